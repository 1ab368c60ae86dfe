/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-date.h"

G_BEGIN_DECLS

/* Enumerations of the field. Each has one table of nicks, the same in the schema, the XML and the
 * command line, with the label a person reads (untranslated msgid; dt_nick_label() translates, in the context
 * that the label of the ending entry names, if any). */

typedef struct
{
  int         value;
  const char *nick;    /* NULL ends a table */
  const char *label;   /* msgid */
} DtNick;

const char *dt_nick_get   (const DtNick *table, int value);
const char *dt_nick_label (const DtNick *table, int value);
gboolean    dt_nick_find  (const DtNick *table, const char *nick, int *value);

typedef enum { DT_ROLE_LEAD, DT_ROLE_COORDINATOR, DT_ROLE_RECIPIENT, DT_ROLE_OVERSEER } DtRole;
extern const DtNick dt_role_nicks[];          /* lead coordinator recipient overseer */

/* product.md, "Deadline"; nicks: none before by in-month in-quarter period recurring standing text */
typedef enum
{
  DT_BOUND_NONE,
  DT_BOUND_BEFORE,
  DT_BOUND_BY,
  DT_BOUND_IN_MONTH,
  DT_BOUND_IN_QUARTER,
  DT_BOUND_PERIOD,
  DT_BOUND_RECURRING,
  DT_BOUND_STANDING,
  DT_BOUND_TEXT,
} DtBound;
extern const DtNick dt_bound_nicks[];

/* implements replies-to accelerates amends urges replaces recalls mentions */
typedef enum
{
  DT_RELATION_IMPLEMENTS,
  DT_RELATION_REPLIES_TO,
  DT_RELATION_ACCELERATES,
  DT_RELATION_AMENDS,
  DT_RELATION_URGES,
  DT_RELATION_REPLACES,
  DT_RELATION_RECALLS,
  DT_RELATION_MENTIONS,
} DtRelation;
extern const DtNick dt_relation_nicks[];

/* party-advisory party-ward party-commune party-cell party-superior government front council armed-force
 * enterprise working-group other. Order = order of the heads in the unit list. */
typedef enum
{
  DT_UNIT_PARTY_ADVISORY,
  DT_UNIT_PARTY_WARD,
  DT_UNIT_PARTY_COMMUNE,
  DT_UNIT_PARTY_CELL,
  DT_UNIT_GOVERNMENT,
  DT_UNIT_COUNCIL,
  DT_UNIT_FRONT,
  DT_UNIT_ARMED_FORCE,
  DT_UNIT_ENTERPRISE,
  DT_UNIT_WORKING_GROUP,
  DT_UNIT_PARTY_SUPERIOR,
  DT_UNIT_OTHER,
} DtUnitKind;
extern const DtNick dt_unit_kind_nicks[];

/* normal urgent very-urgent express */
typedef enum { DT_URGENCY_NORMAL, DT_URGENCY_URGENT, DT_URGENCY_VERY_URGENT, DT_URGENCY_EXPRESS } DtUrgency;
extern const DtNick dt_urgency_nicks[];

/* phone letter mail visit */
typedef enum { DT_CHANNEL_PHONE, DT_CHANNEL_LETTER, DT_CHANNEL_MAIL, DT_CHANNEL_VISIT } DtChannel;
extern const DtNick dt_channel_nicks[];

/* waiting accepted returned */
typedef enum { DT_VERDICT_WAITING, DT_VERDICT_ACCEPTED, DT_VERDICT_RETURNED } DtVerdict;
extern const DtNick dt_verdict_nicks[];

/* waiting granted partly refused: what became of a unit's request for a later day */
typedef enum { DT_EXTENSION_WAITING, DT_EXTENSION_GRANTED, DT_EXTENSION_PARTLY, DT_EXTENSION_REFUSED } DtExtensionVerdict;
extern const DtNick dt_extension_verdict_nicks[];

/* active suspended cancelled: the only parts of a state that a person sets, besides the percent */
typedef enum { DT_HOLD_ACTIVE, DT_HOLD_SUSPENDED, DT_HOLD_CANCELLED } DtHold;
extern const DtNick dt_hold_nicks[];

/* accelerate postpone fix extend correct */
typedef enum { DT_CHANGE_ACCELERATE, DT_CHANGE_POSTPONE, DT_CHANGE_FIX, DT_CHANGE_EXTEND, DT_CHANGE_CORRECT } DtChangeKind;
extern const DtNick dt_change_kind_nicks[];

/* days working-days months */
typedef enum { DT_SPAN_DAYS, DT_SPAN_WORKING_DAYS, DT_SPAN_MONTHS } DtSpanUnit;
extern const DtNick dt_span_unit_nicks[];

/* keep previous next: what to do when a new day falls on a day off */
typedef enum { DT_DAY_OFF_KEEP, DT_DAY_OFF_PREVIOUS, DT_DAY_OFF_NEXT } DtDayOffRule;
extern const DtNick dt_day_off_rule_nicks[];

/* holiday compensatory swapped-off swapped-working */
typedef enum { DT_CALENDAR_HOLIDAY, DT_CALENDAR_COMPENSATORY, DT_CALENDAR_SWAPPED_OFF, DT_CALENDAR_SWAPPED_WORKING } DtCalendarKind;
extern const DtNick dt_calendar_kind_nicks[];

/* Types of document (formats.md §3.2); nicks are the Party's abbreviations in ASCII lower case, as far
 * as they are not ambiguous: resolution directive conclusion decision regulation rules circular guidance
 * notice report plan programme scheme proposal letter minutes telegram invitation other. */
extern const DtNick dt_document_type_nicks[];
typedef enum
{
  DT_DOCUMENT_LETTER,          /* Công văn */
  DT_DOCUMENT_PLAN,            /* Kế hoạch */
  DT_DOCUMENT_DIRECTIVE,       /* Chỉ thị */
  DT_DOCUMENT_RESOLUTION,      /* Nghị quyết */
  DT_DOCUMENT_CONCLUSION,      /* Kết luận */
  DT_DOCUMENT_DECISION,        /* Quyết định */
  DT_DOCUMENT_REGULATION,      /* Quy định */
  DT_DOCUMENT_RULES,           /* Quy chế */
  DT_DOCUMENT_CIRCULAR,        /* Thông tri */
  DT_DOCUMENT_GUIDANCE,        /* Hướng dẫn */
  DT_DOCUMENT_NOTICE,          /* Thông báo */
  DT_DOCUMENT_REPORT,          /* Báo cáo */
  DT_DOCUMENT_PROGRAMME,       /* Chương trình */
  DT_DOCUMENT_SCHEME,          /* Đề án */
  DT_DOCUMENT_PROPOSAL,        /* Tờ trình */
  DT_DOCUMENT_MINUTES,         /* Biên bản */
  DT_DOCUMENT_TELEGRAM,        /* Công điện */
  DT_DOCUMENT_INVITATION,      /* Giấy mời */
  DT_DOCUMENT_OTHER,
} DtDocumentType;
const char *dt_document_type_name (DtDocumentType type);   /* as documents write it, in Vietnamese */

G_END_DECLS
