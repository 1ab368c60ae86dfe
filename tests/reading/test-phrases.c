/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every example of the table of phrases is read as it says, by all rules together; so are the counter-examples. */

#include "dt-deadline-phrases.h"
#include "dt-test.h"

static char *
read_all (const char *source)
{
  g_autoptr(DtSourceText) text = dt_source_text_read (source);
  g_autoptr(GArray) found = dt_phrases_find (text, 0, text->n, NULL, dt_test_day ("2024-07-22"));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *one = dt_phrase_describe (&g_array_index (found, DtPhrase, i));

      g_string_append_printf (all, "%s%s", i > 0 ? "; " : "", one);
    }

  return g_string_free (all, FALSE);
}

static void
test_rule (gconstpointer data)
{
  const DtPhraseRule *rule = data;

  for (guint i = 0; i < G_N_ELEMENTS (rule->examples) && rule->examples[i].text != NULL; i++)
    {
      g_autofree char *reading = read_all (rule->examples[i].text);
      g_autofree char *decomposed = g_utf8_normalize (rule->examples[i].text, -1, G_NORMALIZE_NFD);
      g_autofree char *again = read_all (decomposed);

      if (g_strcmp0 (reading, rule->examples[i].reading) != 0)
        g_test_message ("“%s”", rule->examples[i].text);
      g_assert_cmpstr (reading, ==, rule->examples[i].reading);
      g_assert_cmpstr (again, ==, rule->examples[i].reading);
    }
}

/* What a person writes into a form: a day, or words that urge; else it is not understood. */
static void
test_words (void)
{
  static const struct { const char *words; int bound; const char *last_day; } rows[] = {
    { "trước ngày 25/8/2024", DT_BOUND_BEFORE, "2024-08-24" }, { "khẩn trương", DT_BOUND_TEXT, "" }, { "Triển khai ngay", DT_BOUND_TEXT, "" },
    { "thường xuyên", DT_BOUND_STANDING, "" }, { "khi nào rảnh", -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DtDay last_day;
      DtDeadline *deadline = dt_phrase_read_words (rows[i].words, dt_test_day ("2024-07-22"), &last_day);

      g_assert_cmpint (deadline != NULL ? (int) deadline->bound : -1, ==, rows[i].bound);
      dt_test_assert_day (last_day, rows[i].last_day);
      if (deadline != NULL)
        g_assert_cmpstr (deadline->words, ==, rows[i].words);
      g_clear_pointer (&deadline, dt_deadline_free);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n;
  const DtPhraseRule *rules = dt_phrase_rules (&n);

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/reading/phrases/", rules[i].name, NULL);

      g_test_add_data_func (path, &rules[i], test_rule);
    }
  g_test_add_func ("/reading/phrases/words", test_words);

  return g_test_run ();
}
