/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: kept beside the register's history, gone with what they became. */

#include "dt-draft-jobs.h"
#include "dt-error.h"
#include "dt-register-jobs.h"
#include "dt-seed.h"
#include "dt-test.h"

static void
save (DtStore    *store,
      const char *uid,
      const char *title,
      const char *content)
{
  DtWrite write = { .action = "save-draft", .aside = TRUE };
  g_autoptr(DtDraft) draft = dt_draft_new (uid, "directive", title, content);
  g_autoptr(GError) error = NULL;

  dt_store_write (store, &write, dt_job_save_draft, draft, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *drafts = dt_store_read (store, dt_job_list_drafts, (gpointer) "directive", NULL, &error);

  g_assert_no_error (error);
  return drafts;
}

/* Saving is none of the register's acts: what can be undone stays what it was. */
static void
test_aside (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(DtDraft) loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 entries;

  dt_seed_write (store, "UPDATE unit SET phone = '1' WHERE id = 1");
  entries = dt_seed_ask (store, "SELECT count(*) FROM journal");
  save (store, "d1", "1438-CV/TU", "one");
  save (store, "d2", "Không tên", "two");
  save (store, "d1", "1439-CV/TU", "three");
  drafts = list (store);
  g_assert_cmpuint (drafts->len, ==, 2);
  loaded = dt_store_read (store, dt_job_load_draft, (gpointer) "d1", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->title, ==, "1439-CV/TU");
  g_assert_cmpstr (loaded->content, ==, "three");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM journal"), ==, entries);

  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit WHERE phone = '1'"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM draft"), ==, 2);
  g_assert_null (dt_store_read (store, dt_job_load_draft, (gpointer) "d9", NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  dt_seed_close (store);
}

/* With what it became it goes, and with that taken back it is there again. */
static void
test_entered (void)
{
  DtStore *store = dt_seed_open ();
  DtWrite write = { .action = "register-directive" };
  g_autoptr(DtRegisterEdit) edit = dt_register_edit_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = NULL;

  save (store, "d1", "1500-CV/TU", "one");
  edit->directive->symbol = g_strdup ("1500-CV/TU");
  edit->draft = g_strdup ("d1");
  id = dt_store_write (store, &write, dt_job_register_directive, edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM journal_item WHERE entity = 'draft'"), ==, 0);
  g_free (dt_store_undo (store, NULL));
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM draft WHERE content = 'one'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM directive WHERE symbol = '1500-CV/TU'"), ==, 0);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/drafts/aside", test_aside);
  g_test_add_func ("/drafts/entered", test_entered);
  return g_test_run ();
}
