/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets of the exchange of documents: as they are met, as they are written, and those that are refused. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "dt-error.h"
#include "dt-packet.h"
#include "dt-test.h"

static DtPacket *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  DtPacket *packet = dt_packet_read (bytes, "test.edxml", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (packet);
  return packet;
}

static void
assert_refused (const char *text,
                gsize       size,
                DtError     code,
                const char *words)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPacket) packet = dt_packet_read (bytes, "test.edxml", NULL, &error);

  g_assert_null (packet);
  g_assert_error (error, DT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

/* What a document needs at least, with room for more. */
#define HEAD(more) \
  "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><e:edXMLEnvelope xmlns:e='http://www.mic.gov.vn/TBT/QCVN_102_2016'><e:edXMLHeader>" \
  "<e:MessageHeader><e:From><e:OrganId>000.00.15.A48</e:OrganId><e:OrganName>Thành ủy Bình An</e:OrganName></e:From>" \
  "<e:Code><e:CodeNumber>12</e:CodeNumber><e:CodeNotation>CV/TU</e:CodeNotation></e:Code>" more

#define TAIL "</e:edXMLHeader></e:edXMLEnvelope></edXML>"
#define WITH(more) HEAD (more "</e:MessageHeader>") TAIL

/* ---- Read ---- */

static void
test_any_order (void)
{
  g_autoptr(DtPacket) packet = read_text (
    "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\r\n"
    "<EdXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><AttachmentEncoded><Attachment><ContentTransferEncoded>\r\n YWJj\r\n</ContentTransferEncoded>"
    "<AttachmentName>a.txt</AttachmentName><ContentId>1</ContentId><ContentType>text/plain</ContentType></Attachment></AttachmentEncoded>"
    "<EdXMLEnvelope><EdXMLHeader>"
    "<TraceHeaderList><Business><BusinessDocReason>Ghi sai</BusinessDocReason><BusinessDocType>1</BusinessDocType></Business></TraceHeaderList>"
    "<MessageHeader><Subject> Về một\n việc </Subject><PormulgationInfo><PormulgationDate>22/07/2024</PormulgationDate></PormulgationInfo>"
    "<Code><CodeNotation>CV/TU</CodeNotation><CodeNumber>12</CodeNumber></Code><OtherInfo><Priority>2</Priority></OtherInfo>"
    "<To><OrganName>Hai</OrganName><OrganId>H2</OrganId></To><To><OrganId>H3</OrganId></To>"
    "<From><OrganName>Một</OrganName><OrganId>H1</OrganId></From></MessageHeader></EdXMLHeader></EdXMLEnvelope></EdXML>");
  const DtPacketFile *file;

  g_assert_cmpint (packet->kind, ==, DT_PACKET_RECALL);
  g_assert_cmpstr (packet->reason, ==, "Ghi sai");
  dt_test_assert_string (dt_packet_get_symbol (packet), "12-CV/TU");
  dt_test_assert_day (packet->day, "2024-07-22");
  g_assert_cmpstr (packet->subject, ==, "Về một\n việc");
  g_assert_cmpint (packet->urgency, ==, DT_URGENCY_VERY_URGENT);
  g_assert_cmpuint (packet->to->len, ==, 2);
  g_assert_cmpstr (((DtPacketOrgan *) g_ptr_array_index (packet->to, 0))->name, ==, "Hai");
  g_assert_cmpstr (packet->from->id, ==, "H1");
  g_assert_cmpuint (packet->files->len, ==, 1);
  file = g_ptr_array_index (packet->files, 0);
  g_assert_cmpstr (file->name, ==, "a.txt");
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), "abc", 3);
  g_assert_cmpuint (packet->warnings->len, ==, 0);
}

static void
test_soap (void)
{
  g_autoptr(DtPacket) packet = read_text (
    "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='http://www.e-doc.vn/Schema/'><s:Header><MessageHeader><From><OrganId>A1</OrganId></From>"
    "<Code><CodeNumber>7</CodeNumber><CodeNotation>TB-UBND</CodeNotation></Code><Subject>Thông báo</Subject></MessageHeader></s:Header><s:Body/></s:Envelope>");

  dt_test_assert_string (dt_packet_get_symbol (packet), "7/TB-UBND");
  g_assert_cmpstr (packet->subject, ==, "Thông báo");
}

