/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of units: known by their codes, else by their names. */

#include "dt-list-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"
#include "dt-unit-kind.h"
#include "dt-unit-name.h"

/* A row that is a unit. */
typedef struct
{
  const DtTableRow  *row;
  DtListLine        *line;
  char              *name, *short_name, *code;
  const DtKnownUnit *known;     /* NULL: new */
} UnitRow;

typedef struct
{
  DtListRun  *run;
  GPtrArray  *rows;             /* UnitRow */
  GHashTable *codes;            /* folded, of the rows → UnitRow */
  GHashTable *names;            /* key, of the rows → UnitRow; NULL: several */
  GHashTable *numbers;          /* letters of codes that were made → the last number behind them */
} Units;

static void
unit_row_free (gpointer data)
{
  UnitRow *row = data;

  g_free (row->name);
  g_free (row->short_name);
  g_free (row->code);
  g_free (row);
}

/* "I. Các ban đảng", "Tổng cộng", or a line under the list: no number, though the list numbers its rows, and nothing else. */
static gboolean
is_heading (DtListRun        *run,
            const DtTableRow *row,
            const char       *name)
{
  const char *ordinal = dt_list_run_text (run, row, DT_LIST_ORDINAL);
  guint n = 0;

  for (DtListField field = DT_LIST_SHORT_NAME; field <= DT_LIST_ADDRESS; field++)
    {
      const DtTableCell *cell = dt_list_run_cell (run, row, field);

      n += cell != NULL && !cell->carried;
    }
  if (dt_list_is_sum (name) || (ordinal != NULL && dt_list_is_sum (ordinal)))
    return TRUE;

  return n == 0 && (ordinal != NULL ? dt_list_is_mark (ordinal) : dt_list_columns_find (run->columns, DT_LIST_ORDINAL) >= 0);
}

/* ---- Who each row is ---- */

/* The first letter of each word, and the whole of what is an abbreviation already: "VP Thành ủy" → "VPTU". */
static char *
take_letters (const char *name)
{
  g_auto(GStrv) words = g_strsplit_set (name, " -–,./()\n", -1);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && letters->len < 20; i++)
    {
      g_autofree char *upper = g_utf8_strup (words[i], -1);
      g_autofree char *fold = dt_text_fold (words[i]);
      gboolean whole = g_utf8_strlen (words[i], -1) > 1 && g_str_equal (upper, words[i]);

      for (const char *p = fold; *p != '\0' && (whole || p == fold); p++)
        if (g_ascii_isalnum (*p))
          g_string_append_c (letters, g_ascii_toupper (*p));
    }
  if (letters->len == 0)
    g_string_append (letters, "U");

  return g_string_free (letters, FALSE);
}

/* As such codes are made by hand, and one that no other has. */
static char *
make_code (Units      *self,
           const char *name)
{
  g_autofree char *letters = take_letters (name);
  gboolean number = g_ascii_isdigit (letters[strlen (letters) - 1]);

  for (guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, letters)) + 1;; i++)
    {
      g_autofree char *code = i == 1 ? g_strdup (letters) : g_strdup_printf ("%s%s%u", letters, number ? "-" : "", i);
      g_autofree char *key = dt_text_fold (code);

      if (dt_known_units_find_code (self->run->units, code) != NULL || g_hash_table_contains (self->codes, key))
        continue;
      g_hash_table_insert (self->numbers, g_strdup (letters), GUINT_TO_POINTER (i));
      return g_steal_pointer (&code);
    }
}

static const DtKnownUnit *
find_known (Units   *self,
            UnitRow *row)
{
  const DtKnownUnit *known = row->code != NULL ? dt_known_units_find_code (self->run->units, row->code) : NULL;

  if (known == NULL)
    known = dt_known_units_find (self->run->units, row->name);
  if (known == NULL && row->short_name != NULL && row->code == NULL)
    known = dt_known_units_find (self->run->units, row->short_name);
  /* A list has the name of a group of them, or of one that has gone: that is another thing. */
  if (known != NULL && (known->is_group || (*known->successor != '\0' && row->code == NULL)))
    known = NULL;

  return known;
}

static void
remember_name (Units      *self,
               const char *name,
               UnitRow    *row)
{
  char *key = name != NULL ? dt_unit_name_key (name) : NULL;
  gpointer other = NULL;

  if (key == NULL)
    return;
  if (g_hash_table_lookup_extended (self->names, key, NULL, &other) && other != row)
    row = NULL;
  g_hash_table_insert (self->names, key, row);
}

