/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-summary-report.h"

/* Rows for print without a register. Today is 12/8/2024. */

DtDay      dt_print_today        (void);
DtOffice  *dt_print_office       (void);
/* The sheet of a morning: eight units, moved days, every state that has words of its own. */
GPtrArray *dt_print_morning      (void);
/* n rows of random lengths; the same for the same seed. Titles begin with "#index " and are told apart by it. */
GPtrArray *dt_print_random       (guint n, guint32 seed, guint max_words);
GPtrArray *dt_print_causes       (void);
DtReport  *dt_print_report       (GPtrArray *tasks, DtGroupBy group);
/* The person's language, from DT_LOCALE_DIR: tests are in English otherwise. */
void       dt_print_use_language (void);
/* The text of the pages, form feeds between them; NULL (and the case skipped) without poppler's tools. */
char      *dt_print_text         (DtReport *report, guint *n_pages);
/* All words with one blank between them, however the lines are broken. */
char      *dt_print_flatten      (const char *text);
/* Whether the words stand in the text, however its lines are broken. */
gboolean   dt_print_says         (const char *text, const char *words);

/* Every block is on the pages once and in order; a head is never the last of its page. strict: rows kept together are */
void      dt_print_check_order (DtReport *report, gboolean strict);
/* Nothing is drawn outside the margins, but for the number of the page. */
void      dt_print_check_ink   (DtReport *report, guint page);
/* What a tool of poppler prints; NULL (and the case skipped) if it is not installed. */
char     *dt_print_run_tool    (const char *tool, const char *option, const char *path, const char *target);
