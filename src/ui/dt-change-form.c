/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-form.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-focus.h"
#include "dt-pick-popover.h"

#define SPACING 12

struct _DtChangeForm
{
  GtkWidget       parent_instance;

  /* Template */
  GtkWidget      *who;
  GtkWidget      *how;
  GtkMenuButton  *cause_button;
  GtkLabel       *cause_label;
  GtkEditable    *clause;
  GtkLabel       *cause_problem;
  GtkMenuButton  *target_button;
  GtkLabel       *target_label;
  GtkLabel       *target_counts;
  GtkToggleButton *earlier;
  GtkToggleButton *later;
  GtkToggleButton *fixed;
  GtkWidget      *span;
  GtkSpinButton  *amount;
  GtkDropDown    *unit;
  DtDayEntry     *day;
  GtkDropDown    *day_off;

  DtPickPopover  *causes;         /* of the buttons */
  DtPickPopover  *targets;

  GPtrArray      *directives;     /* DtDirectiveRow; owned; NULL until they have come */
  gint64          cause;
  gint64          target;
  guint           n_chosen;
  char           *part;           /* unit whose part is chosen; NULL: whole tasks */
  gboolean        updating;
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtChangeForm, dt_change_form, GTK_TYPE_WIDGET)

static void
on_edited (DtChangeForm *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Of two toggles one goes out and one comes in: told once. */
static void
on_kind (DtChangeForm    *self,
         GtkToggleButton *button)
{
  gboolean by_day = gtk_toggle_button_get_active (self->fixed);

  gtk_widget_set_visible (self->span, !by_day);
  gtk_widget_set_visible (GTK_WIDGET (self->day), by_day);
  if (gtk_toggle_button_get_active (button))
    on_edited (self);
}

/* ---- The directives ---- */

static const DtDirectiveRow *
find_directive (DtChangeForm *self,
                gint64        id)
{
  for (guint i = 0; self->directives != NULL && i < self->directives->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->directives, i);

      if (row->id == id)
        return row;
    }
  return NULL;
}

static void
show_cause (DtChangeForm *self)
{
  const DtDirectiveRow *row = find_directive (self, self->cause);

  gtk_label_set_label (self->cause_label, row != NULL ? row->symbol : _("Choose a directive"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cause_button), row != NULL ? row->subject : _("The directive that orders the change"));
}

static char *
name_chosen (DtChangeForm *self)
{
  if (self->part != NULL)
    /* Translators: a schedule change of one unit's part of a task alone */
    return g_strdup_printf (_("Part of %s alone"), self->part);
  return g_strdup_printf (ngettext ("%u task chosen", "%u tasks chosen", self->n_chosen), self->n_chosen);
}

static void
show_target (DtChangeForm *self)
{
  const DtDirectiveRow *row = find_directive (self, self->target);
  g_autofree char *chosen = NULL;

  if (self->target == 0)
    {
      chosen = name_chosen (self);
      gtk_label_set_label (self->target_label, chosen);
    }
  else
    gtk_label_set_label (self->target_label, row != NULL ? row->symbol : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->target_button),
                               row != NULL ? row->subject : _("All dated tasks of a directive, or the tasks chosen"));
}

static void
fill_choices (DtChangeForm *self)
{
  dt_pick_popover_clear (self->causes);
  dt_pick_popover_clear (self->targets);

  if (self->n_chosen > 0)
    {
      g_autofree char *chosen = name_chosen (self);

      dt_pick_popover_add (self->targets, 0, chosen, NULL);
    }
  for (guint i = 0; self->directives != NULL && i < self->directives->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->directives, i);

      dt_pick_popover_add (self->causes, row->id, row->symbol, row->subject);
      if (row->n_tasks > 0)
        dt_pick_popover_add (self->targets, row->id, row->symbol, row->subject);
    }
}

