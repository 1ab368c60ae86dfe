/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Directives: who is meant by issuer, symbol and date; their own row; addressees, references, attachments. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

static char *
name_of_unit (DtMerge  *self,
              gint64    id,
              GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT name FROM unit WHERE id = ?1", error))
    return NULL;
  dt_bind (&stmt, 1, id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return NULL;

  return has_row ? dt_column_dup (&stmt, 0) : g_strdup ("");
}

/* Looking up */

static gboolean
find_by_uid (DtMerge     *self,
             const char  *uid,
             gint64      *id,
             GError     **error)
{
  DtStmt *stmt;
  gboolean has_row;

  *id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->directive_uids, uid));
  if (*id != 0)
    return TRUE;

  stmt = dt_merge_stmt (self, DT_STMT_DIRECTIVE_BY_UID, "SELECT id FROM directive WHERE uid = ?1", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, uid);
  if (!dt_stmt_next (stmt, &has_row, error))
    return FALSE;

  *id = has_row ? dt_column_int64 (stmt, 0) : 0;
  dt_stmt_reset (stmt);
  return TRUE;
}

typedef enum
{
  NO_MATCH = -1,
  MATCH_UNSURE = 0,      /* one of the two does not say */
  MATCH_SURE = 1,
} Match;

static Match
match_issuer (const DtDirectiveWanted *wanted,
              const char              *wanted_key,
              DtStmt                  *row)
{
  const char *key = dt_column_peek (row, 1);

  if (wanted->issuer_id != 0 && dt_column_int64 (row, 2) == wanted->issuer_id)
    return MATCH_SURE;
  if (*wanted_key == '\0' || *key == '\0')
    return MATCH_UNSURE;
  return strcmp (wanted_key, key) == 0 ? MATCH_SURE : NO_MATCH;
}

static Match
match_day (const DtDirectiveWanted *wanted,
           DtStmt                  *row)
{
  DtDay day = dt_column_day (row, 3);

  if (day == DT_DAY_NONE || wanted->issued_day == DT_DAY_NONE)
    return day == wanted->issued_day ? MATCH_SURE : MATCH_UNSURE;
  return day == wanted->issued_day ? MATCH_SURE : NO_MATCH;
}

/* How well a row fits: 0 not at all, 3 in everything. Whole documents are told apart strictly; where one of the two is
 * only a citation, what it does not say does not count against it. */
static int
rate (const DtDirectiveWanted *wanted,
      const char              *wanted_key,
      gboolean                 exact,
      DtStmt                  *row)
{
  Match issuer = match_issuer (wanted, wanted_key, row);
  Match day = match_day (wanted, row);
  gboolean citation = !exact || wanted->is_stub || dt_column_int (row, 4) != 0;

  if (issuer == NO_MATCH || day == NO_MATCH)
    return 0;
  if (!citation && (day == MATCH_UNSURE || (issuer == MATCH_UNSURE && *dt_column_peek (row, 1) != *wanted_key)))
    return 0;

  return 1 + (issuer == MATCH_SURE) + (day == MATCH_SURE);
}

/**
 * dt_merge_look_up_directive:
 * @place: where it is named, for the report
 * @wanted: what the file says of it
 * @exact: whether a whole document is meant, and not a citation of one
 * @id: (out): its id; 0 if the register has none, -1 if it has several that fit (told in the report)
 *
 * A symbol alone identifies nothing; issuer, symbol and date do.
 */
gboolean
dt_merge_look_up_directive (DtMerge                  *self,
                            DtPlace                   place,
                            const DtDirectiveWanted  *wanted,
                            gboolean                  exact,
                            gint64                   *id,
                            GError                  **error)
{
  g_autofree char *symbol_key = NULL;
  g_autofree char *issuer_key = NULL;
  DtStmt *stmt;
  gboolean has_row = TRUE;
  int best = 0;
  int n_best = 0;

  *id = 0;
  if (wanted->uid != NULL && !find_by_uid (self, wanted->uid, id, error))
    return FALSE;
  if (*id != 0 || wanted->symbol == NULL)
    return TRUE;

  symbol_key = dt_text_symbol_key (wanted->symbol);
  issuer_key = dt_text_fold (wanted->issuer != NULL ? wanted->issuer : "");
  stmt = dt_merge_stmt (self, DT_STMT_FIND_DIRECTIVES,
                        "SELECT id, issuer_key, issuer_id, issued_day, stub FROM directive WHERE symbol_key = ?1", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, symbol_key);

  while (has_row)
    {
      int rating;

      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      rating = rate (wanted, issuer_key, exact, stmt);
      if (rating == 0 || rating < best)
        continue;
      n_best = rating == best ? n_best + 1 : 1;
      best = rating;
      *id = dt_column_int64 (stmt, 0);
    }
  dt_stmt_reset (stmt);

  if (n_best > 1)
    {
      dt_import_report_error (self->report, place, _("Add the date and the issuer."),
                              _("More than one directive has the symbol “%s”"), wanted->symbol);
      *id = -1;
    }
  return TRUE;
}

