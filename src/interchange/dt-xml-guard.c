/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)
#define MAX_NAME    255
/* "<?xml … ?>" is never longer in a file that means well. */
#define MAX_DECLARATION 512

typedef enum
{
  IN_PROLOG,           /* nothing but blanks so far */
  IN_TEXT,
  IN_OPEN,             /* after "<" */
  IN_BANG,             /* after "<!" */
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,      /* after "<?" */
  IN_NAME,             /* of a start tag */
  IN_TAG,
  IN_ATTRIBUTE,        /* its name */
  IN_EQUALS,           /* between that and the value */
  IN_VALUE,
  IN_CLOSE_NAME,       /* after "</" */
  IN_CLOSE,
} State;

typedef struct
{
  gsize name;          /* offset in names */
  int   line;
} Open;

struct _DtXmlGuard
{
  /* Owned */
  GInputStream *stream;
  GCancellable *cancellable;
  guint8       *buffer;
  GError       *error;
  DtProblem    *fault;
  GQueue       *places;        /* DtTagPlace of tags not yet asked for */
  GArray       *open;          /* Open: elements not yet closed */
  GString      *names;         /* theirs, each with its NUL */
  GString      *word;          /* declaration or closing name being read */

  /* The block read last */
  gsize         filled;
  gsize         used;

  /* Where the machine stands */
  State         state;
  int           line;
  int           column;        /* of the next character */
  goffset       position;
  goffset       max_bytes;
  gsize         run;           /* bytes of the construct being read */
  guint         tail;          /* how far into "--", "]]", "?" */
  char          quote;
  gboolean      slash;         /* the last byte of a tag was "/" */
  gboolean      at_end;
  gboolean      started;       /* a tag has been seen */
  DtTagPlace   *tag;           /* being read */
  DtPlace       close_place;
  gsize         attribute;     /* offset in word */

  /* UTF-8 */
  guint         need;          /* bytes still to come of a character */
  guint8        low, high;     /* what the next one may be */
};

guint32
dt_xml_guard_hash (const char *name,
                   gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) name[i]) * 16777619u;

  return hash;
}

/**
 * dt_xml_guard_new:
 * @stream: where the bytes come from
 * @max_bytes: a longer document is refused; 0 for no limit
 * @cancellable: (nullable): stops the reading
 *
 * Returns: (transfer full): a guard that has read nothing yet
 */
DtXmlGuard *
dt_xml_guard_new (GInputStream *stream,
                  goffset       max_bytes,
                  GCancellable *cancellable)
{
  DtXmlGuard *self = g_new0 (DtXmlGuard, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->buffer = g_malloc (BUFFER_SIZE);
  self->places = g_queue_new ();
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->names = g_string_new (NULL);
  self->word = g_string_new (NULL);
  self->line = 1;
  self->column = 1;
  self->max_bytes = max_bytes;

  return self;
}

void
dt_xml_guard_free (DtXmlGuard *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->buffer);
  g_clear_error (&self->error);
  if (self->fault != NULL)
    {
      g_free (self->fault->reason);
      g_free (self->fault->hint);
      g_free (self->fault);
    }
  g_queue_free_full (self->places, g_free);
  g_array_unref (self->open);
  g_string_free (self->names, TRUE);
  g_string_free (self->word, TRUE);
  g_free (self->tag);
  g_free (self);
}

const DtProblem *
dt_xml_guard_get_fault (DtXmlGuard *self)
{
  return self->fault;
}

const GError *
dt_xml_guard_get_error (DtXmlGuard *self)
{
  return self->error;
}

goffset
dt_xml_guard_get_position (DtXmlGuard *self)
{
  return self->position;
}

/**
 * dt_xml_guard_next_tag:
 * @place: (out): where the next start tag stands
 *
 * To be called once for each element that the parser tells, in the same order.
 *
 * Returns: FALSE if no further tag was seen
 */
gboolean
dt_xml_guard_next_tag (DtXmlGuard *self,
                       DtTagPlace *place)
{
  g_autofree DtTagPlace *next = g_queue_pop_head (self->places);

  if (next == NULL)
    return FALSE;

  *place = *next;
  return TRUE;
}

