/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-line.h"

#include <glib/gi18n-lib.h>

#include "dt-change-words.h"

/* ---- The entry ---- */

struct _DtChangeEntry
{
  GObject        parent_instance;

  DtMovePreview *move;         /* owned */
  gboolean       left_out;
};

enum { SIGNAL_CHANGED, N_ENTRY_SIGNALS };

static guint entry_signals[N_ENTRY_SIGNALS];

G_DEFINE_FINAL_TYPE (DtChangeEntry, dt_change_entry, G_TYPE_OBJECT)

static void
dt_change_entry_finalize (GObject *object)
{
  dt_move_preview_free (DT_CHANGE_ENTRY (object)->move);

  G_OBJECT_CLASS (dt_change_entry_parent_class)->finalize (object);
}

static void
dt_change_entry_class_init (DtChangeEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_change_entry_finalize;
  entry_signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_CHANGE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
}

static void
dt_change_entry_init (DtChangeEntry *self)
{
}

DtChangeEntry *
dt_change_entry_new (DtMovePreview *move,
                     gboolean       left_out)
{
  DtChangeEntry *self = g_object_new (DT_TYPE_CHANGE_ENTRY, NULL);

  self->move = move;
  self->left_out = left_out;
  return self;
}

void
dt_change_entry_set_move (DtChangeEntry *self,
                          DtMovePreview *move,
                          gboolean       left_out)
{
  g_return_if_fail (DT_IS_CHANGE_ENTRY (self));

  dt_move_preview_free (self->move);
  self->move = move;
  self->left_out = left_out;
  g_signal_emit (self, entry_signals[SIGNAL_CHANGED], 0);
}

const DtMovePreview *
dt_change_entry_get_move (DtChangeEntry *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_ENTRY (self), NULL);

  return self->move;
}

gboolean
dt_change_entry_get_left_out (DtChangeEntry *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_ENTRY (self), FALSE);

  return self->left_out;
}

gboolean
dt_change_entry_can_move (DtChangeEntry *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_ENTRY (self), FALSE);

  return self->left_out || (self->move->effects & DT_EFFECT_MOVED) != 0;
}

/* ---- The look ---- */

/* The colour and the icon of the worst effect. */
static const char *
look_of (const DtMovePreview  *move,
         const DtChangeTerms  *terms,
         const char          **icon_name)
{
  static const struct { unsigned effects; const char *css_class; const char *icon_name; } looks[] = {
    { DT_EFFECT_LATE, "bad", "dt-state-overdue-symbolic" },
    { DT_EFFECT_PAST, "bad", "dt-state-overdue-symbolic" },
    { DT_EFFECT_SQUEEZED, "squeezed", "dt-depends-symbolic" },
    { DT_EFFECT_DAY_OFF, "off", "dialog-warning-symbolic" },
    { DT_EFFECT_UNCHANGED, "stays", NULL },
  };

  *icon_name = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((move->effects & looks[i].effects) != 0)
      {
        *icon_name = looks[i].icon_name;
        return looks[i].css_class;
      }
  if (move->new_day != terms->today)
    return "moves";

  *icon_name = "dt-state-today-symbolic";
  return "today";
}

/* ---- The row ---- */

enum { CHECK, ITEM, TASK, LEAD, OLD_DAY, NEW_DAY, AXIS, EFFECT, N_COLUMNS };

#define SPACING 9
#define EDGE 12
#define ROW_HEIGHT 34
#define MIN_TASK 150
/* The widths are the same in every row whatever it says; from the second to the first as the room allows. */
static const int wide[N_COLUMNS] = { 22, 46, 0, 112, 78, 80, 250, 250 };
static const int narrow[N_COLUMNS] = { 22, 34, 0, 84, 76, 78, 140, 170 };

struct _DtChangeLine
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *cells[N_COLUMNS];
  GtkWidget     *effect_icon;     /* in the last cell */
  GtkWidget     *effect_label;

  DtChangeEntry *entry;           /* owned; NULL of a head */
  gboolean       updating;
};

enum { SIGNAL_TOGGLED, N_ROW_SIGNALS };

static guint row_signals[N_ROW_SIGNALS];

G_DEFINE_FINAL_TYPE (DtChangeLine, dt_change_line, GTK_TYPE_WIDGET)

static int
fixed_width (const int widths[N_COLUMNS])
{
  int sum = 2 * EDGE + (N_COLUMNS - 1) * SPACING;

  for (int i = 0; i < N_COLUMNS; i++)
    sum += widths[i];
  return sum;
}

