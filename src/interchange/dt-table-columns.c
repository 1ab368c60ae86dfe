/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heads of lists as offices write them: in any order, with or without accents, in the first row or under a title, on one line or on
 * two ("Đơn vị thực hiện" over "Chủ trì" and "Phối hợp"). */

#include "dt-table-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

#define LOOK_AT   40        /* rows among which the heads are looked for */
#define MAX_HEAD  80        /* characters: what is longer is no head */

/* How well words fit a field. */
#define EXACT  8
#define BEGINS 4
#define HOLDS  2

typedef struct
{
  DtListField  field;
  const char  *nick;
  const char  *label;
  const char  *words[18];      /* folded, letters and numbers only */
} Field;

/* What a head is called. The own files of the program in both languages are among them. */
static const Field fields[] = {
  { DT_LIST_NOTHING, "nothing", N_("Not read"), { NULL } },
  { DT_LIST_ORDINAL, "ordinal", N_("Number"), { "tt", "stt", "so tt", "so thu tu", "thu tu", "muc", "so muc", "clause", "no", "number", "ordinal" } },
  { DT_LIST_NAME, "name", N_("Name of the unit"), { "ten don vi", "ten co quan", "ten co quan don vi", "don vi", "co quan", "co quan don vi", "ten to chuc", "ten day du",
    "ten goi", "ten chi bo", "ten dang bo", "ten chi bo dang bo", "ten", "to chuc dang", "name", "unit", "unit name" } },
  { DT_LIST_SHORT_NAME, "short-name", N_("Short name"), { "ten viet tat", "viet tat", "ten ngan", "ten gon", "ten rut gon", "ten tat", "short name", "abbreviation" } },
  { DT_LIST_CODE, "code", N_("Code"), { "ma", "ma don vi", "ma so", "ma dinh danh", "ma co quan", "ma hieu", "code" } },
  { DT_LIST_UNIT_KIND, "kind", N_("Kind"), { "loai", "loai hinh", "loai don vi", "phan loai", "nhom", "nhom don vi", "khoi", "loai hinh to chuc", "kind", "type" } },
  { DT_LIST_PARENT, "parent", N_("Superior unit"), { "don vi cap tren", "cap tren", "truc thuoc", "cap tren truc tiep", "don vi chu quan", "co quan chu quan", "don vi cap tren truc tiep",
    "thuoc", "thuoc don vi", "co quan cap tren", "parent", "superior unit" } },
  { DT_LIST_CONTACT, "contact", N_("Contact"), { "nguoi lien he", "lien he", "dau moi", "dau moi lien he", "nguoi phu trach", "can bo phu trach", "can bo dau moi",
    "can bo theo doi", "ho ten nguoi lien he", "ho va ten", "contact" } },
  { DT_LIST_PHONE, "phone", N_("Telephone"), { "dien thoai", "so dien thoai", "sdt", "dt", "so dt", "di dong", "dien thoai lien he", "phone", "telephone" } },
  { DT_LIST_EMAIL, "email", N_("E-Mail"), { "email", "e mail", "thu dien tu", "hop thu", "hop thu dien tu", "dia chi email", "dia chi thu dien tu" } },
  { DT_LIST_ADDRESS, "address", N_("Address"), { "dia chi", "tru so", "dia chi tru so", "address" } },
  { DT_LIST_TITLE, "title", N_("Task"), { "noi dung nhiem vu", "nhiem vu", "noi dung", "ten nhiem vu", "noi dung cong viec", "cong viec", "ten cong viec", "noi dung chi dao", "nhiem vu cu the",
    "noi dung thuc hien", "noi dung yeu cau", "noi dung giao", "nhiem vu duoc giao", "noi dung cong tac", "task", "title" } },
  { DT_LIST_LEAD, "lead", N_("Lead"), { "don vi chu tri", "co quan chu tri", "chu tri", "co quan don vi chu tri", "chu tri thuc hien", "don vi thuc hien", "co quan thuc hien",
    "co quan don vi thuc hien", "don vi duoc giao", "don vi duoc phan cong", "phan cong", "phan cong thuc hien", "thuc hien", "don vi", "co quan don vi", "co quan", "lead" } },
  { DT_LIST_COORDINATOR, "coordinator", N_("Co-ordinating"), { "don vi phoi hop", "co quan phoi hop", "phoi hop", "phoi hop thuc hien", "co quan don vi phoi hop", "co ordinating",
    "coordinating", "coordinator" } },
  { DT_LIST_DEADLINE, "deadline", N_("Deadline"), { "thoi han", "thoi gian hoan thanh", "han hoan thanh", "thoi han hoan thanh", "ngay goc", "original day", "tien do hoan thanh",
    "ngay hoan thanh", "thoi gian thuc hien", "thoi han thuc hien", "han xu ly", "han bao cao", "thoi diem hoan thanh", "thoi gian", "tien do", "han", "deadline", "due" } },
  { DT_LIST_PRODUCT, "product", N_("Product"), { "san pham", "san pham dau ra", "ket qua san pham", "san pham hoan thanh", "ket qua", "hinh thuc", "hinh thuc van ban", "product" } },
  { DT_LIST_NOTE, "note", N_("Note"), { "ghi chu", "note", "notes" } },
  { DT_LIST_SYMBOL, "symbol", N_("Symbol of the directive"), { "so ky hieu", "so ky hieu van ban", "so hieu van ban", "so van ban", "ky hieu van ban", "van ban chi dao", "van ban giao", "van ban",
    "so hieu", "can cu", "can cu van ban", "directive", "symbol" } },
  { DT_LIST_ISSUED, "issued", N_("Date of issue"), { "ngay van ban", "ngay ban hanh", "ngay thang van ban", "ngay thang ban hanh", "ngay ky", "date of issue", "issued" } },
  { DT_LIST_ISSUER, "issuer", N_("Issuer"), { "co quan ban hanh", "noi ban hanh", "don vi ban hanh", "co quan giao", "issuer" } },
};

