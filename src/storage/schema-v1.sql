-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 1 of the register. A released step is never edited: a change is a new step.
--
-- Days are day numbers (1 = 1 January of year 1; `date (day + 1721424.5)` shows one), NULL is "no day".
-- Times of day are minutes since midnight. Instants are seconds UTC. Nicks are those of model/dt-types.c.
-- Tables without a comment on deletion keep their rows for ever; only `task_status`, `assignment_status`,
-- `task_search` and `task_fts` are derived and may be rebuilt from the rest at any time.

-- What belongs to the office, not to the person: own unit, names for print, inclusive "before".
CREATE TABLE setting (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  value   TEXT NOT NULL
) STRICT;

-- A body that issues, receives, leads or reports. Never deleted while anything names it: units merge and
-- are renamed, so each is valid for a time and may have a successor.
CREATE TABLE unit (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  code          TEXT NOT NULL UNIQUE,               -- identifier, opaque
  name          TEXT NOT NULL CHECK (name <> ''),
  short_name    TEXT NOT NULL CHECK (short_name <> ''),
  kind          TEXT NOT NULL,
  parent_id     INTEGER REFERENCES unit (id),
  successor_id  INTEGER REFERENCES unit (id),
  valid_from    INTEGER,
  valid_to      INTEGER,
  contact       TEXT,                               -- whom to call: role or office
  phone         TEXT,
  email         TEXT,
  address       TEXT,
  position      INTEGER NOT NULL DEFAULT 0,         -- order within its kind; 0: by name
  sort_key      TEXT NOT NULL,                      -- dt_text_sort_key (short_name)
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
  CHECK (successor_id IS NULL OR successor_id <> id)
) STRICT;
CREATE INDEX unit_by_parent ON unit (parent_id);
CREATE INDEX unit_by_successor ON unit (successor_id);

