/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who does something in a sentence, who helps and who collects. formats.md §4.2. */

#include "dt-doer-rules.h"
#include "dt-task-private.h"
#include "dt-unit-private.h"

#include <string.h>

/* Of a sentence without an end only so many places are tried. */
#define MAX_PLACES 24

static gboolean
fits (const DtBody *body,
      guint         start,
      guint         end,
      GRegex       *regex)
{
  return dt_reading_match (regex, body->text, start, end, NULL);
}

/* The next row of a kind that fits; @i is where to go on. */
static const DtDoerRule *
next_rule (DtDoerKind    kind,
           guint        *i,
           GRegex      **regex)
{
  static gsize places[64];
  guint n;
  const DtDoerRule *rules = dt_doer_rules (&n);

  g_assert (n <= G_N_ELEMENTS (places));
  for (; *i < n; (*i)++)
    if (rules[*i].kind == kind)
      {
        *regex = dt_reading_regex (&places[*i], rules[*i].pattern);
        return &rules[(*i)++];
      }

  return NULL;
}

/* Whether a row of the kind fits at @start. @length: how much it takes. */
static gboolean
fits_kind (const DtBody *body,
           DtDoerKind    kind,
           guint         start,
           guint         end,
           guint        *length)
{
  GRegex *regex;

  for (guint i = 0; next_rule (kind, &i, &regex) != NULL;)
    {
      g_autoptr(GMatchInfo) match = NULL;
      int to;

      if (!dt_reading_match (regex, body->text, start, end, &match))
        continue;
      g_match_info_fetch_pos (match, 0, NULL, &to);
      if (length != NULL)
        *length = (guint) to;
      return TRUE;
    }

  return FALSE;
}

/**
 * dt_body_is_ordered:
 * @after: behind the names of units
 *
 * Returns: whether they are told to do something
 */
gboolean
dt_body_is_ordered (const DtBody *body,
                    guint         after,
                    guint         end)
{
  return fits_kind (body, DT_DOER_ORDER, after, MIN (end, after + 160), NULL);
}

static guint
skip_opening (const DtBody *body,
              guint         start,
              guint         end)
{
  GRegex *regex;

  for (guint i = 0; next_rule (DT_DOER_OPENING, &i, &regex) != NULL;)
    {
      g_autoptr(GMatchInfo) match = NULL;
      int length;

      if (!dt_reading_match (regex, body->text, start, MIN (end, start + 160), &match))
        continue;
      g_match_info_fetch_pos (match, 0, NULL, &length);
      start += (guint) length;
    }

  return start;
}

/* "Trường hợp vượt thẩm quyền, Sở Xây dựng báo cáo …": behind a clause, and told to do something. */
static GArray *
find_behind_clause (const DtBody *body,
                    guint         start,
                    guint         end,
                    guint        *after)
{
  guint limit = MIN (end, start + 260);
  g_autoptr(GMatchInfo) match = NULL;
  int asked;

  if (!fits_kind (body, DT_DOER_CLAUSE, start, limit, NULL))
    return NULL;
  /* Where somebody asks, it is what follows that counts. */
  if (dt_reading_match (DT_REGEX ("\\b(?:yeu cau|de nghi|giao|phan cong) "), body->text, start, limit, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &asked);
      limit = start + (guint) asked;
    }
  for (guint i = start; i < limit && strchr (";:\n", body->text->fold[i]) == NULL; i++)
    if (body->text->fold[i] == ',')
      {
        guint names = skip_opening (body, i + 1, end);
        g_autoptr(GArray) units = dt_units_find (body->text, names, end, after);

        if (units->len > 0 && dt_body_is_ordered (body, *after, end))
          return g_steal_pointer (&units);
      }

  return NULL;
}

/**
 * dt_names_add:
 * @names: (element-type utf8): a list
 * @units: (element-type DtFoundUnit): units
 *
 * Adds those that are not in the list yet.
 */
void
dt_names_add (GPtrArray *names,
              GArray    *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      const char *name = g_array_index (units, DtFoundUnit, i).name;

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
}

/* "huyện Sông Lam chủ động …", or names behind a clause. */
static GArray *
find_places (const DtBody *body,
             guint         begin,
             guint         start,
             guint         end,
             guint        *after)
{
  g_autoptr(GArray) places = dt_units_find_places (body->text, start, end, after);

  if (places->len > 0 && dt_body_is_ordered (body, *after, end))
    return g_steal_pointer (&places);

  return find_behind_clause (body, begin, end, after);
}

/* Whoever bears that name directs; in an article also the head of the province. */
static gboolean
is_superior (const DtBody      *body,
             const DtFoundUnit *unit)
{
  return fits_kind (body, DT_DOER_SUPERIOR, unit->start, unit->end, NULL)
         && (body->article || !fits (body, unit->start, unit->end, DT_REGEX ("^(?:(?:pho )?chu tich|ubnd|uy ban nhan dan)\\b")));
}

/* "giao Phó Thủ tướng …" */
static gboolean
is_asked (const DtBody *body,
          guint         start)
{
  return fits (body, start > 16 ? start - 16 : 0, start, DT_REGEX ("\\b(?:giao|phan cong|de nghi)(?: cho)?:? $"));
}

