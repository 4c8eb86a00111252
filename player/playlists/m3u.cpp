// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/playlists/m3u.h"
#include <QUrl>
#include <cmath>

namespace hearth::player
{

namespace
{

constexpr qsizetype kMostAttributes = 200;

bool isNameLetter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_');
}

/// name="value" and name=value; what is neither is passed over.
QMap<QString, QString> attributesOf(QStringView text)
{
    QMap<QString, QString> attributes;
    for (qsizetype at = 0; at < text.size() && attributes.size() < kMostAttributes;) {
        const qsizetype from = at;
        while (at < text.size() && isNameLetter(text[at]))
            ++at;
        if (at == from || at >= text.size() || text[at] != QLatin1Char('=')) {
            at = std::max(at, from + 1);
            continue;
        }
        const QString name = text.mid(from, at - from).toString().toLower();
        ++at;
        const bool isQuoted = at < text.size() && text[at] == QLatin1Char('"');
        const qsizetype start = isQuoted ? ++at : at;
        while (at < text.size() && (isQuoted ? text[at] != QLatin1Char('"') : !text[at].isSpace()))
            ++at;
        attributes.insert(name, text.mid(start, at - start).toString());
        ++at;
    }
    return attributes;
}

/// The comma before the name: the first one outside quotes, the last one when a quote is never closed.
qsizetype nameComma(QStringView text)
{
    bool isQuoted = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (text[at] == QLatin1Char(',') && !isQuoted)
            return at;
    }
    return text.lastIndexOf(QLatin1Char(','));
}

QStringList groupsOf(const QString &text)
{
    QStringList groups;
    for (const QString &group : text.split(QLatin1Char(';')))
        if (!group.trimmed().isEmpty())
            groups.append(group.trimmed());
    return groups;
}

QString unquoted(QStringView text)
{
    text = text.trimmed();
    const bool isQuoted =
        text.size() > 1 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"'));
    return (isQuoted ? text.mid(1, text.size() - 2) : text).toString();
}

/// The rest of a line after "#NAME:", in any case.
std::optional<QStringView> directive(QStringView line, QLatin1String name)
{
    if (!line.startsWith(name, Qt::CaseInsensitive))
        return {};
    return line.mid(name.size());
}

class Reader
{
public:
    explicit Reader(BareLines bareLines) : m_bareLines(bareLines) {}

