// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// An album of music: its cover, whose it is, its songs by disc. OK on one plays it and those after it.
Page {
    id: root
    isWaiting: root.record.id === undefined
    readonly property var record: album.record
    readonly property bool hasDiscs: (root.record.chapters ?? 1) > 1
    readonly property string playing: Api.playback.kind === "song" ? Api.playback.titleId : ""
    property string wanted: ""
    onCurrentChanged: if (root.current) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = key;
    }
    function takeFocus() {
        if (root.wanted !== "" && root.wanted !== "main")
            songs.forceActiveFocus();
        else
            actions.forceActiveFocus();
    }
    // Where the list stands, until somebody moved: at what was left, or at what plays.
    function settle() {
        if (album.episodes.count === 0 || songs.activeFocus)
            return;
        const at = album.episodes.indexOf(root.wanted !== "" ? root.wanted : root.playing);
        songs.currentIndex = Math.max(0, at);
    }
    function play(id: string) {
        Api.call("playback.open", { "id": id, "fromMs": 0 });
    }
    TitleState {
        id: album
        titleId: root.argument
        onChanged: root.settle()
    }
    Rectangle {
        id: cover
        anchors { left: parent.left; leftMargin: Theme.contentX }
        y: Theme.px(96)
        visible: album.episodes.count > 0
        width: Theme.px(324)
        height: width
        radius: Theme.tileRadius
        color: Theme.surface2
        Icon {
            anchors.centerIn: parent
            size: Theme.px(120)
            text: "album"
            color: Theme.text3
        }
        Image {
            anchors.fill: parent
            source: root.record.poster ? "image://tile/" + Theme.tileRadius + root.record.poster : ""
            sourceSize: Qt.size(Math.round(cover.width), Math.round(cover.height)) // qmllint disable type
            asynchronous: true
        }
    }
    Column {
        id: words
        anchors { left: cover.right; leftMargin: Theme.px(48); right: parent.right; rightMargin: Theme.safeX }
        y: column.y - words.implicitHeight - Theme.px(28)
        visible: album.episodes.count > 0
        spacing: Theme.px(14)
        Label {
            width: parent.width
            text: root.record.name ?? ""
            font.family: Theme.display
            font.pixelSize: Theme.display2
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type(44)
            height: Theme.display2 + Theme.px(16)
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            width: parent.width
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            text: root.record.id === undefined ? "" : TitleWords.factsOfWhole(root.record)
            color: Theme.text2
        }
    }
    FocusColumn {
        id: column
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX }
        y: cover.y + cover.height - actions.height
        spacing: Theme.px(32)
        visible: album.episodes.count > 0
        PillRow {
            id: actions
            property string spokenName: ""
            anchors { left: parent?.left; leftMargin: cover.width + Theme.px(48) }
            room: column.width - cover.width - Theme.px(48)
            onActiveFocusChanged: if (actions.activeFocus) {
                root.focusAt = "main";
                root.wanted = "";
                Qt.callLater(root.settle); // qmllint disable type
            }
            ActionButton {
                focusKey: "main"
                icon: "play_arrow"
                text: qsTr("Play")
                onActivated: root.play(album.episodes.idAt(0))
            }
        }
        ColumnView {
            id: songs
            property string spokenName: ""
            width: column.width
            height: root.height - column.y - songs.y
            model: album.episodes
            delegate: SongRow {
                id: row
                required property int index
                required property int season
                required property string chapter
                readonly property bool isFirst: row.index === 0 || album.episodes.fieldAt(row.index - 1, "season") !== row.season
                width: songs.width
                albumArtist: root.record.artist ?? ""
                heading: root.hasDiscs && row.isFirst ? row.chapter : ""
                plays: row.itemId === root.playing
                onActivated: root.play(row.itemId)
                onActiveFocusChanged: if (row.activeFocus) {
                    root.focusAt = row.itemId;
                    root.wanted = row.itemId;
                }
            }
        }
    }
    Sentence {
        anchors.fill: parent
        visible: album.isGone
        icon: "album"
        title: qsTr("This music is not here any more")
        text: qsTr("Its files were removed, or their disk is away.")
    }
}
