/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-types.h"

G_BEGIN_DECLS

/* A run of days as the government announced it: first and last as YYYYMMDD. Name: msgid, NULL none. */
typedef struct
{
  int            first;
  int            last;
  DtCalendarKind kind;
  const char    *name;
} DtAnnouncedSpan;

extern const DtAnnouncedSpan dt_announced_tet[];     /* in place of the computed days of Tết; ends with 0 */
extern const DtAnnouncedSpan dt_announced_spans[];   /* over the statutory days; ends with 0 */
extern const int             dt_announced_years[];   /* whose announcement is complete; ends with 0 */

G_END_DECLS
