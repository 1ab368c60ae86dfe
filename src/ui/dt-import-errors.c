/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-import-errors.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-excerpt.h"

struct _DtImportErrors
{
  AdwWindow       parent_instance;

  /* Template */
  GtkWidget      *headline;
  GtkWidget      *about_file;
  GtkWidget      *list_head;
  GtkWidget      *list;
  GtkWidget      *excerpt_head;
  GtkWidget      *excerpt_title;
  GtkWidget      *steps;
  GtkWidget      *excerpt_card;
  GtkWidget      *excerpt;
  GtkWidget      *note;
  GtkWidget      *edit_button;
  GtkWidget      *reread_button;

  /* Owned */
  GFile          *file;
  DtImportReport *report;
  GCancellable   *cancellable;      /* of the excerpt being read */
};

enum { REREAD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtImportErrors, dt_import_errors, ADW_TYPE_WINDOW)

static char *
dup_file_name (DtImportErrors *self)
{
  g_autofree char *base = g_file_get_basename (self->file);

  return g_filename_display_name (base);
}

static char *
format_place (const DtPlace *place)
{
  if (place->line <= 0)
    return g_strdup (_("Whole file"));
  if (place->column <= 0)
    return g_strdup_printf (_("Line %d"), place->line);
  return g_strdup_printf (_("Line %d, column %d"), place->line, place->column);
}

/* ---- The excerpt ---- */

static GtkWidget *
new_code_label (const char *markup,
                const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0, "selectable", TRUE,
                                   "focusable", FALSE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_code_line (DtImportErrors *self,
               const char     *number,
               const char     *markup,
               gboolean        bad)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *margin = g_object_new (GTK_TYPE_LABEL, "label", number, "xalign", 1.0, NULL);

  gtk_widget_add_css_class (margin, "line-number");
  gtk_box_append (GTK_BOX (row), margin);
  gtk_box_append (GTK_BOX (row), new_code_label (markup, "code"));
  if (bad)
    gtk_widget_add_css_class (row, "bad");
  gtk_box_append (GTK_BOX (self->excerpt), row);
}

/* The line with the place bold and underlined. */
static char *
mark_place (const char *line,
            int         start,
            int         end)
{
  g_autofree char *before = g_utf8_substring (line, 0, start);
  g_autofree char *place = g_utf8_substring (line, start, end);
  g_autofree char *before_escaped = g_markup_escape_text (before, -1);
  g_autofree char *place_escaped = g_markup_escape_text (place, -1);
  g_autofree char *after_escaped = g_markup_escape_text (g_utf8_offset_to_pointer (line, end), -1);

  return g_strdup_printf ("%s<span weight=\"bold\" underline=\"error\">%s</span>%s", before_escaped, place_escaped,
                          after_escaped);
}

static void
show_excerpt (DtImportErrors  *self,
              const DtExcerpt *excerpt,
              const DtProblem *problem)
{
  for (int i = 0; i < (int) excerpt->lines->len; i++)
    {
      const char *line = g_ptr_array_index (excerpt->lines, i);
      g_autofree char *number = g_strdup_printf ("%d", excerpt->first_line + i);
      g_autofree char *markup = NULL;

      if (i == excerpt->index)
        markup = mark_place (line, excerpt->start, excerpt->end);
      else
        markup = g_markup_escape_text (line, -1);
      add_code_line (self, number, markup, i == excerpt->index);

      if (i == excerpt->index && problem->place.column > 0)
        {
          g_autofree char *column = g_strdup_printf (_("column %d: %s"), problem->place.column, problem->reason);
          g_autofree char *text = g_strdup_printf ("%*s^ %s", excerpt->start, "", column);
          g_autofree char *escaped = g_markup_escape_text (text, -1);

          add_code_line (self, "", escaped, TRUE);
        }
    }
}

static const DtProblem *
get_problem (DtImportErrors *self,
             int             index)
{
  return index >= 0 && index < (int) self->report->errors->len ? g_ptr_array_index (self->report->errors, index) : NULL;
}

int
dt_import_errors_get_selected (DtImportErrors *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DT_IS_IMPORT_ERRORS (self), -1);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
clear_excerpt (DtImportErrors *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->excerpt)) != NULL)
    gtk_box_remove (GTK_BOX (self->excerpt), child);
}

