/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar asks for six weeks and shows them; whatever is done to a task is done by the window's actions, and comes
 * back as a change of the register. */

#include "dt-calendar-view.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-calendar-jobs.h"
#include "dt-calendar-view-private.h"
#include "dt-directive.h"
#include "dt-error.h"
#include "dt-focus.h"
#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-state-legend.h"
#include "dt-unit-jobs.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (DtCalendarView, dt_calendar_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, dt_calendar_view_init_interface))

/* ---- What is asked for ---- */

DtQuery *
dt_calendar_view_new_query (DtCalendarView *self)
{
  DtQuery *query = dt_query_new (dt_context_get_today (self->context));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  query->soon_days = dt_context_get_soon_days (self->context);
  query->states = dt_state_legend_get_states (self->legend);
  query->directive_id = dt_choice_chip_get_selected (self->directive_chip);
  query->unit_id = dt_choice_chip_get_selected (self->unit_chip);
  if (words[0] != '\0' && gtk_widget_get_visible (GTK_WIDGET (self->search)))
    query->search = g_strdup (words);
  return query;
}

static gboolean
is_filtered (DtCalendarView *self)
{
  g_autoptr(DtQuery) query = dt_calendar_view_new_query (self);

  return query->states != 0 || query->directive_id != 0 || query->unit_id != 0 || query->search != NULL;
}

static gpointer
copy_month_fetch (gpointer data)
{
  const DtMonthFetch *fetch = data;

  return dt_month_fetch_new (fetch->first_day, fetch->query);
}

static gpointer
copy_day_span (gpointer data)
{
  return g_memdup2 (data, sizeof (DtDaySpan));
}

static gpointer
copy_unit_fetch (gpointer data)
{
  return g_memdup2 (data, sizeof (DtUnitFetch));
}

void
dt_calendar_view_reload (DtCalendarView *self)
{
  g_autoptr(DtQuery) query = dt_calendar_view_new_query (self);

  dt_result_load (self->content, dt_month_fetch_new (dt_month_grid_first_day (self->month), query), copy_month_fetch,
                  (GDestroyNotify) dt_month_fetch_free);
  dt_calendar_view_ask_mode (self);
}

static void
load_marks (DtCalendarView *self)
{
  DtDay first = dt_mini_month_get_first_day (self->mini);
  DtDaySpan span = { first, first + DT_MONTH_DAYS - 1 };

  self->marks_day = first;
  dt_result_load (self->marks, g_memdup2 (&span, sizeof span), copy_day_span, g_free);
}

static void
load_choices (DtCalendarView *self)
{
  DtUnitFetch fetch = { 0, dt_context_get_today (self->context), dt_context_get_soon_days (self->context) };

  dt_result_load (self->directives, NULL, NULL, NULL);
  dt_result_load (self->units, g_memdup2 (&fetch, sizeof fetch), copy_unit_fetch, g_free);
}

/* ---- What is shown ---- */

static gboolean
get_layer (DtCalendarView *self,
           const char     *key)
{
  return g_settings_get_boolean (dt_context_get_settings (self->context), key);
}

/* The month read last, if it is the one on the page. */
const DtMonth *
dt_calendar_view_get_content (DtCalendarView *self)
{
  const DtMonth *content = dt_result_get (self->content);

  return content != NULL && content->first_day == dt_month_grid_first_day (self->month) ? content : NULL;
}

void
dt_calendar_view_set_caption (DtCalendarView *self,
                              const char     *text,
                              gboolean        can_retry)
{
  gtk_label_set_label (GTK_LABEL (self->caption), text != NULL ? text : "");
  gtk_widget_set_visible (self->caption_box, text != NULL);
  gtk_widget_set_can_target (self->caption_box, can_retry);
  gtk_widget_set_visible (self->retry_button, can_retry);
}

