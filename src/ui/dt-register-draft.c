/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the form and is not entered yet, kept in the register every few seconds. Units stand in it by their names
 * as they were typed, so a draft means the same in every register. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"
#include "dt-weak.h"
#include "dt-window-private.h"

#define SAVE_SECONDS 3

/* ---- Writing ---- */

static void
add_text (GVariantBuilder *builder,
          const char      *name,
          const char      *text)
{
  g_variant_builder_add (builder, "{sv}", name, g_variant_new_string (text != NULL ? text : ""));
}

static void
add_entry (GVariantBuilder *builder,
           const char      *name,
           GtkEditable     *entry)
{
  add_text (builder, name, gtk_editable_get_text (entry));
}

static GVariant *
make_tasks (DtRegisterWindow *self)
{
  GVariantBuilder tasks;

  g_variant_builder_init (&tasks, G_VARIANT_TYPE ("a(ssssss)"));
  for (GtkWidget *child = gtk_widget_get_first_child (self->tasks); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr(DtRegisterTaskTexts) texts = dt_register_task_row_dup_texts (DT_REGISTER_TASK_ROW (child));

      g_variant_builder_add (&tasks, "(ssssss)", texts->ordinal, texts->title, texts->passage, texts->leads, texts->coordinators, texts->words);
    }
  return g_variant_builder_end (&tasks);
}

static GVariant *
make_doubts (DtRegisterWindow *self)
{
  GVariantBuilder doubts;

  g_variant_builder_init (&doubts, G_VARIANT_TYPE ("a(sb)"));
  for (GtkWidget *child = gtk_widget_get_first_child (self->doubts); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      g_variant_builder_add (&doubts, "(sb)", g_object_get_data (G_OBJECT (child), "dt-text"), gtk_check_button_get_active (GTK_CHECK_BUTTON (child)));
  return g_variant_builder_end (&doubts);
}

static GVariant *
make_addressees (DtRegisterWindow *self)
{
  GVariantBuilder addressees;

  g_variant_builder_init (&addressees, G_VARIANT_TYPE ("a(sb)"));
  for (guint i = 0; i < self->addressees->len; i++)
    {
      const DtAddresseeRecord *record = g_ptr_array_index (self->addressees, i);

      g_variant_builder_add (&addressees, "(sb)", record->words, record->distribution);
    }
  return g_variant_builder_end (&addressees);
}

static void
keep_reference (GtkWidget  *entry,
                DtRelation  relation,
                const char *symbol,
                DtDay       issued_day,
                gpointer    user_data)
{
  g_autofree char *day = issued_day != DT_DAY_NONE ? dt_day_to_iso (issued_day) : g_strdup ("");

  g_variant_builder_add (user_data, "(sss)", symbol, dt_nick_get (dt_relation_nicks, (int) relation), day);
}

static GVariant *
make_references (DtRegisterWindow *self)
{
  GVariantBuilder references;

  g_variant_builder_init (&references, G_VARIANT_TYPE ("a(sss)"));
  dt_references_field_foreach (self->references, keep_reference, &references);
  return g_variant_builder_end (&references);
}

static GVariant *
make_moves (DtRegisterWindow *self)
{
  GVariantBuilder moves;

  g_variant_builder_init (&moves, G_VARIANT_TYPE ("a(sssisb)"));
  for (GtkWidget *child = gtk_widget_get_first_child (self->moves); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DtMoveCard *card = DT_MOVE_CARD (child);
      const DtScheduleRule *rule = dt_move_card_get_rule (card);

      g_variant_builder_add (&moves, "(sssisb)", dt_move_card_get_target (card), dt_move_card_get_words (card), dt_nick_get (dt_change_kind_nicks, (int) rule->kind),
                             rule->amount, dt_nick_get (dt_span_unit_nicks, (int) rule->unit), dt_move_card_get_active (card));
    }
  return g_variant_builder_end (&moves);
}

/* Their bytes lie in the register's folder already. */
static GVariant *
make_files (DtRegisterWindow *self)
{
  GVariantBuilder files;

  g_variant_builder_init (&files, G_VARIANT_TYPE ("a(sssx)"));
  for (guint i = 0; i < self->files->len; i++)
    {
      const DtAttachmentRecord *file = g_ptr_array_index (self->files, i);

      g_variant_builder_add (&files, "(sssx)", file->name, file->media_type, file->sha256, file->size);
    }
  return g_variant_builder_end (&files);
}

static char *
make_content (DtRegisterWindow *self)
{
  g_autoptr(GVariant) content = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (self->text != NULL)
    add_text (&builder, "text", self->text);
  add_entry (&builder, "symbol", self->symbol);
  add_text (&builder, "type", dt_document_type_nicks[gtk_drop_down_get_selected (self->type)].nick);
  add_text (&builder, "day", gtk_editable_get_text (GTK_EDITABLE (dt_day_entry_get_entry (self->day))));
  add_entry (&builder, "issuer", self->issuer);
  add_entry (&builder, "place", self->place);
  add_entry (&builder, "subject", self->subject);
  add_entry (&builder, "signer", self->signer);
  add_text (&builder, "signer-title", self->signer_title);
  add_text (&builder, "urgency", dt_urgency_nicks[gtk_drop_down_get_selected (self->urgency)].nick);
  g_variant_builder_add (&builder, "{sv}", "tasks", make_tasks (self));
  g_variant_builder_add (&builder, "{sv}", "doubts", make_doubts (self));
  g_variant_builder_add (&builder, "{sv}", "addressees", make_addressees (self));
  g_variant_builder_add (&builder, "{sv}", "references", make_references (self));
  g_variant_builder_add (&builder, "{sv}", "moves", make_moves (self));
  g_variant_builder_add (&builder, "{sv}", "files", make_files (self));
  g_variant_builder_add (&builder, "{sv}", "links", dt_register_window_make_links (self));
  content = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (content, FALSE);
}

static char *
make_title (DtRegisterWindow *self)
{
  const char *texts[] = { gtk_editable_get_text (self->symbol), gtk_editable_get_text (self->subject) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      return g_utf8_substring (texts[i], 0, MIN (g_utf8_strlen (texts[i], -1), 80));
  return g_strdup (_("Directive without a number"));
}

/* A failure loses nothing that is not on the screen still; the next one may succeed. */
static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GtkWindow) parent = user_data != NULL ? dt_weak_take (user_data) : NULL;
  g_autoptr(GError) error = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  if (DT_IS_WINDOW (parent))
    dt_window_sync_drafts (DT_WINDOW (parent));
  if (error != NULL)
    g_message ("A draft could not be kept: %s", error->message);
}

