// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The remotes and game pads of a set, found below /dev/input as they come and go, and the TVs that it hears
// by HDMI-CEC, found beside that folder. Each is grabbed, so that a key is heard once. Main thread of
// hearthd. Written, not run on hardware; the readers are tested with real records.

#include "bridge/input/cec_reader.h"
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
    /// Looks at `folder` for event*, at its parent for cec*, and goes on watching both. A device that may not
    /// be opened is logged and left alone.
    explicit InputDevices(QString folder, QObject *parent = nullptr);

    /// What TVs are told that ask.
    void setPower(cec::PowerStatus power);
    /// A viewer switched the set on, or off: the TVs follow.
    void wakeTvs();
    void sleepTvs();

Q_SIGNALS:
    void pressed(const QString &key);
    void held(const QString &key);
    /// A TV goes to sleep and takes its sources along.
    void standbyWanted();
    /// Whether a TV shows this set.
    void activated(bool isShown);

private:
    void look();
    void open(const QString &path);
    void openCec(const QString &path);

    QString m_folder;
    QString m_cecFolder;
    QFileSystemWatcher m_watcher;
    std::map<QString, std::unique_ptr<EvdevReader>> m_readers; // by path
    std::map<QString, std::unique_ptr<CecReader>> m_cecReaders;
    cec::PowerStatus m_power = cec::PowerStatus::On;
};

} // namespace hearth::bridge
