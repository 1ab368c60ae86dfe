/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-day-entry.h"

#include "dt-focus.h"

#include <glib/gi18n-lib.h>

struct _DtDayEntry
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *echo;

  DtDay      today;
  DtDay      day;
  gboolean   optional;
  gboolean   valid;
};

enum { PROP_VALID = 1, PROP_DAY, N_PROPS };
enum { SIGNAL_ACTIVATE, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtDayEntry, dt_day_entry, GTK_TYPE_WIDGET)

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

/* Says beside what was typed which day it is, or that it is none. */
static void
read_entry (DtDayEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean blank = is_blank (text);
  DtDay before = self->day;
  g_autoptr(GError) error = NULL;
  g_autofree char *echo = NULL;
  gboolean valid;

  self->day = blank ? DT_DAY_NONE : dt_day_parse_entry (text, self->today, &error);
  valid = blank ? self->optional : error == NULL && self->day != DT_DAY_NONE;

  if (blank)
    echo = g_strdup (self->optional ? "" : _("A day is needed"));
  else if (valid)
    echo = dt_day_format (self->day, DT_DAY_STYLE_LONG, self->today);
  else
    echo = g_strdup (_("Not a day: write 25/8 or +3"));

  gtk_label_set_label (GTK_LABEL (self->echo), echo);
  if (valid)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, echo, -1);

  if (valid != self->valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  if (self->day != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static void
on_activate (DtDayEntry *self)
{
  if (self->valid)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static gboolean
dt_day_entry_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (DT_DAY_ENTRY (widget)->entry);
}

static void
dt_day_entry_dispose (GObject *object)
{
  DtDayEntry *self = DT_DAY_ENTRY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_day_entry_parent_class)->dispose (object);
}

static void
dt_day_entry_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_VALID)
    g_value_set_boolean (value, DT_DAY_ENTRY (object)->valid);
  else if (id == PROP_DAY)
    g_value_set_int (value, DT_DAY_ENTRY (object)->day);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dt_day_entry_class_init (DtDayEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_day_entry_dispose;
  object_class->get_property = dt_day_entry_get_property;
  widget_class->grab_focus = dt_day_entry_grab_focus;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, DT_DAY_NONE,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", DT_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "day-entry");
}

static void
dt_day_entry_init (DtDayEntry *self)
{
  self->today = dt_today ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 12, "hexpand", TRUE, NULL);
  self->echo = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "css-classes", (const char *[]) { "caption9", "dim", NULL },
                             NULL);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->echo);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (read_entry), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  read_entry (self);
}

/**
 * dt_day_entry_new:
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
dt_day_entry_new (void)
{
  return g_object_new (DT_TYPE_DAY_ENTRY, NULL);
}

/**
 * dt_day_entry_set_today:
 * @self: an entry
 * @today: the day that "today" and "+3" count from
 */
void
dt_day_entry_set_today (DtDayEntry *self,
                        DtDay       today)
{
  g_return_if_fail (DT_IS_DAY_ENTRY (self));

  self->today = today;
  read_entry (self);
}

/**
 * dt_day_entry_set_optional:
 * @self: an entry
 * @optional: whether it may stay empty
 */
void
dt_day_entry_set_optional (DtDayEntry *self,
                           gboolean    optional)
{
  g_return_if_fail (DT_IS_DAY_ENTRY (self));

  self->optional = optional;
  read_entry (self);
}

/**
 * dt_day_entry_set_day:
 * @self: an entry
 * @day: the day to write, or %DT_DAY_NONE for nothing
 */
void
dt_day_entry_set_day (DtDayEntry *self,
                      DtDay       day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DT_IS_DAY_ENTRY (self));

  text = day == DT_DAY_NONE ? g_strdup ("") : dt_day_format (day, DT_DAY_STYLE_PARTY, self->today);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * dt_day_entry_get_day:
 * @self: an entry
 *
 * Returns: the day written, or %DT_DAY_NONE
 */
DtDay
dt_day_entry_get_day (DtDayEntry *self)
{
  g_return_val_if_fail (DT_IS_DAY_ENTRY (self), DT_DAY_NONE);

  return self->valid ? self->day : DT_DAY_NONE;
}

/**
 * dt_day_entry_is_valid:
 * @self: an entry
 *
 * Returns: whether what is written will do
 */
gboolean
dt_day_entry_is_valid (DtDayEntry *self)
{
  g_return_val_if_fail (DT_IS_DAY_ENTRY (self), FALSE);

  return self->valid;
}

/**
 * dt_day_entry_get_entry:
 * @self: an entry
 *
 * Returns: (transfer none): the text entry in it, for a label to name
 */
GtkWidget *
dt_day_entry_get_entry (DtDayEntry *self)
{
  g_return_val_if_fail (DT_IS_DAY_ENTRY (self), NULL);

  return self->entry;
}