static DtWeak *
new_parent (DtRegisterWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return parent != NULL ? dt_weak_new (parent) : NULL;
}

void
dt_register_window_keep (DtRegisterWindow *self)
{
  DtWrite write = { .action = "save-draft", .aside = TRUE };
  DtStore *store = dt_context_get_store (self->context);
  g_autofree char *title = make_title (self);
  g_autofree char *content = make_content (self);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (dt_store_get_read_only (store))
    return;
  if (self->draft == NULL)
    self->draft = dt_uid_new ();
  dt_store_write_async (store, &write, dt_job_save_draft, dt_draft_new (self->draft, "directive", title, content), (GDestroyNotify) dt_draft_free,
                        NULL, NULL, on_kept, new_parent (self));
}

static gboolean
on_time (gpointer user_data)
{
  DtRegisterWindow *self = user_data;

  self->save_source = 0;
  if (!self->storing)
    dt_register_window_keep (self);
  return G_SOURCE_REMOVE;
}

void
dt_register_window_keep_soon (DtRegisterWindow *self)
{
  if (self->save_source == 0)
    self->save_source = g_timeout_add_seconds (SAVE_SECONDS, on_time, self);
}

void
dt_register_window_drop (DtRegisterWindow *self)
{
  DtWrite write = { .action = "remove-draft", .aside = TRUE };

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->draft != NULL)
    dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_remove_draft, g_strdup (self->draft), g_free, NULL, NULL, on_kept, new_parent (self));
}

/* ---- Reading ---- */

GVariant *
dt_register_draft_parse (const char *content)
{
  g_autoptr(GVariant) parsed = g_variant_parse (G_VARIANT_TYPE_VARDICT, content, NULL, NULL, NULL);

  return g_steal_pointer (&parsed);
}

static const char *
get_text (GVariant   *content,
          const char *name)
{
  const char *text = "";

  g_variant_lookup (content, name, "&s", &text);
  return text;
}

const char *
dt_register_draft_get_text (GVariant *content)
{
  const char *text = get_text (content, "text");

  return *text != '\0' ? text : NULL;
}

