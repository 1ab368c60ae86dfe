/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Encodings of Vietnamese before Unicode: Windows-1258, TCVN3 (ABC) and VNI, told apart by the words they make. */

#include "dt-text.h"

#include "dt-text-private.h"

#include <string.h>

/* 0x80 to 0x9F of the encodings of Windows. */
static const guint16 windows[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* A letter of an old encoding, as if it were Latin, and what it stands for. */
typedef struct { gunichar from, to; } Letter;

static const Letter windows_1258[] = {
  { 0xC3, 0x102 }, { 0xCC, 0x300 }, { 0xD0, 0x110 }, { 0xD2, 0x309 }, { 0xD5, 0x1A0 }, { 0xDD, 0x1AF }, { 0xDE, 0x303 }, { 0xE3, 0x103 },
  { 0xEC, 0x301 }, { 0xF0, 0x111 }, { 0xF2, 0x323 }, { 0xF5, 0x1A1 }, { 0xFD, 0x1B0 }, { 0xFE, 0x20AB },
};

static const Letter tcvn3[] = {
  { 0xA1, 0x102 }, { 0xA2, 0xC2 }, { 0xA3, 0xCA }, { 0xA4, 0xD4 }, { 0xA5, 0x1A0 }, { 0xA6, 0x1AF }, { 0xA7, 0x110 }, { 0xA8, 0x103 },
  { 0xA9, 0xE2 }, { 0xAA, 0xEA }, { 0xAB, 0xF4 }, { 0xAC, 0x1A1 }, { 0xAD, 0x1B0 }, { 0xAE, 0x111 }, { 0xB5, 0xE0 }, { 0xB6, 0x1EA3 },
  { 0xB7, 0xE3 }, { 0xB8, 0xE1 }, { 0xB9, 0x1EA1 }, { 0xBB, 0x1EB1 }, { 0xBC, 0x1EB3 }, { 0xBD, 0x1EB5 }, { 0xBE, 0x1EAF },
  { 0xC6, 0x1EB7 }, { 0xC7, 0x1EA7 }, { 0xC8, 0x1EA9 }, { 0xC9, 0x1EAB }, { 0xCA, 0x1EA5 }, { 0xCB, 0x1EAD }, { 0xCC, 0xE8 },
  { 0xCE, 0x1EBB }, { 0xCF, 0x1EBD }, { 0xD0, 0xE9 }, { 0xD1, 0x1EB9 }, { 0xD2, 0x1EC1 }, { 0xD3, 0x1EC3 }, { 0xD4, 0x1EC5 },
  { 0xD5, 0x1EBF }, { 0xD6, 0x1EC7 }, { 0xD7, 0xEC }, { 0xD8, 0x1EC9 }, { 0xDC, 0x129 }, { 0xDD, 0xED }, { 0xDE, 0x1ECB }, { 0xDF, 0xF2 },
  { 0xE1, 0x1ECF }, { 0xE2, 0xF5 }, { 0xE3, 0xF3 }, { 0xE4, 0x1ECD }, { 0xE5, 0x1ED3 }, { 0xE6, 0x1ED5 }, { 0xE7, 0x1ED7 }, { 0xE8, 0x1ED1 },
  { 0xE9, 0x1ED9 }, { 0xEA, 0x1EDD }, { 0xEB, 0x1EDF }, { 0xEC, 0x1EE1 }, { 0xED, 0x1EDB }, { 0xEE, 0x1EE3 }, { 0xEF, 0xF9 },
  { 0xF1, 0x1EE7 }, { 0xF2, 0x169 }, { 0xF3, 0xFA }, { 0xF4, 0x1EE5 }, { 0xF5, 0x1EEB }, { 0xF6, 0x1EED }, { 0xF7, 0x1EEF }, { 0xF8, 0x1EE9 },
  { 0xF9, 0x1EF1 }, { 0xFA, 0x1EF3 }, { 0xFB, 0x1EF7 }, { 0xFC, 0x1EF9 }, { 0xFD, 0xFD }, { 0xFE, 0x1EF5 },
};

/* VNI: what stands behind a vowel, and the marks it gives it; small letters, the capitals lie 0x20 below. */
static const struct { gunichar sign; gunichar marks[2]; } vni_marks[] = {
  { 0xF9, { 0x301, 0 } }, { 0xF8, { 0x300, 0 } }, { 0xFB, { 0x309, 0 } }, { 0xF5, { 0x303, 0 } }, { 0xEF, { 0x323, 0 } },
  { 0xE2, { 0x302, 0 } }, { 0xE1, { 0x302, 0x301 } }, { 0xE0, { 0x302, 0x300 } }, { 0xE5, { 0x302, 0x309 } }, { 0xE3, { 0x302, 0x303 } },
  { 0xE4, { 0x302, 0x323 } }, { 0xEA, { 0x306, 0 } }, { 0xE9, { 0x306, 0x301 } }, { 0xE8, { 0x306, 0x300 } }, { 0xFA, { 0x306, 0x309 } },
  { 0xFC, { 0x306, 0x303 } }, { 0xEB, { 0x306, 0x323 } },
};

static const Letter vni_letters[] = {
  { 0xF1, 0x111 }, { 0xD1, 0x110 }, { 0xF4, 0x1A1 }, { 0xD4, 0x1A0 }, { 0xF6, 0x1B0 }, { 0xD6, 0x1AF }, { 0xED, 0xED }, { 0xCD, 0xCD },
  { 0xEC, 0xEC }, { 0xCC, 0xCC }, { 0xE6, 0x1EC9 }, { 0xC6, 0x1EC8 }, { 0xF3, 0x129 }, { 0xD3, 0x128 }, { 0xF2, 0x1ECB }, { 0xD2, 0x1ECA },
  { 0xEE, 0x1EF5 }, { 0xCE, 0x1EF4 },
};

typedef enum { WINDOWS_1258, TCVN3, VNI, N_ENCODINGS } Encoding;

static gunichar
find_letter (const Letter *letters,
             gsize         n,
             gunichar      c)
{
  for (gsize i = 0; i < n; i++)
    if (letters[i].from == c)
      return letters[i].to;

  return c;
}

static gboolean
append_vni_mark (GString  *text,
                 gunichar  before,
                 gunichar  c)
{
  gunichar small = c >= 0xC0 && c < 0xE0 ? c + 0x20 : c;

  if (before == 0 || strchr ("aeiouyAEIOUY", before < 0x80 ? (int) before : before == 0xF4 || before == 0xF6 ? 'o' : before == 0xD4 || before == 0xD6 ? 'O' : '\1') == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    if (vni_marks[i].sign == small)
      {
        g_string_append_unichar (text, vni_marks[i].marks[0]);
        if (vni_marks[i].marks[1] != 0)
          g_string_append_unichar (text, vni_marks[i].marks[1]);
        return TRUE;
      }

  return FALSE;
}

/* @source: the bytes as if they were Latin letters */
static char *
decode (const char *source,
        Encoding    encoding)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = source; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && encoding == WINDOWS_1258)
        g_string_append_unichar (text, find_letter (windows_1258, G_N_ELEMENTS (windows_1258), c));
      else if (c >= 0x80 && encoding == TCVN3)
        g_string_append_unichar (text, find_letter (tcvn3, G_N_ELEMENTS (tcvn3), c));
      else if (c < 0x80 || !append_vni_mark (text, before, c))
        g_string_append_unichar (text, c >= 0x80 ? find_letter (vni_letters, G_N_ELEMENTS (vni_letters), c) : c);
      before = c;
    }

  return g_utf8_normalize (text->str, (gssize) text->len, G_NORMALIZE_NFC);
}

