/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-move-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-change-table.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"

struct _DtMoveCard
{
  GtkWidget        parent_instance;

  /* Children */
  GtkWidget       *box;
  GtkCheckButton  *check;
  GtkLabel        *title;
  GtkWidget       *effects;       /* a box, filled anew with each preview */
  GtkLabel        *note;
  GtkWidget       *button;

  /* Borrowed */
  DtChangeTable   *table;         /* in the window day by day, while that is open */

  /* Owned */
  DtContext       *context;
  GCancellable    *cancellable;
  GHashTable      *excepted;      /* gint64*; NULL */
  char            *target;
  char            *words;

  DtScheduleRule   rule;
  DtDay            decided_day;
  gint64           target_id;     /* 0: not in the register, or not looked up yet */
  int              n_moved;
  int              n_unchanged;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtMoveCard, dt_move_card, GTK_TYPE_WIDGET)

static void read_preview (DtMoveCard *self);

/* ---- The effect ---- */

static void
tell (DtMoveCard *self,
      const char *note)
{
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
add_effect (DtMoveCard *self,
            int         n,
            const char *icon,
            const char *css_class,
            const char *words)
{
  g_autofree char *text = g_strdup_printf (C_("count and what is counted", "%d %s"), n, words);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "css-classes", (const char *[]) { "move-effect", css_class, NULL }, NULL);

  if (n == 0)
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (self->effects), box);
}

static void
clear_effects (DtMoveCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->effects)) != NULL)
    gtk_box_remove (GTK_BOX (self->effects), child);
}

static void
show_effects (DtMoveCard            *self,
              const DtChangePreview *preview)
{
  g_autofree char *label = dt_schedule_rule_label (&self->rule);
  g_autofree char *title = g_strdup_printf (ngettext ("%s for %d dated task of %s", "%s for %d dated tasks of %s", (gulong) preview->n_moved),
                                            label, preview->n_moved, self->target);

  gtk_label_set_label (self->title, title);
  clear_effects (self);
  add_effect (self, preview->n_past, "dt-state-overdue-symbolic", "late", ngettext ("new day past", "new days past", (gulong) preview->n_past));
  add_effect (self, preview->n_day_off, "dt-state-soon-symbolic", "caution", ngettext ("on a day off", "on days off", (gulong) preview->n_day_off));
  add_effect (self, preview->n_squeezed, "dt-depends-symbolic", "today",
              ngettext ("waiting task squeezed", "waiting tasks squeezed", (gulong) preview->n_squeezed));
  add_effect (self, preview->n_unchanged, "dt-state-idle-symbolic", "quiet", ngettext ("unchanged", "unchanged", (gulong) preview->n_unchanged));
  self->n_moved = preview->n_moved;
  self->n_unchanged = preview->n_unchanged;
  gtk_widget_set_visible (self->button, TRUE);
  tell (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtMoveCard) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = dt_store_read_finish (DT_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (preview == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      tell (self, text);
      dt_move_card_set_active (self, FALSE);
      return;
    }
  show_effects (self, preview);
  if (self->table != NULL)
    dt_change_table_show (self->table, g_steal_pointer (&preview), &self->rule, dt_context_get_today (self->context),
                          dt_context_get_calendar (self->context));
}

static void
read_preview (DtMoveCard *self)
{
  DtChangeEdit *edit;

  if (self->target_id == 0)
    return;
  edit = dt_change_edit_new (self->target_id, 0, &self->rule, dt_context_get_today (self->context));
  edit->decided_day = self->decided_day;
  edit->excepted = self->excepted != NULL ? g_hash_table_ref (self->excepted) : NULL;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_preview_change, edit, (GDestroyNotify) dt_change_edit_free,
                       (GDestroyNotify) dt_change_preview_free, self->cancellable, on_previewed, g_object_ref (self));
}

/* ---- The directive whose days move ---- */

static void
on_known (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtMoveCard) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) symbols = dt_store_read_finish (DT_STORE (source), result, &error);
  const DtKnownSymbol *known;
  g_autofree char *note = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (symbols == NULL)
    {
      note = dt_error_user_text (error);
      tell (self, note);
      return;
    }
  known = g_ptr_array_index (symbols, 0);
  if (known->known == DT_SYMBOL_KNOWN && known->id == 0)
    {
      note = g_strdup_printf (_("The register has several directives %s. Enter this one, then apply it with Change Deadlines (Ctrl+H)."), self->target);
      dt_move_card_set_active (self, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->check), FALSE);
    }
  else if (known->known != DT_SYMBOL_KNOWN)
    {
      note = g_strdup_printf (_("%s is not in the register yet. Its tasks will be moved as they enter."), self->target);
    }
  else
    {
      self->target_id = known->id;
      read_preview (self);
    }
  tell (self, note);
}

static void
look_up (DtMoveCard *self)
{
  GPtrArray *symbols = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (symbols, g_strdup (self->target));
  dt_store_read_async (dt_context_get_store (self->context), dt_job_know_symbols, symbols, (GDestroyNotify) g_ptr_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_known, g_object_ref (self));
}

/* ---- Day by day ---- */

static void
on_edited (DtMoveCard *self)
{
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  self->excepted = dt_change_table_dup_excepted (self->table);
  read_preview (self);
}

static void
on_table_gone (gpointer  data,
               GObject  *table)
{
  DT_MOVE_CARD (data)->table = NULL;
}

