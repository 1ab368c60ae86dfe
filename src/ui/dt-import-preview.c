/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-import-preview.h"

#include <glib/gi18n-lib.h>

#include "dt-import-row.h"

struct _DtImportPreview
{
  GtkWidget             parent_instance;

  /* Template */
  GtkWidget            *head;
  GtkWidget            *strip;
  GtkWidget            *strip_end;
  GtkWidget            *scroller;
  GtkWidget            *list;
  GtkWidget            *foot;

  /* Borrowed */
  const DtImportReport *report;

  DtDay                 today;
};

G_DEFINE_FINAL_TYPE (DtImportPreview, dt_import_preview, GTK_TYPE_WIDGET)

/**
 * dt_import_preview_count:
 *
 * Returns: how many things of all kinds have an outcome
 */
int
dt_import_preview_count (const DtImportReport *report,
                         DtOutcome             outcome)
{
  int n = 0;

  for (int entity = 0; entity < DT_N_ENTITIES; entity++)
    n += report->counts[entity][outcome];
  return n;
}

static GtkWidget *
new_figure_button (GtkWidget       *content,
                   DtImportSection  section)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", section);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "preview.show-section");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* A figure of the strip, unless it is nought. One with a section leads there. @markup is freed. */
static void
add_figure (GtkWidget       *strip,
            int              count,
            DtImportSection  section,
            const char      *icon_name,
            const char      *css_class,
            char            *markup)
{
  GtkWidget *content, *icon, *label;

  if (count > 0)
    {
      content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      icon = gtk_image_new_from_icon_name (icon_name);
      label = gtk_label_new (NULL);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (icon, css_class);
      gtk_box_append (GTK_BOX (content), icon);
      gtk_box_append (GTK_BOX (content), label);

      if (section != DT_IMPORT_SECTION_NONE)
        content = new_figure_button (content, section);
      gtk_box_append (GTK_BOX (strip), content);
    }
  g_free (markup);
}

static void
add_new (GtkWidget       *strip,
         int              count,
         DtImportSection  section,
         char            *markup)
{
  add_figure (strip, count, section, "list-add-symbolic", "new", markup);
}

static void
fill_strip (DtImportPreview *self)
{
  const DtImportReport *report = self->report;
  int n_directives = report->counts[DT_ENTITY_DIRECTIVE][DT_OUTCOME_NEW];
  int n_tasks = report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW];
  int n_assignments = report->counts[DT_ENTITY_ASSIGNMENT][DT_OUTCOME_NEW];
  int n_units = report->counts[DT_ENTITY_UNIT][DT_OUTCOME_NEW];
  int n_others = dt_import_preview_count (report, DT_OUTCOME_NEW) - n_directives - n_tasks - n_assignments - n_units;
  int n_changed = dt_import_preview_count (report, DT_OUTCOME_CHANGED);
  int n_unchanged = dt_import_preview_count (report, DT_OUTCOME_UNCHANGED);
  int n_moved = report->n_deadlines_moved;

  add_new (self->strip, n_directives, DT_IMPORT_SECTION_DIRECTIVES,
           g_strdup_printf (ngettext ("<b>%d</b> new directive", "<b>%d</b> new directives", n_directives), n_directives));
  add_new (self->strip, n_tasks, DT_IMPORT_SECTION_TASKS,
           g_strdup_printf (ngettext ("<b>%d</b> new task", "<b>%d</b> new tasks", n_tasks), n_tasks));
  add_new (self->strip, n_assignments, DT_IMPORT_SECTION_ASSIGNMENTS,
           g_strdup_printf (ngettext ("<b>%d</b> assignment", "<b>%d</b> assignments", n_assignments), n_assignments));
  add_new (self->strip, n_units, DT_IMPORT_SECTION_UNITS,
           g_strdup_printf (ngettext ("<b>%d</b> new unit", "<b>%d</b> new units", n_units), n_units));
  add_new (self->strip, n_others, DT_IMPORT_SECTION_OTHERS,
           g_strdup_printf (ngettext ("<b>%d</b> more", "<b>%d</b> more", n_others), n_others));
  add_figure (self->strip, n_moved, DT_IMPORT_SECTION_MOVED, "dt-moved-earlier-symbolic", "moved",
              g_strdup_printf (ngettext ("<b>%d</b> deadline changed", "<b>%d</b> deadlines changed", n_moved), n_moved));
  add_figure (self->strip, n_changed, DT_IMPORT_SECTION_NONE, "document-edit-symbolic", "moved",
              g_strdup_printf (ngettext ("<b>%d</b> changed", "<b>%d</b> changed", n_changed), n_changed));
  add_figure (self->strip, n_unchanged, DT_IMPORT_SECTION_NONE, "dt-state-idle-symbolic", "unchanged",
              g_strdup_printf (ngettext ("<b>%d</b> unchanged", "<b>%d</b> unchanged", n_unchanged), n_unchanged));

  add_figure (self->strip_end, report->n_stubs, DT_IMPORT_SECTION_NONE, "dialog-question-symbolic", "stub",
              g_strdup_printf (ngettext ("<b>%d</b> awaiting original", "<b>%d</b> awaiting originals", report->n_stubs),
                               report->n_stubs));
  add_figure (self->strip_end, report->n_warnings, DT_IMPORT_SECTION_WARNINGS, "dialog-warning-symbolic", "caution",
              g_strdup_printf (ngettext ("<b>%d</b> warning", "<b>%d</b> warnings", report->n_warnings),
                               report->n_warnings));
}

