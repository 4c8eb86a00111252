-- Lessons and exercises, the kinds "lesson" and "exercise": parts of a course or a workout, whose id is part_of. Of
-- them "series" is the name of the whole, "season" the chapter's number and "episode" the part's.
ALTER TABLE title ADD COLUMN part_of TEXT NOT NULL DEFAULT '';
ALTER TABLE title ADD COLUMN chapter TEXT NOT NULL DEFAULT '';
CREATE INDEX title_part ON title(part_of, episode);
