/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-page-rows.h"

#include <glib/gi18n-lib.h>

#include "dt-block.h"
#include "dt-detail-cards.h"
#include "dt-state-mark.h"

static GtkWidget *
new_row (GtkWidget  *content,
         const char *spoken,
         int         height)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_widget_set_size_request (row, -1, height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
remember_task (GtkWidget *row,
               gint64     task_id)
{
  g_object_set_data_full (G_OBJECT (row), "task-id", g_memdup2 (&task_id, sizeof task_id), g_free);
}

static GtkWidget *
new_mark (DtState state,
          int     percent)
{
  GtkWidget *mark = dt_state_mark_new ();

  dt_state_mark_set (DT_STATE_MARK (mark), state, percent);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);

  return mark;
}

/* Width in characters keeps the columns of all rows in line without measuring them together. */
static GtkWidget *
new_column (const char *text,
            int         chars)
{
  GtkWidget *label = dt_detail_label (text, "numeric");

  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);

  return label;
}

static char *
source_of (const DtTaskRow *task)
{
  if (task->ordinal[0] == '\0')
    return g_strdup (task->directive);
  return g_strdup_printf ("%s · %s", task->directive, task->ordinal);
}

static char *
second_line_of (const DtObligation *obligation)
{
  const DtTaskRow *task = obligation->task;
  int n = obligation->assignment->n_reminders;
  g_autofree char *source = source_of (task);
  g_autofree char *reminded = NULL;

  if (n == 0 && task->bound != DT_BOUND_BEFORE)
    return g_steal_pointer (&source);
  if (n == 0)
    return g_strdup_printf ("%s · %s", source, task->words);

  reminded = g_strdup_printf (ngettext ("reminded %d time", "reminded %d times", (unsigned long) n), n);
  return g_strdup_printf ("%s · %s", source, reminded);
}

static GtkWidget *
new_day_column (const DtObligation *obligation,
                DtDay               today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DtDay last_day = obligation->assignment->last_day;
  g_autofree char *day = NULL;
  GtkWidget *label;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  day = last_day != DT_DAY_NONE ? dt_day_format (last_day, DT_DAY_STYLE_TABLE, today) : g_strdup (_("No last day"));
  label = new_column (day, 10);
  gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);

  if (obligation->task->original_day != DT_DAY_NONE && last_day != DT_DAY_NONE)
    {
      g_autofree char *original = dt_day_format (obligation->task->original_day, DT_DAY_STYLE_TABLE, today);

      label = new_column (original, 10);
      gtk_widget_add_css_class (label, "original-day");
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

/**
 * dt_unit_owed_row:
 * @obligation: what is owed
 * @today: the day to judge by
 * @soon_days: how near is soon
 *
 * Mark, title over its source, last day over the original one, time left, and the button that records.
 */
GtkWidget *
dt_unit_owed_row (const DtObligation *obligation,
                  DtDay               today,
                  int                 soon_days)
{
  DtState state = dt_assignment_row_get_state (obligation->assignment, today, soon_days);
  g_autofree char *left = dt_state_time_left (state, obligation->assignment->last_day, DT_DAY_NONE, today);
  g_autofree char *second = second_line_of (obligation);
  g_autofree char *spoken = dt_task_row_spoken (obligation->task, today, soon_days);
  g_autofree char *record = NULL;
  gint64 id = obligation->assignment->id;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = dt_detail_label (obligation->task->title, "dense");
  GtkWidget *left_label = new_column (left, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Record"));
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), new_mark (state, obligation->assignment->percent));

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (title, obligation->task->title);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), dt_detail_label (second, "second-line"));
  gtk_box_append (GTK_BOX (box), texts);

  gtk_box_append (GTK_BOX (box), new_day_column (obligation, today));
  if (state <= DT_STATE_SOON)
    {
      dt_state_style (left_label, (int) state);
      gtk_widget_add_css_class (left_label, "strong");
    }
  gtk_box_append (GTK_BOX (box), left_label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "row-button");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.record");
  /* Translators: what a button does, and for which task; read aloud */
  record = g_strdup_printf (_("%1$s: %2$s"), _("Record"), obligation->task->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, record, -1);
  gtk_box_append (GTK_BOX (box), button);

  row = new_row (box, spoken, 46);
  remember_task (row, obligation->task->id);
  return row;
}

