// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the household's lists of channels: when one is added, and each again after a day. One at a time;
// parsing and writing have a thread. A list that fails keeps its channels and says why. Main thread of
// hearthd.

#include "player/live/channels.h"
#include "resources/base/http_client.h"
#include <QObject>
#include <QQueue>
#include <QTimer>
#include <thread>

namespace hearth::bridge
{

class ChannelLists : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    ChannelLists(player::Channels &channels, HttpClient &http, const Clock &clock, QString databasePath,
                 QObject *parent = nullptr);
    ~ChannelLists() override;

    /// `address`: http, https, or the path of a file that Hearth may read. The answer comes before it was
    /// read.
    Done add(const QString &address, const QString &name);
    Done remove(const QString &id);
    Done readAgain(const QString &id);
    /// [{"id", "address", "name", "readMs", "error", "isReading"}]
    [[nodiscard]] QJsonArray toJson() const;

Q_SIGNALS:
    /// Of the lists, or of what is in them.
    void changed();

private:
    void readOld();
    void readNext();
    void parse(const QByteArray &bytes, const QString &fileName);
    void finish(const Done &done);

    player::Channels &m_channels;
    HttpClient &m_http;
    const Clock &m_clock;
    QString m_databasePath;
    QQueue<QString> m_waiting;
    QString m_reading; // a list's id; empty: none
    std::thread m_worker;
    QTimer m_daily;
};

} // namespace hearth::bridge
