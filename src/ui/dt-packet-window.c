/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-packet-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-attach.h"
#include "dt-directive-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-register-window.h"
#include "dt-window-private.h"

G_DEFINE_FINAL_TYPE (DtPacketWindow, dt_packet_window, ADW_TYPE_WINDOW)

/**
 * dt_received_packet_free:
 * @self: (nullable): a packet
 */
void
dt_received_packet_free (DtReceivedPacket *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->packet, dt_packet_free);
  g_free (self->text);
  g_clear_pointer (&self->proposal, dt_proposal_free);
  g_free (self);
}

void
dt_packet_window_tell (DtPacketWindow *self,
                       const GError   *error)
{
  g_autofree char *text = error != NULL ? dt_error_user_text (error) : NULL;

  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static gboolean
has_document (DtPacketWindow *self)
{
  DtPacketKind kind = self->received->packet->kind;

  return kind == DT_PACKET_NEW || kind == DT_PACKET_UPDATE || kind == DT_PACKET_REPLACE;
}

void
dt_packet_window_sync (DtPacketWindow *self)
{
  gboolean writable = !self->working && !dt_store_get_read_only (dt_context_get_store (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packet.register", writable && has_document (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packet.keep", writable && self->directive_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packet.show", !self->working && self->directive_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packet.save-answer", !self->working && self->settings != NULL);
}

/* ---- The directive it is about ---- */

/* Of a status: what it answers. */
static char *
dup_symbol (const DtPacket *packet)
{
  if (packet->kind == DT_PACKET_STATUS)
    return g_strdup (((DtPacketAnswer *) g_ptr_array_index (packet->answers, 0))->code);

  return dt_packet_get_symbol (packet);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autofree char *symbol = dup_symbol (self->received->packet);
  g_autofree char *text = NULL;

  if (id != NULL)
    text = g_strdup_printf (_("%s is in the register."), symbol);
  else if (g_error_matches (error, DT_ERROR, DT_ERROR_NOT_FOUND))
    text = g_strdup_printf (_("%s is not in the register."), symbol);
  else
    text = dt_error_user_text (error);
  self->directive_id = id != NULL ? *id : 0;
  gtk_label_set_label (self->known, text);
  dt_packet_window_sync (self);
}

static void
on_settings (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  self->settings = dt_store_read_finish (DT_STORE (source), result, &error);
  if (error != NULL)
    dt_packet_window_tell (self, error);
  dt_packet_window_sync (self);
}

static void
load (DtPacketWindow *self)
{
  DtStore *store = dt_context_get_store (self->context);

  dt_store_read_async (store, dt_job_find_directive, dup_symbol (self->received->packet), g_free, g_free, self->cancellable, on_found, g_object_ref (self));
  dt_store_read_async (store, dt_job_load_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref, self->cancellable, on_settings, g_object_ref (self));
}

static void
show_directive (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DtPacketWindow *self = DT_PACKET_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-directive", "x", self->directive_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- Files ---- */

/* A status is told by its name where the files of the directive are listed. */
static char *
dup_kept_name (DtPacketWindow *self)
{
  const DtPacket *packet = self->received->packet;
  g_autofree char *status = NULL;
  char *name;

  if (packet->kind != DT_PACKET_STATUS)
    return g_strdup (self->received->name);
  status = dt_packet_dup_status_label (packet->status);
  /* Translators: name of a file: a status such as “03 Accepted”, who tells it, when */
  name = g_strdup_printf (_("%s, %s, %s.edxml"), status, *packet->from->name != '\0' ? packet->from->name : packet->from->id, packet->timestamp);
  return g_strdelimit (name, "/\\:", '-');
}

/* The packet itself last, as it came. */
static GPtrArray *
list_sources (DtPacketWindow *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attach_source_free);
  g_autofree char *name = dup_kept_name (self);

  for (guint i = 0; i < self->received->packet->files->len; i++)
    {
      const DtPacketFile *file = g_ptr_array_index (self->received->packet->files, i);

      g_ptr_array_add (sources, dt_attach_source_new (file->name, file->bytes));
    }
  g_ptr_array_add (sources, dt_attach_source_new (name, self->received->bytes));
  return sources;
}

static void
take_files (DtPacketWindow      *self,
            GAsyncReadyCallback  callback)
{
  g_autoptr(GPtrArray) sources = list_sources (self);

  self->working = TRUE;
  dt_packet_window_sync (self);
  dt_attach_all_async (sources, dt_store_get_path (dt_context_get_store (self->context)), self->cancellable, callback, g_object_ref (self));
}

static GPtrArray *
files_taken (DtPacketWindow *self,
             GAsyncResult   *result)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *files = dt_attach_all_finish (result, &error);

  self->working = FALSE;
  dt_packet_window_tell (self, error);
  dt_packet_window_sync (self);
  return files;
}

/* ---- Entering ---- */

static void
on_files_to_register (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GPtrArray) files = files_taken (self, result);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  DtRegisterWindow *window;

  if (files == NULL)
    return;
  window = dt_register_window_new (parent, self->context, self->received->text, self->received->proposal);
  dt_register_window_add_files (window, files);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
start_register (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  take_files (DT_PACKET_WINDOW (widget), on_files_to_register);
}

/* ---- Keeping ---- */

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *symbol = dup_symbol (self->received->packet);
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  dt_store_write_finish (DT_STORE (source), result, &error);
  self->working = FALSE;
  dt_packet_window_tell (self, error);
  dt_packet_window_sync (self);
  if (error != NULL)
    return;
  /* Translators: symbol of a directive */
  text = g_strdup_printf (_("Kept with %s"), symbol);
  if (DT_IS_WINDOW (parent))
    {
      dt_window_toast (DT_WINDOW (parent), text, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-directive", "x", self->directive_id);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_files_to_keep (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GPtrArray) files = files_taken (self, result);
  DtWrite write = { .action = "add-attachments" };
  GPtrArray *edits;

  if (files == NULL)
    return;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attach_edit_free);
  for (guint i = 0; i < files->len; i++)
    {
      const DtAttached *file = g_ptr_array_index (files, i);
      DtAttachEdit *edit = g_new0 (DtAttachEdit, 1);

      edit->directive_id = self->directive_id;
      edit->name = g_strdup (file->name);
      edit->media_type = g_strdup (file->type);
      edit->sha256 = g_strdup (file->sha256);
      edit->size = file->size;
      g_ptr_array_add (edits, edit);
    }
  self->working = TRUE;
  dt_packet_window_sync (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_add_attachments, edits, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                        on_kept, g_object_ref (self));
}

static void
keep (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  take_files (DT_PACKET_WINDOW (widget), on_files_to_keep);
}

/* ---- What it says ---- */

static void
add_row (GtkWidget  *list,
         const char *label,
         const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  gtk_list_box_append (GTK_LIST_BOX (list), g_object_new (ADW_TYPE_ACTION_ROW, "title", label, "subtitle", value, "use-markup", FALSE, "subtitle-lines", 4,
                                                         "activatable", FALSE, NULL));
}

static void
add_day_row (DtPacketWindow *self,
             GtkWidget      *list,
             const char     *label,
             DtDay           day)
{
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, dt_context_get_today (self->context)) : NULL;

  add_row (list, label, text);
}