static void
restore_tasks (DtRegisterWindow *self,
               GVariant         *content)
{
  g_autoptr(GVariantIter) iter = NULL;
  const char *ordinal, *title, *passage, *leads, *coordinators, *words;

  if (!g_variant_lookup (content, "tasks", "a(ssssss)", &iter))
    return;
  while (g_variant_iter_loop (iter, "(&s&s&s&s&s&s)", &ordinal, &title, &passage, &leads, &coordinators, &words))
    {
      DtRegisterTaskRow *row = dt_register_window_append_task (self);

      dt_register_task_row_set (row, ordinal, title, passage, leads, coordinators, words);
      if (self->text != NULL && *title != '\0')
        dt_register_task_row_fold (row);
    }
}

static void
restore_lists (DtRegisterWindow *self,
               GVariant         *content)
{
  g_autoptr(GVariantIter) doubts = NULL;
  g_autoptr(GVariantIter) addressees = NULL;
  g_autoptr(GVariantIter) references = NULL;
  const char *text, *nick, *day;
  gboolean flag;
  int relation;

  if (g_variant_lookup (content, "doubts", "a(sb)", &doubts))
    while (g_variant_iter_loop (doubts, "(&sb)", &text, &flag))
      dt_register_window_add_doubt (self, text, flag);
  if (g_variant_lookup (content, "addressees", "a(sb)", &addressees))
    while (g_variant_iter_loop (addressees, "(&sb)", &text, &flag))
      dt_register_window_add_addressee (self, text, flag);
  if (g_variant_lookup (content, "references", "a(sss)", &references))
    while (g_variant_iter_loop (references, "(&s&s&s)", &text, &nick, &day))
      if (dt_nick_find (dt_relation_nicks, nick, &relation))
        dt_references_field_add (self->references, (DtRelation) relation, text, *day != '\0' ? dt_day_from_iso (day, NULL) : DT_DAY_NONE);
  dt_register_window_ask_known (self);
}

static void
restore_moves (DtRegisterWindow *self,
               GVariant         *content)
{
  g_autoptr(GVariantIter) moves = NULL;
  const char *target, *words, *kind, *unit;
  gboolean active;
  int amount;

  if (!g_variant_lookup (content, "moves", "a(sssisb)", &moves))
    return;
  while (g_variant_iter_loop (moves, "(&s&s&si&sb)", &target, &words, &kind, &amount, &unit, &active))
    {
      DtScheduleRule rule = { .amount = amount };
      int kind_value, unit_value;

      if (!dt_nick_find (dt_change_kind_nicks, kind, &kind_value) || !dt_nick_find (dt_span_unit_nicks, unit, &unit_value))
        continue;
      rule.kind = (DtChangeKind) kind_value;
      rule.unit = (DtSpanUnit) unit_value;
      dt_register_window_add_move (self, target, words, &rule, active);
    }
}

static void
restore_files (DtRegisterWindow *self,
               GVariant         *content)
{
  g_autoptr(GVariantIter) files = NULL;
  const char *name, *media_type, *sha256;
  gint64 size;

  if (!g_variant_lookup (content, "files", "a(sssx)", &files))
    return;
  while (g_variant_iter_loop (files, "(&s&s&sx)", &name, &media_type, &sha256, &size))
    dt_register_window_add_file (self, name, media_type, sha256, size);
}

/**
 * dt_register_window_restore:
 * @content: of a draft; what is missing in it stays empty
 */
void
dt_register_window_restore (DtRegisterWindow *self,
                            GVariant         *content)
{
  const struct { GtkEditable *entry; const char *name; } entries[] = {
    { self->symbol, "symbol" }, { self->issuer, "issuer" }, { self->place, "place" }, { self->subject, "subject" },
    { self->signer, "signer" },
    { GTK_EDITABLE (dt_day_entry_get_entry (self->day)), "day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (entries[i].entry, get_text (content, entries[i].name));
  for (guint i = 0; dt_document_type_nicks[i].nick != NULL; i++)
    if (g_str_equal (dt_document_type_nicks[i].nick, get_text (content, "type")))
      gtk_drop_down_set_selected (self->type, i);
  for (guint i = 0; dt_urgency_nicks[i].nick != NULL; i++)
    if (g_str_equal (dt_urgency_nicks[i].nick, get_text (content, "urgency")))
      gtk_drop_down_set_selected (self->urgency, i);
  if (*get_text (content, "signer-title") != '\0')
    self->signer_title = g_strdup (get_text (content, "signer-title"));
  restore_lists (self, content);
  restore_files (self, content);
  restore_tasks (self, content);
  restore_moves (self, content);
  dt_register_window_restore_links (self, content);
}
