/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a spreadsheet, whatever kind of file it was: known by its first bytes, not by its name. */

#include "dt-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

static void
cell_free (gpointer data)
{
  DtTableCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  DtTableRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
table_free (gpointer data)
{
  DtTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

DtTables *
dt_tables_new (void)
{
  DtTables *self = g_new0 (DtTables, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  return self;
}

DtTables *
dt_tables_ref (DtTables *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dt_tables_unref:
 * @self: (nullable) (transfer full): what was read
 */
void
dt_tables_unref (DtTables *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * dt_tables_find:
 * @name: (nullable): of a sheet
 *
 * Returns: (transfer none) (nullable): the sheet; without a name the first that is seen and holds anything
 */
const DtTable *
dt_tables_find (const DtTables *self,
                const char     *name)
{
  g_autofree char *wanted = name != NULL ? dt_text_fold (name) : NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const DtTable *table = g_ptr_array_index (self->tables, i);
      g_autofree char *fold = table->name != NULL ? dt_text_fold (table->name) : NULL;

      if (wanted != NULL ? g_strcmp0 (fold, wanted) == 0 : !table->hidden && table->rows->len > 0)
        return table;
    }

  return wanted == NULL ? g_ptr_array_index (self->tables, 0) : NULL;
}

/**
 * dt_tables_is_name:
 * @name: of a file
 *
 * Returns: whether it ends as spreadsheets do; also those that are not read, for the sentence that says so
 */
gboolean
dt_tables_is_name (const char *name)
{
  static const char *const ends[] = { ".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".ods" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;

  return FALSE;
}

/**
 * dt_table_row_get:
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the cell; %NULL for one without anything in it
 */
const DtTableCell *
dt_table_row_get (const DtTableRow *self,
                  guint             column)
{
  guint low = 0, high = self->cells->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DtTableCell *cell = g_ptr_array_index (self->cells, middle);

      if (cell->column == column)
        return cell;
      if (cell->column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * dt_table_column_name:
 * @column: from 0
 *
 * Returns: (transfer full): its letters: A, B … Z, AA
 */
char *
dt_table_column_name (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (n - 1) % 26));

  return g_string_free (name, FALSE);
}

/**
 * dt_table_place:
 * @row: number of the row
 * @column: from 0; −1: the whole row
 *
 * Returns: (transfer full): where that is, for a person
 */
char *
dt_table_place (const DtTable *self,
                guint          row,
                int            column)
{
  g_autofree char *letters = column >= 0 ? dt_table_column_name ((guint) column) : NULL;

  if (self->name != NULL)
    return letters != NULL ? g_strdup_printf (_("sheet “%s”, cell %s%u"), self->name, letters, row)
                           : g_strdup_printf (_("sheet “%s”, row %u"), self->name, row);
  return letters != NULL ? g_strdup_printf (_("cell %s%u"), letters, row) : g_strdup_printf (_("row %u"), row);
}

gboolean
dt_table_refuse_at (const DtTableBuilder  *self,
                    guint                  row,
                    int                    column,
                    GError               **error,
                    const char            *reason)
{
  g_autofree char *place = dt_table_place (self->table, row, column);

  /* Translators: name of a file, place in it, what is wrong there */
  g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("“%s”, %s: %s"), self->file_name, place, reason);
  return FALSE;
}

/* ---- Filling ---- */

DtTable *
dt_table_builder_begin (DtTableBuilder *self,
                        const char     *name,
                        gboolean        hidden)
{
  self->table = g_new0 (DtTable, 1);
  self->table->name = g_strdup (name);
  self->table->hidden = hidden;
  self->table->rows = g_ptr_array_new_with_free_func (row_free);
  self->row = NULL;
  g_ptr_array_add (self->tables->tables, self->table);

  return self->table;
}

/* A row without anything is none. */
static void
drop_empty_row (DtTableBuilder *self)
{
  if (self->row != NULL && self->row->cells->len == 0)
    g_ptr_array_set_size (self->table->rows, (int) self->table->rows->len - 1);
  self->row = NULL;
}

gboolean
dt_table_builder_row (DtTableBuilder *self,
                      guint           number,
                      GError        **error)
{
  guint last = self->row != NULL ? self->row->number : 0;

  drop_empty_row (self);
  if (last == 0 && self->table->rows->len > 0)
    last = ((DtTableRow *) g_ptr_array_index (self->table->rows, self->table->rows->len - 1))->number;
  if (number <= last || number > DT_TABLE_LAST_ROW)
    return dt_table_refuse_at (self, number, -1, error, _("the rows are not in order. The file is damaged: open it and save it anew."));
  if (self->table->rows->len >= DT_TABLE_MAX_ROWS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” has more than %d rows. Take the rows that are needed into a file of their own."),
                   self->file_name, DT_TABLE_MAX_ROWS);
      return FALSE;
    }

  self->row = g_new0 (DtTableRow, 1);
  self->row->number = number;
  self->row->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->table->rows, self->row);
  return TRUE;
}

void
dt_table_builder_end (DtTableBuilder *self)
{
  drop_empty_row (self);
}

/* Composed, with plain blanks, and without what nobody sees. */
static char *
tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = composed != NULL ? composed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == 0x0B || c == 0x2028 || c == 0x2029)
        c = '\n';
      else if (c == '\t' || c == 0xA0 || c == 0x202F)
        c = ' ';
      else if ((c < 0x20 && c != '\n') || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F))
        continue;
      g_string_append_unichar (clean, c);
    }

  return g_strstrip (g_string_free (clean, FALSE));
}

