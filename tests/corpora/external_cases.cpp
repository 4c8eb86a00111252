// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// external_subtitle: whether a file is subtitles at all. external_subtitle_tokens: what its name says.

#include "player/subtitles/external_files.h"
#include "tests/corpora/subtitle_readers.h"

namespace hearth::corpora
{

void readExternalSubtitles(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("external_subtitle"))
            continue;
        const bool isAccepted =
            player::externalSubtitle(QStringLiteral("MyVideo"), line[QLatin1String("input")].toString())
                .has_value();
        if (isAccepted == line[QLatin1String("expected")][QLatin1String("accepted")].toBool())
            tally.equal();
        else
            tally.wrong(line, isAccepted);
    }
}

void readExternalTokens(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("external_subtitle_tokens"))
            continue;
        const QJsonValue input = line[QLatin1String("input")];
        const auto read = player::externalSubtitle(input[QLatin1String("video")].toString(),
                                                   input[QLatin1String("file")].toString());
        const auto orNull = [](const QString &text) {
            return text.isEmpty() ? QJsonValue() : QJsonValue(text);
        };
        const QJsonValue got =
            read ? QJsonValue(QJsonObject{{QStringLiteral("title"), orNull(read->title)},
                                          {QStringLiteral("language"), orNull(read->language)},
                                          {QStringLiteral("default"), read->isDefault},
                                          {QStringLiteral("forced"), read->isForced},
                                          {QStringLiteral("hearing_impaired"), read->isHearingImpaired}})
                 : QJsonValue();
        if (got == line[QLatin1String("expected")])
            tally.equal();
        else
            tally.wrong(line, got);
    }
}

} // namespace hearth::corpora
