/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions in force as chips, and the names that stand on them. */

#include "dt-filter-bar-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dt-directive.h"
#include "dt-filter-chip.h"
#include "dt-list-jobs.h"
#include "dt-unit-jobs.h"

/* --- Names --- */

static const char *
find_directive (DtFilterBar *self,
                gint64       id)
{
  GPtrArray *rows = self->directives != NULL ? dt_result_get (self->directives) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((DtDirectiveRow *) g_ptr_array_index (rows, i))->id == id)
      return ((DtDirectiveRow *) g_ptr_array_index (rows, i))->symbol;

  return "…";
}

static const char *
find_unit (DtFilterBar *self,
           gint64       id)
{
  GPtrArray *rows = self->units != NULL ? dt_result_get (self->units) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((DtUnitRow *) g_ptr_array_index (rows, i))->id == id)
      return ((DtUnitRow *) g_ptr_array_index (rows, i))->short_name;

  return "…";
}

static void
on_directives (DtFilterBar *self)
{
  GPtrArray *rows = dt_result_get (self->directives);

  dt_pick_popover_clear (self->directive_popover);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DtDirectiveRow *row = g_ptr_array_index (rows, i);
      dt_pick_popover_add (self->directive_popover, row->id, row->symbol, row->subject);
    }
  dt_filter_bar_sync_chips (self);
}

static void
on_units (DtFilterBar *self)
{
  GPtrArray *rows = dt_result_get (self->units);

  dt_pick_popover_clear (self->unit_popover);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DtUnitRow *row = g_ptr_array_index (rows, i);
      dt_pick_popover_add (self->unit_popover, row->id, row->short_name, row->name);
    }
  dt_filter_bar_sync_chips (self);
}

/**
 * dt_filter_bar_ensure_directives:
 * @self: a filter bar
 *
 * Reads the directives there are to choose from, unless that was done before.
 */
void
dt_filter_bar_ensure_directives (DtFilterBar *self)
{
  if (self->directives != NULL || self->context == NULL)
    return;

  self->directives = dt_result_new (dt_context_get_store (self->context), dt_job_list_directives,
                                    (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->directives, "updated", G_CALLBACK (on_directives), self);
  dt_result_load (self->directives, NULL, NULL, NULL);
}

static gpointer
copy_unit_fetch (gpointer data)
{
  return g_memdup2 (data, sizeof (DtUnitFetch));
}

/**
 * dt_filter_bar_ensure_units:
 * @self: a filter bar
 *
 * Reads the units there are to choose from, unless that was done before.
 */
void
dt_filter_bar_ensure_units (DtFilterBar *self)
{
  DtUnitFetch fetch = { 0 };

  if (self->units != NULL || self->context == NULL)
    return;

  fetch.today = dt_context_get_today (self->context);
  fetch.soon_days = dt_context_get_soon_days (self->context);
  self->units = dt_result_new (dt_context_get_store (self->context), dt_job_list_units, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->units, "updated", G_CALLBACK (on_units), self);
  dt_result_load (self->units, copy_unit_fetch (&fetch), copy_unit_fetch, g_free);
}

/* --- Chips --- */

static char *
range_label (const DtQuery *query)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (query->from == query->today && query->to > query->today)
    return g_strdup_printf (ngettext ("Last day: next %d day", "Last day: next %d days", (unsigned long) (query->to - query->today)),
                            query->to - query->today);
  if (query->from == query->today && query->to == query->today)
    return g_strdup (_("Last day: today"));
  if (query->from != DT_DAY_NONE)
    from = dt_day_format (query->from, DT_DAY_STYLE_SHORT, query->today);
  if (query->to != DT_DAY_NONE)
    to = dt_day_format (query->to, DT_DAY_STYLE_SHORT, query->today);

  if (query->from == query->to)
    return g_strdup_printf (_("Last day: %s"), from);
  if (from == NULL)
    return g_strdup_printf (_("Last day: until %s"), to);
  if (to == NULL)
    return g_strdup_printf (_("Last day: from %s"), from);
  return g_strdup_printf (_("Last day: %s – %s"), from, to);
}

static gboolean
remove_state (DtQuery    *query,
              const char *name)
{
  if (!g_str_has_prefix (name, "state-"))
    return FALSE;

  query->states &= ~DT_STATE_BIT (atoi (name + strlen ("state-")));
  return TRUE;
}

static void
on_chip (DtFilterBar *self,
         GtkWidget   *chip)
{
  const char *name = dt_filter_chip_get_name (chip);
  DtQuery *query = dt_query_copy (self->query);

  if (g_str_equal (name, "morning"))
    query->morning = FALSE;
  else if (g_str_equal (name, "open"))
    query->open_only = FALSE;
  else if (g_str_equal (name, "owed"))
    query->owed_only = FALSE;
  else if (g_str_equal (name, "undated"))
    query->undated_only = FALSE;
  else if (g_str_equal (name, "directive"))
    query->directive_id = 0;
  else if (g_str_equal (name, "unit"))
    query->unit_id = 0;
  else if (g_str_equal (name, "range"))
    {
      query->from = query->to = DT_DAY_NONE;
      query->pin_overdue = FALSE;
    }
  else
    remove_state (query, name);

  dt_filter_bar_announce (self, query);
}

static void
add_chip (DtFilterBar *self,
          const char  *label,
          const char  *name)
{
  GtkWidget *chip = dt_filter_chip_new (label, name);

  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (on_chip), self);
  gtk_box_append (self->chips, chip);
}

static void
add_state_chips (DtFilterBar *self)
{
  for (int i = 0; i < DT_N_STATES; i++)
    if (self->query->states & DT_STATE_BIT (i))
      {
        g_autofree char *name = g_strdup_printf ("state-%d", i);
        add_chip (self, dt_state_label ((DtState) i), name);
      }
}

/**
 * dt_filter_bar_sync_chips:
 * @self: a filter bar
 *
 * Makes one chip of each condition in force.
 */
void
dt_filter_bar_sync_chips (DtFilterBar *self)
{
  const DtQuery *query = self->query;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  if (query == NULL)
    return;

  if (query->directive_id != 0)
    {
      dt_filter_bar_ensure_directives (self);
      add_chip (self, find_directive (self, query->directive_id), "directive");
    }
  if (query->unit_id != 0)
    {
      dt_filter_bar_ensure_units (self);
      add_chip (self, find_unit (self, query->unit_id), "unit");
    }
  if (query->morning)
    add_chip (self, _("This Morning"), "morning");
  if (query->open_only)
    add_chip (self, C_("tasks", "Open"), "open");
  if (query->owed_only)
    add_chip (self, C_("tasks", "Owed"), "owed");
  if (query->from != DT_DAY_NONE || query->to != DT_DAY_NONE)
    {
      g_autofree char *label = range_label (query);
      add_chip (self, label, "range");
    }
  if (query->undated_only)
    add_chip (self, _("Standing or Undated"), "undated");
  add_state_chips (self);

  gtk_widget_set_visible (GTK_WIDGET (self->chips), gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}
