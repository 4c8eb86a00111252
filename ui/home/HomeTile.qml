// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Appliances

// One tile of Home, whatever it is: a title, an app or an appliance.
Tile {
    id: root
    required property string itemId
    required property string type
    required property string name
    required property string title
    required property string series
    required property int season
    required property int episode
    required property real durationMs
    required property real positionMs
    required property real progress
    required property string poster
    required property string backdrop
    required property string icon
    required property string category
    required property int year
    required property string genre
    required property string synopsis
    required property string rating
    required property string state
    required property string error
    property bool upright: false
    property bool resumes: false
    property bool named: false // a title says its name whatever its picture says

    readonly property bool isTitle: root.type === "title"
    readonly property bool isApp: root.type === "app"
    readonly property bool isSetting: root.type === "setting"
    readonly property bool isAppliance: root.type === "appliance"
    // What the page says large while this has the focus.
    readonly property string heroOver: root.resumes ? qsTr("Continue") : root.isApp && root.state !== "installed" ? qsTr("In the store") : ""
    readonly property string heroName: root.caption
    readonly property string heroFacts: root.isTitle ? root.factsOfTitle() : root.isApp ? root.kindOfApp() : ApplianceWords.line(appliance)
    readonly property string heroText: root.isTitle ? root.synopsis : ""

    focusKey: root.itemId
    isCard: root.isAppliance || root.isSetting
    picture: root.isTitle ? (root.upright && root.poster !== "" ? root.poster : root.backdrop) : root.isApp ? root.icon : ""
    glyph: root.isSetting ? "settings" : root.isAppliance ? Theme.kindIcon(appliance.kind) : root.isApp ? (root.category === "game" ? "videogame_asset" : "apps") : "movie"
    tint: root.isAppliance ? Theme.kindColor(appliance.kind) : Theme.text2
    caption: root.isAppliance || root.isSetting ? root.name : root.isApp ? root.title : root.series !== "" ? root.series : root.name
    big: root.isAppliance ? ApplianceWords.big(appliance) : ""
    line: root.isAppliance ? ApplianceWords.line(appliance) : root.isApp ? root.title : root.isSetting ? "" : root.lineOfTitle()
    part: root.isAppliance ? ApplianceWords.progress(appliance) : root.resumes ? root.progress : -1
    isDim: root.isAppliance && !ApplianceWords.awake(appliance)

    function lineOfTitle(): string {
        if (root.resumes) {
            const left = Math.max(0, root.durationMs - root.positionMs);
            return left < 60000 ? qsTr("%n s left", "", Math.round(left / 1000)) : qsTr("%n min left", "", Math.round(left / 60000));
        }
        if (root.series !== "")
            return qsTr("S%1 E%2 · %3").arg(root.season).arg(root.episode).arg(root.name);
        if (root.error !== "")
            return qsTr("%1 · cannot be read").arg(root.name);
        // A poster says its name itself; a frame out of the film does not.
        return root.poster === "" || root.named ? root.name : "";
    }
    function factsOfTitle(): string {
        const facts = [];
        if (root.series !== "")
            facts.push(qsTr("Season %1, episode %2").arg(root.season).arg(root.episode)); // qmllint disable type
        if (root.year > 0)
            facts.push(String(root.year));
        if (root.durationMs > 0)
            facts.push(root.durationMs < 60000 ? qsTr("%n s", "", Math.round(root.durationMs / 1000)) : qsTr("%n min", "", Math.round(root.durationMs / 60000)));
        if (root.genre !== "")
            facts.push(root.genre);
        if (root.rating !== "" && root.rating !== "0")
            facts.push(root.rating);
        return facts.join("  ·  ");
    }
    function kindOfApp(): string {
        return root.category === "game" ? qsTr("Game") : qsTr("App");
    }
    ApplianceState {
        id: appliance
        applianceId: root.isAppliance ? root.itemId : ""
    }
}
