/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-import-row.h"

#include <glib/gi18n-lib.h>

struct _DtImportEntry
{
  GObject             parent_instance;

  char               *title;        /* of a head */
  DtImportSection     section;      /* of a head */
  int                 count;
  const DtImportLine *line;         /* borrowed; NULL for other kinds */
  const DtProblem    *warning;      /* borrowed */
};

G_DEFINE_FINAL_TYPE (DtImportEntry, dt_import_entry, G_TYPE_OBJECT)

static void
dt_import_entry_finalize (GObject *object)
{
  g_free (DT_IMPORT_ENTRY (object)->title);

  G_OBJECT_CLASS (dt_import_entry_parent_class)->finalize (object);
}

static void
dt_import_entry_class_init (DtImportEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_import_entry_finalize;
}

static void
dt_import_entry_init (DtImportEntry *self)
{
}

DtImportEntry *
dt_import_entry_new_head (DtImportSection  section,
                          const char      *title,
                          int              count)
{
  DtImportEntry *self = g_object_new (DT_TYPE_IMPORT_ENTRY, NULL);

  self->section = section;
  self->title = g_strdup (title);
  self->count = count;
  return self;
}

DtImportEntry *
dt_import_entry_new_line (const DtImportLine *line)
{
  DtImportEntry *self = g_object_new (DT_TYPE_IMPORT_ENTRY, NULL);

  self->line = line;
  return self;
}

DtImportEntry *
dt_import_entry_new_warning (const DtProblem *problem)
{
  DtImportEntry *self = g_object_new (DT_TYPE_IMPORT_ENTRY, NULL);

  self->warning = problem;
  return self;
}

const char *
dt_import_entry_get_title (DtImportEntry *self)
{
  g_return_val_if_fail (DT_IS_IMPORT_ENTRY (self), NULL);

  if (self->line != NULL)
    return self->line->title;
  return self->warning != NULL ? self->warning->reason : self->title;
}

gboolean
dt_import_entry_is_head (DtImportEntry *self)
{
  g_return_val_if_fail (DT_IS_IMPORT_ENTRY (self), FALSE);

  return self->title != NULL;
}

/* ---- The list ---- */

/* The sections, in the order they are read. */
static const struct { DtImportSection section; int entity; /* −1: not by kind */ const char *title; } sections[] =
{
  { DT_IMPORT_SECTION_DIRECTIVES, DT_ENTITY_DIRECTIVE, N_("Directives") },
  { DT_IMPORT_SECTION_CHANGES, DT_ENTITY_CHANGE, N_("Schedule Changes") },
  { DT_IMPORT_SECTION_MOVED, -1, N_("Changed Deadlines") },
  { DT_IMPORT_SECTION_WARNINGS, -1, N_("Warnings") },
  { DT_IMPORT_SECTION_TASKS, DT_ENTITY_TASK, N_("Tasks") },
  { DT_IMPORT_SECTION_ASSIGNMENTS, DT_ENTITY_ASSIGNMENT, N_("Assignments") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_SUBMISSION, N_("Submissions") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_REMINDER, N_("Reminders") },
  { DT_IMPORT_SECTION_UNITS, DT_ENTITY_UNIT, N_("Units") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_GROUP, N_("Groups") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_CALENDAR, N_("Days Off") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_SETTING, N_("Settings") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_TEMPLATE, N_("Words of letters") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_BOARD, N_("Boards") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_FILTER, N_("Saved filters") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_DRAFT, N_("Drafts") },
  { DT_IMPORT_SECTION_OTHERS, DT_ENTITY_JOURNAL, N_("Entries of the journal") },
};

static gboolean
is_moved (const DtImportLine *line)
{
  return line->old_day != DT_DAY_NONE && line->new_day != line->old_day;
}

static gboolean
belongs (const DtImportLine *line,
         guint               index)
{
  if (is_moved (line))
    return sections[index].section == DT_IMPORT_SECTION_MOVED;
  return (int) line->entity == sections[index].entity;
}

static int
count_section (const DtImportReport *report,
               guint                 index)
{
  if (sections[index].section == DT_IMPORT_SECTION_MOVED)
    return report->n_deadlines_moved;
  if (sections[index].section == DT_IMPORT_SECTION_WARNINGS)
    return report->n_warnings;
  return report->counts[sections[index].entity][DT_OUTCOME_NEW] + report->counts[sections[index].entity][DT_OUTCOME_CHANGED];
}

static void
take_entry (GListStore    *store,
            DtImportEntry *entry)
{
  g_list_store_append (store, entry);
  g_object_unref (entry);
}

static void
append_section (GListStore           *store,
                const DtImportReport *report,
                guint                 index)
{
  guint head = g_list_model_get_n_items (G_LIST_MODEL (store));

  take_entry (store, dt_import_entry_new_head (sections[index].section, _(sections[index].title),
                                               count_section (report, index)));

  for (guint i = 0; i < report->warnings->len && sections[index].section == DT_IMPORT_SECTION_WARNINGS; i++)
    take_entry (store, dt_import_entry_new_warning (g_ptr_array_index (report->warnings, i)));
  for (guint i = 0; i < report->lines->len; i++)
    if (belongs (g_ptr_array_index (report->lines, i), index))
      take_entry (store, dt_import_entry_new_line (g_ptr_array_index (report->lines, i)));

  /* A head that stands over nothing goes. */
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) == head + 1)
    g_list_store_remove (store, head);
}

