/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit.h"

G_DEFINE_BOXED_TYPE (DtUnitRow, dt_unit_row, dt_unit_row_ref, dt_unit_row_unref)

DtUnitRow *
dt_unit_row_new (void)
{
  DtUnitRow *self = g_new0 (DtUnitRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DtUnitRow *
dt_unit_row_ref (DtUnitRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_unit_row_unref (DtUnitRow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uid);
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->sort_key);
  g_free (self->folded);
  g_free (self->successor);
  g_free (self);
}

void
dt_obligation_free (DtObligation *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignment, dt_assignment_row_unref);
  g_clear_pointer (&self->task, dt_task_row_unref);
  g_free (self);
}

void
dt_unit_detail_free (DtUnitDetail *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->row, dt_unit_row_unref);
  g_free (self->parent);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->contact);
  dt_unit_rates_clear (&self->rates);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->address);
  g_clear_pointer (&self->owed, g_ptr_array_unref);
  g_clear_pointer (&self->handed, g_ptr_array_unref);
  g_clear_pointer (&self->reminders, g_ptr_array_unref);
  g_free (self);
}

void
dt_unit_rates_clear (DtUnitRates *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name, g_free);
}

void
dt_unit_rates_free (DtUnitRates *self)
{
  if (self == NULL)
    return;

  dt_unit_rates_clear (self);
  g_free (self);
}

static int
percent_of (int n,
            int all)
{
  return all > 0 ? (100 * n + all / 2) / all : -1;
}

int
dt_unit_rates_handled (const DtUnitRates *self)
{
  return percent_of (self->on_time + self->late, self->due);
}

int
dt_unit_rates_on_time (const DtUnitRates *self)
{
  return percent_of (self->on_time, self->due);
}
