// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The remotes and game pads of a set, found below /dev/input as they come and go. Each is grabbed, so that a
// key is heard once. Main thread of hearthd. Written, not run on hardware; the readers are tested with real
// records.

#include "bridge/input/evdev_reader.h"
#include <QFileSystemWatcher>
#include <map>
#include <memory>

namespace hearth::bridge
{

class InputDevices : public QObject
{
    Q_OBJECT
public:
    /// Looks at `folder` and goes on watching it. A device that may not be opened is logged and left alone.
    explicit InputDevices(QString folder, QObject *parent = nullptr);

Q_SIGNALS:
    void pressed(const QString &key);
    void held(const QString &key);

private:
    void look();
    void open(const QString &path);

    QString m_folder;
    QFileSystemWatcher m_watcher;
    std::map<QString, std::unique_ptr<EvdevReader>> m_readers; // by path
};

} // namespace hearth::bridge
