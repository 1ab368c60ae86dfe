/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records two registers exchange, and what of them is one thing to decide about. What is computed from the rest does not stand
 * here: it is computed anew. */

#include "dt-sync-private.h"

#include "dt-journal-private.h"

#define ONE(column)          { .columns = { { column, NULL } } }
#define QUIET(column)        { .columns = { { column, NULL } }, .quiet = TRUE }
#define REF(column, table)   { .columns = { { column, table } } }
#define UID_OF(table, id)    "(SELECT x.uid FROM " table " x WHERE x.id = " id ")"
#define ID_OF(table, uid)    "(SELECT x.id FROM " table " x WHERE x.uid = " uid ")"
#define DAY_SHOWN(day)       "ltrim (strftime ('%d', " day " + 1721424.5), '0') || strftime ('/%m/%Y', " day " + 1721424.5)"

static const DtSyncField unit_fields[] = {
  ONE ("code"), ONE ("name"), { .columns = { { "short_name", NULL }, { "sort_key", NULL } } }, ONE ("kind"),
  { .columns = { { "parent_id", "unit" } }, .late = TRUE }, { .columns = { { "successor_id", "unit" } }, .late = TRUE },
  { .columns = { { "valid_from", NULL }, { "valid_to", NULL } } },
  ONE ("contact"), ONE ("phone"), ONE ("email"), ONE ("address"), QUIET ("position"), { .quiet = FALSE },
};

static const DtSyncField group_fields[] = { ONE ("code"), ONE ("name"), { .quiet = FALSE } };
static const DtSyncSet group_sets[] = {
  { "group_member",
    "(SELECT json_group_array (json_array (u, f, t)) FROM (SELECT x.uid AS u, m.valid_from AS f, m.valid_to AS t FROM group_member m"
    "  JOIN unit x ON x.id = m.unit_id WHERE m.group_id = r.id ORDER BY u, f))",
    "DELETE FROM group_member WHERE group_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO group_member (group_id, unit_id, valid_from, valid_to) SELECT ?1, x.id, j.value ->> 1, j.value ->> 2"
    " FROM json_each (?2) j JOIN unit x ON x.uid = j.value ->> 0",
    "(SELECT group_concat (n, ', ') FROM (SELECT x.short_name AS n FROM group_member m JOIN unit x ON x.id = m.unit_id WHERE m.group_id = r.id ORDER BY x.uid))",
    FALSE },
  { NULL },
};

static const DtSyncField directive_fields[] = {
  { .columns = { { "symbol", NULL }, { "symbol_key", NULL } } }, ONE ("type"),
  { .columns = { { "issuer", NULL }, { "issuer_key", NULL }, { "issuer_id", "unit" } } }, ONE ("issued_day"), ONE ("place"),
  { .columns = { { "signer", NULL }, { "signer_title", NULL } } }, ONE ("subject"), ONE ("urgency"), ONE ("text"),
  QUIET ("stub"), { .columns = { { "arrived_day", NULL }, { "incoming_number", NULL } } },
  { .columns = { { "passed_day", NULL }, { "passed_to", NULL } } }, ONE ("copies"), ONE ("note"), { .quiet = FALSE },
};
static const DtSyncSet directive_sets[] = {
  { "addressee",
    "(SELECT json_group_array (json_array (k, p, w, u, g)) FROM (SELECT a.kind AS k, a.position AS p, a.words AS w, " UID_OF ("unit", "a.unit_id") " AS u,"
    "  " UID_OF ("unit_group", "a.group_id") " AS g FROM addressee a WHERE a.directive_id = r.id ORDER BY k, p, w))",
    "DELETE FROM addressee WHERE directive_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO addressee (directive_id, kind, position, words, unit_id, group_id) SELECT ?1, j.value ->> 0, j.value ->> 1, j.value ->> 2,"
    " " ID_OF ("unit", "j.value ->> 3") ", " ID_OF ("unit_group", "j.value ->> 4") " FROM json_each (?2) j",
    "(SELECT group_concat (w, '; ') FROM (SELECT a.words AS w FROM addressee a WHERE a.directive_id = r.id ORDER BY a.kind, a.position))", FALSE },
  { "reference",
    "(SELECT json_group_array (json_array (u, k, w)) FROM (SELECT x.uid AS u, f.relation AS k, nullif (f.words, '') AS w FROM reference f"
    "  JOIN directive x ON x.id = f.target_id WHERE f.directive_id = r.id ORDER BY u, k))",
    "DELETE FROM reference WHERE directive_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO reference (directive_id, target_id, relation, words) SELECT ?1, x.id, j.value ->> 1, j.value ->> 2"
    " FROM json_each (?2) j JOIN directive x ON x.uid = j.value ->> 0",
    "(SELECT group_concat (s, ', ') FROM (SELECT x.symbol AS s FROM reference f JOIN directive x ON x.id = f.target_id WHERE f.directive_id = r.id ORDER BY x.symbol))",
    FALSE },
  { NULL },
};

