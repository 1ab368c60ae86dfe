/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-error.h"
#include "dt-list-focus.h"
#include "dt-punctuality-chart.h"
#include "dt-result.h"
#include "dt-text.h"
#include "dt-unit-jobs.h"
#include "dt-unit-figures.h"
#include "dt-unit-page-rows.h"

#define MAX_OWED 100           /* rows shown; the list of tasks shows the rest */
#define FEW_HANDED 9
#define MAX_REMINDERS 20
#define ONE_COLUMN_BELOW 1000  /* pixels of the page; the window is then about 1300 */

struct _DtUnitPage
{
  GtkWidget   parent_instance;

  /* Template */
  GtkStack   *stack;
  AdwStatusPage *status;
  AdwAvatar  *avatar;
  GtkLabel   *name;
  GtkLabel   *gone;
  GtkButton     *pass_on;
  GtkLabel   *meta;
  GtkButton  *print;
  GtkButton  *remind;
  GtkBox     *columns;
  GtkBox     *left;
  GtkBox     *right;
  GtkBox     *figures;
  GtkDropDown *period;
  GtkLabel   *judged;
  GtkLabel   *owed_head;
  GtkListBox *owed;
  GtkLabel   *owed_nothing;
  GtkLabel   *handed_head;
  GtkButton  *all_handed;
  GtkListBox *handed;
  GtkLabel   *handed_nothing;
  GtkListBox *contact;
  GtkBox     *key;
  GtkBox     *chart_card;
  GtkLabel   *reminders_head;
  GtkButton  *log_call;
  GtkListBox *reminders;
  GtkLabel   *reminders_nothing;

  GtkWidget  *chart;             /* child of chart_card */
  GtkWidget  *no_history;

  /* Owned */
  DtContext  *context;
  DtResult   *detail;            /* DtUnitDetail */
  guint       turn;              /* idle that turns the columns */

  gint64      unit_id;
  gboolean    show_all_handed;
};

G_DEFINE_FINAL_TYPE (DtUnitPage, dt_unit_page, GTK_TYPE_WIDGET)

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
describe (const DtUnitDetail *detail)
{
  const char *kind = dt_nick_label (dt_unit_kind_nicks, (int) detail->row->kind);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (kind));
  /* Translators: identifier code of a unit */
  g_ptr_array_add (parts, g_strdup_printf (_("code %s"), detail->row->code));
  if (detail->parent[0] != '\0')
    /* Translators: the body above a unit */
    g_ptr_array_add (parts, g_strdup_printf (_("under %s"), detail->parent));
  for (guint i = 0; i < detail->groups->len; i++)
    /* Translators: a group that the unit is a member of */
    g_ptr_array_add (parts, g_strdup_printf (_("in group “%s”"), (char *) g_ptr_array_index (detail->groups, i)));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* The avatar takes the first letter and the one behind the last space of what it is given. */
static char *
avatar_text (const char *name)
{
  g_autofree char *initials = dt_text_initials (name);
  const char *second = initials[0] != '\0' ? g_utf8_next_char (initials) : initials;

  if (second[0] == '\0')
    return g_steal_pointer (&initials);
  return g_strdup_printf ("%.*s %s", (int) (second - initials), initials, second);
}

static void
show_head (DtUnitPage         *self,
           const DtUnitDetail *detail)
{
  g_autofree char *meta = describe (detail);
  g_autofree char *initials = avatar_text (detail->row->name);

  adw_avatar_set_text (self->avatar, initials);
  gtk_label_set_text (self->name, detail->row->name);
  gtk_label_set_text (self->meta, meta);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meta), meta);

  gtk_widget_set_visible (GTK_WIDGET (self->gone), detail->row->successor_id != 0);
  if (detail->row->successor_id != 0)
    {
      /* Translators: the unit that a merged unit went into */
      g_autofree char *gone = g_strdup_printf (_("Merged into %s"), detail->row->successor);
      gtk_label_set_text (self->gone, gone);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pass_on), detail->row->successor_id != 0 && detail->row->n_owed > 0);
  if (detail->row->successor_id != 0)
    {
      /* Translators: button: what the merged unit still owes goes over to this unit */
      g_autofree char *pass_on = g_strdup_printf (_("Pass on to %s what is open"), detail->row->successor);

      gtk_button_set_label (self->pass_on, pass_on);
      dt_detail_aim (GTK_WIDGET (self->pass_on), "win.pass-to-successor", g_variant_new_int64 (detail->row->id));
    }
}