static void
insert_cell (DtTableRow  *row,
             DtTableCell *cell)
{
  guint at = row->cells->len;

  while (at > 0 && ((DtTableCell *) g_ptr_array_index (row->cells, at - 1))->column >= cell->column)
    at--;
  if (at < row->cells->len && ((DtTableCell *) g_ptr_array_index (row->cells, at))->column == cell->column)
    g_ptr_array_remove_index (row->cells, at);
  g_ptr_array_insert (row->cells, (int) at, cell);
}

gboolean
dt_table_builder_cell (DtTableBuilder  *self,
                       guint            column,
                       DtCellKind       kind,
                       const char      *text,
                       DtTableCell    **added,
                       GError         **error)
{
  g_autofree char *clean = tidy (text);
  DtTableCell *cell;

  if (added != NULL)
    *added = NULL;
  if (*clean == '\0')
    return TRUE;
  self->text += strlen (clean);
  if (column >= DT_TABLE_MAX_COLUMNS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” has more than %d columns. Take the columns that are needed into a file of their own."),
                   self->file_name, DT_TABLE_MAX_COLUMNS);
      return FALSE;
    }
  if (self->text > DT_TABLE_MAX_TEXT)
    return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a list holds, so it is not read. Ask for the file again."),
                            self->file_name);

  cell = g_new0 (DtTableCell, 1);
  cell->column = column;
  cell->span = 1;
  cell->kind = kind;
  cell->text = g_steal_pointer (&clean);
  cell->minutes = DT_TIME_NONE;
  insert_cell (self->row, cell);
  self->table->n_columns = MAX (self->table->n_columns, column + 1);
  if (added != NULL)
    *added = cell;
  return TRUE;
}

/* ---- Merged cells ---- */

/* The first row that does not stand before @number. */
static guint
find_row (const DtTable *self,
          guint          number)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((const DtTableRow *) g_ptr_array_index (self->rows, middle))->number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
dt_table_merge (DtTable *self,
                guint    first_row,
                guint    last_row,
                guint    first_column,
                guint    last_column,
                guint   *budget)
{
  guint at = find_row (self, first_row);
  const DtTableRow *first = at < self->rows->len ? g_ptr_array_index (self->rows, at) : NULL;
  DtTableCell *source;

  if (first == NULL || first->number != first_row)
    return TRUE;
  source = (DtTableCell *) dt_table_row_get (first, first_column);
  if (source == NULL)
    return TRUE;
  source->span = MIN (last_column, DT_TABLE_MAX_COLUMNS - 1) - first_column + 1;

  for (guint i = at + 1; i < self->rows->len; i++)
    {
      DtTableRow *row = g_ptr_array_index (self->rows, i);
      DtTableCell *copy;

      if (row->number > last_row)
        return TRUE;
      if ((*budget)-- == 0)
        return FALSE;
      copy = g_new (DtTableCell, 1);
      *copy = *source;
      copy->text = g_strdup (source->text);
      copy->carried = TRUE;
      insert_cell (row, copy);
    }

  return TRUE;
}