-- A named list of units: an assignment to it is one to each member of that time.
CREATE TABLE unit_group (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  code      TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE group_member (
  id          INTEGER PRIMARY KEY,
  group_id    INTEGER NOT NULL REFERENCES unit_group (id) ON DELETE CASCADE,
  unit_id     INTEGER NOT NULL REFERENCES unit (id),
  valid_from  INTEGER,
  valid_to    INTEGER,
  UNIQUE (group_id, unit_id, valid_from)
) STRICT;
CREATE INDEX group_member_by_unit ON group_member (unit_id);

-- A document that sets tasks. A symbol alone identifies nothing: issuer + symbol + date do. A document
-- that is only cited is a stub until it arrives.
CREATE TABLE directive (
  id               INTEGER PRIMARY KEY,
  uid              TEXT NOT NULL UNIQUE,
  symbol           TEXT NOT NULL CHECK (symbol <> ''),
  symbol_key       TEXT NOT NULL,                   -- dt_text_symbol_key (symbol)
  type             TEXT NOT NULL,
  issuer_id        INTEGER REFERENCES unit (id),
  issuer           TEXT NOT NULL DEFAULT '',        -- the name it had on the day of issue
  issuer_key       TEXT NOT NULL DEFAULT '',        -- dt_text_fold (issuer)
  issued_day       INTEGER,
  place            TEXT,
  signer           TEXT,
  signer_title     TEXT,
  subject          TEXT NOT NULL DEFAULT '',
  urgency          TEXT NOT NULL DEFAULT 'normal',
  text             TEXT,
  stub             INTEGER NOT NULL DEFAULT 0 CHECK (stub IN (0, 1)),
  arrived_day      INTEGER,
  incoming_number  INTEGER,
  note             TEXT
) STRICT;
CREATE UNIQUE INDEX directive_by_identity ON directive (symbol_key, issuer_key, coalesce (issued_day, 0));
CREATE INDEX directive_by_issued ON directive (issued_day);
CREATE INDEX directive_by_issuer ON directive (issuer_id);

-- "Kính gửi" (addressee) and "Nơi nhận" (distribution), in their order, with the words of the document.
CREATE TABLE addressee (
  id            INTEGER PRIMARY KEY,
  directive_id  INTEGER NOT NULL REFERENCES directive (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('addressee', 'distribution')),
  position      INTEGER NOT NULL,
  words         TEXT NOT NULL,
  unit_id       INTEGER REFERENCES unit (id),
  group_id      INTEGER REFERENCES unit_group (id)
) STRICT;
CREATE INDEX addressee_by_directive ON addressee (directive_id);

-- A typed link between directives.
CREATE TABLE reference (
  id            INTEGER PRIMARY KEY,
  directive_id  INTEGER NOT NULL REFERENCES directive (id) ON DELETE CASCADE,
  target_id     INTEGER NOT NULL REFERENCES directive (id),
  relation      TEXT NOT NULL,
  words         TEXT,
  UNIQUE (directive_id, target_id, relation)
) STRICT;
CREATE INDEX reference_by_target ON reference (target_id);

-- One instruction of a directive.
CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  directive_id  INTEGER NOT NULL REFERENCES directive (id) ON DELETE CASCADE,
  parent_id     INTEGER REFERENCES task (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,                   -- order in the directive
  ordinal       TEXT NOT NULL DEFAULT '',           -- "2.1"
  clause        TEXT,                               -- "mục III.2"
  title         TEXT NOT NULL CHECK (title <> ''),
  short_title   TEXT,                               -- for the calendar
  text          TEXT,                               -- the passage it came from
  product       TEXT,                               -- "báo cáo"
  hold          TEXT NOT NULL DEFAULT 'active' CHECK (hold IN ('active', 'suspended', 'cancelled')),
  hold_reason   TEXT
) STRICT;
CREATE INDEX task_by_directive ON task (directive_id, position);
CREATE INDEX task_by_parent ON task (parent_id) WHERE parent_id IS NOT NULL;

-- When a task is due: the words, the day named, the rule, the day computed. One for each task; a task
-- without a row has no deadline. `original_day` is what the words give, `last_day` what is in force after
-- the schedule changes; both are computed, never typed.
CREATE TABLE deadline (
  task_id       INTEGER PRIMARY KEY REFERENCES task (id) ON DELETE CASCADE,
  bound         TEXT NOT NULL,
  words         TEXT,
  named_day     INTEGER,
  named_time    INTEGER CHECK (named_time BETWEEN 0 AND 1439),
  rule          TEXT,                               -- DtDeadlineRule: counted from elsewhere, part of a period, recurring
  original_day  INTEGER,
  last_day      INTEGER
) STRICT;
CREATE INDEX deadline_by_last_day ON deadline (last_day);
CREATE INDEX deadline_by_rule ON deadline (rule) WHERE rule IS NOT NULL;

-- Task × unit × role. Each lead's assignment is what is owed.
CREATE TABLE assignment (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  task_id     INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  unit_id     INTEGER NOT NULL REFERENCES unit (id),
  role        TEXT NOT NULL CHECK (role IN ('lead', 'coordinator', 'recipient', 'overseer')),
  group_id    INTEGER REFERENCES unit_group (id),   -- the group through which the unit was asked
  position    INTEGER NOT NULL DEFAULT 0,
  percent     INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  last_day    INTEGER,                              -- in force for this unit alone; NULL: the task's
  excused     TEXT,                                 -- the reason why this unit does not owe; NULL: it does
  passed_from INTEGER REFERENCES unit (id),         -- the unit whose part it was until this one succeeded it
  UNIQUE (task_id, unit_id, role)
) STRICT;
CREATE INDEX assignment_by_unit ON assignment (unit_id, role);
CREATE INDEX assignment_by_group ON assignment (group_id) WHERE group_id IS NOT NULL;

-- An act that moves days, with its cause, kept as a rule.
CREATE TABLE schedule_change (
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  kind           TEXT NOT NULL CHECK (kind IN ('accelerate', 'postpone', 'fix', 'extend', 'correct')),
  cause_id       INTEGER NOT NULL REFERENCES directive (id),
  cause_clause   TEXT,
  target_id      INTEGER REFERENCES directive (id),  -- all dated tasks of this; NULL: only the tasks of its moves
  amount         INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0),
  span           TEXT NOT NULL DEFAULT 'days' CHECK (span IN ('days', 'working-days', 'months')),
  fixed_day      INTEGER,
  day_off        TEXT NOT NULL DEFAULT 'keep' CHECK (day_off IN ('keep', 'previous', 'next')),
  decided_day    INTEGER,
  lifted_day     INTEGER,                            -- no longer in force since
  note           TEXT
) STRICT;
CREATE INDEX schedule_change_by_target ON schedule_change (target_id);
CREATE INDEX schedule_change_by_cause ON schedule_change (cause_id);

