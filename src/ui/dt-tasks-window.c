/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-tasks-window.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-error.h"
#include "dt-register-task-row.h"
#include "dt-task-edit-jobs.h"
#include "dt-window-private.h"

/* More would be slow to build and hopeless to look through: they are edited one by one. */
#define MAX_TASKS 200

/* A task of the list. Kept with its row. */
typedef struct
{
  DtTaskEdit *stored;       /* NULL: it is new */
  GtkWidget  *parent;       /* row; NULL none */
  guint       level;
  int         index;        /* in what is stored; -1: not there */
} Task;

struct _DtTasksWindow
{
  AdwWindow       parent_instance;

  /* Children */
  AdwWindowTitle *window_title;
  GtkWidget      *store_button;
  GtkLabel       *problem;
  GtkWidget      *rows;          /* a box of DtRegisterTaskRow */
  GtkWidget      *add;

  /* Owned */
  DtContext      *context;
  GArray         *removed;       /* gint64 */
  GCancellable   *cancellable;

  gint64          directive_id;
  DtDay           issued_day;
  gboolean        loaded;
  gboolean        filling;
  gboolean        touched;
  gboolean        storing;
};

G_DEFINE_FINAL_TYPE (DtTasksWindow, dt_tasks_window, ADW_TYPE_WINDOW)

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->stored, dt_task_edit_free);
  g_free (task);
}

static Task *
get_task (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "dt-task");
}

#define FOR_EACH_ROW(self, row) \
  for (GtkWidget *row = gtk_widget_get_first_child ((self)->rows); row != NULL; row = gtk_widget_get_next_sibling (row))

static void
set_problem (DtTasksWindow *self,
             const char    *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
sync_store (DtTasksWindow *self)
{
  const char *missing = self->loaded ? NULL : _("The tasks are still being read");

  FOR_EACH_ROW (self, row)
    if (!dt_register_task_row_is_valid (DT_REGISTER_TASK_ROW (row)))
      missing = _("A task lacks its title, or its deadline is not understood");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tasks.store", missing == NULL && self->touched && !self->storing);
  gtk_widget_set_tooltip_text (self->store_button, missing != NULL ? missing : _("Ctrl+Enter"));
}

static void
on_edited (DtTasksWindow *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  set_problem (self, NULL);
  sync_store (self);
}

/* ---- Rows ---- */

static GtkWidget *add_row (DtTasksWindow *self, DtTaskEdit *stored, GtkWidget *parent);

static gboolean
is_under (GtkWidget *row,
          GtkWidget *parent)
{
  for (GtkWidget *above = row; above != NULL; above = get_task (above)->parent)
    if (above == parent)
      return TRUE;

  return FALSE;
}

/* With its parts, as the register does it. */
static void
on_remove (DtTasksWindow *self,
           GtkWidget     *row)
{
  GtkWidget *next;

  for (GtkWidget *child = row; child != NULL && is_under (child, row); child = next)
    {
      Task *task = get_task (child);

      next = gtk_widget_get_next_sibling (child);
      if (task->stored != NULL)
        g_array_append_val (self->removed, task->stored->id);
      if (child != row)
        gtk_box_remove (GTK_BOX (self->rows), child);
    }
  gtk_widget_grab_focus (self->add);
  gtk_box_remove (GTK_BOX (self->rows), row);
  on_edited (self);
}

/* The number after that of the last of its siblings; a first part is numbered under its parent. */
static void
number_row (DtTasksWindow *self,
            GtkWidget     *row)
{
  GtkWidget *parent = get_task (row)->parent;
  const char *last = NULL;
  g_autofree char *ordinal = NULL;

  FOR_EACH_ROW (self, sibling)
    if (sibling != row && get_task (sibling)->parent == parent)
      last = dt_register_task_row_get_ordinal (DT_REGISTER_TASK_ROW (sibling));
  if (last != NULL)
    ordinal = dt_task_next_ordinal (last);
  else if (parent == NULL)
    ordinal = g_strdup ("1");
  else
    {
      last = dt_register_task_row_get_ordinal (DT_REGISTER_TASK_ROW (parent));
      ordinal = *last != '\0' ? g_strdup_printf ("%s.1", last) : g_strdup ("");
    }
  dt_register_task_row_set (DT_REGISTER_TASK_ROW (row), ordinal, NULL, NULL, NULL, NULL, NULL);
}

static void
add_new (DtTasksWindow *self,
         GtkWidget     *parent)
{
  GtkWidget *row = add_row (self, NULL, parent);

  number_row (self, row);
  gtk_widget_grab_focus (row);
  on_edited (self);
}

static void
on_add_part (DtTasksWindow *self,
             GtkWidget     *row)
{
  add_new (self, row);
}

/* Behind the last of its parent's parts. */
static GtkWidget *
find_place (DtTasksWindow *self,
            GtkWidget     *parent)
{
  GtkWidget *place = NULL;

  FOR_EACH_ROW (self, row)
    if (parent == NULL || is_under (row, parent))
      place = row;

  return place;
}

static GtkWidget *
add_row (DtTasksWindow *self,
         DtTaskEdit    *stored,
         GtkWidget     *parent)
{
  GtkWidget *row = dt_register_task_row_new (dt_context_get_today (self->context));
  GtkWidget *place = find_place (self, parent);
  Task *task = g_new0 (Task, 1);

  task->stored = stored;
  task->parent = parent;
  task->level = parent != NULL ? get_task (parent)->level + 1 : 0;
  g_object_set_data_full (G_OBJECT (row), "dt-task", task, task_free);
  dt_register_task_row_set_issued (DT_REGISTER_TASK_ROW (row), self->issued_day);
  dt_register_task_row_set_level (DT_REGISTER_TASK_ROW (row), task->level);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "add-part", G_CALLBACK (on_add_part), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->rows), row, place);

  return row;
}