/* Writing */

static void
fill_directive (DtMergeRow               *row,
                const DtDirectiveRecord  *record,
                const DtDirectiveWanted  *wanted,
                const char               *symbol_key,
                const char               *issuer_key)
{
  gboolean says_issuer = wanted->issuer != NULL && *wanted->issuer != '\0';

  dt_merge_row_string (row, "symbol", N_("Symbol"), record->symbol);
  dt_merge_row_string (row, "symbol_key", NULL, symbol_key);
  dt_merge_row_nick (row, "type", N_("Type"), dt_document_type_nicks, (int) record->type, DT_DOCUMENT_OTHER);
  dt_merge_row_id (row, "issuer_id", wanted->issuer_id != 0, wanted->issuer_id);
  dt_merge_row_string (row, "issuer", N_("Issuer"), says_issuer ? wanted->issuer : NULL);
  dt_merge_row_string (row, "issuer_key", NULL, says_issuer ? issuer_key : NULL);
  dt_merge_row_day (row, "issued_day", N_("Date of Issue"), record->issued_day);
  dt_merge_row_text (row, "place", N_("Place"), record->location);
  dt_merge_row_text (row, "signer", N_("Signer"), record->signer);
  dt_merge_row_text (row, "signer_title", N_("Signer's Title"), record->signer_title);
  dt_merge_row_string (row, "subject", N_("Subject"), record->subject);
  dt_merge_row_nick (row, "urgency", N_("Urgency"), dt_urgency_nicks, (int) record->urgency, DT_URGENCY_NORMAL);
  dt_merge_row_text (row, "text", N_("Text"), record->text);
  dt_merge_row_number (row, "stub", NULL, TRUE, record->stub);
  dt_merge_row_day (row, "arrived_day", N_("Arrived"), record->arrived_day);
  dt_merge_row_number (row, "incoming_number", N_("Incoming Number"), record->incoming_number > 0, record->incoming_number);
  dt_merge_row_text (row, "note", N_("Note"), record->note);
}

static gboolean
insert_directive (DtMerge                  *self,
                  const DtDirectiveRecord  *record,
                  const DtDirectiveWanted  *wanted,
                  gint64                   *id,
                  GError                  **error)
{
  g_autofree char *uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  g_autofree char *symbol_key = dt_text_symbol_key (record->symbol);
  g_autofree char *issuer_key = dt_text_fold (wanted->issuer != NULL ? wanted->issuer : "");
  DtMergeRow row = { .n = 0 };

  dt_merge_row_string (&row, "uid", NULL, uid);
  fill_directive (&row, record, wanted, symbol_key, issuer_key);

  return dt_merge_insert (self, DT_MERGE_DIRECTIVE, &row, id, error);
}

static gboolean
update_directive (DtMerge                  *self,
                  const DtDirectiveRecord  *record,
                  const DtDirectiveWanted  *wanted,
                  gint64                    id,
                  gboolean                 *changed,
                  GString                  *detail,
                  GError                  **error)
{
  g_autofree char *symbol_key = dt_text_symbol_key (record->symbol);
  g_autofree char *issuer_key = dt_text_fold (wanted->issuer != NULL ? wanted->issuer : "");
  DtMergeRow row = { .n = 0 };

  dt_merge_row_string (&row, "uid", NULL, NULL);
  fill_directive (&row, record, wanted, symbol_key, issuer_key);

  return dt_merge_update (self, DT_MERGE_DIRECTIVE, id, &row, changed, detail, error);
}

