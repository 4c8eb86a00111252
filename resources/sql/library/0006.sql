-- Pictures are made when a title is listed, into a bounded cache. What lies beside a film for them is noted at the scan;
-- empty: they are taken out of the film itself.
ALTER TABLE title DROP COLUMN poster;
ALTER TABLE title DROP COLUMN backdrop;
ALTER TABLE title ADD COLUMN poster_file TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN backdrop_file TEXT NOT NULL DEFAULT '';
UPDATE title SET probed = 0;
