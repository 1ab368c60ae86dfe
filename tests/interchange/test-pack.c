/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages: what goes along, what both have changed, and files that somebody made to do harm. */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-directive-jobs.h"
#include "dt-pack.h"
#include "dt-schedule.h"
#include "dt-transfer-test.h"

typedef struct
{
  DtTransferFixture a;
  DtTransferFixture b;
  char             *path;
} Fixture;

static char *
dump (DtTransferFixture *side)
{
  return dt_transfer_dump (side);
}

static DtPackTold *
pack (DtTransferFixture   *side,
      const char          *path,
      const DtPackOptions *options)
{
  g_autoptr(GError) error = NULL;
  DtPackTold *told = dt_pack_write (side->store, path, options, NULL, &error);

  g_assert_no_error (error);
  return told;
}

static DtSyncReport *
take (DtTransferFixture *side,
      const char        *path,
      DtSyncChoice       choice,
      GHashTable        *choices)
{
  DtPackTaking taking = { .choice = choice, .choices = choices };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) opened = dt_pack_open (path, NULL, &error);
  DtSyncReport *report;

  g_assert_no_error (error);
  report = dt_pack_take (side->store, opened, &taking, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* From one to the other, all of it. */
static DtSyncReport *
send (Fixture           *f,
      DtTransferFixture *from,
      DtTransferFixture *to,
      DtSyncChoice       choice)
{
  DtPackOptions options = { .without_files = FALSE };
  g_autoptr(DtPackTold) told = pack (from, f->path, &options);

  return take (to, f->path, choice, NULL);
}

/* The seed, with the days that follow from it. */
static gboolean
run_seed (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  return dt_seed_job (db, data, result, error)
         && dt_db_exec (db, "UPDATE deadline SET words = NULL WHERE words = ''", error)
         && dt_schedule_recompute (db, 0, error);
}

/* A has the seed, B what A sent. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  DtWrite write = { .action = "import", .label = "Seed" };
  g_autoptr(GError) error = NULL;

  dt_transfer_set_up (&f->a, NULL);
  dt_transfer_set_up (&f->b, NULL);
  f->path = g_build_filename (f->a.folder, "gói 1.dtpack", NULL);
  dt_store_write (f->a.store, &write, run_seed, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_sync_report_free (send (f, &f->a, &f->b, DT_SYNC_ASK));
  {
    g_autofree char *a = dump (&f->a);

    dt_test_assert_string (dump (&f->b), a);
  }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_transfer_tear_down (&f->a, NULL);
  dt_transfer_tear_down (&f->b, NULL);
  g_free (f->path);
}

/* ---- What goes along ---- */

static void
test_parts (Fixture       *f,
            gconstpointer  data)
{
  const char *symbols[] = { "1438-CV/TU", NULL };
  const char *unknown[] = { "9-CV/TU", NULL };
  DtPackOptions chosen = { .part.symbols = (char **) symbols };
  DtPackOptions last = { .part.since_last = TRUE };
  DtPackOptions wrong = { .part.symbols = (char **) unknown };
  g_autoptr(DtPackTold) first = NULL;
  g_autoptr(DtPackTold) nothing = NULL;
  g_autoptr(DtPackTold) one = NULL;
  g_autoptr(GError) error = NULL;

  /* The letter accelerates the plan: one cannot be read without the other. */
  first = pack (&f->a, f->path, &chosen);
  g_assert_cmpint (first->n_directives, ==, 2);
  nothing = pack (&f->a, f->path, &last);
  g_assert_cmpint (nothing->n_directives, ==, 0);
  dt_seed_write (f->a.store, "UPDATE directive SET note = 'mới' WHERE id = 2");
  one = pack (&f->a, f->path, &last);
  g_assert_cmpint (one->n_directives, ==, 2);
  dt_sync_report_free (take (&f->b, f->path, DT_SYNC_ASK, NULL));
  dt_test_assert_string (dt_transfer_query (&f->b, "SELECT note FROM directive WHERE symbol = '1438-CV/TU'"), "mới");

  /* What bears a mark of secrecy makes the package such a paper. */
  g_assert_cmpint (one->n_secret, ==, 0);
  dt_seed_write (f->a.store, "UPDATE directive SET text = 'THÀNH ỦY' || char (10) || '  MẬT ' || char (10) || 'Số 1438-CV/TU' WHERE id = 2");
  g_clear_pointer (&one, dt_pack_told_free);
  one = pack (&f->a, f->path, &chosen);
  g_assert_cmpint (one->n_secret, ==, 1);

  g_unlink (f->path);
  g_assert_null (dt_pack_write (f->a.store, f->path, &wrong, NULL, &error));
  g_assert_nonnull (strstr (error->message, "9-CV/TU"));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* Attached files come along, are put under their checksum, and go on from there. */
static void
test_files (Fixture       *f,
            gconstpointer  data)
{
  const char *content = "nội dung";
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *from = dt_attachment_path (dt_store_get_path (f->a.store), sum);
  g_autofree char *to = dt_attachment_path (dt_store_get_path (f->b.store), sum);
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO attachment (uid, directive_id, name, size, sha256) VALUES"
                                          " ('00000000-0000-4000-8000-000000000699', 1, 'kế hoạch.txt', %u, '%s')", (guint) strlen (content), sum);
  DtPackOptions options = { .without_files = FALSE };
  g_autoptr(DtPackTold) told = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (from, content, -1, NULL));
  dt_seed_write (f->a.store, sql);
  told = pack (&f->a, f->path, &options);
  g_assert_cmpint (told->n_files, ==, 1);
  g_assert_cmpint (told->n_missing, ==, 0);
  dt_sync_report_free (take (&f->b, f->path, DT_SYNC_ASK, NULL));
  g_assert_true (g_file_get_contents (to, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, content);

  /* One that has been written over is no longer that file: only its name goes. */
  g_assert_true (g_file_set_contents (from, "khác", -1, NULL));
  g_clear_pointer (&told, dt_pack_told_free);
  told = pack (&f->a, f->path, &options);
  g_assert_cmpint (told->n_files, ==, 0);
  g_assert_cmpint (told->n_missing, ==, 1);
}

typedef struct { double last; int n_told; } Told;

static void
on_progress (double   fraction,
             gpointer data)
{
  Told *told = data;

  g_assert_cmpfloat (fraction, >, told->last);
  g_assert_cmpfloat (fraction, <=, 1);
  told->last = fraction;
  told->n_told++;
}

/* Who waits is told how far it is: the look goes to the half of a reading that stores, and to the end of one that does not. */
static void
test_progress (Fixture       *f,
               gconstpointer  data)
{
  DtPackOptions options = { .without_files = TRUE };
  Told told = { 0 }, looked = { 0 };
  DtPackTaking store = { .progress = on_progress, .progress_data = &told };
  DtPackTaking look = { .dry_run = TRUE, .progress = on_progress, .progress_data = &looked };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) opened = NULL;

  dt_seed_write (f->a.store, "UPDATE task SET title = 'Đổi tên' WHERE id = 3; UPDATE deadline SET named_day = named_day + 1 WHERE task_id = 3");
  dt_pack_told_free (pack (&f->a, f->path, &options));
  opened = dt_pack_open (f->path, NULL, &error);
  g_assert_no_error (error);
  dt_sync_report_free (dt_pack_take (f->b.store, opened, &look, NULL, &error));
  g_assert_no_error (error);
  dt_sync_report_free (dt_pack_take (f->b.store, opened, &store, NULL, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpfloat (looked.last, ==, 1);
  g_assert_cmpint (looked.n_told, >, 10);
  g_assert_cmpfloat (told.last, ==, 1);
  g_assert_cmpint (told.n_told, >, 10);
}

/* A reading is one step of undo and one entry of this register's journal; taken back, it can be done again. */
static void
test_one_step (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 entries = dt_seed_ask (f->b.store, "SELECT count (*) FROM journal WHERE origin IS NULL");
  g_autofree char *undone = NULL;

  dt_seed_write (f->a.store, "UPDATE task SET title = 'Đổi tên' WHERE id = 3; DELETE FROM submission WHERE id = 1;"
                             "INSERT INTO unit (uid, code, name, short_name, kind, sort_key) VALUES"
                             " ('00000000-0000-4000-8000-000000000999', 'MOI', 'Đơn vị mới', 'Mới', 'other', dt_sort_key ('Mới'))");
  before = dump (&f->b);
  after = dump (&f->a);
  dt_sync_report_free (send (f, &f->a, &f->b, DT_SYNC_ASK));
  dt_test_assert_string (dump (&f->b), after);
  g_assert_cmpint (dt_seed_ask (f->b.store, "SELECT count (*) FROM journal WHERE origin IS NULL"), ==, entries + 1);
  undone = dt_store_undo (f->b.store, NULL);
  g_assert_cmpstr (undone, ==, "Read package “gói 1.dtpack”");
  dt_test_assert_string (dump (&f->b), before);
  dt_sync_report_free (take (&f->b, f->path, DT_SYNC_ASK, NULL));
  dt_test_assert_string (dump (&f->b), after);

  /* And once more: nothing. */
  entries = dt_seed_ask (f->b.store, "SELECT count (*) FROM journal");
  dt_sync_report_free (take (&f->b, f->path, DT_SYNC_ASK, NULL));
  g_assert_cmpint (dt_seed_ask (f->b.store, "SELECT count (*) FROM journal"), ==, entries);
}

/* ---- Conflicts ---- */

#define PERCENT "SELECT percent FROM assignment WHERE uid = '00000000-0000-4000-8000-000000000405'"
#define PERCENT_KEY "00000000-0000-4000-8000-000000000405/percent"

static void
change_both (Fixture *f)
{
  dt_seed_write (f->a.store, "UPDATE assignment SET percent = 70 WHERE id = 5; UPDATE task SET title = 'Tên ở A' WHERE id = 3");
  dt_seed_write (f->b.store, "UPDATE assignment SET percent = 90 WHERE uid = '00000000-0000-4000-8000-000000000405'");
}

/* What only one has changed is taken; what both have is told with both values, and nothing is stored until it is decided. */
static void
test_conflict (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autoptr(DtSyncReport) report = NULL;
  g_autoptr(DtSyncReport) second = NULL;
  g_autoptr(GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  const DtSyncConflict *conflict;

  change_both (f);
  before = dump (&f->b);
  report = send (f, &f->a, &f->b, DT_SYNC_ASK);
  g_assert_cmpint (report->n_open, ==, 1);
  g_assert_cmpuint (report->conflicts->len, ==, 1);
  conflict = report->conflicts->pdata[0];
  g_assert_cmpstr (conflict->key, ==, PERCENT_KEY);
  g_assert_cmpstr (conflict->field, ==, "Progress");
  g_assert_cmpstr (conflict->mine, ==, "90%");
  g_assert_cmpstr (conflict->theirs, ==, "70%");
  g_assert_cmpint (conflict->mine_at, >, 0);
  g_assert_nonnull (strstr (conflict->what, "150-KH/TU"));
  dt_test_assert_string (dump (&f->b), before);

  g_hash_table_insert (choices, (gpointer) PERCENT_KEY, GINT_TO_POINTER (DT_SYNC_MINE));
  second = take (&f->b, f->path, DT_SYNC_ASK, choices);
  g_assert_cmpint (second->n_open, ==, 0);
  dt_test_assert_string (dt_transfer_query (&f->b, PERCENT), "90");
  dt_test_assert_string (dt_transfer_query (&f->b, "SELECT title FROM task WHERE uid = '00000000-0000-4000-8000-000000000303'"), "Tên ở A");

  /* The other side hears of it as of any change: it is asked no more. */
  dt_sync_report_free (send (f, &f->b, &f->a, DT_SYNC_ASK));
  dt_test_assert_string (dt_transfer_query (&f->a, PERCENT), "90");
}

static void
test_theirs (Fixture       *f,
             gconstpointer  data)
{
  change_both (f);
  dt_sync_report_free (send (f, &f->a, &f->b, DT_SYNC_THEIRS));
  dt_test_assert_string (dt_transfer_query (&f->b, PERCENT), "70");
  {
    g_autoptr(DtSyncReport) back = send (f, &f->b, &f->a, DT_SYNC_ASK);

    g_assert_cmpuint (back->conflicts->len, ==, 0);
  }
  dt_test_assert_string (dt_transfer_query (&f->a, PERCENT), "70");
}

/* Removed here, changed there. */
static void
test_removed (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(DtSyncReport) report = NULL;
  const DtSyncConflict *conflict;

  dt_seed_write (f->a.store, "UPDATE task SET hold = 'suspended' WHERE id = 5");
  dt_seed_write (f->b.store, "DELETE FROM task WHERE uid = '00000000-0000-4000-8000-000000000305'");
  report = send (f, &f->a, &f->b, DT_SYNC_ASK);
  g_assert_cmpint (report->n_open, ==, 1);
  conflict = report->conflicts->pdata[0];
  g_assert_cmpstr (conflict->field, ==, "");
  g_assert_cmpstr (conflict->mine, ==, "removed");

  /* It comes back with what belonged to it. */
  dt_sync_report_free (take (&f->b, f->path, DT_SYNC_THEIRS, NULL));
  dt_test_assert_string (dt_transfer_query (&f->b, PERCENT), "60");
  {
    g_autofree char *a = dump (&f->a);

    dt_test_assert_string (dump (&f->b), a);
  }
}

/* ---- Faults ---- */

typedef struct { const char *name; const char *content; gsize length; int type; } Entry;

static void
write_zip (const char  *path,
           const Entry *entries,
           guint        n)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *header = archive_entry_new ();

      archive_entry_set_pathname (header, entries[i].name);
      archive_entry_set_filetype (header, entries[i].type != 0 ? (guint) entries[i].type : AE_IFREG);
      if (entries[i].type == AE_IFLNK)
        archive_entry_set_symlink (header, "/etc/passwd");
      else
        archive_entry_set_size (header, (la_int64_t) entries[i].length);
      archive_entry_set_perm (header, 0644);
      g_assert_cmpint (archive_write_header (archive, header), ==, ARCHIVE_OK);
      if (entries[i].type == 0)
        archive_write_data (archive, entries[i].content, entries[i].length);
      archive_entry_free (header);
    }
  archive_write_close (archive);
  archive_write_free (archive);
}

static char *
manifest_for (const char *content,
              gsize       length,
              const char *more)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);

  return g_strdup_printf ("<Package xmlns='https://example.org/ns/directive-tracker/package/1' version='1'"
                          " register='00000000-0000-4000-8000-000000000001' made='2024-08-12T00:00:00Z'>"
                          "<Entry name='register.xml' size='%" G_GSIZE_FORMAT "' sha256='%s'/>%s</Package>", length, sum, more);
}