static void
show_owed (DtUnitPage         *self,
           const DtUnitDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  /* Translators: head of what a unit owes, with its number */
  g_autofree char *head = g_strdup_printf (_("Owes · %d"), detail->row->n_owed);

  gtk_label_set_text (self->owed_head, head);
  empty_list (self->owed);
  for (guint i = 0; i < MIN (detail->owed->len, MAX_OWED); i++)
    gtk_list_box_append (self->owed, dt_unit_owed_row (g_ptr_array_index (detail->owed, i), today, soon_days));
  gtk_widget_set_visible (GTK_WIDGET (self->owed), detail->owed->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->owed_nothing), detail->owed->len == 0);
}

static void
show_handed (DtUnitPage         *self,
             const DtUnitDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  guint n = self->show_all_handed ? detail->handed->len : MIN (detail->handed->len, FEW_HANDED);
  g_autofree char *all = g_strdup_printf (_("All %d"), detail->n_handed);

  empty_list (self->handed);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->handed, dt_unit_handed_row (g_ptr_array_index (detail->handed, i), today, soon_days));
  gtk_widget_set_visible (GTK_WIDGET (self->handed), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->handed_nothing), n == 0);
  gtk_button_set_label (self->all_handed, self->show_all_handed ? _("Fewer") : all);
  gtk_widget_set_visible (GTK_WIDGET (self->all_handed), detail->handed->len > FEW_HANDED);
}

static void
show_contact (DtUnitPage         *self,
              const DtUnitDetail *detail)
{
  empty_list (self->contact);
  gtk_list_box_append (self->contact,
                       dt_unit_contact_row ("avatar-default-symbolic",
                                            detail->contact[0] != '\0' ? detail->contact : _("No contact recorded"),
                                            FALSE, NULL));
  if (detail->phone[0] != '\0')
    gtk_list_box_append (self->contact,
                         dt_unit_contact_row ("call-start-symbolic", detail->phone, TRUE, _("Copy Phone Number")));
  if (detail->email[0] != '\0')
    gtk_list_box_append (self->contact,
                         dt_unit_contact_row ("mail-unread-symbolic", detail->email, FALSE, _("Copy Mail Address")));
  if (detail->address[0] != '\0')
    gtk_list_box_append (self->contact,
                         dt_unit_contact_row ("emoji-flags-symbolic", detail->address, FALSE, _("Copy Address")));
}

static void
show_chart (DtUnitPage         *self,
            const DtUnitDetail *detail)
{
  int n = 0;

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    n += detail->row->months[i].on_time + detail->row->months[i].late + detail->row->months[i].missing;

  gtk_widget_set_visible (self->chart, n > 0);
  gtk_widget_set_visible (self->no_history, n == 0);
  dt_punctuality_chart_set (DT_PUNCTUALITY_CHART (self->chart), detail->row->months);
}

/* A call is about what is open; with nothing open there is nothing to urge. */
/* There is nothing to urge a unit about that owes nothing, or is no more. */
static void
aim_remind (DtUnitPage         *self,
            const DtUnitDetail *detail)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remind), "x", detail->row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remind), "win.write-reminder-unit");
  gtk_widget_set_visible (GTK_WIDGET (self->remind), detail->row->n_owed > 0);
}

