/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-print-samples.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dt-pdf.h"
#include "dt-report-private.h"

#include <libintl.h>
#include <locale.h>

DtDay
dt_print_today (void)
{
  return dt_day_new (2024, 8, 12);
}

DtOffice *
dt_print_office (void)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (settings, (char *) "office.parent", (char *) "Thành ủy Quảng Ngãi");
  g_hash_table_insert (settings, (char *) "office.name", (char *) "Văn phòng");
  g_hash_table_insert (settings, (char *) "office.place", (char *) "TP. Quảng Ngãi");
  g_hash_table_insert (settings, (char *) "office.signer-title", (char *) "Chánh Văn phòng");
  g_hash_table_insert (settings, (char *) "office.recipients",
                       (char *) "- Thường trực Thành ủy (b/c),\n- Các cơ quan, đơn vị có tên,\n- Lưu Văn phòng Thành ủy.");
  return dt_office_new (settings);
}

static DtTaskRow *
new_row (gint64      id,
         gint64      lead_id,
         const char *lead,
         const char *title,
         const char *directive,
         const char *clause,
         int         day,
         int         original,
         DtPhase     phase,
         int         percent)
{
  DtTaskRow *row = dt_task_row_new ();

  row->id = id;
  row->uid = g_strdup_printf ("uid-%" G_GINT64_FORMAT, id);
  row->directive_id = (gint64) (g_str_hash (directive) % 1000) + 1;
  row->directive = g_strdup (directive);
  row->ordinal = g_strdup ("");
  row->clause = g_strdup (clause);
  row->title = g_strdup (title);
  row->short_title = g_strdup (title);
  row->product = g_strdup ("");
  row->lead_id = lead_id;
  row->lead = g_strdup (lead);
  row->lead_name = g_strdup (lead);
  row->phase = phase;
  row->bound = day != 0 ? DT_BOUND_BEFORE : DT_BOUND_NONE;
  row->words = g_strdup ("");
  row->last_day = day != 0 ? dt_print_today () + day : DT_DAY_NONE;
  row->next_day = dt_phase_is_open (phase) ? row->last_day : DT_DAY_NONE;
  row->original_day = original != 0 ? dt_print_today () + original : DT_DAY_NONE;
  row->handed_day = phase == DT_PHASE_HANDED || phase == DT_PHASE_DONE ? dt_print_today () - 1 : DT_DAY_NONE;
  row->owed = 1;
  row->handed_in = phase == DT_PHASE_HANDED || phase == DT_PHASE_DONE;
  row->percent = percent;
  return row;
}

