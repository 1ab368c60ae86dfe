/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-queue-item.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-letter-file.h"
#include "dt-pack.h"
#include "dt-packet-letter.h"
#include "dt-table.h"

struct _DtQueueItem
{
  GObject      parent_instance;

  /* Owned */
  GFile       *file;
  DtQueueLook *look;

  gboolean     known;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtQueueItem, dt_queue_item, G_TYPE_OBJECT)

/* ---- Looking into a file ---- */

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static void
fail (DtQueueLook  *self,
      const GError *error)
{
  self->state = DT_QUEUE_FAILED;
  self->kind = dt_error_user_text (error);
}

static void
look_at_packet (DtQueueLook  *self,
                GBytes       *bytes,
                const char   *name,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPacket) packet = dt_packet_read (bytes, name, cancellable, &error);

  if (packet == NULL)
    {
      fail (self, error);
      return;
    }
  self->state = DT_QUEUE_READ;
  self->symbol = dt_packet_get_symbol (packet);
  self->issuer = g_strdup (packet->from->name);
  self->subject = g_strdup (packet->subject);
  self->kind = packet->kind == DT_PACKET_STATUS ? dt_packet_dup_status_label (packet->status)
               : g_strdup (dt_nick_label (dt_packet_kind_nicks, (int) packet->kind));
  self->n_files = (int) packet->files->len;
}

static void
look_at_letter (DtQueueLook  *self,
                const char   *path,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, cancellable, &error);
  g_autoptr(DtProposal) proposal = NULL;

  if (text == NULL)
    {
      fail (self, error);
      return;
    }
  proposal = dt_letter_read (text);
  self->state = DT_QUEUE_READ;
  self->symbol = dup_or_empty (proposal->symbol);
  self->issuer = dup_or_empty (proposal->issuer);
  self->subject = dup_or_empty (proposal->subject);
  self->kind = g_strdup (_("Letter"));
  self->n_tasks = (int) proposal->tasks->len;
}

static void
look_at_xml (DtQueueLook  *self,
             const char   *path,
             GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = dt_packet_load (path, cancellable, &error);
  g_autofree char *name = g_path_get_basename (path);

  if (bytes == NULL)
    {
      fail (self, error);
    }
  else if (dt_packet_is_one (bytes))
    {
      look_at_packet (self, bytes, name, cancellable);
    }
  else
    {
      self->state = DT_QUEUE_OTHER;
      self->kind = g_strdup (_("XML file"));
    }
}

static void
look_at_pack (DtQueueLook  *self,
              const char   *path,
              GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) pack = dt_pack_open (path, cancellable, &error);

  if (pack == NULL)
    {
      fail (self, error);
      return;
    }
  self->state = DT_QUEUE_READ;
  self->subject = g_strdup (dt_pack_get_told (pack)->office);
  self->kind = g_strdup (_("Package"));
  self->n_files = dt_pack_get_told (pack)->n_files;
}

static gboolean
has_ending (const char        *path,
            const char *const *endings)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/**
 * dt_queue_look:
 * @number: of the file, kept in the answer
 * @path: a letter, a packet, a package, or something else
 * @cancellable: (nullable): stops it
 *
 * For a worker: takes as long as reading takes. What cannot be read is told in the answer.
 *
 * Returns: (transfer full): what was seen
 */
DtQueueLook *
dt_queue_look (guint         number,
               const char   *path,
               GCancellable *cancellable)
{
  static const char *const xml[] = { ".xml", ".edxml", NULL };
  static const char *const letters[] = { ".docx", ".odt", ".pdf", ".txt", NULL };
  static const char *const packs[] = { DT_PACK_SUFFIX, NULL };
  DtQueueLook *self = g_new0 (DtQueueLook, 1);

  self->number = number;
  if (has_ending (path, xml))
    look_at_xml (self, path, cancellable);
  else if (has_ending (path, letters))
    look_at_letter (self, path, cancellable);
  else if (has_ending (path, packs))
    look_at_pack (self, path, cancellable);
  else
    self->state = DT_QUEUE_OTHER;
  if (self->state == DT_QUEUE_OTHER && dt_tables_is_name (path))
    self->kind = g_strdup (_("Spreadsheet"));

  if (self->symbol == NULL)
    self->symbol = g_strdup ("");
  if (self->issuer == NULL)
    self->issuer = g_strdup ("");
  if (self->subject == NULL)
    self->subject = g_strdup ("");
  if (self->kind == NULL)
    self->kind = g_strdup (_("Another file"));
  return self;
}

void
dt_queue_look_free (DtQueueLook *self)
{
  if (self == NULL)
    return;
  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->subject);
  g_free (self->kind);
  g_free (self);
}

/* ---- The object ---- */

GFile *
dt_queue_item_get_file (DtQueueItem *self)
{
  g_return_val_if_fail (DT_IS_QUEUE_ITEM (self), NULL);

  return self->file;
}

const DtQueueLook *
dt_queue_item_get_look (DtQueueItem *self)
{
  g_return_val_if_fail (DT_IS_QUEUE_ITEM (self), NULL);

  return self->look;
}

void
dt_queue_item_set_look (DtQueueItem *self,
                        DtQueueLook *look)
{
  g_return_if_fail (DT_IS_QUEUE_ITEM (self));

  dt_queue_look_free (self->look);
  self->look = look;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
dt_queue_item_is_known (DtQueueItem *self)
{
  g_return_val_if_fail (DT_IS_QUEUE_ITEM (self), FALSE);

  return self->known;
}

void
dt_queue_item_set_known (DtQueueItem *self,
                         gboolean     known)
{
  g_return_if_fail (DT_IS_QUEUE_ITEM (self));

  if (self->known == known)
    return;
  self->known = known;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dt_queue_item_finalize (GObject *object)
{
  DtQueueItem *self = DT_QUEUE_ITEM (object);

  g_object_unref (self->file);
  dt_queue_look_free (self->look);

  G_OBJECT_CLASS (dt_queue_item_parent_class)->finalize (object);
}

static void
dt_queue_item_class_init (DtQueueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_queue_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_QUEUE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_queue_item_init (DtQueueItem *self)
{
}

DtQueueItem *
dt_queue_item_new (GFile *file)
{
  DtQueueItem *self = g_object_new (DT_TYPE_QUEUE_ITEM, NULL);

  self->file = g_object_ref (file);
  return self;
}
