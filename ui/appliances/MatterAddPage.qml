// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Adds a Matter appliance by the code that came with it: asks for the code, tells how far it is, and what went wrong.
Page {
    id: root
    readonly property var matter: live.value
    readonly property string step: root.matter.step ?? ""
    readonly property var result: root.hasAsked ? root.matter.result ?? ({}) : ({})
    readonly property var added: root.result.appliances ?? []
    readonly property var failure: root.result.failure ?? null
    property bool hasAsked: false // here, since the page is open: an older result is not ours

    property bool isTouched: false
    Keys.onPressed: event => {
        root.isTouched = true;
        event.accepted = false;
    }
    onCurrentChanged: if (root.current) root.begin()
    // What can be done comes with the answer, and first.
    function begin() {
        buttons.forceActiveFocus();
        if (!root.isTouched || root.added.length > 0)
            buttons.focusFirst();
    }
    function stepText(step: string): string {
        switch (step) {
        case "starting": return qsTr("Matter is starting …");
        case "searching": return qsTr("Looking for the appliance …");
        case "found": return qsTr("It is found and gets its keys …");
        case "joining": return qsTr("It joins the home …");
        default: return qsTr("It is asked what it can …");
        }
    }
    function failureText(kind: string): string {
        switch (kind) {
        case "not-found": return qsTr("No appliance with this code waits to be added. Make it look for its home again, as its leaflet says.");
        case "not-allowed": return qsTr("The appliance refused the code. See that the code belongs to it.");
        default: return qsTr("The appliance did not answer. See that it has power and is near enough, and try again.");
        }
    }
    LiveValue {
        id: live
        method: "matter.state"
        event: "matter.changed"
        onValueChanged: if (root.current && !words.visible) Qt.callLater(root.begin) // qmllint disable type
    }
    PageHeading {
        id: heading
        text: qsTr("Add a Matter appliance")
    }
    Column {
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX; top: heading.bottom; topMargin: Theme.px(40) }
        spacing: Theme.px(32)
        Label {
            width: Math.min(parent.width, Theme.tall(1300))
            text: qsTr("The code is on the appliance or in its leaflet, below the Matter sign: 11 digits, or the text of its QR code, which begins with MT:. A phone can type it too.")
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            color: Theme.text2
        }
        Label {
            width: Math.min(parent.width, Theme.tall(1300))
            visible: text !== ""
            text: !live.isKnown ? "" : (root.matter.problem ?? "") !== "" ? root.matter.problem : root.step !== "" ? root.stepText(root.step) : root.added.length > 0 ? qsTr("It is here.") : root.failure !== null ? root.failureText(root.failure.data?.kind ?? "") : ""
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            font.weight: Font.DemiBold
        }
        PillRow {
            id: buttons
            focus: true
            ActionButton {
                visible: root.matter.available === true && root.step === "" && root.added.length === 0
                focusKey: "code"
                icon: "keyboard"
                text: root.failure !== null ? qsTr("Another code") : qsTr("Enter the code")
                onActivated: words.ask(qsTr("Code of the appliance"), "")
            }
            ActionButton {
                visible: root.added.length > 0
                focusKey: "show"
                icon: "devices_other"
                text: qsTr("Show it")
                onActivated: root.openPage("appliance", root.added[0])
            }
            ActionButton {
                focusKey: "done"
                icon: "check"
                text: qsTr("Done")
                onActivated: root.closePage()
            }
        }
    }
    TextEntry {
        id: words
        kind: "path"
        onEntered: text => {
            root.hasAsked = true;
            Api.call("matter.commission", { "code": text });
        }
    }
}
