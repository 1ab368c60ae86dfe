/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive is written as a packet from its menu: refused until the office has an identifier, read back as it stands. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dt-edit-send.h"
#include "dt-packet.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static DtFormDialog *
find_form (void)
{
  GtkWidget *window = dt_find_window (DT_TYPE_FORM_DIALOG);

  return window != NULL ? DT_FORM_DIALOG (window) : NULL;
}

static gboolean
is_settled (gpointer data)
{
  return find_form () != NULL && dt_form_dialog_is_settled (find_form ());
}

static gboolean
is_gone (gpointer data)
{
  return find_form () == NULL;
}

static void
open_form (DtWindowFixture *f)
{
  dt_window_fixture_activate (f, "win.send-directive", g_variant_new_int64 (DT_SEED_LETTER));
  dt_test_wait_until (is_settled, NULL);
  dt_ui_settle ();
}

/* The page is read aside: until it is there, nothing can be saved. */
static gboolean
can_apply (gpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (dt_find_widget (GTK_WIDGET (find_form ()), GTK_TYPE_ENTRY)), "");
  gtk_editable_set_text (GTK_EDITABLE (dt_find_widget (GTK_WIDGET (find_form ()), GTK_TYPE_ENTRY)), "H41.5=UBND xã Tân Lập; H41.6");
  return dt_press_key (GTK_WINDOW (find_form ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static void
test_refused (DtWindowFixture *f,
              gconstpointer    data)
{
  open_form (f);
  dt_test_wait_until (can_apply, NULL);
  dt_ui_wait_text (GTK_WIDGET (find_form ()),
                   "The identifier of the own office in the exchange of documents is not known. Fill it in under Preferences, Office.");
  gtk_window_destroy (GTK_WINDOW (find_form ()));
}

static void
test_written (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "1438.edxml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(DtPacket) packet = NULL;
  g_autofree char *symbol = NULL;

  dt_window_fixture_write (f, "INSERT INTO setting (name, value) VALUES ('office.organ-id', '000.00.15.A48')");
  dt_window_fixture_write (f, "INSERT INTO setting (name, value) VALUES ('office.name', 'Thành ủy Quảng Ngãi')");
  dt_window_fixture_write (f, "UPDATE directive SET signer = 'Ngô Văn A', place = 'Quảng Ngãi' WHERE id = 2");
  open_form (f);
  gtk_editable_set_text (GTK_EDITABLE (dt_find_widget (GTK_WIDGET (find_form ()), GTK_TYPE_ENTRY)), "H41.5=UBND xã Tân Lập; H41.6");
  dt_ui_settle ();
  dt_send_form_write (find_form (), file);
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Packet written to 1438.edxml");

  bytes = dt_packet_load (path, NULL, &error);
  g_assert_no_error (error);
  packet = dt_packet_read (bytes, "1438.edxml", NULL, &error);
  g_assert_no_error (error);
  symbol = dt_packet_get_symbol (packet);
  g_assert_cmpstr (symbol, ==, "1438-CV/TU");
  g_assert_cmpstr (packet->from->id, ==, "000.00.15.A48");
  g_assert_cmpuint (packet->to->len, ==, 2);
  g_assert_cmpstr (((DtPacketOrgan *) g_ptr_array_index (packet->to, 0))->name, ==, "UBND xã Tân Lập");
  g_unlink (path);
}

#define CASE(name, func) g_test_add ("/ui/send/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("refused", test_refused);
  CASE ("written", test_written);

  return g_test_run ();
}
