/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters of our own wording, each with what is to be found in it. How much of that is found, and how much else, is
 * counted over all of them, field by field. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "dt-proposal.h"
#include "dt-test.h"
#include "dt-text.h"

#define WANTED .95

/* A field of all letters together. */
typedef struct
{
  const char *name;
  guint       wanted, found, right;
} Score;

typedef enum { FIELD_SYMBOL, FIELD_DATE, FIELD_DEADLINES, FIELD_REFERENCES, FIELD_LEADS, FIELD_COORDINATORS, FIELD_HEAD, FIELD_RELATIONS, FIELD_TASKS, N_FIELDS } Field;

static Score scores[N_FIELDS] = {
  [FIELD_SYMBOL] = { .name = "symbol" }, [FIELD_DATE] = { .name = "date" }, [FIELD_DEADLINES] = { .name = "deadlines" },
  [FIELD_REFERENCES] = { .name = "references" }, [FIELD_LEADS] = { .name = "leads" }, [FIELD_COORDINATORS] = { .name = "coordinators" },
  [FIELD_HEAD] = { .name = "head" }, [FIELD_RELATIONS] = { .name = "relations" }, [FIELD_TASKS] = { .name = "tasks" },
};

static char *
folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "letters", NULL);
}

/* Compares two bags of words; the names of units without regard to capitals. */
static void
count (Field       field,
       const char *letter,
       GPtrArray  *wanted,
       GPtrArray  *found)
{
  Score *score = &scores[field];
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (left, dt_text_exact (g_ptr_array_index (found, i)));
  score->wanted += wanted->len;
  score->found += found->len;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *key = dt_text_exact (g_ptr_array_index (wanted, i));
      guint at;

      if (g_ptr_array_find_with_equal_func (left, key, g_str_equal, &at))
        {
          score->right++;
          g_ptr_array_remove_index (left, at);
        }
      else
        {
          g_test_message ("%s: %s missing: %s", letter, score->name, (const char *) g_ptr_array_index (wanted, i));
        }
    }
  for (guint i = 0; i < left->len; i++)
    g_test_message ("%s: %s too much: %s", letter, score->name, (const char *) g_ptr_array_index (left, i));
}

static GPtrArray *
wanted_list (JsonObject *object,
             const char *name)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (list, g_strdup (json_array_get_string_element (array, i)));

  return list;
}

/* Head fields are asked for one by one; those not named are not looked at. */
static void
count_text (Field       field,
            const char *letter,
            JsonObject *object,
            const char *name,
            const char *value)
{
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!json_object_has_member (object, name))
    return;
  if (!json_object_get_null_member (object, name))
    g_ptr_array_add (wanted, g_strdup_printf ("%s %s", name, json_object_get_string_member (object, name)));
  if (value != NULL && *value != '\0')
    g_ptr_array_add (found, g_strdup_printf ("%s %s", name, value));
  count (field, letter, wanted, found);
}

static void
count_lists (const char       *letter,
             JsonObject       *object,
             const DtProposal *proposal)
{
  static const struct { Field field; const char *name; } lists[] = {
    { FIELD_DEADLINES, "deadlines" }, { FIELD_REFERENCES, "references" }, { FIELD_LEADS, "leads" },
    { FIELD_COORDINATORS, "coordinators" }, { FIELD_TASKS, "tasks" },
    { FIELD_RELATIONS, "relations" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GPtrArray) wanted = wanted_list (object, lists[i].name);
      g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      if (!json_object_has_member (object, lists[i].name) && (lists[i].field == FIELD_TASKS || lists[i].field == FIELD_RELATIONS))
        continue;
      for (guint k = 0; lists[i].field == FIELD_RELATIONS && k < proposal->references->len; k++)
        {
          const DtProposedReference *reference = g_ptr_array_index (proposal->references, k);

          g_ptr_array_add (found, g_strdup_printf ("%s %s", reference->symbol, dt_nick_get (dt_relation_nicks, reference->relation)));
        }
      for (guint k = 0; lists[i].field == FIELD_DEADLINES && k < proposal->deadlines->len; k++)
        {
          const DtProposedDeadline *deadline = g_ptr_array_index (proposal->deadlines, k);
          g_autofree char *day = deadline->deadline.named_day != DT_DAY_NONE ? dt_day_to_iso (deadline->deadline.named_day) : g_strdup ("");
          g_autofree char *time = deadline->deadline.named_time != DT_TIME_NONE ? dt_time_format (deadline->deadline.named_time) : NULL;
          char *text = g_strdup_printf ("%s %s%s%s%s%s", dt_nick_get (dt_bound_nicks, deadline->deadline.bound),
                                        deadline->deadline.rule != NULL ? deadline->deadline.rule : "",
                                        deadline->deadline.rule != NULL && *day != '\0' ? " " : "", day,
                                        time != NULL ? " " : "", time != NULL ? time : "");

          g_ptr_array_add (found, text);
        }
      for (guint k = 0; lists[i].field == FIELD_REFERENCES && k < proposal->references->len; k++)
        {
          const DtProposedReference *reference = g_ptr_array_index (proposal->references, k);
          g_autofree char *day = reference->day != DT_DAY_NONE ? dt_day_to_iso (reference->day) : NULL;

          g_ptr_array_add (found, g_strdup_printf ("%s%s%s", reference->symbol, day != NULL ? " " : "", day != NULL ? day : ""));
        }
      for (guint k = 0; lists[i].field >= FIELD_LEADS && lists[i].field != FIELD_RELATIONS && k < proposal->tasks->len; k++)
        {
          const DtProposedTask *task = g_ptr_array_index (proposal->tasks, k);
          GPtrArray *names = lists[i].field == FIELD_LEADS ? task->leads : task->coordinators;

          if (lists[i].field == FIELD_TASKS)
            g_ptr_array_add (found, g_strdup (task->ordinal));
          for (guint n = 0; lists[i].field != FIELD_TASKS && n < names->len; n++)
            g_ptr_array_add (found, g_strdup_printf ("%s: %s", task->ordinal, (const char *) g_ptr_array_index (names, n)));
        }
      count (lists[i].field, letter, wanted, found);
    }
}

