-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 7: the first rows of a list that is sorted by title are found without reading all titles, in the order in which tasks of
-- the same title stand.

CREATE INDEX task_status_by_title ON task_status (title_key, directive_id, position);
