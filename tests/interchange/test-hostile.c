/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents made to do harm. Each is refused, quickly, with a word to the user; nothing of it is stored, and
 * nothing outside it is read. */

#include <string.h>

#include "dt-transfer-test.h"

#define ROOT "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">"
#define UNIT(text) "<Units><Unit code=\"A\" kind=\"other\"><Name>" text "</Name></Unit></Units>"
#define MAX_SECONDS 5

typedef struct
{
  const char *name;
  const char *prolog;       /* before the root */
  const char *content;      /* after its start tag */
  const char *repeat;       /* so many times, then */
  guint       n;
  const char *end;
  const char *reason;
} Attack;

#define DTD_REFUSED "The file has a document type declaration (DTD); such files are refused for safety"

static const Attack attacks[] = {
  { "external-entity", "<!DOCTYPE Register [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", UNIT ("&x;"), "", 0, "</Register>", DTD_REFUSED },
  { "external-entity-in-attribute", "<!DOCTYPE Register [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<Units><Unit code=\"&x;\" kind=\"other\"/></Units>", "", 0, "</Register>", DTD_REFUSED },
  { "entity-over-network", "<!DOCTYPE Register [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>", UNIT ("&x;"), "", 0, "</Register>", DTD_REFUSED },
  { "external-dtd", "<!DOCTYPE Register SYSTEM \"file:///etc/passwd\">", "", "", 0, "</Register>", DTD_REFUSED },
  { "public-dtd", "<!DOCTYPE Register PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/x.dtd\">", "", "", 0, "</Register>", DTD_REFUSED },
  { "parameter-entity", "<!DOCTYPE Register [<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;]>", "", "", 0, "</Register>", DTD_REFUSED },
  { "billion-laughs", "<!DOCTYPE Register [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
    UNIT ("&c;"), "", 0, "</Register>", DTD_REFUSED },
  { "parameter-laughs", "<!DOCTYPE Register [<!ENTITY % a \"<!ENTITY b 'xxxxxxxx'>\"><!ENTITY % c \"%a;%a;%a;%a;\">%c;]>",
    "", "", 0, "</Register>", DTD_REFUSED },
  { "entity-loop", "<!DOCTYPE Register [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>", UNIT ("&a;"), "", 0, "</Register>", DTD_REFUSED },
  { "default-attributes", "<!DOCTYPE Register [<!ATTLIST Unit kind CDATA \"other\">]>", UNIT ("x"), "", 0, "</Register>", DTD_REFUSED },
  { "doctype-after-comment", "<!-- <!DOCTYPE x> --> <?pi <!DOCTYPE x> ?><!DOCTYPE Register>", "", "", 0, "</Register>", DTD_REFUSED },
  { "undeclared-entity", "", UNIT ("&x;"), "", 0, "</Register>", "The entity &x; is not known" },
  { "undeclared-entity-in-attribute", "", "<Units><Unit code=\"A\" kind=\"other\" short-name=\"&xxe;\">", "", 0, "</Register>", "The entity &xxe; is not known" },
  { "xinclude", "", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>", "", 0, "</Register>",
    "The element <include> cannot stand in <Register>" },
  { "deep", "", "", "<Units>", 100000, "", "Elements are nested more than 64 deep" },
  { "many-attributes", "", "<Units ", "a%u=\"\" ", 200000, "/></Register>", "A tag has more than 32 attributes" },
  { "long-attribute", "", "<Units><Unit code=\"", "AAAAAAAAAAAAAAAA", 100000, "\"/></Units></Register>", "A tag is longer than 64 KB" },
  { "long-tag", "", "<Units ", "                ", 100000, "/></Register>", "A tag is longer than 64 KB" },
  { "long-end-tag", "", "<Units></Units ", "                ", 100000, "></Register>", "A tag is longer than 64 KB" },
  { "long-name", "", "<", "Unitsssssssssss", 1000, "/></Register>", "A name in a tag is too long" },
  { "long-text", "", "<Units><Unit code=\"A\" kind=\"other\"><Name>", "AAAAAAAAAAAAAAAA", 1000000, "</Name></Unit></Units></Register>",
    "A piece of text is longer than 8 MB" },
  { "long-comment", "", "<!-- ", "AAAAAAAAAAAAAAAA", 1000000, " --></Register>", "A piece of text is longer than 8 MB" },
  { "long-cdata", "", "<Units><Unit code=\"A\" kind=\"other\"><Name><![CDATA[", "AAAAAAAAAAAAAAAA", 1000000, "]]></Name></Unit></Units></Register>",
    "A piece of text is longer than 8 MB" },
  { "long-instruction", "", "<?x ", "AAAAAAAAAAAAAAAA", 1000000, "?></Register>", "A piece of text is longer than 8 MB" },
  { "long-entity-name", "", "<Units>&", "aaaaaaaaaaaaaaaa", 1000, ";</Units></Register>", "A sign “&” stands alone" },
  { "title-too-long", "", "<Units><Unit code=\"A\" kind=\"other\"><Name>", "AAAAAAAAAAAAAAAA", 1000, "</Name></Unit></Units></Register>",
    "The text of <Name> is longer than 4000 characters" },
  { "bad-utf8", "", UNIT ("\xc3\x28"), "", 0, "</Register>", "This is not UTF-8 text: the byte 28 does not belong here" },
  { "overlong-utf8", "", UNIT ("\xc0\xaf"), "", 0, "</Register>", "This is not UTF-8 text: the byte C0 does not belong here" },
  { "surrogate", "", UNIT ("\xed\xa0\x80"), "", 0, "</Register>", "This is not UTF-8 text: the byte A0 does not belong here" },
  { "old-vietnamese-encoding", "", UNIT ("V\xe8n ph\xdfng"), "", 0, "</Register>", "This is not UTF-8 text: the byte 6E does not belong here" },
  { "control-character", "", UNIT ("a\x07" "b"), "", 0, "</Register>", "A control character (code 7) is not allowed" },
  { "control-character-by-number", "", UNIT ("a&#7;b"), "", 0, "</Register>", "A character that XML does not allow" },
  { "utf7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "", "", 0, "</Register>", "The file says that its encoding is “UTF-7”; only UTF-8 is read" },
  { "latin1", "<?xml version='1.0' encoding='ISO-8859-1'?>", "", "", 0, "</Register>",
    "The file says that its encoding is “ISO-8859-1”; only UTF-8 is read" },
  { "two-roots", "", "</Register>", "", 0, "<Register/>", "Something stands after the end of the register" },
  { "late-doctype", "", "</Register>", "", 0, "<!DOCTYPE x>", DTD_REFUSED },
  { "cut-in-tag", "", "<Units><Unit co", "", 0, "", "The file ends too early: <Unit>, opened in line 1, is not closed" },
  { "cut-in-value", "", "<Units><Unit code=\"A", "", 0, "", "The file ends too early: <Unit>, opened in line 1, is not closed" },
  { "cut-in-comment", "", "<Units><!-- never ends", "", 0, "", "The file ends too early: <Units>, opened in line 1, is not closed" },
};

/* In a report of a value that runs on, nobody can count columns: only the first fault is looked at. */
static void
assert_refused (const DtImportReport *report,
                const char           *reason)
{
  gboolean found = FALSE;

  dt_transfer_print (report);
  g_assert_cmpint (report->n_errors, >, 0);
  for (guint i = 0; i < report->errors->len && !found; i++)
    found = strcmp (((DtProblem *) report->errors->pdata[i])->reason, reason) == 0;
  if (!found)
    g_test_message ("expected: %s", reason);
  g_assert_true (found);
}

static char *
build_document (const Attack *attack)
{
  GString *document = g_string_new (attack->prolog);

  g_string_append (document, ROOT);
  g_string_append (document, attack->content);
  for (guint i = 0; i < attack->n; i++)
    {
      const char *number = strstr (attack->repeat, "%u");

      if (number != NULL)
        g_string_append_printf (document, "%.*s%u%s", (int) (number - attack->repeat), attack->repeat, i, number + 2);
      else
        g_string_append (document, attack->repeat);
    }
  g_string_append (document, attack->end);

  return g_string_free (document, FALSE);
}

static void
test_attack (DtTransferFixture *fixture,
             gconstpointer      data)
{
  const Attack *attack = data;
  g_autofree char *document = build_document (attack);
  g_autofree char *before = dt_transfer_dump (fixture);
  g_autofree char *after = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(DtImportReport) report = dt_transfer_read_text (fixture, document, DT_TRANSFER_FLAGS_NONE);

  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_USEC_PER_SEC);
  assert_refused (report, attack->reason);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
read_bytes (DtTransferFixture *fixture,
            const char        *bytes,
            gsize              length,
            const char        *reason)
{
  g_autoptr(GFile) file = dt_transfer_write_file (fixture, "document.xml", bytes, (gssize) length);
  g_autoptr(DtImportReport) report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);

  assert_refused (report, reason);
}

