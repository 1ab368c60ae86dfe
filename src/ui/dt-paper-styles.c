/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-paper-styles.h"

/* Where the middles of the columns are, of the width of a line. */
#define LEFT_MIDDLE .225
#define RIGHT_MIDDLE .73
#define TO_INDENT .17
#define SMALLEST .6

struct _DtPaperStyles
{
  GtkTextView *view;                       /* borrowed: it holds this */
  GtkTextTag  *tags[DT_N_PAPER_STYLES];    /* of its buffer; NULL: as it is */
  int          left, right;                /* natural width of the widest cell of the head, in pixels; 0: none */
  guint        fitting;                    /* source; 0: none */
};

static void
add_tags (DtPaperStyles *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextTag **tags = self->tags;

  tags[DT_PAPER_HEAD] = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 1, "wrap-mode", GTK_WRAP_NONE, NULL);
  tags[DT_PAPER_FOOT] = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 0, NULL);
  tags[DT_PAPER_ISSUER] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "text-transform", PANGO_TEXT_TRANSFORM_UPPERCASE, NULL);
  tags[DT_PAPER_ROOF] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  tags[DT_PAPER_RULED] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  tags[DT_PAPER_PLACE] = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
  tags[DT_PAPER_ABOUT] = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, "scale", .9, NULL);
  tags[DT_PAPER_TITLE] = gtk_text_buffer_create_tag (buffer, NULL, "justification", GTK_JUSTIFY_CENTER, "weight", PANGO_WEIGHT_BOLD, "scale", 1.1,
                                                     "pixels-above-lines", 14, "text-transform", PANGO_TEXT_TRANSFORM_UPPERCASE, NULL);
  tags[DT_PAPER_SUBJECT] = gtk_text_buffer_create_tag (buffer, NULL, "justification", GTK_JUSTIFY_CENTER, "weight", PANGO_WEIGHT_BOLD, "pixels-below-lines", 14, NULL);
  tags[DT_PAPER_TO_HEAD] = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, "pixels-above-lines", 12, "pixels-below-lines", 2, NULL);
  tags[DT_PAPER_TO] = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 2, NULL);
  tags[DT_PAPER_RECIPIENTS] = gtk_text_buffer_create_tag (buffer, NULL, "scale", PANGO_SCALE_SMALL, NULL);
  tags[DT_PAPER_RECIPIENTS_HEAD] = gtk_text_buffer_create_tag (buffer, NULL, "scale", .92, "weight", PANGO_WEIGHT_BOLD, "style", PANGO_STYLE_ITALIC,
                                                               "pixels-above-lines", 12, NULL);
  tags[DT_PAPER_SIGNER] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
}

DtPaperStyles *
dt_paper_styles_new (GtkTextView *view)
{
  DtPaperStyles *self = g_new0 (DtPaperStyles, 1);

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), self);

  self->view = view;
  add_tags (self);
  return self;
}

void
dt_paper_styles_free (DtPaperStyles *self)
{
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_free (self);
}

static int
measure_cell (DtPaperStyles *self,
              const char    *text,
              const DtPaperRun *run)
{
  g_autofree char *words = g_utf8_substring (text, run->start, run->end);
  g_autofree char *capitals = run->style == DT_PAPER_ISSUER ? g_utf8_strup (words, -1) : NULL;
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), capitals != NULL ? capitals : words);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  if (run->style == DT_PAPER_ISSUER || run->style == DT_PAPER_ROOF || run->style == DT_PAPER_RULED)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
measure_head (DtPaperStyles          *self,
              const DtDirectivePaper *paper)
{
  self->left = self->right = 0;
  for (guint i = 0; i < paper->runs->len; i++)
    {
      const DtPaperRun *run = &g_array_index (paper->runs, DtPaperRun, i);

      if (run->style == DT_PAPER_LEFT || run->style == DT_PAPER_ISSUER)
        self->left = MAX (self->left, measure_cell (self, paper->text, run));
      else if (run->style == DT_PAPER_ROOF || run->style == DT_PAPER_RULED || run->style == DT_PAPER_PLACE)
        self->right = MAX (self->right, measure_cell (self, paper->text, run));
    }
}

static void
fit (DtPaperStyles *self)
{
  g_autoptr(PangoTabArray) head = pango_tab_array_new (2, TRUE);
  g_autoptr(PangoTabArray) foot = pango_tab_array_new (1, TRUE);
  int margin = gtk_text_view_get_left_margin (self->view);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view)) - margin - gtk_text_view_get_right_margin (self->view);
  GtkWidget *gutter = gtk_text_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT);
  double scale = 1;

  if (gutter != NULL)
    width -= gtk_widget_get_width (gutter);
  if (width <= 0)
    return;

  if (self->left > 0)
    scale = MIN (scale, 2 * LEFT_MIDDLE * width / self->left);
  if (self->right > 0)
    scale = MIN (scale, 2 * (1 - RIGHT_MIDDLE) * width / self->right);
  pango_tab_array_set_tab (head, 0, PANGO_TAB_CENTER, (int) (LEFT_MIDDLE * width));
  pango_tab_array_set_tab (head, 1, PANGO_TAB_CENTER, (int) (RIGHT_MIDDLE * width));
  pango_tab_array_set_tab (foot, 0, PANGO_TAB_CENTER, (int) (RIGHT_MIDDLE * width));
  g_object_set (self->tags[DT_PAPER_HEAD], "tabs", head, "scale", MAX (SMALLEST, scale), NULL);
  g_object_set (self->tags[DT_PAPER_FOOT], "tabs", foot, NULL);
  g_object_set (self->tags[DT_PAPER_TO_HEAD], "left-margin", margin + (int) (TO_INDENT * width), NULL);
  g_object_set (self->tags[DT_PAPER_TO], "left-margin", margin + (int) (TO_INDENT * width), NULL);
}

static gboolean
on_idle (gpointer data)
{
  DtPaperStyles *self = data;

  self->fitting = 0;
  fit (self);
  return G_SOURCE_REMOVE;
}

void
dt_paper_styles_fit (DtPaperStyles *self)
{
  g_return_if_fail (self != NULL);

  /* Not at once: the view may be giving out its room, and must not have its lines changed under it. */
  if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

void
dt_paper_styles_apply (DtPaperStyles          *self,
                       const DtDirectivePaper *paper)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  for (guint i = 0; i < paper->runs->len; i++)
    {
      const DtPaperRun *run = &g_array_index (paper->runs, DtPaperRun, i);
      GtkTextIter from, to;

      if (self->tags[run->style] == NULL)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, run->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, run->end);
      gtk_text_buffer_apply_tag (buffer, self->tags[run->style], &from, &to);
    }
  measure_head (self, paper);
  fit (self);
}
