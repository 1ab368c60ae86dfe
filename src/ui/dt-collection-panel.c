/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-collection-panel.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-deadline.h"
#include "dt-detail-words.h"
#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-share-bar.h"
#include "dt-state-mark.h"

#define MAX_ROWS 60          /* of those who owe; the others are checked like the last that is shown */

struct _DtCollectionPanel
{
  GtkWidget    parent_instance;

  /* Template */
  GtkStack    *stack;
  GtkWidget   *pill;
  DtStateMark *pill_mark;
  GtkLabel    *pill_label;
  GtkBox      *source;
  GtkLabel    *title;
  GtkLabel    *figure;
  GtkLabel    *figure_words;
  DtShareBar  *bar;
  GtkBox      *deadline_place;
  GtkListBox  *waited;
  GtkWidget   *owing_head;
  GtkLabel    *owing_label;
  GtkButton   *check_all;
  GtkListBox  *owing;
  GtkLabel    *more;
  GtkWidget   *foot;
  GtkButton   *remind;
  GtkLabel    *remind_label;
  GtkButton   *synthesis;

  GtkWidget   *link;          /* to the directive */
  GtkWidget   *clause;
  GtkWidget   *deadline;

  /* Owned */
  DtContext   *context;
  DtResult    *result;        /* DtTaskDetail */
  DtMatrix    *matrix;        /* NULL: none */
  GPtrArray   *debtors;       /* DtAssignmentRow: those who owe the request, borrowed from the matrix */
  GHashTable  *unchecked;     /* gint64: ids of parts */

  int          column;
  gint64       task_id;
};

G_DEFINE_FINAL_TYPE (DtCollectionPanel, dt_collection_panel, GTK_TYPE_WIDGET)

static const DtTaskRow *
get_request (DtCollectionPanel *self)
{
  return self->matrix != NULL && self->column >= 0 && self->column < (int) self->matrix->requests->len
         ? g_ptr_array_index (self->matrix->requests, self->column) : NULL;
}

/* --- Who owes --- */

static gboolean
is_checked (DtCollectionPanel     *self,
            const DtAssignmentRow *debtor)
{
  return !g_hash_table_contains (self->unchecked, &debtor->id);
}

static void
check (DtCollectionPanel *self,
       gint64             id,
       gboolean           checked)
{
  if (checked)
    g_hash_table_remove (self->unchecked, &id);
  else
    g_hash_table_add (self->unchecked, g_memdup2 (&id, sizeof id));
}

/**
 * dt_collection_panel_dup_checked:
 * @self: a panel
 *
 * Returns: (transfer full): ids of the parts of those who are to be reminded
 */
GArray *
dt_collection_panel_dup_checked (DtCollectionPanel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->debtors->len; i++)
    {
      const DtAssignmentRow *debtor = g_ptr_array_index (self->debtors, i);

      if (is_checked (self, debtor))
        g_array_append_val (ids, debtor->id);
    }

  return ids;
}

static void
sync_remind (DtCollectionPanel *self)
{
  g_autoptr(GArray) ids = dt_collection_panel_dup_checked (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Write Reminder to %u Unit", "Write Reminder to %u Units", ids->len), ids->len);

  gtk_label_set_text (self->remind_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remind), label);
  if (ids->len > 0)
    dt_detail_aim (GTK_WIDGET (self->remind), "win.write-reminder", dt_detail_ids ((const gint64 *) (gpointer) ids->data, ids->len));
  else
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remind), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remind),
                            ids->len > 0 && !dt_store_get_read_only (dt_context_get_store (self->context)));
  gtk_button_set_label (self->check_all, ids->len > 0 ? _("Check None") : _("Check All"));
}

typedef struct { GtkWidget *check, *mark, *name, *note; gint64 id; } Debtor;

static Debtor *
debtor_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "debtor");
}

