-- Live channels, from lists that the household named. A list that cannot be read any more keeps what it had.
CREATE TABLE channel_list(
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    added_ms INTEGER NOT NULL,
    read_ms INTEGER NOT NULL DEFAULT 0,
    guide TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE channel(
    id TEXT PRIMARY KEY,
    list TEXT NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    address TEXT NOT NULL,
    guide_id TEXT NOT NULL,
    radio INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX channel_category ON channel(category, number);
CREATE INDEX channel_of_list ON channel(list);
-- A profile's, by the channel's id, which survives a list that is away for a day.
CREATE TABLE kept(profile TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY(profile, channel)) WITHOUT ROWID;
CREATE TABLE watched(
    profile TEXT NOT NULL,
    channel TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(profile, channel)
) WITHOUT ROWID;
