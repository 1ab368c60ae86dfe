/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-units.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-menu.h"
#include "dt-detail-unit-row.h"
#include "dt-row-menu.h"

#define MANY 12                /* more leads than that are put in order of need */
#define MAX_ROWS 60

struct _DtDetailUnits
{
  GtkWidget   parent_instance;

  GtkWidget  *head;
  GtkWidget  *product;
  GtkWidget  *list;
  GtkWidget  *more;
  GtkWidget  *nobody;
  GtkWidget  *name_lead;                      /* asked for where only co-ordinating units are named */
  GtkWidget  *add;
  GtkWidget  *others[DT_ROLE_OVERSEER + 1];   /* a line per role; none for the leads */

  /* What is shown */
  gint64      task_id;
  DtDay       last_day;
  GPtrArray  *leads;                          /* DtAssignmentRow, in the order shown */
  gboolean    show_all;
  DtDay       today;
  int         soon_days;
};

G_DEFINE_FINAL_TYPE (DtDetailUnits, dt_detail_units, GTK_TYPE_WIDGET)

gboolean
dt_detail_is_owed (const DtAssignmentRow *row)
{
  return row->role == DT_ROLE_LEAD && row->excused == NULL
         && (dt_phase_is_open (row->phase) || row->phase == DT_PHASE_STANDING);
}

/* --- The rows --- */

static int
compare_need (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  DtDetailUnits *self = user_data;
  const DtAssignmentRow *one = *(const DtAssignmentRow *const *) a;
  const DtAssignmentRow *two = *(const DtAssignmentRow *const *) b;
  int by_state = (int) dt_assignment_row_get_state (one, self->today, self->soon_days)
                 - (int) dt_assignment_row_get_state (two, self->today, self->soon_days);

  if (by_state != 0)
    return by_state;
  if (one->last_day != two->last_day)
    return one->last_day < two->last_day ? -1 : 1;
  /* g_ptr_array_sort is not stable: ids follow the order of the directive. */
  return one->id < two->id ? -1 : one->id > two->id;
}

static void
take_leads (DtDetailUnits      *self,
            const DtTaskDetail *detail)
{
  g_ptr_array_set_size (self->leads, 0);
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->role == DT_ROLE_LEAD)
        g_ptr_array_add (self->leads, dt_assignment_row_ref (row));
    }
  if (self->leads->len > MANY)
    g_ptr_array_sort_with_data (self->leads, compare_need, self);
}

/* The assignment whose row has the focus, itself or by a button in it; 0: none */
static gint64
get_focused (DtDetailUnits *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DT_TYPE_DETAIL_UNIT_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, self->list))
    return 0;
  return dt_detail_unit_row_get_id (DT_DETAIL_UNIT_ROW (row));
}

/* The focus follows its unit to the row that shows it now. */
static void
move_focus (DtDetailUnits *self,
            gint64         id)
{
  GtkListBoxRow *row;

  if (id == 0 || get_focused (self) == id)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (dt_detail_unit_row_get_id (DT_DETAIL_UNIT_ROW (row)) == id)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
show_rows (DtDetailUnits *self)
{
  guint n = self->show_all ? self->leads->len : MIN (self->leads->len, MAX_ROWS);
  guint hidden = self->leads->len - n;
  gint64 focused = get_focused (self);

  dt_detail_fit_rows (GTK_LIST_BOX (self->list), n, dt_detail_unit_row_new);
  for (guint i = 0; i < n; i++)
    dt_detail_unit_row_set (DT_DETAIL_UNIT_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)),
                            g_ptr_array_index (self->leads, i), self->last_day, self->today, self->soon_days);
  move_focus (self, focused);

  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->nobody), n == 0);
  gtk_widget_set_visible (self->more, hidden > 0);
  if (hidden > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("and %u more unit", "and %u more units", hidden), hidden);
      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
on_more (DtDetailUnits *self)
{
  guint shown = MIN (self->leads->len, MAX_ROWS);
  GtkListBoxRow *row;

  self->show_all = TRUE;
  show_rows (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) shown);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  dt_detail_unit_row_activate (DT_DETAIL_UNIT_ROW (row));
}

static GMenuModel *
make_row_menu (GtkListBoxRow *row,
               gpointer       user_data)
{
  return dt_detail_unit_row_new_menu (DT_DETAIL_UNIT_ROW (row), DT_DETAIL_UNITS (user_data)->last_day != DT_DAY_NONE);
}

/* --- The others --- */

static gboolean
on_unit_link (DtDetailUnits *self,
              const char    *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-unit", "x", g_ascii_strtoll (uri, NULL, 10));
  return TRUE;
}

static void
show_others (DtDetailUnits      *self,
             const DtTaskDetail *detail,
             DtRole              role)
{
  GtkLabel *label = GTK_LABEL (self->others[role]);
  g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;
  g_autofree char *markup = NULL;

  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->role == role)
        g_ptr_array_add (links, g_markup_printf_escaped ("<a href=\"%" G_GINT64_FORMAT "\" title=\"%s\">%s</a>",
                                                         row->unit_id, row->unit_name, row->unit));
    }
  gtk_widget_set_visible (GTK_WIDGET (label), links->len > 0);
  if (links->len == 0)
    return;

  g_ptr_array_add (links, NULL);
  names = g_strjoinv (", ", (char **) links->pdata);
  /* Translators: a role, and the units that have it */
  markup = g_strdup_printf (_("%1$s: %2$s"), dt_nick_label (dt_role_nicks, (int) role), names);
  if (g_strcmp0 (markup, gtk_label_get_label (label)) != 0)
    gtk_label_set_markup (label, markup);
}

