/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vietnamese as it is typed, by real keys and an input method, into every entry of every view and form: no shortcut takes a
 * letter away, and what the method composes arrives whole. */

#include <adwaita.h>

#include "dt-form-dialog.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-telex.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

static void
on_ended (GObject      *source,
         GAsyncResult *result,
         gpointer      done)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_set (gpointer done)
{
  return *(gboolean *) done;
}

/* The keys come from outside while the window goes on. */
static void
run (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_ended, &done);
  dt_test_wait_until (is_set, &done);
}

static void
focus_window (GtkWindow *window)
{
  const char *argv[] = { "xdotool", "search", "--sync", "--onlyvisible", "--name", gtk_window_get_title (window), "windowfocus", NULL };

  run (argv);
}

static void
list_editables (GtkWidget *widget,
                GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
      || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_editables (child, found);
}

static char *
dup_text (GtkWidget *widget)
{
  GtkTextIter start, end;

  if (GTK_IS_TEXT (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end, FALSE);
}

static void
clear (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), "");
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "", -1);
}

typedef struct { GtkWidget *widget; const char *wanted; } Arrival;

static gboolean
has_arrived (gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autofree char *text = dup_text (arrival->widget);

  return g_str_equal (text, arrival->wanted);
}

static void
type_into (GtkWidget *widget)
{
  const char *argv[] = { "xdotool", "type", "--delay", "12", "ddaawhl", NULL };
  Arrival arrival = { widget, "đâưh" };
  gint64 end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;

  clear (widget);
  gtk_widget_grab_focus (widget);
  dt_ui_settle ();
  run (argv);
  while (!has_arrived (&arrival) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!has_arrived (&arrival))
    {
      g_autofree char *text = dup_text (widget);

      g_error ("“ddaawh” became “%s” in %s in %s", text, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
               G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));
    }
  clear (widget);
  dt_ui_settle ();
}

static void
type_everywhere (GtkWidget *root,
                 guint      at_least)
{
  g_autoptr(GPtrArray) editables = g_ptr_array_new ();

  list_editables (root, editables);
  g_assert_cmpuint (editables->len, >=, at_least);
  for (guint i = 0; i < editables->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (editables, i)))
      type_into (g_ptr_array_index (editables, i));
}

static void
test_view (DtWindowFixture *f,
           gconstpointer    data)
{
  dt_window_show_view (f->window, data);
  for (int i = 0; i < 5; i++)
    {
      dt_ui_settle ();
      g_usleep (20000);
    }
  focus_window (GTK_WINDOW (f->window));
  type_everywhere (GTK_WIDGET (f->window), 1);
}

/* The window that an action has opened. */
static GtkWindow *
find_other (DtWindowFixture *f)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (f->window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_open (gpointer f)
{
  return find_other (f) != NULL;
}

typedef struct { const char *action; gint64 id; guint at_least; } Form;

static const Form forms[] = {
  { "win.register-form", 0, 11 }, { "win.new-unit", 0, 9 }, { "win.new-group", 0, 2 }, { "win.new-task", DT_SEED_PLAN, 4 },
  { "win.edit-directive", DT_SEED_PLAN, 11 }, { "win.edit-tasks", DT_SEED_LETTER, 15 }, { "win.save-filter", 0, 1 },
};

static void
test_form (DtWindowFixture *f,
           gconstpointer    data)
{
  const Form *form = data;
  GtkWindow *window;

  dt_window_fixture_activate (f, form->action, form->id != 0 ? g_variant_new_int64 (form->id) : NULL);
  dt_test_wait_until (is_open, f);
  for (int i = 0; i < 10; i++)
    {
      dt_ui_settle ();
      g_usleep (20000);
    }
  window = find_other (f);
  focus_window (window);
  type_everywhere (GTK_WIDGET (window), form->at_least);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  static const char *const views[] = { "tasks", "collections", "units", "directives" };

  dt_telex_announce ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dt_telex_register ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = g_strdup_printf ("/typing/%s", views[i]);

      g_test_add (path, DtWindowFixture, views[i], dt_window_fixture_set_up, test_view, dt_window_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/typing/%s", forms[i].action);

      g_test_add (path, DtWindowFixture, &forms[i], dt_window_fixture_set_up, test_form, dt_window_fixture_tear_down);
    }

  return g_test_run ();
}