const char *
dt_list_field_label (DtListField field)
{
  return _(fields[field].label);
}

const char *
dt_list_field_nick (DtListField field)
{
  return fields[field].nick;
}

gboolean
dt_list_field_belongs (DtListField field,
                       DtListKind  kind)
{
  if (field <= DT_LIST_ORDINAL)
    return TRUE;
  return kind == DT_LIST_UNITS ? field < DT_LIST_TITLE : field >= DT_LIST_TITLE;
}

gboolean
dt_list_field_find (const char  *nick,
                    DtListKind   kind,
                    DtListField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].nick, nick) && dt_list_field_belongs (fields[i].field, kind))
      {
        *field = fields[i].field;
        return TRUE;
      }

  return FALSE;
}

/* ---- Words ---- */

/* Letters and numbers, words apart by one blank. */
static char *
fold_head (const char *text)
{
  g_autofree char *fold = dt_text_fold (text);
  GString *clean = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (clean, *p);
    else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
      g_string_append_c (clean, ' ');

  return g_strchomp (g_string_free (clean, FALSE));
}

static gboolean
holds_words (const char *head,
             const char *words)
{
  gsize length = strlen (words);

  for (const char *p = strstr (head, words); p != NULL; p = strstr (p + 1, words))
    if ((p == head || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;

  return FALSE;
}

/* How well a head says a field; words that are longer fit better than a part of them. */
static guint
rate (const char *head,
      DtListField field)
{
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields[field].words) && fields[field].words[i] != NULL; i++)
    {
      const char *words = fields[field].words[i];
      gsize length = strlen (words);
      guint fit = 0;

      if (strcmp (head, words) == 0)
        fit = EXACT;
      else if (length > 2 && strncmp (head, words, length) == 0 && head[length] == ' ')
        fit = BEGINS;
      else if (length > 3 && holds_words (head, words))
        fit = HOLDS;
      if (fit > 0)
        best = MAX (best, fit * 100 + (guint) length - (fit == EXACT ? i : 0));
    }

  return best;
}