static void
on_excerpt_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtImportErrors) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtExcerpt) excerpt = dt_excerpt_read_finish (result, &error);
  const DtProblem *problem;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;

  problem = get_problem (self, dt_import_errors_get_selected (self));
  clear_excerpt (self);
  if (excerpt != NULL && problem != NULL)
    show_excerpt (self, excerpt, problem);
  else if (error != NULL)
    g_message ("No excerpt of the faulty file: %s", error->message);
  gtk_widget_set_visible (self->excerpt_card, excerpt != NULL && problem != NULL);
}

static void
update_excerpt (DtImportErrors *self)
{
  int index = dt_import_errors_get_selected (self);
  const DtProblem *problem = get_problem (self, index);
  int n_errors = (int) self->report->errors->len;
  gboolean has_place = problem != NULL && problem->place.line > 0;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "errors.step", n_errors > 1);
  gtk_widget_set_visible (self->steps, n_errors > 1);
  gtk_widget_set_visible (self->excerpt_head, has_place);
  if (!has_place)
    {
      gtk_widget_set_visible (self->excerpt_card, FALSE);
      return;
    }

  {
    g_autofree char *title = g_strdup_printf (_("Line %d of the file"), problem->place.line);

    gtk_label_set_label (GTK_LABEL (self->excerpt_title), title);
  }
  self->cancellable = g_cancellable_new ();
  dt_excerpt_read_async (self->file, problem->place.line, problem->place.column, self->cancellable, on_excerpt_read,
                         g_object_ref (self));
}

