// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// Top right: what the home wants known, at most three pills, and the clock.
Row {
    id: root
    property bool hasPills: true
    spacing: Theme.px(20)
    property date moment: new Date()
    readonly property string now: Durations.time(root.moment)
    Timer {
        interval: 1000
        running: true
        repeat: true
        onTriggered: root.moment = new Date()
    }
    HomePills { visible: root.hasPills }
    ProfileDisc {
        anchors.verticalCenter: parent.verticalCenter
        visible: Api.household.profiles.length > 1
        name: Api.household.activeName
        picture: Api.household.activePicture
    }
    ClockText {
        anchors.verticalCenter: parent.verticalCenter
        time: root.now
    }
}