/* How many of the commonest words there are in the beginning of a text. */
static guint
count_words (const char *text)
{
  static const char *const words[] = {
    "và", "của", "các", "ngày", "tháng", "năm", "trước", "thực", "hiện", "công", "văn", "ủy", "uỷ", "báo", "cáo", "đảng", "số", "được", "có",
    "với", "tổ", "chức", "về", "nhiệm", "vụ", "thành", "phố", "tỉnh", "huyện", "kế", "hoạch", "hợp", "nhận", "gửi", "đơn", "vị", "theo",
  };
  g_autofree char *small = NULL;
  g_autofree char *piece = g_utf8_strlen (text, -1) > 6000 ? g_utf8_substring (text, 0, 6000) : g_strdup (text);
  guint n = 0;
  const char *p;

  small = g_utf8_strdown (piece, -1);
  for (p = small; *p != '\0';)
    {
      const char *start = p;

      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (gsize i = 0; p > start && i < G_N_ELEMENTS (words); i++)
        if (strlen (words[i]) == (gsize) (p - start) && strncmp (words[i], start, (gsize) (p - start)) == 0)
          n++;
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }

  return n;
}

/**
 * dt_text_mend_legacy:
 * @text: UTF-8, perhaps letters of an old encoding that were taken for Latin ones
 *
 * Documents set in fonts of TCVN3 or VNI have such texts, and files in an old encoding become one.
 *
 * Returns: (transfer full) (nullable): the text in Vietnamese letters; %NULL if it is nothing of the kind
 */
char *
dt_text_mend_legacy (const char *text)
{
  char *best = NULL;
  guint most = count_words (text);

  /* Vietnamese as it is. */
  if (most > 25)
    return NULL;

  for (int i = 0; i < N_ENCODINGS; i++)
    {
      char *other = decode (text, (Encoding) i);
      guint n = other != NULL ? count_words (other) : 0;

      if (n > most + 1)
        {
          g_free (best);
          best = other;
          most = n;
        }
      else
        {
          g_free (other);
        }
    }

  return best;
}

/* The bytes of a file as if they were Latin letters of Windows. */
char *
dt_text_from_latin (const guint8 *data,
                    gsize         size)
{
  GString *text = g_string_sized_new (size + size / 4);

  for (gsize i = 0; i < size; i++)
    g_string_append_unichar (text, data[i] >= 0x80 && data[i] < 0xA0 ? windows[data[i] - 0x80] : data[i]);

  return g_string_free (text, FALSE);
}
