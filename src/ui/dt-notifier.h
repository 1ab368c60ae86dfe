/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtNotifier:
 *
 * Sends the notice of the morning, once a day, for the register that was used last. It looks at the clock every minute, so
 * that it is also told after the machine has slept.
 */
#define DT_TYPE_NOTIFIER (dt_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DtNotifier, dt_notifier, DT, NOTIFIER, GObject)

DtNotifier *dt_notifier_new   (GApplication *application, GSettings *settings);
void        dt_notifier_check (DtNotifier *self);     /* now, not when the minute is over */

/* Whether the program begins in the background when the person logs in. */
gboolean    dt_autostart_get  (void);
gboolean    dt_autostart_set  (gboolean on, GError **error);

G_END_DECLS
