// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Kit

// What is said about titles and rows of them, in the viewer's language.
QtObject {
    // Home's rows by their ids.
    function rowHeading(row: string): string {
        switch (row) {
        case "continue": return qsTr("Continue");
        case "live": return qsTr("On now");
        case "films": return qsTr("Films");
        case "series": return qsTr("Series");
        case "recentApps": return qsTr("Used last");
        case "games": return qsTr("Games");
        case "health": return qsTr("Health and sport");
        case "education": return qsTr("Learning");
        case "shopping": return qsTr("Shopping");
        case "music": return qsTr("Music");
        case "photos": return qsTr("Photos");
        case "apps": return qsTr("Apps");
        case "newInStore": return qsTr("New in the store");
        case "appliances": return qsTr("At home");
        default: return row;
        }
    }
    function allOf(kind: string): string {
        switch (kind) {
        case "series": return qsTr("All series");
        case "course": return qsTr("All courses");
        case "workout": return qsTr("All workouts");
        case "music": return qsTr("All music");
        case "channel": return qsTr("All channels");
        case "album": return qsTr("All photos");
        default: return qsTr("All films");
        }
    }
    function minutes(ms: real): string {
        return ms < 60000 ? qsTr("%n s", "", Math.round(ms / 1000)) : qsTr("%n min", "", Math.round(ms / 60000));
    }
    function left(durationMs: real, positionMs: real): string {
        const ms = Math.max(0, durationMs - positionMs);
        return ms < 60000 ? qsTr("%n s left", "", Math.round(ms / 1000)) : qsTr("%n min left", "", Math.round(ms / 60000));
    }
    // From an hour on, hours and minutes.
    function length(ms: real): string {
        const all = Math.round(ms / 60000);
        return all < 60 ? minutes(ms) : all % 60 === 0 ? qsTr("%n h", "", all / 60) : qsTr("%1 h %2 min").arg(Math.floor(all / 60)).arg(all % 60);
    }
    function photos(count: int): string {
        return count === 1 ? qsTr("1 photo") : qsTr("%n photos", "", count);
    }
    // One line on a course, a workout or an album: whose, how long, of how many parts, how much of it is done.
    function factsOfWhole(record: var): string {
        const facts = [];
        if (record.type === "music") {
            if (record.artist)
                facts.push(record.artist);
            if (record.year > 0)
                facts.push(String(record.year));
            facts.push(record.parts === 1 ? qsTr("1 song") : qsTr("%n songs", "", record.parts));
            if (record.durationMs > 0)
                facts.push(length(record.durationMs));
        } else if (record.type === "workout") {
            if (record.durationMs > 0)
                facts.push(length(record.durationMs));
            if (record.parts > 1)
                facts.push(qsTr("%n parts", "", record.parts));
            facts.push(record.times > 1 ? qsTr("done %n times", "", record.times) : record.times === 1 ? qsTr("done once") : qsTr("not done yet"));
        } else {
            facts.push(record.parts === 1 ? qsTr("1 lesson") : qsTr("%n lessons", "", record.parts));
            if (record.done > 0)
                facts.push(record.done === record.parts ? qsTr("all done") : qsTr("%n done", "", record.done));
            if (record.leftMs > 0)
                facts.push(record.leftMs < record.durationMs ? qsTr("%1 left").arg(length(record.leftMs)) : length(record.durationMs));
        }
        if (record.genre)
            facts.push(record.genre);
        return facts.join("  ·  ");
    }
    // One line: what is known of year, length or seasons, kind, age.
    function facts(record: var): string {
        const facts = [];
        if (record.year > 0)
            facts.push(String(record.year));
        if (record.seasons > 0)
            facts.push(record.seasons === 1 ? qsTr("1 season") : qsTr("%n seasons", "", record.seasons));
        else if (record.durationMs > 0)
            facts.push(minutes(record.durationMs));
        if (record.genre)
            facts.push(record.genre);
        if (record.rating)
            facts.push(AgeMarks.said(record.rating));
        return facts.join("  ·  ");
    }
    // "en zh" in the viewer's words.
    function languages(codes: string): string {
        return codes.split(" ").map(code => LanguageNames.name(code, Qt.uiLanguage)).filter(name => name !== "").join(", ");
    }
    function tracks(record: var): string {
        const lines = [];
        if (record.audioLanguages)
            lines.push(qsTr("Sound: %1").arg(languages(record.audioLanguages)));
        if (record.subtitleLanguages)
            lines.push(qsTr("Subtitles: %1").arg(languages(record.subtitleLanguages)));
        return lines.join("  ·  ");
    }
}