static void
dt_change_line_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DtChangeLine *self = DT_CHANGE_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = fixed_width (narrow) + MIN_TASK;
      *natural = fixed_width (wide) + 2 * MIN_TASK;
      return;
    }

  *minimum = ROW_HEIGHT;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      int height;

      gtk_widget_measure (self->cells[i], orientation, -1, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

/* How much of the way from the narrow to the wide columns there is room for; the task takes what is left. */
static void
share_out (int width,
           int widths[N_COLUMNS])
{
  int room = width - fixed_width (narrow) - MIN_TASK;
  int wanted = fixed_width (wide) - fixed_width (narrow);
  double part = CLAMP ((double) room * .6 / wanted, 0, 1);

  for (int i = 0; i < N_COLUMNS; i++)
    widths[i] = narrow[i] + (int) (part * (wide[i] - narrow[i]));
  widths[TASK] = MAX (width - fixed_width (widths), 0);
}

static void
dt_change_line_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DtChangeLine *self = DT_CHANGE_LINE (widget);
  int widths[N_COLUMNS] = { 0 };
  int x = EDGE;

  share_out (width, widths);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      int minimum;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->cells[i], &(GtkAllocation) { x, 0, MAX (widths[i], minimum), height }, -1);
      x += widths[i] + SPACING;
    }
}

static void
on_toggled (DtChangeLine *self)
{
  if (!self->updating)
    g_signal_emit (self, row_signals[SIGNAL_TOGGLED], 0);
}

static void
dt_change_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&DT_CHANGE_LINE (object)->entry);

  G_OBJECT_CLASS (dt_change_line_parent_class)->dispose (object);
}

static void
dt_change_line_class_init (DtChangeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_change_line_dispose;
  widget_class->measure = dt_change_line_measure;
  widget_class->size_allocate = dt_change_line_size_allocate;
  row_signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", DT_TYPE_CHANGE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "change-line");
}

static GtkWidget *
new_label (const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 1,
                       "css-classes", (const char *[]) { css_class, NULL }, NULL);
}

static void
dt_change_line_init (DtChangeLine *self)
{
  static const char * const classes[N_COLUMNS] = { NULL, "item", "title", "lead", "old-day", "new-day", NULL, NULL };

  self->cells[CHECK] = gtk_check_button_new ();
  gtk_widget_set_valign (self->cells[CHECK], GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->cells[CHECK], "toggled", G_CALLBACK (on_toggled), self);

  for (int i = ITEM; i <= NEW_DAY; i++)
    self->cells[i] = new_label (classes[i]);

  self->effect_icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->effect_icon), 14);
  self->effect_label = new_label ("words");
  gtk_widget_set_hexpand (self->effect_label, TRUE);
  self->cells[EFFECT] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->cells[EFFECT], "effect");
  gtk_box_append (GTK_BOX (self->cells[EFFECT]), self->effect_icon);
  gtk_box_append (GTK_BOX (self->cells[EFFECT]), self->effect_label);
}

static void
put_cells (DtChangeLine *self,
           GtkWidget   *axis)
{
  self->cells[AXIS] = axis;
  for (int i = 0; i < N_COLUMNS; i++)
    gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
}

/**
 * dt_change_line_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dt_change_line_new (void)
{
  DtChangeLine *self = g_object_new (DT_TYPE_CHANGE_LINE, NULL);

  put_cells (self, dt_move_axis_new ());
  return GTK_WIDGET (self);
}

/**
 * dt_change_line_new_head:
 *
 * Returns: (transfer floating): the head of the table, with a box that checks or unchecks all
 */
GtkWidget *
dt_change_line_new_head (void)
{
  DtChangeLine *self = g_object_new (DT_TYPE_CHANGE_LINE, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "head");
  gtk_label_set_label (GTK_LABEL (self->cells[ITEM]), C_("column", "Item"));
  gtk_label_set_label (GTK_LABEL (self->cells[TASK]), C_("column", "Task"));
  gtk_label_set_label (GTK_LABEL (self->cells[LEAD]), C_("column", "Lead"));
  gtk_label_set_label (GTK_LABEL (self->cells[OLD_DAY]), C_("column", "Old Day"));
  gtk_label_set_label (GTK_LABEL (self->cells[NEW_DAY]), C_("column", "New Day"));
  gtk_label_set_label (GTK_LABEL (self->effect_label), C_("column", "Effect"));
  gtk_widget_remove_css_class (self->cells[OLD_DAY], "old-day");
  gtk_widget_set_visible (self->effect_icon, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[CHECK]), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All tasks"), -1);
  put_cells (self, dt_move_axis_new_head ());
  return GTK_WIDGET (self);
}

