/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The effect is worked out in the background while one types. One reading runs at a time; what was typed meanwhile starts
 * another when it is done, so that the last word wins and none pile up. */

#include "dt-change-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-block.h"
#include "dt-change-line.h"
#include "dt-compat.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-list-jobs.h"
#include "dt-window-private.h"

#define N_COUNTS 6

struct _DtChangeDialog
{
  AdwWindow           parent_instance;

  /* Template */
  GtkWidget          *window_title;
  GtkWidget          *apply_button;
  GtkWidget          *problem;
  DtChangeForm       *form;
  GtkBox             *counts;
  GtkBox             *table;
  GtkListView        *list;
  GtkBox             *legend;

  /* Children */
  DtChangeLine        *head;
  GtkToggleButton    *toggles[N_COUNTS];
  GtkLabel           *numbers[N_COUNTS];
  GtkLabel           *words[N_COUNTS];
  GtkImage           *moved_icon;     /* of the first */

  /* Owned */
  DtContext          *context;
  GCancellable       *cancellable;    /* of all that runs for the window */
  GListStore         *entries;        /* DtChangeEntry, all */
  GtkFilter          *filter;
  GHashTable         *excepted;       /* gint64*: tasks the person has unchecked */
  GArray             *chosen;         /* gint64: tasks it was opened for; NULL */
  DtMoveScale        *scale;
  DtChangePreview    *preview;        /* counts; its moves are in the entries */

  DtChangeTerms       terms;
  gint64              shown_target;   /* of the exceptions */
  unsigned            shown_effect;   /* DtEffect that the table is filtered by; 0 all */
  gulong              store_handler;
  gboolean            reading;
  gboolean            outdated;       /* more was typed while reading */
  gboolean            refused;        /* what the form says cannot be done */
  gboolean            touched;
  gboolean            applying;
};

G_DEFINE_FINAL_TYPE (DtChangeDialog, dt_change_dialog, ADW_TYPE_WINDOW)

static void read_preview (DtChangeDialog *self);

/* ---- What is said ---- */

