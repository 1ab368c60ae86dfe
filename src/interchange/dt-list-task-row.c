/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row of a list says of its task. Only what it says otherwise than the register is a change: a list names a day shortly, or the day in
 * force, where the register has the words of the directive. */

#include "dt-list-tasks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-deadline-phrases.h"
#include "dt-error.h"
#include "dt-text.h"

/* ---- Deadline ---- */

static const struct { DtDoubt doubt; gboolean fault; const char *words; } doubts[] = {
  { DT_DOUBT_NO_DAY, TRUE, N_("“%s”: there is no such day.") },
  { DT_DOUBT_NO_YEAR, TRUE, N_("“%s”: the year is missing.") },
  { DT_DOUBT_WEEKDAY, FALSE, N_("“%s”: the day of the week does not fit the date.") },
  { DT_DOUBT_YEAR, FALSE, N_("“%s”: the year is not there; the next such day after the directive is taken.") },
  { DT_DOUBT_WEEK, FALSE, N_("“%s”: weeks are counted by sevens from the 1st of the month; the last day of that one is proposed.") },
  { DT_DOUBT_THIS_WEEK, FALSE, N_("“%s”: counted from the week of the letter; its Sunday is proposed.") },
  { DT_DOUBT_EVENT, FALSE, N_("“%s”: the day it is counted from is not in the text.") },
};

/* Each doubt is one sentence with the words in it. */
static char *
say_doubt (const char *format,
           const char *words)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, words);
#pragma GCC diagnostic pop
}

/* Numbers that look like a day, and are none. */
static gboolean
looks_like_day (const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p[1] == '/' || p[1] == '-' || p[1] == '.') && g_ascii_isdigit (p[2]))
      return TRUE;

  return FALSE;
}

static DtDeadline *
read_words (DtListRun     *run,
            DtListTaskRow *row,
            const char    *words,
            DtDay          issued)
{
  g_autoptr(DtSourceText) source = dt_source_text_read (words);
  DtPhrase phrase = { 0 };
  DtDeadline *deadline = NULL;
  DtBound bound;
  guint from, to;

  if (dt_phrase_read_cell (source, 0, source->n, issued, &phrase))
    {
      deadline = dt_deadline_copy (&phrase.deadline);
      g_free (deadline->words);
      deadline->words = g_strdup (words);
      for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
        {
          g_autofree char *text = (phrase.doubts & doubts[i].doubt) != 0 ? say_doubt (_(doubts[i].words), words) : NULL;

          if (text != NULL && doubts[i].fault)
            dt_list_run_fault (run, row->line, DT_LIST_DEADLINE, "%s", text);
          else if (text != NULL)
            dt_list_run_note (row->line, "%s", text);
        }
      dt_phrase_clear (&phrase);
      return deadline;
    }
  if (looks_like_day (words))
    {
      g_autofree char *text = say_doubt (_("“%s”: there is no such day."), words);

      dt_list_run_fault (run, row->line, DT_LIST_DEADLINE, "%s", text);
      return NULL;
    }

  bound = dt_phrase_find_loose (source, 0, source->n, &from, &to);
  return dt_deadline_new (bound != DT_BOUND_NONE ? bound : DT_BOUND_TEXT, DT_DAY_NONE, DT_TIME_NONE, words);
}

/* A day in whatever words: what a list that was made of the register says of it. */
static gboolean
is_bare_day (const DtTableCell *cell,
             const DtDeadline  *deadline)
{
  if (cell->kind == DT_CELL_DAY)
    return TRUE;
  return deadline->bound == DT_BOUND_BY && strspn (cell->text, "0123456789/.- ") == strlen (cell->text);
}

static gboolean
says_the_same (const DtKnownTask *known,
               const DtTableCell *cell,
               const DtDeadline  *deadline)
{
  const DtDeadline *old = known->deadline;

  if (old == NULL)
    return FALSE;
  if (is_bare_day (cell, deadline)
      && (deadline->named_day == known->original_day || deadline->named_day == known->last_day || deadline->named_day == old->named_day))
    return TRUE;
  if (old->bound == DT_BOUND_TEXT && g_strcmp0 (old->words, deadline->words) != 0)
    return FALSE;

  return old->bound == deadline->bound && old->named_day == deadline->named_day && old->named_time == deadline->named_time
         && g_strcmp0 (old->rule, deadline->rule) == 0;
}

