/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the tasks, lays the sheets out on a worker thread, shows one at a time. Everything that draws in the background
 * has a report of its own, made from the same snapshot, for a report may be used by one thread at a time. */

#include "dt-print-preview-private.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-error.h"
#include "dt-summary-report.h"
#include "dt-weak.h"

/* Points to pixels at 100 %. */
#define PIXELS_PER_POINT (96.0 / 72.0)

static const int zooms[] = { 50, 67, 75, 90, 100, 110, 125, 150, 200, 300 };
#define ZOOM_AS_ON_PAPER 4
#define ZOOM_ACROSS 1

static const DtGroupBy groupings[] = { DT_GROUP_UNIT, DT_GROUP_DAY, DT_GROUP_DIRECTIVE, DT_GROUP_STATE };

G_DEFINE_FINAL_TYPE (DtPrintPreview, dt_print_preview, ADW_TYPE_WINDOW)

DtGroupBy
dt_print_preview_get_group (DtPrintPreview *self)
{
  return groupings[gtk_drop_down_get_selected (self->grouping)];
}

/**
 * dt_print_preview_create_report:
 * @self: a preview that has read what it shows
 *
 * Returns: (transfer full): the report as the window shows it, not yet cut into pages
 */
DtReport *
dt_print_preview_create_report (DtPrintPreview *self)
{
  DtSummary *summary;

  if (self->make != NULL)
    return self->make (self->make_data);
  if (self->bar != NULL)
    return dt_print_preview_create_listing_report (self);

  summary = dt_summary_new (self->data->tasks, dt_office_new (self->data->settings), self->query, dt_print_preview_get_group (self));
  summary->causes = g_ptr_array_ref (self->data->causes);
  summary->unit_ranks = g_hash_table_ref (self->data->unit_ranks);
  summary->unit = g_strdup (self->data->unit);
  summary->directive = g_strdup (self->data->directive);

  return dt_summary_report_new (summary);
}

void
dt_print_preview_sync_actions (DtPrintPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->report != NULL;

  gtk_widget_action_set_enabled (widget, "preview.print", ready);
  gtk_widget_action_set_enabled (widget, "preview.write-pdf", ready);
  gtk_widget_action_set_enabled (widget, "preview.write-sheet", ready && !self->writing && (self->make == NULL || self->offer != NULL));
  gtk_widget_action_set_enabled (widget, "preview.write-document",
                                 ready && !self->writing && (self->make == NULL || (self->offer != NULL && self->offer->make_listing != NULL)));
  gtk_widget_action_set_enabled (widget, "preview.previous", ready && self->shown > 0);
  gtk_widget_action_set_enabled (widget, "preview.next", ready && self->shown + 1 < dt_report_get_n_pages (self->report));
  gtk_widget_action_set_enabled (widget, "preview.zoom-in", self->zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (widget, "preview.zoom-out", self->zoom > 0);
}

static double
get_scale (DtPrintPreview *self)
{
  return PIXELS_PER_POINT * zooms[self->zoom] / 100.0;
}

static void
sync_page (DtPrintPreview *self)
{
  guint n_pages = dt_report_get_n_pages (self->report);
  const DtPageLayout *layout = dt_report_get_layout (self->report);
  g_autofree char *position = g_strdup_printf (_("Page %u of %u"), self->shown + 1, n_pages);
  g_autofree char *zoom = g_strdup_printf ("%d%%", zooms[self->zoom]);

  gtk_label_set_text (self->position, position);
  gtk_button_set_label (self->zoom_label, zoom);
  gtk_drawing_area_set_content_width (self->page, (int) (layout->paper_width * get_scale (self)));
  gtk_drawing_area_set_content_height (self->page, (int) (layout->paper_height * get_scale (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, position, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->page));
  dt_print_preview_sync_actions (self);
}

static void
show_page (DtPrintPreview *self,
           guint           page)
{
  self->shown = page;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  sync_page (self);
}

static void
draw_page (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        user_data)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (user_data);

  if (self->report == NULL)
    return;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, get_scale (self), get_scale (self));
  dt_report_draw_page (self->report, self->shown, cr);
}

