/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-sidebar.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"
#include "dt-filter-jobs.h"
#include "dt-focus.h"
#include "dt-list-focus.h"
#include "dt-row-menu.h"
#include "dt-side-head.h"
#include "dt-sidebar-menu.h"

typedef enum { ROW_PAGE, ROW_FILTER, ROW_DIRECTIVE, ROW_UNIT, ROW_ALL_UNITS } RowKind;

/* What a row stands for and the parts of it that change. */
typedef struct
{
  RowKind    kind;
  int        page;
  gint64     id;
  GtkWidget *image;     /* pages, units */
  GtkWidget *bar;       /* directives */
  GtkWidget *label;
  GtkWidget *count;
} Row;

struct _DtTaskSidebar
{
  GtkWidget   parent_instance;

  /* Template */
  GtkListBox *list;
  DtSavedFoot *foot;

  GtkWidget  *pages[DT_N_PAGES];    /* rows of the list */
  GPtrArray  *filters;              /* rows of saved filters, in order */
  GPtrArray  *others;               /* rows of directives and units, in order */

  int         page;                 /* what is marked */
  gint64      filter;
  gint64      directive;
  gint64      unit;
  gboolean    quiet;                /* the program moves the mark, not the person */
};

enum { SIGNAL_PAGE, SIGNAL_FILTER, SIGNAL_DIRECTIVE, SIGNAL_UNIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtTaskSidebar, dt_task_sidebar, GTK_TYPE_WIDGET)

/* --- Rows --- */

#define get_row(widget) ((Row *) g_object_get_data (G_OBJECT (widget), "row"))

static GtkWidget *
make_row (RowKind     kind,
          int         page,
          gint64      id,
          const char *text)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->kind = kind;
  row->page = page;
  row->id = id;
  if (kind == ROW_DIRECTIVE)
    {
      row->bar = dt_fill_bar_new ();
      gtk_widget_add_css_class (row->bar, "thin");
      gtk_widget_set_size_request (row->bar, 34, -1);
      gtk_box_append (GTK_BOX (box), row->bar);
    }
  else
    {
      row->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_append (GTK_BOX (box), row->image);
    }
  row->label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "hexpand", TRUE,
                             "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  row->count = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "valign", GTK_ALIGN_CENTER,
                             "css-classes", (const char *[]) { "counted", "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), row->label);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  g_object_set_data_full (G_OBJECT (widget), "row", row, g_free);

  return widget;
}

static void
name_row (GtkWidget  *widget,
          const char *text,
          int         count)
{
  /* Translators: a row of the left list, read aloud: its title, how many tasks */
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %d task", "%s, %d tasks", (unsigned long) count), text, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_count (GtkWidget  *widget,
           const char *text,
           int         count)
{
  Row *row = get_row (widget);
  g_autofree char *number = g_strdup_printf ("%'d", count);

  gtk_label_set_label (GTK_LABEL (row->count), number);
  gtk_widget_set_tooltip_text (row->label, text);
  name_row (widget, text, count);
}

/* The first three are what is asked about every morning: a filled badge, two rings. */
static void
style_page (DtTaskSidebar *self,
            DtPage         page,
            const char    *badge,
            const char    *state,
            int            count)
{
  Row *row = get_row (self->pages[page]);

  gtk_widget_set_css_classes (row->count, count > 0 ? (const char *[]) { "counted", "numeric", badge, "state", state, NULL }
                                                    : (const char *[]) { "counted", "numeric", NULL });
  gtk_widget_set_css_classes (row->image, count > 0 ? (const char *[]) { "state", state, NULL }
                                                    : (const char *[]) { NULL });
}

