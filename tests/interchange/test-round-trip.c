/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Out of one register and into another: nothing is lost, nothing is doubled. */

#include "dt-transfer-test.h"

#include "dt-types.h"

/* What is in the register goes out, into a new one, and out again, twice: rows and bytes are the same each time. */
static void
go_round (DtTransferFixture *fixture)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  before = dt_transfer_dump (fixture);
  first = dt_transfer_export_text (fixture);

  for (int round = 0; round < 2; round++)
    {
      g_autofree char *again = NULL;

      dt_transfer_renew (fixture);
      dt_transfer_take_text (fixture, first);
      again = dt_transfer_dump (fixture);
      g_assert_cmpstr (again, ==, before);
      second = dt_test_without_last_entry (dt_transfer_export_text (fixture));
      g_assert_cmpstr (second, ==, first);
      g_clear_pointer (&second, g_free);
    }

  /* Into the register that has it all: nothing changes. */
  dt_transfer_take_text (fixture, first);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
test_fixture (DtTransferFixture *fixture,
              gconstpointer      data)
{
  dt_transfer_take_sample (fixture, "valid-register.xml");
  go_round (fixture);
}

/* The samples that come with the program, as one import. */
static void
test_samples (DtTransferFixture *fixture,
              gconstpointer      data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DT_SOURCE_DIR"), "data", "samples", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportReport) report = NULL;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort_with_data (names, compare_names, NULL);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, g_file_new_build_filename (folder, names->pdata[i], NULL));

  report = dt_transfer_import (fixture->store, (GFile **) files->pdata, files->len, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_transfer_assert_good (report);
  g_assert_cmpint (report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW], >, 25);
  go_round (fixture);
}

/* Read twice it changes nothing; taken back in one step nothing is left but what the journal tells; done again it is all
 * there. */
static void
test_office_sample (DtTransferFixture *fixture,
                    gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("valid-office.xml");
  g_autofree char *empty = dt_transfer_dump (fixture);
  g_autofree char *full = NULL;
  g_autoptr(DtImportReport) again = NULL;
  g_autoptr(GError) error = NULL;

  dt_transfer_take_sample (fixture, "valid-office.xml");
  full = dt_transfer_dump (fixture);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT b.name, g.code, group_concat (t.ordinal, ' ') FROM board b JOIN unit_group g ON g.id = b.group_id"
                                                     " JOIN (SELECT * FROM board_task ORDER BY position) x ON x.board_id = b.id JOIN task t ON t.id = x.task_id"),
                         "Báo cáo quý III|BAN|2 1");
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*), count (origin) FROM journal"), "3|2");

  again = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (again);
  for (int entity = 0; entity < DT_N_ENTITIES; entity++)
    g_assert_cmpint (again->counts[entity][DT_OUTCOME_NEW] + again->counts[entity][DT_OUTCOME_CHANGED], ==, 0);
  dt_test_assert_string (dt_transfer_dump (fixture), full);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*) FROM journal WHERE origin IS NOT NULL"), "2");

  g_free (dt_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  dt_test_assert_string (dt_transfer_dump (fixture), empty);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*) FROM journal WHERE origin IS NOT NULL"), "2");
  g_free (dt_store_redo (fixture->store, &error));
  g_assert_no_error (error);
  dt_test_assert_string (dt_transfer_dump (fixture), full);

  go_round (fixture);
}

#define DRAFT(changed, content) \
  DT_TEST_REGISTER ("<Drafts><Draft uid=\"11111111-0000-4000-8000-000000000004\" kind=\"letter\" made=\"2024-08-12T01:00:00Z\" changed=\"" \
                    changed "\">" content "</Draft></Drafts>")

/* A person goes on with the later state of a draft, wherever it was written. */
static void
test_drafts (DtTransferFixture *fixture,
             gconstpointer      data)
{
  dt_transfer_take_text (fixture, DRAFT ("2024-08-12T02:00:00Z", "two"));
  dt_transfer_take_text (fixture, DRAFT ("2024-08-12T01:30:00Z", "one"));
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT content FROM draft"), "two");
  dt_transfer_take_text (fixture, DRAFT ("2024-08-12T03:00:00Z", "three"));
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT content FROM draft"), "three");
}

