# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
"""As much of HTTP/1.1 (RFC 9112) and of WebSocket (RFC 6455) as a small appliance has."""

import asyncio
import base64
import hashlib
import struct

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Socket:
    """The server's end of one WebSocket."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def receive(self):
        """The next text; None at the end."""
        while True:
            try:
                first, second = await self.reader.readexactly(2)
                size = second & 0x7F
                if size == 126:
                    (size,) = struct.unpack("!H", await self.reader.readexactly(2))
                elif size == 127:
                    (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
                mask = await self.reader.readexactly(4)
                payload = bytes(b ^ mask[i % 4] for i, b in enumerate(await self.reader.readexactly(size)))
            except (asyncio.IncompleteReadError, ConnectionError):
                return None
            kind = first & 0x0F
            if kind == 8:
                return None
            if kind == 9:
                self.frame(10, payload)
            elif kind == 1:
                return payload.decode()

    def frame(self, kind, payload):
        head = bytes([0x80 | kind])
        if len(payload) < 126:
            head += bytes([len(payload)])
        elif len(payload) < 65536:
            head += bytes([126]) + struct.pack("!H", len(payload))
        else:
            head += bytes([127]) + struct.pack("!Q", len(payload))
        self.writer.write(head + payload)

    def send(self, text):
        if not self.writer.is_closing():
            self.frame(1, text.encode())


async def serve(address, port, socket_path, talk, answer):
    """talk(Socket) for a WebSocket on socket_path; answer(method, target, body) -> (status, bytes) for the rest."""

    async def connection(reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            method, target, _ = lines[0].split(" ")
            headers = {}
            for line in lines[1:]:
                name, _, value = line.partition(":")
                headers[name.strip().lower()] = value.strip()
            if headers.get("upgrade", "").lower() == "websocket" and target == socket_path:
                accept = base64.b64encode(hashlib.sha1(headers["sec-websocket-key"].encode() + GUID).digest())
                writer.write(
                    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
                )
                await talk(Socket(reader, writer))
            else:
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                status, content = answer(method, target, body)
                writer.write(
                    b"HTTP/1.1 %d .\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                    % (status, len(content))
                    + content
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connection, address, port)
    return server, server.sockets[0].getsockname()[1]
