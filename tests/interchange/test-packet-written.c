/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets as they are written: the same when they are read again, and refused where no receiver would take them. */

#include <string.h>

#include "dt-error.h"
#include "dt-packet-test.h"
#include "dt-test.h"

static const char *const words[] = { "Báo cáo", "a < b & c", "“dòng một”\ndòng hai", "Đề án 06", "x", "ký số  hai khoảng", "–" };

static void
set (char  **field,
     GRand  *rand)
{
  g_free (*field);
  *field = g_strdup (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

static DtPacketOrgan *
random_organ (GRand *rand)
{
  DtPacketOrgan *organ = dt_packet_organ_new ();

  g_free (organ->id);
  organ->id = g_strdup_printf ("000.00.%02d.A48", g_rand_int_range (rand, 1, 99));
  set (&organ->name, rand);
  set (&organ->superior, rand);
  if (g_rand_boolean (rand))
    set (&organ->address, rand);
  return organ;
}

static void
add_random_answers (DtPacket *packet,
                    GRand    *rand)
{
  for (int i = g_rand_int_range (rand, packet->kind == DT_PACKET_STATUS ? 1 : 0, 3); i > 0; i--)
    {
      DtPacketAnswer *answer = dt_packet_answer_new ();

      set (&answer->code, rand);
      set (&answer->document_id, rand);
      answer->day = g_rand_boolean (rand) ? dt_day_new (2024, 1 + i, 28) : DT_DAY_NONE;
      g_ptr_array_add (packet->answers, answer);
      if (packet->kind == DT_PACKET_STATUS)
        return;
    }
}

static void
add_random_files (DtPacket *packet,
                  GRand    *rand)
{
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("tệp %d.bin", i);
      guint8 data[64];
      gsize size = (gsize) g_rand_int_range (rand, 1, sizeof data);
      g_autoptr(GBytes) bytes = NULL;

      for (gsize j = 0; j < size; j++)
        data[j] = (guint8) g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (data, size);
      g_ptr_array_add (packet->files, dt_packet_file_new (name, "application/x-own", words[i], bytes));
    }
}

static void
add_random_staff (DtPacket *packet,
                  GRand    *rand)
{
  if (g_rand_boolean (rand))
    return;
  set (&packet->department, rand);
  set (&packet->staff, rand);
  set (&packet->staff_email, rand);
  set (&packet->staff_phone, rand);
}

static DtPacket *
random_packet (GRand *rand)
{
  DtPacket *packet = dt_packet_new ();

  g_free (packet->from->id);
  packet->from->id = g_strdup ("000.00.15.A48");
  set (&packet->from->name, rand);
  packet->kind = (DtPacketKind) g_rand_int_range (rand, DT_PACKET_NEW, DT_PACKET_STATUS + 1);
  g_free (packet->timestamp);
  packet->timestamp = g_strdup ("2024/08/12 09:30:01");
  add_random_answers (packet, rand);
  if (packet->kind == DT_PACKET_STATUS)
    {
      packet->status = g_rand_int_range (rand, 1, 17);
      set (&packet->description, rand);
      add_random_staff (packet, rand);
      return packet;
    }
  g_assert_true (dt_packet_set_symbol (packet, g_rand_boolean (rand) ? "1438-CV/TU" : "30/2020/NĐ-CP"));
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    g_ptr_array_add (packet->to, random_organ (rand));
  packet->day = dt_day_new (2024, g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
  packet->due_day = g_rand_boolean (rand) ? packet->day + 30 : DT_DAY_NONE;
  packet->urgency = (DtUrgency) g_rand_int_range (rand, DT_URGENCY_NORMAL, DT_URGENCY_EXPRESS + 1);
  packet->steering = g_rand_int_range (rand, 1, 4);
  set (&packet->subject, rand);
  set (&packet->content, rand);
  set (&packet->reason, rand);
  set (&packet->signer, rand);
  if (packet->kind == DT_PACKET_REPLACE)
    g_ptr_array_add (packet->replaced, g_strdup ("A1,2024/01/02,3-CV/TU"));
  if (packet->kind == DT_PACKET_UPDATE)
    g_ptr_array_add (g_rand_boolean (rand) ? packet->added : packet->dropped, g_strdup ("A2"));
  add_random_staff (packet, rand);
  packet->n_copies = g_rand_int_range (rand, 0, 50);
  packet->n_pages = g_rand_int_range (rand, 0, 300);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (packet->appendices, g_strdup ("Phụ lục <kèm theo> & biểu"));
  add_random_files (packet, rand);
  return packet;
}

/* What is written is the same when it is read and written again, and says the same. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1438);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr(DtPacket) packet = random_packet (rand);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) first = dt_packet_write (packet, &error);
      g_autoptr(DtPacket) read = NULL;
      g_autoptr(GBytes) second = NULL;

      g_assert_no_error (error);
      g_assert_true (dt_packet_is_one (first));
      read = dt_packet_read (first, "test.edxml", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read->kind, ==, packet->kind);
      g_assert_cmpint (read->urgency, ==, packet->urgency);
      g_assert_cmpint (read->due_day, ==, packet->due_day);
      g_assert_cmpstr (read->subject, ==, packet->subject);
      g_assert_cmpstr (read->department, ==, packet->department);
      g_assert_cmpstr (read->staff, ==, packet->staff);
      g_assert_cmpstr (read->staff_phone, ==, packet->staff_phone);
      g_assert_cmpstr (read->staff_email, ==, packet->staff_email);
      g_assert_cmpint (read->n_copies, ==, packet->n_copies);
      g_assert_cmpint (read->n_pages, ==, packet->n_pages);
      g_assert_cmpuint (read->appendices->len, ==, packet->appendices->len);
      g_assert_cmpuint (read->files->len, ==, packet->files->len);
      g_assert_cmpuint (read->answers->len, ==, packet->answers->len);
      for (guint j = 0; j < read->files->len; j++)
        g_assert_true (g_bytes_equal (((DtPacketFile *) g_ptr_array_index (read->files, j))->bytes, ((DtPacketFile *) g_ptr_array_index (packet->files, j))->bytes));
      g_assert_cmpuint (read->warnings->len, ==, 0);
      second = dt_packet_write (read, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL), g_bytes_get_size (second));
    }
}

static void
test_not_written (void)
{
  g_autoptr(DtPacket) packet = dt_packet_test_read (WITH (""));
  g_autoptr(GError) error = NULL;

  g_assert_null (dt_packet_write (packet, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "day of issue"));
  g_clear_error (&error);
  packet->day = dt_day_new (2024, 7, 22);
  g_assert_null (dt_packet_write (packet, &error));
  g_assert_nonnull (strstr (error->message, "subject"));
  g_clear_error (&error);
  g_free (packet->subject);
  packet->subject = g_strdup ("Một việc");
  g_assert_null (dt_packet_write (packet, &error));
  g_assert_nonnull (strstr (error->message, "at least one addressee"));
  g_clear_error (&error);
  g_ptr_array_add (packet->to, dt_packet_organ_new ());
  g_assert_null (dt_packet_write (packet, &error));
  g_assert_nonnull (strstr (error->message, "identifier"));
}

static void
test_answer (void)
{
  static const struct { int kind; int status; const char *reason; gboolean written; } rows[] = {
    { 0, 1, NULL, TRUE }, { 0, 3, NULL, TRUE }, { 0, 6, "xong", TRUE }, { 0, 2, NULL, FALSE }, { 0, 2, "nhầm nơi nhận", TRUE }, { 0, 15, NULL, FALSE },
    { 1, 15, NULL, TRUE }, { 2, 16, "", FALSE }, { 2, 16, "đã thực hiện", TRUE }, { 0, 7, NULL, FALSE }, { 0, 13, "x", FALSE }, { 0, 0, NULL, FALSE },
  };
  char own_id[] = "H1", own_name[] = "Ủy ban", none[] = "";
  DtPacketOrgan own = { .id = own_id, .name = own_name, .superior = none };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DtPacket) packet = dt_packet_test_read (WITH ("<e:PromulgationInfo><e:PromulgationDate>2024/07/22</e:PromulgationDate></e:PromulgationInfo>"));
      g_autoptr(DtPacket) answer = NULL, read = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      const DtPacketAnswer *about;

      packet->kind = (DtPacketKind) rows[i].kind;
      answer = dt_packet_new_answer (packet, rows[i].status, &own, rows[i].reason, "2024/07/23 08:15:00", &error);
      g_assert_cmpint (answer != NULL, ==, rows[i].written);
      if (!rows[i].written)
        {
          g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
          continue;
        }
      bytes = dt_packet_write (answer, &error);
      g_assert_no_error (error);
      read = dt_packet_read (bytes, "answer.edxml", NULL, &error);
      g_assert_no_error (error);
      about = g_ptr_array_index (read->answers, 0);
      g_assert_cmpint (read->status, ==, rows[i].status);
      g_assert_cmpstr (about->organ_id, ==, "000.00.15.A48");
      g_assert_cmpstr (about->code, ==, "12-CV/TU");
      g_assert_cmpstr (about->document_id, ==, "000.00.15.A48,2024/07/22,12-CV/TU");
      g_assert_cmpstr (read->timestamp, ==, "2024/07/23 08:15:00");
    }
}

static void
test_symbols (void)
{
  static const char *const rows[][4] = {
    { "1438-CV/TU", "1438", "CV/TU", "1438-CV/TU" }, { "312/BC-UBND", "312", "BC-UBND", "312/BC-UBND" }, { "30/2020/NĐ-CP", "30", "2020/NĐ-CP", "30/2020/NĐ-CP" },
    { "12a-TB/HU", "12a", "TB/HU", "12a-TB/HU" }, { "CV/TU", NULL, NULL, NULL }, { "15", NULL, NULL, NULL }, { "15-", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DtPacket) packet = dt_packet_new ();

      g_assert_cmpint (dt_packet_set_symbol (packet, rows[i][0]), ==, rows[i][1] != NULL);
      if (rows[i][1] == NULL)
        continue;
      g_assert_cmpstr (packet->number, ==, rows[i][1]);
      g_assert_cmpstr (packet->notation, ==, rows[i][2]);
      dt_test_assert_string (dt_packet_get_symbol (packet), rows[i][3]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/packet/round-trip", test_round_trip);
  g_test_add_func ("/interchange/packet/not-written", test_not_written);
  g_test_add_func ("/interchange/packet/answer", test_answer);
  g_test_add_func ("/interchange/packet/symbols", test_symbols);

  return g_test_run ();
}
