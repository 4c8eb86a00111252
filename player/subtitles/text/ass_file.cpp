// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/ass_file.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/inline_markup.h"
#include <QHash>

namespace hearth::player
{

namespace
{

/// The values of one line, by the names that its section's Format line gives.
class Fields
{
public:
    Fields(const QStringList &format, QStringView values) : m_format(format)
    {
        // The last field takes the rest, commas and all.
        qsizetype from = 0;
        for (qsizetype i = 0; i < format.size(); ++i) {
            qsizetype comma = i + 1 < format.size() ? values.indexOf(QLatin1Char(','), from) : -1;
            if (comma < 0)
                comma = values.size();
            m_values.append(values.mid(from, comma - from));
            from = std::min(comma + 1, values.size());
        }
    }
    [[nodiscard]] QStringView operator[](const char *name) const
    {
        const qsizetype at = m_format.indexOf(QLatin1String(name));
        return at < 0 ? QStringView() : m_values[at];
    }

private:
    const QStringList &m_format;
    QList<QStringView> m_values;
};

QStringList formatOf(QStringView value)
{
    QStringList names;
    for (const QStringView name : value.split(QLatin1Char(',')).mid(0, 64))
        names.append(name.trimmed().toString().toLower());
    return names;
}

/// SSA counts the middle and the top otherwise than ASS.
int anchorOf(int alignment, bool isOld)
{
    if (!isOld)
        return alignment >= 1 && alignment <= 9 ? alignment : 0;
    const int column = alignment & 3;
    if (column == 0 || alignment < 0)
        return 0;
    return column + ((alignment & 4) != 0 ? 6 : (alignment & 8) != 0 ? 3 : 0);
}

std::optional<std::chrono::milliseconds> timeOf(QStringView text)
{
    text = text.trimmed();
    qsizetype at = 0;
    const auto time = readClock(text, at, QLatin1String(".:"));
    return at == text.size() ? time : std::nullopt;
}

class Reader
{
public:
    bool take(QStringView line)
    {
        if (line.startsWith(QLatin1Char('['))) {
            m_section = line.trimmed().toString().toLower();
            m_isOld = m_section == QLatin1String("[v4 styles]") ||
                      (m_isOld && m_section != QLatin1String("[v4+ styles]"));
            return true;
        }
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (colon < 0)
            return true;
        const QStringView name = line.left(colon).trimmed();
        const QStringView value = line.mid(colon + 1);
        const bool isEvents = m_section == QLatin1String("[events]");
        if (name == QLatin1String("Format"))
            (isEvents ? m_eventFormat : m_styleFormat) = formatOf(value);
        else if (name == QLatin1String("Style") && m_anchors.size() < 10'000)
            takeStyle(value);
        else if (name == QLatin1String("Dialogue") && isEvents)
            return takeEvent(value);
        return true;
    }
    CueList cues;

private:
    void takeStyle(QStringView value)
    {
        const Fields fields(m_styleFormat, value);
        m_anchors.insert(fields["name"].trimmed().toString(),
                         anchorOf(fields["alignment"].trimmed().toInt(), m_isOld));
    }
    bool takeEvent(QStringView value)
    {
        const Fields fields(m_eventFormat, value);
        const auto start = timeOf(fields["start"]);
        const auto end = timeOf(fields["end"]);
        if (!start || !end || *end <= *start)
            return true;
        const int anchor = m_anchors.value(fields["style"].trimmed().toString());
        // What a style says holds for every line of it; only what a line changes is told.
        const InlineText text = readAssMarkup(fields["text"].left(kMostCueCharacters));
        Cue cue;
        cue.start = *start;
        cue.end = end;
        cue.layer = fields["layer"].trimmed().toInt();
        cue.runs = text.runs;
        cue.place = text.place;
        if (cue.place.anchor == 0 && anchor != 2)
            cue.place.anchor = anchor;
        return cues.add(std::move(cue));
    }

    QString m_section;
    bool m_isOld = false;
    QStringList m_styleFormat = formatOf(
        u"Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
        u"Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, "
        u"MarginL, MarginR, MarginV, Encoding");
    QStringList m_eventFormat =
        formatOf(u"Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text");
    QHash<QString, int> m_anchors; // of the styles
};

} // namespace

Result<QList<Cue>> readAss(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    Reader reader;
    for (const QStringView line : linesOf(text))
        if (!reader.take(line))
            break;
    return reader.cues.take();
}

bool looksLikeAss(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096))) {
        const QString words = line.trimmed().toString().toLower();
        if (words == QLatin1String("[script info]") || words == QLatin1String("[v4+ styles]") ||
            words == QLatin1String("[v4 styles]") || words == QLatin1String("[events]"))
            return true;
    }
    return false;
}

} // namespace hearth::player
