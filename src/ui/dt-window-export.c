/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out of the register as a file: the list that is shown as a spreadsheet, the whole register, a backup. */

#include "dt-window-parts.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-backup-folder.h"
#include "dt-busy.h"
#include "dt-calendar-file.h"
#include "dt-collection-view.h"
#include "dt-compat.h"
#include "dt-error.h"
#include "dt-matrix-file.h"
#include "dt-sheet.h"
#include "dt-transfer.h"

typedef struct
{
  DtWindow *window;       /* owned */
  DtBusy   *busy;         /* owned */
  GFile    *file;         /* owned */
  const char *failed;     /* heading of a failure, translated; NULL: told at the end */
} Going;

static Going *
begin (DtWindow   *window,
       GFile      *file,
       const char *text)
{
  Going *self = g_new0 (Going, 1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);
  self->busy = dt_busy_begin (GTK_WINDOW (window), text);
  return self;
}

/* Takes what began. heading: of a failure; done: what to tell, with the name of the file in it */
static void
end (Going        *self,
     const GError *error,
     const char   *heading,
     const char   *done)
{
  dt_busy_end (self->busy);
  if (error == NULL)
    dt_window_toast (self->window, done, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dt_window_tell_error (self->window, heading, error);
  g_object_unref (self->file);
  g_object_unref (self->window);
  g_free (self);
}

static char *
display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* A file of this machine, or why not. */
static char *
get_path (DtWindow *self,
          GFile    *file)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    dt_compat_tell (GTK_WINDOW (self), _("Nothing Was Written"), _("That place is not on this machine. Choose a folder on it."));
  return path;
}

/* ---- The list ---- */

/* What the view asks for; of one that asks for none, the list of tasks. NULL before that has one. */
static DtQuery *
dup_query (DtWindow *self)
{
  DtQuery *query = dt_view_dup_query (dt_window_get_view (self));

  return query != NULL ? query : dt_view_dup_query (DT_VIEW (dt_window_get_task_view (self)));
}

/* What was left out is told with what was written. */
static void
on_tasks_written (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = display_name (self->file);
  g_autofree char *text = NULL;
  g_autofree char *left = NULL;
  g_autofree char *both = NULL;
  int n = 0, n_left_out = 0;

  dt_calendar_file_write_finish (DT_STORE (source), result, &n, &n_left_out, &error);
  text = g_strdup_printf (ngettext ("%d task written to “%s”", "%d tasks written to “%s”", (gulong) n), n, name);
  left = g_strdup_printf (ngettext ("%d task without a day was left out", "%d tasks without a day were left out", (gulong) n_left_out), n_left_out);
  /* Translators: what was written, what was left out */
  both = g_strdup_printf (_("%1$s; %2$s"), text, left);
  end (self, error, self->failed, n_left_out > 0 ? both : text);
}

/* options: of a calendar; NULL: a spreadsheet. failed, doing: translated */
static void
write_tasks (DtWindow                *self,
             GFile                   *file,
             const DtCalendarOptions *options,
             const char              *doing,
             const char              *failed)
{
  g_autofree char *path = get_path (self, file);
  g_autoptr(DtQuery) query = dup_query (self);
  DtCalendarOptions own = { 0 };
  Going *going;

  if (path == NULL || query == NULL)
    return;
  if (options != NULL)
    {
      own = *options;
      own.alarm_days = CLAMP (query->soon_days, 0, DT_CALENDAR_MAX_ALARM);
    }
  going = begin (self, file, doing);
  going->failed = failed;
  dt_calendar_file_write_async (dt_context_get_store (self->context), query, path, options != NULL ? &own : NULL, dt_busy_tell, going->busy,
                                dt_busy_get_cancellable (going->busy), on_tasks_written, going);
}

/**
 * dt_window_write_list:
 * @self: a window
 * @file: .xlsx or .csv
 *
 * Writes the tasks that the view shows, in the background; a toast tells when it is done.
 */
void
dt_window_write_list (DtWindow *self,
                      GFile    *file)
{
  write_tasks (self, file, NULL, _("Writing the list…"), _("The List Was Not Written"));
}

