/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letter beside the form: which passage went into which field, both ways, and what the person says a passage is. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- What was read ---- */

/* Places are told in bytes, the text view counts characters; most are asked for in their order. */
typedef struct { const char *text; guint byte; int offset; } Counter;

static int
count_to (Counter *self,
          guint    byte)
{
  if (byte >= self->byte)
    self->offset += (int) g_utf8_strlen (self->text + self->byte, (gssize) (byte - self->byte));
  else
    self->offset -= (int) g_utf8_strlen (self->text + byte, (gssize) (self->byte - byte));
  self->byte = byte;

  return self->offset;
}

static void
link_place (DtRegisterWindow *self,
            Counter          *counter,
            DtPaperKind       kind,
            DtSpan            place,
            GtkWidget        *field,
            const char       *number)
{
  int start;

  if (place.end <= place.start)
    return;
  start = count_to (counter, place.start);
  dt_register_letter_add (self->letter, kind, start, count_to (counter, place.end), field, number);
}

/* What has no place of its own, where it first stands in a stretch of the text. */
static void
link_words (DtRegisterWindow *self,
            Counter          *counter,
            DtPaperKind       kind,
            DtSpan            within,
            const char       *words,
            GtkWidget        *field)
{
  const char *found = words != NULL && *words != '\0' ? g_strstr_len (self->text + within.start, (gssize) (within.end - within.start), words) : NULL;
  DtSpan place = { 0 };

  if (found == NULL)
    return;
  place.start = (guint) (found - self->text);
  place.end = place.start + (guint) strlen (words);
  link_place (self, counter, kind, place, field, NULL);
}

static void
link_task (DtRegisterWindow     *self,
           Counter              *counter,
           const DtProposal     *proposal,
           const DtProposedTask *task,
           DtRegisterTaskRow    *row)
{
  link_place (self, counter, DT_PAPER_TASK, task->place, GTK_WIDGET (row), task->ordinal);
  for (guint i = 0; i < task->leads->len; i++)
    link_words (self, counter, DT_PAPER_UNIT, task->place, g_ptr_array_index (task->leads, i), dt_register_task_row_get_field (row, DT_REGISTER_LEADS));
  for (guint i = 0; i < task->coordinators->len; i++)
    link_words (self, counter, DT_PAPER_UNIT, task->place, g_ptr_array_index (task->coordinators, i),
                dt_register_task_row_get_field (row, DT_REGISTER_COORDINATORS));
  if (task->deadline >= 0 && task->deadline < (int) proposal->deadlines->len)
    link_place (self, counter, DT_PAPER_DATE, ((DtProposedDeadline *) g_ptr_array_index (proposal->deadlines, task->deadline))->place,
                dt_register_task_row_get_field (row, DT_REGISTER_WORDS), NULL);
  else
    link_words (self, counter, DT_PAPER_DATE, task->place, task->bound_words, dt_register_task_row_get_field (row, DT_REGISTER_WORDS));
}

/* Cards are only of those whose plan is known: they are told apart by their words. */
static void
link_moves (DtRegisterWindow *self,
            Counter          *counter,
            const DtProposal *proposal)
{
  for (guint i = 0; i < proposal->moves->len; i++)
    {
      const DtProposedMove *move = g_ptr_array_index (proposal->moves, i);

      for (GtkWidget *card = gtk_widget_get_first_child (self->moves); card != NULL; card = gtk_widget_get_next_sibling (card))
        if (g_strcmp0 (dt_move_card_get_words (DT_MOVE_CARD (card)), move->words) == 0)
          link_place (self, counter, DT_PAPER_DATE, move->place, card, NULL);
    }
}

/* To whom it goes is not edited here: it is only shown that it was read. */
static void
link_addressees (DtRegisterWindow *self,
                 Counter          *counter,
                 const DtProposal *proposal)
{
  DtSpan whole = { 0, (guint) strlen (self->text) };

  for (guint i = 0; i < proposal->addressees->len; i++)
    link_words (self, counter, DT_PAPER_UNIT, whole, g_ptr_array_index (proposal->addressees, i), NULL);
}

/**
 * dt_register_window_link:
 * @proposal: what was read of the letter, and filled into the form already
 */
