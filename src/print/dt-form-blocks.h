/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of a report that the rules on layout of documents fix: its head, its title, and its end. */

#include "dt-date.h"
#include "dt-office.h"
#include "dt-report.h"

G_BEGIN_DECLS

#define DT_FORM_SIZE 14.0       /* of their text, points */
#define DT_FORM_TABLE_SIZE 11.0

/* Markup of the two sides of a letterhead; place_and_day is plain text. Both are newly allocated. */
char *dt_form_left_head       (const DtOffice *office, double width, double size);
char *dt_form_place_and_day   (const DtOffice *office, DtDay date);
void  dt_form_fill_heads      (DtReportBlock *block, const DtOffice *office, char *left, const char *place_and_day, double left_width,
                               double width, double size);
/* The same with something between the two sides; middle: markup */
void  dt_form_fill_heads_apart (DtReportBlock *block, const DtOffice *office, const char *place_and_day, const char *middle, double side_width,
                               double width, double size);

void  dt_form_fill_letterhead (DtReportBlock *block, const DtOffice *office, DtDay date, double width);
void  dt_form_fill_title      (DtReportBlock *block, const char *heading, const char *subject, char *facts, double width);
void  dt_form_fill_end        (DtReportBlock *block, const DtOffice *office, double width);
/* "Nơi nhận" and its lines, in the form of the office. recipients: markup of lines by newline, each begun by a dash */
char *dt_form_recipients      (const DtOffice *office, const char *lines);
void  dt_form_fill_note       (DtReportBlock *block, char *markup, double width);
DtReportCell *dt_form_add_cell (DtReportBlock *block, double x, double width, DtCellAlign align, char *markup);
void  dt_form_fill_group      (DtReportBlock *block, guint number, const char *name, const char *count, double number_width,
                               double count_x, double width, gboolean continued);

char *dt_form_author         (const DtOffice *office);

G_END_DECLS
