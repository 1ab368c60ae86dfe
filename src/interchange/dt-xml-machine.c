/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard's machine: one step for each byte of a document. It follows just enough of XML to know where tags,
 * attributes and texts begin and end. */

#include "dt-xml-guard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 255
#define MAX_REFERENCE 40
/* "<?xml … ?>" is never longer in a file that means well. */
#define MAX_DECLARATION 512

/* Takes both texts. Always FALSE, so that a step can return it. */
gboolean
dt_xml_guard_refuse (DtXmlGuard *self,
                     DtPlace     place,
                     char       *reason,
                     char       *hint)
{
  self->fault = g_new0 (DtProblem, 1);
  self->fault->place = place;
  self->fault->reason = reason;
  self->fault->hint = hint;

  return FALSE;
}

static DtPlace
here (DtXmlGuard *self)
{
  return (DtPlace) { self->line, self->column };
}

static gboolean
is_blank (guint8 byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Where a name goes on; which letters it may have is the parser's business. */
static gboolean
is_name (guint8 byte)
{
  return !is_blank (byte) && byte != '>' && byte != '/' && byte != '=' && byte != '<' && byte != '"' && byte != '\'';
}

/* Checks the bytes of one character after the other; also refuses surrogates and overlong forms. */
static gboolean
step_utf8 (DtXmlGuard *self,
           guint8      byte)
{
  if (self->need > 0)
    {
      if (byte < self->low || byte > self->high)
        goto wrong;
      self->need--;
      self->low = 0x80;
      self->high = 0xbf;
      return TRUE;
    }

  self->low = 0x80;
  self->high = 0xbf;
  if (byte < 0x80)
    return TRUE;
  if (byte >= 0xc2 && byte <= 0xdf)
    self->need = 1;
  else if (byte >= 0xe0 && byte <= 0xef)
    self->need = 2;
  else if (byte >= 0xf0 && byte <= 0xf4)
    self->need = 3;
  else
    goto wrong;

  if (byte == 0xe0)
    self->low = 0xa0;
  else if (byte == 0xed)
    self->high = 0x9f;
  else if (byte == 0xf0)
    self->low = 0x90;
  else if (byte == 0xf4)
    self->high = 0x8f;
  return TRUE;

wrong:
  return dt_xml_guard_refuse (self, here (self),
                 g_strdup_printf (_("This is not UTF-8 text: the byte %02X does not belong here"), byte),
                 g_strdup (_("The file may have been saved in an old encoding such as TCVN3, VNI or Windows-1258. Save it as UTF-8 and read it again.")));
}

/* Reads encoding="…" out of the XML declaration, without which UTF-8 is meant. */
static gboolean
check_declaration (DtXmlGuard *self)
{
  g_autofree char *encoding = NULL;
  const char *start = strstr (self->word->str, "encoding");
  gsize length;

  if (!g_str_has_prefix (self->word->str, "xml") || !is_blank ((guint8) self->word->str[3]) || start == NULL)
    return TRUE;

  start += strcspn (start, "\"'");
  if (*start == '\0')
    return TRUE;
  start++;
  length = strcspn (start, "\"'");
  encoding = g_strndup (start, length);
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "US-ASCII") == 0)
    return TRUE;

  return dt_xml_guard_refuse (self, (DtPlace) { 1, 1 },
                 g_strdup_printf (_("The file says that its encoding is “%s”; only UTF-8 is read"), encoding),
                 g_strdup (_("Save the file as UTF-8 and read it again.")));
}

static gboolean
refuse_after_end (DtXmlGuard *self,
                  DtPlace     place)
{
  return dt_xml_guard_refuse (self, place, g_strdup (_("Something stands after the end of the register")), NULL);
}

static gboolean
begin_tag (DtXmlGuard *self)
{
  if (self->started && self->open->len == 0)
    return refuse_after_end (self, self->close_place);
  if (self->open->len >= DT_XML_MAX_DEPTH)
    return dt_xml_guard_refuse (self, self->close_place,
                   g_strdup_printf (_("Elements are nested more than %d deep"), DT_XML_MAX_DEPTH), NULL);

  self->started = TRUE;
  self->tag = g_new0 (DtTagPlace, 1);
  self->tag->tag = self->close_place;
  self->state = IN_NAME;
  g_string_truncate (self->word, 0);

  return TRUE;
}

