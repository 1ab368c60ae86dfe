/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as a PDF file. It has its name when it is whole, so a full disk, an error or a cancel leaves what was there before. */

#include "dt-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "dt-date.h"
#include "dt-error.h"
#include "dt-new-file.h"
#include "dt-pdf-private.h"

/* A cleanup on an alias: a later cairo may define one for the type itself. */
typedef cairo_surface_t DtSurface;
typedef cairo_t DtCairo;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSurface, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtCairo, cairo_destroy)

/* The share of the work that measuring is; the rest is drawing. */
#define MEASURING 0.4
/* Pages that tell what they show. Cairo keeps each tag until the file is whole, and a tag for each cell of a large table is a good part
 * of the file: who hears a report of more pages finds his way by its bookmarks. */
#define MAX_TAGGED 50

typedef struct
{
  int fd;
  int error;       /* errno of the first write that failed */
} Sink;

/* Cairo is never told of a failure: 1.16 asserts when it finishes a PDF whose stream has failed, and a full disk must not
 * end the program. What comes after the failure is thrown away. */
static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  Sink *sink = closure;

  while (length > 0 && sink->error == 0)
    {
      ssize_t n = write (sink->fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          sink->error = errno;
          break;
        }
      data += n;
      length -= (unsigned int) n;
    }

  return CAIRO_STATUS_SUCCESS;
}

/* The moment of creation is the program's clock, so that a fixed day gives the same bytes again. */
static void
set_metadata (cairo_surface_t *surface,
              DtReport        *report)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (dt_now_instant ());
  g_autoptr(GDateTime) now = g_date_time_to_timezone (utc, zone);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S+07:00");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, dt_report_get_title (report));
  if (dt_report_get_author (report) != NULL && *dt_report_get_author (report) != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, dt_report_get_author (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Directive Tracker " DT_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

/* Bookmarks: the groups, each pointing at its page. */
static void
add_outline (cairo_surface_t *surface,
             DtReport        *report)
{
  for (guint i = 0; i < dt_report_get_n_blocks (report); i++)
    {
      g_autofree char *name = dt_report_dup_outline (report, i);
      g_autofree char *target = NULL;

      if (name == NULL)
        continue;
      target = g_strdup_printf ("page=%u", dt_report_find_page (report, i) + 1);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, target, 0);
    }
}

static gboolean
draw_pages (DtReport         *report,
            cairo_surface_t  *surface,
            const Sink       *sink,
            DtPdfProgress     progress,
            gpointer          user_data,
            GCancellable     *cancellable,
            GError          **error)
{
  guint n_pages = dt_report_get_n_pages (report);
  g_autoptr(DtCairo) cr = cairo_create (surface);

  dt_report_set_tagged (report, n_pages <= MAX_TAGGED);

  for (guint page = 0; page < n_pages; page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      dt_report_draw_page (report, page, cr);
      cairo_show_page (cr);
      /* What is drawn after a failure is lost. */
      if (cairo_status (cr) != CAIRO_STATUS_SUCCESS || sink->error != 0)
        break;
      if (progress != NULL)
        progress (MEASURING + (1 - MEASURING) * (page + 1) / n_pages, user_data);
    }

  return TRUE;
}

/* The forms are Vietnamese, whatever the language of the program. */
static void
say_language (Sink *sink)
{
  off_t length = lseek (sink->fd, 0, SEEK_END);
  g_autofree char *text = length > 0 ? dt_pdf_make_language (sink->fd, length, "vi") : NULL;

  if (text != NULL)
    write_bytes (sink, (const unsigned char *) text, (unsigned int) strlen (text));
}

static gboolean
write_pages (DtReport       *report,
             int             fd,
             const char     *path,
             DtPdfProgress   progress,
             gpointer        user_data,
             GCancellable   *cancellable,
             GError        **error)
{
  const DtPageLayout *layout = dt_report_get_layout (report);
  Sink sink = { .fd = fd };
  g_autoptr(DtSurface) surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, layout->paper_width,
                                                                      layout->paper_height);
  gboolean drawn;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, report);
  add_outline (surface, report);
  drawn = draw_pages (report, surface, &sink, progress, user_data, cancellable, error);
  dt_report_set_tagged (report, FALSE);
  cairo_surface_finish (surface);

  if (!drawn)
    return FALSE;
  if (sink.error == 0)
    say_language (&sink);
  if (sink.error != 0)
    return dt_new_file_set_error (path, sink.error, error);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_FAILED, "drawing %s: %s", path,
                   cairo_status_to_string (cairo_surface_status (surface)));
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  DtReport      *report;
  DtPdfProgress  progress;
  gpointer       user_data;
  GCancellable  *cancellable;
} Writing;

static gboolean
write_file (const char  *part,
            gpointer     data,
            GError     **error)
{
  const Writing *self = data;
  int fd = open (part, O_RDWR | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return dt_new_file_set_error (part, errno, error);

  done = write_pages (self->report, fd, part, self->progress, self->user_data, self->cancellable, error);
  if (close (fd) != 0 && done)
    return dt_new_file_set_error (part, errno, error);
  return done;
}

static gboolean
measure (DtReport       *report,
         DtPdfProgress   progress,
         gpointer        user_data,
         GCancellable   *cancellable,
         GError        **error)
{
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (MEASURING * dt_report_get_fraction (report), user_data);
    }
  while (!dt_report_paginate_step (report));

  return TRUE;
}

/**
 * dt_pdf_write:
 * @report: a report; it is cut into pages if it is not yet
 * @path: where to; what is there is replaced at once, at the end
 * @progress: (nullable): told how far the work is
 * @user_data: for @progress
 * @cancellable: (nullable): to give up
 * @error: %DT_ERROR_FULL, an error of files (translated), or %G_IO_ERROR_CANCELLED; nothing is left behind then
 *
 * Writes the report as a PDF with its fonts embedded, its properties and its groups as bookmarks.
 *
 * Returns: whether it was written
 */
gboolean
dt_pdf_write (DtReport       *report,
              const char     *path,
              DtPdfProgress   progress,
              gpointer        user_data,
              GCancellable   *cancellable,
              GError        **error)
{
  Writing self = { report, progress, user_data, cancellable };

  return measure (report, progress, user_data, cancellable, error) && dt_new_file_write (path, write_file, &self, error);
}
