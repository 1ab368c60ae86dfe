/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-register-letter.h"

#include <glib/gi18n-lib.h>

#include "dt-paper-gutter.h"
#include "dt-paper-tags.h"
#include "dt-register-task-row.h"

#define MARGIN 24

typedef struct { DtPaperKind kind; int start, end; GtkWidget *field; char *number; } Mark;

struct _DtRegisterLetter
{
  GtkWidget    parent_instance;

  /* Children */
  GtkWidget   *legend;
  GtkWidget   *scroller;
  GtkTextView *view;
  GtkWidget   *gutter;

  /* Owned */
  GPtrArray   *marks;      /* Mark */

  /* Of the buffer */
  GtkTextTag  *tags[DT_N_PAPER_KINDS];
  GtkTextTag  *chosen;
};

enum { SIGNAL_TOLD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtRegisterLetter, dt_register_letter, GTK_TYPE_WIDGET)

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_clear_weak_pointer (&mark->field);
  g_free (mark->number);
  g_free (mark);
}

static GtkTextBuffer *
get_buffer (DtRegisterLetter *self)
{
  return gtk_text_view_get_buffer (self->view);
}

/* ---- Marks ---- */

static void
apply (DtRegisterLetter *self,
       GtkTextTag       *tag,
       const Mark       *mark)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, mark->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, mark->end);
  gtk_text_buffer_apply_tag (get_buffer (self), tag, &from, &to);
}

static void
show_mark (DtRegisterLetter *self,
           const Mark       *mark)
{
  apply (self, self->tags[mark->kind], mark);
  if (mark->kind == DT_PAPER_TASK)
    dt_paper_gutter_add (DT_PAPER_GUTTER (self->gutter), mark->number, mark->start, mark->end);
}

void
dt_register_letter_add (DtRegisterLetter *self,
                        DtPaperKind       kind,
                        int               start,
                        int               end,
                        GtkWidget        *field,
                        const char       *number)
{
  Mark *mark;

  g_return_if_fail (DT_IS_REGISTER_LETTER (self));

  if (start < 0 || end <= start || end > gtk_text_buffer_get_char_count (get_buffer (self)))
    return;
  mark = g_new0 (Mark, 1);
  mark->kind = kind;
  mark->start = start;
  mark->end = end;
  mark->number = g_strdup (number != NULL ? number : "");
  g_set_weak_pointer (&mark->field, field);
  g_ptr_array_add (self->marks, mark);
  show_mark (self, mark);
}

static gboolean
is_in (GtkWidget *widget,
       GtkWidget *outer)
{
  return widget != NULL && outer != NULL && (widget == outer || gtk_widget_is_ancestor (widget, outer));
}

void
dt_register_letter_drop (DtRegisterLetter *self,
                         GtkWidget        *field)
{
  GtkTextIter from, to;

  g_return_if_fail (DT_IS_REGISTER_LETTER (self));

  for (guint i = self->marks->len; i > 0; i--)
    if (is_in (((Mark *) g_ptr_array_index (self->marks, i - 1))->field, field))
      g_ptr_array_remove_index (self->marks, i - 1);
  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);
  gtk_text_buffer_remove_all_tags (get_buffer (self), &from, &to);
  dt_paper_gutter_clear (DT_PAPER_GUTTER (self->gutter));
  for (guint i = 0; i < self->marks->len; i++)
    show_mark (self, g_ptr_array_index (self->marks, i));
}

void
dt_register_letter_foreach (DtRegisterLetter   *self,
                            DtRegisterMarkFunc  func,
                            gpointer            user_data)
{
  g_return_if_fail (DT_IS_REGISTER_LETTER (self));

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (self->marks, i);

      if (mark->field != NULL)
        func (mark->kind, mark->start, mark->end, mark->field, user_data);
    }
}

/* ---- From the form to the letter ---- */

/* The innermost field counts: the words of a deadline before the task they belong to. */
static const Mark *
find_of (DtRegisterLetter *self,
         GtkWidget        *widget)
{
  const Mark *best = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (self->marks, i);

      if (is_in (widget, mark->field) && (best == NULL || (mark->field != best->field && is_in (mark->field, best->field))))
        best = mark;
    }

  return best;
}

gboolean
dt_register_letter_show (DtRegisterLetter *self,
                         GtkWidget        *field)
{
  const Mark *mark;
  GtkTextIter from, to;

  g_return_val_if_fail (DT_IS_REGISTER_LETTER (self), FALSE);

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);
  gtk_text_buffer_remove_tag (get_buffer (self), self->chosen, &from, &to);
  mark = find_of (self, field);
  if (mark == NULL)
    return FALSE;
  apply (self, self->chosen, mark);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, mark->start);
  gtk_text_buffer_place_cursor (get_buffer (self), &from);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (get_buffer (self)), .1, FALSE, 0, 0);
  return TRUE;
}

/* ---- From the letter to the form ---- */

static const Mark *
find_at (DtRegisterLetter *self,
         int               offset)
{
  const Mark *best = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (self->marks, i);

      if (mark->field != NULL && mark->start <= offset && offset < mark->end && (best == NULL || mark->end - mark->start < best->end - best->start))
        best = mark;
    }

  return best;
}

static gboolean
open_at (DtRegisterLetter *self,
         int               offset)
{
  const Mark *mark = find_at (self, offset);

  return mark != NULL && dt_register_task_row_show (mark->field);
}