static void
set_problem (DtChangeDialog *self,
             const char     *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
sync_apply (DtChangeDialog *self)
{
  int n = self->preview != NULL && !self->refused ? self->preview->n_moved : 0;
  gboolean can_write = !dt_store_get_read_only (dt_context_get_store (self->context));
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("Apply to %d Task", "Apply to %d Tasks", (gulong) n), n)
                                 : g_strdup (_("Apply"));

  gtk_button_set_label (GTK_BUTTON (self->apply_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.apply", n > 0 && can_write && !self->applying);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title),
                                 self->applying ? _("Storing…") : _("Preview of the effect, nothing is stored yet"));
}

static void
sync_counts (DtChangeDialog *self)
{
  const DtChangePreview *preview = self->preview;
  const int n[N_COUNTS] = { preview->n_moved, preview->n_past, preview->n_day_off, preview->n_squeezed, preview->n_late,
                            preview->n_unchanged };
  const char *words[N_COUNTS] = {
    ngettext ("deadline moved", "deadlines moved", (gulong) n[0]),
    ngettext ("new day past", "new days past", (gulong) n[1]),
    ngettext ("on a day off", "on days off", (gulong) n[2]),
    ngettext ("waiting task squeezed", "waiting tasks squeezed", (gulong) n[3]),
    ngettext ("becomes overdue", "become overdue", (gulong) n[4]),
    ngettext ("unchanged", "unchanged", (gulong) n[5]),
  };

  for (guint i = 0; i < N_COUNTS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", n[i]);
      g_autofree char *spoken = g_strdup_printf (C_("count and what is counted", "%d %s"), n[i], words[i]);

      gtk_label_set_label (self->numbers[i], number);
      gtk_label_set_label (self->words[i], words[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      /* A filter that shows nothing can still be taken off. */
      gtk_widget_set_sensitive (GTK_WIDGET (self->toggles[i]), n[i] > 0 || gtk_toggle_button_get_active (self->toggles[i]));
    }
}

static void
sync_head (DtChangeDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint n_checked = 0, n_movable = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      n_checked += (dt_change_entry_get_move (entry)->effects & DT_EFFECT_MOVED) != 0;
      n_movable += dt_change_entry_can_move (entry);
    }
  dt_change_line_set_head (self->head, n_checked, n_movable, self->scale);
  dt_change_form_set_counts (self->form, (int) n_checked, (int) n);
}

/* ---- The preview ---- */

static void
add_id (GHashTable *ids,
        gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* What the form says now; NULL: it says nothing yet. */
static DtChangeEdit *
make_edit (DtChangeDialog *self)
{
  gint64 target = dt_change_form_get_target (self->form);
  gint64 cause = dt_change_form_get_cause (self->form);
  DtDay today = dt_context_get_today (self->context);
  DtScheduleRule rule;
  DtChangeEdit *edit;
  GHashTableIter iter;
  gpointer id;

  if (!dt_change_form_get_rule (self->form, &rule))
    return NULL;

  if (target != 0 || self->chosen == NULL)
    edit = dt_change_edit_new (target, cause, &rule, today);
  else
    edit = dt_change_edit_new_for_tasks ((const gint64 *) (gpointer) self->chosen->data, self->chosen->len, cause, &rule, today);
  edit->cause_clause = dt_change_form_dup_clause (self->form);
  edit->excepted = new_ids ();
  g_hash_table_iter_init (&iter, self->excepted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_id (edit->excepted, *(const gint64 *) id);

  return edit;
}

static gboolean
is_same_list (DtChangeDialog *self,
              GPtrArray      *moves)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) != moves->len)
    return FALSE;

  for (guint i = 0; i < moves->len; i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (dt_change_entry_get_move (entry)->task_id != ((const DtMovePreview *) g_ptr_array_index (moves, i))->task_id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_left_out (DtChangeDialog      *self,
             const DtMovePreview *move)
{
  return move->old_day != DT_DAY_NONE && g_hash_table_contains (self->excepted, &move->task_id);
}

/* Entries stay where the tasks are the same, so that the list keeps its place while one types. */
static void
take_moves (DtChangeDialog *self,
            GPtrArray      *moves)
{
  gboolean same = is_same_list (self, moves);
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (moves, NULL);
  for (guint i = 0; i < moves->len; i++)
    {
      DtMovePreview *move = g_ptr_array_index (moves, i);
      g_autoptr(DtChangeEntry) entry = same ? g_list_model_get_item (G_LIST_MODEL (self->entries), i) : NULL;
      gboolean left_out = is_left_out (self, move);

      if (same)
        dt_change_entry_set_move (entry, move, left_out);
      else
        g_ptr_array_add (fresh, dt_change_entry_new (move, left_out));
    }
  g_ptr_array_set_size (moves, 0);

  if (!same)
    g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), fresh->pdata, fresh->len);
  else if (self->shown_effect != 0)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
show_preview (DtChangeDialog  *self,
              DtChangePreview *preview)
{
  g_clear_pointer (&self->preview, dt_change_preview_free);
  g_clear_pointer (&self->scale, dt_move_scale_unref);
  self->preview = preview;
  self->terms.today = dt_context_get_today (self->context);
  self->terms.calendar = dt_context_get_calendar (self->context);
  self->terms.scale = self->scale = dt_move_scale_new (preview->moves, self->terms.today, self->terms.calendar);
  dt_change_form_get_rule (self->form, &self->terms.rule);

  gtk_image_set_from_icon_name (self->moved_icon, self->terms.rule.kind == DT_CHANGE_POSTPONE ? "dt-moved-later-symbolic"
                                                                                              : "dt-moved-earlier-symbolic");
  take_moves (self, preview->moves);
  sync_counts (self);
  sync_head (self);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = dt_store_read_finish (DT_STORE (source), result, &error);

  self->reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (self->outdated)
    {
      read_preview (self);
      return;
    }

  self->refused = preview == NULL;
  if (preview != NULL)
    {
      set_problem (self, NULL);
      show_preview (self, g_steal_pointer (&preview));
    }
  else
    {
      g_autofree char *text = dt_error_user_text (error);

      set_problem (self, text);
    }
  sync_apply (self);
}

static void
read_preview (DtChangeDialog *self)
{
  DtChangeEdit *edit;

  self->outdated = self->reading;
  if (self->reading || self->applying)
    return;

  edit = make_edit (self);
  self->refused = edit == NULL;
  if (edit == NULL)
    {
      sync_apply (self);
      return;
    }

  self->reading = TRUE;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_preview_change, edit,
                       (GDestroyNotify) dt_change_edit_free, (GDestroyNotify) dt_change_preview_free, self->cancellable,
                       on_previewed, g_object_ref (self));
}

static void
on_form_changed (DtChangeDialog *self)
{
  /* Exceptions are of a directive's tasks. */
  if (dt_change_form_get_target (self->form) != self->shown_target)
    {
      self->shown_target = dt_change_form_get_target (self->form);
      g_hash_table_remove_all (self->excepted);
    }
  self->touched = TRUE;
  read_preview (self);
}

static void
on_directives (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (rows == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      set_problem (self, text);
      return;
    }
  dt_change_form_set_directives (self->form, rows);
}

/* ---- Exceptions ---- */

static void
set_left_out (DtChangeDialog *self,
              DtChangeEntry  *entry,
              gboolean        left_out)
{
  gint64 id = dt_change_entry_get_move (entry)->task_id;

  if (left_out)
    add_id (self->excepted, id);
  else
    g_hash_table_remove (self->excepted, &id);
}

static void
on_row_toggled (DtChangeLine    *row,
                DtChangeDialog *self)
{
  DtChangeEntry *entry = dt_change_line_get_entry (row);

  if (entry == NULL)
    return;

  set_left_out (self, entry, !dt_change_line_get_active (row));
  self->touched = TRUE;
  read_preview (self);
}

static void
on_head_toggled (DtChangeDialog *self)
{
  gboolean active = dt_change_line_get_active (self->head);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (dt_change_entry_can_move (entry))
        set_left_out (self, entry, !active);
    }
  self->touched = TRUE;
  read_preview (self);
}

static void
on_activate (DtChangeDialog *self,
             guint           position)
{
  g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (entry == NULL || !dt_change_entry_can_move (entry))
    return;

  set_left_out (self, entry, !dt_change_entry_get_left_out (entry));
  self->touched = TRUE;
  read_preview (self);
}

/* ---- Applying and leaving ---- */

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) done = dt_store_write_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = NULL;

  self->applying = FALSE;
  if (done == NULL)
    {
      g_autofree char *reason = dt_error_user_text (error);

      text = g_strdup_printf (_("The change was not stored: %s"), reason);
      set_problem (self, text);
      read_preview (self);
      sync_apply (self);
      return;
    }

  text = g_strdup_printf (ngettext ("Deadline of %d task changed", "Deadlines of %d tasks changed", (gulong) done->n_moved),
                          done->n_moved);
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, TRUE);
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (widget);
  DtWrite write = { .action = "change-schedule" };
  DtChangeEdit *edit;

  if (self->applying || self->reading)
    return;
  if (dt_change_form_get_cause (self->form) == 0)
    {
      dt_change_form_refuse (self->form);
      return;
    }

  edit = make_edit (self);
  if (edit == NULL)
    return;

  self->applying = TRUE;
  set_problem (self, NULL);
  sync_apply (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_apply_change, edit,
                        (GDestroyNotify) dt_change_edit_free, (GDestroyNotify) dt_change_preview_free, NULL, on_applied,
                        g_object_ref (self));
}