static void
on_header (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  Row *this = get_row (GTK_WIDGET (row));
  Row *that = before != NULL ? get_row (GTK_WIDGET (before)) : NULL;
  const char *title = NULL;
  const char *note = NULL;
  GtkWidget *head;

  if (this->kind == ROW_PAGE && this->page == DT_PAGE_DAYS_3)
    title = _("Coming Up");
  else if (this->kind == ROW_FILTER && (that == NULL || that->kind != ROW_FILTER))
    title = _("Saved Filters");
  else if (this->kind == ROW_DIRECTIVE && (that == NULL || that->kind != ROW_DIRECTIVE))
    title = C_("head of a list", "Directives");
  else if (this->kind == ROW_UNIT && (that == NULL || that->kind != ROW_UNIT))
    {
      title = C_("head of a list", "Units");
      note = _("by what they owe");
    }

  if (title == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  head = dt_side_head_new (title, note);
  if (this->kind == ROW_DIRECTIVE)
    gtk_box_append (GTK_BOX (head), dt_side_head_new_register_button ());
  gtk_list_box_row_set_header (row, head);
}

/* --- Choosing --- */

static void
announce (DtTaskSidebar *self,
          GtkWidget     *widget)
{
  Row *row = get_row (widget);

  switch (row->kind)
    {
    case ROW_PAGE:
      g_signal_emit (self, signals[SIGNAL_PAGE], 0, row->page);
      break;
    case ROW_FILTER:
      g_signal_emit (self, signals[SIGNAL_FILTER], 0, row->id);
      break;
    case ROW_DIRECTIVE:
      g_signal_emit (self, signals[SIGNAL_DIRECTIVE], 0, row->id);
      break;
    case ROW_UNIT:
    case ROW_ALL_UNITS:
      g_signal_emit (self, signals[SIGNAL_UNIT], 0, row->id);
      break;
    }
}

static void
on_selected (DtTaskSidebar *self,
             GtkListBoxRow *row)
{
  if (!self->quiet && row != NULL && get_row (GTK_WIDGET (row))->kind != ROW_ALL_UNITS)
    announce (self, GTK_WIDGET (row));
}

/* A click on what is marked already shows it afresh, without the filters added since. */
static void
on_activated (DtTaskSidebar *self,
              GtkListBoxRow *row)
{
  announce (self, GTK_WIDGET (row));
}

static gboolean
is_chosen (DtTaskSidebar *self,
           const Row     *row)
{
  gint64 chosen = row->kind == ROW_FILTER ? self->filter : row->kind == ROW_DIRECTIVE ? self->directive
                  : row->kind == ROW_UNIT ? self->unit : 0;

  return row->kind == ROW_PAGE ? row->page == self->page : row->id == chosen && chosen != 0;
}

static void
sync_mark (DtTaskSidebar *self)
{
  GtkListBoxRow *row;
  GtkListBoxRow *chosen = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL && chosen == NULL; i++)
    if (is_chosen (self, get_row (GTK_WIDGET (row))))
      chosen = row;

  self->quiet = TRUE;
  gtk_list_box_select_row (self->list, chosen);
  self->quiet = FALSE;
}

/**
 * dt_task_sidebar_select:
 * @self: the left list
 * @page: a #DtPage, or −1
 * @filter: id, or 0
 * @directive: id, or 0
 * @unit: id, or 0
 *
 * Marks what the list beside it shows.
 */
void
dt_task_sidebar_select (DtTaskSidebar *self,
                        int            page,
                        gint64         filter,
                        gint64         directive,
                        gint64         unit)
{
  g_return_if_fail (DT_IS_TASK_SIDEBAR (self));

  self->page = page;
  self->filter = filter;
  self->directive = directive;
  self->unit = unit;
  sync_mark (self);
}

/* --- Saved filters --- */

static gboolean
has_same_filters (DtTaskSidebar *self,
                  GPtrArray     *filters)
{
  if (self->filters->len != filters->len)
    return FALSE;
  for (guint i = 0; i < filters->len; i++)
    {
      const DtSavedFilter *filter = g_ptr_array_index (filters, i);
      Row *row = get_row (g_ptr_array_index (self->filters, i));

      if (row->id != filter->id || !g_str_equal (gtk_label_get_label (GTK_LABEL (row->label)), filter->name))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_task_sidebar_set_filters:
 * @filters: of #DtSavedFilter, in the order shown
 */
void
dt_task_sidebar_set_filters (DtTaskSidebar *self,
                             GPtrArray     *filters)
{
  g_return_if_fail (DT_IS_TASK_SIDEBAR (self));

  /* Rows that stand for the same are kept, with the focus that may be on them. */
  if (has_same_filters (self, filters))
    return;
  self->quiet = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->filters, i));
  g_ptr_array_set_size (self->filters, 0);
  for (guint i = 0; i < filters->len; i++)
    {
      const DtSavedFilter *filter = g_ptr_array_index (filters, i);
      GtkWidget *row = make_row (ROW_FILTER, -1, filter->id, filter->name);

      gtk_image_set_from_icon_name (GTK_IMAGE (get_row (row)->image), filter->query != NULL ? "starred-symbolic" : "dialog-warning-symbolic");
      gtk_widget_set_tooltip_text (get_row (row)->label, filter->name);
      gtk_widget_set_visible (get_row (row)->count, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, filter->name, -1);
      gtk_list_box_insert (self->list, row, DT_N_PAGES + (int) i);
      g_ptr_array_add (self->filters, row);
    }
  self->quiet = FALSE;
  gtk_list_box_invalidate_headers (self->list);
  sync_mark (self);
}

