/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `remind`: whom to urge about what, the letter for it, and the record of it. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-debtor-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-letter-report.h"
#include "dt-list-jobs.h"
#include "dt-odt.h"
#include "dt-pdf.h"
#include "dt-reminder-letter.h"

typedef struct
{
  DtCliFilter filter;
  char       *channel;
  char       *rung;
  char       *symbol;
  char       *note;
  char       *wanted;
  char       *output;
  gboolean    each;
  gboolean    again;
  gboolean    dry_run;
} Options;

static void
options_clear (Options *self)
{
  dt_cli_filter_clear (&self->filter);
  g_free (self->channel);
  g_free (self->rung);
  g_free (self->symbol);
  g_free (self->note);
  g_free (self->wanted);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The open tasks that are asked for, then who owes what of them. */
static DtDebtorList *
load_debtors (DtCli         *self,
              const DtQuery *query,
              GError       **error)
{
  g_autoptr(GPtrArray) rows = dt_store_read (self->store, dt_job_select_tasks, (gpointer) query, self->cancellable, error);
  DtDebtorQuery *debts;
  DtDebtorList *list;

  if (rows == NULL)
    return NULL;

  debts = dt_debtor_query_new (self->today);
  debts->tasks = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (debts->tasks, ((DtTaskRow *) g_ptr_array_index (rows, i))->id);
  list = dt_store_read (self->store, dt_job_list_debtors, debts, self->cancellable, error);
  dt_debtor_query_free (debts);

  return list;
}

/* Those of one unit where one is asked for; without those urged today, unless they are wanted again. */
static DtDebtorList *
choose (DtCli              *self,
        const Options      *options,
        const DtQuery      *query,
        const DtDebtorList *all,
        guint              *n_today)
{
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < all->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (all->debtors, i);

      if (query->unit_id != 0 && debtor->unit_id != query->unit_id)
        continue;
      if (debtor->reminded_day == self->today && !options->again)
        (*n_today)++;
      else
        g_array_append_val (units, debtor->unit_id);
    }

  return dt_debtor_list_choose (all, units);
}

static void
write_debtors (DtCli              *self,
               const DtDebtorList *list)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Unit"), _("Last Day"), _("Directive"), _("Clause"), _("Reminded"), _("Telephone"),
                                                  _("Task"), NULL);

  for (guint i = 0; i < list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, i);

      for (guint k = 0; k < debtor->debts->len; k++)
        {
          const DtDebt *debt = g_ptr_array_index (debtor->debts, k);
          g_autofree char *day = dt_day_format (debt->last_day, DT_DAY_STYLE_PARTY, self->today);
          g_autofree char *times = g_strdup_printf ("%d", debt->n_reminders);

          dt_cli_table_add (table, debtor->unit, debt->last_day != DT_DAY_NONE ? day : "—", debt->directive, debt->clause, times,
                            debtor->phone, debt->title, NULL);
        }
    }
  if (list->debtors->len > 0)
    dt_cli_table_write (table);
}

static int
write_letter (DtCli              *self,
              const Options      *options,
              const DtDebtorList *list,
              int                 rung,
              DtDay               wanted_day)
{
  DtReminderDraft draft = {
    .list = list, .rung = MAX (rung, 2), .today = self->today, .wanted_day = wanted_day,
    .with_list = list->debtors->len > 3 || list->n_tasks > 1,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtReport) report = NULL;
  GPtrArray *letters;

  if (options->each)
    {
      letters = dt_reminder_letters_new (&draft);
    }
  else
    {
      letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_free);
      g_ptr_array_add (letters, dt_reminder_letter_new (&draft));
    }
  if (options->symbol != NULL)
    for (guint i = 0; i < letters->len; i++)
      {
        DtLetter *letter = g_ptr_array_index (letters, i);

        /* The whole symbol, "1471-CV/VPTU", stands where the number does. */
        g_free (letter->number);
        g_free (letter->notation);
        letter->number = g_strdup (options->symbol);
        letter->notation = g_strdup ("");
      }
  if (g_str_has_suffix (options->output, ".odt"))
    {
      gboolean ok = dt_odt_write_letters (letters, self->today, options->output, self->cancellable, &error);

      g_ptr_array_unref (letters);
      return ok ? DT_CLI_DONE : dt_cli_refuse (self, error);
    }
  report = dt_letter_report_new (letters, self->today);

  return dt_pdf_write (report, options->output, NULL, NULL, self->cancellable, &error) ? DT_CLI_DONE : dt_cli_refuse (self, error);
}

static int
store_reminders (DtCli              *self,
                 const Options      *options,
                 const DtDebtorList *list,
                 DtChannel           channel,
                 int                 rung)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtReminderEdit *edit;
  gpointer result = NULL;
  int code;

  for (guint i = 0; i < list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, i);

      for (guint k = 0; k < debtor->debts->len; k++)
        g_array_append_val (ids, ((DtDebt *) g_ptr_array_index (debtor->debts, k))->assignment_id);
    }
  edit = dt_reminder_edit_new ((const gint64 *) (gpointer) ids->data, ids->len, self->today, channel);
  edit->rung = rung;
  edit->symbol = g_strdup (options->symbol);
  edit->note = g_strdup (options->note);
  code = dt_cli_write_job (self, "remind", options->dry_run, dt_job_log_reminder, edit, &result);
  dt_reminder_edit_free (edit);

  return code;
}

