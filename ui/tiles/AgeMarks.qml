// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Client

// From what age something is, said as the household's country says it. The marks: filmratings.com and tvguidelines.org,
// fsk.de, bbfc.co.uk; where one asks for a parent's judgement, the age of store/household/ratings.cpp.
QtObject {
    id: root
    readonly property var systems: ({
        "us": [[0, "G"], [8, "PG"], [13, "PG-13"], [17, "R"], [18, "NC-17"]],
        "de": [[0, "FSK 0"], [6, "FSK 6"], [12, "FSK 12"], [16, "FSK 16"], [18, "FSK 18"]],
        "gb": [[0, "U"], [8, "PG"], [12, "12A"], [15, "15"], [18, "18"]]
    })
    readonly property var marks: root.systems[Api.settings.values.ratings ?? ""] ?? null // qmllint disable
    readonly property var plainAges: [0, 6, 8, 10, 12, 14, 16]
    // What a child's profile can be limited to, in years.
    readonly property var ages: root.marks === null ? root.plainAges : root.marks.map(mark => mark[0])
    // The mark of the highest level that begins at or below `age`; "" where years are said.
    function markUpTo(age: int): string {
        const known = (root.marks ?? []).filter(mark => mark[0] <= age);
        return known.length === 0 ? "" : known[known.length - 1][1];
    }
    // A title's own mark; a bare age in the household's words. Of everything for everybody too.
    function said(rating: string): string {
        if (!/^[0-9]+[+]?$/.test(rating))
            return rating;
        const age = parseInt(rating);
        const mark = (root.marks ?? []).find(one => one[0] >= age);
        return mark ? mark[1] : age === 0 ? qsTr("For everybody") : qsTr("From %1").arg(age);
    }
}