/**
 * dt_import_entries_new:
 * @report: must outlive the list
 *
 * Returns: (transfer full): a list of DtImportEntry
 */
GListModel *
dt_import_entries_new (const DtImportReport *report)
{
  GListStore *store = g_list_store_new (DT_TYPE_IMPORT_ENTRY);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    append_section (store, report, i);
  return G_LIST_MODEL (store);
}

/**
 * dt_import_entries_find:
 *
 * Returns: the position of the head of a section, %GTK_INVALID_LIST_POSITION if the list has none
 */
guint
dt_import_entries_find (GListModel      *entries,
                        DtImportSection  section)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(DtImportEntry) entry = g_list_model_get_item (entries, i);

      if (entry->title != NULL && entry->section == section)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* ---- The row ---- */

struct _DtImportRow
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *icon;
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *old_day;
  GtkWidget *arrow;
  GtkWidget *new_day;
  GtkWidget *word;
};

G_DEFINE_FINAL_TYPE (DtImportRow, dt_import_row, GTK_TYPE_WIDGET)

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
set_look (DtImportRow *self,
          const char  *css_class,
          const char  *icon_name)
{
  const char *classes[] = { css_class, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

static void
set_days (DtImportRow *self,
          DtDay        old_day,
          DtDay        new_day,
          DtDay        today)
{
  g_autofree char *old_text = old_day != DT_DAY_NONE ? dt_day_format (old_day, DT_DAY_STYLE_TABLE, today) : NULL;
  g_autofree char *new_text = new_day != DT_DAY_NONE ? dt_day_format (new_day, DT_DAY_STYLE_TABLE, today) : NULL;

  set_text (self->old_day, old_text);
  set_text (self->new_day, new_text != NULL || old_text == NULL ? new_text : _("no deadline"));
  gtk_widget_set_visible (self->arrow, old_text != NULL);
}

static void
show_head (DtImportRow   *self,
           DtImportEntry *entry)
{
  g_autofree char *title = g_strdup_printf (C_("section and its count", "%s · %d"), entry->title, entry->count);

  set_look (self, "head", NULL);
  set_text (self->title, title);
  set_text (self->detail, NULL);
  set_text (self->word, NULL);
  set_days (self, DT_DAY_NONE, DT_DAY_NONE, DT_DAY_NONE);
}

static void
show_warning (DtImportRow     *self,
              const DtProblem *warning)
{
  g_autofree char *place = warning->place.line > 0 ? g_strdup_printf (_("Line %d"), warning->place.line) : NULL;

  set_look (self, "caution", "dialog-warning-symbolic");
  set_text (self->title, warning->reason);
  set_text (self->detail, warning->hint);
  set_text (self->word, place);
  set_days (self, DT_DAY_NONE, DT_DAY_NONE, DT_DAY_NONE);
}

static void
show_line (DtImportRow        *self,
           const DtImportLine *line,
           DtDay               today)
{
  const char *icon_name = "document-edit-symbolic";
  const char *css_class = "changed";
  const char *word = C_("outcome", "changed");

  if (is_moved (line))
    icon_name = line->new_day != DT_DAY_NONE && line->new_day < line->old_day ? "dt-moved-earlier-symbolic"
                                                                              : "dt-moved-later-symbolic";
  else if (line->outcome == DT_OUTCOME_NEW)
    {
      icon_name = "list-add-symbolic";
      css_class = "new";
      word = C_("outcome", "new");
    }
  else if (line->outcome == DT_OUTCOME_UNCHANGED)
    {
      icon_name = "dt-state-idle-symbolic";
      css_class = "unchanged";
      word = C_("outcome", "unchanged");
    }

  set_look (self, css_class, icon_name);
  set_text (self->title, line->title);
  set_text (self->detail, line->detail);
  set_text (self->word, is_moved (line) ? NULL : word);
  set_days (self, line->old_day, line->new_day, today);
}

void
dt_import_row_set_entry (DtImportRow   *self,
                         DtImportEntry *entry,
                         DtDay          today)
{
  g_return_if_fail (DT_IS_IMPORT_ROW (self));
  g_return_if_fail (DT_IS_IMPORT_ENTRY (entry));

  if (entry->line != NULL)
    show_line (self, entry->line, today);
  else if (entry->warning != NULL)
    show_warning (self, entry->warning);
  else
    show_head (self, entry);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), entry->line != NULL ? entry->line->title : NULL);
}

static void
dt_import_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_import_row_parent_class)->dispose (object);
}

static void
dt_import_row_class_init (DtImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_import_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "import-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget  *parent,
           const char *css_class,
           gboolean    ellipsize)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  if (ellipsize)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, parent);
  return label;
}

static void
dt_import_row_init (DtImportRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 9);

  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, widget);
  self->texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                              "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->texts, widget);
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->title, "title");
  gtk_box_append (GTK_BOX (self->texts), self->title);
  self->detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->detail, "second-line");
  gtk_box_append (GTK_BOX (self->texts), self->detail);

  self->old_day = add_label (widget, "old-day", FALSE);
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->arrow), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("becomes"), -1);
  gtk_widget_set_parent (self->arrow, widget);
  self->new_day = add_label (widget, "new-day", FALSE);
  self->word = add_label (widget, "word", FALSE);
}

GtkWidget *
dt_import_row_new (void)
{
  return g_object_new (DT_TYPE_IMPORT_ROW, NULL);
}