static void
test_flat (void)
{
  g_autoptr(DtPacket) packet = read_text (
    "<edXML xmlns='http://www.go.vn/eDoc'><MessageHeader><From><OrganId>A1</OrganId><OrganName>N/A</OrganName></From>"
    "<Code><CodeNumber>BC-UBND</CodeNumber><CodeNotation>45</CodeNotation></Code><DocumentType>Báo cáo</DocumentType>"
    "<SignerInfo><Signer>Nguyễn Văn Mẫu</Signer></SignerInfo><Content>null</Content></MessageHeader>"
    "<Manifest><Attachment><FileName>..\\..\\bao-cao.txt</FileName><FileType>text/plain</FileType><Content>eA==</Content></Attachment></Manifest></edXML>");

  dt_test_assert_string (dt_packet_get_symbol (packet), "45/BC-UBND");
  g_assert_cmpuint (packet->warnings->len, ==, 1);
  g_assert_cmpstr (packet->type_name, ==, "Báo cáo");
  g_assert_cmpstr (packet->signer, ==, "Nguyễn Văn Mẫu");
  g_assert_cmpstr (packet->from->name, ==, "");
  g_assert_cmpstr (packet->content, ==, "");
  g_assert_cmpuint (packet->files->len, ==, 1);
  g_assert_cmpstr (((DtPacketFile *) g_ptr_array_index (packet->files, 0))->name, ==, "bao-cao.txt");
}

static void
test_days (void)
{
  static const struct { const char *text; const char *iso; guint n_warnings; } rows[] = {
    { "2024/07/22", "2024-07-22", 0 }, { "2024-07-22", "2024-07-22", 0 }, { "22/07/2024", "2024-07-22", 0 }, { "22-07-2024", "2024-07-22", 0 },
    { "2024-07-22T09:30:00", "2024-07-22", 0 }, { "", "", 0 }, { "N/A", "", 0 }, { "2014/02/30", "", 1 }, { "hôm qua", "", 1 }, { "22/07-2024", "", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (WITH ("<e:PromulgationInfo><e:PromulgationDate>%s</e:PromulgationDate></e:PromulgationInfo>"), rows[i].text);
      g_autoptr(DtPacket) packet = read_text (text);

      dt_test_assert_day (packet->day, rows[i].iso);
      g_assert_cmpuint (packet->warnings->len, ==, rows[i].n_warnings);
    }
}

static void
test_times (void)
{
  static const char *const rows[][2] = {
    { "2024/07/22 15:05:12", "2024/07/22 15:05:12" }, { "22/07/2024 15:05:12", "2024/07/22 15:05:12" }, { "22-07-2024 15:05:12", "2024/07/22 15:05:12" },
    { "2024-07-22T15:05:12", "2024/07/22 15:05:12" }, { "2024-07-22 08:15", "2024/07/22 08:15:00" }, { "2024/02/30 10:00:00", "" }, { "25:00", "" },
    { "2024/07/22 25:00:00", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dt_test_assert_string (dt_packet_parse_timestamp (rows[i][0]), rows[i][1]);
}

static void
test_status (void)
{
  g_autoptr(DtPacket) packet = read_text (
    HEAD ("<e:ResponseFor><e:OrganId>A1</e:OrganId><e:Code>1438/CV/TU</e:Code><e:PromulgationDate>2024/07/22</e:PromulgationDate>"
          "<e:DocumentId>A1,2024/07/22,1438-CV/TU</e:DocumentId></e:ResponseFor><e:StatusCode>3</e:StatusCode><e:Timestamp>23-07-2024 07:45:00</e:Timestamp>"
          "</e:MessageHeader>") TAIL);
  const DtPacketAnswer *about = g_ptr_array_index (packet->answers, 0);

  g_assert_cmpint (packet->kind, ==, DT_PACKET_STATUS);
  g_assert_cmpint (packet->status, ==, DT_PACKET_ACCEPTED);
  g_assert_cmpstr (about->code, ==, "1438/CV/TU");
  dt_test_assert_day (about->day, "2024-07-22");
  g_assert_cmpstr (packet->timestamp, ==, "2024/07/23 07:45:00");
  dt_test_assert_string (dt_packet_dup_status_label (3), "03 Entered by the receiver");
  dt_test_assert_string (dt_packet_dup_status_label (9), "09, which no system is known to use");
}

/* ---- Files ---- */

/* A zip of so many entries, in base64. */
static char *
make_zip (const char *first_name,
          const char *second_name,
          gsize       size)
{
  g_autofree char *content = g_malloc (size);
  g_autoptr(GByteArray) out = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  const char *names[] = { first_name, second_name };
  gsize used = 0;

  memset (content, 'x', size);
  g_byte_array_set_size (out, (guint) size + 4096);
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, out->data, out->len, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < 2 && names[i] != NULL; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, names[i]);
      archive_entry_set_size (entry, (la_int64_t) size);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, content, size), ==, size);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_base64_encode (out->data, used);
}

