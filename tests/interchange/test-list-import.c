/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of units and tasks from spreadsheets: which column says what, what each row would do, all or nothing, twice without doubling. */

#include <string.h>

#include "dt-error.h"
#include "dt-list-import.h"
#include "dt-sheet.h"
#include "dt-transfer-test.h"

#define UNITS DT_TEST_REGISTER ("<Units>" \
  "<Unit code=\"VPTU\" kind=\"party-advisory\" short-name=\"Văn phòng\"><Name>Văn phòng Thành ủy</Name></Unit>" \
  "<Unit code=\"BTC\" kind=\"party-advisory\" short-name=\"Ban Tổ chức\"><Name>Ban Tổ chức Thành ủy</Name></Unit>" \
  "<Unit code=\"UB\" kind=\"government\"><Name>Ủy ban nhân dân thành phố</Name></Unit>" \
  "<Unit code=\"MT\" kind=\"front\"><Name>Mặt trận Tổ quốc Việt Nam thành phố</Name></Unit>" \
  "<Unit code=\"PN\" kind=\"front\"><Name>Hội Liên hiệp Phụ nữ thành phố</Name></Unit>" \
  "<Unit code=\"THU\" kind=\"party-superior\"><Name>Thành ủy</Name></Unit>" \
  "</Units><UnitGroups><UnitGroup code=\"G-MT\"><Name>Mặt trận, các tổ chức chính trị - xã hội thành phố</Name><Member unit=\"MT\"/><Member unit=\"PN\"/></UnitGroup></UnitGroups>" \
  "<Directives><Directive symbol=\"150-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Issuer>Thành ủy</Issuer><Subject>Kế hoạch</Subject><Tasks>" \
  "<Task ordinal=\"III.2\" clause=\"mục III.2\" product=\"báo cáo\"><Title>Báo cáo kết quả 5 năm thực hiện Nghị quyết</Title>" \
  "<Deadline bound=\"before\" date=\"2024-08-25\">trước ngày 25/8/2024</Deadline><Assignment unit=\"VPTU\" role=\"lead\"/>" \
  "<Assignment unit=\"BTC\" role=\"coordinator\"/><Assignment unit=\"UB\" role=\"recipient\"/></Task>" \
  "<Task ordinal=\"2\"><Title>Rà soát đảng viên</Title><Assignment group=\"G-MT\" role=\"lead\"/></Task>" \
  "</Tasks></Directive></Directives>")

typedef struct
{
  DtTransferFixture  base;
  DtTables          *tables;
  DtListReport      *report;
  GError            *error;
} Fixture;

static void
forget (Fixture *f)
{
  g_clear_pointer (&f->tables, dt_tables_unref);
  g_clear_pointer (&f->report, dt_list_report_free);
  g_clear_error (&f->error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  dt_transfer_set_up (&f->base, data);
  dt_transfer_take_text (&f->base, UNITS);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  forget (f);
  dt_transfer_tear_down (&f->base, data);
}

static const DtTable *
read_csv (Fixture    *f,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  forget (f);
  f->tables = dt_tables_read_bytes (bytes, "danh sách.csv", NULL, &f->error);
  g_assert_no_error (f->error);
  return dt_tables_find (f->tables, NULL);
}

static void
import_as (Fixture       *f,
           const char    *text,
           DtListKind     kind,
           DtListOptions  options)
{
  const DtTable *table = read_csv (f, text);
  g_autoptr(DtListColumns) columns = dt_list_columns_guess_as (table, kind);

  options.today = DT_TRANSFER_TODAY;
  options.file_name = "danh sách.csv";
  f->report = dt_list_import (f->base.store, f->tables, table, columns, &options, NULL, &f->error);
}

static void
import_units (Fixture    *f,
              const char *text)
{
  import_as (f, text, DT_LIST_UNITS, (DtListOptions) { .dry_run = FALSE });
  g_assert_no_error (f->error);
}

static void
import_tasks (Fixture    *f,
              const char *text)
{
  import_as (f, text, DT_LIST_TASKS, (DtListOptions) { .symbol = "150-KH/TU" });
  g_assert_no_error (f->error);
}

static void
assert_counts (Fixture *f,
               int      n_new,
               int      changed,
               int      unchanged,
               int      faulty,
               int      skipped)
{
  const int wanted[] = { n_new, changed, unchanged, faulty, skipped };

  for (guint i = 0; i < DT_N_LIST_OUTCOMES; i++)
    if (f->report->counts[i] != wanted[i])
      {
        for (guint k = 0; k < f->report->lines->len; k++)
          {
            const DtListLine *line = g_ptr_array_index (f->report->lines, k);

            g_test_message ("%u %s %s: %s", line->number, dt_list_outcome_label (line->outcome), line->title, line->detail);
          }
        g_error ("%d rows are %s, not %d", f->report->counts[i], dt_list_outcome_label ((DtListOutcome) i), wanted[i]);
      }
}

/* Of the row of that number. @part: "" none */
static void
assert_row (Fixture       *f,
            guint          number,
            DtListOutcome  outcome,
            const char    *part)
{
  for (guint i = 0; i < f->report->lines->len; i++)
    {
      const DtListLine *line = g_ptr_array_index (f->report->lines, i);

      if (line->number != number)
        continue;
      g_assert_cmpstr (dt_list_outcome_label (line->outcome), ==, dt_list_outcome_label (outcome));
      if (*part == '\0')
        g_assert_null (line->detail);
      else if (line->detail == NULL || strstr (line->detail, part) == NULL)
        g_error ("Row %u says “%s”, not “%s”", number, line->detail, part);
      return;
    }
  g_error ("There is no row %u", number);
}

static void
assert_query (Fixture    *f,
              const char *sql,
              const char *rows)
{
  g_autofree char *found = dt_transfer_query (&f->base, sql);

  g_assert_cmpstr (found, ==, rows);
}

/* ---- Columns ---- */

static char *
describe_columns (const DtListColumns *columns)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %u", columns->kind == DT_LIST_UNITS ? "units" : "tasks", columns->first_row);
  for (guint c = 0; c < columns->n; c++)
    g_string_append_printf (text, " %s", dt_list_field_nick (columns->fields[c]));

  return g_string_free (text, FALSE);
}

