-- The languages of each title's tracks, "en zh"; files that were looked into before are looked into again.
ALTER TABLE title ADD COLUMN audio_languages TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN subtitle_languages TEXT NOT NULL DEFAULT '';
UPDATE title SET probed=0;
CREATE INDEX title_series ON title(series COLLATE NOCASE, season, episode);
