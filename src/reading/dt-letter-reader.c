/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the text of a letter to a proposal. */

#include "dt-reading-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
changes (DtRelation relation)
{
  return relation == DT_RELATION_REPLACES || relation == DT_RELATION_AMENDS || relation == DT_RELATION_RECALLS;
}

/* "Nghị định số … sửa đổi, bổ sung Nghị định số …": it is the other one that changes it. */
static gboolean
follows_in_sentence (const DtSourceText  *text,
                     const DtFoundSymbol *before,
                     const DtFoundSymbol *symbol)
{
  return before != NULL && before->whole_end <= symbol->start
         && !dt_reading_match (DT_REGEX ("[.;\\n]"), text, before->whole_end, symbol->start, NULL);
}

/* Citations of a piece of the text, each document once. What changes one of them outweighs that it was named before. */
static void
add_references (DtProposal         *proposal,
                const DtSourceText *text,
                GArray             *symbols,
                gboolean            keep_relation)
{
  g_autofree char *own = dt_text_symbol_key (proposal->symbol);
  DtRelation last = DT_RELATION_MENTIONS;

  for (guint i = 0; i < symbols->len; i++)
    {
      const DtFoundSymbol *symbol = &g_array_index (symbols, DtFoundSymbol, i);
      const DtFoundSymbol *before = i > 0 ? &g_array_index (symbols, DtFoundSymbol, i - 1) : NULL;
      g_autofree char *key = dt_text_symbol_key (symbol->symbol);
      DtProposedReference *known = NULL;
      guint start = symbol->start;

      while (start > 0 && text->fold[start - 1] != '\n')
        start--;
      if (keep_relation && (before == NULL || !dt_symbol_is_next (text, before, symbol)))
        last = dt_symbol_relation (text, start, before != NULL && before->start >= start ? before : NULL, symbol);
      if (g_strcmp0 (key, own) == 0 && proposal->symbol != NULL)
        continue;
      for (guint k = 0; k < proposal->references->len && known == NULL; k++)
        {
          DtProposedReference *other = g_ptr_array_index (proposal->references, k);
          g_autofree char *other_key = dt_text_symbol_key (other->symbol);

          if (g_str_equal (key, other_key) && (symbol->day == DT_DAY_NONE || other->day == DT_DAY_NONE || symbol->day == other->day))
            known = other;
        }
      if (known != NULL)
        {
          if (known->day == DT_DAY_NONE)
            known->day = symbol->day;
          if (keep_relation && changes (last) && !changes (known->relation) && !follows_in_sentence (text, before, symbol))
            known->relation = last;
          /* Told of first, then to be done. */
          else if (keep_relation && last == DT_RELATION_IMPLEMENTS && known->relation == DT_RELATION_MENTIONS
                   && (!follows_in_sentence (text, before, symbol)
                       || dt_reading_match (DT_REGEX ("\\b(?:theo (?:yeu cau|chi dao|noi dung|huong dan)|thuc hien|trien khai|can cu)\\b"), text, before->whole_end, symbol->start, NULL)))
            known->relation = last;
          continue;
        }

      known = g_new0 (DtProposedReference, 1);
      known->symbol = g_strdup (symbol->symbol);
      known->day = symbol->day;
      known->relation = last;
      dt_source_text_place (text, symbol->start, symbol->end, &known->place.start, &known->place.end);
      g_ptr_array_add (proposal->references, known);
    }
}

/* The document whose days are moved: named by its symbol, or by its number alone ("Kế hoạch số 150"). */
static void
settle_moves (DtProposal *proposal)
{
  for (guint i = 0; i < proposal->moves->len; i++)
    {
      DtProposedMove *move = g_ptr_array_index (proposal->moves, i);
      g_autoptr(DtSourceText) target = dt_source_text_read (move->target);
      g_autoptr(GArray) symbols = dt_symbols_find (target, 0, target->n);
      g_autoptr(GMatchInfo) match = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *number = NULL;

      if (symbols->len > 0)
        wanted = dt_text_symbol_key (g_array_index (symbols, DtFoundSymbol, 0).symbol);
      else if (dt_reading_match (DT_REGEX ("\\bso\\s*(\\d{1,5})\\b"), target, 0, target->n, &match))
        number = g_match_info_fetch (match, 1);
      for (guint k = 0; k < proposal->references->len; k++)
        {
          DtProposedReference *reference = g_ptr_array_index (proposal->references, k);
          g_autofree char *key = dt_text_symbol_key (reference->symbol);
          gboolean meant = wanted != NULL ? g_str_equal (key, wanted)
                           : number != NULL && g_str_has_prefix (reference->symbol, number) && !g_ascii_isdigit (reference->symbol[strlen (number)]);

          if (!meant)
            continue;
          if (!move->later)
            reference->relation = DT_RELATION_ACCELERATES;
          else if (reference->relation == DT_RELATION_MENTIONS)
            reference->relation = DT_RELATION_AMENDS;
          g_free (move->target);
          move->target = g_strdup (reference->symbol);
          break;
        }
    }
}

