/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-cards.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-words.h"
#include "dt-state-mark.h"
#include "dt-whole-tip.h"

/* The parts of a row; each kind of row uses some of them. */
typedef struct
{
  GtkWidget *mark;
  GtkWidget *icon;
  GtkWidget *above;      /* small, over the text */
  GtkWidget *text;
  GtkWidget *below;      /* small, under the text */
  GtkWidget *right;
  GtkWidget *right_below;
  gint64     target;
} Parts;

static Parts *
parts_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "parts");
}

/**
 * dt_detail_label:
 * @text: what it says
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label of one line at the left, cut where there is too little room
 */
GtkWidget *
dt_detail_label (const char *text,
                 const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  dt_whole_tip_attach (label);

  return label;
}

/**
 * dt_detail_aim:
 * @button: a button
 * @action: an action of the window
 * @target: what it is to act upon
 *
 * The target goes first: an action without the one it needs would be complained of.
 */
void
dt_detail_aim (GtkWidget  *button,
               const char *action,
               GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

GtkWidget *
dt_detail_link (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), dt_detail_label (NULL, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "inline-link");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/**
 * dt_detail_link_set:
 * @link: from dt_detail_link()
 * @text: what it shows
 * @action: an action of the window that takes an id
 * @target: the id
 */
void
dt_detail_link_set (GtkWidget  *link,
                    const char *text,
                    const char *action,
                    gint64      target)
{
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  dt_detail_aim (link, action, g_variant_new_int64 (target));
}

GVariant *
dt_detail_ids (const gint64 *ids,
               guint         n)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n, sizeof (gint64));
}

void
dt_detail_fit_rows (GtkListBox     *list,
                    guint           n,
                    DtDetailCreate  create)
{
  GtkListBoxRow *row;
  guint have = 0;

  while (gtk_list_box_get_row_at_index (list, (int) have) != NULL)
    have++;
  for (; have < n; have++)
    gtk_list_box_append (list, create ());
  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Two lines rather than a cut one. */
static void
allow_two_lines (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
}

/* An empty row: at the left a mark or an icon, in the middle up to three lines, at the right up to two. */
static Parts *
new_row (GtkWidget **row,
         int         height)
{
  Parts *parts = g_new0 (Parts, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  parts->mark = dt_state_mark_new ();
  parts->icon = gtk_image_new ();
  parts->above = dt_detail_label (NULL, "second-line");
  parts->text = dt_detail_label (NULL, "dense");
  parts->below = dt_detail_label (NULL, "second-line");
  parts->right = dt_detail_label (NULL, "second-line");
  parts->right_below = dt_detail_label (NULL, "slack");

  gtk_box_append (GTK_BOX (box), parts->mark);
  gtk_box_append (GTK_BOX (box), parts->icon);
  gtk_box_append (GTK_BOX (middle), parts->above);
  gtk_box_append (GTK_BOX (middle), parts->text);
  gtk_box_append (GTK_BOX (middle), parts->below);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (end), parts->right);
  gtk_box_append (GTK_BOX (end), parts->right_below);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), end);

  for (GtkWidget *child = gtk_widget_get_first_child (end); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_add_css_class (child, "numeric");
      gtk_label_set_xalign (GTK_LABEL (child), 1);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_NONE);
    }

  *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (*row), box);
  gtk_widget_set_size_request (*row, -1, height);
  g_object_set_data_full (G_OBJECT (*row), "parts", parts, g_free);

  return parts;
}

/* A line that may be missing. */
static void
set_line (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
set_spoken (GtkListBoxRow *row,
            const char    *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

gint64
dt_detail_row_get_target (GtkListBoxRow *row)
{
  const Parts *parts = parts_of (row);

  return parts != NULL ? parts->target : 0;
}

/* --- What waits for what --- */

GtkWidget *
dt_detail_link_row_new (void)
{
  GtkWidget *row;
  Parts *parts = new_row (&row, 44);

  gtk_widget_hide (parts->below);
  allow_two_lines (parts->text);
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon), "dt-depends-symbolic");
  gtk_widget_add_css_class (parts->icon, "dim");

  return row;
}