static void
test_heads (Fixture       *f,
            gconstpointer  data)
{
  static const struct { const char *csv, *columns; } cases[] = {
    { "TT,Tên đơn vị,Tên viết tắt,Mã,Loại,Đơn vị cấp trên,Điện thoại,Người liên hệ\n1,a,b,c,d,e,f,g\n",
      "units 2 ordinal name short-name code kind parent phone contact" },
    { "STT;MA SO;TEN CO QUAN, DON VI;EMAIL;DIA CHI;SDT\n1;a;b;c;d;e\n", "units 2 ordinal code name email address phone" },
    { "TT,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Thời hạn,Sản phẩm,Ghi chú,Số ký hiệu văn bản\n1,a,b,c,d,e,f,g\n",
      "tasks 2 ordinal title lead coordinator deadline product note symbol" },
    { "THÀNH ỦY,,,\nPHỤ LỤC NHIỆM VỤ,,,\n,,,\nThời gian hoàn thành,Nhiệm vụ,Cơ quan thực hiện,TT\n(1),(2),(3),(4)\n25/8/2024,a,b,1\n",
      "tasks 6 deadline title lead ordinal" },
    { "TT,Nội dung công việc,Đơn vị thực hiện,,Thời gian hoàn thành (dự kiến)\n,,Phối hợp,Chủ trì,\n1,a,b,c,d\n", "tasks 3 ordinal title coordinator lead deadline" },
    { "Directive,Clause,Task,Lead,Co-ordinating,Original Day,Last Day,Days left,State\n", "tasks 2 symbol ordinal title lead coordinator deadline nothing nothing nothing" },
    { "Văn bản,Mục,Nội dung nhiệm vụ,Đơn vị chủ trì,Phối hợp,Ngày gốc,Hạn cuối\n", "tasks 2 symbol ordinal title lead coordinator deadline nothing" },
    { "Việc;Chủ trì;Hạn\na;b;c\n", "tasks 2 nothing lead deadline" },
    { "DANH SÁCH ĐƠN VỊ;;\nTT;Tên đơn vị;Mã\n1;a;b\n", "units 3 ordinal name code" },
    { "gì đó,khác\n1,2\n", "tasks 1 nothing nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DtTable *table = read_csv (f, cases[i].csv);
      g_autoptr(DtListColumns) columns = dt_list_columns_guess (table);
      g_autofree char *text = describe_columns (columns);

      g_assert_cmpstr (text, ==, cases[i].columns);
    }
}

static void
test_correct_column (Fixture       *f,
                     gconstpointer  data)
{
  const DtTable *table = read_csv (f, "Việc phải làm,Ai,Nội dung\nRà soát đảng viên,Ban Tổ chức,khác\n");
  g_autoptr(DtListColumns) columns = dt_list_columns_guess_as (table, DT_LIST_TASKS);
  DtListOptions options = { .symbol = "150-KH/TU", .today = DT_TRANSFER_TODAY };

  g_assert_cmpint (dt_list_columns_find (columns, DT_LIST_TITLE), ==, 2);
  dt_list_columns_set (columns, (guint) dt_list_columns_find_head (columns, "viec phai lam"), DT_LIST_TITLE);
  dt_list_columns_set (columns, (guint) dt_list_columns_find_head (columns, "b"), DT_LIST_LEAD);
  g_assert_cmpint (columns->fields[2], ==, DT_LIST_NOTHING);
  columns->first_row = 2;
  f->report = dt_list_import (f->base.store, f->tables, table, columns, &options, NULL, &f->error);
  g_assert_no_error (f->error);
  assert_row (f, 2, DT_LIST_ROW_CHANGED, "→ Ban Tổ chức Thành ủy");

  dt_list_columns_set (columns, 0, DT_LIST_NOTHING);
  g_assert_null (dt_list_import (f->base.store, f->tables, table, columns, &options, NULL, &f->error));
  g_assert_error (f->error, DT_ERROR, DT_ERROR_INVALID);
}

/* ---- Units ---- */

static const char unit_list[] =
  "TT;Tên đơn vị;Tên viết tắt;Mã;Loại;Đơn vị cấp trên;Điện thoại\n"
  "I;Các ban đảng;;;;;\n"
  "1;Ban Tổ chức Thành ủy;;;Ban đảng;;0255 3822 123\n"
  "2;Đảng ủy phường Trần Phú;ĐU Trần Phú;P-01;;Thành ủy;\n"
  "3;Chi bộ Trường Chính trị;;;;P-01;\n"
  "4;UBND TP;;;;;\n"
  ";Tổng cộng: ;;;;;\n"
  ";Người lập biểu;;;;;\n";

static void
test_units (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *before = dt_transfer_dump (&f->base);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  import_as (f, unit_list, DT_LIST_UNITS, (DtListOptions) { .dry_run = TRUE });
  g_assert_no_error (f->error);
  assert_counts (f, 2, 1, 1, 0, 3);
  again = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, again);
  g_clear_pointer (&again, g_free);

  import_units (f, unit_list);
  assert_row (f, 3, DT_LIST_ROW_CHANGED, "Phone: — → 0255 3822 123");
  assert_row (f, 4, DT_LIST_ROW_NEW, "P-01");
  assert_row (f, 5, DT_LIST_ROW_NEW, "Code: CBTCT");
  assert_row (f, 6, DT_LIST_ROW_UNCHANGED, "");
  assert_query (f, "SELECT u.code, u.short_name, u.kind, p.code FROM unit AS u JOIN unit AS p ON p.id = u.parent_id ORDER BY 1",
                "CBTCT|Chi bộ Trường Chính trị|party-cell|P-01\nP-01|ĐU Trần Phú|party-ward|THU");
  assert_query (f, "SELECT count (*) FROM journal", "2");

  after = dt_transfer_dump (&f->base);
  import_units (f, unit_list);
  assert_counts (f, 0, 0, 4, 0, 3);
  again = dt_transfer_dump (&f->base);
  g_assert_cmpstr (after, ==, again);
  assert_query (f, "SELECT count (*) FROM journal", "2");

  g_free (dt_store_undo (f->base.store, &f->error));
  g_assert_no_error (f->error);
  undone = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, undone);
}

