// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Unwind: choose a routine, follow its steps. Keys of a remote only; comes back where it was left.
import { figures, routines } from "./routines.js";

const Key = { left: 37, up: 38, right: 39, down: 40, ok: 13, back: 461, play: 415, pause: 19 };
const byId = id => document.getElementById(id);
// In a desktop's browser there is no Hearth; the app runs all the same.
const hearth = window.hearth ?? { launchParams: {}, savedState: "", saveState() {}, ready() {}, leave() {} };

const state = { focus: 0, routine: -1, step: 0, spent: 0, paused: true };

function restore() {
    try {
        const saved = JSON.parse(hearth.savedState || "{}");
        if (routines[saved.focus])
            state.focus = saved.focus;
        const steps = routines[saved.routine]?.steps;
        if (steps?.[saved.step] && saved.spent >= 0 && saved.spent < steps[saved.step].seconds)
            Object.assign(state, { routine: saved.routine, step: saved.step, spent: saved.spent });
    } catch {
        // What cannot be read is the same as nothing saved.
    }
}

let lastSaved = "";
function save() {
    const token = JSON.stringify({ ...state, spent: Math.floor(state.spent * 10) / 10 });
    if (token !== lastSaved)
        hearth.saveState(lastSaved = token);
}

const minutes = seconds => `${Math.floor(seconds / 60)}:${String(Math.ceil(seconds) % 60).padStart(2, "0")}`;
const current = () => routines[state.routine]?.steps[state.step];

function drawChoice() {
    const cards = byId("routines");
    if (!cards.firstChild)
        cards.append(...routines.map(cardOf));
    cards.children[state.focus].focus();
}

function cardOf(routine) {
    const card = document.createElement("button");
    card.className = "card";
    const total = routine.steps.reduce((sum, step) => sum + step.seconds, 0);
    card.innerHTML = `<svg viewBox="0 0 100 100">${figures[routine.figure]}</svg><h2></h2><p></p>`;
    card.querySelector("h2").textContent = routine.name;
    card.querySelector("p").textContent = `${Math.round(total / 60)} min · ${routine.steps.length} steps`;
    return card;
}

function drawSession() {
    const routine = routines[state.routine];
    byId("where").textContent = `${routine.name} · ${state.step + 1} of ${routine.steps.length}`;
    byId("name").textContent = current().name;
    byId("words").textContent = current().words;
    byId("figure").innerHTML = figures[current().figure];
    byId("session").querySelector("section").focus();
    drawMoment();
}

let shown = "";
function drawMoment() {
    const step = current();
    const left = minutes(Math.max(0, step.seconds - state.spent));
    if (left !== shown)
        byId("left").textContent = shown = left;
    byId("line").style.width = `${100 * state.spent / step.seconds}%`;
    const phase = state.spent % step.breathSeconds / step.breathSeconds;
    byId("circle").style.transform = `scale(${(0.72 + 0.28 * (0.5 - Math.cos(2 * Math.PI * phase) / 2)).toFixed(4)})`;
    byId("breath").textContent = state.paused ? "Resting" : phase < 0.5 ? "Breathe in" : "Breathe out";
    byId("okDoes").textContent = state.paused ? "goes on" : "rests";
    byId("session").classList.toggle("resting", state.paused);
}

function show() {
    byId("choice").hidden = state.routine >= 0;
    byId("session").hidden = state.routine < 0;
    shown = "";
    if (state.routine >= 0)
        drawSession();
    else
        drawChoice();
    save();
}

function goTo(step) {
    const steps = routines[state.routine].steps;
    if (step >= steps.length) {
        state.routine = -1;
        state.paused = true;
    } else if (step >= 0) {
        state.step = step;
        state.spent = 0;
    }
    show();
}

function begin(index) {
    Object.assign(state, { routine: index, step: 0, spent: 0, paused: false });
    show();
}

function setPaused(paused) {
    state.paused = paused;
    drawMoment();
    save();
}

function press(code) {
    if (state.routine < 0) {
        if (code === Key.left || code === Key.right) {
            const next = state.focus + (code === Key.left ? -1 : 1);
            state.focus = Math.min(routines.length - 1, Math.max(0, next));
            show();
        } else if (code === Key.ok || code === Key.play) {
            begin(state.focus);
        } else if (code === Key.back) {
            save();
            hearth.leave();
        }
        return;
    }
    if (code === Key.ok || code === Key.play || code === Key.pause)
        setPaused(code === Key.ok ? !state.paused : code === Key.pause);
    else if (code === Key.right)
        goTo(state.step + 1);
    else if (code === Key.left)
        goTo(state.spent > 3 ? state.step : Math.max(0, state.step - 1));
    else if (code === Key.back)
        Object.assign(state, { routine: -1, paused: true }), show();
}

window.addEventListener("keydown", event => {
    if (Object.values(Key).includes(event.keyCode)) {
        event.preventDefault();
        press(event.keyCode);
    }
});
// A tone that rises and falls with the breath, quieter while the home has something to say.
const sound = new AudioContext();
const tone = new OscillatorNode(sound, { type: "sine", frequency: 110 });
const loudness = new GainNode(sound, { gain: 0 });
tone.connect(loudness).connect(sound.destination);
tone.start();
let focus = 1;
function breathe(phase) {
    const swell = 0.5 - Math.cos(2 * Math.PI * phase) / 2;
    loudness.gain.setTargetAtTime(0.12 * focus * swell, sound.currentTime, 0.1);
    tone.frequency.setTargetAtTime(110 + 55 * swell, sound.currentTime, 0.1);
}
function hush() {
    loudness.gain.setTargetAtTime(0, sound.currentTime, 0.1);
}
window.addEventListener("hearth:sound", event => {
    focus = { play: 1, duck: 0.3, pause: 0 }[event.detail.focus] ?? 1;
    focus === 0 ? sound.suspend() : sound.resume();
});
window.addEventListener("hearth:background", () => state.routine >= 0 && setPaused(true));
window.addEventListener("hearth:close", save);

let last = performance.now();
function frame(now) {
    const passed = Math.min(0.25, (now - last) / 1000);
    last = now;
    if (state.routine >= 0 && !state.paused) {
        state.spent += passed;
        if (state.spent >= current().seconds)
            goTo(state.step + 1);
        else
            drawMoment();
        if (state.routine >= 0)
            breathe(state.spent % current().breathSeconds / current().breathSeconds);
    } else {
        hush();
    }
    requestAnimationFrame(frame);
}

restore();
show();
setInterval(save, 1000);
requestAnimationFrame(frame);
hearth.ready();
