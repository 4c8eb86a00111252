// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// charset: the decoded text is the expected one when its UTF-8 hashes alike; the encoding's name does not
// matter.

#include "player/subtitles/charset.h"
#include "tests/corpora/subtitle_readers.h"
#include <QCryptographicHash>

namespace hearth::corpora
{

void readCharsets(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("charset"))
            continue;
        const QJsonObject expected = line[QLatin1String("expected")].toObject();
        const player::DecodedText decoded = player::decodeText(inputBytes(line));
        const QByteArray hash =
            QCryptographicHash::hash(decoded.text.toUtf8(), QCryptographicHash::Sha256).toHex();
        const QString wanted = expected[QLatin1String("utf8_sha256")].toString();
        // Some cases know only the encoding's name.
        const bool isEqual =
            wanted.isEmpty()
                ? QLatin1String(decoded.charset)
                          .compare(expected[QLatin1String("charset")].toString(), Qt::CaseInsensitive) == 0
                : wanted == QLatin1String(hash);
        if (isEqual)
            tally.equal();
        else
            tally.wrong(QJsonObject{{QStringLiteral("source"), line[QLatin1String("source")]},
                                    {QStringLiteral("charset"), expected[QLatin1String("charset")]},
                                    {QStringLiteral("utf8_head"), expected[QLatin1String("utf8_head")]}},
                        QJsonObject{{QStringLiteral("charset"), QString::fromLatin1(decoded.charset)},
                                    {QStringLiteral("head"), decoded.text.left(80)}});
    }
}

} // namespace hearth::corpora