static int
number (DtTransferFixture *fixture,
        const char        *sql)
{
  g_autofree char *text = dt_transfer_query (fixture, sql);

  return (int) g_ascii_strtoll (text, NULL, 10);
}

static void
assert_number (DtTransferFixture *fixture,
               const char        *sql,
               int                expected)
{
  g_assert_cmpint (number (fixture, sql), ==, expected);
}

/* The journal travels with the register: who did what when stays word for word, entries are never doubled, and nobody
 * takes back what was done elsewhere. */
static void
test_journal (DtTransferFixture *fixture,
              gconstpointer      data)
{
  static const char entries[] = "SELECT j.uid, j.at, j.who, j.action, j.label, i.entity, i.op, u.code, t.title FROM journal j"
                                " JOIN journal_item i ON i.journal_id = j.id LEFT JOIN unit u ON u.id = i.unit_id"
                                " LEFT JOIN task t ON t.id = i.task_id WHERE j.label NOT LIKE '%again%' ORDER BY j.uid, i.id";
  g_autofree char *first = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportReport) report = NULL;
  g_autoptr(GFile) file = NULL;
  int n;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  here = dt_transfer_query (fixture, entries);
  n = number (fixture, "SELECT count(*) FROM journal");
  g_assert_cmpint (n, >, 0);
  first = dt_transfer_export_text (fixture);

  dt_transfer_renew (fixture);
  file = dt_transfer_write_file (fixture, "again.xml", first, -1);
  report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  g_assert_cmpint (report->counts[DT_ENTITY_JOURNAL][DT_OUTCOME_NEW], ==, n);
  there = dt_transfer_query (fixture, entries);
  g_assert_cmpstr (there, ==, here);
  assert_number (fixture, "SELECT count(*) FROM journal WHERE origin IS NULL", 1);
  /* Rows are named by the ids of this register, wherever it has them. */
  assert_number (fixture, "SELECT count(*) FROM journal_item i JOIN task t ON t.id = i.task_id"
                                                " WHERE i.entity = 'deadline' AND i.after ->> 'task_id' <> t.id", 0);

  /* Undo takes back what was read, but not that it was told. */
  g_free (dt_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_number (fixture, "SELECT count(*) FROM task", 0);
  assert_number (fixture, "SELECT count(*) FROM journal WHERE origin IS NOT NULL", n);
  g_clear_pointer (&report, dt_import_report_free);
  report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->counts[DT_ENTITY_JOURNAL][DT_OUTCOME_UNCHANGED], ==, n);
  g_assert_cmpint (report->counts[DT_ENTITY_JOURNAL][DT_OUTCOME_NEW], ==, 0);
}

/* The id of what was taken back goes to the next row. The journal that is handed on does not tell the acts of the one of
 * the other. */
static void
test_journal_reused (DtTransferFixture *fixture,
                     gconstpointer      data)
{
#define LETTER(n) DT_TEST_REGISTER (DT_TEST_UNITS \
  "<Directives><Directive uid=\"" n "1111111-0000-4000-8000-000000000001\" symbol=\"" n "-CV/TU\" type=\"letter\" date=\"2024-07-01\"" \
  " issuer=\"THU\"><Tasks><Task uid=\"" n "1111111-0000-4000-8000-000000000002\" ordinal=\"1\"><Title>" n "</Title>" \
  "<Deadline bound=\"by\" date=\"2024-08-01\"/><Assignment unit=\"VP\"/></Task></Tasks></Directive></Directives>")
  g_autofree char *xml = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) entries = NULL;

  dt_transfer_take_text (fixture, LETTER ("2"));
  g_free (dt_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  dt_transfer_take_text (fixture, LETTER ("3"));
  assert_number (fixture, "SELECT count(DISTINCT after ->> 'uid') FROM journal_item WHERE entity = 'task' AND op = 'insert' AND task_id = (SELECT id FROM task)", 2);

  xml = dt_transfer_export_text (fixture);
  entries = g_strsplit (strstr (xml, "<Journal>"), "</Entry>", -1);
  g_assert_nonnull (strstr (entries[0], "21111111-0000-4000-8000-000000000002"));
  g_assert_null (strstr (entries[0], "31111111"));
  g_assert_nonnull (strstr (entries[g_strv_length (entries) - 2], "task=\"31111111-0000-4000-8000-000000000002\""));
#undef LETTER
}

