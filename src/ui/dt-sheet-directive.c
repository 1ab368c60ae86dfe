/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sheet-directive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"
#include "dt-directive.h"
#include "dt-pick-button.h"
#include "dt-text.h"

/* Choices that are no directive of the register. */
#define BY_COLUMN (-1)
#define A_NEW_ONE (-2)

struct _DtSheetDirective
{
  GtkWidget     parent_instance;

  DtPickButton *pick;
  GtkWidget    *new_fields;
  GtkWidget    *symbol;
  GtkWidget    *issuer;
  GtkWidget    *day;

  GPtrArray    *rows;           /* owned; DtDirectiveRow; NULL until they are read */
  char         *wanted;         /* owned; what was suggested; NULL */
  DtDay         wanted_day;
  gboolean      has_column;
  gboolean      chosen;         /* by the person */
  gboolean      proposing;
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtSheetDirective, dt_sheet_directive, GTK_TYPE_WIDGET)

static void
sync_fields (DtSheetDirective *self)
{
  gtk_widget_set_visible (self->new_fields, dt_pick_button_get_id (self->pick) == A_NEW_ONE);
}

static void
on_edited (DtSheetDirective *self)
{
  /* What somebody has written is not written over. */
  self->chosen = self->chosen || (!self->proposing && dt_pick_button_get_id (self->pick) == A_NEW_ONE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_picked (DtSheetDirective *self)
{
  self->chosen = TRUE;
  sync_fields (self);
  if (dt_pick_button_get_id (self->pick) == A_NEW_ONE)
    gtk_widget_grab_focus (self->symbol);
  on_edited (self);
}

/* The one of that symbol and day, if there is only one. */
static gint64
find_row (DtSheetDirective *self,
          const char       *symbol,
          DtDay             day)
{
  g_autofree char *key = dt_text_symbol_key (symbol);
  gint64 found = 0;

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *other = dt_text_symbol_key (row->symbol);

      if (g_strcmp0 (key, other) != 0 || (day != DT_DAY_NONE && row->issued_day != DT_DAY_NONE && row->issued_day != day))
        continue;
      if (found != 0)
        return 0;
      found = row->id;
    }

  return found;
}

/* Who has issued the last one whose symbol ends alike: "…/TU". */
static const char *
guess_issuer (DtSheetDirective *self,
              const char       *symbol)
{
  const char *tail = strrchr (symbol, '/');

  for (guint i = 0; tail != NULL && i < self->rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->rows, i);

      if (row->issuer != NULL && *row->issuer != '\0' && g_str_has_suffix (row->symbol, tail))
        return row->issuer;
    }

  return "";
}

/* What seems to be meant, until the person has chosen. */
static void
propose (DtSheetDirective *self)
{
  gint64 id = self->wanted != NULL ? find_row (self, self->wanted, self->wanted_day) : 0;

  if (self->chosen)
    return;
  if (self->has_column)
    id = BY_COLUMN;
  else if (id == 0 && self->wanted != NULL && self->rows != NULL)
    id = A_NEW_ONE;
  self->proposing = TRUE;
  dt_pick_button_set_id (self->pick, id);
  if (id == A_NEW_ONE)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->symbol), self->wanted);
      gtk_editable_set_text (GTK_EDITABLE (self->issuer), guess_issuer (self, self->wanted));
      dt_day_entry_set_day (DT_DAY_ENTRY (self->day), self->wanted_day);
    }
  self->proposing = FALSE;
  sync_fields (self);
}

static void
fill_choices (DtSheetDirective *self)
{
  gint64 id = dt_pick_button_get_id (self->pick);

  dt_pick_button_clear (self->pick);
  if (self->has_column)
    dt_pick_button_add (self->pick, BY_COLUMN, _("As the column says"), NULL);
  dt_pick_button_add (self->pick, A_NEW_ONE, _("A new directive…"), NULL);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->rows, i);

      dt_pick_button_add (self->pick, row->id, row->symbol, row->subject);
    }
  dt_pick_button_set_id (self->pick, id == BY_COLUMN && !self->has_column ? 0 : id);
  propose (self);
}

