// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Appliances

// One tile, whatever it is of: a title, a series, a course, workout or album of music, a folder of photos or one of them, a live channel, an app, an appliance, what it can be asked for, or a setting.
Tile {
    id: root
    required property string itemId
    required property string type
    required property string kind
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
    required property string artist
    required property string rating
    required property string state
    required property string error
    required property string reason
    required property real sinceMs
    required property bool watched
    required property int episodes
    required property int seasons
    required property string partOf
    required property int parts
    required property int done
    required property real leftMs
    required property int times
    required property int photos
    required property int number
    required property bool kept
    required property bool radio
    required property bool posterIsStill // out of the film itself
    property bool upright: false
    property bool resumes: false
    property bool named: false // a title says its name whatever its picture says

    readonly property bool isTitle: root.type === "title"
    readonly property bool isSeries: root.type === "series"
    readonly property bool isWhole: root.type === "course" || root.type === "workout" || root.isMusic
    readonly property bool isMusic: root.type === "music"
    readonly property bool isAlbum: root.type === "album"
    readonly property bool isPhoto: root.type === "photo"
    readonly property bool isLesson: root.partOf.startsWith("course:")
    readonly property bool isExercise: root.partOf.startsWith("workout:")
    readonly property bool isSong: root.partOf.startsWith("music:")
    readonly property bool isHidden: root.type === "hidden" // not for the one who watches
    readonly property bool isAll: root.type === "all" // leads to everything that a row could show
    readonly property bool isApp: root.type === "app"
    readonly property bool isSetting: root.type === "setting"
    readonly property bool isAction: root.type === "action"
    readonly property bool isChannel: root.type === "channel"
    readonly property bool isAppliance: root.type === "appliance"
    // What the page says large while this has the focus.
    readonly property string heroOver: root.resumes ? (root.reason === "next" ? (root.isLesson ? qsTr("Next lesson") : root.isExercise ? qsTr("Next part") : qsTr("Next episode")) : qsTr("Continue")) : root.isChannel ? qsTr("Live · channel %1").arg(root.number) : root.isApp && root.state !== "installed" ? qsTr("In the store") : ""
    readonly property string heroName: root.caption
    readonly property string heroFacts: root.isWhole ? TitleWords.factsOfWhole(root) : root.isAlbum ? TitleWords.photos(root.photos) : root.isTitle || root.isSeries ? root.factsOfTitle() : root.isApp ? root.kindOfApp() : root.isChannel ? root.category : ApplianceWords.line(appliance)
    readonly property string heroText: root.isTitle || root.isSeries || root.isWhole ? root.synopsis : ""

    focusKey: root.itemId
    lines: root.upright ? 3 : 1
    isCard: root.isAppliance || root.isAction || root.isChannel || root.isSetting || root.isAll
    picture: root.isAlbum || root.isPhoto ? root.backdrop : root.isTitle || root.isSeries || root.isWhole ? ((root.upright || root.isMusic || root.isSong) && root.poster !== "" ? root.poster : root.backdrop) : root.isApp ? root.icon : ""
    glyph: root.isChannel ? (root.kept ? "star" : root.radio ? "radio" : "live_tv") : root.isAlbum ? "photo_library" : root.isPhoto ? (root.error === "" ? "photo" : "broken_image") : root.isHidden ? "lock_outline" : root.isAll ? "apps" : root.isSetting ? "settings" : root.isAction ? Theme.kindIcon(root.kind) : root.isAppliance ? Theme.kindIcon(appliance.kind) : root.isApp ? (root.category === "game" ? "videogame_asset" : "apps") : root.type === "course" || root.isLesson ? "school" : root.type === "workout" || root.isExercise ? "fitness_center" : root.isMusic || root.isSong ? "album" : "movie"
    tint: root.isChannel && root.kept ? Theme.amber : root.isAction ? Theme.kindColor(root.kind) : root.isAppliance ? Theme.kindColor(appliance.kind) : Theme.text2
    caption: root.isHidden ? qsTr("Not for this profile") : root.isAll ? TitleWords.allOf(root.itemId) : root.isAppliance || root.isSetting || root.isAction || root.isChannel ? root.name : root.isApp ? root.title : root.series !== "" ? root.series : root.name
    big: root.isAction ? root.title : root.isChannel ? String(root.number) : root.isAppliance ? ApplianceWords.big(appliance) : ""
    line: root.isAll ? "" : root.isChannel ? root.category : root.isAppliance ? ApplianceWords.line(appliance) : root.isApp ? root.title : root.isSetting || root.isAction ? "" : root.isSeries || root.isWhole || root.isAlbum ? root.name : root.isPhoto ? "" : root.lineOfTitle()
    part: root.isAppliance ? ApplianceWords.progress(appliance) : root.resumes && root.reason === "begun" ? root.progress : root.type === "course" && root.progress > 0 ? root.progress : -1
    isDim: root.isAppliance && !ApplianceWords.awake(appliance)

    function lineOfTitle(): string {
        if (root.resumes && root.reason === "begun")
            return TitleWords.left(root.durationMs, root.positionMs);
        if (root.isSong)
            return root.name;
        if (root.isLesson || root.isExercise)
            return qsTr("%1 · %2").arg(root.episode).arg(root.name);
        if (root.series !== "")
            return qsTr("S%1 E%2 · %3").arg(root.season).arg(root.episode).arg(root.name);
        if (root.error !== "")
            return qsTr("Cannot be read · %1").arg(root.name);
        // A poster says its name itself; a frame out of the film does not.
        return root.poster === "" || root.posterIsStill || root.named ? root.name : "";
    }
    function factsOfTitle(): string {
        if (root.isSong)
            return root.artist === "" ? root.name : root.artist + "  ·  " + root.name;
        const facts = TitleWords.facts(root);
        if (root.isLesson || root.isExercise)
            return (root.isLesson ? qsTr("Lesson %1") : qsTr("Part %1")).arg(root.episode) + "  ·  " + root.name + "  ·  " + facts; // qmllint disable type
        return root.series !== "" ? qsTr("Season %1, episode %2").arg(root.season).arg(root.episode) + "  ·  " + facts : facts; // qmllint disable type
    }
    function kindOfApp(): string {
        return root.category === "game" ? qsTr("Game") : qsTr("App");
    }
    ApplianceState {
        id: appliance
        applianceId: root.isAppliance ? root.itemId : ""
    }
}
