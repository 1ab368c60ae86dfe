/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is marked in the text of a directive: word for word what the register holds, and nothing else. */

#include <string.h>

#include "dt-directive-paper.h"
#include "dt-test.h"

static DtDirectivePage *
new_page (const char *text)
{
  DtDirectivePage *page = dt_directive_page_new ();

  page->id = 9;
  page->symbol = g_strdup ("7-CV/TU");
  page->issuer = g_strdup ("Thành ủy");
  page->issued_day = dt_test_day ("2024-07-22");
  page->place = g_strdup ("Tân Sơn");
  page->signer = g_strdup ("");
  page->signer_title = g_strdup ("Chánh Văn phòng");
  page->subject = g_strdup ("Đôn đốc báo cáo");
  page->text = g_strdup (text);
  return page;
}

static void
add_task (DtDirectivePage *page,
          gint64           id,
          const char      *ordinal,
          const char      *words,
          const char      *text)
{
  DtDirectiveTask *task = g_new0 (DtDirectiveTask, 1);

  task->row = dt_task_row_new ();
  task->row->id = id;
  task->row->ordinal = g_strdup (ordinal);
  task->row->title = g_strdup ("Một việc");
  task->row->words = g_strdup (words);
  task->text = g_strdup (text);
  g_ptr_array_add (page->tasks, task);
}

static void
add_unit (DtDirectivePage *page,
          gint64           id,
          const char      *name)
{
  DtNamedUnit *unit = g_new0 (DtNamedUnit, 1);

  unit->id = id;
  unit->name = g_strdup (name);
  g_ptr_array_add (page->units, unit);
}

/* "date 3 [trước ngày 25/8]" line by line. */
static char *
list_marks (const DtDirectivePaper *paper)
{
  static const char *const names[] = { "date", "unit", "directive", "task" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->marks->len; i++)
    {
      const DtPaperMark *mark = &g_array_index (paper->marks, DtPaperMark, i);
      g_autofree char *words = g_utf8_substring (paper->text, mark->start, mark->end);

      g_string_append_printf (text, "%s %d [%s]\n", names[mark->kind], (int) mark->id, words);
    }
  return g_string_free (text, FALSE);
}

/* A text that was kept: passages where they stand, the longer name before the shorter, words of a deadline only in their task. */
static void
test_kept (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("Số 7-CV/TU\n1. Văn phòng Thành ủy báo cáo trước ngày 25/8.\n2. Các phường gửi Văn phòng trước ngày 25/8.");
  g_autoptr(DtDirectivePaper) paper = NULL;

  add_task (page, 1, "1", "trước ngày 25/8", "Văn phòng Thành ủy báo cáo trước ngày 25/8");
  add_task (page, 2, "2", "", "Các phường gửi Văn phòng trước ngày 25/8");
  add_unit (page, 5, "Văn phòng");
  add_unit (page, 5, "Văn phòng Thành ủy");
  add_unit (page, 6, "phường");
  paper = dt_directive_paper_new (page);
  g_assert_true (paper->whole);
  dt_test_assert_string (list_marks (paper),
                         "directive 9 [7-CV/TU]\n"
                         "task 1 [Văn phòng Thành ủy báo cáo trước ngày 25/8]\n"
                         "unit 5 [Văn phòng Thành ủy]\n"
                         "date 1 [trước ngày 25/8]\n"
                         "task 2 [Các phường gửi Văn phòng trước ngày 25/8]\n"
                         "unit 6 [phường]\n"
                         "unit 5 [Văn phòng]\n");
  g_assert_cmpint (paper->n[DT_PAPER_UNIT], ==, 3);
  g_assert_cmpint (paper->n[DT_PAPER_DATE], ==, 1);
}

/* Without a text: the parts of a letter in their order; the words of a deadline follow an instruction that lacks them. */
static void
test_put_together (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("");
  g_autoptr(DtDirectivePaper) paper = NULL;
  DtAddresseeRow *addressee = g_new0 (DtAddresseeRow, 1);

  addressee->words = g_strdup ("Các phường");
  g_ptr_array_add (page->addressees, addressee);
  add_task (page, 1, "2.1", "trong tháng 8", "");
  paper = dt_directive_paper_new (page);
  g_assert_false (paper->whole);
  g_assert_cmpstr (paper->text, ==,
                   "\tThành ủy\tĐẢNG CỘNG SẢN VIỆT NAM\n\t*\n\tSố 7-CV/TU\tTân Sơn, ngày 22 tháng 7 năm 2024\n\tĐôn đốc báo cáo\n"
                   "Kính gửi:\n- Các phường\n2.1. Một việc – trong tháng 8\n\tCHÁNH VĂN PHÒNG\n");
  dt_test_assert_string (list_marks (paper), "directive 9 [7-CV/TU]\ntask 1 [2.1. Một việc – trong tháng 8]\ndate 1 [trong tháng 8]\n");
}

/* Of a text of which only the body was kept the head is put before it. */
static void
test_body (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("Yêu cầu các đơn vị báo cáo.");
  g_autoptr(DtDirectivePaper) paper = dt_directive_paper_new (page);

  g_assert_true (g_str_has_prefix (paper->text, "\tThành ủy\tĐẢNG CỘNG SẢN VIỆT NAM\n\t*\n\tSố 7-CV/TU\t"));
  g_assert_nonnull (strstr (paper->text, "\nYêu cầu các đơn vị báo cáo.\n"));
}

