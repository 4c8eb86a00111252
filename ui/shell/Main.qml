// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Home
import Hearth.Watch
import Hearth.Apps
import Hearth.Appliances
import Hearth.Phone
import Hearth.Search
import Hearth.Settings
import Hearth.Titles
import Hearth.Photos
import Hearth.Live
import Hearth.Servers
import Hearth.Profiles
import Hearth.Welcome
import Hearth.Shell

// The screen: the launcher, the film over it, an app over that, toasts over everything. Which of them is in front is
// hearthd's to say.
Window {
    id: root
    required property ScreenLink link
    required property Surfaces surfaces
    required property KeyGate gate
    readonly property bool filmInFront: Api.front === "film"
    readonly property bool appInFront: Api.front === "app"
    property int surfaceRevision: 0
    readonly property bool hasChannels: (live.value.channels ?? 0) > 0
    readonly property bool asksFirst: firstStart.value.wanted === true

    signal bellRang
    signal sirenSounded

    // TVs that cut off the edges leave this much of it.
    readonly property var settings: Api.settings.values
    contentItem.scale: 1 - 2 * Number(root.settings.screenEdges ?? 0) / 100
    contentItem.clip: contentItem.scale < 1
    color: root.filmInFront ? "black" : Theme.ground
    title: "Hearth"
    visible: false

    Binding {
        target: Theme
        property: "screenHeight"
        value: root.height
    }
    Binding {
        target: Durations
        property: "halfDays"
        value: Api.settings.values["clock"] === "12" // qmllint disable type
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: Api.settings.values["highContrast"] === true // qmllint disable type
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: Api.settings.values["reducedMotion"] === true // qmllint disable type
    }
    Binding {
        target: Theme
        property: "textPercent"
        value: Number(Api.settings.values["textSize"] ?? "100") // qmllint disable type
    }
    Connections {
        target: root.surfaces
        function onChanged() {
            root.surfaceRevision++;
        }
    }
    Connections {
        target: root.link
        function onRestored(pages: string) {
            if (pages !== "" && stack.pages.length <= 1) {
                stack.clear();
                stack.restore(pages);
            }
            root.giveFocus();
        }
    }
    Connections {
        target: Api
        function onStageChanged() {
            root.giveFocus();
        }
        function onNotice(id: string, kind: string, text: string, page: string) {
            toast.tell(id, kind, text, page);
        }
        function onDanger(notice: var) {
            danger.take(notice);
        }
        function onNoticeGone(id: string) {
            danger.forget(id);
            toast.forget(id);
        }
        function onFailed(message: string, action: string) {
            toast.show("error", action === "" ? message : qsTr("%1. %2.").arg(message).arg(action), "");
        }
        function onSaid(text: string) {
            toast.show("said", text, "");
        }
        function onPinWanted(sentence: string, hint: string) {
            pin.ask(sentence, hint);
        }
        function onPinAccepted() {
            pin.visible = false;
            root.giveFocus();
        }
    }
    // A fresh set asks before it shows anything else; the rest of it waits behind.
    LiveValue {
        id: firstStart
        method: "system.firstStart"
    }
    LiveValue {
        id: live
        method: "channels.overview"
        event: "channels.changed"
    }
    onAsksFirstChanged: if (root.asksFirst) root.welcome()
    function welcome() {
        stack.reset("home");
        stack.push("welcome", "", "");
        stack.focus = true;
        root.giveFocus();
    }
    function closeQuick() {
        if (!quick.visible)
            return;
        quick.visible = false;
        root.giveFocus();
    }
    // A page of the launcher, over whatever was in front.
    function show(name: string, argument: string) {
        root.closeQuick();
        if (Api.front !== "launcher")
            Api.call("stage.home");
        stack.focus = true; // and not the rail, if that had it
        stack.push(name, argument, "");
        root.giveFocus();
    }
    function giveFocus() {
        if (quick.visible)
            quick.forceActiveFocus();
        else if (pin.visible)
            pin.forceActiveFocus();
        else if (root.filmInFront)
            film.forceActiveFocus();
        else if (root.appInFront)
            app.forceActiveFocus();
        else
            launcher.forceActiveFocus();
    }

    Item {
        id: keys
        anchors.fill: parent
        LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft // qmllint disable type
        LayoutMirroring.childrenInherit: true
        focus: true
        Keys.onPressed: event => {
            // What nobody in front wants.
            const isDigit = event.key >= Qt.Key_0 && event.key <= Qt.Key_9;
            const isStep = event.key === Qt.Key_ChannelUp || event.key === Qt.Key_ChannelDown;
            if ((isDigit || isStep) && root.hasChannels && !root.appInFront) {
                event.accepted = true;
                if (isDigit)
                    channelNumber.type(event.text);
                else
                    Api.call("channels.step", { "by": event.key === Qt.Key_ChannelUp ? 1 : -1 });
            }
            if (event.key === Qt.Key_Menu) {
                event.accepted = true;
                if (!event.isAutoRepeat)
                    quick.open();
            }
        }

        FocusScope {
            id: launcher
            anchors.fill: parent
            visible: !root.filmInFront && !root.appInFront
            focus: true

            PageStack {
                id: stack
                anchors.fill: parent
                focus: true
                componentFor: (name, argument) => ({ "home": homePage, "store": storePage, "app": appPage, "myhome": myHomePage, "appliance": appliancePage, "account": accountPage, "energy": energyPage, "zigbee": zigbeePage, "matterAdd": matterAddPage, "matterShare": matterSharePage, "batteries": batteriesPage, "phone": phonePage, "settings": argument === "" ? settingsPage : settingsGroupPage, "welcome": welcomePage, "search": searchPage, "title": titlePage, "all": libraryPage, "series": seriesPage, "course": coursePage, "workout": coursePage, "music": musicPage, "album": albumPage, "photo": photoPage, "live": livePage, "server": serverPage, "profiles": profilesPage, "profile": profilePage })[name]
                onRailWanted: rail.focusHere()
                onLeftLast: rail.focusHere()
                Component.onCompleted: if (stack.pages.length === 0) stack.push("home", "", "")
            }
            Rail {
                id: rail
                visible: stack.currentPage?.coversRail !== true
                anchors.left: parent.left
                height: parent.height
                here: stack.pages.length > 0 ? stack.pages[0].name : ""
                entries: Api.hasCorner ? rail.pages.concat([{ "name": "film", "icon": "fullscreen", "text": Api.playback.name }]) : rail.pages
                readonly property var pages: [
                    { "name": "home", "icon": "home", "text": qsTr("Home") },
                    { "name": "search", "icon": "search", "text": qsTr("Search") },
                    ...(root.hasChannels ? [{ "name": "live", "icon": "live_tv", "text": qsTr("Live TV") }] : []),
                    { "name": "store", "icon": "apps", "text": qsTr("Apps and games") },
                    { "name": "myhome", "icon": "settings_remote", "text": qsTr("My home") },
                    { "name": "phone", "icon": "phone_android", "text": qsTr("Phone as remote") },
                    { "name": "settings", "icon": "settings", "text": qsTr("Settings") },
                    { "name": "quick", "icon": "tune", "text": qsTr("Volume, lights, standby") }
                ]
                onChosen: name => {
                    stack.forceActiveFocus();
                    if (name === "quick") {
                        quick.open();
                        return;
                    }
                    if (name === "film") {
                        Api.call("stage.corner", { "film": false });
                        return;
                    }
                    if (stack.pages.length !== 1 || stack.currentPage.name !== name)
                        stack.reset(name);
                }
                onClosed: stack.forceActiveFocus()
                onBacked: {
                    if (stack.pages.length !== 1 || stack.currentPage.name !== "home")
                        stack.reset("home");
                    stack.forceActiveFocus();
                }
            }
            TopBar {
                visible: stack.currentPage?.coversRail !== true
                // Beside the heading of a page there is no room for them in large letters.
                hasPills: !Theme.isLargeText || stack.currentPage?.name === "home"
                anchors { right: parent.right; rightMargin: Theme.safeX }
                y: Theme.px(54)
            }
        }
        CornerSpot {
            id: spot
            anchors.fill: parent
            isShown: Api.hasCorner
        }
        FilmLayer {
            id: film
            width: parent.width
            height: parent.height
            x: film.isSmall ? spot.spotX : 0
            y: film.isSmall ? spot.spotY : 0
            z: film.isSmall ? 1 : 0
            scale: film.isSmall ? spot.share : 1
            transformOrigin: Item.TopLeft
            isSmall: Api.hasCorner
            visible: root.filmInFront || film.isSmall
            Behavior on x { enabled: film.isSmall; NumberAnimation { duration: Theme.pageMs; easing.type: Easing.OutCubic } }
            Behavior on y { enabled: film.isSmall; NumberAnimation { duration: Theme.pageMs; easing.type: Easing.OutCubic } }
            firstPicture: root.surfaces.firstPicture
            secondPicture: root.surfaces.secondPicture
            showsSecond: root.surfaces.showsSecond
            subtitles: root.surfaces.filmSubtitles
        }
        AppLayer {
            id: app
            anchors.fill: parent
            visible: root.appInFront
            appId: Api.frontApp
            surface: root.surfaceRevision >= 0 ? root.surfaces.ofApp(Api.frontApp) : null
            nativeField: root.surfaces.fields?.current ?? null
            onTyped: text => root.surfaces.fields.type(text)
            onPressed: name => ({ "erase": () => root.surfaces.fields.erase(), "clear": () => root.surfaces.fields.clear(), "accept": () => root.surfaces.fields.accept() })[name]()
        }
        Binding {
            target: root.surfaces
            property: "player"
            value: Api.filmPlayer
        }
        Binding {
            target: root.surfaces.fields
            property: "picture"
            value: app.view
        }
        QuickPanel {
            id: quick
            anchors.fill: parent
            z: 2
            onClosed: root.closeQuick()
            onPageWanted: name => root.show(name, "")
        }
        PinPad {
            id: pin
            anchors.fill: parent
            z: 2
            onEntered: digits => Api.givePin(digits)
            onClosed: {
                Api.dropPin();
                pin.visible = false;
                root.giveFocus();
            }
        }
    }
    AmbientLayer {
        anchors.fill: parent
    }
    Toast {
        id: toast
        anchors { right: parent.right; rightMargin: Theme.safeX }
        y: Theme.px(140)
        visible: false
        // What the home has to say is heard one after the other; a reproof comes at once.
        property var waiting: []
        property string page: ""
        property bool isBell: false
        picture: toast.isBell ? visitor.picture : ""
        ApplianceState {
            id: visitor
            applianceId: toast.isBell ? toast.page.split(":").slice(1).join(":") : ""
        }
        function tell(id: string, kind: string, text: string, page: string) {
            // Somebody at the door comes before what has finished.
            if (kind === "doorbell") {
                waiting = [{ "id": id, "kind": kind, "text": text, "page": page, "at": Date.now() }].concat(waiting.filter(one => one.kind !== "doorbell")); // qmllint disable type
                if (!toast.isBell)
                    toast.visible = false;
                if (!toast.visible)
                    toast.showNext();
                return;
            }
            // What has finished comes before what only informs; each in its order.
            const later = kind === "cycleEnded" ? waiting.findIndex(one => one.kind !== "cycleEnded" && one.kind !== "doorbell") : -1;
            const at = later < 0 ? waiting.length : later;
            waiting = waiting.slice(0, at).concat([{ "id": id, "kind": kind, "text": text, "page": page }], waiting.slice(at)); // qmllint disable type
            if (!toast.visible)
                toast.showNext();
        }
        // A dark screen stays dark; what came meanwhile is told when somebody is there again.
        readonly property bool mayShow: (Api.power === "on" || Api.power === "ambient") && !danger.isShown
        onMayShowChanged: if (toast.mayShow && !toast.visible) toast.showNext()
        function showNext() {
            if (waiting.length === 0 || !toast.mayShow)
                return;
            const next = waiting[0];
            waiting = waiting.slice(1);
            // A dark screen was woken too late for whoever rang.
            if (next.kind === "doorbell" && Date.now() - next.at > Theme.visitorMs) {
                Api.noticeShown(next.id);
                toast.showNext();
                return;
            }
            toast.show(next.kind, next.text, next.page);
            Api.noticeShown(next.id);
        }
        function forget(id: string) {
            waiting = waiting.filter(one => one.id !== id); // qmllint disable type
        }
        function end() {
            leave.stop();
            toast.visible = false;
            toast.showNext();
        }
        function show(kind: string, text: string, page: string) {
            toast.page = page;
            toast.isBell = kind === "doorbell";
            if (toast.isBell)
                root.bellRang();
            read.restart();
            toast.okText = page === "" ? "" : qsTr("Show");
            toast.backText = page === "" ? "" : qsTr("Later");
            toast.icon = kind === "error" ? "error_outline" : kind === "doorbell" ? "notifications_active" : kind === "cycleEnded" ? "local_laundry_service" : kind === "doorOpen" ? "meeting_room" : "notifications_none";
            toast.tint = kind === "error" ? Theme.rose : kind === "cycleEnded" ? Theme.violet : Theme.amber;
            toast.text = text;
            toast.visible = true;
            leave.restart();
        }
        // A key that was on its way to what is below when the alert came is not taken from it.
        Timer {
            id: read
            interval: Theme.alertMs
        }
        Timer {
            id: leave
            interval: toast.isBell ? Theme.bellMs : toast.waiting.length > 0 ? Theme.toastMs / 2 : Theme.toastMs
            onTriggered: toast.end()
        }
    }
    ChannelNumber {
        id: channelNumber
        anchors { left: parent.left; leftMargin: Theme.safeX }
        y: Theme.safeY
    }
    VolumeBar {
        anchors { right: parent.right; rightMargin: Theme.safeX; verticalCenter: parent.verticalCenter }
    }
    DangerAlert {
        id: danger
        anchors.fill: parent
        onSounded: root.sirenSounded()
        onAnswered: page => {
            if (page !== "" && !danger.isShown)
                root.show(page.split(":")[0], page.split(":").slice(1).join(":"));
        }
        LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft // qmllint disable type
        LayoutMirroring.childrenInherit: true
    }
    Binding {
        target: root.gate
        property: "borrows"
        value: danger.isShown ? danger.mayAnswer : toast.visible && toast.page !== "" && !read.running
    }
    Binding {
        target: root.gate
        property: "isClosed"
        value: danger.isShown
    }
    Connections {
        target: root.gate
        // To the app that was left before the one it was pressed in, as Alt and Tab.
        function onHomeDoubled(from: string) {
            Api.switchApp(from);
        }
        function onHomePressed() {
            quick.visible = false;
            pin.visible = false;
            Api.dropPin();
            if (Api.front !== "launcher")
                Api.call("stage.home");
            else
                stack.reset("home");
            stack.focus = true; // and not the rail, if that had it
            root.giveFocus();
        }
        function onAnswered(yes: bool) {
            if (danger.isShown) {
                danger.answer(yes);
                return;
            }
            const page = toast.page;
            toast.end();
            if (yes)
                root.show(page.split(":")[0], page.split(":").slice(1).join(":"));
        }
    }
    Binding {
        target: root.link
        property: "page"
        value: root.filmInFront ? "film" : root.appInFront ? "app:" + Api.frontApp : stack.currentPage ? stack.currentPage.name + (stack.currentPage.argument === "" ? "" : ":" + stack.currentPage.argument) : ""
    }
    Binding {
        target: root.link
        property: "pages"
        value: stack.description
    }
    Binding {
        target: root.link
        property: "toast"
        value: danger.isShown ? danger.text : toast.visible ? toast.text : ""
    }

    Component { id: homePage; HomePage {} }
    Component { id: storePage; StorePage {} }
    Component { id: appPage; AppPage {} }
    Component { id: accountPage; AccountPage {} }
    Component { id: myHomePage; MyHomePage {} }
    Component { id: energyPage; EnergyPage {} }
    Component { id: zigbeePage; ZigbeePage {} }
    Component { id: matterAddPage; MatterAddPage {} }
    Component { id: matterSharePage; MatterSharePage {} }
    Component { id: batteriesPage; BatteriesPage {} }
    Component { id: appliancePage; AppliancePage {} }
    Component { id: phonePage; PhonePage {} }
    Component { id: searchPage; SearchPage {} }
    Component { id: titlePage; TitlePage {} }
    Component { id: libraryPage; LibraryPage {} }
    Component { id: seriesPage; SeriesPage {} }
    Component { id: coursePage; CoursePage {} }
    Component { id: musicPage; MusicPage {} }
    Component { id: albumPage; AlbumPage {} }
    Component { id: photoPage; PhotoPage {} }
    Component { id: livePage; LivePage {} }
    Component { id: serverPage; ServerPage {} }
    Component { id: profilesPage; ProfilesPage {} }
    Component { id: profilePage; ProfilePage {} }
    Component { id: settingsPage; SettingsPage {} }
    Component { id: settingsGroupPage; SettingsGroupPage {} }
    Component { id: welcomePage; WelcomePage { askedAtFirst: root.asksFirst } }
}
