-- Rows that a profile wants before all others.
ALTER TABLE home_row ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
