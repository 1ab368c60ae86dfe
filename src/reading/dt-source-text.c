/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a letter, character by character: composed, without the marks of mark-up and the noise of a scan, and
 * its lines and columns. */

#include "dt-reading-private.h"

#include <string.h>

#define FOLD_SIZE 0x2000
/* So many blanks part two columns of a page. */
#define COLUMN_GAP 4

/* ---- One character ---- */

static char
fold_char (gunichar c)
{
  gunichar parts[18];
  gunichar first;

  if (c < 0x80)
    return g_ascii_tolower ((char) c);
  if (c == 0x110 || c == 0x111 || c == 0xD0 || c == 0xF0)
    return 'd';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25E6 || c == 0xB7
      || c == 0xF0B7 || c == 0xAD)
    return '-';
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || c == 0x201E)
    return '"';
  if (c == 0x2018 || c == 0x2019 || c == 0x2032)
    return '\'';
  if (c == 0x2026)
    return '.';
  if (c == 0x2044 || c == 0x2215)
    return '/';

  g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));
  first = parts[0];
  return first < 0x80 && g_ascii_isalpha ((char) first) ? g_ascii_tolower ((char) first) : '?';
}

/**
 * dt_source_text_fold:
 * @c: a character
 *
 * Returns: its plain form
 */
char
dt_source_text_fold (gunichar c)
{
  static char table[FOLD_SIZE];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gunichar i = 0; i < FOLD_SIZE; i++)
        table[i] = fold_char (i);
      g_once_init_leave (&ready, 1);
    }

  return c < FOLD_SIZE ? table[c] : fold_char (c);
}

/* Composes a mark with what stands before it, also where the marks come in another order than the canonical one. */
static gboolean
compose (gunichar  before,
         gunichar  mark,
         gunichar *composed)
{
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;
  GString *pair;

  if (g_unichar_compose (before, mark, composed))
    return TRUE;

  pair = g_string_new (NULL);
  g_string_append_unichar (pair, before);
  g_string_append_unichar (pair, mark);
  text = g_string_free (pair, FALSE);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (normal == NULL || g_utf8_strlen (normal, -1) != 1)
    return FALSE;

  *composed = g_utf8_get_char (normal);
  return TRUE;
}