static const DtSyncField task_fields[] = {
  { .columns = { { "ordinal", NULL }, { "clause", NULL } } }, ONE ("title"), ONE ("short_title"), ONE ("text"), ONE ("product"),
  { .columns = { { "hold", NULL }, { "hold_reason", NULL } } }, QUIET ("position"),
  { .columns = { { "parent_id", "task" } }, .late = TRUE }, { .quiet = FALSE },
};
/* The deadline is what was ordered; the days that follow from it are computed. */
static const DtSyncSet task_sets[] = {
  { "deadline",
    "(SELECT json_group_array (json_array (l.bound, nullif (l.words, ''), l.named_day, l.named_time, l.rule)) FROM deadline l WHERE l.task_id = r.id)",
    "DELETE FROM deadline WHERE task_id = ?1 AND ?2 = '[]'",
    "INSERT INTO deadline (task_id, bound, words, named_day, named_time, rule) SELECT ?1, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4"
    " FROM json_each (?2) j WHERE true ON CONFLICT (task_id) DO UPDATE SET bound = excluded.bound, words = excluded.words, named_day = excluded.named_day,"
    " named_time = excluded.named_time, rule = excluded.rule",
    "(SELECT coalesce (nullif (l.words, ''), " DAY_SHOWN ("l.named_day") ", l.rule, l.bound) FROM deadline l WHERE l.task_id = r.id)", FALSE },
  { "dependency",
    "(SELECT json_group_array (json_array (u, n, d)) FROM (SELECT x.uid AS u, nullif (p.note, '') AS n, p.lag_days AS d FROM dependency p"
    "  JOIN task x ON x.id = p.needs_id WHERE p.task_id = r.id ORDER BY u))",
    "DELETE FROM dependency WHERE task_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO dependency (task_id, needs_id, note, lag_days) SELECT ?1, x.id, j.value ->> 1, j.value ->> 2"
    " FROM json_each (?2) j JOIN task x ON x.uid = j.value ->> 0",
    "(SELECT group_concat (t, '; ') FROM (SELECT trim (x.ordinal || ' ' || coalesce (x.short_title, x.title)) AS t FROM dependency p"
    "  JOIN task x ON x.id = p.needs_id WHERE p.task_id = r.id ORDER BY x.uid))", FALSE },
  { NULL },
};

static const DtSyncField assignment_fields[] = {
  { .columns = { { "unit_id", "unit" }, { "passed_from", "unit" } }, .quiet = TRUE }, ONE ("role"), ONE ("percent"), ONE ("excused"),
  { .columns = { { "group_id", "unit_group" } }, .quiet = TRUE }, QUIET ("position"), { .quiet = FALSE },
};

static const DtSyncField change_fields[] = {
  { .columns = { { "kind", NULL }, { "amount", NULL }, { "span", NULL }, { "fixed_day", NULL }, { "day_off", NULL } } },
  { .columns = { { "cause_id", "directive" }, { "cause_clause", NULL } } }, REF ("target_id", "directive"), ONE ("decided_day"), ONE ("lifted_day"),
  ONE ("note"), { .quiet = FALSE },
};
/* Moves follow from the rule, but not from it alone: what was handed in when it was applied counts too. So they travel. */
static const DtSyncSet change_sets[] = {
  { "deadline_move",
    "(SELECT json_group_array (json_array (t, a, o, n, k, w)) FROM (SELECT x.uid AS t, " UID_OF ("assignment", "m.assignment_id") " AS a,"
    "  m.old_day AS o, m.new_day AS n, m.outcome AS k, nullif (m.reason, '') AS w FROM deadline_move m JOIN task x ON x.id = m.task_id"
    "  WHERE m.change_id = r.id ORDER BY t, a))",
    "DELETE FROM deadline_move WHERE change_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO deadline_move (change_id, task_id, assignment_id, old_day, new_day, outcome, reason)"
    " SELECT ?1, x.id, a.id, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5"
    " FROM json_each (?2) j JOIN task x ON x.uid = j.value ->> 0 LEFT JOIN assignment a ON a.uid = j.value ->> 1"
    " WHERE j.value ->> 1 IS NULL OR a.id IS NOT NULL",
    "(SELECT count (*) FROM deadline_move m WHERE m.change_id = r.id)", TRUE },
  { NULL },
};