static void
open_element (DtXmlGuard *self)
{
  DtGuardElement open = { self->names->len, self->tag->tag.line };

  g_string_append_len (self->names, self->word->str, (gssize) self->word->len + 1);
  g_array_append_val (self->open, open);
  self->state = IN_TAG;
  self->slash = FALSE;
}

static void
drop_element (DtXmlGuard *self)
{
  DtGuardElement *last = &g_array_index (self->open, DtGuardElement, self->open->len - 1);

  g_string_truncate (self->names, last->name);
  g_array_set_size (self->open, self->open->len - 1);
}

/* At the ">" of a start tag. */
static void
finish_tag (DtXmlGuard *self)
{
  self->tag->content = (DtPlace) { self->line, self->column + 1 };
  g_queue_push_tail (self->places, g_steal_pointer (&self->tag));
  if (self->slash)
    drop_element (self);
  self->state = IN_TEXT;
  self->run = 0;
}

/* At the ">" of an end tag. */
static gboolean
check_close (DtXmlGuard *self)
{
  const char *name = self->word->str;
  const char *opened;
  int line;

  if (self->open->len == 0)
    return dt_xml_guard_refuse (self, self->close_place,
                   g_strdup_printf (_("The closing tag </%s> has no opening tag"), name), NULL);

  line = g_array_index (self->open, DtGuardElement, self->open->len - 1).line;
  opened = self->names->str + g_array_index (self->open, DtGuardElement, self->open->len - 1).name;
  if (strcmp (opened, name) != 0)
    return dt_xml_guard_refuse (self, self->close_place,
                   /* Translators: names of XML elements, and a line number */
                   g_strdup_printf (_("The tag </%1$s> does not match <%2$s>, opened in line %3$d"), name, opened, line),
                   g_strdup_printf (_("The closing tag </%1$s> is missing before line %2$d."), opened, self->close_place.line));

  drop_element (self);
  self->state = IN_TEXT;
  self->run = 0;

  return TRUE;
}

static gboolean
begin_attribute (DtXmlGuard *self)
{
  if (self->tag->n_attributes >= DT_XML_MAX_ATTRIBUTES)
    return dt_xml_guard_refuse (self, self->tag->tag,
                   g_strdup_printf (_("A tag has more than %d attributes"), DT_XML_MAX_ATTRIBUTES), NULL);

  g_string_truncate (self->word, 0);
  self->attribute_place = here (self);
  self->state = IN_ATTRIBUTE;

  return TRUE;
}

static gboolean
collect (DtXmlGuard *self,
         guint8      byte)
{
  if (self->word->len >= MAX_NAME)
    return dt_xml_guard_refuse (self, here (self), g_strdup (_("A name in a tag is too long")), NULL);

  g_string_append_c (self->word, (char) byte);
  return TRUE;
}

static gboolean
step_bang (DtXmlGuard *self,
           guint8      byte)
{
  static const char cdata[] = "[CDATA[";

  if (self->tail == 0 && byte == 'D')
    return dt_xml_guard_refuse (self, self->close_place,
                   g_strdup (_("The file has a document type declaration (DTD); such files are refused for safety")),
                   g_strdup (_("Delete the part that begins with <!DOCTYPE, and write characters instead of entities.")));

  if (byte == '-' && (self->tail == 0 || self->tail == 100))
    {
      if (self->tail == 100)
        self->state = IN_COMMENT;
      self->tail = self->tail == 100 ? 0 : 100;
    }
  else if (self->tail < sizeof cdata - 1 && byte == (guint8) cdata[self->tail])
    {
      if (++self->tail == sizeof cdata - 1)
        {
          self->state = IN_CDATA;
          self->tail = 0;
        }
    }
  else
    {
      self->state = IN_TEXT;      /* nonsense: the parser says so */
    }

  self->run = 0;
  return TRUE;
}

/* Inside a construct that ends with twice @mark and ">". */
static void
step_until (DtXmlGuard *self,
            guint8      byte,
            guint8      mark)
{
  if (byte == '>' && self->tail >= 2)
    {
      self->state = IN_TEXT;
      self->run = 0;
      self->tail = 0;
      if (!self->started)
        self->state = IN_PROLOG;
    }
  else
    {
      self->tail = byte == mark ? self->tail + 1 : 0;
    }
}

