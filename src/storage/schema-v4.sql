-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: what the books of incoming and outgoing documents ask besides (Decree 30/2020/NĐ-CP, annex IV).

ALTER TABLE directive ADD COLUMN passed_day INTEGER;     -- the day it was passed on, or sent
ALTER TABLE directive ADD COLUMN passed_to TEXT;         -- the unit or person who received it here, in words
ALTER TABLE directive ADD COLUMN copies INTEGER;         -- how many were issued
