// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The connection to the TV: introduces this phone, calls the API, hands events to the parts, comes back by itself.
"use strict";

(() => {
  const byId = id => document.getElementById(id);
  const kKey = "hearth.key";
  const kCallDeadlineMs = 8000;
  const applianceWindow = 100;
  let socket = null;
  let isPaired = false;
  let retryMs = 250;
  let retryTimer = 0;
  let nextId = 1;
  let sentenceTimer = 0;
  const waiting = new Map();

  // Without storage (a private window) the phone is paired until the page is closed.
  let keptKey = null;
  function key() {
    try { return localStorage.getItem(kKey) || keptKey; } catch { return keptKey; }
  }
  function keep(value) {
    keptKey = value;
    try { value ? localStorage.setItem(kKey, value) : localStorage.removeItem(kKey); } catch { /* kept above */ }
  }

  // The TV may speak another language than the phone, so the stop goes by the letters before it.
  function ended(text) {
    if (/[.!?。！？؟]$/.test(text))
      return text;
    return text + (/\p{Script=Han}$/u.test(text) ? "。" : ".");
  }
  function say(error) {
    const text = error ? [error.message, error.data && error.data.action].filter(Boolean)
      .map(part => ended(String(part))).join(" ").replace(/。 /g, "。") : "";
    byId("sentence").textContent = text;
    byId("sentence").hidden = text === "";
    clearTimeout(sentenceTimer);
    if (text !== "" && isPaired)
      sentenceTimer = setTimeout(() => say(null), 6000);
  }
  function show(view, link, isUp) {
    byId("pairing").hidden = view !== "pairing";
    byId("paired").hidden = view !== "paired";
    byId("link").textContent = link;
    byId("link").classList.toggle("up", isUp);
  }

  function finish(id, message) {
    const call = waiting.get(id);
    if (!call)
      return;
    waiting.delete(id);
    clearTimeout(call.timer);
    call.done(message);
  }
  function ask(method, params) {
    return new Promise(resolve => {
      if (!isPaired) {
        resolve({ error: { message: t("The TV is not connected"), data: { action: t("Wait a moment") } } });
        return;
      }
      const id = nextId++;
      const timer = setTimeout(() => finish(id, { error: { message: t("The TV did not answer in time") } }), kCallDeadlineMs);
      waiting.set(id, { done: resolve, timer });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }
  // For what a finger asked: an error is a sentence on the page.
  async function call(method, params) {
    const answer = await ask(method, params);
    say(answer.error || null);
    return !answer.error;
  }
  // For what the page itself asks: a part that the TV has not, stays away.
  // In windows, until one is not full.
  async function readAppliances() {
    const list = [];
    for (let window; !window || window.length === applianceWindow;) {
      const answer = await ask("appliances.list", { offset: list.length, limit: applianceWindow });
      if (answer.error)
        return;
      window = answer.result;
      list.push(...window);
    }
    appliances.takeList(list);
  }
  async function read(method, take) {
    const answer = await ask(method, {});
    if (!answer.error)
      take(answer.result);
  }

  function takeEvent(name, params) {
    if (name === "playback.changed")
      remote.takePlayback(params);
    else if (name === "appliances.changed")
      appliances.take(params);
    else if (name === "appliances.removed")
      appliances.remove(params.id);
  }
  function welcome(set) {
    if (set.key)
      keep(set.key);
    isPaired = true;
    retryMs = 250;
    byId("set").textContent = set.set || "Hearth";
    byId("code").value = "";
    say(null);
    show("paired", t("Connected"), true);
    ask("events.subscribe", { names: ["playback.changed", "appliances.changed", "appliances.removed"] });
    read("playback.state", remote.takePlayback);
    readAppliances();
  }
  function refused(error) {
    const isUnknown = error.data && error.data.kind === "not-allowed";
    if (byId("pairing").hidden && isUnknown) {
      keep(null);
      show("pairing", t("Not paired"), false);
      say(null);
    } else {
      say(error);
      byId("code").select();
    }
  }
  function introduce(code) {
    socket.send(JSON.stringify({ code, name: navigator.platform || t("Phone") }));
  }
  function receive(text) {
    const message = JSON.parse(text);
    if (message.paired)
      welcome(message.paired);
    else if (message.refused)
      refused(message.refused);
    else if (message.method)
      takeEvent(message.method, message.params || {});
    else
      finish(message.id, message);
  }

  // A code in the address (from a picture code on the TV) is used once and not kept in the history.
  function codeFromAddress() {
    const found = /^#(\d{6})$/.exec(location.hash);
    if (found)
      history.replaceState(null, "", "/");
    return found ? found[1] : null;
  }

  function connect() {
    clearTimeout(retryTimer);
    const mine = new WebSocket(`ws://${location.host}/api`);
    socket = mine;
    mine.addEventListener("open", () => {
      const code = codeFromAddress();
      if (key()) {
        mine.send(JSON.stringify({ key: key() }));
        return;
      }
      retryMs = 250;
      show("pairing", t("Not paired"), false);
      if (code)
        introduce(code);
    });
    mine.addEventListener("message", event => receive(event.data));
    mine.addEventListener("close", () => {
      isPaired = false;
      for (const id of [...waiting.keys()])
        finish(id, { error: { message: t("The connection to the TV was lost") } });
      byId("link").textContent = t("Connecting");
      byId("link").classList.remove("up");
      retryTimer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, 5000);
    });
  }

  byId("code-form").addEventListener("submit", event => {
    event.preventDefault();
    // An Arabic or a Persian keyboard types its own digits; their last four bits are the number.
    const code = byId("code").value.replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) & 15).replace(/\D/g, "");
    if (code.length !== 6)
      say({ message: t("The code has six digits") });
    else if (socket.readyState === WebSocket.OPEN)
      introduce(code);
    else
      say({ message: t("The TV is not connected"), data: { action: t("Wait a moment") } });
  });
  // A phone that wakes up does not wait for the next try.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && socket && socket.readyState === WebSocket.CLOSED)
      connect();
  });
  language.translatePage();
  remote.wire(call);
  appliances.wire(call);
  connect();
})();
