// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// One profile: its name and picture, whose it is, a child's limits, its PIN. Each change is kept at once.
Page {
    id: root
    property int revision: 0
    readonly property var profile: root.revision >= 0 ? Api.household.profile(root.argument) : ({})
    readonly property bool isChild: root.profile.kind === "child"
    readonly property bool isKnown: root.profile.id !== undefined
    readonly property string wakes: "06:30"
    onCurrentChanged: if (root.current) root.takeFocus()
    onIsKnownChanged: if (!root.isKnown && root.current) root.closePage()
    function takeFocus() {
        if (!column.focusKeyed(root.focusAt))
            column.focusFirst();
    }
    Connections {
        target: Api.household
        function onChanged() {
            root.revision++;
        }
    }
    function save(change: var) {
        const next = {};
        for (const field of ["id", "name", "picture", "kind", "ageLimit", "dailyMinutes", "bedtimeFrom", "bedtimeTo"]) {
            if (root.profile[field] !== undefined && root.profile[field] !== null)
                next[field] = root.profile[field];
        }
        for (const field in change) {
            if (change[field] === null)
                delete next[field];
            else
                next[field] = change[field];
        }
        Api.call("profiles.save", { "profile": next });
    }
    function choices(values: var, words: var): var {
        return values.map(value => ({ "key": String(value), "text": words(value) }));
    }
    function hours(minutes: int): string {
        return minutes % 60 === 0 ? qsTr("%n h", "", minutes / 60) : minutes < 60 ? qsTr("%n min", "", minutes) : qsTr("%1 h %2 min").arg(Math.floor(minutes / 60)).arg(minutes % 60);
    }
    function ageText(age: var): string {
        return age === undefined || age === null ? qsTr("Everything") : AgeMarks.markUpTo(age) !== "" ? qsTr("Up to %1").arg(AgeMarks.markUpTo(age)) : age === 0 ? qsTr("Only what is for everybody") : qsTr("Up to %1").arg(age);
    }
    function kindText(kind: string): string {
        return kind === "child" ? qsTr("A child") : kind === "guest" ? qsTr("A guest, whose traces go") : qsTr("A grown-up");
    }
    readonly property var pictures: [["person", qsTr("First letter")], ["face", qsTr("Face")], ["child", qsTr("Child")], ["pet", qsTr("Paw")], ["star", qsTr("Star")], ["heart", qsTr("Heart")], ["flower", qsTr("Flower")], ["game", qsTr("Game")], ["music", qsTr("Music")], ["guest", qsTr("Guest")]]
    function pictureText(name: string): string {
        const row = root.pictures.find(one => one[0] === name);
        return row ? row[1] : "";
    }
    ProfileDisc {
        id: disc
        anchors { left: parent.left; leftMargin: Theme.contentX }
        y: Theme.px(64)
        size: Theme.px(120)
        name: root.profile.name ?? ""
        picture: root.profile.picture ?? "person"
    }
    Label {
        anchors { left: disc.right; leftMargin: Theme.px(32); verticalCenter: disc.verticalCenter }
        width: Theme.px(900)
        text: root.profile.name ?? ""
        font.family: Theme.display
        font.pixelSize: Theme.display3
        font.weight: Font.DemiBold
    }
    FocusFlickable {
        fades: true
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.glow; top: disc.bottom; topMargin: Theme.px(40) - Theme.glow; bottom: parent.bottom }
        width: Theme.isLargeText ? parent.width - Theme.contentX - Theme.safeX + 2 * Theme.glow : Theme.px(1140) + 2 * Theme.glow
        contentHeight: column.y + column.implicitHeight + Theme.safeY + Theme.px(40)
        FocusColumn {
            id: column
            anchors { left: parent.left; leftMargin: Theme.glow }
            y: Theme.glow
            width: parent.width - 2 * Theme.glow
            spacing: Theme.px(16)
            ProfileRow {
                focusKey: "watch"
                visible: root.profile.active !== true
                title: qsTr("Watch as %1").arg(root.profile.name ?? "")
                onActivated: Api.call("profiles.choose", { "id": root.argument })
            }
            ProfileRow {
                focusKey: "name"
                title: qsTr("Name")
                value: root.profile.name ?? ""
                onActivated: entry.ask(qsTr("What is the name?"), root.profile.name)
            }
            ProfileRow {
                focusKey: "picture"
                title: qsTr("Picture")
                value: root.pictureText(root.profile.picture ?? "")
                onActivated: menu.ask(qsTr("Picture"), "", root.pictures.map(one => ({ "key": one[0], "text": one[1] })), root.profile.picture, key => root.save({ "picture": key }))
            }
            ProfileRow {
                focusKey: "kind"
                title: qsTr("Whose it is")
                value: root.kindText(root.profile.kind ?? "")
                onActivated: menu.ask(qsTr("Whose it is"), "", root.choices(["adult", "child", "guest"], root.kindText), root.profile.kind, key => root.save({ "kind": key }))
            }
            ProfileRow {
                focusKey: "age"
                visible: root.isChild
                title: qsTr("What may be watched")
                text: qsTr("Films and games for older people are not shown; what nobody has judged asks for the PIN.")
                value: root.ageText(root.profile.ageLimit)
                onActivated: menu.ask(title, "", root.choices([-1, ...AgeMarks.ages], age => root.ageText(age < 0 ? null : age)), String(root.profile.ageLimit ?? -1), key => root.save({ "ageLimit": Number(key) < 0 ? null : Number(key) }))
            }
            ProfileRow {
                focusKey: "time"
                visible: root.isChild
                title: qsTr("Time in front of the screen, a day")
                text: qsTr("Films and apps count. The household's PIN adds half an hour.")
                value: root.profile.dailyMinutes ? root.hours(root.profile.dailyMinutes) : qsTr("No limit")
                onActivated: menu.ask(title, "", root.choices([0, 30, 45, 60, 90, 120, 180, 240], minutes => minutes ? root.hours(minutes) : qsTr("No limit")), String(root.profile.dailyMinutes ?? 0), key => root.save({ "dailyMinutes": Number(key) || null }))
            }
            ProfileRow {
                focusKey: "bedtime"
                visible: root.isChild
                title: qsTr("Bedtime")
                value: root.profile.bedtimeFrom ? qsTr("%1 to %2").arg(root.profile.bedtimeFrom).arg(root.profile.bedtimeTo) : qsTr("None")
                onActivated: menu.ask(title, "", root.choices(["", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30"], time => time === "" ? qsTr("None") : qsTr("%1 to %2").arg(time).arg(root.wakes)), root.profile.bedtimeFrom ?? "", key => root.save({ "bedtimeFrom": key, "bedtimeTo": key === "" ? "" : root.wakes }))
            }
            ProfileRow {
                focusKey: "pin"
                visible: root.profile.kind !== "guest"
                title: root.profile.hasPin ? qsTr("Remove this profile's PIN") : qsTr("Set a PIN for this profile")
                text: qsTr("It is asked for before somebody watches as %1.").arg(root.profile.name ?? "")
                onActivated: {
                    if (root.profile.hasPin)
                        Api.call("pin.set", { "owner": root.argument, "new": "" });
                    else
                        pad.ask(qsTr("Choose a PIN"), qsTr("Four to eight digits"));
                }
            }
            ProfileRow {
                focusKey: "remove"
                visible: root.profile.active !== true
                title: qsTr("Remove this profile")
                text: qsTr("What it watched is forgotten.")
                onActivated: menu.ask(qsTr("Remove %1?").arg(root.profile.name), "", [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Remove it") }], "", key => {
                    if (key === "remove")
                        Api.call("profiles.remove", { "id": root.argument });
                })
            }
        }
    }
    component ProfileRow: SettingRow {
        id: row
        width: column.width
        onActiveFocusChanged: if (row.activeFocus) {
            root.focusAt = row.focusKey;
        }
    }
    SideMenu { id: menu }
    TextEntry {
        id: entry
        onEntered: text => root.save({ "name": text })
    }
    PinPad {
        id: pad
        anchors.fill: parent
        z: 10
        onEntered: pin => {
            pad.leave();
            Api.call("pin.set", { "owner": root.argument, "new": pin });
        }
        onClosed: pad.leave()
        function leave() {
            pad.visible = false;
            root.takeFocus();
        }
    }
}
