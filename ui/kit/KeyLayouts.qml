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

    /// The layouts that one can turn to with the key "next", the language's own first.
    function namesFor(language: string): var {
        const own = language.substring(0, 2);
        return root.layouts[own] !== undefined ? (own === "ar" ? ["ar", "en"] : [own]) : ["en"];
    }
    // What a password or the place of a folder is written with.
    readonly property var plain: ["en", "upper", "signs"]
    function keysOf(name: string, canTurn: bool): var {
        const keys = (root.layouts[name] ?? root.latin).concat(root.digits, ["space", "erase", "clear"]);
        return canTurn ? keys.concat(["next"]) : keys;
    }
}
