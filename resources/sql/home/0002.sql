-- What the home told or has to tell. `source` is who asked for it to be told, so that the same is not told twice;
-- `told` says that a viewer saw it.
CREATE TABLE notice(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT UNIQUE,
    body TEXT NOT NULL,
    told INTEGER NOT NULL DEFAULT 0
);
