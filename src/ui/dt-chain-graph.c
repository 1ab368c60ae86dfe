/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-chain-graph.h"

#include <glib/gi18n-lib.h>

#define NODE_WIDTH 160
#define NODE_HEIGHT 42
#define GAP_X 10
#define GAP_Y 40               /* room for the word on a link */
#define MARGIN 10

typedef struct
{
  gint64     id;
  gint64     to_id;
  int        level;
  GtkWidget *button;
  GtkWidget *words;            /* on its link; NULL: the directive itself */
  int        x, y;             /* of the button, once laid out */
} Node;

struct _DtChainGraph
{
  GtkWidget  parent_instance;

  GArray    *nodes;            /* Node, by level */
  double     zoom;             /* all sizes below are of zoom 1 */
};

G_DEFINE_FINAL_TYPE (DtChainGraph, dt_chain_graph, GTK_TYPE_WIDGET)

/* ---- Where the nodes stand ---- */

static int
count_columns (int width)
{
  return MAX (1, (width - 2 * MARGIN + GAP_X) / (NODE_WIDTH + GAP_X));
}

/* Level by level, each in as many lines as it needs, each line in the middle. Returns the height. */
static int
place_nodes (DtChainGraph *self,
             int           width)
{
  int columns = count_columns (width);
  int y = MARGIN;

  for (guint i = 0; i < self->nodes->len;)
    {
      int level = g_array_index (self->nodes, Node, i).level;
      guint n = 0;

      while (i + n < self->nodes->len && n < (guint) columns && g_array_index (self->nodes, Node, i + n).level == level)
        n++;
      for (guint k = 0; k < n; k++)
        {
          Node *node = &g_array_index (self->nodes, Node, i + k);

          node->x = (width - (int) n * NODE_WIDTH - ((int) n - 1) * GAP_X) / 2 + (int) k * (NODE_WIDTH + GAP_X);
          node->y = y;
        }
      y += NODE_HEIGHT + GAP_Y;
      i += n;
    }
  return y - GAP_Y + MARGIN;
}

static Node *
find_node (DtChainGraph *self,
           gint64        id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, Node, i).id == id)
      return &g_array_index (self->nodes, Node, i);
  return NULL;
}

/* From the middle of the later to the middle of the earlier; the arrow is at the earlier, which stands above. */
static void
get_link (const Node       *node,
          const Node       *to,
          graphene_point_t *from_point,
          graphene_point_t *to_point)
{
  const Node *later = node->level < to->level ? to : node;
  const Node *earlier = later == node ? to : node;

  graphene_point_init (from_point, (float) later->x + NODE_WIDTH / 2.f, (float) later->y);
  graphene_point_init (to_point, (float) earlier->x + NODE_WIDTH / 2.f, (float) (earlier->y + NODE_HEIGHT));
}

static GtkSizeRequestMode
dt_chain_graph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dt_chain_graph_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtChainGraph *self = DT_CHAIN_GRAPH (widget);
  int three = 3 * NODE_WIDTH + 2 * (GAP_X + MARGIN);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ((NODE_WIDTH + 2 * MARGIN) * self->zoom);
      *natural = (int) (three * self->zoom);
    }
  else
    *minimum = *natural = (int) (place_nodes (self, for_size > 0 ? (int) (for_size / self->zoom) : three) * self->zoom);
}

static void
place_child (DtChainGraph *self,
             GtkWidget    *child,
             int           x,
             int           y,
             int           width,
             int           height)
{
  GskTransform *transform = gsk_transform_scale (NULL, (float) self->zoom, (float) self->zoom);

  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (transform, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
place_words (DtChainGraph *self,
             Node         *node,
             const Node   *to)
{
  graphene_point_t from_point, to_point;
  int width, height, least;

  get_link (node, to, &from_point, &to_point);
  gtk_widget_measure (node->words, GTK_ORIENTATION_HORIZONTAL, -1, &least, &width, NULL, NULL);
  width = MAX (least, MIN (width, NODE_WIDTH + GAP_X));
  gtk_widget_measure (node->words, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  /* Near the other node's own end, where the links are apart. */
  place_child (self, node->words, node->x + (NODE_WIDTH - width) / 2,
               (node->level < to->level ? node->y + NODE_HEIGHT : node->y - GAP_Y) + (GAP_Y - height) / 2, width, height);
}

static void
dt_chain_graph_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtChainGraph *self = DT_CHAIN_GRAPH (widget);

  place_nodes (self, (int) (width / self->zoom));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);
      Node *to = node->words != NULL ? find_node (self, node->to_id) : NULL;
      int least;

      gtk_widget_measure (node->button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place_child (self, node->button, node->x, node->y, MAX (NODE_WIDTH, least), NODE_HEIGHT);
      if (node->words != NULL)
        gtk_widget_set_child_visible (node->words, to != NULL);
      if (to != NULL)
        place_words (self, node, to);
    }
}

static void
draw_link (cairo_t                *cr,
           const graphene_point_t *from,
           const graphene_point_t *to)
{
  double half = (from->y - to->y) / 2;

  cairo_move_to (cr, from->x, from->y);
  cairo_curve_to (cr, from->x, from->y - half, to->x, to->y + half, to->x, to->y + 4);
  cairo_stroke (cr);
  cairo_move_to (cr, to->x, to->y);
  cairo_line_to (cr, to->x - 4, to->y + 7);
  cairo_line_to (cr, to->x + 4, to->y + 7);
  cairo_fill (cr);
}

static void
dt_chain_graph_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DtChainGraph *self = DT_CHAIN_GRAPH (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= .6f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_set_line_width (cr, 1.2);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);
      Node *to = node->words != NULL ? find_node (self, node->to_id) : NULL;
      graphene_point_t from_point, to_point;

      if (to == NULL)
        continue;
      get_link (node, to, &from_point, &to_point);
      draw_link (cr, &from_point, &to_point);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (dt_chain_graph_parent_class)->snapshot (widget, snapshot);
}