/* Takes both texts. Always FALSE, so that a step can return it. */
static gboolean
refuse (DtXmlGuard *self,
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
  return refuse (self, here (self),
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

  return refuse (self, (DtPlace) { 1, 1 },
                 g_strdup_printf (_("The file says that its encoding is “%s”; only UTF-8 is read"), encoding),
                 g_strdup (_("Save the file as UTF-8 and read it again.")));
}

static gboolean
begin_tag (DtXmlGuard *self)
{
  if (self->open->len >= DT_XML_MAX_DEPTH)
    return refuse (self, self->close_place,
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
  Open open = { self->names->len, self->tag->tag.line };

  g_string_append_len (self->names, self->word->str, (gssize) self->word->len + 1);
  g_array_append_val (self->open, open);
  self->state = IN_TAG;
  self->slash = FALSE;
}

static void
drop_element (DtXmlGuard *self)
{
  Open *last = &g_array_index (self->open, Open, self->open->len - 1);

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
    return refuse (self, self->close_place,
                   g_strdup_printf (_("The closing tag </%s> has no opening tag"), name), NULL);

  line = g_array_index (self->open, Open, self->open->len - 1).line;
  opened = self->names->str + g_array_index (self->open, Open, self->open->len - 1).name;
  if (strcmp (opened, name) != 0)
    return refuse (self, self->close_place,
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
    return refuse (self, self->tag->tag,
                   g_strdup_printf (_("A tag has more than %d attributes"), DT_XML_MAX_ATTRIBUTES), NULL);

  g_string_truncate (self->word, 0);
  self->state = IN_ATTRIBUTE;

  return TRUE;
}

static gboolean
collect (DtXmlGuard *self,
         guint8      byte)
{
  if (self->word->len >= MAX_NAME)
    return refuse (self, here (self), g_strdup (_("A name in a tag is too long")), NULL);

  g_string_append_c (self->word, (char) byte);
  return TRUE;
}

static gboolean
step_bang (DtXmlGuard *self,
           guint8      byte)
{
  static const char cdata[] = "[CDATA[";

  if (self->tail == 0 && byte == 'D')
    return refuse (self, self->close_place,
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
  if (is_blank (byte) || (self->position < 3 && byte == order_mark[self->position]))
    return TRUE;

  return refuse (self, here (self), g_strdup (_("This is not an XML file")),
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
          return refuse (self, self->close_place, g_strdup (_("The sign “<” does not begin a tag here")),
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
    return refuse (self, self->tag->tag, g_strdup (_("A tag is not closed with “>”")), NULL);

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
  if (self->state == IN_ATTRIBUTE)
    {
      if (is_name (byte))
        return collect (self, byte);
      self->tag->names[self->tag->n_attributes] = dt_xml_guard_hash (self->word->str, self->word->len);
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
      return refuse (self, here (self),
                     g_strdup_printf (_("The value of the attribute “%s” must stand in quotes"), self->word->str), NULL);
    }

  return TRUE;
}

static gboolean
step_markup (DtXmlGuard *self,
             guint8      byte)
{
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
      else if (byte == '<')
        return refuse (self, here (self), g_strdup (_("The sign “<” stands inside the value of an attribute")),
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
      break;
    }

  if (byte == '<')
    {
      self->close_place = here (self);
      self->state = IN_OPEN;
    }
  return TRUE;
}

static gboolean
check_run (DtXmlGuard *self)
{
  gboolean in_tag = self->state >= IN_NAME;

  if (in_tag && self->run > DT_XML_MAX_TAG)
    return refuse (self, self->close_place,
                   g_strdup_printf (_("A tag is longer than %d KB"), DT_XML_MAX_TAG / 1024), NULL);
  if (self->run > DT_XML_MAX_TEXT)
    return refuse (self, here (self),
                   g_strdup_printf (_("A piece of text is longer than %d MB"), DT_XML_MAX_TEXT / (1024 * 1024)), NULL);

  return TRUE;
}

static gboolean
step (DtXmlGuard *self,
      guint8      byte)
{
  if ((byte >= 0x80 || self->need > 0) && !step_utf8 (self, byte))
    return FALSE;
  if (byte < ' ' && !is_blank (byte))
    return refuse (self, here (self), g_strdup_printf (_("A control character (code %d) is not allowed"), byte),
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

  return self->run < DT_XML_MAX_TAG || check_run (self);
}

/* Most of a file is plain text: passes over it without the machine. Returns how many bytes. */
static gsize
skip_plain (DtXmlGuard   *self,
            const guint8 *bytes,
            gsize         length)
{
  gsize i = 0;

  while (i < length && bytes[i] >= ' ' && bytes[i] < 0x80 && bytes[i] != '<')
    i++;

  self->position += (goffset) i;
  self->run += i;
  self->column += (int) i;

  return i;
}

/* How many of the bytes may be handed on. */
static gsize
watch (DtXmlGuard   *self,
       const guint8 *bytes,
       gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (self->state == IN_TEXT && self->need == 0)
        {
          i += skip_plain (self, bytes + i, length - i);
          if (i == length)
            break;
        }
      if (!step (self, bytes[i]))
        return i;
    }

  if (!check_run (self))
    return length;
  if (self->max_bytes > 0 && self->position > self->max_bytes)
    {
      g_autofree char *size = g_format_size ((guint64) self->max_bytes);

      refuse (self, (DtPlace) { 0, 0 }, g_strdup_printf (_("The file is larger than %s"), size), NULL);
    }

  return length;
}

/* What the first bytes say about a file that is none of ours. */
static gboolean
check_beginning (DtXmlGuard *self)
{
  const guint8 *bytes = self->buffer;
  gsize n = self->filled;
  const char *hint = _("Choose a file in the format of Directive Tracker (it begins with <?xml or <Register).");
  DtPlace start = { 1, 1 };

  if (n >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)
                 || (bytes[0] == '<' && bytes[1] == 0) || (bytes[0] == 0 && n >= 4 && (bytes[1] == '<' || bytes[3] == '<'))))
    return refuse (self, start, g_strdup (_("The file is in UTF-16 or UTF-32; only UTF-8 is read")),
                   g_strdup (_("Save the file as UTF-8 and read it again.")));
  if (n >= 4 && memcmp (bytes, "PK\3\4", 4) == 0)
    return refuse (self, start, g_strdup (_("This is a packed file (such as .docx, .xlsx or .zip), not an XML file")), g_strdup (hint));
  if (n >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return refuse (self, start, g_strdup (_("This is a PDF file, not an XML file")), g_strdup (hint));
  if (n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return refuse (self, start, g_strdup (_("This is a compressed file, not an XML file")),
                   g_strdup (_("Unpack it first and read what is in it.")));
  if (n >= 15 && memcmp (bytes, "SQLite format 3", 15) == 0)
    return refuse (self, start, g_strdup (_("This is a register or another database, not an XML file")),
                   g_strdup (_("Open a register with “Open Register…”.")));

  return TRUE;
}

static gboolean
fill (DtXmlGuard *self)
{
  gssize n;

  /* A short read of a pipe must not hide what the first bytes say. */
  if (self->position == 0)
    {
      gsize first = 0;

      if (!g_input_stream_read_all (self->stream, self->buffer, 4096, &first, self->cancellable, &self->error))
        return FALSE;
      n = (gssize) first;
    }
  else
    {
      n = g_input_stream_read (self->stream, self->buffer, BUFFER_SIZE, self->cancellable, &self->error);
    }

  if (n < 0)
    return FALSE;

  self->filled = (gsize) n;
  self->used = 0;
  self->at_end = n == 0;
  return self->position > 0 || self->at_end || check_beginning (self);
}

/* The parser would say "premature end" as well, but not of what. */
static void
check_end (DtXmlGuard *self)
{
  const Open *last;

  if (self->open->len == 0)
    {
      if (!self->started)
        refuse (self, (DtPlace) { 1, 1 }, g_strdup (_("The file is empty")), NULL);
      return;
    }

  last = &g_array_index (self->open, Open, self->open->len - 1);
  refuse (self, here (self),
          g_strdup_printf (_("The file ends too early: <%1$s>, opened in line %2$d, is not closed"),
                           self->names->str + last->name, last->line),
          g_strdup (_("The file may have been cut off while it was copied. Get it again.")));
}

/**
 * dt_xml_guard_read:
 * @self: the guard
 * @buffer: (out): room for bytes
 * @length: how much room
 *
 * The read callback of the parser. After a fault or an error it tells the end of the file, so that the parser still
 * looks at what it has; ask dt_xml_guard_get_fault() and dt_xml_guard_get_error() then.
 *
 * Returns: the number of bytes, 0 at the end
 */
int
dt_xml_guard_read (gpointer  data,
                   char     *buffer,
                   int       length)
{
  DtXmlGuard *self = data;
  gsize n;

  if (self->error != NULL || self->fault != NULL || length <= 0)
    return 0;
  if (self->used == self->filled && !self->at_end && !fill (self))
    return 0;
  if (self->at_end)
    {
      check_end (self);
      return 0;
    }

  n = MIN ((gsize) length, self->filled - self->used);
  n = watch (self, self->buffer + self->used, n);
  memcpy (buffer, self->buffer + self->used, n);
  self->used += n;

  return (int) n;
}
