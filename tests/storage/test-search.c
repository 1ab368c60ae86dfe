/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-search.h"
#include "dt-storage-test.h"

#include "dt-text.h"

/* Ids of the tasks found, ascending. */
static char *
find (DtDb       *db,
      const char *typed)
{
  g_autofree char *expression = dt_search_match_expression (typed);
  g_autofree char *quoted = expression != NULL ? g_strdelimit (g_strdup (expression), "'", '_') : g_strdup ("nothing");
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (rowid, ' ') FROM"
                                          " (SELECT rowid FROM task_fts WHERE task_fts MATCH '%s' ORDER BY rowid)", quoted);

  g_assert_cmpstr (quoted, ==, expression != NULL ? expression : "nothing");
  return dt_storage_text (db, sql);
}

#define NAMES(id, title) "UPDATE task SET title = '" title "' WHERE id = " #id ";"

static void
set_up (DtStorageFixture *fixture,
        gconstpointer     seed)
{
  dt_storage_fixture_set_up (fixture, "seed");
  dt_storage_run (fixture,
    "UPDATE task SET title = 'việc';"
    NAMES (1, "Đảng bộ thành phố Quảng Ngãi")
    NAMES (2, "Uỷ ban nhân dân")                   /* tone on the y */
    NAMES (3, "Ủy ban kiểm tra")                   /* tone on the u */
    NAMES (4, "Thực hiện nghị quyết ở xã Hoà Bình")
    NAMES (5, "Thôn Hòa Tân: báo cáo")
    NAMES (6, "Đề án “đổi mới”, giai đoạn 2025-2030")
    NAMES (7, "Ban hành quy chế")
    NAMES (8, "Bàn giao hồ sơ"));
}

static void
test_folding (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "quang ngai", "1" },
    { "dang bo", "1" },
    { "đảng bộ", "1" },
    { "ĐẢNG BỘ", "1" },
    { "đang bo", "~" },                            /* with a mark: exactly that */
    { "ngai quang", "1" },                         /* any order */
    { "ng qu", "1 4" },                            /* beginnings of words */
    { "uỷ ban nhân", "2" },
    { "ủy ban nhân", "2" },
    { "ủy ban ki", "3" },
    { "uỷ ban ki", "3" },
    { "hoà binh", "4" },
    { "hòa binh", "4" },
    { "hoà tân", "5" },
    { "ủ", "2 3" },
    { "ban hanh", "7" },
    { "bàn giao", "8" },
    { "bàn hành", "~" },
    { "doi moi", "6" },
    { "đổi mới", "6" },
    { "2025 2030", "6" },
    { "2025-20", "6" },
    { "khong co", "~" },
  };

  /* Only titles are looked for here. */
  dt_storage_run (fixture, "UPDATE unit SET name = 'z', short_name = 'z'");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (fixture->db, cases[i].typed);
      g_autofree char *decomposed = g_utf8_normalize (cases[i].typed, -1, G_NORMALIZE_DEFAULT);
      g_autofree char *again = find (fixture->db, decomposed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_cmpstr (again, ==, found);
    }
}

static void
test_decomposed_text (DtStorageFixture *fixture,
                      gconstpointer     seed)
{
  g_autofree char *title = g_utf8_normalize ("Kế hoạch sắp xếp", -1, G_NORMALIZE_DEFAULT);
  g_autofree char *sql = g_strdup_printf ("UPDATE task SET title = '%s' WHERE id = 9", title);

  dt_storage_run (fixture, sql);
  dt_test_assert_string (find (fixture->db, "ke hoach sap"), "9");
  dt_test_assert_string (find (fixture->db, "kế hoạch sắp"), "9");
}

static void
test_symbols_and_units (DtStorageFixture *fixture,
                        gconstpointer     seed)
{
  dt_test_assert_string (find (fixture->db, "1438-CV/TU"), "12 13 14");
  dt_test_assert_string (find (fixture->db, "1438 - cv/tu"), "12 13 14");
  dt_test_assert_string (find (fixture->db, "phường minh tân"), "6 13");
  dt_test_assert_string (find (fixture->db, "minh tan 1438"), "13");

  dt_storage_run (fixture, "UPDATE unit SET name = 'Đảng ủy phường Trần Phú', short_name = 'P. Trần Phú' WHERE id = 5");
  dt_test_assert_string (find (fixture->db, "phường minh tân"), "~");
  dt_test_assert_string (find (fixture->db, "tran phu"), "6 13");
  dt_storage_run (fixture, "UPDATE directive SET symbol = '99-CV/TU' WHERE id = 2");
  dt_test_assert_string (find (fixture->db, "1438"), "~");
  dt_test_assert_string (find (fixture->db, "99 cv"), "12 13 14");
  dt_storage_run (fixture, "DELETE FROM assignment WHERE unit_id = 5 AND task_id = 13");
  dt_test_assert_string (find (fixture->db, "tran phu"), "6");
  dt_storage_run (fixture, "DELETE FROM task WHERE id = 6");
  dt_test_assert_string (find (fixture->db, "tran phu"), "~");
}

static void
test_nothing_to_look_for (void)
{
  g_assert_null (dt_search_match_expression (NULL));
  g_assert_null (dt_search_match_expression (""));
  g_assert_null (dt_search_match_expression ("  - / \" * ( ) : ^ {} “” …"));
  dt_test_assert_string (dt_search_match_expression ("a"), "{folded}: \"a\"*");
  dt_test_assert_string (dt_search_match_expression ("Đảng uy"), "{exact}: \"đảng\"* AND {folded}: \"uy\"*");
}

/* No sign of the query language gets through, whatever is typed. */
static void
test_hostile (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  static const char * const typed[] = {
    "\"", "a\"b", "a* OR b", "NEAR(a b)", "-a", "^a", "{title}: x", "title : x", "a + b", "AND", "NOT", "OR OR", "a\tb\nc",
    "\xff\xfe", "a\xc3", "\xf0\x9f\x98\x80", "\xe2\x80\x8b", "'; DROP TABLE task; --", "\xcc\x81", "ẞ", "日本語", "ⅷ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    g_free (find (fixture->db, typed[i]));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM task"), ==, DT_SEED_N_TASKS);
}

#define CASE(path, func) \
  g_test_add ("/storage/search/" path, DtStorageFixture, "seed", set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("folding", test_folding);
  CASE ("decomposed-text", test_decomposed_text);
  CASE ("symbols-and-units", test_symbols_and_units);
  CASE ("hostile", test_hostile);
  g_test_add_func ("/storage/search/nothing", test_nothing_to_look_for);
  return g_test_run ();
}