static void
assert_refused (Fixture    *f,
                const char *words)
{
  g_autofree char *before = dump (&f->b);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) opened = dt_pack_open (f->path, NULL, &error);

  g_assert_null (opened);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_assert_cmpstr (error->message, ==, words);
  dt_test_assert_string (dump (&f->b), before);
}

#define EMPTY DT_TEST_REGISTER ("")
#define SUM64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_faults (Fixture       *f,
             gconstpointer  data)
{
  const gsize n = strlen (EMPTY);
  g_autofree char *good = manifest_for (EMPTY, n, "");
  g_autofree char *twice = manifest_for (EMPTY, n, "<Entry name='register.xml' size='1' sha256='" SUM64 "'/>");
  g_autofree char *outside = manifest_for (EMPTY, n, "<Entry name='../x' size='1' sha256='" SUM64 "'/>");
  g_autofree char *missing = manifest_for (EMPTY, n, "<Entry name='files/" SUM64 "' size='1' sha256='" SUM64 "'/>");
  g_autofree char *other = manifest_for ("<x/>", n, "");
  g_autofree char *small = manifest_for (EMPTY, n + 5, "");
  g_autofree char *doctype = g_strconcat ("<!DOCTYPE x [<!ENTITY a 'b'>]>", good, NULL);
  const char *wrong_xml = DT_TEST_REGISTER ("<Units><Unit code=\"A\" kind=\"nothing\"><Name>A</Name></Unit></Units>");
  g_autofree char *wrong = manifest_for (wrong_xml, strlen (wrong_xml), "");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "x", 1);
  g_autofree char *file_name = g_strconcat ("files/", sum, NULL);
  g_autofree char *file_entry = g_strdup_printf ("<Entry name='%s' size='1' sha256='%s'/>", file_name, sum);
  g_autofree char *nobody = manifest_for (EMPTY, n, file_entry);
  const struct { Entry entries[4]; const char *words; } cases[] = {
    { { { "register.xml", EMPTY, n, 0 } }, "“manifest.xml” is missing" },
    { { { "manifest.xml", "<Package/>", 10, 0 }, { "register.xml", EMPTY, n, 0 } }, "manifest.xml, line 1" },
    { { { "manifest.xml", doctype, strlen (doctype), 0 }, { "register.xml", EMPTY, n, 0 } }, "manifest.xml, line 1" },
    { { { "manifest.xml", twice, strlen (twice), 0 }, { "register.xml", EMPTY, n, 0 } }, "names “register.xml” twice" },
    { { { "manifest.xml", outside, strlen (outside), 0 }, { "register.xml", EMPTY, n, 0 }, { "../x", "x", 1, 0 } }, "manifest.xml, line 1" },
    { { { "manifest.xml", good, strlen (good), 0 } }, "“register.xml” is missing" },
    { { { "manifest.xml", good, strlen (good), 0 }, { "register.xml", EMPTY, n, 0 }, { "../x", "x", 1, 0 } }, "“../x” is in the package, but not" },
    { { { "manifest.xml", good, strlen (good), 0 }, { "register.xml", EMPTY, n, 0 }, { "more.zip", "PK", 2, 0 } }, "“more.zip” is in the package, but not" },
    { { { "manifest.xml", good, strlen (good), 0 }, { "register.xml", EMPTY, n, 0 }, { "register.xml", EMPTY, n, 0 } }, "“register.xml” stands twice" },
    { { { "manifest.xml", good, strlen (good), 0 }, { "register.xml", NULL, 0, AE_IFLNK } }, "“register.xml” in the package is no ordinary file" },
    { { { "manifest.xml", missing, strlen (missing), 0 }, { "register.xml", EMPTY, n, 0 } }, "“files/" SUM64 "” is missing" },
    { { { "manifest.xml", other, strlen (other), 0 }, { "register.xml", EMPTY, n, 0 } }, "checksum differs" },
    { { { "manifest.xml", small, strlen (small), 0 }, { "register.xml", EMPTY, n, 0 } }, "“register.xml” is smaller" },
    { { { "manifest.xml", good, strlen (good), 0 }, { "register.xml", EMPTY "  ", n + 2, 0 } }, "“register.xml” is larger" },
    { { { "manifest.xml", wrong, strlen (wrong), 0 }, { "register.xml", wrong_xml, strlen (wrong_xml), 0 } }, "register.xml, line 1" },
    { { { "manifest.xml", nobody, strlen (nobody), 0 }, { "register.xml", EMPTY, n, 0 }, { file_name, "x", 1, 0 } }, "belongs to nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint count = 0;

      while (count < G_N_ELEMENTS (cases[i].entries) && cases[i].entries[count].name != NULL)
        count++;
      write_zip (f->path, cases[i].entries, count);
      assert_refused (f, cases[i].words);
    }
}

