// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// subtitle-srt, -ass, -tmp, -vtt and -plain: whole files through readSubtitleFile(). Texts are compared as
// runs of styled text, since "<i><i>" and "<i>" look the same.

#include "player/subtitles/subtitle_file.h"
#include "player/subtitles/text/inline_markup.h"
#include "tests/corpora/subtitle_readers.h"
#include <QJsonArray>
#include <QXmlStreamReader>
#include <array>
#include <cmath>

namespace hearth::corpora
{

using namespace hearth::player;

namespace
{

struct Difference {
    const char *source; // a case's, or its end
    const char *reason;
};

// Formats without a specification: where two projects disagree, what shows more of a file.
constexpr std::array kDifferences{
    Difference{"subrip/typical_bad_timestamps",
               "SubRip: two digits are a fraction of a second, as two other projects' files have them"},
    Difference{"subrip/typical_missing_sequence", "SubRip: a cue without a number is shown"},
};
constexpr const char *kHundredths = "SubViewer: two digits are hundredths of a second, not milliseconds";
constexpr const char *kGuessedEnds = "the format has no ends: the time a cue stays is each reader's own";

QString differenceOf(const QJsonObject &line)
{
    const QString source = line[QLatin1String("source")].toString();
    for (const Difference &difference : kDifferences)
        if (source.endsWith(QLatin1String(difference.source)))
            return QLatin1String(difference.reason);
    return {};
}

/// Pango's markup, of which tests use few tags.
QList<TextRun> pangoRuns(const QString &markup)
{
    QXmlStreamReader xml(QLatin1String("<t>") + markup + QLatin1String("</t>"));
    QList<TextRun> runs;
    QList<TextStyle> styles{TextStyle{}};
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            TextStyle style = styles.last();
            style.italic |= xml.name() == QLatin1String("i") ||
                            xml.attributes().value(QLatin1String("style")) == QLatin1String("italic");
            style.bold |= xml.name() == QLatin1String("b") ||
                          xml.attributes().value(QLatin1String("weight")) == QLatin1String("bold");
            style.underline |= xml.name() == QLatin1String("u");
            style.strikeOut |= xml.name() == QLatin1String("s");
            styles.append(style);
        } else if (token == QXmlStreamReader::EndElement) {
            styles.removeLast();
        } else if (token == QXmlStreamReader::Characters) {
            runs.append({xml.text().toString(), styles.last()});
        }
    }
    return tidyRuns(runs);
}

QList<TextRun> withoutColours(QList<TextRun> runs)
{
    for (TextRun &run : runs)
        run.style.colour.reset();
    return tidyRuns(runs);
}

QJsonArray jsonOf(const QList<Cue> &cues)
{
    QJsonArray array;
    for (const Cue &cue : cues)
        array.append(QJsonArray{double(cue.start.count()),
                                cue.end ? QJsonValue(double(cue.end->count())) : QJsonValue(), assText(cue)});
    return array;
}

enum class Match { Equal, EndsDiffer, HundredthsDiffer, Wrong };

Match compareEvents(const QJsonArray &events, const QList<Cue> &cues, bool isPango)
{
    if (events.size() != cues.size())
        return Match::Wrong;
    Match match = Match::Equal;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const QJsonArray event = events[i].toArray();
        const QString text = event[2].toString();
        const QList<TextRun> runs = withoutColours(cues[i].runs);
        if (runs != (isPango ? pangoRuns(text) : withoutColours(readAssMarkup(text).runs)))
            return Match::Wrong;
        const double start = double(cues[i].start.count());
        const double wanted = event[0].toDouble();
        if (start != wanted) {
            const double fraction = std::fmod(start, 1000);
            if (start - fraction + fraction / 10 != wanted)
                return Match::Wrong;
            match = Match::HundredthsDiffer;
        }
        const double end = cues[i].end ? double(cues[i].end->count()) : -1;
        if (end != event[1].toDouble(-1) && match == Match::Equal)
            match = Match::EndsDiffer;
    }
    return match;
}