#define OFFICE \
  "<LetterTemplates><LetterTemplate uid=\"11111111-0000-4000-8000-000000000003\" name=\"Nhắc lần hai\" channel=\"letter\">" \
  "<Subject>V/v báo cáo</Subject><Body xml:space=\"preserve\">Kính gửi {unit},\n\n  Đề nghị…</Body></LetterTemplate></LetterTemplates>" \
  "<Boards><Board uid=\"11111111-0000-4000-8000-000000000001\" name=\"Báo cáo quý\"><Column task=\"1-CV/TU#1\"/><Column task=\"1-CV/TU#1\"/></Board></Boards>" \
  "<Filters><Filter uid=\"11111111-0000-4000-8000-000000000002\" name=\"Của tôi\">states=1\nunit=3</Filter></Filters>" \
  "<Drafts><Draft uid=\"11111111-0000-4000-8000-000000000004\" kind=\"directive\" title=\"1450-CV/TU\" made=\"2024-08-12T01:00:00Z\"" \
  " changed=\"2024-08-12T02:00:00Z\">symbol=1450-CV/TU\n\n  subject=Về việc…</Draft></Drafts>"
#define MATTER \
  "<Directives><Directive symbol=\"1-CV/TU\" type=\"letter\" date=\"2024-07-01\" issuer=\"THU\"><Tasks>" \
  "<Task ordinal=\"1\"><Title>Báo cáo</Title><Assignment unit=\"VP\"/></Task></Tasks></Directive></Directives>"

/* Words of letters, boards and saved filters: out and in again, found by uid or name, changed and never doubled. */
static void
test_office (DtTransferFixture *fixture,
             gconstpointer      data)
{
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS MATTER OFFICE));
  go_round (fixture);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT name, rung, body FROM letter_template"),
                         "Nhắc lần hai|2|Kính gửi {unit},\n\n  Đề nghị…");
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT b.name, t.title FROM board b JOIN board_task x ON x.board_id = b.id"
                                                     " JOIN task t ON t.id = x.task_id"), "Báo cáo quý|Báo cáo");

  dt_test_assert_string (dt_transfer_query (fixture, "SELECT kind, title, changed_at - made_at, content FROM draft"),
                         "directive|1450-CV/TU|3600|symbol=1450-CV/TU\n\n  subject=Về việc…");

  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<Boards><Board name=\"Báo cáo quý\"/></Boards>"
                                                    "<Filters><Filter name=\"Của tôi\">states=2</Filter></Filters>"));
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT count(*), (SELECT count(*) FROM board_task), (SELECT query FROM saved_filter)"
                                                     " FROM board"), "1|0|states=2");
}

/* Random registers */

#define N_UNITS 8

static int
pick (int below)
{
  return g_test_rand_int_range (0, below);
}

/* With signs that XML has to write otherwise, blanks in odd places, accents in two pieces. */
static char *
random_text (void)
{
  static const char *const pieces[] = { "báo cáo", "  hai blank ", "a < b & c", "“trích”", "\"", "'", "\n", "e\xcc\x81", "]]&gt;", "\t", "Đ", "x", " ", "#", "&#13;" };
  g_autoptr(GString) text = g_string_new ("t");
  char *escaped;

  for (int n = pick (6); n > 0; n--)
    g_string_append (text, pieces[pick (G_N_ELEMENTS (pieces))]);
  escaped = g_markup_escape_text (text->str, -1);

  return escaped;
}

static void
maybe_attribute (GString    *xml,
                 const char *name)
{
  if (pick (2) == 0)
    {
      g_autofree char *text = random_text ();

      g_string_append_printf (xml, " %s=\"%s\"", name, text);
    }
}

static void
maybe_day (GString    *xml,
           const char *name)
{
  if (pick (2) == 0)
    g_string_append_printf (xml, " %s=\"2024-%02d-%02d\"", name, 1 + pick (12), 1 + pick (28));
}

