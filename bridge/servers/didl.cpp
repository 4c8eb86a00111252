// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/didl.h"
#include "bridge/servers/home_address.h"
#include "bridge/servers/plain_text.h"
#include "bridge/servers/xml_walk.h"
#include <QRegularExpression>

namespace hearth::bridge
{

namespace
{

using Kind = DidlEntry::Kind;

constexpr qsizetype kLongestName = 300; // characters
constexpr int kMostChildren = 10'000'000;

/// What a <res> says of itself: "http-get:*:video/x-matroska:DLNA.ORG_CI=0".
struct Way {
    Kind kind = Kind::Other;
    bool isMadeForOthers = false; // transcoded, or of a thumbnail's size

    explicit Way(const QString &protocolInfo)
    {
        const QStringList parts = protocolInfo.toLower().split(QLatin1Char(':'));
        if (parts.size() < 4 || parts[0] != QLatin1String("http-get"))
            return;
        if (parts[2].startsWith(QLatin1String("video/")))
            kind = Kind::Film;
        else if (parts[2].startsWith(QLatin1String("audio/")) || parts[2] == QLatin1String("application/ogg"))
            kind = Kind::Song;
        isMadeForOthers = parts[3].contains(QLatin1String("dlna.org_ci=1"));
    }
};

Kind kindOfClass(const QString &upnpClass)
{
    if (upnpClass.startsWith(QLatin1String("object.item.videoItem")))
        return Kind::Film;
    if (upnpClass.startsWith(QLatin1String("object.item.audioItem")))
        return Kind::Song;
    return Kind::Other;
}

/// One container or item, filled while it is read.
class Filling
{
public:
    Filling(const XmlWalk &walk, const QUrl &server, bool isFolder) : m_server(server), m_isFolder(isFolder)
    {
        m_entry.id = walk.attribute(QLatin1String("id"));
        bool isNumber = false;
        const int children = walk.attribute(QLatin1String("childCount")).toInt(&isNumber);
        if (isNumber && children >= 0 && children <= kMostChildren)
            m_entry.children = children;
    }
    void beginWay(const XmlWalk &walk)
    {
        m_protocol = walk.attribute(QLatin1String("protocolInfo"));
        m_durationMs = didlDurationMs(walk.attribute(QLatin1String("duration")));
    }
    void take(const QString &name, const QString &text)
    {
        if (name == QLatin1String("title"))
            m_entry.name = plainText(text, kLongestName);
        else if (name == QLatin1String("class"))
            m_class = text.trimmed();
        else if (name == QLatin1String("artist") ||
                 (name == QLatin1String("creator") && m_entry.artist.isEmpty()))
            m_entry.artist = plainText(text, kLongestName);
        else if (name == QLatin1String("res"))
            takeWay(text);
    }
    [[nodiscard]] DidlEntry done() const
    {
        DidlEntry entry = m_entry;
        const bool isNamed = !entry.id.isEmpty() && entry.id.size() <= kLongestObjectId;
        if (!isNamed)
            entry.id.clear();
        if (m_isFolder && isNamed)
            entry.kind = Kind::Folder;
        else if (isNamed && !entry.address.isEmpty())
            // An album's song may come as a film with a still; the class knows.
            entry.kind = kindOfClass(m_class) == Kind::Other ? m_wayKind : kindOfClass(m_class);
        // Not what a picture is, though it may have an address.
        if (m_class.startsWith(QLatin1String("object.item.imageItem")))
            entry.kind = Kind::Other;
        if (entry.kind == Kind::Folder || entry.kind == Kind::Other)
            entry.address.clear();
        if (entry.kind != Kind::Song)
            entry.artist.clear();
        if (entry.kind != Kind::Folder)
            entry.children = -1;
        return entry;
    }

private:
    void takeWay(const QString &address)
    {
        const Way way(m_protocol);
        // The first original, else the first of the others.
        const bool isBetter = m_entry.address.isEmpty() || (m_isMadeForOthers && !way.isMadeForOthers);
        if (way.kind == Kind::Other || !isBetter)
            return;
        const auto url = addressThere(address, m_server);
        if (!url || address.trimmed().isEmpty())
            return;
        m_entry.address = *url;
        m_wayKind = way.kind;
        m_isMadeForOthers = way.isMadeForOthers;
        if (m_durationMs > 0)
            m_entry.durationMs = m_durationMs;
    }

    const QUrl &m_server;
    bool m_isFolder;
    DidlEntry m_entry;
    QString m_class;
    QString m_protocol;      // of the <res> that is read
    qint64 m_durationMs = 0; // likewise
    Kind m_wayKind = Kind::Other;
    bool m_isMadeForOthers = false; // m_entry's address
};

} // namespace

Result<QList<DidlEntry>> readDidl(const QString &didl, const QUrl &server, int most)
{
    XmlWalk walk(didl);
    QList<DidlEntry> entries;
    std::optional<Filling> filling;
    bool isList = false;
    while (entries.size() < most && walk.next()) {
        const QString name = walk.name();
        const bool isEntry = name == QLatin1String("container") || name == QLatin1String("item");
        if (!isList) {
            if (name != QLatin1String("DIDL-Lite"))
                return fail(ErrorCode::Invalid, QStringLiteral("is no list of a media server"));
            isList = true;
        } else if (walk.isStart() && isEntry) {
            filling.emplace(walk, server, name == QLatin1String("container"));
        } else if (walk.isStart() && filling && name == QLatin1String("res")) {
            filling->beginWay(walk);
        } else if (!walk.isStart() && isEntry && filling) {
            entries.append(filling->done());
            filling.reset();
        } else if (!walk.isStart() && filling) {
            filling->take(name, walk.text());
        }
    }
    if (entries.size() < most) {
        if (Done done = walk.result(); !done)
            return std::unexpected(done.error());
    }
    return entries;
}

qint64 didlDurationMs(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\+?(\\d{1,3}):([0-5]?\\d):([0-5]?\\d)(?:\\.(\\d{1,9}))?(?:/\\d+)?$"));
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return 0;
    const qint64 seconds = match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 +
                           match.captured(3).toLongLong();
    return seconds * 1000 + match.captured(4).leftJustified(3, QLatin1Char('0')).left(3).toLongLong();
}

} // namespace hearth::bridge