GPtrArray *
dt_print_morning (void)
{
  static const struct
  {
    int         lead;
    const char *title, *directive, *clause;
    int         day, original;
    DtPhase     phase;
    int         percent;
  } tasks[] = {
    { 0, "Trình bản nháp đề cương báo cáo chính trị để tổ biên tập cho ý kiến", "150-KH/TU", "mục III.2", 0, 15, DT_PHASE_PROGRESS, 90 },
    { 0, "Chuẩn bị tài liệu kỳ họp thường lệ của Ban Chấp hành", "1462-CV/TU", "mục 2", 2, 0, DT_PHASE_PROGRESS, 65 },
    { 0, "Sửa đề cương theo các ý kiến đã nhận", "150-KH/TU", "mục III.4", 9, 24, DT_PHASE_IDLE, 0 },
    { 0, "Dự kiến chương trình công tác của Thường trực trong tháng tới", "1391-CV/TU", "mục 2", 14, 0, DT_PHASE_IDLE, 0 },
    { 1, "Lập danh sách đơn vị tổ chức đại hội trước để rút kinh nghiệm", "150-KH/TU", "mục II.3", -2, 13, DT_PHASE_PROGRESS, 60 },
    { 1, "Soạn hướng dẫn về nhân sự cấp ủy khóa tới", "150-KH/TU", "mục IV.2", 9, 24, DT_PHASE_PROGRESS, 40 },
    { 2, "Cho ý kiến vào dự thảo đề cương", "150-KH/TU", "mục III.3", 3, 18, DT_PHASE_HANDED, 100 },
    { 2, "Lập kế hoạch tuyên truyền trước, trong và sau đại hội", "150-KH/TU", "mục IV.1", 4, 19, DT_PHASE_PROGRESS, 70 },
    { 3, "Soát lại kết quả xếp loại tổ chức đảng", "98-KH/TU", "mục 4", -5, 0, DT_PHASE_PROGRESS, 75 },
    { 3, "Báo cáo việc tiếp dân và giải quyết đơn tháng này", "98-KH/TU", "mục 13", 4, 0, DT_PHASE_PROGRESS, 20 },
    { 3, "Kế hoạch kiểm tra khâu chuẩn bị ở cơ sở", "150-KH/TU", "mục IV.3", 7, 22, DT_PHASE_PROGRESS, 50 },
    { 4, "Trả lời kiến nghị của cử tri gửi tới kỳ họp", "1447-CV/TU", "mục 1", 0, 0, DT_PHASE_HANDED, 100 },
    { 5, "Dự toán kinh phí tổ chức đại hội", "150-KH/TU", "mục III.1", -4, 11, DT_PHASE_PROGRESS, 80 },
    { 6, "Góp ý quy chế phối hợp tiếp xúc cử tri", "1447-CV/TU", "mục 2", 2, 0, DT_PHASE_PROGRESS, 50 },
    { 7, "Đề xuất sắp xếp lại tổ chức công đoàn ở cơ sở", "98-KH/TU", "mục 11", 3, 0, DT_PHASE_RETURNED, 0 },
    { 8, "Gửi báo cáo kết quả năm năm thực hiện nghị quyết đại hội", "1438-CV/TU", "mục 2", 12, 0, DT_PHASE_IDLE, 0 },
  };
  static const char *leads[] = {
    "Văn phòng Thành ủy", "Ban Tổ chức Thành ủy", "Ban Tuyên giáo Thành ủy", "Ủy ban Kiểm tra Thành ủy",
    "Ủy ban nhân dân thành phố", "Phòng Tài chính – Kế hoạch", "Ủy ban MTTQ Việt Nam thành phố",
    "Liên đoàn Lao động thành phố", "Đảng ủy phường An Phú",
  };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      DtTaskRow *row = new_row ((gint64) i + 1, tasks[i].lead + 1, leads[tasks[i].lead], tasks[i].title,
                                tasks[i].directive, tasks[i].clause, tasks[i].day, tasks[i].original, tasks[i].phase,
                                tasks[i].percent);

      /* Today is day 0 of the table, but not "no day". */
      row->last_day = dt_print_today () + tasks[i].day;
      if (dt_phase_is_open (row->phase))
        row->next_day = row->last_day;
      if (tasks[i].lead == 8)
        {
          row->owed = 30;
          row->handed_in = 11;
        }
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static char *
random_title (GRand *rand,
              guint  index,
              guint  max_words)
{
  static const char *words[] = {
    "báo", "cáo", "kết", "quả", "năm", "thực", "hiện", "nghị", "quyết", "đại", "hội", "đảng", "bộ", "thành", "phố",
    "nghiêng", "Ủy", "thưởng", "ngưỡng", "khuếch", "trương", "2025–2030", "&", "<chủ", "đề>",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, (gint32) max_words + 1);

  g_string_append_printf (text, "#%u", index);
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

GPtrArray *
dt_print_random (guint   n,
                 guint32 seed,
                 guint   max_words)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
  guint n_units = MAX (1, n / 7);

  for (guint i = 0; i < n; i++)
    {
      int lead = g_rand_int_range (rand, 0, (gint32) n_units) + 1;
      int day = g_rand_int_range (rand, -30, 200);
      DtPhase phase = (DtPhase) g_rand_int_range (rand, DT_PHASE_RETURNED, DT_PHASE_STANDING + 1);
      g_autofree char *name = g_strdup_printf ("Đảng ủy phường số %d", lead);
      g_autofree char *title = random_title (rand, i, max_words);
      g_autofree char *symbol = g_strdup_printf ("%d-KH/TU", g_rand_int_range (rand, 1, 60));
      DtTaskRow *row = new_row (i + 1, lead, name, title, symbol, i % 3 == 0 ? "" : "mục II.1", day,
                                i % 4 == 0 ? day + 15 : 0, phase, g_rand_int_range (rand, 0, 101));

      if (i % 11 == 5)
        {
          row->owed = 12;
          row->handed_in = 3;
          row->n_late = (int) (i % 3);
        }
      g_ptr_array_add (rows, row);
    }

  return rows;
}

GPtrArray *
dt_print_causes (void)
{
  GPtrArray *causes = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_directive_row_unref);
  DtDirectiveRow *row = dt_directive_row_new ();

  row->uid = g_strdup ("uid");
  row->symbol = g_strdup ("1438-CV/TU");
  row->type = DT_DOCUMENT_LETTER;
  row->issuer = g_strdup ("");
  row->subject = g_strdup ("");
  row->issued_day = dt_day_new (2024, 7, 22);
  g_ptr_array_add (causes, row);

  return causes;
}