static void
leave (DtChangeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = dt_compat_ask_finish (result, &error);

  if (g_strcmp0 (answer, "drop") == 0 && !g_cancellable_is_cancelled (self->cancellable))
    leave (self);
}

static gboolean
dt_change_dialog_close_request (GtkWindow *window)
{
  static const DtAnswer answers[] = { { "stay", N_("_Continue"), DT_ANSWER_PLAIN },
                                      { "drop", N_("_Discard"), DT_ANSWER_DESTRUCTIVE } };
  DtChangeDialog *self = DT_CHANGE_DIALOG (window);
  DtAnswer translated[G_N_ELEMENTS (answers)];

  if (self->applying)
    return GDK_EVENT_STOP;
  if (!self->touched)
    {
      leave (self);
      return GDK_EVENT_STOP;
    }

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    translated[i] = (DtAnswer) { answers[i].id, _(answers[i].label), answers[i].look };
  dt_compat_ask_async (window, _("Discard this change?"), _("It has not been applied; no deadline has moved."), translated,
                       G_N_ELEMENTS (translated), "stay", NULL, on_answered, g_object_ref (self));
  return GDK_EVENT_STOP;
}

/* ---- Building ---- */

static void
on_entry_changed (DtChangeEntry *entry,
                  GtkListItem   *item)
{
  DtChangeDialog *self = g_object_get_data (G_OBJECT (item), "dialog");

  dt_change_line_set_entry (DT_CHANGE_LINE (gtk_list_item_get_child (item)), entry, &self->terms);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DtChangeDialog           *self)
{
  GtkWidget *row = dt_change_line_new ();

  g_object_set_data (G_OBJECT (item), "dialog", self);
  g_signal_connect (row, "toggled", G_CALLBACK (on_row_toggled), self);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DtChangeDialog           *self)
{
  DtChangeEntry *entry = gtk_list_item_get_item (item);

  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed), item);
  on_entry_changed (entry, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DtChangeDialog           *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_entry_changed, item);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  DtChangeDialog *self = user_data;

  return self->shown_effect == 0 || (dt_change_entry_get_move (item)->effects & self->shown_effect) != 0;
}

