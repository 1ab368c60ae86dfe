/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who issued a letter: the names at the top of its head. */

#include "dt-reading-private.h"

#include <string.h>

#include "dt-text.h"

/**
 * dt_page_line_is_issuer:
 *
 * Returns: whether a line of the head names a body
 */
gboolean
dt_page_line_is_issuer (const DtPage *self,
                        guint         i)
{
  return dt_page_line_is_capitals (self, i) && !dt_page_line_fits (self, i, DT_REGEX (DT_MOTTO)) && dt_page_line_type (self, i) < 0 && dt_page_line (self, i)->end - dt_page_line (self, i)->start < 70
         && dt_page_line_fits (self, i, DT_REGEX ("^(?:dang bo|dang uy|chi bo|tinh uy|thanh uy|huyen uy|thi uy|quan uy|ubnd|uy ban|hdnd|hoi dong|ban |van phong|so |phong |bo |cong an|chi cuc|cuc |tong cuc|truong |trung tam|tinh |thanh pho|huyen |xa |phuong |thi xa|thi tran|tp|quan |bch|chinh phu|thu tuong|mat tran|lien doan|hoi |doan |tinh doan|thuong truc|tieu ban|to |y ban|dang |kho bac|bao hiem|vien |toa an|dac khu|benh vien|hoc vien|nha |tong cong ty|cong ty|tap doan|ngan hang|lien minh|lien hiep|bo chinh tri|ban bi thu|quoc hoi|hat |tram |phan hieu|bo tu lenh|khoa |vu |tong lien doan|hiep hoi|thanh doan|huyen doan|xa doan|dai |bao |quy |thanh tra|kiem toan|cong doan|chu tich)"));
}

/* "ỦY BAN NHÂN DÂN" at the top is the one of the province that decides further down. */
static void
complete_issuer (const DtPage  *self,
                 int            authority,
                 char         **issuer)
{
  g_autofree char *whole = NULL;
  g_autofree char *whole_fold = NULL;
  g_autofree char *fold = NULL;

  if (authority < 0)
    return;
  whole = dt_page_line_text (self, (guint) authority);
  /* "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" */
  if (dt_page_line_fits (self, (guint) authority, DT_REGEX ("^chu tich (?:uy ban|hoi dong)")))
    {
      char *body = g_strdup (g_utf8_offset_to_pointer (whole, strlen ("chu tich ")));

      g_free (whole);
      whole = body;
    }
  whole_fold = dt_text_fold (whole);
  fold = dt_text_fold (*issuer);
  if (g_str_has_prefix (whole_fold, fold) && strlen (whole_fold) > strlen (fold))
    {
      g_free (*issuer);
      *issuer = g_steal_pointer (&whole);
    }
}

/* "BỘ LAO ĐỘNG - THƯƠNG BINH" / "VÀ XÃ HỘI" */
static gboolean
goes_on (const DtPage *self,
         guint         i)
{
  return dt_page_line_is_capitals (self, i) && dt_page_line (self, i)->end - dt_page_line (self, i)->start < 40 && dt_page_line_fits (self, i, DT_REGEX ("^va [a-z]"));
}

/**
 * dt_page_read_issuer:
 * @limit: the first line that is no longer above number or title
 * @authority: the line that names who decides once more; −1 none
 */
void
dt_page_read_issuer (DtPage *self,
                     guint   limit,
                     int     authority)
{
  g_autofree char *issuer = NULL;
  g_autofree char *parent = NULL;
  guint first = 0, last = 0;

  for (guint i = 0; i < limit; i++)
    {
      g_autofree char *text = NULL;
      char *joined;

      if (!dt_page_line_is_issuer (self, i) && !(issuer != NULL && goes_on (self, i)))
        continue;
      text = dt_page_line_text (self, i);
      if (issuer != NULL && goes_on (self, i))
        {
          joined = g_strdup_printf ("%s %s", issuer, text);
        }
      else if (issuer != NULL && dt_page_line_fits (self, i, DT_REGEX ("^(?:quoc hoi$|tinh(?! uy| doan)|thanh pho|tp|huyen(?! uy| doan)|quan(?! uy)|xa|phuong|thi xa|thi tran|dac khu|viet nam)\\b")))
        {
          joined = g_strdup_printf ("%s %s", issuer, text);
        }
      else
        {
          g_free (parent);
          parent = g_steal_pointer (&issuer);
          joined = g_strdup (text);
          first = dt_page_line (self, i)->start;
        }
      g_free (issuer);
      issuer = joined;
      last = dt_page_line (self, i)->end;
    }
  if (issuer == NULL)
    return;

  /* A page of the web that lost its first letter. */
  if (g_str_has_prefix (issuer, "Y BAN "))
    {
      char *mended = g_strconcat ("Ủ", issuer, NULL);

      g_free (issuer);
      issuer = mended;
    }
  complete_issuer (self, authority, &issuer);
  self->proposal->issuer = dt_page_settle_name (self, issuer);
  /* "THÀNH ỦY X", "VĂN PHÒNG": an office has no name without its committee. */
  if (parent != NULL)
    {
      g_autofree char *fold = dt_text_fold (issuer);
      g_autofree char *parent_fold = dt_text_fold (parent);

      if (g_str_equal (fold, "van phong") || g_str_equal (fold, "ban thuong vu") || g_str_equal (fold, "ban chap hanh") || g_str_equal (fold, "thuong truc") || g_str_equal (fold, "ban thuong truc") || (g_str_has_prefix (fold, "uy ban kiem tra") && strlen (fold) == strlen ("uy ban kiem tra")) || (g_str_has_prefix (fold, "ban ") && strstr (parent_fold, " uy ") != NULL && strstr (fold, "chap hanh") == NULL))
        {
          g_autofree char *settled = dt_page_settle_name (self, parent);
          char *whole = g_strdup_printf ("%s %s", self->proposal->issuer, settled);

          g_free (self->proposal->issuer);
          self->proposal->issuer = whole;
        }
    }
  self->proposal->issuer_place = dt_page_span (self, first, last);
}
