/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who does something in a sentence, who helps and who collects. formats.md §4.2. */

#include "dt-task-private.h"

#include <string.h>

static gboolean
fits (const DtBody *body,
      guint         start,
      guint         end,
      GRegex       *regex)
{
  return dt_reading_match (regex, body->text, start, end, NULL);
}

static guint
skip_opening (const DtBody *body,
              guint         start,
              guint         end)
{
  g_autoptr(GMatchInfo) match = NULL;
  int length = 0;

  /* "Định kỳ trước ngày 25 hằng tháng, các chi bộ …" */
  if (dt_reading_match (DT_REGEX ("^[\\s,:;\"-]*(?:dinh ky|truoc|cham nhat|hang (?:thang|quy|nam|tuan|ngay)|den ngay|tu ngay|(?:ngay )?sau khi|can cu|trong qua trinh|tren co so|trong (?:thang|quy|nam|ngay|tuan))\\b[^,;\\n]{0,110},\\s*"),
                        body->text, start, MIN (end, start + 160), &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &length);
      start += (guint) length;
      length = 0;
    }
  /* "Từ ngày 20/3 đến ngày 05/4/2024: Đoàn giám sát …" */
  else if (dt_reading_match (DT_REGEX ("^[\\s-]*(?:(?:tu|truoc|trong|den|cham nhat|thoi gian|giai doan) )?(?:ngay |thang |quy |nam |tuan )?\\d[^;:\\n]{0,60}:\\s*"), body->text, start, MIN (end, start + 100), &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &length);
      start += (guint) length;
      length = 0;
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (dt_reading_match (DT_REGEX ("^[\\s,:;\"-]*(?:(?:giao(?:\\s+cho)?|yeu cau|de nghi|phan cong|dong thoi|ngoai ra|cung|trach nhiem cua|rieng(?:\\s+doi voi)?|doi voi|trong do|sau do|theo do|cu the|truoc het|truoc mat|ben canh do|tiep tuc giao)\\b[\\s,:]*)+"),
                        body->text, start, MIN (end, start + 160), &match))
    g_match_info_fetch_pos (match, 0, NULL, &length);

  return start + (guint) length;
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
  for (guint turn = 0; turn < 3; turn++)
    {
      g_autoptr(GArray) units = NULL;
      g_autoptr(GMatchInfo) match = NULL;

      start = skip_opening (body, start, end);
      units = dt_units_find (body->text, start, end, after);
      if (units->len == 0 || fits (body, *after, MIN (end, *after + 30), DT_REGEX ("^\\s*(?:(?:se|da|dang(?! (?:ky|tai|bai|nhap|bo|uy|cong|thong))|vua|tan thanh|hoan nghenh|danh gia cao|ghi nhan(?! va))\\b|chu tri\\s+(?:hoi nghi|hop|cuoc|phien|buoi|le|dai hoi))")))
        return NULL;
      if (!dt_reading_match (DT_REGEX ("^\\s*(?:thong nhat\\s+|da\\s+|(?:phe binh|bieu duong|ghi nhan)\\s+va\\s+)?(?:yeu cau|giao|de nghi|phan cong|ket luan|co y kien|nhan duoc)\\b[^,;.]{0,30}?(?:nhu sau)?\\s*"), body->text, *after, MIN (end, *after + 60), &match))
        return g_steal_pointer (&units);
      /* On with what follows the verb. */
      {
        g_autoptr(GMatchInfo) verb = NULL;
        int length;

        if (dt_reading_match (DT_REGEX ("^\\s*(?:thong nhat\\s+|da\\s+|(?:phe binh|bieu duong|ghi nhan)\\s+va\\s+)?(?:yeu cau|giao(?:\\s+cho)?|de nghi|phan cong)\\s*"), body->text, *after, MIN (end, *after + 60), &verb))
          {
            guint next;

            g_match_info_fetch_pos (verb, 0, NULL, &length);
            next = *after + (guint) length;
            /* "Ủy ban nhân dân xã phân công lực lượng …": its own work. */
            if (fits (body, *after, MIN (end, *after + 60), DT_REGEX ("^\\s*(?:phan cong|giao (?:chi tieu|nhiem vu|du toan|ke hoach|chi tiet|von|bien che|danh muc))\\b")) && !dt_unit_begins (body->text, next, end))
              return g_steal_pointer (&units);
            start = next;
          }
      }
    }

  return NULL;
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
  g_autoptr(GMatchInfo) match = NULL;

  dt_reading_match (DT_REGEX ("\\b(giao(?:\\s+cho)?|yeu cau,?|de nghi,?|phan cong|do)\\s+(?=[a-z])|[(,:]\\s*(?=[a-z][^;()\\n]{3,120}\\b(?:chu tri|phai|co trach nhiem|khan truong|de nghi|yeu cau)\\b)"), body->text, start, end, &match);
  while (g_match_info_matches (match))
    {
      g_autoptr(GArray) units = NULL;
      int from, to;
      gboolean must_lead;

      g_match_info_fetch_pos (match, 0, &from, &to);
      units = dt_body_find_doers (body, start + (guint) to, end, after);
      must_lead = body->text->fold[start + (guint) from] == 'd' && body->text->fold[start + (guint) from + 1] == 'o';
      must_lead = must_lead || strchr ("(,:", body->text->fold[start + (guint) from]) != NULL;
      if (units != NULL && (!must_lead || fits (body, *after, MIN (end, *after + 40), DT_REGEX ("^\\s*,?\\s*(?:chiu trach nhiem\\s*)?(?:chu tri|phu trach|tham muu|thuc hien|lam dau moi|phai|co trach nhiem|khan truong)"))))
        return g_steal_pointer (&units);
      g_match_info_next (match, NULL);
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

  dt_reading_match (DT_REGEX ("\\b(?:phoi hop(?:\\s+chat che)?(?:\\s+(?:voi|cung))*|(?:chu tri,?|va)\\s+cung(?:\\s+voi)?|(?<!phoi hop )\\bcung(?:\\s+voi)?(?=\\s+(?:cac (?:don vi|co quan|so|nganh|dia phuong|phong|ban|doan the)|so [a-z]|ubnd|cong an)\\b))\\s*:?\\s*"), body->text, start, end, &match);
  while (g_match_info_matches (match))
    {
      g_autoptr(GArray) units = NULL;
      int to;

      g_match_info_fetch_pos (match, 0, NULL, &to);
      units = dt_units_find (body->text, start + (guint) to, end, NULL);
      dt_names_add (task->coordinators, units);
      g_match_info_next (match, NULL);
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
