/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The books of incoming and outgoing documents, with the columns that offices keep (Decree 30/2020/NĐ-CP, annex IV). What is signed by hand stays
 * open, and so does what nobody has entered. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-report-jobs.h"

static DtListing *
create_incoming (const DtQuery *query)
{
  const DtListingColumn columns[] = {
    { "arrived", C_("book of documents", "Arrived on"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE | DT_COLUMN_GROUPS },
    { "number", C_("book of documents", "Incoming No."), 40, 0, 10, DT_COLUMN_CENTER },
    { "issuer", C_("book of documents", "Issued by"), 0, 2, 30, DT_COLUMN_GROUPS },
    { "symbol", C_("book of documents", "Number, symbol"), 80, 0, 16, DT_COLUMN_CENTER | DT_COLUMN_FIXED },
    { "date", C_("book of documents", "Date of the document"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    { "subject", C_("book of documents", "Type and subject"), 0, 5, 60, DT_COLUMN_FIXED },
    { "recipients", C_("book of documents", "Unit or person who receives it"), 0, 2, 34, 0 },
    { "passed-on", C_("book of documents", "Passed on"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    { "receipt", C_("book of documents", "Signed for"), 54, 0, 14, DT_COLUMN_CENTER },
    { "note", C_("book of documents", "Note"), 44, 0, 24, 0 },
  };
  DtListing *table = dt_listing_new (query->today, _("Incoming documents"), C_("heading in capitals", "BOOK OF INCOMING DOCUMENTS"), "");

  dt_listing_add_columns (table, columns, G_N_ELEMENTS (columns));
  dt_listing_set_empty (table, _("No document arrived in this period."));
  return table;
}

static DtListing *
create_outgoing (const DtQuery *query)
{
  const DtListingColumn columns[] = {
    { "symbol", C_("book of documents", "Number, symbol"), 80, 0, 16, DT_COLUMN_CENTER | DT_COLUMN_FIXED },
    { "date", C_("book of documents", "Date of the document"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE | DT_COLUMN_GROUPS },
    { "subject", C_("book of documents", "Type and subject"), 0, 5, 60, DT_COLUMN_FIXED },
    { "signer", C_("book of documents", "Signed by"), 0, 3, 24, DT_COLUMN_GROUPS },
    { "recipients", C_("book of documents", "Where it went"), 0, 4, 40, 0 },
    { "kept-by", C_("book of documents", "Who keeps a copy"), 62, 0, 20, 0 },
    { "copies", C_("book of documents", "Copies"), 40, 0, 8, DT_COLUMN_CENTER },
    { "sent-on", C_("book of documents", "Sent on"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    { "receipt", C_("book of documents", "Signed for"), 54, 0, 14, DT_COLUMN_CENTER },
    { "note", C_("book of documents", "Note"), 44, 0, 24, 0 },
  };
  DtListing *table = dt_listing_new (query->today, _("Outgoing documents"), C_("heading in capitals", "BOOK OF OUTGOING DOCUMENTS"), "");

  dt_listing_add_columns (table, columns, G_N_ELEMENTS (columns));
  dt_listing_set_empty (table, _("No document was issued in this period."));
  return table;
}

/* "Plan: on …"; a letter of reminder has no subject of its own. */
static char *
subject_words (const DtBookRow *row)
{
  const char *type = dt_nick_label (dt_document_type_nicks, row->type);
  const char *subject = row->reminder && *row->subject == '\0' ? _("Letter of reminder") : row->subject;

  return *subject != '\0' ? g_strdup_printf ("%s: %s", type, subject) : g_strdup (type);
}

static char *
note_words (const DtBookRow *row)
{
  const char *urgency = dt_nick_label (dt_urgency_nicks, row->urgency);

  if (row->urgency == DT_URGENCY_NORMAL)
    return g_strdup (row->note);
  return *row->note != '\0' ? g_strdup_printf ("%s; %s", urgency, row->note) : g_strdup (urgency);
}

static char *
recipient_words (const DtBookRow *row)
{
  /* What was entered goes before what the tasks say. */
  guint more = *row->passed_to != '\0' ? 0 : (guint) MAX (row->n_recipients - DT_BOOK_NAMED, 0);
  g_autofree char *others = NULL;

  if (more == 0)
    return g_strdup (*row->passed_to != '\0' ? row->passed_to : row->recipients);
  others = g_strdup_printf (ngettext ("and %u more unit", "and %u more units", more), more);
  return g_strdup_printf ("%s %s", row->recipients, others);
}

/* An empty place can be written into. */
static void
add_day (DtListing *table,
         DtDay      day)
{
  if (day != DT_DAY_NONE)
    dt_listing_add_day (table, day);
  else
    dt_listing_add_empty (table);
}

static void
add_incoming (DtListing       *table,
              const DtBookRow *row)
{
  dt_listing_add_day (table, row->arrived_day);
  if (row->number > 0)
    dt_listing_add_number (table, row->number);
  else
    dt_listing_add_empty (table);
  dt_listing_add_text (table, row->issuer);
  dt_listing_add_text (table, row->symbol);
  dt_listing_add_day (table, row->day);
  dt_listing_take_text (table, subject_words (row));
  dt_listing_take_text (table, recipient_words (row));
  add_day (table, row->passed_day);
  dt_listing_add_empty (table);
  dt_listing_take_text (table, note_words (row));
}

static void
add_outgoing (DtListing       *table,
              const DtBookRow *row)
{
  dt_listing_add_text (table, row->symbol);
  dt_listing_add_day (table, row->day);
  dt_listing_take_text (table, subject_words (row));
  dt_listing_add_text (table, row->signer);
  dt_listing_add_text (table, row->recipients);
  dt_listing_add_text (table, row->kept_by);
  if (row->copies > 0)
    dt_listing_add_number (table, row->copies);
  else
    dt_listing_add_empty (table);
  add_day (table, row->passed_day);
  dt_listing_add_empty (table);
  dt_listing_take_text (table, note_words (row));
}

static gboolean
make (DtDb           *db,
      const DtQuery  *query,
      gboolean        outgoing,
      DtListing     **result,
      GError        **error)
{
  DtBookQuery book = { outgoing, query->from, query->to };
  g_autoptr(DtListing) table = outgoing ? create_outgoing (query) : create_incoming (query);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *count = NULL;
  gpointer loaded = NULL;

  if (!dt_job_list_book (db, &book, &loaded, error))
    return FALSE;
  rows = loaded;
  if (rows->len > DT_REPORT_MAX_ROWS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("There are more than %d lines, too many to print. Choose a shorter span of days."),
                   DT_REPORT_MAX_ROWS);
      return FALSE;
    }

  table->numbered = FALSE;
  table->landscape = TRUE;
  table->count = DT_COUNT_DIRECTIVES;
  dt_report_take_period (table, query, _("The whole register"));
  for (guint i = 0; i < rows->len; i++)
    (outgoing ? add_outgoing : add_incoming) (table, g_ptr_array_index (rows, i));
  count = dt_listing_count_words (table, rows->len);
  dt_listing_take_total (table, g_strdup_printf (_("Total: %s"), count));

  *result = g_steal_pointer (&table);
  return TRUE;
}

/**
 * dt_report_incoming:
 *
 * Documents that others issued, by the day they arrived.
 */
gboolean
dt_report_incoming (DtDb           *db,
                    const DtQuery  *query,
                    DtListing     **result,
                    GError        **error)
{
  return make (db, query, FALSE, result, error);
}

/**
 * dt_report_outgoing:
 *
 * Documents that the office or the body above it issued, and letters of reminder, by their day.
 */
gboolean
dt_report_outgoing (DtDb           *db,
                    const DtQuery  *query,
                    DtListing     **result,
                    GError        **error)
{
  return make (db, query, TRUE, result, error);
}
