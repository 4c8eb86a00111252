-- A second subtitle beside the first, for who learns a language: -1 for none, and as whoever keeps it writes it.
ALTER TABLE watched ADD COLUMN second_subtitle INTEGER NOT NULL DEFAULT -1;
ALTER TABLE track_choice ADD COLUMN second_subtitle TEXT NOT NULL DEFAULT '';
