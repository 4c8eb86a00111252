#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# Runs the official TUF conformance suite (its "run" script) against hearth-tuf; 77 when the suite is not there.
set -eu
suite=${HEARTH_CORPORA:+$HEARTH_CORPORA/../peers/tuf-conformance/run}
suite=${suite:-$1}
if [ ! -x "$suite" ]; then
    echo "SKIP: no TUF conformance suite at $suite (set HEARTH_CORPORA)"
    exit 77
fi
# The suite moves the clock with libfaketime, which a sanitizer would otherwise want to come after itself.
export ASAN_OPTIONS="verify_asan_link_order=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
exec "$suite" "$2"