static char *
join_organs (GPtrArray *organs)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < organs->len; i++)
    {
      const DtPacketOrgan *organ = g_ptr_array_index (organs, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", *organ->name != '\0' ? organ->name : organ->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_files (GPtrArray *files)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((DtPacketFile *) g_ptr_array_index (files, i))->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_texts (GPtrArray *texts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (texts, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many pages, how many copies were issued, as far as that is told. */
static char *
dup_size (const DtPacket *packet)
{
  g_autofree char *pages = g_strdup_printf (ngettext ("%d page", "%d pages", (gulong) packet->n_pages), packet->n_pages);
  g_autofree char *copies = g_strdup_printf (ngettext ("%d copy", "%d copies", (gulong) packet->n_copies), packet->n_copies);
  const char *parts[3] = { NULL };
  guint n = 0;

  if (packet->n_pages > 0)
    parts[n++] = pages;
  if (packet->n_copies > 0)
    parts[n++] = copies;
  return g_strjoinv (" · ", (char **) parts);
}

static GtkWidget *
build_facts (DtPacketWindow *self)
{
  const DtPacket *packet = self->received->packet;
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes", (const char *[]) { "boxed-list", NULL }, NULL);
  g_autofree char *to = join_organs (packet->to);
  g_autofree char *files = join_files (packet->files);
  g_autofree char *symbol = dup_symbol (packet);
  g_autofree char *staff = dt_packet_dup_staff (packet);
  g_autofree char *size = dup_size (packet);
  g_autofree char *appendices = join_texts (packet->appendices);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the packet says"), -1);
  add_row (list, C_("packet", "From"), *packet->from->name != '\0' ? packet->from->name : packet->from->id);
  add_row (list, C_("packet", "To"), to);
  add_row (list, packet->kind == DT_PACKET_STATUS ? _("About") : _("Symbol"), symbol);
  add_day_row (self, list, _("Day of issue"), packet->kind == DT_PACKET_STATUS ? ((DtPacketAnswer *) g_ptr_array_index (packet->answers, 0))->day : packet->day);
  add_row (list, _("Subject"), packet->subject);
  add_day_row (self, list, _("Due date"), packet->due_day);
  for (guint i = 0; i < packet->answers->len && packet->kind != DT_PACKET_STATUS; i++)
    add_row (list, _("Answers"), ((DtPacketAnswer *) g_ptr_array_index (packet->answers, i))->code);
  add_row (list, _("Reason"), packet->reason);
  add_row (list, _("Note"), packet->description);
  add_row (list, _("In Charge"), staff);
  add_row (list, _("Pages and Copies"), size);
  add_row (list, _("Appendices"), appendices);
  add_row (list, _("Files"), files);
  if (packet->signed_by)
    add_row (list, _("Signature"), _("there, not checked"));
  for (guint i = 0; i < packet->warnings->len; i++)
    add_row (list, _("Note"), g_ptr_array_index (packet->warnings, i));
  return list;
}

static char *
dup_sentence (const DtPacket *packet)
{
  g_autofree char *status = NULL;

  switch (packet->kind)
    {
    case DT_PACKET_NEW:
      return g_strdup (_("A document has come. Enter it in the register after you have looked at what was read of it."));
    case DT_PACKET_RECALL:
      return g_strdup (_("The sender recalls this document. Nothing has been changed: what becomes of its tasks is for you to decide. Then tell the sender."));
    case DT_PACKET_UPDATE:
      return g_strdup (_("The sender has changed this document. Nothing has been changed here: compare it with what is in the register, then tell the sender."));
    case DT_PACKET_REPLACE:
      return g_strdup (_("The sender replaces an earlier document by this one. Nothing has been changed here: enter the new one, then tell the sender."));
    case DT_PACKET_STATUS:
      status = dt_packet_dup_status_label (packet->status);
      /* Translators: a status such as “03 Entered by the receiver” */
      return g_strdup_printf (_("The receiver tells: %s. No task is closed by that."), status);
    default:
      return g_strdup ("");
    }
}

/* ---- The window ---- */

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
build_header (DtPacketWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *primary = has_document (self) ? new_button (_("_Register…"), "packet.register") : new_button (_("_Keep with Directive"), "packet.keep");

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (gtk_window_get_title (GTK_WINDOW (self)), self->received->name));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), new_button (_("_Close"), "window.close"));
  gtk_widget_add_css_class (primary, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), primary);
  gtk_window_set_focus (GTK_WINDOW (self), primary);
  return header;
}

