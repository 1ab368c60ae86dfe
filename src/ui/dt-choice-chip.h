/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtChoiceChip:
 *
 * A filter chip that opens a list to choose one thing from, with a search that ignores accents. Unset it shows what it
 * filters by; set, what was chosen, tinted. Signal `changed`: the person chose.
 */
#define DT_TYPE_CHOICE_CHIP (dt_choice_chip_get_type ())
G_DECLARE_FINAL_TYPE (DtChoiceChip, dt_choice_chip, DT, CHOICE_CHIP, GtkWidget)

GtkWidget *dt_choice_chip_new          (const char *title, const char *any);   /* "Directive", "Any directive" */
void       dt_choice_chip_begin        (DtChoiceChip *self);                   /* a new set of choices follows */
void       dt_choice_chip_add          (DtChoiceChip *self, gint64 id, const char *label, const char *detail);
void       dt_choice_chip_end          (DtChoiceChip *self);
gint64     dt_choice_chip_get_selected (DtChoiceChip *self);                   /* 0: any */
void       dt_choice_chip_set_selected (DtChoiceChip *self, gint64 id);        /* emits nothing */

G_END_DECLS