static void
update_caption (DtCalendarView *self,
                const DtMonth  *content)
{
  gboolean ghosts = get_layer (self, "show-moved");
  gboolean empty = TRUE;

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      const DtMonthDay *day = &content->days[i];

      if (dt_day_month_start (content->first_day + i) == self->month
          && (day->n_tasks > 0 || (ghosts && day->ghosts != NULL && day->ghosts->len > 0)))
        empty = FALSE;
    }

  if (self->mode == DT_CALENDAR_AGENDA)
    return;
  if (!empty || self->mode == DT_CALENDAR_WEEK)
    dt_calendar_view_set_caption (self, NULL, FALSE);
  else
    dt_calendar_view_set_caption (self, is_filtered (self) ? _("Nothing that passes the filters falls due in this month")
                                          : _("Nothing falls due in this month"), FALSE);
}

static void
show_content (DtCalendarView *self)
{
  const DtMonth *content = dt_calendar_view_get_content (self);
  g_autofree char *n_ghosts = NULL;

  if (content == NULL)
    return;

  dt_month_grid_set_content (self->grid, content, get_layer (self, "show-moved"), get_layer (self, "show-turns"));
  if (self->mode == DT_CALENDAR_WEEK)
    dt_week_grid_set_content (self->week, content, get_layer (self, "show-moved"));
  dt_state_legend_set_counts (self->legend, content->by_state);
  n_ghosts = g_strdup_printf ("%'d", content->n_ghosts);
  gtk_label_set_label (GTK_LABEL (self->moved_count), n_ghosts);
  update_caption (self, content);
}

/* Where only the days off by law are known, the calendar says so. */
static void
show_standing (DtCalendarView *self,
               DtWorkCalendar *calendar,
               int             year)
{
  g_autofree char *text = g_strdup_printf (_("No official holidays yet for %d"), year);

  gtk_label_set_label (GTK_LABEL (self->unofficial), text);
  gtk_widget_set_visible (self->unofficial, calendar != NULL && !dt_work_calendar_is_official (calendar, year));
}

void
dt_calendar_view_get_layers (DtCalendarView *self,
                             DtMonthLayers  *layers)
{
  layers->moved = get_layer (self, "show-moved");
  layers->lunar = get_layer (self, "show-lunar");
  layers->holidays = get_layer (self, "show-holidays") ? dt_context_get_calendar (self->context) : NULL;
}

static void
show_page (DtCalendarView *self)
{
  DtDay today = dt_context_get_today (self->context);
  DtMonthLayers layers;
  int year;

  dt_calendar_view_get_layers (self, &layers);
  dt_day_get (self->month, &year, NULL, NULL);
  dt_month_grid_set_month (self->grid, self->month, today, dt_context_get_soon_days (self->context), &layers);
  dt_mini_month_set_calendar (self->mini, layers.holidays, today);
  show_standing (self, layers.holidays, year);
  show_content (self);
  dt_calendar_view_show_mode (self);
}

/* Another today, other settings or days off: the same month, asked for and drawn anew. */
static void
refresh (DtCalendarView *self)
{
  show_page (self);
  dt_calendar_view_reload (self);
}

void
dt_calendar_view_set_month (DtCalendarView *self,
                            DtDay           month)
{
  month = dt_day_month_start (month);
  if (self->month == month)
    return;

  self->month = month;
  dt_calendar_view_close_popovers (self);
  dt_calendar_view_set_caption (self, NULL, FALSE);
  dt_mini_month_set_month (self->mini, month);
  show_page (self);
  dt_calendar_view_reload (self);
}

void
dt_calendar_view_select_day (DtCalendarView *self,
                             DtDay           day)
{
  DtDay before = dt_month_grid_get_selected_day (self->grid);

  dt_month_grid_select_day (self->grid, day);
  dt_mini_month_set_selected (self->mini, day);
  if (self->mode == DT_CALENDAR_MONTH || before == day)
    return;

  /* The week is that of the day; the agenda begins with it. */
  dt_calendar_view_show_mode (self);
  dt_calendar_view_ask_mode (self);
}

DtDay
dt_calendar_view_get_month (DtCalendarView *self)
{
  g_return_val_if_fail (DT_IS_CALENDAR_VIEW (self), DT_DAY_NONE);

  return self->month;
}

void
dt_calendar_view_set_saved (DtCalendarView *self,
                            gboolean        saved)
{
  g_return_if_fail (DT_IS_CALENDAR_VIEW (self));

  dt_saved_foot_set_saved (self->foot, saved);
}

/* ---- What comes back from the register ---- */

