/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-deadline.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-words.h"
#include "dt-state-mark.h"

struct _DtDetailDeadline
{
  GtkWidget  parent_instance;

  GtkWidget *day;
  GtkWidget *left;
  GtkWidget *history;       /* GtkGrid: what happened, the day, by which directive */
  GtkWidget *words;
  GtkWidget *warning;       /* box of an icon and a label */
  GtkWidget *warning_text;
  GtkWidget *hold;          /* why it is suspended or cancelled */
};

G_DEFINE_FINAL_TYPE (DtDetailDeadline, dt_detail_deadline, GTK_TYPE_WIDGET)

static void
set_wrapped (GtkWidget  *label,
             const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static GtkWidget *
new_wrapped (const char *css_class)
{
  GtkWidget *label = dt_detail_label (NULL, css_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

/* --- How the day came to be --- */

static void
empty_history (DtDetailDeadline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->history)) != NULL)
    gtk_grid_remove (GTK_GRID (self->history), child);
}

static void
attach_cause (DtDetailDeadline *self,
              const char       *symbol,
              gint64            id,
              int               line)
{
  GtkWidget *link = dt_detail_link ();

  dt_detail_link_set (link, symbol, "win.show-directive", id);
  gtk_widget_set_halign (link, GTK_ALIGN_END);
  gtk_widget_set_hexpand (link, TRUE);
  gtk_grid_attach (GTK_GRID (self->history), link, 2, line, 1, 1);
}

static void
attach_day (DtDetailDeadline *self,
            DtDay             day,
            const char       *css_class,
            int               line,
            DtDay             today)
{
  g_autofree char *text = dt_day_format (day, DT_DAY_STYLE_TABLE, today);
  GtkWidget *label = dt_detail_label (text, css_class);

  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (GTK_GRID (self->history), label, 1, line, 1, 1);
}

static void
attach_original (DtDetailDeadline *self,
                 const DtTaskRow  *row,
                 DtDay             today)
{
  gtk_grid_attach (GTK_GRID (self->history), dt_detail_label (_("Original Day"), "second-line"), 0, 0, 1, 1);
  attach_day (self, row->original_day, "struck", 0, today);
  attach_cause (self, row->directive, row->directive_id, 0);
}

static void
attach_move (DtDetailDeadline *self,
             const DtMoveRow  *move,
             gboolean          in_force,
             int               line,
             DtDay             today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autofree char *rule = dt_detail_move_label (move);
  /* Translators: a unit, and how its part of a task alone was moved */
  g_autofree char *of_unit = move->assignment_id != 0 ? g_strdup_printf (_("%1$s: %2$s"), move->unit, rule) : NULL;
  const char *what = of_unit != NULL ? of_unit : rule;
  GtkWidget *label = dt_detail_link ();
  const char *icon = move->new_day < move->old_day ? "dt-moved-earlier-symbolic" : "dt-moved-later-symbolic";

  if (!move->excepted)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_widget_add_css_class (image, "moved");
      gtk_box_append (GTK_BOX (box), image);
      gtk_widget_add_css_class (label, "strong");
    }
  dt_detail_link_set (label, what, "win.show-change", move->change_id);
  gtk_widget_add_css_class (label, "plain");
  gtk_widget_set_tooltip_text (label, _("Show all that this change moved"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (GTK_GRID (self->history), box, 0, line, 1, 1);

  attach_day (self, move->excepted ? move->old_day : move->new_day, in_force ? "strong" : "struck", line, today);
  attach_cause (self, move->cause, move->cause_id, line);

  if (move->reason != NULL && move->reason[0] != '\0')
    gtk_widget_set_tooltip_text (box, move->reason);
}

static void
append_moves (GString   *text,
              GPtrArray *moves)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const DtMoveRow *move = g_ptr_array_index (moves, i);

      g_string_append_printf (text, " %" G_GINT64_FORMAT " %d %d %d %s", move->change_id, move->old_day, move->new_day,
                              move->excepted, move->cause);
    }
}

/* The history is short and has nothing of its own to lose but the focus of a link, so it is made anew only when it is another. */
static char *
fingerprint (const DtTaskDetail *detail,
             DtDay               today)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %d %d", detail->row->id, detail->row->original_day,
                          detail->row->last_day, today);
  append_moves (text, detail->moves);
  append_moves (text, detail->part_moves);

  return g_string_free (text, FALSE);
}

static void
show_history (DtDetailDeadline   *self,
              const DtTaskDetail *detail,
              DtDay               today)
{
  g_autofree char *now = fingerprint (detail, today);
  int line = 0;

  if (g_strcmp0 (now, g_object_get_data (G_OBJECT (self->history), "fingerprint")) == 0)
    return;

  g_object_set_data_full (G_OBJECT (self->history), "fingerprint", g_steal_pointer (&now), g_free);
  empty_history (self);
  if (detail->row->original_day != DT_DAY_NONE)
    {
      attach_original (self, detail->row, today);
      line++;
    }
  for (guint i = 0; i < detail->moves->len; i++, line++)
    attach_move (self, g_ptr_array_index (detail->moves, i), i == detail->moves->len - 1, line, today);
  for (guint i = 0; i < detail->part_moves->len; i++, line++)
    attach_move (self, g_ptr_array_index (detail->part_moves, i), TRUE, line, today);
  gtk_widget_set_visible (self->history, line > 0);
}

