/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several units in one cell: one below the other, or apart by commas, which may also stand within a name. */

#include "dt-list-private.h"

#include <string.h>

#include "dt-text.h"

#define MAX_PIECES 300      /* of one cell */
#define MAX_JOINED 6        /* pieces that make one name */

static void
name_free (gpointer data)
{
  DtListName *name = data;

  g_free (name->words);
  g_free (name);
}

/* Without what sets it out: "- Ban Tổ chức;" */
static char *
strip (const char *text)
{
  char *clean = g_strdup (text);
  char *p = clean;
  gsize length;

  while (*p != '\0' && strchr (" -+*.:,;()", *p) != NULL)
    p++;
  memmove (clean, p, strlen (p) + 1);
  for (length = strlen (clean); length > 0 && strchr (" .:,;(", clean[length - 1]) != NULL; length--)
    clean[length - 1] = '\0';

  return clean;
}

/* It asks whom it concerns, and nobody by name. */
static gboolean
is_vague (const char *words)
{
  g_autofree char *fold = dt_text_fold (words);

  return strstr (fold, "lien quan") != NULL;
}

static gboolean
add (GPtrArray    *names,
     DtKnownUnits *units,
     const char   *words,
     gboolean      only_known)
{
  g_autofree char *clean = strip (words);
  const DtKnownUnit *unit = *clean != '\0' ? dt_known_units_find (units, clean) : NULL;
  DtListName *name;

  if (unit == NULL && only_known)
    return FALSE;
  if (*clean == '\0' || names->len >= MAX_PIECES)
    return TRUE;
  for (guint i = 0; i < names->len && unit != NULL; i++)
    if (((const DtListName *) g_ptr_array_index (names, i))->unit == unit)
      return TRUE;

  name = g_new0 (DtListName, 1);
  name->words = g_steal_pointer (&clean);
  name->unit = unit;
  name->vague = unit == NULL && is_vague (name->words);
  g_ptr_array_add (names, name);
  return TRUE;
}

/* "A và B" */
static void
add_pair (GPtrArray    *names,
          DtKnownUnits *units,
          const char   *words)
{
  const char *and = strstr (words, " và ");
  g_autofree char *first = and != NULL ? g_strndup (words, (gsize) (and - words)) : NULL;

  if (and == NULL || add (names, units, words, TRUE))
    add (names, units, words, FALSE);
  else
    {
      add (names, units, first, FALSE);
      add_pair (names, units, and + strlen (" và "));
    }
}

/* "các cơ quan" of "các cơ quan, đơn vị liên quan" */
static gboolean
is_common (const char *words)
{
  static const char *const common[] = { "cac co quan", "cac don vi", "co quan", "don vi", "dia phuong", "cac dia phuong", "cac ban", "to chuc", "cac phong", "ban", "nganh" };
  g_autofree char *clean = strip (words);
  g_autofree char *fold = dt_text_fold (clean);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (fold, common[i]))
      return TRUE;

  return FALSE;
}

/* The longest piece that is a name is taken: "Mặt trận, các tổ chức chính trị - xã hội" is one group. */
static guint
add_longest (GPtrArray     *names,
             DtKnownUnits  *units,
             char         **pieces,
             guint          n)
{
  for (guint j = MIN (n, MAX_JOINED); j > 0; j--)
    {
      char *kept = g_steal_pointer (&pieces[j]);
      g_autofree char *joined = g_strjoinv (",", pieces);

      pieces[j] = kept;
      if (add (names, units, joined, TRUE))
        return j;
    }

  return 0;
}

static void
add_line (GPtrArray    *names,
          DtKnownUnits *units,
          const char   *line)
{
  g_auto(GStrv) pieces = g_strsplit (line, ",", MAX_PIECES);
  gboolean vague = is_vague (line);
  guint n = g_strv_length (pieces);

  for (guint i = 0; i < n;)
    {
      guint taken = add_longest (names, units, pieces + i, n - i);

      if (taken == 0 && !(vague && is_common (pieces[i])))
        add_pair (names, units, pieces[i]);
      i += MAX (taken, 1);
    }
}

/**
 * dt_list_names_read:
 * @units: those that there are
 * @text: of a cell
 *
 * Returns: (transfer full) (element-type DtListName): who is named, each once
 */
GPtrArray *
dt_list_names_read (DtKnownUnits *units,
                    const char   *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (name_free);
  g_autofree char *plain = g_strdup (text);
  g_auto(GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  /* A name may run on in the next line of its cell. */
  joined = g_strdelimit (g_strdup (text), "\n", ' ');
  if (add (names, units, joined, TRUE))
    return names;

  lines = g_strsplit (g_strdelimit (plain, ";", '\n'), "\n", MAX_PIECES);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (names, units, lines[i]);

  return names;
}