void
dt_register_window_link (DtRegisterWindow *self,
                         const DtProposal *proposal)
{
  Counter counter = { .text = self->text };
  GtkWidget *row = gtk_widget_get_first_child (self->tasks);

  if (self->letter == NULL)
    return;
  link_place (self, &counter, DT_PAPER_UNIT, proposal->issuer_place, GTK_WIDGET (self->issuer), NULL);
  link_place (self, &counter, DT_PAPER_DIRECTIVE, proposal->symbol_place, GTK_WIDGET (self->symbol), NULL);
  link_place (self, &counter, DT_PAPER_DATE, proposal->day_place, dt_day_entry_get_entry (self->day), NULL);
  for (guint i = 0; i < proposal->references->len; i++)
    link_place (self, &counter, DT_PAPER_DIRECTIVE, ((DtProposedReference *) g_ptr_array_index (proposal->references, i))->place,
                dt_references_field_get_entry (self->references, i), NULL);
  for (guint i = 0; i < proposal->tasks->len && row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    link_task (self, &counter, proposal, g_ptr_array_index (proposal->tasks, i), DT_REGISTER_TASK_ROW (row));
  link_moves (self, &counter, proposal);
  link_addressees (self, &counter, proposal);
}

/* ---- Both ways ---- */

static void
on_focus (DtRegisterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->letter)))
    dt_register_letter_show (self->letter, focus);
}

/* F6: from the field to its passage and back. */
static void
change_side (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtRegisterWindow *self = DT_REGISTER_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->letter == NULL)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->letter)))
    gtk_widget_grab_focus (GTK_WIDGET (self->letter));
  else if (!dt_register_letter_leave (self->letter))
    gtk_widget_grab_focus (GTK_WIDGET (self->symbol));
}

/* ---- What the person says ---- */

static void
append_name (GtkEditable *entry,
             const char  *name)
{
  const char *before = gtk_editable_get_text (entry);
  g_autofree char *text = g_strdup_printf ("%s%s%s", before, *before != '\0' ? "; " : "", name);

  gtk_editable_set_text (entry, text);
}

/* One line, as a title is. */
static char *
dup_line (const char *words)
{
  g_autoptr(GString) line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      space = TRUE;
    else
      {
        if (space && line->len > 0)
          g_string_append_c (line, ' ');
        g_string_append_unichar (line, g_utf8_get_char (p));
        space = FALSE;
      }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static DtRegisterTaskRow *
add_told_task (DtRegisterWindow *self,
               const char       *title,
               const char       *passage)
{
  DtRegisterTaskRow *row = dt_register_window_append_task (self);

  dt_register_task_row_set (row, NULL, title, passage, NULL, NULL, NULL);
  return row;
}

/* The task whose passage it stands in, else the last one. */
static DtRegisterTaskRow *
find_row (DtRegisterWindow *self,
          int               offset)
{
  GtkWidget *row = dt_register_letter_find_task (self->letter, offset);

  if (row == NULL)
    row = gtk_widget_get_last_child (self->tasks);
  return row != NULL ? DT_REGISTER_TASK_ROW (row) : dt_register_window_append_task (self);
}

static void
on_told (DtRegisterWindow *self,
         int               kind,
         const char       *words,
         int               start,
         int               end)
{
  g_autofree char *line = dup_line (words);
  GtkWidget *field;

  switch ((DtPaperKind) kind)
    {
    case DT_PAPER_DATE:
      field = dt_register_task_row_get_field (find_row (self, start), DT_REGISTER_WORDS);
      gtk_editable_set_text (GTK_EDITABLE (field), line);
      break;
    case DT_PAPER_UNIT:
      field = dt_register_task_row_get_field (find_row (self, start), DT_REGISTER_LEADS);
      append_name (GTK_EDITABLE (field), line);
      break;
    case DT_PAPER_DIRECTIVE:
      field = dt_references_field_add (self->references, DT_RELATION_MENTIONS, line, DT_DAY_NONE);
      dt_register_window_ask_known (self);
      break;
    case DT_PAPER_TASK:
    default:
      field = GTK_WIDGET (add_told_task (self, line, words));
      break;
    }
  dt_register_letter_add (self->letter, (DtPaperKind) kind, start, end, field, NULL);
  dt_register_window_touch (self);
  dt_register_task_row_show (field);
}

/* ---- The letter ---- */

/* On each side, below the pane between them, which has another use for F6. */
static void
add_key (GtkWidget *side)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F6, 0),
                                                                                          gtk_named_action_new ("register.change-side")));
  gtk_widget_add_controller (side, keys);
}