static void
test_unit_faults (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *before = dt_transfer_dump (&f->base);
  g_autofree char *after = NULL;

  import_units (f, "Tên đơn vị,Mã,Cấp trên,Điện thoại\nChi bộ A,A,,\nChi bộ B,A,,\n,C,,0905\nChi bộ D,,Ban Tổ chức Tỉnh,\nBan Tổ chức Thành ủy,,BTC,\n");
  assert_row (f, 2, DT_LIST_ROW_NEW, "A");
  assert_row (f, 3, DT_LIST_ROW_FAULTY, "cell A3: “Chi bộ B” stands in row 2 already");
  assert_row (f, 4, DT_LIST_ROW_FAULTY, "cell A4: the name of the unit is missing");
  assert_row (f, 5, DT_LIST_ROW_FAULTY, "cell C5: no unit is called “Ban Tổ chức Tỉnh”; nearest: “Ban Tổ chức Thành ủy”");
  assert_row (f, 6, DT_LIST_ROW_FAULTY, "its own parent");
  after = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, after);

  import_units (f, "Tên đơn vị,Cấp trên\nChi bộ A,Chi bộ B\nChi bộ B,Chi bộ A\n");
  g_assert_cmpint (f->report->counts[DT_LIST_ROW_FAULTY], ==, 1);
}