static void
read_deadline (DtListRun     *run,
               DtListGroup   *group,
               DtListTaskRow *row,
               DtTaskRecord  *record)
{
  const DtTableCell *cell = dt_list_run_cell (run, row->row, DT_LIST_DEADLINE);
  g_autofree char *words = dt_list_run_line_text (run, row->row, DT_LIST_DEADLINE);
  g_autoptr(DtDeadline) deadline = NULL;
  g_autoptr(GError) error = NULL;

  if (cell == NULL || cell->kind == DT_CELL_FAULT)
    return;
  deadline = cell->kind == DT_CELL_DAY ? dt_deadline_new (DT_BOUND_BY, cell->day, cell->minutes, words)
                                       : read_words (run, row, words, group->day != DT_DAY_NONE ? group->day : run->today);
  if (deadline == NULL || row->line->outcome == DT_LIST_ROW_FAULTY)
    return;
  if (!dt_deadline_check (deadline, &error))
    {
      g_autofree char *reason = dt_error_user_text (error);

      dt_list_run_fault (run, row->line, DT_LIST_DEADLINE, "%s", reason);
      return;
    }
  if (row->known != NULL && says_the_same (row->known, cell, deadline))
    return;

  record->deadline = g_steal_pointer (&deadline);
  record->deadline_place = (DtPlace) { (int) row->row->number, (int) cell->column + 1 };
}

/* ---- Units ---- */

/* Who has it now, if that was one before the units merged; else who came after. */
static const DtKnownUnit *
settle_unit (DtListRun         *run,
             DtListTaskRow     *row,
             const DtKnownUnit *unit,
             DtRole             role)
{
  for (guint i = 0; row->known != NULL && i < row->known->parts->len; i++)
    {
      const DtKnownPart *part = g_ptr_array_index (row->known->parts, i);

      if (part->role == role && g_str_equal (part->code, unit->code))
        return unit;
    }
  for (guint i = 0; i < 20 && *unit->successor != '\0'; i++)
    unit = dt_known_units_find_code (run->units, unit->successor);

  return unit;
}

static gboolean
is_asked (DtTaskRecord      *record,
          const DtKnownUnit *unit,
          DtRole             role)
{
  for (guint i = 0; i < record->assignments->len; i++)
    {
      const DtAssignmentRecord *other = g_ptr_array_index (record->assignments, i);

      if (other->role == role && g_strcmp0 (unit->is_group ? other->group : other->unit, unit->code) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_unit (DtListRun         *run,
          DtListTaskRow     *row,
          DtTaskRecord      *record,
          const DtTableCell *cell,
          guint              number,
          DtRole             role,
          const DtKnownUnit *unit)
{
  DtAssignmentRecord *assignment;

  if (!unit->is_group)
    unit = settle_unit (run, row, unit, role);
  if (is_asked (record, unit, role))
    return;

  assignment = dt_assignment_record_new ();
  assignment->place = (DtPlace) { (int) number, (int) cell->column + 1 };
  assignment->unit = unit->is_group ? NULL : g_strdup (unit->code);
  assignment->group = unit->is_group ? g_strdup (unit->code) : NULL;
  assignment->role = role;
  assignment->percent = -1;
  g_ptr_array_add (record->assignments, assignment);
}

static void
read_units (DtListRun        *run,
            DtListTaskRow    *row,
            DtListLine       *line,
            const DtTableRow *table_row,
            DtListField       field,
            DtTaskRecord     *record)
{
  DtRole role = field == DT_LIST_LEAD ? DT_ROLE_LEAD : DT_ROLE_COORDINATOR;
  const DtTableCell *cell = dt_list_run_cell (run, table_row, field);
  g_autoptr(GPtrArray) names = NULL;

  if (cell == NULL || cell->kind == DT_CELL_FAULT)
    return;
  names = dt_list_names_read (run->units, cell->text);
  for (guint i = 0; i < names->len; i++)
    {
      const DtListName *name = g_ptr_array_index (names, i);
      g_autofree char *nearest = name->unit == NULL && !name->vague ? dt_known_units_nearest (run->units, name->words) : NULL;

      if (name->unit != NULL)
        add_unit (run, row, record, cell, table_row->number, role, name->unit);
      else if (name->vague)
        dt_list_run_note (line, _("“%s” names nobody; enter who is meant by hand."), name->words);
      else if (nearest != NULL)
        dt_list_run_fault (run, line, field, _("no unit is called “%s”; nearest: “%s”"), name->words, nearest);
      else
        dt_list_run_fault (run, line, field, _("no unit is called “%s”"), name->words);
    }
}

/* ---- What changes, in words ---- */

static char *
join_known (GPtrArray *parts,
            DtRole     role)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DtKnownPart *part = g_ptr_array_index (parts, i);

      if (part->role == role)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part->name);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("—");
}

static char *
join_asked (DtListRun    *run,
            DtTaskRecord *record,
            DtRole        role)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < record->assignments->len; i++)
    {
      const DtAssignmentRecord *assignment = g_ptr_array_index (record->assignments, i);
      const DtKnownUnit *unit = dt_known_units_find_code (run->units, assignment->unit != NULL ? assignment->unit : assignment->group);

      if (assignment->role == role && unit != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", unit->name);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
tell_units (DtListRun     *run,
            DtListTaskRow *row,
            DtTaskRecord  *record)
{
  static const struct { DtRole role; DtListField field; } roles[] = { { DT_ROLE_LEAD, DT_LIST_LEAD }, { DT_ROLE_COORDINATOR, DT_LIST_COORDINATOR } };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *before = row->known != NULL ? join_known (row->known->parts, roles[i].role) : NULL;
      g_autofree char *after = join_asked (run, record, roles[i].role);

      if (after == NULL || g_strcmp0 (before, after) == 0)
        continue;
      if (before != NULL)
        dt_list_run_note (row->line, _("%1$s: %2$s → %3$s"), dt_list_field_label (roles[i].field), before, after);
      else
        dt_list_run_note (row->line, _("%1$s: %2$s"), dt_list_field_label (roles[i].field), after);
    }
}

static void
tell_day (DtListRun    *run,
          DtListLine   *line,
          DtTaskRecord *record)
{
  DtDay day = record->deadline != NULL ? dt_deadline_get_last_day (record->deadline, FALSE) : DT_DAY_NONE;
  g_autofree char *shown = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, run->today) : NULL;

  if (shown != NULL)
    dt_list_run_note (line, _("%1$s: %2$s"), _("Last day by the words"), shown);
}