/* ---- The list ---- */

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (const DtProblem *problem)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dt-state-overdue-symbolic");
  g_autofree char *place = format_place (&problem->place);
  g_autofree char *spoken = g_strjoin (". ", place, problem->reason, problem->hint, NULL);
  GtkWidget *where = g_object_new (GTK_TYPE_LABEL, "label", place, "xalign", 0.0, "width-chars", 16, NULL);

  gtk_widget_add_css_class (icon, "error-mark");
  gtk_widget_add_css_class (where, "error-place");
  gtk_widget_add_css_class (where, "numeric");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), new_text (problem->reason, "dense"));
  if (problem->hint != NULL)
    gtk_box_append (GTK_BOX (texts), new_text (problem->hint, "second-line"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

void
dt_import_errors_select (DtImportErrors *self,
                         int             index)
{
  GtkListBoxRow *row;

  g_return_if_fail (DT_IS_IMPORT_ERRORS (self));

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  if (row == NULL)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_row_selected (DtImportErrors *self)
{
  if (self->report != NULL && self->list != NULL)
    update_excerpt (self);
}

/**
 * dt_import_errors_dup_report:
 *
 * Returns: (transfer full): file name, then one line per fault, as text to be sent on
 */
char *
dt_import_errors_dup_report (DtImportErrors *self)
{
  g_autofree char *name = NULL;
  GString *text;

  g_return_val_if_fail (DT_IS_IMPORT_ERRORS (self), NULL);

  name = dup_file_name (self);
  text = g_string_new (name);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->report->errors->len; i++)
    {
      const DtProblem *problem = g_ptr_array_index (self->report->errors, i);
      g_autofree char *place = format_place (&problem->place);

      g_string_append_printf (text, "%s: %s", place, problem->reason);
      if (problem->hint != NULL)
        g_string_append_printf (text, " (%s)", problem->hint);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* ---- Actions ---- */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DtImportErrors *self = DT_IMPORT_ERRORS (widget);
  g_autofree char *text = dt_import_errors_dup_report (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_label_set_label (GTK_LABEL (self->note), _("Error report copied"));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DtImportErrors *self = DT_IMPORT_ERRORS (widget);
  int n_errors = (int) self->report->errors->len;
  int index = dt_import_errors_get_selected (self) + g_variant_get_int32 (parameter);

  if (n_errors > 0)
    dt_import_errors_select (self, (index + n_errors) % n_errors);
}

static void
on_editor_launched (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(DtImportErrors) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_uris_finish (G_APP_INFO (source), result, &error) && self->note != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("The text editor could not be started: %s"), error->message);

      gtk_label_set_label (GTK_LABEL (self->note), text);
    }
}

/* The program that belongs to the file's own type is this one: a text editor is asked for by that of plain text. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DtImportErrors *self = DT_IMPORT_ERRORS (widget);
  g_autoptr(GAppInfo) editor = g_app_info_get_default_for_type ("text/plain", FALSE);
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autofree char *uri = g_file_get_uri (self->file);
  GList uris = { uri, NULL, NULL };

  if (editor != NULL)
    g_app_info_launch_uris_async (editor, &uris, G_APP_LAUNCH_CONTEXT (context), NULL, on_editor_launched,
                                  g_object_ref (self));
}

static void
reread_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(DtImportErrors) self = g_object_ref (DT_IMPORT_ERRORS (widget));

  g_signal_emit (self, signals[REREAD], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- The object ---- */

static void
dt_import_errors_dispose (GObject *object)
{
  DtImportErrors *self = DT_IMPORT_ERRORS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_IMPORT_ERRORS);

  G_OBJECT_CLASS (dt_import_errors_parent_class)->dispose (object);
}

static void
dt_import_errors_finalize (GObject *object)
{
  DtImportErrors *self = DT_IMPORT_ERRORS (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->report, dt_import_report_free);

  G_OBJECT_CLASS (dt_import_errors_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-import-errors.ui");
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, headline);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, about_file);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, list_head);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, list);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, excerpt_head);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, excerpt_title);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, steps);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, excerpt_card);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, excerpt);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, note);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DtImportErrors, reread_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
dt_import_errors_class_init (DtImportErrorsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_import_errors_dispose;
  object_class->finalize = dt_import_errors_finalize;

  signals[REREAD] = g_signal_new ("reread", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "errors.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "errors.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "errors.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "errors.reread", NULL, reread_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "errors.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "errors.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "errors.reread", NULL);
}

static void
dt_import_errors_init (DtImportErrors *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

static void
fill_texts (DtImportErrors *self)
{
  int n_errors = MAX (self->report->n_errors, (int) self->report->errors->len);
  int n_cut = n_errors - (int) self->report->errors->len;
  g_autofree char *headline = NULL;
  g_autofree char *head = NULL;
  g_autofree char *name = dup_file_name (self);
  g_autofree char *about = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *size = info != NULL ? g_format_size (g_file_info_get_size (info)) : NULL;

  headline = g_strdup_printf (ngettext ("The file has %d error; nothing was stored",
                                        "The file has %d errors; nothing was stored", n_errors), n_errors);
  gtk_label_set_label (GTK_LABEL (self->headline), headline);

  about = size != NULL ? g_strjoin (" · ", name, size, _("the register is as it was before"), NULL)
                       : g_strjoin (" · ", name, _("the register is as it was before"), NULL);
  gtk_label_set_label (GTK_LABEL (self->about_file), about);

  if (n_cut > 0)
    head = g_strdup_printf (ngettext ("Errors · the first %d", "Errors · the first %d", (int) self->report->errors->len),
                            (int) self->report->errors->len);
  else
    head = g_strdup_printf (C_("section and its count", "Errors · %d"), n_errors);
  gtk_label_set_label (GTK_LABEL (self->list_head), head);

  gtk_label_set_label (GTK_LABEL (self->note), _("Nothing is stored in part: mend the file, then read it again."));
}

/**
 * dt_import_errors_new:
 * @parent: the window it stands before
 * @file: what was read
 * @report: (transfer full): has at least one error
 *
 * Returns: (transfer none): a window, not presented yet
 */
GtkWidget *
dt_import_errors_new (GtkWindow      *parent,
                      GFile          *file,
                      DtImportReport *report)
{
  DtImportErrors *self = g_object_new (DT_TYPE_IMPORT_ERRORS, "transient-for", parent, NULL);
  g_autoptr(GAppInfo) editor = g_app_info_get_default_for_type ("text/plain", FALSE);

  self->file = g_object_ref (file);
  self->report = report;
  fill_texts (self);
  for (guint i = 0; i < report->errors->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (g_ptr_array_index (report->errors, i)));
  gtk_widget_set_visible (self->edit_button, editor != NULL);
  gtk_window_set_focus (GTK_WINDOW (self), self->reread_button);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  return GTK_WIDGET (self);
}