static void
element (GString    *xml,
         const char *name,
         gboolean    always)
{
  g_autofree char *text = random_text ();

  if (always || pick (2) == 0)
    g_string_append_printf (xml, "<%1$s%2$s>%3$s</%1$s>", name, pick (2) == 0 ? " xml:space=\"preserve\"" : "", text);
}

static const char *
nick (const DtNick *table)
{
  int n = 0;

  while (table[n].nick != NULL)
    n++;
  return table[pick (n)].nick;
}

static void
random_units (GString *xml)
{
  g_string_append (xml, "<Units>");
  for (int i = 0; i < N_UNITS; i++)
    {
      g_string_append_printf (xml, "<Unit code=\"U%d\" kind=\"%s\"", i, nick (dt_unit_kind_nicks));
      maybe_attribute (xml, "short-name");
      if (i > 0 && pick (2) == 0)
        g_string_append_printf (xml, " parent=\"U%d\"", pick (i));
      if (i > 0 && pick (4) == 0)
        g_string_append_printf (xml, " successor=\"U%d\"", pick (i));
      if (pick (3) == 0)
        g_string_append_printf (xml, " valid-from=\"20%02d-01-01\" valid-to=\"20%02d-01-01\"", 10 + pick (5), 20 + pick (5));
      g_string_append_printf (xml, " position=\"%d\">", pick (5));
      element (xml, "Name", TRUE);
      g_string_append (xml, "<Contact");
      maybe_attribute (xml, "phone");
      maybe_attribute (xml, "address");
      g_string_append (xml, "/></Unit>");
    }
  g_string_append (xml, "</Units><UnitGroups>");
  for (int i = 0; i < 3; i++)
    {
      g_string_append_printf (xml, "<UnitGroup code=\"G%d\">", i);
      element (xml, "Name", TRUE);
      for (int j = 0; j < N_UNITS; j++)
        {
          if (pick (2) == 0)
            g_string_append_printf (xml, "<Member unit=\"U%d\"%s/>", j, pick (3) == 0 ? " from=\"2024-03-01\"" : "");
        }
      g_string_append (xml, "</UnitGroup>");
    }
  g_string_append (xml, "</UnitGroups>");
}

static void
random_deadline (GString *xml)
{
  static const char *const others[] = {
    "bound=\"in-month\" date=\"2024-08\"", "bound=\"in-quarter\" date=\"2024-Q4\"", "bound=\"standing\"", "bound=\"none\"", "bound=\"text\"",
  };
  g_autofree char *text = random_text ();

  g_string_append (xml, "<Deadline ");
  if (pick (2) == 0)
    {
      switch (pick (4))
        {
        case 0: g_string_append_printf (xml, "bound=\"before\" date=\"2024-%02d-%02d\"", 1 + pick (12), 1 + pick (28)); break;
        case 1: g_string_append_printf (xml, "bound=\"by\" date=\"2024-%02d-%02d\" time=\"16:30\"", 1 + pick (12), 1 + pick (28)); break;
        case 2: g_string_append_printf (xml, "bound=\"period\" date=\"2024-%02d-%02d\"", 1 + pick (12), 1 + pick (28)); break;
        default: g_string_append_printf (xml, "bound=\"recurring\" rule=\"R/MONTHLY;DAY=%d;BEFORE\"", 1 + pick (28)); break;
        }
    }
  else
    {
      g_string_append (xml, others[pick (G_N_ELEMENTS (others))]);
    }
  g_string_append_printf (xml, ">%s</Deadline>", text);
}