/* Hundreds of units whose names begin alike, and as many that nobody knows. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("Tên đơn vị,Đơn vị cấp trên\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Chi bộ thôn a%c%c%c,%s\n", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, i % 2 == 0 ? "" : "Đảng bộ Lạ");
  import_units (f, text->str);
  g_assert_cmpint (f->report->counts[DT_LIST_ROW_FAULTY], ==, 1500);
  g_assert_cmpint (f->report->counts[DT_LIST_ROW_NEW], ==, 1500);
  assert_row (f, 2, DT_LIST_ROW_NEW, "Code: CBTA");
  assert_row (f, 3000, DT_LIST_ROW_NEW, "Code: CBTA2999");
}

/* The same name in another spelling of the code, a corrected name by its code. */
static void
test_unit_identity (Fixture       *f,
                    gconstpointer  data)
{
  import_units (f, "Mã,Tên đơn vị\nbtc,Ban Tổ chức Tỉnh ủy\nVP-TU,VĂN PHÒNG THÀNH ỦY\n,Thánh ủy\n");
  assert_row (f, 2, DT_LIST_ROW_CHANGED, "Ban Tổ chức Thành ủy → Ban Tổ chức Tỉnh ủy");
  assert_row (f, 3, DT_LIST_ROW_CHANGED, "VPTU → VP-TU");
  assert_row (f, 4, DT_LIST_ROW_CHANGED, "Thành ủy → Thánh ủy");
  assert_query (f, "SELECT name FROM unit WHERE code = 'VP-TU'", "Văn phòng Thành ủy");
  assert_query (f, "SELECT count (*) FROM unit", "6");
}

/* ---- Tasks ---- */

static const char task_list[] =
  "TT,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Thời hạn,Sản phẩm,Ghi chú\n"
  "I,Xây dựng Đảng,,,,,\n"
  "1,Xây dựng đề án,\"Ban Tổ chức, Văn phòng\",\"các cơ quan, đơn vị liên quan\",Quý III/2024,Đề án,gấp\n"
  "2,Kiểm tra chi bộ,\"- BTC;\n- UBND TP\",,chậm nhất ngày 31/8/2024,,\n"
  "II,Mặt trận,,,,,\n"
  "1,Vận động,\"Mặt trận, các tổ chức chính trị - xã hội thành phố\",,2024-09-05,,\n"
  ",,Văn phòng Thành ủy và Ban Tổ chức,,,,\n"
  ",Tổng cộng,3,,,,\n"
  ",,,,,NGƯỜI LẬP BIỂU,\n";

static void
test_tasks (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *before = dt_transfer_dump (&f->base);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  import_tasks (f, task_list);
  assert_counts (f, 3, 0, 0, 0, 5);
  assert_row (f, 3, DT_LIST_ROW_NEW, "names nobody");
  assert_row (f, 4, DT_LIST_ROW_NEW, "Last day by the words: 31/8/2024");
  assert_row (f, 7, DT_LIST_ROW_SKIPPED, "Belongs to row 6.");
  assert_query (f, "SELECT t.ordinal, t.title, t.product, t.text, d.bound, d.words, t.position FROM task AS t LEFT JOIN deadline AS d ON d.task_id = t.id ORDER BY t.position",
                "III.2|Báo cáo kết quả 5 năm thực hiện Nghị quyết|báo cáo|∅|before|trước ngày 25/8/2024|1\n"
                "2|Rà soát đảng viên|∅|∅|∅|∅|2\n"
                "I.1|Xây dựng đề án|Đề án|gấp|in-quarter|Quý III/2024|3\n"
                "I.2|Kiểm tra chi bộ|∅|∅|by|chậm nhất ngày 31/8/2024|4\n"
                "II.1|Vận động|∅|∅|by|05/9/2024|5");
  assert_query (f, "SELECT t.ordinal, group_concat (u.code) FROM (SELECT * FROM assignment ORDER BY position) AS a JOIN task AS t ON t.id = a.task_id"
                   " JOIN unit AS u ON u.id = a.unit_id WHERE t.position > 2 GROUP BY t.id ORDER BY t.position",
                "I.1|BTC,VPTU\nI.2|BTC,UB\nII.1|MT,PN,VPTU,BTC");
  assert_query (f, "SELECT count (*) FROM journal", "2");

  after = dt_transfer_dump (&f->base);
  import_tasks (f, task_list);
  assert_counts (f, 0, 0, 3, 0, 5);
  again = dt_transfer_dump (&f->base);
  g_assert_cmpstr (after, ==, again);

  g_free (dt_store_undo (f->base.store, &f->error));
  g_assert_no_error (f->error);
  undone = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, undone);
}