/* ---- What they are ---- */

/* A long name gives way, the date never. date may be NULL. */
static GtkWidget *
new_second_line (const char *issuer,
                 const char *date)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "css-classes", (const char *[]) { "second-line", NULL }, NULL);
  g_autofree char *after = date != NULL && issuer[0] != '\0' ? g_strconcat (" · ", date, NULL) : g_strdup (date);

  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", issuer, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  if (after != NULL)
    gtk_box_append (GTK_BOX (line), gtk_label_new (after));

  return line;
}

static GtkWidget *
new_button (const char *symbol,
            const char *issuer,
            const char *short_issuer,
            DtDay       day,
            gboolean    stub)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *date = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, day) : NULL;
  g_autofree char *second = g_strjoin (" · ", issuer[0] != '\0' ? issuer : date, issuer[0] != '\0' ? date : NULL, NULL);
  g_autofree char *spoken = g_strjoin (", ", symbol, second, stub ? _("awaiting original") : NULL, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", symbol, "ellipsize", PANGO_ELLIPSIZE_END,
                                               "css-classes", (const char *[]) { "strong", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), new_second_line (short_issuer, date));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chain-node");
  if (stub)
    gtk_widget_add_css_class (button, "stub");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
add_node (DtChainGraph      *self,
          const DtChainNode *chain)
{
  Node node = { chain->id, chain->to_id, chain->level, NULL, NULL, 0, 0 };
  g_autofree char *words = dt_chain_node_words (chain);

  node.button = new_button (chain->symbol, chain->issuer, chain->short_issuer, chain->issued_day, chain->stub);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (node.button), "chain.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (node.button), "x", chain->id);
  gtk_widget_set_parent (node.button, GTK_WIDGET (self));
  node.words = g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", words,
                             "css-classes", (const char *[]) { "chain-words", chain->shift != 0 ? "moves" : NULL, NULL }, NULL);
  gtk_widget_set_parent (node.words, GTK_WIDGET (self));
  g_array_append_val (self->nodes, node);
}

static void
add_own (DtChainGraph          *self,
         const DtDirectivePage *page)
{
  Node node = { page->id, 0, 0, NULL, NULL, 0, 0 };

  node.button = new_button (page->symbol, page->issuer, page->short_issuer, page->issued_day, page->stub);
  gtk_widget_add_css_class (node.button, "own");
  gtk_widget_set_can_target (node.button, FALSE);
  gtk_widget_set_focusable (node.button, FALSE);
  gtk_widget_set_parent (node.button, GTK_WIDGET (self));
  g_array_append_val (self->nodes, node);
}

static void
clear (DtChainGraph *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->nodes, 0);
}

/**
 * dt_chain_graph_set:
 * @page: a directive; its nodes are in the order of their levels
 */
void
dt_chain_graph_set (DtChainGraph          *self,
                    const DtDirectivePage *page)
{
  gboolean own = FALSE;

  g_return_if_fail (DT_IS_CHAIN_GRAPH (self));

  clear (self);
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const DtChainNode *node = g_ptr_array_index (page->nodes, i);

      if (node->level > 0 && !own)
        {
          add_own (self, page);
          own = TRUE;
        }
      add_node (self, node);
    }
  if (!own)
    add_own (self, page);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dt_chain_graph_set_zoom:
 * @zoom: how large it is drawn, 1 as the rest of the window
 */
void
dt_chain_graph_set_zoom (DtChainGraph *self,
                         double        zoom)
{
  g_return_if_fail (DT_IS_CHAIN_GRAPH (self));
  g_return_if_fail (zoom > 0);

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dt_chain_graph_dispose (GObject *object)
{
  clear (DT_CHAIN_GRAPH (object));

  G_OBJECT_CLASS (dt_chain_graph_parent_class)->dispose (object);
}

static void
dt_chain_graph_finalize (GObject *object)
{
  g_array_unref (DT_CHAIN_GRAPH (object)->nodes);

  G_OBJECT_CLASS (dt_chain_graph_parent_class)->finalize (object);
}

static void
dt_chain_graph_class_init (DtChainGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_chain_graph_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_chain_graph_finalize;
  widget_class->get_request_mode = dt_chain_graph_get_request_mode;
  widget_class->measure = dt_chain_graph_measure;
  widget_class->size_allocate = dt_chain_graph_size_allocate;
  widget_class->snapshot = dt_chain_graph_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chaingraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dt_chain_graph_init (DtChainGraph *self)
{
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->zoom = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chain of Directives"), -1);
}

GtkWidget *
dt_chain_graph_new (void)
{
  return g_object_new (DT_TYPE_CHAIN_GRAPH, NULL);
}
