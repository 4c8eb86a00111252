// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/live/channel_entries.h"
#include <QCryptographicHash>
#include <QSet>

namespace hearth::player
{

namespace
{

constexpr int kIdBytes = 12;
constexpr qsizetype kMostLetters = 200; // of a name or a group

QString idOf(const QString &list, const QString &called, int occurrence)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(list.toUtf8() + '\n' + called.toUtf8() + '\n' + QByteArray::number(occurrence));
    return QStringLiteral("channel:") + QString::fromLatin1(hash.result().left(kIdBytes).toHex());
}

int numberOf(const PlaylistEntry &entry)
{
    bool isNumber = false;
    const int number = entry.attributes.value(QStringLiteral("tvg-chno")).trimmed().toInt(&isNumber);
    return isNumber && number > 0 && number <= kMostChannelNumber ? number : 0;
}

} // namespace

QList<ChannelEntry> channelEntries(const Playlist &playlist, const QString &listId)
{
    QList<ChannelEntry> channels;
    QHash<QString, int> occurrences;
    for (const PlaylistEntry &entry : playlist.entries) {
        const QString name = entry.title.simplified().left(kMostLetters);
        if (entry.isOnDemand || entry.duration || entry.address.isEmpty() || name.isEmpty())
            continue;
        if (channels.size() == kMostChannels)
            break;
        const QString guideId = entry.attributes.value(QStringLiteral("tvg-id")).trimmed();
        // Providers write one tvg-id at several channels, so the name is part of what it is called.
        const QString called = guideId + QLatin1Char('\n') + name;
        channels.append({idOf(listId, called, occurrences[called]++), numberOf(entry), name,
                         entry.groups.value(0).simplified().left(kMostLetters), entry.address, guideId,
                         entry.isRadio()});
    }
    return channels;
}

QList<int> channelNumbers(const QList<ChannelEntry> &entries, const QHash<QString, int> &before)
{
    QSet<int> taken(before.cbegin(), before.cend());
    QList<int> numbers(entries.size(), 0);
    for (qsizetype i = 0; i < entries.size(); ++i)
        numbers[i] = before.value(entries[i].id);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const int wanted = entries[i].wantedNumber;
        if (numbers[i] == 0 && wanted > 0 && !taken.contains(wanted)) {
            numbers[i] = wanted;
            taken.insert(wanted);
        }
    }
    int next = 1;
    for (int &number : numbers) {
        if (number != 0)
            continue;
        while (taken.contains(next))
            ++next;
        number = next++;
    }
    return numbers;
}

} // namespace hearth::player
