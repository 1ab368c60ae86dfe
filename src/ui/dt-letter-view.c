/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-letter-view.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"

/* At 96 dots an inch, as the sheet is looked at. */
#define PAPER_WIDTH 600
#define PAPER_HEIGHT 848       /* as A4 */
#define STATE_HEAD "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"

struct _DtLetterView
{
  GtkWidget      parent_instance;

  /* Children, owned by the widget tree */
  GtkWidget     *paper;
  GtkLabel      *parent_body;
  GtkLabel      *office_name;
  GtkLabel      *star;       /* of a Party document */
  GtkLabel      *over_all;   /* the Party's name, or the State's with its motto */
  GtkWidget     *number_line;
  GtkEditable   *number;
  GtkLabel      *notation;
  GtkTextView   *subject;
  GtkEditable   *place_and_day;
  GtkTextView   *addressee;
  GtkTextView   *body;
  GtkTextView   *recipients;
  GtkEditable   *signer_title;
  GtkLabel      *note;

  /* Owned */
  DtOffice      *office;
  GtkTextTag    *bold;       /* of the body's buffer */

  gboolean       setting;    /* the program writes, not the person */
  gboolean       edited;
};

G_DEFINE_FINAL_TYPE (DtLetterView, dt_letter_view, GTK_TYPE_WIDGET)

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_edited (DtLetterView *self)
{
  if (self->setting)
    return;

  self->edited = TRUE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* ---- Building ---- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkEditable *
make_entry (DtLetterView *self,
            const char   *name,
            float         align,
            const char   *css_class)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (entry, "on-paper");
  if (css_class != NULL)
    gtk_widget_add_css_class (entry, css_class);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), align);
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  dt_accessible_set_label (entry, name);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);

  return GTK_EDITABLE (entry);
}

static GtkTextView *
make_text (DtLetterView     *self,
           const char       *name,
           GtkJustification  justification,
           const char       *css_class)
{
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_justification (GTK_TEXT_VIEW (text), justification);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_add_css_class (text, "on-paper");
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);
  dt_accessible_set_label (text, name);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed", G_CALLBACK (on_edited), self);

  return GTK_TEXT_VIEW (text);
}

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
build_left_head (DtLetterView *self)
{
  GtkWidget *column = make_column ();

  self->parent_body = GTK_LABEL (make_label ("", NULL));
  self->office_name = GTK_LABEL (make_label ("", "strong"));
  self->number_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->number = make_entry (self, _("Number of the letter"), 0.5f, "filled");
  gtk_editable_set_width_chars (self->number, 5);
  gtk_editable_set_max_width_chars (self->number, 8);
  self->notation = GTK_LABEL (make_label ("", NULL));
  self->subject = make_text (self, _("Subject"), GTK_JUSTIFY_CENTER, "subject");

  gtk_box_append (GTK_BOX (self->number_line), make_label ("Số ", NULL));
  gtk_box_append (GTK_BOX (self->number_line), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->number_line), GTK_WIDGET (self->notation));
  gtk_widget_set_halign (self->number_line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->parent_body));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->office_name));
  self->star = GTK_LABEL (make_label ("*", NULL));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->star));
  gtk_box_append (GTK_BOX (column), self->number_line);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->subject));

  return column;
}

static GtkWidget *
build_right_head (DtLetterView *self)
{
  GtkWidget *column = make_column ();

  self->over_all = GTK_LABEL (make_label ("", "party"));
  self->place_and_day = make_entry (self, _("Place and day"), 0.5f, "filled");
  gtk_editable_set_width_chars (self->place_and_day, 36);
  gtk_widget_add_css_class (GTK_WIDGET (self->place_and_day), "slanted");
  gtk_widget_set_halign (GTK_WIDGET (self->over_all), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (self->place_and_day), 8);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->over_all));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->place_and_day));

  return column;
}

static GtkWidget *
build_addressee (DtLetterView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *to = make_label ("Kính gửi:", "slanted");

  self->addressee = make_text (self, _("Addressees"), GTK_JUSTIFY_LEFT, "filled");
  gtk_label_set_wrap (GTK_LABEL (to), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->addressee), TRUE);
  gtk_widget_set_valign (to, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), to);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->addressee));
  gtk_widget_add_css_class (line, "addressee");

  return line;
}

static GtkWidget *
build_end (DtLetterView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = make_column ();
  GtkWidget *head = make_label ("Nơi nhận:", "recipients-head");

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  self->recipients = make_text (self, _("Recipients"), GTK_JUSTIFY_LEFT, "recipients");
  self->signer_title = make_entry (self, _("Title of who signs"), 0.5f, "strong");
  gtk_widget_set_hexpand (GTK_WIDGET (self->signer_title), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->signer_title), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (left), head);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->recipients));
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->signer_title));
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_widget_add_css_class (line, "end");

  return line;
}

