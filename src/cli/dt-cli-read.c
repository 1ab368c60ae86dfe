/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `read`: what a letter seems to ask, without storing anything. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-letter-file.h"
#include "dt-proposal.h"

/* ---- JSON ---- */

typedef char *(*ItemWriter) (const DtProposal *proposal, gconstpointer item);

static char *
close_object (GString *object)
{
  g_string_append (object, object->len > 0 ? "}" : "{}");
  return g_string_free (object, FALSE);
}

static void
add_items (GString          *object,
           const char       *name,
           const DtProposal *proposal,
           GPtrArray        *items,
           ItemWriter        write)
{
  g_autoptr(GString) list = g_string_new ("[");

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *json = write (proposal, g_ptr_array_index (items, i));

      g_string_append (list, i > 0 ? ",\n  " : "\n  ");
      g_string_append (list, json);
    }
  g_string_append (list, "]");
  dt_cli_json_raw (object, name, list->str);
}

static void
add_place (GString *object,
           DtSpan   place)
{
  dt_cli_json_number (object, "start", place.start);
  dt_cli_json_number (object, "end", place.end);
}

static char *
write_reference (const DtProposal *proposal,
                 gconstpointer     item)
{
  const DtProposedReference *reference = item;
  GString *object = g_string_new (NULL);

  dt_cli_json_text (object, "symbol", reference->symbol);
  dt_cli_json_day (object, "date", reference->day);
  dt_cli_json_text (object, "relation", dt_nick_get (dt_relation_nicks, reference->relation));
  add_place (object, reference->place);

  return close_object (object);
}

static void
add_deadline (GString                  *object,
              const DtProposedDeadline *deadline)
{
  g_autofree char *time = deadline->deadline.named_time != DT_TIME_NONE ? dt_time_format (deadline->deadline.named_time) : NULL;

  dt_cli_json_text (object, "words", deadline->words);
  dt_cli_json_day (object, "date", deadline->deadline.named_day);
  dt_cli_json_text (object, "time", time);
  dt_cli_json_text (object, "bound", dt_nick_get (dt_bound_nicks, deadline->deadline.bound));
  dt_cli_json_day (object, "last_day", deadline->last_day);
  dt_cli_json_text (object, "rule", deadline->deadline.rule);
}

static char *
write_deadline (const DtProposal *proposal,
                gconstpointer     item)
{
  const DtProposedDeadline *deadline = item;
  GString *object = g_string_new (NULL);

  add_deadline (object, deadline);
  dt_cli_json_text (object, "what", deadline->what);
  dt_cli_json_raw (object, "certain", deadline->doubts == 0 ? "true" : "false");
  add_place (object, deadline->place);

  return close_object (object);
}

static char *
write_task (const DtProposal *proposal,
            gconstpointer     item)
{
  const DtProposedTask *task = item;
  GString *object = g_string_new (NULL);
  GString *inner = g_string_new (NULL);
  g_autofree char *deadline = NULL;

  dt_cli_json_text (object, "ordinal", task->ordinal);
  dt_cli_json_text (object, "title", task->title);
  dt_cli_json_texts (object, "leads", task->leads);
  dt_cli_json_texts (object, "coordinators", task->coordinators);
  dt_cli_json_text (object, "recipient", task->recipient);
  if (task->deadline >= 0)
    {
      add_deadline (inner, g_ptr_array_index (proposal->deadlines, (guint) task->deadline));
    }
  else if (task->bound != DT_BOUND_NONE)
    {
      dt_cli_json_text (inner, "words", task->bound_words);
      dt_cli_json_text (inner, "date", NULL);
      dt_cli_json_text (inner, "time", NULL);
      dt_cli_json_text (inner, "bound", dt_nick_get (dt_bound_nicks, task->bound));
      dt_cli_json_text (inner, "last_day", NULL);
      dt_cli_json_text (inner, "rule", NULL);
    }
  if (inner->len > 0)
    {
      deadline = close_object (inner);
      dt_cli_json_raw (object, "deadline", deadline);
    }
  else
    {
      g_string_free (inner, TRUE);
      dt_cli_json_raw (object, "deadline", "null");
    }
  dt_cli_json_text (object, "passage", task->passage);
  dt_cli_json_raw (object, "certain", task->certain && task->leads->len > 0 ? "true" : "false");
  add_place (object, task->place);

  return close_object (object);
}

static char *
write_move (const DtProposal *proposal,
            gconstpointer     item)
{
  const DtProposedMove *move = item;
  GString *object = g_string_new (NULL);

  dt_cli_json_number (object, "days", move->amount);
  dt_cli_json_text (object, "unit", dt_nick_get (dt_span_unit_nicks, move->unit));
  dt_cli_json_text (object, "direction", move->later ? "later" : "earlier");
  dt_cli_json_text (object, "target", move->target);
  dt_cli_json_text (object, "words", move->words);
  add_place (object, move->place);

  return close_object (object);
}

