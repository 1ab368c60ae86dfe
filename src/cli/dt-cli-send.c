/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `send`: a directive of the register as a packet of the exchange of documents. */

#include "dt-cli-filter.h"

#include <glib/gi18n-lib.h>

#include "dt-directive-jobs.h"
#include "dt-new-file.h"
#include "dt-packet.h"

typedef struct
{
  char  *from;
  char  *name;
  char  *time;
  char  *output;
  char **to;
  char **files;
} SendOptions;

static void
send_options_clear (SendOptions *self)
{
  g_free (self->from);
  g_free (self->name);
  g_free (self->time);
  g_free (self->output);
  g_strfreev (self->to);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SendOptions, send_options_clear)

/* "H1" or "H1=Ủy ban nhân dân thành phố". */
static void
add_recipients (DtPacket *packet,
                char    **to)
{
  for (guint i = 0; to[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (to[i], "=", 2);
      DtPacketOrgan *organ = dt_packet_organ_new ();

      g_free (organ->id);
      organ->id = g_strdup (parts[0]);
      if (parts[1] != NULL)
        {
          g_free (organ->name);
          organ->name = g_strdup (parts[1]);
        }
      g_ptr_array_add (packet->to, organ);
    }
}

static gboolean
add_files (DtCli     *self,
           DtPacket  *packet,
           char     **files,
           GError   **error)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = dt_packet_load (files[i], self->cancellable, error);
      g_autofree char *name = g_path_get_basename (files[i]);
      g_autofree char *content = g_content_type_guess (name, NULL, 0, NULL);
      g_autofree char *type = g_content_type_get_mime_type (content);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (packet->files, dt_packet_file_new (name, type != NULL ? type : "application/octet-stream", NULL, bytes));
    }

  return TRUE;
}

static gboolean
write_packet (DtCli              *self,
              gint64              directive_id,
              const SendOptions  *options,
              const char         *timestamp,
              GError            **error)
{
  g_autoptr(DtQuery) query = dt_query_new (self->today);
  DtPacketOrgan from = { .id = options->from, .name = options->name != NULL ? options->name : (char *) "", .superior = (char *) "" };
  g_autoptr(DtDirectivePage) page = NULL;
  g_autoptr(DtPacket) packet = NULL;
  g_autoptr(GBytes) bytes = NULL;

  query->directive_id = directive_id;
  page = dt_store_read (self->store, dt_job_load_directive_page, query, self->cancellable, error);
  packet = page != NULL ? dt_packet_new_document (page, &from, timestamp, error) : NULL;
  if (packet == NULL)
    return FALSE;
  add_recipients (packet, options->to);
  if (!add_files (self, packet, options->files, error))
    return FALSE;
  bytes = dt_packet_write (packet, error);

  return bytes != NULL && dt_new_file_write_bytes (options->output, bytes, error);
}

/**
 * dt_cli_run_send:
 *
 * Returns: an exit code
 */
int
dt_cli_run_send (DtCli  *self,
                 char  **args)
{
  g_auto(GStrv) names = NULL;
  g_auto(SendOptions) options = { NULL };
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("Identifier of the own office"), N_("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("Name of the own office"), N_("NAME") },
    { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.to, N_("Identifier of a recipient, perhaps with its name; can be given again"), N_("ID=NAME") },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, N_("A file that goes with it; can be given again"), N_("FILE") },
    { "time", 0, 0, G_OPTION_ARG_STRING, &options.time, N_("When, such as “2024-07-23 08:15”; now, unless given"), N_("TIME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("The file to write"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("SYMBOL") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *timestamp = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one directive by its symbol."));
  if (options.output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));
  if (options.from == NULL || *options.from == '\0')
    return dt_cli_wrong_usage (self, "%s", _("--from must give the identifier of the own office."));
  if (options.to == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--to must give the identifier of at least one recipient."));
  timestamp = options.time != NULL ? dt_packet_parse_timestamp (options.time) : dt_packet_dup_now ();
  if (*timestamp == '\0')
    return dt_cli_wrong_usage (self, _("--time “%s” is no time. Write it like 2024-07-23 08:15."), options.time);

  code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, names[0], &id);
  if (code != DT_CLI_DONE)
    return code;
  if (!write_packet (self, id, &options, timestamp, &error))
    return dt_cli_refuse (self, error);

  return DT_CLI_DONE;
}