/**
 * dt_unit_handed_row:
 * @obligation: what was handed in
 * @today: the day to judge by
 * @soon_days: how near is soon
 *
 * Mark, title and source, the day received, early or late, a clip where there is a file.
 */
GtkWidget *
dt_unit_handed_row (const DtObligation *obligation,
                    DtDay               today,
                    int                 soon_days)
{
  const DtAssignmentRow *assignment = obligation->assignment;
  DtState state = dt_assignment_row_get_state (assignment, today, soon_days);
  g_autofree char *how = dt_state_time_left (state, assignment->last_day, assignment->received_day, today);
  g_autofree char *day = dt_day_format (assignment->received_day, DT_DAY_STYLE_SHORT, today);
  g_autofree char *source = source_of (obligation->task);
  g_autofree char *spoken = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = dt_detail_label (obligation->task->title, "dense");
  GtkWidget *source_label = dt_detail_label (source, "second-line");
  GtkWidget *how_label = new_column (how, 12);
  GtkWidget *clip = gtk_image_new_from_icon_name ("mail-attachment-symbolic");
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), new_mark (state, 100));
  gtk_widget_set_tooltip_text (title, obligation->task->title);
  gtk_box_append (GTK_BOX (box), title);
  gtk_label_set_ellipsize (GTK_LABEL (source_label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (source_label, TRUE);
  gtk_box_append (GTK_BOX (box), source_label);
  gtk_box_append (GTK_BOX (box), new_column (day, 6));
  if (state == DT_STATE_DONE_LATE)
    dt_state_style (how_label, DT_STATE_SOON);
  else if (state == DT_STATE_DONE)
    gtk_widget_add_css_class (how_label, "dim");
  else
    dt_state_style (how_label, (int) state);
  gtk_box_append (GTK_BOX (box), how_label);
  gtk_widget_set_tooltip_text (clip, assignment->file);
  gtk_widget_set_opacity (clip, assignment->file[0] != '\0' ? 1 : 0);
  gtk_box_append (GTK_BOX (box), clip);

  /* Translators: something handed in, read aloud: title, source, day received, early or late */
  spoken = g_strdup_printf (_("%s, %s, received %s, %s"), obligation->task->title, source, day, how);
  row = new_row (box, spoken, 38);
  remember_task (row, obligation->task->id);
  return row;
}

static const char *
channel_icon (DtChannel channel)
{
  switch (channel)
    {
    case DT_CHANNEL_PHONE:
      return "call-start-symbolic";
    case DT_CHANNEL_LETTER:
      return "mail-unread-symbolic";
    case DT_CHANNEL_MAIL:
      return "mail-send-symbolic";
    case DT_CHANNEL_VISIT:
      return "system-users-symbolic";
    }
  return "call-start-symbolic";
}

/**
 * dt_unit_reminder_row:
 * @reminder: an act of urging
 * @today: the day to tell dates by
 */
GtkWidget *
dt_unit_reminder_row (const DtReminderRow *reminder,
                      DtDay                today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *answer;
  g_autofree char *day = dt_day_format (reminder->day, DT_DAY_STYLE_SHORT, today);
  g_autofree char *time = reminder->time != DT_TIME_NONE ? dt_time_format (reminder->time) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *second = NULL;
  const char *channel = dt_nick_label (dt_channel_nicks, (int) reminder->channel);

  if (reminder->symbol[0] != '\0')
    what = g_strdup_printf ("%s (%s)", reminder->note[0] != '\0' ? reminder->note : channel, reminder->symbol);
  else
    /* Translators: how the unit was urged, and about what: "Phone: monthly report" */
    what = g_strdup_printf (_("%s: %s"), channel, reminder->about);

  second = g_strdup (day);
  if (time != NULL)
    {
      g_autofree char *with_time = g_strdup_printf ("%s %s", day, time);
      g_free (second);
      second = g_steal_pointer (&with_time);
    }
  if (reminder->symbol[0] != '\0' || reminder->note[0] != '\0')
    {
      const char *more = reminder->symbol[0] != '\0' ? reminder->about : reminder->note;
      g_autofree char *with_note = g_strdup_printf ("%s · %s", second, more);
      g_free (second);
      second = g_steal_pointer (&with_note);
    }

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (channel_icon (reminder->channel)));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), dt_detail_label (what, "dense"));
  gtk_box_append (GTK_BOX (texts), dt_detail_label (second, "second-line"));
  gtk_box_append (GTK_BOX (box), texts);

  answer = dt_detail_label (reminder->answer[0] != '\0' ? reminder->answer : _("no answer yet"), "second-line");
  if (reminder->answer[0] == '\0')
    gtk_widget_add_css_class (answer, "strong");
  gtk_label_set_max_width_chars (GTK_LABEL (answer), 18);
  gtk_box_append (GTK_BOX (box), answer);

  return new_row (box, what, 46);
}

