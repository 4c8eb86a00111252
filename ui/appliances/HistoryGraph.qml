// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Hearth.Kit
import Hearth.Client

// What a number of an appliance was: Left and Right go between day, week and month, OK to its next number. Time runs the
// way one reads.
Focusable {
    id: root
    required property string applianceId
    required property var series // ApplianceState's measured
    property color tint: Theme.cool
    property int span: 0
    property int chosen: 0
    property real now: Date.now()

    readonly property var spans: [
        { "ms": 86400000, "points": 96, "format": "HH:mm", "name": qsTr("Last 24 hours") },
        { "ms": 604800000, "points": 84, "format": "ddd", "name": qsTr("Last 7 days") },
        { "ms": 2592000000, "points": 90, "format": "d MMM", "name": qsTr("Last 30 days") }
    ]
    readonly property var shown: root.spans[root.span]
    readonly property var one: root.series[Math.min(root.chosen, root.series.length - 1)] ?? ({ "id": "", "type": "", "control": null })
    readonly property string what: root.one.control ? ApplianceWords.measuredName(root.one.control) : ""
    readonly property bool isShare: root.one.type === "onOff" || root.one.type === "contact"
    readonly property var points: past.value?.points ?? []
    readonly property real from: root.now - root.shown.ms
    readonly property real lowest: root.points.reduce((low, p) => Math.min(low, p.low), Infinity)
    readonly property real highest: root.points.reduce((high, p) => Math.max(high, p.high), -Infinity)
    readonly property real mean: root.points.reduce((sum, p) => sum + p.mean, 0) / Math.max(1, root.points.length)
    // A little air above and below, and a line in the middle for what never changes.
    readonly property real air: root.isShare ? 0 : Math.max((root.highest - root.lowest) * 0.12, 0.5)
    readonly property real floor: root.isShare ? 0 : root.lowest - root.air
    readonly property real ceiling: root.isShare ? 1 : root.highest + root.air

    spokenRole: "slider"
    spokenName: qsTr("History: %1").arg(root.what)
    spokenValue: qsTr("%1: %2").arg(root.shown.name).arg(root.summary())
    focusKey: "history"
    implicitHeight: Theme.tall(150) + Theme.px(330)

    function amount(value: real): string {
        if (root.one.type === "thermostat" || root.one.type === "temperature")
            return ApplianceWords.degrees(value);
        if (root.isShare)
            return value < 0.5 ? (root.one.type === "contact" ? qsTr("Closed") : qsTr("Off")) : root.one.type === "contact" ? qsTr("Open") : qsTr("On");
        const unit = past.value?.unit ?? "";
        const text = Number(value).toLocaleString(Qt.locale(), "f", Math.abs(value) >= 100 ? 0 : 1);
        return unit === "" ? text : text + " " + unit;
    }
    function summary(): string {
        if (root.points.length === 0)
            return past.isKnown ? qsTr("nothing is known yet") : "";
        if (!root.isShare)
            return qsTr("%1 to %2, on average %3").arg(root.amount(root.lowest)).arg(root.amount(root.highest)).arg(root.amount(root.mean));
        const minutes = Math.round(root.mean * root.points.length * root.shown.ms / root.shown.points / 60000);
        const time = minutes < 60 ? qsTr("%1 min").arg(minutes) : qsTr("%1 h %2 min").arg(Math.floor(minutes / 60)).arg(minutes % 60);
        return root.one.type === "contact" ? qsTr("open for %1").arg(time) : qsTr("on for %1").arg(time);
    }
    function placeX(ms: real): real {
        const x = (ms - root.from) / root.shown.ms * plot.width;
        return root.LayoutMirroring.enabled ? plot.width - x : x;
    }
    function placeY(value: real): real {
        return plot.height * (1 - (value - root.floor) / Math.max(1e-9, root.ceiling - root.floor));
    }
    // The line, and the area below it when `isClosed`; nothing where nobody knows.
    function path(isClosed: bool): string {
        const width = root.shown.ms / root.shown.points;
        let text = "";
        for (let i = 0; i < root.points.length; ) {
            let end = i;
            while (end + 1 < root.points.length && root.points[end + 1].at - root.points[end].at < width * 1.5)
                end++;
            const first = root.placeX(root.points[i].at);
            const last = root.placeX(Math.min(root.now, root.points[end].at + width));
            text += "M" + first + " " + root.placeY(root.points[i].mean);
            for (; i <= end; i++)
                text += "L" + root.placeX(Math.min(root.now, root.points[i].at + width / 2)) + " " + root.placeY(root.points[i].mean);
            text += "L" + last + " " + root.placeY(root.points[end].mean);
            if (isClosed)
                text += "L" + last + " " + plot.height + "L" + first + " " + plot.height + "Z";
        }
        return text === "" ? "M0 0" : text;
    }
    function turn(direction: int) {
        root.span = Math.max(0, Math.min(root.spans.length - 1, root.span + direction));
    }

    // Never mirrored, as time in a film; here it begins where reading begins.
    SeekKeys {
        anchors.fill: parent // what the page scrolls to
        onStepped: direction => root.turn(root.LayoutMirroring.enabled ? -direction : direction)
    }
    onActivated: root.chosen = (root.chosen + 1) % Math.max(1, root.series.length)
    LiveValue {
        id: past
        method: root.one.id === "" ? "" : "appliances.history"
        params: ({ "id": root.applianceId, "capability": root.one.id, "from": Math.round(root.from), "to": Math.round(root.now), "points": root.shown.points }) // qmllint disable
    }
    Timer {
        interval: 60000
        running: root.visible
        repeat: true
        onTriggered: root.now = Date.now()
    }
    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
        radius: Theme.panelRadius
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: root.activeFocus ? Theme.emberSurface : Theme.surface1
    }
    Icon {
        id: glyph
        anchors { left: parent.left; leftMargin: Theme.px(30); top: parent.top; topMargin: Theme.px(34) }
        size: Theme.type(46)
        text: "timeline"
        color: root.tint
    }
    Column {
        id: heading
        anchors { left: glyph.right; leftMargin: Theme.px(26); right: arrows.left; rightMargin: Theme.px(12); top: parent.top; topMargin: Theme.px(24) }
        spacing: Theme.px(6)
        Label {
            width: parent.width
            text: root.series.length > 1 ? qsTr("%1 · %2 · OK: the next").arg(root.what).arg(root.shown.name) : qsTr("%1 · %2").arg(root.what).arg(root.shown.name)
            font.pixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            color: Theme.text2
        }
        Label {
            width: parent.width
            text: root.summary()
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            font.weight: Font.DemiBold
        }
    }
    Icon {
        id: arrows
        anchors { right: parent.right; rightMargin: Theme.px(28); verticalCenter: glyph.verticalCenter }
        size: Theme.type(34)
        text: "unfold_more"
        rotation: 90
        color: Theme.text2
    }
    Item {
        id: plot
        anchors { left: parent.left; leftMargin: Theme.px(36); right: parent.right; rightMargin: Theme.px(36) + Theme.tall(120); top: heading.bottom; topMargin: Theme.px(26); bottom: begin.top; bottomMargin: Theme.px(8) }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(2)
            color: Theme.surface3
        }
        Shape {
            anchors.fill: parent
            visible: root.points.length > 0
            layer.enabled: true
            layer.samples: 4
            ShapePath {
                strokeWidth: -1
                fillColor: Qt.rgba(root.tint.r, root.tint.g, root.tint.b, 0.16)
                PathSvg { path: root.path(true) }
            }
            ShapePath {
                strokeColor: root.tint
                strokeWidth: Theme.px(4)
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap
                PathSvg { path: root.path(false) }
            }
        }
    }
    component Scale: Label {
        visible: root.points.length > 0
        font.pixelSize: Theme.small
        color: Theme.text2
    }
    Scale {
        anchors { left: plot.right; leftMargin: Theme.px(16) }
        width: Theme.tall(120)
        y: plot.y + root.placeY(root.isShare ? 1 : root.highest) - (root.isShare ? 0 : height / 2)
        text: root.amount(root.isShare ? 1 : root.highest)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(22)
    }
    Scale {
        anchors { left: plot.right; leftMargin: Theme.px(16) }
        width: Theme.tall(120)
        visible: root.points.length > 0 && (root.isShare || root.amount(root.lowest) !== root.amount(root.highest))
        y: plot.y + root.placeY(root.isShare ? 0 : root.lowest) - (root.isShare ? height : height / 2)
        text: root.amount(root.isShare ? 0 : root.lowest)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(22)
    }
    Label {
        id: begin
        anchors { left: plot.left; bottom: parent.bottom; bottomMargin: Theme.px(20) }
        text: new Date(root.from).toLocaleString(Qt.locale(), root.shown.format)
        font.pixelSize: Theme.small
        color: Theme.text2
    }
    Label {
        anchors { horizontalCenter: plot.horizontalCenter; bottom: begin.bottom }
        text: new Date(root.now - root.shown.ms / 2).toLocaleString(Qt.locale(), root.shown.format)
        font.pixelSize: Theme.small
        color: Theme.text2
    }
    Label {
        anchors { right: plot.right; bottom: begin.bottom }
        text: qsTr("Now")
        font.pixelSize: Theme.small
        color: Theme.text2
    }
}
