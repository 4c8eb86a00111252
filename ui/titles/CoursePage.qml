// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// A course with its lessons by chapter, or a workout with its parts: how much is done, what comes next, how often.
Page {
    id: root
    isWaiting: root.record.id === undefined
    readonly property var record: whole.record
    readonly property bool isWorkout: root.name === "workout"
    readonly property bool isBegun: (root.record.progress ?? 0) > 0
    readonly property bool isOver: !root.isWorkout && (root.record.parts ?? 0) > 0 && root.record.done === root.record.parts
    readonly property bool hasChapters: (root.record.chapters ?? 1) > 1
    property string wanted: ""
    onCurrentChanged: if (root.current) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = key;
    }
    function takeFocus() {
        if (root.wanted !== "" && root.wanted !== "main")
            parts.forceActiveFocus();
        else
            actions.forceActiveFocus();
    }
    function nextIndex(): int {
        return root.isOver ? 0 : Math.max(0, whole.episodes.indexOf(whole.next));
    }
    function play(id: string, fromStart: bool) {
        Api.call("playback.open", fromStart ? { "id": id, "fromMs": 0 } : { "id": id });
    }
    // What the main button does, in words.
    function mainText(): string {
        const at = whole.episodes.count > 0 ? root.nextIndex() : 0;
        const number = at + 1;
        const progress = whole.episodes.fieldAt(at, "progress") ?? 0;
        const left = progress > 0 && progress < 0.95 ? TitleWords.left(whole.episodes.fieldAt(at, "durationMs"), whole.episodes.fieldAt(at, "positionMs")) : "";
        if (root.isOver)
            return qsTr("Begin again");
        if (root.isWorkout && whole.episodes.count < 2)
            return left === "" ? qsTr("Start") : qsTr("Go on, %1").arg(left);
        if (!root.isBegun && number === 1)
            return root.isWorkout ? qsTr("Start") : qsTr("Begin with lesson 1");
        const words = root.isWorkout ? qsTr("Go on with part %1").arg(number) : qsTr("Go on with lesson %1").arg(number);
        return left === "" ? words : words + ", " + left;
    }
    function more(row: EpisodeRow) {
        menu.ask(row.spokenName, row.synopsis, [
            { "key": "play", "text": row.isBegun ? qsTr("Go on watching") : qsTr("Play") },
            { "key": "again", "text": qsTr("From the beginning") },
            row.watched ? { "key": "unseen", "text": qsTr("I have not done this") } : { "key": "seen", "text": qsTr("I have done this") }
        ], "", key => {
            if (key === "play" || key === "again")
                root.play(row.itemId, key === "again");
            else
                Api.call("history.mark", { "id": row.itemId, "watched": key === "seen" });
        });
    }
    function chooseChapter() {
        const chapters = [];
        for (let i = 0; i < whole.episodes.count; i++) {
            const chapter = whole.episodes.fieldAt(i, "season");
            if (!chapters.some(one => one.key === String(chapter)))
                chapters.push({ "key": String(chapter), "text": whole.episodes.fieldAt(i, "chapter") || qsTr("Before the chapters"), "at": i });
        }
        menu.ask(qsTr("Chapter"), "", chapters, "", key => {
            parts.currentIndex = chapters.find(one => one.key === key).at;
            parts.forceActiveFocus();
        });
    }
    TitleState {
        id: whole
        titleId: root.argument
        onChanged: root.settle()
    }
    // The list stands where one goes on, until somebody moved.
    function settle() {
        if (whole.episodes.count === 0 || parts.activeFocus)
            return;
        const at = whole.episodes.indexOf(root.wanted);
        parts.currentIndex = at >= 0 ? at : root.nextIndex();
    }
    TitleHead {
        id: head
        anchors.fill: parent
        picture: root.record.backdrop ?? ""
        name: root.record.name ?? ""
        facts: root.record.id === undefined ? "" : TitleWords.factsOfWhole(root.record)
        text: root.record.synopsis ?? ""
        tracks: root.isWorkout && (root.record.times ?? 0) > 0 ? qsTr("Last done on %1").arg(new Date(root.record.lastDoneMs).toLocaleDateString(Qt.locale(), Locale.LongFormat)) : ""
    }
    FocusColumn {
        id: column
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX }
        y: Math.max(Theme.px(360), head.wordsBottom + Theme.px(24))
        spacing: Theme.px(24)
        visible: whole.episodes.count > 0
        ProgressLine {
            id: line
            anchors.left: parent?.left
            visible: root.isBegun
            width: Theme.px(640)
            value: root.record.progress ?? 0
        }
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
                icon: root.isOver ? "replay" : "play_arrow"
                text: root.mainText()
                onActivated: root.play(whole.episodes.idAt(root.nextIndex()), root.isOver)
            }
            ActionButton {
                focusKey: "chapter"
                visible: root.hasChapters
                icon: "format_list_bulleted"
                text: qsTr("Chapters")
                onActivated: root.chooseChapter()
            }
        }
        ColumnView {
            id: parts
            property string spokenName: ""
            visible: whole.episodes.count > 1 || !root.isWorkout
            width: column.width
            height: root.height - column.y - parts.y
            model: whole.episodes
            delegate: EpisodeRow {
                id: row
                required property int index
                required property string chapter
                readonly property bool isFirst: row.index === 0 || whole.episodes.fieldAt(row.index - 1, "season") !== row.season
                width: parts.width
                role: root.isWorkout ? "exercise" : "lesson"
                heading: row.isFirst ? row.chapter : ""
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
        visible: whole.isGone
        icon: root.isWorkout ? "fitness_center" : "school"
        title: root.isWorkout ? qsTr("This workout is not here any more") : qsTr("This course is not here any more")
        text: qsTr("Its files were removed, or their disk is away.")
    }
    SideMenu { id: menu }
}