static const DtSyncField extension_fields[] = {
  { .columns = { { "requested_day", NULL }, { "wanted_day", NULL } } }, ONE ("symbol"), ONE ("reason"),
  { .columns = { { "verdict", NULL }, { "decided_day", NULL }, { "granted_day", NULL }, { "decided_by", NULL } } }, { .quiet = FALSE },
};

static const DtSyncField submission_fields[] = {
  { .columns = { { "received_day", NULL }, { "received_time", NULL } } }, ONE ("symbol"), ONE ("via"),
  { .columns = { { "verdict", NULL }, { "verdict_day", NULL }, { "reason", NULL } } }, ONE ("note"), { .quiet = FALSE },
};

static const DtSyncField reminder_fields[] = {
  { .columns = { { "unit_id", "unit" } }, .quiet = TRUE }, { .columns = { { "day", NULL }, { "time", NULL } } },
  { .columns = { { "channel", NULL }, { "rung", NULL } } }, ONE ("symbol"), ONE ("by_whom"), ONE ("note"),
  { .columns = { { "answer", NULL }, { "answer_day", NULL } } }, { .quiet = FALSE },
};
static const DtSyncSet reminder_sets[] = {
  { "reminder_assignment",
    "(SELECT json_group_array (u) FROM (SELECT x.uid AS u FROM reminder_assignment l JOIN assignment x ON x.id = l.assignment_id WHERE l.reminder_id = r.id ORDER BY u))",
    "DELETE FROM reminder_assignment WHERE reminder_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO reminder_assignment (reminder_id, assignment_id) SELECT ?1, x.id FROM json_each (?2) j JOIN assignment x ON x.uid = j.value",
    "(SELECT count (*) FROM reminder_assignment l WHERE l.reminder_id = r.id)", TRUE },
  { NULL },
};

static const DtSyncField attachment_fields[] = {
  ONE ("name"), { .columns = { { "sha256", NULL }, { "size", NULL }, { "media_type", NULL } } }, { .quiet = FALSE },
};

static const DtSyncField template_fields[] = {
  ONE ("name"), { .columns = { { "channel", NULL }, { "rung", NULL } } }, ONE ("subject"), ONE ("body"), QUIET ("position"), { .quiet = FALSE },
};

static const DtSyncField board_fields[] = { ONE ("name"), REF ("group_id", "unit_group"), QUIET ("position"), { .quiet = FALSE } };
static const DtSyncSet board_sets[] = {
  { "board_task",
    "(SELECT json_group_array (u) FROM (SELECT x.uid AS u FROM board_task b JOIN task x ON x.id = b.task_id WHERE b.board_id = r.id ORDER BY b.position, u))",
    "DELETE FROM board_task WHERE board_id = ?1 AND ?2 IS NOT NULL",
    "INSERT INTO board_task (board_id, task_id, position) SELECT ?1, x.id, j.key + 1 FROM json_each (?2) j JOIN task x ON x.uid = j.value",
    "(SELECT group_concat (t, '; ') FROM (SELECT coalesce (x.short_title, x.title) AS t FROM board_task b JOIN task x ON x.id = b.task_id"
    "  WHERE b.board_id = r.id ORDER BY b.position))", FALSE },
  { NULL },
};

static const DtSyncField filter_fields[] = { ONE ("name"), ONE ("query"), QUIET ("position"), { .quiet = FALSE } };
static const DtSyncField day_fields[] = { { .columns = { { "kind", NULL }, { "name", NULL } } }, { .quiet = FALSE } };
static const DtSyncField year_fields[] = { { .quiet = FALSE } };

#define TASK_TITLE(id) \
  "(SELECT d.symbol || ' ' || trim (coalesce (nullif (t.ordinal, ''), t.clause, '') || ' · ') || ' ' || coalesce (t.short_title, t.title)" \
  " FROM task t JOIN directive d ON d.id = t.directive_id WHERE t.id = " id ")"
#define PART_TITLE(id) \
  "(SELECT x.short_name || ' · ' || " TASK_TITLE ("a.task_id") " FROM assignment a JOIN unit x ON x.id = a.unit_id WHERE a.id = " id ")"

