/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every example of the table of who does something is read as it says, by all rules together; so are the counter-examples. */

#include "dt-doer-rules.h"
#include "dt-proposal.h"
#include "dt-test.h"

static void
add_names (GString   *all,
           GPtrArray *names,
           GPtrArray *seen)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_ptr_array_find_with_equal_func (seen, name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, (gpointer) name);
      g_string_append_printf (all, "%s%s", seen->len > 1 ? ", " : "", name);
    }
}

static char *
read_doers (const char *source)
{
  g_autoptr(DtProposal) proposal = dt_letter_read (source);
  g_autoptr(GPtrArray) leads = g_ptr_array_new ();
  g_autoptr(GPtrArray) helpers = g_ptr_array_new ();
  g_autoptr(GString) helping = g_string_new (NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < proposal->tasks->len; i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);

      add_names (all, task->leads, leads);
      add_names (helping, task->coordinators, helpers);
    }
  if (helping->len > 0)
    g_string_append_printf (all, " / %s", helping->str);

  return g_string_free (all, FALSE);
}

static void
test_rule (gconstpointer data)
{
  const DtDoerRule *rule = data;

  for (guint i = 0; i < G_N_ELEMENTS (rule->examples) && rule->examples[i].text != NULL; i++)
    {
      g_autofree char *reading = read_doers (rule->examples[i].text);

      if (g_strcmp0 (reading, rule->examples[i].reading) != 0)
        g_test_message ("“%s”", rule->examples[i].text);
      g_assert_cmpstr (reading, ==, rule->examples[i].reading);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n;
  const DtDoerRule *rules = dt_doer_rules (&n);

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/reading/doers/", rules[i].name, NULL);

      g_test_add_data_func (path, &rules[i], test_rule);
    }

  return g_test_run ();
}
