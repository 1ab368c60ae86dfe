/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `accelerate`, `postpone`, `fix`, and `change` for all three: moves days of a directive, as an act with its cause.
 * `lift` takes one back. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-obligation-jobs.h"

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

/* What the options of these commands say. */
typedef struct
{
  char   *days;
  char   *unit_of;
  char   *day_off;
  char   *day;
  char   *earlier;        /* of `change`: one of three */
  char   *later;
  char   *part;           /* a unit's part alone */
  char   *cause;
  char   *decided;
  char  **except;
  char  **tasks;
  char  **symbols;
  gboolean dry_run;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->days);
  g_free (self->unit_of);
  g_free (self->day_off);
  g_free (self->day);
  g_free (self->earlier);
  g_free (self->later);
  g_free (self->part);
  g_free (self->cause);
  g_free (self->decided);
  g_strfreev (self->except);
  g_strfreev (self->tasks);
  g_strfreev (self->symbols);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
write_counted (const DtChangePreview *preview,
               gboolean               dry_run)
{
  if (dry_run)
    g_printerr (ngettext ("%d task would move; nothing was changed.", "%d tasks would move; nothing was changed.",
                          (gulong) preview->n_moved), preview->n_moved);
  else
    g_printerr (ngettext ("%d task moved.", "%d tasks moved.", (gulong) preview->n_moved), preview->n_moved);
  g_printerr ("\n");
  /* It may be meant, so it is only told. */
  if (preview->n_alike > 0)
    g_printerr ("%s\n", _("Note: the same directive has moved these deadlines already; both changes are in force and add up."));
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
      DtWrite write = { .action = dt_nick_get (dt_change_kind_nicks, (int) edit->rule.kind), .label = _("Move deadlines") };

      preview = dt_store_write (self->store, &write, dt_job_apply_change, edit, self->cancellable, &error);
    }
  if (preview == NULL)
    return dt_cli_refuse (self, error);

  write_moves (preview, self->today);
  write_counted (preview, dry_run);

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

static int
parse_nick (DtCli        *self,
            const char   *option,
            const char   *text,
            const DtNick *nicks,
            const char   *choices,
            int          *value)
{
  g_autofree char *shown = NULL;

  if (text == NULL || dt_nick_find (nicks, text, value))
    return DT_CLI_DONE;

  shown = g_utf8_make_valid (text, -1);
  return dt_cli_wrong_usage (self, _("%s: “%s” is none of %s."), option, shown, choices);
}

