/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests to many units: the list of them, the matrix of who has handed in what, and the boards. */

#include "dt-edit-jobs.h"
#include "dt-matrix-jobs.h"
#include "dt-storage-test.h"

#define TEXT(sql) dt_storage_text (fixture->db, sql)
#define NUMBER(sql) dt_storage_number (fixture->db, sql)

/* A second request, to the ward (handed in two days late), the organisation board (excused) and the government. */
static const char second_sql[] =
  "INSERT INTO task (id, uid, directive_id, position, ordinal, title, short_title) VALUES"
  " (50, '00000000-0000-4000-8000-000000000950', 1, 90, '9', 'Báo cáo tháng 7 của các đơn vị', 'Báo cáo tháng 7');"
  "INSERT INTO deadline (task_id, bound, named_day, original_day, last_day) SELECT 50, 'by', last_day - 4, last_day - 4, last_day - 4"
  "  FROM deadline WHERE task_id = 2;"
  "INSERT INTO assignment (id, uid, task_id, unit_id, role, excused) VALUES"
  " (60, '00000000-0000-4000-8000-000000000960', 50, 5, 'lead', NULL),"
  " (61, '00000000-0000-4000-8000-000000000961', 50, 2, 'lead', 'không phải nộp'),"
  " (62, '00000000-0000-4000-8000-000000000962', 50, 4, 'lead', NULL);"
  "INSERT INTO submission (uid, assignment_id, version, received_day, symbol, verdict, verdict_day)"
  " SELECT '00000000-0000-4000-8000-000000000970', 60, 1, last_day + 2, '12-BC/ĐU', 'accepted', last_day + 2 FROM deadline WHERE task_id = 50;";

static gpointer
try_job (DtStorageFixture *fixture,
         DtJobFunc         job,
         gpointer          data,
         GError          **error)
{
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "edit" };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, job, data, g_free, &result, &change, error);
  return result;
}