/* ---- The heads ---- */

/* What stands over each column: the row, and with @under the row below it. @lows: gets what the lower row alone says; NULL where nothing */
static char **
list_heads (const DtTable    *table,
            const DtTableRow *row,
            const DtTableRow *under,
            const char      **lows)
{
  char **heads = g_new0 (char *, table->n_columns + 1);
  const DtTableCell *wide = NULL;

  for (guint c = 0; c < table->n_columns; c++)
    {
      const DtTableCell *top = dt_table_row_get (row, c);
      const DtTableCell *low = under != NULL ? dt_table_row_get (under, c) : NULL;

      if (top != NULL)
        wide = top->span > 1 ? top : NULL;
      else if (wide != NULL && c < wide->column + wide->span)
        top = wide;
      if (low != NULL && low->carried)
        low = NULL;
      lows[c] = top != NULL && low != NULL ? low->text : NULL;
      heads[c] = top != NULL && low != NULL ? g_strconcat (top->text, " ", low->text, NULL) : g_strdup (top != NULL ? top->text : low != NULL ? low->text : "");
      g_strdelimit (heads[c], "\n", ' ');
    }

  return heads;
}

typedef struct { guint column; DtListField field; guint rating; } Fit;

static int
compare_fits (gconstpointer a,
              gconstpointer b)
{
  const Fit *first = a;
  const Fit *second = b;

  if (first->rating != second->rating)
    return first->rating < second->rating ? 1 : -1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/* The best fit takes column and field, then the next. Returns how well all together fit; 0: that is no head. */
static guint
match_heads (char        **heads,
             const char  **lows,
             guint         n,
             DtListKind    kind,
             DtListField  *matched)
{
  g_autoptr(GArray) fits = g_array_new (FALSE, FALSE, sizeof (Fit));
  gboolean taken[DT_N_LIST_FIELDS] = { FALSE };
  guint total = 0, count = 0;

  for (guint c = 0; c < n; c++)
    {
      g_autofree char *head = g_utf8_strlen (heads[c], -1) <= MAX_HEAD ? fold_head (heads[c]) : g_strdup ("");
      g_autofree char *low = lows[c] != NULL ? fold_head (lows[c]) : g_strdup ("");

      matched[c] = DT_LIST_NOTHING;
      for (guint f = DT_LIST_ORDINAL; f < DT_N_LIST_FIELDS && *head != '\0'; f++)
        {
          Fit fit = { c, (DtListField) f, 0 };

          if (!dt_list_field_belongs ((DtListField) f, kind))
            continue;
          fit.rating = MAX (rate (head, (DtListField) f), rate (low, (DtListField) f));
          if (fit.rating > 0)
            g_array_append_val (fits, fit);
        }
    }
  g_array_sort (fits, compare_fits);
  for (guint i = 0; i < fits->len; i++)
    {
      const Fit *fit = &g_array_index (fits, Fit, i);

      if (taken[fit->field] || matched[fit->column] != DT_LIST_NOTHING)
        continue;
      taken[fit->field] = TRUE;
      matched[fit->column] = fit->field;
      total += fit->rating;
      count++;
    }
  /* What a list cannot be without may have a head that nobody thought of. */
  if (!taken[kind == DT_LIST_UNITS ? DT_LIST_NAME : DT_LIST_TITLE])
    return count > 1 && total >= count * EXACT * 90 ? count * 100 : 0;

  /* One word alone may stand in any text. */
  return count > 1 || total >= EXACT * 100 ? total + count * 200 : 0;
}

/* "(1) (2) (3)" under the heads. */
static gboolean
is_numbering (const DtTableRow *row)
{
  guint n = 0;
  guint64 last = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const DtTableCell *cell = g_ptr_array_index (row->cells, i);
      g_autofree char *text = fold_head (cell->text);
      guint64 number;

      if (cell->carried)
        continue;
      if (strlen (text) == 1 && text[0] >= 'a' && text[0] <= 'd' && n == 0)
        continue;
      if (!g_ascii_string_to_unsigned (text, 10, 1, DT_TABLE_MAX_COLUMNS, &number, NULL) || number <= last || number > last + 3)
        return FALSE;
      last = number;
      n++;
    }

  return n >= 2;
}