static void
random_assignment (GString    *xml,
                   int         unit,
                   const char *role)
{
  g_string_append_printf (xml, "<Assignment unit=\"U%d\" role=\"%s\"", unit, role);
  if (pick (3) == 0)
    g_string_append_printf (xml, " group=\"G%d\"", pick (3));
  if (pick (2) == 0)
    g_string_append_printf (xml, " percent=\"%d\"", pick (101));
  if (pick (5) == 0)
    maybe_attribute (xml, "excused");
  g_string_append (xml, ">");
  for (int n = g_str_equal (role, "lead") ? pick (3) : 0; n > 0; n--)
    {
      g_string_append_printf (xml, "<Submission received=\"2024-07-%02d\" time=\"%02d:05\" verdict=\"%s\" verdict-day=\"2024-08-01\"", 1 + pick (28), pick (24),
                              nick (dt_verdict_nicks));
      maybe_attribute (xml, "symbol");
      maybe_attribute (xml, "via");
      g_string_append (xml, ">");
      element (xml, "Reason", FALSE);
      element (xml, "Note", FALSE);
      g_string_append (xml, pick (2) == 0 ? "<Attachment name=\"a b.pdf\" size=\"12\"/></Submission>" : "</Submission>");
    }
  if (g_str_equal (role, "lead") && pick (4) == 0)
    g_string_append (xml, pick (2) == 0 ? "<Extension requested=\"2024-07-20\" wanted=\"2024-09-01\">thiếu số liệu</Extension>"
                                        : "<Extension requested=\"2024-07-21\" wanted=\"2024-09-01\" symbol=\"9-CV/DU\" verdict=\"partly\""
                                          " decided=\"2024-07-25\" granted=\"2024-08-25\" decided-by=\"160-TB/TU\"/>");
  g_string_append (xml, "</Assignment>");
}

static void
random_task (GString *xml,
             int      directive,
             int      ordinal)
{
  g_string_append_printf (xml, "<Task ordinal=\"%d\"", ordinal);
  maybe_attribute (xml, "clause");
  maybe_attribute (xml, "product");
  if (ordinal > 1 && pick (3) == 0)
    g_string_append_printf (xml, " parent=\"#%d\"", 1 + pick (ordinal - 1));
  if (pick (4) == 0)
    g_string_append_printf (xml, " hold=\"%s\"", nick (dt_hold_nicks));
  g_string_append (xml, ">");
  element (xml, "Title", TRUE);
  element (xml, "ShortTitle", FALSE);
  element (xml, "Text", FALSE);
  element (xml, "HoldReason", FALSE);
  if (pick (5) > 0)
    random_deadline (xml);
  /* U0 always leads: reminders below are about it. */
  random_assignment (xml, 0, "lead");
  for (int i = 1; i < N_UNITS; i++)
    {
      if (pick (4) == 0)
        random_assignment (xml, i, nick (dt_role_nicks));
    }
  if (pick (4) == 0)
    g_string_append_printf (xml, "<Assignment group=\"G%d\" role=\"coordinator\"/>", pick (3));
  if (ordinal > 1)
    g_string_append_printf (xml, "<Needs task=\"#%d\"%s>ghi chú</Needs>", 1 + pick (ordinal - 1), pick (3) == 0 ? " days-before=\"5\"" : "");
  if (directive > 1)
    g_string_append_printf (xml, "<Needs task=\"%d-KH/TU@2024-07-%02d#1\"/>", directive - 1, directive - 1);
  g_string_append (xml, "</Task>");
}

static void
random_directive (GString *xml,
                  int      number)
{
  g_string_append_printf (xml, "<Directive symbol=\"%d-KH/TU\" type=\"%s\" date=\"2024-07-%02d\"", number, nick (dt_document_type_nicks), number);
  if (pick (2) == 0)
    g_string_append_printf (xml, " issuer=\"U%d\"", pick (N_UNITS));
  g_string_append_printf (xml, " urgency=\"%s\"", nick (dt_urgency_nicks));
  maybe_day (xml, "arrived");
  g_string_append_printf (xml, " incoming-number=\"%d\">", pick (500));
  element (xml, "Issuer", FALSE);
  element (xml, "Place", FALSE);
  element (xml, "Subject", FALSE);
  g_string_append (xml, "<Signer title=\"Bí thư\">A</Signer><Addressee unit=\"U1\">một</Addressee><Addressee group=\"G1\">nhóm</Addressee><Distribution>lưu</Distribution>");
  g_string_append_printf (xml, "<Reference relation=\"%s\" symbol=\"%d-CT/TW\" date=\"2023-01-%02d\" issuer=\"TW\" type=\"directive\">chỉ thị</Reference>",
                          nick (dt_relation_nicks), pick (5), 1 + pick (3));
  if (number < 5)
    g_string_append_printf (xml, "<Reference relation=\"mentions\" symbol=\"%d-KH/TU\" date=\"2024-07-%02d\"/>", number + 1, number + 1);
  element (xml, "Note", FALSE);
  element (xml, "Text", FALSE);
  g_string_append (xml, "<Attachment name=\"văn bản.pdf\"/><Tasks>");
  for (int i = 1; i <= 4; i++)
    random_task (xml, number, i);
  g_string_append (xml, "</Tasks></Directive>");
}

