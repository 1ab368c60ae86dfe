/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-extensions.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-words.h"

struct _DtDetailExtensions
{
  GtkWidget   parent_instance;

  GtkWidget  *head;
  GtkWidget  *list;

  char       *shown;         /* what is in the list, to leave it when nothing changed */
};

G_DEFINE_FINAL_TYPE (DtDetailExtensions, dt_detail_extensions, GTK_TYPE_WIDGET)

static char *
tell_request (const DtExtensionRow *row,
              DtDay                 today)
{
  g_autofree char *wanted = dt_detail_day (row->wanted_day, today);
  g_autofree char *asked = dt_detail_day (row->requested_day, today);

  if (row->symbol != NULL && row->symbol[0] != '\0')
    /* Translators: an extension: for which day, when and by which letter it was asked for */
    return g_strdup_printf (_("until %1$s · asked on %2$s, %3$s"), wanted, asked, row->symbol);
  /* Translators: an extension: for which day, when it was asked for */
  return g_strdup_printf (_("until %1$s · asked on %2$s"), wanted, asked);
}

static char *
tell_decision (const DtExtensionRow *row,
               DtDay                 today)
{
  const char *verdict = dt_nick_label (dt_extension_verdict_nicks, (int) row->verdict);
  g_autofree char *day = row->granted_day != DT_DAY_NONE ? dt_detail_day (row->granted_day, today) : NULL;
  g_autofree char *decided = row->decided_day != DT_DAY_NONE ? dt_detail_day (row->decided_day, today) : NULL;

  if (row->verdict == DT_EXTENSION_WAITING || decided == NULL)
    return g_strdup (verdict);
  if (day != NULL)
    /* Translators: verdict on an extension, the day granted, when and by which document it was decided */
    return g_strdup_printf (_("%1$s: %2$s · decided on %3$s, %4$s"), verdict, day, decided,
                            row->decided_by != NULL ? row->decided_by : "");
  /* Translators: verdict on an extension, when it was decided */
  return g_strdup_printf (_("%1$s on %2$s"), verdict, decided);
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = dt_detail_label (text, "second-line");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

static GtkWidget *
make_row (const DtTaskDetail   *detail,
          const DtExtensionRow *row,
          DtDay                 today)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *request = tell_request (row, today);
  g_autofree char *decision = tell_decision (row, today);
  g_autofree char *spoken = g_strjoin (". ", row->unit, request, decision, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), dt_detail_label (row->unit, "dense"));
  gtk_box_append (GTK_BOX (texts), new_line (request));
  gtk_box_append (GTK_BOX (texts), new_line (decision));
  gtk_box_append (GTK_BOX (box), texts);
  if (row->verdict == DT_EXTENSION_WAITING)
    {
      GtkWidget *decide = gtk_button_new_with_label (_("Decide…"));
      /* Translators: what a button does, and for which unit; read aloud */
      g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), _("Decide…"), row->unit);

      gtk_widget_add_css_class (decide, "row-button");
      gtk_widget_set_valign (decide, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (decide), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      dt_detail_aim (decide, "win.decide-extension", g_variant_new ("(xx)", detail->row->id, row->id));
      gtk_box_append (GTK_BOX (box), decide);
    }
  if (row->reason != NULL && row->reason[0] != '\0')
    gtk_widget_set_tooltip_text (list_row, row->reason);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return list_row;
}

static char *
fingerprint (const DtTaskDetail *detail,
             DtDay               today)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT " %d", detail->row->id, today);
  for (guint i = 0; i < detail->extensions->len; i++)
    {
      const DtExtensionRow *row = g_ptr_array_index (detail->extensions, i);

      g_string_append_printf (text, " %" G_GINT64_FORMAT " %d %d %d", row->id, row->wanted_day, row->verdict, row->granted_day);
    }

  return g_string_free (text, FALSE);
}

static void
dt_detail_extensions_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_detail_extensions_parent_class)->dispose (object);
}

static void
dt_detail_extensions_finalize (GObject *object)
{
  g_free (DT_DETAIL_EXTENSIONS (object)->shown);

  G_OBJECT_CLASS (dt_detail_extensions_parent_class)->finalize (object);
}

static void
dt_detail_extensions_class_init (DtDetailExtensionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_detail_extensions_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_detail_extensions_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dt_detail_extensions_init (DtDetailExtensions *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->head = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "label", _("Extensions"),
                             "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->head, "section-head");
  gtk_widget_set_parent (self->head, widget);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Extensions"), -1);
  gtk_widget_set_parent (self->list, widget);
}

/**
 * dt_detail_extensions_set:
 * @self: a card
 * @detail: the task
 * @today: the day it is
 */
void
dt_detail_extensions_set (DtDetailExtensions *self,
                          const DtTaskDetail *detail,
                          DtDay               today)
{
  g_autofree char *now = fingerprint (detail, today);
  GtkListBoxRow *old;

  g_return_if_fail (DT_IS_DETAIL_EXTENSIONS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), detail->extensions->len > 0);
  if (g_strcmp0 (now, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  while ((old = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (old));
  for (guint i = 0; i < detail->extensions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (detail, g_ptr_array_index (detail->extensions, i), today));
}
