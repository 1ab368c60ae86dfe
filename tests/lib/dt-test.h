/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-date.h"

G_BEGIN_DECLS

typedef gboolean (*DtTestCondition) (gpointer user_data);

/* A folder of its own for a case, and its removal with all that is in it. */
char    *dt_test_dir_new     (void);
void     dt_test_dir_remove  (const char *path);

/* Runs the main loop until the condition holds; fails the test after ten seconds. No sleeps anywhere else. */
void     dt_test_wait_until  (DtTestCondition condition, gpointer user_data);

/* Turns the messages to Vietnamese for the rest of the program; FALSE (and the case skipped) where the
 * translation has not been built. */
gboolean dt_test_use_vietnamese (void);

/* An exported register without the newest entry of its journal: that of the reading it came from. Takes the text. */
char    *dt_test_without_last_entry (char *xml);

DtDay    dt_test_day         (const char *iso);
char    *dt_test_iso         (DtDay day);

/* Compares a day, as ISO, with what it should be; "" for no day. */
#define dt_test_assert_day(day, iso)                       \
  G_STMT_START {                                           \
    g_autofree char *dt_test_iso_ = dt_test_iso (day);     \
    g_assert_cmpstr (dt_test_iso_, ==, (iso));             \
  } G_STMT_END

/* Compares and frees a string that the expression gives away. */
#define dt_test_assert_string(expression, expected)        \
  G_STMT_START {                                           \
    g_autofree char *dt_test_string_ = (expression);       \
    g_assert_cmpstr (dt_test_string_, ==, (expected));     \
  } G_STMT_END

G_END_DECLS