/* What a list says shortly of what the register has from the directive is no change. */
static void
test_known_tasks (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *before = dt_transfer_dump (&f->base);
  g_autofree char *after = NULL;

  import_tasks (f, "Mục,Nhiệm vụ,Chủ trì,Thời hạn\n"
                   "mục III.2,BÁO CÁO  kết quả 5 năm thực hiện Nghị quyết,VĂN PHÒNG THÀNH ỦY,24/8/2024\n"
                   "7,Rà soát đảng viên,\"Hội Liên hiệp Phụ nữ thành phố; MTTQ thành phố\",\n");
  assert_counts (f, 0, 0, 2, 0, 0);
  after = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, after);

  /* By its number, as its title is like it; another title of that number is another task. */
  import_tasks (f, "TT,Nhiệm vụ,Chủ trì,Thời hạn\nIII.2,Báo cáo kết quả 5 năm Nghị quyết,BTC,trước ngày 30/8/2024\n2,Sơ kết phong trào,BTC,\n");
  assert_row (f, 2, DT_LIST_ROW_CHANGED, "Lead: Văn phòng Thành ủy → Ban Tổ chức Thành ủy");
  assert_row (f, 2, DT_LIST_ROW_CHANGED, "Báo cáo kết quả 5 năm thực hiện Nghị quyết → Báo cáo kết quả 5 năm Nghị quyết");
  assert_row (f, 2, DT_LIST_ROW_CHANGED, "trước ngày 25/8/2024 → trước ngày 30/8/2024");
  assert_row (f, 3, DT_LIST_ROW_NEW, "Lead: Ban Tổ chức Thành ủy");
  assert_query (f, "SELECT u.code, a.role FROM assignment AS a JOIN unit AS u ON u.id = a.unit_id JOIN task AS t ON t.id = a.task_id WHERE t.ordinal = 'III.2' ORDER BY 1",
                "BTC|coordinator\nBTC|lead\nUB|recipient");
}

static void
test_task_faults (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *before = dt_transfer_dump (&f->base);
  g_autofree char *after = NULL;

  import_tasks (f, "TT,Nội dung,Chủ trì,Phối hợp,Thời hạn\n1,Việc một,Ban Tổ chức,,trước ngày 31/6/2024\n2,Việc hai,Ban Dân vận,,\n3,,BTC,,\n"
                   "4,Việc bốn,BTC,Văn phòng Tỉnh,30.13.2024\n5,Việc năm,BTC,,theo kỳ họp\n");
  assert_counts (f, 1, 0, 0, 4, 0);
  assert_row (f, 2, DT_LIST_ROW_FAULTY, "cell E2: “trước ngày 31/6/2024”: there is no such day.");
  assert_row (f, 3, DT_LIST_ROW_FAULTY, "cell C3: no unit is called “Ban Dân vận”");
  assert_row (f, 4, DT_LIST_ROW_FAULTY, "cell B4: what is to be done is missing");
  assert_row (f, 5, DT_LIST_ROW_FAULTY, "cell E5: “30.13.2024”");
  assert_row (f, 6, DT_LIST_ROW_NEW, "Lead: Ban Tổ chức Thành ủy");
  after = dt_transfer_dump (&f->base);
  g_assert_cmpstr (before, ==, after);
}

