/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of tasks: which rows are tasks, which directive they are of, and which task of it each is. What a row says of its task:
 * dt-list-task-row.c. */

#include "dt-list-tasks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-proposal.h"
#include "dt-text.h"
#include "dt-unit-name.h"

#define MIN_LIKENESS 0.34      /* of a title that was reworded */

static void
task_row_free (gpointer data)
{
  DtListTaskRow *row = data;

  g_free (row->title);
  g_free (row->ordinal);
  g_ptr_array_unref (row->more);
  g_free (row);
}

static void
group_free (gpointer data)
{
  DtListGroup *group = data;

  g_free (group->uid);
  g_free (group->symbol);
  g_free (group->issuer);
  g_ptr_array_unref (group->rows);
  g_clear_pointer (&group->known, g_ptr_array_unref);
  g_free (group);
}

/* ---- Rows ---- */

/* "mục III.2" is a place in the directive, its number "III.2". */
static char *
read_ordinal (DtListRun        *run,
              const DtTableRow *row)
{
  char *ordinal = dt_list_run_line_text (run, row, DT_LIST_ORDINAL);

  if (ordinal != NULL)
    {
      gsize length = strlen (ordinal);

      while (length > 0 && strchr (".) ", ordinal[length - 1]) != NULL)
        ordinal[--length] = '\0';
      if (length == 0)
        g_clear_pointer (&ordinal, g_free);
    }

  return ordinal;
}

/* Numbers begin anew under each heading: "1" under "II" is "II.1". */
static char *
join_ordinal (const char *mark,
              const char *ordinal)
{
  if (mark == NULL || ordinal == NULL || !g_ascii_isdigit (*ordinal) || strspn (ordinal, "0123456789.") != strlen (ordinal))
    return g_strdup (ordinal);

  return g_strconcat (mark, ".", ordinal, NULL);
}

static gboolean
says_more (DtListRun        *run,
           const DtTableRow *row)
{
  for (DtListField field = DT_LIST_LEAD; field <= DT_LIST_PRODUCT; field++)
    {
      const DtTableCell *cell = dt_list_run_cell (run, row, field);

      if (cell != NULL && !cell->carried)
        return TRUE;
    }

  return FALSE;
}

/* A heading of a part, a sum, a line under the list such as who made it. */
static gboolean
is_heading (DtListRun        *run,
            const DtTableRow *row,
            const char       *ordinal,
            const char       *title)
{
  gboolean numbered = dt_list_columns_find (run->columns, DT_LIST_ORDINAL) >= 0;
  gboolean asks = dt_list_columns_find (run->columns, DT_LIST_LEAD) >= 0 || dt_list_columns_find (run->columns, DT_LIST_DEADLINE) >= 0;
  const char *symbol = dt_list_run_text (run, row, DT_LIST_SYMBOL);

  if ((title != NULL && dt_list_is_sum (title)) || (ordinal != NULL && dt_list_is_sum (ordinal)) || (symbol != NULL && dt_list_is_sum (symbol)))
    return TRUE;
  if (title == NULL && ordinal != NULL && dt_list_is_mark (ordinal))
    return TRUE;
  if (title == NULL && ordinal == NULL && dt_list_run_text (run, row, DT_LIST_LEAD) == NULL && dt_list_run_text (run, row, DT_LIST_DEADLINE) == NULL)
    return TRUE;
  if (says_more (run, row))
    return FALSE;

  return ordinal != NULL ? dt_list_is_mark (ordinal) : numbered || asks;
}

/* More units for the task above: cells that are merged downwards, or a row that names only them. */
static gboolean
continues (DtListRun        *run,
           const DtTableRow *row,
           const char       *title)
{
  const DtTableCell *cell = dt_list_run_cell (run, row, DT_LIST_TITLE);
  const DtTableCell *ordinal = dt_list_run_cell (run, row, DT_LIST_ORDINAL);

  if (cell != NULL)
    return cell->carried && (ordinal == NULL || ordinal->carried);
  return title == NULL && (ordinal == NULL || ordinal->carried)
         && (dt_list_run_text (run, row, DT_LIST_LEAD) != NULL || dt_list_run_text (run, row, DT_LIST_COORDINATOR) != NULL);
}

