// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/charset.h"

namespace hearth::player
{

DecodedText decodeText(const QByteArray &bytes, const QString &)
{
    if (bytes.startsWith("\xff\xfe"))
        return {QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData() + 2),
                                   bytes.size() / 2 - 1),
                "UTF-16LE", false};
    return {QString::fromUtf8(bytes), "UTF-8", false};
}

} // namespace hearth::player
