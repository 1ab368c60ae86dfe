/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of paragraphs that an office program writes by itself ("1.", "a)", "I."): they stand nowhere in the text,
 * only how each list counts does. A letter is cited by them. */

#include "dt-letter-private.h"

#define N_LEVELS   9
#define MAX_LISTS  4000
#define MAX_NUMBER 100000

typedef struct
{
  char     *format;           /* "decimal", "lowerLetter", "upperRoman", "bullet", … */
  char     *text;             /* "%1.%2." */
  guint     start;
  guint     count;            /* of the last one; 0 none yet */
} Level;

typedef struct { Level levels[N_LEVELS]; } List;

/* A use of a list; may begin anew. */
typedef struct
{
  char     *list;
  guint     restarts[N_LEVELS];     /* 1 and up: the number to begin with; 0 goes on */
  gboolean  used;
} Use;

struct _DtLetterNumbers
{
  GHashTable *lists;          /* char* → List */
  GHashTable *uses;           /* char* → Use */
};

static void
list_free (List *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_free (self->levels[i].format);
      g_free (self->levels[i].text);
    }
  g_free (self);
}

static void
use_free (Use *self)
{
  g_free (self->list);
  g_free (self);
}

/**
 * dt_letter_numbers_new:
 *
 * Returns: (transfer full): one that knows no list
 */
DtLetterNumbers *
dt_letter_numbers_new (void)
{
  DtLetterNumbers *self = g_new0 (DtLetterNumbers, 1);

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) list_free);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) use_free);
  return self;
}

/**
 * dt_letter_numbers_free:
 */
void
dt_letter_numbers_free (DtLetterNumbers *self)
{
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->uses);
  g_free (self);
}

/**
 * dt_letter_numbers_set_level:
 * @list: what the file calls the list
 * @level: 0 and up; what is too deep is passed over
 * @format: how it counts, in the words of .docx: "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"; any other has no number
 * @text: with "%1" for the number of the first level
 * @start: the first number
 */
void
dt_letter_numbers_set_level (DtLetterNumbers *self,
                             const char      *list,
                             guint            level,
                             const char      *format,
                             const char      *text,
                             guint            start)
{
  List *found = g_hash_table_lookup (self->lists, list);

  if (level >= N_LEVELS || (found == NULL && g_hash_table_size (self->lists) >= MAX_LISTS))
    return;
  if (found == NULL)
    {
      found = g_new0 (List, 1);
      g_hash_table_insert (self->lists, g_strdup (list), found);
    }
  g_free (found->levels[level].format);
  g_free (found->levels[level].text);
  found->levels[level].format = g_strdup (format);
  found->levels[level].text = g_strdup (text);
  found->levels[level].start = MIN (start, MAX_NUMBER);
}

/**
 * dt_letter_numbers_add_use:
 * @use: what paragraphs call it
 * @list: how it counts
 */
void
dt_letter_numbers_add_use (DtLetterNumbers *self,
                           const char      *use,
                           const char      *list)
{
  Use *made;

  if (g_hash_table_size (self->uses) >= MAX_LISTS)
    return;
  made = g_new0 (Use, 1);
  made->list = g_strdup (list);
  g_hash_table_insert (self->uses, g_strdup (use), made);
}

/**
 * dt_letter_numbers_restart:
 *
 * Has a level of a use begin with @start, whatever was counted before.
 */
void
dt_letter_numbers_restart (DtLetterNumbers *self,
                           const char      *use,
                           guint            level,
                           guint            start)
{
  Use *found = g_hash_table_lookup (self->uses, use);

  if (found != NULL && level < N_LEVELS)
    found->restarts[level] = MIN (start, MAX_NUMBER) + 1;
}

/**
 * dt_letter_numbers_reset:
 *
 * Has a use begin anew with its next paragraph.
 */
void
dt_letter_numbers_reset (DtLetterNumbers *self,
                         const char      *use)
{
  Use *found = g_hash_table_lookup (self->uses, use);
  List *list = found != NULL ? g_hash_table_lookup (self->lists, found->list) : NULL;

  for (guint i = 0; list != NULL && i < N_LEVELS; i++)
    list->levels[i].count = 0;
}

static void
append_roman (GString *text,
              guint    number,
              gboolean capital)
{
  static const struct { guint value; const char *small, *large; } digits[] = {
    { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" }, { 50, "l", "L" },
    { 40, "xl", "XL" }, { 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" }, { 1, "i", "I" },
  };

  number = MIN (number, 3999);
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    for (; number >= digits[i].value; number -= digits[i].value)
      g_string_append (text, capital ? digits[i].large : digits[i].small);
}

static void
append_number (GString     *text,
               const Level *level,
               guint        number)
{
  if (g_str_equal (level->format, "lowerRoman") || g_str_equal (level->format, "upperRoman"))
    append_roman (text, number, level->format[0] == 'u');
  else if (g_str_has_suffix (level->format, "Letter"))
    for (guint n = (MIN (number, 260) - 1) / 26 + 1; n > 0 && number > 0; n--)
      g_string_append_c (text, (level->format[0] == 'u' ? 'A' : 'a') + (char) ((number - 1) % 26));
  else if (g_str_equal (level->format, "decimalZero"))
    g_string_append_printf (text, "%02u", number);
  else
    g_string_append_printf (text, "%u", number);
}

static gboolean
has_number (const Level *level)
{
  return level->format != NULL
         && (g_str_has_prefix (level->format, "decimal") || g_str_has_suffix (level->format, "Letter") || g_str_has_suffix (level->format, "Roman"));
}

/* Counts one more paragraph at @depth. */
static void
count (List  *list,
       Use   *use,
       guint  depth)
{
  for (guint i = 0; i < N_LEVELS && !use->used; i++)
    if (use->restarts[i] > 0)
      {
        list->levels[i].count = 0;
        list->levels[i].start = use->restarts[i] - 1;
      }
  use->used = TRUE;
  for (guint i = 0; i <= depth; i++)
    {
      Level *level = &list->levels[i];

      if (i == depth || level->count == 0)
        level->count = level->count == 0 ? level->start + 1 : MIN (level->count + 1, MAX_NUMBER);
    }
  for (guint i = depth + 1; i < N_LEVELS; i++)
    list->levels[i].count = 0;
}

/**
 * dt_letter_numbers_next:
 * @use: what the paragraph names
 * @depth: its level
 *
 * Returns: (transfer full): what stands before the next paragraph, with a blank; a dash where there is no number
 */
char *
dt_letter_numbers_next (DtLetterNumbers *self,
                        const char      *use,
                        guint            depth)
{
  Use *found = g_hash_table_lookup (self->uses, use);
  List *list = found != NULL ? g_hash_table_lookup (self->lists, found->list) : NULL;
  GString *text;

  if (list == NULL || depth >= N_LEVELS || !has_number (&list->levels[depth]) || list->levels[depth].text == NULL)
    return g_strdup ("- ");

  count (list, found, depth);
  text = g_string_new (NULL);
  for (const char *p = list->levels[depth].text; *p != '\0'; p++)
    if (*p == '%' && p[1] >= '1' && p[1] <= '9')
      {
        const Level *level = &list->levels[p[1] - '1'];

        /* Counts are kept one too high, so that 0 is none yet. */
        if (has_number (level) && level->count > 0)
          append_number (text, level, level->count - 1);
        p++;
      }
    else
      {
        g_string_append_c (text, *p);
      }
  g_string_append_c (text, ' ');

  return g_string_free (text, FALSE);
}
