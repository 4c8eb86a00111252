-- Which apps a profile used, and when last (wall clock).
CREATE TABLE app_used(
    profile TEXT NOT NULL,
    app TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(profile, app)
) WITHOUT ROWID;