static void
on_list_place (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  dt_window_keep_folder (self, file);
  dt_window_write_list (self, file);
}

/* name: that is suggested */
static void
ask_for_sheet (DtWindow            *self,
               const char          *title,
               const char          *name,
               GAsyncReadyCallback  callback)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GFile) folder = dt_window_dup_last_folder (self);

  gtk_file_filter_set_name (filter, _("Spreadsheets (XLSX, CSV)"));
  gtk_file_filter_add_pattern (filter, "*.xlsx");
  gtk_file_filter_add_pattern (filter, "*.csv");
  dt_compat_save_file_async (GTK_WINDOW (self), title, name, filter, folder, NULL, callback, NULL);
}

void
dt_window_export_list (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autofree char *day = dt_day_to_iso (dt_context_get_today (self->context));
  /* Translators: name of a file; the day is as 2024-08-12 */
  g_autofree char *name = g_strdup_printf (_("Tasks %s.xlsx"), day);

  ask_for_sheet (self, _("Export the List"), name, on_list_place);
}

/* ---- Who has handed in what ---- */

static void
on_matrix_written (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = display_name (self->file);
  g_autofree char *text = NULL;
  guint n = 0;

  dt_matrix_file_write_finish (result, &n, &error);
  text = g_strdup_printf (ngettext ("%u unit written to “%s”", "%u units written to “%s”", n), n, name);
  end (self, error, _("The Table Was Not Written"), text);
}

/* The matrix that was looked at last, exactly as it is filtered; FALSE: there is nothing of it. */
static gboolean
get_matrix (DtWindow   *self,
            DtMatrix  **matrix,
            GPtrArray **units)
{
  DtCollectionView *view = DT_COLLECTION_VIEW (dt_window_find_view (self, "collections"));

  *matrix = dt_collection_view_get_matrix (view);
  *units = dt_collection_view_dup_units (view);
  return *matrix != NULL && (*units)->len > 0;
}

/**
 * dt_window_write_matrix:
 * @self: a window
 * @file: .xlsx or .csv
 *
 * Writes the units that the matrix shows by its requests, in the background; a toast tells when it is done.
 */
void
dt_window_write_matrix (DtWindow *self,
                        GFile    *file)
{
  g_autofree char *path = get_path (self, file);
  g_autoptr(GPtrArray) units = NULL;
  DtMatrix *matrix;
  Going *going;

  if (path == NULL || !get_matrix (self, &matrix, &units))
    return;

  going = begin (self, file, _("Writing the table…"));
  dt_matrix_file_write_async (matrix, units, path, dt_context_get_today (self->context), dt_context_get_soon_days (self->context),
                              dt_busy_get_cancellable (going->busy), on_matrix_written, going);
}

static void
on_matrix_place (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  dt_window_keep_folder (self, file);
  dt_window_write_matrix (self, file);
}

/* Where there is nothing yet, the view says so, or offers the choice. */
void
dt_window_export_matrix (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autofree char *day = dt_day_to_iso (dt_context_get_today (self->context));
  /* Translators: name of a file; the day is as 2024-08-12 */
  g_autofree char *name = g_strdup_printf (_("Collections %s.xlsx"), day);
  g_autoptr(GPtrArray) units = NULL;
  DtMatrix *matrix;

  if (get_matrix (self, &matrix, &units))
    ask_for_sheet (self, _("Export the Matrix"), name, on_matrix_place);
  else
    dt_window_show_view (self, "collections");
}

/* What is before the eyes. */
void
dt_window_export_shown (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  if (DT_IS_COLLECTION_VIEW (dt_window_get_view (DT_WINDOW (widget))))
    dt_window_export_matrix (widget, action, parameter);
  else
    dt_window_export_list (widget, action, parameter);
}

/* ---- The list as a calendar ---- */

/**
 * dt_window_write_calendar:
 * @self: a window
 * @file: .ics
 * @events: as all-day events instead of tasks
 *
 * Writes the tasks that the view shows as a calendar that reminds as early as the office calls a task soon due; a toast tells when it is done.
 */
void
dt_window_write_calendar (DtWindow *self,
                          GFile    *file,
                          gboolean  events)
{
  const DtCalendarOptions options = { .events = events };

  write_tasks (self, file, &options, _("Writing the calendar…"), _("The Calendar Was Not Written"));
}

