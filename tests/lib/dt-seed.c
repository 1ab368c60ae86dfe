/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-seed.h"

#include "dt-test.h"

#define DAY(iso) "CAST (julianday ('" iso "') - 1721424.5 AS INTEGER)"

#define UNIT(id, code, name, short_name, kind)                                                \
  "INSERT INTO unit (id, uid, code, name, short_name, kind, phone, sort_key) VALUES"          \
  " (" #id ", '00000000-0000-4000-8000-00000000010" #id "', '" code "', '" name "', '" short_name "', '" kind "'," \
  "  '0255 000 10" #id "', dt_sort_key ('" short_name "'));"

#define TASK(id, directive, position, ordinal, title, hold)                                   \
  "INSERT INTO task (id, uid, directive_id, position, ordinal, clause, title, hold) VALUES"   \
  " (" #id ", printf ('00000000-0000-4000-8000-%012d', 300 + " #id "), " #directive ", " #position ", '" ordinal "'," \
  "  'mục " ordinal "', '" title "', '" hold "');"

#define DEADLINE(task, bound, words, original, last)                                          \
  "INSERT INTO deadline (task_id, bound, words, named_day, original_day, last_day) VALUES"    \
  " (" #task ", '" bound "', '" words "', " original " + ('" bound "' = 'before'), " original ", " last ");"

#define LEAD(id, task, unit, percent)                                                         \
  "INSERT INTO assignment (id, uid, task_id, unit_id, role, percent) VALUES"                  \
  " (" #id ", printf ('00000000-0000-4000-8000-%012d', 400 + " #id "), " #task ", " #unit ", 'lead', " #percent ");"

#define SUBMISSION(id, assignment, received, symbol, verdict, reason)                         \
  "INSERT INTO submission (id, uid, assignment_id, version, received_day, symbol, verdict, verdict_day, reason) VALUES" \
  " (" #id ", printf ('00000000-0000-4000-8000-%012d', 500 + " #id "), " #assignment ", 1, " received ", '" symbol "'," \
  "  '" verdict "', CASE '" verdict "' WHEN 'waiting' THEN NULL ELSE " received " + 1 END, " reason ");"

