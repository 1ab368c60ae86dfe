/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-report-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-day-entry.h"
#include "dt-directive.h"
#include "dt-list-jobs.h"
#include "dt-pick-button.h"
#include "dt-unit-jobs.h"
#include "dt-weak.h"

struct _DtReportBar
{
  GtkBox         parent_instance;

  /* Of the widget */
  GtkDropDown   *kinds;
  GtkWidget     *unit;
  GtkWidget     *directive;
  GtkWidget     *days;
  DtDayEntry    *from;
  DtDayEntry    *to;
  GtkDropDown   *grouping;
  GtkMenuButton *columns;

  /* Owned */
  DtContext     *context;
  DtQuery       *query;
  GPtrArray     *groups;       /* char*: keys of the choices of grouping, "" for none */
  GHashTable    *hidden;       /* set of "report/column" */
  GCancellable  *cancellable;

  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (DtReportBar, dt_report_bar, GTK_TYPE_BOX)

enum { ASKED, LOOKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const DtReportKind *
get_kind (DtReportBar *self)
{
  return &dt_report_kinds[gtk_drop_down_get_selected (self->kinds)];
}

static void
sync_kind (DtReportBar *self)
{
  DtReportTakes takes = get_kind (self)->takes;

  gtk_widget_set_visible (self->unit, (takes & DT_REPORT_TAKES_UNIT) != 0);
  gtk_widget_set_visible (self->directive, (takes & DT_REPORT_TAKES_DIRECTIVE) != 0);
  gtk_widget_set_visible (self->days, (takes & DT_REPORT_TAKES_DAYS) != 0);
}

static void
ask (DtReportBar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[ASKED], 0);
}

static void
look (DtReportBar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[LOOKED], 0);
}

static void
on_kind_selected (DtReportBar *self)
{
  sync_kind (self);
  ask (self);
}

static void
on_days (DtReportBar *self)
{
  if (dt_day_entry_is_valid (self->from) && dt_day_entry_is_valid (self->to))
    ask (self);
}

/* ---- Columns ---- */

static char *
hidden_key (DtReportBar *self,
            const char  *column)
{
  return g_strdup_printf ("%s/%s", get_kind (self)->name, column);
}

static void
on_column_toggled (DtReportBar    *self,
                   GParamSpec     *pspec,
                   GtkCheckButton *check)
{
  char *key = hidden_key (self, g_object_get_data (G_OBJECT (check), "column"));

  if (gtk_check_button_get_active (check))
    {
      g_hash_table_remove (self->hidden, key);
      g_free (key);
    }
  else
    {
      g_hash_table_add (self->hidden, key);
    }
  look (self);
}

static GtkWidget *
new_check (DtReportBar           *self,
           const DtListingColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (column->title);
  g_autofree char *key = hidden_key (self, column->key);

  g_object_set_data_full (G_OBJECT (check), "column", g_strdup (column->key), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !g_hash_table_contains (self->hidden, key));
  gtk_widget_set_sensitive (check, (column->flags & DT_COLUMN_FIXED) == 0);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_column_toggled), self, G_CONNECT_SWAPPED);
  return check;
}

/* What only a spreadsheet has is said to be so. */
static void
fill_columns (DtReportBar *self,
              DtListing   *listing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkPopover *popover = gtk_menu_button_get_popover (self->columns);

  for (guint i = 0; i < listing->columns->len; i++)
    {
      const DtListingColumn *column = &g_array_index (listing->columns, DtListingColumn, i);
      GtkWidget *check;

      if ((column->flags & DT_COLUMN_HEADS) != 0)
        continue;
      check = new_check (self, column);
      if ((column->flags & DT_COLUMN_SHEET) != 0)
        {
          /* Translators: a column that only a spreadsheet has, not the paper */
          g_autofree char *label = g_strdup_printf (_("%s (spreadsheet)"), column->title);

          gtk_check_button_set_label (GTK_CHECK_BUTTON (check), label);
        }
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (popover, box);
}

static void
fill_groups (DtReportBar *self,
             DtListing   *listing)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean forced = FALSE;

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < listing->columns->len; i++)
    {
      const DtListingColumn *column = &g_array_index (listing->columns, DtListingColumn, i);
      g_autofree char *label = NULL;

      if ((column->flags & DT_COLUMN_GROUPS) == 0)
        continue;
      /* Translators: what the rows are grouped by; %s is the head of a column */
      label = g_strdup_printf (_("By: %s"), column->title);
      gtk_string_list_append (model, label);
      if (strcmp (column->key, listing->group) == 0)
        {
          selected = self->groups->len;
          forced = (column->flags & DT_COLUMN_HEADS) != 0;
        }
      g_ptr_array_add (self->groups, g_strdup (column->key));
    }
  gtk_string_list_append (model, _("Not Grouped"));
  if (*listing->group == '\0')
    selected = self->groups->len;
  g_ptr_array_add (self->groups, g_strdup (""));

  gtk_drop_down_set_model (self->grouping, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->grouping, selected);
  /* A report in parts has no other order. */
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), self->groups->len > 1 && !forced);
}

