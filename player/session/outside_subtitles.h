// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Subtitle files that lie beside a film. Each is read once, when it is first wanted, on a thread of the pool;
// one that cannot be read is said in the log and never stops the film. Lives on the session's thread.

#include "player/session/media_file.h"
#include "player/subtitles/subtitle_track.h"
#include "resources/base/fd.h"
#include <QObject>
#include <map>
#include <memory>
#include <vector>

namespace hearth::player
{

struct OutsideFile {
    Fd file;
    QString name;
    QString language; // ISO 639-2; empty: not said
    QString title;
    bool isForced = false;
    bool isHearingImpaired = false;
};

class OutsideSubtitles : public QObject
{
    Q_OBJECT
public:
    /// Their indices among the streams begin here, in the order of the files.
    static constexpr int kFirstIndex = 1000;
    static constexpr qint64 kMostBytes = 8 * 1024 * 1024;

    OutsideSubtitles(std::vector<OutsideFile> files, CaptionStyle style, QObject *parent = nullptr);
    ~OutsideSubtitles() override;

    [[nodiscard]] QList<StreamInfo> streams() const;
    [[nodiscard]] bool has(int index) const;
    /// Null until it has been read; asks for it. ready() says when.
    SubtitleTrack *track(int index);
    void setStyle(const CaptionStyle &style);
    void forget();

Q_SIGNALS:
    void ready(int index);
    /// It cannot be read and is no stream any more.
    void failed(int index);

private:
    struct Entry {
        OutsideFile source;
        std::unique_ptr<SubtitleTrack> track;
        bool isAsked = false;
        bool isBroken = false;
    };
    void take(int index, const Result<QByteArray> &script, bool hasOwnStyle);

    std::map<int, Entry> m_entries;
    CaptionStyle m_style;
};

} // namespace hearth::player
