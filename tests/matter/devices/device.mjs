// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A virtual Matter appliance for the tests: device.mjs --kind lamp --storage FOLDER --discriminator N [--passcode N].
// Says what it is told on stdout, a JSON object a line, and does what comes on stdin: {"endpoint","cluster","set": {…}}.

import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        kind: { type: "string" }, storage: { type: "string" }, interface: { type: "string", default: "lo" },
        discriminator: { type: "string", default: "3840" }, passcode: { type: "string", default: "20202021" },
    },
});
const { config } = await import("@matter/nodejs/config");
config.loadProcessArgv = false;
config.loadConfigFile = false;
config.defaultStoragePath = values.storage;
config.trapProcessSignals = false;

const { Environment, Logger, LogLevel, ServerNode, VendorId } = await import("@matter/main");
Logger.level = LogLevel.ERROR;
Logger.format = "plain";
Environment.default.vars.set("mdns.networkInterface", values.interface);
const { kinds } = await import("./kinds.mjs");

const say = message => process.stdout.write(JSON.stringify(message) + "\n");
const kind = kinds[values.kind];
const node = await ServerNode.create({
    id: values.kind,
    network: { port: 0 },
    commissioning: { passcode: Number(values.passcode), discriminator: Number(values.discriminator) },
    productDescription: { name: kind.name, deviceType: kind.deviceType },
    basicInformation: {
        vendorName: "Hearth test", vendorId: VendorId(0xfff1), productName: kind.name, productId: 0x8000,
        nodeLabel: kind.name, serialNumber: `serial-${values.kind}`, uniqueId: `test-${values.kind}`,
    },
});
const endpoints = await kind.build(node, say);
await node.start();
const { manualPairingCode, qrPairingCode } = node.state.commissioning.pairingCodes;
say({ ready: true, manual: manualPairingCode, qr: qrPairingCode, commissioned: node.state.commissioning.commissioned });

createInterface({ input: process.stdin }).on("line", async line => {
    const { endpoint, cluster, set } = JSON.parse(line);
    try {
        await endpoints[endpoint].set({ [cluster]: set });
        say({ set: cluster });
    } catch (error) {
        say({ failed: String(error) });
    }
});
