-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 2 of the register: entries of the journal that travel, letters' templates, boards of collections,
-- saved filters and drafts.

-- Entries are exchanged between registers, so each is known by a uid; those that came from another register carry its
-- name and tell, but are never taken back by "as it stood on".
ALTER TABLE journal ADD COLUMN uid TEXT;
ALTER TABLE journal ADD COLUMN origin TEXT;              -- NULL: written by this register
DROP TRIGGER journal_stands;
UPDATE journal SET uid = lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-4' || substr (hex (randomblob (2)), 2)
  || '-a' || substr (hex (randomblob (2)), 2) || '-' || hex (randomblob (6)));
CREATE TRIGGER journal_stands BEFORE UPDATE ON journal
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;
CREATE UNIQUE INDEX journal_by_uid ON journal (uid);
CREATE INDEX journal_by_at ON journal (at);
CREATE INDEX journal_item_by_unit ON journal_item (unit_id) WHERE unit_id IS NOT NULL;

-- The words of reminder letters, with places to be filled in written {like this}.
CREATE TABLE letter_template (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL CHECK (name <> ''),
  channel   TEXT NOT NULL,                               -- DtChannel
  rung      INTEGER NOT NULL DEFAULT 2 CHECK (rung BETWEEN 1 AND 4),
  subject   TEXT NOT NULL DEFAULT '',
  body      TEXT NOT NULL,                               -- paragraphs by newline
  position  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Requests to many units that are looked at together, by a group of units or all that were asked.
CREATE TABLE board (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL CHECK (name <> ''),
  group_id  INTEGER REFERENCES unit_group (id),          -- NULL: every unit asked
  position  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX board_by_group ON board (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE board_task (
  id        INTEGER PRIMARY KEY,
  board_id  INTEGER NOT NULL REFERENCES board (id) ON DELETE CASCADE,
  task_id   INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,                            -- order of the columns
  UNIQUE (board_id, task_id)
) STRICT;
CREATE INDEX board_task_by_task ON board_task (task_id);

-- A question to the list of tasks, kept under a name.
CREATE TABLE saved_filter (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL CHECK (name <> ''),
  query     TEXT NOT NULL,                               -- dt_query_to_text
  position  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What was begun and not yet entered: a form, a letter being read. Deleted when it is entered or thrown away.
CREATE TABLE draft (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,                             -- of what: "directive", "letter" …
  title       TEXT NOT NULL DEFAULT '',
  content     TEXT NOT NULL,                             -- in a form of the kind's own
  made_at     INTEGER NOT NULL,                          -- instant
  changed_at  INTEGER NOT NULL
) STRICT;
