/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters: named, renamed, given what is shown, put in order, removed. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-filter-jobs.h"
#include "dt-form-dialog.h"
#include "dt-form-fields.h"
#include "dt-task-view.h"

typedef struct
{
  DtFormDialog *form;
  gint64        id;           /* 0: a new one */
  DtQuery      *query;        /* NULL: only the name */
  GtkEditable  *name;
} FilterForm;

static void
filter_form_free (gpointer data)
{
  FilterForm *self = data;

  g_clear_pointer (&self->query, dt_query_free);
  g_free (self);
}

static void
on_edited (FilterForm *self)
{
  g_autofree char *name = dt_form_dup_text (self->name);

  dt_form_dialog_set_problem (self->form, NULL);
  dt_form_dialog_set_ready (self->form, *name != '\0');
}

static char *
tell_saved (gpointer result,
            gpointer user_data)
{
  FilterForm *self = user_data;
  g_autofree char *name = dt_form_dup_text (self->name);

  return g_strdup_printf (_("Saved the filter “%s”"), name);
}

static void
store (FilterForm *self)
{
  DtWrite write = { .action = "save-filter" };
  g_autofree char *name = dt_form_dup_text (self->name);

  dt_form_dialog_write (self->form, &write, dt_job_save_filter, dt_filter_edit_new (self->id, name, self->query), (GDestroyNotify) dt_filter_edit_free,
                        g_free, tell_saved, self);
}

static void
ask_name (DtWindow      *window,
          gint64         id,
          const char    *name,
          const DtQuery *query)
{
  FilterForm *self = g_new0 (FilterForm, 1);

  self->id = id;
  self->query = query != NULL ? dt_query_copy (query) : NULL;
  self->form = dt_form_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), id == 0 ? _("Save Filter") : _("Rename Filter"), _("_Save"));
  g_object_set_data_full (G_OBJECT (self->form), "filter", self, filter_form_free);
  if (id == 0)
    dt_form_dialog_set_about (self->form, _("What the list shows now can be asked again with one click, from the left list."));
  self->name = dt_form_add_entry (self->form, _("_Name"), NULL, G_CALLBACK (on_edited), self);
  gtk_editable_set_text (self->name, name);
  dt_form_dialog_set_filled (self->form);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  gtk_entry_set_activates_default (GTK_ENTRY (self->name), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_window_present (GTK_WINDOW (self->form));
}

void
dt_edit_save_filter (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (window);

  if (DT_IS_TASK_VIEW (view))
    ask_name (window, 0, "", dt_task_view_get_query (DT_TASK_VIEW (view)));
  else
    dt_window_toast (window, _("Filters are saved in the view of tasks"), FALSE);
}

/* parameter: (xs): a filter, its name */
void
dt_edit_rename_filter (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  gint64 id;
  const char *name;

  g_variant_get (parameter, "(x&s)", &id, &name);
  ask_name (DT_WINDOW (widget), id, name, NULL);
}

/* parameter: (xi): a filter, by how many places down */
void
dt_edit_move_filter (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  DtFilterMove move;

  g_variant_get (parameter, "(xi)", &move.id, &move.by);
  dt_edit_write (DT_WINDOW (widget), DT_EDIT_MOVE_FILTER, NULL, 1, dt_job_move_filter, g_memdup2 (&move, sizeof move), g_free);
}

/* parameter: x */
void
dt_edit_remove_filter (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dt_edit_write (DT_WINDOW (widget), DT_EDIT_REMOVE_FILTER, NULL, 1, dt_job_remove_filter, g_memdup2 (&id, sizeof id), g_free);
}