static char *
with_file (const char *name,
           const char *type,
           const char *content)
{
  return g_strdup_printf (HEAD ("</e:MessageHeader></e:edXMLHeader></e:edXMLEnvelope><AttachmentEncoded><Attachment><ContentId>cid:1</ContentId>"
                                "<AttachmentName>%s</AttachmentName><ContentType>%s</ContentType><ContentTransferEncoded>%s</ContentTransferEncoded>"
                                "</Attachment></AttachmentEncoded></edXML>"), name, type, content);
}

static void
test_files (void)
{
  static const struct { const char *name; const char *type; const char *entry; const char *second; gboolean unwrapped; const char *kept; } rows[] = {
    { "thu.pdf", "application/zip", "5f3c.pdf", NULL, TRUE, "thu.pdf" },
    { "thu.pdf", "application/zip", "5f3c.txt", NULL, FALSE, "thu.pdf" },
    { "thu.zip", "application/zip", "5f3c.zip", NULL, FALSE, "thu.zip" },
    { "thu.pdf", "application/zip", "a.pdf", "b.pdf", FALSE, "thu.pdf" },
    { "thu.docx", "application/docx", "5f3c.docx", NULL, FALSE, "thu.docx" },
    { "../../etc/thu.pdf", "application/zip", "../../x.pdf", NULL, TRUE, "thu.pdf" },
    { "C:\\tmp\\thu.pdf", "application/zip", "x.PDF", NULL, TRUE, "thu.pdf" },
    { "..", "text/plain", "x.pdf", NULL, FALSE, "attachment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *zip = make_zip (rows[i].entry, rows[i].second, 100);
      g_autofree char *text = with_file (rows[i].name, rows[i].type, zip);
      g_autoptr(DtPacket) packet = read_text (text);
      const DtPacketFile *file = g_ptr_array_index (packet->files, 0);
      const char *data = g_bytes_get_data (file->bytes, NULL);

      g_assert_cmpstr (file->name, ==, rows[i].kept);
      g_assert_cmpint (g_bytes_get_size (file->bytes) == 100 && data[0] == 'x', ==, rows[i].unwrapped);
      if (rows[i].unwrapped)
        g_assert_cmpstr (file->media_type, ==, "application/pdf");
    }
}

static void
test_bomb (void)
{
  g_autofree char *zip = make_zip ("x.txt", NULL, 65 * 1024 * 1024);
  g_autofree char *text = with_file ("thu.txt", "application/zip", zip);

  assert_refused (text, strlen (text), DT_ERROR_TOO_LARGE, "thu.txt");
}

static void
test_damaged_file (void)
{
  g_autofree char *text = with_file ("thu.txt", "text/plain", "đây không phải base64");
  g_autofree char *named_only = with_file ("thu.txt", "text/plain", "");
  g_autoptr(DtPacket) packet = read_text (named_only);

  assert_refused (text, strlen (text), DT_ERROR_PARSE, "thu.txt");
  g_assert_cmpuint (packet->files->len, ==, 0);
  g_assert_cmpuint (packet->warnings->len, ==, 1);
}

/* ---- Refused ---- */

static void
test_refused (void)
{
  static const struct { const char *text; DtError code; const char *words; } rows[] = {
    { "", DT_ERROR_PARSE, "empty" },
    { "not XML", DT_ERROR_PARSE, "line 1" },
    { "<edXML>\n<MessageHeader>\n<Subject>a</Sub>", DT_ERROR_PARSE, "line 3" },
    { "<!DOCTYPE edXML [<!ENTITY a 'b'>]><edXML><MessageHeader><Subject>&a;</Subject></MessageHeader></edXML>", DT_ERROR_PARSE, "document type" },
    { "<edXML><Other/></edXML>", DT_ERROR_PARSE, "head of a message" },
    { "<edXML><MessageHeader><Subject>a</Subject></MessageHeader></edXML>", DT_ERROR_PARSE, "number, notation" },
    { "<edXML><MessageHeader><StatusCode>03</StatusCode></MessageHeader></edXML>", DT_ERROR_PARSE, "which document" },
  };
  g_autofree char *long_text = g_strnfill (30000, 'a');
  g_autofree char *too_long = g_strdup_printf (WITH ("<e:Subject>%s</e:Subject>"), long_text);
  g_autoptr(GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].text, strlen (rows[i].text), rows[i].code, rows[i].words);
  assert_refused (too_long, strlen (too_long), DT_ERROR_PARSE, "too long");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<edXML>");
  assert_refused (deep->str, deep->len, DT_ERROR_PARSE, "so deep");
}