static int
get_cursor (DtRegisterLetter *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  return gtk_text_iter_get_offset (&iter);
}

gboolean
dt_register_letter_leave (DtRegisterLetter *self)
{
  g_return_val_if_fail (DT_IS_REGISTER_LETTER (self), FALSE);

  return open_at (self, get_cursor (self));
}

GtkWidget *
dt_register_letter_find_task (DtRegisterLetter *self,
                              int               offset)
{
  g_return_val_if_fail (DT_IS_REGISTER_LETTER (self), NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind == DT_PAPER_TASK && mark->field != NULL && mark->start <= offset && offset < mark->end)
        return mark->field;
    }

  return NULL;
}

static void
on_released (GtkGestureClick  *gesture,
             int               n_press,
             double            x,
             double            y,
             DtRegisterLetter *self)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  /* Who has selected words wants them. */
  if (n_press != 1 || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    open_at (self, gtk_text_iter_get_offset (&iter));
}

/* ---- What the person says it is ---- */

static const struct { const char *action, *label; } meanings[DT_N_PAPER_KINDS] = {
  { "letter.is-deadline", N_("These words are the _deadline of a task") },
  { "letter.is-unit", N_("This is a _unit that leads a task") },
  { "letter.is-directive", N_("This is a directive that is _cited") },
  { "letter.is-task", N_("This passage is a _task") },
};

static void
tell (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtRegisterLetter *self = DT_REGISTER_LETTER (widget);
  GtkTextIter from, to;
  g_autofree char *words = NULL;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return;
  words = g_strstrip (gtk_text_buffer_get_text (get_buffer (self), &from, &to, FALSE));
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    if (g_str_equal (action, meanings[i].action))
      g_signal_emit (self, signals[SIGNAL_TOLD], 0, i, words, gtk_text_iter_get_offset (&from), gtk_text_iter_get_offset (&to));
}

static void
sync_actions (DtRegisterLetter *self)
{
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), meanings[i].action, gtk_text_buffer_get_has_selection (get_buffer (self)));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = DT_N_PAPER_KINDS - 1; i >= 0; i--)
    g_menu_append (menu, _(meanings[i].label), meanings[i].action);
  return G_MENU_MODEL (menu);
}

/* ---- Building ---- */

static void
build_legend (DtRegisterLetter *self)
{
  self->legend = g_object_new (GTK_TYPE_BOX, "spacing", 12, "css-classes", (const char *[]) { "letter-legend", NULL }, NULL);
  gtk_box_append (GTK_BOX (self->legend), g_object_new (GTK_TYPE_LABEL, "label", _("Text of the letter"), "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    gtk_box_append (GTK_BOX (self->legend), g_object_new (GTK_TYPE_LABEL, "label", dt_paper_kind_get_name ((DtPaperKind) i), "css-classes",
                                                          (const char *[]) { "letter-kind", dt_paper_kind_get_css ((DtPaperKind) i), NULL }, NULL));
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
}

static void
build_text (DtRegisterLetter *self)
{
  g_autoptr(GMenuModel) menu = make_menu ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "editable", FALSE, "accepts-tab", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12,
                             "right-margin", MARGIN, "top-margin", MARGIN, "bottom-margin", MARGIN, "pixels-below-lines", 5, "extra-menu", menu,
                             "css-classes", (const char *[]) { "paper", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the letter"), -1);
  self->gutter = dt_paper_gutter_new (self->view);
  gtk_text_view_set_gutter (self->view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  dt_paper_tags_new (get_buffer (self), self->tags);
  self->chosen = gtk_text_buffer_create_tag (get_buffer (self), NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (get_buffer (self), "notify::has-selection", G_CALLBACK (sync_actions), self, G_CONNECT_SWAPPED);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", self->view, "css-classes",
                                 (const char *[]) { "paper-desk", NULL }, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self->gutter, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static gboolean
dt_register_letter_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DT_REGISTER_LETTER (widget)->view));
}

static void
dt_register_letter_dispose (GObject *object)
{
  DtRegisterLetter *self = DT_REGISTER_LETTER (object);

  g_clear_pointer (&self->legend, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_register_letter_parent_class)->dispose (object);
}

static void
dt_register_letter_finalize (GObject *object)
{
  g_ptr_array_unref (DT_REGISTER_LETTER (object)->marks);

  G_OBJECT_CLASS (dt_register_letter_parent_class)->finalize (object);
}

static void
dt_register_letter_class_init (DtRegisterLetterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_register_letter_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_register_letter_finalize;
  widget_class->grab_focus = dt_register_letter_grab_focus;

  signals[SIGNAL_TOLD] = g_signal_new ("told", DT_TYPE_REGISTER_LETTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_STRING,
                                       G_TYPE_INT, G_TYPE_INT);
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    gtk_widget_class_install_action (widget_class, meanings[i].action, NULL, tell);
  gtk_widget_class_set_css_name (widget_class, "registerletter");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dt_register_letter_init (DtRegisterLetter *self)
{
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  build_legend (self);
  build_text (self);
  sync_actions (self);
}

/**
 * dt_register_letter_new:
 * @text: of the letter
 *
 * Returns: (transfer floating): it, with nothing marked
 */
GtkWidget *
dt_register_letter_new (const char *text)
{
  DtRegisterLetter *self = g_object_new (DT_TYPE_REGISTER_LETTER, NULL);

  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  return GTK_WIDGET (self);
}