static const struct { DtEffect effect; const char *icon_name; const char *css_class; } counts[N_COUNTS] = {
  { DT_EFFECT_MOVED, "dt-moved-earlier-symbolic", "moved" },
  { DT_EFFECT_PAST, "dt-state-overdue-symbolic", "past" },
  { DT_EFFECT_DAY_OFF, "dialog-warning-symbolic", "off" },
  { DT_EFFECT_SQUEEZED, "dt-depends-symbolic", "squeezed" },
  { DT_EFFECT_LATE, "dt-state-done-late-symbolic", "late" },
  { DT_EFFECT_UNCHANGED, "dt-state-idle-symbolic", "stays" },
};

/* One at a time; again: all. */
static void
on_count_toggled (GtkToggleButton *button,
                  DtChangeDialog  *self)
{
  gboolean active = gtk_toggle_button_get_active (button);
  unsigned effect = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "effect"));

  if (!active && self->shown_effect != effect)
    return;

  self->shown_effect = active ? effect : 0;
  for (guint i = 0; active && i < N_COUNTS; i++)
    if (self->toggles[i] != button)
      gtk_toggle_button_set_active (self->toggles[i], FALSE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_count (DtChangeDialog *self,
           guint           i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon;

  self->numbers[i] = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", "0", "css-classes",
                                              (const char *[]) { "number", "numeric", NULL }, NULL));
  self->words[i] = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  icon = gtk_image_new_from_icon_name (counts[i].icon_name);
  if (counts[i].effect == DT_EFFECT_MOVED)
    self->moved_icon = GTK_IMAGE (icon);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[i]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words[i]));

  self->toggles[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->toggles[i]), box);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggles[i]), "count");
  gtk_widget_add_css_class (GTK_WIDGET (self->toggles[i]), counts[i].css_class);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggles[i]), _("Show only these; again: all"));
  g_object_set_data (G_OBJECT (self->toggles[i]), "effect", GUINT_TO_POINTER (counts[i].effect));
  g_signal_connect (self->toggles[i], "toggled", G_CALLBACK (on_count_toggled), self);
  gtk_box_append (self->counts, GTK_WIDGET (self->toggles[i]));
}

