/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-month.h"

/**
 * dt_month_new:
 * @first_day: a Monday
 *
 * Six empty weeks.
 */
DtMonth *
dt_month_new (DtDay first_day)
{
  DtMonth *self = g_new0 (DtMonth, 1);

  self->first_day = first_day;
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      self->days[i].tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
      self->days[i].ghosts = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
      self->days[i].turns = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
    }

  return self;
}

void
dt_month_free (DtMonth *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      g_ptr_array_unref (self->days[i].tasks);
      g_ptr_array_unref (self->days[i].ghosts);
      g_ptr_array_unref (self->days[i].turns);
    }
  g_free (self);
}