/* ---- Old encodings ---- */

/* All texts together tell the encoding better than each alone. A sign between them that no text has keeps them apart. */
void
dt_tables_mend (DtTables *self)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *mended = NULL;
  g_auto(GStrv) pieces = NULL;

  for (guint t = 0; t < self->tables->len; t++)
    {
      const DtTable *table = g_ptr_array_index (self->tables, t);

      for (guint r = 0; r < table->rows->len; r++)
        {
          const DtTableRow *row = g_ptr_array_index (table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            {
              DtTableCell *cell = g_ptr_array_index (row->cells, c);

              if (cell->kind != DT_CELL_TEXT)
                continue;
              g_ptr_array_add (cells, cell);
              g_string_append (all, cell->text);
              g_string_append_c (all, '\x1e');
            }
        }
    }

  mended = dt_text_mend_legacy (all->str);
  if (mended == NULL)
    return;
  pieces = g_strsplit (mended, "\x1e", -1);
  if (g_strv_length (pieces) != cells->len + 1)
    return;
  for (guint i = 0; i < cells->len; i++)
    {
      DtTableCell *cell = g_ptr_array_index (cells, i);

      if (*pieces[i] == '\0')
        continue;
      g_free (cell->text);
      cell->text = g_utf8_normalize (pieces[i], -1, G_NORMALIZE_DEFAULT_COMPOSE);
    }
}

/* ---- Files ---- */

static gboolean
begins_with (GBytes     *bytes,
             const char *start,
             gsize       length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, start, length) == 0;
}

/**
 * dt_tables_read_bytes:
 * @bytes: the file
 * @name: what it is called
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the tables, of which one at least holds anything; %NULL with a sentence for the person
 */
DtTables *
dt_tables_read_bytes (GBytes        *bytes,
                      const char    *name,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(DtTables) tables = NULL;
  gboolean any = FALSE;

  if (begins_with (bytes, "PK\3\4", 4))
    tables = dt_table_read_xlsx (bytes, name, cancellable, error);
  else if (begins_with (bytes, "\xD0\xCF\x11\xE0", 4))
    dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is of an old kind (.xls), or protected by a password. Open it and save it as .xlsx without a password."), name);
  else if (begins_with (bytes, "%PDF-", 5) || begins_with (bytes, "<?xml", 5) || begins_with (bytes, "<html", 5))
    dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is no spreadsheet. Save it as .xlsx or .csv."), name);
  else
    tables = dt_table_read_csv (bytes, name, cancellable, error);
  if (tables == NULL)
    return NULL;

  for (guint i = 0; i < tables->tables->len; i++)
    any = any || ((const DtTable *) g_ptr_array_index (tables->tables, i))->rows->len > 0;
  if (!any)
    {
      dt_error_refuse (error, DT_ERROR_PARSE, _("Nothing stands in “%s”. Choose the file that holds the list."), name);
      return NULL;
    }

  return g_steal_pointer (&tables);
}

/**
 * dt_tables_read:
 * @path: a file
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): as dt_tables_read_bytes()
 */
DtTables *
dt_tables_read (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr(GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is no spreadsheet. Save it as .xlsx or .csv."), name);
      return NULL;
    }
  if (g_file_info_get_size (info) > DT_TABLE_MAX_FILE)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” is larger than %d MB, too large for a list. Take the sheet that is needed into a file of its own."),
                   name, DT_TABLE_MAX_FILE / (1024 * 1024));
      return NULL;
    }

  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes != NULL ? dt_tables_read_bytes (bytes, name, cancellable, error) : NULL;
}