/* --- Counts --- */

static void
set_page_counts (DtTaskSidebar  *self,
                 const DtCounts *counts)
{
  const int numbers[DT_N_PAGES] = {
    [DT_PAGE_MORNING] = counts->morning, [DT_PAGE_OVERDUE] = counts->overdue, [DT_PAGE_TODAY] = counts->today,
    [DT_PAGE_HANDED] = counts->handed, [DT_PAGE_DAYS_3] = counts->next_3, [DT_PAGE_DAYS_7] = counts->next_7,
    [DT_PAGE_DAYS_15] = counts->next_15, [DT_PAGE_OPEN] = counts->open, [DT_PAGE_UNDATED] = counts->undated,
    [DT_PAGE_DONE] = counts->done,
  };

  for (int i = 0; i < DT_N_PAGES; i++)
    set_count (self->pages[i], dt_page_get_title ((DtPage) i), numbers[i]);
  style_page (self, DT_PAGE_OVERDUE, "filled", "overdue", counts->overdue);
  style_page (self, DT_PAGE_TODAY, "ring", "today", counts->today);
  style_page (self, DT_PAGE_HANDED, "ring", "handed", counts->handed);
}

static gboolean
is_same_row (GtkWidget *widget,
             RowKind    kind,
             gint64     id)
{
  Row *row = get_row (widget);

  return row->kind == kind && row->id == id;
}

/* Rows that stand for the same things are kept, with the focus that may be on them. */
static gboolean
has_same_rows (DtTaskSidebar  *self,
               const DtCounts *counts)
{
  guint n_units = counts->units->len;
  guint n_all = n_units > 0 && (int) n_units < counts->n_units ? 1 : 0;
  guint k = 0;

  if (self->others->len != counts->directives->len + n_units + n_all)
    return FALSE;
  for (guint i = 0; i < counts->directives->len; i++, k++)
    if (!is_same_row (g_ptr_array_index (self->others, k), ROW_DIRECTIVE,
                      ((DtDirectiveCount *) g_ptr_array_index (counts->directives, i))->id))
      return FALSE;
  for (guint i = 0; i < n_units; i++, k++)
    if (!is_same_row (g_ptr_array_index (self->others, k), ROW_UNIT,
                      ((DtUnitCount *) g_ptr_array_index (counts->units, i))->id))
      return FALSE;

  return TRUE;
}

static void
add_other (DtTaskSidebar *self,
           GtkWidget     *row)
{
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->others, row);
}

static void
rebuild_rows (DtTaskSidebar  *self,
              const DtCounts *counts)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->others->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->others, i));
  g_ptr_array_set_size (self->others, 0);
  self->quiet = FALSE;

  for (guint i = 0; i < counts->directives->len; i++)
    {
      DtDirectiveCount *count = g_ptr_array_index (counts->directives, i);
      add_other (self, make_row (ROW_DIRECTIVE, -1, count->id, count->symbol));
    }
  for (guint i = 0; i < counts->units->len; i++)
    {
      DtUnitCount *count = g_ptr_array_index (counts->units, i);
      add_other (self, make_row (ROW_UNIT, -1, count->id, count->short_name));
    }
  if (counts->units->len > 0 && (int) counts->units->len < counts->n_units)
    {
      GtkWidget *row = make_row (ROW_ALL_UNITS, -1, 0, _("All units…"));

      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All units…"), -1);
      gtk_widget_set_visible (get_row (row)->count, FALSE);
      add_other (self, row);
    }
}

