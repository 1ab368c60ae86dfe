-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5: numbers of the sidebar that are kept, and not counted again after each edit.

-- Nobody asked for it, and every day that moved was written into it twice.
DROP INDEX deadline_by_last_day;

-- The calendar asks which tasks were moved away from its days; few have ever been.
CREATE INDEX task_status_moved ON task_status (original_day) WHERE original_day IS NOT NULL;

-- Derived: how many tasks are alike in all by which they are counted, whatever day it is. 0: no day.
CREATE TABLE day_status (
  phase     INTEGER NOT NULL,
  next_day  INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  waiting   INTEGER NOT NULL,                        -- something waits for acceptance
  n         INTEGER NOT NULL,
  PRIMARY KEY (phase, next_day, last_day, waiting)
) STRICT, WITHOUT ROWID;
CREATE INDEX day_status_empty ON day_status (n) WHERE n = 0;

-- Derived: directives with open tasks, units that owe.
CREATE TABLE directive_status (
  directive_id  INTEGER PRIMARY KEY,
  n_open        INTEGER NOT NULL
) STRICT;
CREATE INDEX directive_status_empty ON directive_status (n_open) WHERE n_open = 0;

CREATE TABLE unit_status (
  unit_id  INTEGER PRIMARY KEY,
  n_owed   INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_status_by_owed ON unit_status (n_owed);

INSERT INTO day_status (phase, next_day, last_day, waiting, n)
  SELECT phase, coalesce (next_day, 0), coalesce (last_day, 0), phase = 3 OR (phase <= 2 AND handed_in > accepted), count (*)
  FROM task_status GROUP BY 1, 2, 3, 4;
INSERT INTO directive_status (directive_id, n_open)
  SELECT directive_id, count (*) FROM task_status WHERE phase IN (0, 1, 2, 3, 8) GROUP BY 1;
INSERT INTO unit_status (unit_id, n_owed)
  SELECT unit_id, count (*) FROM assignment_status WHERE phase <= 2 GROUP BY 1;
