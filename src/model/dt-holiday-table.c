/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the yearly announcements say beyond the law: which days Tết takes, swaps of working days, and the
 * weekends that lie inside an announced break. A register may hold its own announced days; they count
 * instead of these.
 *
 * 2020, 2023 and 2027 (10065/VPCP-KGVX of 02/10/2026): days of Tết only. 2024: 2450/VPCP-KGVX (29/4 off against
 * Saturday 04/5). 2025: 8726/VPCP-KGVX of 26/11/2024. 2026: 9859/VPCP-KGVX of 13/10/2025 and 9441/TB-BNV of
 * 16/10/2025 (Tết of nine days, National Day of five with 31/8 off against Saturday 22/8), 12729/VPCP-KGVX of
 * 25/12/2025 (02/01 off against Saturday 10/01). */

#include "dt-holiday-table.h"

#include <glib/gi18n-lib.h>

const int dt_announced_years[] = { 2024, 2025, 2026, 0 };

const DtAnnouncedSpan dt_announced_tet[] = {
  { 20200123, 20200129, DT_CALENDAR_HOLIDAY, NULL },
  { 20230120, 20230126, DT_CALENDAR_HOLIDAY, NULL },
  { 20240208, 20240214, DT_CALENDAR_HOLIDAY, NULL },
  { 20250125, 20250202, DT_CALENDAR_HOLIDAY, NULL },
  { 20260214, 20260222, DT_CALENDAR_HOLIDAY, NULL },
  { 20270204, 20270210, DT_CALENDAR_HOLIDAY, NULL },
  { 0, 0, DT_CALENDAR_HOLIDAY, NULL },
};

const DtAnnouncedSpan dt_announced_spans[] = {
  { 20240427, 20240428, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20240429, 20240429, DT_CALENDAR_SWAPPED_OFF, N_("Public Holiday") },
  { 20240504, 20240504, DT_CALENDAR_SWAPPED_WORKING, NULL },
  { 20240831, 20240901, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20240903, 20240903, DT_CALENDAR_HOLIDAY, N_("National Day Holiday") },

  { 20250426, 20250426, DT_CALENDAR_SWAPPED_WORKING, NULL },
  { 20250502, 20250502, DT_CALENDAR_SWAPPED_OFF, N_("Public Holiday") },
  { 20250503, 20250504, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20250830, 20250831, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20250901, 20250901, DT_CALENDAR_HOLIDAY, N_("National Day Holiday") },

  { 20260102, 20260102, DT_CALENDAR_SWAPPED_OFF, N_("Public Holiday") },
  { 20260103, 20260104, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20260110, 20260110, DT_CALENDAR_SWAPPED_WORKING, NULL },
  { 20260822, 20260822, DT_CALENDAR_SWAPPED_WORKING, NULL },
  { 20260829, 20260830, DT_CALENDAR_HOLIDAY, N_("Public Holiday") },
  { 20260831, 20260831, DT_CALENDAR_SWAPPED_OFF, N_("Public Holiday") },
  { 20260901, 20260901, DT_CALENDAR_HOLIDAY, N_("National Day Holiday") },
  { 0, 0, DT_CALENDAR_HOLIDAY, NULL },
};
