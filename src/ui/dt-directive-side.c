/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-side.h"

#include <glib/gi18n-lib.h>

#include "dt-chain-panel.h"
#include "dt-change-legend.h"
#include "dt-detail-cards.h"
#include "dt-move-axis.h"
#include "dt-state-mark.h"
#include "dt-task-words.h"
#include "dt-whole-tip.h"

#define AXIS_WIDTH 72

struct _DtDirectiveSide
{
  GtkWidget    parent_instance;

  /* Children */
  GtkWidget   *scroller;
  GtkWidget   *box;
  GtkWidget   *chain;
  GtkWidget   *changes_head;
  GtkWidget   *changes;
  GtkWidget   *tasks_head;
  GtkWidget   *tasks_link;
  GtkListBox  *tasks;

  /* Owned */
  DtContext   *context;

  gint64       selected;
  gboolean     filling;
};

enum { SIGNAL_TASK_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtDirectiveSide, dt_directive_side, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  dt_whole_tip_attach (label);
  return label;
}

/* ---- What it moved ---- */

static void
add_move (GtkGrid             *grid,
          int                  row,
          const DtMovePreview *move,
          DtMoveScale         *scale,
          DtDay                today)
{
  g_autofree char *name = g_strjoin (" ", move->clause, move->title, NULL);
  g_autofree char *old_day = dt_day_format (move->old_day, DT_DAY_STYLE_SHORT, today);
  g_autofree char *new_day = dt_day_format (move->new_day, DT_DAY_STYLE_TABLE, today);
  GtkWidget *axis = dt_move_axis_new ();
  GtkWidget *label = new_label (name, NULL, 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_size_request (axis, AXIS_WIDTH, 24);
  dt_move_axis_set_scale (DT_MOVE_AXIS (axis), scale);
  dt_move_axis_set_move (DT_MOVE_AXIS (axis), move->old_day, move->new_day, move->effects);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, axis, 1, row, 1, 1);
  gtk_grid_attach (grid, new_label (old_day, "original-day", 1), 2, row, 1, 1);
  gtk_grid_attach (grid, new_label (new_day, "strong", 1), 3, row, 1, 1);
}

static GtkWidget *
new_change_head (const DtChangeCard *card,
                 DtDay               today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *effect = gtk_button_new_with_mnemonic (_("Show _Effect…"));
  g_autofree char *words = dt_change_card_words (card, today);
  g_autofree char *count = g_strdup_printf (ngettext ("%d task", "%d tasks", (gulong) card->n_moves), card->n_moves);
  gboolean earlier = card->rule.kind == DT_CHANGE_ACCELERATE;

  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", earlier ? "dt-moved-earlier-symbolic" : "dt-moved-later-symbolic",
                                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", words, "css-classes", (const char *[]) { "strong", NULL }, NULL));
  gtk_box_append (GTK_BOX (line), new_label (count, "quiet", 0));
  if (card->target_id != 0)
    {
      GtkWidget *link = dt_detail_link ();

      dt_detail_link_set (link, card->target, "win.show-directive", card->target_id);
      gtk_box_append (GTK_BOX (line), link);
    }
  if (!card->in_force)
    gtk_box_append (GTK_BOX (line), new_label (_("Lifted"), "stub-pill", 0));
  gtk_widget_add_css_class (effect, "text-link");
  gtk_widget_add_css_class (effect, "flat");
  gtk_widget_set_hexpand (effect, TRUE);
  gtk_widget_set_halign (effect, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (effect), "win.show-change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (effect), "x", card->id);
  gtk_box_append (GTK_BOX (line), effect);
  return line;
}

/* Days off are marked by the work calendar of today; the register keeps only days. */
static void
mark_days_off (DtDirectiveSide    *self,
               const DtChangeCard *card)
{
  DtWorkCalendar *calendar = dt_context_get_calendar (self->context);

  for (guint i = 0; i < card->moves->len; i++)
    {
      DtMovePreview *move = g_ptr_array_index (card->moves, i);

      if (!dt_work_calendar_is_working (calendar, move->new_day))
        move->effects |= DT_EFFECT_DAY_OFF;
    }
}

static gboolean
is_any_off (const DtChangeCard *card)
{
  for (guint i = 0; i < card->moves->len; i++)
    if (((const DtMovePreview *) g_ptr_array_index (card->moves, i))->effects & DT_EFFECT_DAY_OFF)
      return TRUE;

  return FALSE;
}

/* How many more it moves, and what the marks mean. */
static GtkWidget *
new_change_foot (const DtChangeCard *card)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  int n = card->n_moves - (int) card->moves->len;
  g_autofree char *more = n > 0 ? g_strdup_printf (ngettext ("and %d more task", "and %d more tasks", (gulong) n), n) : NULL;
  GtkWidget *label = new_label (more, "quiet", 0);

  gtk_widget_set_hexpand (label, TRUE);
  dt_change_legend_add_marks (GTK_BOX (legend), is_any_off (card), _("today"));
  gtk_widget_add_css_class (legend, "change-foot");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), legend);

  return line;
}

