/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-list-options.h"

#include <string.h>

static const char * const nicks[DT_N_COLUMNS] = { NULL, "directive", "lead", "last-day", "time-left", "progress" };

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
  g_autoptr(GVariant) widths = g_settings_get_value (settings, "column-widths");

  for (int i = DT_COLUMN_DIRECTIVE; i < DT_N_COLUMNS; i++)
    {
      int width = 0;

      dt_columns_set_visible (columns, (DtColumn) i, (flags & bit_of (i)) != 0);
      g_variant_lookup (widths, nicks[i], "i", &width);
      dt_columns_set_width (columns, (DtColumn) i, MAX (width, 0));
    }
  dt_columns_set_compact (columns, g_settings_get_enum (settings, "density") != 0);
}

static void
keep_widths (GSettings *settings,
             DtColumns *columns)
{
  g_auto(GVariantBuilder) widths = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{si}"));

  for (int i = DT_COLUMN_DIRECTIVE; i < DT_N_COLUMNS; i++)
    if (dt_columns_get_width (columns, (DtColumn) i) > 0)
      g_variant_builder_add (&widths, "{si}", nicks[i], dt_columns_get_width (columns, (DtColumn) i));
  g_settings_set_value (settings, "column-widths", g_variant_builder_end (&widths));
}

static void
reset_widths (GSettings *settings)
{
  g_settings_reset (settings, "column-widths");
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

  {
    g_autoptr(GSimpleAction) usual = g_simple_action_new ("usual-widths", NULL);

    g_signal_connect_object (usual, "activate", G_CALLBACK (reset_widths), settings, G_CONNECT_SWAPPED);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (usual));
  }

  g_signal_connect_object (columns, "resized", G_CALLBACK (keep_widths), settings, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::column-widths", G_CALLBACK (sync_columns), columns, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::columns", G_CALLBACK (sync_columns), columns, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::density", G_CALLBACK (sync_columns), columns, G_CONNECT_SWAPPED);
  sync_columns (columns, NULL, settings);

  return group;
}