static GtkWidget *
build_register_line (DtPacketWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->known = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->known));
  if (has_document (self))
    gtk_box_append (GTK_BOX (line), new_button (_("_Keep with Directive"), "packet.keep"));
  gtk_box_append (GTK_BOX (line), new_button (_("_Show Directive"), "packet.show"));
  return line;
}

static void
build (DtPacketWindow *self)
{
  g_autofree char *sentence = dup_sentence (self->received->packet);
  GtkWidget *window = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 18, "margin-bottom", 18, "margin-start", 18,
                                 "margin-end", 18, NULL);

  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "css-classes", (const char *[]) { "error", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "xalign", 0.f, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), build_facts (self));
  gtk_box_append (GTK_BOX (box), build_register_line (self));
  dt_packet_window_add_answer (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (window), build_header (self));
  gtk_box_append (GTK_BOX (window), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "vexpand", TRUE, NULL));
  adw_window_set_content (ADW_WINDOW (self), window);
}

static void
dt_packet_window_dispose (GObject *object)
{
  DtPacketWindow *self = DT_PACKET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (dt_packet_window_parent_class)->dispose (object);
}

static void
dt_packet_window_finalize (GObject *object)
{
  DtPacketWindow *self = DT_PACKET_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->received, dt_received_packet_free);
  g_clear_pointer (&self->settings, g_hash_table_unref);

  G_OBJECT_CLASS (dt_packet_window_parent_class)->finalize (object);
}

static void
dt_packet_window_class_init (DtPacketWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_packet_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_packet_window_finalize;

  gtk_widget_class_install_action (widget_class, "packet.register", NULL, start_register);
  gtk_widget_class_install_action (widget_class, "packet.keep", NULL, keep);
  gtk_widget_class_install_action (widget_class, "packet.show", NULL, show_directive);
  gtk_widget_class_install_action (widget_class, "packet.save-answer", NULL, dt_packet_window_save_answer);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_packet_window_init (DtPacketWindow *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dt_packet_window_new:
 * @parent: the window it stands before; told of what was done
 * @context: of that window
 * @received: (transfer full): what came
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtPacketWindow *
dt_packet_window_new (GtkWindow        *parent,
                      DtContext        *context,
                      DtReceivedPacket *received)
{
  const char *title = dt_nick_label (dt_packet_kind_nicks, received->packet->kind);
  DtPacketWindow *self = g_object_new (DT_TYPE_PACKET_WINDOW, "transient-for", parent, "modal", TRUE, "title", title, "default-width", 680,
                                       "default-height", 720, NULL);

  self->context = g_object_ref (context);
  self->received = received;
  build (self);
  dt_packet_window_sync (self);
  load (self);
  return self;
}