/* The register is open and the query knows its names. */
static int
remind (DtCli         *self,
        const Options *options,
        const DtQuery *query,
        DtChannel      channel,
        gint64         rung,
        DtDay          wanted_day)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDebtorList) all = load_debtors (self, query, &error);
  g_autoptr(DtDebtorList) list = NULL;
  guint n_today = 0;
  int code = DT_CLI_DONE;

  if (all == NULL)
    return dt_cli_refuse (self, error);

  list = choose (self, options, query, all, &n_today);
  write_debtors (self, list);
  if (n_today > 0)
    {
      g_printerr (ngettext ("%u unit was reminded today and is left out; --again takes it in.",
                            "%u units were reminded today and are left out; --again takes them in.", n_today), n_today);
      g_printerr ("\n");
    }
  if (list->debtors->len == 0)
    {
      g_printerr ("%s\n", _("Nobody is to be reminded; nothing was changed."));
      return dt_cli_finish_output (self);
    }

  if (rung == 0)
    for (guint i = 0; i < list->debtors->len; i++)
      rung = MAX (rung, ((DtDebtor *) g_ptr_array_index (list->debtors, i))->rung);
  if (channel != DT_CHANNEL_PHONE)
    rung = MAX (rung, 2);
  if (options->output != NULL)
    code = write_letter (self, options, list, (int) rung, wanted_day != DT_DAY_NONE ? wanted_day : dt_reminder_wanted_day (list, self->today));
  if (code == DT_CLI_DONE)
    code = store_reminders (self, options, list, channel, channel == DT_CHANNEL_PHONE && options->rung == NULL ? 1 : (int) rung);
  if (code != DT_CLI_DONE)
    return code;

  g_printerr (options->dry_run ? ngettext ("%u unit would be reminded; nothing was changed.",
                                           "%u units would be reminded; nothing was changed.", list->debtors->len)
                               : ngettext ("%u unit reminded.", "%u units reminded.", list->debtors->len), list->debtors->len);
  g_printerr ("\n");

  return dt_cli_finish_output (self);
}

/**
 * dt_cli_run_remind:
 *
 * Returns: an exit code
 */
int
dt_cli_run_remind (DtCli  *self,
                   char  **args)
{
  g_auto(Options) options = { 0 };
  GOptionEntry entries[] = {
    { "channel", 0, 0, G_OPTION_ARG_FILENAME, &options.channel, N_("How: phone, letter, mail or visit"), N_("HOW") },
    { "rung", 0, 0, G_OPTION_ARG_FILENAME, &options.rung, N_("The step of urging, 1 to 4; if not given, the next one"), N_("N") },
    { "symbol", 0, 0, G_OPTION_ARG_FILENAME, &options.symbol, N_("The symbol of the letter"), N_("SYMBOL") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_("A remark"), N_("WORDS") },
    { "wanted", 0, 0, G_OPTION_ARG_FILENAME, &options.wanted, N_("The day the letter asks for"), N_("DAY") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write the letter to this file"), N_("FILE.pdf|FILE.odt") },
    { "each", 0, 0, G_OPTION_ARG_NONE, &options.each, N_("A letter of its own for each unit"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, N_("Also units that were reminded today"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only show who would be reminded"), NULL },
    DT_CLI_FILTER_ENTRIES (options.filter),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtQuery) query = NULL;
  int channel = DT_CHANNEL_LETTER;
  DtDay wanted_day = DT_DAY_NONE;
  gint64 rung = 0;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (dt_cli_filter_is_empty (&options.filter))
    return dt_cli_wrong_usage (self, "%s", _("Say about which tasks: --unit, --directive, --state, --from, --to or --search."));
  if (options.channel != NULL && !dt_nick_find (dt_channel_nicks, options.channel, &channel))
    return dt_cli_wrong_usage (self, "%s", _("--channel must be phone, letter, mail or visit."));
  if (options.rung != NULL && !g_ascii_string_to_signed (options.rung, 10, 1, 4, &rung, NULL))
    return dt_cli_wrong_usage (self, "%s", _("--rung must be a whole number from 1 to 4."));
  if (!dt_cli_is_utf8 (self, options.symbol, &code) || !dt_cli_is_utf8 (self, options.note, &code))
    return code;

  query = dt_query_new (self->today);
  query->open_only = options.filter.state == NULL;
  code = dt_cli_set_day (self, "--wanted", options.wanted, &wanted_day);
  if (code == DT_CLI_DONE)
    code = dt_cli_filter_check (self, &options.filter, query);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = dt_cli_filter_resolve (self, &options.filter, query);

  return code == DT_CLI_DONE ? remind (self, &options, query, (DtChannel) channel, rung, wanted_day) : code;
}