static guint
find_heads (const DtTable  *table,
            DtListKind      kind,
            DtListColumns  *self)
{
  g_autofree DtListField *matched = g_new0 (DtListField, table->n_columns + 1);
  g_autofree const char **lows = g_new0 (const char *, table->n_columns + 1);
  guint best = 0;
  guint best_lines = 0;

  for (guint r = 0; r < MIN (table->rows->len, LOOK_AT); r++)
    {
      const DtTableRow *row = g_ptr_array_index (table->rows, r);
      const DtTableRow *under = r + 1 < table->rows->len ? g_ptr_array_index (table->rows, r + 1) : NULL;

      for (guint lines = 1; lines <= 2; lines++)
        {
          g_auto(GStrv) heads = NULL;
          guint rating;

          if (lines == 2 && (under == NULL || under->number != row->number + 1))
            continue;
          heads = list_heads (table, row, lines == 2 ? under : NULL, lows);
          rating = match_heads (heads, lows, table->n_columns, kind, matched);
          /* A row of the list must not be taken for a second line because of one word, nor a title for a first one. */
          if (rating <= best + (lines == 2 ? 100 : 0) && !(lines == 1 && best_lines == 2 && rating >= best))
            continue;
          best = rating;
          best_lines = lines;
          g_strfreev (self->heads);
          self->heads = g_steal_pointer (&heads);
          memcpy (self->fields, matched, table->n_columns * sizeof (DtListField));
          self->head_row = row->number;
          self->first_row = row->number + lines;
        }
    }

  return best;
}

static void
skip_numbering (const DtTable *table,
                DtListColumns *self)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const DtTableRow *row = g_ptr_array_index (table->rows, r);

      if (row->number < self->first_row)
        continue;
      if (row->number == self->first_row && is_numbering (row))
        self->first_row++;
      return;
    }
}

static void
name_bare_columns (DtListColumns *self)
{
  for (guint c = 0; c < self->n; c++)
    if (self->heads[c] == NULL || *self->heads[c] == '\0')
      {
        g_autofree char *letters = dt_table_column_name (c);

        g_free (self->heads[c]);
        self->heads[c] = g_strdup_printf (_("Column %s"), letters);
      }
}

static DtListColumns *
guess (const DtTable *table,
       DtListKind     kind,
       guint         *rating)
{
  DtListColumns *self = g_new0 (DtListColumns, 1);

  self->kind = kind;
  self->n = table->n_columns;
  self->first_row = 1;
  self->fields = g_new0 (DtListField, table->n_columns + 1);
  self->heads = g_new0 (char *, table->n_columns + 1);
  for (guint c = 0; c < table->n_columns; c++)
    self->heads[c] = g_strdup ("");
  *rating = find_heads (table, kind, self);
  if (*rating > 0)
    skip_numbering (table, self);
  name_bare_columns (self);

  return self;
}

/**
 * dt_list_columns_guess_as:
 * @table: a sheet
 * @kind: what it is a list of
 *
 * Returns: (transfer full): what its columns seem to say; nothing, if no heads are found
 */
DtListColumns *
dt_list_columns_guess_as (const DtTable *table,
                          DtListKind     kind)
{
  guint rating;

  return guess (table, kind, &rating);
}

