// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// What there is to do. A figure is the inside of an SVG, 100 by 100, drawn with lines alone.
const head = (x, y) => `<circle cx="${x}" cy="${y}" r="7"/>`;
const legs = "M50 58 L42 92 M50 58 L58 92";

export const figures = {
    stand: `${head(50, 16)}<path d="M50 24 V58 M50 32 L38 52 M50 32 L62 52 ${legs}"/>`,
    reach: `${head(50, 20)}<path d="M50 28 V58 M50 34 L40 4 M50 34 L60 4 ${legs}"/>`,
    side: `${head(64, 22)}<path d="M50 58 Q50 40 60 30 M58 34 Q66 14 84 12 M57 36 L44 56 ${legs}"/>`,
    fold: `${head(22, 70)}<path d="M56 46 Q36 44 27 62 M32 54 L26 88 M56 46 L52 92 M56 46 L62 92"/>`,
    neck: `${head(57, 18)}<path d="M50 28 L54 24 M50 28 V58 M50 32 L34 50 M50 32 L66 50 ${legs}"/>`,
    lunge: `${head(46, 22)}<path d="M46 30 V58 M46 36 L30 24 M46 36 L62 24 M46 58 L26 66 L26 92 M46 58 L84 90"/>`,
    sit: `${head(50, 28)}<path d="M50 36 V68 M50 44 L30 66 M50 44 L70 66 M50 68 Q20 66 24 82 Q50 88 74 82 M50 68 Q80 66 76 82"/>`,
    twist: `${head(50, 28)}<path d="M50 36 V68 M50 44 L76 50 M50 44 L30 58 L50 62 M50 68 Q20 66 24 82 Q50 88 74 82 M50 68 Q80 66 76 82"/>`,
};

const step = (name, words, seconds, figure, breathSeconds = 8) => ({ name, words, seconds, figure, breathSeconds });

export const routines = [
    { name: "Out of the chair", figure: "reach", steps: [
        step("Stand tall", "Feet under your hips, shoulders down. Let the day drop.", 30, "stand"),
        step("Reach up", "Both hands to the ceiling. Grow a little with every breath in.", 40, "reach"),
        step("Lean left", "Left hand down the leg, right arm over. Keep the chest open.", 35, "side"),
        step("Lean right", "The other side. Slow is right.", 35, "side"),
        step("Hang forward", "Knees soft, head heavy. Come up one bone at a time.", 40, "fold"),
    ] },
    { name: "Neck and shoulders", figure: "neck", steps: [
        step("Ear to shoulder", "Left ear to left shoulder. Do not lift the shoulder to it.", 35, "neck"),
        step("The other ear", "And over to the right. Jaw loose.", 35, "neck"),
        step("Open the chest", "Hands behind your back, pull them down and away.", 40, "stand"),
        step("Long arms", "Reach up, then let the shoulders fall without the arms.", 40, "reach"),
    ] },
    { name: "Strong legs", figure: "lunge", steps: [
        step("Long step", "Right foot in front, back heel up. Sink and breathe.", 45, "lunge"),
        step("Change legs", "Left foot in front. Look straight ahead.", 45, "lunge"),
        step("Hang forward", "Let the backs of the legs grow long.", 40, "fold"),
        step("Stand", "Feel the floor. That was it.", 20, "stand"),
    ] },
    { name: "Just breathe", figure: "sit", steps: [
        step("Arrive", "Sit as you like. Breathe in while the circle grows, out while it sinks.", 60, "sit", 8),
        step("Slower", "A little longer each way. Nothing to do.", 90, "sit", 10),
        step("Turn", "Look over the left shoulder as you breathe out, then the right.", 60, "twist", 10),
        step("Stay", "Quiet for a last minute.", 60, "sit", 12),
    ] },
];
