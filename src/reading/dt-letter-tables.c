/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of tasks in plans: TT, nội dung, đơn vị chủ trì, phối hợp, thời gian. Each row is a task. */

#include "dt-reading-private.h"

#include <string.h>

typedef enum { COLUMN_OTHER, COLUMN_ORDINAL, COLUMN_TASK, COLUMN_LEAD, COLUMN_HELP, COLUMN_TIME, COLUMN_PRODUCT, N_COLUMNS } Column;

static const struct { Column column; const char *pattern; } columns[] = {
  { COLUMN_ORDINAL, "^(?:s?tt|so thu tu|so tt|muc)\\.?$" },
  { COLUMN_HELP, "phoi hop" },
  { COLUMN_LEAD, "chu tri|thuc hien$|phu trach|co quan|don vi|tham muu|dau moi|trach nhiem|phan cong" },
  { COLUMN_TIME, "thoi gian|thoi han|han |tien do|hoan thanh|ngay|thoi diem" },
  { COLUMN_PRODUCT, "san pham|ket qu[a?]|ghi chu" },
  { COLUMN_TASK, "noi dung|nhiem vu|cong viec|dau viec|ten " },
};

#define MAX_CELLS 16

typedef struct
{
  DtBody     *body;
  DtProposal *proposal;
  Column      kinds[MAX_CELLS];
  guint       n_kinds;
  char       *section;        /* "I" */
  guint       count;
} Reader;

typedef struct { guint start, end; } Cell;

static Column
column_of (const DtBody *body,
           Cell          cell)
{
  static gsize places[G_N_ELEMENTS (columns)];

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (cell.end > cell.start && cell.end - cell.start < 60
        && dt_reading_match (dt_reading_regex (&places[i], columns[i].pattern), body->text, cell.start, cell.end, NULL))
      return columns[i].column;

  return COLUMN_OTHER;
}

static gboolean
has_kind (const Column *kinds,
          guint         n,
          Column        kind)
{
  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      return TRUE;

  return FALSE;
}

/* A row that tells what the columns are. */
static gboolean
read_header (Reader     *self,
             const Cell *cells,
             guint       n)
{
  Column kinds[MAX_CELLS];

  for (guint i = 0; i < n; i++)
    {
      kinds[i] = column_of (self->body, cells[i]);
      if (kinds[i] != COLUMN_OTHER && kinds[i] != COLUMN_HELP && has_kind (kinds, i, kinds[i]))
        kinds[i] = COLUMN_OTHER;
    }
  if (!has_kind (kinds, n, COLUMN_TASK) || (!has_kind (kinds, n, COLUMN_LEAD) && !has_kind (kinds, n, COLUMN_TIME)))
    return FALSE;

  memcpy (self->kinds, kinds, n * sizeof *kinds);
  self->n_kinds = n;
  return TRUE;
}

/* The units of a cell, each line or each name between marks; what is no known kind of unit is taken as it stands. */
static void
read_units (Reader    *self,
            Cell       cell,
            GPtrArray *names)
{
  const DtSourceText *text = self->body->text;
  guint from = cell.start;

  while (from < cell.end)
    {
      guint after;
      g_autoptr(GArray) units = NULL;
      guint to;

      while (from < cell.end && strchr (" -+,;.", text->fold[from]) != NULL)
        from++;
      units = dt_units_find (text, from, cell.end, &after);
      for (guint i = 0; i < units->len; i++)
        g_ptr_array_add (names, g_strdup (g_array_index (units, DtFoundUnit, i).name));
      if (units->len > 0 && after > from)
        {
          from = after;
          continue;
        }
      for (to = from; to < cell.end && strchr (",;\n", text->fold[to]) == NULL; to++)
        ;
      if (to > from)
        {
          char *name = dt_source_text_trimmed (text, from, to);

          if (g_utf8_strlen (name, -1) >= 2)
            g_ptr_array_add (names, name);
          else
            g_free (name);
        }
      from = to + 1;
    }
}

/* "Chủ trì: A. Phối hợp: B, C" or "A chủ trì, phối hợp với B" in one cell. */
static void
read_doers (Reader         *self,
            Cell            cell,
            DtProposedTask *task)
{
  const DtSourceText *text = self->body->text;
  Cell help = { cell.end, cell.end };
  g_autoptr(GMatchInfo) match = NULL;
  int from, to;

  if (dt_reading_match (DT_REGEX ("[ ,;.(+-]*\\b(?:(?:co quan|don vi) )?phoi hop(?: thuc hien)?(?: voi| cung)?(?: ?: ?| )"), text, cell.start, cell.end, &match))
    {
      g_match_info_fetch_pos (match, 0, &from, &to);
      help.start = cell.start + (guint) to;
      cell.end = cell.start + (guint) from;
    }
  if (dt_reading_match (DT_REGEX ("^[ +-]*(?:(?:co quan|don vi) )?(?:chu tri|thuc hien)(?: thuc hien)? ?: ?"), text, cell.start, cell.end, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &to);
      cell.start += (guint) to;
    }
  if (dt_reading_match (DT_REGEX (" (?:lam )?chu tri[ ,;.-]*$"), text, cell.start, cell.end, &match))
    {
      g_match_info_fetch_pos (match, 0, &from, NULL);
      cell.end = cell.start + (guint) from;
    }
  read_units (self, cell, task->leads);
  read_units (self, help, task->coordinators);
}