-- What a schedule change did to one task, or to one unit's part of it. `outcome` 'excepted' keeps the reason
-- why a task under the rule was not moved.
CREATE TABLE deadline_move (
  id             INTEGER PRIMARY KEY,
  change_id      INTEGER NOT NULL REFERENCES schedule_change (id) ON DELETE CASCADE,
  task_id        INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  assignment_id  INTEGER REFERENCES assignment (id) ON DELETE CASCADE,
  old_day        INTEGER NOT NULL,
  new_day        INTEGER NOT NULL,
  outcome        TEXT NOT NULL DEFAULT 'moved' CHECK (outcome IN ('moved', 'excepted')),
  reason         TEXT                                -- a nick of dt-schedule-private.h, or words
) STRICT;
CREATE INDEX deadline_move_by_change ON deadline_move (change_id);
CREATE INDEX deadline_move_by_task ON deadline_move (task_id);
CREATE INDEX deadline_move_by_assignment ON deadline_move (assignment_id) WHERE assignment_id IS NOT NULL;

-- A unit asks for a later day. What is granted moves the day by a schedule change of kind 'extend'.
CREATE TABLE extension (
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  assignment_id  INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
  requested_day  INTEGER NOT NULL,                   -- when it asked
  wanted_day     INTEGER NOT NULL,                   -- for which day
  symbol         TEXT,                               -- of its letter
  reason         TEXT,
  verdict        TEXT NOT NULL DEFAULT 'waiting' CHECK (verdict IN ('waiting', 'granted', 'partly', 'refused')),
  decided_day    INTEGER,
  granted_day    INTEGER,
  decided_by     TEXT                                -- symbol of the document that decided
) STRICT;
CREATE INDEX extension_by_assignment ON extension (assignment_id);

-- task_id waits for the product of needs_id. With lag_days the inner day is derived: needs_id
-- is due that many days before task_id, whatever day that has.
CREATE TABLE dependency (
  id        INTEGER PRIMARY KEY,
  task_id   INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  needs_id  INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  note      TEXT,
  lag_days  INTEGER CHECK (lag_days BETWEEN 0 AND 3660),  -- NULL: the inner day is not derived
  UNIQUE (task_id, needs_id),
  CHECK (task_id <> needs_id)
) STRICT;
CREATE INDEX dependency_by_needs ON dependency (needs_id);
CREATE INDEX dependency_derived ON dependency (task_id, needs_id) WHERE lag_days IS NOT NULL;

-- What a unit handed in; every version is kept. Lateness counts from received_day.
CREATE TABLE submission (
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  assignment_id  INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
  version        INTEGER NOT NULL CHECK (version > 0),
  received_day   INTEGER NOT NULL,
  received_time  INTEGER CHECK (received_time BETWEEN 0 AND 1439),
  symbol         TEXT,
  via            TEXT,                               -- through whom it came: "Văn phòng Thành ủy"
  verdict        TEXT NOT NULL DEFAULT 'waiting' CHECK (verdict IN ('waiting', 'accepted', 'returned')),
  verdict_day    INTEGER,
  reason         TEXT,                               -- of a return
  note           TEXT,
  UNIQUE (assignment_id, version)
) STRICT;

-- An act of urging, the proof of it. One act may be about several assignments of one unit.
CREATE TABLE reminder (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  unit_id   INTEGER NOT NULL REFERENCES unit (id),
  day       INTEGER NOT NULL,
  time      INTEGER CHECK (time BETWEEN 0 AND 1439),
  channel   TEXT NOT NULL,
  rung      INTEGER NOT NULL DEFAULT 1 CHECK (rung BETWEEN 1 AND 4), -- phone, letter, leader's list, criticism
  symbol    TEXT,                                    -- of the letter
  by_whom   TEXT,
  note      TEXT,
  answer    TEXT,
  answer_day INTEGER                                 -- the day promised
) STRICT;
CREATE INDEX reminder_by_unit ON reminder (unit_id, day);

CREATE TABLE reminder_assignment (
  id             INTEGER PRIMARY KEY,
  reminder_id    INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
  assignment_id  INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
  UNIQUE (reminder_id, assignment_id)
) STRICT;
CREATE INDEX reminder_assignment_by_assignment ON reminder_assignment (assignment_id);

-- A file of a directive or of a submission; the bytes lie in the register's folder under their checksum.
CREATE TABLE attachment (
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  directive_id   INTEGER REFERENCES directive (id) ON DELETE CASCADE,
  submission_id  INTEGER REFERENCES submission (id) ON DELETE CASCADE,
  name           TEXT NOT NULL CHECK (name <> '' AND instr (name, '/') = 0),
  media_type     TEXT NOT NULL DEFAULT 'application/octet-stream',
  size           INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0),
  sha256         TEXT,                               -- NULL: only the name is known
  CHECK ((directive_id IS NULL) <> (submission_id IS NULL))
) STRICT;
CREATE INDEX attachment_by_directive ON attachment (directive_id) WHERE directive_id IS NOT NULL;
CREATE INDEX attachment_by_submission ON attachment (submission_id) WHERE submission_id IS NOT NULL;

