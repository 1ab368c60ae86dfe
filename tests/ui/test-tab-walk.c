/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By Tab alone through every view, there and back: the focus never stops, everything it reaches is seen and has a name. */

#include <adwaita.h>

#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-unit-list.h"
#include "dt-unit-view.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

#define MAX_STEPS 600

static GtkWidget *
get_focus (DtWindowFixture *f)
{
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

static void
press_tab (DtWindowFixture *f,
           gboolean         back)
{
  /* What is bound on the way up, else what every window does. */
  if (!dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Tab, back ? GDK_SHIFT_MASK : 0))
    g_signal_emit_by_name (f->window, "move-focus", back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  dt_ui_settle ();
}

static gboolean
has_words (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (tooltip != NULL && *tooltip != '\0')
    return TRUE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && has_words (child))
      return TRUE;

  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || has_words (widget);
}

/* The name may stand on what the focus lies in: an entry around its text, a row around its button. */
static gboolean
is_told (GtkWidget *widget)
{
  for (int i = 0; widget != NULL && i < 3; i++, widget = gtk_widget_get_parent (widget))
    if (is_named (widget))
      return TRUE;

  return FALSE;
}

static char *
describe (GtkWidget *widget)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (text, "%s%s (%s)", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What comes to be seen with the focus gets its place in the next frame. */
static gboolean
has_place (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0 && gtk_widget_get_height (widget) > 0;
}

static void
check_stop (DtWindowFixture *f,
            GtkWidget       *widget)
{
  g_autofree char *what = describe (widget);
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  while (!has_place (widget) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!has_place (widget))
    g_error ("The focus is on what is not seen: %s", what);
  if (!is_told (widget))
    g_error ("What has the focus has no name: %s", what);
}

/* How many stops until one comes again: what is focused may change what is shown beside it, so that is not always the first.
 * 0: it stays at one, and the message says where. */
static guint
walk (DtWindowFixture *f,
      gboolean         back,
      GHashTable      *stops)
{
  GtkWidget *last = NULL;

  press_tab (f, back);
  for (guint i = 1; i < MAX_STEPS; i++)
    {
      GtkWidget *focus = get_focus (f);

      g_assert_nonnull (focus);
      if (focus == last)
        {
          g_autofree char *what = describe (focus);

          g_test_message ("The focus does not leave %s", what);
          return 0;
        }
      if (g_getenv ("DT_WALK") != NULL)
        {
          g_autofree char *what = describe (focus);

          g_test_message ("%u %s", i, what);
        }
      check_stop (f, focus);
      g_hash_table_add (stops, focus);
      last = focus;
      press_tab (f, back);
      if (get_focus (f) != last && g_hash_table_contains (stops, get_focus (f)))
        return i;
    }

  g_error ("After %d steps there is no end", MAX_STEPS);
}

typedef struct { DtWindowFixture *f; gboolean back; GHashTable *stops; guint n; } Walk;

/* A view whose lines have not been read yet, or are read anew meanwhile, has fewer stops. */
static gboolean
is_whole (gpointer data)
{
  Walk *self = data;

  g_hash_table_remove_all (self->stops);
  gtk_window_set_focus (GTK_WINDOW (self->f->window), NULL);
  self->n = walk (self->f, self->back, self->stops);
  return self->n >= 12;
}

static void
test_view (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(GHashTable) there = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) back = g_hash_table_new (NULL, NULL);
  Walk self = { f, FALSE, there, 0 };
  Walk returning = { f, TRUE, back, 0 };

  dt_window_show_view (f->window, data);
  dt_ui_settle ();
  dt_test_wait_until (is_whole, &self);
  g_test_message ("%s: %u stops", (const char *) data, self.n);
  g_assert_cmpuint (g_hash_table_size (there), ==, self.n);
  dt_test_wait_until (is_whole, &returning);
  g_assert_cmpuint (g_hash_table_size (back), >=, 12);
}

/* The arrow keys pass over the heads between the lines, down to the last unit and up to the first again. */
static void
test_heads (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *view;

  dt_window_show_view (f->window, "units");
  view = dt_window_find_view (f->window, "units");
  dt_unit_view_open (DT_UNIT_VIEW (view), DT_SEED_ORGANISATION);
  dt_ui_settle ();
  dt_unit_list_focus_rows (DT_UNIT_LIST (dt_find_widget (view, DT_TYPE_UNIT_LIST)));
  dt_ui_settle ();
  for (int i = 0; i < 2 * DT_SEED_N_UNITS; i++)
    {
      g_hash_table_add (seen, GINT_TO_POINTER ((int) dt_unit_view_get_selected (DT_UNIT_VIEW (view))));
      dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Down, 0);
      dt_ui_settle ();
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, DT_SEED_N_UNITS);
  for (int i = 0; i < 2 * DT_SEED_N_UNITS; i++)
    {
      dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Up, 0);
      dt_ui_settle ();
    }
  g_assert_cmpint (dt_unit_view_get_selected (DT_UNIT_VIEW (view)), ==, DT_SEED_ORGANISATION);
}

#define ADD(view) g_test_add ("/tab-walk/" view, DtWindowFixture, view, dt_window_fixture_set_up, test_view, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("tasks");
  ADD ("calendar");
  ADD ("collections");
  ADD ("units");
  ADD ("directives");
  g_test_add ("/tab-walk/heads", DtWindowFixture, NULL, dt_window_fixture_set_up, test_heads, dt_window_fixture_tear_down);
  return g_test_run ();
}
