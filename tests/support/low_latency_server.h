// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A live stream of low latency on a FilmServer: what ffmpeg made, cut into parts of a fifth of a second that
// come in their time, with playlists that wait (RFC 8216bis). "low.m3u8" names parts, "plain.m3u8" whole
// segments of the same stream.

#include "tests/support/film_server.h"
#include <QElapsedTimer>

namespace hearth::test
{

class LowLatencyServer
{
public:
    static constexpr int kPartMs = 200;
    static constexpr int kPartsOfSegment = 5;
    static constexpr int kSeconds = 60;

    /// Makes the stream in `folder`, which `server` serves. False when ffmpeg failed.
    bool make(const QString &folder, FilmServer &server);
    /// The stream has run for ten seconds from here on.
    void begin() { m_clock.start(); }
    /// What the encoder has made by now, in its own time.
    [[nodiscard]] qint64 edgeMs() const { return kHeadStartMs + m_clock.elapsed(); }
    /// Where the window began when a playlist was asked for the first time since begin().
    [[nodiscard]] qint64 firstMs() const { return m_firstMs; }
    void forgetFirst() { m_firstMs = -1; }
    [[nodiscard]] int deltas() const { return m_deltas; }
    [[nodiscard]] int held() const { return m_held; }

private:
    static constexpr qint64 kHeadStartMs = 10'000;
    static constexpr int kWindow = 8; // segments

    [[nodiscard]] std::optional<QByteArray> lowList(const QUrlQuery &query);
    [[nodiscard]] std::optional<QByteArray> plainList();

    QElapsedTimer m_clock;
    qint64 m_firstMs = -1;
    int m_deltas = 0;
    int m_held = 0;
};

} // namespace hearth::test