static void
build (DtLetterView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->paper, "paper");
  gtk_widget_set_halign (self->paper, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->paper, PAPER_WIDTH, PAPER_HEIGHT);
  gtk_widget_set_parent (self->paper, GTK_WIDGET (self));

  gtk_box_append (GTK_BOX (head), build_left_head (self));
  gtk_box_append (GTK_BOX (head), build_right_head (self));
  gtk_box_append (GTK_BOX (self->paper), head);
  gtk_box_append (GTK_BOX (self->paper), build_addressee (self));

  self->body = make_text (self, _("Text of the letter"), GTK_JUSTIFY_FILL, "body");
  gtk_text_view_set_indent (self->body, 32);
  gtk_text_view_set_pixels_above_lines (self->body, 4);
  self->bold = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->body), NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_box_append (GTK_BOX (self->paper), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (self->paper), build_end (self));

  self->note = GTK_LABEL (make_label ("", "next-sheet"));
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_box_append (GTK_BOX (self->paper), GTK_WIDGET (self->note));
}

static void
dt_letter_view_dispose (GObject *object)
{
  DtLetterView *self = DT_LETTER_VIEW (object);

  self->setting = TRUE;
  g_clear_pointer (&self->paper, gtk_widget_unparent);
  g_clear_pointer (&self->office, dt_office_free);

  G_OBJECT_CLASS (dt_letter_view_parent_class)->dispose (object);
}

static void
dt_letter_view_class_init (DtLetterViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_letter_view_dispose;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DT_TYPE_LETTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "letter-view");
}

static void
dt_letter_view_init (DtLetterView *self)
{
  build (self);
}

GtkWidget *
dt_letter_view_new (void)
{
  return g_object_new (DT_TYPE_LETTER_VIEW, NULL);
}

/* ---- The letter in and out ---- */

static void
set_plain (GtkTextView *view,
           const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
dup_plain (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strdup (g_strstrip (text));
}

/* The lines of "Nơi nhận" begin with a dash on paper, which the letter itself does not keep. */
static void
set_lines (GtkTextView *view,
           const char  *lines)
{
  g_auto(GStrv) each = g_strsplit (lines, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n- ", each);
  g_autofree char *text = g_strconcat (*joined != '\0' ? "- " : "", joined, NULL);

  set_plain (view, text);
}

static char *
dup_lines (GtkTextView *view)
{
  g_autofree char *text = dup_plain (view);
  g_auto(GStrv) each = g_strsplit (text, "\n", -1);
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_auto(GStrv) kept = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *line = g_strstrip (each[i]);

      if (*line == '-')
        line = g_strchug (line + 1);
      if (*line != '\0')
        g_strv_builder_add (lines, line);
    }
  kept = g_strv_builder_end (lines);

  return g_strjoinv ("\n", kept);
}

/* A blank has a tag of its own, which knows what was put in. */
static GtkTextTag *
make_blank (GtkTextBuffer     *buffer,
            const DtLetterRun *run)
{
  /* Read on white paper whatever the theme. */
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "background", "#dfeaf8", "underline", PANGO_UNDERLINE_SINGLE,
                                                "weight", run->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, NULL);

  g_object_set_data_full (G_OBJECT (tag), "blank", g_strdup (run->blank), g_free);
  g_object_set_data_full (G_OBJECT (tag), "value", g_strdup (run->text), g_free);
  g_object_set_data (G_OBJECT (tag), "bold", GINT_TO_POINTER (run->bold));

  return tag;
}

static void
set_body (DtLetterView *self,
          DtLetterText *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);

  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < text->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (text, i);
      GtkTextTag *tag = run->blank != NULL ? make_blank (buffer, run) : run->bold ? self->bold : NULL;
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      if (tag != NULL)
        gtk_text_buffer_insert_with_tags (buffer, &end, run->text, -1, tag, NULL);
      else
        gtk_text_buffer_insert (buffer, &end, run->text, -1);
    }
}

/* Whether a letter stands in stressed type, by its own tag or by that of a blank. */
static gboolean
is_bold (DtLetterView      *self,
         const GtkTextIter *at)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (at);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (l->data == self->bold || g_object_get_data (G_OBJECT (l->data), "bold") != NULL)
      return TRUE;

  return FALSE;
}

static DtLetterText *
dup_body (DtLetterView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  DtLetterText *text = dt_letter_text_new ();
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (!gtk_text_iter_is_end (&start))
    {
      g_autofree char *piece = NULL;

      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, NULL);
      piece = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      dt_letter_text_add (text, piece, is_bold (self, &start), NULL);
      start = end;
    }

  return text;
}

static void
set_heads (DtLetterView   *self,
           const DtLetter *letter)
{
  g_autofree char *parent = g_utf8_strup (letter->office->parent, -1);
  g_autofree char *name = g_utf8_strup (letter->office->name, -1);

  g_clear_pointer (&self->office, dt_office_free);
  self->office = dt_office_copy (letter->office);
  gtk_label_set_text (self->parent_body, parent);
  gtk_label_set_text (self->office_name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->star), letter->office->form == DT_FORM_PARTY);
  gtk_label_set_text (self->over_all, letter->office->form == DT_FORM_PARTY ? "ĐẢNG CỘNG SẢN VIỆT NAM" : STATE_HEAD);
  gtk_label_set_text (self->notation, letter->notation);
  gtk_editable_set_text (self->place_and_day, letter->place_and_day);
}

