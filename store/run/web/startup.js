// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// What every page of a packaged app finds before its own scripts run: window.hearth. HEARTH_STATE is put in by
// hearth-web: {"launchParams", "savedState", "backStays"}.
(() => {
    "use strict";
    const tell = window.__hearth;
    delete window.__hearth;
    if (typeof tell !== "function" || window !== window.top)
        return;
    const state = HEARTH_STATE;
    const send = (name, value) => tell(JSON.stringify({ name, value }));
    const hearth = {
        launchParams: state.launchParams,
        savedState: state.savedState,
        // A text of at most 64 KiB, given back as savedState at the next start, however this one ends.
        saveState(token) {
            if (typeof token !== "string")
                throw new TypeError("hearth.saveState takes a text");
            if (new TextEncoder().encode(token).length > 65536)
                throw new RangeError("hearth.saveState takes 64 KiB");
            send("saveState", token);
        },
        ready() { send("ready", ""); },
        leave() { send("leave", ""); },
    };
    Object.defineProperty(window, "hearth", { value: Object.freeze(hearth), enumerable: true });
    window.close = hearth.leave;
    // There is no network for it, and it would tell addresses.
    for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"])
        delete window[name];
    // The set's own keyboard opens for a field that has the focus.
    const plain = ["text", "search", "email", "password", "tel", "url", "number"];
    const isEditable = element => element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && plain.includes(element.type)) ||
        (element instanceof HTMLElement && element.isContentEditable);
    const tellField = element => send("field", !isEditable(element) || element.readOnly || element.disabled ? { editable: false } : {
        editable: true, secret: element.type === "password",
        hint: String(element.placeholder || element.getAttribute("aria-label") || (element.labels && element.labels[0] && element.labels[0].textContent) || "").trim().slice(0, 80),
    });
    addEventListener("focusin", event => tellField(event.target), true);
    addEventListener("focusout", () => send("field", { editable: false }), true);
    // Back always leads out: a page that does not take the key goes back, or leaves.
    if (!state.backStays) {
        window.addEventListener("keydown", event => {
            if (event.keyCode !== 461)
                return;
            setTimeout(() => {
                if (!event.defaultPrevented)
                    history.length > 2 ? history.back() : hearth.leave();
            }, 0);
        }, true);
    }
})();
