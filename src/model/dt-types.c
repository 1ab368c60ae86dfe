/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The enumerations of the field: one table of nicks and labels for each. */

#include "dt-types.h"

#include <glib/gi18n-lib.h>

/* Where an English word has several Vietnamese ones ("Directive" is a chỉ thị among the types of
 * document and a văn bản chỉ đạo elsewhere), the labels of a table are translated in a context; the
 * entry that ends the table names it. */

const DtNick dt_role_nicks[] = {
  { DT_ROLE_LEAD, "lead", NC_("role", "Lead") },
  { DT_ROLE_COORDINATOR, "coordinator", NC_("role", "Co-ordinating") },
  { DT_ROLE_RECIPIENT, "recipient", NC_("role", "Receives the Result") },
  { DT_ROLE_OVERSEER, "overseer", NC_("role", "Checks and Urges") },
  { 0, NULL, "role" },
};

const DtNick dt_bound_nicks[] = {
  { DT_BOUND_NONE, "none", NC_("bound of a deadline", "No Deadline") },
  { DT_BOUND_BEFORE, "before", NC_("bound of a deadline", "Before the Day") },
  { DT_BOUND_BY, "by", NC_("bound of a deadline", "By the Day") },
  { DT_BOUND_IN_MONTH, "in-month", NC_("bound of a deadline", "Within the Month") },
  { DT_BOUND_IN_QUARTER, "in-quarter", NC_("bound of a deadline", "Within the Quarter") },
  { DT_BOUND_PERIOD, "period", NC_("bound of a deadline", "Period") },
  { DT_BOUND_RECURRING, "recurring", NC_("bound of a deadline", "Recurring") },
  { DT_BOUND_STANDING, "standing", NC_("bound of a deadline", "Standing") },
  { DT_BOUND_TEXT, "text", NC_("bound of a deadline", "In Words Only") },
  { 0, NULL, "bound of a deadline" },
};

const DtNick dt_relation_nicks[] = {
  { DT_RELATION_IMPLEMENTS, "implements", NC_("relation", "implements") },
  { DT_RELATION_REPLIES_TO, "replies-to", NC_("relation", "replies to") },
  { DT_RELATION_ACCELERATES, "accelerates", NC_("relation", "accelerates") },
  { DT_RELATION_AMENDS, "amends", NC_("relation", "amends") },
  { DT_RELATION_URGES, "urges", NC_("relation", "urges") },
  { DT_RELATION_REPLACES, "replaces", NC_("relation", "replaces") },
  { DT_RELATION_RECALLS, "recalls", NC_("relation", "recalls") },
  { DT_RELATION_MENTIONS, "mentions", NC_("relation", "mentions") },
  { 0, NULL, "relation" },
};

const DtNick dt_unit_kind_nicks[] = {
  { DT_UNIT_PARTY_ADVISORY, "party-advisory", N_("Party Advisory Bodies") },
  { DT_UNIT_PARTY_WARD, "party-ward", N_("Ward Party Committees") },
  { DT_UNIT_PARTY_COMMUNE, "party-commune", N_("Commune Party Committees") },
  { DT_UNIT_PARTY_CELL, "party-cell", N_("Party Cells and Directly Attached Committees") },
  { DT_UNIT_GOVERNMENT, "government", N_("People's Committee and Its Offices") },
  { DT_UNIT_COUNCIL, "council", N_("People's Council") },
  { DT_UNIT_FRONT, "front", N_("Fatherland Front and Organisations") },
  { DT_UNIT_ARMED_FORCE, "armed-force", N_("Armed Forces") },
  { DT_UNIT_ENTERPRISE, "enterprise", N_("Enterprises") },
  { DT_UNIT_WORKING_GROUP, "working-group", N_("Sub-committees and Working Groups") },
  { DT_UNIT_PARTY_SUPERIOR, "party-superior", N_("Superior Party Bodies") },
  { DT_UNIT_OTHER, "other", N_("Other Units") },
  { 0, NULL, NULL },
};

const DtNick dt_urgency_nicks[] = {
  { DT_URGENCY_NORMAL, "normal", NC_("urgency", "Normal") },
  { DT_URGENCY_URGENT, "urgent", NC_("urgency", "Urgent") },
  { DT_URGENCY_VERY_URGENT, "very-urgent", NC_("urgency", "Very Urgent") },
  { DT_URGENCY_EXPRESS, "express", NC_("urgency", "Express") },
  { 0, NULL, "urgency" },
};