DtReport *
dt_print_report (GPtrArray *tasks,
                 DtGroupBy  group)
{
  g_autoptr(DtQuery) query = dt_query_new (dt_print_today ());
  DtSummary *summary;

  query->from = dt_print_today ();
  query->to = dt_print_today () + 15;
  query->pin_overdue = TRUE;
  summary = dt_summary_new (tasks, dt_print_office (), query, group);
  summary->causes = dt_print_causes ();

  return dt_summary_report_new (summary);
}

void
dt_print_use_language (void)
{
  const char *folder = g_getenv ("DT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

char *
dt_print_text (DtReport *report,
               guint    *n_pages)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = g_dir_make_tmp ("dt-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_assert_true (dt_pdf_write (report, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  *n_pages = dt_report_get_n_pages (report);
  if (program != NULL)
    {
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  else
    {
      g_test_skip ("poppler's tools are not installed");
    }
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

char *
dt_print_flatten (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr(GString) flat = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (flat, "%s ", words[i]);

  return g_string_free (g_steal_pointer (&flat), FALSE);
}

gboolean
dt_print_says (const char *text,
               const char *words)
{
  g_autofree char *flat = dt_print_flatten (text);

  return strstr (flat, words) != NULL;
}

/* Every block is on the pages once and in order; a head is never the last of its page; the end never alone. */
void
dt_print_check_order (DtReport *report,
                      gboolean  strict)
{
  guint n_pages = dt_report_get_n_pages (report);
  guint expected = 0;

  for (guint page = 0; page < n_pages; page++)
    {
      guint first, end;
      gboolean inside;

      dt_report_get_page_range (report, page, &first, &end, &inside);
      g_assert_cmpuint (first, ==, inside ? expected - 1 : expected);
      g_assert_cmpuint (end, >, first);
      expected = end;

      if (page + 1 < n_pages)
        {
          const DtBlockInfo *last = &g_array_index (report->infos, DtBlockInfo, end - 1);
          gboolean goes_on;
          guint next_first, next_end;

          dt_report_get_page_range (report, page + 1, &next_first, &next_end, &goes_on);
          g_assert_cmpuint (last->kind, !=, DT_BLOCK_HEAD);
          /* Only a run that is longer than a page comes apart, and one of rows of a common size is not. */
          if (strict)
            g_assert_true (!last->keep_with_next || goes_on);
        }
    }

  g_assert_cmpuint (expected, ==, dt_report_get_n_blocks (report));
}

/* Nothing is drawn outside the margins, but for the number of the page. */
void
dt_print_check_ink (DtReport *report,
                    guint     page)
{
  const DtPageLayout *layout = dt_report_get_layout (report);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  dt_report_draw_page (report, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, 0);
  /* Half a line of the frame lies outside, and the extents are rounded outwards to whole points. */
  g_assert_cmpfloat (x, >=, layout->left - 1.5);
  g_assert_cmpfloat (x + width, <=, layout->paper_width - layout->right + 1.5);
  g_assert_cmpfloat (y, >=, page == 0 ? layout->top - 1.5 : DT_MM (6));
  g_assert_cmpfloat (y + height, <=, layout->paper_height - layout->bottom + 1.5);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

char *
dt_print_run_tool (const char *tool,
                   const char *option,
                   const char *path,
                   const char *target)
{
  const char *argv[] = { tool, option, path, target, NULL };
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip ("poppler's tools are not installed");
      return NULL;
    }
  if (*option == '\0')
    {
      argv[1] = path;
      argv[2] = target;
      argv[3] = NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}
