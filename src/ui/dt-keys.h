/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtKey:
 * @group: untranslated msgid of the head it stands under in the list of shortcuts
 * @title: untranslated msgid of what it does
 * @accels: accelerators, separated by spaces
 * @action: the action; NULL where the widget with the focus does it by itself
 * @target: the action's parameter as GVariant text; NULL none
 *
 * One line of the one table of keys: the window's bindings and the list of shortcuts both come from it.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *accels;
  const char *action;
  const char *target;
} DtKey;

extern const DtKey dt_keys[];      /* ends with a NULL title */

void  dt_keys_bind    (GtkWidgetClass *widget_class);   /* installs them on a window class */
void  dt_keys_present (GtkWindow *parent);              /* shows the list of shortcuts */
char *dt_keys_label   (const char *accels);             /* "Ctrl+Shift+Z", translated by GTK; the first of several */

G_END_DECLS