const DtNick dt_channel_nicks[] = {
  { DT_CHANNEL_PHONE, "phone", NC_("way of a reminder", "Phone Call") },
  { DT_CHANNEL_LETTER, "letter", NC_("way of a reminder", "Official Letter") },
  { DT_CHANNEL_MAIL, "mail", NC_("way of a reminder", "Mail") },
  { DT_CHANNEL_VISIT, "visit", NC_("way of a reminder", "Visit") },
  { 0, NULL, "way of a reminder" },
};

const DtNick dt_verdict_nicks[] = {
  { DT_VERDICT_WAITING, "waiting", NC_("verdict", "Waiting for Acceptance") },
  { DT_VERDICT_ACCEPTED, "accepted", NC_("verdict", "Accepted") },
  { DT_VERDICT_RETURNED, "returned", NC_("verdict", "Returned") },
  { 0, NULL, "verdict" },
};

const DtNick dt_extension_verdict_nicks[] = {
  { DT_EXTENSION_WAITING, "waiting", NC_("extension", "Waiting for Decision") },
  { DT_EXTENSION_GRANTED, "granted", NC_("extension", "Granted") },
  { DT_EXTENSION_PARTLY, "partly", NC_("extension", "Granted in Part") },
  { DT_EXTENSION_REFUSED, "refused", NC_("extension", "Refused") },
  { 0, NULL, "extension" },
};

const DtNick dt_hold_nicks[] = {
  { DT_HOLD_ACTIVE, "active", NC_("hold", "Active") },
  { DT_HOLD_SUSPENDED, "suspended", NC_("hold", "Suspended") },
  { DT_HOLD_CANCELLED, "cancelled", NC_("hold", "Cancelled") },
  { 0, NULL, "hold" },
};

const DtNick dt_change_kind_nicks[] = {
  { DT_CHANGE_ACCELERATE, "accelerate", NC_("kind of schedule change", "Acceleration") },
  { DT_CHANGE_POSTPONE, "postpone", NC_("kind of schedule change", "Postponement") },
  { DT_CHANGE_FIX, "fix", NC_("kind of schedule change", "Fixed Day") },
  { DT_CHANGE_EXTEND, "extend", NC_("kind of schedule change", "Extension") },
  { DT_CHANGE_CORRECT, "correct", NC_("kind of schedule change", "Correction") },
  { 0, NULL, "kind of schedule change" },
};

const DtNick dt_span_unit_nicks[] = {
  { DT_SPAN_DAYS, "days", NC_("unit of a span", "days") },
  { DT_SPAN_WORKING_DAYS, "working-days", NC_("unit of a span", "working days") },
  { DT_SPAN_MONTHS, "months", NC_("unit of a span", "months") },
  { 0, NULL, "unit of a span" },
};

const DtNick dt_day_off_rule_nicks[] = {
  { DT_DAY_OFF_KEEP, "keep", N_("Keep, Only Warn") },
  { DT_DAY_OFF_PREVIOUS, "previous", N_("Working Day Before") },
  { DT_DAY_OFF_NEXT, "next", N_("Working Day After") },
  { 0, NULL, NULL },
};

const DtNick dt_calendar_kind_nicks[] = {
  { DT_CALENDAR_HOLIDAY, "holiday", N_("Public Holiday") },
  { DT_CALENDAR_COMPENSATORY, "compensatory", N_("Compensatory Day Off") },
  { DT_CALENDAR_SWAPPED_OFF, "swapped-off", N_("Day Off by Swap") },
  { DT_CALENDAR_SWAPPED_WORKING, "swapped-working", N_("Working Day by Swap") },
  { 0, NULL, NULL },
};