GtkWidget *
dt_register_window_build_sides (DtRegisterWindow *self,
                                GtkWidget        *form)
{
  self->letter = DT_REGISTER_LETTER (dt_register_letter_new (self->text));
  g_signal_connect_object (self->letter, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus), NULL);
  add_key (GTK_WIDGET (self->letter));
  add_key (form);
  return g_object_new (GTK_TYPE_PANED, "start-child", self->letter, "end-child", form, "position", 560, "vexpand", TRUE, "shrink-start-child", FALSE,
                       "shrink-end-child", FALSE, NULL);
}

void
dt_register_window_install_links (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.change-side", NULL, change_side);
}

/* ---- Kept in a draft ---- */

typedef struct { DtRegisterWindow *window; GVariantBuilder builder; } Keeping;

static int
index_of (GtkWidget *box,
          GtkWidget *child)
{
  int i = 0;

  for (GtkWidget *at = gtk_widget_get_first_child (box); at != NULL; at = gtk_widget_get_next_sibling (at), i++)
    if (at == child || gtk_widget_is_ancestor (child, at))
      return i;

  return -1;
}

/* Fields by number: of the directive below zero, what it cites after that, else the task's, four to each. */
static GtkWidget *
get_head_field (DtRegisterWindow *self,
                int               i)
{
  GtkWidget *fields[] = { GTK_WIDGET (self->symbol), GTK_WIDGET (self->issuer), dt_day_entry_get_entry (self->day) };
  int n = G_N_ELEMENTS (fields);

  return i < n ? fields[i] : dt_references_field_get_entry (self->references, (guint) (i - n));
}

static int
number_of (DtRegisterWindow *self,
           GtkWidget        *field)
{
  int row = index_of (self->tasks, field);

  for (int i = 0; get_head_field (self, i) != NULL; i++)
    if (get_head_field (self, i) == field)
      return -1 - i;
  if (row >= 0)
    for (int i = DT_REGISTER_WHOLE; i <= DT_REGISTER_WORDS; i++)
      {
        GtkWidget *at = gtk_widget_get_first_child (self->tasks);

        for (int k = 0; k < row; k++)
          at = gtk_widget_get_next_sibling (at);
        if (dt_register_task_row_get_field (DT_REGISTER_TASK_ROW (at), (DtRegisterField) i) == field)
          return row * 4 + i;
      }

  return G_MAXINT;
}

static GtkWidget *
field_of (DtRegisterWindow *self,
          int               number)
{
  GtkWidget *row = gtk_widget_get_first_child (self->tasks);

  if (number < 0)
    return get_head_field (self, -1 - number);
  for (int i = number / 4; i > 0 && row != NULL; i--)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL ? dt_register_task_row_get_field (DT_REGISTER_TASK_ROW (row), (DtRegisterField) (number % 4)) : NULL;
}

static void
keep_mark (DtPaperKind  kind,
           int          start,
           int          end,
           GtkWidget   *field,
           gpointer     user_data)
{
  Keeping *keeping = user_data;

  g_variant_builder_add (&keeping->builder, "(iiii)", (int) kind, start, end, number_of (keeping->window, field));
}

/* Returns: (transfer floating) */
GVariant *
dt_register_window_make_links (DtRegisterWindow *self)
{
  Keeping keeping = { .window = self };

  g_variant_builder_init (&keeping.builder, G_VARIANT_TYPE ("a(iiii)"));
  if (self->letter != NULL)
    dt_register_letter_foreach (self->letter, keep_mark, &keeping);
  return g_variant_builder_end (&keeping.builder);
}

void
dt_register_window_restore_links (DtRegisterWindow *self,
                                  GVariant         *content)
{
  g_autoptr(GVariantIter) links = NULL;
  int kind, start, end, number;

  if (self->letter == NULL || !g_variant_lookup (content, "links", "a(iiii)", &links))
    return;
  while (g_variant_iter_loop (links, "(iiii)", &kind, &start, &end, &number))
    {
      GtkWidget *field = number < G_MAXINT ? field_of (self, number) : NULL;

      if (field != NULL && kind >= 0 && kind < DT_N_PAPER_KINDS)
        dt_register_letter_add (self->letter, (DtPaperKind) kind, start, end, field,
                                DT_IS_REGISTER_TASK_ROW (field) ? dt_register_task_row_get_ordinal (DT_REGISTER_TASK_ROW (field)) : NULL);
    }
}
