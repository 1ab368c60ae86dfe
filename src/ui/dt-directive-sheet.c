/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-sheet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-directive-files.h"
#include "dt-focus.h"
#include "dt-paper-gutter.h"
#include "dt-paper-popover.h"
#include "dt-paper-styles.h"
#include "dt-paper-tags.h"

#define MARGIN 30

struct _DtDirectiveSheet
{
  GtkWidget              parent_instance;

  /* Children */
  GtkWidget             *head;
  GtkWidget             *symbol;
  GtkWidget             *about;
  GtkWidget             *files;
  GtkWidget             *edit;
  GtkWidget             *menu;
  GtkWidget             *subject;
  GtkWidget             *kinds;
  GtkWidget             *toggles[DT_N_PAPER_KINDS];
  GtkWidget             *stack;
  GtkTextView           *view;
  GtkWidget             *gutter;
  AdwStatusPage         *status;
  GtkWidget             *status_button;

  /* Owned */
  DtContext             *context;
  DtDirectivePaper      *paper;         /* NULL: none */
  DtPaperStyles         *styles;
  GtkTextTag            *tags[DT_N_PAPER_KINDS];
  GtkTextTag            *chosen;

  const DtDirectivePage *page;          /* borrowed from whoever set it */
};

enum { SIGNAL_TASK_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtDirectiveSheet, dt_directive_sheet, GTK_TYPE_WIDGET)

/* ---- The text ---- */

