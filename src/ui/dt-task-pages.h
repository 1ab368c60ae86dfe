/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"

G_BEGIN_DECLS

/* What there always is to look at; the nick is what the settings keep. */
typedef enum
{
  DT_PAGE_MORNING,
  DT_PAGE_OVERDUE,
  DT_PAGE_TODAY,
  DT_PAGE_HANDED,
  DT_PAGE_DAYS_3,
  DT_PAGE_DAYS_7,
  DT_PAGE_DAYS_15,
  DT_PAGE_OPEN,
  DT_PAGE_UNDATED,
  DT_PAGE_DONE,
} DtPage;
#define DT_N_PAGES 10

const char *dt_page_get_nick  (DtPage page);
const char *dt_page_get_title (DtPage page);           /* translated */
const char *dt_page_get_icon  (DtPage page);
DtPage      dt_page_from_nick (const char *nick);      /* the first where unknown */
void        dt_page_ask       (DtPage page, DtQuery *query);    /* sets the conditions of a query that has none */
void        dt_page_set_today (DtQuery *query, DtDay today);    /* the same, asked of another day */
int         dt_page_find      (const DtQuery *query);  /* the page whose conditions these are, −1 none */

G_END_DECLS