/* A code in a citation is a unit; anything else is a name as it stands. */
static gboolean
read_issuer (DtMerge            *self,
             const char         *issuer,
             DtDirectiveWanted  *wanted,
             char              **name,
             GError            **error)
{
  if (issuer == NULL || *issuer == '\0')
    return TRUE;

  wanted->issuer_id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->units, issuer));
  *name = wanted->issuer_id != 0 ? name_of_unit (self, wanted->issuer_id, error) : g_strdup (issuer);
  wanted->issuer = *name;

  return *name != NULL;
}

/**
 * dt_merge_cite_directive:
 * @place: of the citation
 * @key: how it is cited
 * @type: of a stub made for it
 * @subject: (nullable): of a stub made for it
 * @id: (out): of the directive; 0 if it is ambiguous (told in the report)
 *
 * Finds the directive that is cited. One that is not in the register is kept as a stub until it arrives.
 */
gboolean
dt_merge_cite_directive (DtMerge               *self,
                         DtPlace                place,
                         const DtDirectiveKey  *key,
                         DtDocumentType         type,
                         const char            *subject,
                         gint64                *id,
                         GError               **error)
{
  g_autofree char *issuer = NULL;
  DtDirectiveWanted wanted = { key->uid, key->symbol, NULL, 0, key->issued_day, TRUE };
  DtDirectiveRecord record = { .uid = key->uid, .symbol = key->symbol, .type = type, .issued_day = key->issued_day,
                               .subject = (char *) subject, .stub = TRUE };

  if (!read_issuer (self, key->issuer, &wanted, &issuer, error)
      || !dt_merge_look_up_directive (self, place, &wanted, FALSE, id, error))
    return FALSE;

  if (*id < 0)
    {
      *id = 0;
      return TRUE;
    }
  if (*id != 0)
    return TRUE;

  if (!insert_directive (self, &record, &wanted, id, error))
    return FALSE;

  self->report->n_stubs++;
  g_hash_table_add (self->stubs_made, GSIZE_TO_POINTER (*id));
  return TRUE;
}

/* Parts of a directive */

static const char addressee_select[] =
  "SELECT group_concat (kind || char (31) || position || char (31) || words || char (31) || coalesce (unit_id, 0)"
  " || char (31) || coalesce (group_id, 0), char (30))"
  " FROM (SELECT * FROM addressee WHERE directive_id = ?1 ORDER BY kind, position)";

typedef struct { const char *kind; int position; const char *words; gint64 unit_id; gint64 group_id; } Addressee;

static const char *
kind_of (const DtAddresseeRecord *record)
{
  return record->distribution ? "distribution" : "addressee";
}

/* As a list of rows, in the order of the file, each kind counted by itself. */
static GArray *
list_addressees (DtMerge   *self,
                 GPtrArray *records)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Addressee));
  int positions[2] = { 0, 0 };

  for (guint i = 0; i < records->len; i++)
    {
      const DtAddresseeRecord *record = records->pdata[i];
      Addressee row = { kind_of (record), ++positions[record->distribution], record->words != NULL ? record->words : "", 0, 0 };

      if (record->unit != NULL)
        row.unit_id = dt_merge_find_unit (self, record->place, record->unit);
      if (record->group != NULL)
        {
          DtMergeGroup *group = dt_merge_find_group (self, record->place, record->group);

          row.group_id = group != NULL ? group->id : 0;
        }
      g_array_append_val (rows, row);
    }

  return rows;
}

static char *
join_addressees (GArray *rows)
{
  GString *joined = g_string_new (NULL);

  for (int distribution = 0; distribution < 2; distribution++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          const Addressee *row = &g_array_index (rows, Addressee, i);

          if ((strcmp (row->kind, "distribution") == 0) == distribution)
            g_string_append_printf (joined, "%s%s\037%d\037%s\037%" G_GINT64_FORMAT "\037%" G_GINT64_FORMAT, joined->len > 0 ? "\036" : "",
                                    row->kind, row->position, row->words, row->unit_id, row->group_id);
        }
    }

  return g_string_free (joined, FALSE);
}

static gboolean
same_addressees (DtMerge   *self,
                 GArray    *rows,
                 gboolean  *same,
                 GError   **error)
{
  g_autofree char *joined = join_addressees (rows);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, addressee_select, error))
    return FALSE;
  dt_bind (&stmt, 1, self->directive.id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *same = strcmp (dt_column_peek (&stmt, 0), joined) == 0;
  return TRUE;
}

