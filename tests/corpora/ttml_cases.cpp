// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// ttml: every paragraph's text in the document's order and its active interval.

#include "player/subtitles/text/ttml.h"
#include "tests/corpora/subtitle_readers.h"
#include <QJsonArray>
#include <QRegularExpression>

namespace hearth::corpora
{

using namespace hearth::player;

namespace
{

// The cases' reader takes text in a seq container for as long as its parent; its duration is 0.
constexpr const char *kSequenceOfText =
    "TTML2, section 12.2.4: text without times in a seq container lasts no time";

bool hasSequenceOfText(const QJsonObject &line)
{
    static const QRegularExpression kParagraph(QStringLiteral("<(?:\\w+:)?p\\b[^>]*timeContainer=\"seq\""));
    return kParagraph.match(line[QLatin1String("input")].toString()).hasMatch();
}

QJsonArray paragraphsOf(const QString &text)
{
    QJsonArray paragraphs;
    const auto read = parseTtml(text);
    if (!read)
        return {read.error().message};
    for (const TtmlParagraph &one : *read)
        paragraphs.append(QJsonObject{
            {QStringLiteral("begin_ms"), double(one.begin.count())},
            {QStringLiteral("end_ms"), one.end ? QJsonValue(double(one.end->count())) : QJsonValue()},
            {QStringLiteral("text"), one.text.simplified()},
            {QStringLiteral("timed_children"), one.timedChildren}});
    return paragraphs;
}

} // namespace

void readTtmls(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("ttml"))
            continue;
        const QJsonArray got = paragraphsOf(QString::fromUtf8(inputBytes(line)));
        if (got == line[QLatin1String("expected")][QLatin1String("paragraphs")].toArray())
            tally.equal();
        else if (hasSequenceOfText(line))
            tally.onPurpose(QLatin1String(kSequenceOfText));
        else
            tally.wrong(line, got);
    }
}

} // namespace hearth::corpora