static void
on_calendar_place (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  dt_window_keep_folder (self, file);
  dt_window_write_calendar (self, file, GPOINTER_TO_INT (user_data));
}

static void
on_calendar_kind (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autofree char *kind = dt_compat_ask_finish (result, NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GFile) folder = dt_window_dup_last_folder (self);
  g_autofree char *day = dt_day_to_iso (dt_context_get_today (self->context));
  /* Translators: name of a file; the day is as 2024-08-12 */
  g_autofree char *name = g_strdup_printf (_("Deadlines %s.ics"), day);

  if (g_strcmp0 (kind, "events") != 0 && g_strcmp0 (kind, "tasks") != 0)
    return;
  gtk_file_filter_set_name (filter, _("Calendars (iCalendar)"));
  gtk_file_filter_add_pattern (filter, "*.ics");
  dt_compat_save_file_async (GTK_WINDOW (self), _("Save as Calendar"), name, filter, folder, NULL, on_calendar_place,
                             GINT_TO_POINTER (g_str_equal (kind, "events")));
}

/* No calendar program shows both alike. */
void
dt_window_export_calendar (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  const DtAnswer answers[] = {
    { "cancel", _("_Cancel"), DT_ANSWER_PLAIN },
    { "tasks", _("As _Tasks"), DT_ANSWER_PLAIN },
    { "events", _("As _Events"), DT_ANSWER_SUGGESTED },
  };

  dt_compat_ask_async (GTK_WINDOW (widget), _("Save the list as a calendar?"),
                       _("Events of a whole day are shown by every calendar, also on a telephone; tasks can be ticked off where the program has a list of tasks. A file that is read in again updates what is there."),
                       answers, G_N_ELEMENTS (answers), "cancel", NULL, on_calendar_kind, g_object_ref (widget));
}

/* ---- The whole register ---- */

static void
on_register_written (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = display_name (self->file);
  g_autofree char *text = g_strdup_printf (_("“%s” written"), name);

  dt_transfer_export_finish (DT_STORE (source), result, &error);
  end (self, error, _("The Register Was Not Exported"), text);
}

/**
 * dt_window_write_register:
 * @self: a window
 * @file: where to
 *
 * Writes all that the register holds as one document, in the background; a toast tells when it is done.
 */
void
dt_window_write_register (DtWindow *self,
                          GFile    *file)
{
  Going *going = begin (self, file, _("Exporting the register…"));

  dt_transfer_export_async (dt_context_get_store (self->context), file, dt_busy_get_cancellable (going->busy), on_register_written, going);
}

static void
on_register_place (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  dt_window_keep_folder (self, file);
  dt_window_write_register (self, file);
}

void
dt_window_export_register (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GFile) folder = dt_window_dup_last_folder (self);
  g_autofree char *day = dt_day_to_iso (dt_context_get_today (self->context));
  g_autofree char *name = g_strdup_printf (_("Register %s.xml"), day);

  gtk_file_filter_set_name (filter, _("XML documents"));
  gtk_file_filter_add_pattern (filter, "*.xml");
  dt_compat_save_file_async (GTK_WINDOW (self), _("Export the Whole Register"), name, filter, folder, NULL, on_register_place, NULL);
}

/* ---- Backup ---- */

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = display_name (self->file);
  g_autofree char *text = g_strdup_printf (_("Backed up as “%s”"), name);

  dt_store_backup_finish (DT_STORE (source), result, &error);
  end (self, error, _("The Register Was Not Backed Up"), text);
}

void
dt_window_back_up (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtStore *store = dt_context_get_store (self->context);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = dt_backup_folder_new_path (dt_store_get_path (store), NULL, &error);
  g_autoptr(GFile) file = NULL;
  Going *going;

  if (path == NULL)
    {
      dt_window_tell_error (self, _("The Register Was Not Backed Up"), error);
      return;
    }
  file = g_file_new_for_path (path);
  going = begin (self, file, _("Backing up…"));
  dt_store_backup_async (store, path, dt_busy_get_cancellable (going->busy), on_backed_up, going);
}