static void
on_cause_picked (DtChangeForm *self,
                 gint64        id)
{
  dt_change_form_set_cause (self, id);
  on_edited (self);
}

static void
on_target_picked (DtChangeForm *self,
                  gint64        id)
{
  dt_change_form_set_target (self, id);
  on_edited (self);
}

/* ---- One line or two ---- */

static gboolean
fits_one_line (DtChangeForm *self,
               int           width)
{
  int who, how;

  gtk_widget_measure (self->who, GTK_ORIENTATION_HORIZONTAL, -1, &who, NULL, NULL, NULL);
  gtk_widget_measure (self->how, GTK_ORIENTATION_HORIZONTAL, -1, &how, NULL, NULL, NULL);
  return width < 0 || who + how + SPACING <= width;
}

static int
height_of (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
dt_change_form_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dt_change_form_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtChangeForm *self = DT_CHANGE_FORM (widget);
  int who, how, who_natural, how_natural;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      who = height_of (self->who);
      how = height_of (self->how);
      *minimum = *natural = fits_one_line (self, for_size) ? MAX (who, how) : who + how + SPACING / 2;
      return;
    }

  gtk_widget_measure (self->who, orientation, -1, &who, &who_natural, NULL, NULL);
  gtk_widget_measure (self->how, orientation, -1, &how, &how_natural, NULL, NULL);
  *minimum = MAX (who, how);
  *natural = who_natural + SPACING + how_natural;
}

static void
dt_change_form_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtChangeForm *self = DT_CHANGE_FORM (widget);
  int who = height_of (self->who);
  int how_width;

  if (!fits_one_line (self, width))
    {
      gtk_widget_size_allocate (self->who, &(GtkAllocation) { 0, 0, width, who }, -1);
      gtk_widget_size_allocate (self->how, &(GtkAllocation) { 0, who + SPACING / 2, width, height - who - SPACING / 2 }, -1);
      return;
    }

  gtk_widget_measure (self->how, GTK_ORIENTATION_HORIZONTAL, -1, &how_width, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->who, &(GtkAllocation) { 0, 0, width - how_width - SPACING, height }, -1);
  gtk_widget_size_allocate (self->how, &(GtkAllocation) { width - how_width, 0, how_width, height }, -1);
}

/* ---- The object ---- */

/* What is needed and not guessed comes first. */
static gboolean
dt_change_form_grab_focus (GtkWidget *widget)
{
  DtChangeForm *self = DT_CHANGE_FORM (widget);

  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (self->cause == 0 ? GTK_WIDGET (self->cause_button) : GTK_WIDGET (self->amount));
}

static void
dt_change_form_dispose (GObject *object)
{
  DtChangeForm *self = DT_CHANGE_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_CHANGE_FORM);
  g_clear_pointer (&self->directives, g_ptr_array_unref);
  g_clear_pointer (&self->part, g_free);

  G_OBJECT_CLASS (dt_change_form_parent_class)->dispose (object);
}

static void
dt_change_form_class_init (DtChangeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_change_form_dispose;
  widget_class->get_request_mode = dt_change_form_get_request_mode;
  widget_class->grab_focus = dt_change_form_grab_focus;
  widget_class->measure = dt_change_form_measure;
  widget_class->size_allocate = dt_change_form_size_allocate;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_CHANGE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_css_name (widget_class, "change-form");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-change-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, who);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, how);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, cause_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, cause_label);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, clause);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, cause_problem);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, target_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, target_label);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, target_counts);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, earlier);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, later);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, fixed);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, span);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, amount);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, unit);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, day);
  gtk_widget_class_bind_template_child (widget_class, DtChangeForm, day_off);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
}

