/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-line-private.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"
#include "dt-highlight.h"
#include "dt-state-mark.h"
#include "dt-task-words.h"

G_DEFINE_FINAL_TYPE (DtTaskLine, dt_task_line, GTK_TYPE_WIDGET)

#define N_PARTS 15

static GtkWidget **
get_parts (DtTaskLine *self)
{
  return &self->arrow;
}

/* --- Children --- */

static GtkWidget *
ensure_text (DtTaskLine  *self,
             GtkWidget  **slot,
             const char  *css_class)
{
  if (*slot == NULL)
    {
      *slot = g_object_new (GTK_TYPE_INSCRIPTION, "yalign", 0.5f,
                            "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      if (css_class != NULL)
        gtk_widget_add_css_class (*slot, css_class);
      gtk_widget_set_parent (*slot, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (*slot, TRUE);

  return *slot;
}

static GtkWidget *
ensure_label (DtTaskLine  *self,
              GtkWidget  **slot,
              const char  *css_class)
{
  if (*slot == NULL)
    {
      *slot = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.f, NULL);
      gtk_widget_add_css_class (*slot, css_class);
      gtk_widget_set_parent (*slot, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (*slot, TRUE);

  return *slot;
}

static GtkWidget *
ensure_image (DtTaskLine  *self,
              GtkWidget  **slot,
              const char  *icon)
{
  if (*slot == NULL)
    {
      *slot = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (*slot, "dim");
      gtk_widget_set_parent (*slot, GTK_WIDGET (self));
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (*slot), icon);
  gtk_widget_set_visible (*slot, TRUE);

  return *slot;
}

static void
set_markup (DtTaskLine  *self,
            GtkWidget  **slot,
            const char  *css_class,
            const char  *markup)
{
  gtk_inscription_set_markup (GTK_INSCRIPTION (ensure_text (self, slot, css_class)), markup);
}

/* Plain text: what an earlier markup has left behind is taken away. */
static void
set_text (DtTaskLine  *self,
          GtkWidget  **slot,
          const char  *css_class,
          const char  *text)
{
  GtkInscription *inscription = GTK_INSCRIPTION (ensure_text (self, slot, css_class));

  gtk_inscription_set_attributes (inscription, NULL);
  gtk_inscription_set_text (inscription, text);
}

static void
show_mark (DtTaskLine *self,
           DtState     state,
           int         percent)
{
  if (self->mark == NULL)
    {
      self->mark = dt_state_mark_new ();
      gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->mark, TRUE);
  dt_state_mark_set (DT_STATE_MARK (self->mark), state, percent);
}

static void
show_bar (DtTaskLine *self,
          double      fraction,
          const char *css_class)
{
  if (self->bar == NULL)
    {
      self->bar = dt_fill_bar_new ();
      gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->bar, TRUE);
  dt_fill_bar_set (DT_FILL_BAR (self->bar), fraction, css_class);
}

static void
hide_all (DtTaskLine *self)
{
  GtkWidget **parts = get_parts (self);

  for (int i = 0; i < N_PARTS; i++)
    if (parts[i] != NULL && parts[i] != self->buttons)
      gtk_widget_set_visible (parts[i], FALSE);
}

/* The list's own row widget carries the sentence that is read aloud. */
static void
set_spoken (DtTaskLine *self,
            const char *sentence)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL && self->item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* --- Head of a group --- */

static void
show_head (DtTaskLine        *self,
           const DtGroupHead *head,
           gboolean           expanded)
{
  DtDay today = dt_context_get_today (self->context);
  int state = dt_words_head_state (head, today);
  g_autofree char *title = dt_words_head_title (head, today);
  g_autofree char *side = dt_words_head_side (head, today, dt_context_get_calendar (self->context));
  gboolean counted = head->n_tasks >= 0;
  g_autofree char *count = counted ? g_strdup_printf ("%'d", head->n_tasks) : g_strdup ("");
  g_autofree char *spoken = NULL;

  ensure_image (self, &self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  if (state >= 0)
    show_mark (self, (DtState) state, 50);
  gtk_label_set_label (GTK_LABEL (ensure_label (self, &self->head, "group-title")), title);
  dt_state_style (self->head, state);
  gtk_label_set_label (GTK_LABEL (ensure_label (self, &self->count, "group-count")), count);
  gtk_label_set_label (GTK_LABEL (ensure_label (self, &self->side, "group-side")), side);

  /* Translators: head of a group of tasks, read aloud: title, how many, how long there is still */
  spoken = counted ? g_strdup_printf (ngettext ("%s, %d task. %s", "%s, %d tasks. %s", (unsigned long) head->n_tasks),
                                      title, head->n_tasks, side)
                   : g_strdup (title);
  set_spoken (self, spoken);
}

/* --- Task --- */

static void
show_progress (DtTaskLine      *self,
               const DtTaskRow *row,
               DtState          state,
               DtDay            today)
{
  g_autofree char *markup = dt_words_progress_markup (row, state, today);

  set_markup (self, &self->progress, "progress-words", markup);
  self->has_bar = dt_words_has_bar (row, state);
  if (!self->has_bar)
    return;
  if (dt_task_row_is_collection (row))
    show_bar (self, (double) row->handed_in / row->owed, "done");
  else
    show_bar (self, row->percent / 100., NULL);
}

static void
show_wide_cells (DtTaskLine      *self,
                 const DtTaskRow *row,
                 gboolean         compact)
{
  g_autofree char *source = dt_words_source_markup (row, compact);
  g_autofree char *lead = dt_words_lead (row);

  set_markup (self, &self->source, "cell", source);
  set_text (self, &self->lead, "cell", lead);
  if (dt_task_row_is_collection (row))
    ensure_image (self, &self->many, "system-users-symbolic");
}

static void
show_title (DtTaskLine      *self,
            const DtTaskRow *row,
            DtState          state)
{
  g_autofree char *title = dt_highlight_markup (row->title, self->search);
  gboolean narrow = dt_columns_get_narrow (self->columns);

  if (state == DT_STATE_CANCELLED)
    {
      g_autofree char *struck = g_strconcat ("<s>", title, "</s>", NULL);
      set_markup (self, &self->title, "task-title", struck);
    }
  else
    set_markup (self, &self->title, "task-title", title);

  if (narrow && !dt_columns_get_compact (self->columns))
    {
      g_autofree char *under = dt_words_under_title (row);
      set_text (self, &self->under, "under-title", under);
    }
}

static void
show_task (DtTaskLine      *self,
           const DtTaskRow *row)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  DtState state = dt_task_row_get_state (row, today, soon_days);
  gboolean compact = dt_columns_get_compact (self->columns);
  g_autofree char *day = dt_words_day_markup (row, today, compact || dt_columns_get_compact (self->columns));
  g_autofree char *left = dt_words_left_markup (row, state, today, compact);
  g_autofree char *spoken = dt_task_row_spoken (row, today, soon_days);

  if (dt_task_row_is_collection (row))
    ensure_image (self, &self->arrow, dt_task_item_is_expanded (self->item) ? "pan-down-symbolic" : "pan-end-symbolic");
  show_mark (self, state, row->percent);
  show_title (self, row, state);
  if (!dt_columns_get_narrow (self->columns))
    show_wide_cells (self, row, compact);
  set_markup (self, &self->day, "cell", day);
  set_markup (self, &self->left, "cell", left);
  dt_state_style (self->left, dt_words_left_state (row, state, today, soon_days));
  show_progress (self, row, state, today);
  set_spoken (self, spoken);
}

/* --- One unit's part --- */

static void
show_assignment (DtTaskLine            *self,
                 const DtAssignmentRow *row)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  DtState state = dt_assignment_row_get_state (row, today, soon_days);
  g_autofree char *left = dt_words_assignment_left (row, state, today);
  g_autofree char *progress = dt_words_assignment_progress (row, state, today);
  g_autofree char *name = dt_highlight_markup (row->unit, self->search);
  g_autofree char *spoken = dt_words_assignment_spoken (row, today, soon_days);
  gboolean plain = state == DT_STATE_IDLE || state == DT_STATE_PROGRESS;

  show_mark (self, state, row->percent);
  set_markup (self, &self->title, "task-title", name);
  set_text (self, &self->left, "cell", left);
  dt_state_style (self->left, plain ? -1 : (int) state);
  set_text (self, &self->lead, "cell", progress);
  set_spoken (self, spoken);
}

/* Its texts are still on their way: grey bars say that something comes. */
static void
show_waiting (DtTaskLine *self)
{
  set_markup (self, &self->title, "task-title", "");
  set_spoken (self, _("Loading…"));
}

/**
 * dt_task_line_refresh:
 * @self: a line
 *
 * Shows again what the line's item now holds.
 */
void
dt_task_line_refresh (DtTaskLine *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->item == NULL)
    return;

  hide_all (self);
  self->has_bar = FALSE;
  self->kind = dt_task_item_get_kind (self->item);
  switch (self->kind)
    {
    case DT_ROW_GROUP:
      if (dt_task_item_get_head (self->item) != NULL)
        show_head (self, dt_task_item_get_head (self->item), dt_task_item_is_expanded (self->item));
      break;
    case DT_ROW_TASK:
      if (dt_task_item_get_task (self->item) != NULL)
        show_task (self, dt_task_item_get_task (self->item));
      else
        show_waiting (self);
      break;
    case DT_ROW_ASSIGNMENT:
      if (dt_task_item_get_assignment (self->item) != NULL)
        show_assignment (self, dt_task_item_get_assignment (self->item));
      else
        show_waiting (self);
      break;
    }

  if (self->kind == DT_ROW_GROUP)
    gtk_widget_add_css_class (widget, "group");
  else
    gtk_widget_remove_css_class (widget, "group");
  if (self->hot && self->kind == DT_ROW_GROUP)
    dt_task_line_set_hot (self, FALSE);
  gtk_widget_queue_resize (widget);
}

/* --- Object --- */

static void
dt_task_line_dispose (GObject *object)
{
  DtTaskLine *self = DT_TASK_LINE (object);
  GtkWidget **parts = get_parts (self);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  for (int i = 0; i < N_PARTS; i++)
    {
      /* An inscription of GTK 4.8 does not let go of its attributes. */
      if (GTK_IS_INSCRIPTION (parts[i]))
        gtk_inscription_set_attributes (GTK_INSCRIPTION (parts[i]), NULL);
      g_clear_pointer (&parts[i], gtk_widget_unparent);
    }
  g_clear_object (&self->context);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (dt_task_line_parent_class)->dispose (object);
}

static void
dt_task_line_class_init (DtTaskLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_task_line_dispose;
  widget_class->measure = dt_task_line_measure;
  widget_class->size_allocate = dt_task_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "task-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_task_line_init (DtTaskLine *self)
{
  G_STATIC_ASSERT (G_STRUCT_OFFSET (DtTaskLine, buttons) - G_STRUCT_OFFSET (DtTaskLine, arrow)
                   == (N_PARTS - 1) * sizeof (GtkWidget *));
}

/**
 * dt_task_line_new:
 * @context: what the window shares
 * @columns: where the columns stand
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
dt_task_line_new (DtContext *context,
                  DtColumns *columns)
{
  DtTaskLine *self = g_object_new (DT_TYPE_TASK_LINE, NULL);

  self->context = g_object_ref (context);
  self->columns = g_object_ref (columns);

  return GTK_WIDGET (self);
}

/**
 * dt_task_line_set_item:
 * @self: a line
 * @item: (nullable): the place in the list it shows from now on
 */
void
dt_task_line_set_item (DtTaskLine *self,
                       DtTaskItem *item)
{
  g_return_if_fail (DT_IS_TASK_LINE (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  dt_task_line_set_hot (self, FALSE);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "changed", G_CALLBACK (dt_task_line_refresh), self);
  dt_task_line_refresh (self);
}

/**
 * dt_task_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the place in the list it shows
 */
DtTaskItem *
dt_task_line_get_item (DtTaskLine *self)
{
  g_return_val_if_fail (DT_IS_TASK_LINE (self), NULL);

  return self->item;
}

/**
 * dt_task_line_set_head:
 * @self: a line without an item
 * @head: what it repeats
 *
 * Shows the head of a group whose own row is out of sight.
 */
void
dt_task_line_set_head (DtTaskLine        *self,
                       const DtGroupHead *head)
{
  g_return_if_fail (DT_IS_TASK_LINE (self) && self->item == NULL);

  hide_all (self);
  self->kind = DT_ROW_GROUP;
  gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  show_head (self, head, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dt_task_line_set_search:
 * @self: a line
 * @search: (nullable): what was typed; its hits are bold from the next refresh on
 */
void
dt_task_line_set_search (DtTaskLine *self,
                         const char *search)
{
  g_return_if_fail (DT_IS_TASK_LINE (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
}
