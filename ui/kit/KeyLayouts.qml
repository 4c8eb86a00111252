// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// The letters of the on-screen keyboard by language, in reading order; digits come with each.
QtObject {
    id: root
    readonly property var latin: [..."abcdefghijklmnopqrstuvwxyz"]
    readonly property var layouts: ({
            "upper": [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
            "signs": [..."!?@#$%&*+-_=/\\|.,:;'\"()[]{}<>^~"],
            "path": [..."abcdefghijklmnopqrstuvwxyz/.-_"],
            "de": [..."abcdefghijklmnopqrstuvwxyzäöüß"],
            "es": [..."abcdefghijklmnopqrstuvwxyzñáéíóú"],
            "ar": [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ء", "ة", "ى", "أ", "إ", "آ", "ؤ", "ئ"]
        })
    readonly property var digits: [..."1234567890"]

    // What one can turn to with the key "next", the language's own first.
    readonly property var orders: ({ "ar": ["ar", "en"], "zh": ["zh", "en"], "de": ["de"], "es": ["es"] })
    function namesFor(language: string): var {
        return root.orders[language.substring(0, 2)] ?? ["en"];
    }
    // What a password or the place of a folder is written with.
    readonly property var plain: ["en", "upper", "signs"]
    function keysOf(name: string, canTurn: bool): var {
        const keys = (root.layouts[name] ?? root.latin).concat(root.digits, ["space", "erase", "clear"]);
        return canTurn ? keys.concat(["next"]) : keys;
    }
}
