/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the words of a deadline to its day, by the table of phrases. */

#include "dt-phrase-private.h"
#include "dt-reading-private.h"

#include <string.h>

/* So far back and forth a sentence is looked at: a text without full stops must not cost more than its length. */
#define SENTENCE 400
#define MAX_PHRASES 20000

typedef struct
{
  GRegex *pattern;
  GRegex *unless_before;
  GRegex *unless;
  GRegex *only_with;
} Compiled;

static GRegex *
compile (const char *pattern)
{
  g_autoptr(GError) error = NULL;
  GRegex *regex;

  if (pattern == NULL)
    return NULL;

  regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &error);
  if (regex == NULL)
    g_error ("a pattern of the table of phrases is wrong: %s: %s", pattern, error->message);
  return regex;
}

static const Compiled *
compiled_rules (void)
{
  static Compiled *table;

  if (g_once_init_enter (&table))
    {
      guint n;
      const DtPhraseRule *rules = dt_phrase_rules (&n);
      Compiled *made = g_new0 (Compiled, n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *whole = g_strdup_printf ("(?<![a-z0-9])(?:%s)", rules[i].pattern);

          made[i].pattern = compile (whole);
          made[i].unless_before = compile (rules[i].unless_before);
          made[i].unless = compile (rules[i].unless);
          made[i].only_with = compile (rules[i].only_with);
        }
      g_once_init_leave (&table, made);
    }

  return table;
}

/**
 * dt_phrase_clear:
 */
void
dt_phrase_clear (DtPhrase *self)
{
  g_clear_pointer (&self->deadline.words, g_free);
  g_clear_pointer (&self->deadline.rule, g_free);
}

/* ---- Finding ---- */

static gboolean
ends_sentence (const DtSourceText *text,
               guint               i)
{
  char c = text->fold[i];

  if (c == '\n' || c == ';')
    return TRUE;
  return c == '.' && i + 2 < text->n && g_ascii_isspace (text->fold[i + 1]) && text->upper[i + 2];
}

static void
find_sentence (const DtSourceText *text,
               guint               start,
               guint               end,
               guint              *first,
               guint              *last)
{
  *first = start;
  *last = end;
  while (*first > 0 && start - *first < SENTENCE && !ends_sentence (text, *first - 1))
    (*first)--;
  while (*last < text->n && *last - end < SENTENCE && !ends_sentence (text, *last))
    (*last)++;
}

static gboolean
fits (GRegex             *regex,
      const DtSourceText *text,
      guint               start,
      guint               end)
{
  return regex != NULL && g_regex_match_full (regex, text->fold + start, (gssize) (end - start), 0, G_REGEX_MATCH_DEFAULT, NULL, NULL);
}

static gboolean
is_guarded (const Compiled     *rule,
            const DtSourceText *text,
            guint               start,
            guint               end)
{
  guint first, last;

  if (rule->unless_before == NULL && rule->unless == NULL && rule->only_with == NULL)
    return FALSE;

  find_sentence (text, start, end, &first, &last);
  return fits (rule->unless_before, text, first, start) || fits (rule->unless, text, first, last)
         || (rule->only_with != NULL && !fits (rule->only_with, text, first, last));
}

/* The day of a phrase that lies before the letter is told, not asked for. */
static gboolean
is_past (const DtPhrase *phrase,
         DtDay           issued)
{
  return issued != DT_DAY_NONE && phrase->last_day != DT_DAY_NONE && phrase->deadline.named_day != issued
         && phrase->last_day < issued;
}

static gboolean
take (DtPhraseReader   *self,
      int       start,
      int       end)
{
  DtPhrase *phrase = self->phrase;

  while (start < end && g_ascii_isspace (self->text->fold[start]))
    start++;
  while (end > start && strchr (" \n,;(", self->text->fold[end - 1]) != NULL)
    end--;
  phrase->start = (guint) start;
  phrase->end = (guint) end;
  phrase->deadline.bound = phrase->rule->bound;
  phrase->deadline.named_time = DT_TIME_NONE;
  if (!dt_phrase_make (self))
    return FALSE;

  phrase->deadline.words = dt_source_text_trimmed (self->text, phrase->start, phrase->end);
  if (phrase->rule->kind != DT_PHRASE_MOVE)
    phrase->last_day = dt_deadline_compute (&phrase->deadline, FALSE, NULL);
  return TRUE;
}