/* ---- The row ---- */

/* In capitals, or with a blank more, it is the same title. */
static char *
settle_title (const DtListTaskRow *row)
{
  g_autofree char *exact = dt_text_exact (row->title);
  g_autofree char *known = row->known != NULL ? dt_text_exact (row->known->title) : NULL;

  return g_strdup (g_strcmp0 (exact, known) == 0 ? row->known->title : row->title);
}

static void
read_texts (DtListRun     *run,
            DtListGroup   *group,
            DtListTaskRow *row,
            DtTaskRecord  *record)
{
  const char *note = dt_list_run_text (run, row->row, DT_LIST_NOTE);
  const DtKnownTask *known = row->known;

  record->place = (DtPlace) { (int) row->row->number, dt_list_columns_find (run->columns, DT_LIST_TITLE) + 1 };
  record->title = settle_title (row);
  record->product = dt_list_run_line_text (run, row->row, DT_LIST_PRODUCT);
  /* A note stands where the passage of the directive would; it never takes the place of that. */
  record->text = note != NULL && (known == NULL || *known->text == '\0') ? g_strdup (note) : NULL;
  if (known != NULL)
    {
      record->uid = g_strdup (known->uid);
    }
  else
    {
      const char *tail = row->ordinal != NULL ? strrchr (row->ordinal, ' ') : NULL;

      record->position = ++group->last_position;
      record->ordinal = g_strdup (tail != NULL ? tail + 1 : row->ordinal);
      record->clause = tail != NULL ? g_strdup (row->ordinal) : NULL;
    }
  dt_list_run_check (run, row->line, DT_LIST_PRODUCT, record->product, DT_LIST_MAX_TITLE);
  dt_list_run_check (run, row->line, DT_LIST_NOTE, record->text, DT_LIST_MAX_TEXT);
}

gboolean
dt_list_task_row_merge (DtListRun      *run,
                        DtListGroup    *group,
                        DtListTaskRow  *row,
                        GError        **error)
{
  g_autoptr(DtTaskRecord) record = dt_task_record_new ();
  gboolean bad = FALSE;

  record->listed = TRUE;
  record->hold = (DtHold) -1;
  read_texts (run, group, row, record);
  read_deadline (run, group, row, record);
  read_units (run, row, row->line, row->row, DT_LIST_LEAD, record);
  read_units (run, row, row->line, row->row, DT_LIST_COORDINATOR, record);
  for (guint i = 0; i < row->more->len; i++)
    {
      const DtListMore *more = g_ptr_array_index (row->more, i);

      read_units (run, row, more->line, more->row, DT_LIST_LEAD, record);
      read_units (run, row, more->line, more->row, DT_LIST_COORDINATOR, record);
      bad = bad || more->line->outcome == DT_LIST_ROW_FAULTY;
    }
  if (row->line->outcome == DT_LIST_ROW_FAULTY || bad)
    return TRUE;

  if (!dt_merge_task (run->merge, record, error))
    return FALSE;
  dt_list_run_settle (run, row->line, DT_ENTITY_TASK);
  if (row->line->outcome == DT_LIST_ROW_NEW || row->line->outcome == DT_LIST_ROW_CHANGED)
    tell_units (run, row, record);
  if (row->line->outcome == DT_LIST_ROW_NEW)
    tell_day (run, row->line, record);
  for (guint i = 0; i < row->more->len; i++)
    {
      const DtListMore *more = g_ptr_array_index (row->more, i);

      if (more->line->outcome == DT_LIST_ROW_SKIPPED)
        dt_list_run_note (more->line, _("Belongs to row %u."), row->row->number);
    }

  return TRUE;
}
