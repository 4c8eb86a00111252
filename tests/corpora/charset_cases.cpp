// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// charset: the decoded text is the expected one when its UTF-8 hashes alike; the encoding's name does not
// matter.

#include "player/subtitles/charset.h"
#include "tests/corpora/subtitle_readers.h"
#include <QCryptographicHash>
#include <utility>

namespace hearth::corpora
{

namespace
{

constexpr const char *kMicrosoftSigns =
    "Encoding Standard: Shift_JIS is what Windows has: FULLWIDTH TILDE, not WAVE DASH, and its kin";

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
}

/// The text as JIS X 0208's own table has it.
QString withJisSigns(QString text)
{
    static constexpr std::pair<char16_t, char16_t> kSigns[] = {
        {0xff5e, 0x301c}, {0xff0d, 0x2212}, {0x2225, 0x2016}, {0xffe0, 0xa2}, {0xffe1, 0xa3}, {0xffe2, 0xac}};
    for (const auto &[microsoft, jis] : kSigns)
        text.replace(QChar(microsoft), QChar(jis));
    return text;
}

} // namespace

void readCharsets(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("charset"))
            continue;
        const QJsonObject expected = line[QLatin1String("expected")].toObject();
        const player::DecodedText decoded = player::decodeText(inputBytes(line));
        const QString wanted = expected[QLatin1String("utf8_sha256")].toString();
        // Some cases know only the encoding's name.
        const bool isEqual =
            wanted.isEmpty()
                ? QLatin1String(decoded.charset)
                          .compare(expected[QLatin1String("charset")].toString(), Qt::CaseInsensitive) == 0
                : wanted == QLatin1String(hashOf(decoded.text));
        if (isEqual)
            tally.equal();
        else if (wanted == QLatin1String(hashOf(withJisSigns(decoded.text))))
            tally.onPurpose(QLatin1String(kMicrosoftSigns));
        else
            tally.wrong(QJsonObject{{QStringLiteral("source"), line[QLatin1String("source")]},
                                    {QStringLiteral("charset"), expected[QLatin1String("charset")]},
                                    {QStringLiteral("utf8_head"), expected[QLatin1String("utf8_head")]}},
                        QJsonObject{{QStringLiteral("charset"), QString::fromLatin1(decoded.charset)},
                                    {QStringLiteral("head"), decoded.text.left(80)}});
    }
}

} // namespace hearth::corpora
