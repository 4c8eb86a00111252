// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/plain_text.h"

namespace hearth::bridge
{

QString plainText(const QString &text, qsizetype most)
{
    QString result;
    for (const QChar letter : text) {
        if (result.size() >= most)
            break;
        // Isolates and overrides would turn round what stands beside them (Unicode, UAX 9).
        const bool turns = (letter >= QChar(0x202a) && letter <= QChar(0x202e)) ||
                           (letter >= QChar(0x2066) && letter <= QChar(0x2069));
        if (letter.isSpace())
            result += QLatin1Char(' ');
        else if ((letter.isPrint() || letter.isSurrogate()) && !turns)
            result += letter;
    }
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    return result.simplified();
}

} // namespace hearth::bridge