    /// False when the list has too many entries.
    bool take(QStringView line)
    {
        if (const auto header = directive(line, QLatin1String("#EXTM3U")))
            m_list.attributes.insert(attributesOf(*header));
        else if (const auto info = directive(line, QLatin1String("#EXTINF:")))
            takeInfo(*info);
        else if (const auto group = directive(line, QLatin1String("#EXTGRP:")))
            takeGroup(*group);
        else if (const auto property = directive(line, QLatin1String("#KODIPROP:")))
            takePair(*property, m_entry.properties);
        else if (const auto option = directive(line, QLatin1String("#EXTVLCOPT:")))
            takeOption(*option);
        else if (const auto type = directive(line, QLatin1String("#EXT-X-PLAYLIST-TYPE:")))
            m_entry.isOnDemand = type->trimmed().compare(QLatin1String("VOD"), Qt::CaseInsensitive) == 0;
        else if (!line.startsWith(QLatin1Char('#')))
            return takeAddress(line);
        return true;
    }
    Playlist finish()
    {
        // What stood without an #EXTINF is an entry only in a list that has none of them.
        return m_hasInfo || m_bareLines == BareLines::Entries
                   ? std::move(m_list)
                   : Playlist{m_list.attributes, std::move(m_bare)};
    }

private:
    void takeInfo(QStringView info)
    {
        m_hasInfo = true;
        m_isPending = true;
        m_entry = {};
        const qsizetype comma = nameComma(info);
        const QStringView before = comma < 0 ? info : info.left(comma);
        if (comma >= 0)
            m_entry.title = info.mid(comma + 1).trimmed().toString();
        qsizetype end = 0;
        while (end < before.size() && !before[end].isSpace() && before[end] != QLatin1Char(','))
            ++end;
        const double seconds = before.left(end).toDouble();
        if (std::isfinite(seconds) && seconds > 0 && seconds < 1e8)
            m_entry.duration = std::chrono::milliseconds(std::llround(seconds * 1000));
        m_entry.attributes = attributesOf(before);
        const QStringList groups = groupsOf(m_entry.attributes.value(QStringLiteral("group-title")));
        if (!groups.isEmpty())
            m_group.clear();
        m_entry.groups = groups.isEmpty() ? m_group : groups;
        if (m_entry.title.isEmpty())
            m_entry.title = m_entry.attributes.value(QStringLiteral("tvg-name"));
    }
    void takeGroup(QStringView text)
    {
        m_group = groupsOf(text.toString());
        if (m_isPending && !m_entry.attributes.contains(QStringLiteral("group-title")))
            m_entry.groups = m_group;
    }
    static void takePair(QStringView text, QMap<QString, QString> &into)
    {
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        if (equals > 0 && into.size() < kMostAttributes)
            into.insert(text.left(equals).trimmed().toString(), unquoted(text.mid(equals + 1)));
    }
    void takeOption(QStringView text)
    {
        QMap<QString, QString> one;
        takePair(text, one);
        for (auto option = one.cbegin(); option != one.cend(); ++option) {
            const QString name = option.key().toLower();
            if (name == QLatin1String("http-user-agent"))
                m_entry.headers.insert(QStringLiteral("user-agent"), option.value());
            else if (name == QLatin1String("http-referrer") || name == QLatin1String("http-referer"))
                m_entry.headers.insert(QStringLiteral("referer"), option.value());
            else if (m_entry.options.size() < kMostAttributes)
                m_entry.options.insert(option.key(), option.value());
        }
    }
    bool takeAddress(QStringView line)
    {
        PlaylistEntry entry = std::exchange(m_entry, {});
        const bool isPending = std::exchange(m_isPending, false);
        const qsizetype bar = line.indexOf(QLatin1Char('|'));
        const bool hasHeaders = bar > 0 && line.mid(bar).contains(QLatin1Char('='));
        entry.address = (hasHeaders ? line.left(bar).trimmed() : line).toString();
        if (hasHeaders)
            takeHeaders(line.mid(bar + 1), entry);
        if (!isPending)
            entry.title = entry.address.section(QLatin1Char('/'), -1);
        if (!isPending && m_bareLines == BareLines::Junk) {
            if (!m_hasInfo && m_bare.size() < kMostPlaylistEntries)
                m_bare.append(std::move(entry));
            return true;
        }
        if (m_list.entries.size() >= kMostPlaylistEntries)
            return false;
        m_list.entries.append(std::move(entry));
        return true;
    }
    /// "name=value&name=value", values encoded as in an address; what stands here wins over #EXTVLCOPT.
    static void takeHeaders(QStringView text, PlaylistEntry &entry)
    {
        for (QStringView pair : text.split(QLatin1Char('&'))) {
            const qsizetype equals = pair.indexOf(QLatin1Char('='));
            if (equals <= 0 || entry.headers.size() >= kMostAttributes)
                continue;
            QString name = pair.left(equals).trimmed().toString().toLower();
            if (name.startsWith(QLatin1Char('!')))
                name.remove(0, 1);
            if (name == QLatin1String("referrer"))
                name = QStringLiteral("referer");
            entry.headers.insert(name, QUrl::fromPercentEncoding(pair.mid(equals + 1).toUtf8()));
        }
    }

    BareLines m_bareLines;
    Playlist m_list;
    QList<PlaylistEntry> m_bare;
    PlaylistEntry m_entry; // what the lines since the last address say
    QStringList m_group;   // of #EXTGRP
    bool m_isPending = false;
    bool m_hasInfo = false;
};

} // namespace

Result<Playlist> readM3u(QStringView text, BareLines bareLines)
{
    if (text.size() > kMostPlaylistCharacters)
        return fail(ErrorCode::TooLarge, QStringLiteral("a list of more than 64 million characters"));
    if (text.startsWith(QChar(0xfeff)))
        text = text.mid(1);
    for (const char *tag : {"#EXT-X-TARGETDURATION:", "#EXT-X-STREAM-INF:"})
        if (text.left(65536).contains(QLatin1String(tag)))
            return fail(ErrorCode::Unsupported, QStringLiteral("an HLS stream, not a list"));
    Reader reader(bareLines);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        while (to < text.size() && text[to] != QLatin1Char('\n') && text[to] != QLatin1Char('\r'))
            ++to;
        const QStringView line = text.mid(from, to - from).trimmed();
        if (!line.isEmpty() && !reader.take(line))
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("more than %1 entries in one list").arg(kMostPlaylistEntries));
        from = to + 1;
    }
    return reader.finish();
}

bool looksLikeM3u(QStringView start)
{
    if (start.startsWith(QChar(0xfeff)))
        start = start.mid(1);
    start = start.trimmed();
    return start.startsWith(QLatin1String("#EXTM3U"), Qt::CaseInsensitive) ||
           start.startsWith(QLatin1String("#EXTINF:"), Qt::CaseInsensitive);
}

} // namespace hearth::player
