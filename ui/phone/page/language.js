// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The phone's language: the first of its own that words.js has, else English. Runs before the body is laid out, so that
// nothing is drawn on the wrong side first.
"use strict";

const language = (() => {
  function choose() {
    for (const tag of navigator.languages || [navigator.language]) {
      const name = String(tag).toLowerCase().split(/[-_]/)[0];
      if (name === "en" || Object.keys(words).includes(name))
        return { name, tag: known(tag) || name };
    }
    return { name: "en", tag: "en" };
  }
  // Chromium without a locale calls itself "en-US@posix", which Intl refuses.
  function known(tag) {
    try { return Intl.getCanonicalLocales(tag)[0]; } catch { return null; }
  }
  const chosen = choose();
  const table = words[chosen.name] || {};
  const plurals = new Intl.PluralRules(chosen.tag);

  // How numbers are written here: format(options)(number). A minus is as wide as the plus beside it.
  function format(options) {
    const how = new Intl.NumberFormat(chosen.tag, options);
    return value => how.format(value).replace("-", "−");
  }
  const plain = format({});

  // English stands in for what a table lacks. Of several forms the number in values.count picks one.
  function t(text, values = {}) {
    const found = table[text] || text;
    const form = typeof found === "string" ? found : found[plurals.select(values.count)] || found.other;
    return form.replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? plain(values[name]) : values[name]);
  }

  // What stands in index.html. Names and figures have no row in the table and stay.
  function translatePage() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.data.trim();
      if (text !== "")
        texts.currentNode.data = t(text);
    }
    for (const element of document.querySelectorAll("[aria-label]"))
      element.setAttribute("aria-label", t(element.getAttribute("aria-label")));
  }

  // Chinese letters are drawn differently in Taiwan and Japan; the table's are those of the mainland.
  document.documentElement.lang = chosen.name === "zh" ? "zh-Hans" : chosen.tag;
  document.documentElement.dir = chosen.name === "ar" ? "rtl" : "ltr";
  return { tag: chosen.tag, t, format, translatePage };
})();
const t = language.t;
