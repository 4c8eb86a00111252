// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Over everything while nobody is there: true black with the clock and what runs at home, which wander so that nothing
// burns in; the household's photos behind, or where it has none pictures of its films, if it wants them. Black alone while the screen is off.
Rectangle {
    id: root
    readonly property string style: Api.settings.values["ambientStyle"] ?? "pictures" // qmllint disable type
    readonly property bool hasWords: Api.power === "ambient" && root.style !== "black"
    property int turn: 0
    property real driftX: 0.5
    property real driftY: 0.5
    readonly property var pictures: {
        const list = root.photos.map(file => ({ "file": file, "name": "" }));
        if (list.length > 0)
            return list;
        if (!root.isWanted)
            return list;
        const row = Api.rows.indexOf("films");
        const films = row >= 0 ? Api.rows.itemsAt(row) : null;
        for (let i = 0; films && i < films.count && list.length < 24; i++) {
            if (films.fieldAt(i, "backdrop"))
                list.push({ "file": films.fieldAt(i, "backdrop"), "name": films.fieldAt(i, "name") });
        }
        return list;
    }
    readonly property var picture: root.pictures.length > 0 ? root.pictures[root.turn % root.pictures.length] : null
    color: "black"
    visible: Api.power !== "on"

    onVisibleChanged: {
        root.turn = 0;
        root.driftX = 0.5;
        root.driftY = 0.5;
    }
    readonly property var photos: root.isWanted ? picked.value?.files ?? [] : []
    readonly property bool isWanted: root.hasWords && root.style === "pictures"
    // Asked for when they are to be seen, since asking makes them.
    LiveValue {
        id: picked
        method: root.isWanted ? "photos.pick" : ""
        onMethodChanged: picked.ask()
    }
    Timer {
        interval: Theme.ambientMs
        running: root.hasWords
        repeat: true
        onTriggered: {
            root.turn++;
            // Others after each round; while few have been made, as soon as there are more.
            if (root.turn % 24 === 0 || root.photos.length < 12)
                picked.ask();
            root.driftX = Math.random();
            root.driftY = Math.random();
        }
    }
    Item {
        id: shift
        // A few pixels to and fro, beyond what the words wander.
        readonly property int reach: Theme.px(24)
        anchors.fill: parent
        visible: root.hasWords && root.picture !== null
        Image {
            id: art
            x: -shift.reach + shift.reach * 2 * (root.driftX - 0.5)
            y: -shift.reach + shift.reach * 2 * (root.driftY - 0.5)
            width: parent.width + 2 * shift.reach
            height: parent.height + 2 * shift.reach
            source: root.picture ? "file://" + root.picture.file : ""
            sourceSize: Qt.size(1280, 720) // qmllint disable type
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            opacity: status === Image.Ready ? 0.55 : 0
            Behavior on opacity { NumberAnimation { duration: Theme.reducedMotion ? 0 : 900 } }
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: parent.height * 0.55
            gradient: Gradient {
                GradientStop { position: 0; color: "transparent" }
                GradientStop { position: 1; color: Theme.nightScrim }
            }
        }
    }
    Column {
        id: words
        visible: root.hasWords
        x: Theme.safeX + (root.width - 2 * Theme.safeX - words.width) * (root.picture ? 0.12 * root.driftX : root.driftX)
        y: Theme.safeY + (root.height - 2 * Theme.safeY - words.height) * (root.picture ? 0.88 + 0.12 * root.driftY : root.driftY)
        spacing: Theme.px(18)
        property date moment: new Date()
        Timer {
            interval: 1000
            running: root.hasWords
            repeat: true
            onTriggered: words.moment = new Date()
        }
        Item {
            width: clock.width
            height: clock.height
            ClockText {
                id: clock
                time: Durations.time(words.moment)
                size: Theme.px(132)
                weight: Font.Medium
            }
        }
        Label {
            text: words.moment.toLocaleDateString(Qt.locale(), Locale.LongFormat)
            font.pixelSize: Theme.heading
            color: Theme.text2
        }
        HomePills { visible: root.hasWords }
    }
}