const DtNick dt_document_type_nicks[] = {
  { DT_DOCUMENT_LETTER, "letter", NC_("type of document", "Letter") },
  { DT_DOCUMENT_PLAN, "plan", NC_("type of document", "Plan") },
  { DT_DOCUMENT_DIRECTIVE, "directive", NC_("type of document", "Directive") },
  { DT_DOCUMENT_RESOLUTION, "resolution", NC_("type of document", "Resolution") },
  { DT_DOCUMENT_CONCLUSION, "conclusion", NC_("type of document", "Conclusion") },
  { DT_DOCUMENT_DECISION, "decision", NC_("type of document", "Decision") },
  { DT_DOCUMENT_REGULATION, "regulation", NC_("type of document", "Regulation") },
  { DT_DOCUMENT_RULES, "rules", NC_("type of document", "Rules") },
  { DT_DOCUMENT_CIRCULAR, "circular", NC_("type of document", "Circular") },
  { DT_DOCUMENT_GUIDANCE, "guidance", NC_("type of document", "Guidance") },
  { DT_DOCUMENT_NOTICE, "notice", NC_("type of document", "Notice") },
  { DT_DOCUMENT_REPORT, "report", NC_("type of document", "Report") },
  { DT_DOCUMENT_PROGRAMME, "programme", NC_("type of document", "Programme") },
  { DT_DOCUMENT_SCHEME, "scheme", NC_("type of document", "Scheme") },
  { DT_DOCUMENT_PROPOSAL, "proposal", NC_("type of document", "Proposal") },
  { DT_DOCUMENT_MINUTES, "minutes", NC_("type of document", "Minutes") },
  { DT_DOCUMENT_TELEGRAM, "telegram", NC_("type of document", "Telegram") },
  { DT_DOCUMENT_INVITATION, "invitation", NC_("type of document", "Invitation") },
  { DT_DOCUMENT_OTHER, "other", NC_("type of document", "Other Document") },
  { 0, NULL, "type of document" },
};

static const DtNick *
find_value (const DtNick *table,
            int           value)
{
  for (; table->nick != NULL; table++)
    if (table->value == value)
      return table;

  return NULL;
}

/**
 * dt_nick_get:
 * @table: one of the tables of nicks
 * @value: a value of its enumeration
 *
 * Returns: the word of files and of the command line; "" for a value that the table does not have
 */
const char *
dt_nick_get (const DtNick *table,
             int           value)
{
  const DtNick *entry = find_value (table, value);

  return entry != NULL ? entry->nick : "";
}

/**
 * dt_nick_label:
 * @table: one of the tables of nicks
 * @value: a value of its enumeration
 *
 * Returns: the translated label; "" for a value that the table does not have
 */
const char *
dt_nick_label (const DtNick *table,
               int           value)
{
  const DtNick *entry = find_value (table, value);

  if (entry == NULL)
    return "";

  while (table->nick != NULL)
    table++;

  return table->label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, table->label, entry->label) : _(entry->label);
}

/**
 * dt_nick_find:
 * @table: one of the tables of nicks
 * @nick: (nullable): a word
 * @value: (out) (optional): its value, untouched if there is none
 *
 * Returns: whether the table has that word
 */
gboolean
dt_nick_find (const DtNick *table,
              const char   *nick,
              int          *value)
{
  for (; nick != NULL && table->nick != NULL; table++)
    if (g_str_equal (table->nick, nick))
      {
        if (value != NULL)
          *value = table->value;
        return TRUE;
      }

  return FALSE;
}

/**
 * dt_document_type_name:
 * @type: a type of document
 *
 * Returns: (transfer none): its name as documents write it themselves, which is Vietnamese whatever language the window
 *   has (Guidance 36-HD/VPTW; Decree 30/2020/NĐ-CP, article 7)
 */
const char *
dt_document_type_name (DtDocumentType type)
{
  static const struct { DtDocumentType type; const char *name; } names[] = {
    { DT_DOCUMENT_LETTER, "Công văn" }, { DT_DOCUMENT_PLAN, "Kế hoạch" }, { DT_DOCUMENT_DIRECTIVE, "Chỉ thị" }, { DT_DOCUMENT_RESOLUTION, "Nghị quyết" },
    { DT_DOCUMENT_CONCLUSION, "Kết luận" }, { DT_DOCUMENT_DECISION, "Quyết định" }, { DT_DOCUMENT_REGULATION, "Quy định" }, { DT_DOCUMENT_RULES, "Quy chế" },
    { DT_DOCUMENT_CIRCULAR, "Thông tri" }, { DT_DOCUMENT_GUIDANCE, "Hướng dẫn" }, { DT_DOCUMENT_NOTICE, "Thông báo" }, { DT_DOCUMENT_REPORT, "Báo cáo" },
    { DT_DOCUMENT_PROGRAMME, "Chương trình" }, { DT_DOCUMENT_SCHEME, "Đề án" }, { DT_DOCUMENT_PROPOSAL, "Tờ trình" }, { DT_DOCUMENT_MINUTES, "Biên bản" },
    { DT_DOCUMENT_TELEGRAM, "Công điện" }, { DT_DOCUMENT_INVITATION, "Giấy mời" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].type == type)
      return names[i].name;

  return "Văn bản khác";
}
