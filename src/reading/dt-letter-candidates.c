/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which paragraphs are tasks, and what they are called. */

#include "dt-task-private.h"

#include <string.h>

static gboolean
is_instructing (const DtProposal *proposal)
{
  return proposal->type == DT_DOCUMENT_LETTER || proposal->type == DT_DOCUMENT_TELEGRAM || proposal->type == DT_DOCUMENT_DIRECTIVE
         || proposal->type == DT_DOCUMENT_NOTICE || proposal->type == DT_DOCUMENT_CONCLUSION || proposal->type == -1;
}

/* "UBND xã" as "ủy ban nhân dân xã", without who signs for it. */
static char *
spell_out (const char *name)
{
  static const struct { const char *pattern, *whole; } words[] = {
    { "\\bubnd\\b", "uy ban nhan dan" }, { "\\bhdnd\\b", "hoi dong nhan dan" }, { "\\b(?:ub)?mttq\\b", "uy ban mat tran to quoc" }, { "\\bldld\\b", "lien doan lao dong" },
    { "^(?:ban thuong vu|thuong truc|ban chap hanh|(?:pho )?chu tich|(?:pho )?giam doc) ", "" },
  };
  char *text = dt_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (words[i].pattern, 0, 0, NULL);
      char *next = g_regex_replace_literal (regex, text, -1, 0, words[i].whole, 0, NULL);

      g_free (text);
      text = next;
    }

  return text;
}

/**
 * dt_proposal_is_issuer:
 * @name: of a unit
 *
 * Returns: whether it is the one who writes
 */
gboolean
dt_proposal_is_issuer (const DtProposal *self,
                       const char       *name)
{
  g_autofree char *issuer = spell_out (self->issuer != NULL ? self->issuer : "");
  g_autofree char *other = spell_out (name);

  return *other != '\0' && g_str_has_prefix (issuer, other);
}

/* The leads of what stands above, where a piece names none itself. */
static const GPtrArray *
inherited_leads (DtTaskReader       *self,
                 const DtCandidate  *candidate,
                 const DtCandidate **from)
{
  *from = NULL;
  for (int i = candidate->parent; i >= 0;)
    {
      const DtCandidate *above = &g_array_index (self->candidates, DtCandidate, i);

      if (above->task->leads->len > 0)
        {
          *from = above->heading ? above : NULL;
          return above->heading || candidate->again ? above->task->leads : NULL;
        }
      i = above->parent;
    }

  return candidate->level > 0 && self->default_leads->len > 0 ? self->default_leads : NULL;
}

/* "Các cơ quan, đơn vị": nobody by name. */
#define EVERYBODY "^(?:cac|thu truong|tung|co quan|don vi|dong chi|nguoi dung dau)\\b"

/* The sentences with which letters end: "… nghiêm túc thực hiện Công văn này", "… khó khăn, vướng mắc, kịp thời báo cáo …". */
static gboolean
is_farewell (const char *fold,
             const char *lead_fold)
{
  if (g_regex_match_simple ("^(?!(?:cong van|van ban|chi thi|thong bao) nay (?:cung |con )?(?:yeu cau|luu y|de nghi|giao)).*\\b(?:cong van|ke hoach|van ban|chi thi|thong bao|quyet dinh) nay\\b|^van phong[a-z ]* (?:xin )?thong bao (?:de|den|cho|toi)\\b", fold, 0, 0))
    return TRUE;

  return strlen (fold) < 110 && g_str_has_suffix (fold, "thuc hien") && (*lead_fold == '\0' || g_regex_match_simple (EVERYBODY, lead_fold, 0, 0));
}

/* A paragraph without a mark: a sentence of an article, or what stands around the numbered ones. */
static gboolean
is_kept_unmarked (DtTaskReader      *self,
                  const DtCandidate *candidate,
                  const char        *fold,
                  const char        *lead_fold)
{
  const DtProposedTask *task = candidate->task;
  gboolean named = task->leads->len > 0 && !g_regex_match_simple (EVERYBODY, lead_fold, 0, 0);
  gboolean asked;

  /* "Văn phòng … theo dõi, đôn đốc việc thực hiện Công văn này" asks something of one of them. */
  if (named && g_regex_match_simple ("\\b(?:don doc|theo doi)\\b", fold, 0, 0))
    return TRUE;
  /* "Giao Chi cục … tổng hợp, báo cáo …" behind the numbered ones. */
  if (named && g_regex_match_simple ("^giao (?!nhiem vu)", fold, 0, 0))
    return TRUE;
  if (task->leads->len == 0 || strlen (task->passage) <= 40)
    return FALSE;
  /* An article that tells of a letter: "… yêu cầu Giám đốc các sở thực hiện các nội dung tại công văn này." */
  if (is_farewell (fold, lead_fold) && !(named && self->proposal->type < 0 && g_regex_match_simple ("[a-z] (?:yeu cau|de nghi) ", fold, 0, 0)))
    return FALSE;
  asked = task->coordinators->len > 0 || (candidate->ordered && !dt_proposal_is_issuer (self->proposal, lead_fold))
          || g_regex_match_simple ("\\b(?:yeu cau|de nghi|chu tri|giao (?!thong|ban|duc|tiep|luu|dich|thoa|mua|nhan|vien|uoc|huong|dien))\\b", fold, 0, 0);
  if (!self->numbered || task->coordinators->len > 0 || strstr (fold, "chu tri") != NULL)
    return asked;

  return asked && named && strlen (fold) > 110 && !g_regex_match_simple ("\\b(?:kho khan|vuong mac|phat sinh)\\b", fold, 0, 0);
}