static void
test_directives (Fixture       *f,
                 gconstpointer  data)
{
  static const char by_symbol[] = "Số ký hiệu,Cơ quan ban hành,Ngày ban hành,Nhiệm vụ,Chủ trì\n"
                                  "150-KH/TU,,,Việc của kế hoạch,BTC\n,,,Việc nữa,BTC\n12-CV/TU,Thành ủy,01/8/2024,Việc của công văn,BTC\n";

  import_as (f, by_symbol, DT_LIST_TASKS, (DtListOptions) { .dry_run = FALSE });
  g_assert_no_error (f->error);
  assert_counts (f, 3, 0, 0, 0, 0);
  assert_query (f, "SELECT d.symbol, d.type, d.issuer, i.code, count (*) FROM directive AS d JOIN task AS t ON t.directive_id = d.id LEFT JOIN unit AS i ON i.id = d.issuer_id"
                   " GROUP BY d.id ORDER BY 1", "12-CV/TU|letter|Thành ủy|THU|1\n150-KH/TU|plan|Thành ủy|∅|4");
  import_as (f, by_symbol, DT_LIST_TASKS, (DtListOptions) { .dry_run = FALSE });
  assert_counts (f, 0, 0, 3, 0, 0);

  import_as (f, "Số ký hiệu,Nhiệm vụ\n99-CV/TU,Việc\nkhông có,Việc\n", DT_LIST_TASKS, (DtListOptions) { .dry_run = FALSE });
  assert_row (f, 2, DT_LIST_ROW_FAULTY, "cell A2: “99-CV/TU” is not in the register");
  assert_row (f, 3, DT_LIST_ROW_FAULTY, "cell A3: no symbol");

  import_as (f, "Nhiệm vụ,Chủ trì\nViệc,BTC\n", DT_LIST_TASKS, (DtListOptions) { .symbol = "99-CV/TU" });
  g_assert_error (f->error, DT_ERROR, DT_ERROR_NOT_FOUND);
  import_as (f, "Nhiệm vụ,Chủ trì\nViệc,BTC\n", DT_LIST_TASKS, (DtListOptions) { .dry_run = FALSE });
  g_assert_error (f->error, DT_ERROR, DT_ERROR_INVALID);
  import_as (f, "Nhiệm vụ,Chủ trì\nViệc,BTC\n", DT_LIST_TASKS, (DtListOptions) { .symbol = "kế hoạch", .issuer = "Thành ủy", .issued = dt_day_new (2024, 8, 1) });
  g_assert_error (f->error, DT_ERROR, DT_ERROR_INVALID);
  import_as (f, "Nhiệm vụ,Chủ trì\nViệc,BTC\n", DT_LIST_TASKS, (DtListOptions) { .symbol = "99-CV/TU", .issuer = "Thành ủy", .issued = dt_day_new (2024, 8, 1) });
  g_assert_no_error (f->error);
  assert_counts (f, 1, 0, 0, 0, 0);
}

/* What the program has written itself says nothing new. */
static void
test_own_files (Fixture       *f,
                gconstpointer  data)
{
  static const char *const names[] = { "own.xlsx", "own.csv" };
  g_autoptr(DtQuery) query = dt_query_new (DT_TRANSFER_TODAY);
  g_autofree char *before = NULL;

  import_tasks (f, task_list);
  before = dt_transfer_dump (&f->base);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->base.folder, names[i], NULL);
      g_autoptr(DtListColumns) columns = NULL;
      g_autofree char *after = NULL;
      DtListOptions options = { .today = DT_TRANSFER_TODAY };
      int n_written;

      g_assert_true (dt_sheet_write (f->base.store, query, path, &n_written, NULL, &f->error));
      g_assert_cmpint (n_written, ==, 5);
      forget (f);
      f->tables = dt_tables_read (path, NULL, &f->error);
      g_assert_no_error (f->error);
      columns = dt_list_columns_guess (dt_tables_find (f->tables, NULL));
      f->report = dt_list_import (f->base.store, f->tables, dt_tables_find (f->tables, NULL), columns, &options, NULL, &f->error);
      g_assert_no_error (f->error);
      assert_counts (f, 0, 0, 5, 0, 1);
      after = dt_transfer_dump (&f->base);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  const DtTable *table = read_csv (f, unit_list);
  g_autoptr(DtListColumns) columns = dt_list_columns_guess (table);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  DtListOptions options = { .today = DT_TRANSFER_TODAY };

  g_cancellable_cancel (cancellable);
  f->report = dt_list_import (f->base.store, f->tables, table, columns, &options, cancellable, &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (f->report);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/list-import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("heads", test_heads);
  ADD ("correct-column", test_correct_column);
  ADD ("units", test_units);
  ADD ("unit-faults", test_unit_faults);
  ADD ("many", test_many);
  ADD ("unit-identity", test_unit_identity);
  ADD ("tasks", test_tasks);
  ADD ("known-tasks", test_known_tasks);
  ADD ("task-faults", test_task_faults);
  ADD ("directives", test_directives);
  ADD ("own-files", test_own_files);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
