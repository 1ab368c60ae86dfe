/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sheet-read.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <string.h>

static void
cell_free (gpointer data)
{
  DtSheetCell *cell = data;

  g_free (cell->text);
  g_free (cell->value);
  g_free (cell->format);
  g_free (cell);
}

/* ---- The package ---- */

static GByteArray *
read_entry (struct archive *archive)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 chunk[4096];
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    g_byte_array_append (bytes, chunk, (guint) n);
  g_assert_cmpint (n, ==, 0);
  return bytes;
}

static xmlDocPtr
read_part (const char *path,
           const char *part)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  xmlDocPtr document = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (document == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), part))
      {
        g_autoptr(GByteArray) bytes = read_entry (archive);

        document = xmlReadMemory ((const char *) bytes->data, (int) bytes->len, part, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
        g_assert_nonnull (document);
      }
  archive_read_free (archive);
  g_assert_nonnull (document);
  return document;
}

/* ---- Elements ---- */

static xmlNodePtr
find (xmlNodePtr  parent,
      const char *name)
{
  for (xmlNodePtr node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name))
      return node;
  return NULL;
}

static char *
attribute (xmlNodePtr  node,
           const char *name)
{
  xmlChar *value = node != NULL ? xmlGetProp (node, (const xmlChar *) name) : NULL;
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static char *
content (xmlNodePtr node)
{
  xmlChar *value = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* ---- Formats ---- */

/* Number of a style of cells → the format of its numbers. */
static GPtrArray *
read_formats (const char *path)
{
  xmlDocPtr document = read_part (path, "xl/styles.xml");
  xmlNodePtr root = xmlDocGetRootElement (document);
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *formats = g_ptr_array_new_with_free_func (g_free);
  xmlNodePtr parent = find (root, "numFmts");

  for (xmlNodePtr node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    g_hash_table_insert (codes, attribute (node, "numFmtId"), attribute (node, "formatCode"));
  for (xmlNodePtr node = find (root, "cellXfs")->children; node != NULL; node = node->next)
    {
      g_autofree char *id = attribute (node, "numFmtId");
      const char *code = id != NULL ? g_hash_table_lookup (codes, id) : NULL;

      g_ptr_array_add (formats, g_strdup (code != NULL ? code : ""));
    }
  xmlFreeDoc (document);
  return formats;
}

/* ---- Cells ---- */

static void
take_cell (DtSheetRead *self,
           xmlNodePtr   node,
           GPtrArray   *formats)
{
  DtSheetCell *cell = g_new0 (DtSheetCell, 1);
  g_autofree char *type = attribute (node, "t");
  g_autofree char *style = attribute (node, "s");
  guint format = style != NULL ? (guint) atoi (style) : 0;

  if (g_strcmp0 (type, "inlineStr") == 0)
    cell->text = content (find (node, "is"));
  else
    cell->value = content (find (node, "v"));
  g_assert_cmpuint (format, <, formats->len);
  cell->format = g_strdup (g_ptr_array_index (formats, format));
  self->n_formulas += find (node, "f") != NULL;
  g_hash_table_insert (self->cells, attribute (node, "r"), cell);
}

static void
read_sheet (DtSheetRead *self,
            const char  *path)
{
  g_autoptr(GPtrArray) formats = read_formats (path);
  xmlDocPtr document = read_part (path, "xl/worksheets/sheet1.xml");
  xmlNodePtr root = xmlDocGetRootElement (document);
  xmlNodePtr pane = find (find (find (root, "sheetViews"), "sheetView"), "pane");
  g_autofree char *state = attribute (pane, "state");

  if (g_strcmp0 (state, "frozen") == 0)
    self->frozen = attribute (pane, "topLeftCell");
  self->filter = attribute (find (root, "autoFilter"), "ref");
  for (xmlNodePtr row = find (root, "sheetData")->children; row != NULL; row = row->next)
    {
      self->n_rows++;
      for (xmlNodePtr cell = row->children; cell != NULL; cell = cell->next)
        take_cell (self, cell, formats);
    }
  xmlFreeDoc (document);
}

DtSheetRead *
dt_sheet_read (const char *path)
{
  DtSheetRead *self = g_new0 (DtSheetRead, 1);
  xmlDocPtr document = read_part (path, "xl/workbook.xml");

  self->name = attribute (find (find (xmlDocGetRootElement (document), "sheets"), "sheet"), "name");
  xmlFreeDoc (document);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);
  read_sheet (self, path);
  return self;
}

void
dt_sheet_read_free (DtSheetRead *self)
{
  g_hash_table_unref (self->cells);
  g_free (self->name);
  g_free (self->frozen);
  g_free (self->filter);
  g_free (self);
}

/* ---- What is asserted ---- */

static const DtSheetCell *
get (DtSheetRead *self,
     const char  *name)
{
  const DtSheetCell *cell = g_hash_table_lookup (self->cells, name);

  if (cell == NULL)
    g_error ("There is no cell %s", name);
  return cell;
}

void
dt_sheet_read_assert_text (DtSheetRead *self,
                           const char  *cell,
                           const char  *text)
{
  g_assert_cmpstr (get (self, cell)->text, ==, text);
}

void
dt_sheet_read_assert_number (DtSheetRead *self,
                             const char  *cell,
                             int          value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  g_assert_cmpstr (get (self, cell)->value, ==, text);
}

void
dt_sheet_read_assert_day (DtSheetRead *self,
                          const char  *cell,
                          int          year,
                          guint        month,
                          guint        day,
                          const char  *format)
{
  GDate first, date;

  /* The calendar of Excel, from March of 1900 on. */
  g_date_set_dmy (&first, 30, G_DATE_DECEMBER, 1899);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  dt_sheet_read_assert_number (self, cell, g_date_days_between (&first, &date));
  g_assert_cmpstr (get (self, cell)->format, ==, format);
}

void
dt_sheet_read_assert_empty (DtSheetRead *self,
                            const char  *cell)
{
  const DtSheetCell *found = g_hash_table_lookup (self->cells, cell);

  g_assert_true (found == NULL || (found->text == NULL && found->value == NULL));
}
