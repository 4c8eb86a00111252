// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Client

// The groups of settings in the order of hearthd's schema. A page of it with a panel of its own is a line in
// SettingsGroupPage; its settings, if any, are drawn there.
QtObject {
    id: root
    readonly property var groups: {
        const list = [];
        for (const page of Api.settings.pages) {
            const titles = (page.settings ?? []).map(setting => qsTranslate("SettingsPage", setting.title));
            const text = page.panel ? qsTranslate("SettingsPage", page.text) : titles.slice(0, 3).join(" · ");
            list.push({ "key": page.key, "title": qsTranslate("SettingsPage", page.title), "icon": page.icon, "text": text, "settings": page.settings ?? [], "hasPanel": page.panel === true });
        }
        return list;
    }
    // By its own key or that of one of its settings; null for neither.
    function groupOf(key: string): var {
        return root.groups.find(group => group.key === key || group.settings.some(setting => setting.key === key)) ?? null;
    }
}
