/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which tasks the view asks for: pages, filters, words, group and order. */

#include "dt-task-view-private.h"

/* --- Questions --- */

DtQuery *
dt_task_view_new_query (DtTaskView *self)
{
  DtQuery *query = dt_query_new (dt_context_get_today (self->context));

  query->soon_days = dt_context_get_soon_days (self->context);
  query->group = (DtGroupBy) g_settings_get_enum (dt_task_view_get_settings (self), "task-group");
  query->sort = (DtSort) g_settings_get_enum (dt_task_view_get_settings (self), "task-sort");
  query->descending = g_settings_get_boolean (dt_task_view_get_settings (self), "task-descending");
  return query;
}

DtQuery *
dt_task_view_make_page_query (DtTaskView *self,
                              DtPage      page)
{
  DtQuery *query = dt_task_view_new_query (self);

  dt_page_ask (page, query);
  return query;
}

const char *
dt_task_view_get_search (DtTaskView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* Takes query. Everything that changes what is listed comes through here. */
void
dt_task_view_apply (DtTaskView *self,
                    DtQuery    *query)
{
  g_free (query->search);
  query->search = *dt_task_view_get_search (self) != '\0' ? g_strdup (dt_task_view_get_search (self)) : NULL;
  if (query != self->query)
    g_clear_pointer (&self->query, dt_query_free);
  self->query = query;

  dt_task_view_mark (self);
  dt_filter_bar_set_query (self->filters, query);
  dt_task_header_set_sort (self->header, query->sort, query->descending);
  dt_task_table_set_search (self->table, query->search);
  dt_task_feed_set_query (self->feed, query);
}

void
dt_task_view_apply_new (DtTaskView *self,
                        DtQuery    *query)
{
  dt_task_table_unselect (self->table);
  dt_task_view_apply (self, query);
  dt_task_table_scroll_to_top (self->table);
}

void
dt_task_view_on_page (DtTaskView *self,
                      int         page)
{
  if (!dt_context_is_as_of (self->context))
    g_settings_set_string (dt_task_view_get_settings (self), "task-page", dt_page_get_nick ((DtPage) page));
  dt_task_view_apply_new (self, dt_task_view_make_page_query (self, (DtPage) page));
}

void
dt_task_view_on_directive (DtTaskView *self,
                           gint64      id)
{
  DtQuery *query = dt_task_view_new_query (self);

  query->directive_id = id;
  query->open_only = TRUE;
  dt_task_view_apply_new (self, query);
}

void
dt_task_view_on_unit (DtTaskView *self,
                      gint64      id)
{
  DtQuery *query;

  if (id == 0)
    {
      dt_filter_bar_pick_unit (self->filters);
      return;
    }

  query = dt_task_view_new_query (self);
  query->unit_id = id;
  query->owed_only = TRUE;
  dt_task_view_apply_new (self, query);
}

void
dt_task_view_on_filters_edited (DtTaskView    *self,
                                const DtQuery *query)
{
  dt_task_view_apply (self, dt_query_copy (query));
}

/* --- Search --- */

void
dt_task_view_on_search_changed (DtTaskView *self)
{
  gtk_widget_set_visible (self->search_key, *dt_task_view_get_search (self) == '\0');
  if (self->quiet)
    return;

  dt_task_view_apply (self, self->query);
  dt_search_hints_set_text (self->hints, dt_task_view_get_search (self));
}

void
dt_task_view_on_stop_search (DtTaskView *self)
{
  if (*dt_task_view_get_search (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

void
dt_task_view_on_search_activate (DtTaskView *self)
{
  DtRowKey key;

  /* Enter in the search goes to the first thing found, not to the head above it. */
  for (guint i = 0; dt_task_feed_peek (self->feed, i, &key); i++)
    if (key.kind == DT_ROW_TASK)
      {
        dt_task_table_select_task (self->table, key.id);
        break;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Without asking: the caller does. */
void
dt_task_view_set_search (DtTaskView *self,
                         const char *text)
{
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
  self->quiet = FALSE;
  dt_search_hints_set_text (self->hints, dt_task_view_get_search (self));
}

/* The words become a condition. */
void
dt_task_view_on_hint (DtTaskView *self,
                      int         kind,
                      gint64      id)
{
  DtQuery *query = dt_query_copy (self->query);

  query->morning = FALSE;
  if (kind == DT_SUGGEST_STATE)
    query->states = DT_STATE_BIT (id);
  else if (kind == DT_SUGGEST_UNIT)
    query->unit_id = id;
  else
    query->directive_id = id;

  dt_task_view_set_search (self, NULL);
  dt_task_view_apply_new (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Words that found nothing under a filter are looked for everywhere before they are given up. */
gboolean
dt_task_view_may_widen (DtTaskView *self)
{
  g_autoptr(DtQuery) widest = dt_task_view_new_query (self);

  widest->search = g_strdup (self->query->search);
  return self->query->search != NULL && !dt_query_equal (widest, self->query);
}

void
dt_task_view_on_clear_filters (DtTaskView *self)
{
  if (dt_task_view_may_widen (self))
    {
      dt_task_view_apply_new (self, dt_task_view_new_query (self));
      return;
    }

  dt_task_view_set_search (self, NULL);
  dt_task_view_apply_new (self, dt_task_view_make_page_query (self, DT_PAGE_OPEN));
}

/* --- Group and order --- */

void
dt_task_view_on_group_selected (DtTaskView *self)
{
  if (self->quiet || self->context == NULL)
    return;

  g_settings_set_enum (dt_task_view_get_settings (self), "task-group", (int) gtk_drop_down_get_selected (self->group));
}

void
dt_task_view_on_sort (DtTaskView *self,
                      int         sort,
                      gboolean    descending)
{
  g_settings_set_boolean (dt_task_view_get_settings (self), "task-descending", descending);
  g_settings_set_enum (dt_task_view_get_settings (self), "task-sort", sort);
}

void
dt_task_view_on_order_changed (DtTaskView *self)
{
  GSettings *settings = dt_task_view_get_settings (self);

  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->group, (guint) g_settings_get_enum (settings, "task-group"));
  self->quiet = FALSE;

  if (self->query == NULL)
    return;
  self->query->group = (DtGroupBy) g_settings_get_enum (settings, "task-group");
  self->query->sort = (DtSort) g_settings_get_enum (settings, "task-sort");
  self->query->descending = g_settings_get_boolean (settings, "task-descending");
  dt_task_view_apply (self, self->query);
}