static gboolean
step_instruction (DtXmlGuard *self,
                  guint8      byte)
{
  if (byte == '>' && self->tail > 0)
    {
      self->state = self->started ? IN_TEXT : IN_PROLOG;
      self->run = 0;
      return check_declaration (self);
    }

  self->tail = byte == '?';
  if (self->word->len < MAX_DECLARATION)
    g_string_append_c (self->word, (char) byte);

  return TRUE;
}

static gboolean
step_prolog (DtXmlGuard *self,
             guint8      byte)
{
  static const guint8 order_mark[] = { 0xef, 0xbb, 0xbf };

  if (byte == '<')
    {
      self->close_place = here (self);
      self->state = IN_OPEN;
      return TRUE;
    }
  if (is_blank (byte))
    return TRUE;
  if (self->position < 3 && byte == order_mark[self->position])
    {
      if (self->position == 0)
        self->column--;      /* nobody sees it */
      return TRUE;
    }

  return dt_xml_guard_refuse (self, here (self), g_strdup (_("This is not an XML file")),
                 g_strdup (_("Choose a file in the format of Directive Tracker (it begins with <?xml or <Register).")));
}

static gboolean
step_open (DtXmlGuard *self,
           guint8      byte)
{
  self->run = 0;
  self->tail = 0;
  switch (byte)
    {
    case '!':
      self->state = IN_BANG;
      return TRUE;

    case '?':
      self->state = IN_INSTRUCTION;
      g_string_truncate (self->word, 0);
      return TRUE;

    case '/':
      self->state = IN_CLOSE_NAME;
      g_string_truncate (self->word, 0);
      return TRUE;

    default:
      if (!is_name (byte))
        {
          return dt_xml_guard_refuse (self, self->close_place, g_strdup (_("The sign “<” does not begin a tag here")),
                         g_strdup (_("In a text, write &lt; for “<” and &amp; for “&”.")));
        }
      return begin_tag (self) && collect (self, byte);
    }
}

/* Inside a start tag, where the next thing is an attribute or the end. */
static gboolean
step_tag (DtXmlGuard *self,
          guint8      byte)
{
  if (byte == '>')
    {
      finish_tag (self);
      return TRUE;
    }
  if (byte == '<')
    return dt_xml_guard_refuse (self, self->tag->tag, g_strdup (_("A tag is not closed with “>”")), NULL);

  if (byte == '/')
    {
      self->slash = TRUE;
    }
  else if (is_name (byte))
    {
      self->slash = FALSE;
      return begin_attribute (self) && collect (self, byte);
    }

  return TRUE;
}

static gboolean
step_attribute (DtXmlGuard *self,
                guint8      byte)
{
  guint32 hash;

  if (self->state == IN_ATTRIBUTE)
    {
      if (is_name (byte))
        return collect (self, byte);
      hash = dt_xml_guard_hash (self->word->str, self->word->len);
      for (guint i = 0; i < self->tag->n_attributes; i++)
        {
          if (self->tag->names[i] == hash)
            return dt_xml_guard_refuse (self, self->attribute_place,
                                        g_strdup_printf (_("The attribute “%s” is given twice"), self->word->str), NULL);
        }
      self->tag->names[self->tag->n_attributes] = hash;
      self->state = IN_EQUALS;
    }

  if (byte == '"' || byte == '\'')
    {
      self->quote = (char) byte;
      self->tag->attributes[self->tag->n_attributes++] = (DtPlace) { self->line, self->column + 1 };
      self->state = IN_VALUE;
    }
  else if (byte != '=' && !is_blank (byte))
    {
      return dt_xml_guard_refuse (self, here (self),
                     g_strdup_printf (_("The value of the attribute “%s” must stand in quotes"), self->word->str), NULL);
    }

  return TRUE;
}

/* After "&", in a text or a value. No entity of a file's own exists, because a document type is refused. */
static gboolean
step_reference (DtXmlGuard *self,
                guint8      byte)
{
  static const char *const known[] = { "lt", "gt", "amp", "quot", "apos" };

  if (byte == ';' && self->reference->len > 0)
    {
      self->in_reference = FALSE;
      if (self->reference->str[0] == '#')
        return TRUE;        /* which number is good the parser knows */
      for (guint i = 0; i < G_N_ELEMENTS (known); i++)
        {
          if (strcmp (self->reference->str, known[i]) == 0)
            return TRUE;
        }
      return dt_xml_guard_refuse (self, self->reference_place,
                                  g_strdup_printf (_("The entity &%s; is not known"), self->reference->str),
                                  g_strdup (_("Write the character itself. Only &lt; &gt; &amp; &quot; and &apos; are known.")));
    }

  if ((is_name (byte) && byte != '&' && byte != ';' && self->reference->len < MAX_REFERENCE))
    {
      g_string_append_c (self->reference, (char) byte);
      return TRUE;
    }

  return dt_xml_guard_refuse (self, self->reference_place, g_strdup (_("A sign “&” stands alone")),
                              g_strdup (_("In a text, write &lt; for “<” and &amp; for “&”.")));
}

