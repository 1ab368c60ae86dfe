/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* A throw-away register of invented directives, to look around in without touching one's own. */

#define DT_SAMPLES_TODAY dt_day_new (2024, 8, 12)

gboolean  dt_samples_exist       (void);
void      dt_samples_make_async  (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char     *dt_samples_make_finish (GAsyncResult *result, GError **error);
gboolean  dt_samples_is_register (const char *path);
void      dt_samples_remove      (void);

/* The program once more, on such a register: today is one for a whole process. */
gboolean  dt_samples_try         (GError **error);

G_END_DECLS
