// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/inline_markup.h"
#include <array>
#include <utility>

namespace hearth::player
{

namespace
{

constexpr qsizetype kLongestTag = 512;

class RunWriter
{
public:
    explicit RunWriter(const TextStyle &first) : style(first) {}
    void write(QChar c)
    {
        if (m_runs.isEmpty() || m_runs.last().style != style)
            m_runs.append({QString(), style});
        m_runs.last().text += c;
    }
    [[nodiscard]] bool endsInSpace() const { return m_runs.isEmpty() || m_runs.last().text.back().isSpace(); }
    QList<TextRun> take() { return std::move(m_runs); }

    TextStyle style;

private:
    QList<TextRun> m_runs;
};

/// What an override block changes; what it does not know it passes over.
class Overrides
{
public:
    Overrides(TextStyle &style, CuePlace &place, const TextStyle &lineStyle)
        : m_style(style), m_place(place), m_lineStyle(lineStyle)
    {
    }
    void apply(QStringView block)
    {
        for (qsizetype at = block.indexOf(QLatin1Char('\\')); at >= 0;) {
            qsizetype next = block.indexOf(QLatin1Char('\\'), at + 1);
            applyOne(block.mid(at + 1, (next < 0 ? block.size() : next) - at - 1).trimmed());
            at = next;
        }
    }
    [[nodiscard]] bool isDrawing() const { return m_isDrawing; }

private:
    void applyOne(QStringView tag)
    {
        if (tag.startsWith(QLatin1String("an"))) {
            const int anchor = tag.mid(2).toInt();
            if (anchor >= 1 && anchor <= 9 && m_place.anchor == 0)
                m_place.anchor = anchor;
        } else if (tag.startsWith(QLatin1Char('r'))) {
            m_style = m_lineStyle;
        } else if (tag.startsWith(QLatin1String("1c")) || tag.startsWith(QLatin1String("c&")) ||
                   tag == QLatin1String("c")) {
            m_style.colour = colour(tag);
        } else if (tag.size() >= 1 && (tag.size() == 1 || tag[1].isDigit())) {
            applySwitch(tag[0], tag.mid(1));
        }
    }
    void applySwitch(QChar tag, QStringView value)
    {
        const int number = value.toInt();
        const auto toggle = [&](bool TextStyle::*field) {
            m_style.*field = value.isEmpty() ? m_lineStyle.*field : number != 0;
        };
        if (tag == QLatin1Char('i'))
            toggle(&TextStyle::italic);
        else if (tag == QLatin1Char('b'))
            m_style.bold = value.isEmpty() ? m_lineStyle.bold : number == 1 || number >= 600;
        else if (tag == QLatin1Char('u'))
            toggle(&TextStyle::underline);
        else if (tag == QLatin1Char('s'))
            toggle(&TextStyle::strikeOut);
        else if (tag == QLatin1Char('p'))
            m_isDrawing = number > 0;
    }
    std::optional<uint32_t> colour(QStringView tag)
    {
        const qsizetype start = tag.indexOf(QLatin1Char('H'), 0, Qt::CaseInsensitive);
        if (start < 0)
            return m_lineStyle.colour;
        qsizetype end = start + 1;
        while (end < tag.size() && tag[end].isLetterOrNumber())
            ++end;
        bool ok = false;
        const uint32_t bgr = tag.mid(start + 1, end - start - 1).toUInt(&ok, 16) & 0xffffff;
        if (!ok)
            return m_lineStyle.colour;
        return ((bgr & 0xff) << 16) | (bgr & 0xff00) | (bgr >> 16);
    }

