/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-pack-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-day-entry.h"

struct _DtPackDialog
{
  AdwWindow       parent_instance;

  /* Children */
  GtkCheckButton *all;
  GtkCheckButton *last;
  GtkCheckButton *since;
  GtkCheckButton *chosen;
  DtDayEntry     *day;
  GtkEditable    *symbols;
  GtkCheckButton *files;

  /* Owned */
  DtContext      *context;
  GStrv           parts;         /* the symbols, one by one */
};

G_DEFINE_FINAL_TYPE (DtPackDialog, dt_pack_dialog, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static GStrv
split_symbols (DtPackDialog *self)
{
  g_auto(GStrv) parts = g_strsplit (gtk_editable_get_text (self->symbols), ";", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
sync_state (DtPackDialog *self)
{
  gboolean ready = TRUE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->day), gtk_check_button_get_active (self->since));
  gtk_widget_set_sensitive (GTK_WIDGET (self->symbols), gtk_check_button_get_active (self->chosen));
  g_clear_pointer (&self->parts, g_strfreev);
  self->parts = split_symbols (self);
  if (gtk_check_button_get_active (self->since))
    ready = dt_day_entry_is_valid (self->day) && dt_day_entry_get_day (self->day) != DT_DAY_NONE;
  else if (gtk_check_button_get_active (self->chosen))
    ready = self->parts[0] != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.save", ready);
}

void
dt_pack_dialog_get_options (DtPackDialog  *self,
                            DtPackOptions *options)
{
  *options = (DtPackOptions) { .without_files = !gtk_check_button_get_active (self->files) };
  if (gtk_check_button_get_active (self->last))
    options->part.since_last = TRUE;
  else if (gtk_check_button_get_active (self->since))
    options->part.since = dt_day_entry_get_day (self->day);
  else if (gtk_check_button_get_active (self->chosen))
    options->part.symbols = self->parts;
}

static void
on_place (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DtPackDialog *self = DT_PACK_DIALOG (source);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtPackDialog *self = DT_PACK_DIALOG (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *day = dt_day_to_iso (dt_context_get_today (self->context));
  /* Translators: name of a file; the day is as 2024-08-12 */
  g_autofree char *name = g_strdup_printf (_("Package %s.dtpack"), day);

  gtk_file_filter_set_name (filter, _("Packages (DTPACK)"));
  gtk_file_filter_add_pattern (filter, "*" DT_PACK_SUFFIX);
  dt_compat_save_file_async (GTK_WINDOW (self), _("Save Package"), name, filter, NULL, NULL, on_place, NULL);
}

/* ---- Building ---- */

static GtkCheckButton *
add_choice (DtPackDialog   *self,
            GtkBox         *box,
            GtkCheckButton *group,
            const char     *label)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (sync_state), self);
  gtk_box_append (box, button);
  return GTK_CHECK_BUTTON (button);
}

static GtkWidget *
build_header (DtPackDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *go = gtk_button_new_with_mnemonic (_("_Save…"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (go), "pack.save");
  gtk_widget_add_css_class (go, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), go);
  gtk_window_set_default_widget (GTK_WINDOW (self), go);
  return header;
}

static void
build (DtPackDialog *self,
       const char   *symbols)
{
  GtkWidget *window = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "margin-top", 18, "margin-bottom", 18,
                                     "margin-start", 18, "margin-end", 18, NULL);
  GtkBox *box = GTK_BOX (content);

  gtk_box_append (box, g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "label",
                                     _("A package carries directives with all that belongs to them to a register on another network, where it is read and brought together with what is there."),
                                     NULL));
  self->all = add_choice (self, box, NULL, _("_Everything"));
  self->last = add_choice (self, box, self->all, _("What was changed since the _last package"));
  self->since = add_choice (self, box, self->all, _("What was _changed since the day"));
  self->day = DT_DAY_ENTRY (dt_day_entry_new ());
  dt_day_entry_set_today (self->day, dt_context_get_today (self->context));
  dt_day_entry_set_day (self->day, dt_context_get_today (self->context));
  gtk_widget_set_margin_start (GTK_WIDGET (self->day), 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dt_day_entry_get_entry (self->day)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changed since the day"), -1);
  gtk_box_append (box, GTK_WIDGET (self->day));
  self->chosen = add_choice (self, box, self->all, _("Only these _directives"));
  self->symbols = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->symbols), _("1438-CV/TU; 150-KH/TU"));
  gtk_editable_set_text (self->symbols, symbols);
  gtk_widget_set_margin_start (GTK_WIDGET (self->symbols), 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->symbols), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Symbols of the directives, by semicolons"), -1);
  gtk_box_append (box, GTK_WIDGET (self->symbols));
  self->files = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("With _attached files")));
  gtk_check_button_set_active (self->files, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->files), 9);
  gtk_box_append (box, GTK_WIDGET (self->files));

  g_signal_connect_swapped (self->day, "notify::day", G_CALLBACK (sync_state), self);
  g_signal_connect_swapped (self->symbols, "changed", G_CALLBACK (sync_state), self);
  gtk_check_button_set_active (*symbols != '\0' ? self->chosen : self->all, TRUE);
  gtk_box_append (GTK_BOX (window), build_header (self));
  gtk_box_append (GTK_BOX (window), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                                  "child", content, "vexpand", TRUE, NULL));
  adw_window_set_content (ADW_WINDOW (self), window);
}

static void
dt_pack_dialog_finalize (GObject *object)
{
  DtPackDialog *self = DT_PACK_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->parts, g_strfreev);

  G_OBJECT_CLASS (dt_pack_dialog_parent_class)->finalize (object);
}

static void
dt_pack_dialog_class_init (DtPackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dt_pack_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", DT_TYPE_PACK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_install_action (widget_class, "pack.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_pack_dialog_init (DtPackDialog *self)
{
}

/**
 * dt_pack_dialog_new:
 * @parent: the window it stands before
 * @context: of that window
 * @symbols: of the directives that are chosen there; "" for none
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtPackDialog *
dt_pack_dialog_new (GtkWindow  *parent,
                    DtContext  *context,
                    const char *symbols)
{
  DtPackDialog *self = g_object_new (DT_TYPE_PACK_DIALOG, "transient-for", parent, "modal", TRUE, "title", _("Export a Package"), "default-width", 520, NULL);

  self->context = g_object_ref (context);
  build (self, symbols);
  sync_state (self);
  return self;
}
