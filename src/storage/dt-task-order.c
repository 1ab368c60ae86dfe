/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Order for a hundred thousand tasks at each keystroke. Everything but a text is a number of few significant
 * bytes, so the tasks are dealt out by one byte after the other, the least first; bytes that are the same in
 * all keys are passed over. */

#include "dt-task-order.h"

#include <string.h>

/* Below this many a comparison sort is as fast. */
#define MIN_DEALT 256
#define N_KEY_BYTES 16

typedef struct
{
  guint64 high;      /* order, value */
  guint64 low;       /* directive, position */
  guint32 index;
} Entry;

typedef struct
{
  const char *texts;
  gboolean    descending;
} Ordering;

/* Such that unsigned comparison gives the signed order. */
static guint32
biased (gint64 number)
{
  return (guint32) ((gint32) CLAMP (number, G_MININT32, G_MAXINT32)) ^ 0x80000000u;
}

static int
compare_picked (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Ordering *ordering = user_data;
  const DtPicked *left = a;
  const DtPicked *right = b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;
  if (ordering->texts != NULL)
    {
      int result = strcmp (ordering->texts + left->text, ordering->texts + right->text);

      if (result != 0)
        return ordering->descending ? -result : result;
    }
  if (left->directive_id != right->directive_id)
    return left->directive_id < right->directive_id ? -1 : 1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;

  return (left->id > right->id) - (left->id < right->id);
}

static guint8
key_byte (const Entry *entry,
          int          byte)
{
  return (guint8) ((byte < 8 ? entry->low : entry->high) >> (8 * (byte % 8)));
}

static void
deal_by_byte (const Entry *from,
              Entry       *to,
              guint        n,
              int          byte)
{
  guint starts[256] = { 0 };
  guint at = 0;

  for (guint i = 0; i < n; i++)
    starts[key_byte (&from[i], byte)]++;
  for (int i = 0; i < 256; i++)
    {
      guint count = starts[i];

      starts[i] = at;
      at += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[key_byte (&from[i], byte)]++] = from[i];
}

/* FALSE: the keys do not fit, or the tasks are not in the order of their ids, which then would decide. */
static gboolean
make_entries (GArray *tasks,
              Entry  *entries)
{
  gint64 previous = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const DtPicked *task = &g_array_index (tasks, DtPicked, i);

      if (task->id <= previous || task->directive_id > G_MAXINT32)
        return FALSE;
      previous = task->id;
      entries[i].high = (guint64) biased (task->order) << 32 | biased (task->value);
      entries[i].low = (guint64) biased (task->directive_id) << 32 | biased (task->position);
      entries[i].index = i;
    }

  return TRUE;
}

/* Each task goes where an entry wants it, without a second array of them, round by round: what is taken away first comes last. */
static void
put_in_order (DtPicked *tasks,
              Entry    *entries,
              guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      DtPicked taken = tasks[i];
      guint at = i;

      while (entries[at].index != i)
        {
          guint from = entries[at].index;

          tasks[at] = tasks[from];
          entries[at].index = at;
          at = from;
        }
      tasks[at] = taken;
      entries[at].index = at;
    }
}

static gboolean
sort_by_dealing (GArray *tasks)
{
  g_autofree Entry *first = g_new (Entry, tasks->len);
  g_autofree Entry *second = g_new (Entry, tasks->len);
  Entry *from = first;
  Entry *to = second;
  guint64 differs_low = 0;
  guint64 differs_high = 0;

  if (!make_entries (tasks, first))
    return FALSE;

  for (guint i = 1; i < tasks->len; i++)
    {
      differs_low |= first[i].low ^ first[0].low;
      differs_high |= first[i].high ^ first[0].high;
    }

  for (int byte = 0; byte < N_KEY_BYTES; byte++)
    {
      guint64 differs = byte < 8 ? differs_low : differs_high;
      Entry *swap = from;

      if (((differs >> (8 * (byte % 8))) & 0xff) == 0)
        continue;
      deal_by_byte (from, to, tasks->len, byte);
      from = to;
      to = swap;
    }

  put_in_order ((DtPicked *) tasks->data, from, tasks->len);

  return TRUE;
}

void
dt_task_order_sort (GArray     *tasks,
                    const char *texts,
                    gboolean    descending)
{
  Ordering ordering = { texts, descending };

  if (texts == NULL && tasks->len >= MIN_DEALT && sort_by_dealing (tasks))
    return;

  g_array_sort_with_data (tasks, compare_picked, &ordering);
}

gint64
dt_task_order_prefix (const char *text)
{
  gint64 prefix = 0;

  /* Seven bytes leave room for the sign. */
  for (int i = 0; i < 7; i++)
    {
      prefix = prefix << 8 | (guint8) *text;
      if (*text != '\0')
        text++;
    }

  return prefix;
}
