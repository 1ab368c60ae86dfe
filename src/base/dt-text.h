/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *dt_text_fold        (const char *text);   /* lower case, no marks, đ → d, words apart by one space; pure ASCII for Vietnamese */
char     *dt_text_exact       (const char *text);   /* lower case, NFC, one tone placement (uỷ → ủy, hoà → hòa); marks kept */
char     *dt_text_sort_key    (const char *text);   /* bytes compare as Vietnamese dictionaries do; numbers by value */
int       dt_text_compare     (const char *a, const char *b);
char     *dt_text_symbol_key  (const char *symbol); /* "1438 - CV/TU", "1438/CV/TU" → "1438CVTU" */
gboolean  dt_text_has_marks   (const char *text);   /* any accent or đ: then a search must respect it */
gboolean  dt_text_check       (const char *text, gsize max_chars, GError **error); /* valid UTF-8, no control characters but \t \n */
char     *dt_text_initials    (const char *name);   /* "Đảng ủy phường Minh Tân" → "MT": the last two words */
char     *dt_text_decode      (const guint8 *data, gsize size, const char *name, GError **error); /* bytes of a text file, in whatever encoding */
char     *dt_text_mend_legacy (const char *text);   /* letters of TCVN3, VNI or Windows-1258 taken for Latin ones; NULL: none */
char     *dt_uid_new          (void);               /* a random UUID */
gboolean  dt_uid_is_valid     (const char *uid);

G_END_DECLS
