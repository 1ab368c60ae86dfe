/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of cells, laid out. Most cells of a table say what others say too ("Chưa bắt đầu", a day, a symbol), and each is asked
 * for twice, when it is measured and when it is drawn: those used of late are kept, as many as some pages hold, however long
 * the report is. */

#include "dt-report-private.h"

#include <string.h>

/* Laid-out texts in one half of what is kept. */
#define KEPT 512
/* Longer ones are titles and paragraphs, which seldom come again. */
#define MAX_KEPT_BYTES 160
/* Of Liberation Serif and Times, in parts of the size. */
#define LINE_HEIGHT 1.15

/* What a layout depends on, besides the font family and the context, which are those of the report. Lengths in Pango units. */
typedef struct
{
  char *markup;
  int   width, size, indent, leading;
  guint8 align, justified;
} Key;

/* Two halves: what is looked up is in `young`, or comes over from `old`. Once young is full, old is thrown away and young is
 * the old one. */
struct _DtReportTexts
{
  PangoContext *context;
  PangoLayout  *spare;      /* for what is not kept */
  GHashTable   *young;      /* Key → PangoLayout */
  GHashTable   *old;
  const char   *family;

  /* Of what is drawn on; NULL before something was */
  cairo_font_options_t *options;
  cairo_matrix_t        matrix;
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->markup) ^ ((guint) key->width * 31) ^ ((guint) key->size * 7);
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->width == other->width && one->size == other->size && one->align == other->align && one->indent == other->indent
         && one->leading == other->leading && one->justified == other->justified && g_str_equal (one->markup, other->markup);
}

static void
key_free (gpointer data)
{
  g_free (((Key *) data)->markup);
  g_free (data);
}

static GHashTable *
create_half (void)
{
  return g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
}

/* A font map of our own: the default one belongs to a thread, and has the screen's resolution and hinting. */
static PangoContext *
create_context (void)
{
  g_autoptr(PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));

  return context;
}

/* family: kept by reference */
DtReportTexts *
dt_report_texts_new (const char *family)
{
  DtReportTexts *self = g_new0 (DtReportTexts, 1);

  self->context = create_context ();
  self->spare = pango_layout_new (self->context);
  self->young = create_half ();
  self->old = create_half ();
  self->family = family;

  return self;
}

void
dt_report_texts_free (DtReportTexts *self)
{
  g_clear_pointer (&self->options, cairo_font_options_destroy);
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_object_unref (self->spare);
  g_object_unref (self->context);
  g_free (self);
}

/* Before something is drawn on another surface, or in another size. Pango throws away what is laid out whenever it is told,
 * so it is told only when something differs from the page before. */
void
dt_report_texts_update (DtReportTexts *self,
                        cairo_t       *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_font_options (cairo_get_target (cr), options);
  if (self->options == NULL || !cairo_font_options_equal (options, self->options)
      || memcmp (&matrix, &self->matrix, sizeof matrix) != 0)
    {
      pango_cairo_update_context (cr, self->context);
      g_clear_pointer (&self->options, cairo_font_options_destroy);
      self->options = options;
      self->matrix = matrix;
      return;
    }
  cairo_font_options_destroy (options);
}

static void
lay_out (DtReportTexts *self,
         PangoLayout   *layout,
         const Key     *key)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, self->family);
  pango_font_description_set_absolute_size (font, key->size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[key->align]);
  pango_layout_set_indent (layout, key->indent);
  pango_layout_set_justify (layout, key->justified);
  pango_layout_set_spacing (layout, 0);
  pango_layout_set_line_spacing (layout, key->leading > 0 ? (float) key->leading / ((float) key->size * (float) LINE_HEIGHT) : 0);
  pango_layout_set_width (layout, key->width);
  pango_layout_set_markup (layout, key->markup, -1);
}

/* What was looked at of late, or NULL. */
static PangoLayout *
find (DtReportTexts *self,
      const Key     *key)
{
  PangoLayout *layout = g_hash_table_lookup (self->young, key);
  gpointer old_key, old_layout;

  if (layout != NULL)
    return layout;
  if (!g_hash_table_steal_extended (self->old, key, &old_key, &old_layout))
    return NULL;

  g_hash_table_insert (self->young, old_key, old_layout);
  return old_layout;
}

static PangoLayout *
keep (DtReportTexts *self,
      const Key     *key)
{
  PangoLayout *layout = pango_layout_new (self->context);
  Key *copy = g_new (Key, 1);

  if (g_hash_table_size (self->young) >= KEPT)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = create_half ();
    }

  *copy = *key;
  copy->markup = g_strdup (key->markup);
  g_hash_table_insert (self->young, copy, layout);
  lay_out (self, layout, key);
  return layout;
}

/**
 * dt_report_texts_lay_out:
 * @cell: with or without text
 * @width: that its lines may take, points
 * @height: (out) (optional): that they take, points
 *
 * Returns: (transfer none): the layout, until the next call
 */
PangoLayout *
dt_report_texts_lay_out (DtReportTexts      *self,
                         const DtReportCell *cell,
                         double              width,
                         double             *height)
{
  Key key = {
    .markup = cell->markup != NULL ? cell->markup : (char *) "",
    .width = (int) (width * PANGO_SCALE),
    .size = (int) (cell->size * PANGO_SCALE),
    .indent = (int) (cell->indent * PANGO_SCALE),
    .leading = (int) (cell->leading * PANGO_SCALE),
    .align = (guint8) cell->align,
    .justified = cell->justified != FALSE,
  };
  PangoLayout *layout = find (self, &key);
  int pango_width, pango_height;

  if (layout == NULL && strlen (key.markup) <= MAX_KEPT_BYTES)
    layout = keep (self, &key);
  if (layout == NULL)
    {
      layout = self->spare;
      lay_out (self, layout, &key);
    }

  pango_layout_get_size (layout, &pango_width, &pango_height);
  if (height != NULL)
    *height = pango_height / (double) PANGO_SCALE;
  return layout;
}
