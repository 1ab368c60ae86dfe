/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a directive with what was recognised in it. Nothing is guessed here: a passage is marked only if it says, word for
 * word, what the register holds: the words of a deadline, the name of a unit, a symbol, the passage of a task. */

#include "dt-directive-paper.h"

#include "dt-paper-layout.h"

#include <string.h>

typedef struct
{
  DtDirectivePaper *paper;
  GString          *text;
} Writing;

/* ---- The text ---- */

/* Where a stretch begins, in characters. */
static int
here (Writing *self)
{
  return (int) g_utf8_strlen (self->text->str, (gssize) self->text->len);
}

static void
add_line (Writing    *self,
          const char *line)
{
  if (line[0] != '\0')
    g_string_append_printf (self->text, "%s\n", line);
}

/* The words of its deadline belong to an instruction; where the passage lacks them they follow it. */
static void
add_task (Writing               *self,
          const DtDirectiveTask *task)
{
  const char *body = task->text[0] != '\0' ? task->text : task->row->title;
  const char *words = task->row->words;
  DtPaperMark mark = { DT_PAPER_TASK, here (self), 0, task->row->id, FALSE };
  g_autofree char *line = g_strconcat (task->row->ordinal, task->row->ordinal[0] != '\0' ? ". " : "", body,
                                       words[0] != '\0' && strstr (body, words) == NULL ? " – " : NULL, words, NULL);

  add_line (self, line);
  mark.end = here (self) - 1;
  g_array_append_val (self->paper->marks, mark);
}

/* Of a text that was kept often only the body was: it has no number of its own. */
static void
put_together (Writing               *self,
              const DtDirectivePage *page)
{
  dt_paper_add_head (self->text, self->paper->runs, page);
  if (self->paper->whole)
    add_line (self, page->text);
  else
    for (guint i = 0; i < page->tasks->len; i++)
      add_task (self, g_ptr_array_index (page->tasks, i));
  dt_paper_add_foot (self->text, self->paper->runs, page);
}

/* ---- What is recognised in it ---- */

static gboolean
overlaps (const GArray *marks,
          int           start,
          int           end)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const DtPaperMark *mark = &g_array_index (marks, DtPaperMark, i);

      if (mark->kind != DT_PAPER_TASK && start < mark->end && end > mark->start)
        return TRUE;
    }
  return FALSE;
}

/* "P. Minh" is not found in "P. Minh Tân"'s own letters only by its ends: a word must be whole. */
static gboolean
is_whole_word (const char *text,
               const char *found,
               gsize       length)
{
  gunichar before = found > text ? g_utf8_get_char (g_utf8_prev_char (found)) : ' ';
  gunichar after = g_utf8_get_char (found + length);

  return !g_unichar_isalnum (before) && !g_unichar_isalnum (after);
}

/* Every place of @words between two bytes that no mark covers yet. from, to: bytes */
static void
mark_words (Writing     *self,
            const char  *words,
            DtPaperKind  kind,
            gint64       id,
            gsize        from,
            gsize        to)
{
  const char *text = self->text->str;
  gsize length = strlen (words);
  const char *at = text + from;

  if (length < 2)
    return;
  while ((at = strstr (at, words)) != NULL && at + length <= text + to)
    {
      int start = (int) g_utf8_pointer_to_offset (text, at);
      DtPaperMark mark = { kind, start, start + (int) g_utf8_strlen (words, -1), id, FALSE };

      if (is_whole_word (text, at, length) && !overlaps (self->paper->marks, mark.start, mark.end))
        g_array_append_val (self->paper->marks, mark);
      at += length;
    }
}

/* The passages of the tasks in a text that was kept: one after the other, as they stand there. */
static void
mark_passages (Writing               *self,
               const DtDirectivePage *page)
{
  for (guint i = 0; i < page->tasks->len; i++)
    {
      const DtDirectiveTask *task = g_ptr_array_index (page->tasks, i);
      const char *at = task->text[0] != '\0' ? strstr (self->text->str, task->text) : NULL;
      DtPaperMark mark = { DT_PAPER_TASK, 0, 0, task->row->id, FALSE };

      if (at == NULL)
        continue;
      mark.start = (int) g_utf8_pointer_to_offset (self->text->str, at);
      mark.end = mark.start + (int) g_utf8_strlen (task->text, -1);
      g_array_append_val (self->paper->marks, mark);
    }
}

/* The words of a deadline inside the passage of its own task; elsewhere the same words may mean another. */
static void
mark_deadlines (Writing               *self,
                const DtDirectivePage *page)
{
  for (guint i = 0; i < page->tasks->len; i++)
    {
      const DtTaskRow *row = ((const DtDirectiveTask *) g_ptr_array_index (page->tasks, i))->row;

      for (guint j = 0; j < self->paper->marks->len && row->words[0] != '\0'; j++)
        {
          DtPaperMark mark = g_array_index (self->paper->marks, DtPaperMark, j);

          if (mark.kind == DT_PAPER_TASK && mark.id == row->id)
            mark_words (self, row->words, DT_PAPER_DATE, row->id,
                        (gsize) (g_utf8_offset_to_pointer (self->text->str, mark.start) - self->text->str),
                        (gsize) (g_utf8_offset_to_pointer (self->text->str, mark.end) - self->text->str));
        }
    }
}