static gboolean
is_free (const guint8 *used,
         const guint8 *taken,
         guint         first,
         guint         start,
         guint         end)
{
  for (guint i = start; i < end; i++)
    if (used[i - first] || (taken != NULL && taken[i]))
      return FALSE;

  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DtPhrase *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

#define AND "^\\s*(?:va|,|;)\\s*(?:lan\\s*\\d\\s*)?"

/* The second day of a rule that comes again each year: "hằng năm … trước ngày 20/6 và 20/12". */
static gboolean
make_second_turn (const DtPhrase *before,
                  GMatchInfo     *match,
                  DtPhrase       *phrase)
{
  g_autofree char *day = g_match_info_fetch_named (match, "d");
  g_autofree char *month = g_match_info_fetch_named (match, "m");
  int d = atoi (day), m = atoi (month);

  if (before->deadline.rule == NULL || !g_str_has_prefix (before->deadline.rule, "R/YEARLY;MONTH=") || dt_day_new (2024, m, d) == DT_DAY_NONE)
    return FALSE;
  phrase->deadline.rule = g_strdup_printf ("R/YEARLY;MONTH=%d;DAY=%d%s", m, d, g_str_has_suffix (before->deadline.rule, ";BEFORE") ? ";BEFORE" : "");
  return TRUE;
}

/* "trước ngày 30/7/2024 và ngày 30/10/2024": the second day is bound as the first. */
static void
add_second_days (GArray             *found,
                 const DtSourceText *text,
                 guint               end,
                 const guint8       *used,
                 guint               first,
                 DtDay               issued)
{
  guint n = found->len;

  for (guint i = 0; i < n; i++)
    {
      const DtPhrase *before = &g_array_index (found, DtPhrase, i);
      DtPhrase phrase = { .rule = before->rule };
      DtPhraseReader reader = { .text = text, .issued = issued, .phrase = &phrase };
      guint last = MIN (end, before->end + 40);
      g_autofree char *piece = NULL;
      g_autoptr(GMatchInfo) match = NULL;
      DtSourceText view = *text;
      int from, to;

      if ((before->rule->kind != DT_PHRASE_DAY && before->rule->kind != DT_PHRASE_RECURRING) || before->end >= last
          || !dt_reading_match (DT_REGEX (AND "(?<from>ngay\\s*)?(?<d>\\d{1,2})\\s*(?:[/.-]|thang)\\s*(?<m>\\d{1,2})(?:\\s*(?:[/.-]|nam)\\s*(?<y>\\d{4}))?(?![\\d/])"),
                                text, before->end, last, &match))
        continue;
      g_match_info_fetch_pos (match, 0, NULL, &to);
      if (!g_match_info_fetch_named_pos (match, "from", &from, NULL) || from < 0)
        g_match_info_fetch_named_pos (match, "d", &from, NULL);
      if (!is_free (used, NULL, first, before->end, before->end + (guint) to))
        continue;

      piece = g_strndup (text->fold + before->end, last - before->end);
      view.fold = piece;
      reader.text = &view;
      reader.match = match;
      phrase.deadline.bound = before->deadline.bound;
      phrase.deadline.named_time = DT_TIME_NONE;
      if (before->rule->kind == DT_PHRASE_RECURRING ? !make_second_turn (before, match, &phrase) : !dt_phrase_make (&reader))
        continue;
      phrase.start = before->end + (guint) from;
      phrase.end = before->end + (guint) to;
      phrase.deadline.words = dt_source_text_trimmed (text, phrase.start, phrase.end);
      phrase.last_day = dt_deadline_compute (&phrase.deadline, FALSE, NULL);
      if (is_past (&phrase, issued))
        dt_phrase_clear (&phrase);
      else
        g_array_append_val (found, phrase);
    }
}

/* "trước ngày 15/6 và 15/12 hằng năm" */
static void
bind_second_turns (GArray             *found,
                   const DtSourceText *text)
{
  for (guint i = 1; i < found->len; i++)
    {
      const DtPhrase *before = &g_array_index (found, DtPhrase, i - 1);
      DtPhrase *phrase = &g_array_index (found, DtPhrase, i);

      if (before->rule->kind == DT_PHRASE_RECURRING && phrase->rule->kind == DT_PHRASE_RECURRING && before->deadline.rule != NULL
          && g_str_has_suffix (before->deadline.rule, ";BEFORE") && !g_str_has_suffix (phrase->deadline.rule, ";BEFORE")
          && phrase->deadline.named_time == DT_TIME_NONE && dt_reading_match (DT_REGEX ("^\\s*(?:va|,)\\s*$"), text, before->end, phrase->start, NULL))
        {
          char *rule = g_strconcat (phrase->deadline.rule, ";BEFORE", NULL);

          g_free (phrase->deadline.rule);
          phrase->deadline.rule = rule;
        }
    }
}

/**
 * dt_phrases_find:
 * @text: a text
 * @start: where to begin
 * @end: where to end
 * @taken: (nullable): of each character whether it belongs to a citation
 * @issued: the date of the letter, or %DT_DAY_NONE
 *
 * Returns: (transfer full) (element-type DtPhrase): what is found, by place
 */
GArray *
dt_phrases_find (const DtSourceText *text,
                 guint               start,
                 guint               end,
                 const guint8       *taken,
                 DtDay               issued)
{
  guint n;
  const DtPhraseRule *rules = dt_phrase_rules (&n);
  const Compiled *compiled = compiled_rules ();
  GArray *found = g_array_new (FALSE, TRUE, sizeof (DtPhrase));
  g_autofree guint8 *used = g_malloc0 (end - start + 1);

  g_array_set_clear_func (found, (GDestroyNotify) dt_phrase_clear);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      g_regex_match_full (compiled[i].pattern, text->fold, (gssize) end, (int) start, G_REGEX_MATCH_DEFAULT, &match, NULL);
      while (g_match_info_matches (match) && found->len < MAX_PHRASES)
        {
          DtPhrase phrase = { .rule = &rules[i] };
          DtPhraseReader reader = { .text = text, .issued = issued, .match = match, .phrase = &phrase };
          int from, to;

          g_match_info_fetch_pos (match, 0, &from, &to);
          if ((from == 0 || !g_ascii_isalnum (text->fold[from - 1])) && is_free (used, taken, start, (guint) from, (guint) to)
              && !is_guarded (&compiled[i], text, (guint) from, (guint) to) && take (&reader, from, to))
            {
              /* What follows a label may have been read without it. */
              gboolean again = !is_free (used, NULL, start, phrase.start, phrase.end);

              memset (used + phrase.start - start, 1, phrase.end - phrase.start);
              if (again || is_past (&phrase, issued))
                dt_phrase_clear (&phrase);
              else
                g_array_append_val (found, phrase);
            }
          g_match_info_next (match, NULL);
        }
    }
  add_second_days (found, text, end, used, start, issued);
  g_array_sort (found, compare_places);
  bind_second_turns (found, text);

  return found;
}

