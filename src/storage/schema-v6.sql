-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 6: what two views ask at their opening is read from an index alone.

-- Requests to more than one unit, of which the left list of the collections has the first.
CREATE INDEX task_status_collections ON task_status (last_day, directive_id, position, phase, handed_day) WHERE owed > 1;

-- The calendar asks what the tasks that were moved away from its days are at now.
DROP INDEX task_status_moved;
CREATE INDEX task_status_moved ON task_status (original_day, phase, next_day, last_day) WHERE original_day IS NOT NULL;
