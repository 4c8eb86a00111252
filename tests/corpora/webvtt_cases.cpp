// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// webvtt-file: properties of the DOM's VTTCue and VTTRegion. webvtt-cue-text: the tree as html5lib's tests
// write it. webvtt-draft: the 2014 draft's cues, of which times, ids and texts still hold.

#include "player/subtitles/text/vtt_cue_text.h"
#include "player/subtitles/text/webvtt.h"
#include "tests/corpora/subtitle_readers.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <cmath>

namespace hearth::corpora
{

using namespace hearth::player;

namespace
{

// What the draft's parser took and the recommendation does not, or the other way round.
constexpr const char *kTimestamps =
    "WebVTT, section 6.3: two parts are minutes and seconds, none of them above 59";
constexpr const char *kHeaderArrow = "WebVTT, section 6.1: the header ends where a line has an arrow";

/// The recommendation's reason for not being the draft; empty where they agree.
QString differenceOf(const QString &text)
{
    static const QRegularExpression kNumbers(QStringLiteral("(?:^|\\s)[6-9]\\d:\\d\\d\\.|:[6-9]\\d[:.]"));
    static const QRegularExpression kHeader(QStringLiteral("^\\x{feff}?WEBVTT[^\\n]*\\r?\\n[^\\n]*-->"));
    if (kNumbers.match(text).hasMatch())
        return QLatin1String(kTimestamps);
    return kHeader.match(text).hasMatch() ? QLatin1String(kHeaderArrow) : QString();
}

QJsonObject regionObject(const VttRegion &region)
{
    return {{QStringLiteral("id"), region.id},
            {QStringLiteral("width"), region.width},
            {QStringLiteral("lines"), region.lines},
            {QStringLiteral("regionAnchorX"), region.anchorX},
            {QStringLiteral("regionAnchorY"), region.anchorY},
            {QStringLiteral("viewportAnchorX"), region.viewportX},
            {QStringLiteral("viewportAnchorY"), region.viewportY},
            {QStringLiteral("scroll"), QLatin1String(region.scrollsUp ? "up" : "")}};
}

QJsonValue autoOr(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QStringLiteral("auto"));
}

template <typename Value, size_t N> QString nameOf(Value value, const char *const (&names)[N])
{
    return QLatin1String(names[size_t(value)]);
}

QJsonObject cueObject(const VttCue &cue, const QList<VttRegion> &regions)
{
    const VttSettings &settings = cue.settings;
    const QJsonValue region =
        settings.region < 0 ? QJsonValue() : QJsonValue(regionObject(regions[settings.region]));
    return {{QStringLiteral("id"), cue.id},
            {QStringLiteral("text"), cue.text},
            {QStringLiteral("startTime"), double(cue.start.count()) / 1000},
            {QStringLiteral("endTime"), double(cue.end.count()) / 1000},
            {QStringLiteral("pauseOnExit"), false},
            {QStringLiteral("region"), region},
            {QStringLiteral("vertical"), nameOf(settings.writing, {"", "rl", "lr"})},
            {QStringLiteral("snapToLines"), settings.snapsToLines},
            {QStringLiteral("line"), autoOr(settings.line)},
            {QStringLiteral("lineAlign"), nameOf(settings.lineAlign, {"start", "center", "end"})},
            {QStringLiteral("position"), autoOr(settings.position)},
            {QStringLiteral("positionAlign"),
             nameOf(settings.positionAlign, {"auto", "line-left", "center", "line-right"})},
            {QStringLiteral("size"), settings.size},
            {QStringLiteral("align"), nameOf(settings.align, {"start", "center", "end", "left", "right"})}};
}

QJsonArray cueObjects(const QString &text)
{
    const auto file = parseVtt(text);
    QJsonArray cues;
    if (file)
        for (const VttCue &cue : file->cues)
            cues.append(cueObject(cue, file->regions));
    return cues;
}

/// "cues[1].region.scroll" of the cues.
QJsonValue property(const QJsonArray &cues, const QString &path)
{
    if (path == QLatin1String("cues.length"))
        return cues.size();
    static const QRegularExpression kPath(QStringLiteral("^cues\\[(\\d+)\\]\\.(.+)$"));
    const auto match = kPath.match(path);
    if (!match.hasMatch())
        return QJsonValue::Undefined;
    QJsonValue value = cues.at(match.captured(1).toInt());
    for (const QString &name : match.captured(2).split(QLatin1Char('.')))
        value = value.toObject().value(name);
    return value;
}

bool isSame(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isDouble() && b.isDouble())
        return a == b || std::abs(a.toDouble() - b.toDouble()) <= 1e-9 * std::abs(a.toDouble());
    return a == b;
}

