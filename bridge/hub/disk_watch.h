// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the disk of the state folder has room. On a full one Hearth goes on with what it has in memory;
// this says so once, and once when there is room again. Main thread.

#include <QJsonObject>
#include <QTimer>

namespace hearth::bridge
{

class DiskWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kLeast = 1024 * 1024;

    explicit DiskWatch(QString folder, QObject *parent = nullptr);

    /// {"availableBytes", "full"}, read now.
    [[nodiscard]] QJsonObject describe() const;

Q_SIGNALS:
    void filled();
    void hasRoomAgain();

private:
    [[nodiscard]] qint64 available() const;
    void look();

    QString m_folder;
    QTimer m_timer;
    bool m_isFull = false;
};

} // namespace hearth::bridge
