/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-paper-gutter.h"

#define WIDTH 46
#define BAR 3

typedef struct { PangoLayout *layout; int start, end; } Passage;

struct _DtPaperGutter
{
  GtkWidget    parent_instance;

  GtkTextView *view;          /* borrowed: this widget lies in it */
  GArray      *passages;      /* Passage */
};

G_DEFINE_FINAL_TYPE (DtPaperGutter, dt_paper_gutter, GTK_TYPE_WIDGET)

static void
clear_passage (gpointer data)
{
  g_clear_object (&((Passage *) data)->layout);
}

void
dt_paper_gutter_clear (DtPaperGutter *self)
{
  g_return_if_fail (DT_IS_PAPER_GUTTER (self));

  g_array_set_size (self->passages, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dt_paper_gutter_add (DtPaperGutter *self,
                     const char    *number,
                     int            start,
                     int            end)
{
  Passage passage = { NULL, start, end };

  g_return_if_fail (DT_IS_PAPER_GUTTER (self));

  passage.layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  g_array_append_val (self->passages, passage);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where a passage lies on the screen: from the top of its first line to the bottom of its last. */
static void
get_extent (DtPaperGutter *self,
            const Passage *passage,
            int           *top,
            int           *bottom)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GdkRectangle first, last;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, passage->start);
  gtk_text_view_get_iter_location (self->view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, MAX (passage->start, passage->end - 1));
  gtk_text_view_get_iter_location (self->view, &iter, &last);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, first.y, NULL, top);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, last.y + last.height, NULL, bottom);
}

static void
dt_paper_gutter_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DtPaperGutter *self = DT_PAPER_GUTTER (widget);
  int height = gtk_widget_get_height (widget);
  int width = gtk_widget_get_width (widget);
  int free_from = G_MININT;       /* below the number before */
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const Passage *passage = &g_array_index (self->passages, Passage, i);
      int top, bottom, number_top, text_width, text_height;

      get_extent (self, passage, &top, &bottom);
      if (bottom < 0 || top > height)
        continue;
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (width - BAR - 4, top, BAR, MAX (1, bottom - top)));
      pango_layout_get_pixel_size (passage->layout, &text_width, &text_height);
      /* Two instructions may begin in one line. */
      number_top = MAX (top, free_from);
      free_from = number_top + text_height;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width - BAR - 10 - text_width, number_top));
      gtk_snapshot_append_layout (snapshot, passage->layout, &colour);
      gtk_snapshot_restore (snapshot);
    }
}

static void
dt_paper_gutter_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
dt_paper_gutter_finalize (GObject *object)
{
  g_array_unref (DT_PAPER_GUTTER (object)->passages);

  G_OBJECT_CLASS (dt_paper_gutter_parent_class)->finalize (object);
}

static void
dt_paper_gutter_class_init (DtPaperGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dt_paper_gutter_finalize;
  widget_class->snapshot = dt_paper_gutter_snapshot;
  widget_class->measure = dt_paper_gutter_measure;
  gtk_widget_class_set_css_name (widget_class, "papergutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_paper_gutter_init (DtPaperGutter *self)
{
  self->passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  g_array_set_clear_func (self->passages, clear_passage);
}

GtkWidget *
dt_paper_gutter_new (GtkTextView *view)
{
  DtPaperGutter *self = g_object_new (DT_TYPE_PAPER_GUTTER, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}