/* ---- Cells ---- */

/* What a cell may say besides the phrases of sentences. */
static const struct { DtPhraseKind kind; DtBound bound; const char *pattern; } cells[] = {
  { DT_PHRASE_SPAN, DT_BOUND_PERIOD, "^(?:tu\\s*)?(?:ngay\\s*)?\\d{1,2}(?:[/.]\\d{1,2})?(?:[/.]\\d{4})?\\s*(?:den|-)\\s*(?:het\\s*)?(?:ngay\\s*)?(?<e>\\d{1,2})[/.](?<f>\\d{1,2})(?:[/.](?<g>\\d{4}))?$" },
  { DT_PHRASE_DAY, DT_BOUND_BY, "^(?:(?<h>\\d{1,2})\\s*(?:gio|h|g)\\s*(?<i>\\d{2})?\\s*(?:phut)?,?\\s*)?(?:ngay\\s*)?(?<d>\\d{1,2})\\s*(?:[/.-]|thang)\\s*(?<m>\\d{1,2})(?:\\s*(?:[/.-]|nam)\\s*(?<y>\\d{4}))?$" },
  { DT_PHRASE_MONTH, DT_BOUND_IN_MONTH, "^(?:tu\\s*)?thang\\s*(?:\\d{1,2}(?:\\s*[/.-]\\s*\\d{4})?\\s*(?:-|den|va|,)\\s*(?:het\\s*)?(?:thang\\s*)?)?(?<m>\\d{1,2})(?:\\s*(?:[/.-]|,?\\s*nam)\\s*(?<y>\\d{4}))?$" },
  { DT_PHRASE_MONTH, DT_BOUND_IN_MONTH, "^(?<m>\\d{1,2})\\s*[/-]\\s*(?<y>\\d{4})$" },
  { DT_PHRASE_QUARTER, DT_BOUND_IN_QUARTER, "^(?:tu\\s*)?quy\\s*(?:(?:i|ii|iii|[1-3])(?:\\s*[/.-]\\s*\\d{4})?\\s*(?:-|den|va|,)\\s*(?:quy\\s*)?)?(?<q>iv|iii|ii|i|[1-4])(?:\\s*(?:[/.,-]|,?\\s*nam)?\\s*(?<y>\\d{4}))?$" },
  { DT_PHRASE_PART, DT_BOUND_PERIOD, "^(?:trong\\s*)?(?:(?<p>dau|giua|cuoi)\\s*)?nam\\s*(?<y>\\d{4})$" },
  { DT_PHRASE_PART, DT_BOUND_PERIOD, "^(?:trong\\s*)?(?<y>20\\d{2})$" },
  { DT_PHRASE_PART, DT_BOUND_PERIOD, "^(?:trong\\s*)?(?:cac\\s*)?(?:nam\\s*)?20\\d{2}\\s*(?:-|den|va)\\s*(?:nam\\s*)?(?<y>20\\d{2})$" },
  { DT_PHRASE_STANDING, DT_BOUND_STANDING, "^(?:thuong\\s*xuyen|hang\\s*(?:ngay|tuan|thang|quy|nam)|lien\\s*tuc)" },
};