static gboolean
merge_addressees (DtMerge    *self,
                  GPtrArray  *records,
                  gboolean    is_new,
                  gboolean   *changed,
                  GError    **error)
{
  g_autoptr(GArray) rows = NULL;
  g_auto(DtStmt) drop = { 0 };
  g_auto(DtStmt) insert = { 0 };
  gboolean same = FALSE;

  if (records->len == 0)
    return TRUE;

  rows = list_addressees (self, records);
  if (!is_new && !same_addressees (self, rows, &same, error))
    return FALSE;
  if (same)
    return TRUE;

  *changed = TRUE;
  if (!dt_db_prepare (self->db, &drop, "DELETE FROM addressee WHERE directive_id = ?1", error)
      || !dt_db_prepare (self->db, &insert, "INSERT INTO addressee (directive_id, kind, position, words, unit_id, group_id)"
                                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error))
    return FALSE;
  dt_bind (&drop, 1, self->directive.id);
  if (!is_new && !dt_stmt_run (&drop, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const Addressee *row = &g_array_index (rows, Addressee, i);

      dt_bind (&insert, 1, self->directive.id);
      dt_bind (&insert, 2, row->kind);
      dt_bind (&insert, 3, row->position);
      dt_bind (&insert, 4, row->words);
      dt_bind_id (&insert, 5, row->unit_id);
      dt_bind_id (&insert, 6, row->group_id);
      if (!dt_stmt_run (&insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
merge_reference (DtMerge                  *self,
                 const DtReferenceRecord  *record,
                 GArray                   *kept,
                 gboolean                 *changed,
                 GError                  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gint64 target = 0;
  gboolean has_row;
  gint64 id;

  if (record->target.symbol == NULL || (int) record->relation < 0)
    return TRUE;        /* told already */
  if (!dt_merge_cite_directive (self, record->place, &record->target, record->type, record->subject, &target, error))
    return FALSE;
  if (target == 0)
    return TRUE;
  if (target == self->directive.id)
    {
      dt_import_report_error (self->report, record->place, NULL, _("The directive “%s” cites itself"), record->target.symbol);
      return TRUE;
    }

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO reference (directive_id, target_id, relation, words) VALUES (?1, ?2, ?3, nullif (?4, ''))"
                                       " ON CONFLICT (directive_id, target_id, relation) DO UPDATE SET words = excluded.words"
                                       " WHERE ?4 IS NOT NULL AND words IS NOT excluded.words RETURNING id", error))
    return FALSE;
  dt_bind (&stmt, 1, self->directive.id);
  dt_bind (&stmt, 2, target);
  dt_bind (&stmt, 3, dt_nick_get (dt_relation_nicks, (int) record->relation));
  dt_bind (&stmt, 4, (const char *) record->words);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *changed |= has_row;

  id = target * 16 + (gint64) record->relation;
  g_array_append_val (kept, id);
  return TRUE;
}

/* Drops the references that the file no longer has. */
static gboolean
drop_references (DtMerge   *self,
                 GArray    *kept,
                 gboolean  *changed,
                 GError   **error)
{
  g_auto(DtStmt) list = { 0 };
  g_auto(DtStmt) drop = { 0 };
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &list, "SELECT id, target_id, relation FROM reference WHERE directive_id = ?1", error)
      || !dt_db_prepare (self->db, &drop, "DELETE FROM reference WHERE id = ?1", error))
    return FALSE;

  dt_bind (&list, 1, self->directive.id);
  while (has_row)
    {
      gint64 key;
      gint64 id;
      gboolean found = FALSE;

      if (!dt_stmt_next (&list, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&list, 0);
      key = dt_column_int64 (&list, 1) * 16 + dt_column_nick (&list, 2, dt_relation_nicks);
      for (guint i = 0; i < kept->len && !found; i++)
        found = g_array_index (kept, gint64, i) == key;
      if (!found)
        g_array_append_val (gone, id);
    }

  for (guint i = 0; i < gone->len; i++)
    {
      dt_bind (&drop, 1, g_array_index (gone, gint64, i));
      if (!dt_stmt_run (&drop, error))
        return FALSE;
      *changed = TRUE;
    }

  return TRUE;
}

static gboolean
merge_references (DtMerge    *self,
                  GPtrArray  *records,
                  gboolean    is_new,
                  gboolean   *changed,
                  GError    **error)
{
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_reference (self, records->pdata[i], kept, changed, error))
        return FALSE;
    }

  return records->len == 0 || is_new || drop_references (self, kept, changed, error);
}

