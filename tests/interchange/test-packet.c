/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets of the exchange of documents: as they are met, and those that are refused. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "dt-error.h"
#include "dt-packet-letter.h"
#include "dt-packet-test.h"
#include "dt-test.h"

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

/* ---- Read ---- */

static void
test_any_order (void)
{
  g_autoptr(DtPacket) packet = dt_packet_test_read (
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
  g_autoptr(DtPacket) packet = dt_packet_test_read (
    "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='http://www.e-doc.vn/Schema/'><s:Header><MessageHeader><From><OrganId>A1</OrganId></From>"
    "<Code><CodeNumber>7</CodeNumber><CodeNotation>TB-UBND</CodeNotation></Code><Subject>Thông báo</Subject></MessageHeader></s:Header><s:Body/></s:Envelope>");

  dt_test_assert_string (dt_packet_get_symbol (packet), "7/TB-UBND");
  g_assert_cmpstr (packet->subject, ==, "Thông báo");
}

static void
test_flat (void)
{
  g_autoptr(DtPacket) packet = dt_packet_test_read (
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
      g_autoptr(DtPacket) packet = dt_packet_test_read (text);

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
  g_autoptr(DtPacket) packet = dt_packet_test_read (
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

/* What the packet tells is not asked for; where both tell number and day, and not the same, a person is asked. */
static void
test_propose (void)
{
  g_autoptr(DtPacket) packet = dt_packet_test_read (WITH ("<e:Subject>Một việc</e:Subject><e:PromulgationInfo><e:PromulgationDate>2024/07/22</e:PromulgationDate></e:PromulgationInfo>"
                                                "<e:DueDate>2024/08/20</e:DueDate>"));
  g_autoptr(DtProposal) bare = dt_packet_propose (packet, "Trích yếu khác\n");
  g_autoptr(DtProposal) other = dt_packet_propose (packet, "HUYỆN ỦY BÌNH AN\n*\nSố 47-CV/HU\n\nBình An, ngày 08 tháng 01 năm 2024\n\nKính gửi: Các chi bộ.\n");

  g_assert_cmpstr (bare->symbol, ==, "12-CV/TU");
  dt_test_assert_day (bare->day, "2024-07-22");
  g_assert_cmpstr (bare->issuer, ==, "Thành ủy Bình An");
  g_assert_cmpstr (bare->subject, ==, "Một việc");
  g_assert_cmpuint (bare->to_confirm->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (bare->to_confirm, 0), "20/8/2024"));

  g_assert_cmpstr (other->symbol, ==, "47-CV/HU");
  dt_test_assert_day (other->day, "2024-01-08");
  g_assert_cmpuint (other->to_confirm->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (other->to_confirm, 0), "12-CV/TU"));
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
      g_autoptr(DtPacket) packet = dt_packet_test_read (text);
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
  g_autoptr(DtPacket) packet = dt_packet_test_read (named_only);

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
      if (i == 0)
        g_assert_cmpstr (packet->staff_email, ==, "vanthu@thanhuy.example");
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
  g_test_add_func ("/interchange/packet/propose", test_propose);
  g_test_add_func ("/interchange/packet/files", test_files);
  g_test_add_func ("/interchange/packet/bomb", test_bomb);
  g_test_add_func ("/interchange/packet/damaged-file", test_damaged_file);
  g_test_add_func ("/interchange/packet/refused", test_refused);
  g_test_add_func ("/interchange/packet/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/interchange/packet/samples", test_samples);

  return g_test_run ();
}
