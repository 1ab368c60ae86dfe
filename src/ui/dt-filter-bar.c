/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-filter-bar.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dt-directive.h"
#include "dt-filter-chip.h"
#include "dt-list-jobs.h"
#include "dt-pick-popover.h"
#include "dt-result.h"
#include "dt-unit-jobs.h"

#define GAP 12
#define LEAST_WORDS 110

struct _DtFilterBar
{
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *scroller;
  GtkBox             *chips;
  GtkMenuButton      *add_button;
  GtkWidget          *directive_button;
  GtkWidget          *unit_button;
  GtkMenuButton      *state_button;
  GtkLabel           *summary;
  GMenu              *state_menu;
  GMenu              *all_menu;

  /* Children */
  DtPickPopover      *directive_popover;
  DtPickPopover      *unit_popover;

  /* Owned */
  DtContext          *context;
  DtQuery            *query;
  DtResult           *directives;      /* GPtrArray of DtDirectiveRow; read when first asked for */
  DtResult           *units;           /* GPtrArray of DtUnitRow */
  GSimpleActionGroup *actions;

  gboolean            narrow;
};

enum { SIGNAL_EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtFilterBar, dt_filter_bar, GTK_TYPE_WIDGET)

static void sync_chips (DtFilterBar *self);

static void
announce (DtFilterBar *self,
          DtQuery     *query)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, query);
  dt_query_free (query);
}

/* A condition set by hand ends what the left list had chosen as a whole. */
static DtQuery *
edit (DtFilterBar *self)
{
  DtQuery *query = dt_query_copy (self->query);

  query->morning = FALSE;
  return query;
}

/* --- Names --- */

static const char *
find_directive (DtFilterBar *self,
                gint64       id)
{
  GPtrArray *rows = self->directives != NULL ? dt_result_get (self->directives) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((DtDirectiveRow *) g_ptr_array_index (rows, i))->id == id)
      return ((DtDirectiveRow *) g_ptr_array_index (rows, i))->symbol;

  return "…";
}

static const char *
find_unit (DtFilterBar *self,
           gint64       id)
{
  GPtrArray *rows = self->units != NULL ? dt_result_get (self->units) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((DtUnitRow *) g_ptr_array_index (rows, i))->id == id)
      return ((DtUnitRow *) g_ptr_array_index (rows, i))->short_name;

  return "…";
}

static void
on_directives (DtFilterBar *self)
{
  GPtrArray *rows = dt_result_get (self->directives);

  dt_pick_popover_clear (self->directive_popover);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DtDirectiveRow *row = g_ptr_array_index (rows, i);
      dt_pick_popover_add (self->directive_popover, row->id, row->symbol, row->subject);
    }
  sync_chips (self);
}

static void
on_units (DtFilterBar *self)
{
  GPtrArray *rows = dt_result_get (self->units);

  dt_pick_popover_clear (self->unit_popover);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DtUnitRow *row = g_ptr_array_index (rows, i);
      dt_pick_popover_add (self->unit_popover, row->id, row->short_name, row->name);
    }
  sync_chips (self);
}

static void
ensure_directives (DtFilterBar *self)
{
  if (self->directives != NULL || self->context == NULL)
    return;

  self->directives = dt_result_new (dt_context_get_store (self->context), dt_job_list_directives,
                                    (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->directives, "updated", G_CALLBACK (on_directives), self);
  dt_result_load (self->directives, NULL, NULL, NULL);
}

static gpointer
copy_unit_fetch (gpointer data)
{
  return g_memdup2 (data, sizeof (DtUnitFetch));
}

static void
ensure_units (DtFilterBar *self)
{
  DtUnitFetch fetch = { 0 };

  if (self->units != NULL || self->context == NULL)
    return;

  fetch.today = dt_context_get_today (self->context);
  fetch.soon_days = dt_context_get_soon_days (self->context);
  self->units = dt_result_new (dt_context_get_store (self->context), dt_job_list_units, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->units, "updated", G_CALLBACK (on_units), self);
  dt_result_load (self->units, copy_unit_fetch (&fetch), copy_unit_fetch, g_free);
}

/* --- Chips --- */

static char *
range_label (const DtQuery *query)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (query->from == query->today && query->to > query->today)
    return g_strdup_printf (ngettext ("Last day: next %d day", "Last day: next %d days", (unsigned long) (query->to - query->today)),
                            query->to - query->today);
  if (query->from != DT_DAY_NONE)
    from = dt_day_format (query->from, DT_DAY_STYLE_SHORT, query->today);
  if (query->to != DT_DAY_NONE)
    to = dt_day_format (query->to, DT_DAY_STYLE_SHORT, query->today);

  if (query->from == query->to)
    return g_strdup_printf (_("Last day: %s"), from);
  if (from == NULL)
    return g_strdup_printf (_("Last day: until %s"), to);
  if (to == NULL)
    return g_strdup_printf (_("Last day: from %s"), from);
  return g_strdup_printf (_("Last day: %s – %s"), from, to);
}