static void
write_json (const DtProposal *proposal)
{
  GString *object = g_string_new (NULL);
  g_autofree char *json = NULL;

  dt_cli_json_text (object, "symbol", proposal->symbol);
  dt_cli_json_text (object, "type", proposal->type >= 0 ? dt_nick_get (dt_document_type_nicks, proposal->type) : NULL);
  dt_cli_json_text (object, "issuer", proposal->issuer);
  dt_cli_json_text (object, "place", proposal->place);
  dt_cli_json_day (object, "date", proposal->day);
  dt_cli_json_text (object, "subject", proposal->subject);
  dt_cli_json_texts (object, "addressees", proposal->addressees);
  dt_cli_json_texts (object, "distribution", proposal->distribution);
  dt_cli_json_text (object, "signer", proposal->signer);
  dt_cli_json_text (object, "signer_title", proposal->signer_title);
  dt_cli_json_text (object, "urgency", dt_nick_get (dt_urgency_nicks, proposal->urgency));
  add_items (object, "references", proposal, proposal->references, write_reference);
  add_items (object, "tasks", proposal, proposal->tasks, write_task);
  add_items (object, "deadlines", proposal, proposal->deadlines, write_deadline);
  add_items (object, "schedule_changes", proposal, proposal->moves, write_move);
  dt_cli_json_texts (object, "to_confirm", proposal->to_confirm);
  json = close_object (object);
  dt_cli_write (json);
  dt_cli_write ("\n");
}

/* ---- Text ---- */

static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (names, i));

  return g_string_free (text, FALSE);
}

static void
write_tasks (DtCli            *self,
             const DtProposal *proposal)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Clause"), _("Last Day"), _("Deadline"), _("Lead"), _("Task"), NULL);

  for (guint i = 0; i < proposal->tasks->len; i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);
      const DtProposedDeadline *deadline = task->deadline >= 0 ? g_ptr_array_index (proposal->deadlines, (guint) task->deadline) : NULL;
      g_autofree char *leads = join (task->leads);
      g_autofree char *day = deadline != NULL && deadline->last_day != DT_DAY_NONE
                             ? dt_day_format (deadline->last_day, DT_DAY_STYLE_PARTY, self->today) : g_strdup ("—");

      dt_cli_table_add (table, task->ordinal, day, deadline != NULL ? deadline->words : task->bound_words != NULL ? task->bound_words : "",
                        leads, task->title, NULL);
    }
  if (proposal->tasks->len > 0)
    dt_cli_table_write (table);
}

static void
write_text (DtCli            *self,
            const DtProposal *proposal)
{
  g_autofree char *addressees = join (proposal->addressees);
  g_autofree char *day = proposal->day != DT_DAY_NONE ? dt_day_format (proposal->day, DT_DAY_STYLE_PARTY, self->today) : NULL;

  dt_cli_write_field (_("Symbol"), proposal->symbol);
  dt_cli_write_field (_("Type"), proposal->type >= 0 ? dt_nick_label (dt_document_type_nicks, proposal->type) : NULL);
  dt_cli_write_field (_("Issuer"), proposal->issuer);
  dt_cli_write_field (_("Date"), day);
  dt_cli_write_field (_("Subject"), proposal->subject);
  dt_cli_write_field (_("To"), addressees);
  dt_cli_write_field (_("Signer"), proposal->signer);
  write_tasks (self, proposal);
  for (guint i = 0; i < proposal->to_confirm->len; i++)
    dt_cli_write_field (_("To confirm"), g_ptr_array_index (proposal->to_confirm, i));
}

/**
 * dt_cli_run_read:
 *
 * Returns: an exit code
 */
int
dt_cli_run_read (DtCli  *self,
                 char  **args)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *format_text = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("How to show it: text or json"), N_("FORMAT") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtProposal) proposal = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  DtCliFormat format;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format_text, &format);
  if (code != DT_CLI_DONE)
    return code;
  if (format == DT_CLI_CSV)
    return dt_cli_wrong_usage (self, "%s", _("A letter is shown as text or json."));
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one file: the letter."));

  text = dt_letter_file_read (names[0], self->cancellable, &error);
  if (text == NULL)
    return dt_cli_refuse (self, error);

  proposal = dt_letter_read (text);
  if (format == DT_CLI_JSON)
    write_json (proposal);
  else
    write_text (self, proposal);

  return dt_cli_finish_output (self);
}
