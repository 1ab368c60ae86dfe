/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-xml-guard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)
/* More than the parser reads ahead. */
#define MIN_PADDING (16 * 1024)
#define MAX_PADDING (1024 * 1024)

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
  self->open = g_array_new (FALSE, FALSE, sizeof (DtGuardElement));
  self->names = g_string_new (NULL);
  self->word = g_string_new (NULL);
  self->reference = g_string_new (NULL);
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
  g_string_free (self->reference, TRUE);
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

/* Most of a file is plain text: passes over it without the machine. Returns how many bytes. */
static gsize
skip_plain (DtXmlGuard   *self,
            const guint8 *bytes,
            gsize         length)
{
  gsize i = 0;

  while (i < length && bytes[i] >= ' ' && bytes[i] < 0x80 && bytes[i] != '<' && bytes[i] != '&')
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
      if (self->state == IN_TEXT && self->open->len > 0 && self->need == 0 && !self->in_reference)
        {
          i += skip_plain (self, bytes + i, length - i);
          if (i == length)
            break;
        }
      if (!dt_xml_guard_step (self, bytes[i]))
        return i;
    }

  if (!dt_xml_guard_check_run (self))
    return length;
  if (self->max_bytes > 0 && self->position > self->max_bytes)
    {
      g_autofree char *size = g_format_size ((guint64) self->max_bytes);

      dt_xml_guard_refuse (self, (DtPlace) { 0, 0 }, g_strdup_printf (_("The file is larger than %s"), size), NULL);
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
    return dt_xml_guard_refuse (self, start, g_strdup (_("The file is in UTF-16 or UTF-32; only UTF-8 is read")),
                   g_strdup (_("Save the file as UTF-8 and read it again.")));
  if (n >= 4 && memcmp (bytes, "PK\3\4", 4) == 0)
    return dt_xml_guard_refuse (self, start, g_strdup (_("This is a packed file (such as .docx, .xlsx or .zip), not an XML file")), g_strdup (hint));
  if (n >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return dt_xml_guard_refuse (self, start, g_strdup (_("This is a PDF file, not an XML file")), g_strdup (hint));
  if (n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return dt_xml_guard_refuse (self, start, g_strdup (_("This is a compressed file, not an XML file")),
                   g_strdup (_("Unpack it first and read what is in it.")));
  if (n >= 15 && memcmp (bytes, "SQLite format 3", 15) == 0)
    return dt_xml_guard_refuse (self, start, g_strdup (_("This is a register or another database, not an XML file")),
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

static DtPlace
here (DtXmlGuard *self)
{
  return (DtPlace) { self->line, self->column };
}

/* The parser would say "premature end" as well, but not of what. */
static void
check_end (DtXmlGuard *self)
{
  const DtGuardElement *last;

  if (self->open->len == 0)
    {
      if (!self->started)
        dt_xml_guard_refuse (self, (DtPlace) { 1, 1 }, g_strdup (_("The file is empty")), NULL);
      return;
    }

  last = &g_array_index (self->open, DtGuardElement, self->open->len - 1);
  dt_xml_guard_refuse (self, here (self),
          g_strdup_printf (_("The file ends too early: <%1$s>, opened in line %2$d, is not closed"),
                           self->names->str + last->name, last->line),
          g_strdup (_("The file may have been cut off while it was copied. Get it again.")));
}

/* The parser forgets the nodes that it has not told yet when the end comes too early. Blanks are harmless wherever a
 * fault can be, and push out what stood before it, so that faults of content there are found as well. */
static int
pad (DtXmlGuard *self,
     char       *buffer,
     int         length)
{
  if (!self->started || self->padding > MAX_PADDING || (self->padding > MIN_PADDING && g_queue_is_empty (self->places)))
    return 0;

  memset (buffer, ' ', (gsize) length);
  self->padding += (gsize) length;
  return length;
}

/**
 * dt_xml_guard_read:
 * @self: the guard
 * @buffer: (out): room for bytes
 * @length: how much room
 *
 * The read callback of the parser. After a fault or an error the file ends for it; ask dt_xml_guard_get_fault() and dt_xml_guard_get_error() then.
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

  if (self->error != NULL || length <= 0)
    return 0;
  if (self->fault == NULL && self->used == self->filled && !self->at_end && !fill (self))
    return self->fault != NULL ? pad (self, buffer, length) : 0;
  if (self->fault == NULL && self->at_end)
    check_end (self);
  if (self->fault != NULL)
    return pad (self, buffer, length);
  if (self->at_end)
    return 0;

  n = MIN ((gsize) length, self->filled - self->used);
  n = watch (self, self->buffer + self->used, n);
  memcpy (buffer, self->buffer + self->used, n);
  self->used += n;

  return n > 0 ? (int) n : pad (self, buffer, length);
}