/// What "texts", "times_ms", "last_text", "layers" and "alignments_from_cue_5" say.
bool hasProperties(const QJsonObject &expected, const QList<Cue> &cues)
{
    static const std::array kAnchors = {"",
                                        "bottom-left",
                                        "bottom-center",
                                        "bottom-right",
                                        "middle-left",
                                        "middle-center",
                                        "middle-right",
                                        "top-left",
                                        "top-center",
                                        "top-right"};
    const QJsonArray texts = expected[QLatin1String("texts")].toArray();
    for (qsizetype i = 0; i < texts.size(); ++i)
        if (i >= cues.size() ||
            plainText(cues[i]) != texts[i].toString().replace(QLatin1String("\\N"), QLatin1String("\n")))
            return false;
    const QJsonArray times = expected[QLatin1String("times_ms")].toArray();
    for (qsizetype i = 0; i < times.size(); ++i)
        if (times.size() != cues.size() || cues[i].start.count() != times[i].toArray()[0].toInteger() ||
            cues[i].end->count() != times[i].toArray()[1].toInteger())
            return false;
    const QJsonArray layers = expected[QLatin1String("layers")].toArray();
    for (qsizetype i = 0; i < layers.size(); ++i)
        if (layers.size() != cues.size() || cues[i].layer != layers[i].toInt())
            return false;
    const QJsonArray anchors = expected[QLatin1String("alignments_from_cue_5")].toArray();
    for (qsizetype i = 0; i < anchors.size(); ++i)
        if (i + 5 >= cues.size() ||
            anchors[i].toString() != QLatin1String(kAnchors.at(size_t(cues[i + 5].place.anchor))))
            return false;
    const QString last = expected[QLatin1String("last_text")].toString();
    return last.isEmpty() || (!cues.isEmpty() && plainText(cues.last()) == last);
}

bool isKnown(const QJsonObject &expected)
{
    static const QStringList kKnown{QStringLiteral("events_ms_text_ass"),
                                    QStringLiteral("events_ms_text_pango"),
                                    QStringLiteral("texts"),
                                    QStringLiteral("times_ms"),
                                    QStringLiteral("last_text"),
                                    QStringLiteral("layers"),
                                    QStringLiteral("alignments_from_cue_5")};
    for (const QString &key : expected.keys())
        if (!kKnown.contains(key))
            return false;
    return !expected.isEmpty();
}

void settle(const QJsonObject &line, const QString &fileName, Tally &tally)
{
    const QJsonObject expected = line[QLatin1String("expected")].toObject();
    const auto read = readSubtitleFile(inputBytes(line), fileName);
    // An empty file is no error here: it has no cues.
    const QList<Cue> cues = read ? read->cues : QList<Cue>();
    const bool isPango = expected.contains(QLatin1String("events_ms_text_pango"));
    Match match = isKnown(expected) && hasProperties(expected, cues) ? Match::Equal : Match::Wrong;
    for (const char *key : {"events_ms_text_ass", "events_ms_text_pango"})
        if (match == Match::Equal && expected.contains(QLatin1String(key)))
            match = compareEvents(expected[QLatin1String(key)].toArray(), cues, isPango);
    const QString format = read ? read->format : QString();
    const bool hasNoEnds = format == QLatin1String("tmplayer") || format == QLatin1String("lrc");
    if (match == Match::Equal)
        tally.equal();
    else if (match == Match::EndsDiffer && hasNoEnds)
        tally.onPurpose(QLatin1String(kGuessedEnds));
    else if (match == Match::HundredthsDiffer && format.startsWith(QLatin1String("subviewer")))
        tally.onPurpose(QLatin1String(kHundredths));
    else if (const QString reason = differenceOf(line); !reason.isEmpty())
        tally.onPurpose(reason);
    else
        tally.wrong(line, read ? QJsonValue(jsonOf(cues)) : QJsonValue(read.error().message));
}

void settleKind(Cases file, Tally &tally, const char *kind, const QString &fileName)
{
    for (const QJsonObject &line : file)
        if (line[QLatin1String("kind")] == QLatin1String(kind))
            settle(line, fileName, tally);
}

} // namespace

void readSrtCases(Cases file, Tally &tally)
{
    settleKind(file, tally, "subtitle-srt", QStringLiteral("film.srt"));
}
void readAssCases(Cases file, Tally &tally)
{
    settleKind(file, tally, "subtitle-ass", QStringLiteral("film.ass"));
}
void readTmpCases(Cases file, Tally &tally)
{
    settleKind(file, tally, "subtitle-tmp", QStringLiteral("film.tmp"));
}
void readVttAsTextCases(Cases file, Tally &tally)
{
    settleKind(file, tally, "subtitle-vtt", QStringLiteral("film.vtt"));
}
void readPlainCases(Cases file, Tally &tally)
{
    settleKind(file, tally, "subtitle-plain", QString());
}

QByteArray inputBytes(const QJsonObject &line)
{
    const QJsonValue input = line[QLatin1String("input")];
    if (input.isObject())
        return QByteArray::fromBase64(input[QLatin1String("base64")].toString().toLatin1());
    return input.toString().toUtf8();
}

} // namespace hearth::corpora
