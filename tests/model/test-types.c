/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-state.h"
#include "dt-test.h"
#include "dt-types.h"

typedef struct
{
  const char   *name;
  const DtNick *table;
  int           last;   /* value; the first is 0 */
} Table;

static const Table tables[] = {
  { "role", dt_role_nicks, DT_ROLE_OVERSEER },
  { "bound", dt_bound_nicks, DT_BOUND_TEXT },
  { "relation", dt_relation_nicks, DT_RELATION_MENTIONS },
  { "unit-kind", dt_unit_kind_nicks, DT_UNIT_OTHER },
  { "urgency", dt_urgency_nicks, DT_URGENCY_EXPRESS },
  { "channel", dt_channel_nicks, DT_CHANNEL_VISIT },
  { "verdict", dt_verdict_nicks, DT_VERDICT_RETURNED },
  { "extension verdict", dt_extension_verdict_nicks, DT_EXTENSION_REFUSED },
  { "hold", dt_hold_nicks, DT_HOLD_CANCELLED },
  { "change-kind", dt_change_kind_nicks, DT_CHANGE_CORRECT },
  { "span-unit", dt_span_unit_nicks, DT_SPAN_MONTHS },
  { "day-off-rule", dt_day_off_rule_nicks, DT_DAY_OFF_NEXT },
  { "calendar-kind", dt_calendar_kind_nicks, DT_CALENDAR_SWAPPED_WORKING },
  { "document-type", dt_document_type_nicks, DT_DOCUMENT_OTHER },
  { "state", dt_state_nicks, DT_STATE_STANDING },
};

/* Every value has its own word of lower-case ASCII, which leads back to it, and a label. */
static void
test_table (gconstpointer data)
{
  const Table *table = data;

  for (int value = 0; value <= table->last; value++)
    {
      const char *nick = dt_nick_get (table->table, value);
      int found = -1;

      g_assert_cmpstr (nick, !=, "");
      for (const char *p = nick; *p != '\0'; p++)
        g_assert_true (g_ascii_islower (*p) || *p == '-');
      g_assert_true (dt_nick_find (table->table, nick, &found));
      g_assert_cmpint (found, ==, value);
      g_assert_cmpstr (dt_nick_label (table->table, value), !=, "");
    }

  g_assert_cmpstr (dt_nick_get (table->table, table->last + 1), ==, "");
  g_assert_cmpstr (dt_nick_label (table->table, table->last + 1), ==, "");
}

static void
test_unknown (void)
{
  int value = 77;

  g_assert_false (dt_nick_find (dt_role_nicks, "leader", &value));
  g_assert_false (dt_nick_find (dt_role_nicks, "", &value));
  g_assert_false (dt_nick_find (dt_role_nicks, NULL, &value));
  g_assert_cmpint (value, ==, 77);
  g_assert_true (dt_nick_find (dt_role_nicks, "lead", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/model/types/", tables[i].name, NULL);

      g_test_add_data_func (path, &tables[i], test_table);
    }
  g_test_add_func ("/model/types/unknown", test_unknown);

  return g_test_run ();
}
