// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes behind a descriptor that hearthd opened.

#include "player/stream/byte_source.h"
#include "resources/base/fd.h"
#include <atomic>

namespace hearth::player
{

class FileBytes : public ByteSource
{
public:
    explicit FileBytes(Fd file) : m_file(std::move(file)) {}

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    Done seek(qint64 offset) override;
    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] qint64 size() const override;
    void cancel(bool isCancelled) override { m_isCancelled = isCancelled; }

private:
    Fd m_file;
    qint64 m_position = 0;
    std::atomic<bool> m_isCancelled = false;
};

} // namespace hearth::player
