-- A film that was moved or renamed is still the same film: told by its bytes (player/probe/content_mark.h), which are
-- looked at once more for what is there already.
ALTER TABLE title ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE INDEX title_mark ON title(mark) WHERE mark <> '';
UPDATE title SET probed = 0;
-- The newest few thousand that went away; what comes with their mark is them.
CREATE TABLE gone_title (
    gone  INTEGER PRIMARY KEY AUTOINCREMENT,
    mark  TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
) STRICT;