/**
 * dt_letter_view_set_letter:
 * @letter: what is shown
 *
 * Shows a letter; what was typed before is gone, but the number stays.
 */
void
dt_letter_view_set_letter (DtLetterView   *self,
                           const DtLetter *letter)
{
  self->setting = TRUE;
  set_heads (self, letter);
  if (*letter->number != '\0')
    gtk_editable_set_text (self->number, letter->number);
  set_plain (self->subject, letter->subject);
  set_plain (self->addressee, letter->addressee);
  set_body (self, letter->text);
  set_lines (self->recipients, letter->recipients);
  gtk_editable_set_text (self->signer_title, letter->signer_title);
  self->setting = FALSE;
  self->edited = FALSE;
}

typedef struct
{
  DtLetterView *self;
  DtLetterText *text;
} Refill;

static const DtLetterRun *
find_blank (DtLetterText *text,
            const char   *blank)
{
  for (guint i = 0; i < text->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (text, i);

      if (g_strcmp0 (run->blank, blank) == 0)
        return run;
    }

  return NULL;
}

static void
refill_tag (GtkTextTag *tag,
            gpointer    data)
{
  Refill *refill = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (refill->self->body);
  const char *blank = g_object_get_data (G_OBJECT (tag), "blank");
  const char *value = g_object_get_data (G_OBJECT (tag), "value");
  const DtLetterRun *run = blank != NULL ? find_blank (refill->text, blank) : NULL;
  g_autofree char *present = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (run == NULL || (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag)))
    return;
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  present = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* Somebody has written over it. */
  if (g_strcmp0 (present, value) != 0)
    return;

  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert_with_tags (buffer, &start, run->text, -1, tag, NULL);
  g_object_set_data_full (G_OBJECT (tag), "value", g_strdup (run->text), g_free);
}

void
dt_letter_view_refill (DtLetterView   *self,
                       const DtLetter *letter)
{
  Refill refill = { self, letter->text };

  if (!self->edited)
    {
      dt_letter_view_set_letter (self, letter);
      return;
    }

  self->setting = TRUE;
  set_plain (self->addressee, letter->addressee);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (self->body)), refill_tag, &refill);
  self->setting = FALSE;
}

/**
 * dt_letter_view_dup_letter:
 *
 * Returns: (transfer full): the letter as it stands there, without a list
 */
DtLetter *
dt_letter_view_dup_letter (DtLetterView *self)
{
  DtLetter *letter = g_new0 (DtLetter, 1);

  letter->office = dt_office_copy (self->office);
  letter->number = g_strstrip (g_strdup (gtk_editable_get_text (self->number)));
  letter->notation = g_strdup (gtk_label_get_text (self->notation));
  letter->place_and_day = g_strdup (gtk_editable_get_text (self->place_and_day));
  letter->subject = dup_plain (self->subject);
  letter->addressee = dup_plain (self->addressee);
  letter->text = dup_body (self);
  letter->recipients = dup_lines (self->recipients);
  letter->signer_title = g_strdup (gtk_editable_get_text (self->signer_title));

  return letter;
}

/* The name of the blank whose value stands there untouched, from @start to @end; NULL for other words. */
static const char *
get_blank (DtLetterView      *self,
           const GtkTextIter *start,
           const char        *piece)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (start);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (l->data), "value"), piece) == 0)
      return g_object_get_data (G_OBJECT (l->data), "blank");

  return NULL;
}

char *
dt_letter_view_dup_template (DtLetterView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  g_autoptr(GString) template = g_string_new (NULL);
  gboolean bold = FALSE;
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (!gtk_text_iter_is_end (&start))
    {
      g_autofree char *piece = NULL;
      const char *blank;

      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, NULL);
      piece = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      if (is_bold (self, &start) != bold)
        g_string_append (template, "**");
      bold = is_bold (self, &start);
      blank = get_blank (self, &start, piece);
      if (blank != NULL)
        g_string_append_printf (template, "{%s}", blank);
      else
        g_string_append (template, piece);
      start = end;
    }
  if (bold)
    g_string_append (template, "**");

  return g_string_free (g_steal_pointer (&template), FALSE);
}

char *
dt_letter_view_dup_subject (DtLetterView *self)
{
  return dup_plain (self->subject);
}

gboolean
dt_letter_view_is_edited (DtLetterView *self)
{
  return self->edited;
}

void
dt_letter_view_set_note (DtLetterView *self,
                         const char   *text)
{
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

void
dt_letter_view_set_numbered (DtLetterView *self,
                             gboolean      numbered)
{
  gtk_widget_set_visible (self->number_line, numbered);
}
