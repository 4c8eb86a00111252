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

    explicit FileBytes(Fd file) : m_file(std::move(file)), m_sizeAtOpening(FileBytes::size()) {}

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    Done seek(qint64 offset) override;
    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] bool isGrowing() const override;
    [[nodiscard]] bool hasMore() const override;
    void cancel(bool isCancelled) override { m_isCancelled = isCancelled; }

private:
    Fd m_file;
    qint64 m_sizeAtOpening;
    qint64 m_position = 0;
    std::atomic<qint64> m_end = -1; // of the file when read() met it; -1: not since the last seek
    std::atomic<bool> m_isCancelled = false;
};

} // namespace hearth::player
