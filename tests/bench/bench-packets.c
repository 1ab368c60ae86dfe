/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many packets at once, as they come to a drop: each is loaded, read, its file taken out of it and written. Beside `xmllint --noout` of
 * each and writing the same bytes. By the clock: xmllint is another program. DT_BENCH_PACKETS: how many (200). */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-bench.h"
#include "dt-packet.h"

#define FILE_SIZE (300 * 1000)
#define N_RUNS 3

typedef struct
{
  char   *folder;
  char   *written;      /* where files go */
  int     n;
  GBytes *file;
} Bench;

static GBytes *
make_file (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1438);
  guint8 *bytes = g_malloc (FILE_SIZE);

  for (int i = 0; i < FILE_SIZE; i++)
    bytes[i] = (guint8) g_rand_int (random);
  memcpy (bytes, "%PDF-1.7\n", 9);

  return g_bytes_new_take (bytes, FILE_SIZE);
}

static char *
path_of (Bench *bench,
         int    i)
{
  g_autofree char *name = g_strdup_printf ("%04d.edxml", i);

  return g_build_filename (bench->folder, name, NULL);
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
write_packet (Bench *bench,
              int    i)
{
  g_autoptr(DtPacket) packet = dt_packet_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = path_of (bench, i);
  g_autofree char *number = g_strdup_printf ("%d", i + 1);
  DtPacketOrgan *to = dt_packet_organ_new ();

  packet->kind = DT_PACKET_NEW;
  set_text (&packet->from->id, "000.00.01.H48");
  set_text (&packet->from->name, "Văn phòng");
  set_text (&to->id, "000.00.02.H48");
  set_text (&to->name, "Sở Nội vụ");
  g_ptr_array_add (packet->to, to);
  set_text (&packet->document_id, number);
  set_text (&packet->number, number);
  set_text (&packet->notation, "CV-VP");
  set_text (&packet->place, "Quảng Ngãi");
  packet->day = dt_day_new (2024, 8, 12);
  set_text (&packet->type_name, "Công văn");
  set_text (&packet->subject, "V/v báo cáo tiến độ thực hiện nhiệm vụ");
  set_text (&packet->timestamp, "2024/08/12 08:00:00");
  g_ptr_array_add (packet->files, dt_packet_file_new ("bao-cao.pdf", "application/pdf", "Báo cáo", bench->file));
  bytes = dt_packet_write (packet, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
write_file (Bench  *bench,
            GBytes *bytes)
{
  g_assert_true (g_file_set_contents_full (bench->written, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static double
time_reading (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < bench->n; i++)
    {
      g_autofree char *path = path_of (bench, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = dt_packet_load (path, NULL, &error);
      g_autoptr(DtPacket) packet = bytes != NULL ? dt_packet_read (bytes, path, NULL, &error) : NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (packet->files->len, ==, 1);
      write_file (bench, ((const DtPacketFile *) packet->files->pdata[0])->bytes);
    }

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_floor (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < bench->n; i++)
    {
      g_autofree char *path = path_of (bench, i);
      const char *command[] = { "xmllint", "--noout", path, NULL };
      g_autoptr(GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      write_file (bench, bench->file);
    }

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
bench_packets (void)
{
  Bench bench = { .n = dt_bench_size ("DT_BENCH_PACKETS", 200), .file = make_file () };
  double reading = G_MAXDOUBLE, floor = G_MAXDOUBLE;
  g_autofree char *what = g_strdup_printf ("reading %d packets with a file of 300 kB each", bench.n);

  bench.folder = g_dir_make_tmp ("dt-packets-XXXXXX", NULL);
  g_assert_nonnull (bench.folder);
  bench.written = g_build_filename (bench.folder, "written", NULL);
  for (int i = 0; i < bench.n; i++)
    write_packet (&bench, i);
  for (int run = 0; run < N_RUNS; run++)
    {
      double ms = time_reading (&bench);

      reading = MIN (reading, ms);
      ms = time_floor (&bench);
      floor = MIN (floor, ms);
    }
  dt_bench_tell (what, reading, "ms", "xmllint of each, and copying the files", floor, "3 times");

  for (int i = 0; i < bench.n; i++)
    {
      g_autofree char *path = path_of (&bench, i);

      g_unlink (path);
    }
  g_unlink (bench.written);
  g_rmdir (bench.folder);
  g_free (bench.folder);
  g_free (bench.written);
  g_bytes_unref (bench.file);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/packets", bench_packets);
  return g_test_run ();
}