static void
on_toggled (GtkCheckButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *panel = row != NULL ? gtk_widget_get_ancestor (row, DT_TYPE_COLLECTION_PANEL) : NULL;

  if (panel == NULL || debtor_of (GTK_LIST_BOX_ROW (row))->id == 0)
    return;

  check (DT_COLLECTION_PANEL (panel), debtor_of (GTK_LIST_BOX_ROW (row))->id, gtk_check_button_get_active (button));
  sync_remind (DT_COLLECTION_PANEL (panel));
}

static GtkWidget *
make_debtor (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  Debtor *debtor = g_new0 (Debtor, 1);

  debtor->check = gtk_check_button_new ();
  debtor->mark = dt_state_mark_new ();
  debtor->name = dt_detail_label (NULL, "dense");
  gtk_widget_set_hexpand (debtor->name, TRUE);
  debtor->note = dt_detail_label (NULL, "second-line");
  gtk_box_append (GTK_BOX (box), debtor->check);
  gtk_box_append (GTK_BOX (box), debtor->mark);
  gtk_box_append (GTK_BOX (box), debtor->name);
  gtk_box_append (GTK_BOX (box), debtor->note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "debtor", debtor, g_free);
  g_signal_connect (debtor->check, "toggled", G_CALLBACK (on_toggled), NULL);

  return row;
}

/* "reminded 09/8"; how often, where it was more than once */
static char *
format_note (const DtAssignmentRow *row,
             DtDay                  today)
{
  g_autofree char *day = NULL;

  if (row->n_reminders == 0)
    return g_strdup ("");

  day = dt_detail_day (row->reminded_day, today);
  if (row->n_reminders == 1)
    return g_strdup_printf (_("reminded %s"), day);
  return g_strdup_printf (ngettext ("reminded %d time", "reminded %d times", (gulong) row->n_reminders), row->n_reminders);
}

static void
show_debtor (DtCollectionPanel     *self,
             GtkListBoxRow         *row,
             const DtAssignmentRow *assignment)
{
  Debtor *debtor = debtor_of (row);
  DtDay today = dt_context_get_today (self->context);
  DtState state = dt_assignment_row_get_state (assignment, today, dt_context_get_soon_days (self->context));
  g_autofree char *note = format_note (assignment, today);
  g_autofree char *spoken = *note != '\0' ? g_strdup_printf ("%s, %s, %s", assignment->unit_name, dt_state_label (state), note)
                                          : g_strdup_printf ("%s, %s", assignment->unit_name, dt_state_label (state));

  debtor->id = 0;            /* the box is set by the program */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (debtor->check), is_checked (self, assignment));
  debtor->id = assignment->id;
  dt_state_mark_set (DT_STATE_MARK (debtor->mark), state, assignment->percent);
  gtk_label_set_text (GTK_LABEL (debtor->name), assignment->unit);
  gtk_label_set_text (GTK_LABEL (debtor->note), note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), assignment->unit_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (debtor->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
find_debtors (DtCollectionPanel *self)
{
  g_ptr_array_set_size (self->debtors, 0);
  for (guint i = 0; i < self->matrix->units->len; i++)
    {
      DtAssignmentRow *cell = dt_matrix_get_cell (self->matrix, i, (guint) self->column);

      if (cell != NULL && cell->excused == NULL && dt_phase_is_open (cell->phase))
        g_ptr_array_add (self->debtors, cell);
    }
}

static void
show_debtors (DtCollectionPanel *self)
{
  guint n = self->debtors->len;
  guint n_rows = MIN (n, MAX_ROWS);
  g_autofree char *head = g_strdup_printf (_("Not Handed In · %u"), n);
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more unit", "and %u more units", n - n_rows), n - n_rows);

  dt_detail_fit_rows (self->owing, n_rows, make_debtor);
  for (guint i = 0; i < n_rows; i++)
    show_debtor (self, gtk_list_box_get_row_at_index (self->owing, (int) i), g_ptr_array_index (self->debtors, i));
  gtk_label_set_text (self->owing_label, head);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > n_rows);
  gtk_widget_set_visible (self->owing_head, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->owing), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->remind), n > 0);
  sync_remind (self);
}