/* A submenu with one entry for each unit that has another part than the lead. */
static void
append_units (GMenu              *menu,
              const char         *label,
              const DtTaskDetail *detail,
              DtRole              only,
              const char         *action)
{
  g_autoptr(GMenu) units = g_menu_new ();

  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->role != DT_ROLE_LEAD && (only == DT_ROLE_LEAD || row->role == only))
        dt_detail_menu_append (units, row->unit_name, action, g_variant_new_int64 (row->id));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (units)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (units));
}

static void
show_menus (DtDetailUnits      *self,
            const DtTaskDetail *detail)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) leads = g_menu_new ();

  dt_detail_menu_append (menu, _("Add a Unit…"), "win.add-unit", g_variant_new_int64 (detail->row->id));
  append_units (menu, _("Name as Lead"), detail, DT_ROLE_COORDINATOR, "win.set-lead");
  append_units (menu, _("Remove from the Task"), detail, DT_ROLE_LEAD, "win.remove-part");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), G_MENU_MODEL (menu));

  /* Nobody is guessed: whoever reads the letter says who leads. */
  gtk_label_set_text (GTK_LABEL (self->nobody),
                      detail->lead_unknown ? _("The directive names only co-ordinating units. Who leads?") : _("No unit leads this task"));
  gtk_widget_set_visible (self->name_lead, detail->lead_unknown);
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->role == DT_ROLE_COORDINATOR)
        dt_detail_menu_append (leads, row->unit_name, "win.set-lead", g_variant_new_int64 (row->id));
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->name_lead), G_MENU_MODEL (leads));
}

static void
show_head (DtDetailUnits      *self,
           const DtTaskDetail *detail)
{
  const DtTaskRow *row = detail->row;
  g_autofree char *head = NULL;
  g_autofree char *product = NULL;

  if (row->owed > 1)
    /* Translators: head of the units of a task: how many have handed in, of how many */
    head = g_strdup_printf (_("Assignments · %1$d/%2$d handed in"), row->handed_in, row->owed);
  else
    head = g_strdup (_("Assignments"));
  gtk_label_set_text (GTK_LABEL (self->head), head);

  if (row->product[0] != '\0')
    /* Translators: what the units hand in */
    product = g_strdup_printf (_("product: %s"), row->product);
  gtk_label_set_text (GTK_LABEL (self->product), product != NULL ? product : "");
  gtk_widget_set_tooltip_text (self->product, product);
}

static void
dt_detail_units_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_detail_units_parent_class)->dispose (object);
}

static void
dt_detail_units_finalize (GObject *object)
{
  g_ptr_array_unref (DT_DETAIL_UNITS (object)->leads);

  G_OBJECT_CLASS (dt_detail_units_parent_class)->finalize (object);
}

static void
dt_detail_units_class_init (DtDetailUnitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_detail_units_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_detail_units_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unitscard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_nobody (DtDetailUnits *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->nobody = dt_detail_label (NULL, "empty-card");
  gtk_label_set_wrap (GTK_LABEL (self->nobody), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->nobody), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), self->nobody);
  self->name_lead = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Name the Lead"), "halign", GTK_ALIGN_START,
                                  "margin-start", 12, "margin-bottom", 9, NULL);
  gtk_box_append (GTK_BOX (box), self->name_lead);
  gtk_widget_add_css_class (box, "card");

  return box;
}

static void
dt_detail_units_init (DtDetailUnits *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_assignment_row_unref);

  self->head = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->head, "section-head");
  self->product = dt_detail_label (NULL, "second-line");
  gtk_box_append (GTK_BOX (heads), self->head);
  gtk_box_append (GTK_BOX (heads), self->product);
  self->add = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic", "tooltip-text", _("Units of the Task"), NULL);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "head-button");
  gtk_box_append (GTK_BOX (heads), self->add);
  gtk_widget_set_parent (heads, widget);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assignments"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_parent (self->list, widget);
  dt_row_menu_attach (GTK_LIST_BOX (self->list), make_row_menu, self);

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_parent (self->more, widget);

  gtk_widget_set_parent (new_nobody (self), widget);

  for (int role = DT_ROLE_COORDINATOR; role <= DT_ROLE_OVERSEER; role++)
    {
      self->others[role] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                         "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
      gtk_widget_add_css_class (self->others[role], "others");
      g_signal_connect_swapped (self->others[role], "activate-link", G_CALLBACK (on_unit_link), self);
      gtk_widget_set_parent (self->others[role], widget);
    }
}

GtkWidget *
dt_detail_units_new (void)
{
  return g_object_new (DT_TYPE_DETAIL_UNITS, NULL);
}

/**
 * dt_detail_units_set:
 * @self: a card
 * @detail: the task
 * @today: the day to judge by
 * @soon_days: how near is soon
 */
void
dt_detail_units_set (DtDetailUnits      *self,
                     const DtTaskDetail *detail,
                     DtDay               today,
                     int                 soon_days)
{
  if (detail->row->id != self->task_id)
    self->show_all = FALSE;
  self->task_id = detail->row->id;
  self->last_day = detail->row->last_day;
  self->today = today;
  self->soon_days = soon_days;

  take_leads (self, detail);
  show_head (self, detail);
  show_menus (self, detail);
  show_rows (self);
  for (int role = DT_ROLE_COORDINATOR; role <= DT_ROLE_OVERSEER; role++)
    show_others (self, detail, (DtRole) role);
}
