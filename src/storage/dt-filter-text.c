/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text in which a saved filter is kept and exchanged: a dictionary of its conditions. */

#include "dt-filter-jobs.h"

#include "dt-db.h"
#include "dt-error.h"

#include <glib/gi18n-lib.h>

static const struct { const char *name; gsize offset; } flags[] = {
  { "open", offsetof (DtQuery, open_only) },
  { "owed", offsetof (DtQuery, owed_only) },
  { "undated", offsetof (DtQuery, undated_only) },
  { "morning", offsetof (DtQuery, morning) },
  { "pin-overdue", offsetof (DtQuery, pin_overdue) },
};

#define FLAG(query, i) (*(gboolean *) G_STRUCT_MEMBER_P (query, flags[i].offset))

/* What names the row in every register, and back. */
static gboolean
look_up (DtDb        *db,
         const char  *sql,
         gint64       id,
         const char  *name,
         char       **found_name,
         gint64      *found_id,
         GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  if (name != NULL)
    dt_bind_text (&st, 1, name);
  else
    dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row && found_name != NULL)
    *found_name = dt_column_dup (&st, 0);
  if (has_row && found_id != NULL)
    *found_id = dt_column_int64 (&st, 0);

  return TRUE;
}

/* A filter that would name nothing that others know is not kept. */
static gboolean
add_name (DtDb             *db,
          GVariantBuilder  *builder,
          const char       *key,
          const char       *sql,
          gint64            id,
          GError          **error)
{
  g_autofree char *name = NULL;

  if (id == 0)
    return TRUE;
  if (!look_up (db, sql, id, NULL, &name, NULL, error))
    return FALSE;
  if (name == NULL)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("What the filter names is no longer in the register."));
      return FALSE;
    }
  g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (name));

  return TRUE;
}

static void
add_states (GVariantBuilder *builder,
            unsigned         states)
{
  GVariantBuilder nicks;

  if (states == 0)
    return;
  g_variant_builder_init (&nicks, G_VARIANT_TYPE_STRING_ARRAY);
  for (int state = 0; state < DT_N_STATES; state++)
    if ((states & DT_STATE_BIT (state)) != 0)
      g_variant_builder_add (&nicks, "s", dt_nick_get (dt_state_nicks, state));
  g_variant_builder_add (builder, "{sv}", "states", g_variant_builder_end (&nicks));
}

static void
add_day (GVariantBuilder *builder,
         const char      *key,
         DtDay            day)
{
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_to_iso (day) : NULL;

  if (text != NULL)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

/* Of a period that begins today a person means the length, every day anew. */
static void
add_period (GVariantBuilder *builder,
            const DtQuery   *query)
{
  if (query->from == query->today && query->to >= query->from)
    {
      g_variant_builder_add (builder, "{sv}", "days", g_variant_new_int32 (query->to - query->from));
      return;
    }
  add_day (builder, "from", query->from);
  add_day (builder, "to", query->to);
}

char *
dt_filter_to_text (DtDb           *db,
                   const DtQuery  *query,
                   GError        **error)
{
  g_autoptr(GVariant) content = NULL;
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (FLAG (query, i))
      g_variant_builder_add (&builder, "{sv}", flags[i].name, g_variant_new_boolean (TRUE));
  add_states (&builder, query->states);
  add_period (&builder, query);
  if (!add_name (db, &builder, "unit", "SELECT code FROM unit WHERE id = ?1", query->unit_id, error)
      || !add_name (db, &builder, "directive", "SELECT uid FROM directive WHERE id = ?1", query->directive_id, error))
    return NULL;
  if (query->search != NULL && *query->search != '\0')
    g_variant_builder_add (&builder, "{sv}", "search", g_variant_new_string (query->search));
  content = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (content, FALSE);
}

/* ---- Reading ---- */

/* FALSE: a state that this program does not know. */
static gboolean
read_states (GVariant *content,
             DtQuery  *query)
{
  g_autofree const char **nicks = NULL;
  int state;

  if (!g_variant_lookup (content, "states", "^a&s", &nicks))
    return TRUE;
  for (int i = 0; nicks[i] != NULL; i++)
    {
      if (!dt_nick_find (dt_state_nicks, nicks[i], &state))
        return FALSE;
      query->states |= DT_STATE_BIT (state);
    }

  return TRUE;
}

static gboolean
read_day (GVariant   *content,
          const char *key,
          DtDay      *day)
{
  const char *text;

  if (!g_variant_lookup (content, key, "&s", &text))
    return TRUE;
  *day = dt_day_from_iso (text, NULL);

  return *day != DT_DAY_NONE;
}

static gboolean
read_period (GVariant *content,
             DtQuery  *query)
{
  int days;

  if (g_variant_lookup (content, "days", "i", &days))
    {
      query->from = query->today;
      query->to = query->today + CLAMP (days, 0, 36600);
    }

  return read_day (content, "from", &query->from) && read_day (content, "to", &query->to);
}

/* *@known: whether the register has it, or nothing is named. */
static gboolean
read_name (DtDb        *db,
           GVariant    *content,
           const char  *key,
           const char  *sql,
           gint64      *id,
           gboolean    *known,
           GError     **error)
{
  const char *name;

  if (!g_variant_lookup (content, key, "&s", &name))
    return TRUE;
  if (!look_up (db, sql, 0, name, NULL, id, error))
    return FALSE;
  *known &= *id != 0;

  return TRUE;
}

DtQuery *
dt_filter_from_text (DtDb                 *db,
                     const char           *text,
                     const DtFilterFetch  *fetch,
                     GError              **error)
{
  g_autoptr(GVariant) content = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  g_autoptr(DtQuery) query = dt_query_new (fetch->today);
  gboolean known = TRUE;

  query->soon_days = fetch->soon_days;
  if (content == NULL || !read_states (content, query) || !read_period (content, query))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    g_variant_lookup (content, flags[i].name, "b", &FLAG (query, i));
  g_variant_lookup (content, "search", "s", &query->search);
  if (!read_name (db, content, "unit", "SELECT id FROM unit WHERE code = ?1", &query->unit_id, &known, error)
      || !read_name (db, content, "directive", "SELECT id FROM directive WHERE uid = ?1", &query->directive_id, &known, error))
    return NULL;

  return known ? g_steal_pointer (&query) : NULL;
}