/**
 * dt_body_find_doers:
 * @after: (out): behind the last of them
 *
 * Units at @start that do something: not those that only speak ("Ban Thường vụ yêu cầu …").
 *
 * Returns: (transfer full) (nullable) (element-type DtFoundUnit): who stands at @start and does something; %NULL nobody
 */
GArray *
dt_body_find_doers (const DtBody *body,
                    guint         start,
                    guint         end,
                    guint        *after)
{
  for (guint turn = 0; turn < 4; turn++)
    {
      g_autoptr(GArray) units = NULL;
      const DtFoundUnit *first;
      gboolean superior;
      guint begin = start, length, next;

      start = skip_opening (body, start, end);
      units = dt_units_find (body->text, start, end, after);
      if (units->len == 0)
        return find_places (body, begin, start, end, after);
      first = &g_array_index (units, DtFoundUnit, 0);
      superior = units->len == 1 && is_superior (body, first);
      if (!fits_kind (body, DT_DOER_SPEAKS, *after, MIN (end, *after + 260), &length)
          && !(superior && fits_kind (body, DT_DOER_DIRECTS, *after, MIN (end, *after + 60), &length)))
        {
          if (fits_kind (body, DT_DOER_TELLS, *after, MIN (end, *after + 240), NULL)
              || (fits (body, first->start, first->end, DT_REGEX ("^(?:ong|ba|dong chi|(?:pho )?bi thu|(?:pho )?chu tich)\\b")) && fits_kind (body, DT_DOER_PRESIDES, *after, MIN (end, *after + 240), NULL))
              || (superior && body->article && fits (body, first->start, first->end, DT_REGEX ("^(?:pho )?thu tuong\\b")) && !is_asked (body, first->start)))
            return NULL;
          return g_steal_pointer (&units);
        }

      /* On with what follows the verb. */
      next = *after + length;
      /* "Ủy ban nhân dân xã phân công lực lượng …": its own work. */
      if (fits (body, *after, MIN (end, *after + 60), DT_REGEX ("^\\s*(?:phan cong|giao (?:chi tieu|nhiem vu|du toan|ke hoach|chi tiet|von|bien che|danh muc))\\b")) && !dt_unit_begins (body->text, next, end))
        return g_steal_pointer (&units);
      start = next;
    }

  return NULL;
}

typedef struct { guint from, to; DtDoerKind kind; } DtInside;

static int
compare_inside (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const DtInside *) a)->to - (int) ((const DtInside *) b)->to;
}

/* Where names may stand further on in a sentence, by place. */
static GArray *
list_inside (const DtBody *body,
             guint         start,
             guint         end)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DtInside));
  static const DtDoerKind kinds[] = { DT_DOER_INSIDE, DT_DOER_INSIDE_LEADING, DT_DOER_INSIDE_NAMED };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GRegex *regex;

      for (guint i = 0; next_rule (kinds[k], &i, &regex) != NULL;)
        {
          g_autoptr(GMatchInfo) match = NULL;

          dt_reading_match (regex, body->text, start, end, &match);
          for (; g_match_info_matches (match); g_match_info_next (match, NULL))
            {
              DtInside inside = { .kind = kinds[k] };
              int from, to;

              g_match_info_fetch_pos (match, 0, &from, &to);
              inside.from = start + (guint) from;
              inside.to = start + (guint) to;
              g_array_append_val (places, inside);
            }
        }
    }
  g_array_sort (places, compare_inside);

  return places;
}