/* Whatever is cut off: refused in words, or read; never a crash. */
static void
test_cut_anywhere (void)
{
  g_autofree char *zip = make_zip ("x.pdf", NULL, 100);
  g_autofree char *text = with_file ("thu.pdf", "application/zip", zip);
  gsize size = strlen (text);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (text, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(DtPacket) packet = dt_packet_read (bytes, "test.edxml", NULL, &error);

      g_assert_null (packet);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, DT_ERROR);
    }
}

/* ---- Written ---- */

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
  g_autoptr(DtPacket) packet = read_text (WITH (""));
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
      g_autoptr(DtPacket) packet = read_text (WITH ("<e:PromulgationInfo><e:PromulgationDate>2024/07/22</e:PromulgationDate></e:PromulgationInfo>"));
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

/* ---- Packets from elsewhere, where they are at hand ---- */

static void
test_samples (void)
{
  static const struct { const char *name; DtPacketKind kind; const char *symbol; guint n_files; guint n_to; } rows[] = {
    { "01-new-1438-CV-TU.xml", DT_PACKET_NEW, "1438-CV/TU", 2, 4 }, { "02-reply-312-BC-UBND.xml", DT_PACKET_NEW, "312/BC-UBND", 1, 1 },
    { "03-update-1438-CV-TU.xml", DT_PACKET_UPDATE, "1438-CV/TU", 1, 4 }, { "04-status-03-accepted.xml", DT_PACKET_STATUS, "", 0, 0 },
    { "05-recall-1438-CV-TU.xml", DT_PACKET_RECALL, "1438-CV/TU", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (SAMPLES, rows[i].name, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = dt_packet_load (path, NULL, &error);
      g_autoptr(DtPacket) packet = NULL;

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_test_skip ("the samples are not beside the project");
          return;
        }
      g_assert_no_error (error);
      packet = dt_packet_read (bytes, rows[i].name, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (packet->kind, ==, rows[i].kind);
      dt_test_assert_string (dt_packet_get_symbol (packet), rows[i].symbol);
      g_assert_cmpuint (packet->files->len, ==, rows[i].n_files);
      g_assert_cmpuint (packet->to->len, >=, rows[i].n_to);
      g_assert_cmpuint (packet->warnings->len, ==, 0);
      for (guint j = 0; j < packet->files->len; j++)
        {
          const DtPacketFile *file = g_ptr_array_index (packet->files, j);

          if (g_str_has_suffix (file->name, ".pdf"))
            g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), 5, "%PDF-", 5);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/packet/any-order", test_any_order);
  g_test_add_func ("/interchange/packet/soap", test_soap);
  g_test_add_func ("/interchange/packet/flat", test_flat);
  g_test_add_func ("/interchange/packet/days", test_days);
  g_test_add_func ("/interchange/packet/times", test_times);
  g_test_add_func ("/interchange/packet/status", test_status);
  g_test_add_func ("/interchange/packet/files", test_files);
  g_test_add_func ("/interchange/packet/bomb", test_bomb);
  g_test_add_func ("/interchange/packet/damaged-file", test_damaged_file);
  g_test_add_func ("/interchange/packet/refused", test_refused);
  g_test_add_func ("/interchange/packet/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/interchange/packet/round-trip", test_round_trip);
  g_test_add_func ("/interchange/packet/not-written", test_not_written);
  g_test_add_func ("/interchange/packet/answer", test_answer);
  g_test_add_func ("/interchange/packet/symbols", test_symbols);
  g_test_add_func ("/interchange/packet/samples", test_samples);

  return g_test_run ();
}