static char *
join_parts (GArray *parts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", g_array_index (parts, DtTaskPart, i).name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
find_row (DtTasksWindow *self,
          gint64         id)
{
  FOR_EACH_ROW (self, row)
    if (get_task (row)->stored != NULL && get_task (row)->stored->id == id)
      return row;

  return NULL;
}

static void
fill (DtTasksWindow *self,
      DtTaskSheet   *sheet)
{
  g_autofree char *title = g_strdup_printf (_("Tasks of %s"), sheet->symbol);
  g_autofree char *many = NULL;

  adw_window_title_set_title (self->window_title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->issued_day = sheet->issued_day;
  if (sheet->n_tasks > MAX_TASKS)
    {
      many = g_strdup_printf (ngettext ("This directive has %u task. Edit them one by one, from the list of tasks.",
                                        "This directive has %u tasks. Edit them one by one, from the list of tasks.", sheet->n_tasks), sheet->n_tasks);
      set_problem (self, many);
      gtk_widget_set_sensitive (self->add, FALSE);
      return;
    }

  self->filling = TRUE;
  while (sheet->tasks->len > 0)
    {
      DtTaskEdit *task = g_ptr_array_steal_index (sheet->tasks, 0);
      g_autofree char *leads = join_parts (task->parts[DT_ROLE_LEAD]);
      g_autofree char *coordinators = join_parts (task->parts[DT_ROLE_COORDINATOR]);
      GtkWidget *row = add_row (self, task, task->parent_id != 0 ? find_row (self, task->parent_id) : NULL);

      dt_register_task_row_set (DT_REGISTER_TASK_ROW (row), task->ordinal, task->title, NULL, leads, coordinators,
                                task->deadline != NULL ? task->deadline->words : NULL);
      dt_register_task_row_set_stored (DT_REGISTER_TASK_ROW (row), task->last_day);
    }
  self->filling = FALSE;
  self->loaded = TRUE;
  if (gtk_widget_get_first_child (self->rows) == NULL)
    add_new (self, NULL);
  else
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->rows));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtTasksWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskSheet) sheet = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autofree char *problem = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (sheet != NULL)
    fill (self, sheet);
  else
    set_problem (self, problem = dt_error_user_text (error));
  sync_store (self);
}

/* ---- Storing ---- */

static gboolean
is_to_store (GtkWidget *row)
{
  if (get_task (row)->stored != NULL)
    return dt_register_task_row_is_changed (DT_REGISTER_TASK_ROW (row));

  /* A line that was added and left empty is none. */
  return !dt_register_task_row_is_empty (DT_REGISTER_TASK_ROW (row));
}

