/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-journal-window.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"
#include "dt-directive.h"
#include "dt-error.h"
#include "dt-journal-row.h"
#include "dt-list-jobs.h"
#include "dt-toast.h"
#include "dt-unit-jobs.h"
#include "dt-weak.h"

#define PAGE 200

struct _DtJournalWindow
{
  AdwWindow         parent_instance;

  /* Template */
  AdwToastOverlay  *toasts;
  AdwWindowTitle   *window_title;
  GtkSearchEntry   *search;
  GtkDropDown      *kind;
  GtkDropDown      *unit;
  GtkDropDown      *directive;
  GtkLabel         *from_label;
  DtDayEntry       *from;
  GtkLabel         *to_label;
  DtDayEntry       *to;
  GtkLabel         *only;
  GtkStack         *pages;
  GtkListView      *list;
  GtkBox           *lines;
  AdwStatusPage    *failure;

  /* Owned */
  DtContext        *context;
  DtJournalQuery   *query;
  GListStore       *items;         /* DtJournalItem */
  GtkSingleSelection *selection;
  GArray           *units;         /* gint64 of the choices below "all" */
  GArray           *directives;
  GCancellable     *cancellable;   /* of what is being read */
  GCancellable     *reading_lines;
  gulong            store_handler;

  gboolean          setting;
  gboolean          more;          /* older entries may be left */
  guint             n_waiting;     /* answers on the way */
};

G_DEFINE_FINAL_TYPE (DtJournalWindow, dt_journal_window, ADW_TYPE_WINDOW)

/* ---- The chosen entry ---- */

static const DtJournalEntry *
get_chosen (DtJournalWindow *self)
{
  DtJournalItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? dt_journal_item_get_entry (item) : NULL;
}

static void
on_lines (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtJournalWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL)
    return;
  self->n_waiting--;
  if (lines == NULL)
    return;
  dt_journal_show_lines (self->lines, lines);
}

static void
on_selected (DtJournalWindow *self)
{
  const DtJournalEntry *entry = get_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "journal.open-task", entry != NULL && entry->task_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "journal.open-unit", entry != NULL && entry->unit_id != 0);
  g_cancellable_cancel (self->reading_lines);
  g_set_object (&self->reading_lines, NULL);
  if (entry == NULL)
    {
      dt_journal_show_lines (self->lines, NULL);
      return;
    }

  self->reading_lines = g_cancellable_new ();
  self->n_waiting++;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_load_journal_lines, g_memdup2 (&entry->id, sizeof entry->id), g_free,
                       (GDestroyNotify) g_ptr_array_unref, self->reading_lines, on_lines, dt_weak_new (self));
}

/* ---- The list ---- */

typedef struct
{
  DtWeak          *window;
  gboolean         first;     /* of a new answer; else one page more */
} Reading;

static void
show_page (DtJournalWindow *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0;

  gtk_stack_set_visible_child_name (self->pages, some ? "list" : "nothing");
}

static void
take_entries (DtJournalWindow *self,
              GPtrArray       *entries,
              gboolean         first)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, dt_journal_item_new (g_ptr_array_index (entries, i)));
  self->more = entries->len == PAGE;
  if (entries->len > 0)
    self->query->before_id = ((DtJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->id;
  g_list_store_splice (self->items, first ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       first ? g_list_model_get_n_items (G_LIST_MODEL (self->items)) : 0, items->pdata, items->len);
  if (first)
    on_selected (self);
  show_page (self);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr(DtJournalWindow) self = dt_weak_take (reading->window);
  gboolean first = reading->first;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = dt_store_read_finish (DT_STORE (source), result, &error);

  g_free (reading);
  if (self == NULL)
    return;
  self->n_waiting--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_autofree char *text = dt_error_user_text (error);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->failure, escaped);
      gtk_stack_set_visible_child_name (self->pages, "failed");
      return;
    }

  take_entries (self, entries, first);
}

static void
read_entries (DtJournalWindow *self,
              gboolean         first)
{
  Reading *reading = g_new0 (Reading, 1);

  if (first)
    {
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
      self->query->before_id = 0;
    }
  reading->window = dt_weak_new (self);
  reading->first = first;
  self->more = FALSE;
  self->n_waiting++;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_journal, dt_journal_query_copy (self->query),
                       (GDestroyNotify) dt_journal_query_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed, reading);
}

