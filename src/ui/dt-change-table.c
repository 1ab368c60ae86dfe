/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-table.h"

#include <glib/gi18n-lib.h>

#include "dt-change-words.h"

#define N_COUNTS 6

struct _DtChangeTable
{
  GtkBox              parent_instance;

  /* Children */
  GtkBox             *counts;
  DtChangeLine       *head;
  GtkListView        *list;
  GtkToggleButton    *toggles[N_COUNTS];
  GtkLabel           *numbers[N_COUNTS];
  GtkLabel           *words[N_COUNTS];
  GtkImage           *moved_icon;     /* of the first */

  /* Owned */
  GListStore         *entries;        /* DtChangeEntry, all */
  GtkFilter          *filter;
  GHashTable         *excepted;       /* gint64*: tasks the person has unchecked */
  DtMoveScale        *scale;
  DtWorkCalendar     *calendar;
  DtChangePreview    *preview;        /* counts; its moves are in the entries */

  DtChangeTerms       terms;
  unsigned            shown_effect;   /* DtEffect that the table is filtered by; 0 all */
  guint               n_checked;
};

enum { SIGNAL_EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtChangeTable, dt_change_table, GTK_TYPE_BOX)

/* ---- What is shown ---- */

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

static void
sync_counts (DtChangeTable *self)
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
sync_head (DtChangeTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint n_checked = 0, n_movable = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      n_checked += (dt_change_entry_get_move (entry)->effects & DT_EFFECT_MOVED) != 0;
      n_movable += dt_change_entry_can_move (entry);
    }
  dt_change_line_set_head (self->head, n_checked, self->terms.fixed ? 0 : n_movable, self->scale);
  self->n_checked = n_checked;
}

static gboolean
is_same_list (DtChangeTable *self,
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
is_left_out (DtChangeTable      *self,
             const DtMovePreview *move)
{
  return move->old_day != DT_DAY_NONE && g_hash_table_contains (self->excepted, &move->task_id);
}

/* Entries stay where the tasks are the same, so that the list keeps its place while one types. */
static void
take_moves (DtChangeTable *self,
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

/* ---- Exceptions ---- */

static void
set_left_out (DtChangeTable *self,
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
                DtChangeTable *self)
{
  DtChangeEntry *entry = dt_change_line_get_entry (row);

  if (entry == NULL)
    return;

  set_left_out (self, entry, !dt_change_line_get_active (row));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_head_toggled (DtChangeTable *self)
{
  gboolean active = dt_change_line_get_active (self->head);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (dt_change_entry_can_move (entry))
        set_left_out (self, entry, !active);
    }
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_activate (DtChangeTable *self,
             guint           position)
{
  g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (entry == NULL || !dt_change_entry_can_move (entry))
    return;

  set_left_out (self, entry, !dt_change_entry_get_left_out (entry));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_entry_changed (DtChangeEntry *entry,
                  GtkListItem   *item)
{
  DtChangeTable *self = g_object_get_data (G_OBJECT (item), "table");

  dt_change_line_set_entry (DT_CHANGE_LINE (gtk_list_item_get_child (item)), entry, &self->terms);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DtChangeTable           *self)
{
  GtkWidget *row = dt_change_line_new ();

  g_object_set_data (G_OBJECT (item), "table", self);
  g_signal_connect (row, "toggled", G_CALLBACK (on_row_toggled), self);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DtChangeTable           *self)
{
  DtChangeEntry *entry = gtk_list_item_get_item (item);

  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed), item);
  on_entry_changed (entry, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DtChangeTable           *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_entry_changed, item);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  DtChangeTable *self = user_data;

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
                  DtChangeTable  *self)
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
add_count (DtChangeTable *self,
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
build_list (DtChangeTable *self)
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
build_table (DtChangeTable *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "change-table");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);

  self->head = DT_CHANGE_LINE (dt_change_line_new_head ());
  g_signal_connect_swapped (self->head, "toggled", G_CALLBACK (on_head_toggled), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "change-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks under the change"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  build_list (self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (card), scrolled);
  gtk_box_append (GTK_BOX (self), card);
}

static void
dt_change_table_finalize (GObject *object)
{
  DtChangeTable *self = DT_CHANGE_TABLE (object);

  g_clear_object (&self->entries);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  g_clear_pointer (&self->scale, dt_move_scale_unref);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->preview, dt_change_preview_free);

  G_OBJECT_CLASS (dt_change_table_parent_class)->finalize (object);
}

static void
dt_change_table_class_init (DtChangeTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_change_table_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DT_TYPE_CHANGE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
dt_change_table_init (DtChangeTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->excepted = new_ids ();
  self->counts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "change-counts");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts));
  for (guint i = 0; i < N_COUNTS; i++)
    add_count (self, i);
  build_table (self);
}

