/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-record.h"

G_BEGIN_DECLS

/* Something wrong in a file: where, what, and what to do about it; both texts translated. */
typedef struct
{
  guint   file;      /* which of the files read together, from 0 */
  DtPlace place;
  char   *reason;
  char   *hint;      /* NULL none */
} DtProblem;

typedef enum { DT_OUTCOME_NEW, DT_OUTCOME_CHANGED, DT_OUTCOME_UNCHANGED } DtOutcome;
typedef enum { DT_ENTITY_UNIT, DT_ENTITY_GROUP, DT_ENTITY_DIRECTIVE, DT_ENTITY_TASK, DT_ENTITY_ASSIGNMENT,
               DT_ENTITY_SUBMISSION, DT_ENTITY_CHANGE, DT_ENTITY_REMINDER, DT_ENTITY_CALENDAR, DT_ENTITY_SETTING,
               DT_ENTITY_TEMPLATE, DT_ENTITY_BOARD, DT_ENTITY_FILTER, DT_ENTITY_DRAFT, DT_ENTITY_JOURNAL } DtEntity;
#define DT_N_ENTITIES 15

/* One line of the preview: a directive, a task, a moved day … */
typedef struct
{
  DtEntity  entity;
  DtOutcome outcome;
  char     *title;       /* "1438-CV/TU", "2.1 Báo cáo kết quả 5 năm …" */
  char     *detail;      /* fields old → new; NULL */
  DtDay     old_day, new_day;   /* where a last day moved, else 0 */
} DtImportLine;

/**
 * DtImportReport:
 *
 * What reading a file would do or did. Counts are whole; lists are cut at DT_IMPORT_MAX_LINES.
 */
typedef struct
{
  guint      file;                       /* set by the one who reads: the file that problems are told of from now on */
  int        counts[DT_N_ENTITIES][3];   /* by DtEntity, DtOutcome */
  int        n_deadlines_moved;
  int        n_errors, n_warnings;
  int        n_stubs;                    /* cited directives made as stubs */
  GPtrArray *errors;                     /* DtProblem: nothing is stored if there is one */
  GPtrArray *warnings;                   /* DtProblem: weekend, holiday, past, before the issue date */
  GPtrArray *lines;                      /* DtImportLine: what is new, changed or moved */
} DtImportReport;

#define DT_IMPORT_MAX_LINES 500

DtImportReport *dt_import_report_new  (void);
void            dt_import_report_free (DtImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtImportReport, dt_import_report_free)
void            dt_import_report_error   (DtImportReport *self, DtPlace place, const char *hint, const char *format, ...) G_GNUC_PRINTF (4, 5);
void            dt_import_report_warning (DtImportReport *self, DtPlace place, const char *hint, const char *format, ...) G_GNUC_PRINTF (4, 5);
void            dt_import_report_count   (DtImportReport *self, DtEntity entity, DtOutcome outcome);
void            dt_import_report_line    (DtImportReport *self, DtEntity entity, DtOutcome outcome, const char *title, const char *detail, DtDay old_day, DtDay new_day);

G_END_DECLS
