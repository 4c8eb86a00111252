-- Profiles, what each of them watched, took off Home and how it wants Home's rows; PINs; children's time.
CREATE TABLE profile(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    body TEXT NOT NULL             -- JSON, see store/household/profiles.h
) WITHOUT ROWID;
CREATE TABLE pin(
    owner TEXT PRIMARY KEY,        -- 'household' or a profile's id
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    wrong INTEGER NOT NULL,        -- in a row
    closed_until_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE watched(
    profile TEXT NOT NULL,
    title TEXT NOT NULL,
    position_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    audio INTEGER NOT NULL,
    subtitle INTEGER NOT NULL,
    watched INTEGER NOT NULL,
    PRIMARY KEY(profile, title)
) WITHOUT ROWID;
INSERT INTO watched SELECT 'main', title, position_ms, duration_ms, at_ms, audio, subtitle, watched FROM history;
DROP TABLE history;
CREATE INDEX watched_at ON watched(profile, at_ms DESC);
-- A card that was taken off Home; it comes back with what happens after at_ms.
CREATE TABLE dismissed(
    profile TEXT NOT NULL,
    card TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(profile, card)
) WITHOUT ROWID;
CREATE TABLE home_row(
    profile TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    PRIMARY KEY(profile, id)
) WITHOUT ROWID;
-- Minutes of films and apps on a day ('2026-11-22'), and until when a grown-up allowed more.
CREATE TABLE screen_time(
    profile TEXT NOT NULL,
    day TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    extra_until_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(profile, day)
) WITHOUT ROWID;
