/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was begun and not entered, in the menu of the button that enters directives. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-draft-jobs.h"
#include "dt-error.h"
#include "dt-register-window.h"
#include "dt-weak.h"

/* ---- The menu ---- */

static void
fill_menu (DtWindow  *self,
           GPtrArray *drafts)
{
  g_menu_remove_all (self->draft_section);
  for (guint i = 0; i < drafts->len; i++)
    {
      const DtDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (draft->changed_at);
      DtDay day = dt_day_new (g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at));
      g_autofree char *when = dt_day_format (day, DT_DAY_STYLE_PARTY, dt_context_get_today (self->context));
      /* Translators: what a draft is known by, and the day of it */
      g_autofree char *label = g_strdup_printf (_("Draft: %s (%s)"), draft->title, when);
      g_autoptr(GString) plain = g_string_new (label);
      g_autoptr(GMenuItem) item = NULL;

      /* An underscore would be a mnemonic. */
      g_string_replace (plain, "_", "__", 0);
      item = g_menu_item_new (plain->str, NULL);
      g_menu_item_set_action_and_target (item, "win.open-draft", "s", draft->uid);
      g_menu_append_item (self->draft_section, item);
    }
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) drafts = dt_store_read_finish (DT_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (self == NULL || drafts == NULL)
    return;
  fill_menu (self, drafts);
  if (!self->drafts_told && drafts->len > 0)
    {
      text = g_strdup_printf (ngettext ("%u draft waits in the menu of “Register Directive”", "%u drafts wait in the menu of “Register Directive”", drafts->len),
                              drafts->len);
      dt_window_toast (self, text, FALSE);
    }
  self->drafts_told = TRUE;
}

/**
 * dt_window_sync_drafts:
 *
 * Reads which drafts there are; the first time it tells of them.
 */
void
dt_window_sync_drafts (DtWindow *self)
{
  g_return_if_fail (DT_IS_WINDOW (self));

  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_drafts, (gpointer) "directive", NULL, (GDestroyNotify) g_ptr_array_unref,
                       NULL, on_listed, dt_weak_new (self));
}

/* ---- Going on with one ---- */

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDraft) draft = dt_store_read_finish (DT_STORE (source), result, &error);
  DtRegisterWindow *window = NULL;

  if (self == NULL)
    return;
  if (draft != NULL)
    window = dt_register_window_new_from_draft (GTK_WINDOW (self), self->context, draft);
  if (draft != NULL && window == NULL)
    g_set_error_literal (&error, DT_ERROR, DT_ERROR_INVALID, _("It was not written by this form."));
  if (error != NULL)
    dt_window_tell_error (self, _("The Draft Could Not Be Opened"), error);
  else
    gtk_window_present (GTK_WINDOW (window));
}

/* parameter: (s) its uid */
void
dt_window_open_draft (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);

  dt_store_read_async (dt_context_get_store (self->context), dt_job_load_draft, g_variant_dup_string (parameter, NULL), g_free,
                       (GDestroyNotify) dt_draft_free, NULL, on_loaded, dt_weak_new (self));
}
