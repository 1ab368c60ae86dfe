/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit that was entered twice becomes one; what passes over is told before. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-pick-button.h"
#include "dt-unit-jobs.h"
#include "dt-unit-merge-jobs.h"
#include "dt-unit-view.h"
#include "dt-weak.h"

typedef struct
{
  DtFormDialog *form;
  gint64        from_id;
  DtPickButton *into;
  guint         n_previews;
} MergeForm;

static DtUnitMerge *
read_form (MergeForm *self)
{
  const DtUnitMerge merge = { self->from_id, dt_pick_button_get_id (self->into) };

  return g_memdup2 (&merge, sizeof merge);
}

/* ---- What it would do ---- */

typedef struct { DtWeak *form; guint n; } Preview;

static char *
tell_effect (const DtUnitMerged *merged)
{
  g_autofree char *tasks = g_strdup_printf (ngettext ("%d part in a task passes over", "%d parts in tasks pass over", (guint) merged->n_tasks), merged->n_tasks);
  g_autofree char *doubled = g_strdup_printf (ngettext ("%d part that both have becomes one", "%d parts that both have become one", (guint) merged->n_doubled), merged->n_doubled);
  g_autofree char *reminders = g_strdup_printf (ngettext ("%d reminder", "%d reminders", (guint) merged->n_reminders), merged->n_reminders);
  g_autofree char *groups = g_strdup_printf (ngettext ("%d group", "%d groups", (guint) merged->n_groups), merged->n_groups);

  return g_strdup_printf ("%s · %s · %s · %s", tasks, doubled, reminders, groups);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Preview *preview = user_data;
  g_autoptr(DtFormDialog) form = dt_weak_take (preview->form);
  g_autoptr(GError) error = NULL;
  g_autofree DtUnitMerged *merged = dt_store_write_finish (DT_STORE (source), result, &error);
  MergeForm *self = form != NULL ? g_object_get_data (G_OBJECT (form), "merge") : NULL;
  g_autofree char *text = NULL;

  if (self == NULL || preview->n != self->n_previews)
    return;
  text = merged != NULL ? tell_effect (merged) : dt_error_user_text (error);
  dt_form_dialog_set_effect (form, merged != NULL ? text : NULL, FALSE);
  dt_form_dialog_set_problem (form, merged != NULL ? NULL : text);
  dt_form_dialog_set_ready (form, merged != NULL);
}

/* As a rehearsal that leaves nothing behind. */
static void
on_picked (MergeForm *self)
{
  DtWrite write = { .action = "merge-unit", .dry_run = TRUE };
  Preview *preview = g_new0 (Preview, 1);

  dt_form_dialog_touch (self->form);
  dt_form_dialog_set_ready (self->form, FALSE);
  preview->form = dt_weak_new (self->form);
  preview->n = ++self->n_previews;
  dt_store_write_async (dt_context_get_store (dt_form_dialog_get_context (self->form)), &write, dt_job_merge_unit, read_form (self), g_free, g_free,
                        NULL, on_previewed, preview);
}

/* ---- Doing it ---- */

static char *
tell_merged (gpointer result,
             gpointer user_data)
{
  MergeForm *self = user_data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self->form));

  if (DT_IS_WINDOW (window) && g_str_equal (dt_window_get_view_name (DT_WINDOW (window)), "units"))
    dt_unit_view_open (DT_UNIT_VIEW (dt_window_find_view (DT_WINDOW (window), "units")), dt_pick_button_get_id (self->into));

  return g_strdup_printf (_("Made one with %s"), dt_pick_button_get_label (self->into));
}

static void
store (MergeForm *self)
{
  DtWrite write = { .action = "merge-unit" };

  dt_form_dialog_write (self->form, &write, dt_job_merge_unit, read_form (self), g_free, g_free, tell_merged, self);
}

static void
show_units (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  MergeForm *self = user_data;
  GPtrArray *rows = result;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      if (row->id == self->from_id)
        {
          g_autofree char *about = g_strdup_printf (_("%s was entered twice. All that names it will name the other unit, and it goes."), row->name);

          dt_form_dialog_set_about (form, about);
        }
      else
        dt_pick_button_add (self->into, row->id, row->short_name, row->name);
    }
}

/* parameter: (x) the unit that goes */
void
dt_edit_merge_unit (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtContext *context = dt_window_get_context (window);
  const DtUnitFetch fetch = { 0, dt_context_get_today (context), dt_context_get_soon_days (context) };
  GtkWidget *into = dt_pick_button_new (_("Choose a unit"), _("Name of a unit"));
  MergeForm *self = g_new0 (MergeForm, 1);

  self->from_id = g_variant_get_int64 (parameter);
  self->form = dt_form_dialog_new (GTK_WINDOW (window), context, _("Merge Units"), _("_Merge"));
  g_object_set_data_full (G_OBJECT (self->form), "merge", self, g_free);
  self->into = DT_PICK_BUTTON (into);
  dt_form_dialog_add (self->form, _("_Merge into"), into, dt_pick_button_get_button (self->into));
  g_signal_connect_swapped (into, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  dt_form_dialog_read (self->form, dt_job_list_units, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) g_ptr_array_unref, show_units, self);
  gtk_widget_grab_focus (into);
  gtk_window_present (GTK_WINDOW (self->form));
}