static void
on_content_failed (DtCalendarView *self,
                   const GError   *error)
{
  g_autofree char *text = NULL;

  g_message ("A month could not be read: %s", error->message);
  text = dt_error_user_text (error);
  dt_calendar_view_set_caption (self, text, TRUE);
}

static void
on_marks_updated (DtCalendarView *self)
{
  dt_mini_month_set_marks (self->mini, self->marks_day, dt_result_get (self->marks));
}

static void
on_directives_updated (DtCalendarView *self)
{
  GPtrArray *rows = dt_result_get (self->directives);

  dt_choice_chip_begin (self->directive_chip);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (rows, i);

      if (row->n_tasks > 0)
        dt_choice_chip_add (self->directive_chip, row->id, row->symbol, row->subject);
    }
  dt_choice_chip_end (self->directive_chip);
}

static void
on_units_updated (DtCalendarView *self)
{
  GPtrArray *rows = dt_result_get (self->units);

  dt_choice_chip_begin (self->unit_chip);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      dt_choice_chip_add (self->unit_chip, row->id, row->short_name, row->name);
    }
  dt_choice_chip_end (self->unit_chip);
}

/* Without its choices a chip still offers "any"; the month itself says what is wrong with the register. */
static void
on_side_failed (DtCalendarView *self,
                const GError   *error)
{
  g_message ("Part of the calendar could not be read: %s", error->message);
}

/* ---- What the person does ---- */

static void
on_filter_changed (DtCalendarView *self)
{
  if (self->content != NULL)
    dt_calendar_view_reload (self);
}

static void
on_mini_page_changed (DtCalendarView *self)
{
  if (self->marks != NULL)
    load_marks (self);
}

static void
on_stop_search (DtCalendarView *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), FALSE);
}

static void
on_search_toggled (DtCalendarView *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->search_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      dt_calendar_view_focus_content (self);
    }
}

static void
on_settings_changed (DtCalendarView *self,
                     const char     *key)
{
  if (g_str_has_prefix (key, "show-"))
    show_page (self);
}

/* ---- The object ---- */

static void
clear_result (DtCalendarView  *self,
              DtResult       **result)
{
  if (*result != NULL)
    g_signal_handlers_disconnect_by_data (*result, self);
  g_clear_object (result);
}

static void
dt_calendar_view_dispose (GObject *object)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (object);

  clear_result (self, &self->content);
  clear_result (self, &self->marks);
  clear_result (self, &self->directives);
  clear_result (self, &self->units);
  clear_result (self, &self->n_carried);
  clear_result (self, &self->carried);
  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (dt_context_get_settings (self->context), self);
      g_signal_handlers_disconnect_by_data (self->context, self);
    }
  if (self->day_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->day_popover)));
  if (self->task_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->task_popover)));
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_CALENDAR_VIEW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_calendar_view_parent_class)->dispose (object);
}

/* The keys are for the days: the view has the focus as soon as it is seen. */
static gboolean
dt_calendar_view_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return dt_calendar_view_focus_content (DT_CALENDAR_VIEW (widget));
}

static void
dt_calendar_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_calendar_view_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dt_calendar_view_unmap (GtkWidget *widget)
{
  dt_calendar_view_close_popovers (DT_CALENDAR_VIEW (widget));

  GTK_WIDGET_CLASS (dt_calendar_view_parent_class)->unmap (widget);
}

static void
dt_calendar_view_class_init (DtCalendarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_calendar_view_dispose;
  widget_class->grab_focus = dt_calendar_view_grab_focus;
  widget_class->map = dt_calendar_view_map;
  widget_class->unmap = dt_calendar_view_unmap;

  g_type_ensure (DT_TYPE_MINI_MONTH);
  g_type_ensure (DT_TYPE_MONTH_GRID);
  g_type_ensure (DT_TYPE_STATE_LEGEND);
  g_type_ensure (DT_TYPE_WEEK_GRID);
  g_type_ensure (DT_TYPE_SAVED_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-calendar-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, side_box);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, foot);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, page);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, mini);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, legend);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, title);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, filters);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, search);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, search_button);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, grid);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, week);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, pages);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, next_button);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, caption_box);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, caption);
  gtk_widget_class_bind_template_child (widget_class, DtCalendarView, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_mini_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_toggled);

  dt_calendar_view_install_actions (widget_class);
  dt_calendar_view_install_modes (widget_class);
}