static gboolean
remove_state (DtQuery    *query,
              const char *name)
{
  if (!g_str_has_prefix (name, "state-"))
    return FALSE;

  query->states &= ~DT_STATE_BIT (atoi (name + strlen ("state-")));
  return TRUE;
}

static void
on_chip (DtFilterBar *self,
         GtkWidget   *chip)
{
  const char *name = dt_filter_chip_get_name (chip);
  DtQuery *query = dt_query_copy (self->query);

  if (g_str_equal (name, "morning"))
    query->morning = FALSE;
  else if (g_str_equal (name, "open"))
    query->open_only = FALSE;
  else if (g_str_equal (name, "undated"))
    query->undated_only = FALSE;
  else if (g_str_equal (name, "directive"))
    query->directive_id = 0;
  else if (g_str_equal (name, "unit"))
    query->unit_id = 0;
  else if (g_str_equal (name, "range"))
    {
      query->from = query->to = DT_DAY_NONE;
      query->pin_overdue = FALSE;
    }
  else
    remove_state (query, name);

  announce (self, query);
}

static void
add_chip (DtFilterBar *self,
          const char  *label,
          const char  *name)
{
  GtkWidget *chip = dt_filter_chip_new (label, name);

  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (on_chip), self);
  gtk_box_append (self->chips, chip);
}

static void
add_state_chips (DtFilterBar *self)
{
  for (int i = 0; i < DT_N_STATES; i++)
    if (self->query->states & DT_STATE_BIT (i))
      {
        g_autofree char *name = g_strdup_printf ("state-%d", i);
        add_chip (self, dt_state_label ((DtState) i), name);
      }
}

static void
sync_chips (DtFilterBar *self)
{
  const DtQuery *query = self->query;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  if (query == NULL)
    return;

  if (query->directive_id != 0)
    {
      ensure_directives (self);
      add_chip (self, find_directive (self, query->directive_id), "directive");
    }
  if (query->unit_id != 0)
    {
      ensure_units (self);
      add_chip (self, find_unit (self, query->unit_id), "unit");
    }
  if (query->morning)
    add_chip (self, _("This Morning"), "morning");
  if (query->open_only)
    add_chip (self, C_("tasks", "Open"), "open");
  if (query->from != DT_DAY_NONE || query->to != DT_DAY_NONE)
    {
      g_autofree char *label = range_label (query);
      add_chip (self, label, "range");
    }
  if (query->undated_only)
    add_chip (self, _("Standing or Undated"), "undated");
  add_state_chips (self);

  gtk_widget_set_visible (GTK_WIDGET (self->chips), gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

/* --- Menus --- */

static const char *
get_range (const DtQuery *query)
{
  DtDay today = query->today;

  if (query->from == DT_DAY_NONE && query->to == DT_DAY_NONE)
    return "any";
  if (query->from == dt_day_month_start (today) && query->to == dt_day_month_end (today))
    return "month";
  if (query->from != today)
    return "other";

  switch (query->to - today)
    {
    case 0:
      return "today";
    case 3:
      return "3";
    case 7:
      return "7";
    case 15:
      return "15";
    default:
      return "other";
    }
}

static void
set_range (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);
  const char *range = g_variant_get_string (parameter, NULL);
  DtQuery *query = edit (self);

  query->pin_overdue = FALSE;
  query->undated_only = FALSE;
  query->from = query->to = DT_DAY_NONE;
  if (g_str_equal (range, "month"))
    {
      query->from = dt_day_month_start (query->today);
      query->to = dt_day_month_end (query->today);
    }
  else if (g_str_equal (range, "today"))
    query->from = query->to = query->today;
  else if (!g_str_equal (range, "any"))
    {
      query->from = query->today;
      query->to = query->today + atoi (range);
      query->pin_overdue = TRUE;
    }
  announce (self, query);
}

static void
toggle_open (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DtQuery *query = edit (DT_FILTER_BAR (user_data));

  query->open_only = !query->open_only;
  announce (DT_FILTER_BAR (user_data), query);
}

static void
toggle_undated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtQuery *query = edit (DT_FILTER_BAR (user_data));

  query->undated_only = !query->undated_only;
  if (query->undated_only)
    {
      query->from = query->to = DT_DAY_NONE;
      query->pin_overdue = FALSE;
    }
  announce (DT_FILTER_BAR (user_data), query);
}