static GtkWidget *
new_day_by_day (DtMoveCard *self)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Change Deadlines"), "modal", TRUE, "default-width", 1180, "default-height", 640,
                                    "transient-for", gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_("_Close"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_("Change Deadlines"), _("Preview of the effect, nothing is stored yet")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), close);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_widget_add_css_class (window, "change-dialog");
  self->table = g_object_new (DT_TYPE_CHANGE_TABLE, "vexpand", TRUE, "margin-bottom", 18, NULL);
  g_object_weak_ref (G_OBJECT (self->table), on_table_gone, self);
  g_signal_connect_object (self->table, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  adw_window_set_content (ADW_WINDOW (window), box);

  return window;
}

static void
on_day_by_day (DtMoveCard *self)
{
  if (self->table != NULL)
    return;
  gtk_window_present (GTK_WINDOW (new_day_by_day (self)));
  read_preview (self);
}

static void
on_toggled (DtMoveCard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- What it says ---- */

void
dt_move_card_set_decided (DtMoveCard *self,
                          DtDay       day)
{
  g_return_if_fail (DT_IS_MOVE_CARD (self));

  if (self->decided_day == day)
    return;
  self->decided_day = day;
  read_preview (self);
}

void
dt_move_card_set_active (DtMoveCard *self,
                         gboolean    active)
{
  g_return_if_fail (DT_IS_MOVE_CARD (self));

  gtk_check_button_set_active (self->check, active);
}

gboolean
dt_move_card_get_active (DtMoveCard *self)
{
  g_return_val_if_fail (DT_IS_MOVE_CARD (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

const char *
dt_move_card_get_target (DtMoveCard *self)
{
  g_return_val_if_fail (DT_IS_MOVE_CARD (self), NULL);

  return self->target;
}

const char *
dt_move_card_get_words (DtMoveCard *self)
{
  g_return_val_if_fail (DT_IS_MOVE_CARD (self), NULL);

  return self->words;
}

const DtScheduleRule *
dt_move_card_get_rule (DtMoveCard *self)
{
  g_return_val_if_fail (DT_IS_MOVE_CARD (self), NULL);

  return &self->rule;
}

int
dt_move_card_count (DtMoveCard *self,
                    int        *n_unchanged)
{
  gboolean active = dt_move_card_get_active (self);

  *n_unchanged = active ? self->n_unchanged : 0;
  return active ? self->n_moved : 0;
}

DtRegisterMove *
dt_move_card_dup_move (DtMoveCard *self)
{
  DtRegisterMove *move;

  if (!dt_move_card_get_active (self))
    return NULL;
  move = dt_register_move_new (self->target, &self->rule);
  move->excepted = self->excepted != NULL ? g_hash_table_ref (self->excepted) : NULL;
  return move;
}

/* ---- The object ---- */

static void
dt_move_card_dispose (GObject *object)
{
  DtMoveCard *self = DT_MOVE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  if (self->table != NULL)
    g_object_weak_unref (G_OBJECT (self->table), on_table_gone, self);
  self->table = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_move_card_parent_class)->dispose (object);
}

static void
dt_move_card_finalize (GObject *object)
{
  DtMoveCard *self = DT_MOVE_CARD (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  g_free (self->target);
  g_free (self->words);

  G_OBJECT_CLASS (dt_move_card_parent_class)->finalize (object);
}

static void
dt_move_card_class_init (DtMoveCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_move_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_move_card_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_MOVE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "movecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_move_card_init (DtMoveCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_("_Apply When Entered"));

  self->cancellable = g_cancellable_new ();
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "hexpand", TRUE, "css-classes", (const char *[]) { "heading", NULL }, NULL);
  self->button = gtk_button_new_with_mnemonic (_("_Day by Day…"));
  g_object_set (self->button, "visible", FALSE, "valign", GTK_ALIGN_START, "css-classes", (const char *[]) { "flat", "link-button", NULL }, NULL);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_day_by_day), self);
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_IMAGE, "icon-name", "dt-moved-earlier-symbolic", "valign", GTK_ALIGN_START, "margin-top", 3,
                                                "css-classes", (const char *[]) { "move-mark", NULL }, NULL));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->button);
  gtk_box_append (GTK_BOX (self->box), head);
  self->effects = g_object_new (GTK_TYPE_BOX, "spacing", 12, "margin-start", 25, NULL);
  gtk_box_append (GTK_BOX (self->box), self->effects);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "visible", FALSE, "margin-start", 25, "css-classes", (const char *[]) { "register-echo", NULL }, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
  gtk_widget_set_margin_start (check, 19);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  self->check = GTK_CHECK_BUTTON (check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self->box), check);
}

/**
 * dt_move_card_new:
 * @context: of the window
 * @target: symbol of the directive whose days move
 * @words: what the letter says
 * @rule: how far
 *
 * Returns: (transfer floating): the card; it looks the directive up in the register
 */
GtkWidget *
dt_move_card_new (DtContext            *context,
                  const char           *target,
                  const char           *words,
                  const DtScheduleRule *rule)
{
  DtMoveCard *self = g_object_new (DT_TYPE_MOVE_CARD, NULL);
  g_autofree char *label = dt_schedule_rule_label (rule);
  /* Translators: by how much, and the directive whose tasks move: "−15 days · 150-KH/TU" */
  g_autofree char *title = g_strdup_printf (C_("by how much, and whose tasks", "%s · %s"), label, target);

  self->context = g_object_ref (context);
  self->target = g_strdup (target);
  self->words = g_strdup (words);
  self->rule = *rule;
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), words);
  look_up (self);
  return GTK_WIDGET (self);
}
