/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `packet` and `answer`: what a packet of the exchange of documents says, and the status that is sent back. Nothing is stored. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-new-file.h"
#include "dt-packet.h"

static DtPacket *
load_packet (DtCli       *self,
             const char  *path,
             GError     **error)
{
  g_autoptr(GBytes) bytes = dt_packet_load (path, self->cancellable, error);
  g_autofree char *name = g_path_get_basename (path);

  return bytes != NULL ? dt_packet_read (bytes, name, self->cancellable, error) : NULL;
}

/* ---- JSON ---- */

static void
add_object (GString *list,
            GString *object)
{
  g_string_append (list, list->len > 1 ? ",\n  " : "\n  ");
  g_string_append (list, object->str);
  g_string_append_c (list, '}');
  g_string_free (object, TRUE);
}

static void
end_list (GString    *object,
          const char *name,
          GString    *list)
{
  g_string_append_c (list, ']');
  dt_cli_json_raw (object, name, list->str);
  g_string_free (list, TRUE);
}

static GString *
new_organ (const DtPacketOrgan *organ)
{
  GString *object = g_string_new (NULL);

  dt_cli_json_text (object, "id", organ->id);
  dt_cli_json_text (object, "name", organ->name);
  dt_cli_json_text (object, "superior", organ->superior);
  return object;
}

static void
add_organs (GString        *object,
            const DtPacket *packet)
{
  GString *from = g_string_new ("[");
  GString *to = g_string_new ("[");

  add_object (from, new_organ (packet->from));
  for (guint i = 0; i < packet->to->len; i++)
    add_object (to, new_organ (g_ptr_array_index (packet->to, i)));
  end_list (object, "from", from);
  end_list (object, "to", to);
}

static void
add_answers (GString        *object,
             const DtPacket *packet)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < packet->answers->len; i++)
    {
      const DtPacketAnswer *answer = g_ptr_array_index (packet->answers, i);
      GString *item = g_string_new (NULL);

      dt_cli_json_text (item, "organ_id", answer->organ_id);
      dt_cli_json_text (item, "symbol", answer->code);
      dt_cli_json_text (item, "document_id", answer->document_id);
      dt_cli_json_day (item, "date", answer->day);
      add_object (list, item);
    }
  end_list (object, "answers", list);
}

static void
add_files (GString        *object,
           const DtPacket *packet)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < packet->files->len; i++)
    {
      const DtPacketFile *file = g_ptr_array_index (packet->files, i);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->bytes);
      GString *item = g_string_new (NULL);

      dt_cli_json_text (item, "name", file->name);
      dt_cli_json_text (item, "media_type", file->media_type);
      dt_cli_json_text (item, "description", file->description);
      dt_cli_json_number (item, "size", (gint64) g_bytes_get_size (file->bytes));
      dt_cli_json_text (item, "sha256", sum);
      add_object (list, item);
    }
  end_list (object, "files", list);
}

static void
write_json (const DtPacket *packet)
{
  g_autoptr(GString) object = g_string_new (NULL);
  g_autofree char *symbol = dt_packet_get_symbol (packet);
  g_autofree char *status = packet->kind == DT_PACKET_STATUS ? g_strdup_printf ("%02d", packet->status) : NULL;

  dt_cli_json_text (object, "kind", dt_nick_get (dt_packet_kind_nicks, packet->kind));
  dt_cli_json_text (object, "status", status);
  dt_cli_json_text (object, "symbol", symbol);
  dt_cli_json_text (object, "document_id", packet->document_id);
  dt_cli_json_text (object, "type", packet->type_name);
  dt_cli_json_text (object, "place", packet->place);
  dt_cli_json_day (object, "date", packet->day);
  dt_cli_json_text (object, "subject", packet->subject);
  dt_cli_json_text (object, "content", packet->content);
  dt_cli_json_text (object, "signer", packet->signer);
  dt_cli_json_text (object, "signer_title", packet->position);
  dt_cli_json_day (object, "due", packet->due_day);
  dt_cli_json_text (object, "urgency", dt_nick_get (dt_urgency_nicks, packet->urgency));
  add_organs (object, packet);
  dt_cli_json_texts (object, "distribution", packet->places);
  add_answers (object, packet);
  dt_cli_json_texts (object, "task_codes", packet->task_codes);
  dt_cli_json_texts (object, "added", packet->added);
  dt_cli_json_texts (object, "dropped", packet->dropped);
  dt_cli_json_texts (object, "replaced", packet->replaced);
  dt_cli_json_text (object, "reason", *packet->reason != '\0' ? packet->reason : packet->description);
  dt_cli_json_text (object, "department", packet->department);
  dt_cli_json_text (object, "staff", packet->staff);
  dt_cli_json_text (object, "staff_phone", packet->staff_phone);
  dt_cli_json_text (object, "staff_email", packet->staff_email);
  dt_cli_json_texts (object, "appendices", packet->appendices);
  dt_cli_json_text (object, "time", packet->timestamp);
  dt_cli_json_raw (object, "signed", packet->signed_by ? "true" : "false");
  add_files (object, packet);
  dt_cli_json_texts (object, "warnings", packet->warnings);
  g_string_append (object, "}\n");
  dt_cli_write (object->str);
}