static void
test_nul (DtTransferFixture *fixture,
          gconstpointer      data)
{
  static const char document[] = ROOT "<Units>\0</Units></Register>";

  read_bytes (fixture, document, sizeof document - 1, "A control character (code 0) is not allowed");
}

static void
test_utf16 (DtTransferFixture *fixture,
            gconstpointer      data)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (ROOT "</Register>", -1, encodings[i], "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      read_bytes (fixture, bytes, length, "The file is in UTF-16 or UTF-32; only UTF-8 is read");
    }
}

static void
test_gzip (DtTransferFixture *fixture,
           gconstpointer      data)
{
  read_bytes (fixture, "\x1f\x8b\x08\x00", 4, "This is a compressed file, not an XML file");
}

static void
test_folder (DtTransferFixture *fixture,
             gconstpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);

  g_assert_null (dt_transfer_import (fixture->store, &folder, 1, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* A sample, with bytes overturned, cut or doubled: whatever comes of it, it ends, and the register is whole. */
static void
test_noise (DtTransferFixture *fixture,
            gconstpointer      data)
{
  g_autoptr(GFile) sample = dt_transfer_sample ("valid-register.xml");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (sample, NULL, &content, &length, NULL, NULL));
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *noisy = g_memdup2 (content, length);
      gsize noisy_length = length;
      g_autoptr(GFile) file = NULL;
      g_autoptr(DtImportReport) report = NULL;

      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (int) length);

          if (g_test_rand_bit ())
            noisy[at] = (char) g_test_rand_int_range (1, 256);
          else
            noisy[at] = "<>&\"'/= \n-!?]"[g_test_rand_int_range (0, 13)];
        }
      if (g_test_rand_int_range (0, 4) == 0)
        noisy_length = (gsize) g_test_rand_int_range (0, (int) length);

      file = dt_transfer_write_file (fixture, "noise.xml", noisy, (gssize) noisy_length);
      report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_DRY_RUN);
      for (guint k = 0; k < report->errors->len; k++)
        {
          const DtProblem *problem = report->errors->pdata[k];

          g_assert_true (g_utf8_validate (problem->reason, -1, NULL));
          g_assert_cmpint (problem->place.line, >, 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/interchange/hostile/", attacks[i].name, NULL);

      g_test_add (path, DtTransferFixture, &attacks[i], dt_transfer_set_up, test_attack, dt_transfer_tear_down);
    }
#define ADD(name, func) g_test_add ("/interchange/hostile/" name, DtTransferFixture, NULL, dt_transfer_set_up, func, dt_transfer_tear_down)
  ADD ("nul", test_nul);
  ADD ("utf16", test_utf16);
  ADD ("gzip", test_gzip);
  ADD ("folder", test_folder);
  ADD ("noise", test_noise);

  return g_test_run ();
}