static void
random_changes (GString *xml)
{
  g_string_append (xml, "<ScheduleChanges>");
  for (int i = 1; i <= 3; i++)
    {
      if (pick (2) == 0)
        g_string_append_printf (xml, "<ScheduleChange kind=\"%s\" amount=\"%d\" span=\"%s\" day-off=\"%s\" decided=\"2024-07-2%d\">"
                                "<Cause symbol=\"%d-KH/TU\" date=\"2024-07-%02d\" clause=\"mục %d\"/><Target symbol=\"%d-KH/TU\" date=\"2024-07-%02d\"/>"
                                "<Note>ghi chú</Note></ScheduleChange>",
                                pick (2) == 0 ? "accelerate" : "postpone", 1 + pick (10), nick (dt_span_unit_nicks), nick (dt_day_off_rule_nicks), i,
                                i + 1, i + 1, i, i, i);
      if (pick (2) == 0)
        g_string_append_printf (xml, "<ScheduleChange kind=\"extend\" amount=\"3\" decided=\"2024-07-2%d\"><Cause symbol=\"GH-%d\"/>"
                                "<Move task=\"%d-KH/TU#2\" unit=\"U0\" old=\"2024-08-01\" new=\"2024-08-04\" reason=\"xin gia hạn\"/></ScheduleChange>", i + 4, i, i);
    }
  g_string_append (xml, "</ScheduleChanges><Reminders>");
  for (int i = 1; i <= 4; i++)
    {
      g_string_append_printf (xml, "<Reminder unit=\"U0\" date=\"2024-08-%02d\" channel=\"%s\" rung=\"%d\"", i, nick (dt_channel_nicks), 1 + pick (4));
      maybe_attribute (xml, "by");
      maybe_day (xml, "answer-day");
      g_string_append (xml, ">");
      element (xml, "Note", FALSE);
      element (xml, "Answer", FALSE);
      g_string_append_printf (xml, "<About task=\"%d-KH/TU#1\"/><About task=\"%d-KH/TU#2\"/></Reminder>", i, i);
    }
  g_string_append (xml, "</Reminders>");
}

static void
test_random (DtTransferFixture *fixture,
             gconstpointer      data)
{
  for (int i = 0; i < (g_test_slow () ? 50 : 6); i++)
    {
      g_autoptr(GString) xml = g_string_new ("<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">"
                                             "<Settings><Setting name=\"deadline.include-named\">");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_string_append_printf (xml, "%s</Setting></Settings>", pick (2) == 0 ? "true" : "false");
      random_units (xml);
      g_string_append (xml, "<Directives>");
      for (int j = 1; j <= 5; j++)
        random_directive (xml, j);
      g_string_append (xml, "</Directives>");
      random_changes (xml);
      g_string_append (xml, "</Register>");

      /* Hand-made, twice: the second time changes nothing. */
      dt_transfer_take_text (fixture, xml->str);
      before = dt_transfer_dump (fixture);
      dt_transfer_take_text (fixture, xml->str);
      after = dt_transfer_dump (fixture);
      g_assert_cmpstr (after, ==, before);

      go_round (fixture);
      dt_transfer_renew (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/interchange/round-trip/" name, DtTransferFixture, NULL, dt_transfer_set_up, func, dt_transfer_tear_down)
  ADD ("fixture", test_fixture);
  ADD ("samples", test_samples);
  ADD ("journal", test_journal);
  ADD ("journal-reused", test_journal_reused);
  ADD ("office", test_office);
  ADD ("office-sample", test_office_sample);
  ADD ("drafts", test_drafts);
  ADD ("random", test_random);

  return g_test_run ();
}
