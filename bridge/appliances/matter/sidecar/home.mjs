// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The home's Matter fabric: commissions nodes, hears each by one subscription, carries commands out, opens a
// commissioning window for another ecosystem, removes. What it hears goes to `tell`; matter_protocol.h has the words.

import { ChangeNotificationService, Crypto, Seconds, ServerNode, VendorId } from "@matter/main";
import { PaseClient } from "@matter/main/protocol";
import {
    CommissioningFlowType, DiscoveryCapabilitiesSchema, ManualPairingCodeCodec, QrPairingCodeCodec, StatusResponseError,
} from "@matter/main/types";
import { plain } from "./plain.mjs";

const kSearch = Seconds(60);
const kWindow = 300; // seconds; 180 to 900 (Matter 1.4, 11.19.8.1)
const kCeiling = Seconds(20); // between the reports of what is on mains; matter.js adds up to ten
const kCompletion = 500; // ms
const kMostEndpoints = 64;
const kMostTypes = 16;
const kIterations = 10_000; // of PBKDF2; 1,000 to 100,000 (Matter 1.4, 3.9)
const kUntold = new Set(["attributeList", "generatedCommandList", "eventList", "clusterRevision"]);

export class Failure extends Error {
    constructor(kind, message) {
        super(message);
        this.kind = kind;
    }
}

// What went wrong below, for hearthd.
export function explain(error) {
    const names = [];
    for (let one = error; one instanceof Error && names.length < 8; one = one.cause ?? one.errors?.[0])
        names.push(one.constructor.name);
    const is = word => names.some(name => name.includes(word));
    if (is("DiscoveryError"))
        return { kind: "not-found", message: "no appliance with this code waits to be added" };
    if (is("Pase") || is("DiscoveryAggregate") || is("Attestation"))
        return { kind: "not-allowed", message: "the appliance refused the code" };
    if (error instanceof StatusResponseError)
        return { kind: "unsupported", message: `the appliance refused it (${error.message})`.slice(0, 200) };
    return { kind: "unavailable", message: "the appliance does not answer" };
}

export class Home {
    #node;
    #tell;
    #clusters = new Set();
    #ids = new Map(); // peer -> its id on our fabric, which no later one gets
    #active = new Set(); // peers whose subscription runs
    #completions = new Map(); // endpoint -> the error code that its last operation ended with
    #isCommissioning = false;

