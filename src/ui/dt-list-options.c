/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-list-options.h"

#include <string.h>

static guint
bit_of (int column)
{
  return 1u << (column - 1);
}

static void
sync_columns (DtColumns  *columns,
              const char *key,
              GSettings  *settings)
{
  guint flags = g_settings_get_flags (settings, "columns");

  for (int i = DT_COLUMN_DIRECTIVE; i < DT_N_COLUMNS; i++)
    dt_columns_set_visible (columns, (DtColumn) i, (flags & bit_of (i)) != 0);
  dt_columns_set_compact (columns, g_settings_get_enum (settings, "density") != 0);
}

static void
toggle_column (GSettings     *settings,
               GVariant      *state,
               GSimpleAction *action)
{
  int column = (int) g_ascii_strtoll (g_action_get_name (G_ACTION (action)) + strlen ("column-"), NULL, 10);
  guint flags = g_settings_get_flags (settings, "columns");

  flags = g_variant_get_boolean (state) ? flags | bit_of (column) : flags & ~bit_of (column);
  g_settings_set_flags (settings, "columns", flags);
  g_simple_action_set_state (action, state);
}

static void
add_column (GActionMap *map,
            GSettings  *settings,
            int         column)
{
  gboolean shown = (g_settings_get_flags (settings, "columns") & bit_of (column)) != 0;
  g_autofree char *name = g_strdup_printf ("column-%d", column);
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_column), settings, G_CONNECT_SWAPPED);
  g_action_map_add_action (map, G_ACTION (action));
}

/**
 * dt_list_options_new:
 * @settings: the person's settings
 * @columns: where the columns stand
 *
 * Returns: (transfer full): actions that show and set the settings of the list
 */
GSimpleActionGroup *
dt_list_options_new (GSettings *settings,
                     DtColumns *columns)
{
  static const char * const keys[] = { "task-sort", "task-descending", "density" };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GAction) action = g_settings_create_action (settings, keys[i]);
      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  for (int i = DT_COLUMN_DIRECTIVE; i < DT_N_COLUMNS; i++)
    add_column (G_ACTION_MAP (group), settings, i);

  g_signal_connect_object (settings, "changed::columns", G_CALLBACK (sync_columns), columns, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::density", G_CALLBACK (sync_columns), columns, G_CONNECT_SWAPPED);
  sync_columns (columns, NULL, settings);

  return group;
}
