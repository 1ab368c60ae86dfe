/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-nearest.h"

#include <string.h>

#include "dt-text.h"

/* Longer words are never compared: nobody mistypes one into another. */
#define MAX_LENGTH 64

/**
 * dt_nearest_distance:
 * @a: a word, pure ASCII (folded)
 * @b: another
 *
 * How many letters must be put in, left out, changed or swapped with their neighbour to make @b of @a.
 * Beyond 64 letters: the longer length.
 */
guint
dt_nearest_distance (const char *a,
                     const char *b)
{
  guint rows[3][MAX_LENGTH + 1];
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);

  if (length_a > MAX_LENGTH || length_b > MAX_LENGTH)
    return strcmp (a, b) == 0 ? 0 : (guint) MAX (length_a, length_b);

  for (gsize j = 0; j <= length_b; j++)
    rows[0][j] = (guint) j;

  for (gsize i = 1; i <= length_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *two_above = rows[(i + 1) % 3];

      row[0] = (guint) i;
      for (gsize j = 1; j <= length_b; j++)
        {
          guint best = above[j - 1] + (a[i - 1] != b[j - 1]);

          best = MIN (best, above[j] + 1);
          best = MIN (best, row[j - 1] + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, two_above[j - 2] + 1);
          row[j] = best;
        }
    }

  return rows[length_a % 3][length_b];
}

static guint
count_ending (const char *a,
              const char *b)
{
  gsize i = strlen (a);
  gsize j = strlen (b);
  guint n = 0;

  while (i > 0 && j > 0 && a[i - 1] == b[j - 1])
    i--, j--, n++;

  return n;
}

/**
 * dt_nearest_offer:
 * @meant: what was written
 * @candidate: what exists
 *
 * Keeps @candidate if it is nearer than all before, and near enough at all: about a third of the letters
 * may differ. Case and accents do not count.
 */
void
dt_nearest_offer (DtNearest  *self,
                  const char *meant,
                  const char *candidate)
{
  g_autofree char *a = dt_text_fold (meant);
  g_autofree char *b = dt_text_fold (candidate);
  guint distance = dt_nearest_distance (a, b);
  guint ending = count_ending (a, b);

  if (distance > MAX (strlen (a), 3) / 3 || (distance > 0 && distance >= strlen (b)))
    return;
  if (self->best != NULL
      && (distance > self->distance || (distance == self->distance && ending <= self->ending)))
    return;

  g_free (self->best);
  self->best = g_strdup (candidate);
  self->distance = distance;
  self->ending = ending;
}

void
dt_nearest_clear (DtNearest *self)
{
  g_clear_pointer (&self->best, g_free);
  self->distance = 0;
  self->ending = 0;
}