/* The words by which letters order a change: "sớm hơn 15 ngày", "lùi 02 tháng". Only with the register's own number and unit. */
static void
mark_change (Writing            *self,
             const DtChangeCard *card)
{
  static const char *const earlier[] = { "sớm hơn", "trước", "sớm", "rút ngắn" };
  static const char *const later[] = { "muộn hơn", "chậm hơn", "lùi", "lùi lại", "thêm", "gia hạn", "kéo dài" };
  static const char *const units[] = { "ngày", "ngày làm việc", "tháng" };
  gboolean sooner = card->rule.kind == DT_CHANGE_ACCELERATE;
  const char *const *ways = sooner ? earlier : later;
  gsize n_ways = sooner ? G_N_ELEMENTS (earlier) : G_N_ELEMENTS (later);
  guint first = self->paper->marks->len;

  if (card->rule.kind == DT_CHANGE_FIX)
    return;
  for (gsize i = 0; i < 2 * n_ways; i++)
    {
      g_autofree char *words = g_strdup_printf (i < n_ways ? "%s %d %s" : "%s %02d %s", ways[i % n_ways], card->rule.amount, units[card->rule.unit]);

      mark_words (self, words, DT_PAPER_DATE, card->id, 0, self->text->len);
    }
  for (guint i = first; i < self->paper->marks->len; i++)
    g_array_index (self->paper->marks, DtPaperMark, i).change = TRUE;
}

static int
compare_length (gconstpointer a,
                gconstpointer b)
{
  const DtNamedUnit *left = *(DtNamedUnit *const *) a;
  const DtNamedUnit *right = *(DtNamedUnit *const *) b;

  return (int) strlen (right->name) - (int) strlen (left->name);
}

/* The longest names first, so that a short one is not found inside a long one. */
static void
mark_units (Writing               *self,
            const DtDirectivePage *page)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < page->units->len; i++)
    g_ptr_array_add (units, g_ptr_array_index (page->units, i));
  g_ptr_array_sort (units, compare_length);
  for (guint i = 0; i < units->len; i++)
    {
      const DtNamedUnit *unit = g_ptr_array_index (units, i);

      mark_words (self, unit->name, DT_PAPER_UNIT, unit->id, 0, self->text->len);
    }
}

static void
mark_directives (Writing               *self,
                 const DtDirectivePage *page)
{
  mark_words (self, page->symbol, DT_PAPER_DIRECTIVE, page->id, 0, self->text->len);
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const DtChainNode *node = g_ptr_array_index (page->nodes, i);

      mark_words (self, node->symbol, DT_PAPER_DIRECTIVE, node->id, 0, self->text->len);
    }
}

static int
compare_start (gconstpointer a,
               gconstpointer b)
{
  const DtPaperMark *left = a;
  const DtPaperMark *right = b;

  return left->start != right->start ? left->start - right->start : right->end - left->end;
}

/**
 * dt_directive_paper_new:
 * @page: a directive
 *
 * Returns: (transfer full): its text and what was recognised in it
 */
DtDirectivePaper *
dt_directive_paper_new (const DtDirectivePage *page)
{
  DtDirectivePaper *self = g_new0 (DtDirectivePaper, 1);
  Writing writing = { self, g_string_new (NULL) };

  g_return_val_if_fail (page != NULL, self);

  self->marks = g_array_new (FALSE, FALSE, sizeof (DtPaperMark));
  self->runs = g_array_new (FALSE, FALSE, sizeof (DtPaperRun));
  self->whole = page->text[0] != '\0';
  if (self->whole && strstr (page->text, page->symbol) != NULL)
    g_string_append (writing.text, page->text);
  else
    put_together (&writing, page);

  if (self->whole)
    mark_passages (&writing, page);
  mark_deadlines (&writing, page);
  for (guint i = 0; i < page->changes->len; i++)
    mark_change (&writing, g_ptr_array_index (page->changes, i));
  mark_directives (&writing, page);
  mark_units (&writing, page);
  g_array_sort (self->marks, compare_start);
  for (guint i = 0; i < self->marks->len; i++)
    self->n[g_array_index (self->marks, DtPaperMark, i).kind]++;

  self->text = g_string_free (writing.text, FALSE);
  return self;
}

void
dt_directive_paper_free (DtDirectivePaper *self)
{
  g_free (self->text);
  g_array_unref (self->marks);
  g_array_unref (self->runs);
  g_free (self);
}

const DtPaperMark *
dt_directive_paper_find (const DtDirectivePaper *self,
                         int                     offset)
{
  const DtPaperMark *found = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DtPaperMark *mark = &g_array_index (self->marks, DtPaperMark, i);

      if (offset >= mark->start && offset < mark->end && (found == NULL || mark->end - mark->start < found->end - found->start))
        found = mark;
    }
  return found;
}
