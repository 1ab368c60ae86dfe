/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files with faults: each is told with its line, its column, its reason, and what to do; nothing is stored. */

#include "dt-transfer-test.h"

#define HEAD "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n"
#define DIRECTIVE "<Directives><Directive symbol=\"1-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Tasks>\n"
#define END "</Tasks></Directive></Directives></Register>"

typedef struct
{
  const char *name;
  const char *content;
  int         line;
  int         column;
  const char *reason;
  const char *hint;      /* NULL: any */
} Case;

static const Case cases[] = {
  /* Dates */
  { "date/impossible", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"2024-06-31\"/></Task>" END, 3, 50,
    "The date “2024-06-31” does not exist: month 6 has 30 days", "Correct the date; it may be 30/6/2024 or 31/7/2024." },
  { "date/leap-day", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"2023-02-29\"/></Task>" END, 3, 50,
    "The date “2023-02-29” does not exist: month 2 has 28 days", "Correct the date; it may be 28/2/2023 or 29/3/2023." },
  { "date/day-first", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"25/8/2024\"/></Task>" END, 3, 50,
    "The date “25/8/2024” is not in the form year-month-day", "Write “2024-08-25”." },
  { "date/month-13", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"2024-13-05\"/></Task>" END, 3, 50,
    "The date “2024-13-05” does not exist: the months are 1 to 12", NULL },
  { "date/nonsense", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"mai\"/></Task>" END, 3, 50,
    "“mai” is not a date", "Dates are written like “2024-08-25”." },
  { "date/zone", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"2024-08-25Z\"/></Task>" END, 3, 50,
    "“2024-08-25Z” is not a date", NULL },
  { "date/in-words", HEAD DIRECTIVE "<Task>\n<Title>A</Title>\n<Deadline bound=\"before\">trước\n ngày 31/11/2024</Deadline></Task>" END, 6, 6,
    "The date “31/11/2024” does not exist: month 11 has 30 days", "Correct the date; it may be 30/11/2024 or 31/12/2024." },
  { "date/missing", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"before\">sớm</Deadline></Task>" END, 3, 40,
    "This kind of deadline needs a day", "Add date=\"2024-08-25\"." },
  { "date/quarter-of-month", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"in-month\" date=\"2024-Q3\"/></Task>" END, 3, 56,
    "“2024-Q3” does not go with the bound “in-month”", NULL },
  { "time", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"by\" date=\"2024-08-25\" time=\"25:00\"/></Task>" END, 3, 68,
    "“25:00” is not a time of day", "Times are written like “16:30”." },

  /* Values */
  { "value/nick", HEAD "<Units><Unit code=\"A\" kind=\"party-wards\"><Name>A</Name></Unit></Units></Register>", 2, 29,
    "“party-wards” is not a value of the attribute “kind”", NULL },
  { "value/percent", HEAD "<Units><Unit code=\"VP\" kind=\"other\"><Name>B</Name></Unit></Units>" DIRECTIVE "<Task><Title>A</Title><Assignment unit=\"VP\" percent=\"101\"/></Task>" END, 3, 54,
    "“101” is not a number for the attribute “percent”", "Write a whole number from 0 to 100." },
  { "value/uid", HEAD "<Units><Unit uid=\"7\" code=\"A\" kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 19,
    "“7” is not a uid", NULL },
  { "value/code", HEAD "<Units><Unit code=\"A B\" kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 20,
    "“A B” cannot be a code", NULL },
  { "value/empty-code", HEAD "<Units><Unit code=\"\" kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 20,
    "The attribute “code” is empty", NULL },
  { "value/file-name", HEAD "<Directives><Directive symbol=\"1\" type=\"plan\"><Attachment name=\"../x\"/></Directive></Directives></Register>", 2, 65,
    "“../x” is not the name of a file", "Give the name without folders." },
  { "value/sha256", HEAD "<Directives><Directive symbol=\"1\" type=\"plan\"><Attachment name=\"x\" sha256=\"12\"/></Directive></Directives></Register>", 2, 76,
    "“12” is not a SHA-256 checksum", NULL },
  { "value/boolean", HEAD "<Directives><Directive symbol=\"1\" type=\"plan\" stub=\"maybe\"/></Directives></Register>", 2, 53,
    "“maybe” is not a value of the attribute “stub”", "Values: true, false." },

  /* Elements and attributes */
  { "element/unknown", HEAD "<Unit><Name>A</Name></Unit></Register>", 2, 1,
    "The element <Unit> cannot stand in <Register>", NULL },
  { "element/misspelt", HEAD DIRECTIVE "<Task><Titel>A</Titel></Task>" END, 3, 7,
    "The element <Titel> cannot stand in <Task>",
    "Nearest: <Title>. The parts of <Task>, in this order: <Title>, <ShortTitle>, <Text>, <HoldReason>, <Deadline>, <Assignment>, <Needs>." },
  { "element/late", HEAD DIRECTIVE "<Task><Title>A</Title><Deadline bound=\"none\"/><Text>x</Text></Task>" END, 3, 47,
    "The element <Text> stands too late: it belongs before <Deadline>", NULL },
  { "element/twice", HEAD DIRECTIVE "<Task><Title>A</Title><Title>B</Title></Task>" END, 3, 23,
    "The element <Title> stands twice in <Task>", NULL },
  { "element/missing", HEAD DIRECTIVE "<Task/>" END, 3, 1, "The element <Task> lacks <Title>", NULL },
  { "element/empty", HEAD DIRECTIVE "<Task><Title>  </Title></Task>" END, 3, 7, "The element <Title> is empty", NULL },
  { "element/text", HEAD "hello <Units/></Register>", 1, 76, "Text cannot stand directly in <Register>", NULL },
  { "element/foreign", HEAD "<x:Units xmlns:x=\"urn:x\"/></Register>", 2, 1, "The element <Units> cannot stand in <Register>", NULL },
  { "attribute/unknown", HEAD "<Units><Unit code=\"A\" kind=\"other\" colour=\"red\"><Name>A</Name></Unit></Units></Register>", 2, 44,
    "The element <Unit> has no attribute “colour”", NULL },
  { "attribute/misspelt", HEAD DIRECTIVE "<Task ordinl=\"1\"><Title>A</Title></Task>" END, 3, 15,
    "The element <Task> has no attribute “ordinl”", "Nearest: “ordinal”." },
  { "attribute/missing", HEAD "<Units><Unit kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 8,
    "The element <Unit> lacks the attribute “code”", "Add code=\"…\"." },

  /* What goes together */
  { "assignment/nobody", HEAD DIRECTIVE "<Task><Title>A</Title><Assignment role=\"lead\"/></Task>" END, 3, 23,
    "The element <Assignment> names neither unit nor group", NULL },
  { "unit/unknown", HEAD "<Units><Unit code=\"BTC\" kind=\"other\"><Name>B</Name></Unit></Units>\n" DIRECTIVE
    "<Task><Title>A</Title>\n<Assignment unit=\"BTD\"/></Task>" END, 5, 19,
    "The unit “BTD” is not in the list of units", "Add the unit, or correct the code; nearest: BTC." },
  { "unit/unknown-parent", HEAD "<Units><Unit code=\"A\" kind=\"other\" parent=\"ZZ\"><Name>B</Name></Unit></Units></Register>", 2, 8,
    "The unit “ZZ” is not in the list of units", NULL },
  { "unit/circle", HEAD "<Units><Unit code=\"A\" kind=\"other\" parent=\"B\"><Name>A</Name></Unit>"
    "<Unit code=\"B\" kind=\"other\" parent=\"A\"><Name>B</Name></Unit></Units></Register>", 2, 8,
    "The unit “A” comes round to itself by its parents or successors", NULL },
  { "unit/validity", HEAD "<Units><Unit code=\"A\" kind=\"other\" valid-from=\"2024-02-01\" valid-to=\"2024-01-01\"><Name>A</Name></Unit></Units></Register>", 2, 70,
    "The last day lies before the first", NULL },
  { "group/unknown", HEAD DIRECTIVE "<Task><Title>A</Title><Assignment group=\"G-X\"/></Task>" END, 3, 42,
    "The group “G-X” is not in the list of groups", NULL },
  { "task/unknown", HEAD DIRECTIVE "<Task><Title>A</Title><Needs task=\"#7\"/></Task>" END, 3, 36, "There is no task “#7”", NULL },
  { "task/itself", HEAD DIRECTIVE "<Task ordinal=\"1\"><Title>A</Title><Needs task=\"#1\"/></Task>" END, 3, 48, "A task cannot wait for itself", NULL },
  { "task/circle", HEAD DIRECTIVE "<Task ordinal=\"1\"><Title>A</Title><Needs task=\"#3\"/></Task>\n<Task ordinal=\"2\"><Title>B</Title><Needs task=\"#1\"/></Task>\n"
    "<Task ordinal=\"3\"><Title>C</Title><Needs task=\"#2\"/></Task>" END, 3, 48, "The tasks wait for each other in a circle", NULL },
  { "task/no-such-day", HEAD DIRECTIVE "<Task ordinal=\"1\"><Title>A</Title><Needs task=\"1-KH/TU@2024-02-30#1\"/></Task>" END, 3, 48,
    "There is no task “1-KH/TU@2024-02-30#1”", NULL },
  { "task/own-part", HEAD DIRECTIVE "<Task ordinal=\"1\" parent=\"#2\"><Title>A</Title></Task><Task ordinal=\"2\" parent=\"#1\"><Title>B</Title></Task>" END, 3, 1,
    "A task cannot be a part of itself", NULL },
  { "task/ambiguous", HEAD DIRECTIVE "<Task ordinal=\"1\"><Title>A</Title></Task><Task ordinal=\"1\"><Title>B</Title></Task>"
    "<Task ordinal=\"2\"><Title>C</Title><Needs task=\"#1\"/></Task>" END, 3, 130, "More than one task is meant by “#1”", NULL },
  { "task/same-uid", HEAD DIRECTIVE "<Task uid=\"00000000-0000-4000-8000-000000000001\"><Title>A</Title></Task>\n"
    "<Task uid=\"00000000-0000-4000-8000-000000000001\"><Title>B</Title></Task>" END, 4, 1,
    "The uid “00000000-0000-4000-8000-000000000001” belongs to another task already", NULL },
  { "change/nothing", HEAD "<ScheduleChanges><ScheduleChange kind=\"accelerate\" amount=\"15\"><Cause symbol=\"1-CV/TU\"/></ScheduleChange></ScheduleChanges></Register>", 2, 18,
    "The schedule change says neither which directive nor which tasks", NULL },
  { "change/no-amount", HEAD "<ScheduleChanges><ScheduleChange kind=\"accelerate\"><Cause symbol=\"1-CV/TU\"/><Target symbol=\"2-KH/TU\"/></ScheduleChange></ScheduleChanges></Register>", 2, 18,
    "The schedule change does not say by how much", NULL },
  { "submission/verdict", HEAD "<Units><Unit code=\"VP\" kind=\"other\"><Name>B</Name></Unit></Units>" DIRECTIVE
    "<Task><Title>A</Title><Assignment unit=\"VP\"><Submission received=\"2024-08-10\" verdict=\"accepted\" verdict-day=\"2024-08-09\"/></Assignment></Task>" END, 3, 111,
    "Accepted or returned before the day it was received", NULL },
  { "reference/itself", HEAD "<Directives><Directive symbol=\"1-KH/TU\" type=\"plan\" date=\"2024-07-08\">\n"
    "<Reference relation=\"mentions\" symbol=\"1-KH/TU\"/></Directive></Directives></Register>", 3, 1,
    "The directive “1-KH/TU” cites itself", NULL },

  /* XML */
  { "xml/mismatch", HEAD "<Units>\n</Register>", 3, 1, "The tag </Register> does not match <Units>, opened in line 2",
    "The closing tag </Units> is missing before line 3." },
  { "xml/cut", HEAD "<Units>\n<Unit code=\"A\"", 3, 15, "The file ends too early: <Unit>, opened in line 3, is not closed", NULL },
  { "xml/stray-ampersand", HEAD "<Units><Unit code=\"A\" kind=\"other\"><Name>A & B</Name></Unit></Units></Register>", 2, 44,
    "A sign “&” stands alone", "In a text, write &lt; for “<” and &amp; for “&”." },
  { "xml/stray-less", HEAD "<Units><Unit code=\"A\" kind=\"other\"><Name>A < B</Name></Unit></Units></Register>", 2, 44,
    "The sign “<” does not begin a tag here", NULL },
  { "xml/quote", HEAD "<Units><Unit code=A kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 19,
    "The value of the attribute “code” must stand in quotes", NULL },
  { "xml/attribute-twice", HEAD "<Units><Unit code=\"A\" code=\"B\" kind=\"other\"><Name>A</Name></Unit></Units></Register>", 2, 23,
    "The attribute “code” is given twice", NULL },
  { "xml/after-end", HEAD "</Register>\n<Register/>", 3, 1, "Something stands after the end of the register", NULL },
  { "xml/entity", HEAD "<Units><Unit code=\"A\" kind=\"other\"><Name>&agrave;</Name></Unit></Units></Register>", 2, 42,
    "The entity &agrave; is not known", NULL },

  /* Other files */
  { "root/other", "<html><body/></html>", 1, 1, "This XML file is no register: it begins with <html>, not with <Register>", NULL },
  { "root/no-namespace", "<Register version=\"1.0\"/>", 1, 1, "The element <Register> has no namespace", NULL },
  { "root/namespace", "<Register xmlns=\"urn:x\" version=\"1.0\"/>", 1, 1, "The namespace “urn:x” is not that of a register file", NULL },
  { "root/newer-namespace", "<Register xmlns=\"https://example.org/ns/directive-tracker/2\" version=\"2.0\"/>", 1, 1,
    "The file was made by a newer version of the program (format 2)", NULL },
  { "root/newer-version", "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.7\"/>", 1, 1,
    "The file was made by a newer version of the program (format 1.7)", NULL },
  { "root/no-version", "<Register xmlns=\"https://example.org/ns/directive-tracker/1\"/>", 1, 1,
    "The element <Register> lacks the attribute “version”", "Add version=\"1.0\"." },
  { "root/edxml", "<?xml version=\"1.0\"?>\n<edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"/>", 2, 1,
    "This is an edXML packet of the exchange axis, not a register file", NULL },
  { "file/empty", "", 1, 1, "The file is empty", NULL },
  { "file/blanks", "  \n\n ", 1, 1, "The file is empty", NULL },
  { "root/html", "<!DOCTYPE html>\n<html/>", 1, 1,
    "The file has a document type declaration (DTD); such files are refused for safety", NULL },
  { "file/text", "Kính gửi: các cơ quan", 1, 1, "This is not an XML file", NULL },
  { "file/pdf", "%PDF-1.7\n", 1, 1, "This is a PDF file, not an XML file", NULL },
  { "file/zip", "PK\003\004xxxx", 1, 1, "This is a packed file (such as .docx, .xlsx or .zip), not an XML file", NULL },
};

