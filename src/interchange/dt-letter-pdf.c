/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text layer of a PDF, set out in lines as on the page: words that stand far apart are parted by blanks, so that
 * columns can be told. */

#include "dt-letter-private.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "dt-error.h"

#define MAX_PAGES 3000
/* Points for one character of a line; less than letters take, so that they never run into the next column. */
#define COLUMN_WIDTH 5.0

typedef PopplerDocument DtPopplerDocument;
typedef PopplerPage DtPopplerPage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPopplerPage, g_object_unref)

/* A run of characters without a wide gap, on one line. */
typedef struct
{
  double x1, x2, y1, y2;
  gsize  start, end;        /* bytes of the text of the page */
} Piece;

static gboolean
same_line (const Piece *a,
           const Piece *b)
{
  double overlap = MIN (a->y2, b->y2) - MAX (a->y1, b->y1);

  return overlap > .5 * MIN (a->y2 - a->y1, b->y2 - b->y1);
}

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  const Piece *one = a, *other = b;
  double one_y = one->y1 + one->y2, other_y = other->y1 + other->y2;

  return one_y < other_y ? -1 : one_y > other_y;
}

static int
compare_across (gconstpointer a,
                gconstpointer b)
{
  const Piece *one = a, *other = b;

  return one->x1 < other->x1 ? -1 : one->x1 > other->x1;
}

/* Cuts the text of a page into pieces by where its characters stand. */
static GArray *
list_pieces (const char             *text,
             const PopplerRectangle *places,
             guint                   n)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Piece piece = { 0 };
  const char *p = text;
  gboolean open = FALSE;

  for (guint i = 0; i < n && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      const PopplerRectangle *place = &places[i];
      double height = place->y2 - place->y1;
      gsize at = (gsize) (p - text);

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          if (*p == '\n' && open)
            {
              g_array_append_val (pieces, piece);
              open = FALSE;
            }
          continue;
        }
      if (open && (place->x1 - piece.x2 > 1.2 * height || place->x1 < piece.x1 - height || place->y1 > piece.y2 || place->y2 < piece.y1))
        {
          g_array_append_val (pieces, piece);
          open = FALSE;
        }
      if (!open)
        {
          piece = (Piece) { place->x1, place->x2, place->y1, place->y2, at, at };
          open = TRUE;
        }
      piece.x2 = MAX (piece.x2, place->x2);
      piece.y1 = MIN (piece.y1, place->y1);
      piece.y2 = MAX (piece.y2, place->y2);
      piece.end = at + (gsize) (g_utf8_next_char (p) - p);
    }
  if (open)
    g_array_append_val (pieces, piece);

  return pieces;
}

static void
append_line (GString    *out,
             const char *text,
             Piece      *pieces,
             guint       n)
{
  glong width = 0;

  qsort (pieces, n, sizeof *pieces, compare_across);
  for (guint i = 0; i < n; i++)
    {
      glong wanted = (glong) (pieces[i].x1 / COLUMN_WIDTH);
      glong blanks = i == 0 ? 0 : 1;

      /* Set out as on the page, so that columns stand under each other. */
      if (i == 0 ? pieces[i].x1 > 90 : pieces[i].x1 - pieces[i - 1].x2 > .8 * (pieces[i].y2 - pieces[i].y1))
        blanks = MAX (wanted - width, i == 0 ? 0 : 4);
      g_string_append_printf (out, "%*s", (int) blanks, "");
      width += blanks + g_utf8_strlen (text + pieces[i].start, (gssize) (pieces[i].end - pieces[i].start));
      g_string_append_len (out, text + pieces[i].start, (gssize) (pieces[i].end - pieces[i].start));
    }
  g_string_append_c (out, '\n');
}

static void
read_page (PopplerPage *page,
           GString     *out)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  g_autoptr(GArray) pieces = NULL;
  double last = -1;
  guint n = 0;

  if (text == NULL || !poppler_page_get_text_layout (page, &places, &n))
    return;

  pieces = list_pieces (text, places, n);
  g_array_sort (pieces, compare_down);
  for (guint i = 0; i < pieces->len;)
    {
      Piece *first = &g_array_index (pieces, Piece, i);
      guint k = i + 1;

      while (k < pieces->len && same_line (first, &g_array_index (pieces, Piece, k)))
        k++;
      if (last >= 0 && first->y1 - last > 1.1 * (first->y2 - first->y1))
        g_string_append_c (out, '\n');
      last = first->y2;
      append_line (out, text, first, k - i);
      i = k;
    }
}

/**
 * dt_letter_pdf_read:
 * @bytes: a PDF
 * @name: what the file is called
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its text, "" if it is a picture only
 */
char *
dt_letter_pdf_read (GBytes        *bytes,
                    const char    *name,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(DtPopplerDocument) document = poppler_document_new_from_bytes (bytes, NULL, &problem);
  g_autoptr(GString) out = g_string_new (NULL);
  int n;

  if (document == NULL)
    {
      if (g_error_matches (problem, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error (error, DT_ERROR, DT_ERROR_UNSUPPORTED,
                     _("“%s” is protected by a password. Open it, take the password away, save it, and read it then."), name);
      else
        g_set_error (error, DT_ERROR, DT_ERROR_PARSE,
                     _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);
      return NULL;
    }
  n = poppler_document_get_n_pages (document);
  for (int i = 0; i < n; i++)
    {
      g_autoptr(DtPopplerPage) page = poppler_document_get_page (document, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (i >= MAX_PAGES || out->len > DT_LETTER_MAX_TEXT)
        {
          g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE,
                       _("“%s” is larger than %d MB, too large for a letter. Take the pages that are needed."), name,
                       DT_LETTER_MAX_TEXT / (1024 * 1024));
          return NULL;
        }
      if (page != NULL)
        read_page (page, out);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