static void
set_choices (GtkDropDown        *drop_down,
             const char * const *choices,
             const char         *name)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (int i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (model, g_dpgettext2 (NULL, "schedule change", choices[i]));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static DtPickPopover *
add_picker (DtChangeForm  *self,
            GtkMenuButton *button,
            const char    *name,
            GCallback      picked)
{
  GtkWidget *popover = dt_pick_popover_new (_("Symbol or subject"));

  gtk_menu_button_set_popover (button, popover);
  /* GTK puts the child in a box of its own, in the middle of a wide button. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (button)), GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (popover, "picked", picked, self);
  return DT_PICK_POPOVER (popover);
}

static void
dt_change_form_init (DtChangeForm *self)
{
  /* In the order of DtSpanUnit and DtDayOffRule. */
  static const char * const units[] = { NC_("schedule change", "days"), NC_("schedule change", "working days"),
                                        NC_("schedule change", "months"), NULL };
  static const char * const days_off[] = { NC_("schedule change", "Keep, only warn"),
                                           NC_("schedule change", "Previous working day"),
                                           NC_("schedule change", "Next working day"), NULL };

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_choices (self->unit, units, _("Days, working days or months"));
  set_choices (self->day_off, days_off, _("If it falls on a day off"));
  self->causes = add_picker (self, self->cause_button, _("Cause"), G_CALLBACK (on_cause_picked));
  self->targets = add_picker (self, self->target_button, _("Applies to"), G_CALLBACK (on_target_picked));
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (dt_day_entry_get_entry (self->day))), "changed",
                            G_CALLBACK (on_edited), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dt_day_entry_get_entry (self->day)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New day"), -1);
  show_cause (self);
  self->updating = FALSE;
}

/**
 * dt_change_form_set_today:
 * @self: a form
 * @today: the day that "today" and "+3" count from
 */
void
dt_change_form_set_today (DtChangeForm *self,
                          DtDay         today)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  dt_day_entry_set_today (self->day, today);
}

/**
 * dt_change_form_set_directives:
 * @self: a form
 * @rows: (element-type DtDirectiveRow): what can be chosen as cause and as target
 */
void
dt_change_form_set_directives (DtChangeForm *self,
                               GPtrArray    *rows)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  g_clear_pointer (&self->directives, g_ptr_array_unref);
  self->directives = g_ptr_array_ref (rows);
  fill_choices (self);
  show_cause (self);
  show_target (self);
}

void
dt_change_form_set_target (DtChangeForm *self,
                           gint64        id)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  self->target = id;
  show_target (self);
}

gint64
dt_change_form_get_target (DtChangeForm *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), 0);

  return self->target;
}

void
dt_change_form_set_n_chosen (DtChangeForm *self,
                             guint         n_chosen)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  self->n_chosen = n_chosen;
  fill_choices (self);
  show_target (self);
}

void
dt_change_form_set_part (DtChangeForm *self,
                         const char   *unit)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  g_free (self->part);
  self->part = g_strdup (unit);
  dt_change_form_set_n_chosen (self, 1);
}

void
dt_change_form_set_counts (DtChangeForm *self,
                           int           n_moved,
                           int           n_all)
{
  g_autofree char *text = g_strdup_printf ("%d/%d", n_moved, n_all);

  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  gtk_label_set_label (self->target_counts, text);
}

void
dt_change_form_set_cause (DtChangeForm *self,
                          gint64        id)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  self->cause = id;
  if (id != 0)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->cause_button), "missing");
      gtk_widget_set_visible (GTK_WIDGET (self->cause_problem), FALSE);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->cause_button), GTK_ACCESSIBLE_STATE_INVALID);
    }
  show_cause (self);
}

gint64
dt_change_form_get_cause (DtChangeForm *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), 0);

  return self->cause;
}

/**
 * dt_change_form_dup_clause:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the item of the cause as typed
 */
char *
dt_change_form_dup_clause (DtChangeForm *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (self->clause)));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * dt_change_form_set_rule:
 * @self: a form
 * @rule: earlier, later or a certain day
 */
