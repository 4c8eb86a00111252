// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An address on its way to becoming a source of packets, on a thread of its own: servers take their time, and
// the viewer may leave meanwhile. Lives on the session's thread; destroying it gives the opening up.

#include "player/stream/address.h"
#include <QObject>
#include <functional>
#include <thread>

namespace hearth::player
{

class StreamOpening : public QObject
{
    Q_OBJECT
public:
    using Opened = std::function<void(Result<std::unique_ptr<PacketSource>>)>;

    /// `opened` is called once on the thread that made this, unless this goes first.
    StreamOpening(CurlWorker &network, StreamRequest request, Opened opened);
    ~StreamOpening() override;

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
    Result<std::unique_ptr<PacketSource>> m_result; // the thread's until it has told
    std::thread m_thread;
};

} // namespace hearth::player