void
dt_report_bar_set_listing (DtReportBar *self,
                           DtListing   *listing)
{
  self->filling = TRUE;
  fill_groups (self, listing);
  fill_columns (self, listing);
  self->filling = FALSE;
}

/**
 * dt_report_bar_make_view:
 * @listing: that was set last
 *
 * Returns: (transfer full): the listing as the person wants it
 */
DtListingView *
dt_report_bar_make_view (DtReportBar *self,
                         DtListing   *listing)
{
  guint selected = gtk_drop_down_get_selected (self->grouping);
  const char *group = selected < self->groups->len ? g_ptr_array_index (self->groups, selected) : NULL;
  g_autoptr(GPtrArray) hidden = g_ptr_array_new ();

  for (guint i = 0; i < listing->columns->len; i++)
    {
      const char *column = g_array_index (listing->columns, DtListingColumn, i).key;
      g_autofree char *key = hidden_key (self, column);

      if (g_hash_table_contains (self->hidden, key))
        g_ptr_array_add (hidden, (gpointer) column);
    }
  g_ptr_array_add (hidden, NULL);

  return dt_listing_view_new (listing, group, (const char *const *) hidden->pdata);
}

/**
 * dt_report_bar_dup_ask:
 *
 * Returns: (transfer full): which report of what
 */
DtReportAsk *
dt_report_bar_dup_ask (DtReportBar *self)
{
  g_autoptr(DtQuery) query = dt_query_copy (self->query);

  query->unit_id = dt_pick_button_get_id (DT_PICK_BUTTON (self->unit));
  query->directive_id = dt_pick_button_get_id (DT_PICK_BUTTON (self->directive));
  query->from = dt_day_entry_get_day (self->from);
  query->to = dt_day_entry_get_day (self->to);

  return dt_report_ask_new (get_kind (self), query);
}

GtkWidget *
dt_report_bar_get_kinds (DtReportBar *self)
{
  return GTK_WIDGET (self->kinds);
}

const char *
dt_report_bar_get_title (DtReportBar *self)
{
  return _(get_kind (self)->title);
}

void
dt_report_bar_focus_needed (DtReportBar *self)
{
  if ((get_kind (self)->takes & DT_REPORT_NEEDS_UNIT) != 0)
    gtk_widget_grab_focus (self->unit);
  else if ((get_kind (self)->takes & DT_REPORT_NEEDS_DIRECTIVE) != 0)
    gtk_widget_grab_focus (self->directive);
}

/* ---- What there is to choose from ---- */

static void
on_units (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtReportBar) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, NULL);

  if (self == NULL || rows == NULL || self->context == NULL)
    return;
  dt_pick_button_add (DT_PICK_BUTTON (self->unit), 0, _("All units"), "");
  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      dt_pick_button_add (DT_PICK_BUTTON (self->unit), row->id, row->name, row->code);
    }
}

static void
on_directives (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(DtReportBar) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, NULL);

  if (self == NULL || rows == NULL || self->context == NULL)
    return;
  dt_pick_button_add (DT_PICK_BUTTON (self->directive), 0, _("All directives"), "");
  for (guint i = 0; i < rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (rows, i);

      if (!row->stub)
        dt_pick_button_add (DT_PICK_BUTTON (self->directive), row->id, row->symbol, row->subject);
    }
}

static void
read_choices (DtReportBar *self)
{
  const DtUnitFetch fetch = { .today = self->query->today, .soon_days = self->query->soon_days };
  DtStore *store = dt_context_get_store (self->context);

  dt_store_read_async (store, dt_job_list_units, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_units, dt_weak_new (self));
  dt_store_read_async (store, dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_directives,
                       dt_weak_new (self));
}

/* ---- The widget ---- */

