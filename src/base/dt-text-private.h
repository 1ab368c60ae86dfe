/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything the program needs to know of a character below U+1F00, looked up instead of computed: all
 * Latin letters, with those of Vietnamese at U+00C0–U+01B0 and U+1EA0–U+1EF9. */
#define DT_TEXT_TABLE_SIZE 0x1F00

typedef enum
{
  DT_CHAR_SEPARATOR,   /* punctuation, blanks, symbols */
  DT_CHAR_LETTER,      /* has .fold */
  DT_CHAR_DIGIT,       /* 0 to 9 */
  DT_CHAR_MARK,        /* a combining mark */
  DT_CHAR_OTHER,       /* a letter or number outside ASCII after folding: ask GLib */
} DtCharKind;

/* Tones in the order of the dictionaries. */
typedef enum
{
  DT_TONE_LEVEL,    /* ngang */
  DT_TONE_GRAVE,    /* huyền */
  DT_TONE_HOOK,     /* hỏi */
  DT_TONE_TILDE,    /* ngã */
  DT_TONE_ACUTE,    /* sắc */
  DT_TONE_DOT,      /* nặng */
} DtTone;

typedef struct
{
  guint8 kind;      /* DtCharKind */
  char   fold;      /* ASCII, lower case */
  guint8 rank;      /* place of the letter in the Vietnamese alphabet, a 0 … z 32 */
  guint8 tone;      /* DtTone */
  guint8 upper;     /* an upper-case letter */
  guint8 foreign;   /* carries a mark that is not Vietnamese */
} DtTextChar;

const DtTextChar *dt_text_table     (void);
gunichar          dt_text_next_char (const char **text);

char *dt_text_from_latin (const guint8 *data, gsize size);

G_END_DECLS
