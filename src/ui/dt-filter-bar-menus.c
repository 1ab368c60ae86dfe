/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus that add conditions, and their actions. */

#include "dt-filter-bar-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const char *
get_range (const DtQuery *query)
{
  DtDay today = query->today;

  if (query->from == DT_DAY_NONE && query->to == DT_DAY_NONE)
    return "any";
  if (query->from == dt_day_month_start (today) && query->to == dt_day_month_end (today))
    return "month";
  if (query->from != today)
    return "other";

  switch (query->to - today)
    {
    case 0:
      return "today";
    case 3:
      return "3";
    case 7:
      return "7";
    case 15:
      return "15";
    default:
      return "other";
    }
}

static void
set_range (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);
  const char *range = g_variant_get_string (parameter, NULL);
  DtQuery *query = dt_filter_bar_edit (self);

  query->pin_overdue = FALSE;
  query->undated_only = FALSE;
  query->from = query->to = DT_DAY_NONE;
  if (g_str_equal (range, "month"))
    {
      query->from = dt_day_month_start (query->today);
      query->to = dt_day_month_end (query->today);
    }
  else if (g_str_equal (range, "today"))
    query->from = query->to = query->today;
  else if (!g_str_equal (range, "any"))
    {
      query->from = query->today;
      query->to = query->today + atoi (range);
      query->pin_overdue = TRUE;
    }
  dt_filter_bar_announce (self, query);
}

static void
toggle_open (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DtQuery *query = dt_filter_bar_edit (DT_FILTER_BAR (user_data));

  query->open_only = !query->open_only;
  dt_filter_bar_announce (DT_FILTER_BAR (user_data), query);
}

static void
toggle_undated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtQuery *query = dt_filter_bar_edit (DT_FILTER_BAR (user_data));

  query->undated_only = !query->undated_only;
  if (query->undated_only)
    {
      query->from = query->to = DT_DAY_NONE;
      query->pin_overdue = FALSE;
    }
  dt_filter_bar_announce (DT_FILTER_BAR (user_data), query);
}

static void
toggle_state (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DtQuery *query = dt_filter_bar_edit (DT_FILTER_BAR (user_data));

  query->states ^= DT_STATE_BIT (atoi (g_action_get_name (G_ACTION (action)) + strlen ("state-")));
  dt_filter_bar_announce (DT_FILTER_BAR (user_data), query);
}

/* Under its own button, or in a narrow bar under the one that is left. */
static void
popup_under (DtFilterBar   *self,
             DtPickPopover *popover,
             GtkWidget     *button)
{
  GtkWidget *under = gtk_widget_get_mapped (button) ? button : GTK_WIDGET (self->add_button);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (under, GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pick_directive (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);

  dt_filter_bar_ensure_directives (self);
  popup_under (self, self->directive_popover, self->directive_button);
}

/**
 * dt_filter_bar_pick_unit:
 * @self: a filter bar
 *
 * Opens the choice of units.
 */
void
dt_filter_bar_pick_unit (DtFilterBar *self)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  dt_filter_bar_ensure_units (self);
  popup_under (self, self->unit_popover, self->unit_button);
}

static void
pick_unit (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  dt_filter_bar_pick_unit (DT_FILTER_BAR (user_data));
}

static void
clear (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);
  DtQuery *query = dt_query_new (self->query->today);

  query->soon_days = self->query->soon_days;
  query->group = self->query->group;
  query->sort = self->query->sort;
  query->descending = self->query->descending;
  dt_filter_bar_announce (self, query);
}

static const GActionEntry entries[] = {
  { "range", NULL, "s", "'any'", set_range },
  { "open", toggle_open, NULL, "false" },
  { "undated", toggle_undated, NULL, "false" },
  { "pick-directive", pick_directive },
  { "pick-unit", pick_unit },
  { "clear", clear },
};

static void
set_state (DtFilterBar *self,
           const char  *name,
           GVariant    *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

/**
 * dt_filter_bar_sync_menus:
 * @self: a filter bar
 *
 * Marks in the menus what is in force.
 */
void
dt_filter_bar_sync_menus (DtFilterBar *self)
{
  set_state (self, "range", g_variant_new_string (get_range (self->query)));
  set_state (self, "open", g_variant_new_boolean (self->query->open_only));
  set_state (self, "undated", g_variant_new_boolean (self->query->undated_only));
  for (int i = 0; i < DT_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("state-%d", i);
      set_state (self, name, g_variant_new_boolean ((self->query->states & DT_STATE_BIT (i)) != 0));
    }
}

static void
make_state_menu (DtFilterBar *self)
{
  for (int i = 0; i < DT_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("state-%d", i);
      g_autofree char *full = g_strdup_printf ("filter.state-%d", i);
      g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect (action, "activate", G_CALLBACK (toggle_state), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (self->state_menu, dt_state_label ((DtState) i), full);
    }
}

/**
 * dt_filter_bar_make_menus:
 * @self: a filter bar whose template is there
 *
 * Adds the actions, group "filter", and the states, which are not in the template. To be called once.
 */
void
dt_filter_bar_make_menus (DtFilterBar *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  make_state_menu (self);
  g_menu_insert_submenu (self->all_menu, 1, _("State"), G_MENU_MODEL (self->state_menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
}