static void
on_check_all (DtCollectionPanel *self)
{
  g_autoptr(GArray) checked = dt_collection_panel_dup_checked (self);

  for (guint i = 0; i < self->debtors->len; i++)
    check (self, ((const DtAssignmentRow *) g_ptr_array_index (self->debtors, i))->id, checked->len == 0);
  show_debtors (self);
}

static void
on_debtor_activated (DtCollectionPanel *self,
                     GtkListBoxRow     *row)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (debtor_of (row)->check);

  gtk_check_button_set_active (button, !gtk_check_button_get_active (button));
}

/* --- The request --- */

static void
show_counts (DtCollectionPanel *self,
             const DtTaskRow   *request)
{
  int waiting = request->handed_in - request->accepted;
  gboolean all = request->owed > 0 && request->handed_in == request->owed;
  g_autofree char *figure = g_markup_printf_escaped ("%d<span size='small' weight='normal'>/%d</span>", request->handed_in, request->owed);
  g_autofree char *words = NULL;

  if (waiting > 0)
    /* Translators: beside "11/30": how many of these wait for acceptance */
    words = g_strdup_printf (ngettext ("handed in, %d waits for acceptance", "handed in, %d wait for acceptance", (gulong) waiting), waiting);
  else
    words = g_strdup (all ? _("all handed in") : C_("beside a number of reports", "handed in"));
  gtk_label_set_markup (self->figure, figure);
  gtk_label_set_text (self->figure_words, words);
  dt_share_bar_set (self->bar, request->accepted, waiting, request->owed);
}

static void
show_request (DtCollectionPanel *self)
{
  const DtTaskRow *request = get_request (self);
  DtDay today = dt_context_get_today (self->context);
  DtState state = dt_task_row_get_state (request, today, dt_context_get_soon_days (self->context));
  g_autofree char *pill = dt_detail_pill (request, today, dt_context_get_soon_days (self->context));
  g_autofree char *clause = *request->ordinal != '\0' ? g_strdup_printf ("· %s", request->ordinal) : g_strdup ("");

  gtk_label_set_text (self->pill_label, pill);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill_label), pill);
  dt_state_mark_set (self->pill_mark, state, request->percent);
  dt_state_style (self->pill, (int) state);
  dt_detail_link_set (self->link, request->directive, "win.show-directive", request->directive_id);
  gtk_label_set_text (GTK_LABEL (self->clause), clause);
  gtk_label_set_text (self->title, request->title);
  show_counts (self, request);
}

/* What is known of the task beside its units: the words of its deadline, and what waits for it. */
static void
show_detail (DtCollectionPanel *self)
{
  const DtTaskDetail *detail = dt_result_get (self->result);
  const DtTaskRow *request = get_request (self);
  DtDay today = dt_context_get_today (self->context);
  int soon = dt_context_get_soon_days (self->context);
  guint n;

  if (detail == NULL || request == NULL || detail->row->id != request->id)
    return;

  n = detail->waited_by->len;
  dt_detail_deadline_set (DT_DETAIL_DEADLINE (self->deadline), detail, dt_context_get_calendar (self->context), today, soon);
  dt_detail_fit_rows (self->waited, n, dt_detail_link_row_new);
  for (guint i = 0; i < n; i++)
    dt_detail_link_row_set (gtk_list_box_get_row_at_index (self->waited, (int) i), detail->row,
                            g_ptr_array_index (detail->waited_by, i), FALSE, today, soon);
  gtk_widget_set_visible (GTK_WIDGET (self->waited), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->synthesis), n > 0 && request->owed > 0 && request->handed_in == request->owed);
  if (n > 0)
    dt_detail_aim (GTK_WIDGET (self->synthesis), "win.open-task",
                   g_variant_new_int64 (((const DtLinkRow *) g_ptr_array_index (detail->waited_by, 0))->task_id));
}

static void
on_waited_activated (DtCollectionPanel *self,
                     GtkListBoxRow     *row)
{
  gint64 id = dt_detail_row_get_target (row);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-task", "x", id);
}

static gpointer
copy_id (gpointer id)
{
  return g_memdup2 (id, sizeof (gint64));
}