QString timestamp(std::chrono::milliseconds time)
{
    const auto ms = time.count();
    return QStringLiteral("%1:%2:%3.%4")
        .arg(ms / 3'600'000, 2, 10, QLatin1Char('0'))
        .arg(ms / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms % 1000, 3, 10, QLatin1Char('0'));
}

QString treeText(const QList<VttNode> &nodes)
{
    static constexpr const char *kTags[] = {"", "span", "i", "b", "u", "ruby", "rt", "span", "span", ""};
    QString text;
    const auto put = [&text](int depth, const QString &words) {
        text += QLatin1String("| ") + QString(depth * 2, QLatin1Char(' ')) + words + QLatin1Char('\n');
    };
    for (const VttNode &node : nodes) {
        if (node.kind == VttNode::Kind::Text) {
            put(node.depth, QLatin1Char('"') + node.text + QLatin1Char('"'));
            continue;
        }
        if (node.kind == VttNode::Kind::Timestamp) {
            put(node.depth, QLatin1String("<?timestamp ") + timestamp(node.time) + QLatin1Char('>'));
            continue;
        }
        put(node.depth, QLatin1Char('<') + QLatin1String(kTags[size_t(node.kind)]) + QLatin1Char('>'));
        const auto attribute = [&](const char *name, const QString &value) {
            put(node.depth + 1, QLatin1String(name) + QLatin1String("=\"") + value + QLatin1Char('"'));
        };
        if (!node.classes.isEmpty())
            attribute("class", node.classes.join(QLatin1Char(' ')));
        if (node.kind == VttNode::Kind::Language)
            attribute("lang", node.text);
        if (node.kind == VttNode::Kind::Voice)
            attribute("title", node.text);
    }
    return text;
}

} // namespace

void readVttFiles(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("webvtt-file"))
            continue;
        const QJsonArray cues = cueObjects(QString::fromUtf8(inputBytes(line)));
        QJsonArray wrong;
        for (const QJsonValue &one : line[QLatin1String("expected")].toArray())
            if (const QJsonValue got = property(cues, one[0].toString()); !isSame(got, one[1]))
                wrong.append(QJsonArray{one[0], one[1], got});
        if (wrong.isEmpty())
            tally.equal();
        else
            tally.wrong(line, wrong);
    }
}

void readVttCueTexts(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("webvtt-cue-text"))
            continue;
        QString text = QString::fromUtf8(inputBytes(line));
        // The cases end their text with a line end of their own; a reader of files replaces NUL.
        if (text.endsWith(QLatin1Char('\n')))
            text.chop(1);
        text.replace(QChar(u'\0'), QChar(0xfffd));
        const QString tree = treeText(parseVttCueText(text));
        if (tree == line[QLatin1String("expected")][QLatin1String("tree")].toString())
            tally.equal();
        else
            tally.wrong(line, tree);
    }
}

void readVttDrafts(Cases file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("webvtt-draft"))
            continue;
        const QJsonArray cues = cueObjects(QString::fromUtf8(inputBytes(line)));
        const QJsonArray wanted = line[QLatin1String("expected")][QLatin1String("cues")].toArray();
        bool isEqual = cues.size() == wanted.size();
        for (qsizetype i = 0; isEqual && i < cues.size(); ++i)
            for (const char *name : {"startTime", "endTime", "id", "text"})
                isEqual = isEqual && isSame(cues[i][QLatin1String(name)], wanted[i][QLatin1String(name)]);
        if (isEqual)
            tally.equal();
        else if (const QString reason = differenceOf(QString::fromUtf8(inputBytes(line))); !reason.isEmpty())
            tally.onPurpose(reason);
        else
            tally.wrong(line, cues);
    }
}

} // namespace hearth::corpora
