/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-board-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-error.h"
#include "dt-matrix-jobs.h"
#include "dt-text.h"

typedef struct
{
  DtFormDialog     *form;
  DtCollectionView *view;       /* weak */
  GtkWidget        *name;
  GtkDropDown      *groups;
  GtkListBox       *list;
  GtkEditable      *search;
  GtkWidget        *pinned;
  GArray           *group_ids;  /* gint64; the first is 0: all that were asked */
  gint64            id;
  gint64            group_id;
} Board;

static void
board_free (gpointer data)
{
  Board *self = data;

  g_clear_weak_pointer (&self->view);
  g_array_unref (self->group_ids);
  g_free (self);
}

/* --- The requests --- */

typedef struct { gint64 task_id; GtkCheckButton *check; char *folded; } Line;

static void
line_free (gpointer data)
{
  g_free (((Line *) data)->folded);
  g_free (data);
}

static Line *
line_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "line");
}

static GArray *
list_checked (Board *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_check_button_get_active (line_of (row)->check))
      g_array_append_val (ids, line_of (row)->task_id);

  return ids;
}

static gboolean
fits_search (GtkListBoxRow *row,
             gpointer       user_data)
{
  Board *self = user_data;
  g_autofree char *typed = dt_text_fold (gtk_editable_get_text (self->search));
  g_auto(GStrv) words = g_strsplit (typed, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    if (strstr (line_of (row)->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
sync_ready (Board *self)
{
  g_autoptr(GArray) ids = list_checked (self);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  dt_form_dialog_set_ready (self->form, ids->len > 0 && strspn (name, " ") < strlen (name));
}

static void
on_edited (Board *self)
{
  dt_form_dialog_touch (self->form);
  sync_ready (self);
}

static gboolean
has_task (Board  *self,
          gint64  task_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (line_of (row)->task_id == task_id)
      return TRUE;

  return FALSE;
}

static void
add_request (Board      *self,
             gint64      task_id,
             const char *name,
             const char *title,
             const char *directive,
             gboolean    checked)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = dt_detail_label (name, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *words = g_strjoin (" ", name, title, directive, NULL);
  /* Translators: read aloud of a request: title, symbol of its directive */
  g_autofree char *spoken = g_strdup_printf (C_("request", "%1$s, %2$s"), title, directive);
  Line *line;

  if (has_task (self, task_id))
    return;

  line = g_new0 (Line, 1);
  line->task_id = task_id;
  line->check = GTK_CHECK_BUTTON (check);
  line->folded = dt_text_fold (words);
  gtk_check_button_set_active (line->check, checked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_edited), self);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dt_detail_label (directive, "second-line"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "line", line, line_free);
  gtk_list_box_append (self->list, row);
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  GtkCheckButton *check = line_of (row)->check;

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

/* Those of the board first, in its order. */
static void
fill_requests (Board     *self,
               DtMatrix  *board,
               GPtrArray *rows,
               gint64     task_id)
{
  for (guint i = 0; board != NULL && i < board->requests->len; i++)
    {
      const DtTaskRow *request = g_ptr_array_index (board->requests, i);

      add_request (self, request->id, request->short_title, request->title, request->directive, TRUE);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const DtCollectionRow *row = g_ptr_array_index (rows, i);

      if (row->task_id != 0)
        add_request (self, row->task_id, row->name, row->title, row->directive, row->task_id == task_id);
    }
}

static GtkWidget *
make_requests (Board *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->search = GTK_EDITABLE (search);
  self->list = GTK_LIST_BOX (list);
  g_object_set (search, "placeholder-text", _("Find a request…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a request"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, fits_search, self, NULL);
  gtk_widget_add_css_class (list, "rows");
  gtk_widget_add_css_class (list, "card");
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), NULL);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

/* --- The units --- */

static void
show_groups (DtFormDialog *form,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  Board *self = user_data;
  GPtrArray *rows = result;
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->groups));
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  dt_form_dialog_set_problem (form, problem);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtGroupRow *row = g_ptr_array_index (rows, i);
      /* Translators: a group of units, how many are in it */
      g_autofree char *name = g_strdup_printf (ngettext ("%1$s (%2$d unit)", "%1$s (%2$d units)", (gulong) row->n_units), row->name, row->n_units);

      gtk_string_list_append (names, name);
      g_array_append_val (self->group_ids, row->id);
      if (row->id == self->group_id)
        gtk_drop_down_set_selected (self->groups, self->group_ids->len - 1);
    }
  sync_ready (self);
}

static gint64
get_group (Board *self)
{
  guint selected = gtk_drop_down_get_selected (self->groups);

  return selected < self->group_ids->len ? g_array_index (self->group_ids, gint64, selected) : 0;
}

/* --- Storing --- */

static char *
tell_stored (gpointer result,
             gpointer user_data)
{
  Board *self = user_data;
  const gint64 *id = result;

  if (self->view != NULL && id != NULL)
    dt_collection_view_open (self->view, *id, 0);

  return g_strdup_printf (_("Stored the board “%s”"), gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static void
store (Board *self)
{
  DtWrite write = { .action = "save-board" };
  g_autoptr(GArray) tasks = list_checked (self);
  DtBoardEdit *edit = dt_board_edit_new (self->id, gtk_editable_get_text (GTK_EDITABLE (self->name)), get_group (self),
                                         (const gint64 *) (gpointer) tasks->data, tasks->len,
                                         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->pinned)));

  dt_form_dialog_write (self->form, &write, dt_job_save_board, edit, (GDestroyNotify) dt_board_edit_free, g_free, tell_stored, self);
}

static void
add_fields (Board    *self,
            DtMatrix *board)
{
  const char *all[] = { _("All units that were asked"), NULL };
  gint64 none = 0;

  self->name = dt_form_dialog_add_entry (self->form, _("_Name"), board != NULL ? board->name : "", _("for example: Congress XVII"));
  self->groups = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (all));
  g_array_append_val (self->group_ids, none);
  dt_form_dialog_add (self->form, _("_Units"), GTK_WIDGET (self->groups), GTK_WIDGET (self->groups));
  dt_form_dialog_add_wide (self->form, make_requests (self));
  self->pinned = gtk_check_button_new_with_mnemonic (_("_Pinned above the others"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pinned), board == NULL || board->pinned);
  dt_form_dialog_add_wide (self->form, self->pinned);
}

DtFormDialog *
dt_board_dialog_new (DtCollectionView *view,
                     DtContext        *context,
                     DtMatrix         *board,
                     GPtrArray        *rows,
                     gint64            task_id)
{
  Board *self = g_new0 (Board, 1);
  DtMatrixFetch fetch = { 0, 0, dt_context_get_today (context) };

  self->form = dt_form_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), context,
                                   board != NULL ? _("Edit Board") : _("New Board"), _("_Store"));
  g_object_set_data_full (G_OBJECT (self->form), "board", self, board_free);
  self->group_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_set_weak_pointer (&self->view, view);
  self->id = board != NULL ? board->board_id : 0;
  self->group_id = board != NULL ? board->group_id : 0;
  add_fields (self, board);
  fill_requests (self, board, rows, task_id);

  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->groups, "notify::selected", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->pinned, "toggled", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  dt_form_dialog_read (self->form, dt_job_list_groups, g_memdup2 (&fetch, sizeof fetch), g_free,
                       (GDestroyNotify) g_ptr_array_unref, show_groups, self);
  gtk_widget_grab_focus (self->name);

  return self->form;
}
