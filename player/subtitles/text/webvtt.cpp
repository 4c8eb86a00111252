// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/webvtt.h"

#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/vtt_cue_text.h"
#include "player/subtitles/text/vtt_settings.h"

namespace hearth::player
{

namespace
{

constexpr qsizetype kMostRegions = 1000;

bool isBlank(QChar c)
{
    return c == QLatin1Char('\t') || c == QLatin1Char('\f') || c == QLatin1Char(' ') ||
           c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

/// "STYLE" or "REGION", with nothing but blanks behind it.
bool isBlockName(QStringView buffer, QLatin1String name)
{
    if (!buffer.startsWith(name))
        return false;
    for (const QChar c : buffer.mid(name.size()))
        if (!isBlank(c))
            return false;
    return true;
}

/// Timings and settings of section 6.3; false when they are malformed.
bool readTimings(QStringView line, const QList<VttRegion> &regions, VttCue &cue)
{
    qsizetype at = 0;
    const auto skip = [&] {
        while (at < line.size() && isBlank(line[at]))
            ++at;
    };
    skip();
    const auto start = collectVttTimestamp(line, at);
    skip();
    if (!start || !line.mid(at).startsWith(QLatin1String("-->")))
        return false;
    at += 3;
    skip();
    const auto end = collectVttTimestamp(line, at);
    if (!end)
        return false;
    cue.start = *start;
    cue.end = *end;
    readVttCueSettings(line.mid(at), regions, cue.settings);
    return true;
}

/// The parser of section 6.1, on lines instead of a position in the text.
class Parser
{
public:
    explicit Parser(const QList<QStringView> &lines) : m_lines(lines) {}

    /// False when there are too many cues.
    bool run()
    {
        m_at = 1;
        if (m_at < m_lines.size()) {
            if (m_lines[m_at].isEmpty())
                ++m_at;
            else
                readBlock(true);
        }
        for (skipEmpty(); m_at < m_lines.size(); skipEmpty())
            if (!readBlock(false))
                return false;
        return true;
    }

    VttFile file;

private:
    void skipEmpty()
    {
        while (m_at < m_lines.size() && m_lines[m_at].isEmpty())
            ++m_at;
    }
    void append(QStringView line)
    {
        if (!m_buffer.isEmpty())
            m_buffer += QLatin1Char('\n');
        m_buffer.append(line);
    }
    bool readBlock(bool isHeader)
    {
        m_buffer.clear();
        std::optional<VttCue> cue;
        enum class Other { None, Style, Region } other = Other::None;
        bool hasArrow = false;
        for (int count = 1; m_at < m_lines.size(); ++count) {
            const QStringView line = m_lines[m_at++];
            if (line.contains(QLatin1String("-->"))) {
                if (isHeader || !(count == 1 || (count == 2 && !hasArrow))) {
                    --m_at;
                    break;
                }
                hasArrow = true;
                cue.emplace();
                cue->id = m_buffer;
                if (readTimings(line, file.regions, *cue)) {
                    m_buffer.clear();
                    m_hasCue = true;
                } else {
                    cue.reset();
                }
                continue;
            }
            if (line.isEmpty())
                break;
            if (!isHeader && count == 2 && !m_hasCue) {
                if (isBlockName(m_buffer, QLatin1String("STYLE")))
                    other = Other::Style;
                else if (isBlockName(m_buffer, QLatin1String("REGION")))
                    other = Other::Region;
                if (other != Other::None)
                    m_buffer.clear();
            }
            append(line);
        }
        if (cue) {
            cue->text = m_buffer;
            if (file.cues.size() >= kMostCues)
                return false;
            file.cues.append(std::move(*cue));
        } else if (other == Other::Style && file.styleSheets.size() < kMostRegions) {
            file.styleSheets.append(m_buffer);
        } else if (other == Other::Region && file.regions.size() < kMostRegions) {
            readVttRegionSettings(m_buffer, file.regions.emplaceBack());
        }
        return true;
    }

    const QList<QStringView> &m_lines;
    qsizetype m_at = 0;
    QString m_buffer;
    bool m_hasCue = false;
};

/// The corner of the picture that the settings mean, as ASS counts them.
CuePlace placeOf(const VttSettings &settings, const QList<VttRegion> &regions)
{
    using Align = VttSettings::Align;
    CuePlace place;
    if (settings.region >= 0) {
        const VttRegion &region = regions[settings.region];
        place.anchor = region.viewportY < 34 ? 8 : region.viewportY < 67 ? 5 : 2;
        return place;
    }
    int column = settings.align == Align::Left || settings.align == Align::Start ? -1
                 : settings.align == Align::Center                               ? 0
                                                                                 : 1;
    // Narrow text that stands in the middle by its position is not at the side.
    if (settings.position && *settings.position > 33 && *settings.position < 67)
        column = 0;
    int anchor = 2;
    if (settings.line) {
        const double percent =
            settings.snapsToLines ? (*settings.line < 0 ? 100 : *settings.line * 6) : *settings.line;
        anchor = percent < 34 ? 8 : percent < 67 ? 5 : 2;
    }
    const bool saysWhere = settings.line || settings.align != Align::Center;
    place.anchor = saysWhere ? anchor + column : 0;
    return place;
}

} // namespace

Result<VttFile> parseVtt(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    if (!looksLikeVtt(text))
        return fail(ErrorCode::Invalid, QStringLiteral("no WebVTT signature"));
    QString cleaned;
    if (text.contains(QChar(u'\0'))) {
        cleaned = text.toString().replace(QChar(u'\0'), QChar(0xfffd));
        text = cleaned;
    }
    const QList<QStringView> lines = linesOf(text);
    Parser parser(lines);
    if (!parser.run())
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 subtitles in one file").arg(kMostCues));
    return std::move(parser.file);
}

Result<QList<Cue>> readVtt(QStringView text)
{
    const Result<VttFile> file = parseVtt(text);
    if (!file)
        return std::unexpected(file.error());
    CueList cues;
    for (const VttCue &from : file->cues) {
        Cue cue;
        cue.start = from.start;
        cue.end = from.end;
        cue.id = from.id;
        cue.runs = runsOf(parseVttCueText(from.text));
        cue.place = placeOf(from.settings, file->regions);
        if (!cues.add(std::move(cue)))
            break;
    }
    return cues.take();
}

bool looksLikeVtt(QStringView start)
{
    if (start.startsWith(QChar(0xfeff)))
        start = start.mid(1);
    if (!start.startsWith(QLatin1String("WEBVTT")))
        return false;
    return start.size() == 6 || QLatin1String(" \t\n\r").contains(start[6]);
}

} // namespace hearth::player
