// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes behind a descriptor that hearthd opened. The file may be written meanwhile.

#include "player/stream/byte_source.h"
#include "resources/base/fd.h"
#include <atomic>
#include <chrono>

namespace hearth::player
{

class FileBytes : public ByteSource
{
public:
    /// A file that nobody has written to for so long is whole.
    static constexpr std::chrono::seconds kStillWritten{10};
    /// A read that takes longer waits for a disk, or for its server.
    static constexpr std::chrono::milliseconds kLongRead{1500};
    /// A place that cannot be read for so long, of a file that can be read elsewhere, is damaged.
    static constexpr std::chrono::milliseconds kDamaged{2000};

    explicit FileBytes(Fd file) : m_file(std::move(file)), m_sizeAtOpening(FileBytes::size()) {}

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    Done seek(qint64 offset) override;
    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] bool isGrowing() const override;
    [[nodiscard]] bool hasMore() const override;
    void cancel(bool isCancelled) override { m_isCancelled = isCancelled; }
    /// The disk was pulled, or its server is away. read() fails then, and does not any more when it is back,
    /// as far as the same file can still be read; a disk that was mounted anew needs the file opened anew.
    [[nodiscard]] bool isLost() const override { return m_isLost; }
    [[nodiscard]] bool isWaiting() const override { return isAway(); }
    [[nodiscard]] QString notice() const override;

private:
    [[nodiscard]] bool isAway() const;
    Result<qsizetype> readLost(char *buffer, qsizetype size, int code);
    [[nodiscard]] bool canReadElsewhere() const;

    Fd m_file;
    qint64 m_sizeAtOpening;
    qint64 m_position = 0;
    std::atomic<qint64> m_end = -1; // of the file when read() met it; -1: not since the last seek
    std::atomic<bool> m_isCancelled = false;
    std::atomic<bool> m_isLost = false;
    std::chrono::steady_clock::time_point m_lostSince;
    std::atomic<qint64> m_readingSinceMs = 0; // of the steady clock; 0: not in a read
    qsizetype m_hole = 0; // bytes of a damaged place that were passed in one piece; 0: the last were read
};

} // namespace hearth::player