/* An attachment is known by uid, else by its name. Those that the file does not name stay. */
static gboolean
merge_attachment (DtMerge                   *self,
                  const DtAttachmentRecord  *record,
                  const char                *owner,
                  gint64                     owner_id,
                  gboolean                   is_new,
                  gboolean                  *changed,
                  GError                   **error)
{
  gboolean to_directive = strcmp (owner, "directive_id") == 0;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM attachment WHERE %s = ?1 AND (uid = ?2 OR name = ?3) ORDER BY uid = ?2 DESC LIMIT 1", owner);
  g_autofree char *uid = NULL;
  g_auto(DtStmt) stmt = { 0 };
  DtMergeRow row = { .n = 0 };
  gboolean has_row = FALSE;
  gint64 id;

  if (record->name == NULL)
    return TRUE;        /* told already */

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, owner_id);
  dt_bind (&stmt, 2, (const char *) record->uid);
  dt_bind (&stmt, 3, (const char *) record->name);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  id = has_row ? dt_column_int64 (&stmt, 0) : 0;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_id (&row, "directive_id", FALSE, to_directive ? owner_id : 0);
  dt_merge_row_id (&row, "submission_id", FALSE, to_directive ? 0 : owner_id);
  dt_merge_row_string (&row, "name", NULL, record->name);
  dt_merge_row_string (&row, "media_type", NULL,
                       record->media_type != NULL ? record->media_type : id == 0 ? "application/octet-stream" : NULL);
  dt_merge_row_number (&row, "size", NULL, record->size > 0, record->size);
  dt_merge_row_text (&row, "sha256", NULL, record->sha256);
  if (id != 0)
    return dt_merge_update (self, DT_MERGE_ATTACHMENT, id, &row, changed, NULL, error);

  *changed = TRUE;
  if (!dt_merge_insert (self, DT_MERGE_ATTACHMENT, &row, &id, error))
    return FALSE;
  if (id == 0)
    dt_import_report_error (self->report, record->place, NULL, _("The uid “%s” belongs to another attachment already"), record->uid);
  return TRUE;
}

gboolean
dt_merge_attachments (DtMerge     *self,
                      GPtrArray   *records,
                      const char  *owner,
                      gint64       owner_id,
                      gboolean     is_new,
                      gboolean    *changed,
                      GError     **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_attachment (self, records->pdata[i], owner, owner_id, is_new, changed, error))
        return FALSE;
    }

  return TRUE;
}

/* The directive itself */

static gboolean
load_tasks (DtMerge  *self,
            GError  **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_TASKS_OF_DIRECTIVE,
                                "SELECT id, uid, ordinal, title FROM task WHERE directive_id = ?1 ORDER BY position, id", error);
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;

  dt_bind (stmt, 1, self->directive.id);
  while (has_row)
    {
      const char *name;
      gpointer id;
      gpointer hash;
      int count;

      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      id = GSIZE_TO_POINTER (dt_column_int64 (stmt, 0));
      g_hash_table_insert (self->directive.known, GSIZE_TO_POINTER (dt_merge_hash (dt_column_peek (stmt, 1), -1)), id);

      name = *dt_column_peek (stmt, 2) != '\0' ? dt_column_peek (stmt, 2) : dt_column_peek (stmt, 3);
      hash = GSIZE_TO_POINTER (dt_merge_hash (name, 0));
      count = GPOINTER_TO_INT (g_hash_table_lookup (counts, hash)) + 1;
      g_hash_table_insert (counts, hash, GINT_TO_POINTER (count));
      g_hash_table_insert (self->directive.known, GSIZE_TO_POINTER (dt_merge_hash (name, count)), id);
      if (*dt_column_peek (stmt, 2) != '\0')
        g_hash_table_insert (self->directive.ordinals, hash, count > 1 ? GSIZE_TO_POINTER (-1) : id);
    }

  dt_stmt_reset (stmt);
  return TRUE;
}