/* --- The words --- */

static void
show_words (DtDetailDeadline   *self,
            const DtTaskDetail *detail,
            DtWorkCalendar     *calendar,
            DtDay               today)
{
  const DtTaskRow *row = detail->row;
  gboolean moved = row->original_day != DT_DAY_NONE && row->original_day != row->last_day;
  gboolean has_words = detail->deadline != NULL && detail->deadline->words != NULL && detail->deadline->words[0] != '\0';
  gboolean open = dt_phase_is_open (row->phase) && row->last_day >= today;
  g_autofree char *sentence = NULL;
  g_autofree char *day_off = open ? dt_detail_day_off (row->last_day, calendar, today) : NULL;

  /* The words lead to the original day; what moved it stands above. */
  if (has_words)
    sentence = dt_deadline_explain (detail->deadline, moved ? row->original_day : row->last_day, calendar, today);

  /* A sentence about the day in force tells the last working day itself: it then is the warning. */
  if (day_off != NULL && sentence != NULL && !moved)
    {
      const char *holiday = dt_work_calendar_holiday_name (calendar, row->last_day);

      g_free (day_off);
      day_off = holiday != NULL ? g_strdup_printf ("%s\n%s", sentence, holiday) : g_steal_pointer (&sentence);
      g_clear_pointer (&sentence, g_free);
    }
  set_wrapped (self->words, sentence);
  gtk_label_set_text (GTK_LABEL (self->warning_text), day_off != NULL ? day_off : "");
  gtk_widget_set_visible (self->warning, day_off != NULL);
}

static void
show_hold (DtDetailDeadline   *self,
           const DtTaskDetail *detail)
{
  g_autofree char *text = NULL;

  if (detail->hold_reason != NULL && detail->hold_reason[0] != '\0' && detail->hold != DT_HOLD_ACTIVE)
    {
      if (detail->hold == DT_HOLD_SUSPENDED)
        text = g_strdup_printf (_("Suspended: %s"), detail->hold_reason);
      else
        text = g_strdup_printf (_("Cancelled: %s"), detail->hold_reason);
    }
  set_wrapped (self->hold, text);
}

static void
dt_detail_deadline_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_detail_deadline_parent_class)->dispose (object);
}

static void
dt_detail_deadline_class_init (DtDetailDeadlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_detail_deadline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "deadlinecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dt_detail_deadline_init (DtDetailDeadline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  gtk_widget_add_css_class (widget, "card");

  self->day = new_wrapped ("big-date");
  gtk_widget_add_css_class (self->day, "numeric");
  self->left = new_wrapped ("dense");
  gtk_widget_set_valign (self->day, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->left, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (head), self->day);
  gtk_box_append (GTK_BOX (head), self->left);
  gtk_widget_set_parent (head, widget);

  self->history = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->history), 14);
  gtk_grid_set_row_spacing (GTK_GRID (self->history), 2);
  gtk_widget_set_parent (self->history, widget);

  self->words = new_wrapped ("second-line");
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_parent (self->words, widget);

  self->warning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->warning, "day-off");
  gtk_box_append (GTK_BOX (self->warning), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  self->warning_text = new_wrapped (NULL);
  gtk_box_append (GTK_BOX (self->warning), self->warning_text);
  gtk_widget_set_parent (self->warning, widget);

  self->hold = new_wrapped ("second-line");
  gtk_widget_set_parent (self->hold, widget);
}

GtkWidget *
dt_detail_deadline_new (void)
{
  return g_object_new (DT_TYPE_DETAIL_DEADLINE, NULL);
}

/**
 * dt_detail_deadline_set:
 * @self: a card
 * @detail: the task
 * @calendar: (nullable): the working days
 * @today: the day to judge by
 * @soon_days: how near is soon
 */
void
dt_detail_deadline_set (DtDetailDeadline   *self,
                        const DtTaskDetail *detail,
                        DtWorkCalendar     *calendar,
                        DtDay               today,
                        int                 soon_days)
{
  DtState state = dt_task_row_get_state (detail->row, today, soon_days);
  g_autofree char *day = dt_detail_big_day (detail, today);
  g_autofree char *left = dt_detail_days_left (detail, calendar, today, soon_days);

  gtk_label_set_text (GTK_LABEL (self->day), day);
  gtk_label_set_text (GTK_LABEL (self->left), left);
  dt_state_style (self->left, state <= DT_STATE_TODAY ? (int) state : -1);
  if (state <= DT_STATE_TODAY)
    gtk_widget_remove_css_class (self->left, "dim");
  else
    gtk_widget_add_css_class (self->left, "dim");

  show_history (self, detail, today);
  show_words (self, detail, calendar, today);
  show_hold (self, detail);
}