static void
dt_report_bar_dispose (GObject *object)
{
  DtReportBar *self = DT_REPORT_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_report_bar_parent_class)->dispose (object);
}

static void
dt_report_bar_finalize (GObject *object)
{
  DtReportBar *self = DT_REPORT_BAR (object);

  g_clear_object (&self->kinds);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, dt_query_free);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->hidden);

  G_OBJECT_CLASS (dt_report_bar_parent_class)->finalize (object);
}

static void
dt_report_bar_class_init (DtReportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dt_report_bar_dispose;
  object_class->finalize = dt_report_bar_finalize;
  signals[ASKED] = g_signal_new ("asked", DT_TYPE_REPORT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOOKED] = g_signal_new ("looked", DT_TYPE_REPORT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static DtDayEntry *
add_day (DtReportBar *self,
         const char  *label)
{
  GtkWidget *entry = dt_day_entry_new ();
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  dt_day_entry_set_optional (DT_DAY_ENTRY (entry), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), dt_day_entry_get_entry (DT_DAY_ENTRY (entry)));
  /* Level with the text of the entry, which has a line of its own below. */
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_margin_top (name, 7);
  gtk_box_append (GTK_BOX (self->days), name);
  gtk_box_append (GTK_BOX (self->days), entry);
  g_signal_connect_object (entry, "notify::day", G_CALLBACK (on_days), self, G_CONNECT_SWAPPED);
  return DT_DAY_ENTRY (entry);
}

static GtkWidget *
add_pick (DtReportBar *self,
          GtkWidget   *pick,
          const char  *name)
{
  gtk_widget_set_valign (pick, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dt_pick_button_get_button (DT_PICK_BUTTON (pick))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self), pick);
  g_signal_connect_object (pick, "picked", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return pick;
}

static void
add_look (DtReportBar *self)
{
  GtkWidget *filler = gtk_label_new (NULL);

  gtk_widget_set_hexpand (filler, TRUE);
  gtk_box_append (GTK_BOX (self), filler);

  self->grouping = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->grouping), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->grouping), _("What the rows are grouped by"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grouping), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Grouping"), -1);
  g_signal_connect_object (self->grouping, "notify::selected", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grouping));

  self->columns = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->columns, _("_Columns"));
  gtk_menu_button_set_use_underline (self->columns, TRUE);
  gtk_menu_button_set_popover (self->columns, gtk_popover_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->columns), GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->columns), _("Which columns are printed"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->columns));
}

static void
dt_report_bar_init (DtReportBar *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_box_set_spacing (GTK_BOX (self), 6);

  for (const DtReportKind *kind = dt_report_kinds; kind->name != NULL; kind++)
    gtk_string_list_append (model, _(kind->title));
  self->kinds = GTK_DROP_DOWN (g_object_ref_sink (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kinds), _("Which report"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which report"), -1);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (on_kind_selected), self, G_CONNECT_SWAPPED);

  self->unit = add_pick (self, dt_pick_button_new (_("All units"), _("Name of a unit")), _("Unit"));
  self->directive = add_pick (self, dt_pick_button_new (_("All directives"), _("Symbol or subject")), _("Directive"));
  self->days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self), self->days);
  self->from = add_day (self, _("_From"));
  self->to = add_day (self, _("_to"));
  add_look (self);
}

/**
 * dt_report_bar_new:
 * @context: of the window it stands in
 * @kind: the report that is chosen at first
 * @query: what was before the eyes: today, unit, directive, days; copied
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
dt_report_bar_new (DtContext          *context,
                   const DtReportKind *kind,
                   const DtQuery      *query)
{
  DtReportBar *self = g_object_new (DT_TYPE_REPORT_BAR, NULL);

  self->context = g_object_ref (context);
  self->query = dt_query_copy (query);
  self->filling = TRUE;
  dt_day_entry_set_today (self->from, query->today);
  dt_day_entry_set_today (self->to, query->today);
  dt_day_entry_set_day (self->from, query->from);
  dt_day_entry_set_day (self->to, query->to);
  /* Their names follow, once they are read. */
  dt_pick_button_set_id (DT_PICK_BUTTON (self->unit), query->unit_id);
  dt_pick_button_set_id (DT_PICK_BUTTON (self->directive), query->directive_id);
  gtk_drop_down_set_selected (self->kinds, (guint) (kind - dt_report_kinds));
  sync_kind (self);
  self->filling = FALSE;
  read_choices (self);

  return GTK_WIDGET (self);
}
