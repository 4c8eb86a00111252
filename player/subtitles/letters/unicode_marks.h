// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The encodings that show themselves: byte order marks, zeros between letters, escape sequences, UTF-8's
// pattern. Pure, any thread.

#include <QByteArray>

namespace hearth::player
{

struct SureEncoding {
    QByteArray charset;     // empty: none of these
    qsizetype markSize = 0; // of the byte order mark
};

SureEncoding sureEncoding(const QByteArray &bytes);

/// The bytes of a text in HZ (RFC 1843) as GB 2312 in EUC.
QByteArray hzToEuc(const QByteArray &bytes);

} // namespace hearth::player