static gboolean
is_kept (DtTaskReader          *self,
         const DtCandidate *candidate)
{
  const DtProposedTask *task = candidate->task;
  const DtCandidate *above = candidate->parent >= 0 ? &g_array_index (self->candidates, DtCandidate, candidate->parent) : NULL;
  g_autofree char *fold = NULL;
  g_autofree char *lead_fold = NULL;

  if (task->deadline >= 0)
    return TRUE;
  /* A report tells what has been done. */
  if (self->proposal->type == DT_DOCUMENT_REPORT || self->proposal->type == DT_DOCUMENT_PROPOSAL || self->proposal->type == DT_DOCUMENT_MINUTES)
    return FALSE;
  fold = dt_text_fold (task->passage);
  lead_fold = dt_text_fold (task->leads->len > 0 ? g_ptr_array_index (task->leads, 0) : "");
  if (candidate->bare || strstr (fold, "chiu trach nhiem thi hanh") != NULL)
    return FALSE;
  if (candidate->skipped || (candidate->heading && (candidate->n_children > 0 || !candidate->label)))
    return FALSE;
  if (candidate->label && task->leads->len > 0)
    return TRUE;
  if (candidate->closing)
    return is_kept_unmarked (self, candidate, fold, lead_fold);
  if (task->leads->len > 0)
    return TRUE;
  if (candidate->level == 2 || candidate->level == 3)
    return is_instructing (self->proposal);

  /* Dashes right under "giao các chi bộ:" */
  if (above == NULL && candidate->level >= 4 && self->default_leads->len > 0)
    return is_instructing (self->proposal);

  return above != NULL && above->heading && (above->task->leads->len > 0 || (is_instructing (self->proposal) && above->level > 1))
         && !above->skipped && candidate->level >= 4;
}

/* "2.1" stands under "2". */
static gboolean
belongs_to (const char *ordinal,
            const char *above)
{
  return g_str_has_prefix (ordinal, above) && ordinal[strlen (above)] == '.';
}

static char *
make_ordinal (DtTaskReader          *self,
              const DtCandidate *candidate,
              GHashTable      *counts,
              guint           *unnumbered)
{
  g_autofree char *prefix = NULL;
  const DtCandidate *above;
  guint count;

  if (candidate->task->ordinal != NULL)
    {
      above = candidate->parent >= 0 ? &g_array_index (self->candidates, DtCandidate, candidate->parent) : NULL;
      if (above != NULL && above->task->ordinal != NULL && !belongs_to (candidate->task->ordinal, above->task->ordinal))
        {
          g_autofree char *own = g_strdup (candidate->task->ordinal);

          return g_strdup_printf ("%s.%s", above->task->ordinal, own);
        }
      return g_strdup (candidate->task->ordinal);
    }
  for (int i = candidate->parent; i >= 0 && prefix == NULL;)
    {
      above = &g_array_index (self->candidates, DtCandidate, i);
      prefix = g_strdup (above->task->ordinal);
      i = above->parent;
    }
  if (prefix == NULL)
    return g_strdup_printf ("%u", ++*unnumbered);

  count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, prefix)) + 1;
  g_hash_table_insert (counts, g_strdup (prefix), GUINT_TO_POINTER (count));
  return g_strdup_printf ("%s.%u", prefix, count);
}

/**
 * dt_candidates_keep:
 *
 * Hands those on to the proposal that are tasks, with their ordinals, and drops the others.
 */
void
dt_candidates_keep (DtTaskReader *self)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint unnumbered = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      DtCandidate *candidate = &g_array_index (self->candidates, DtCandidate, i);

      if (candidate->parent >= 0)
        g_array_index (self->candidates, DtCandidate, candidate->parent).n_children++;
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DtCandidate *candidate = &g_array_index (self->candidates, DtCandidate, i);
      const GPtrArray *inherited;
      const DtCandidate *from;
      char *ordinal;

      if (candidate->task->ordinal == NULL && !is_kept (self, candidate))
        continue;
      ordinal = make_ordinal (self, candidate, counts, &unnumbered);
      g_free (candidate->task->ordinal);
      candidate->task->ordinal = ordinal;
      if (!is_kept (self, candidate))
        continue;
      from = NULL;
      inherited = candidate->task->leads->len == 0 ? inherited_leads (self, candidate, &from) : NULL;
      for (guint k = 0; inherited != NULL && k < inherited->len; k++)
        g_ptr_array_add (candidate->task->leads, g_strdup (g_ptr_array_index (inherited, k)));
      /* "Sở A chủ trì, phối hợp với Sở B:" */
      for (guint k = 0; from != NULL && candidate->task->coordinators->len == 0 && k < from->task->coordinators->len; k++)
        g_ptr_array_add (candidate->task->coordinators, g_strdup (g_ptr_array_index (from->task->coordinators, k)));
      if (candidate->task->title == NULL)
        candidate->task->title = g_strdup (candidate->task->passage);
      g_ptr_array_add (self->proposal->tasks, candidate->task);
    }
  /* Ordinals of those above were needed until here. */
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DtCandidate *candidate = &g_array_index (self->candidates, DtCandidate, i);

      if (!g_ptr_array_find (self->proposal->tasks, candidate->task, NULL))
        dt_proposed_task_free (candidate->task);
    }
}