void
dt_print_preview_show_failure (DtPrintPreview *self,
                               const GError   *error)
{
  g_autofree char *text = dt_error_user_text (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_spinner_stop (self->spinner);
  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Laying out */

static void
lay_out_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (dt_report_paginate (data, cancellable, &error))
    g_task_return_pointer (task, g_object_ref (data), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtReport) report = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *pages = NULL;
  guint n_pages;

  /* Another grouping was chosen meanwhile, or the window is gone. */
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (report == NULL)
    {
      dt_print_preview_show_failure (self, error);
      return;
    }

  g_set_object (&self->report, report);
  n_pages = dt_report_get_n_pages (report);
  pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  if (self->bar != NULL && dt_report_get_layout (report)->paper_width > dt_report_get_layout (report)->paper_height
      && self->zoom == ZOOM_AS_ON_PAPER)
    self->zoom = ZOOM_ACROSS;
  if (self->data == NULL)
    adw_window_title_set_title (self->heading, dt_report_get_title (report));
  if (self->data != NULL)
    {
      /* So that one sees at once whether it is the whole list or what was selected of it. */
      g_autofree char *tasks = g_strdup_printf (ngettext ("%d task", "%d tasks", (gulong) self->data->tasks->len), (int) self->data->tasks->len);
      g_autofree char *both = g_strconcat (tasks, " · ", pages, NULL);

      adw_window_title_set_subtitle (self->heading, both);
    }
  else
    adw_window_title_set_subtitle (self->heading, pages);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  show_page (self, 0);
  /* Who chooses among columns and days goes on doing so. */
  if (self->bar == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

void
dt_print_preview_begin_work (DtPrintPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
dt_print_preview_lay_out (DtPrintPreview *self)
{
  g_autoptr(GTask) task = NULL;

  dt_print_preview_begin_work (self);
  g_clear_object (&self->report);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "wait");
  dt_print_preview_sync_actions (self);

  task = g_task_new (NULL, self->cancellable, on_laid_out, dt_weak_new (self));
  g_task_set_source_tag (task, dt_print_preview_lay_out);
  g_task_set_task_data (task, dt_print_preview_create_report (self), g_object_unref);
  g_task_run_in_thread (task, lay_out_thread);
}

static void
on_grouping_selected (DtPrintPreview *self)
{
  if (self->data != NULL)
    dt_print_preview_lay_out (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtSummaryData) data = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (data == NULL)
    {
      dt_print_preview_show_failure (self, error);
      return;
    }

  self->data = g_steal_pointer (&data);
  dt_print_preview_lay_out (self);
}

/* Paging and zooming */

static void
turn_page (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (widget);
  guint last;

  if (self->report == NULL)
    return;

  last = dt_report_get_n_pages (self->report) - 1;
  if (g_str_equal (action, "preview.next") && self->shown < last)
    show_page (self, self->shown + 1);
  else if (g_str_equal (action, "preview.previous") && self->shown > 0)
    show_page (self, self->shown - 1);
  else if (g_str_equal (action, "preview.first"))
    show_page (self, 0);
  else if (g_str_equal (action, "preview.last"))
    show_page (self, last);
}

/* Page Up and Page Down first go over the sheet, then to the next one; the scrolled window would keep them to itself. */
static gboolean
on_key_pressed (DtPrintPreview        *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  gboolean down = keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down;
  gboolean up = keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up;

  if (self->report == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (down && value >= last - 1 && self->shown + 1 < dt_report_get_n_pages (self->report))
    {
      show_page (self, self->shown + 1);
      return GDK_EVENT_STOP;
    }
  if (up && value <= 1 && self->shown > 0)
    {
      show_page (self, self->shown - 1);
      gtk_adjustment_set_value (adjustment, last);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
change_zoom (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in") && self->zoom + 1 < G_N_ELEMENTS (zooms))
    self->zoom++;
  else if (g_str_equal (action, "preview.zoom-out") && self->zoom > 0)
    self->zoom--;
  else if (g_str_equal (action, "preview.zoom-reset"))
    self->zoom = ZOOM_AS_ON_PAPER;

  if (self->report != NULL)
    sync_page (self);
}

/* The class */

static void
dt_print_preview_dispose (GObject *object)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_PRINT_PREVIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->report);
  g_clear_object (&self->written);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_print_preview_parent_class)->dispose (object);
}

static void
dt_print_preview_finalize (GObject *object)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (object);

  g_clear_pointer (&self->query, dt_query_free);
  dt_summary_data_free (self->data);
  g_clear_pointer (&self->listing, dt_listing_unref);
  if (self->make_data_free != NULL)
    self->make_data_free (self->make_data);

  G_OBJECT_CLASS (dt_print_preview_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc func; guint key; GdkModifierType modifiers; } actions[] = {
    { "preview.print", dt_print_preview_print, GDK_KEY_p, GDK_CONTROL_MASK },
    { "preview.write-pdf", dt_print_preview_ask_place, GDK_KEY_s, GDK_CONTROL_MASK },
    { "preview.write-sheet", dt_print_preview_ask_sheet_place, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "preview.write-document", dt_print_preview_ask_document_place, GDK_KEY_d, GDK_CONTROL_MASK },
    { "preview.open-written", dt_print_preview_open_written, 0, 0 },
    { "preview.previous", turn_page, GDK_KEY_Page_Up, GDK_CONTROL_MASK },
    { "preview.next", turn_page, GDK_KEY_Page_Down, GDK_CONTROL_MASK },
    { "preview.first", turn_page, GDK_KEY_Home, GDK_CONTROL_MASK },
    { "preview.last", turn_page, GDK_KEY_End, GDK_CONTROL_MASK },
    { "preview.zoom-in", change_zoom, GDK_KEY_plus, GDK_CONTROL_MASK },
    { "preview.zoom-out", change_zoom, GDK_KEY_minus, GDK_CONTROL_MASK },
    { "preview.zoom-reset", change_zoom, GDK_KEY_0, GDK_CONTROL_MASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  /* Plus without Shift, and on the number pad. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_print_preview_class_init (DtPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_print_preview_dispose;
  object_class->finalize = dt_print_preview_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, header);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, heading);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, options);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, write_sheet);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, write_document);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, grouping);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, page);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, failure);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, position);
  gtk_widget_class_bind_template_child (widget_class, DtPrintPreview, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, on_grouping_selected);
  gtk_widget_class_bind_template_callback (widget_class, dt_print_preview_on_paper);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  add_actions (widget_class);
}

static void
dt_print_preview_init (DtPrintPreview *self)
{
  self->zoom = ZOOM_AS_ON_PAPER;
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->page, draw_page, self, NULL);
  dt_print_preview_sync_actions (self);
}

/**
 * dt_print_preview_new:
 * @context: of the window it is opened from
 * @query: which tasks; copied
 *
 * Returns: (transfer floating): a window that reads the tasks and shows their sheets, grouped as the list is
 */
DtPrintPreview *
dt_print_preview_new (DtContext     *context,
                      const DtQuery *query)
{
  DtPrintPreview *self = g_object_new (DT_TYPE_PRINT_PREVIEW, NULL);

  self->context = g_object_ref (context);
  self->query = dt_query_copy (query);
  gtk_widget_set_visible (GTK_WIDGET (self->write_document), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (groupings[i] == query->group)
      gtk_drop_down_set_selected (self->grouping, i);

  dt_print_preview_begin_work (self);
  gtk_spinner_start (self->spinner);
  dt_store_read_async (dt_context_get_store (context), dt_job_load_summary, dt_query_copy (query),
                       (GDestroyNotify) dt_query_free, (GDestroyNotify) dt_summary_data_free, self->cancellable, on_read,
                       dt_weak_new (self));

  return self;
}

/**
 * dt_print_preview_new_for:
 * @context: of the window it is opened from
 * @make: makes the report, anew for whoever draws it
 * @data: (transfer full): for @make; what a report on a worker's thread shares of it must not change
 * @data_free: frees @data
 *
 * Returns: (transfer floating): a window that shows the sheets of any report
 */
DtPrintPreview *
dt_print_preview_new_for (DtContext      *context,
                          DtReportMaker   make,
                          gpointer        data,
                          GDestroyNotify  data_free)
{
  DtPrintPreview *self = g_object_new (DT_TYPE_PRINT_PREVIEW, NULL);

  self->context = g_object_ref (context);
  self->make = make;
  self->make_data = data;
  self->make_data_free = data_free;
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->write_sheet), FALSE);
  self->zoom = ZOOM_ACROSS;     /* a sheet that lies across is seen whole */
  dt_print_preview_lay_out (self);

  return self;
}
