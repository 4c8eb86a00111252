// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import EmberRun

// The whole game: the night, the lanes, the bar above them and, when it stands still, a choice over it.
Window {
    id: root
    required property Run run
    required property Seat seat
    readonly property bool isRunning: root.run.state === Run.Running

    width: 1280
    height: 720
    visible: true
    title: "Ember Run"
    color: Look.ground
    onActiveChanged: if (!active) root.run.pause()

    Binding {
        target: Look
        property: "screenHeight"
        value: root.height
    }
    FrameAnimation {
        running: root.isRunning
        onTriggered: root.run.step(frameTime)
    }
    Night {
        anchors.fill: parent
        level: root.run.level
    }
    Field {
        run: root.run
        visible: root.run.state !== Run.Waiting
        width: parent.width
        y: Look.px(170)
        height: Look.px(830)
    }
    StatusBar {
        run: root.run
        visible: root.run.state !== Run.Waiting
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Look.px(54); leftMargin: Look.px(96); rightMargin: Look.px(96) }
    }
    Words {
        id: announcement
        anchors.horizontalCenter: parent.horizontalCenter
        y: Look.px(130)
        size: 30
        color: Look.quiet
        visible: root.isRunning && root.run.progress < 0.04
        text: qsTr("Level %1").arg(root.run.level)
    }
    Item {
        focus: root.isRunning
        Keys.onPressed: event => {
            const moves = { [Qt.Key_Up]: [-1, 0], [Qt.Key_Down]: [1, 0], [Qt.Key_Left]: [0, -1], [Qt.Key_Right]: [0, 1] };
            const move = moves[event.key];
            if (move !== undefined)
                root.run.moveBy(move[0], move[1]);
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                root.run.release();
            else if (root.isBack(event.key))
                root.run.pause();
            else
                return;
            event.accepted = true;
        }
    }
    function isBack(key: int): bool {
        return key === Qt.Key_Back || key === Qt.Key_Escape;
    }
    Choice {
        id: choice
        readonly property var pages: ({
            [Run.Waiting]: { "title": qsTr("Ember Run"), "entries": [qsTr("Play"), qsTr("Leave")],
                "sentence": qsTr("Carry the ember to the campfire. Arrows move it, sparks fill the flare, OK lets it go.")
                    + (root.run.best > 0 ? "\n" + qsTr("Best: %1").arg(root.run.best) : "") },
            [Run.Paused]: { "title": qsTr("A moment's rest"), "entries": [qsTr("Carry on"), qsTr("Start again"), qsTr("Leave")],
                "sentence": qsTr("Level %1, %2 points. It is kept just as it is.").arg(root.run.level).arg(root.run.score) },
            [Run.Arrived]: { "title": qsTr("The fire is lit"), "entries": [qsTr("On to level %1").arg(root.run.level + 1), qsTr("Leave")],
                "sentence": qsTr("%1 points, and one life warmer.").arg(root.run.score) },
            [Run.Out]: { "title": qsTr("The ember went out"), "entries": [qsTr("Light it again"), qsTr("Leave")],
                "sentence": root.run.score >= root.run.best ? qsTr("%1 points: the best so far.").arg(root.run.score)
                                                            : qsTr("%1 points. Best: %2.").arg(root.run.score).arg(root.run.best) }
        })
        readonly property var page: choice.pages[root.run.state] ?? { "title": "", "sentence": "", "entries": [] }
        anchors.fill: parent
        visible: !root.isRunning && root.seat.settled
        focus: !root.isRunning
        title: choice.page.title
        sentence: choice.page.sentence
        entries: choice.page.entries
        onChosen: index => {
            const isLast = index === choice.entries.length - 1;
            if (isLast)
                root.seat.leave();
            else if (root.run.state === Run.Paused && index === 0)
                root.run.goOn();
            else if (root.run.state === Run.Arrived)
                root.run.nextLevel();
            else
                root.run.begin();
        }
        Keys.onPressed: event => {
            if (root.isBack(event.key)) {
                event.accepted = true;
                root.seat.leave();
            }
        }
    }
    Connections {
        target: root
        function onFrameSwapped() {
            readiness.enabled = false;
            root.seat.ready();
        }
        id: readiness
    }
}
