/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-import-report.h"

static void
problem_free (DtProblem *problem)
{
  g_free (problem->reason);
  g_free (problem->hint);
  g_free (problem);
}

static void
line_free (DtImportLine *line)
{
  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

DtImportReport *
dt_import_report_new (void)
{
  DtImportReport *self = g_new0 (DtImportReport, 1);

  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  return self;
}

void
dt_import_report_free (DtImportReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static G_GNUC_PRINTF (4, 0) void
add_problem (GPtrArray  *problems,
             guint       file,
             DtPlace     place,
             const char *hint,
             const char *format,
             va_list     args)
{
  DtProblem *problem;

  if (problems->len >= DT_IMPORT_MAX_LINES)
    return;

  problem = g_new0 (DtProblem, 1);
  problem->file = file;
  problem->place = place;
  problem->reason = g_strdup_vprintf (format, args);
  problem->hint = g_strdup (hint);
  g_ptr_array_add (problems, problem);
}

/**
 * dt_import_report_error:
 * @place: where in the file
 * @hint: (nullable): what to do about it, translated
 * @format: what is wrong, translated
 *
 * Notes a fault. One is enough for the file to be refused whole.
 */
void
dt_import_report_error (DtImportReport *self,
                        DtPlace         place,
                        const char     *hint,
                        const char     *format,
                        ...)
{
  va_list args;

  self->n_errors++;
  va_start (args, format);
  add_problem (self->errors, self->file, place, hint, format, args);
  va_end (args);
}

/**
 * dt_import_report_warning:
 * @place: where in the file
 * @hint: (nullable): what could be done about it, translated
 * @format: what is unusual, translated
 *
 * Notes something that a person should look at. Never stops the import.
 */
void
dt_import_report_warning (DtImportReport *self,
                          DtPlace         place,
                          const char     *hint,
                          const char     *format,
                          ...)
{
  va_list args;

  self->n_warnings++;
  va_start (args, format);
  add_problem (self->warnings, self->file, place, hint, format, args);
  va_end (args);
}

void
dt_import_report_count (DtImportReport *self,
                        DtEntity        entity,
                        DtOutcome       outcome)
{
  self->counts[entity][outcome]++;
}

/**
 * dt_import_report_line:
 * @title: what it is about
 * @detail: (nullable): fields that differ, old → new
 * @old_day: last day before, where a last day moved
 * @new_day: last day after
 *
 * Adds a line for the preview; beyond DT_IMPORT_MAX_LINES it is only counted, by the caller.
 */
void
dt_import_report_line (DtImportReport *self,
                       DtEntity        entity,
                       DtOutcome       outcome,
                       const char     *title,
                       const char     *detail,
                       DtDay           old_day,
                       DtDay           new_day)
{
  DtImportLine *line;

  if (self->lines->len >= DT_IMPORT_MAX_LINES)
    return;

  line = g_new0 (DtImportLine, 1);
  line->entity = entity;
  line->outcome = outcome;
  line->title = g_strdup (title);
  line->detail = g_strdup (detail);
  line->old_day = old_day;
  line->new_day = new_day;
  g_ptr_array_add (self->lines, line);
}
