/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-chain-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-chain-graph.h"

static const double zooms[] = { .6, .8, 1, 1.25, 1.6, 2 };
#define USUAL_ZOOM 2           /* of the table */
#define LARGE_ZOOM 3           /* where there is a window for it */

struct _DtChainPanel
{
  GtkWidget  parent_instance;

  GtkWidget *head;
  GtkWidget *graph;
  GtkWidget *expand;           /* its button */
  guint      zoom;             /* of the table */

  const DtDirectivePage *page;   /* borrowed from whoever set it */

  /* The same chain in a window of its own; NULL: closed. Owned by the window system. */
  GtkWidget *window;
  GtkWidget *large;            /* DtChainPanel in it */

  DtChainPanel *owner;         /* of which this one is the large form; NULL: none */
};

G_DEFINE_FINAL_TYPE (DtChainPanel, dt_chain_panel, GTK_TYPE_WIDGET)

static void
set_zoom (DtChainPanel *self,
          guint         zoom)
{
  self->zoom = zoom;
  dt_chain_graph_set_zoom (DT_CHAIN_GRAPH (self->graph), zooms[zoom]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chain.zoom-in", zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chain.zoom-out", zoom > 0);
}

static void
change_zoom (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtChainPanel *self = DT_CHAIN_PANEL (widget);

  set_zoom (self, g_str_equal (action, "chain.zoom-in") ? self->zoom + 1 : self->zoom - 1);
}

/* What a node asks for is done in the window of the register. */
static void
show (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtChainPanel *self = DT_CHAIN_PANEL (widget);

  gtk_widget_activate_action_variant (self->owner != NULL ? GTK_WIDGET (self->owner) : widget, "win.show-directive", parameter);
}

/* ---- In a window of its own ---- */

static void
on_window_closed (DtChainPanel *self)
{
  self->window = self->large = NULL;
}

static GtkWidget *
make_window (DtChainPanel *self,
             GtkWindow    *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, "title", _("Chain of Directives"),
                                    "default-width", CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 60, 400, 900),
                                    "default-height", CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - 60, 300, 640), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->large = dt_chain_panel_new ();
  DT_CHAIN_PANEL (self->large)->owner = self;
  gtk_widget_set_visible (DT_CHAIN_PANEL (self->large)->expand, FALSE);
  set_zoom (DT_CHAIN_PANEL (self->large), LARGE_ZOOM);
  gtk_widget_add_css_class (self->large, "directive-side");
  g_object_set (scroller, "child", self->large, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_window_closed), self, G_CONNECT_SWAPPED);
  return window;
}

static void
expand (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  DtChainPanel *self = DT_CHAIN_PANEL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->window == NULL)
    {
      self->window = make_window (self, GTK_WINDOW (root));
      dt_chain_panel_set (DT_CHAIN_PANEL (self->large), self->page);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

/* ---- The object ---- */

/**
 * dt_chain_panel_set:
 * @page: a directive; must live until another is set
 */
void
dt_chain_panel_set (DtChainPanel          *self,
                    const DtDirectivePage *page)
{
  g_return_if_fail (DT_IS_CHAIN_PANEL (self));
  g_return_if_fail (page != NULL);

  self->page = page;
  if (self->owner != NULL)     /* the title of its window says what this is; here stands of what */
    gtk_label_set_label (GTK_LABEL (self->head), page->symbol);
  dt_chain_graph_set (DT_CHAIN_GRAPH (self->graph), page);
  if (self->large != NULL)
    dt_chain_panel_set (DT_CHAIN_PANEL (self->large), page);
}

static void
dt_chain_panel_dispose (GObject *object)
{
  DtChainPanel *self = DT_CHAIN_PANEL (object);
  GtkWidget *child;

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_chain_panel_parent_class)->dispose (object);
}

static void
dt_chain_panel_class_init (DtChainPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_chain_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "chain.zoom-in", NULL, change_zoom);
  gtk_widget_class_install_action (widget_class, "chain.zoom-out", NULL, change_zoom);
  gtk_widget_class_install_action (widget_class, "chain.expand", NULL, expand);
  gtk_widget_class_install_action (widget_class, "chain.show", "x", show);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "chain.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "chain.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "chain.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "chain.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "chain.zoom-out", NULL);
}

static GtkWidget *
add_button (GtkWidget  *line,
            const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", name, "action-name", action, "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *[]) { "flat", "small-button", NULL }, NULL);

  dt_accessible_set_label (button, name);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
dt_chain_panel_init (DtChainPanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, NULL);
  self->head = g_object_new (GTK_TYPE_LABEL, "label", _("Chain of Directives"), "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                             "css-classes", (const char *[]) { "section-head", NULL }, NULL);
  gtk_box_append (GTK_BOX (line), self->head);
  add_button (line, "zoom-out-symbolic", _("Smaller"), "chain.zoom-out");
  add_button (line, "zoom-in-symbolic", _("Larger"), "chain.zoom-in");
  self->expand = add_button (line, "view-fullscreen-symbolic", _("Open the Chain in a Window"), "chain.expand");
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  self->graph = dt_chain_graph_new ();
  gtk_widget_add_css_class (self->graph, "card");
  gtk_widget_set_parent (self->graph, GTK_WIDGET (self));
  set_zoom (self, USUAL_ZOOM);
}

GtkWidget *
dt_chain_panel_new (void)
{
  return g_object_new (DT_TYPE_CHAIN_PANEL, NULL);
}