static void
toggle_state (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DtQuery *query = edit (DT_FILTER_BAR (user_data));

  query->states ^= DT_STATE_BIT (atoi (g_action_get_name (G_ACTION (action)) + strlen ("state-")));
  announce (DT_FILTER_BAR (user_data), query);
}

/* Under its own button, or in a narrow bar under the one that is left. */
static void
popup_under (DtFilterBar   *self,
             DtPickPopover *popover,
             GtkWidget     *button)
{
  GtkWidget *under = gtk_widget_get_mapped (button) ? button : GTK_WIDGET (self->add_button);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (under, GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pick_directive (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);

  ensure_directives (self);
  popup_under (self, self->directive_popover, self->directive_button);
}

static void
pick_unit (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  dt_filter_bar_pick_unit (DT_FILTER_BAR (user_data));
}

static void
clear (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  DtFilterBar *self = DT_FILTER_BAR (user_data);
  DtQuery *query = dt_query_new (self->query->today);

  query->soon_days = self->query->soon_days;
  query->group = self->query->group;
  query->sort = self->query->sort;
  query->descending = self->query->descending;
  announce (self, query);
}

static const GActionEntry entries[] = {
  { "range", NULL, "s", "'any'", set_range },
  { "open", toggle_open, NULL, "false" },
  { "undated", toggle_undated, NULL, "false" },
  { "pick-directive", pick_directive },
  { "pick-unit", pick_unit },
  { "clear", clear },
};

static void
set_state (DtFilterBar *self,
           const char  *name,
           GVariant    *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

static void
sync_menus (DtFilterBar *self)
{
  set_state (self, "range", g_variant_new_string (get_range (self->query)));
  set_state (self, "open", g_variant_new_boolean (self->query->open_only));
  set_state (self, "undated", g_variant_new_boolean (self->query->undated_only));
  for (int i = 0; i < DT_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("state-%d", i);
      set_state (self, name, g_variant_new_boolean ((self->query->states & DT_STATE_BIT (i)) != 0));
    }
}

static void
make_state_menu (DtFilterBar *self)
{
  for (int i = 0; i < DT_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("state-%d", i);
      g_autofree char *full = g_strdup_printf ("filter.state-%d", i);
      g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect (action, "activate", G_CALLBACK (toggle_state), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (self->state_menu, dt_state_label ((DtState) i), full);
    }
}

/* --- Choices --- */

static void
on_directive_picked (DtFilterBar *self,
                     gint64       id)
{
  DtQuery *query = edit (self);

  query->directive_id = id;
  announce (self, query);
}

static void
on_unit_picked (DtFilterBar *self,
                gint64       id)
{
  DtQuery *query = edit (self);

  query->unit_id = id;
  announce (self, query);
}

/**
 * dt_filter_bar_pick_unit:
 * @self: a filter bar
 *
 * Opens the choice of units.
 */
void
dt_filter_bar_pick_unit (DtFilterBar *self)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  ensure_units (self);
  popup_under (self, self->unit_popover, self->unit_button);
}

static void
sync_buttons (DtFilterBar *self)
{
  gtk_widget_set_visible (self->directive_button, !self->narrow);
  gtk_widget_set_visible (self->unit_button, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->state_button), !self->narrow);
}

/* --- Size --- */

static void
dt_filter_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DtFilterBar *self = DT_FILTER_BAR (widget);
  int chips_minimum, chips, words_minimum, words;

  gtk_widget_measure (self->scroller, orientation, -1, &chips_minimum, &chips, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->summary), orientation, -1, &words_minimum, &words, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (chips_minimum, words_minimum);
      *natural = MAX (chips, words);
    }
  else
    {
      *minimum = chips_minimum + words_minimum;
      *natural = chips + GAP + words;
    }
}