/* Whether the list of those who help goes on there: "phối hợp với Sở A, Sở B khẩn trương …". */
static gboolean
helps_at (const DtBody *body,
          guint         start,
          guint         end,
          guint         place)
{
  GRegex *regex;

  for (guint i = 0; next_rule (DT_DOER_HELPS, &i, &regex) != NULL;)
    {
      g_autoptr(GMatchInfo) match = NULL;

      dt_reading_match (regex, body->text, start, end, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autoptr(GArray) units = NULL;
          guint after = 0;
          int to;

          g_match_info_fetch_pos (match, 0, NULL, &to);
          if (start + (guint) to > place)
            break;
          units = dt_units_find (body->text, start + (guint) to, end, &after);
          if (units->len > 0 && place < after)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether the names in the middle of a sentence are to do something. */
static gboolean
is_meant (const DtBody   *body,
          const DtInside *inside,
          GArray         *units,
          guint           after,
          guint           end)
{
  gboolean named = FALSE;

  if (inside->kind == DT_DOER_INSIDE_LEADING)
    return fits (body, after, MIN (end, after + 40), DT_REGEX ("^\\s*,?\\s*(?:chiu trach nhiem\\s*)?(?:chu tri|phu trach|tham muu|thuc hien|lam dau moi|phai|co trach nhiem|khan truong)"));
  /* "bằng mức Tổng cục đã giao cho Cục thuế": told. */
  if (inside->kind == DT_DOER_INSIDE)
    return !fits (body, inside->from > 4 ? inside->from - 4 : 0, inside->from, DT_REGEX ("\\bda $")) || dt_body_is_ordered (body, after, end);
  for (guint i = 0; i < units->len; i++)
    named = named || !dt_unit_has_words (body->text, g_array_index (units, DtFoundUnit, i).start, end, "cac");

  return named;
}

/**
 * dt_body_find_later_doers:
 * @after: (out): behind the last of them
 *
 * Doers named in the middle of a sentence: "… , giao Sở Y tế …", "do Sở Y tế chủ trì", "(Sở Y tế chủ trì)".
 *
 * Returns: (transfer full) (nullable) (element-type DtFoundUnit): who is named further on in the sentence; %NULL nobody
 */
GArray *
dt_body_find_later_doers (const DtBody *body,
                          guint         start,
                          guint         end,
                          guint        *after)
{
  g_autoptr(GArray) places = list_inside (body, start, end);

  for (guint i = 0; i < MIN (places->len, MAX_PLACES); i++)
    {
      const DtInside *inside = &g_array_index (places, DtInside, i);
      g_autoptr(GArray) units = NULL;

      if (inside->kind == DT_DOER_INSIDE_LEADING && helps_at (body, start, end, inside->from))
        continue;
      units = dt_body_find_doers (body, inside->to, end, after);
      if (units != NULL && is_meant (body, inside, units, *after, end))
        return g_steal_pointer (&units);
    }

  return NULL;
}

/**
 * dt_body_find_coordinators:
 *
 * Adds to the task who is to help.
 */
void
dt_body_find_coordinators (const DtBody   *body,
                           guint           start,
                           guint           end,
                           DtProposedTask *task)
{
  g_autoptr(GMatchInfo) match = NULL;
  GRegex *regex;

  for (guint i = 0; next_rule (DT_DOER_HELPS, &i, &regex) != NULL;)
    {
      g_autoptr(GMatchInfo) helps = NULL;

      dt_reading_match (regex, body->text, start, end, &helps);
      for (; g_match_info_matches (helps); g_match_info_next (helps, NULL))
        {
          g_autoptr(GArray) units = NULL;
          int to;

          g_match_info_fetch_pos (helps, 0, NULL, &to);
          units = dt_units_find_places (body->text, start + (guint) to, end, NULL);
          dt_names_add (task->coordinators, units);
        }
    }

  /* "Sở Tài chính (chủ trì), Sở Nội vụ (phối hợp) …" */
  dt_reading_match (DT_REGEX ("[,;]\\s+(?=[^.;,()\\n]{3,80}\\((?:co quan |don vi )?phoi hop\\))"), body->text, start, end, &match);
  while (g_match_info_matches (match))
    {
      g_autoptr(GArray) units = NULL;
      int to;

      g_match_info_fetch_pos (match, 0, NULL, &to);
      units = dt_units_find (body->text, start + (guint) to, end, NULL);
      dt_names_add (task->coordinators, units);
      g_match_info_next (match, NULL);
    }

  /* "…, các sở, ngành liên quan phối hợp thực hiện." */
  g_clear_pointer (&match, g_match_info_unref);
  dt_reading_match (DT_REGEX ("[,;]\\s+(?=[^.;\\n]{4,160}?\\bphoi hop(?:\\s+(?:thuc hien|trien khai|cung thuc hien|chat che))?\\s*(?:[.;/\\n]|$))"), body->text, start, end, &match);
  while (g_match_info_matches (match))
    {
      g_autoptr(GArray) units = NULL;
      guint after = start;
      int to;

      g_match_info_fetch_pos (match, 0, NULL, &to);
      units = dt_units_find (body->text, start + (guint) to, end, &after);
      if (units->len > 0 && fits (body, after, MIN (end, after + 60), DT_REGEX ("^\\s*phoi hop(?:\\s+(?:thuc hien|trien khai|cung thuc hien|chat che))?\\s*(?:[.;/\\n]|$)")))
        dt_names_add (task->coordinators, units);
      g_match_info_next (match, NULL);
    }
}

/**
 * dt_body_find_recipient:
 *
 * Who collects: "(qua Văn phòng Thành ủy)", "gửi về Sở Nội vụ".
 *
 * Returns: (transfer full) (nullable): who collects
 */
char *
dt_body_find_recipient (const DtBody *body,
                        guint         start,
                        guint         end)
{
  static gsize places[2];
  static const char *const patterns[] = {
    "(?<!thong )\\bqua\\s+",
    "\\b(?:gui|nop|bao cao|dang ky|cung cap|phan anh|trao doi|lien he)\\b[^.;\\n]{0,70}?\\b(?:ve|cho|den|toi|voi)\\s+|\\b(?:gui|nop)\\s+",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      dt_reading_match (dt_reading_regex (&places[i], patterns[i]), body->text, start, end, &match);
      while (g_match_info_matches (match))
        {
          g_autoptr(GArray) units = NULL;
          int to;

          g_match_info_fetch_pos (match, 0, NULL, &to);
          units = dt_units_find (body->text, start + (guint) to, end, NULL);
          if (units->len > 0)
            return g_strdup (g_array_index (units, DtFoundUnit, 0).name);
          g_match_info_next (match, NULL);
        }
    }

  return NULL;
}