/* All codes that rows have themselves first, so that none that is made takes one of them. */
static void
identify (Units *self)
{
  g_autoptr(GHashTable) claimed = g_hash_table_new (NULL, NULL);     /* DtKnownUnit → UnitRow */

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->rows->len; i++)
      {
        UnitRow *row = g_ptr_array_index (self->rows, i);
        const UnitRow *other;
        g_autofree char *key = NULL;

        if ((row->code != NULL) != (pass == 0) || row->line->outcome == DT_LIST_ROW_FAULTY)
          continue;
        row->known = find_known (self, row);
        other = row->known != NULL ? g_hash_table_lookup (claimed, row->known) : NULL;
        if (row->code == NULL)
          row->code = row->known != NULL ? g_strdup (row->known->code) : make_code (self, row->short_name != NULL ? row->short_name : row->name);
        key = dt_text_fold (row->code);
        if (other == NULL)
          other = g_hash_table_lookup (self->codes, key);
        if (other != NULL)
          {
            dt_list_run_fault (self->run, row->line, DT_LIST_NAME, _("“%s” stands in row %u already. Leave one of the two."), row->name, other->row->number);
            continue;
          }
        if (row->known != NULL)
          g_hash_table_insert (claimed, (gpointer) row->known, row);
        g_hash_table_insert (self->codes, g_steal_pointer (&key), row);
        remember_name (self, row->name, row);
        remember_name (self, row->short_name, row);
      }
}

/* ---- What each row says ---- */

/* A number loses the nought that telephones begin with. */
static char *
read_phone (DtListRun        *run,
            const DtTableRow *row)
{
  const DtTableCell *cell = dt_list_run_cell (run, row, DT_LIST_PHONE);
  gsize length = cell != NULL ? strlen (cell->text) : 0;

  if (cell == NULL)
    return NULL;
  if (cell->kind == DT_CELL_NUMBER && (length == 9 || length == 10) && cell->text[0] != '0')
    return g_strconcat ("0", cell->text, NULL);
  return dt_list_run_line_text (run, row, DT_LIST_PHONE);
}

static void
read_kind (DtListRun    *run,
           UnitRow      *row,
           DtUnitRecord *record)
{
  const char *text = dt_list_run_text (run, row->row, DT_LIST_UNIT_KIND);
  int kind = text != NULL ? dt_unit_kind_find (text) : -1;

  if (text != NULL && kind < 0)
    dt_list_run_note (row->line, _("No kind of units is called “%s”."), text);
  /* What it is called tells it too, as long as nobody has said otherwise. */
  if (kind < 0 && row->known == NULL)
    kind = dt_unit_kind_find (row->name);
  record->kind = (DtUnitKind) kind;
}

static void
read_parent (Units        *self,
             UnitRow      *row,
             DtUnitRecord *record)
{
  g_autofree char *text = dt_list_run_line_text (self->run, row->row, DT_LIST_PARENT);
  g_autofree char *fold = text != NULL ? dt_text_fold (text) : NULL;
  g_autofree char *key = text != NULL ? dt_unit_name_key (text) : NULL;
  const UnitRow *other = text != NULL ? g_hash_table_lookup (self->codes, fold) : NULL;
  const DtKnownUnit *known;

  if (text == NULL)
    return;
  if (other == NULL)
    other = g_hash_table_lookup (self->names, key);
  known = other == NULL ? dt_known_units_find (self->run->units, text) : NULL;
  if (other != NULL)
    record->parent = g_strdup (other->code);
  else if (known != NULL && !known->is_group)
    record->parent = g_strdup (known->code);
  else
    {
      g_autofree char *nearest = dt_known_units_nearest (self->run->units, text);

      if (nearest != NULL)
        dt_list_run_fault (self->run, row->line, DT_LIST_PARENT, _("no unit is called “%s”; nearest: “%s”"), text, nearest);
      else
        dt_list_run_fault (self->run, row->line, DT_LIST_PARENT, _("no unit is called “%s”"), text);
    }
}

/* Units above others are linked at the end, and not told of there. */
static void
tell_parent (Units              *self,
             UnitRow            *row,
             const DtUnitRecord *record)
{
  const DtKnownUnit *before;
  const UnitRow *after;
  g_autofree char *key = NULL;

  if (record->parent == NULL || row->known == NULL || g_str_equal (row->known->parent, record->parent)
      || (row->line->outcome != DT_LIST_ROW_UNCHANGED && row->line->outcome != DT_LIST_ROW_CHANGED))
    return;

  row->line->outcome = DT_LIST_ROW_CHANGED;
  key = dt_text_fold (record->parent);
  before = *row->known->parent != '\0' ? dt_known_units_find_code (self->run->units, row->known->parent) : NULL;
  after = g_hash_table_lookup (self->codes, key);
  dt_list_run_note (row->line, _("%1$s: %2$s → %3$s"), dt_list_field_label (DT_LIST_PARENT), before != NULL ? before->name : "—",
                    after != NULL ? after->name : dt_known_units_find_code (self->run->units, record->parent)->name);
}

