/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-name.h"

#include <string.h>

#include "dt-text.h"

/* Folded. Abbreviations that every office writes; what they stand for is what directories have. */
static const struct { const char *abbreviation, *words; } abbreviations[] = {
  { "ubnd", "uy ban nhan dan" }, { "hdnd", "hoi dong nhan dan" }, { "ubmttq", "uy ban mat tran to quoc" }, { "mttq", "mat tran to quoc" },
  { "ubkt", "uy ban kiem tra" }, { "ub", "uy ban" }, { "vp", "van phong" }, { "tp", "thanh pho" }, { "tx", "thi xa" }, { "p", "phuong" }, { "x", "xa" },
  { "btc", "ban to chuc" }, { "btg", "ban tuyen giao" }, { "btv", "ban thuong vu" }, { "bch", "ban chi huy" }, { "ldld", "lien doan lao dong" },
  { "lhpn", "lien hiep phu nu" }, { "ct", "chinh tri" }, { "xh", "xa hoi" }, { "tmgv", "tham muu giup viec" }, { "tt", "trung tam" }, { "kt", "kinh te" },
};

/* They say how many, not who. */
static const char *const empty_words[] = { "cac", "nhung", "moi", "va" };

static void
add_word (GString    *key,
          const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i].abbreviation))
      word = abbreviations[i].words;
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, word);
}

static gboolean
is_empty_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (empty_words); i++)
    if (g_str_equal (word, empty_words[i]))
      return TRUE;

  return FALSE;
}

/**
 * dt_unit_name_key:
 * @name: (nullable): of a unit or a group
 *
 * Returns: (transfer full): words in small letters without accents; "" if the name says nothing
 */
char *
dt_unit_name_key (const char *name)
{
  g_autofree char *fold = dt_text_fold (name);
  g_autoptr(GString) key = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  for (char *p = fold; *p != '\0'; p++)
    if ((guchar) *p < 0x80 && !g_ascii_isalnum (*p))
      *p = ' ';
  words = g_strsplit (fold, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "viet") && g_strcmp0 (words[i + 1], "nam") == 0)
      i++;      /* of the Front and the unions: said or not */
    else if (*words[i] != '\0' && !is_empty_word (words[i]))
      add_word (key, words[i]);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * dt_unit_name_is_general:
 * @name: (nullable): of a unit or a group, as a letter writes it
 *
 * Returns: whether it says only that bodies are meant, and not which
 */
gboolean
dt_unit_name_is_general (const char *name)
{
  static const char *const general[] = { "co quan", "don vi", "dia phuong", "ban nganh", "so nganh", "doan the", "to chuc", "cap uy" };
  g_autofree char *key = dt_unit_name_key (name);
  g_autoptr(GString) rest = g_string_new (key);

  for (guint i = 0; i < G_N_ELEMENTS (general); i++)
    g_string_replace (rest, general[i], "", 0);

  return *key != '\0' && strspn (rest->str, " ") == rest->len;
}

static guint
count_common (char **a,
              char **b)
{
  guint n = 0;

  for (guint i = 0; a[i] != NULL; i++)
    n += g_strv_contains ((const char *const *) b, a[i]);

  return n;
}

/**
 * dt_unit_name_likeness:
 * @a, @b: from dt_unit_name_key()
 *
 * The share of words that both have. Order counts for nothing: letters turn names around.
 */
double
dt_unit_name_likeness (const char *a,
                       const char *b)
{
  g_auto(GStrv) first = g_strsplit (a, " ", -1);
  g_auto(GStrv) second = g_strsplit (b, " ", -1);
  guint n_first = g_strv_length (first), n_second = g_strv_length (second);

  if (*a == '\0' || *b == '\0')
    return 0;

  return (double) (count_common (first, second) + count_common (second, first)) / (n_first + n_second);
}
