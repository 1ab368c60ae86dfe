/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-journal-row.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"

struct _DtJournalItem
{
  GObject         parent_instance;

  /* Owned */
  DtJournalEntry *entry;
};

G_DEFINE_FINAL_TYPE (DtJournalItem, dt_journal_item, G_TYPE_OBJECT)

static void
dt_journal_item_finalize (GObject *object)
{
  g_clear_pointer (&DT_JOURNAL_ITEM (object)->entry, dt_journal_entry_unref);

  G_OBJECT_CLASS (dt_journal_item_parent_class)->finalize (object);
}

static void
dt_journal_item_class_init (DtJournalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_journal_item_finalize;
}

static void
dt_journal_item_init (DtJournalItem *self)
{
}

DtJournalItem *
dt_journal_item_new (DtJournalEntry *entry)
{
  DtJournalItem *self = g_object_new (DT_TYPE_JOURNAL_ITEM, NULL);

  self->entry = dt_journal_entry_ref (entry);

  return self;
}

const DtJournalEntry *
dt_journal_item_get_entry (DtJournalItem *self)
{
  return self->entry;
}

static GtkWidget *
make_label (const char *css_class,
            gboolean    wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  if (!wrap)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
dt_journal_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *when = make_label ("numeric", FALSE);

  gtk_widget_add_css_class (row, "journal-row");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (when), 14);
  gtk_widget_add_css_class (when, "dim");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label ("strong", FALSE));
  gtk_box_append (GTK_BOX (texts), make_label ("second-line", FALSE));
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), texts);

  return row;
}

void
dt_journal_row_set (GtkWidget            *row,
                    const DtJournalEntry *entry,
                    DtDay                 today)
{
  GtkWidget *when = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_next_sibling (when);
  GtkWidget *what = gtk_widget_get_first_child (texts);
  GtkWidget *about = gtk_widget_get_next_sibling (what);
  g_autofree char *moment = dt_instant_format (entry->at, today);
  g_autofree char *second = NULL;
  g_autofree char *spoken = NULL;

  if (entry->origin != NULL)
    /* Translators: who did it, and in which other register */
    second = g_strdup_printf (_("%s, in %s"), entry->who, entry->origin);
  else
    second = g_strdup (entry->who);
  if (*entry->about != '\0')
    {
      g_autofree char *who = g_steal_pointer (&second);

      second = g_strdup_printf ("%s · %s", who, entry->about);
    }
  gtk_label_set_text (GTK_LABEL (when), moment);
  gtk_label_set_text (GTK_LABEL (what), entry->label);
  gtk_label_set_text (GTK_LABEL (about), second);
  gtk_widget_set_tooltip_text (row, NULL);
  /* Translators: an entry of the journal read aloud: when, what, by whom and about what */
  spoken = g_strdup_printf (_("%s, %s, %s"), moment, entry->label, second);
  dt_accessible_set_label (row, spoken);
}

/* "30/8/2024 → 15/8/2024", or what there is of it. */
static char *
say_change (const DtJournalLine *line)
{
  const char *before = *line->before != '\0' ? line->before : "—";
  const char *after = *line->after != '\0' ? line->after : "—";

  if (*line->field == '\0')
    return g_strdup (line->after);
  if (*line->before == '\0')
    /* Translators: a field that was empty, and its value */
    return g_strdup_printf (_("%s: %s"), line->field, after);

  /* Translators: a field, what it was, what it is */
  return g_strdup_printf (_("%s: %s → %s"), line->field, before, after);
}

void
dt_journal_show_lines (GtkBox    *box,
                       GPtrArray *lines)
{
  const char *head = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DtJournalLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = say_change (line);
      GtkWidget *label;

      if (g_strcmp0 (head, line->what) != 0)
        {
          label = make_label ("section-head", TRUE);
          gtk_label_set_text (GTK_LABEL (label), line->what);
          gtk_widget_set_margin_top (label, head != NULL ? 12 : 0);
          gtk_box_append (box, label);
          head = line->what;
        }
      if (*text == '\0')
        continue;
      label = make_label (NULL, TRUE);
      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (box, label);
    }
}