-- Announced days of a year; they replace the statutory days of that year.
CREATE TABLE calendar_day (
  day   INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL CHECK (kind IN ('holiday', 'compensatory', 'swapped-off', 'swapped-working')),
  name  TEXT
) STRICT;

CREATE TABLE calendar_year (
  year  INTEGER PRIMARY KEY                          -- its announcement is complete
) STRICT;

-- Every action: when, who, what. Append-only, kept by triggers.
CREATE TABLE journal (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  action  TEXT NOT NULL,                             -- stable nick: record-submission, import, accelerate, undo …
  label   TEXT NOT NULL                              -- as the person saw it
) STRICT;

CREATE TABLE journal_item (
  id            INTEGER PRIMARY KEY,
  journal_id    INTEGER NOT NULL REFERENCES journal (id),
  entity        TEXT NOT NULL,                       -- table
  entity_id     INTEGER NOT NULL,
  task_id       INTEGER,                             -- what it concerns; no reference: the task may be gone
  unit_id       INTEGER,
  directive_id  INTEGER,
  op            TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before        TEXT,                                -- JSON of the columns that differ
  after         TEXT
) STRICT;
CREATE INDEX journal_item_by_journal ON journal_item (journal_id);
CREATE INDEX journal_item_by_task ON journal_item (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX journal_item_by_directive ON journal_item (directive_id) WHERE directive_id IS NOT NULL;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stands BEFORE UPDATE ON journal
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_item_is_kept BEFORE DELETE ON journal_item
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_item_stands BEFORE UPDATE ON journal_item
BEGIN SELECT raise (ABORT, 'the journal is append-only'); END;

-- Derived: what a lead's assignment is at, without today's date (DtPhase). Refreshed in the transaction
-- that changes what it is derived from.
CREATE TABLE assignment_status (
  assignment_id  INTEGER PRIMARY KEY REFERENCES assignment (id) ON DELETE CASCADE,
  task_id        INTEGER NOT NULL,
  unit_id        INTEGER NOT NULL,
  phase          INTEGER NOT NULL,                   -- DtPhase
  last_day       INTEGER,                            -- in force
  received_day   INTEGER,                            -- of the newest submission
  judged_day     INTEGER                             -- the last day that was in force when that was received
) STRICT;
CREATE INDEX assignment_status_by_unit ON assignment_status (unit_id, phase, last_day);
CREATE INDEX assignment_status_by_task ON assignment_status (task_id);

-- Derived: what a list needs of a task to filter, sort, group and count without touching texts.
CREATE TABLE task_status (
  task_id        INTEGER PRIMARY KEY REFERENCES task (id) ON DELETE CASCADE,
  directive_id   INTEGER NOT NULL,
  position       INTEGER NOT NULL,
  phase          INTEGER NOT NULL,                   -- DtPhase, the worst of its leads
  next_day       INTEGER,                            -- earliest last day of the open leads
  last_day       INTEGER,                            -- in force for the task
  original_day   INTEGER,                            -- NULL where it never moved
  handed_day     INTEGER,                            -- newest day received, when nothing is open
  owed           INTEGER NOT NULL,                   -- leads that owe
  handed_in      INTEGER NOT NULL,                   -- of these, handed in (waiting or accepted)
  accepted       INTEGER NOT NULL,
  percent        INTEGER NOT NULL,                   -- mean over the leads
  lead_id        INTEGER,                            -- first lead, NULL where none is known
  lead_key       TEXT NOT NULL DEFAULT '',           -- its sort_key
  title_key      TEXT NOT NULL DEFAULT ''            -- dt_text_sort_key (title), first 32 bytes
) STRICT;
CREATE INDEX task_status_by_day ON task_status (last_day, phase, next_day, task_id);
CREATE INDEX task_status_by_directive ON task_status (directive_id, position, phase, next_day, last_day);
CREATE INDEX task_status_by_phase ON task_status (phase, next_day, last_day);

-- Derived: the words of a task for search: title, text, symbol, clause, names of its leads. `folded` has
-- neither accents nor đ, `exact` has them; a word typed with accents is looked up in `exact`.
CREATE TABLE task_search (
  task_id  INTEGER PRIMARY KEY REFERENCES task (id) ON DELETE CASCADE,
  folded   TEXT NOT NULL,
  exact    TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE task_fts USING fts5 (folded, exact, content = 'task_search', content_rowid = 'task_id',
  tokenize = 'ascii', prefix = '1 2 3', detail = 'column');
