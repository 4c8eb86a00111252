-- What a viewer last chose to hear and to read in a series, a course or a workout, so that its other parts
-- begin with it. Tracks are known by language and title, as files have them; a JSON text for each kind.
CREATE TABLE track_choice(
    profile TEXT NOT NULL,
    whole TEXT NOT NULL,
    audio TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    PRIMARY KEY(profile, whole)
) WITHOUT ROWID;