static DtTasksEdit *
make_edit (DtTasksWindow *self)
{
  DtTasksEdit *edit = dt_tasks_edit_new (self->directive_id);

  g_array_append_vals (edit->removed, self->removed->data, self->removed->len);
  FOR_EACH_ROW (self, row)
    {
      Task *task = get_task (row);
      Task *parent = task->parent != NULL ? get_task (task->parent) : NULL;
      DtTaskEdit *one;

      task->index = -1;
      if (!is_to_store (row))
        continue;
      task->index = (int) edit->tasks->len;
      one = dt_task_edit_new (task->stored != NULL ? task->stored->id : 0);
      if (task->stored != NULL)
        {
          one->clause = g_strdup (task->stored->clause);
          one->short_title = g_strdup (task->stored->short_title);
          one->text = g_strdup (task->stored->text);
          one->product = g_strdup (task->stored->product);
        }
      if (parent != NULL && parent->stored != NULL)
        one->parent_id = parent->stored->id;
      else if (parent != NULL)
        one->parent_index = parent->index;
      dt_register_task_row_store (DT_REGISTER_TASK_ROW (row), one);
      g_ptr_array_add (edit->tasks, one);
    }

  return edit;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtTasksWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = dt_store_write_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *problem = NULL;

  self->storing = FALSE;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (error != NULL)
    {
      set_problem (self, problem = dt_error_user_text (error));
      sync_store (self);
      return;
    }
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), _("The tasks are stored"), TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
store (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtTasksWindow *self = DT_TASKS_WINDOW (widget);
  DtWrite write = { .action = "edit-tasks" };

  self->storing = TRUE;
  sync_store (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_store_tasks, make_edit (self), (GDestroyNotify) dt_tasks_edit_free,
                        (GDestroyNotify) g_array_unref, NULL, on_stored, g_object_ref (self));
}

gboolean
dt_tasks_window_is_settled (DtTasksWindow *self)
{
  g_return_val_if_fail (DT_IS_TASKS_WINDOW (self), FALSE);

  return !self->storing && (self->loaded || gtk_widget_get_visible (GTK_WIDGET (self->problem)));
}

/* ---- Leaving ---- */

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtTasksWindow) self = user_data;
  g_autofree char *answer = dt_compat_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "drop") == 0 && !self->storing)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dt_tasks_window_close_request (GtkWindow *window)
{
  DtTasksWindow *self = DT_TASKS_WINDOW (window);
  const DtAnswer answers[] = { { "stay", _("_Continue"), DT_ANSWER_PLAIN }, { "drop", _("_Discard"), DT_ANSWER_DESTRUCTIVE } };

  if (self->storing)
    return GDK_EVENT_STOP;
  g_cancellable_cancel (self->cancellable);
  if (!self->touched)
    return GDK_EVENT_PROPAGATE;
  dt_compat_ask_async (window, _("Discard what you typed?"), _("It has not been stored."), answers, G_N_ELEMENTS (answers), "stay", NULL,
                       on_answered, g_object_ref (self));
  return GDK_EVENT_STOP;
}

/* ---- Building ---- */

static void
add_task (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  add_new (DT_TASKS_WINDOW (widget), NULL);
}

static void
dt_tasks_window_dispose (GObject *object)
{
  g_cancellable_cancel (DT_TASKS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (dt_tasks_window_parent_class)->dispose (object);
}

static void
dt_tasks_window_finalize (GObject *object)
{
  DtTasksWindow *self = DT_TASKS_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_array_unref (self->removed);

  G_OBJECT_CLASS (dt_tasks_window_parent_class)->finalize (object);
}

static void
dt_tasks_window_class_init (DtTasksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_tasks_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_tasks_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_tasks_window_close_request;
  gtk_widget_class_install_action (widget_class, "tasks.store", NULL, store);
  gtk_widget_class_install_action (widget_class, "tasks.add", NULL, add_task);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "tasks.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "tasks.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
build_header (DtTasksWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->window_title = ADW_WINDOW_TITLE (adw_window_title_new (_("Tasks"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->window_title));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->store_button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->store_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->store_button), "tasks.store");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->store_button);

  return header;
}

static void
dt_tasks_window_init (DtTasksWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 18, "margin-bottom", 18,
                                 "margin-start", 18, "margin-end", 18, NULL);

  self->cancellable = g_cancellable_new ();
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "css-classes", (const char *[]) { "error", NULL }, NULL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->add = gtk_button_new_with_mnemonic (_("_Add Task"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "tasks.add");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (outer), build_header (self));
  gtk_box_append (GTK_BOX (outer), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "vexpand", TRUE, NULL));
  adw_window_set_content (ADW_WINDOW (self), outer);
}

/**
 * dt_tasks_window_new:
 * @parent: the window it stands before; told of what was done
 * @context: of that window
 * @directive_id: whose tasks
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtTasksWindow *
dt_tasks_window_new (GtkWindow *parent,
                     DtContext *context,
                     gint64     directive_id)
{
  DtTasksWindow *self = g_object_new (DT_TYPE_TASKS_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  const DtTaskFetch fetch = { directive_id, 0, TRUE, MAX_TASKS + 1, dt_context_get_today (context) };

  self->context = g_object_ref (context);
  self->directive_id = directive_id;
  sync_store (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 640);
  dt_store_read_async (dt_context_get_store (context), dt_job_load_task_sheet, g_memdup2 (&fetch, sizeof fetch), g_free,
                       (GDestroyNotify) dt_task_sheet_free, self->cancellable, on_read, g_object_ref (self));

  return self;
}