static void
test_case (DtTransferFixture *fixture,
           gconstpointer      data)
{
  const Case *c = data;
  g_autofree char *before = dt_transfer_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr(DtImportReport) report = dt_transfer_read_text (fixture, c->content, DT_TRANSFER_FLAGS_NONE);

  dt_transfer_assert_error (report, 0, c->line, c->column, c->reason, c->hint);
  g_assert_cmpint (report->n_errors, ==, 1);

  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* The picture of the faulty file: a date, a unit and a tag, all told at once. */
static void
test_three_faults (DtTransferFixture *fixture,
                   gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("invalid-three-faults.xml");
  g_autoptr(DtImportReport) report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  int first;

  g_assert_cmpint (report->n_errors, ==, 3);
  dt_transfer_assert_error (report, 0, 47, 32, "The date “31/6/2024” does not exist: month 6 has 30 days",
                            "Correct the date; it may be 30/6/2024 or 31/7/2024.");
  dt_transfer_assert_error (report, 1, 61, 23, "The unit “P-19” is not in the list of units",
                            "Add the unit, or correct the code; nearest: P-09.");
  dt_transfer_assert_error (report, 2, 88, 3, "The tag </Tasks> does not match <Task>, opened in line 80",
                            "The closing tag </Task> is missing before line 88.");

  lines = dt_transfer_excerpt (file, 47, 3, 2, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, ==, 44);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[3], ==, "    <Deadline bound=\"before\">  31/6/2024</Deadline>");
}