/* A list names units shortly, or in capitals; that is no other name. Accents that were missing are. */
static char *
settle_name (UnitRow *row)
{
  g_autofree char *key = dt_unit_name_key (row->name);
  g_autofree char *known_key = row->known != NULL ? dt_unit_name_key (row->known->name) : NULL;
  g_autofree char *short_key = row->known != NULL ? dt_unit_name_key (row->known->short_name) : NULL;
  g_autofree char *fold = dt_text_fold (row->name);
  g_autofree char *known_fold = row->known != NULL ? dt_text_fold (row->known->name) : NULL;
  g_autofree char *exact = dt_text_exact (row->name);
  g_autofree char *known_exact = row->known != NULL ? dt_text_exact (row->known->name) : NULL;

  if (row->known == NULL || (g_strcmp0 (key, known_key) != 0 && g_strcmp0 (key, short_key) != 0))
    return g_strdup (row->name);
  if (g_strcmp0 (fold, known_fold) == 0 && g_strcmp0 (exact, known_exact) != 0 && dt_text_has_marks (row->name))
    return g_strdup (row->name);

  return g_strdup (row->known->name);
}

static gboolean
merge_row (Units    *self,
           UnitRow  *row,
           int       position,
           GError  **error)
{
  g_autoptr(DtUnitRecord) record = dt_unit_record_new ();
  DtListRun *run = self->run;

  record->place = (DtPlace) { (int) row->row->number, 0 };
  record->uid = row->known != NULL ? g_strdup (row->known->uid) : NULL;
  record->code = g_strdup (row->code);
  record->name = settle_name (row);
  record->short_name = g_strdup (row->short_name);
  record->contact = dt_list_run_line_text (run, row->row, DT_LIST_CONTACT);
  record->phone = read_phone (run, row->row);
  record->email = dt_list_run_line_text (run, row->row, DT_LIST_EMAIL);
  record->address = dt_list_run_line_text (run, row->row, DT_LIST_ADDRESS);
  record->position = row->known == NULL ? position : 0;
  read_kind (run, row, record);
  read_parent (self, row, record);
  dt_list_run_check (run, row->line, DT_LIST_CONTACT, record->contact, DT_LIST_MAX_NAME);
  dt_list_run_check (run, row->line, DT_LIST_PHONE, record->phone, DT_LIST_MAX_NAME);
  dt_list_run_check (run, row->line, DT_LIST_EMAIL, record->email, DT_LIST_MAX_NAME);
  dt_list_run_check (run, row->line, DT_LIST_ADDRESS, record->address, DT_LIST_MAX_NAME);
  if (row->line->outcome == DT_LIST_ROW_FAULTY)
    return TRUE;
  if (!dt_merge_unit (run->merge, record, error))
    return FALSE;
  dt_list_run_settle (run, row->line, DT_ENTITY_UNIT);
  if (row->line->outcome == DT_LIST_ROW_NEW)
    dt_list_run_note (row->line, _("Code: %s"), row->code);
  tell_parent (self, row, record);

  return TRUE;
}

static void
take_row (Units            *self,
          const DtTableRow *table_row)
{
  DtListRun *run = self->run;
  g_autofree char *name = dt_list_run_line_text (run, table_row, DT_LIST_NAME);
  g_autofree char *short_name = dt_list_run_line_text (run, table_row, DT_LIST_SHORT_NAME);
  DtListLine *line = dt_list_run_begin (run, table_row, name != NULL ? name : short_name);
  UnitRow *row;

  if (line->outcome == DT_LIST_ROW_FAULTY)
    return;
  if (is_heading (run, table_row, name != NULL ? name : ""))
    return;
  if (name == NULL && short_name == NULL)
    {
      dt_list_run_fault (run, line, DT_LIST_NAME, _("the name of the unit is missing"));
      return;
    }

  row = g_new0 (UnitRow, 1);
  row->row = table_row;
  row->line = line;
  row->name = name != NULL ? g_steal_pointer (&name) : g_strdup (short_name);
  row->short_name = g_steal_pointer (&short_name);
  row->code = dt_list_run_line_text (run, table_row, DT_LIST_CODE);
  dt_list_run_check (run, line, DT_LIST_NAME, row->name, DT_LIST_MAX_NAME);
  dt_list_run_check (run, line, DT_LIST_SHORT_NAME, row->short_name, DT_LIST_MAX_NAME);
  dt_list_run_check (run, line, DT_LIST_CODE, row->code, 60);
  g_ptr_array_add (self->rows, row);
}

gboolean
dt_list_run_units (DtListRun *run,
                   GError   **error)
{
  g_autoptr(GPtrArray) table_rows = dt_list_run_rows (run);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (unit_row_free);
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Units self = { .run = run, .rows = rows, .codes = codes, .names = names, .numbers = numbers };
  int position = dt_known_units_last_position (run->units);

  for (guint i = 0; i < table_rows->len; i++)
    take_row (&self, g_ptr_array_index (table_rows, i));
  identify (&self);
  for (guint i = 0; i < rows->len; i++)
    {
      UnitRow *row = g_ptr_array_index (rows, i);

      if (row->line->outcome != DT_LIST_ROW_FAULTY && !merge_row (&self, row, ++position, error))
        return FALSE;
      if (!dt_list_run_go_on (run, error))
        return FALSE;
    }

  return TRUE;
}
