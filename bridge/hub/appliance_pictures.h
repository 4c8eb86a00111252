// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The still pictures of cameras as the shell may show them: bytes from the home's network are hostile, so
// each is re-encoded by hearth-probe into a bounded cache before the registry hears of it. Main thread. A
// camera that sends faster than they are made loses the older ones; what lies in the cache may be deleted at
// any time.

#include "bridge/appliances/registry.h"
#include "player/library/picture_cache.h"
#include "player/probe/probe_client.h"

namespace hearth::bridge
{

class AppliancePictures : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 32LL * 1024 * 1024;   // of pictures in the cache
    static constexpr qint64 kMostWaiting = 64LL * 1024 * 1024; // of bytes not looked into yet

    /// Both outlive this.
    AppliancePictures(Registry &registry, player::ProbeClient &probe, const QString &cacheFolder,
                      QObject *parent = nullptr);

private:
    struct Source {
        QByteArray waiting;  // the newest that came while one was being made
        QString shown;       // names in the cache
        QString shownBefore; // the shell may still be reading it
        qint64 count = 0;
        bool isBusy = false;
    };
    using Key = QPair<QString, QString>; // appliance, capability

    void take(const Key &key, const QByteArray &bytes);
    void make(const Key &key, const QByteArray &bytes);
    void made(const Key &key, const QString &name, const Result<QJsonObject> &done);
    void forget(const QString &applianceId);

    Registry &m_registry;
    player::ProbeClient &m_probe;
    player::PictureCache m_cache;
    QHash<Key, Source> m_sources;
    qint64 m_waitingBytes = 0;
};

} // namespace hearth::bridge