static const DtPhraseRule cell_rules[] = {
  [DT_PHRASE_DAY] = { .name = "cell", .kind = DT_PHRASE_DAY }, [DT_PHRASE_SPAN] = { .name = "cell", .kind = DT_PHRASE_SPAN },
  [DT_PHRASE_MONTH] = { .name = "cell", .kind = DT_PHRASE_MONTH }, [DT_PHRASE_QUARTER] = { .name = "cell", .kind = DT_PHRASE_QUARTER },
  [DT_PHRASE_PART] = { .name = "cell", .kind = DT_PHRASE_PART }, [DT_PHRASE_STANDING] = { .name = "cell", .kind = DT_PHRASE_STANDING },
};

static GRegex *
cell_regex (guint i)
{
  static GRegex *table[G_N_ELEMENTS (cells)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        table[k] = compile (cells[k].pattern);
      g_once_init_leave (&ready, 1);
    }

  return table[i];
}

static gboolean
read_bare (const DtSourceText *text,
           guint               start,
           guint               end,
           DtDay               issued,
           DtPhrase           *phrase)
{
  while (start < end && strchr (" \n-:(", text->fold[start]) != NULL)
    start++;
  while (end > start && strchr (" \n.;,:)", text->fold[end - 1]) != NULL)
    end--;
  for (guint i = 0; i < G_N_ELEMENTS (cells) && start < end; i++)
    {
      g_autoptr(GMatchInfo) match = NULL;
      g_autofree char *piece = g_strndup (text->fold + start, end - start);
      DtSourceText view = *text;
      DtPhraseReader reader = { .text = &view, .issued = issued, .phrase = phrase };

      view.fold = piece;
      if (!g_regex_match_full (cell_regex (i), piece, -1, 0, G_REGEX_MATCH_DEFAULT, &match, NULL))
        continue;
      memset (phrase, 0, sizeof *phrase);
      phrase->rule = &cell_rules[cells[i].kind];
      reader.match = match;
      phrase->start = start;
      phrase->end = end;
      phrase->deadline.bound = cells[i].bound;
      phrase->deadline.named_time = DT_TIME_NONE;
      if (!dt_phrase_make (&reader))
        continue;
      phrase->deadline.words = dt_source_text_trimmed (text, start, end);
      phrase->last_day = dt_deadline_compute (&phrase->deadline, FALSE, NULL);
      return TRUE;
    }

  return FALSE;
}

/**
 * dt_phrase_read_cell:
 * @text: a text
 * @start: where the cell begins
 * @end: where it ends
 * @issued: the date of the letter, or %DT_DAY_NONE
 * @phrase: (out): what it says
 *
 * Returns: %TRUE if the cell tells a time
 */
gboolean
dt_phrase_read_cell (const DtSourceText *text,
                     guint               start,
                     guint               end,
                     DtDay               issued,
                     DtPhrase           *phrase)
{
  g_autoptr(GArray) found = NULL;

  if (read_bare (text, start, end, issued, phrase))
    return TRUE;

  found = dt_phrases_find (text, start, end, NULL, issued);
  for (guint i = 0; i < found->len; i++)
    {
      DtPhrase *one = &g_array_index (found, DtPhrase, i);

      if (one->rule->kind == DT_PHRASE_MOVE)
        continue;
      *phrase = *one;
      memset (&one->deadline, 0, sizeof one->deadline);
      return TRUE;
    }

  return FALSE;
}

