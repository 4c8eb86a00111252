// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/disk_watch.h"
#include <QStorageInfo>

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::seconds kBetweenLooks{2};

} // namespace

DiskWatch::DiskWatch(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    connect(&m_timer, &QTimer::timeout, this, &DiskWatch::look);
    m_timer.start(kBetweenLooks);
}

qint64 DiskWatch::available() const
{
    return QStorageInfo(m_folder).bytesAvailable();
}

void DiskWatch::look()
{
    const qint64 left = available();
    // Twice as much ends it as begins it, so that it does not flutter.
    const bool isFull = left >= 0 && left < (m_isFull ? 2 * kLeast : kLeast);
    if (isFull == m_isFull)
        return;
    m_isFull = isFull;
    if (isFull)
        Q_EMIT filled();
    else
        Q_EMIT hasRoomAgain();
}

QJsonObject DiskWatch::describe() const
{
    const qint64 left = available();
    return {{QStringLiteral("availableBytes"), left}, {QStringLiteral("full"), left >= 0 && left < kLeast}};
}

} // namespace hearth::bridge