/* What stands for a character of the source; 0: nothing. */
static gunichar
clean_char (gunichar c)
{
  if (c == '\n' || c == '\t' || c == DT_LETTER_CELL || c == DT_LETTER_ROW)
    return c;
  if (c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
    return '\n';
  if (c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0x2060 || c == '*' || c == '_' || c == '`' || c == '\\')
    return 0;
  if (c < 0x20 || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000)
    return ' ';

  return c;
}

/* ---- The text ---- */

/**
 * dt_source_text_new:
 *
 * Returns: (transfer full): an empty text
 */
DtSourceText *
dt_source_text_new (void)
{
  DtSourceText *self = g_new0 (DtSourceText, 1);

  self->fold = g_malloc0 (1);
  return self;
}

/**
 * dt_source_text_free:
 * @self: (nullable): a text
 */
void
dt_source_text_free (DtSourceText *self)
{
  if (self == NULL)
    return;

  g_free (self->chars);
  g_free (self->fold);
  g_free (self->upper);
  g_free (self->origin);
  g_free (self);
}

static void
reserve (DtSourceText *self,
         guint         more)
{
  if (self->upper != NULL && self->n + more <= self->size)
    return;

  self->size = MAX (self->size * 2, self->n + more + 256);
  self->chars = g_renew (gunichar, self->chars, self->size);
  self->fold = g_realloc (self->fold, self->size + 1);
  self->upper = g_renew (guint8, self->upper, self->size + 1);
  self->origin = g_renew (guint32, self->origin, self->size);
}

/**
 * dt_source_text_add:
 * @c: a character
 * @origin: its byte in the source
 */
void
dt_source_text_add (DtSourceText *self,
                    gunichar      c,
                    guint32       origin)
{
  reserve (self, 1);
  self->chars[self->n] = c;
  self->fold[self->n] = dt_source_text_fold (c);
  self->upper[self->n] = g_unichar_isupper (c);
  self->origin[self->n] = origin;
  self->n++;
  /* Who looks at what follows a word may look behind the last one. */
  self->fold[self->n] = '\0';
  self->upper[self->n] = FALSE;
}

/**
 * dt_source_text_append:
 * @from: another text
 * @start: its first character
 * @end: after its last
 *
 * Takes over a piece with its plain form as it has been mended.
 */
void
dt_source_text_append (DtSourceText       *self,
                       const DtSourceText *from,
                       guint               start,
                       guint               end)
{
  guint n = end - start;

  reserve (self, n);
  if (n > 0)
    {
      memcpy (self->chars + self->n, from->chars + start, n * sizeof (gunichar));
      memcpy (self->fold + self->n, from->fold + start, n);
      memcpy (self->upper + self->n, from->upper + start, n);
      memcpy (self->origin + self->n, from->origin + start, n * sizeof (guint32));
    }
  self->n += n;
  /* Who looks at what follows a word may look behind the last one. */
  self->fold[self->n] = '\0';
  self->upper[self->n] = FALSE;
}

/* Words whose plain form is that of a word that patterns look for; it is made another one. */
static void
part_words (DtSourceText *self)
{
  static const struct { const char *word; guint length, at; gunichar wrong[3]; char plain; } words[] = {
    { "giao", 4, 2, { 0xE1, 0xC1, 0 }, '?' },                 /* giáo is not giao */
    { "qua", 3, 2, { 0x1EA3, 0xE1, 0x1EA2 }, '?' },           /* quả, quá are not qua */
    { "tinh", 4, 1, { 0xED, 0xCD, 0 }, '1' },                 /* tính is not tỉnh: "t1nh" */
  };

  for (guint i = 0; i + 3 <= self->n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      {
        guint end = i + words[k].length;
        gunichar c;

        if (self->fold[i] != words[k].word[0] || end > self->n || strncmp (self->fold + i, words[k].word, words[k].length) != 0
            || (i > 0 && g_ascii_isalnum (self->fold[i - 1])) || g_ascii_isalnum (self->fold[end]))
          continue;
        c = self->chars[i + words[k].at];
        if (c == words[k].wrong[0] || c == words[k].wrong[1] || c == words[k].wrong[2])
          self->fold[i + words[k].at] = words[k].plain;
      }
}

/**
 * dt_source_text_read:
 * @source: UTF-8; damaged bytes are passed over
 *
 * Returns: (transfer full): the text, ready to be looked through
 */
DtSourceText *
dt_source_text_read (const char *source)
{
  DtSourceText *self = dt_source_text_new ();
  const char *p = source;

  reserve (self, (guint) strlen (source) + 1);
  while (*p != '\0')
    {
      guint32 origin = (guint32) (p - source);
      gunichar c = g_utf8_get_char_validated (p, -1);
      gunichar composed;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          p++;
          continue;
        }
      p = g_utf8_next_char (p);
      if (c == '\r' && *p == '\n')
        continue;
      if (g_unichar_ismark (c))
        {
          if (self->n > 0 && compose (self->chars[self->n - 1], c, &composed))
            {
              self->chars[self->n - 1] = composed;
              self->upper[self->n - 1] = g_unichar_isupper (composed);
            }
          continue;
        }
      c = clean_char (c);
      if (c != 0)
        dt_source_text_add (self, c, origin);
    }
  dt_source_text_mend_digits (self);
  part_words (self);

  return self;
}

/**
 * dt_source_text_get:
 *
 * Returns: (transfer full): the characters from @start to before @end, as UTF-8
 */
char *
dt_source_text_get (const DtSourceText *self,
                    guint               start,
                    guint               end)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < end && i < self->n; i++)
    g_string_append_unichar (text, self->chars[i] == '\n' || self->chars[i] == '\t' ? ' ' : self->chars[i]);

  return g_string_free (text, FALSE);
}

/**
 * dt_source_text_trimmed:
 *
 * Returns: (transfer full): the same, blanks made single, and without blanks, dashes and marks at the ends
 */
char *
dt_source_text_trimmed (const DtSourceText *self,
                        guint               start,
                        guint               end)
{
  GString *text = g_string_new (NULL);
  gboolean gap = FALSE;

  while (start < end && (g_ascii_isspace (self->fold[start]) || strchr ("-+;:,.", self->fold[start]) != NULL))
    start++;
  while (end > start && (g_ascii_isspace (self->fold[end - 1]) || strchr ("-;:,./", self->fold[end - 1]) != NULL))
    end--;
  for (guint i = start; i < end; i++)
    {
      if (g_ascii_isspace (self->fold[i]))
        {
          gap = TRUE;
          continue;
        }
      if (gap && text->len > 0)
        g_string_append_c (text, ' ');
      gap = FALSE;
      g_string_append_unichar (text, self->chars[i]);
    }

  return g_string_free (text, FALSE);
}

/* ---- Lines ---- */

typedef struct
{
  const DtSourceText *text;
  GArray             *lines;
  gboolean            gap;
  int                 row;
} Splitter;

static void
add_line (Splitter *self,
          guint     start,
          guint     end,
          guint     column,
          int       row,
          guint     cell)
{
  const char *fold = self->text->fold;
  DtSourceLine line = { .column = column, .gap = self->gap, .row = row, .cell = cell };

  while (start < end && g_ascii_isspace (fold[start]))
    start++;
  while (end > start && g_ascii_isspace (fold[end - 1]))
    end--;
  if (start == end && row < 0)
    return;

  line.start = start;
  line.end = end;
  self->gap = FALSE;
  g_array_append_val (self->lines, line);
}