static void
aim_log_call (DtUnitPage         *self,
              const DtUnitDetail *detail)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < detail->owed->len; i++)
    {
      const DtObligation *obligation = g_ptr_array_index (detail->owed, i);

      g_array_append_val (ids, obligation->assignment->id);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->log_call), ids->len > 0);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->log_call),
                                          g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len,
                                                                     sizeof (gint64)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->log_call), "win.log-call");
}

static void
show_reminders (DtUnitPage         *self,
                const DtUnitDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  /* Translators: head of how often a unit was urged */
  g_autofree char *head = g_strdup_printf (_("Reminders · %u"), detail->reminders->len);

  gtk_label_set_text (self->reminders_head, head);
  empty_list (self->reminders);
  for (guint i = 0; i < MIN (detail->reminders->len, MAX_REMINDERS); i++)
    gtk_list_box_append (self->reminders, dt_unit_reminder_row (g_ptr_array_index (detail->reminders, i), today));
  gtk_widget_set_visible (GTK_WIDGET (self->reminders), detail->reminders->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_nothing), detail->reminders->len == 0);
  aim_remind (self, detail);
  aim_log_call (self, detail);
}

static void
on_updated (DtUnitPage *self)
{
  const DtUnitDetail *detail = dt_result_get (self->detail);
  GtkListBox *lists[] = { self->owed, self->handed, self->contact, self->reminders };
  DtListFocus focus = dt_list_focus_save (lists, G_N_ELEMENTS (lists));

  if (detail == NULL)
    return;

  show_head (self, detail);
  dt_unit_figures_fill (self->figures, self->judged, detail);
  show_owed (self, detail);
  show_handed (self, detail);
  show_contact (self, detail);
  show_chart (self, detail);
  show_reminders (self, detail);
  gtk_stack_set_visible_child_name (self->stack, "unit");
  dt_list_focus_restore (&focus);
}