static gpointer
write_job (DtStorageFixture *fixture,
           DtJobFunc         job,
           gpointer          data)
{
  g_autoptr(GError) error = NULL;
  gpointer result = try_job (fixture, job, data, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_refused (DtStorageFixture *fixture,
                DtJobFunc         job,
                gpointer          data,
                int               code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  gpointer result = try_job (fixture, job, data, &error);

  g_assert_null (result);
  g_assert_error (error, DT_ERROR, code);
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
undo (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  g_autofree char *label = dt_writer_undo (fixture->writer, &change, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static DtMatrix *
read_matrix (DtStorageFixture *fixture,
             gint64            board_id,
             gint64            task_id)
{
  g_autoptr(GError) error = NULL;
  DtMatrixFetch fetch = { board_id, task_id, DT_SEED_TODAY };
  gpointer matrix = NULL;

  g_assert_true (dt_job_load_matrix (fixture->db, &fetch, &matrix, &error));
  g_assert_no_error (error);

  return matrix;
}

/* "unit: cell cell" a line; what stands in the cells on the screen, "." where the unit was not asked. */
static char *
draw (const DtMatrix *matrix)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matrix->units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (matrix->units, i);

      g_string_append_printf (text, "%s:", unit->unit);
      for (guint k = 0; k < unit->n_cells; k++)
        {
          g_autofree char *cell = dt_matrix_cell_text (unit->cells[k], DT_CELL_DAY, DT_SEED_TODAY, 3);
          g_autofree char *extra = dt_matrix_cell_extra (unit->cells[k], DT_CELL_DAY);

          g_string_append_printf (text, " %s%s", *cell != '\0' ? cell : "-", extra);
        }
      g_string_append_printf (text, " = %d/%d\n", unit->handed_in, unit->owed);
    }

  return g_string_free (text, FALSE);
}

static gint64
make_board (DtStorageFixture *fixture,
            const char       *name,
            gint64            group_id)
{
  const gint64 tasks[] = { 50, 13 };
  DtBoardEdit *edit = dt_board_edit_new (0, name, group_id, tasks, G_N_ELEMENTS (tasks), TRUE);
  g_autofree gint64 *id = write_job (fixture, dt_job_save_board, edit);

  dt_board_edit_free (edit);
  return *id;
}

/* One request: its units by kind and name, one column. */
static void
test_one_request (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  g_autoptr(DtMatrix) matrix = read_matrix (fixture, 0, 13);

  g_assert_cmpuint (matrix->requests->len, ==, 1);
  g_assert_cmpstr (matrix->name, ==, "Báo cáo kết quả năm năm thực hiện nghị quyết");
  g_assert_cmpint (matrix->owed, ==, 4);
  g_assert_cmpint (matrix->handed_in, ==, 2);
  g_assert_cmpuint (matrix->units->len, ==, 4);
  g_assert_cmpstr (((DtMatrixUnit *) g_ptr_array_index (matrix->units, 0))->unit, ==, "Ban Tổ chức");
  g_assert_cmpint (((DtMatrixUnit *) g_ptr_array_index (matrix->units, 2))->kind, ==, DT_UNIT_PARTY_WARD);
  g_assert_cmpint (((DtMatrixUnit *) g_ptr_array_index (matrix->units, 3))->kind, ==, DT_UNIT_PARTY_COMMUNE);
}

static void
test_board (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtMatrix) matrix = NULL;
  g_autofree char *drawn = NULL;
  const DtTaskRow *july;
  gint64 board;

  dt_storage_run (fixture, second_sql);
  board = make_board (fixture, "Chuẩn bị Đại hội", 0);
  matrix = read_matrix (fixture, board, 0);
  drawn = draw (matrix);
  /* The second request was due on 8/8: the government is four days late, the ward came two days late. */
  g_assert_true (g_str_has_prefix (drawn, "Ban Tổ chức: excused 50% = 0/1\nBan Tuyên giáo: · - = 0/1\nP. Minh Tân: 10/8+2 "));
  g_assert_nonnull (strstr (drawn, "UBND thành phố: late 4 · = 0/1\n"));

  july = g_ptr_array_index (matrix->requests, 0);
  g_assert_cmpint (july->id, ==, 50);
  g_assert_cmpint (july->owed, ==, 2);
  g_assert_cmpint (july->handed_in, ==, 1);
  g_assert_cmpint (july->n_late, ==, 1);
  g_assert_cmpint (matrix->owed, ==, 6);
  g_assert_cmpint (matrix->n_late, ==, 1);
}

/* With a group: its members alone, also one that nobody asked, and the numbers are theirs. */
static void
test_group (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtMatrix) matrix = NULL;
  gint64 board;

  dt_storage_run (fixture, second_sql);
  dt_storage_run (fixture, "INSERT INTO group_member (group_id, unit_id) VALUES (1, 1);"
                           "INSERT INTO group_member (group_id, unit_id, valid_to) VALUES (1, 4, 738000)");
  board = make_board (fixture, "Phường, xã", 1);
  matrix = read_matrix (fixture, board, 0);

  g_assert_cmpuint (matrix->units->len, ==, 3);
  g_assert_cmpstr (((DtMatrixUnit *) g_ptr_array_index (matrix->units, 0))->unit, ==, "Văn phòng");
  g_assert_null (dt_matrix_get_cell (matrix, 0, 0));
  g_assert_cmpint (((DtTaskRow *) g_ptr_array_index (matrix->requests, 0))->owed, ==, 1);
  g_assert_cmpint (((DtTaskRow *) g_ptr_array_index (matrix->requests, 1))->owed, ==, 2);
  g_assert_cmpstr (matrix->group, ==, "Các đảng ủy phường, xã");
}

static char *
name_lines (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  DtMatrixFetch fetch = { 0, 0, DT_SEED_TODAY };
  GString *text = g_string_new (NULL);
  gpointer result = NULL;

  g_assert_true (dt_job_list_collections (fixture->db, &fetch, &result, &error));
  g_assert_no_error (error);
  rows = result;
  for (guint i = 0; i < rows->len; i++)
    {
      const DtCollectionRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s%s %d/%d late %d, %d × %d\n", row->pinned ? "*" : row->closed ? "x " : "", row->name,
                              row->handed_in, row->owed, row->n_late, row->n_requests, row->n_units);
    }

  return g_string_free (text, FALSE);
}

/* The line of a board counts what its matrix shows. */
static void
test_list (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autofree char *closed = NULL;

  dt_test_assert_string (name_lines (fixture), "Báo cáo kết quả năm năm thực hiện nghị quyết 2/4 late 0, 1 × 4\n");

  dt_storage_run (fixture, second_sql);
  make_board (fixture, "Tất cả", 0);
  make_board (fixture, "Phường, xã", 1);
  dt_test_assert_string (name_lines (fixture),
                         "*Tất cả 3/6 late 1, 2 × 5\n"
                         "*Phường, xã 3/3 late 0, 2 × 2\n"
                         "Báo cáo tháng 7 1/2 late 1, 1 × 2\n"
                         "Báo cáo kết quả năm năm thực hiện nghị quyết 2/4 late 0, 1 × 4\n");

  /* A request that is called off is not lost, but comes last. */
  dt_storage_run (fixture, "UPDATE task SET hold = 'cancelled' WHERE id = 50");
  closed = name_lines (fixture);
  g_assert_true (g_str_has_suffix (closed, "\nx Báo cáo tháng 7 1/2 late 0, 1 × 2\n"));
}

