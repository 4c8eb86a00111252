-- The languages of each title's tracks, "en zh"; files that were looked into before are looked into again.
ALTER TABLE title ADD COLUMN audio_languages TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN subtitle_languages TEXT NOT NULL DEFAULT '';
UPDATE title SET probed=0;
-- Home's rows are read in these orders.
CREATE INDEX title_film ON title(kind, name COLLATE NOCASE);
CREATE INDEX title_episode ON title(kind, series COLLATE NOCASE, season, episode);
ALTER TABLE title ADD COLUMN sort_name TEXT GENERATED ALWAYS AS (CASE kind WHEN 'episode' THEN series ELSE name END) VIRTUAL;
CREATE INDEX title_sorted ON title(sort_name COLLATE NOCASE, season, episode);