static void
fill_foot (DtImportPreview *self,
           const char      *file_name)
{
  int n_whole = dt_import_preview_count (self->report, DT_OUTCOME_NEW) + dt_import_preview_count (self->report, DT_OUTCOME_CHANGED);
  int n_left = n_whole - (int) self->report->lines->len;
  g_autofree char *rest = NULL;
  g_autofree char *text = NULL;

  if (n_left > 0 && self->report->lines->len >= DT_IMPORT_MAX_LINES)
    rest = g_strdup_printf (ngettext ("%d more line is not shown", "%d more lines are not shown", n_left), n_left);
  text = g_strjoin (" · ", file_name, rest, NULL);
  gtk_label_set_label (GTK_LABEL (self->foot), text);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DtImportPreview          *self)
{
  gtk_list_item_set_child (item, dt_import_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DtImportPreview          *self)
{
  dt_import_row_set_entry (DT_IMPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                           self->today);
}

static void
fill_list (DtImportPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (dt_import_entries_new (self->report)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), model);
  g_object_unref (factory);
  g_object_unref (model);
}

typedef struct
{
  DtImportPreview *preview;
  guint            position;
} Scroll;

static gboolean
scroll_back (gpointer user_data)
{
  Scroll *scroll = user_data;

  if (scroll->preview->list != NULL)
    gtk_widget_activate_action (scroll->preview->list, "list.scroll-to-item", "u", scroll->position);
  return G_SOURCE_REMOVE;
}

static void
scroll_free (gpointer data)
{
  Scroll *scroll = data;

  g_object_unref (scroll->preview);
  g_free (scroll);
}

/* A list scrolls no further than it must: from its end back to the head, so that the head comes to stand at the top. */
static void
show_section_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DtImportPreview *self = DT_IMPORT_PREVIEW (widget);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  guint position = model != NULL ? dt_import_entries_find (model, g_variant_get_int32 (parameter)) : GTK_INVALID_LIST_POSITION;
  Scroll *scroll;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", g_list_model_get_n_items (model) - 1);
  scroll = g_new0 (Scroll, 1);
  scroll->preview = g_object_ref (self);
  scroll->position = position;
  g_timeout_add_full (G_PRIORITY_DEFAULT, 50, scroll_back, scroll, scroll_free);
}

static void
dt_import_preview_dispose (GObject *object)
{
  DtImportPreview *self = DT_IMPORT_PREVIEW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);     /* its entries point into the report */
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_IMPORT_PREVIEW);

  G_OBJECT_CLASS (dt_import_preview_parent_class)->dispose (object);
}

static void
dt_import_preview_class_init (DtImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_import_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, head);
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, strip);
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, strip_end);
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, list);
  gtk_widget_class_bind_template_child (widget_class, DtImportPreview, foot);
  gtk_widget_class_install_action (widget_class, "preview.show-section", "i", show_section_action);
}

static void
dt_import_preview_init (DtImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dt_import_preview_show:
 * @report: what a file would do; must outlive the preview
 * @file_name: of the file, for people
 *
 * Fills the preview; once.
 */
void
dt_import_preview_show (DtImportPreview      *self,
                        const DtImportReport *report,
                        const char           *file_name,
                        DtDay                 today)
{
  g_return_if_fail (DT_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (report != NULL);

  self->report = report;
  self->today = today;
  fill_strip (self);
  fill_list (self);
  fill_foot (self, file_name);
}
