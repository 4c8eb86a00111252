// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What an attribute holds, as JSON: whole numbers beyond 2^53 as text, bytes as hex, what is too long or too deep not
// at all. An appliance says what it likes, so nothing here trusts a size.

const kMostItems = 64;
const kLongestText = 512;
const kMostBytes = 128;
const kDeepest = 6;

// matter.js gives a bitmap as accessors, its own or of its class.
function keysOf(value) {
    const inherited = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(value) ?? {});
    const accessors = Object.keys(inherited).filter(key => inherited[key].get !== undefined && key !== "__proto__");
    return [...new Set([...Object.getOwnPropertyNames(value), ...accessors])];
}

export function plain(value, level = 0) {
    switch (typeof value) {
    case "bigint":
        return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
    case "string":
        return value.slice(0, kLongestText);
    case "number":
        return Number.isFinite(value) ? value : null;
    case "boolean":
        return value;
    case "object":
        break;
    default:
        return null;
    }
    if (value === null || level >= kDeepest)
        return null;
    if (value instanceof Uint8Array || value instanceof ArrayBuffer)
        return Buffer.from(value).subarray(0, kMostBytes).toString("hex");
    if (Array.isArray(value))
        return value.slice(0, kMostItems).map(one => plain(one, level + 1));
    const object = {};
    for (const key of keysOf(value).slice(0, kMostItems)) {
        if (typeof value[key] !== "function" && value[key] !== undefined)
            object[key] = plain(value[key], level + 1);
    }
    return object;
}
