/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No words are cut at 1366 × 768, in either language and with larger text: what a label wants to be is what it is given. What the register holds may be
 * longer than any room, if the whole can be read in a tooltip; the words of a control may not be cut at all. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>

#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

#define WIDTH  1366
#define HEIGHT 768

/* What can be pressed is named by its words. */
static gboolean
is_control (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) != NULL || gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON) != NULL;
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (int i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;

  return FALSE;
}

/* By the width of its words on one line; one of several lines by what Pango says. */
static gboolean
is_cut (GtkLabel *label)
{
  g_autoptr(PangoLayout) line = NULL;
  int wanted;

  if (gtk_label_get_wrap (label))
    return gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE && pango_layout_is_ellipsized (gtk_label_get_layout (label));
  line = pango_layout_copy (gtk_label_get_layout (label));
  pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (line, -1);
  pango_layout_get_pixel_size (line, &wanted, NULL);

  return gtk_widget_get_width (GTK_WIDGET (label)) + 1 < wanted;
}

static char *
describe (GtkWidget *widget)
{
  g_autoptr(GString) text = g_string_new (gtk_label_get_label (GTK_LABEL (widget)));

  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (text, " in %s", G_OBJECT_TYPE_NAME (widget));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
collect (GtkWidget *widget,
         GPtrArray *cut)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) <= 0)
    return;
  if (GTK_IS_LABEL (widget) && is_cut (GTK_LABEL (widget)) && (is_control (widget) || !has_tooltip (widget)))
    g_ptr_array_add (cut, describe (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, cut);
}

static void
test_view (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(GPtrArray) cut = g_ptr_array_new_with_free_func (g_free);
  int width, height;

  dt_window_show_view (f->window, data);
  for (int i = 0; i < 10; i++)
    {
      dt_ui_settle ();
      g_usleep (20000);
    }
  gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, WIDTH);
  g_assert_cmpint (height, <=, HEIGHT);
  collect (GTK_WIDGET (f->window), cut);
  for (guint i = 0; i < cut->len; i++)
    g_test_message ("cut: %s", (const char *) g_ptr_array_index (cut, i));
  g_assert_cmpuint (cut->len, ==, 0);
}

static void
add (const char *language,
     int         percent,
     const char *view)
{
  g_autofree char *path = g_strdup_printf ("/clipped/%s/%d/%s", language, percent, view);

  g_test_add (path, DtWindowFixture, g_intern_string (view), dt_window_fixture_set_up, test_view, dt_window_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  static const char *const views[] = { "tasks", "calendar", "collections", "units", "directives" };
  const char *language = argc > 1 && argv[1][0] != '-' ? argv[1] : "en";
  int percent = argc > 2 && g_ascii_isdigit (argv[2][0]) ? atoi (argv[2]) : 100;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
  if (g_str_equal (language, "vi") && !dt_test_use_vietnamese ())
    return 77;
  dt_window_fixture_set_size (WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    add (language, percent, views[i]);

  return g_test_run ();
}
