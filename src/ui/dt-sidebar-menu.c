/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sidebar-menu.h"

#include <glib/gi18n-lib.h>

static void
add (GMenu      *menu,
     const char *label,
     const char *action,
     GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* The row that was pointed at is shown by then. */
static void
add_print (GMenu *menu)
{
  add (menu, _("_Print…"), "win.print-summary", NULL);
  add (menu, _("_Export the List…"), "win.export-list", NULL);
  add (menu, _("Save as _Calendar…"), "win.export-calendar", NULL);
}

GMenuModel *
dt_sidebar_menu_new_for_filter (gint64      id,
                                const char *name)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();
  g_autoptr(GMenu) edit = g_menu_new ();

  add_print (menu);
  add (order, _("Move _Up"), "win.move-filter", g_variant_new ("(xi)", id, -1));
  add (order, _("Move _Down"), "win.move-filter", g_variant_new ("(xi)", id, 1));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  add (edit, _("Re_name…"), "win.rename-filter", g_variant_new ("(xs)", id, name));
  add (edit, _("_Remove"), "win.remove-filter", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));

  return G_MENU_MODEL (menu);
}

GMenuModel *
dt_sidebar_menu_new_for_directive (gint64      id,
                                   const char *symbol)
{
  GMenu *menu = g_menu_new ();

  add (menu, _("Open in _Directives"), "win.show-directive", g_variant_new_int64 (id));
  add_print (menu);
  add (menu, _("_Copy Symbol"), "win.copy-text", g_variant_new_string (symbol));

  return G_MENU_MODEL (menu);
}

GMenuModel *
dt_sidebar_menu_new_for_unit (gint64      id,
                              const char *name)
{
  GMenu *menu = g_menu_new ();

  add (menu, _("Open in _Units"), "win.open-unit", g_variant_new_int64 (id));
  add_print (menu);
  add (menu, _("Copy Name"), "win.copy-text", g_variant_new_string (name));

  return G_MENU_MODEL (menu);
}

GMenuModel *
dt_sidebar_menu_new_for_page (void)
{
  GMenu *menu = g_menu_new ();

  add_print (menu);
  return G_MENU_MODEL (menu);
}