static void
test_letter (gconstpointer data)
{
  const char *name = data;
  g_autofree char *base = folder ();
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *json_name = g_strconcat (name, ".json", NULL);
  g_autofree char *text_path = g_build_filename (base, text_name, NULL);
  g_autofree char *json_path = g_build_filename (base, json_name, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(DtProposal) proposal = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  JsonObject *object;
  gsize length;

  g_file_get_contents (text_path, &text, &length, &error);
  g_assert_no_error (error);
  json_parser_load_from_file (parser, json_path, &error);
  g_assert_no_error (error);

  object = json_node_get_object (json_parser_get_root (parser));
  proposal = dt_letter_read (text);
  day = proposal->day != DT_DAY_NONE ? dt_day_to_iso (proposal->day) : NULL;
  count_text (FIELD_SYMBOL, name, object, "symbol", proposal->symbol);
  count_text (FIELD_DATE, name, object, "date", day);
  count_text (FIELD_HEAD, name, object, "type", proposal->type >= 0 ? dt_nick_get (dt_document_type_nicks, proposal->type) : NULL);
  count_text (FIELD_HEAD, name, object, "issuer", proposal->issuer);
  count_text (FIELD_HEAD, name, object, "place", proposal->place);
  count_text (FIELD_HEAD, name, object, "subject", proposal->subject);
  count_text (FIELD_HEAD, name, object, "signer", proposal->signer);
  count_text (FIELD_HEAD, name, object, "urgency", dt_nick_get (dt_urgency_nicks, proposal->urgency));
  if (json_object_has_member (object, "addressees"))
    {
      g_autoptr(GPtrArray) wanted = wanted_list (object, "addressees");

      count (FIELD_HEAD, name, wanted, proposal->addressees);
    }
  if (json_object_has_member (object, "distribution"))
    {
      g_autoptr(GPtrArray) wanted = wanted_list (object, "distribution");

      count (FIELD_HEAD, name, wanted, proposal->distribution);
    }
  if (json_object_has_member (object, "moves"))
    {
      g_autoptr(GPtrArray) wanted = wanted_list (object, "moves");
      g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < proposal->moves->len; i++)
        {
          const DtProposedMove *move = g_ptr_array_index (proposal->moves, i);

          g_ptr_array_add (found, g_strdup_printf ("%s %d %s", move->later ? "later" : "earlier", move->amount, move->target));
        }
      count (FIELD_DEADLINES, name, wanted, found);
    }
  count_lists (name, object, proposal);
}

/* Runs last. */
static void
test_scores (void)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const Score *score = &scores[i];
      double precision = score->found > 0 ? (double) score->right / score->found : 1;
      double recall = score->wanted > 0 ? (double) score->right / score->wanted : 1;

      g_test_message ("%-12s wanted %4u  found %4u  right %4u  precision %.3f  recall %.3f", score->name, score->wanted, score->found,
                      score->right, precision, recall);
      g_assert_cmpfloat (precision, >=, WANTED);
      g_assert_cmpfloat (recall, >=, WANTED);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *entry;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  base = folder ();
  dir = g_dir_open (base, 0, NULL);
  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (entry, ".json"))
      g_ptr_array_add (names, g_strndup (entry, strlen (entry) - 5));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/reading/letters/%s", (const char *) g_ptr_array_index (names, i));

      g_test_add_data_func (path, g_ptr_array_index (names, i), test_letter);
    }
  g_test_add_func ("/reading/letters/scores", test_scores);

  return g_test_run ();
}