/**
 * dt_collection_panel_set:
 * @self: a panel
 * @matrix: (nullable): what is looked at
 * @column: the request in it; −1: none
 */
void
dt_collection_panel_set (DtCollectionPanel *self,
                         DtMatrix          *matrix,
                         int                column)
{
  const DtTaskRow *request;
  DtMatrix *before;

  g_return_if_fail (DT_IS_COLLECTION_PANEL (self));

  before = self->matrix;
  self->matrix = matrix != NULL ? dt_matrix_ref (matrix) : NULL;
  self->column = column;
  request = get_request (self);
  gtk_stack_set_visible_child_name (self->stack, request != NULL ? "request" : "nothing");
  g_ptr_array_set_size (self->debtors, 0);
  if (request != NULL)
    {
      gboolean other = request->id != self->task_id;

      if (other)
        g_hash_table_remove_all (self->unchecked);
      self->task_id = request->id;
      find_debtors (self);
      show_request (self);
      show_debtors (self);
      show_detail (self);
      if (other)
        dt_result_load (self->result, copy_id (&self->task_id), copy_id, g_free);
    }
  gtk_widget_set_visible (self->foot, request != NULL);
  dt_matrix_unref (before);
}

/* --- Object --- */

static void
dt_collection_panel_dispose (GObject *object)
{
  DtCollectionPanel *self = DT_COLLECTION_PANEL (object);

  if (self->result != NULL)
    g_signal_handlers_disconnect_by_data (self->result, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_COLLECTION_PANEL);
  g_clear_object (&self->result);
  g_clear_object (&self->context);
  g_clear_pointer (&self->debtors, g_ptr_array_unref);
  g_clear_pointer (&self->unchecked, g_hash_table_unref);
  g_clear_pointer (&self->matrix, dt_matrix_unref);

  G_OBJECT_CLASS (dt_collection_panel_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DtCollectionPanel, name)

static void
dt_collection_panel_class_init (DtCollectionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_collection_panel_dispose;

  g_type_ensure (DT_TYPE_STATE_MARK);
  g_type_ensure (DT_TYPE_SHARE_BAR);
  gtk_widget_class_set_css_name (widget_class, "collection-panel");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-collection-panel.ui");
  BIND (stack);
  BIND (pill);
  BIND (pill_mark);
  BIND (pill_label);
  BIND (source);
  BIND (title);
  BIND (figure);
  BIND (figure_words);
  BIND (bar);
  BIND (deadline_place);
  BIND (waited);
  BIND (owing_head);
  BIND (owing_label);
  BIND (check_all);
  BIND (owing);
  BIND (more);
  BIND (foot);
  BIND (remind);
  BIND (remind_label);
  BIND (synthesis);
  gtk_widget_class_bind_template_callback (widget_class, on_check_all);
  gtk_widget_class_bind_template_callback (widget_class, on_debtor_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_waited_activated);
}

static void
dt_collection_panel_init (DtCollectionPanel *self)
{
  self->column = -1;
  self->debtors = g_ptr_array_new ();
  self->unchecked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->link = dt_detail_link ();
  /* A symbol says nothing in part. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->link))), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (self->source, self->link);
  self->clause = dt_detail_label (NULL, "dim");
  gtk_box_append (self->source, self->clause);
  self->deadline = dt_detail_deadline_new ();
  gtk_box_append (self->deadline_place, self->deadline);
  gtk_widget_set_visible (GTK_WIDGET (self->waited), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->synthesis), FALSE);
  gtk_widget_set_visible (self->foot, FALSE);
}

/**
 * dt_collection_panel_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): an empty panel
 */
GtkWidget *
dt_collection_panel_new (DtContext *context)
{
  DtCollectionPanel *self = g_object_new (DT_TYPE_COLLECTION_PANEL, NULL);

  self->context = g_object_ref (context);
  self->result = dt_result_new (dt_context_get_store (context), dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  g_signal_connect_swapped (self->result, "updated", G_CALLBACK (show_detail), self);

  return GTK_WIDGET (self);
}
