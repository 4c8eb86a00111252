// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the fuzz targets share. A target reads bytes as from outside and must come back without a crash, a
// finding of a sanitizer or a broken promise of what it calls.

#include <QByteArray>
#include <QByteArrayList>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace hearth::fuzz
{

/// A promise that holds for every input; fails the run also in builds without assertions.
inline void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// The input up to `most` - 1 line ends, and what is left as the last part; always `most` parts.
inline QByteArrayList lines(const uint8_t *data, size_t size, qsizetype most)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QByteArrayList parts;
    qsizetype at = 0;
    while (parts.size() + 1 < most) {
        const qsizetype end = input.indexOf('\n', at);
        parts << input.mid(at, end < 0 ? -1 : end - at);
        at = end < 0 ? input.size() : end + 1;
    }
    parts << input.mid(at);
    return parts;
}

} // namespace hearth::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