static void
add_change (DtDirectiveSide    *self,
            const DtChangeCard *card)
{
  DtDay today = dt_context_get_today (self->context);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  GtkGrid *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 9, NULL);
  g_autoptr(DtMoveScale) scale = NULL;

  mark_days_off (self, card);
  scale = dt_move_scale_new (card->moves, today, dt_context_get_calendar (self->context));
  gtk_box_append (GTK_BOX (box), new_change_head (card, today));
  for (guint i = 0; i < card->moves->len; i++)
    add_move (grid, (int) i, g_ptr_array_index (card->moves, i), scale, today);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), new_change_foot (card));
  gtk_box_append (GTK_BOX (self->changes), box);
}

/* ---- Its tasks ---- */

static GtkWidget *
new_task_row (DtDirectiveSide *self,
              DtTaskRow       *task)
{
  DtDay today = dt_context_get_today (self->context);
  DtState state = dt_task_row_get_state (task, today, dt_context_get_soon_days (self->context));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = dt_state_mark_new ();
  GtkWidget *title = new_label (task->title, NULL, 0);
  g_autofree char *lead = dt_task_row_is_collection (task) ? g_strdup_printf ("%d/%d", task->handed_in, task->owed) : g_strdup (task->lead);
  g_autofree char *day = task->last_day != DT_DAY_NONE ? dt_day_format (task->last_day, DT_DAY_STYLE_TABLE, today) : g_strdup ("—");
  g_autofree char *spoken = dt_task_row_spoken (task, today, dt_context_get_soon_days (self->context));

  dt_state_mark_set (DT_STATE_MARK (mark), state, task->percent);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", task->ordinal, "width-chars", 3, "xalign", 0.f, "css-classes", (const char *[]) { "strong", NULL }, NULL));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", lead, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 14, "css-classes", (const char *[]) { "quiet", NULL }, NULL));
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", day, "width-chars", 8, "xalign", 1.f, "css-classes", (const char *[]) { "strong", "numeric", NULL }, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_set_tooltip_text (row, task->title);
  g_object_set_data_full (G_OBJECT (row), "task", dt_task_row_ref (task), (GDestroyNotify) dt_task_row_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static const DtTaskRow *
get_task (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "task") : NULL;
}

static void
on_row_selected (DtDirectiveSide *self,
                 GtkListBoxRow   *row)
{
  const DtTaskRow *task = get_task (row);

  if (self->filling)
    return;
  self->selected = task != NULL ? task->id : 0;
  g_signal_emit (self, signals[SIGNAL_TASK_CHOSEN], 0, self->selected);
}

/* By Enter or a double click; a single click only selects. */
static void
on_row_activated (DtDirectiveSide *self,
                  GtkListBoxRow   *row)
{
  const DtTaskRow *task = get_task (row);

  if (task != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-task", "x", task->id);
}

void
dt_directive_side_select_task (DtDirectiveSide *self,
                               gint64           id)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SIDE (self));

  self->filling = TRUE;
  self->selected = id;
  gtk_list_box_unselect_all (self->tasks);
  for (int i = 0; id != 0 && gtk_list_box_get_row_at_index (self->tasks, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->tasks, i);

      if (get_task (row)->id == id)
        gtk_list_box_select_row (self->tasks, row);
    }
  self->filling = FALSE;
}

