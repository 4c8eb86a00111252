// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pictures that a seek bar shows: for each title that is played, one sheet of its key frames, made by
// hearth-probe the first time and kept within a number of bytes. Main thread of hearthd.

#include "bridge/hub/playback.h"
#include "player/library/picture_cache.h"
#include "player/probe/probe_client.h"

namespace hearth::bridge
{

class FilmStrips : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 64LL * 1024 * 1024;
    static constexpr QSize kPicture{256, 144};
    static constexpr int kColumns = 10;
    static constexpr int kMostPictures = 240;
    static constexpr std::chrono::milliseconds kLeastStep{2000};

    /// All outlive this.
    FilmStrips(Playback &playback, const player::Library &library, player::ProbeClient &probe,
               const QString &cacheFolder, QObject *parent = nullptr);

    /// The playback's state with "strip": {"file", "width", "height" of one picture, "columns", "count",
    /// "stepMs"}, once there is one.
    [[nodiscard]] QJsonObject with(QJsonObject state) const;

    /// From one picture to the next, for a film of this length.
    [[nodiscard]] static std::chrono::milliseconds stepOf(std::chrono::milliseconds duration);

Q_SIGNALS:
    void changed();

private:
    void look();
    void make(const QString &file, const QString &name);

    Playback &m_playback;
    const player::Library &m_library;
    player::ProbeClient &m_probe;
    player::PictureCache m_cache;
    QString m_titleId; // that the strip is of
    QString m_failed;  // the name of the last that could not be made, so that it is not tried again and again
    QString m_making;
    QJsonObject m_strip; // empty: there is none
};

} // namespace hearth::bridge
