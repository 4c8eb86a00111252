// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A connection that may say only so much until somebody answered it: libsoup 3.2 gathers the fragments of a
// WebSocket message without a limit on the whole (its own limit is per frame; CVE-2025-32049). Past the limit
// reading fails, and libsoup closes. Main thread.

#include <gio/gio.h>

namespace hearth::bridge
{

/// A stream over `base`, which it holds. The caller owns the result.
GIOStream *boundedStream(GIOStream *base, gsize limitBytes);

/// A whole message came: the counting begins anew. `stream` is what boundedStream() made, or something around
/// it with a property base-iostream (libsoup wraps it); anything else is left alone and answers false.
bool restartBound(GIOStream *stream);

} // namespace hearth::bridge