/* ---- Text ---- */

static void
write_day (DtCli      *self,
           const char *label,
           DtDay       day)
{
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, self->today) : NULL;

  dt_cli_write_field (label, text);
}

static void
write_text (DtCli          *self,
            const DtPacket *packet)
{
  g_autofree char *symbol = dt_packet_get_symbol (packet);
  g_autofree char *staff = dt_packet_dup_staff (packet);

  dt_cli_write_field (_("Packet"), dt_nick_label (dt_packet_kind_nicks, packet->kind));
  if (packet->kind == DT_PACKET_STATUS)
    {
      g_autofree char *status = dt_packet_dup_status_label (packet->status);

      dt_cli_write_field (_("Status"), status);
    }
  dt_cli_write_field (C_("packet", "From"), *packet->from->name != '\0' ? packet->from->name : packet->from->id);
  for (guint i = 0; i < packet->to->len; i++)
    {
      const DtPacketOrgan *organ = g_ptr_array_index (packet->to, i);

      dt_cli_write_field (C_("packet", "To"), *organ->name != '\0' ? organ->name : organ->id);
    }
  dt_cli_write_field (_("Symbol"), symbol);
  write_day (self, _("Date"), packet->day);
  dt_cli_write_field (_("Type"), packet->type_name);
  dt_cli_write_field (_("Subject"), packet->subject);
  dt_cli_write_field (_("Signer"), packet->signer);
  write_day (self, _("Due"), packet->due_day);
  for (guint i = 0; i < packet->answers->len; i++)
    dt_cli_write_field (packet->kind == DT_PACKET_STATUS ? _("About") : _("Answers"), ((DtPacketAnswer *) g_ptr_array_index (packet->answers, i))->code);
  dt_cli_write_field (_("Reason"), packet->reason);
  dt_cli_write_field (_("Note"), packet->description);
  dt_cli_write_field (_("In Charge"), staff);
  for (guint i = 0; i < packet->files->len; i++)
    dt_cli_write_field (_("File"), ((DtPacketFile *) g_ptr_array_index (packet->files, i))->name);
  if (packet->signed_by)
    dt_cli_write_field (_("Signature"), _("there, not checked"));
  for (guint i = 0; i < packet->warnings->len; i++)
    dt_cli_write_field (_("Note"), g_ptr_array_index (packet->warnings, i));
}

/* ---- Files ---- */