void
dt_sheet_directive_fill (DtSheetDirective *self,
                         GPtrArray        *rows)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (rows);
  fill_choices (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dt_sheet_directive_set_column (DtSheetDirective *self,
                               gboolean          has_column)
{
  if (self->has_column == has_column)
    return;
  self->has_column = has_column;
  if (dt_pick_button_get_id (self->pick) == BY_COLUMN)
    self->chosen = FALSE;
  fill_choices (self);
}

void
dt_sheet_directive_suggest (DtSheetDirective *self,
                            const char       *symbol,
                            DtDay             day)
{
  g_free (self->wanted);
  self->wanted = g_strdup (symbol);
  self->wanted_day = day;
  propose (self);
}

void
dt_sheet_directive_get (DtSheetDirective *self,
                        DtListOptions    *options)
{
  gint64 id = dt_pick_button_get_id (self->pick);
  const char *issuer = gtk_editable_get_text (GTK_EDITABLE (self->issuer));

  options->directive_id = 0;
  options->symbol = NULL;
  options->issuer = NULL;
  options->issued = DT_DAY_NONE;
  if (id == A_NEW_ONE && *gtk_editable_get_text (GTK_EDITABLE (self->symbol)) != '\0')
    {
      options->symbol = gtk_editable_get_text (GTK_EDITABLE (self->symbol));
      options->issuer = *issuer != '\0' ? issuer : NULL;
      options->issued = dt_day_entry_get_day (DT_DAY_ENTRY (self->day));
    }
  for (guint i = 0; id > 0 && i < self->rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (self->rows, i);

      if (row->id != id)
        continue;
      options->directive_id = id;
      options->symbol = row->symbol;
    }
}

/* ---- The object ---- */

static void
dt_sheet_directive_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_sheet_directive_parent_class)->dispose (object);
}

static void
dt_sheet_directive_finalize (GObject *object)
{
  DtSheetDirective *self = DT_SHEET_DIRECTIVE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->wanted);

  G_OBJECT_CLASS (dt_sheet_directive_parent_class)->finalize (object);
}

static void
dt_sheet_directive_class_init (DtSheetDirectiveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_sheet_directive_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_sheet_directive_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheet-directive");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_SHEET_DIRECTIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_field (GtkWidget  *box,
           const char *caption,
           GtkWidget  *field,
           GtkWidget  *target)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", caption, "use-underline", TRUE, "xalign", 0.0, "mnemonic-widget", target, NULL);

  gtk_widget_add_css_class (label, "caption9");
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), field);
  gtk_box_append (GTK_BOX (box), column);
}

static GtkWidget *
new_entry (DtSheetDirective *self,
           int               width)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", width, NULL);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  return entry;
}

static void
dt_sheet_directive_init (DtSheetDirective *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->pick = DT_PICK_BUTTON (dt_pick_button_new (_("Choose…"), _("Symbol or subject")));
  gtk_widget_set_size_request (GTK_WIDGET (self->pick), 180, -1);
  g_signal_connect_swapped (self->pick, "picked", G_CALLBACK (on_picked), self);
  add_field (box, _("Directive that _sets the tasks"), GTK_WIDGET (self->pick), dt_pick_button_get_button (self->pick));

  self->new_fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->symbol = new_entry (self, 14);
  self->issuer = new_entry (self, 20);
  self->day = dt_day_entry_new ();
  g_signal_connect_swapped (self->day, "notify::day", G_CALLBACK (on_edited), self);
  add_field (self->new_fields, _("S_ymbol"), self->symbol, self->symbol);
  add_field (self->new_fields, _("Iss_uer"), self->issuer, self->issuer);
  add_field (self->new_fields, _("_Date of issue"), self->day, dt_day_entry_get_entry (DT_DAY_ENTRY (self->day)));
  gtk_box_append (GTK_BOX (box), self->new_fields);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  fill_choices (self);
}

void
dt_sheet_directive_set_today (DtSheetDirective *self,
                              DtDay             today)
{
  dt_day_entry_set_today (DT_DAY_ENTRY (self->day), today);
}