static const struct { DtDoubt doubt; const char *sentence; } doubts[] = {
  { DT_DOUBT_YEAR, N_("“%s”: the year is not in the text; the next such day after the letter is proposed.") },
  { DT_DOUBT_NO_YEAR, N_("“%s”: the year is in the text neither here nor in the date of the letter.") },
  { DT_DOUBT_EVENT, N_("“%s”: the day it is counted from is not in the text.") },
  { DT_DOUBT_WEEKDAY, N_("“%s”: the day of the week does not fit the date.") },
  { DT_DOUBT_TURN, N_("“%s”: recurs, but the month is not in the text; the last one is proposed.") },
  { DT_DOUBT_NO_DAY, N_("“%s”: there is no such day.") },
  { DT_DOUBT_THIS_WEEK, N_("“%s”: counted from the week of the letter; its Sunday is proposed.") },
  { DT_DOUBT_WEEK, N_("“%s”: weeks are counted by sevens from the 1st of the month; the last day of that one is proposed.") },
};

/**
 * dt_proposal_ask_head:
 * @proposal: from dt_letter_read_open(), perhaps completed
 *
 * Asks, before all else, for what a letter has in its head and this one has not.
 */
void
dt_proposal_ask_head (DtProposal *proposal)
{
  const struct { gboolean missing; const char *sentence; } parts[] = {
    { proposal->symbol == NULL, _("The number and symbol of the letter were not found.") },
    { proposal->day == DT_DAY_NONE, _("The date of the letter was not found.") },
    { proposal->issuer == NULL, _("Who issued the letter was not found.") },
  };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].missing)
      g_ptr_array_insert (proposal->to_confirm, n++, g_strdup (parts[i].sentence));
}

static void
list_doubts (DtProposal *proposal)
{
  for (guint i = 0; i < proposal->deadlines->len; i++)
    {
      const DtProposedDeadline *deadline = g_ptr_array_index (proposal->deadlines, i);

      for (guint k = 0; k < G_N_ELEMENTS (doubts); k++)
        if (deadline->doubts & doubts[k].doubt)
          {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            g_ptr_array_add (proposal->to_confirm, g_strdup_printf (_(doubts[k].sentence), deadline->words));
#pragma GCC diagnostic pop
          }
    }
  for (guint i = 0; i < proposal->tasks->len; i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);

      if (task->leads->len == 0)
        g_ptr_array_add (proposal->to_confirm, g_strdup_printf (_("Task %s: who leads it is not in the text."), task->ordinal));
      else if (!task->certain)
        g_ptr_array_add (proposal->to_confirm, g_strdup_printf (_("Task %s: its day seems to be that of who collects."), task->ordinal));
    }
}

/**
 * dt_letter_read:
 * @source: the text of a letter, UTF-8
 *
 * Looks through a letter. Costs time in proportion to its length; uses no clock and no register.
 *
 * Returns: (transfer full): what it seems to say
 */
DtProposal *
dt_letter_read (const char *source)
{
  DtProposal *proposal = dt_letter_read_open (source);

  dt_proposal_ask_head (proposal);
  return proposal;
}

/**
 * dt_letter_read_open:
 * @source: the text of a letter, UTF-8
 *
 * As dt_letter_read(), where something else may still tell what is missing in the head: dt_proposal_ask_head() comes after that.
 *
 * Returns: (transfer full): what it seems to say
 */
DtProposal *
dt_letter_read_open (const char *source)
{
  g_autoptr(DtSourceText) plain = dt_source_text_read (source);
  g_autoptr(DtSourceText) parted = dt_source_text_part_glued (plain);
  const DtSourceText *words = parted != NULL ? parted : plain;
  g_autoptr(DtSourceText) lined = dt_source_text_mend_lines (words);
  const DtSourceText *page_text = lined != NULL ? lined : words;
  g_autoptr(DtSourceText) mended = dt_source_text_mend_head (page_text);
  const DtSourceText *whole = mended != NULL ? mended : page_text;
  g_autoptr(DtSourceText) gathered = dt_source_text_gather_tables (whole);
  const DtSourceText *text = gathered != NULL ? gathered : whole;
  g_autoptr(GArray) lines = dt_source_text_list_lines (text);
  g_autoptr(DtProposal) proposal = dt_proposal_new ();
  DtPage page = { .source = text, .lines = lines, .proposal = proposal };
  DtBody body = { 0 };

  dt_page_read_head (&page);
  dt_page_read_foot (&page);
  dt_body_set_lines (&body, &page);

  add_references (proposal, body.text, body.symbols, TRUE);
  if (proposal->subject != NULL)
    {
      g_autoptr(DtSourceText) subject = dt_source_text_read (proposal->subject);
      g_autoptr(GArray) symbols = dt_symbols_find (subject, 0, subject->n);
      guint first = proposal->references->len;

      add_references (proposal, subject, symbols, TRUE);
      /* Places of a subject are those of its line. */
      for (guint i = first; i < proposal->references->len; i++)
        ((DtProposedReference *) g_ptr_array_index (proposal->references, i))->place = proposal->subject_place;
    }
  dt_body_read_tasks (&body, proposal);
  dt_body_read_tables (&body, proposal);
  settle_moves (proposal);
  list_doubts (proposal);
  dt_body_clear (&body);

  return g_steal_pointer (&proposal);
}