/* ---- All of it ---- */

static void
clear (DtDirectiveSide *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->changes)) != NULL)
    gtk_box_remove (GTK_BOX (self->changes), child);
  self->filling = TRUE;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->tasks, 0))) != NULL)
    gtk_list_box_remove (self->tasks, child);
  self->filling = FALSE;
}

void
dt_directive_side_set (DtDirectiveSide       *self,
                       const DtDirectivePage *page)
{
  g_autofree char *head = NULL;

  g_return_if_fail (DT_IS_DIRECTIVE_SIDE (self));

  clear (self);
  gtk_widget_set_visible (self->box, page != NULL);
  if (page == NULL)
    return;

  dt_chain_panel_set (DT_CHAIN_PANEL (self->chain), page);
  for (guint i = 0; i < page->changes->len; i++)
    add_change (self, g_ptr_array_index (page->changes, i));
  gtk_widget_set_visible (self->changes_head, page->changes->len > 0);
  self->filling = TRUE;
  for (guint i = 0; i < page->tasks->len; i++)
    gtk_list_box_append (self->tasks, new_task_row (self, ((DtDirectiveTask *) g_ptr_array_index (page->tasks, i))->row));
  self->filling = FALSE;
  /* Translators: head of a list and how many are in it */
  head = g_strdup_printf (_("Tasks · %u"), page->tasks->len);
  gtk_label_set_label (GTK_LABEL (self->tasks_head), head);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->tasks_link), "x", page->id);
  gtk_widget_set_visible (self->tasks_link, page->tasks->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tasks), page->tasks->len > 0);
}

static void
dt_directive_side_dispose (GObject *object)
{
  DtDirectiveSide *self = DT_DIRECTIVE_SIDE (object);

  /* Rows that go are unselected, which is nobody's choice. */
  self->filling = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_directive_side_parent_class)->dispose (object);
}

static void
dt_directive_side_class_init (DtDirectiveSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_directive_side_dispose;
  signals[SIGNAL_TASK_CHOSEN] = g_signal_new ("task-chosen", DT_TYPE_DIRECTIVE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "directiveside");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
build_tasks (DtDirectiveSide *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->tasks_head = new_label (NULL, "section-head", 0);
  gtk_widget_set_valign (self->tasks_head, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->tasks_head, TRUE);
  self->tasks_link = gtk_button_new_with_mnemonic (_("Open in the _List"));
  gtk_widget_add_css_class (self->tasks_link, "text-link");
  gtk_widget_add_css_class (self->tasks_link, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->tasks_link), "win.open-directive");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->tasks_link), "x", (gint64) 0);
  gtk_box_append (GTK_BOX (line), self->tasks_head);
  gtk_box_append (GTK_BOX (line), self->tasks_link);
  gtk_box_append (GTK_BOX (self->box), line);

  self->tasks = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->tasks, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->tasks), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->tasks), "rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tasks), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks of the directive"), -1);
  g_signal_connect_swapped (self->tasks, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->tasks, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->tasks));
}

static void
dt_directive_side_init (DtDirectiveSide *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "directive-side", NULL }, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->chain = dt_chain_panel_new ();
  gtk_box_append (GTK_BOX (self->box), self->chain);
  self->changes_head = new_label (_("Deadlines Moved by This Directive"), "section-head", 0);
  gtk_box_append (GTK_BOX (self->box), self->changes_head);
  self->changes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), self->changes);
  build_tasks (self);
}

/**
 * dt_directive_side_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a side without a directive
 */
GtkWidget *
dt_directive_side_new (DtContext *context)
{
  DtDirectiveSide *self = g_object_new (DT_TYPE_DIRECTIVE_SIDE, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  dt_directive_side_set (self, NULL);
  return GTK_WIDGET (self);
}