/* Every act on a board is one step, in the journal, and taken back by one undo. */
static void
test_acts (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  const gint64 all[] = { 50, 13, 1 };
  const gint64 fewer[] = { 13 };
  DtBoardPin pin;
  DtBoardMove move;
  DtBoardEdit *edit;
  g_autofree gpointer result = NULL;
  g_autofree char *after = NULL;
  gint64 board;

  dt_storage_run (fixture, second_sql);
  board = make_board (fixture, "Bảng", 0);
  g_assert_cmpint (NUMBER ("SELECT position FROM board"), ==, 1);

  edit = dt_board_edit_new (board, " Bảng mới ", 1, all, G_N_ELEMENTS (all), TRUE);
  result = write_job (fixture, dt_job_save_board, edit);
  dt_board_edit_free (edit);
  dt_test_assert_string (TEXT ("SELECT name, group_id, position FROM board"), "Bảng mới|1|1");
  dt_test_assert_string (TEXT ("SELECT task_id FROM board_task ORDER BY position"), "50\n13\n1");
  dt_test_assert_string (TEXT ("SELECT label FROM journal ORDER BY id DESC LIMIT 1"), "Rename board “Bảng” to “Bảng mới”");

  move = (DtBoardMove) { board, 1, 0 };
  write_job (fixture, dt_job_move_on_board, &move);
  dt_test_assert_string (TEXT ("SELECT task_id FROM board_task ORDER BY position"), "1\n50\n13");
  undo (fixture);
  dt_test_assert_string (TEXT ("SELECT task_id FROM board_task ORDER BY position"), "50\n13\n1");

  pin = (DtBoardPin) { board, FALSE };
  write_job (fixture, dt_job_pin_board, &pin);
  g_assert_cmpint (NUMBER ("SELECT position FROM board"), ==, 0);
  undo (fixture);
  g_assert_cmpint (NUMBER ("SELECT position FROM board"), ==, 1);

  edit = dt_board_edit_new (board, "Bảng mới", 1, fewer, G_N_ELEMENTS (fewer), FALSE);
  g_free (write_job (fixture, dt_job_save_board, edit));
  dt_board_edit_free (edit);
  dt_test_assert_string (TEXT ("SELECT task_id FROM board_task ORDER BY position"), "13");
  undo (fixture);

  after = dt_storage_dump (fixture->db, TRUE);
  write_job (fixture, dt_job_remove_board, &board);
  g_assert_cmpint (NUMBER ("SELECT count(*) FROM board"), ==, 0);
  g_assert_cmpint (NUMBER ("SELECT count(*) FROM board_task"), ==, 0);
  g_assert_cmpint (NUMBER ("SELECT count(*) FROM task WHERE id IN (1, 13, 50)"), ==, 3);
  dt_test_assert_string (TEXT ("SELECT label FROM journal ORDER BY id DESC LIMIT 1"), "Remove board “Bảng mới”");
  undo (fixture);
  dt_test_assert_string (dt_storage_dump (fixture->db, TRUE), after);
}

static void
test_refusals (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  const gint64 task = 13;
  gint64 board, gone = 99;
  DtBoardMove move;
  struct { gint64 id; const char *name; guint n; int code; } cases[] = {
    { 0, "  ", 1, DT_ERROR_INVALID }, { 0, "Trống", 0, DT_ERROR_INVALID }, { 0, "Bảng", 1, DT_ERROR_INVALID },
    { 99, "Không có", 1, DT_ERROR_NOT_FOUND },
  };

  dt_storage_run (fixture, second_sql);
  board = make_board (fixture, "Bảng", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtBoardEdit *edit = dt_board_edit_new (cases[i].id, cases[i].name, 0, &task, cases[i].n, FALSE);

      assert_refused (fixture, dt_job_save_board, edit, cases[i].code);
      dt_board_edit_free (edit);
    }
  move = (DtBoardMove) { board, 1, 0 };
  assert_refused (fixture, dt_job_move_on_board, &move, DT_ERROR_INVALID);
  assert_refused (fixture, dt_job_remove_board, &gone, DT_ERROR_NOT_FOUND);
}

/* What is read aloud is whole without its head and its name. */
static void
test_spoken (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtMatrix) matrix = NULL;
  const DtMatrixUnit *government = NULL;
  gint64 board;

  dt_storage_run (fixture, second_sql);
  board = make_board (fixture, "Bảng", 0);
  matrix = read_matrix (fixture, board, 0);
  for (guint i = 0; i < matrix->units->len; i++)
    if (((DtMatrixUnit *) g_ptr_array_index (matrix->units, i))->unit_id == DT_SEED_GOVERNMENT)
      government = g_ptr_array_index (matrix->units, i);

  dt_test_assert_string (dt_matrix_cell_spoken (government, g_ptr_array_index (matrix->requests, 0), government->cells[0], DT_SEED_TODAY, 3),
                         "Ủy ban nhân dân thành phố, Báo cáo tháng 7, 4 days late");
  dt_test_assert_string (dt_matrix_cell_spoken (government, g_ptr_array_index (matrix->requests, 1), government->cells[1], DT_SEED_TODAY, 3),
                         "Ủy ban nhân dân thành phố, Báo cáo kết quả năm năm thực hiện nghị quyết, not asked");
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/matrix/" path, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  CASE ("one-request", test_one_request);
  CASE ("board", test_board);
  CASE ("group", test_group);
  CASE ("list", test_list);
  CASE ("acts", test_acts);
  CASE ("refusals", test_refusals);
  CASE ("spoken", test_spoken);
  return g_test_run ();
}
