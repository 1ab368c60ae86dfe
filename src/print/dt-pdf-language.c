/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The language of a PDF, for who has it read aloud. Cairo has no call for it, so the catalogue is written once more behind the
 * file, as the format provides for changes (ISO 32000-1, 7.5.6). A file of another shape is left as it is. */

#include "dt-pdf-private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Enough for the trailer, and for the catalogue, which stands before the table of objects. */
#define WINDOW 4096

typedef struct
{
  long size, root, info;     /* numbers of objects */
  long table;                /* where the table of objects begins */
  char *catalogue;           /* its dictionary without what closes it */
} Tail;

/* The number after the last of these words; -1: there is none. */
static long
find_number (const char *text,
             const char *words)
{
  const char *place = g_strrstr (text, words);

  return place != NULL ? strtol (place + strlen (words), NULL, 10) : -1;
}

/* The bytes before an offset, ended by a nul; nul bytes among them end what is looked at. */
static char *
read_before (int   fd,
             off_t end)
{
  off_t begin = MAX (end - WINDOW, 0);
  char *text = g_malloc0 ((gsize) (end - begin) + 1);
  ssize_t n = pread (fd, text, (gsize) (end - begin), begin);

  for (ssize_t i = 0; i < n; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return text;
}

static gboolean
read_tail (int    fd,
           off_t  length,
           Tail  *tail)
{
  g_autofree char *end = read_before (fd, length);
  g_autofree char *before = NULL;
  g_autofree char *head = NULL;
  char *begin, *close;

  tail->size = find_number (end, "/Size ");
  tail->root = find_number (end, "/Root ");
  tail->info = find_number (end, "/Info ");
  tail->table = find_number (end, "startxref\n");
  if (strstr (end, "trailer") == NULL || tail->size <= 0 || tail->root <= 0 || tail->info <= 0 || tail->table <= 0)
    return FALSE;

  before = read_before (fd, tail->table);
  head = g_strdup_printf ("\n%ld 0 obj\n<<", tail->root);
  begin = g_strrstr (before, head);
  if (begin == NULL || strstr (begin, "/Lang") != NULL)
    return FALSE;
  close = g_strrstr (begin, ">>");
  if (close == NULL)
    return FALSE;

  tail->catalogue = g_strndup (begin + 1, (gsize) (close - begin - 1));
  return TRUE;
}

/**
 * dt_pdf_make_language:
 * @fd: a PDF that is whole
 * @length: its bytes
 * @language: "vi"
 *
 * Returns: (transfer full) (nullable): what is to be written behind it; %NULL: it has another shape
 */
char *
dt_pdf_make_language (int         fd,
                      off_t       length,
                      const char *language)
{
  Tail tail = { 0 };
  g_autoptr(GString) text = g_string_new (NULL);
  long table;

  if (!read_tail (fd, length, &tail))
    return NULL;

  g_string_append_printf (text, "%s   /Lang (%s)\n>>\nendobj\n", tail.catalogue, language);
  g_free (tail.catalogue);
  table = (long) length + (long) text->len;
  g_string_append_printf (text,
                          "xref\n%ld 1\n%010ld 00000 n \n"
                          "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n>>\nstartxref\n%ld\n%%%%EOF\n",
                          tail.root, (long) length, tail.size, tail.root, tail.info, tail.table, table);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