static gboolean
take_row (DtListTasks      *self,
          const DtTableRow *table_row,
          char            **mark)
{
  DtListRun *run = self->run;
  g_autofree char *title = dt_list_run_line_text (run, table_row, DT_LIST_TITLE);
  g_autofree char *ordinal = read_ordinal (run, table_row);
  g_autofree char *shown = g_strdup_printf ("%s%s%s", ordinal != NULL ? ordinal : "", ordinal != NULL && title != NULL ? " " : "", title != NULL ? title : "");
  DtListTaskRow *last = self->rows->len > 0 ? g_ptr_array_index (self->rows, self->rows->len - 1) : NULL;
  DtListLine *line = dt_list_run_begin (run, table_row, shown);
  DtListTaskRow *row;

  if (last != NULL && self->open && continues (run, table_row, title))
    {
      DtListMore more = { table_row, line };

      g_ptr_array_add (last->more, g_memdup2 (&more, sizeof more));
      return TRUE;
    }
  if (line->outcome != DT_LIST_ROW_FAULTY && is_heading (run, table_row, ordinal, title))
    {
      if (ordinal != NULL && dt_list_is_mark (ordinal))
        {
          g_free (*mark);
          *mark = g_steal_pointer (&ordinal);
        }
      self->open = FALSE;
      return TRUE;
    }
  if (title == NULL)
    {
      dt_list_run_fault (run, line, DT_LIST_TITLE, _("what is to be done is missing"));
      return TRUE;
    }

  row = g_new0 (DtListTaskRow, 1);
  row->row = table_row;
  row->line = line;
  row->ordinal = join_ordinal (*mark, ordinal);
  row->title = g_steal_pointer (&title);
  row->more = g_ptr_array_new_with_free_func (g_free);
  dt_list_run_check (run, line, DT_LIST_TITLE, row->title, DT_LIST_MAX_TITLE);
  dt_list_run_check (run, line, DT_LIST_ORDINAL, row->ordinal, 100);
  g_ptr_array_add (self->rows, row);
  self->open = TRUE;
  return TRUE;
}

/* ---- Directives ---- */

static DtListGroup *
ensure_group (DtListTasks *self,
              const char  *symbol,
              DtDay        day,
              const char  *issuer)
{
  g_autofree char *symbol_key = dt_text_symbol_key (symbol);
  g_autofree char *issuer_key = dt_text_fold (issuer != NULL ? issuer : "");
  g_autofree char *key = g_strdup_printf ("%s %d %s", symbol_key, day, issuer_key);
  DtListGroup *group = g_hash_table_lookup (self->by_key, key);

  if (group == NULL)
    {
      group = g_new0 (DtListGroup, 1);
      group->symbol = g_strdup (symbol);
      group->issuer = g_strdup (issuer);
      group->day = day;
      group->rows = g_ptr_array_new ();
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), group);
    }

  return group;
}

/* A cell that is empty means the directive of the row above. */
static void
sort_by_symbol (DtListTasks *self)
{
  DtListRun *run = self->run;
  DtListGroup *group = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DtListTaskRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = dt_list_run_line_text (run, row->row, DT_LIST_SYMBOL);
      g_autofree char *issuer = dt_list_run_line_text (run, row->row, DT_LIST_ISSUER);
      const DtTableCell *issued = dt_list_run_cell (run, row->row, DT_LIST_ISSUED);
      DtDay day = DT_DAY_NONE;
      g_autofree char *symbol = text != NULL ? dt_symbol_read (text, &day) : NULL;

      if (issued != NULL)
        day = issued->kind == DT_CELL_DAY ? issued->day : dt_day_parse_entry (issued->text, run->today, NULL);
      if (issued != NULL && day == DT_DAY_NONE)
        dt_list_run_fault (run, row->line, DT_LIST_ISSUED, _("“%s” is no date. Write 25/8/2024."), issued->text);
      if (text != NULL && symbol == NULL)
        dt_list_run_fault (run, row->line, DT_LIST_SYMBOL, _("no symbol of a directive is in “%s”. Write 150-KH/TU."), text);
      else if (text != NULL)
        group = ensure_group (self, symbol, day, issuer);
      else if (group == NULL)
        dt_list_run_fault (run, row->line, DT_LIST_SYMBOL, _("the symbol of the directive is missing"));
      if (group != NULL)
        g_ptr_array_add (group->rows, row);
    }
}

static gboolean
fits (const DtListGroup      *group,
      const DtKnownDirective *known)
{
  g_autofree char *wanted = NULL;
  g_autofree char *key = NULL;

  if (group->id != 0)
    return group->id == known->id;
  if (group->day != DT_DAY_NONE && known->day != DT_DAY_NONE && group->day != known->day)
    return FALSE;
  if (group->issuer == NULL || *known->issuer == '\0')
    return TRUE;

  wanted = dt_unit_name_key (group->issuer);
  key = dt_unit_name_key (known->issuer);
  return dt_unit_name_likeness (wanted, key) > 0.6;
}

