/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-list-fixture.h"

#include "dt-press.h"
#include "dt-seed.h"
#include "dt-task-item.h"
#include "dt-task-sidebar.h"
#include "dt-task-table.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

GtkWidget *
dt_list_get (DtWindowFixture *f)
{
  return dt_find_widget (dt_find_widget (f->view, DT_TYPE_TASK_TABLE), GTK_TYPE_LIST_VIEW);
}

GtkSelectionModel *
dt_list_get_rows (DtWindowFixture *f)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (dt_list_get (f)));
}

guint
dt_list_find (DtWindowFixture *f,
              DtRowKind        kind,
              gint64           id)
{
  GListModel *rows = G_LIST_MODEL (dt_list_get_rows (f));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(DtTaskItem) item = g_list_model_get_item (rows, i);

      if (dt_task_item_get_kind (item) == kind && dt_task_item_get_id (item) == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_all_open (gpointer user_data)
{
  return dt_list_find (user_data, DT_ROW_TASK, DT_SEED_STANDING) != GTK_INVALID_LIST_POSITION;
}

void
dt_list_open_all (DtWindowFixture *f)
{
  g_signal_emit_by_name (dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR), "page", (int) DT_PAGE_OPEN);
  dt_test_wait_until (has_all_open, f);
  dt_ui_settle ();
}