DtListColumns *
dt_list_columns_guess (const DtTable *table)
{
  guint units, tasks;
  g_autoptr(DtListColumns) as_units = guess (table, DT_LIST_UNITS, &units);
  g_autoptr(DtListColumns) as_tasks = guess (table, DT_LIST_TASKS, &tasks);

  return units > tasks ? g_steal_pointer (&as_units) : g_steal_pointer (&as_tasks);
}

DtListColumns *
dt_list_columns_copy (const DtListColumns *self)
{
  DtListColumns *copy = g_new (DtListColumns, 1);

  *copy = *self;
  copy->heads = g_strdupv (self->heads);
  copy->fields = g_memdup2 (self->fields, (self->n + 1) * sizeof (DtListField));

  return copy;
}

void
dt_list_columns_free (DtListColumns *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->heads);
  g_free (self->fields);
  g_free (self);
}

void
dt_list_columns_set (DtListColumns *self,
                     guint          column,
                     DtListField    field)
{
  g_return_if_fail (column < self->n);

  for (guint c = 0; c < self->n && field != DT_LIST_NOTHING; c++)
    if (self->fields[c] == field)
      self->fields[c] = DT_LIST_NOTHING;
  self->fields[column] = field;
}

int
dt_list_columns_find (const DtListColumns *self,
                      DtListField          field)
{
  for (guint c = 0; c < self->n; c++)
    if (self->fields[c] == field)
      return (int) c;

  return -1;
}

int
dt_list_columns_find_head (const DtListColumns *self,
                           const char          *head)
{
  g_autofree char *wanted = fold_head (head);

  for (guint c = 0; c < self->n; c++)
    {
      g_autofree char *fold = fold_head (self->heads[c]);

      if (g_str_equal (fold, wanted))
        return (int) c;
    }
  for (guint c = 0; c < self->n; c++)
    {
      g_autofree char *letters = dt_table_column_name (c);

      if (g_ascii_strcasecmp (letters, head) == 0)
        return (int) c;
    }

  return -1;
}

/**
 * dt_list_columns_take_head:
 * @table: the sheet
 * @head: what a column is called
 *
 * Looks for a row with that head, where none was found before; the list begins under it.
 *
 * Returns: its column; −1: there is none
 */
int
dt_list_columns_take_head (DtListColumns *self,
                           const DtTable *table,
                           const char    *head)
{
  g_autofree char *wanted = fold_head (head);

  for (guint r = 0; r < MIN (table->rows->len, LOOK_AT) && self->head_row == 0 && *wanted != '\0'; r++)
    {
      const DtTableRow *row = g_ptr_array_index (table->rows, r);

      for (guint i = 0; i < row->cells->len; i++)
        {
          const DtTableCell *cell = g_ptr_array_index (row->cells, i);
          g_autofree char *fold = fold_head (cell->text);

          if (!g_str_equal (fold, wanted))
            continue;
          for (guint c = 0; c < self->n; c++)
            {
              const DtTableCell *other = dt_table_row_get (row, c);

              if (other == NULL)
                continue;
              g_free (self->heads[c]);
              self->heads[c] = g_strdelimit (g_strdup (other->text), "\n", ' ');
            }
          self->head_row = row->number;
          self->first_row = row->number + 1;
          return (int) cell->column;
        }
    }

  return -1;
}

/**
 * dt_list_columns_check:
 * @error: %DT_ERROR_INVALID
 *
 * Returns: whether the list has the column that it cannot be without
 */
gboolean
dt_list_columns_check (const DtListColumns *self,
                       GError             **error)
{
  DtListField needed = self->kind == DT_LIST_UNITS ? DT_LIST_NAME : DT_LIST_TITLE;

  if (dt_list_columns_find (self, needed) >= 0)
    return TRUE;

  g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("No column is said to hold “%s”. Say which one it is."), dt_list_field_label (needed));
  return FALSE;
}
