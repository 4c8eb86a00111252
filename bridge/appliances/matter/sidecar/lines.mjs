// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// JSON-RPC 2.0, a message a line, over a Unix socket with the one who asks, hearthd; who comes later takes the place of
// who was there. A line that comes is at most kLargestLine bytes and kDeepest levels; who does not read is left.

import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:net";

const kLargestLine = 64 * 1024;
const kLargestTold = 512 * 1024;
const kMostWaiting = 4 * 1024 * 1024; // bytes that were written and not read
const kDeepest = 12;

function depth(value) {
    if (typeof value !== "object" || value === null)
        return 0;
    let deepest = 0;
    for (const one of Object.values(value))
        deepest = Math.max(deepest, depth(one));
    return deepest + 1;
}

export class Lines {
    #asker;
    #hear;

    // `hear` gets each line's object, and null when somebody new is there.
    constructor(path, hear) {
        this.#hear = hear;
        rmSync(path, { force: true });
        createServer(socket => this.#accept(socket)).listen(path, () => chmodSync(path, 0o600));
    }

    // An event, or an answer with the id of what was asked.
    tell(message) {
        if (this.#asker === undefined)
            return;
        const line = JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n";
        if (line.length > kLargestTold)
            return void console.error(`left out a line of ${line.length} bytes`);
        this.#asker.write(line);
        if (this.#asker.writableLength > kMostWaiting)
            this.#asker.destroy();
    }

    #accept(socket) {
        this.#asker?.destroy();
        this.#asker = socket;
        let read = Buffer.alloc(0);
        socket.on("error", () => {});
        socket.on("close", () => {
            if (this.#asker === socket)
                this.#asker = undefined;
        });
        socket.on("data", bytes => {
            read = Buffer.concat([read, bytes]);
            for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10)) {
                const line = read.subarray(0, end);
                read = read.subarray(end + 1);
                if (line.length > kLargestLine || !this.#take(line))
                    return socket.destroy();
            }
            if (read.length > kLargestLine)
                socket.destroy();
        });
        this.#hear(null);
    }

    #take(line) {
        try {
            const message = JSON.parse(line.toString("utf8"));
            if (typeof message !== "object" || message === null || depth(message) > kDeepest)
                return false;
            this.#hear(message);
            return true;
        } catch (error) {
            console.error(`not a line: ${error.message}`);
            return false;
        }
    }
}
