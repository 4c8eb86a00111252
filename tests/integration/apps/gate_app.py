#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# An app with a network: tries its way out and writes down how that went, a line each.
import os, socket

def ask(text):
    """The first line of what the proxy answers, and the last of what comes after."""
    host, port = os.environ["HEARTH_PROXY"].split(":")
    with socket.create_connection((host, int(port)), 5) as out:
        out.settimeout(20)
        out.sendall(text.encode())
        seen = b""
        while piece := out.recv(4096):
            seen += piece
            if seen.endswith(b"established\r\n\r\n"):
                out.sendall(b"GET /word HTTP/1.0\r\n\r\n")
        lines = seen.decode().splitlines()
        return f"{lines[0].split(' ', 1)[1]} / {lines[-1]}" if lines else "closed"

def connect(host):
    return ask(f"CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n")

def direct():
    try:
        socket.create_connection(("93.184.216.34", 443), 3).close()
        return "connected"
    except OSError:
        return "unreachable"

with open("/data/report.new", "w") as report:
    for host in ["granted.test:443", "granted.test:22", "other.test:443", "home.test:443", "set.test:443",
                 "93.184.216.34:443", "127.0.0.1:443", "silent.test:443"]:
        print(host, connect(host), file=report)
    print("get", ask("GET http://granted.test/word HTTP/1.1\r\nHost: granted.test\r\n\r\n"), file=report)
    print("garbage", ask("\0\1\2\r\n\r\n"), file=report)
    print("long", ask("CONNECT " + "a" * 9000), file=report)
    print("direct", direct(), file=report)
os.rename("/data/report.new", "/data/report")