static gboolean
begin_reference (DtXmlGuard *self)
{
  self->in_reference = TRUE;
  self->reference_place = here (self);
  g_string_truncate (self->reference, 0);

  return TRUE;
}

/* In the content of an element, or around the root. */
static gboolean
step_text (DtXmlGuard *self,
           guint8      byte)
{
  if (byte == '<')
    {
      self->close_place = here (self);
      self->state = IN_OPEN;
      return TRUE;
    }
  if (byte == '&')
    return begin_reference (self);
  if (self->started && self->open->len == 0 && !is_blank (byte))
    return refuse_after_end (self, here (self));

  return TRUE;
}

static gboolean
step_markup (DtXmlGuard *self,
             guint8      byte)
{
  if (self->in_reference)
    return step_reference (self, byte);

  switch (self->state)
    {
    case IN_PROLOG:
      return step_prolog (self, byte);

    case IN_OPEN:
      return step_open (self, byte);

    case IN_BANG:
      return step_bang (self, byte);

    case IN_COMMENT:
      step_until (self, byte, '-');
      return TRUE;

    case IN_CDATA:
      step_until (self, byte, ']');
      return TRUE;

    case IN_INSTRUCTION:
      return step_instruction (self, byte);

    case IN_NAME:
      if (is_name (byte))
        return collect (self, byte);
      open_element (self);
      return step_tag (self, byte);

    case IN_TAG:
      return step_tag (self, byte);

    case IN_ATTRIBUTE:
    case IN_EQUALS:
      return step_attribute (self, byte);

    case IN_VALUE:
      if (byte == (guint8) self->quote)
        self->state = IN_TAG;
      else if (byte == '&')
        return begin_reference (self);
      else if (byte == '<')
        return dt_xml_guard_refuse (self, here (self), g_strdup (_("The sign “<” stands inside the value of an attribute")),
                       g_strdup (_("A quote is missing before it, or it should be written &lt;.")));
      return TRUE;

    case IN_CLOSE_NAME:
      if (is_name (byte))
        return collect (self, byte);
      self->state = IN_CLOSE;
      G_GNUC_FALLTHROUGH;

    case IN_CLOSE:
      if (byte == '>')
        return check_close (self);
      return TRUE;

    case IN_TEXT:
      return step_text (self, byte);
    }

  g_return_val_if_reached (FALSE);
}

gboolean
dt_xml_guard_check_run (DtXmlGuard *self)
{
  gboolean in_tag = self->state >= IN_NAME;

  if (in_tag && self->run > DT_XML_MAX_TAG)
    return dt_xml_guard_refuse (self, self->close_place,
                   g_strdup_printf (_("A tag is longer than %d KB"), DT_XML_MAX_TAG / 1024), NULL);
  if (self->run > DT_XML_MAX_TEXT)
    return dt_xml_guard_refuse (self, here (self),
                   g_strdup_printf (_("A piece of text is longer than %d MB"), DT_XML_MAX_TEXT / (1024 * 1024)), NULL);

  return TRUE;
}

gboolean
dt_xml_guard_step (DtXmlGuard *self,
                   guint8      byte)
{
  if ((byte >= 0x80 || self->need > 0) && !step_utf8 (self, byte))
    return FALSE;
  if (byte < ' ' && !is_blank (byte))
    return dt_xml_guard_refuse (self, here (self), g_strdup_printf (_("A control character (code %d) is not allowed"), byte),
                   g_strdup (_("The file may be damaged, or not a text file.")));
  if (!step_markup (self, byte))
    return FALSE;

  self->position++;
  self->run++;
  if (byte == '\n')
    {
      self->line++;
      self->column = 1;
    }
  else if ((byte & 0xc0) != 0x80)
    {
      self->column++;
    }

  return self->run < DT_XML_MAX_TAG || dt_xml_guard_check_run (self);
}