DtBound
dt_phrase_find_loose (const DtSourceText *text,
                      guint               start,
                      guint               end,
                      guint              *from,
                      guint              *to)
{
  static gsize places[2];
  static const struct { const char *pattern; DtBound bound; } words[] = {
    { "\\bthuong xuyen\\b|\\bdinh ky (?:hang |moi )?(?:tuan|thang|quy|(?:3|6|03|06|sau) thang|nam)\\b(?:(?:,| va| hoac) (?:hang |moi )?(?:tuan|thang|quy|(?:3|6|03|06|sau|9|09) thang|nam)\\b)*", DT_BOUND_STANDING },
    { "\\btruoc khi (?:buoc vao|ket thuc|khai giang|khai mac|bat dau)(?: [a-z]+){1,5}|\\btruoc (?:tet(?: nguyen dan)?|khai giang|ky hop|dai hoi|mua mua|le khai)\\b|\\btrong tuan (?:nay|toi|sau)\\b|\\b(?:khan truong|kip thoi|ngay sau khi|trien khai ngay|thuc hien ngay)\\b", DT_BOUND_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;
      int first, last;

      if (!dt_reading_match (dt_reading_regex (&places[i], words[i].pattern), text, start, end, &match))
        continue;
      g_match_info_fetch_pos (match, 0, &first, &last);
      *from = start + (guint) first;
      *to = start + (guint) last;
      return words[i].bound;
    }

  return DT_BOUND_NONE;
}

/**
 * dt_phrase_read_words:
 * @words: what a person wrote of a deadline, as letters have it
 * @issued: the date of the letter, or today where it has none
 * @last_day: (out): the last day, or %DT_DAY_NONE
 *
 * Returns: (transfer full) (nullable): the deadline with @words in it; %NULL if they neither tell a time nor urge
 */
DtDeadline *
dt_phrase_read_words (const char *words,
                      DtDay       issued,
                      DtDay      *last_day)
{
  g_autoptr(DtSourceText) text = dt_source_text_read (words);
  DtPhrase phrase = { 0 };
  DtDeadline *deadline = NULL;
  DtBound loose;
  guint from, to;

  *last_day = DT_DAY_NONE;
  if (dt_phrase_read_cell (text, 0, text->n, issued, &phrase))
    {
      deadline = dt_deadline_copy (&phrase.deadline);
      g_free (deadline->words);
      deadline->words = g_strdup (words);
      *last_day = phrase.last_day;
    }
  else
    {
      loose = dt_phrase_find_loose (text, 0, text->n, &from, &to);
      if (loose != DT_BOUND_NONE)
        deadline = dt_deadline_new (loose, DT_DAY_NONE, DT_TIME_NONE, words);
    }
  dt_phrase_clear (&phrase);
  return deadline;
}

/* What stands after "Thời gian hoàn thành:" up to the end of the sentence. A time of day after "Thời gian:" alone is that
 * of a meeting. */
gboolean
dt_phrase_make_label (DtPhraseReader *self)
{
  const DtSourceText *text = self->text;
  DtPhrase value = { 0 };
  guint end = self->phrase->end, start = end;
  gboolean bare = end - self->phrase->start < 13;

  while (end < text->n && end - start < 80 && text->fold[end] != '\n' && text->fold[end] != ';' && text->fold[end] != '('
         && text->fold[end] != ')' && !(text->fold[end] == '.' && !g_ascii_isdigit (text->fold[end + 1])))
    end++;
  if (!read_bare (text, start, end, self->issued, &value))
    return FALSE;
  if (value.deadline.bound == DT_BOUND_STANDING || (bare && value.deadline.named_time != DT_TIME_NONE))
    {
      dt_phrase_clear (&value);
      return FALSE;
    }

  value.rule = self->phrase->rule;
  g_free (value.deadline.words);
  value.deadline.words = NULL;
  value.start = self->phrase->start;
  *self->phrase = value;
  return TRUE;
}

/**
 * dt_phrase_describe:
 *
 * Returns: (transfer full): bound, day or rule, and time: what the examples of the table say
 */
char *
dt_phrase_describe (const DtPhrase *self)
{
  const DtDeadline *deadline = &self->deadline;
  g_autofree char *day = deadline->named_day != DT_DAY_NONE ? dt_day_to_iso (deadline->named_day) : NULL;
  g_autofree char *time = deadline->named_time != DT_TIME_NONE ? dt_time_format (deadline->named_time) : NULL;
  GString *text;

  if (self->rule->kind == DT_PHRASE_MOVE)
    return g_strdup_printf ("%s %d", self->later ? "later" : "earlier", self->amount);

  text = g_string_new (dt_nick_get (dt_bound_nicks, deadline->bound));
  if (deadline->rule != NULL)
    g_string_append_printf (text, " %s", deadline->rule);
  if (day != NULL)
    g_string_append_printf (text, " %s", day);
  if (time != NULL)
    g_string_append_printf (text, " %s", time);

  return g_string_free (text, FALSE);
}
