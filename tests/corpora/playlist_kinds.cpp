// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// playlist: a list's channels by the rules of pvr.iptvsimple. playlist-project: another project's answer,
// where ours may be the rules' instead.

#include "player/playlists/playlist_formats.h"
#include "tests/corpora/kinds.h"
#include <QJsonArray>
#include <QUrl>
#include <algorithm>

namespace hearth::corpora
{

using namespace hearth::player;

namespace
{

constexpr const char *kOtherRules = "M3U: pvr.iptvsimple's rules, which the case gives as its reference";

QJsonObject objectOf(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto one = map.cbegin(); one != map.cend(); ++one)
        object.insert(one.key(), one.value());
    return object;
}

QJsonObject catchupObject(const Catchup &catchup)
{
    QJsonObject object;
    for (const auto &[name, value] :
         {std::pair("mode", catchup.mode), std::pair("source", catchup.source),
          std::pair("days", catchup.days), std::pair("correction", catchup.correctionHours)})
        if (!value.isEmpty())
            object.insert(QLatin1String(name), value);
    return object;
}

QJsonObject channelObject(const Playlist &list, const PlaylistEntry &entry)
{
    const auto attribute = [&entry](const char *name) { return entry.attributes.value(QLatin1String(name)); };
    return {{QStringLiteral("name"), entry.title},
            {QStringLiteral("url"), entry.address},
            {QStringLiteral("tvg_id"), attribute("tvg-id")},
            {QStringLiteral("tvg_name"), attribute("tvg-name")},
            {QStringLiteral("logo"), attribute("tvg-logo")},
            {QStringLiteral("groups"), QJsonArray::fromStringList(entry.groups)},
            {QStringLiteral("number"), attribute("tvg-chno")},
            {QStringLiteral("radio"), entry.isRadio()},
            {QStringLiteral("shift_hours"), list.shiftHours(entry)},
            {QStringLiteral("catchup"), catchupObject(list.catchup(entry))},
            {QStringLiteral("headers"), objectOf(entry.headers)},
            {QStringLiteral("props"), objectOf(entry.properties)}};
}

/// Names of headers and of catch-up's parts differ between projects, and quotes and encoded signs are taken
/// off by us: what counts is the values.
QStringList valuesOf(const QJsonValue &object)
{
    QStringList values;
    for (const QJsonValue &value : object.toObject()) {
        QString text = value.isDouble() ? QString::number(value.toDouble()) : value.toString();
        if (text.size() > 1 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"')))
            text = text.mid(1, text.size() - 2);
        if (!text.isEmpty())
            values.append(QUrl::fromPercentEncoding(text.toUtf8()));
    }
    values.sort();
    return values;
}

bool isSameChannel(const QJsonObject &wanted, const QJsonObject &got)
{
    for (auto one = wanted.begin(); one != wanted.end(); ++one) {
        const bool byValues = one.key() == QLatin1String("headers") || one.key() == QLatin1String("catchup");
        if (byValues ? valuesOf(one.value()) != valuesOf(got[one.key()]) : one.value() != got[one.key()])
            return false;
    }
    return true;
}

bool isReference(const QJsonObject &wanted, const QString &guide, const QJsonArray &channels)
{
    const QJsonArray all = wanted[QLatin1String("channels")].toArray();
    if (wanted[QLatin1String("guide_url")].toString() != guide || all.size() != channels.size())
        return false;
    for (qsizetype i = 0; i < all.size(); ++i)
        if (!isSameChannel(all[i].toObject(), channels[i].toObject()))
            return false;
    return true;
}

bool isProjects(const QJsonObject &wanted, const QJsonArray &channels)
{
    const QJsonArray items = wanted[QLatin1String("items")].toArray();
    if (items.size() != channels.size())
        return false;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonValue item = items[i];
        const QJsonValue channel = channels[i];
        const QJsonValue tvg = item[QLatin1String("tvg")];
        const QStringList groups = item[QLatin1String("group")][QLatin1String("title")].toString().split(
            QLatin1Char(';'), Qt::SkipEmptyParts);
        if (item[QLatin1String("name")] != channel[QLatin1String("name")] ||
            item[QLatin1String("url")] != channel[QLatin1String("url")] ||
            tvg[QLatin1String("id")] != channel[QLatin1String("tvg_id")] ||
            tvg[QLatin1String("name")] != channel[QLatin1String("tvg_name")] ||
            tvg[QLatin1String("logo")] != channel[QLatin1String("logo")] ||
            QJsonArray::fromStringList(groups) != channel[QLatin1String("groups")].toArray() ||
            valuesOf(item[QLatin1String("http")]) != valuesOf(channel[QLatin1String("headers")]))
            return false;
    }
    return true;
}

struct Answer {
    QString guide;
    QJsonArray channels;
};

Answer answerTo(const QJsonObject &line)
{
    const QJsonValue input = line[QLatin1String("input")];
    const QByteArray bytes =
        input.isObject() ? QByteArray::fromBase64(input[QLatin1String("base64")].toString().toLatin1())
                         : input.toString().toUtf8();
    Answer answer;
    const auto list = readPlaylist(bytes, QStringLiteral("list.m3u"));
    if (!list)
        return {list.error().message, {}};
    answer.guide = list->guideAddress();
    for (const PlaylistEntry &entry : list->entries)
        answer.channels.append(channelObject(*list, entry));
    return answer;
}

void readLists(const QList<QJsonObject> &file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("playlist"))
            continue;
        const Answer answer = answerTo(line);
        if (isReference(line[QLatin1String("expected")].toObject(), answer.guide, answer.channels))
            tally.equal();
        else
            tally.wrong(line, QJsonArray{answer.guide, answer.channels});
    }
}

void readProjectLists(const QList<QJsonObject> &file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("playlist-project"))
            continue;
        const Answer answer = answerTo(line);
        if (isProjects(line[QLatin1String("expected")].toObject(), answer.channels))
            tally.equal();
        else if (isReference(line[QLatin1String("reference")].toObject(), answer.guide, answer.channels))
            tally.onPurpose(QLatin1String(kOtherRules));
        else
            tally.wrong(line, QJsonArray{answer.guide, answer.channels});
    }
}

} // namespace

std::span<const Kind> playlistKinds()
{
    static constexpr Kind kKinds[] = {
        {"playlist", readLists},
        {"playlist-project", readProjectLists},
    };
    return kKinds;
}

} // namespace hearth::corpora
