// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The remote and what plays. Text only ever goes in as textContent: titles are made by strangers.
"use strict";

const remote = (() => {
  const byId = id => document.getElementById(id);
  let playback = { state: "none" };
  let heardAt = 0;
  const one = language.format({ useGrouping: false });
  const two = language.format({ minimumIntegerDigits: 2 });
  const seconds = unitDisplay => language.format({ style: "unit", unit: "second", unitDisplay, signDisplay: "always" });
  const states = {
    playing: t("Plays on the TV"), paused: t("Paused"), opening: t("Opens"), buffering: t("Loads"), ended: t("Ended"),
  };

  function clock(ms) {
    const all = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(all / 3600);
    const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
    return hours > 0 ? `${one(hours)}:${rest}` : rest;
  }

  // Between reports the film goes on at the pace of the clock.
  function positionMs() {
    const reported = Number(playback.positionMs) || 0;
    const passed = playback.state === "playing" ? performance.now() - heardAt : 0;
    const length = Number(playback.durationMs) || 0;
    return length > 0 ? Math.min(length, reported + passed) : reported + passed;
  }

  function drawPosition() {
    const length = Number(playback.durationMs) || 0;
    const isKnown = playback.state !== "none" && length > 0;
    byId("playing-track").hidden = !isKnown;
    byId("playing-times").hidden = !isKnown;
    if (!isKnown)
      return;
    const at = positionMs();
    byId("playing-part").style.transform = `scaleX(${at / length})`;
    byId("playing-at").textContent = clock(at);
    byId("playing-of").textContent = clock(length);
  }

  function takePlayback(state) {
    playback = state || { state: "none" };
    heardAt = performance.now();
    const isOpen = playback.state !== "none";
    const title = playback.title || {};
    byId("playing-title").textContent = isOpen ? String(title.name || title.title || t("A film")) : t("Nothing plays");
    byId("playing-line").textContent = playback.error ? String(playback.error.message) :
      isOpen ? states[playback.state] || "" : t("Choose something on the TV with the remote below.");
    byId("playing-keys").hidden = !isOpen;
    byId("playing-toggle").textContent = playback.state === "playing" ? t("Pause") : t("Play");
    drawPosition();
  }

  // A held key repeats only once the TV has answered, so that nothing runs on after the finger is gone.
  function wireKey(button, call) {
    let isHeld = false;
    let timer = 0;
    const press = async isFirst => {
      const done = await call("input.key", { name: button.dataset.key });
      if (done && isHeld && "repeats" in button.dataset)
        timer = setTimeout(() => isHeld && press(false), isFirst ? 350 : 90);
    };
    const release = () => { isHeld = false; clearTimeout(timer); };
    button.addEventListener("pointerdown", event => {
      event.preventDefault();
      isHeld = true;
      if (navigator.vibrate && navigator.userActivation && navigator.userActivation.hasBeenActive)
        navigator.vibrate(8);
      press(true);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"])
      button.addEventListener(end, release);
    // From a keyboard or a screen reader; a finger's click has no detail of 0.
    button.addEventListener("click", event => { if (event.detail === 0) press(true); });
    button.addEventListener("contextmenu", event => event.preventDefault());
  }

  function wire(call) {
    for (const button of document.querySelectorAll("[data-key]"))
      wireKey(button, call);
    for (const button of document.querySelectorAll("[data-skip]")) {
      const deltaMs = Number(button.dataset.skip);
      button.textContent = seconds("narrow")(deltaMs / 1000);
      button.setAttribute("aria-label", seconds("long")(deltaMs / 1000));
      button.addEventListener("click", () => call("playback.skip", { deltaMs }));
    }
    byId("playing-toggle").addEventListener("click",
      () => call(playback.state === "playing" ? "playback.pause" : "playback.play", {}));
    setInterval(drawPosition, 500);
    takePlayback(null);
  }

  return { wire, takePlayback };
})();