static void
read_row (Reader     *self,
          const Cell *cells,
          guint       n)
{
  const DtSourceText *text = self->body->text;
  DtProposedTask *task = dt_proposed_task_new ();
  g_autofree char *ordinal = NULL;
  guint first = cells[0].start, last = cells[n - 1].end;
  DtPhrase phrase = { 0 };

  for (guint i = 0; i < n && i < self->n_kinds; i++)
    switch (self->kinds[i])
      {
      case COLUMN_ORDINAL:
        ordinal = dt_source_text_trimmed (text, cells[i].start, cells[i].end);
        break;
      case COLUMN_TASK:
        task->title = dt_body_title (self->body, cells[i].start, cells[i].end);
        task->passage = dt_source_text_trimmed (text, cells[i].start, cells[i].end);
        break;
      case COLUMN_LEAD:
        read_doers (self, cells[i], task);
        break;
      case COLUMN_HELP:
        read_units (self, cells[i], task->coordinators);
        break;
      case COLUMN_TIME:
        if (dt_phrase_read_cell (text, cells[i].start, cells[i].end, self->proposal->day, &phrase))
          {
            if (phrase.deadline.bound == DT_BOUND_STANDING)
              {
                task->bound = DT_BOUND_STANDING;
                task->bound_words = g_strdup (phrase.deadline.words);
              }
            else
              {
                task->deadline = (int) dt_body_add_deadline (self->body, self->proposal, &phrase, first, last);
              }
            dt_phrase_clear (&phrase);
          }
        else if (cells[i].end > cells[i].start)
          {
            task->bound = DT_BOUND_TEXT;
            task->bound_words = dt_source_text_trimmed (text, cells[i].start, cells[i].end);
          }
        break;
      case COLUMN_OTHER:
      case COLUMN_PRODUCT:
      case N_COLUMNS:
        break;
      }

  /* A row of one thing only is the head of a part. */
  if (task->title == NULL || *task->title == '\0' || (task->leads->len == 0 && task->deadline < 0 && task->bound == DT_BOUND_NONE))
    {
      if (ordinal != NULL && *ordinal != '\0')
        {
          g_free (self->section);
          self->section = g_steal_pointer (&ordinal);
        }
      dt_proposed_task_free (task);
      return;
    }

  self->count++;
  if (ordinal == NULL || *ordinal == '\0')
    {
      g_free (ordinal);
      ordinal = g_strdup_printf ("%u", self->count);
    }
  task->ordinal = self->section != NULL && !g_str_has_prefix (ordinal, self->section) ? g_strdup_printf ("%s.%s", self->section, ordinal)
                                                                                     : g_strdup (ordinal);
  dt_source_text_place (text, first, last, &task->place.start, &task->place.end);
  g_ptr_array_add (self->proposal->tasks, task);
}

/* A table that goes on behind the turn of a page, without a head of its own: as many cells, the first of them a number. */
static gboolean
goes_on (const Reader *self,
         const Cell   *cells,
         guint         n)
{
  return self->kinds[0] == COLUMN_ORDINAL && (n == self->n_kinds || n == 2)
         && dt_reading_match (DT_REGEX ("^(?:\\d{1,3}(?:\\.\\d{1,2})*|[ivx]{1,5}|[a-h])[.)]?$"), self->body->text, cells[0].start, cells[0].end, NULL);
}

#define TURN 60     /* characters between the two parts of a table */

/**
 * dt_body_read_tables:
 *
 * Reads the rows of those tables whose head says what task, and who or when.
 */
void
dt_body_read_tables (DtBody     *self,
                     DtProposal *proposal)
{
  Reader reader = { .body = self, .proposal = proposal };
  guint between = 0;

  for (guint i = 0; i < self->paragraphs->len;)
    {
      Cell cells[MAX_CELLS];
      guint n = 0;
      int row = g_array_index (self->paragraphs, DtParagraph, i).row;

      if (row < 0)
        {
          between += g_array_index (self->paragraphs, DtParagraph, i).end - g_array_index (self->paragraphs, DtParagraph, i).from + 1;
          i++;
          continue;
        }
      for (; i < self->paragraphs->len && g_array_index (self->paragraphs, DtParagraph, i).row == row; i++)
        if (n < MAX_CELLS)
          {
            const DtParagraph *paragraph = &g_array_index (self->paragraphs, DtParagraph, i);

            cells[n++] = (Cell) { paragraph->start, paragraph->end };
          }
      if (between > 0 && !(between < TURN && reader.n_kinds > 0 && goes_on (&reader, cells, n)))
        {
          reader.n_kinds = 0;
          g_clear_pointer (&reader.section, g_free);
        }
      between = 0;
      if (!read_header (&reader, cells, n) && reader.n_kinds > 0)
        read_row (&reader, cells, n);
    }
  g_free (reader.section);
}