/**
 * dt_unit_contact_row:
 * @icon_name: what kind of thing it is
 * @text: the number, address or name
 * @strong: whether it is the one to use first
 * @copy_label: (nullable): name of the copy button; NULL: nothing to copy
 */
GtkWidget *
dt_unit_contact_row (const char *icon_name,
                     const char *text,
                     gboolean    strong,
                     const char *copy_label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = dt_detail_label (text, strong ? "strong" : NULL);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dense");
  gtk_box_append (GTK_BOX (box), label);

  if (copy_label != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, copy_label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_label, -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.copy-text");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
      gtk_box_append (GTK_BOX (box), button);
    }

  row = new_row (box, text, 36);
  if (copy_label != NULL)
    g_object_set_data_full (G_OBJECT (row), "copy-text", g_strdup (text), g_free);
  return row;
}

/**
 * dt_unit_figure:
 * @figure: the number
 * @caption: what it counts
 * @alarming: whether it is shown as late
 */
GtkWidget *
dt_unit_figure (const char *figure,
                const char *caption,
                gboolean    alarming)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = dt_detail_label (figure, "figure");
  GtkWidget *words = dt_detail_label (caption, "second-line");
  g_autofree char *spoken = g_strdup_printf ("%s %s", figure, caption);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "figure-card");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  if (alarming)
    dt_state_style (number, DT_STATE_OVERDUE);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return box;
}

/**
 * dt_unit_key:
 * @css_class: of the bar it explains
 * @label: what that bar means
 */
GtkWidget *
dt_unit_key (const char *css_class,
             const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *block = dt_block_new (css_class);

  gtk_widget_add_css_class (frame, "chart-key");
  gtk_widget_set_valign (frame, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (block, 11, 11);
  gtk_box_append (GTK_BOX (frame), block);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), dt_detail_label (label, "second-line"));

  return box;
}

/**
 * dt_unit_row_get_task_id:
 * @row: a row of what is owed or handed in
 *
 * Returns: the task the row is about; 0: none
 */
gint64
dt_unit_row_get_task_id (GtkWidget *row)
{
  const gint64 *task_id = g_object_get_data (G_OBJECT (row), "task-id");

  return task_id != NULL ? *task_id : 0;
}

/**
 * dt_unit_row_get_copy_text:
 * @row: a row of the contacts
 *
 * Returns: (nullable): what activating the row copies
 */
const char *
dt_unit_row_get_copy_text (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "copy-text");
}