static int
read_rule (DtCli          *self,
           const Options  *options,
           DtScheduleRule *rule)
{
  int unit = DT_SPAN_DAYS;
  int day_off = DT_DAY_OFF_KEEP;
  int code;

  if (rule->kind == DT_CHANGE_FIX && options->day == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--day must say the new day."));
  if (rule->kind != DT_CHANGE_FIX && (options->days == NULL || !parse_days (options->days, &rule->amount)))
    return dt_cli_wrong_usage (self, _("%s must be a whole number from 1 to %d."),
                               options->earlier != NULL ? "--earlier" : options->later != NULL ? "--later" : "--days", MAX_DAYS);

  code = dt_cli_set_day (self, "--day", options->day, &rule->fixed_day);
  if (code == DT_CLI_DONE)
    code = parse_nick (self, "--unit-of", options->unit_of, dt_span_unit_nicks, "days, working-days, months", &unit);
  if (code == DT_CLI_DONE)
    code = parse_nick (self, "--day-off", options->day_off, dt_day_off_rule_nicks, "keep, previous, next", &day_off);
  rule->unit = (DtSpanUnit) unit;
  rule->day_off = (DtDayOffRule) day_off;

  return code;
}

/* Whether the names can be names at all. */
static int
check_names (DtCli         *self,
             const Options *options)
{
  int code = DT_CLI_DONE;

  if (options->symbols == NULL || options->symbols[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one directive whose days are to move."));
  if (options->cause == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--cause must name the directive that orders it."));
  if (options->part != NULL && (options->tasks == NULL || options->tasks[1] != NULL))
    return dt_cli_wrong_usage (self, "%s", _("--unit moves one unit's part of one task; name it with --task."));
  if (!dt_cli_is_utf8 (self, options->symbols[0], &code) || !dt_cli_is_utf8 (self, options->cause, &code)
      || !dt_cli_is_utf8 (self, options->part, &code))
    return code;
  for (char **text = options->except; text != NULL && *text != NULL; text++)
    if (!dt_cli_is_utf8 (self, *text, &code))
      return code;
  for (char **text = options->tasks; text != NULL && *text != NULL; text++)
    if (!dt_cli_is_utf8 (self, *text, &code))
      return code;

  return DT_CLI_DONE;
}

/* The tasks of these ordinals; nothing for none. */
static int
find_tasks (DtCli   *self,
            gint64   directive_id,
            char   **ordinals,
            GArray  *ids)
{
  for (char **ordinal = ordinals; ordinal != NULL && *ordinal != NULL; ordinal++)
    {
      gint64 id;
      int code = dt_cli_find_task (self, directive_id, *ordinal, &id);

      if (code != DT_CLI_DONE)
        return code;
      g_array_append_val (ids, id);
    }

  return DT_CLI_DONE;
}

static int
find_part_of (DtCli      *self,
              gint64      task_id,
              const char *unit,
              gint64     *part_id)
{
  gint64 unit_id = 0;
  int code = dt_cli_find_unit (self, unit, &unit_id);

  return code == DT_CLI_DONE ? dt_cli_find_part (self, task_id, unit_id, part_id) : code;
}

static int
apply_to (DtCli                *self,
          const Options        *options,
          const DtScheduleRule *rule,
          gint64                target_id,
          gint64                cause_id)
{
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) except = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtDay decided_day = DT_DAY_NONE;
  gint64 part_id = 0;
  DtChangeEdit *edit;
  int code = dt_cli_set_day (self, "--decided", options->decided, &decided_day);

  if (code == DT_CLI_DONE)
    code = find_tasks (self, target_id, options->tasks, chosen);
  if (code == DT_CLI_DONE)
    code = find_tasks (self, target_id, options->except, except);
  if (code == DT_CLI_DONE && options->part != NULL)
    code = find_part_of (self, g_array_index (chosen, gint64, 0), options->part, &part_id);
  if (code != DT_CLI_DONE)
    return code;

  edit = part_id != 0 ? dt_change_edit_new_for_part (part_id, cause_id, rule, self->today)
         : chosen->len == 0 ? dt_change_edit_new (target_id, cause_id, rule, self->today)
                            : dt_change_edit_new_for_tasks ((const gint64 *) (gpointer) chosen->data, chosen->len, cause_id, rule, self->today);
  edit->decided_day = decided_day;
  edit->excepted = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < except->len; i++)
    g_hash_table_add (edit->excepted, &g_array_index (except, gint64, i));
  code = apply (self, edit, options->dry_run);
  dt_change_edit_free (edit);

  return code;
}

/* The options are read; the register is still closed. */
static int
run_options (DtCli         *self,
             const Options *options,
             DtChangeKind   kind)
{
  DtScheduleRule rule = { .kind = kind };
  gint64 target_id = 0, cause_id = 0;
  int code = DT_CLI_DONE;

  if (options->symbols == NULL || options->symbols[1] != NULL)
    code = check_names (self, options);
  if (code == DT_CLI_DONE)
    code = read_rule (self, options, &rule);
  if (code == DT_CLI_DONE)
    code = check_names (self, options);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, options->dry_run ? DT_STORE_FLAGS_READ_ONLY : DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, options->symbols[0], &target_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, options->cause, &cause_id);
  if (code == DT_CLI_DONE)
    code = apply_to (self, options, &rule, target_id, cause_id);

  return code;
}

static int
run_change (DtCli        *self,
            char        **args,
            DtChangeKind  kind)
{
  g_auto(Options) options = { 0 };
  GOptionEntry by_amount[] = {
    { "days", 0, 0, G_OPTION_ARG_FILENAME, &options.days, N_("By how many days"), N_("N") },
    { "unit-of", 0, 0, G_OPTION_ARG_FILENAME, &options.unit_of, N_("What --days counts: days, working-days, months"), N_("UNIT") },
    { "day-off", 0, 0, G_OPTION_ARG_FILENAME, &options.day_off, N_("Where a new day is a day off: keep, previous, next"), N_("RULE") },
    { "task", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tasks, N_("Only this task, by its ordinal; may be given again"), N_("ORDINAL") },
    { "except", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.except, N_("Not this task; may be given again"), N_("ORDINAL") },
    { "cause", 0, 0, G_OPTION_ARG_FILENAME, &options.cause, N_("The directive that orders it"), N_("SYMBOL") },
    { "decided", 0, 0, G_OPTION_ARG_FILENAME, &options.decided, N_("When it was decided, if not on the date of the cause"), N_("DAY") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only show what would move"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.symbols, NULL, N_("SYMBOL") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionEntry to_day[] = {
    { "day", 0, 0, G_OPTION_ARG_FILENAME, &options.day, N_("The new day"), N_("DAY") },
    by_amount[2], by_amount[3], by_amount[4], by_amount[5], by_amount[6], by_amount[7], by_amount[8],
    G_OPTION_ENTRY_NULL,
  };
  int code = dt_cli_parse (self, kind == DT_CHANGE_FIX ? to_day : by_amount, args);

  return code == DT_CLI_DONE ? run_options (self, &options, kind) : code;
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
  return run_change (self, args, DT_CHANGE_ACCELERATE);
}

int
dt_cli_run_postpone (DtCli  *self,
                     char  **args)
{
  return run_change (self, args, DT_CHANGE_POSTPONE);
}

int
dt_cli_run_fix (DtCli  *self,
                char  **args)
{
  return run_change (self, args, DT_CHANGE_FIX);
}

/**
 * dt_cli_run_change:
 *
 * Returns: an exit code
 */
int
dt_cli_run_change (DtCli  *self,
                   char  **args)
{
  g_auto(Options) options = { 0 };
  GOptionEntry entries[] = {
    { "earlier", 0, 0, G_OPTION_ARG_FILENAME, &options.earlier, N_("Move to an earlier day, by so many days"), N_("N") },
    { "later", 0, 0, G_OPTION_ARG_FILENAME, &options.later, N_("Move to a later day, by so many days"), N_("N") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.day, N_("The new day"), N_("DAY") },
    { "unit-of", 0, 0, G_OPTION_ARG_FILENAME, &options.unit_of, N_("What is counted: days, working-days, months"), N_("UNIT") },
    { "day-off", 0, 0, G_OPTION_ARG_FILENAME, &options.day_off, N_("Where a new day is a day off: keep, previous, next"), N_("RULE") },
    { "task", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tasks, N_("Only this task, by its ordinal; may be given again"), N_("ORDINAL") },
    { "except", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.except, N_("Not this task; may be given again"), N_("ORDINAL") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.part, N_("Only this unit's part of the task"), N_("CODE") },
    { "cause", 0, 0, G_OPTION_ARG_FILENAME, &options.cause, N_("The directive that orders it"), N_("SYMBOL") },
    { "decided", 0, 0, G_OPTION_ARG_FILENAME, &options.decided, N_("When it was decided, if not on the date of the cause"), N_("DAY") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only show what would move"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.symbols, NULL, N_("SYMBOL") },
    G_OPTION_ENTRY_NULL,
  };
  int code = dt_cli_parse (self, entries, args);
  DtChangeKind kind;

  if (code != DT_CLI_DONE)
    return code;
  if ((options.earlier != NULL) + (options.later != NULL) + (options.day != NULL) != 1)
    return dt_cli_wrong_usage (self, "%s", _("Give one of --earlier, --later and --to."));

  kind = options.day != NULL ? DT_CHANGE_FIX : options.earlier != NULL ? DT_CHANGE_ACCELERATE : DT_CHANGE_POSTPONE;
  options.days = g_strdup (options.earlier != NULL ? options.earlier : options.later);

  return run_options (self, &options, kind);
}

/* Lifting */

/* The one change in force of that cause over that directive; where there are several, the one of that day. */
static int
find_change (DtCli  *self,
             gint64  target_id,
             gint64  cause_id,
             DtDay   decided_day,
             gint64 *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (self->store, dt_job_list_changes, &target_id, self->cancellable, &error);
  int n = 0;

  if (rows == NULL)
    return dt_cli_refuse (self, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DtChangeRow *row = g_ptr_array_index (rows, i);

      if (row->cause_id != cause_id || row->lifted_day != DT_DAY_NONE || (decided_day != DT_DAY_NONE && row->decided_day != decided_day))
        continue;
      *id = row->id;
      n++;
    }
  if (n == 1)
    return DT_CLI_DONE;

  error = n == 0 ? g_error_new_literal (DT_ERROR, DT_ERROR_NOT_FOUND, _("No such schedule change is in force."))
                 : g_error_new_literal (DT_ERROR, DT_ERROR_AMBIGUOUS, _("Several schedule changes are meant. Say with --decided which one."));
  return dt_cli_refuse (self, error);
}

static int
lift (DtCli    *self,
      gint64    change_id,
      gboolean  dry_run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = NULL;
  DtLiftEdit *edit = dt_lift_edit_new (change_id, self->today);

  if (dry_run)
    {
      preview = dt_store_read (self->store, dt_job_preview_lift, edit, self->cancellable, &error);
    }
  else
    {
      DtWrite write = { .action = "lift", .label = _("Lift schedule change") };

      preview = dt_store_write (self->store, &write, dt_job_lift_change, edit, self->cancellable, &error);
    }
  dt_lift_edit_free (edit);
  if (preview == NULL)
    return dt_cli_refuse (self, error);

  write_moves (preview, self->today);
  write_counted (preview, dry_run);

  return dt_cli_finish_output (self);
}

/**
 * dt_cli_run_lift:
 *
 * Returns: an exit code
 */
int
dt_cli_run_lift (DtCli  *self,
                 char  **args)
{
  g_auto(Options) options = { 0 };
  GOptionEntry entries[] = {
    { "cause", 0, 0, G_OPTION_ARG_FILENAME, &options.cause, N_("The directive that had ordered it"), N_("SYMBOL") },
    { "decided", 0, 0, G_OPTION_ARG_FILENAME, &options.decided, N_("When it was decided, where there are several"), N_("DAY") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only show what would move"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.symbols, NULL, N_("SYMBOL") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 target_id = 0, cause_id = 0, change_id = 0;
  DtDay decided_day = DT_DAY_NONE;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = check_names (self, &options);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--decided", options.decided, &decided_day);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, options.dry_run ? DT_STORE_FLAGS_READ_ONLY : DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, options.symbols[0], &target_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, options.cause, &cause_id);
  if (code == DT_CLI_DONE)
    code = find_change (self, target_id, cause_id, decided_day, &change_id);
  if (code == DT_CLI_DONE)
    code = lift (self, change_id, options.dry_run);

  return code;
}
