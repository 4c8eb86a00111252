#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
"""A Shelly of the second generation that has no broker, as the Shelly API documentation (Gen2+) describes it: RPC over a
WebSocket and over HTTP, NotifyStatus to whoever asked something, a password by digest, Multicast DNS. Written from the
documentation alone, so that it knows nothing of how Hearth reads it. Prints its port when it is ready."""

import argparse
import asyncio
import hashlib
import json
import random
import time
from urllib.parse import parse_qs, urlparse

from announcer import Announcer
from web import serve


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Shelly:
    def __init__(self, options):
        self.mac = options.mac.upper()
        self.id = "shellyplus2pm-" + self.mac.lower()
        self.name = options.name
        self.password = options.password
        self.heard = {}  # WebSocket -> src
        self.nonces = set()
        self.status = {"sys": {"mac": self.mac, "uptime": 1}, "wifi": {"status": "got ip", "rssi": -61}, "ble": {}}
        self.config = {"sys": {"device": {"name": self.name}}}
        for part in options.parts.split(","):
            key = part + ":0"
            self.config[key] = {"id": 0, "name": None}
            meter = {"apower": 0.0, "voltage": 230.4, "current": 0.0, "aenergy": {"total": 1250.5}}
            if part == "switch":
                self.status[key] = {"id": 0, "source": "init", "output": False, "temperature": {"tC": 41.2}} | meter
            elif part == "cover":
                place = {"state": "open", "pos_control": True, "current_pos": 100, "last_direction": "open"}
                self.status[key] = {"id": 0, "source": "init"} | place | meter
            elif part == "light":
                self.status[key] = {"id": 0, "source": "init", "output": False, "brightness": 50} | meter
            elif part == "input":
                self.status[key] = {"id": 0, "state": None}

    def change(self, key, **fields):
        self.status[key].update(fields)
        self.tell("NotifyStatus", {"ts": time.time(), key: {"id": 0} | fields})

    def tell(self, method, params):
        for socket, source in self.heard.items():
            socket.send(json.dumps({"src": self.id, "dst": source, "method": method, "params": params}))

    def set_light(self, key, params):
        was = self.status[key]["output"]
        fields = {}
        if "on" in params:
            fields["output"] = params["on"]
        if "brightness" in params:
            fields["brightness"] = params["brightness"]
        on = fields.get("output", was)
        if key == "switch:0":
            fields |= {"apower": 42.5 if on else 0.0, "current": 0.18 if on else 0.0}
        self.change(key, **fields)
        return {"was_on": was}

    async def move(self, target):
        key = "cover:0"
        begin = self.status[key]["current_pos"]
        self.change(key, state="opening" if target > begin else "closing", apower=110.0)
        for step in range(1, 4):
            await asyncio.sleep(0.1)
            self.change(key, current_pos=begin + (target - begin) * step // 3)
        end = {0: "closed", 100: "open"}.get(target, "stopped")
        self.change(key, state="open" if end == "stopped" else end, apower=0.0)

    def call(self, method, params):
        if method == "Shelly.GetDeviceInfo":
            return {
                "name": self.name, "id": self.id, "mac": self.mac, "model": "SNSW-102P16EU", "gen": 2,
                "fw_id": "20240101-000000/1.4.4-g0", "ver": "1.4.4", "app": "Plus2PM",
                "auth_en": bool(self.password), "auth_domain": self.id if self.password else None,
            }
        if method == "Shelly.GetStatus":
            return self.status
        if method == "Shelly.GetConfig":
            return self.config
        if method == "Switch.Set" and "switch:0" in self.status:
            return self.set_light("switch:0", params)
        if method == "Light.Set" and "light:0" in self.status:
            return self.set_light("light:0", params)
        if method.startswith("Cover.") and "cover:0" in self.status:
            target = {"Cover.Open": 100, "Cover.Close": 0, "Cover.GoToPosition": params.get("pos")}.get(method)
            if target is not None:
                asyncio.get_running_loop().create_task(self.move(target))
            return None
        raise LookupError("No handler for " + method)

    def is_let_in(self, request):
        if not self.password or request.get("method") == "Shelly.GetDeviceInfo":
            return True
        auth = request.get("auth") or {}
        secret = sha(f"admin:{self.id}:{self.password}")
        wanted = sha(f"{secret}:{auth.get('nonce')}:1:{auth.get('cnonce')}:auth:{sha('dummy_method:dummy_uri')}")
        return auth.get("nonce") in self.nonces and auth.get("response") == wanted

    def answer(self, request):
        frame = {"id": request.get("id"), "src": self.id, "dst": request.get("src")}
        if not self.is_let_in(request):
            nonce = random.randrange(1 << 31)
            self.nonces.add(nonce)
            challenge = {"auth_type": "digest", "nonce": nonce, "nc": 1, "realm": self.id, "algorithm": "SHA-256"}
            return frame | {"error": {"code": 401, "message": json.dumps(challenge)}}
        try:
            return frame | {"result": self.call(request.get("method", ""), request.get("params") or {})}
        except LookupError as error:
            return frame | {"error": {"code": 404, "message": str(error)}}

    async def talk(self, socket):
        while (text := await socket.receive()) is not None:
            request = json.loads(text)
            answer = self.answer(request)
            socket.send(json.dumps(answer))
            if "error" not in answer and request.get("src"):
                self.heard[socket] = request["src"]
            print("heard " + request.get("method", ""), flush=True)
        self.heard.pop(socket, None)

    def get(self, method, target, body):
        """A hand at the appliance, as it were: GET /rpc/Switch.Set?id=0&on=true."""
        url = urlparse(target)
        params = {key: json.loads(values[0]) for key, values in parse_qs(url.query).items()}
        if not url.path.startswith("/rpc/"):
            return 404, b"{}"
        answer = self.answer({"id": 1, "method": url.path[5:], "params": params})
        return (200, json.dumps(answer.get("result")).encode()) if "error" not in answer else (500, b"{}")


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mac", default="a8032ab00077")
    parser.add_argument("--name", default="Hall relay")
    parser.add_argument("--parts", default="switch")
    parser.add_argument("--password", default="")
    options = parser.parse_args()
    shelly = Shelly(options)
    server, port = await serve(options.address, options.port, "/rpc", shelly.talk, shelly.get)
    await Announcer("_shelly._tcp", shelly.id, options.address, port, ["gen=2", "app=Plus2PM", "ver=1.4.4"]).begin()
    print(f"ready {port}", flush=True)
    await server.serve_forever()


asyncio.run(main())
