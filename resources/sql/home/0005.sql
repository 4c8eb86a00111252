-- What an app saved is a profile's.
CREATE TABLE app_saved(
    profile TEXT NOT NULL,
    app TEXT NOT NULL,
    token TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(profile, app)
) WITHOUT ROWID;
INSERT INTO app_saved SELECT 'main', app, token, at_ms FROM app_state;
DROP TABLE app_state;