static void
set_check (DtChangeLine *self,
           gboolean     active,
           gboolean     inconsistent,
           gboolean     sensitive)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (self->cells[CHECK]);

  self->updating = TRUE;
  gtk_check_button_set_active (check, active);
  gtk_check_button_set_inconsistent (check, inconsistent);
  gtk_widget_set_sensitive (self->cells[CHECK], sensitive);
  self->updating = FALSE;
}

static void
show_days (DtChangeLine         *self,
           const DtMovePreview *move,
           DtDay                today)
{
  gboolean moved = (move->effects & DT_EFFECT_MOVED) != 0;
  g_autofree char *old_day = move->old_day != DT_DAY_NONE ? dt_day_format (move->old_day, DT_DAY_STYLE_TABLE, today)
                                                          : g_strdup ("—");
  g_autofree char *new_day = moved ? dt_day_format (move->new_day, DT_DAY_STYLE_TABLE, today) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->cells[OLD_DAY]), old_day);
  gtk_label_set_label (GTK_LABEL (self->cells[NEW_DAY]), new_day);
}

static void
show_effect (DtChangeLine         *self,
             const DtMovePreview *move,
             gboolean             left_out,
             const DtChangeTerms *terms)
{
  const char *icon_name;
  const char *classes[] = { look_of (move, terms, &icon_name), NULL };
  g_autofree char *words = dt_change_effect_words (move, left_out, &terms->rule, terms->today, terms->calendar);

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (GTK_LABEL (self->effect_label), words);
  gtk_widget_set_tooltip_text (self->effect_label, words);
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->effect_icon), icon_name);
  gtk_widget_set_visible (self->effect_icon, icon_name != NULL);
}

/**
 * dt_change_line_set_entry:
 * @self: a row
 * @entry: the task it shows
 * @terms: what the table is read by
 */
void
dt_change_line_set_entry (DtChangeLine         *self,
                         DtChangeEntry       *entry,
                         const DtChangeTerms *terms)
{
  const DtMovePreview *move;
  g_autofree char *lead = NULL;

  g_return_if_fail (DT_IS_CHANGE_LINE (self));
  g_return_if_fail (DT_IS_CHANGE_ENTRY (entry));

  g_set_object (&self->entry, entry);
  move = entry->move;
  lead = dt_change_lead_words (move);
  set_check (self, (move->effects & DT_EFFECT_MOVED) != 0, FALSE,
             dt_change_entry_can_move (entry) && !terms->fixed);
  gtk_label_set_label (GTK_LABEL (self->cells[ITEM]), dt_change_item_words (move));
  gtk_widget_set_tooltip_text (self->cells[ITEM], move->clause);
  gtk_label_set_label (GTK_LABEL (self->cells[TASK]), move->title);
  gtk_label_set_label (GTK_LABEL (self->cells[LEAD]), lead);
  gtk_widget_set_tooltip_text (self->cells[TASK], move->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[CHECK]), GTK_ACCESSIBLE_PROPERTY_LABEL, move->title, -1);
  show_days (self, move, terms->today);
  show_effect (self, move, entry->left_out, terms);
  dt_move_axis_set_scale (DT_MOVE_AXIS (self->cells[AXIS]), terms->scale);
  dt_move_axis_set_move (DT_MOVE_AXIS (self->cells[AXIS]), move->old_day, move->new_day, move->effects);
}

DtChangeEntry *
dt_change_line_get_entry (DtChangeLine *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_LINE (self), NULL);

  return self->entry;
}

void
dt_change_line_set_head (DtChangeLine *self,
                        guint        n_checked,
                        guint        n_movable,
                        DtMoveScale *scale)
{
  g_return_if_fail (DT_IS_CHANGE_LINE (self));

  set_check (self, n_checked > 0 && n_checked == n_movable, n_checked > 0 && n_checked < n_movable, n_movable > 0);
  dt_move_axis_set_scale (DT_MOVE_AXIS (self->cells[AXIS]), scale);
}

gboolean
dt_change_line_get_active (DtChangeLine *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_LINE (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->cells[CHECK]));
}