/* All or none; what stands there already is not touched. */
static gboolean
save_files (DtCli           *self,
            const DtPacket  *packet,
            const char      *folder,
            GError         **error)
{
  g_autoptr(GPtrArray) done = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < packet->files->len; i++)
    {
      const DtPacketFile *from = g_ptr_array_index (packet->files, i);
      g_autoptr(GFile) file = g_file_new_build_filename (folder, from->name, NULL);
      g_autoptr(GFileOutputStream) out = g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, error);
      gsize size;
      const void *data = g_bytes_get_data (from->bytes, &size);

      if (out != NULL)
        g_ptr_array_add (done, g_object_ref (file));
      if (out == NULL || !g_output_stream_write_all (G_OUTPUT_STREAM (out), data, size, NULL, self->cancellable, error)
          || !g_output_stream_close (G_OUTPUT_STREAM (out), self->cancellable, error))
        {
          for (guint j = 0; j < done->len; j++)
            g_file_delete (g_ptr_array_index (done, j), NULL, NULL);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dt_cli_run_packet:
 *
 * Returns: an exit code
 */
int
dt_cli_run_packet (DtCli  *self,
                   char  **args)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *format_text = NULL;
  g_autofree char *folder = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("How to show it: text or json"), N_("FORMAT") },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Put the files that are in it into this folder"), N_("FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtPacket) packet = NULL;
  g_autoptr(GError) error = NULL;
  DtCliFormat format;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format_text, &format);
  if (code != DT_CLI_DONE)
    return code;
  if (format == DT_CLI_CSV)
    return dt_cli_wrong_usage (self, "%s", _("A packet is shown as text or json."));
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one file: the packet."));

  packet = load_packet (self, names[0], &error);
  if (packet == NULL || (folder != NULL && !save_files (self, packet, folder, &error)))
    return dt_cli_refuse (self, error);
  if (format == DT_CLI_JSON)
    write_json (packet);
  else
    write_text (self, packet);

  return dt_cli_finish_output (self);
}

/* ---- The answer ---- */

typedef struct
{
  char *status;
  char *from;
  char *name;
  char *reason;
  char *time;
  char *output;
} AnswerOptions;

static void
answer_options_clear (AnswerOptions *self)
{
  g_free (self->status);
  g_free (self->from);
  g_free (self->name);
  g_free (self->reason);
  g_free (self->time);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnswerOptions, answer_options_clear)

static gboolean
write_answer (DtCli                *self,
              const char           *path,
              const AnswerOptions  *options,
              int                   status,
              const char           *timestamp,
              GError              **error)
{
  g_autoptr(DtPacket) received = load_packet (self, path, error);
  DtPacketOrgan from = { .id = options->from, .name = options->name != NULL ? options->name : (char *) "", .superior = (char *) "" };
  g_autoptr(DtPacket) answer = received != NULL ? dt_packet_new_answer (received, status, &from, options->reason, timestamp, error) : NULL;
  g_autoptr(GBytes) bytes = answer != NULL ? dt_packet_write (answer, error) : NULL;

  return bytes != NULL && dt_new_file_write_bytes (options->output, bytes, error);
}

/**
 * dt_cli_run_answer:
 *
 * Returns: an exit code
 */
int
dt_cli_run_answer (DtCli  *self,
                   char  **args)
{
  g_auto(GStrv) names = NULL;
  g_auto(AnswerOptions) options = { NULL };
  GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_STRING, &options.status, N_("What is told: 01 arrived, 02 refused, 03 entered, 04 assigned, 05 in process, 06 finished, 15 agrees, 16 does not"), N_("CODE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("Identifier of the own office"), N_("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("Name of the own office"), N_("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("In words; a refusal needs it"), N_("WORDS") },
    { "time", 0, 0, G_OPTION_ARG_STRING, &options.time, N_("When, such as “2024-07-23 08:15”; now, unless given"), N_("TIME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("The file to write"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *timestamp = NULL;
  g_autoptr(GError) error = NULL;
  guint64 status;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one file: the packet."));
  if (options.output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));
  if (options.from == NULL || *options.from == '\0')
    return dt_cli_wrong_usage (self, "%s", _("--from must give the identifier of the own office."));
  if (options.status == NULL || !g_ascii_string_to_unsigned (options.status, 10, 1, 99, &status, NULL))
    return dt_cli_wrong_usage (self, "%s", _("--status must give a code of two digits, such as 03."));
  timestamp = options.time != NULL ? dt_packet_parse_timestamp (options.time) : dt_packet_dup_now ();
  if (*timestamp == '\0')
    return dt_cli_wrong_usage (self, _("--time “%s” is no time. Write it like 2024-07-23 08:15."), options.time);

  if (!write_answer (self, names[0], &options, (int) status, timestamp, &error))
    return dt_cli_refuse (self, error);

  return DT_CLI_DONE;
}