const DtSyncTable dt_sync_tables[] = {
  { "calendar_year", DT_ENTITY_CALENDAR, "year", { { NULL } }, NULL, year_fields, NULL, NULL, NULL, "r.year", NULL },
  { "calendar_day", DT_ENTITY_CALENDAR, "day", { { NULL } }, NULL, day_fields, NULL, NULL, NULL, DAY_SHOWN ("r.day"), NULL },
  { "unit", DT_ENTITY_UNIT, "uid", { { NULL } }, NULL, unit_fields, NULL, "r.code", "r.code = ?1", "r.short_name", NULL },
  { "unit_group", DT_ENTITY_GROUP, "uid", { { NULL } }, NULL, group_fields, group_sets, "r.code", "r.code = ?1", "r.name", NULL },
  { "directive", DT_ENTITY_DIRECTIVE, "uid", { { NULL } }, NULL, directive_fields, directive_sets,
    "r.symbol_key, r.issuer_key, coalesce (r.issued_day, 0)", "r.symbol_key = ?1 AND r.issuer_key = ?2 AND coalesce (r.issued_day, 0) = ?3",
    "r.symbol", "i.directive_id = ?1 AND i.journal_id > " DT_JOURNAL_STRANGERS ("directive", "?1") },
  { "task", DT_ENTITY_TASK, "uid", { { "directive_id", "directive" } }, "parent_id", task_fields, task_sets,
    UID_OF ("directive", "r.directive_id") ", nullif (r.ordinal, '')", "r.directive_id = " ID_OF ("directive", "?1") " AND r.ordinal = ?2",
    TASK_TITLE ("r.id"), "i.task_id IN (WITH RECURSIVE sub (id) AS (SELECT ?1 UNION SELECT t.id FROM sub JOIN task t ON t.parent_id = sub.id) SELECT id FROM sub)"
    " AND i.journal_id > " DT_JOURNAL_STRANGERS ("task", "i.task_id") },
  { "assignment", DT_ENTITY_ASSIGNMENT, "uid", { { "task_id", "task" } }, NULL, assignment_fields, NULL,
    UID_OF ("task", "r.task_id") ", " UID_OF ("unit", "r.unit_id") ", r.role",
    "r.task_id = " ID_OF ("task", "?1") " AND r.unit_id = " ID_OF ("unit", "?2") " AND r.role = ?3", PART_TITLE ("r.id"),
    "i.record IN (SELECT uid FROM submission WHERE assignment_id = ?1 UNION SELECT uid FROM extension WHERE assignment_id = ?1)" },
  { "schedule_change", DT_ENTITY_CHANGE, "uid", { { NULL } }, NULL, change_fields, change_sets,
    UID_OF ("directive", "r.cause_id") ", r.kind, " UID_OF ("directive", "r.target_id") ", r.cause_clause",
    "r.cause_id = " ID_OF ("directive", "?1") " AND r.kind = ?2 AND r.target_id = " ID_OF ("directive", "?3") " AND r.cause_clause IS ?4",
    "(SELECT d.symbol FROM directive d WHERE d.id = r.cause_id)", NULL },
  { "extension", (DtEntity) -1, "uid", { { "assignment_id", "assignment" } }, NULL, extension_fields, NULL,
    UID_OF ("assignment", "r.assignment_id") ", r.requested_day", "r.assignment_id = " ID_OF ("assignment", "?1") " AND r.requested_day = ?2",
    PART_TITLE ("r.assignment_id"), NULL },
  { "submission", DT_ENTITY_SUBMISSION, "uid", { { "assignment_id", "assignment" } }, NULL, submission_fields, NULL,
    UID_OF ("assignment", "r.assignment_id") ", r.received_day, r.version, r.symbol",
    "r.assignment_id = " ID_OF ("assignment", "?1") " AND r.received_day = ?2 AND r.version = ?3 AND r.symbol IS ?4",
    PART_TITLE ("r.assignment_id"), NULL },
  { "reminder", DT_ENTITY_REMINDER, "uid", { { NULL } }, NULL, reminder_fields, reminder_sets,
    UID_OF ("unit", "r.unit_id") ", r.day, r.channel, r.time, r.symbol",
    "r.unit_id = " ID_OF ("unit", "?1") " AND r.day = ?2 AND r.channel = ?3 AND r.time IS ?4 AND r.symbol IS ?5",
    "(SELECT x.short_name FROM unit x WHERE x.id = r.unit_id)", NULL },
  { "attachment", (DtEntity) -1, "uid", { { "directive_id", "directive" }, { "submission_id", "submission" } }, NULL, attachment_fields, NULL,
    "coalesce (" UID_OF ("directive", "r.directive_id") ", " UID_OF ("submission", "r.submission_id") "), r.name",
    "?1 IN (" UID_OF ("directive", "r.directive_id") ", " UID_OF ("submission", "r.submission_id") ") AND r.name = ?2", "r.name", NULL },
  { "letter_template", DT_ENTITY_TEMPLATE, "uid", { { NULL } }, NULL, template_fields, NULL, "r.name", "r.name = ?1", "r.name", NULL },
  { "board", DT_ENTITY_BOARD, "uid", { { NULL } }, NULL, board_fields, board_sets, "r.name", "r.name = ?1", "r.name", NULL },
  { "saved_filter", DT_ENTITY_FILTER, "uid", { { NULL } }, NULL, filter_fields, NULL, "r.name", "r.name = ?1", "r.name", NULL },
  { NULL },
};