/* What is wrong with the directive of a group: for one that the person chose an error, else a fault of its rows. */
static gboolean
refuse_group (DtListTasks *self,
              DtListGroup *group,
              int          code,
              char        *reason,
              GError     **error)
{
  g_autofree char *text = reason;

  if (self->run->options->symbol != NULL)
    {
      g_set_error_literal (error, DT_ERROR, code, text);
      return FALSE;
    }
  for (guint i = 0; i < group->rows->len; i++)
    {
      DtListTaskRow *row = g_ptr_array_index (group->rows, i);

      dt_list_run_fault (self->run, row->line, DT_LIST_SYMBOL, "%s", text);
    }
  group->is_bad = TRUE;
  return TRUE;
}

/* One that is made must be one: what a document calls itself, and who has issued it. */
static gboolean
check_new (DtListTasks *self,
           DtListGroup *group,
           GError     **error)
{
  g_autoptr(GError) failure = NULL;
  DtDay day;
  g_autofree char *symbol = dt_symbol_read (group->symbol, &day);

  if (symbol == NULL)
    return refuse_group (self, group, DT_ERROR_INVALID, g_strdup_printf (_("no symbol of a directive is in “%s”. Write 150-KH/TU."), group->symbol), error);
  if (!dt_text_check (group->issuer, DT_LIST_MAX_NAME, &failure))
    return refuse_group (self, group, DT_ERROR_INVALID, dt_error_user_text (failure), error);

  g_free (group->symbol);
  group->symbol = g_steal_pointer (&symbol);
  return TRUE;
}

static gboolean
find_directive (DtListTasks *self,
                DtListGroup *group,
                GError     **error)
{
  g_autoptr(GPtrArray) all = dt_known_directives (self->run->db, group->symbol, error);
  const DtKnownDirective *found = NULL;
  guint n = 0;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const DtKnownDirective *known = g_ptr_array_index (all, i);

      if (!fits (group, known))
        continue;
      found = known;
      n++;
    }
  if (n > 1)
    return refuse_group (self, group, DT_ERROR_AMBIGUOUS,
                         g_strdup_printf (_("more than one directive has the symbol “%s”. Say its date and issuer."), group->symbol), error);
  if (found == NULL && (group->day == DT_DAY_NONE || group->issuer == NULL))
    return refuse_group (self, group, DT_ERROR_NOT_FOUND,
                         g_strdup_printf (_("“%s” is not in the register. Register it, or say its date and issuer."), group->symbol), error);
  if (found == NULL)
    return check_new (self, group, error);

  g_free (group->uid);
  group->uid = g_strdup (found->uid);
  group->is_stub = found->stub;
  group->day = found->day != DT_DAY_NONE ? found->day : group->day;
  group->known = dt_known_tasks (self->run->db, found->id, error);
  return group->known != NULL;
}

/* ---- Which task each row is ---- */

static void
add_to_index (GHashTable  *index,
              char         kind,
              const char  *words,
              DtKnownTask *task)
{
  g_autofree char *fold = dt_text_fold (words);
  g_autofree char *key = g_strdup_printf ("%c %s", kind, fold);
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (*fold == '\0')
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&key), list);
    }
  if (!g_ptr_array_find (list, task, NULL))
    g_ptr_array_add (list, task);
}

/* By title, and by number: "mục III.2" is "III.2" too. */
static GHashTable *
index_tasks (GPtrArray *known)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < known->len; i++)
    {
      DtKnownTask *task = g_ptr_array_index (known, i);
      const char *tail = strrchr (task->clause, ' ');

      add_to_index (index, 't', task->title, task);
      add_to_index (index, 'o', task->ordinal, task);
      add_to_index (index, 'o', task->clause, task);
      if (tail != NULL)
        add_to_index (index, 'o', tail + 1, task);
    }

  return index;
}

static GPtrArray *
look_up (GHashTable *index,
         char        kind,
         const char *words)
{
  g_autofree char *fold = words != NULL ? dt_text_fold (words) : NULL;
  g_autofree char *key = fold != NULL ? g_strdup_printf ("%c %s", kind, fold) : NULL;

  return key != NULL ? g_hash_table_lookup (index, key) : NULL;
}

static gboolean
is_alike (const char *a,
          const char *b)
{
  g_autofree char *first = dt_text_fold (a);
  g_autofree char *second = dt_text_fold (b);

  return dt_unit_name_likeness (first, second) >= MIN_LIKENESS;
}

typedef enum { BY_BOTH, BY_TITLE, BY_NUMBER, N_WAYS } Way;

static DtKnownTask *
find_task (GHashTable    *index,
           GHashTable    *claimed,
           DtListTaskRow *row,
           Way            way)
{
  GPtrArray *titles = look_up (index, 't', row->title);
  GPtrArray *numbers = look_up (index, 'o', row->ordinal);
  GPtrArray *list = way == BY_NUMBER ? numbers : titles;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DtKnownTask *task = g_ptr_array_index (list, i);

      if (g_hash_table_contains (claimed, task)
          || (way == BY_BOTH && (numbers == NULL || !g_ptr_array_find (numbers, task, NULL)))
          || (way == BY_NUMBER && !is_alike (task->title, row->title)))
        continue;
      return task;
    }

  return NULL;
}