/* Every stretch with its style, line by line. */
static char *
list_runs (const DtDirectivePaper *paper)
{
  static const char *const names[] = { "head", "foot", "body", "left", "right", "issuer", "roof", "ruled", "place", "about", "title", "subject", "to-head", "to",
                                       "recipients", "recipients-head", "signer" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->runs->len; i++)
    {
      const DtPaperRun *run = &g_array_index (paper->runs, DtPaperRun, i);
      g_autofree char *words = g_utf8_substring (paper->text, run->start, run->end);

      if (run->style != DT_PAPER_HEAD && run->style != DT_PAPER_FOOT)
        g_string_append_printf (text, "%s [%s]\n", names[run->style], words);
    }
  return g_string_free (text, FALSE);
}

static void
add_recipient (DtDirectivePage *page,
               const char      *words)
{
  DtAddresseeRow *row = g_new0 (DtAddresseeRow, 1);

  row->words = g_strdup (words);
  row->distribution = TRUE;
  g_ptr_array_add (page->addressees, row);
}

/* A plan of the State: its own roof, its kind over the text, recipients beside the signer, long lines broken in their column. */
static void
test_state (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("");
  g_autoptr(DtDirectivePaper) paper = NULL;

  g_free (page->symbol);
  page->symbol = g_strdup ("12/KH-UBND");
  page->type = DT_DOCUMENT_PLAN;
  g_free (page->issuer);
  page->issuer = g_strdup ("Ủy ban nhân dân thành phố Tân Sơn Đông");
  g_free (page->signer);
  page->signer = g_strdup ("Người ký");
  g_free (page->signer_title);
  page->signer_title = g_strdup ("KT. Chủ tịch – Phó Chủ tịch");
  add_recipient (page, "Như trên");
  add_recipient (page, "Các phường");
  ((DtAddresseeRow *) g_ptr_array_index (page->addressees, 1))->distribution = FALSE;
  add_recipient (page, "Lưu văn thư");
  paper = dt_directive_paper_new (page);
  dt_test_assert_string (list_runs (paper),
                         "issuer [Ủy ban nhân dân thành phố]\nroof [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]\n"
                         "issuer [Tân Sơn Đông]\nruled [Độc lập - Tự do - Hạnh phúc]\n"
                         "left [Số: 12/KH-UBND]\nplace [Tân Sơn, ngày 22 tháng 7 năm 2024]\n"
                         "title [Kế hoạch]\nsubject [Đôn đốc báo cáo]\nto-head [Kính gửi:]\nto [- Các phường]\n"
                         "recipients-head [Nơi nhận:]\nsigner [KT. CHỦ TỊCH]\n"
                         "recipients [- Như trên]\nsigner [PHÓ CHỦ TỊCH]\nrecipients [- Lưu văn thư]\nsigner [Người ký]\n");
  g_assert_nonnull (strstr (paper->text, "\nNơi nhận:\tKT. CHỦ TỊCH\n- Như trên\tPHÓ CHỦ TỊCH\n- Lưu văn thư\n\tNgười ký\n"));
}

/* A name inside a longer word is none, and what is clicked is the innermost. */
static void
test_find (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("7-CV/TU. UBNDX và UBND họp.");
  g_autoptr(DtDirectivePaper) paper = NULL;

  add_task (page, 1, "", "", "UBNDX và UBND họp");
  add_unit (page, 4, "UBND");
  paper = dt_directive_paper_new (page);
  g_assert_cmpint (paper->n[DT_PAPER_UNIT], ==, 1);
  g_assert_cmpint (dt_directive_paper_find (paper, 10)->kind, ==, DT_PAPER_TASK);
  g_assert_cmpint (dt_directive_paper_find (paper, 19)->kind, ==, DT_PAPER_UNIT);
  g_assert_null (dt_directive_paper_find (paper, 7));
}

/* The words that order a change, with its own number only, as letters write it with and without the zero. */
static void
test_change (void)
{
  g_autoptr(DtDirectivePage) page = new_page ("7-CV/TU. Làm sớm hơn 15 ngày, không phải sớm hơn 5 ngày; gia hạn 15 ngày.");
  g_autoptr(DtDirectivePaper) paper = NULL;
  DtChangeCard *card = g_new0 (DtChangeCard, 1);

  card->id = 3;
  card->rule = (DtScheduleRule) { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  card->moves = g_ptr_array_new ();
  card->target = g_strdup ("");
  g_ptr_array_add (page->changes, card);
  paper = dt_directive_paper_new (page);
  dt_test_assert_string (list_marks (paper), "directive 9 [7-CV/TU]\ndate 3 [sớm hơn 15 ngày]\n");
  g_assert_true (g_array_index (paper->marks, DtPaperMark, 1).change);
}

static void
test_words (void)
{
  DtChainNode node = { .relation = DT_RELATION_ACCELERATES, .shift = -15 };
  DtChangeCard card = { .rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS } };

  dt_test_assert_string (dt_chain_node_words (&node), "accelerates −15 days");
  node.shift = 0;
  dt_test_assert_string (dt_chain_node_words (&node), "accelerates");
  dt_test_assert_string (dt_change_card_words (&card, dt_test_day ("2024-08-12")), "Earlier by 15 days");
  card.rule = (DtScheduleRule) { .kind = DT_CHANGE_FIX, .fixed_day = dt_test_day ("2024-08-30") };
  dt_test_assert_string (dt_change_card_words (&card, dt_test_day ("2024-08-12")), "Moved to 30/8/2024");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/directive-paper/kept", test_kept);
  g_test_add_func ("/model/directive-paper/put-together", test_put_together);
  g_test_add_func ("/model/directive-paper/body", test_body);
  g_test_add_func ("/model/directive-paper/state", test_state);
  g_test_add_func ("/model/directive-paper/find", test_find);
  g_test_add_func ("/model/directive-paper/change", test_change);
  g_test_add_func ("/model/directive-paper/words", test_words);

  return g_test_run ();
}
