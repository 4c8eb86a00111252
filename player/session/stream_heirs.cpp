// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/stream_heirs.h"

namespace hearth::player
{

void StreamHeirs::want(int index)
{
    if (index == m_wanted)
        return;
    m_wanted = index;
    m_heir = -1;
    m_since.reset();
}

void StreamHeirs::seek(int64_t at)
{
    m_since.reset();
    if (at < m_from - kRounding)
        m_heir = -1;
}

void StreamHeirs::takeHeard()
{
    if (m_wanted < 0 || !m_since)
        return;
    m_heir = m_heard;
    m_from = m_heardAt;
    m_since.reset();
}

int StreamHeirs::take(int index, std::optional<int64_t> at)
{
    if (m_wanted < 0)
        return index;
    if (index == m_wanted) {
        if (m_heir >= 0 && at && *at < m_from)
            return kNone;
        m_heir = -1;
        m_since.reset();
        return index;
    }
    if (index == m_heir)
        return m_wanted;
    if (!at)
        return index;
    if (!m_since || m_heard != index || *at < *m_since) {
        m_since = at;
        m_heard = index;
    }
    m_heardAt = *at;
    if (*at - *m_since < kAlone)
        return index;
    takeHeard();
    return m_wanted;
}

} // namespace hearth::player
