#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# Runs the official TUF conformance suite (its "run" script) against hearth-tuf; 77 when the suite is not there.
set -eu
if [ ! -x "$1" ]; then
    echo "SKIP: no TUF conformance suite at $1 (set HEARTH_CORPORA)"
    exit 77
fi
exec "$1" "$2"