/* Those that fit best take theirs first. A number alone does not do: lists are numbered anew. */
static void
identify (DtListGroup *group)
{
  g_autoptr(GHashTable) claimed = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) index = group->known != NULL ? index_tasks (group->known) : NULL;

  for (Way way = BY_BOTH; way < N_WAYS && index != NULL; way++)
    for (guint i = 0; i < group->rows->len; i++)
      {
        DtListTaskRow *row = g_ptr_array_index (group->rows, i);

        if (row->known != NULL)
          continue;
        row->known = find_task (index, claimed, row, way);
        row->by_title = row->known != NULL && way == BY_TITLE;
        if (row->known != NULL)
          g_hash_table_add (claimed, row->known);
      }
}

/* ---- The whole ---- */

static gboolean
begin_directive (DtListTasks *self,
                 DtListGroup *group,
                 GError     **error)
{
  g_autoptr(DtDirectiveRecord) record = dt_directive_record_new ();
  const DtListTaskRow *first = g_ptr_array_index (group->rows, 0);
  const DtKnownUnit *issuer = group->issuer != NULL ? dt_known_units_find (self->run->units, group->issuer) : NULL;
  int type = dt_symbol_type (group->symbol);

  record->place = (DtPlace) { (int) first->row->number, dt_list_columns_find (self->run->columns, DT_LIST_SYMBOL) + 1 };
  record->uid = g_strdup (group->uid);
  record->symbol = g_strdup (group->symbol);
  record->urgency = (DtUrgency) -1;
  record->type = (DtDocumentType) -1;
  /* One that is whole is only begun, not compared. */
  record->stub = group->uid != NULL && !group->is_stub;
  if (group->uid == NULL)
    {
      record->type = type >= 0 ? (DtDocumentType) type : DT_DOCUMENT_OTHER;
      record->issuer = g_strdup (issuer != NULL && !issuer->is_group ? issuer->name : group->issuer);
      record->issuer_code = issuer != NULL && !issuer->is_group ? g_strdup (issuer->code) : NULL;
      record->issued_day = group->day;
    }
  if (!dt_merge_begin_directive (self->run->merge, record, error))
    return FALSE;
  /* What was said of the directive is not said of its first row, unless it is a fault. */
  memset (self->run->told->counts, 0, sizeof self->run->told->counts);
  g_ptr_array_set_size (self->run->told->lines, 0);
  return TRUE;
}

static gboolean
merge_group (DtListTasks *self,
             DtListGroup *group,
             GError     **error)
{
  if (group->rows->len == 0)
    return TRUE;
  if (!find_directive (self, group, error))
    return FALSE;
  if (group->is_bad)
    return TRUE;

  identify (group);
  for (guint i = 0; group->known != NULL && i < group->known->len; i++)
    group->last_position = MAX (group->last_position, ((const DtKnownTask *) g_ptr_array_index (group->known, i))->position);
  if (!begin_directive (self, group, error))
    return FALSE;
  for (guint i = 0; i < group->rows->len; i++)
    if (!dt_list_task_row_merge (self->run, group, g_ptr_array_index (group->rows, i), error) || !dt_list_run_go_on (self->run, error))
      return FALSE;

  return dt_merge_end_directive (self->run->merge, error);
}

gboolean
dt_list_run_tasks (DtListRun *run,
                   GError   **error)
{
  g_autoptr(GPtrArray) table_rows = dt_list_run_rows (run);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (task_row_free);
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr(GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *mark = NULL;
  DtListTasks self = { .run = run, .rows = rows, .groups = groups, .by_key = by_key };

  if (run->options->symbol == NULL && dt_list_columns_find (run->columns, DT_LIST_SYMBOL) < 0)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, _("Say which directive sets these tasks, or which column names it."));
      return FALSE;
    }
  for (guint i = 0; i < table_rows->len; i++)
    take_row (&self, g_ptr_array_index (table_rows, i), &mark);
  if (run->options->symbol != NULL)
    {
      DtListGroup *group = ensure_group (&self, run->options->symbol, run->options->issued, run->options->issuer);

      group->id = run->options->directive_id;
      for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add (group->rows, g_ptr_array_index (rows, i));
    }
  else
    {
      sort_by_symbol (&self);
    }
  for (guint i = 0; i < groups->len; i++)
    if (!merge_group (&self, g_ptr_array_index (groups, i), error))
      return FALSE;

  return TRUE;
}