/* The chips can be clicked, the words only read: where there is too little room, the words give way. */
static void
dt_filter_bar_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DtFilterBar *self = DT_FILTER_BAR (widget);
  int chips, words;

  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chips, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->summary), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  chips = MIN (chips, MAX (0, width - LEAST_WORDS));
  words = MIN (words, MAX (0, width - chips - GAP));
  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, MAX (1, chips), height }, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->summary), &(GtkAllocation) { width - words, 0, words, height }, -1);

  if (self->directive_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->directive_popover));
  if (self->unit_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->unit_popover));
}

/* --- Object --- */

static void
take_away (DtPickPopover **popover)
{
  if (*popover == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (*popover), FALSE);
  gtk_widget_unparent (GTK_WIDGET (*popover));
  *popover = NULL;
}

static void
dt_filter_bar_dispose (GObject *object)
{
  DtFilterBar *self = DT_FILTER_BAR (object);
  GtkWidget *child;

  if (self->directives != NULL)
    g_signal_handlers_disconnect_by_data (self->directives, self);
  if (self->units != NULL)
    g_signal_handlers_disconnect_by_data (self->units, self);
  g_clear_object (&self->directives);
  g_clear_object (&self->units);
  take_away (&self->directive_popover);
  take_away (&self->unit_popover);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->query, dt_query_free);

  G_OBJECT_CLASS (dt_filter_bar_parent_class)->dispose (object);
}

static void
dt_filter_bar_class_init (DtFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_filter_bar_dispose;
  widget_class->measure = dt_filter_bar_measure;
  widget_class->size_allocate = dt_filter_bar_size_allocate;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", DT_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, directive_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, unit_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, state_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, summary);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, state_menu);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, all_menu);
}

static DtPickPopover *
make_popover (DtFilterBar *self,
              const char  *placeholder,
              GCallback    picked)
{
  GtkWidget *popover = dt_pick_popover_new (placeholder);

  g_signal_connect_swapped (popover, "picked", picked, self);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  return DT_PICK_POPOVER (popover);
}

static void
dt_filter_bar_init (DtFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  make_state_menu (self);
  g_menu_insert_submenu (self->all_menu, 1, _("State"), G_MENU_MODEL (self->state_menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
}

/**
 * dt_filter_bar_set_context:
 * @self: a filter bar
 * @context: what the window shares
 *
 * Lets the bar read what there is to choose from. To be called once.
 */
void
dt_filter_bar_set_context (DtFilterBar *self,
                           DtContext   *context)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self) && self->context == NULL);

  self->context = g_object_ref (context);
  self->directive_popover = make_popover (self, _("Symbol or subject"), G_CALLBACK (on_directive_picked));
  self->unit_popover = make_popover (self, _("Unit"), G_CALLBACK (on_unit_picked));
}

/**
 * dt_filter_bar_new:
 * @context: what the window shares
 *
 * Returns: (transfer floating): a bar without conditions
 */
GtkWidget *
dt_filter_bar_new (DtContext *context)
{
  DtFilterBar *self = g_object_new (DT_TYPE_FILTER_BAR, NULL);

  dt_filter_bar_set_context (self, context);
  return GTK_WIDGET (self);
}

/**
 * dt_filter_bar_set_query:
 * @self: a filter bar
 * @query: the conditions in force
 */
void
dt_filter_bar_set_query (DtFilterBar   *self,
                         const DtQuery *query)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  g_clear_pointer (&self->query, dt_query_free);
  self->query = dt_query_copy (query);
  sync_chips (self);
  sync_menus (self);
}

/**
 * dt_filter_bar_set_narrow:
 * @self: a filter bar
 * @narrow: whether there is little room
 */
void
dt_filter_bar_set_narrow (DtFilterBar *self,
                          gboolean     narrow)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  self->narrow = narrow;
  sync_buttons (self);
}

/**
 * dt_filter_bar_set_summary:
 * @self: a filter bar
 * @text: Pango markup: what is shown, in numbers
 */
void
dt_filter_bar_set_summary (DtFilterBar *self,
                           const char  *text)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  gtk_label_set_markup (self->summary, text);
}