static void
begin (DtMerge                 *self,
       const DtDirectiveRecord *record,
       gint64                   id,
       gboolean                 is_new)
{
  DtMergeDirective *directive = &self->directive;

  directive->id = id;
  directive->is_new = is_new;
  directive->n_tasks = 0;
  g_free (directive->symbol);
  directive->symbol = g_strdup (record->symbol);
  directive->issued_day = record->issued_day;
  g_hash_table_remove_all (directive->known);
  g_hash_table_remove_all (directive->counts);
  g_hash_table_remove_all (directive->ordinals);
  g_hash_table_remove_all (directive->claimed);
}

static void
tell_directive (DtMerge                 *self,
                const DtDirectiveRecord *record,
                DtOutcome                outcome,
                const char              *detail)
{
  dt_import_report_count (self->report, DT_ENTITY_DIRECTIVE, outcome);
  if (outcome != DT_OUTCOME_UNCHANGED)
    dt_import_report_line (self->report, DT_ENTITY_DIRECTIVE, outcome, record->symbol,
                           detail != NULL && *detail != '\0' ? detail : record->subject, DT_DAY_NONE, DT_DAY_NONE);
}

static gboolean
take_directive (DtMerge                  *self,
                const DtDirectiveRecord  *record,
                const DtDirectiveWanted  *wanted,
                gint64                    id,
                GError                  **error)
{
  g_autoptr(GString) detail = g_string_new (NULL);
  /* One that this import itself has made a stub of arrives now. */
  gboolean was_cited = id != 0 && g_hash_table_remove (self->stubs_made, GSIZE_TO_POINTER (id));
  gboolean is_new = id == 0;
  gboolean changed = FALSE;

  if (was_cited && !record->stub)
    self->report->n_stubs--;
  if (is_new)
    {
      if (!insert_directive (self, record, wanted, &id, error))
        return FALSE;
    }
  else if (!update_directive (self, record, wanted, id, &changed, detail, error))
    {
      return FALSE;
    }

  begin (self, record, id, is_new);
  if (!is_new && record->uid != NULL)
    g_hash_table_insert (self->directive_uids, g_strdup (record->uid), GSIZE_TO_POINTER (id));

  if (!merge_addressees (self, record->addressees, is_new, &changed, error)
      || !merge_references (self, record->references, is_new, &changed, error)
      || !dt_merge_attachments (self, record->attachments, "directive_id", id, is_new, &changed, error))
    return FALSE;

  tell_directive (self, record, is_new || was_cited ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED, detail->str);
  return is_new || load_tasks (self, error);
}

/* Is a whole directive known under this id? Then a mere citation of it says nothing new. */
static gboolean
is_whole (DtMerge   *self,
          gint64     id,
          gboolean  *whole,
          GError   **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->db, &stmt, "SELECT 1 FROM directive WHERE id = ?1 AND stub = 0", error))
    return FALSE;
  dt_bind (&stmt, 1, id);
  return dt_stmt_next (&stmt, whole, error);
}

gboolean
dt_merge_begin_directive (DtMerge                  *self,
                          const DtDirectiveRecord  *record,
                          GError                  **error)
{
  DtDirectiveWanted wanted = { record->uid, record->symbol, record->issuer, 0, record->issued_day, record->stub };
  g_autofree char *name = NULL;
  gboolean whole = FALSE;
  gint64 id = 0;

  self->directive.id = 0;
  if (!dt_merge_load (self, error))
    return FALSE;

  if (record->issuer_code != NULL)
    {
      wanted.issuer_id = dt_merge_find_unit (self, record->place, record->issuer_code);
      if (wanted.issuer_id != 0 && (record->issuer == NULL || *record->issuer == '\0'))
        {
          name = name_of_unit (self, wanted.issuer_id, error);
          if (name == NULL)
            return FALSE;
          wanted.issuer = name;
        }
    }

  if (!dt_merge_look_up_directive (self, record->place, &wanted, TRUE, &id, error))
    return FALSE;
  if (id < 0)
    return TRUE;
  if (id != 0 && record->stub)
    {
      if (!is_whole (self, id, &whole, error))
        return FALSE;
      if (whole)
        {
          begin (self, record, id, FALSE);
          tell_directive (self, record, DT_OUTCOME_UNCHANGED, NULL);
          return load_tasks (self, error);
        }
    }

  return take_directive (self, record, &wanted, id, error);
}

gboolean
dt_merge_end_directive (DtMerge  *self,
                        GError  **error)
{
  self->directive.id = 0;
  return TRUE;
}
