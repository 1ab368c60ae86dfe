/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by those that take the text out of a file. */

#include "dt-letter-file.h"

G_BEGIN_DECLS

/* Puts paragraphs and tables one after the other. A table of tasks keeps its rows and cells; one that only lays out the
 * page is told cell by cell. */
typedef struct _DtTextGatherer DtTextGatherer;

DtTextGatherer *dt_text_gatherer_new         (void);
void            dt_text_gatherer_free        (DtTextGatherer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTextGatherer, dt_text_gatherer_free)
void            dt_text_gatherer_add         (DtTextGatherer *self, const char *text);
void            dt_text_gatherer_end_line    (DtTextGatherer *self);
void            dt_text_gatherer_begin_table (DtTextGatherer *self);
void            dt_text_gatherer_end_table   (DtTextGatherer *self);
void            dt_text_gatherer_end_row     (DtTextGatherer *self);
/* Ends a cell. @merged: it belongs to the one above it; @empty: so many cells without anything follow. */
void            dt_text_gatherer_end_cell    (DtTextGatherer *self, gboolean merged, guint empty);
gboolean        dt_text_gatherer_is_full     (DtTextGatherer *self);
char           *dt_text_gatherer_finish      (DtTextGatherer *self);

/* What an office program writes before the paragraphs of its lists. */
typedef struct _DtLetterNumbers DtLetterNumbers;

DtLetterNumbers *dt_letter_numbers_new       (void);
void            dt_letter_numbers_free       (DtLetterNumbers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtLetterNumbers, dt_letter_numbers_free)
void            dt_letter_numbers_set_level  (DtLetterNumbers *self, const char *list, guint level, const char *format, const char *text, guint start);
void            dt_letter_numbers_add_use    (DtLetterNumbers *self, const char *use, const char *list);
void            dt_letter_numbers_restart    (DtLetterNumbers *self, const char *use, guint level, guint start);
void            dt_letter_numbers_reset      (DtLetterNumbers *self, const char *use);
char           *dt_letter_numbers_next       (DtLetterNumbers *self, const char *use, guint depth);
/* What word/numbering.xml and word/styles.xml say of lists. @styles: char* → char*, the use of each style that is numbered. */
void            dt_letter_numbering_read     (DtLetterNumbers *self, const GByteArray *part);
void            dt_letter_numbering_read_styles (GHashTable *styles, const GByteArray *part);

/* .docx and .odt; %NULL without an error: neither of them. */
char           *dt_letter_office_read        (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

/* .pdf with a text layer. */
char           *dt_letter_pdf_read           (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