/* Lines beyond 65535 are told exactly as well. */
static void
test_far_line (DtTransferFixture *fixture,
               gconstpointer      data)
{
  g_autoptr(GString) content = g_string_new (HEAD);
  g_autoptr(DtImportReport) report = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (content, '\n');
  g_string_append (content, "<Units>\n  <Unit code=\"Ă\" kind=\"đảng\"><Name>A</Name></Unit></Units></Register>");
  report = dt_transfer_read_text (fixture, content->str, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_error (report, 0, 100003, 24, "“đảng” is not a value of the attribute “kind”", NULL);
}

static void
test_all_told (DtTransferFixture *fixture,
               gconstpointer      data)
{
  g_autoptr(GString) content = g_string_new (HEAD "<Units>\n");
  g_autoptr(DtImportReport) report = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (content, "<Unit code=\"U%d\" kind=\"wrong\"><Name>A</Name></Unit>\n", i);
  g_string_append (content, "</Units></Register>");
  report = dt_transfer_read_text (fixture, content->str, DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->n_errors, ==, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (((DtProblem *) report->errors->pdata[i])->place.line, ==, (int) i + 3);
}

static void
test_too_many (DtTransferFixture *fixture,
               gconstpointer      data)
{
  g_autoptr(GString) content = g_string_new (HEAD "<Units>\n");
  g_autoptr(DtImportReport) report = NULL;
  const DtProblem *last;

  for (int i = 0; i < 1000; i++)
    g_string_append (content, "<Unit/>\n");
  g_string_append (content, "</Units></Register>");
  report = dt_transfer_read_text (fixture, content->str, DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->n_errors, <, 210);
  last = report->errors->pdata[report->errors->len - 1];
  g_assert_cmpstr (last->reason, ==, "Too many faults; the rest of the file was not read");
}

/* Warnings stop nothing. */
static void
test_warnings (DtTransferFixture *fixture,
               gconstpointer      data)
{
  g_autoptr(DtImportReport) report = dt_transfer_read_text (fixture, HEAD DIRECTIVE
    "<Task ordinal=\"1\"><Title>A</Title><Deadline bound=\"before\" date=\"2024-08-25\">trước ngày 26/8/2024</Deadline></Task>\n"
    "<Task ordinal=\"2\"><Title>B</Title><Deadline bound=\"by\" date=\"2024-09-02\"/></Task>\n"
    "<Task ordinal=\"3\"><Title>C</Title><Deadline bound=\"by\" date=\"2024-08-09\"/></Task>\n"
    "<Task ordinal=\"4\"><Title>D</Title><Deadline bound=\"by\" date=\"2024-07-05\"/></Task>\n"
    "<Task ordinal=\"5\"><Title>E</Title><Deadline bound=\"by\" date=\"2024-08-29\"/></Task>\n" END, DT_TRANSFER_FLAGS_NONE);
  static const char *const reasons[] = {
    "A: the last day 24/8/2024 is a day off (Saturday)",
    "The words name 26/8/2024, the date attribute 25/8/2024",
    "B: the last day 02/9/2024 is a holiday (National Day)",
    "C: the last day 09/8/2024 is already past",
    "D: the last day 05/7/2024 lies before the date of the directive",
  };
  static const int columns[] = { 66, 89, 62, 62, 62 };
  static const int lines[] = { 3, 3, 4, 5, 6 };

  dt_transfer_print (report);
  g_assert_cmpint (report->n_errors, ==, 0);
  g_assert_cmpint (report->n_warnings, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const DtProblem *problem = report->warnings->pdata[i];

      g_assert_cmpstr (problem->reason, ==, reasons[i]);
      g_assert_cmpint (problem->place.line, ==, lines[i]);
      g_assert_cmpint (problem->place.column, ==, columns[i]);
    }
}

static void
test_no_file (DtTransferFixture *fixture,
              gconstpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path ("/nonexistent/file.xml");

  g_assert_null (dt_transfer_import (fixture->store, &file, 1, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_too_large (DtTransferFixture *fixture,
                gconstpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = dt_transfer_sample ("valid-register.xml");
  DtTransferOptions options = { .max_bytes = 1000 };
  g_autoptr(DtImportReport) report = dt_transfer_import (fixture->store, &file, 1, &options, NULL, &error);

  g_assert_no_error (error);
  dt_transfer_assert_error (report, 0, 0, 0, "The file is larger than 1.0 kB", NULL);
}

/* What an office keeps beside its matter is checked as strictly, each fault in its place, and nothing is stored. */
static void
test_office (DtTransferFixture *fixture,
             gconstpointer      data)
{
  static const int lines[] = { 6, 9, 11, 15, 19, 20 };
  g_autoptr(GFile) file = dt_transfer_sample ("invalid-office.xml");
  g_autoptr(DtImportReport) report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);

  if (report->n_errors != G_N_ELEMENTS (lines))
    dt_transfer_print (report);
  g_assert_cmpint (report->n_errors, ==, (int) G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (((const DtProblem *) report->errors->pdata[i])->place.line, ==, lines[i]);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT (SELECT count(*) FROM letter_template), (SELECT count(*) FROM board),"
                                                     " (SELECT count(*) FROM draft), (SELECT count(*) FROM journal)"), "0|0|0|0");
}

/* What cannot be a journal is refused with its place, and nothing is stored. */
static void
test_journal (DtTransferFixture *fixture,
              gconstpointer      data)
{
#define ENTRY(attributes, content) \
  DT_TEST_REGISTER ("<Journal><Entry uid=\"11111111-0000-4000-8000-000000000009\" " attributes ">" content "</Entry></Journal>")
  g_autoptr(DtImportReport) moment = NULL;
  g_autoptr(DtImportReport) op = NULL;
  g_autoptr(DtImportReport) image = NULL;

  moment = dt_transfer_read_text (fixture, ENTRY ("at=\"hôm qua\" action=\"accept\"", ""), DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpuint (moment->n_errors, ==, 1);
  op = dt_transfer_read_text (fixture, ENTRY ("at=\"2024-08-12T02:41:00Z\" action=\"accept\"", "<Changed table=\"task\" op=\"burn\"/>"),
                              DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpuint (op->n_errors, ==, 1);
  image = dt_transfer_read_text (fixture, ENTRY ("at=\"2024-08-12T02:41:00Z\" action=\"accept\"",
                                                 "<Changed table=\"task\" op=\"update\"><After>{\"a\":</After></Changed>"), DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpuint (image->n_errors, ==, 1);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*) FROM journal"), "0");
}

/* Each file tells one of two days, which do not go together: a fault of the second file, not of the register. */
static void
test_days_apart (DtTransferFixture *fixture,
                 gconstpointer      data)
{
  g_autoptr(DtImportReport) report = NULL;

  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<Units><Unit code=\"A\" kind=\"other\" valid-from=\"2024-01-01\"><Name>Ban A</Name></Unit></Units>"));
  report = dt_transfer_read_text (fixture, DT_TEST_REGISTER ("<Units><Unit code=\"A\" kind=\"other\" valid-to=\"2023-01-01\"><Name>Ban A</Name></Unit></Units>"),
                                  DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->n_errors, ==, 1);
  g_assert_cmpstr (((DtProblem *) g_ptr_array_index (report->errors, 0))->reason, ==, "The unit “A” would end before it begins");
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*) FROM unit WHERE valid_to IS NULL"), "1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/interchange/faults/", cases[i].name, NULL);

      g_test_add (path, DtTransferFixture, &cases[i], dt_transfer_set_up, test_case, dt_transfer_tear_down);
    }
#define ADD(name, func) g_test_add ("/interchange/faults/" name, DtTransferFixture, NULL, dt_transfer_set_up, func, dt_transfer_tear_down)
  ADD ("three-faults", test_three_faults);
  ADD ("journal", test_journal);
  ADD ("office", test_office);
  ADD ("far-line", test_far_line);
  ADD ("all-told", test_all_told);
  ADD ("too-many", test_too_many);
  ADD ("warnings", test_warnings);
  ADD ("no-file", test_no_file);
  ADD ("too-large", test_too_large);
  ADD ("days-apart", test_days_apart);

  return g_test_run ();
}
