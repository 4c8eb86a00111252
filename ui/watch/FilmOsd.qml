// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Over the film: title, position, actions. Comes with any key, leaves by itself; while it is away Left and Right seek
// at once.
FocusScope {
    id: root
    required property PlaybackState film
    property bool shown: false
    // How much of the screen's bottom is taken; what fades takes it still.
    readonly property int takenHeight: controlsLayer.visible ? root.height - (preview.visible ? preview.y : controls.y) : card.visible ? root.height - card.y + Theme.px(24) : skipButton.visible ? root.height - skipButton.y + Theme.px(24) : 0
    readonly property bool plays: root.film.state === "playing"
    // Where the viewer is going while keys come faster than the player seeks.
    property real aim: -1
    readonly property real position: root.aim >= 0 ? root.aim : root.film.positionMs

    function language(code: string): string {
        const name = LanguageNames.name(code, Qt.uiLanguage);
        return name === "" ? qsTr("Unknown") : name;
    }
    // What went wrong without stopping the film, in the words of SourceState.
    function noticeText(notice: string): string {
        switch (notice) {
        case "no-sound": return qsTr("No sound device answers; the film goes on without sound");
        case "no-sound-decoder": return qsTr("This set has no decoder for the film's sound (%1). Choose another sound or get another version").arg(root.soundCodec)
        case "no-picture": return qsTr("This film's picture cannot be shown; the sound goes on");
        case "dolby-colours": return qsTr("The colours are wrong: this film is in a Dolby Vision that only Dolby's screens understand. Get it in HDR10 or SDR")
        case "disk-away": return qsTr("The film's disk does not answer; the film goes on when it is back")
        case "network-lost": return qsTr("The network is away; the film goes on when it is back");
        case "part-skipped": return qsTr("A part of the stream is missing and was left out");
        case "rejoined-live": return qsTr("This was too long ago; the stream goes on from its oldest part");
        case "stream-stands": return qsTr("The provider sends nothing new; waiting for it");
        default: return "";
        }
    }
    readonly property string soundCodec: {
        const track = root.film.audioTracks.find(t => t.index === root.film.audio);
        return track && track.codec ? track.codec.toUpperCase() : qsTr("Unknown");
    }
    readonly property bool isSong: root.film.kind === "song" // whose OSD stays: it hides nothing
    readonly property var list: root.film.list // {name, at, of} of what is played one after the other, or nothing in it
    readonly property string partText: {
        switch (root.film.kind) {
        case "episode":
            if (root.film.series === "")
                return "";
            return root.film.name === "" ? qsTr("Season %1, episode %2").arg(root.film.season).arg(root.film.episode) : qsTr("Season %1, episode %2 · %3").arg(root.film.season).arg(root.film.episode).arg(root.film.name);
        case "lesson": return qsTr("Lesson %1 · %2").arg(root.film.episode).arg(root.film.name);
        case "exercise": return qsTr("Part %1 · %2").arg(root.film.episode).arg(root.film.name);
        default: return "";
        }
    }
    readonly property bool hasOrder: root.isSong && root.film.repeat !== "" // of films it stands in the panel
    readonly property var nextTitle: root.film.nextTitle // {id, name, …}, or nothing in it
    // Of a channel its number tells, and the arrows are for the next one.
    readonly property int channel: root.film.channelNumber
    onChannelChanged: if (root.channel > 0) root.shown = false
    readonly property string notice: root.film.notice
    // The picture stands, and why is said for as long as it does.
    readonly property bool explains: root.film.isWaiting && root.noticeText(root.notice) !== ""
    onExplainsChanged: root.wake()
    onNoticeChanged: if (root.notice !== "no-sound" && root.noticeText(root.notice) !== "") root.wake()
    function trackName(track: var): string {
        const name = track.title ? track.title : root.language(track.language);
        return track.captions ? qsTr("Closed captions (%1)").arg(name) : name;
    }
    function wake() {
        root.shown = true;
        hide.restart();
    }
    function toggle() {
        Api.call(root.plays ? "playback.pause" : "playback.play");
        root.wake();
    }
    function seek(direction: int) {
        const from = root.position;
        // A live stream has no length; hearthd knows how far it reaches.
        const end = root.film.durationMs > 0 ? root.film.durationMs : Infinity;
        root.aim = Math.max(0, Math.min(end, from + direction * 10000));
        root.go(true);
    }
    // The first order goes at once, those of a key that is held when the one before is on its way.
    function go(fast: bool) {
        linger.restart();
        settle.stop();
        send.isFast = fast;
        if (send.running)
            send.isDue = true;
        else
            send.order();
        root.wake();
    }
    Timer {
        id: send
        property bool isDue: false
        property bool isFast: false
        interval: 120
        function order() {
            send.isDue = false;
            Api.call("playback.seek", { "positionMs": Math.round(root.aim), "fast": send.isFast });
            send.start();
        }
        onTriggered: {
            if (send.isDue)
                send.order();
            else
                settle.restart();
        }
    }
    Timer {
        id: settle
        interval: 400
        onTriggered: root.aim = -1
    }
    Timer {
        id: hide
        interval: Theme.osdMs
        onTriggered: if (!options.visible && !panel.visible && root.plays && !root.isSong && !root.explains) root.shown = false
    }
    onVisibleChanged: {
        root.shown = false;
        root.aim = -1;
        options.visible = panel.visible = false;
        // A shell that was started again shows what it showed.
        if (root.visible && (root.isSong || (!root.film.isRestored && root.channel === 0)))
            root.wake();
    }
    onActiveFocusChanged: if (root.activeFocus) Qt.callLater(root.focusActions) // qmllint disable type
    function focusActions() {
        if (root.shown && (quiet.activeFocus || card.activeFocus || skipButton.activeFocus || root.Window.activeFocusItem === root))
            root.aim >= 0 && bar.visible ? bar.forceActiveFocus() : actions.focusCurrent(); // who seeks goes on seeking
        else if (!root.shown && root.activeFocus)
            root.rest();
    }
    // Where keys go while the OSD is away.
    function rest() {
        if (card.visible && answerable.isOver)
            card.forceActiveFocus();
        else if (skipButton.visible)
            skipButton.forceActiveFocus();
        else
            quiet.forceActiveFocus();
    }
    function chapterStep(direction: int): bool {
        const at = root.position;
        const starts = root.film.chapterStarts;
        // Back goes to where this chapter began, unless that was just now.
        const found = direction > 0 ? starts.find(start => start > at + 500) : starts.filter(start => start < at - 3000).pop();
        if (found === undefined || (direction < 0 && starts.length < 2))
            return false;
        root.aim = found;
        root.go(false);
        return true;
    }
    // Through chapters, then through episodes.
    function skip(direction: int) {
        if (root.chapterStep(direction))
            return;
        if (direction > 0 && root.nextTitle.name !== undefined)
            Api.call("playback.next");
        else if (direction < 0 && root.film.hasPrevious && root.position < 10000)
            Api.call("playback.previous");
        else if (direction < 0)
            Api.call("playback.seek", { "positionMs": 0 });
        root.wake();
    }

    // While the OSD is away the first key only brings it, but for seeking and pausing.
    Focusable {
        id: quiet
        focus: true
        spokenName: root.film.name
        spokenRole: "film"
        spokenValue: root.film.state
        onActivated: root.channel > 0 ? root.wake() : root.toggle()
        SeekKeys {
            zaps: root.channel > 0
            onStepped: direction => root.seek(direction)
            onZapped: direction => Api.call("channels.step", { "by": direction })
        }
    }
    Item {
        id: controlsLayer
        anchors.fill: parent
        opacity: root.shown ? 1 : 0
        visible: root.shown || opacity > 0
        Behavior on opacity { NumberAnimation { duration: Theme.pageMs } }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: Theme.safeX
            y: Theme.px(72)
            spacing: Theme.px(8)
            Label {
                text: root.film.series !== "" && !root.isSong ? root.film.series : root.film.name
                width: root.width - Theme.px(700)
                font.family: Theme.display
                font.pixelSize: Theme.type(52)
                font.weight: Font.DemiBold
            }
            Label {
                width: parent.width
                visible: root.list.of !== undefined
                text: visible ? qsTr("%1 · %2 of %3").arg(root.list.name).arg(Number(root.list.at).toLocaleString(Qt.locale(), "f", 0)).arg(Number(root.list.of).toLocaleString(Qt.locale(), "f", 0)) : ""
                color: Theme.text2
            }
            Label {
                width: parent.width
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                visible: text !== ""
                text: root.isSong ? (root.film.artist === "" ? "" : root.film.artist + "  ·  ") + root.film.series : root.partText
                color: Theme.text2
            }
        }
        Row {
            anchors { right: parent.right; rightMargin: Theme.safeX }
            y: Theme.px(54)
            spacing: Theme.px(28)
            Pill {
                visible: root.film.isLive
                text: qsTr("Live")
            }
            Pill {
                visible: root.film.durationMs > 0
                text: qsTr("Ends %1").arg(Durations.time(new Date(clock.now.getTime() + root.film.durationMs - root.position)))
            }
            ClockText {
                id: clock
                property date now: new Date()
                anchors.verticalCenter: parent.verticalCenter
                time: Durations.time(clock.now)
                Timer {
                    interval: 1000
                    running: root.shown
                    repeat: true
                    triggeredOnStart: true
                    onTriggered: clock.now = new Date()
                }
            }
        }
        FocusColumn {
            id: controls
            anchors.left: parent.left
            anchors.leftMargin: Theme.safeX
            y: parent.height - controls.implicitHeight - Theme.safeY - Theme.px(10)
            width: parent.width - 2 * Theme.safeX
            spacing: Theme.px(10)
            SeekBar {
                id: bar
                width: parent.width
                focusKey: "bar"
                visible: !root.film.isLive || root.film.durationMs > 0
                position: root.position
                duration: root.film.durationMs
                chapterStarts: root.film.chapterStarts
                onStepped: direction => root.seek(direction)
                onActivated: root.toggle()
            }
            PillRow {
                id: actions
                anchors.left: parent.left
                readonly property string spokenName: qsTr("Actions")
                readonly property string focusKey: "actions"
                ActionButton {
                    focusKey: "pause"
                    icon: root.plays ? "pause" : "play_arrow"
                    text: root.plays ? qsTr("Pause") : qsTr("Play")
                    onActivated: root.toggle()
                }
                ActionButton {
                    focusKey: "skip"
                    visible: skipButton.isOffered
                    icon: "fast_forward"
                    text: skipButton.word
                    onActivated: Api.call("playback.skipChapter")
                }
                ActionButton {
                    focusKey: "next"
                    visible: root.nextTitle.name !== undefined
                    icon: "skip_next"
                    text: card.isOffered ? card.headline : card.word
                    onActivated: Api.call("playback.next")
                }
                ActionButton {
                    focusKey: "repeat"
                    visible: root.hasOrder
                    icon: root.film.repeat === "one" ? "repeat_one" : "repeat"
                    text: root.film.repeat === "one" ? qsTr("Repeat this song") : root.film.repeat === "all" ? (root.list.of !== undefined ? qsTr("Repeat the list") : qsTr("Repeat the album")) : qsTr("Repeat: off")
                    onActivated: Api.call("playback.repeat", { "what": root.film.repeat === "off" ? "all" : root.film.repeat === "all" ? "one" : "off" })
                }
                ActionButton {
                    focusKey: "shuffle"
                    visible: root.hasOrder
                    icon: "shuffle"
                    text: root.film.isShuffled ? qsTr("Shuffled") : qsTr("Shuffle: off")
                    onActivated: Api.call("playback.shuffle", { "on": !root.film.isShuffled })
                }
                ActionButton {
                    focusKey: "subtitles"
                    spokenName: qsTr("Subtitles: %1").arg(text)
                    visible: root.film.subtitleTracks.length > 0
                    icon: "subtitles"
                    text: {
                        const shown = [root.film.subtitle, root.film.secondSubtitle].map(index => root.film.subtitleTracks.find(t => t.index === index)).filter(t => t !== undefined);
                        return shown.length > 0 ? shown.map(t => root.trackName(t)).join(" + ") : qsTr("No subtitles");
                    }
                    onActivated: options.offer("subtitle")
                }
                ActionButton {
                    focusKey: "audio"
                    spokenName: qsTr("Sound: %1").arg(text)
                    visible: root.film.audioTracks.length > 1
                    icon: "audiotrack"
                    text: {
                        const track = root.film.audioTracks.find(t => t.index === root.film.audio);
                        return track ? root.trackName(track) : qsTr("Sound");
                    }
                    onActivated: options.offer("audio")
                }
                ActionButton {
                    focusKey: "corner"
                    icon: "picture_in_picture_alt"
                    text: qsTr("Small picture")
                    onActivated: Api.call("stage.corner", { "film": true })
                }
                ActionButton {
                    focusKey: "playback"
                    spokenName: qsTr("Playback")
                    icon: "more_horiz"
                    onActivated: panel.open()
                }
            }
        }
        SeekPreview {
            id: preview
            // Of the place where the film goes, and a moment longer.
            visible: (root.aim >= 0 || linger.running) && root.film.durationMs > 0
            x: Math.max(Theme.safeX, Math.min(parent.width - Theme.safeX - width, controls.x + controls.width * Math.min(1, preview.position / Math.max(1, root.film.durationMs)) - width / 2))
            y: controls.y - height - Theme.px(22)
            width: implicitWidth
            height: implicitHeight
            film: root.film
            position: root.position
            timeText: Durations.clock(preview.position)
            Timer {
                id: linger
                interval: Theme.volumeMs
            }
        }
        Rectangle {
            anchors { left: parent.left; leftMargin: Theme.safeX }
            y: controls.y - height - Theme.px(16)
            width: Math.min(controls.width, said.implicitWidth + Theme.px(40))
            height: said.height + Theme.px(22)
            visible: said.text !== ""
            radius: Theme.px(14)
            color: Theme.raised
            Label {
                id: said
                anchors.centerIn: parent
                width: parent.width - Theme.px(40)
                wrapMode: Text.WordWrap
                text: root.noticeText(root.film.notice)
                color: Theme.amber
                font.pixelSize: Theme.small
            }
        }
    }
    OptionList {
        id: options
        property string what: ""
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom; margins: Theme.safeY }
        visible: false
        // Each list is a choice of one parameter of playback.chooseTracks.
        readonly property var lists: ({
            "audio": { "title": qsTr("Sound"), "tracks": root.film.audioTracks, "chosen": root.film.audio, "none": "" },
            "subtitle": { "title": qsTr("Subtitles"), "tracks": root.film.subtitleTracks, "chosen": root.film.subtitle, "none": qsTr("No subtitles") },
            "secondSubtitle": { "title": qsTr("Second subtitles"), "tracks": root.film.subtitleTracks.filter(t => t.index !== root.film.subtitle), "chosen": root.film.secondSubtitle, "none": qsTr("No second subtitles") } // qmllint disable type
        })
        title: options.what === "" ? "" : options.lists[options.what].title
        function offer(kind: string) {
            options.what = kind;
            const of = options.lists[kind];
            const list = of.tracks.map(t => ({ "key": String(t.index), "text": root.trackName(t) }));
            if (of.none !== "")
                list.unshift({ "key": "-1", "text": of.none });
            if (kind === "subtitle" && root.film.subtitle >= 0 && of.tracks.length > 1)
                list.push({ "key": "second", "text": options.lists.secondSubtitle.title });
            options.options = list;
            options.chosen = String(of.chosen);
            options.visible = true;
            options.point();
            options.forceActiveFocus();
        }
        function leave() {
            options.visible = false;
            actions.focusCurrent();
            root.wake();
        }
        onPicked: key => {
            if (key === "second") {
                options.offer("secondSubtitle");
                return;
            }
            Api.call("playback.chooseTracks", { [options.what]: Number(key) });
            options.leave();
        }
        onClosed: options.leave()
    }
    NextCard {
        id: card
        anchors { right: parent.right; rightMargin: Theme.safeX }
        y: parent.height - Theme.safeY - height - Theme.px(24)
        width: implicitWidth
        height: implicitHeight
        visible: card.isOffered && !root.shown // there the button of the OSD counts
        film: root.film
        onStepped: direction => root.seek(direction)
        onVisibleChanged: {
            answerable.isOver = false;
            if (card.visible)
                answerable.restart();
            else if (card.activeFocus || (root.activeFocus && !root.shown))
                quiet.forceActiveFocus();
        }
        // An OK that was meant for the film is none for what has just appeared.
        Timer {
            id: answerable
            property bool isOver: false
            interval: Theme.alertMs
            onTriggered: {
                answerable.isOver = true;
                if (quiet.activeFocus)
                    card.forceActiveFocus();
            }
        }
    }
    SkipButton {
        id: skipButton
        anchors { right: parent.right; rightMargin: Theme.safeX }
        y: parent.height - Theme.safeY - height - Theme.px(24)
        width: implicitWidth
        height: implicitHeight
        visible: skipButton.isOffered && !card.isOffered && !root.shown
        film: root.film
        onStepped: direction => root.seek(direction)
        onVisibleChanged: {
            if (skipButton.visible && quiet.activeFocus)
                skipButton.forceActiveFocus();
            else if (!skipButton.visible && (skipButton.activeFocus || (root.activeFocus && !root.shown)))
                root.rest();
        }
    }
    PlaybackPanel {
        id: panel
        anchors.fill: parent
        film: root.film
        timeText: Durations.clock(root.film.positionMs) + "." + String(Math.floor(root.film.positionMs % 1000 / 10)).padStart(2, "0")
        onClosed: {
            panel.visible = false;
            actions.focusCurrent();
            root.wake();
        }
    }
    onShownChanged: {
        if (root.shown) // once the actions are visible
            Qt.callLater(root.focusActions); // qmllint disable type
        else if (!root.shown && root.activeFocus)
            root.rest();
    }
    Keys.onPressed: event => {
        if ((event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace) && root.shown && root.plays && !root.isSong) {
            root.shown = false;
            event.accepted = true;
        } else if (event.key === Qt.Key_MediaPlay || event.key === Qt.Key_MediaPause || event.key === Qt.Key_MediaTogglePlayPause) {
            root.toggle();
            event.accepted = true;
        } else if (event.key === Qt.Key_MediaNext || event.key === Qt.Key_MediaPrevious) {
            root.skip(event.key === Qt.Key_MediaNext ? 1 : -1);
            event.accepted = true;
        } else {
            root.wake();
        }
    }
}
