// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import EmberRun

// The lanes: what comes, and the ember.
Item {
    id: root
    required property Run run
    readonly property real lane: root.height / 5

    Repeater {
        model: root.run.things // qmllint disable type
        Sprite {
            required property var modelData
            width: Math.round(root.lane * (look === Sprite.Spark ? 0.62 : 0.86))
            height: width
            look: modelData.kind
            visible: modelData.kind !== Sprite.Nothing
            x: Math.round(modelData.place * root.lane - width / 2)
            y: Math.round((modelData.lane + 0.5) * root.lane - height / 2)
        }
    }
    Repeater {
        // The tail, a little behind at each step.
        model: 4
        Sprite {
            id: spark
            required property int index
            look: Sprite.Ember
            width: Math.round(root.lane * (0.72 - 0.14 * index))
            height: width
            opacity: 0.4 - 0.08 * index
            x: Math.round(ember.x + (ember.width - width) / 2 - root.lane * 0.3 * (index + 1))
            y: Math.round((root.run.lane + 0.5) * root.lane - height / 2)
            Behavior on y { NumberAnimation { duration: 120 + 60 * spark.index; easing.type: Easing.OutCubic } }
        }
    }
    Sprite {
        id: ember
        look: Sprite.Ember
        width: Math.round(root.lane * 1.15)
        height: width
        x: Math.round((1.1 + 0.9 * root.run.column) * root.lane - width / 2)
        y: Math.round((root.run.lane + 0.5) * root.lane - height / 2)
        Behavior on x { NumberAnimation { duration: 110; easing.type: Easing.OutCubic } }
        Behavior on y { NumberAnimation { duration: 90; easing.type: Easing.OutCubic } }
        SequentialAnimation on opacity {
            running: root.run.shielded && root.run.state === Run.Running
            loops: Animation.Infinite
            onStopped: ember.opacity = 1
            NumberAnimation { to: 0.3; duration: 120 }
            NumberAnimation { to: 1; duration: 120 }
        }
    }
    Words {
        id: praise
        x: Math.round(ember.x + ember.width * 0.8)
        y: Math.round(ember.y - Look.px(20))
        font.weight: Font.DemiBold
        size: 32
        visible: fade.running
        function say(words: string) {
            praise.text = words;
            fade.restart();
        }
        NumberAnimation { id: fade; target: praise; property: "opacity"; from: 1; to: 0; duration: 700 }
    }
    Connections {
        target: root.run
        function onHappened(what: string) {
            if (what === "spark" && root.run.streak % 8 === 0)
                praise.say(qsTr("× %1").arg(Math.min(5, 1 + root.run.streak / 8)));
            else if (what === "hit")
                praise.say(qsTr("Hiss!"));
            else if (what === "flare")
                praise.say(qsTr("Flare!"));
            else if (what === "heart")
                praise.say(qsTr("Warm again"));
        }
    }
}