static void
on_failed (DtUnitPage   *self,
           const GError *error)
{
  g_autofree char *text = dt_error_user_text (error);

  adw_status_page_set_title (self->status, _("The Unit Could Not Be Read"));
  adw_status_page_set_description (self->status, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_all_handed (DtUnitPage *self)
{
  self->show_all_handed = !self->show_all_handed;
  on_updated (self);
}

static void
on_task_activated (GtkListBox    *list,
                   GtkListBoxRow *row,
                   gpointer       user_data)
{
  gint64 task_id = dt_unit_row_get_task_id (GTK_WIDGET (row));

  if (task_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-task", "x", task_id);
}

static void
on_contact_activated (GtkListBox    *list,
                      GtkListBoxRow *row,
                      gpointer       user_data)
{
  const char *text = dt_unit_row_get_copy_text (GTK_WIDGET (row));

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (user_data), "win.copy-text", "s", text);
}

static gpointer
copy_fetch (gpointer fetch)
{
  return g_memdup2 (fetch, sizeof (DtUnitFetch));
}

static void
reload (DtUnitPage *self)
{
  DtUnitFetch fetch = { self->unit_id, dt_context_get_today (self->context),
                        dt_context_get_soon_days (self->context) };

  dt_unit_period_set (&fetch, gtk_drop_down_get_selected (self->period));
  if (self->unit_id != 0)
    dt_result_load (self->detail, copy_fetch (&fetch), copy_fetch, g_free);
}

/* Turning a box while sizes are being given out would ask for sizes again: it waits for an idle. */
static gboolean
turn_columns (gpointer user_data)
{
  DtUnitPage *self = DT_UNIT_PAGE (user_data);
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < ONE_COLUMN_BELOW;

  self->turn = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
dt_unit_page_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DtUnitPage *self = DT_UNIT_PAGE (widget);

  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, for_size, minimum, natural, NULL, NULL);
  /* The page may always be narrower than two columns: it turns them. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 560);
}

static void
dt_unit_page_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtUnitPage *self = DT_UNIT_PAGE (widget);
  gboolean is_narrow = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->columns)) == GTK_ORIENTATION_VERTICAL;
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->stack), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->stack), &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, -1);

  if ((width < ONE_COLUMN_BELOW) != is_narrow && self->turn == 0)
    self->turn = g_idle_add (turn_columns, self);
}

static void
dt_unit_page_dispose (GObject *object)
{
  DtUnitPage *self = DT_UNIT_PAGE (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  if (self->detail != NULL)
    g_signal_handlers_disconnect_by_data (self->detail, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_UNIT_PAGE);
  g_clear_object (&self->detail);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_unit_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, status);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, name);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, gone);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, pass_on);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, meta);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, print);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, remind);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, left);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, right);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, figures);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, period);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, judged);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, owed_head);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, owed);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, owed_nothing);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, handed_head);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, all_handed);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, handed);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, handed_nothing);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, contact);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, key);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, chart_card);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, reminders_head);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, log_call);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, reminders);
  gtk_widget_class_bind_template_child (widget_class, DtUnitPage, reminders_nothing);
}

static void
dt_unit_page_class_init (DtUnitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_unit_page_dispose;
  widget_class->measure = dt_unit_page_measure;
  widget_class->size_allocate = dt_unit_page_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "unitpage");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-unit-page.ui");
  bind_children (widget_class);
}

static void
dt_unit_page_init (DtUnitPage *self)
{
  g_autoptr(GtkStringList) periods = dt_unit_periods ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (periods));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period of the rates"), -1);
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (reload), self);
  gtk_box_append (self->key, dt_unit_key ("on-time", _("in time")));
  gtk_box_append (self->key, dt_unit_key ("late", _("late")));
  gtk_box_append (self->key, dt_unit_key ("missing", _("not handed in")));
  self->chart = dt_punctuality_chart_new ();
  gtk_box_append (self->chart_card, self->chart);
  self->no_history = gtk_label_new (_("Nothing fell due in the last 12 months"));
  gtk_widget_add_css_class (self->no_history, "empty-card");
  gtk_box_append (self->chart_card, self->no_history);

  gtk_list_box_set_activate_on_single_click (self->owed, FALSE);
  gtk_list_box_set_activate_on_single_click (self->handed, FALSE);
  g_signal_connect (self->owed, "row-activated", G_CALLBACK (on_task_activated), self);
  g_signal_connect (self->handed, "row-activated", G_CALLBACK (on_task_activated), self);
  g_signal_connect (self->contact, "row-activated", G_CALLBACK (on_contact_activated), self);
  g_signal_connect_swapped (self->all_handed, "clicked", G_CALLBACK (on_all_handed), self);
}

/**
 * dt_unit_page_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a page that shows no unit yet
 */
GtkWidget *
dt_unit_page_new (DtContext *context)
{
  DtUnitPage *self = g_object_new (DT_TYPE_UNIT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->detail = dt_result_new (dt_context_get_store (context), dt_job_load_unit, (GDestroyNotify) dt_unit_detail_free);
  g_signal_connect_swapped (self->detail, "updated", G_CALLBACK (on_updated), self);
  g_signal_connect_swapped (self->detail, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (context, "notify::today", G_CALLBACK (reload), self);
  g_signal_connect_swapped (context, "notify::soon-days", G_CALLBACK (reload), self);

  return GTK_WIDGET (self);
}

/**
 * dt_unit_page_show:
 * @self: a page
 * @unit_id: the unit to show; 0: none
 */
void
dt_unit_page_show (DtUnitPage *self,
                   gint64      unit_id)
{
  g_return_if_fail (DT_IS_UNIT_PAGE (self));

  if (unit_id == self->unit_id)
    return;

  self->unit_id = unit_id;
  self->show_all_handed = FALSE;
  if (unit_id == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    reload (self);
}

const DtUnitDetail *
dt_unit_page_get_detail (DtUnitPage *self)
{
  g_return_val_if_fail (DT_IS_UNIT_PAGE (self), NULL);

  return dt_result_get (self->detail);
}
