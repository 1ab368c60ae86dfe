/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line under the head of the window: how much would enter the register, and what is to be looked at. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

typedef struct { int tasks, assignments, warnings, moved, unchanged; } Figures;

static int
count_names (DtRegisterWindow *self,
             GtkWidget        *entry)
{
  g_auto(GStrv) names = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (entry)), ";", -1);
  int n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      {
        gpointer n_members = g_hash_table_lookup (self->groups, names[i]);

        n += n_members != NULL ? GPOINTER_TO_INT (n_members) : 1;
      }
  return n;
}

/* The day itself, or that it has passed: told, never in the way. */
static gboolean
warns (DtRegisterWindow  *self,
       DtRegisterTaskRow *row)
{
  DtDay day = dt_register_task_row_get_last_day (row);

  return day != DT_DAY_NONE && (day < dt_context_get_today (self->context) || !dt_work_calendar_is_working (dt_context_get_calendar (self->context), day));
}

static Figures
count (DtRegisterWindow *self)
{
  Figures figures = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (self->tasks); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DtRegisterTaskRow *row = DT_REGISTER_TASK_ROW (child);

      if (dt_register_task_row_is_empty (row) || dt_register_task_row_is_left_out (row))
        continue;
      figures.tasks++;
      figures.assignments += count_names (self, dt_register_task_row_get_field (row, DT_REGISTER_LEADS))
                             + count_names (self, dt_register_task_row_get_field (row, DT_REGISTER_COORDINATORS));
      figures.warnings += warns (self, row);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->moves); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int unchanged;

      figures.moved += dt_move_card_count (DT_MOVE_CARD (child), &unchanged);
      figures.unchanged += unchanged;
    }

  return figures;
}

static void
add_figure (GtkWidget  *strip,
            int         n,
            const char *icon,
            const char *css_class,
            const char *format)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  markup = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "css-classes", (const char *[]) { css_class, NULL }, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (box, n > 0);
  gtk_box_append (GTK_BOX (strip), box);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Of a directive that is there: what of it is new, changed, and as it was. */
static void
add_differences (DtRegisterWindow *self)
{
  const DtImportReport *report = self->changes;
  int tasks = report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW];
  int assignments = report->counts[DT_ENTITY_ASSIGNMENT][DT_OUTCOME_NEW];
  int changed = 0, unchanged = 0;

  for (int i = 0; i < DT_N_ENTITIES; i++)
    {
      changed += report->counts[i][DT_OUTCOME_CHANGED];
      unchanged += report->counts[i][DT_OUTCOME_UNCHANGED];
    }
  add_figure (self->strip_start, tasks, "list-add-symbolic", "new", ngettext ("<b>%d</b> new task", "<b>%d</b> new tasks", (gulong) tasks));
  add_figure (self->strip_start, assignments, "list-add-symbolic", "new", ngettext ("<b>%d</b> assignment", "<b>%d</b> assignments", (gulong) assignments));
  add_figure (self->strip_start, changed, "document-edit-symbolic", "moved", ngettext ("<b>%d</b> changed", "<b>%d</b> changed", (gulong) changed));
  add_figure (self->strip_start, unchanged, "dt-state-idle-symbolic", "unchanged", ngettext ("<b>%d</b> unchanged", "<b>%d</b> unchanged", (gulong) unchanged));
}

static void
add_new (DtRegisterWindow *self,
         const Figures    *n)
{
  add_figure (self->strip_start, !self->known, "list-add-symbolic", "new", ngettext ("<b>%d</b> new directive", "<b>%d</b> new directives", !self->known));
  add_figure (self->strip_start, n->tasks, "list-add-symbolic", "new", ngettext ("<b>%d</b> new task", "<b>%d</b> new tasks", (gulong) n->tasks));
  add_figure (self->strip_start, n->assignments, "list-add-symbolic", "new", ngettext ("<b>%d</b> assignment", "<b>%d</b> assignments", (gulong) n->assignments));
  add_figure (self->strip_start, n->moved, "dt-moved-earlier-symbolic", "moved",
              ngettext ("<b>%d</b> deadline changed", "<b>%d</b> deadlines changed", (gulong) n->moved));
  add_figure (self->strip_start, n->unchanged, "dt-state-idle-symbolic", "unchanged", ngettext ("<b>%d</b> unchanged", "<b>%d</b> unchanged", (gulong) n->unchanged));
}

void
dt_register_window_sync_strip (DtRegisterWindow *self)
{
  Figures n = count (self);
  int doubts = (int) dt_register_window_count_doubts (self);

  clear (self->strip_start);
  clear (self->strip_end);
  if (self->changes != NULL)
    add_differences (self);
  else
    add_new (self, &n);
  add_figure (self->strip_end, n.warnings, "dt-state-soon-symbolic", "caution", ngettext ("<b>%d</b> warning", "<b>%d</b> warnings", (gulong) n.warnings));
  add_figure (self->strip_end, doubts, "dialog-question-symbolic", "stub", ngettext ("<b>%d</b> to confirm", "<b>%d</b> to confirm", (gulong) doubts));
}

GtkWidget *
dt_register_window_build_strip (DtRegisterWindow *self)
{
  GtkWidget *strip = g_object_new (GTK_TYPE_BOX, "css-classes", (const char *[]) { "import-strip", NULL }, NULL);

  self->strip_start = g_object_new (GTK_TYPE_BOX, "spacing", 18, "hexpand", TRUE, NULL);
  self->strip_end = g_object_new (GTK_TYPE_BOX, "spacing", 18, NULL);
  gtk_box_append (GTK_BOX (strip), self->strip_start);
  gtk_box_append (GTK_BOX (strip), self->strip_end);
  return strip;
}
