// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The appliances: what each reports, and the controls that its capabilities allow. What is shown is what the appliance
// said, never what was asked of it. Text only ever goes in as textContent: names are made by strangers.
"use strict";

const appliances = (() => {
  const known = new Map();
  const cards = new Map();
  let call = null;

  const modes = {
    off: t("Off"), cool: t("Cooling"), heat: t("Heating"), dry: t("Drying"), fan_only: t("Fan"),
    auto: t("Automatic"), heat_cool: t("Automatic"),
  };
  const phases = { running: t("Running"), paused: t("Paused"), ended: t("Finished"), error: t("Needs attention") };

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className)
      element.className = className;
    if (text !== undefined)
      element.textContent = text;
    return element;
  }
  function button(text, className, onClick) {
    const element = make("button", className, text);
    element.addEventListener("click", onClick);
    return element;
  }
  const parts = appliance => Array.isArray(appliance.capabilities) ? appliance.capabilities : [];
  const part = (appliance, type) => parts(appliance).find(one => one.type === type);
  const state = capability => (capability && capability.state) || {};
  const tenths = language.format({ maximumFractionDigits: 1 });
  // In Arabic the sign follows the number on its left, whatever stands before them.
  const side = document.documentElement.dir === "rtl" ? "\u200f" : "";
  const degrees = value => `${side}${tenths(Number(value))}${side}°`;
  const order = (appliance, capability, command, value) =>
    call("appliances.command", value === undefined ? { id: appliance.id, capability: capability.id, command } :
      { id: appliance.id, capability: capability.id, command, value });

  function report(appliance) {
    if (appliance.quality === "unavailable")
      return [t("It does not answer now")];
    if (appliance.problem)
      return [String(appliance.problem)];
    const words = [];
    if (appliance.quality === "stale")
      words.push(t("As it was last heard"));
    for (const capability of parts(appliance)) {
      const now = state(capability);
      if (capability.category)
        continue;
      if (capability.type === "thermostat")
        words.push(modes[now.mode] || String(now.mode || ""),
          now.current !== undefined ? t("room {degrees}", { degrees: degrees(now.current) }) : "");
      else if (capability.type === "operation")
        words.push(phases[now.phase] || t("Idle"), String(now.program || ""),
          now.phase === "running" && now.remainingSeconds > 0 ?
            t("{count} min left", { count: Math.max(1, Math.round(now.remainingSeconds / 60)) }) : "");
      else if (capability.type === "contact")
        words.push(now.open ? t("Open") : t("Closed"));
      else if (capability.type === "temperature" && now.value !== undefined)
        words.push(degrees(now.value));
      else if (capability.type === "onOff" && !part(appliance, "thermostat"))
        words.push(now.on ? t("On") : t("Off"));
    }
    return words;
  }
  // Each part stands alone: a room's Latin name must not turn the Arabic number beside it around.
  function line(className, words) {
    const box = make("p", className);
    words.filter(word => word !== "").forEach((word, index, all) => {
      const one = make("span", "part");
      one.append(make("bdi", "", word), index < all.length - 1 ? " ·" : "");
      box.append(one, " ");
    });
    return box;
  }

  function power(appliance) {
    const onOff = part(appliance, "onOff");
    const thermostat = part(appliance, "thermostat");
    if (onOff) {
      const isOn = Boolean(state(onOff).on);
      return button(isOn ? t("On") : t("Off"), isOn ? "on" : "", () => order(appliance, onOff, "set", !isOn));
    }
    if (thermostat) {
      const isOn = state(thermostat).mode !== "off";
      const choices = ((thermostat.limits || {}).modes || []).filter(mode => mode !== "off");
      const wake = choices.includes("auto") ? "auto" : choices[0];
      if (isOn || wake)
        return button(isOn ? t("On") : t("Off"), isOn ? "on" : "", () => order(appliance, thermostat, "setMode", isOn ? "off" : wake));
    }
    return null;
  }

  function stepper(appliance, thermostat) {
    const limits = thermostat.limits || {};
    const target = Number(state(thermostat).target);
    const step = Number(limits.step) || 0.5;
    const row = make("div", "stepper");
    const move = by => button(by < 0 ? "−" : "+", "", () => {
      const wanted = Math.round((target + by) * 100) / 100;
      order(appliance, thermostat, "setTarget",
        Math.min(Number(limits.max ?? 30), Math.max(Number(limits.min ?? 16), wanted)));
    });
    const less = move(-step);
    const more = move(step);
    less.setAttribute("aria-label", t("Cooler"));
    more.setAttribute("aria-label", t("Warmer"));
    row.append(less, make("p", "big", degrees(target)), more);
    return row;
  }

  function slider(appliance, level) {
    const limits = level.limits || {};
    const input = make("input");
    input.type = "range";
    input.min = Number(limits.min ?? 0);
    input.max = Number(limits.max ?? 100);
    input.value = Number(state(level).percent) || 0;
    input.setAttribute("aria-label", t("Level"));
    input.addEventListener("change", () => order(appliance, level, "set", Number(input.value)));
    return input;
  }

  function operation(appliance, capability) {
    const phase = state(capability).phase;
    const allowed = (capability.limits || {}).commands || ["start", "pause", "stop"];
    const row = make("div", "row");
    const offer = (command, text, className) => {
      if (allowed.includes(command))
        row.append(button(text, className, () => order(appliance, capability, command)));
    };
    if (phase === "running")
      offer("pause", t("Pause"), "");
    else
      offer("start", phase === "paused" ? t("Go on") : t("Start"), "primary");
    if (phase === "running" || phase === "paused")
      offer("stop", t("Stop"), "");
    return row.childElementCount > 0 ? row : null;
  }

  function card(appliance) {
    const box = make("article", appliance.quality === "unavailable" || appliance.quality === "stale" ? "card appliance away" : "card appliance");
    const head = make("div", "head");
    const names = make("div");
    names.append(line("big", [String(appliance.name || t("Appliance"))]),
      line("quiet", [String(appliance.room || ""), ...report(appliance)]));
    head.append(names);
    box.append(head);
    const onOff = power(appliance);
    if (onOff)
      head.append(onOff);
    const thermostat = part(appliance, "thermostat");
    if (thermostat && state(thermostat).mode !== "off" && state(thermostat).target !== undefined)
      box.append(stepper(appliance, thermostat));
    const level = part(appliance, "level");
    if (level)
      box.append(slider(appliance, level));
    const work = part(appliance, "operation");
    const keys = work && operation(appliance, work);
    if (keys)
      box.append(keys);
    if (!appliance.reachable)
      box.querySelectorAll("button, input").forEach(control => { control.disabled = true; });
    return box;
  }

  function draw(id) {
    const old = cards.get(id);
    // A slider under the finger is not taken away.
    if (old && document.activeElement && old.contains(document.activeElement) && document.activeElement.matches("input:active"))
      return;
    const fresh = card(known.get(id));
    if (old)
      old.replaceWith(fresh);
    else
      document.getElementById("appliances").append(fresh);
    cards.set(id, fresh);
    document.getElementById("home-title").hidden = cards.size === 0;
  }

  function take(appliance) {
    if (!appliance || typeof appliance.id !== "string")
      return;
    known.set(appliance.id, appliance);
    draw(appliance.id);
  }
  function remove(id) {
    known.delete(id);
    const old = cards.get(id);
    if (old)
      old.remove();
    cards.delete(id);
    document.getElementById("home-title").hidden = cards.size === 0;
  }
  function takeList(list) {
    const here = new Set(list.map(one => one.id));
    for (const id of [...known.keys()].filter(one => !here.has(one)))
      remove(id);
    const place = one => `${one.room || "~"}\u0000${one.name || ""}`;
    [...list].sort((a, b) => place(a).localeCompare(place(b), language.tag)).forEach(take);
  }

  return { wire: how => { call = how; }, take, takeList, remove };
})();
