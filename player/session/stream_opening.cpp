// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/stream_opening.h"

namespace hearth::player
{

StreamOpening::StreamOpening(CurlWorker &network, StreamRequest request, Opened opened)
    : m_thread([this, &network, request = std::move(request), opened = std::move(opened)] {
          m_result = openAddress(network, request, m_cancelled);
          QMetaObject::invokeMethod(
              this, [this, opened] { opened(std::move(m_result)); }, Qt::QueuedConnection);
      })
{
}

StreamOpening::~StreamOpening()
{
    *m_cancelled = true;
    m_thread.join();
}

} // namespace hearth::player