/**
 * dt_change_table_show:
 * @self: a table
 * @preview: (transfer full): what is to be seen
 * @rule: what it was worked out with
 * @today: the day it is
 * @calendar: the working days; kept
 */
void
dt_change_table_show (DtChangeTable        *self,
                      DtChangePreview      *preview,
                      const DtScheduleRule *rule,
                      DtDay                 today,
                      DtWorkCalendar       *calendar)
{
  DtMoveScale *old_scale;

  g_return_if_fail (DT_IS_CHANGE_TABLE (self));

  old_scale = self->scale;
  g_clear_pointer (&self->preview, dt_change_preview_free);
  self->preview = preview;
  self->scale = dt_move_scale_new (preview->moves, today, calendar);
  dt_work_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  self->calendar = calendar;
  self->terms = (DtChangeTerms) { .rule = *rule, .today = today, .calendar = calendar, .scale = self->scale,
                                  .fixed = self->terms.fixed };
  g_clear_pointer (&old_scale, dt_move_scale_unref);

  gtk_image_set_from_icon_name (self->moved_icon, rule->kind == DT_CHANGE_POSTPONE ? "dt-moved-later-symbolic"
                                                                                   : "dt-moved-earlier-symbolic");
  take_moves (self, preview->moves);
  sync_counts (self);
  sync_head (self);
}

/**
 * dt_change_table_get_preview:
 * @self: a table
 * @n_checked: (out) (optional): how many tasks are checked
 * @n_tasks: (out) (optional): of how many
 *
 * Returns: (nullable): the counts shown; without moves, those are in the list
 */
const DtChangePreview *
dt_change_table_get_preview (DtChangeTable *self,
                             guint         *n_checked,
                             guint         *n_tasks)
{
  g_return_val_if_fail (DT_IS_CHANGE_TABLE (self), NULL);

  if (n_checked != NULL)
    *n_checked = self->n_checked;
  if (n_tasks != NULL)
    *n_tasks = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  return self->preview;
}

/**
 * dt_change_table_dup_excepted:
 * @self: a table
 *
 * Returns: (transfer full): ids (gint64*) of the tasks that the person has unchecked, for another thread to read
 */
GHashTable *
dt_change_table_dup_excepted (DtChangeTable *self)
{
  GHashTable *copy = new_ids ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (DT_IS_CHANGE_TABLE (self), copy);

  g_hash_table_iter_init (&iter, self->excepted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_id (copy, *(const gint64 *) id);
  return copy;
}

void
dt_change_table_set_fixed (DtChangeTable *self)
{
  g_return_if_fail (DT_IS_CHANGE_TABLE (self));

  self->terms.fixed = TRUE;
}

void
dt_change_table_clear_excepted (DtChangeTable *self)
{
  g_return_if_fail (DT_IS_CHANGE_TABLE (self));

  g_hash_table_remove_all (self->excepted);
}

/**
 * dt_change_table_fill_sheet:
 * @self: a table that shows something
 * @sheet: where the tasks go, all of them whatever the counts filter
 */
void
dt_change_table_fill_sheet (DtChangeTable *self,
                            DtChangeSheet *sheet)
{
  g_return_if_fail (DT_IS_CHANGE_TABLE (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr(DtChangeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      const DtMovePreview *move = dt_change_entry_get_move (entry);
      g_autofree char *effect = dt_change_effect_words (move, dt_change_entry_get_left_out (entry), &self->terms.rule, self->terms.today,
                                                        self->terms.calendar);

      dt_change_sheet_add (sheet, move, effect);
    }
}
