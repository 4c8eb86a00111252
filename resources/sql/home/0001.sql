-- home.db: the household, what it watched, its settings, what was on the screen.
CREATE TABLE history(
    title TEXT PRIMARY KEY,
    position_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    audio INTEGER NOT NULL,
    subtitle INTEGER NOT NULL,
    watched INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX history_at ON history(at_ms DESC);
CREATE TABLE running(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE app_state(app TEXT PRIMARY KEY, token TEXT NOT NULL, at_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE phone(id TEXT PRIMARY KEY, name TEXT NOT NULL, key_hash TEXT NOT NULL, at_ms INTEGER NOT NULL) WITHOUT ROWID;