static void
add_tags (DtDirectiveSheet *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  self->styles = dt_paper_styles_new (self->view);
  dt_paper_tags_new (buffer, self->tags);
  self->chosen = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
apply (DtDirectiveSheet *self,
       GtkTextTag       *tag,
       int               start,
       int               end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static const char *
find_number (DtDirectiveSheet *self,
             gint64            task)
{
  for (guint i = 0; i < self->page->tasks->len; i++)
    {
      const DtTaskRow *row = ((const DtDirectiveTask *) g_ptr_array_index (self->page->tasks, i))->row;

      if (row->id == task)
        return row->ordinal;
    }
  return "";
}

static void
show_paper (DtDirectiveSheet *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_set_text (buffer, self->paper->text, -1);
  dt_paper_styles_apply (self->styles, self->paper);
  dt_paper_gutter_clear (DT_PAPER_GUTTER (self->gutter));
  for (guint i = 0; i < self->paper->marks->len; i++)
    {
      const DtPaperMark *mark = &g_array_index (self->paper->marks, DtPaperMark, i);

      apply (self, self->tags[mark->kind], mark->start, mark->end);
      if (mark->kind == DT_PAPER_TASK)
        dt_paper_gutter_add (DT_PAPER_GUTTER (self->gutter), find_number (self, mark->id), mark->start, mark->end);
    }
}

static void
on_kind_toggled (DtDirectiveSheet *self,
                 GtkToggleButton  *button)
{
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    if (self->toggles[i] == GTK_WIDGET (button))
      {
        gboolean on = gtk_toggle_button_get_active (button);

        if (dt_paper_kind_has_ink ((DtPaperKind) i))
          g_object_set (self->tags[i], "background-set", on, "underline-set", on, NULL);
        else
          gtk_widget_set_visible (self->gutter, on);
      }
}

static void
show_counts (DtDirectiveSheet *self)
{
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    {
      /* Translators: a kind of passage in a text, and how many there are: "Units 14" */
      g_autofree char *label = g_strdup_printf (C_("kind of passage", "%s %d"), dt_paper_kind_get_name ((DtPaperKind) i), self->paper != NULL ? self->paper->n[i] : 0);

      gtk_button_set_label (GTK_BUTTON (self->toggles[i]), label);
    }
}

void
dt_directive_sheet_show_task (DtDirectiveSheet *self,
                              gint64            task)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (DT_IS_DIRECTIVE_SHEET (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag (buffer, self->chosen, &from, &to);
  for (guint i = 0; self->paper != NULL && task != 0 && i < self->paper->marks->len; i++)
    {
      const DtPaperMark *mark = &g_array_index (self->paper->marks, DtPaperMark, i);

      if (mark->kind != DT_PAPER_TASK || mark->id != task)
        continue;
      apply (self, self->chosen, mark->start, mark->end);
      gtk_text_buffer_get_iter_at_offset (buffer, &from, mark->start);
      gtk_text_buffer_place_cursor (buffer, &from);
      gtk_text_view_scroll_to_iter (self->view, &from, .1, FALSE, 0, 0);
      return;
    }
}

/* FALSE: there is nothing at that place. */
static gboolean
open_at (DtDirectiveSheet *self,
         int               offset)
{
  const DtPaperMark *mark = self->paper != NULL ? dt_directive_paper_find (self->paper, offset) : NULL;

  if (mark == NULL)
    return FALSE;
  if (mark->kind == DT_PAPER_TASK)
    g_signal_emit (self, signals[SIGNAL_TASK_CHOSEN], 0, mark->id);
  else
    dt_paper_popover_show (self->view, self->page, mark, dt_context_get_today (self->context));
  return TRUE;
}

static void
on_released (GtkGestureClick  *gesture,
             int               n_press,
             double            x,
             double            y,
             DtDirectiveSheet *self)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  /* Who has selected words wants them. */
  if (n_press != 1 || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    open_at (self, gtk_text_iter_get_offset (&iter));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        held,
        DtDirectiveSheet      *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return open_at (self, gtk_text_iter_get_offset (&iter));
}

/* ---- The head ---- */

static void
fill_menu (DtDirectiveSheet *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  static const struct { const char *label, *action; } ways[] = {
    { N_("Show _Tasks in the List"), "win.open-directive" }, { N_("Edit the D_irective…"), "win.edit-directive" },
    { N_("_New Task…"), "win.new-task" },
    { N_("_Edit the Tasks…"), "win.edit-tasks" }, { N_("Change _Deadlines…"), "win.change-schedule" },
    { N_("_Send as a Packet…"), "win.send-directive" },
  };
  g_autoptr(GMenuItem) copy = g_menu_item_new (_("_Copy Symbol"), NULL);
  g_autoptr(GMenuItem) remove = g_menu_item_new (_("_Remove from the Register"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(ways[i].label), NULL);

      g_menu_item_set_action_and_target (item, ways[i].action, "x", self->page->id);
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target (copy, "win.copy-text", "s", self->page->symbol);
  g_menu_append_item (menu, copy);
  g_menu_item_set_action_and_target (remove, "win.remove-directive", "x", self->page->id);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
}

static void
show_head (DtDirectiveSheet *self)
{
  const DtDirectivePage *page = self->page;
  g_autofree char *day = page->issued_day != DT_DAY_NONE ? dt_day_format (page->issued_day, DT_DAY_STYLE_PARTY, page->issued_day) : NULL;
  g_autofree char *about = g_strjoin (" · ", dt_nick_label (dt_document_type_nicks, (int) page->type),
                                      day != NULL ? day : page->issuer, day != NULL && page->issuer[0] != '\0' ? page->issuer : NULL, NULL);

  gtk_label_set_label (GTK_LABEL (self->symbol), page->symbol);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  gtk_widget_set_tooltip_text (self->about, about);
  gtk_label_set_label (GTK_LABEL (self->subject), page->subject);
  gtk_widget_set_visible (self->subject, page->subject[0] != '\0');
  dt_directive_files_set (DT_DIRECTIVE_FILES (self->files), page->id, page->attachments);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "x", page->id);
  fill_menu (self);
}

/* ---- What stands instead of the text ---- */

static void
show_status (DtDirectiveSheet *self,
             const char       *icon,
             const char       *title,
             const char       *text,
             const char       *button,
             const char       *action)
{
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, text);
  gtk_widget_set_visible (self->status_button, button != NULL);
  gtk_button_set_label (GTK_BUTTON (self->status_button), button != NULL ? button : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->status_button), action);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->status));
}

static void
show_stub (DtDirectiveSheet *self)
{
  int n = self->page->n_mentions;
  g_autofree char *text = g_strdup_printf (ngettext ("It is mentioned in %d place, but is not in the register.",
                                                     "It is mentioned in %d places, but is not in the register.", (gulong) n), n);

  show_status (self, "text-x-generic-symbolic", _("The original has not come yet"), text, _("_Register Original…"), "win.register-letter");
}

void
dt_directive_sheet_tell (DtDirectiveSheet *self,
                         const char       *problem)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SHEET (self));

  dt_directive_sheet_set (self, NULL);
  show_status (self, "dialog-error-symbolic", _("The directive could not be read"), problem, NULL, NULL);
}

/**
 * dt_directive_sheet_set:
 * @page: (nullable): what to show; must live until another is set
 */
void
dt_directive_sheet_set (DtDirectiveSheet      *self,
                        const DtDirectivePage *page)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SHEET (self));

  self->page = page;
  g_clear_pointer (&self->paper, dt_directive_paper_free);
  gtk_widget_set_visible (self->head, page != NULL);
  if (page == NULL)
    {
      show_status (self, "folder-documents-symbolic", _("Choose a Directive"), NULL, NULL, NULL);
      return;
    }

  show_head (self);
  gtk_widget_set_visible (self->kinds, !page->stub);
  if (page->stub)
    show_stub (self);
  else
    {
      self->paper = dt_directive_paper_new (page);
      show_paper (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
    }
  show_counts (self);
}