/* Negative slack is certain lateness; of a task that is done, nothing is left to say. */
static void
show_slack (Parts           *parts,
            const DtTaskRow *task,
            const DtLinkRow *link,
            gboolean         needed,
            DtDay            today)
{
  DtPhase needed_phase = needed ? link->phase : task->phase;
  DtDay needed_day = needed ? link->last_day : task->last_day;
  DtDay waiting_day = needed ? task->last_day : link->last_day;
  gboolean open = dt_phase_is_open (needed_phase) || needed_phase == DT_PHASE_HANDED;
  g_autofree char *slack = NULL;
  int days;

  if (needed_day == DT_DAY_NONE || waiting_day == DT_DAY_NONE || !open)
    {
      set_line (parts->right_below, NULL);
      return;
    }

  days = dt_detail_slack_days (needed_day, open, waiting_day, today);
  slack = dt_detail_slack (days);
  set_line (parts->right_below, slack);
  dt_state_style (parts->right_below, days < 0 ? (int) DT_STATE_OVERDUE : -1);
}

/**
 * dt_detail_link_row_set:
 * @row: from dt_detail_link_row_new()
 * @task: the task the panel shows
 * @link: the other one
 * @needed: whether @task waits for @link; else the other way
 */
void
dt_detail_link_row_set (GtkListBoxRow   *row,
                        const DtTaskRow *task,
                        const DtLinkRow *link,
                        gboolean         needed,
                        DtDay            today,
                        int              soon_days)
{
  Parts *parts = parts_of (row);
  DtDay day = dt_phase_is_open (link->phase) && link->next_day != DT_DAY_NONE ? link->next_day : link->last_day;
  DtState state = dt_state_derive (link->phase, day, today, soon_days);
  const char *head = needed ? _("Waits For") : _("Waited For By");
  g_autofree char *title = dt_detail_link_title (link);
  g_autofree char *progress = dt_detail_link_progress (link, state, today);
  g_autofree char *far = NULL;
  const char *slack;
  g_autofree char *spoken = NULL;

  parts->target = link->task_id;
  dt_state_mark_set (DT_STATE_MARK (parts->mark), state, link->percent);
  gtk_widget_set_visible (parts->mark, needed);
  gtk_widget_set_visible (parts->icon, !needed);
  set_line (parts->above, head);
  set_line (parts->text, title);
  set_line (parts->right, progress);
  show_slack (parts, task, link, needed, today);

  slack = gtk_label_get_text (GTK_LABEL (parts->right_below));
  far = slack[0] != '\0' ? g_strdup_printf ("%s, %s", progress, slack) : g_strdup (progress);
  /* Translators: read aloud: how two tasks hang together, the other task, its state, its day and progress and the slack */
  spoken = g_strdup_printf (_("%1$s: %2$s, %3$s, %4$s"), head, title, dt_state_label (state), far);
  set_spoken (row, spoken);
}

/* --- Reminders --- */