static void
add_legend (DtChangeDialog *self,
            const char     *css_class,
            const char     *words)
{
  GtkWidget *mark = dt_block_new (css_class);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (mark, g_str_equal (css_class, "today") ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (label, 12);
  gtk_box_append (self->legend, mark);
  gtk_box_append (self->legend, label);
}

static void
build_legend (DtChangeDialog *self)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *day = dt_day_format (today, DT_DAY_STYLE_SHORT, today);
  g_autofree char *words = g_strdup_printf (_("today %s"), day);
  GtkWidget *note = gtk_label_new (_("The first day is always kept; undo with Ctrl+Z"));

  add_legend (self, "old", _("old day"));
  add_legend (self, "new", _("new day"));
  add_legend (self, "off", _("falls on a day off"));
  add_legend (self, "today", words);
  g_object_set (note, "hexpand", TRUE, "xalign", 1.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (self->legend, note);
}

static void
build_list (DtChangeDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;
  GtkFilterListModel *shown;

  self->entries = g_list_store_new (DT_TYPE_CHANGE_ENTRY);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)), g_object_ref (self->filter));
  selection = gtk_no_selection_new (G_LIST_MODEL (shown));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static void
dt_change_dialog_dispose (GObject *object)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (object);

  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_CHANGE_DIALOG);

  G_OBJECT_CLASS (dt_change_dialog_parent_class)->dispose (object);
}

static void
dt_change_dialog_finalize (GObject *object)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->entries);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->scale, dt_move_scale_unref);
  g_clear_pointer (&self->preview, dt_change_preview_free);

  G_OBJECT_CLASS (dt_change_dialog_parent_class)->finalize (object);
}

static void
dt_change_dialog_class_init (DtChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_change_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_change_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_change_dialog_close_request;

  g_type_ensure (DT_TYPE_CHANGE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, table);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, legend);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_change_dialog_init (DtChangeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->excepted = new_ids ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));

  self->head = DT_CHANGE_LINE (dt_change_line_new_head ());
  gtk_box_prepend (self->table, GTK_WIDGET (self->head));
  g_signal_connect_swapped (self->head, "toggled", G_CALLBACK (on_head_toggled), self);
  build_list (self);
  for (guint i = 0; i < N_COUNTS; i++)
    add_count (self, i);
}

/* ---- Opening ---- */

/* At most 60 px smaller than the window it stands before. */
static void
fit_to_parent (DtChangeDialog *self,
               GtkWindow      *parent)
{
  int width, height;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) <= 0)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - 60),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
}

static DtChangeDialog *
new_dialog (GtkWindow *parent,
            DtContext *context,
            gint64     target)
{
  DtChangeDialog *self = g_object_new (DT_TYPE_CHANGE_DIALOG, "transient-for", parent, NULL);
  DtStore *store = dt_context_get_store (context);

  self->context = g_object_ref (context);
  self->shown_target = target;
  self->store_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (read_preview), self);
  dt_change_form_set_today (self->form, dt_context_get_today (context));
  dt_change_form_set_target (self->form, target);
  build_legend (self);
  fit_to_parent (self, parent);
  sync_apply (self);

  dt_store_read_async (store, dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                       on_directives, g_object_ref (self));
  return self;
}

/**
 * dt_change_dialog_present:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @target_directive_id: the directive whose dated tasks are to move
 *
 * Asks how the deadlines move and why, and shows what that would do. Stores nothing by itself.
 */
void
dt_change_dialog_present (GtkWindow *parent,
                          DtContext *context,
                          gint64     target_directive_id)
{
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));

  self = new_dialog (parent, context, target_directive_id);
  read_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dt_change_dialog_present_for_tasks:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @tasks: (array length=n_tasks): the tasks to move, of one directive or several
 * @n_tasks: at least one
 *
 * Like dt_change_dialog_present(), for these tasks alone; the person can still choose a whole directive.
 */
void
dt_change_dialog_present_for_tasks (GtkWindow    *parent,
                                    DtContext    *context,
                                    const gint64 *tasks,
                                    guint         n_tasks)
{
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));
  g_return_if_fail (tasks != NULL && n_tasks > 0);

  self = new_dialog (parent, context, 0);
  self->chosen = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), tasks, n_tasks);
  dt_change_form_set_n_chosen (self->form, n_tasks);
  read_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

DtChangeForm *
dt_change_dialog_get_form (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), NULL);

  return self->form;
}

const DtChangePreview *
dt_change_dialog_get_preview (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), NULL);

  return self->preview;
}

gboolean
dt_change_dialog_is_settled (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), FALSE);

  return self->preview != NULL && !self->reading && !self->applying;
}