static void
dt_calendar_view_init (DtCalendarView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  dt_calendar_view_watch_clicks (self);
}

static void
add_layer (DtCalendarView  *self,
           const char      *icon_name,
           const char      *label,
           const char      *key,
           GtkWidget      **count)
{
  GtkWidget *row = dt_state_legend_new_row (gtk_image_new_from_icon_name (icon_name), label, count);

  g_settings_bind (dt_context_get_settings (self->context), key, row, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_box_append (GTK_BOX (self->side_box), row);
}

static DtResult *
new_result (DtCalendarView *self,
            DtJobFunc       job,
            GDestroyNotify  result_free,
            GCallback       updated,
            GCallback       failed)
{
  DtResult *result = dt_result_new (dt_context_get_store (self->context), job, result_free);

  g_signal_connect_swapped (result, "updated", updated, self);
  g_signal_connect_swapped (result, "failed", failed, self);
  return result;
}

static void
build (DtCalendarView *self)
{
  GtkWidget *count;

  add_layer (self, "dt-moved-earlier-symbolic", _("Moved Original Days"), "show-moved", &self->moved_count);
  add_layer (self, "emoji-flags-symbolic", _("Public Holidays"), "show-holidays", &count);
  self->unofficial = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE,
                                   "margin-start", 8, "margin-end", 8, NULL);
  gtk_widget_add_css_class (self->unofficial, "caption");
  gtk_widget_add_css_class (self->unofficial, "dim-label");
  gtk_box_append (GTK_BOX (self->side_box), self->unofficial);
  add_layer (self, "media-playlist-repeat-symbolic", _("Recurring, to Come"), "show-turns", &count);
  add_layer (self, "weather-clear-night-symbolic", _("Lunar Calendar"), "show-lunar", &count);

  self->directive_chip = DT_CHOICE_CHIP (dt_choice_chip_new (_("Directive"), _("Any directive")));
  self->unit_chip = DT_CHOICE_CHIP (dt_choice_chip_new (_("Unit"), _("Any unit")));
  g_signal_connect_swapped (self->directive_chip, "changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (self->unit_chip, "changed", G_CALLBACK (on_filter_changed), self);
  gtk_box_append (GTK_BOX (self->filters), GTK_WIDGET (self->directive_chip));
  gtk_box_append (GTK_BOX (self->filters), GTK_WIDGET (self->unit_chip));

  dt_calendar_view_build_modes (self);
  self->content = new_result (self, dt_job_load_month, (GDestroyNotify) dt_month_free,
                              G_CALLBACK (show_content), G_CALLBACK (on_content_failed));
  self->marks = new_result (self, dt_job_count_days, (GDestroyNotify) g_array_unref,
                            G_CALLBACK (on_marks_updated), G_CALLBACK (on_side_failed));
  self->directives = new_result (self, dt_job_list_directives, (GDestroyNotify) g_ptr_array_unref,
                                 G_CALLBACK (on_directives_updated), G_CALLBACK (on_side_failed));
  self->units = new_result (self, dt_job_list_units, (GDestroyNotify) g_ptr_array_unref,
                            G_CALLBACK (on_units_updated), G_CALLBACK (on_side_failed));
}

/**
 * dt_calendar_view_new:
 * @context: what the views of the window share
 *
 * Returns: (transfer floating): a calendar that shows the month of today
 */
GtkWidget *
dt_calendar_view_new (DtContext *context)
{
  DtCalendarView *self = g_object_new (DT_TYPE_CALENDAR_VIEW, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  build (self);
  if (dt_store_get_read_only (dt_context_get_store (context)))
    dt_saved_foot_set_read_only (self->foot);
  g_signal_connect_object (dt_context_get_settings (context), "changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::today", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::soon-days", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::calendar", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);

  dt_calendar_view_select_day (self, dt_context_get_today (context));
  dt_calendar_view_set_month (self, dt_context_get_today (context));
  load_choices (self);
  g_settings_bind (dt_context_get_settings (context), "calendar-mode", self, "mode", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
