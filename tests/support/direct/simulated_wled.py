#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
"""A WLED that has no broker, as its documentation describes it (kno.wled.ge: JSON API, WebSocket, Presets): tells state and
info over a WebSocket when that opens and when something changed, takes parts of the state there and by POST, names
effects and presets over HTTP, announces itself. Written from the documentation alone. Prints its port when ready."""

import argparse
import asyncio
import json

from announcer import Announcer
from web import serve

EFFECTS = ["Solid", "Blink", "Breathe", "Wipe", "RSVD", "Candle", "-", "Aurora"]
PRESETS = {"0": {}, "1": {"on": True, "bri": 200, "fx": 5, "n": "Evening"}, "4": {"on": True, "bri": 30, "fx": 0, "n": "Night"}}


class Wled:
    def __init__(self, options):
        self.heard = set()
        segment = {"id": 0, "start": 0, "stop": 30, "len": 30, "on": True, "bri": 255, "fx": 0, "sx": 128, "pal": 0,
                   "col": [[255, 160, 0], [0, 0, 0], [0, 0, 0]]}
        self.state = {"on": True, "bri": 128, "transition": 7, "ps": -1, "pl": -1, "mainseg": 0, "seg": [segment]}
        self.info = {"ver": "0.14.4", "vid": 2405180, "leds": {"count": 30}, "name": options.name, "brand": "WLED",
                     "fs": {"u": 12, "t": 983, "pmt": 1700000000}, "mac": options.mac, "fxcount": len(EFFECTS)}

    def whole(self):
        return json.dumps({"state": self.state, "info": self.info})

    def take(self, wish):
        """Whether anything is other than before."""
        before = json.dumps(self.state)
        if (number := wish.get("ps", -1)) > 0 and str(number) in PRESETS:
            preset = PRESETS[str(number)]
            self.state |= {"on": preset["on"], "bri": preset["bri"], "ps": number}
            self.state["seg"][0]["fx"] = preset["fx"]
        else:
            fields = {key: wish[key] for key in ("on", "bri") if key in wish}
            self.state |= fields
            segment = wish.get("seg") or {}
            segment = segment[0] if isinstance(segment, list) else segment
            self.state["seg"][0] |= {key: segment[key] for key in ("fx", "col") if key in segment}
            if segment or "bri" in fields:
                self.state["ps"] = -1
        return json.dumps(self.state) != before

    def tell(self):
        for socket in self.heard:
            socket.send(self.whole())

    async def talk(self, socket):
        self.heard.add(socket)
        socket.send(self.whole())
        while (text := await socket.receive()) is not None:
            print("heard " + text, flush=True)
            try:
                wish = json.loads(text)
            except ValueError:
                socket.send('{"error":9}')
                continue
            has_changed = self.take(wish)
            socket.send(self.whole() if wish.get("v") else '{"success":true}')
            if has_changed:
                asyncio.get_running_loop().call_later(0.05, self.tell)
        self.heard.discard(socket)

    def answer(self, method, target, body):
        if target == "/json/eff":
            return 200, json.dumps(EFFECTS).encode()
        if target == "/presets.json":
            return 200, json.dumps(PRESETS).encode()
        if target in ("/json", "/json/state") and method == "POST":
            if self.take(json.loads(body)):
                self.tell()
            return 200, b'{"success":true}'
        return (200, self.whole().encode()) if target == "/json/si" else (404, b"{}")


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mac", default="c45bbe5e1d01")
    parser.add_argument("--name", default="Shelf strip")
    options = parser.parse_args()
    wled = Wled(options)
    server, port = await serve(options.address, options.port, "/ws", wled.talk, wled.answer)
    await Announcer("_wled._tcp", "wled-" + options.mac[6:], options.address, port, ["mac=" + options.mac]).begin()
    print(f"ready {port}", flush=True)
    await server.serve_forever()


asyncio.run(main())