    TextStyle &m_style;
    CuePlace &m_place;
    TextStyle m_lineStyle;
    bool m_isDrawing = false;
};

struct Tag {
    QString name;
    QStringView attributes;
    bool isEnd = false;
    bool hasBlank = false; // between the bracket and the name
    qsizetype length = 0;  // with both brackets; 0: this is no tag
};

Tag tagAt(QStringView text)
{
    const qsizetype end = text.left(kLongestTag).indexOf(QLatin1Char('>'));
    if (end < 2)
        return {};
    Tag tag;
    qsizetype at = 1;
    const auto skipBlanks = [&] {
        for (; at < end && text[at] == QLatin1Char(' '); ++at)
            tag.hasBlank = true;
    };
    skipBlanks();
    if (text[at] == QLatin1Char('/')) {
        tag.isEnd = true;
        ++at;
        skipBlanks();
    }
    const qsizetype nameStart = at;
    while (at < end && text[at].isLetterOrNumber() && text[at].unicode() < 128)
        ++at;
    if (at == nameStart || !text[nameStart].isLetter())
        return {};
    tag.name = text.mid(nameStart, at - nameStart).toString().toLower();
    tag.attributes = text.mid(at, end - at);
    tag.length = end + 1;
    return tag;
}

std::optional<uint32_t> colourAttribute(QStringView attributes)
{
    const qsizetype at = attributes.indexOf(QLatin1String("color"), 0, Qt::CaseInsensitive);
    const qsizetype equals = at < 0 ? -1 : attributes.indexOf(QLatin1Char('='), at);
    if (equals < 0)
        return {};
    QStringView value = attributes.mid(equals + 1).trimmed();
    if (!value.isEmpty() && (value[0] == QLatin1Char('"') || value[0] == QLatin1Char('\''))) {
        const qsizetype close = value.indexOf(value[0], 1);
        value = value.mid(1, (close < 0 ? value.size() : close) - 1);
    } else if (const qsizetype blank = value.indexOf(QLatin1Char(' ')); blank >= 0) {
        value = value.left(blank);
    }
    return colourNamed(value);
}

/// Counts how deep each of SubRip's tags is, so that ends without a start do nothing.
class SubripTags
{
public:
    /// False for a tag that SubRip does not know.
    bool apply(const Tag &tag, TextStyle &style)
    {
        if (tag.name == QLatin1String("font")) {
            if (!tag.isEnd)
                m_colours.append(colourAttribute(tag.attributes));
            else if (!m_colours.isEmpty())
                m_colours.removeLast();
            style.colour.reset();
            for (const auto &colour : m_colours)
                if (colour)
                    style.colour = colour;
            // Deeper than any honest file: the rest keeps the colour it has.
            if (m_colours.size() > 64)
                m_colours.removeFirst();
            return true;
        }
        static constexpr std::array<std::pair<char, bool TextStyle::*>, 4> kTags{
            {{'i', &TextStyle::italic},
             {'b', &TextStyle::bold},
             {'u', &TextStyle::underline},
             {'s', &TextStyle::strikeOut}}};
        for (size_t i = 0; i < kTags.size(); ++i) {
            if (tag.name != QLatin1Char(kTags[i].first))
                continue;
            m_depths[i] += tag.isEnd ? (m_depths[i] > 0 ? -1 : 0) : 1;
            style.*kTags[i].second = m_depths[i] > 0;
            return true;
        }
        return false;
    }

private:
    std::array<int, 4> m_depths{};
    QList<std::optional<uint32_t>> m_colours;
};

} // namespace

std::optional<uint32_t> colourNamed(QStringView text)
{
    static constexpr std::array<std::pair<const char *, uint32_t>, 16> kNames{{{"black", 0x000000},
                                                                               {"silver", 0xc0c0c0},
                                                                               {"gray", 0x808080},
                                                                               {"white", 0xffffff},
                                                                               {"maroon", 0x800000},
                                                                               {"red", 0xff0000},
                                                                               {"purple", 0x800080},
                                                                               {"fuchsia", 0xff00ff},
                                                                               {"green", 0x008000},
                                                                               {"lime", 0x00ff00},
                                                                               {"olive", 0x808000},
                                                                               {"yellow", 0xffff00},
                                                                               {"navy", 0x000080},
                                                                               {"blue", 0x0000ff},
                                                                               {"teal", 0x008080},
                                                                               {"aqua", 0x00ffff}}};
    for (const auto &[name, colour] : kNames)
        if (text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return colour;
    if (text.startsWith(QLatin1Char('#')))
        text = text.mid(1);
    bool ok = false;
    const uint32_t colour = text.size() == 6 ? text.toUInt(&ok, 16) : 0;
    return ok ? std::optional(colour) : std::nullopt;
}

InlineText readSubripMarkup(QStringView text)
{
    InlineText read;
    RunWriter out({});
    TextStyle ofTags;
    SubripTags tags;
    Overrides overrides(out.style, read.place, {});
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == QLatin1Char('<')) {
            const Tag tag = tagAt(text.mid(at));
            const bool isKnown = tag.length > 0 && tags.apply(tag, ofTags);
            if (isKnown)
                out.style = ofTags;
            if (isKnown || (tag.length > 0 && !tag.hasBlank)) {
                at += tag.length;
                continue;
            }
        } else if (text[at] == QLatin1Char('{') && at + 1 < text.size() &&
                   text[at + 1] == QLatin1Char('\\')) {
            const qsizetype end = text.mid(at, kLongestTag).indexOf(QLatin1Char('}'));
            if (end > 0) {
                overrides.apply(text.mid(at + 1, end - 1));
                at += end + 1;
                // "one {tag} two" has one space where the tag was.
                if (out.endsInSpace() && at < text.size() && text[at] == QLatin1Char(' '))
                    ++at;
                continue;
            }
        }
        out.write(text[at++]);
    }
    read.runs = tidyRuns(out.take());
    return read;
}

InlineText readAssMarkup(QStringView text, const TextStyle &lineStyle)
{
    InlineText read;
    RunWriter out(lineStyle);
    Overrides overrides(out.style, read.place, lineStyle);
    qsizetype lastBrace = text.lastIndexOf(QLatin1Char('}'));
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == QLatin1Char('{') && at < lastBrace) {
            const qsizetype end = text.indexOf(QLatin1Char('}'), at);
            overrides.apply(text.mid(at + 1, end - at - 1));
            at = end;
            continue;
        }
        if (overrides.isDrawing())
            continue;
        if (c == QLatin1Char('\\') && at + 1 < text.size()) {
            const QChar next = text[at + 1];
            if (next == QLatin1Char('N') || next == QLatin1Char('n') || next == QLatin1Char('h')) {
                out.write(next == QLatin1Char('N')   ? QChar(QLatin1Char('\n'))
                          : next == QLatin1Char('n') ? QChar(QLatin1Char(' '))
                                                     : QChar(0xa0));
                ++at;
                continue;
            }
            if (next == QLatin1Char('{') || next == QLatin1Char('}')) {
                out.write(next);
                ++at;
                continue;
            }
        }
        out.write(c);
    }
    read.runs = out.take();
    return read;
}

} // namespace hearth::player
