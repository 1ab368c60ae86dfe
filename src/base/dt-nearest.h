/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtNearest:
 *
 * Finds, among candidates offered one by one, the one that a person most likely meant. Start from `{ 0 }`.
 */
typedef struct
{
  char  *best;        /* owned; NULL: nothing near enough */
  guint  distance;
  guint  ending;      /* bytes that end alike, to choose between equals */
} DtNearest;

guint dt_nearest_distance (const char *a, const char *b);
void  dt_nearest_offer    (DtNearest *self, const char *meant, const char *candidate);
void  dt_nearest_clear    (DtNearest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtNearest, dt_nearest_clear)

G_END_DECLS
