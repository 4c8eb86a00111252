// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Power now, and what was used by day, week and month, by appliance and with what it cost.
Page {
    id: root
    property string span: "day"
    property int back: 0
    readonly property var used: live.value
    readonly property var shares: (root.used.appliances ?? []).filter(one => one.kWh > 0)
    readonly property bool isEmpty: live.isKnown && (root.used.appliances ?? []).length === 0
    readonly property real highest: Math.max(0.001, ...(root.used.bars ?? []).map(one => one.kWh))
    readonly property bool hasCost: root.used.cost !== undefined
    readonly property var bands: tariff.value.bands ?? []

    onCurrentChanged: if (root.current) root.takeFocus()
    onActiveFocusChanged: root.note()
    function note() {
        const item = root.Window.activeFocusItem;
        if (root.activeFocus && item && item.focusKey) // qmllint disable
            root.focusAt = item.focusKey; // qmllint disable
    }
    function takeFocus() {
        root.isEmpty ? empty.forceActiveFocus() : column.forceActiveFocus();
    }
    onIsEmptyChanged: if (root.current) Qt.callLater(root.takeFocus) // qmllint disable type
    function choose(span: string) {
        root.span = span;
        root.back = 0;
    }
    function money(amount: real): string {
        return Number(amount).toLocaleString(Qt.locale(), "f", 2) + " " + (root.used.currency ?? "");
    }
    function period(): string {
        if (!root.used.from)
            return "";
        const from = new Date(root.used.from);
        const last = new Date(root.used.to - 1);
        if (root.span === "day")
            return from.toLocaleDateString(Qt.locale(), "dddd d MMMM");
        if (root.span === "month")
            return from.toLocaleDateString(Qt.locale(), "MMMM yyyy");
        return qsTr("%1 to %2").arg(from.toLocaleDateString(Qt.locale(), "d MMM")).arg(last.toLocaleDateString(Qt.locale(), "d MMM"));
    }
    function askTariff() {
        const prices = [{ "key": "none", "text": qsTr("No price") }];
        for (let cents = 5; cents <= 80; cents++)
            prices.push({ "key": String(cents), "text": Number(cents / 100).toLocaleString(Qt.locale(), "f", 2) + " " + (tariff.value.currency ?? "") });
        const now = root.bands.length > 0 ? String(Math.round(root.bands[0].price * 100)) : "none";
        menu.ask(qsTr("What does a kilowatt-hour cost?"), qsTr("By day, from 06:00"), prices, now, day => {
            if (day === "none") {
                Api.call("energy.setTariff", { "currency": tariff.value.currency ?? "€", "bands": [] });
                return;
            }
            Qt.callLater(root.askNight, Number(day) / 100, prices.slice(1)); // qmllint disable type
        });
    }
    function askNight(day: real, prices: var) {
        const now = String(Math.round((root.bands.length > 1 ? root.bands[1].price : day) * 100));
        menu.ask(qsTr("And by night?"), qsTr("From 22:00 to 06:00"), prices, now, night => Api.call("energy.setTariff", {
            "currency": tariff.value.currency ?? "€",
            "bands": [{ "from": 6, "price": day }, { "from": 22, "price": Number(night) / 100 }]
        }));
    }

    LiveValue {
        id: live
        method: "energy.usage"
        params: ({ "span": root.span, "back": root.back }) // qmllint disable
        event: "energy.tariffChanged"
    }
    // Power now moves; what was used is written once a minute.
    Timer {
        interval: 10000
        running: root.current
        repeat: true
        onTriggered: live.ask()
    }
    LiveValue {
        id: tariff
        method: "energy.tariff"
        event: "energy.tariffChanged"
    }
    PageHeading {
        id: heading
        text: qsTr("Energy")
    }
    FocusFlickable {
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.glow; right: parent.right; rightMargin: Theme.safeX - Theme.glow; top: heading.bottom; topMargin: Theme.px(40) - Theme.glow; bottom: parent.bottom }
        visible: !root.isEmpty
        contentHeight: column.y + column.implicitHeight + Theme.safeY + Theme.px(40)
        FocusColumn {
            id: column
            anchors { left: parent.left; leftMargin: Theme.glow; right: parent.right; rightMargin: Theme.glow }
            y: Theme.glow
            focus: true
            wanted: root.focusAt
            PillRow {
                id: spans
                readonly property string spokenName: qsTr("Period")
                property string focusKey: "spans"
                anchors.left: parent?.left
                room: column.width
                Repeater {
                    model: [{ "key": "day", "text": qsTr("Day") }, { "key": "week", "text": qsTr("Week") }, { "key": "month", "text": qsTr("Month") }]
                    ActionButton {
                        id: choice
                        required property var modelData
                        focusKey: choice.modelData.key
                        icon: root.span === choice.modelData.key ? "check" : ""
                        text: choice.modelData.text
                        onActivated: root.choose(choice.modelData.key)
                    }
                }
                ActionButton {
                    focusKey: "earlier"
                    icon: root.LayoutMirroring.enabled ? "chevron_right" : "chevron_left"
                    text: qsTr("Earlier")
                    onActivated: root.back = Math.min(366, root.back + 1)
                }
                ActionButton {
                    focusKey: "later"
                    visible: root.back > 0
                    icon: root.LayoutMirroring.enabled ? "chevron_left" : "chevron_right"
                    text: qsTr("Later")
                    onActivated: root.back = Math.max(0, root.back - 1)
                }
                ActionButton {
                    focusKey: "tariff"
                    icon: "attach_money"
                    text: root.bands.length > 0 ? qsTr("Prices") : qsTr("Set prices")
                    onActivated: root.askTariff()
                }
            }
            Label {
                width: column.width
                text: root.period()
                color: Theme.text2
            }
            Flow {
                width: column.width
                spacing: Theme.px(48)
                Label {
                    text: ApplianceWords.energy(root.used.kWh ?? 0)
                    font.family: Theme.display
                    font.pixelSize: Theme.display3
                    font.weight: Font.DemiBold
                }
                Label {
                    visible: root.hasCost
                    text: root.hasCost ? root.money(root.used.cost) : ""
                    font.family: Theme.display
                    font.pixelSize: Theme.display3
                    font.weight: Font.DemiBold
                    color: Theme.amber
                }
                Label {
                    visible: root.used.watts !== undefined
                    text: root.used.watts === undefined ? "" : qsTr("Now %1").arg(ApplianceWords.power(root.used.watts))
                    font.family: Theme.display
                    font.pixelSize: Theme.display3
                    color: Theme.text2
                }
            }
            Item {
                id: chart
                readonly property var bars: root.used.bars ?? []
                readonly property real step: width / Math.max(1, chart.bars.length)
                width: column.width
                height: Theme.px(250) + axis.height
                Repeater {
                    model: chart.bars.length
                    Rectangle {
                        id: bar
                        required property int index
                        readonly property real share: (chart.bars[bar.index]?.kWh ?? 0) / root.highest
                        x: (root.LayoutMirroring.enabled ? chart.bars.length - 1 - bar.index : bar.index) * chart.step + chart.step * 0.12
                        y: Theme.px(230) - height
                        width: chart.step * 0.76
                        height: Math.max(Theme.px(4), bar.share * Theme.px(230))
                        radius: Theme.px(6)
                        color: bar.share > 0 ? Theme.ember : Theme.surface3
                    }
                }
                Label {
                    id: axis
                    anchors { left: parent.left; bottom: parent.bottom }
                    text: chart.bars.length === 0 ? "" : root.axisText(chart.bars[0].at)
                    font.pixelSize: Theme.small
                    color: Theme.text2
                }
                Label {
                    anchors { right: parent.right; bottom: parent.bottom }
                    text: chart.bars.length === 0 ? "" : root.axisText(chart.bars[chart.bars.length - 1].at)
                    font.pixelSize: Theme.small
                    color: Theme.text2
                }
            }
            Repeater {
                model: root.shares.length
                SettingRow {
                    id: row
                    required property int index
                    readonly property var share: root.shares[row.index] ?? ({})
                    width: column.width
                    focusKey: row.share.id ?? ""
                    title: row.share.name ?? ""
                    text: row.share.room ?? ""
                    value: row.share.cost === undefined ? ApplianceWords.energy(row.share.kWh ?? 0) : ApplianceWords.energy(row.share.kWh) + " · " + root.money(row.share.cost)
                    onActivated: root.openPage("appliance", row.share.id)
                }
            }
            Label {
                width: column.width
                visible: live.isKnown && root.shares.length === 0
                text: qsTr("Nothing was used in this time, or nobody measured it.")
                wrapMode: Text.WordWrap
                maximumLineCount: 3
                color: Theme.text2
            }
        }
    }
    function axisText(at: real): string {
        const when = new Date(at);
        return root.span === "day" ? Durations.time(when) : when.toLocaleDateString(Qt.locale(), "d MMM");
    }
    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged() {
            root.note();
        }
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: root.isEmpty
        icon: "flash_on"
        title: qsTr("Nothing measures energy yet")
        text: qsTr("A plug or a meter that tells its power or its energy shows up here by itself.")
        action: qsTr("Back")
        onActivated: root.closePage()
    }
    SideMenu { id: menu }
}
