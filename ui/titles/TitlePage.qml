// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// A film: what it is about, its languages, from where to watch it, and others like it.
Page {
    id: root
    isWaiting: root.record.id === undefined
    readonly property var record: title.record
    readonly property bool isBegun: (root.record.progress ?? 0) > 0 && root.record.progress < 0.95
    onCurrentChanged: if (root.current) root.takeFocus()
    function takeFocus() {
        if (root.focusAt !== "" && title.similar.indexOf(root.focusAt) >= 0)
            others.forceActiveFocus();
        else
            actions.forceActiveFocus();
    }
    function play(fromStart: bool) {
        Api.call("playback.open", fromStart ? { "id": root.argument, "fromMs": 0 } : { "id": root.argument });
    }
    TitleState {
        id: title
        titleId: root.argument
    }
    // What the screen is too small for comes up with the focus.
    Item {
        id: content
        readonly property int missing: Math.max(0, column.y + column.implicitHeight + Theme.safeY - root.height)
        width: root.width
        height: root.height
        y: others.activeFocus ? -content.missing : 0
        Behavior on y { NumberAnimation { duration: Theme.pageMs; easing.type: Easing.OutCubic } }
        TitleHead {
            id: head
            anchors.fill: parent
            picture: root.record.backdrop ?? ""
            name: root.record.name ?? ""
            facts: TitleWords.facts(root.record)
            text: root.record.error ? root.record.error : root.record.synopsis ?? ""
            tracks: TitleWords.tracks(root.record)
        }
        FocusColumn {
            id: column
            anchors { left: parent.left; right: parent.right }
            y: Math.max(Theme.px(420), head.wordsBottom + Theme.px(30))
            spacing: Theme.isLargeText ? Theme.px(30) : Theme.px(70)
            visible: root.record.id !== undefined
            PillRow {
                id: actions
                property string spokenName: ""
                anchors { left: parent?.left; leftMargin: Theme.contentX }
                room: root.width - Theme.contentX - Theme.safeX
                onActiveFocusChanged: if (actions.activeFocus) root.focusAt = ""
                ActionButton {
                    focusKey: "main"
                    icon: "play_arrow"
                    text: root.isBegun ? qsTr("Continue · %1").arg(TitleWords.left(root.record.durationMs, root.record.positionMs)) : qsTr("Play")
                    onActivated: root.play(false)
                }
                ActionButton {
                    focusKey: "again"
                    visible: root.isBegun
                    icon: "replay"
                    text: qsTr("From the beginning")
                    onActivated: root.play(true)
                }
                ActionButton {
                    focusKey: "trailer"
                    visible: (root.record.trailer ?? "") !== ""
                    icon: "theaters"
                    text: qsTr("Trailer")
                    onActivated: Api.call("playback.open", { "id": root.record.trailer })
                }
                ActionButton {
                    focusKey: "seen"
                    icon: root.record.watched ? "remove_circle_outline" : "check"
                    text: root.record.watched ? qsTr("I have not seen this") : qsTr("I have seen this")
                    onActivated: Api.call("history.mark", { "id": root.argument, "watched": !root.record.watched })
                }
            }
            TileRow {
                id: others
                property string spokenName: ""
                width: root.width
                visible: title.similar.count > 0
                heading: qsTr("More like this")
                tileHeight: Theme.px(324)
                model: title.similar
                delegate: RecordTile {
                    id: tile
                    required property int index
                    width: Theme.px(216)
                    height: others.tileHeight
                    upright: true
                    onActivated: root.openPage("title", tile.itemId)
                    onActiveFocusChanged: if (tile.activeFocus) root.focusAt = tile.itemId
                }
            }
        }
    }
    Sentence {
        anchors.fill: parent
        visible: title.isGone
        icon: "movie"
        title: qsTr("This film is not here any more")
        text: qsTr("Its file was removed, or its disk is away.")
    }
}