GtkWidget *
dt_detail_reminder_row_new (void)
{
  GtkWidget *row;
  Parts *parts = new_row (&row, 24);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_widget_hide (parts->mark);
  gtk_widget_hide (parts->right_below);
  gtk_widget_add_css_class (parts->icon, "dim");
  allow_two_lines (parts->text);
  allow_two_lines (parts->below);
  /* The day stands before the text here, in a column of its own. */
  gtk_widget_unparent (g_object_ref (parts->above));
  gtk_box_insert_child_after (GTK_BOX (box), parts->above, parts->icon);
  g_object_unref (parts->above);
  gtk_label_set_ellipsize (GTK_LABEL (parts->above), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (parts->above), 5);
  gtk_widget_remove_css_class (parts->above, "second-line");
  gtk_widget_add_css_class (parts->above, "dense");
  gtk_widget_add_css_class (parts->above, "numeric");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static const char *
channel_icon (DtChannel channel)
{
  switch (channel)
    {
    case DT_CHANNEL_LETTER:
      return "mail-unread-symbolic";
    case DT_CHANNEL_MAIL:
      return "mail-send-symbolic";
    case DT_CHANNEL_VISIT:
      return "system-users-symbolic";
    case DT_CHANNEL_PHONE:
      break;
    }

  return "call-start-symbolic";
}

void
dt_detail_reminder_row_set (GtkListBoxRow       *row,
                            const DtReminderRow *reminder,
                            DtDay                today)
{
  Parts *parts = parts_of (row);
  g_autofree char *day = dt_detail_day (reminder->day, today);
  g_autofree char *what = dt_detail_reminder (reminder);
  g_autofree char *answer = dt_detail_answer (reminder, today);
  g_autofree char *all = NULL;
  g_autofree char *spoken = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon), channel_icon (reminder->channel));
  gtk_widget_set_tooltip_text (parts->icon, dt_nick_label (dt_channel_nicks, (int) reminder->channel));
  set_line (parts->above, day);
  set_line (parts->text, what);
  set_line (parts->below, answer);
  set_line (parts->right, reminder->symbol);

  all = answer != NULL ? g_strdup_printf ("%s, %s", what, answer) : g_strdup (what);
  /* Translators: a reminder read aloud: its day, by what channel, to whom and what, and the answer */
  spoken = g_strdup_printf (_("%1$s, %2$s: %3$s"), day, dt_nick_label (dt_channel_nicks, (int) reminder->channel), all);
  set_spoken (row, spoken);
}

/* --- Journal --- */

GtkWidget *
dt_detail_journal_row_new (void)
{
  GtkWidget *row;
  Parts *parts = new_row (&row, 24);

  gtk_widget_hide (parts->mark);
  gtk_widget_hide (parts->icon);
  gtk_widget_hide (parts->above);
  gtk_widget_hide (parts->right_below);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

void
dt_detail_journal_row_set (GtkListBoxRow      *row,
                           const DtJournalRow *entry,
                           DtDay               today)
{
  Parts *parts = parts_of (row);
  g_autofree char *at = dt_instant_format (entry->at, today);
  g_autofree char *spoken = NULL;

  set_line (parts->text, entry->label);
  set_line (parts->below, entry->who);
  set_line (parts->right, at);

  /* Translators: an entry of the journal read aloud: when, what, by whom */
  spoken = g_strdup_printf (_("%1$s: %2$s, %3$s"), at, entry->label, entry->who);
  set_spoken (row, spoken);
}

/* --- Counts --- */

GtkWidget *
dt_detail_count_row_new (void)
{
  GtkWidget *row;
  Parts *parts = new_row (&row, 34);

  gtk_widget_hide (parts->icon);
  gtk_widget_hide (parts->above);
  gtk_widget_hide (parts->below);
  gtk_widget_hide (parts->right_below);
  gtk_widget_add_css_class (parts->right, "strong");

  return row;
}

/**
 * dt_detail_count_row_set:
 * @row: from dt_detail_count_row_new()
 * @state: whose mark to show; negative: none
 * @name: what is counted
 * @n: how many
 * @target: what activating the row opens; 0: nothing
 */
void
dt_detail_count_row_set (GtkListBoxRow *row,
                         int            state,
                         const char    *name,
                         int            n,
                         gint64         target)
{
  Parts *parts = parts_of (row);
  g_autofree char *number = g_strdup_printf ("%d", n);
  g_autofree char *spoken = g_strdup_printf ("%s: %d", name, n);

  parts->target = target;
  /* Names stay in line where some have a mark. */
  gtk_widget_set_opacity (parts->mark, state >= 0 ? 1 : 0);
  if (state >= 0)
    dt_state_mark_set (DT_STATE_MARK (parts->mark), (DtState) state, 50);
  set_line (parts->text, name);
  set_line (parts->right, number);
  gtk_list_box_row_set_activatable (row, target != 0);
  set_spoken (row, spoken);
}
