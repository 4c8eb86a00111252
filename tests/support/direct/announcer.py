# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
"""A responder of Multicast DNS for one service (RFC 6762, RFC 6763): says it twice when it begins, answers who asks."""

import asyncio
import socket
import struct

GROUP = "224.0.0.251"
PORT = 5353
PTR, TXT, SRV, A = 12, 16, 33, 1


def labels(*parts):
    return b"".join(bytes([len(part.encode())]) + part.encode() for part in parts) + b"\0"


def record(owner, kind, seconds, data, flush=True):
    return owner + struct.pack("!HHIH", kind, 0x8001 if flush else 1, seconds, len(data)) + data


class Announcer(asyncio.DatagramProtocol):
    def __init__(self, service, name, address, port, texts):
        self.kind = service.split(".")
        owner = labels(*self.kind, "local")
        instance = labels(name, *self.kind, "local")
        host = labels(name.lower().replace(" ", "-"), "local")
        text = b"".join(bytes([len(one.encode())]) + one.encode() for one in texts) or b"\0"
        self.records = [
            record(owner, PTR, 4500, instance, False),
            record(instance, SRV, 120, struct.pack("!HHH", 0, 0, port) + host),
            record(instance, TXT, 4500, text),
            record(host, A, 120, socket.inet_aton(address)),
        ]
        self.address = address
        self.transport = None

    def message(self):
        return struct.pack("!HHHHHH", 0, 0x8400, 0, 1, 0, len(self.records) - 1) + b"".join(self.records)

    async def begin(self):
        group = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        group.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        group.bind((GROUP, PORT))
        here = socket.inet_aton(self.address)
        group.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GROUP) + here)
        group.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
        group.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
        group.setblocking(False)
        self.transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: self, sock=group)
        self.say()
        asyncio.get_running_loop().call_later(1, self.say)  # RFC 6762, 8.3

    def say(self, to=(GROUP, PORT)):
        self.transport.sendto(self.message(), to)

    def datagram_received(self, data, sender):
        if len(data) < 12 or data[2] & 0x80 or labels(*self.kind, "local") not in data:
            return
        # One who asks from another port hears the answer alone (RFC 6762, 6.7).
        self.say((GROUP, PORT) if sender[1] == PORT else sender)
