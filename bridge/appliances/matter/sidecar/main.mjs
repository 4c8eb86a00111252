// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-matter: speaks Matter for hearthd. main.mjs --socket PATH --storage FOLDER [--interface NAME]
// Started when Matter is used, and confined; all that it keeps lies in the storage folder.

import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { socket: { type: "string" }, storage: { type: "string" }, interface: { type: "string" } } });
if (!values.socket || !values.storage)
    throw new Error("--socket and --storage are needed");

// Before anything of matter.js is loaded: it reads its own arguments and files otherwise.
const { config } = await import("@matter/nodejs/config");
config.loadProcessArgv = false;
config.loadProcessEnv = false;
config.loadConfigFile = false;
config.defaultStoragePath = values.storage;
config.trapProcessSignals = false;

const { Environment, Logger, LogLevel } = await import("@matter/main");
Logger.level = LogLevel.ERROR;
Logger.format = "plain";
if (values.interface)
    Environment.default.vars.set("mdns.networkInterface", values.interface);

const { Failure, Home, explain } = await import("./home.mjs");
const { Lines } = await import("./lines.mjs");

let lines;
const tell = (method, params) => lines?.tell({ method, params });
const home = await Home.open(tell);

const orders = {
    listen: ({ clusters }) => home.listen(clusters.map(String)),
    commission: ({ code }) => home.commission(String(code), step => tell("step", { step })),
    invoke: order => home.invoke(order),
    write: order => home.write(order),
    share: ({ node }) => home.share(node),
    remove: ({ node, force }) => home.remove(node, force === true),
};

async function obey({ id, method, params }) {
    try {
        if (!Object.hasOwn(orders, method))
            throw new Failure("unsupported", `There is no order ${method}`);
        lines.tell({ id, result: (await orders[method](params)) ?? {} });
    } catch (error) {
        console.error(`${method}: ${error.constructor.name}: ${error.message}`);
        const { kind, message } = error instanceof Failure ? error : explain(error);
        lines.tell({ id, error: { code: -32000, message, data: { kind } } });
    }
}

lines = new Lines(values.socket, message => {
    if (message === null)
        tell("hello", { version: 1, nodes: home.size });
    else
        void obey(message);
});

process.on("SIGTERM", () => home.close().finally(() => process.exit(0)));
