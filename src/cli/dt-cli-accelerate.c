/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `accelerate`: moves all days of a directive earlier, as an act with its cause. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"

/* A move by more than ten years is a slip of the finger. */
#define MAX_DAYS 3660

static const char *
effect_words (const DtMovePreview *move)
{
  if (move->effects & DT_EFFECT_BEFORE_ISSUE)
    return _("before the directive itself: left as it is");
  if (move->effects & DT_EFFECT_UNCHANGED)
    return _("not moved");
  if (move->effects & (DT_EFFECT_PAST | DT_EFFECT_LATE))
    return _("already past");
  if (move->effects & DT_EFFECT_SQUEEZED)
    return _("squeezed by a task it waits for");
  if (move->effects & DT_EFFECT_DAY_OFF)
    return _("day off");

  return "";
}

static void
write_moves (const DtChangePreview *preview,
             DtDay                  today)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Clause"), _("Old Day"), _("New Day"), _("Effect"), _("Task"), NULL);

  for (guint i = 0; i < preview->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (preview->moves, i);
      g_autofree char *old_day = dt_day_format (move->old_day, DT_DAY_STYLE_PARTY, today);
      g_autofree char *new_day = dt_day_format (move->new_day, DT_DAY_STYLE_PARTY, today);

      dt_cli_table_add (table, move->clause != NULL ? move->clause : "", old_day, new_day, effect_words (move),
                        move->title != NULL ? move->title : "", NULL);
    }
  if (preview->moves->len > 0)
    dt_cli_table_write (table);
}

static int
apply (DtCli        *self,
       DtChangeEdit *edit,
       gboolean      dry_run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = NULL;

  if (dry_run)
    {
      preview = dt_store_read (self->store, dt_job_preview_change, edit, self->cancellable, &error);
    }
  else
    {
      DtWrite write = { .action = "accelerate", .label = _("Accelerate deadlines") };

      preview = dt_store_write (self->store, &write, dt_job_apply_change, edit, self->cancellable, &error);
    }
  if (preview == NULL)
    return dt_cli_refuse (self, error);

  write_moves (preview, self->today);
  if (dry_run)
    g_printerr (ngettext ("%d task would move; nothing was changed.", "%d tasks would move; nothing was changed.",
                          (gulong) preview->n_moved), preview->n_moved);
  else
    g_printerr (ngettext ("%d task moved.", "%d tasks moved.", (gulong) preview->n_moved), preview->n_moved);
  g_printerr ("\n");

  return dt_cli_finish_output (self);
}

/* A whole number, nothing after it. */
static gboolean
parse_days (const char *text,
            int        *days)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 1, MAX_DAYS, &number, NULL))
    return FALSE;

  *days = (int) number;
  return TRUE;
}

/**
 * dt_cli_run_accelerate:
 *
 * Returns: an exit code
 */
int
dt_cli_run_accelerate (DtCli  *self,
                       char  **args)
{
  g_autofree char *days_text = NULL;
  g_autofree char *cause = NULL;
  g_auto(GStrv) symbols = NULL;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_FILENAME, &days_text, N_("By how many days"), N_("N") },
    { "cause", 0, 0, G_OPTION_ARG_FILENAME, &cause, N_("The directive that orders it"), N_("SYMBOL") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would move"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &symbols, NULL, N_("SYMBOL") },
    G_OPTION_ENTRY_NULL,
  };
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .unit = DT_SPAN_DAYS, .day_off = DT_DAY_OFF_KEEP };
  DtChangeEdit *edit;
  gint64 target_id = 0, cause_id = 0;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (symbols == NULL || symbols[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one directive whose days are to move."));
  if (days_text == NULL || !parse_days (days_text, &rule.amount))
    return dt_cli_wrong_usage (self, _("--days must be a whole number from 1 to %d."), MAX_DAYS);
  if (cause == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--cause must name the directive that orders it."));
  if (!dt_cli_is_utf8 (self, symbols[0], &code) || !dt_cli_is_utf8 (self, cause, &code))
    return code;

  code = dt_cli_open (self, dry_run ? DT_STORE_FLAGS_READ_ONLY : DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, symbols[0], &target_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, cause, &cause_id);
  if (code != DT_CLI_DONE)
    return code;

  edit = dt_change_edit_new (target_id, cause_id, &rule, self->today);
  code = apply (self, edit, dry_run);
  dt_change_edit_free (edit);
  return code;
}