const char dt_seed_sql[] =
  UNIT (1, "VPTU", "Văn phòng Thành ủy", "Văn phòng", "party-advisory")
  UNIT (2, "BTC", "Ban Tổ chức Thành ủy", "Ban Tổ chức", "party-advisory")
  UNIT (3, "BTG", "Ban Tuyên giáo Thành ủy", "Ban Tuyên giáo", "party-advisory")
  UNIT (4, "UBND", "Ủy ban nhân dân thành phố", "UBND thành phố", "government")
  UNIT (5, "P-MT", "Đảng ủy phường Minh Tân", "P. Minh Tân", "party-ward")
  UNIT (6, "X-HN", "Đảng ủy xã Hòa Nam", "X. Hòa Nam", "party-commune")
  UNIT (7, "TU", "Thành ủy", "Thành ủy", "party-superior")
  "INSERT INTO unit_group (id, uid, code, name) VALUES"
  " (1, '00000000-0000-4000-8000-000000000201', 'PX', 'Các đảng ủy phường, xã');"
  "INSERT INTO group_member (id, group_id, unit_id) VALUES (1, 1, 5), (2, 1, 6);"

  "INSERT INTO directive (id, uid, symbol, symbol_key, type, issuer_id, issuer, issuer_key, issued_day, subject) VALUES"
  " (1, '00000000-0000-4000-8000-000000000251', '150-KH/TU', dt_symbol_key ('150-KH/TU'), 'plan', 7, 'Thành ủy',"
  "  dt_fold ('Thành ủy'), " DAY ("2024-07-08") ", 'Chuẩn bị đại hội đảng bộ các cấp'),"
  " (2, '00000000-0000-4000-8000-000000000252', '1438-CV/TU', dt_symbol_key ('1438-CV/TU'), 'letter', 7, 'Thành ủy',"
  "  dt_fold ('Thành ủy'), " DAY ("2024-07-22") ", 'Đẩy nhanh tiến độ các việc của kế hoạch');"
  "INSERT INTO reference (id, directive_id, target_id, relation) VALUES (1, 2, 1, 'accelerates');"

  TASK (1, 1, 1, "1", "Báo cáo tự kiểm tra công tác nhân sự", "active")
  TASK (2, 1, 2, "2", "Lập danh sách các tiểu ban", "active")
  TASK (3, 1, 3, "3", "Đề cương tuyên truyền đại hội", "active")
  TASK (4, 1, 4, "4", "Dự toán kinh phí phục vụ đại hội", "active")
  TASK (5, 1, 5, "5", "Dự thảo hướng dẫn bầu cử trong đảng", "active")
  TASK (6, 1, 6, "6", "Kế hoạch đại hội điểm", "active")
  TASK (7, 1, 7, "7", "Quy chế làm việc của tổ giúp việc", "active")
  TASK (8, 1, 8, "8", "Phân công theo dõi cơ sở", "active")
  TASK (9, 1, 9, "9", "Thống kê đảng viên chuyển sinh hoạt", "active")
  TASK (10, 1, 10, "10", "Sửa chữa hội trường", "suspended")
  TASK (11, 1, 11, "11", "In tài liệu đợt một", "cancelled")
  TASK (12, 2, 1, "3", "Thường xuyên kiểm tra, đôn đốc, nhắc nhở", "active")
  TASK (13, 2, 2, "2.1", "Báo cáo kết quả năm năm thực hiện nghị quyết", "active")
  TASK (14, 2, 3, "2.3", "Nghiên cứu, đề xuất chủ đề đại hội", "active")

  DEADLINE (1, "by", "chậm nhất ngày 09/8/2024", DAY ("2024-08-09"), DAY ("2024-08-09"))
  DEADLINE (2, "by", "đến hết ngày 12/8/2024", DAY ("2024-08-12"), DAY ("2024-08-12"))
  DEADLINE (3, "before", "trước ngày 15/8/2024", DAY ("2024-08-14"), DAY ("2024-08-14"))
  DEADLINE (4, "by", "ngày 20/8/2024", DAY ("2024-08-20"), DAY ("2024-08-20"))
  DEADLINE (5, "by", "ngày 30/8/2024", DAY ("2024-08-30"), DAY ("2024-08-30"))
  DEADLINE (6, "by", "ngày 30/9/2024", DAY ("2024-09-30"), DAY ("2024-09-15"))
  DEADLINE (7, "by", "ngày 10/8/2024", DAY ("2024-08-10"), DAY ("2024-08-10"))
  DEADLINE (8, "by", "ngày 08/8/2024", DAY ("2024-08-08"), DAY ("2024-08-08"))
  DEADLINE (9, "by", "ngày 06/8/2024", DAY ("2024-08-06"), DAY ("2024-08-06"))
  DEADLINE (10, "by", "ngày 25/8/2024", DAY ("2024-08-25"), DAY ("2024-08-25"))
  DEADLINE (11, "by", "ngày 25/8/2024", DAY ("2024-08-25"), DAY ("2024-08-25"))
  DEADLINE (12, "standing", "thường xuyên", "NULL", "NULL")
  DEADLINE (13, "before", "trước ngày 25/8/2024", DAY ("2024-08-24"), DAY ("2024-08-24"))
  DEADLINE (14, "none", "", "NULL", "NULL")

  LEAD (1, 1, 2, 0)
  LEAD (2, 2, 1, 0)
  LEAD (3, 3, 3, 0)
  LEAD (4, 4, 4, 80)
  LEAD (5, 5, 2, 60)
  LEAD (6, 6, 5, 0)
  LEAD (7, 7, 1, 90)
  LEAD (8, 8, 2, 100)
  LEAD (9, 9, 6, 0)
  LEAD (10, 10, 4, 30)
  LEAD (11, 11, 3, 0)
  LEAD (12, 12, 1, 0)
  LEAD (13, 13, 5, 0)
  LEAD (14, 13, 6, 0)
  LEAD (15, 13, 2, 50)
  LEAD (16, 13, 3, 0)
  "UPDATE assignment SET group_id = 1, position = id - 12 WHERE id IN (13, 14);"
  "UPDATE assignment SET position = id - 12 WHERE id IN (15, 16);"
  "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES"
  " (17, '00000000-0000-4000-8000-000000000417', 12, 2, 'coordinator'),"
  " (18, '00000000-0000-4000-8000-000000000418', 13, 1, 'coordinator');"

  SUBMISSION (1, 4, DAY ("2024-08-05"), "31/UBND-VP", "returned", "'Thiếu phụ lục kinh phí'")
  SUBMISSION (2, 7, DAY ("2024-08-09"), "77-CV/VPTU", "waiting", "NULL")
  SUBMISSION (3, 8, DAY ("2024-08-07"), "12-BC/BTC", "accepted", "NULL")
  SUBMISSION (4, 9, DAY ("2024-08-08"), "09-BC/ĐU", "accepted", "NULL")
  SUBMISSION (5, 13, DAY ("2024-08-10"), "21-BC/ĐU", "waiting", "NULL")
  SUBMISSION (6, 14, DAY ("2024-08-08"), "10-BC/ĐU", "accepted", "NULL")
  "INSERT INTO attachment (id, uid, submission_id, name, size) VALUES"
  " (1, '00000000-0000-4000-8000-000000000601', 2, 'quy-che.pdf', 12345);"

  "INSERT INTO schedule_change (id, uid, kind, cause_id, cause_clause, target_id, amount, decided_day) VALUES"
  " (1, '00000000-0000-4000-8000-000000000701', 'accelerate', 2, 'mục 1', 1, 15, " DAY ("2024-07-22") ");"
  "INSERT INTO deadline_move (id, change_id, task_id, old_day, new_day) VALUES"
  " (1, 1, 6, " DAY ("2024-09-30") ", " DAY ("2024-09-15") ");"
  "INSERT INTO dependency (id, task_id, needs_id) VALUES (1, 5, 1);"
  "INSERT INTO reminder (id, uid, unit_id, day, time, channel, rung, note) VALUES"
  " (1, '00000000-0000-4000-8000-000000000801', 2, " DAY ("2024-08-10") ", 580, 'phone', 1, 'Hẹn gửi trong tuần');"
  "INSERT INTO reminder_assignment (id, reminder_id, assignment_id) VALUES (1, 1, 1);";

gboolean
dt_seed_job (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  return dt_db_exec (db, dt_seed_sql, error);
}

DtStore *
dt_seed_open (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  DtStore *store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  DtWrite write = { .action = "import", .label = "Seed" };

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, dt_seed_job, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

void
dt_seed_close (DtStore *store)
{
  g_autofree char *folder = g_path_get_dirname (dt_store_get_path (store));

  dt_store_close (store);
  g_object_unref (store);
  dt_test_dir_remove (folder);
}

static gboolean
job_ask (DtDb      *db,
         gpointer   sql,
         gpointer  *result,
         GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;

  *result = g_memdup2 (&(gint64) { has_row ? dt_column_int64 (&st, 0) : 0 }, sizeof (gint64));
  return TRUE;
}

gint64
dt_seed_ask (DtStore    *store,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *number = dt_store_read (store, job_ask, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *number;
}

static gboolean
run_sql (DtDb      *db,
         gpointer   data,
         gpointer  *result,
         GError   **error)
{
  return dt_db_exec (db, data, error);
}

void
dt_seed_write (DtStore    *store,
               const char *sql)
{
  DtWrite write = { .action = "test", .label = "Test" };
  g_autoptr(GError) error = NULL;

  dt_store_write (store, &write, run_sql, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}