void
dt_change_form_set_rule (DtChangeForm         *self,
                         const DtScheduleRule *rule)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  self->updating = TRUE;
  gtk_toggle_button_set_active (rule->kind == DT_CHANGE_FIX ? self->fixed
                                : rule->kind == DT_CHANGE_POSTPONE ? self->later : self->earlier, TRUE);
  if (rule->kind == DT_CHANGE_FIX)
    dt_day_entry_set_day (self->day, rule->fixed_day);
  else
    gtk_spin_button_set_value (self->amount, rule->amount);
  gtk_drop_down_set_selected (self->unit, rule->unit);
  gtk_drop_down_set_selected (self->day_off, rule->day_off);
  self->updating = FALSE;
  on_edited (self);
}

/* What is being typed counts before the spin button takes it over on leaving. */
static int
typed_amount (DtChangeForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount));
  guint64 amount;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 999, &amount, NULL))
    return 0;
  return (int) amount;
}

/**
 * dt_change_form_get_rule:
 * @self: a form
 * @rule: (out): what it says
 *
 * Returns: %FALSE if the number or the day is still missing
 */
gboolean
dt_change_form_get_rule (DtChangeForm   *self,
                         DtScheduleRule *rule)
{
  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), FALSE);

  *rule = (DtScheduleRule) { 0 };
  rule->day_off = (DtDayOffRule) gtk_drop_down_get_selected (self->day_off);
  if (gtk_toggle_button_get_active (self->fixed))
    {
      rule->kind = DT_CHANGE_FIX;
      rule->fixed_day = dt_day_entry_get_day (self->day);
      return rule->fixed_day != DT_DAY_NONE;
    }

  rule->kind = gtk_toggle_button_get_active (self->later) ? DT_CHANGE_POSTPONE : DT_CHANGE_ACCELERATE;
  rule->unit = (DtSpanUnit) gtk_drop_down_get_selected (self->unit);
  rule->amount = typed_amount (self);
  return rule->amount > 0;
}

/**
 * dt_change_form_refuse:
 * @self: a form without a cause
 *
 * Says that a change needs a cause, and puts the focus where one is chosen.
 */
void
dt_change_form_refuse (DtChangeForm *self)
{
  g_return_if_fail (DT_IS_CHANGE_FORM (self));

  gtk_widget_add_css_class (GTK_WIDGET (self->cause_button), "missing");
  gtk_label_set_label (self->cause_problem, _("The directive that orders it is needed"));
  gtk_widget_set_visible (GTK_WIDGET (self->cause_problem), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->cause_button), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->cause_button));
}

/* What it says, for a heading on paper. */
char *
dt_change_form_dup_headline (DtChangeForm *self)
{
  g_autofree char *label = NULL;
  DtScheduleRule rule;

  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), NULL);

  if (dt_change_form_get_rule (self, &rule))
    label = dt_schedule_rule_label (&rule);
  if (self->target != 0)
    /* Translators: what a schedule change does, and the directive whose tasks it moves */
    return g_strdup_printf (_("%1$s for all dated tasks of %2$s"), label != NULL ? label : "", gtk_label_get_label (self->target_label));
  /* Translators: what a schedule change does, and to which tasks */
  return g_strdup_printf (_("%1$s: %2$s"), label != NULL ? label : "", gtk_label_get_label (self->target_label));
}

char *
dt_change_form_dup_cause (DtChangeForm *self)
{
  const DtDirectiveRow *row;
  g_autofree char *clause = NULL;
  g_autofree char *cause = NULL;

  g_return_val_if_fail (DT_IS_CHANGE_FORM (self), NULL);

  row = find_directive (self, self->cause);
  if (row == NULL)
    return g_strdup ("");
  clause = dt_change_form_dup_clause (self);
  cause = clause != NULL ? g_strjoin (", ", row->symbol, clause, NULL) : g_strdup (row->symbol);
  /* Translators: the directive that orders a change */
  return g_strdup_printf (_("By %s"), cause);
}