const DtDirectivePaper *
dt_directive_sheet_get_paper (DtDirectiveSheet *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_SHEET (self), NULL);

  return self->paper;
}

GtkTextView *
dt_directive_sheet_get_text (DtDirectiveSheet *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_SHEET (self), NULL);

  return self->view;
}

/* ---- The object ---- */

static gboolean
dt_directive_sheet_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (DT_DIRECTIVE_SHEET (widget)->view));
}

static void
dt_directive_sheet_dispose (GObject *object)
{
  DtDirectiveSheet *self = DT_DIRECTIVE_SHEET (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_pointer (&self->paper, dt_directive_paper_free);
  g_clear_pointer (&self->styles, dt_paper_styles_free);

  G_OBJECT_CLASS (dt_directive_sheet_parent_class)->dispose (object);
}

static void
dt_directive_sheet_class_init (DtDirectiveSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_directive_sheet_dispose;
  widget_class->grab_focus = dt_directive_sheet_grab_focus;
  signals[SIGNAL_TASK_CHOSEN] = g_signal_new ("task-chosen", DT_TYPE_DIRECTIVE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "directivesheet");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_head (DtDirectiveSheet *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->head = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "sheet-head", NULL }, NULL);
  self->symbol = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "css-classes", (const char *[]) { "title-2", NULL }, NULL);
  self->about = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *[]) { "quiet", NULL }, NULL);
  self->files = dt_directive_files_new (self->context);
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "tooltip-text", _("More for this directive"),
                             "css-classes", (const char *[]) { "flat", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More for this directive"), -1);
  gtk_box_append (GTK_BOX (line), self->symbol);
  gtk_box_append (GTK_BOX (line), self->about);
  self->edit = g_object_new (GTK_TYPE_BUTTON, "icon-name", "document-edit-symbolic", "tooltip-text", _("Edit the directive (Ctrl+E)"),
                             "css-classes", (const char *[]) { "flat", NULL }, NULL);
  dt_accessible_set_label (self->edit, _("Edit the directive"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "win.edit-directive");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "x", (gint64) 0);
  gtk_box_append (GTK_BOX (line), self->files);
  gtk_box_append (GTK_BOX (line), self->edit);
  gtk_box_append (GTK_BOX (line), self->menu);
  self->subject = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->kinds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    {
      self->toggles[i] = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "active", TRUE, "css-classes", (const char *[]) { "kind-chip", dt_paper_kind_get_css ((DtPaperKind) i), NULL }, NULL);
      g_signal_connect_swapped (self->toggles[i], "toggled", G_CALLBACK (on_kind_toggled), self);
      gtk_box_append (GTK_BOX (self->kinds), self->toggles[i]);
    }
  gtk_box_append (GTK_BOX (self->head), line);
  gtk_box_append (GTK_BOX (self->head), self->subject);
  gtk_box_append (GTK_BOX (self->head), self->kinds);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
on_width (DtDirectiveSheet *self)
{
  if (self->styles != NULL)
    dt_paper_styles_fit (self->styles);
}

static void
build_text (DtDirectiveSheet *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "css-classes", (const char *[]) { "paper-desk", NULL }, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "editable", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12, "right-margin", MARGIN, "top-margin", MARGIN,
                             "bottom-margin", MARGIN, "pixels-below-lines", 5, "css-classes", (const char *[]) { "paper", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the directive"), -1);
  self->gutter = dt_paper_gutter_new (self->view);
  gtk_text_view_set_gutter (self->view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  add_tags (self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "notify::page-size",
                           G_CALLBACK (on_width), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self->gutter, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "text");
}

static void
build (DtDirectiveSheet *self)
{
  build_head (self);
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  build_text (self);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  self->status_button = g_object_new (GTK_TYPE_BUTTON, "use-underline", TRUE, "halign", GTK_ALIGN_CENTER, "css-classes", (const char *[]) { "pill", NULL }, NULL);
  adw_status_page_set_child (self->status, self->status_button);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->status), "status");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  dt_directive_sheet_set (self, NULL);
}

static void
dt_directive_sheet_init (DtDirectiveSheet *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/**
 * dt_directive_sheet_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a sheet without a directive
 */
GtkWidget *
dt_directive_sheet_new (DtContext *context)
{
  DtDirectiveSheet *self = g_object_new (DT_TYPE_DIRECTIVE_SHEET, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  build (self);
  return GTK_WIDGET (self);
}