static void
set_other_counts (DtTaskSidebar  *self,
                  const DtCounts *counts)
{
  guint k = 0;

  for (guint i = 0; i < counts->directives->len; i++, k++)
    {
      DtDirectiveCount *count = g_ptr_array_index (counts->directives, i);
      GtkWidget *row = g_ptr_array_index (self->others, k);

      set_count (row, count->symbol, count->n_open);
      dt_fill_bar_set (DT_FILL_BAR (get_row (row)->bar), count->n_tasks > 0 ? (double) count->n_done / count->n_tasks : 0,
                       "done");
    }
  for (guint i = 0; i < counts->units->len; i++, k++)
    {
      DtUnitCount *count = g_ptr_array_index (counts->units, i);
      Row *row = get_row (g_ptr_array_index (self->others, k));

      set_count (g_ptr_array_index (self->others, k), count->short_name, count->n_owed);
      gtk_image_set_from_icon_name (GTK_IMAGE (row->image), "dt-state-overdue-symbolic");
      gtk_widget_set_css_classes (row->image, (const char *[]) { "state", "overdue", NULL });
      /* The room of the mark stays, so that the names stand in one line. */
      gtk_widget_set_opacity (row->image, count->n_overdue > 0 ? 1 : 0);
    }
}

/**
 * dt_task_sidebar_set_counts:
 * @self: the left list
 * @counts: the numbers
 */
void
dt_task_sidebar_set_counts (DtTaskSidebar  *self,
                            const DtCounts *counts)
{
  g_return_if_fail (DT_IS_TASK_SIDEBAR (self));

  set_page_counts (self, counts);
  if (!has_same_rows (self, counts))
    rebuild_rows (self, counts);
  set_other_counts (self, counts);
  gtk_list_box_invalidate_headers (self->list);
  sync_mark (self);
}

/**
 * dt_task_sidebar_get_foot:
 *
 * Returns: (transfer none): what tells whether changes are saved
 */
DtSavedFoot *
dt_task_sidebar_get_foot (DtTaskSidebar *self)
{
  g_return_val_if_fail (DT_IS_TASK_SIDEBAR (self), NULL);

  return self->foot;
}

/* What is pointed at is shown first: printing and exporting are about what is shown. */
static GMenuModel *
make_menu (GtkListBoxRow *widget,
           gpointer       user_data)
{
  Row *row = get_row (GTK_WIDGET (widget));
  const char *name = gtk_label_get_label (GTK_LABEL (row->label));

  if (row->kind == ROW_ALL_UNITS)
    return NULL;
  announce (user_data, GTK_WIDGET (widget));
  return row->kind == ROW_FILTER ? dt_sidebar_menu_new_for_filter (row->id, name)
         : row->kind == ROW_DIRECTIVE ? dt_sidebar_menu_new_for_directive (row->id, name)
         : row->kind == ROW_UNIT ? dt_sidebar_menu_new_for_unit (row->id, name) : dt_sidebar_menu_new_for_page ();
}

static gboolean
dt_task_sidebar_grab_focus (GtkWidget *widget)
{
  DtTaskSidebar *self = DT_TASK_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
dt_task_sidebar_dispose (GObject *object)
{
  DtTaskSidebar *self = DT_TASK_SIDEBAR (object);
  GtkWidget *child;

  self->quiet = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_TASK_SIDEBAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_task_sidebar_parent_class)->dispose (object);
}

static void
dt_task_sidebar_class_init (DtTaskSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_task_sidebar_dispose;
  widget_class->grab_focus = dt_task_sidebar_grab_focus;

  signals[SIGNAL_PAGE] = g_signal_new ("page", DT_TYPE_TASK_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_FILTER] = g_signal_new ("filter", DT_TYPE_TASK_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DIRECTIVE] = g_signal_new ("directive", DT_TYPE_TASK_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_UNIT] = g_signal_new ("unit", DT_TYPE_TASK_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "task-sidebar");
  g_type_ensure (DT_TYPE_SAVED_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-task-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DtTaskSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DtTaskSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
dt_task_sidebar_init (DtTaskSidebar *self)
{
  self->others = g_ptr_array_new ();
  self->filters = g_ptr_array_new ();
  self->page = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, on_header, NULL, NULL);
  dt_row_menu_attach (self->list, make_menu, self);
  dt_list_make_one_stop (GTK_WIDGET (self->list));
  for (int i = 0; i < DT_N_PAGES; i++)
    {
      self->pages[i] = make_row (ROW_PAGE, i, 0, dt_page_get_title ((DtPage) i));
      gtk_image_set_from_icon_name (GTK_IMAGE (get_row (self->pages[i])->image), dt_page_get_icon ((DtPage) i));
      gtk_list_box_append (self->list, self->pages[i]);
    }
}

/**
 * dt_task_sidebar_new:
 *
 * Returns: (transfer floating): a left list without counts
 */
GtkWidget *
dt_task_sidebar_new (void)
{
  return g_object_new (DT_TYPE_TASK_SIDEBAR, NULL);
}