static void
on_edge_reached (DtJournalWindow *self,
                 GtkPositionType  edge)
{
  if (edge == GTK_POS_BOTTOM && self->more)
    read_entries (self, FALSE);
}

static void
on_store_changed (DtJournalWindow *self)
{
  read_entries (self, TRUE);
}

/* ---- What is looked for ---- */

static gint64
get_choice (GtkDropDown *choice,
            GArray      *ids)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  return chosen != GTK_INVALID_LIST_POSITION && chosen > 0 && chosen <= ids->len ? g_array_index (ids, gint64, chosen - 1) : 0;
}

static void
on_filter_changed (DtJournalWindow *self)
{
  if (self->setting)
    return;

  g_free (self->query->words);
  self->query->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->query->kind = (DtJournalKind) gtk_drop_down_get_selected (self->kind);
  self->query->unit_id = get_choice (self->unit, self->units);
  self->query->directive_id = get_choice (self->directive, self->directives);
  self->query->from = dt_day_entry_get_day (self->from);
  self->query->to = dt_day_entry_get_day (self->to);
  read_entries (self, TRUE);
}

static void
show_all (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtJournalWindow *self = DT_JOURNAL_WINDOW (widget);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->unit, 0);
  gtk_drop_down_set_selected (self->directive, 0);
  dt_day_entry_set_day (self->from, DT_DAY_NONE);
  dt_day_entry_set_day (self->to, DT_DAY_NONE);
  self->setting = FALSE;
  self->query->task_id = 0;
  gtk_label_set_text (self->only, "");
  on_filter_changed (self);
}

/* @id: what is chosen at first, 0: all */
static void
set_choices (DtJournalWindow *self,
             GtkDropDown     *choice,
             GtkStringList   *names,
             GArray          *ids,
             gint64           id)
{
  guint chosen = 0;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      chosen = i + 1;
  self->setting = TRUE;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, chosen);
  self->setting = FALSE;
}

static void
on_units (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtJournalWindow) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, NULL);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  if (self == NULL)
    return;
  self->n_waiting--;
  if (rows == NULL)
    return;
  gtk_string_list_append (names, _("All units"));
  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      gtk_string_list_append (names, row->short_name);
      g_array_append_val (self->units, row->id);
    }
  set_choices (self, self->unit, names, self->units, self->query->unit_id);
}

static void
on_directives (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(DtJournalWindow) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, NULL);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  if (self == NULL)
    return;
  self->n_waiting--;
  if (rows == NULL)
    return;
  gtk_string_list_append (names, _("All directives"));
  for (guint i = 0; i < rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (rows, i);

      gtk_string_list_append (names, row->symbol);
      g_array_append_val (self->directives, row->id);
    }
  set_choices (self, self->directive, names, self->directives, self->query->directive_id);
}

static void
read_choices (DtJournalWindow *self)
{
  DtStore *store = dt_context_get_store (self->context);
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  DtUnitFetch fetch = { .today = dt_context_get_today (self->context), .soon_days = dt_context_get_soon_days (self->context) };

  for (const DtNick *nick = dt_journal_kind_nicks; nick->nick != NULL; nick++)
    gtk_string_list_append (kinds, dt_nick_label (dt_journal_kind_nicks, nick->value));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_selected (self->kind, (guint) self->query->kind);
  self->setting = FALSE;

  self->n_waiting += 2;
  dt_store_read_async (store, dt_job_list_units, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                       on_units, dt_weak_new (self));
  dt_store_read_async (store, dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, on_directives,
                       dt_weak_new (self));
}

