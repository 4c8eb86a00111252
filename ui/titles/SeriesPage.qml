// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// A series: what to go on with, and its episodes by season.
Page {
    id: root
    isWaiting: root.record.id === undefined
    readonly property var record: series.record
    readonly property bool hasSeasons: (root.record.seasons ?? 1) > 1
    property string wanted: ""
    onCurrentChanged: if (root.current) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = key;
    }
    function takeFocus() {
        if (root.wanted !== "" && root.wanted !== "main")
            episodes.forceActiveFocus();
        else
            actions.forceActiveFocus();
    }
    function nextIndex(): int {
        return Math.max(0, series.episodes.indexOf(series.next));
    }
    function play(id: string, fromStart: bool) {
        Api.call("playback.open", fromStart ? { "id": id, "fromMs": 0 } : { "id": id });
    }
    function more(row: EpisodeRow) {
        menu.ask(row.spokenName, row.synopsis, [
            { "key": "play", "text": row.isBegun ? qsTr("Go on watching") : qsTr("Play") },
            { "key": "again", "text": qsTr("From the beginning") },
            row.watched ? { "key": "unseen", "text": qsTr("I have not seen this") } : { "key": "seen", "text": qsTr("I have seen this") }
        ], "", key => {
            if (key === "play" || key === "again")
                root.play(row.itemId, key === "again");
            else
                Api.call("history.mark", { "id": row.itemId, "watched": key === "seen" });
        });
    }
    function chooseSeason() {
        const seasons = [];
        for (let i = 0; i < series.episodes.count; i++) {
            const season = series.episodes.fieldAt(i, "season");
            if (!seasons.some(one => one.key === String(season)))
                seasons.push({ "key": String(season), "text": root.seasonName(season), "at": i });
        }
        menu.ask(qsTr("Season"), "", seasons, "", key => {
            episodes.currentIndex = seasons.find(one => one.key === key).at;
            episodes.forceActiveFocus();
        });
    }
    function seasonName(season: int): string {
        return season === 0 ? qsTr("Specials") : qsTr("Season %1").arg(season);
    }
    TitleState {
        id: series
        titleId: root.argument
        onChanged: root.settle()
    }
    // The list stands where one goes on, until somebody moved.
    function settle() {
        if (series.episodes.count === 0 || episodes.activeFocus)
            return;
        const at = series.episodes.indexOf(root.wanted);
        episodes.currentIndex = at >= 0 ? at : root.nextIndex();
    }
    TitleHead {
        id: head
        anchors.fill: parent
        picture: root.record.backdrop ?? ""
        name: root.record.name ?? ""
        facts: TitleWords.facts(root.record)
        text: root.record.synopsis ?? ""
        tracks: TitleWords.tracks(root.record)
    }
    FocusColumn {
        id: column
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX }
        y: Math.max(Theme.px(380), head.wordsBottom + Theme.px(24))
        spacing: Theme.px(20)
        visible: series.episodes.count > 0
        PillRow {
            id: actions
            property string spokenName: ""
            anchors.left: parent?.left
            room: column.width
            onActiveFocusChanged: if (actions.activeFocus) {
                root.focusAt = "main";
                root.wanted = "";
                Qt.callLater(root.settle); // qmllint disable type
            }
            ActionButton {
                focusKey: "main"
                icon: "play_arrow"
                text: {
                    const at = series.episodes.count > 0 ? root.nextIndex() : 0;
                    const progress = series.episodes.fieldAt(at, "progress") ?? 0;
                    const number = series.episodes.fieldAt(at, "episode") ?? 1;
                    const words = root.hasSeasons ? qsTr("S%1 E%2").arg(series.episodes.fieldAt(at, "season") ?? 1).arg(number) : qsTr("episode %1").arg(number);
                    if (progress > 0 && progress < 0.95)
                        return qsTr("Continue %1 · %2").arg(words).arg(TitleWords.left(series.episodes.fieldAt(at, "durationMs"), series.episodes.fieldAt(at, "positionMs")));
                    return qsTr("Play %1").arg(words);
                }
                onActivated: root.play(series.next, false)
            }
            ActionButton {
                focusKey: "trailer"
                visible: (root.record.trailer ?? "") !== ""
                icon: "theaters"
                text: qsTr("Trailer")
                onActivated: Api.call("playback.open", { "id": root.record.trailer })
            }
            ActionButton {
                focusKey: "season"
                visible: root.hasSeasons
                icon: "format_list_bulleted"
                text: qsTr("Seasons")
                onActivated: root.chooseSeason()
            }
        }
        ColumnView {
            id: episodes
            property string spokenName: ""
            width: column.width
            height: root.height - column.y - actions.height - Theme.px(20)
            model: series.episodes
            delegate: EpisodeRow {
                id: row
                required property int index
                readonly property bool isFirst: row.index === 0 || series.episodes.fieldAt(row.index - 1, "season") !== row.season
                width: episodes.width
                heading: row.isFirst ? root.seasonName(row.season) : ""
                onActivated: root.play(row.itemId, false)
                onMoreWanted: root.more(row)
                onActiveFocusChanged: if (row.activeFocus) {
                    root.focusAt = row.itemId;
                    root.wanted = row.itemId;
                }
            }
        }
    }
    Sentence {
        anchors.fill: parent
        visible: series.isGone
        icon: "movie"
        title: qsTr("This series is not here any more")
        text: qsTr("Its files were removed, or their disk is away.")
    }
    SideMenu { id: menu }
}
