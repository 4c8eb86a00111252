-- The household's photos by folder. Their pictures are made when they are looked at and lie in a bounded cache.
CREATE TABLE photo(
    id TEXT PRIMARY KEY,
    album TEXT NOT NULL,
    album_name TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    away INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX photo_album ON photo(album, place);
-- What a scan makes of them, so that Home need not count.
CREATE TABLE album(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    photos INTEGER NOT NULL,
    newest_ms INTEGER NOT NULL,
    cover TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX album_newest ON album(newest_ms DESC, id);
