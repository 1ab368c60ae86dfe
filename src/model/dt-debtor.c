/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-debtor.h"

void
dt_debt_free (DtDebt *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->clause);
  g_free (self->directive);
  g_free (self);
}

DtDebtor *
dt_debtor_new (void)
{
  DtDebtor *self = g_new0 (DtDebtor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->debts = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_debt_free);
  self->rung = 1;

  return self;
}

DtDebtor *
dt_debtor_ref (DtDebtor *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_debtor_unref (DtDebtor *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->unit);
  g_free (self->unit_name);
  g_free (self->contact);
  g_free (self->phone);
  g_ptr_array_unref (self->debts);
  g_free (self);
}

DtDebtorList *
dt_debtor_list_new (void)
{
  DtDebtorList *self = g_new0 (DtDebtorList, 1);

  self->debtors = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_debtor_unref);

  return self;
}

/**
 * dt_debtor_list_choose:
 * @units: (element-type gint64): ids
 *
 * Returns: (transfer full): the same, with only those of these units, in their order
 */
DtDebtorList *
dt_debtor_list_choose (const DtDebtorList *self,
                       GArray             *units)
{
  DtDebtorList *chosen = dt_debtor_list_new ();
  GPtrArray *debtors = chosen->debtors;

  *chosen = *self;
  chosen->debtors = debtors;
  chosen->settings = self->settings != NULL ? g_hash_table_ref (self->settings) : NULL;
  chosen->calendar = self->calendar != NULL ? dt_work_calendar_ref (self->calendar) : NULL;
  chosen->office = g_strdup (self->office);
  chosen->title = g_strdup (self->title);
  chosen->short_title = g_strdup (self->short_title);
  chosen->directive = g_strdup (self->directive);
  chosen->issuer = g_strdup (self->issuer);
  chosen->words = g_strdup (self->words);
  chosen->recipient = g_strdup (self->recipient);
  chosen->outward = g_strdup (self->outward);

  for (guint i = 0; i < self->debtors->len; i++)
    {
      DtDebtor *debtor = g_ptr_array_index (self->debtors, i);

      for (guint k = 0; k < units->len; k++)
        if (g_array_index (units, gint64, k) == debtor->unit_id)
          {
            g_ptr_array_add (debtors, dt_debtor_ref (debtor));
            break;
          }
    }

  return chosen;
}

void
dt_debtor_list_free (DtDebtorList *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->debtors);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_free (self->office);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->directive);
  g_free (self->issuer);
  g_free (self->words);
  g_free (self->recipient);
  g_free (self->outward);
  g_free (self);
}

/**
 * dt_debtor_list_count_debts:
 *
 * Returns: how many parts of tasks are owed by all of them together
 */
guint
dt_debtor_list_count_debts (const DtDebtorList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->debtors->len; i++)
    n += ((const DtDebtor *) g_ptr_array_index (self->debtors, i))->debts->len;

  return n;
}