/* ---- Rows ---- */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DtJournalWindow          *self)
{
  gtk_list_item_set_child (item, dt_journal_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DtJournalWindow          *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (row);

  dt_journal_row_set (row, dt_journal_item_get_entry (gtk_list_item_get_item (item)), dt_context_get_today (self->context));
  /* What a screen reader hears is the row that GTK makes around it. */
  if (parent != NULL)
    {
      const DtJournalEntry *entry = dt_journal_item_get_entry (gtk_list_item_get_item (item));
      g_autofree char *spoken = g_strdup_printf (_("%s, %s"), entry->label, entry->about);

      dt_accessible_set_label (parent, spoken);
    }
}

/* ---- Going elsewhere ---- */

static void
open_chosen (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtJournalWindow *self = DT_JOURNAL_WINDOW (widget);
  const DtJournalEntry *entry = get_chosen (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean task = g_str_equal (action, "journal.open-task");

  if (entry == NULL || parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), task ? "win.open-task" : "win.open-unit", "x", task ? entry->task_id : entry->unit_id);
  gtk_window_present (parent);
}

static void
on_row_activated (DtJournalWindow *self,
                  guint            position)
{
  const DtJournalEntry *entry = get_chosen (self);

  if (entry != NULL && (entry->task_id != 0 || entry->unit_id != 0))
    open_chosen (GTK_WIDGET (self), entry->task_id != 0 ? "journal.open-task" : "journal.open-unit", NULL);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtJournalWindow *self = DT_JOURNAL_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtJournalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const DtJournalEntry *entry = dt_journal_item_get_entry (item);
      g_autofree char *moment = dt_instant_format (entry->at, DT_DAY_NONE);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", moment, entry->who, entry->label, entry->about);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  told = g_strdup_printf (ngettext ("Copied %u row", "Copied %u rows", n), n);
  dt_toast_show (self->toasts, told, NULL, NULL);
}

/* ---- Object ---- */

static void
dt_journal_window_dispose (GObject *object)
{
  DtJournalWindow *self = DT_JOURNAL_WINDOW (object);

  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;
  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->reading_lines);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_JOURNAL_WINDOW);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (dt_journal_window_parent_class)->dispose (object);
}

static void
dt_journal_window_finalize (GObject *object)
{
  DtJournalWindow *self = DT_JOURNAL_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reading_lines);
  g_clear_pointer (&self->query, dt_journal_query_free);
  g_array_unref (self->units);
  g_array_unref (self->directives);

  G_OBJECT_CLASS (dt_journal_window_parent_class)->finalize (object);
}

static void
dt_journal_window_class_init (DtJournalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_journal_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_journal_window_finalize;

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-journal-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DtJournalWindow, name)
  BIND (toasts); BIND (window_title); BIND (search); BIND (kind); BIND (unit); BIND (directive); BIND (from_label); BIND (from);
  BIND (to_label); BIND (to); BIND (only); BIND (pages); BIND (list); BIND (lines); BIND (failure);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);

  gtk_widget_class_install_action (widget_class, "journal.open-task", NULL, open_chosen);
  gtk_widget_class_install_action (widget_class, "journal.open-unit", NULL, open_chosen);
  gtk_widget_class_install_action (widget_class, "journal.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "journal.show-all", NULL, show_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
set_up_days (DtJournalWindow *self)
{
  gtk_label_set_mnemonic_widget (self->from_label, dt_day_entry_get_entry (self->from));
  gtk_label_set_mnemonic_widget (self->to_label, dt_day_entry_get_entry (self->to));
  dt_day_entry_set_optional (self->from, TRUE);
  dt_day_entry_set_optional (self->to, TRUE);
  g_signal_connect_swapped (dt_day_entry_get_entry (self->from), "changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (dt_day_entry_get_entry (self->to), "changed", G_CALLBACK (on_filter_changed), self);
}

static void
dt_journal_window_init (DtJournalWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->setting = TRUE;
  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (DT_TYPE_JOURNAL_ITEM);
  self->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->directives = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_days (self);
  dt_accessible_set_label (GTK_WIDGET (self->search), _("Search the journal"));
  dt_accessible_set_label (GTK_WIDGET (self->kind), _("Kind of action"));
  dt_accessible_set_label (GTK_WIDGET (self->unit), _("Unit"));
  dt_accessible_set_label (GTK_WIDGET (self->directive), _("Directive"));
  dt_accessible_set_label (GTK_WIDGET (self->list), _("Journal"));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  self->setting = FALSE;
}

DtJournalWindow *
dt_journal_window_new (GtkWindow      *parent,
                       DtContext      *context,
                       DtJournalQuery *query)
{
  DtJournalWindow *self = g_object_new (DT_TYPE_JOURNAL_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->query = query;
  self->query->limit = PAGE;
  dt_day_entry_set_today (self->from, dt_context_get_today (context));
  dt_day_entry_set_today (self->to, dt_context_get_today (context));
  if (query->task_id != 0)
    gtk_label_set_text (self->only, _("Only of the chosen task"));
  self->store_handler = g_signal_connect_swapped (dt_context_get_store (context), "changed", G_CALLBACK (on_store_changed), self);
  read_choices (self);
  read_entries (self, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));

  return self;
}

gboolean
dt_journal_window_is_settled (DtJournalWindow *self)
{
  return self->n_waiting == 0;
}

guint
dt_journal_window_get_n_shown (DtJournalWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}