/* A line of rules only: "-----", "|---|---|". */
static gboolean
is_rule (const DtSourceText *text,
         guint               start,
         guint               end)
{
  guint marks = 0;

  for (guint i = start; i < end; i++)
    {
      if (strchr ("-=|+:.~ \t", text->fold[i]) == NULL)
        return FALSE;
      marks += text->fold[i] != ' ';
    }

  return marks > 0;
}

/* A row of a table in a text: its cells stand between @mark. */
static void
split_row (Splitter *self,
           guint     start,
           guint     end,
           char      mark)
{
  const char *fold = self->text->fold;
  guint cell = 0, from;

  while (start < end && fold[start] == ' ')
    start++;
  if (mark == '|' && start < end && fold[start] == '|')
    start++;
  if (mark == '|' && end > start && fold[end - 1] == '|')
    end--;
  from = start;
  for (guint i = start; i <= end; i++)
    if (i == end || fold[i] == mark)
      {
        add_line (self, from, i, 0, self->row, cell++);
        from = i + 1;
      }
  self->row++;
}

/* Columns stand far apart on the page; a bar alone parts them too. */
static void
split_columns (Splitter *self,
               guint     start,
               guint     end)
{
  const char *fold = self->text->fold;
  guint from = start, column = 0, i = start;

  while (i < end && fold[i] == ' ')
    i++;
  if (i - start > 30)
    column = 1;
  while (i < end)
    {
      guint blanks = 0;

      while (i + blanks < end && (fold[i + blanks] == ' ' || fold[i + blanks] == '\t' || fold[i + blanks] == '|'))
        blanks += fold[i + blanks] == ' ' ? 1 : COLUMN_GAP;
      if (blanks >= COLUMN_GAP)
        {
          guint next = i;

          while (next < end && (fold[next] == ' ' || fold[next] == '\t' || fold[next] == '|'))
            next++;
          add_line (self, from, i, column, -1, 0);
          column++;
          from = i = next;
        }
      else
        {
          i++;
        }
    }
  add_line (self, from, end, column, -1, 0);
}

static guint
count_marks (const DtSourceText *text,
             guint               start,
             guint               end,
             char                mark)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    n += text->fold[i] == mark;

  return n;
}

/* A table that the file itself has: cells may hold several lines. */
static guint
split_table (Splitter *self,
             guint     start)
{
  const char *fold = self->text->fold;
  guint cell = 0, from = start, i = start;

  for (; i < self->text->n && fold[i] != DT_LETTER_ROW; i++)
    if (fold[i] == DT_LETTER_CELL)
      {
        add_line (self, from, i, 0, self->row, cell++);
        from = i + 1;
      }
  add_line (self, from, i, 0, self->row, cell);
  self->row++;

  return i < self->text->n ? i + 1 : i;
}

/**
 * dt_source_text_list_lines:
 *
 * Returns: (transfer full) (element-type DtSourceLine): the lines with anything in them, columns and cells on their own
 */
GArray *
dt_source_text_list_lines (const DtSourceText *self)
{
  Splitter splitter = { .text = self, .lines = g_array_new (FALSE, FALSE, sizeof (DtSourceLine)) };
  guint start = 0;

  while (start < self->n)
    {
      guint end = start;
      guint bars, tabs;

      while (end < self->n && self->fold[end] != '\n' && self->fold[end] != DT_LETTER_ROW && self->fold[end] != DT_LETTER_CELL)
        end++;
      if (end < self->n && self->fold[end] == DT_LETTER_CELL)
        {
          start = split_table (&splitter, start);
          continue;
        }
      while (start < end && (self->fold[start] == '#' || self->fold[start] == '>'))
        start++;
      bars = count_marks (self, start, end, '|');
      tabs = count_marks (self, start, end, '\t');
      if (is_rule (self, start, end))
        splitter.gap = splitter.gap || bars == 0;
      else if (bars >= 3)
        split_row (&splitter, start, end, '|');
      else if (tabs >= 2)
        split_row (&splitter, start, end, '\t');
      else if (end == start || count_marks (self, start, end, ' ') == end - start)
        splitter.gap = TRUE;
      else
        split_columns (&splitter, start, end);
      start = end + 1;
    }

  return splitter.lines;
}

void
dt_source_text_place (const DtSourceText *self,
                      guint               start,
                      guint               end,
                      guint              *from,
                      guint              *to)
{
  *from = *to = 0;
  if (start >= end || start >= self->n)
    return;
  *from = self->origin[start];
  *to = end < self->n ? self->origin[end] : self->origin[self->n - 1] + 1;
  /* What follows may stand in the next column, before all this: then its own last letter ends it. */
  if (*to < *from)
    *to = self->origin[MIN (end, self->n) - 1] + 1;
  if (*to < *from)
    *from = *to = 0;
}
