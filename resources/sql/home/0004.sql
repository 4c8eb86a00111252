-- Folders of films that a viewer added to those that the set was started with.
CREATE TABLE media_folder(
    path TEXT PRIMARY KEY,
    added_ms INTEGER NOT NULL
) WITHOUT ROWID;
