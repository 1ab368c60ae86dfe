/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Directives: who is meant by issuer, symbol and date; their own row. */

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
  dt_merge_row_day (row, "passed_day", N_("Passed On"), record->passed_day);
  dt_merge_row_text (row, "passed_to", N_("Passed To"), record->passed_to);
  dt_merge_row_number (row, "copies", N_("Copies"), record->copies > 0, record->copies);
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
  if (changed)          /* the day it arrived, it may be: some deadlines count from it */
    g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (id), GINT_TO_POINTER (1));
  if (!is_new && record->uid != NULL)
    g_hash_table_insert (self->directive_uids, g_strdup (record->uid), GSIZE_TO_POINTER (id));

  if (!dt_merge_addressees (self, record->addressees, is_new, &changed, error)
      || !dt_merge_references (self, record->references, is_new, &changed, error)
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
