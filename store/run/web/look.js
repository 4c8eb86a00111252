// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// What a viewer has before them, for the check of focus and words: what has the focus, and every text that shows. All
// lengths as on a screen of 1280 x 720.
(() => {
    const unit = 1280 / innerWidth;
    const kMostTexts = 300;
    const box = rect => ({ x: Math.round(rect.x * unit), y: Math.round(rect.y * unit), width: Math.round(rect.width * unit), height: Math.round(rect.height * unit) });
    const short = text => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 100);
    const roles = { A: "link", BUTTON: "button", INPUT: "textbox", TEXTAREA: "textbox", SELECT: "combobox", VIDEO: "video" };

    function nameOf(element) {
        const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map(id => document.getElementById(id)?.innerText);
        return short(labels.filter(Boolean).join(" ")) || short(element.getAttribute("aria-label")) || short(element.labels?.[0]?.innerText)
            || short(element.alt) || short(element.title) || short(element.innerText) || short(element.placeholder);
    }
    function placeOf(element) {
        const steps = [];
        for (let at = element; at?.parentElement && steps.length < 12; at = at.parentElement)
            steps.unshift(at.id ? "#" + at.id : at.tagName.toLowerCase() + Array.prototype.indexOf.call(at.parentElement.children, at));
        return steps.join("/");
    }
    function focus() {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement)
            element = element.shadowRoot.activeElement;
        if (!element || element === document.body || element === document.documentElement)
            return null;
        return { name: nameOf(element), role: element.getAttribute("role") ?? roles[element.tagName] ?? "group", key: placeOf(element), rect: box(element.getBoundingClientRect()) };
    }
    const parts = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
    // Of a picture or a gradient only the eye can tell.
    function groundOf(element) {
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.backgroundImage !== "none")
                return null;
            const [r, g, b, a = 1] = parts(style.backgroundColor);
            if (a > 0.95)
                return [r, g, b];
            if (a > 0.05)
                return null;
        }
        return [255, 255, 255];
    }
    // WCAG 2.1, relative luminance and contrast ratio.
    const luminance = colour => colour.slice(0, 3).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    function contrastOf(element, style) {
        const ground = groundOf(element);
        const [r, g, b, a = 1] = parts(style.color);
        if (!ground || a < 0.95)
            return null;
        const [one, other] = [luminance([r, g, b]), luminance(ground)];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
    function texts() {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode() && found.length < kMostTexts) {
            const node = walker.currentNode;
            const element = node.parentElement;
            if (!node.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName) || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
                continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const rect = range.getBoundingClientRect();
            if (rect.width < 1 || rect.right <= 0 || rect.bottom <= 0 || rect.left >= innerWidth || rect.top >= innerHeight)
                continue;
            const style = getComputedStyle(element);
            const faults = [];
            const contrast = contrastOf(element, style);
            if (contrast !== null && contrast < 4.5)
                faults.push(`contrast ${contrast.toFixed(1)} of 4.5`);
            if (["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1)
                faults.push("cut off");
            // LG's and Samsung's guides want 24 px at 1080 lines.
            if (parseFloat(style.fontSize) * unit < 15.5)
                faults.push(`too small, ${(parseFloat(style.fontSize) * unit).toFixed(0)} px of 16 at 720 lines`);
            found.push({ text: short(node.data), rect: box(rect), faults });
        }
        return found;
    }
    return { focus: focus(), texts: texts() };
})()
