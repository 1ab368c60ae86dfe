/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"

/* What units of a kind are called, folded. The first row of which a piece stands in the words decides, so what is longer or rarer
 * goes before what it holds: "Công an phường" is no ward. */
static const struct { DtUnitKind kind; const char *pieces[14]; } table[] = {
  { DT_UNIT_PARTY_SUPERIOR, { "tinh uy", "trung uong", "bo chinh tri", "ban bi thu", "cap tren" } },
  { DT_UNIT_ARMED_FORCE, { "cong an", "quan su", "bien phong", "luc luong vu trang", "bo doi", "canh sat" } },
  { DT_UNIT_ENTERPRISE, { "cong ty", "doanh nghiep", "xi nghiep", "ngan hang", "tong cong ty", "hop tac xa" } },
  { DT_UNIT_WORKING_GROUP, { "tieu ban", "to giup viec", "to cong tac", "ban chi dao", "to bien tap" } },
  { DT_UNIT_PARTY_WARD, { "dang uy phuong", "dang bo phuong", "dang uy thi tran" } },
  { DT_UNIT_PARTY_COMMUNE, { "dang uy xa", "dang bo xa" } },
  { DT_UNIT_FRONT, { "mat tran", "mttq", "hoi nong dan", "hoi lien hiep", "hoi cuu chien binh", "phu nu", "doan thanh nien", "lien doan", "cong doan",
                     "doan the", "to chuc chinh tri xa hoi", "thanh doan", "huyen doan" } },
  { DT_UNIT_COUNCIL, { "hoi dong nhan dan", "hdnd" } },
  { DT_UNIT_PARTY_ADVISORY, { "ban to chuc", "ban tuyen giao", "ban dan van", "ban noi chinh", "uy ban kiem tra", "ubkt", "van phong thanh uy",
                              "van phong huyen uy", "van phong dang uy", "tham muu giup viec", "co quan chuyen trach", "trung tam chinh tri", "ban dang", "ban xay dung dang" } },
  { DT_UNIT_GOVERNMENT, { "uy ban nhan dan", "ubnd", "phong ", "thanh tra", "chi cuc", "so ", "chinh quyen", "co quan nha nuoc" } },
  { DT_UNIT_PARTY_CELL, { "chi bo", "dang bo", "dang uy", "truc thuoc" } },
  { DT_UNIT_PARTY_WARD, { "phuong" } },
  { DT_UNIT_PARTY_COMMUNE, { "xa" } },
};

static gboolean
holds (const char *words,
       const char *piece)
{
  gsize length = strlen (piece);

  for (const char *p = strstr (words, piece); p != NULL; p = strstr (p + 1, piece))
    if ((p == words || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' ' || piece[length - 1] == ' '))
      return TRUE;

  return FALSE;
}

/* "Party cell" is said in the language of the person, or by the nick. */
static int
find_label (const char *words)
{
  for (const DtNick *nick = dt_unit_kind_nicks; nick->nick != NULL; nick++)
    {
      g_autofree char *label = dt_text_fold (dt_nick_label (dt_unit_kind_nicks, nick->value));
      g_autofree char *source = dt_text_fold (nick->label);

      if (g_str_equal (words, label) || g_str_equal (words, source) || g_str_equal (words, nick->nick))
        return nick->value;
    }

  return -1;
}

/**
 * dt_unit_kind_find:
 * @words: "Ban đảng", "Đảng ủy phường Minh Tân"
 *
 * Returns: a #DtUnitKind; −1 if the words tell none
 */
int
dt_unit_kind_find (const char *words)
{
  g_autofree char *fold = dt_text_fold (words);
  int kind = find_label (fold);

  for (char *p = fold; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = ' ';
  for (guint i = 0; i < G_N_ELEMENTS (table) && kind < 0; i++)
    for (guint k = 0; k < G_N_ELEMENTS (table[i].pieces) && table[i].pieces[k] != NULL && kind < 0; k++)
      if (holds (fold, table[i].pieces[k]))
        kind = (int) table[i].kind;

  return kind;
}
