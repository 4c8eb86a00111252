-- Music: songs are the kind "song", parts of albums. Whose the album is as its folder says; the other two as a song
-- says itself.
ALTER TABLE title ADD COLUMN artist TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN tag_artist TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN tag_title TEXT NOT NULL DEFAULT '';
