/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
on_file_response (GtkNativeDialog *native,
                  int              response,
                  gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");

  gtk_native_dialog_destroy (native);
  g_object_unref (native);
}

static void
choose_file (GtkWindow            *parent,
             GtkFileChooserAction  action,
             const char           *title,
             const char           *name,
             GtkFileFilter        *filter,
             GFile                *folder,
             GTask                *task)
{
  gboolean saves = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action,
                                                              saves ? _("_Save") : _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (filter != NULL)
    {
      g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (all, _("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
      gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (native), filter);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);

  g_signal_connect (native, "response", G_CALLBACK (on_file_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * dt_compat_open_file_async:
 * @parent: (nullable): the window the choice is made for
 * @title: of the dialog, translated
 * @filter: (nullable): which files to offer; all files are always offered too
 * @folder: (nullable): where to begin
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when a file was chosen or none
 * @user_data: for @callback
 *
 * Lets a person choose a file that exists.
 */
void
dt_compat_open_file_async (GtkWindow           *parent,
                           const char          *title,
                           GtkFileFilter       *filter,
                           GFile               *folder,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_compat_open_file_async);
  choose_file (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, NULL, filter, folder, task);
}

/**
 * dt_compat_open_file_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED where none was chosen
 *
 * Returns: (transfer full): the file
 */
GFile *
dt_compat_open_file_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_compat_save_file_async:
 * @parent: (nullable): the window the choice is made for
 * @title: of the dialog, translated
 * @name: (nullable): the name to propose
 * @filter: (nullable): which files to show
 * @folder: (nullable): where to begin
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when a place was chosen or none
 * @user_data: for @callback
 *
 * Lets a person say where to write a file; asks before an older one would be lost.
 */
void
dt_compat_save_file_async (GtkWindow           *parent,
                           const char          *title,
                           const char          *name,
                           GtkFileFilter       *filter,
                           GFile               *folder,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_compat_save_file_async);
  choose_file (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, name, filter, folder, task);
}

/**
 * dt_compat_save_file_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED where none was chosen
 *
 * Returns: (transfer full): the file
 */
GFile *
dt_compat_save_file_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Long words must not widen the dialog beyond the screen. */
static AdwMessageDialog *
make_message (GtkWindow  *parent,
              const char *heading,
              const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_set_body_use_markup (dialog, FALSE);
  return dialog;
}

/**
 * dt_compat_tell:
 * @parent: (nullable): the window it concerns
 * @heading: what happened, translated
 * @body: (nullable): the reason and what to do, translated
 *
 * Shows a message that waits to be closed.
 */
void
dt_compat_tell (GtkWindow  *parent,
                const char *heading,
                const char *body)
{
  AdwMessageDialog *dialog = make_message (parent, heading, body);

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_answered (AdwMessageDialog *dialog,
             const char       *answer,
             gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (answer), g_free);
}

/**
 * dt_compat_ask_async:
 * @parent: (nullable): the window it concerns
 * @heading: the question, translated
 * @body: (nullable): what hangs on the answer, translated
 * @answers: (array length=n_answers): what can be answered
 * @n_answers: how many
 * @close_id: the answer that closing the dialog gives
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Asks something that must be answered before going on.
 */
void
dt_compat_ask_async (GtkWindow           *parent,
                     const char          *heading,
                     const char          *body,
                     const DtAnswer      *answers,
                     guint                n_answers,
                     const char          *close_id,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  static const AdwResponseAppearance looks[] = {
    [DT_ANSWER_PLAIN] = ADW_RESPONSE_DEFAULT,
    [DT_ANSWER_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
    [DT_ANSWER_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  };
  AdwMessageDialog *dialog = make_message (parent, heading, body);

  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id, looks[answers[i].look]);
      if (answers[i].look == DT_ANSWER_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, answers[i].id);
    }
  adw_message_dialog_set_close_response (dialog, close_id);

  g_signal_connect (dialog, "response", G_CALLBACK (on_answered),
                    g_task_new (parent, cancellable, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dt_compat_ask_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): id of the answer
 */
char *
dt_compat_ask_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_compat_show_about:
 * @parent: (nullable): the window it is shown over
 *
 * Tells what program this is.
 */
void
dt_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Directive Tracker"),
                         "application-icon", DT_APP_ID,
                         "version", DT_VERSION,
                         "developer-name", _("The Directive Tracker contributors"),
                         "comments", _("Follow who owes what, to whom and by when"),
                         "copyright", "© 2026 The Directive Tracker contributors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS
