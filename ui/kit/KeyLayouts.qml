// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// The letters of the on-screen keyboard by language, in reading order; digits come with each.
QtObject {
    readonly property var latin: [..."abcdefghijklmnopqrstuvwxyz"]
    readonly property var layouts: ({
            "de": latin.concat(["ä", "ö", "ü", "ß"]),
            "es": latin.concat(["ñ", "á", "é", "í", "ó", "ú"]),
            "ar": [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ء", "ة", "ى", "أ", "إ", "آ", "ؤ", "ئ"]
        })
    readonly property var digits: [..."1234567890"]

    /// The layouts that one can turn to with the key "next", the language's own first.
    function namesFor(language: string): var {
        const own = language.substring(0, 2);
        return layouts[own] !== undefined ? (own === "ar" ? ["ar", "en"] : [own]) : ["en"];
    }
    function keysOf(name: string, canTurn: bool): var {
        const keys = (layouts[name] ?? latin).concat(digits, ["space", "erase", "clear"]);
        return canTurn ? keys.concat(["next"]) : keys;
    }
}
