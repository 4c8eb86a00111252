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

    readonly property var languages: ["en", "zh", "de", "es", "ar"]
    // What one can turn to with the key "next", the language's own first.
    function namesFor(language: string): var {
        const own = language.substring(0, 2);
        return root.languages.filter(name => name === own).concat(root.languages.filter(name => name !== own));
    }
    // What stands on the key that turns to it.
    readonly property var labels: ({ "en": "EN", "zh": "中", "de": "DE", "es": "ES", "ar": "ع", "upper": "ABC", "signs": "!?&", "path": "abc" })
    function labelOf(name: string, layouts: var): string {
        return name === "en" && !layouts.includes("zh") ? "abc" : root.labels[name] ?? "";
    }
    function hasCapitals(name: string): bool {
        return name === "en" || name === "de" || name === "es";
    }
    // Where folders lie; they are called in any language.
    function ofPaths(language: string): var {
        const others = root.namesFor(language).filter(name => name !== "en");
        return ["path", "upper", ...others];
    }
    // What a password is written with.
    readonly property var plain: ["en", "upper", "signs"]
    function keysOf(name: string, canTurn: bool, canShift = false): var {
        const keys = (root.layouts[name] ?? root.latin).concat(root.digits, ["space", "erase", "clear"]);
        return keys.concat(canShift ? ["shift"] : [], canTurn ? ["next"] : []);
    }
}
