/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-toast.h"

/**
 * dt_toast_show:
 * @overlay: where
 * @text: what was done, translated, without markup
 * @button: (nullable): label of the button
 * @action: (nullable): detailed name of the action of the button
 *
 * Shows a short notice for five seconds. Errors do not belong here.
 */
void
dt_toast_show (AdwToastOverlay *overlay,
               const char      *text,
               const char      *button,
               const char      *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 5);
  /* Only the last notice counts: a queue of old ones would offer to undo the wrong thing. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (button != NULL && action != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}
