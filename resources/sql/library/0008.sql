-- What episodes of a season share, found by their sound: chapters that no file names. A row is of the file that had
-- this size and time; of another one it says nothing. Both tables may be lost without harm.
CREATE TABLE found_chapter (
    title    TEXT NOT NULL,
    size     INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    kind     TEXT NOT NULL, -- "intro", "credits"
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    PRIMARY KEY (title, kind)
) STRICT;
-- The newest few.
CREATE TABLE sound_print (
    made     INTEGER PRIMARY KEY AUTOINCREMENT,
    title    TEXT NOT NULL UNIQUE,
    size     INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    prints   BLOB NOT NULL
) STRICT;