static void
test_no_package (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length / 2, NULL));
  assert_refused (f, "");
  content[length / 2] ^= 0x55;
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, NULL));
  assert_refused (f, "");
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_refused (f, "is damaged, or no package");
  g_assert_true (g_file_set_contents (f->path, "xin chào", -1, NULL));
  assert_refused (f, "is damaged, or no package");
  g_unlink (f->path);
  assert_refused (f, "could not be opened");
}

/* A few kilobytes that become many megabytes. */
static void
test_bomb (Fixture       *f,
           gconstpointer  data)
{
  const gsize n = 40 * 1024 * 1024;
  g_autofree char *content = g_malloc (n);
  g_autofree char *manifest = NULL;
  Entry entries[2];

  memset (content, ' ', n);
  manifest = manifest_for (content, n, "");
  entries[0] = (Entry) { "manifest.xml", manifest, strlen (manifest), 0 };
  entries[1] = (Entry) { "register.xml", content, n, 0 };
  write_zip (f->path, entries, 2);
  assert_refused (f, "“register.xml” would unpack to far more");
}

/* Every byte that is turned is noticed, or makes no difference. */
static void
test_turned_bytes (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *before = dump (&f->b);
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  for (gsize i = 0; i < length; i += length / 60)
    {
      g_autoptr(DtPack) opened = NULL;

      content[i] ^= 0x20;
      g_assert_true (g_file_set_contents (f->path, content, (gssize) length, NULL));
      content[i] ^= 0x20;
      opened = dt_pack_open (f->path, NULL, NULL);
      if (opened != NULL)
        {
          DtPackTaking taking = { .choice = DT_SYNC_ASK };
          g_autoptr(DtSyncReport) report = dt_pack_take (f->b.store, opened, &taking, NULL, NULL);

          g_assert_nonnull (report);
        }
    }
  dt_test_assert_string (dump (&f->b), before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dt_today_set_fixed (DT_TRANSFER_TODAY);

#define ADD(path, func) g_test_add ("/interchange/pack/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("parts", test_parts);
  ADD ("files", test_files);
  ADD ("progress", test_progress);
  ADD ("one-step", test_one_step);
  ADD ("conflict", test_conflict);
  ADD ("theirs", test_theirs);
  ADD ("removed", test_removed);
  ADD ("faults", test_faults);
  ADD ("no-package", test_no_package);
  ADD ("bomb", test_bomb);
  ADD ("turned-bytes", test_turned_bytes);

  return g_test_run ();
}