    static async open(tell) {
        const home = new Home();
        home.#tell = tell;
        home.#node = await ServerNode.create({
            id: "hearth",
            network: { port: 0 },
            commissioning: { enabled: false },
            controller: { adminFabricLabel: "Hearth", nodeIdAssignment: "random" },
            basicInformation: { vendorName: "Hearth", vendorId: VendorId(0xfff1), productName: "TV", productId: 0x8000, nodeLabel: "TV" },
        });
        home.#node.env.get(ChangeNotificationService).change.on(change => home.#noteChange(change));
        for (const peer of home.#node.peers)
            home.#watch(peer);
        await home.#node.start();
        return home;
    }

    close() {
        return this.#node.close();
    }

    get size() {
        return this.#ids.size;
    }

    // Everything of the named clusters from now on, and each node whole once more.
    listen(clusters) {
        this.#clusters = new Set(clusters);
        for (const peer of this.#ids.keys())
            this.#tellNode(peer);
    }

    async commission(code, step) {
        if (this.#isCommissioning)
            throw new Failure("unavailable", "Another appliance is being added");
        this.#isCommissioning = true;
        const found = () => step("found");
        this.#node.peers.added.on(found);
        try {
            step("searching");
            const unsure = [];
            const peer = await this.#node.peers.commission({
                ...identity(code),
                timeout: kSearch,
                onAttestationFailure: findings => {
                    unsure.push(...findings.map(one => one.type));
                    step("joining");
                    return findings.every(one => one.level !== "error");
                },
            });
            step("reading");
            if (!hasBattery(peer))
                await peer.setStateOf("network", { defaultSubscription: { maxIntervalCeiling: kCeiling } });
            this.#watch(peer);
            this.#tellNode(peer);
            return { node: this.#ids.get(peer), unsure };
        } finally {
            this.#node.peers.added.off(found);
            this.#isCommissioning = false;
        }
    }

    async invoke({ node, endpoint, cluster, command, fields }) {
        const commands = this.#endpoint(node, endpoint, cluster).commandsOf(cluster);
        if (typeof commands[command] !== "function")
            throw new Failure("unsupported", `It has no ${command} any more`);
        return plain(await commands[command](fields));
    }

    async write({ node, endpoint, cluster, attribute, value }) {
        await this.#endpoint(node, endpoint, cluster).setStateOf(cluster, { [attribute]: value });
    }

    // A window in which a phone may take the node into its own ecosystem too, by codes that hold only that long.
    async share(node) {
        const peer = this.#peer(node);
        const crypto = this.#node.env.get(Crypto);
        const passcode = PaseClient.generateRandomPasscode(crypto);
        const discriminator = PaseClient.generateRandomDiscriminator(crypto);
        const salt = crypto.randomBytes(32);
        const verifier = await PaseClient.generatePakePasscodeVerifier(crypto, passcode, { iterations: kIterations, salt });
        await peer.commandsOf("administratorCommissioning").openCommissioningWindow({
            commissioningTimeout: kWindow, pakePasscodeVerifier: verifier, discriminator, iterations: kIterations, salt,
        });
        const { vendorId = 0, productId = 0 } = peer.maybeStateOf("basicInformation") ?? {};
        const qr = QrPairingCodeCodec.encode([{
            version: 0, vendorId, productId, flowType: CommissioningFlowType.Standard, discriminator, passcode,
            discoveryCapabilities: DiscoveryCapabilitiesSchema.encode({ onIpNetwork: true }),
        }]);
        return { manual: ManualPairingCodeCodec.encode({ discriminator, passcode }), qr, seconds: kWindow };
    }

    // By force also one that does not answer, which then believes until its reset that it is still ours.
    async remove(node, force) {
        const peer = this.#peer(node);
        if (force)
            await peer.delete();
        else
            await peer.decommission();
        this.#forget(peer);
    }

    #peer(id) {
        for (const [peer, known] of this.#ids) {
            if (known === id)
                return peer;
        }
        throw new Failure("not-found", "There is no such Matter appliance");
    }

    #endpoint(node, number, cluster) {
        const endpoint = [...this.#peer(node).endpoints].find(one => one.number === number);
        if (endpoint === undefined || !endpoint.behaviors.has(cluster))
            throw new Failure("unsupported", `It has no ${cluster} any more`);
        return endpoint;
    }

    #watch(peer) {
        const id = peer.peerAddress?.nodeId;
        if (id === undefined || this.#ids.has(peer))
            return;
        this.#ids.set(peer, String(id));
        peer.eventsOf("network").subscriptionStatusChanged.on(isActive => {
            if (isActive)
                this.#active.add(peer);
            else
                this.#active.delete(peer);
            // What it said meanwhile came with the subscription's first report.
            this.#tellNode(peer);
        });
        if (peer.lifecycle.isOnline)
            this.#active.add(peer);
    }

    #forget(peer) {
        const node = this.#ids.get(peer);
        this.#active.delete(peer);
        if (this.#ids.delete(peer))
            this.#tell("gone", { node });
    }

    #noteChange(change) {
        const peer = this.#peerOf(change.endpoint);
        if (peer === undefined)
            return;
        if (change.kind === "event") {
            if (change.behavior.id === "operationalState" && change.event.name === "OperationCompletion")
                this.#completions.set(change.endpoint, plain(change.payload?.completionErrorCode) ?? null);
            return;
        }
        if (change.kind === "delete" && change.endpoint === peer)
            return this.#forget(peer);
        // Another endpoint, of a bridge.
        if (change.kind === "delete" || change.behavior.id === "descriptor")
            return void setImmediate(() => this.#tellNode(peer));
        const cluster = change.behavior.id;
        if (!this.#clusters.has(cluster))
            return;
        const state = change.endpoint.maybeStateOf(cluster) ?? {};
        const keys = change.properties ?? Object.keys(state);
        if (cluster === "operationalState" && keys.includes("operationalState")) {
            // That it is done comes as an event beside it, before or after.
            if (state.operationalState !== 0)
                this.#completions.delete(change.endpoint);
            else
                return void setTimeout(() => this.#tellState(peer, change.endpoint, cluster, Object.keys(state)), kCompletion);
        }
        this.#tellState(peer, change.endpoint, cluster, keys);
    }

    #tellState(peer, endpoint, cluster, keys) {
        const attributes = told(endpoint.maybeStateOf(cluster) ?? {}, keys);
        if (cluster === "operationalState")
            attributes.completion = this.#completions.get(endpoint) ?? null;
        if (this.#ids.has(peer) && Object.keys(attributes).length > 0)
            this.#tell("state", { node: this.#ids.get(peer), endpoint: endpoint.number, cluster, attributes });
    }

    #peerOf(endpoint) {
        for (let one = endpoint; one !== undefined; one = one.owner) {
            if (this.#ids.has(one))
                return one;
        }
        return undefined;
    }

    #tellNode(peer) {
        if (!this.#ids.has(peer))
            return;
        const endpoints = [...peer.endpoints].slice(0, kMostEndpoints).map(endpoint => {
            const { deviceTypeList = [], tagList = [] } = endpoint.maybeStateOf("descriptor") ?? {};
            const clusters = {};
            for (const cluster of Object.keys(endpoint.behaviors.supported)) {
                const state = this.#clusters.has(cluster) ? endpoint.maybeStateOf(cluster) : undefined;
                if (state !== undefined)
                    clusters[cluster] = told(state, Object.keys(state));
            }
            return {
                number: endpoint.number, parent: endpoint.owner?.number ?? 0,
                types: deviceTypeList.slice(0, kMostTypes).map(one => Number(one.deviceType)),
                tags: plain(tagList), clusters,
            };
        });
        this.#tell("node", { node: this.#ids.get(peer), reachable: this.#active.has(peer), endpoints });
    }
}

function told(state, keys) {
    const attributes = {};
    for (const key of keys) {
        if (!kUntold.has(key) && state[key] !== undefined)
            attributes[key] = plain(state[key]);
    }
    return attributes;
}

// What sleeps between its reports is not to be woken more often than it wants.
function hasBattery(peer) {
    return [...peer.endpoints].some(
        one => one.behaviors.has("icdManagement") || one.maybeStateOf("powerSource")?.featureMap?.battery === true);
}

// How a node that waits for commissioning is found, and what it wants to hear.
function identity(code) {
    if (code.startsWith("MT:")) {
        const [{ discriminator, passcode }] = QrPairingCodeCodec.decode(code);
        return { longDiscriminator: discriminator, passcode };
    }
    const { shortDiscriminator, passcode } = ManualPairingCodeCodec.decode(code);
    return { shortDiscriminator, passcode };
}
