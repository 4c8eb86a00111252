// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes of one media file, wherever it lies. Used by one thread at a time; cancel() by any.

#include "resources/base/result.h"
#include <QtGlobal>

namespace hearth::player
{

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// At least one byte, or 0 at the end. May wait.
    virtual Result<qsizetype> read(char *buffer, qsizetype size) = 0;
    virtual Done seek(qint64 offset) = 0;
    /// Where the next read() reads.
    [[nodiscard]] virtual qint64 position() const = 0;
    [[nodiscard]] virtual qint64 size() const = 0; // -1 when unknown

    /// Whether seek() costs about what reading does. Where it costs a download of all that lies before,
    /// readers should go forward only.
    [[nodiscard]] virtual bool isSeekable() const { return true; }
    /// Sent now and never again.
    [[nodiscard]] virtual bool isLive() const { return false; }
    /// Whether it became longer since it was opened, and lately: who reads its end should wait a little. Any
    /// thread.
    [[nodiscard]] virtual bool isGrowing() const { return false; }
    /// Whether there is more behind the end that read() met since the last seek(). Any thread.
    [[nodiscard]] virtual bool hasMore() const { return false; }
    /// After a read() that failed: whether the next may not. Any thread.
    [[nodiscard]] virtual bool isLost() const { return false; }
    /// While set, read() and seek() fail with Cancelled.
    virtual void cancel(bool isCancelled) = 0;
    /// As SourceState has them. Any thread.
    [[nodiscard]] virtual bool isWaiting() const { return false; }
    [[nodiscard]] virtual QString notice() const { return {}; }
};

} // namespace hearth::player
