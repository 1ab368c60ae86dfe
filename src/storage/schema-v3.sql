-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 3 of the register: packages between registers.

-- Two registers that exchange packages tell from the journal which of them changed what: so each row of it bears the key of
-- the record that it is about, one that holds in any register: the uid of the row, or of the record that the row is a part
-- of (the deadline of a task, a member of a group); the name of a setting; the number of a day or year. NULL: not known.
ALTER TABLE journal_item ADD COLUMN record TEXT;
DROP TRIGGER journal_item_stands;
UPDATE journal_item SET record = coalesce (after ->> 'uid', before ->> 'uid', CASE entity
  WHEN 'unit' THEN (SELECT uid FROM unit WHERE id = entity_id)
  WHEN 'unit_group' THEN (SELECT uid FROM unit_group WHERE id = entity_id)
  WHEN 'group_member' THEN (SELECT uid FROM unit_group WHERE id = coalesce (after ->> 'group_id', before ->> 'group_id',
    (SELECT group_id FROM group_member WHERE id = entity_id)))
  WHEN 'directive' THEN (SELECT uid FROM directive WHERE id = entity_id)
  WHEN 'addressee' THEN (SELECT uid FROM directive WHERE id = directive_id)
  WHEN 'reference' THEN (SELECT uid FROM directive WHERE id = directive_id)
  WHEN 'task' THEN (SELECT uid FROM task WHERE id = entity_id)
  WHEN 'deadline' THEN (SELECT uid FROM task WHERE id = task_id)
  WHEN 'dependency' THEN (SELECT uid FROM task WHERE id = task_id)
  WHEN 'assignment' THEN (SELECT uid FROM assignment WHERE id = entity_id)
  WHEN 'schedule_change' THEN (SELECT uid FROM schedule_change WHERE id = entity_id)
  WHEN 'deadline_move' THEN (SELECT uid FROM schedule_change WHERE id = coalesce (after ->> 'change_id', before ->> 'change_id',
    (SELECT change_id FROM deadline_move WHERE id = entity_id)))
  WHEN 'extension' THEN (SELECT uid FROM extension WHERE id = entity_id)
  WHEN 'submission' THEN (SELECT uid FROM submission WHERE id = entity_id)
  WHEN 'reminder' THEN (SELECT uid FROM reminder WHERE id = entity_id)
  WHEN 'reminder_assignment' THEN (SELECT uid FROM reminder WHERE id = coalesce (after ->> 'reminder_id', before ->> 'reminder_id'))
  WHEN 'attachment' THEN (SELECT uid FROM attachment WHERE id = entity_id)
  WHEN 'letter_template' THEN (SELECT uid FROM letter_template WHERE id = entity_id)
  WHEN 'board' THEN (SELECT uid FROM board WHERE id = entity_id)
  WHEN 'board_task' THEN (SELECT uid FROM board WHERE id = coalesce (after ->> 'board_id', before ->> 'board_id',
    (SELECT board_id FROM board_task WHERE id = entity_id)))
  WHEN 'saved_filter' THEN (SELECT uid FROM saved_filter WHERE id = entity_id)
  WHEN 'setting' THEN coalesce (after ->> 'name', before ->> 'name', (SELECT name FROM setting WHERE id = entity_id))
  WHEN 'calendar_day' THEN CAST (entity_id AS TEXT)
  WHEN 'calendar_year' THEN CAST (entity_id AS TEXT)
  END);
CREATE TRIGGER journal_item_stands BEFORE UPDATE ON journal_item
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;
CREATE INDEX journal_item_by_record ON journal_item (record) WHERE record IS NOT NULL;

-- By what name this register is known to others, and up to where the last package that it sent reached. One row.
CREATE TABLE exchange (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  register      TEXT NOT NULL,                           -- uid
  sent_at       INTEGER,                                 -- instant; NULL: nothing was sent yet
  sent_journal  INTEGER                                  -- the last entry of the journal then
) STRICT;
INSERT INTO exchange (id, register) VALUES (1, lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-4'
  || substr (hex (randomblob (2)), 2) || '-a' || substr (hex (randomblob (2)), 2) || '-' || hex (randomblob (6))));
