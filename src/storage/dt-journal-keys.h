/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The images of journal items name other rows by their id, which means nothing in another register. These expressions
 * turn them into keys that hold anywhere (code of a unit or group, uid of the rest) and back, column by column. */

G_BEGIN_DECLS

/* of(column, table, key): what the columns that name a row of that table become. parent_id is of the row's own table. */
#define DT_JOURNAL_REFERENCES(of, entity)                                                                     \
  " CASE WHEN j.key IN ('unit_id', 'issuer_id', 'successor_id', 'passed_from')"                               \
  "        OR (j.key = 'parent_id' AND " entity " = 'unit') THEN " of ("unit", "code")                         \
  " WHEN j.key = 'group_id' THEN " of ("unit_group", "code")                                                  \
  " WHEN j.key IN ('directive_id', 'cause_id') OR (j.key = 'target_id' AND " entity " IN ('reference', 'schedule_change'))" \
  "   THEN " of ("directive", "uid")                                                                          \
  " WHEN j.key IN ('task_id', 'needs_id') OR (j.key = 'parent_id' AND " entity " = 'task') THEN " of ("task", "uid") \
  " WHEN j.key = 'assignment_id' THEN " of ("assignment", "uid")                                              \
  " WHEN j.key = 'submission_id' THEN " of ("submission", "uid")                                              \
  " WHEN j.key = 'change_id' THEN " of ("schedule_change", "uid")                                             \
  " WHEN j.key = 'reminder_id' THEN " of ("reminder", "uid")                                                  \
  " WHEN j.key = 'board_id' THEN " of ("board", "uid")                                                        \
  " ELSE j.value END"

/* SQLite gives the id of a row that is gone to the next one. ?2 tells for each table the last entry that was about another
 * row with an id, as in {"task": {"12": 340}}: only after it does the id stand for the row that has it now. */
#define DT_JOURNAL_IS_SAME(table, id) "i.journal_id > coalesce (?2 ->> ('$." table ".\"' || " id " || '\"'), 0)"
#define DT_JOURNAL_STRANGERS_OF(table)                                                                        \
  "SELECT x.entity, x.entity_id, max (x.journal_id) AS last FROM journal_item x JOIN " table " e ON e.id = x.entity_id" \
  " WHERE x.entity = '" table "' AND x.op <> 'update' AND coalesce (x.after ->> 'uid', x.before ->> 'uid') <> e.uid" \
  " GROUP BY x.entity_id"

#define DT_JOURNAL_KEY_OF(table, key)                                                                         \
  "CASE WHEN j.type = 'integer' THEN (SELECT " key " FROM " table " WHERE id = j.value AND " DT_JOURNAL_IS_SAME (table, "j.value") ")" \
  " ELSE j.value END"
#define DT_JOURNAL_ID_OF(table, key)  "coalesce ((SELECT id FROM " table " WHERE " key " = j.value), j.value)"

/* An image, a JSON text of scalar columns in their order; NULL stays NULL. A row that is gone has no key: null. A key
 * that is not in this register stays as it is, so that it goes out again unchanged. */
#define DT_JOURNAL_TO_KEYS(image) \
  "(SELECT json_group_object (j.key, " DT_JOURNAL_REFERENCES (DT_JOURNAL_KEY_OF, "i.entity") ") FROM json_each (" image ") AS j HAVING " image " IS NOT NULL)"
#define DT_JOURNAL_TO_IDS(image, entity) \
  "(SELECT json_group_object (j.key, " DT_JOURNAL_REFERENCES (DT_JOURNAL_ID_OF, entity) ") FROM json_each (" image ") AS j HAVING " image " IS NOT NULL)"

G_END_DECLS
