// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/sami.h"

#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/html_entities.h"
#include "player/subtitles/text/inline_markup.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr qsizetype kLongestTag = 1024;

/// The value of an attribute, with quotes or without.
QString attribute(QStringView tag, QLatin1String name)
{
    const qsizetype at = tag.indexOf(name, 0, Qt::CaseInsensitive);
    const qsizetype equals = at < 0 ? -1 : tag.indexOf(QLatin1Char('='), at);
    if (equals < 0)
        return {};
    QString value = tag.mid(equals + 1).trimmed().toString();
    if (value.startsWith(QLatin1Char('"')) || value.startsWith(QLatin1Char('\''))) {
        const qsizetype close = value.indexOf(value[0], 1);
        return value.mid(1, (close < 0 ? value.size() : close) - 1);
    }
    return value.section(QLatin1Char(' '), 0, 0);
}

QString tagName(QStringView tag)
{
    qsizetype end = tag.startsWith(QLatin1Char('/')) ? 1 : 0;
    while (end < tag.size() && tag[end].isLetterOrNumber())
        ++end;
    return tag.left(end).toString().toLower();
}

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    Result<QList<Cue>> run()
    {
        while (m_at < m_text.size() && !m_isFull) {
            if (m_text[m_at] == QLatin1Char('<'))
                readTag();
            else
                readCharacter();
        }
        flush({});
        return m_cues.take();
    }

private:
    void readTag()
    {
        if (m_text.mid(m_at, 4) == QLatin1String("<!--")) {
            const qsizetype end = m_text.indexOf(QLatin1String("-->"), m_at);
            m_at = end < 0 ? m_text.size() : end + 3;
            return;
        }
        const qsizetype close = m_text.mid(m_at, kLongestTag).indexOf(QLatin1Char('>'));
        if (close < 0) {
            readCharacter();
            return;
        }
        const QStringView tag = m_text.mid(m_at + 1, close - 1);
        m_at += close + 1;
        const QString name = tagName(tag);
        if (name == QLatin1String("sync")) {
            bool ok = false;
            const int start = attribute(tag, QLatin1String("start")).toInt(&ok);
            if (ok && start >= 0)
                flush(std::chrono::milliseconds(start));
        } else if (name == QLatin1String("p")) {
            const QString type = attribute(tag, QLatin1String("class")).toLower();
            if (m_class.isNull())
                m_class = type.isNull() ? QString::fromLatin1("") : type;
            m_isOurs = type == m_class;
        } else if (name == QLatin1String("br") || name == QLatin1String("br/")) {
            put(QStringLiteral("\n"));
        } else if (m_open && m_isOurs && m_words.size() <= kMostCueCharacters) {
            // Italics and colours are SubRip's, which reads them later.
            m_words.append(QLatin1Char('<')).append(tag).append(QLatin1Char('>'));
        }
    }
    void readCharacter()
    {
        const QChar c = m_text[m_at++];
        const HtmlEntity entity = c == QLatin1Char('&') ? htmlEntity(m_text.mid(m_at)) : HtmlEntity{};
        if (entity.length > 0) {
            m_at += entity.length;
            put(entity.text);
        } else {
            // White space of the file is no line break.
            put(c.isSpace() && c != QChar(0xa0) ? QStringLiteral(" ") : QString(c));
        }
    }
    void put(const QString &text)
    {
        if (!m_open || !m_isOurs || m_words.size() > kMostCueCharacters)
            return;
        if (text == QLatin1String(" ") &&
            (m_words.endsWith(QLatin1Char(' ')) || m_words.endsWith(QLatin1Char('\n'))))
            return;
        m_words += text;
    }
    /// Ends the open cue at `start`, where the next one begins.
    void flush(std::optional<std::chrono::milliseconds> start)
    {
        if (m_open && start == m_open)
            return;
        if (m_open) {
            Cue cue;
            cue.start = *m_open;
            cue.end = start;
            cue.runs = readSubripMarkup(m_words).runs;
            if (!cue.runs.isEmpty() && (!start || *start > cue.start))
                m_isFull = !m_cues.add(std::move(cue));
        }
        m_words.clear();
        m_open = start;
        m_isOurs = true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    CueList m_cues;
    std::optional<std::chrono::milliseconds> m_open;
    QString m_class;
    QString m_words;
    bool m_isOurs = true;
    bool m_isFull = false;
};

} // namespace

Result<QList<Cue>> readSami(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    return Reader(text).run();
}

bool looksLikeSami(QStringView start)
{
    return start.left(4096).contains(QLatin1String("<sami"), Qt::CaseInsensitive);
}

} // namespace hearth::player
