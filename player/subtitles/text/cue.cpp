// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/cue.h"

namespace hearth::player
{

namespace
{

/// A word joiner keeps a backslash of the words from beginning a tag; libass takes "\{" for a brace.
QString escaped(QString text)
{
    static const QString joined = QStringLiteral("\\") + QChar(0x2060);
    for (QChar &c : text)
        if (c < QLatin1Char(' ') && c != QLatin1Char('\n'))
            c = QLatin1Char(' ');
    text.replace(QLatin1Char('\\'), joined);
    text.replace(QLatin1Char('{'), QStringLiteral("\\{")).replace(QLatin1Char('}'), QStringLiteral("\\}"));
    return text.replace(QLatin1Char('\n'), QStringLiteral("\\N"));
}

QString onOff(char tag, bool on)
{
    return QString(QLatin1Char('\\')) + QLatin1Char(tag) + QLatin1Char(on ? '1' : '0');
}

/// ASS writes colours as BBGGRR.
QString colourTag(const std::optional<uint32_t> &colour)
{
    if (!colour)
        return QStringLiteral("\\c");
    const uint32_t swapped = ((*colour & 0xff) << 16) | (*colour & 0xff00) | ((*colour >> 16) & 0xff);
    const QString digits = QString::number(swapped, 16).toUpper().rightJustified(6, QLatin1Char('0'));
    return QStringLiteral("\\c&H") + digits + QLatin1Char('&');
}

QString change(const TextStyle &from, const TextStyle &to)
{
    QString tags;
    if (from.italic != to.italic)
        tags += onOff('i', to.italic);
    if (from.bold != to.bold)
        tags += onOff('b', to.bold);
    if (from.underline != to.underline)
        tags += onOff('u', to.underline);
    if (from.strikeOut != to.strikeOut)
        tags += onOff('s', to.strikeOut);
    if (from.colour != to.colour)
        tags += colourTag(to.colour);
    return tags.isEmpty() ? tags : QLatin1Char('{') + tags + QLatin1Char('}');
}

} // namespace

QString plainText(const Cue &cue)
{
    QString text;
    for (const TextRun &run : cue.runs)
        text += run.text;
    return text;
}

QString assText(const Cue &cue)
{
    QString text;
    TextStyle style;
    for (const TextRun &run : cue.runs) {
        text += change(style, run.style) + escaped(run.text);
        style = run.style;
    }
    return text + change(style, {});
}

QList<TextRun> tidyRuns(const QList<TextRun> &runs)
{
    QList<TextRun> tidy;
    for (const TextRun &run : runs) {
        QString text = run.text;
        if (tidy.isEmpty()) {
            qsizetype blanks = 0;
            while (blanks < text.size() && text[blanks].isSpace())
                ++blanks;
            text.remove(0, blanks);
        }
        if (text.isEmpty())
            continue;
        if (!tidy.isEmpty() && tidy.last().style == run.style)
            tidy.last().text += text;
        else
            tidy.append({text, run.style});
    }
    while (!tidy.isEmpty()) {
        QString &text = tidy.last().text;
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        if (!text.isEmpty())
            break;
        tidy.removeLast();
    }
    return tidy;
}

} // namespace hearth::player
