// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Boxes of ISO/IEC 14496-12 in bytes that are in memory. Pure.

#include <QByteArray>
#include <QtEndian>
#include <optional>

namespace hearth::player
{

struct Mp4Box {
    quint32 type = 0;
    qsizetype at = 0;   // of its header
    qsizetype body = 0; // behind its header
    qsizetype end = 0;
};

/// "moof" as a number.
constexpr quint32 boxType(const char (&name)[5])
{
    return quint32(uchar(name[0])) << 24 | quint32(uchar(name[1])) << 16 | quint32(uchar(name[2])) << 8 |
           quint32(uchar(name[3]));
}

/// The box at `at`, which ends by `end`; unset for none. A box without a size reaches to `end`.
inline std::optional<Mp4Box> boxAt(const QByteArray &bytes, qsizetype at, qsizetype end)
{
    if (at < 0 || end > bytes.size() || end - at < 8)
        return std::nullopt;
    quint64 size = qFromBigEndian<quint32>(bytes.constData() + at);
    Mp4Box box{qFromBigEndian<quint32>(bytes.constData() + at + 4), at, at + 8, 0};
    if (size == 1) {
        if (end - at < 16)
            return std::nullopt;
        size = qFromBigEndian<quint64>(bytes.constData() + at + 8);
        box.body = at + 16;
    } else if (size == 0) {
        size = static_cast<quint64>(end - at);
    }
    if (size < static_cast<quint64>(box.body - at) || size > static_cast<quint64>(end - at))
        return std::nullopt;
    box.end = at + static_cast<qsizetype>(size);
    return box;
}

/// Calls `visit` with each box in a range; ends at what is none.
template <typename Visit> void forEachBox(const QByteArray &bytes, qsizetype from, qsizetype end, Visit visit)
{
    while (const auto box = boxAt(bytes, from, end)) {
        visit(*box);
        from = box->end;
    }
}

/// The first box of a type in a range.
inline std::optional<Mp4Box> findBox(const QByteArray &bytes, qsizetype from, qsizetype end, quint32 type)
{
    while (const auto box = boxAt(bytes, from, end)) {
        if (box->type == type)
            return box;
        from = box->end;
    }
    return std::nullopt;
}

/// Numbers one after another; what lies behind the end is 0 and makes it fail.
class Mp4Numbers
{
public:
    Mp4Numbers(const QByteArray &bytes, const Mp4Box &box) : m_bytes(bytes), m_at(box.body), m_end(box.end) {}

    template <typename T> T next()
    {
        if (m_end - m_at < qsizetype(sizeof(T))) {
            m_isWhole = false;
            m_at = m_end;
            return 0;
        }
        const T value = qFromBigEndian<T>(m_bytes.constData() + m_at);
        m_at += qsizetype(sizeof(T));
        return value;
    }
    QByteArray take(qsizetype count)
    {
        if (count < 0 || m_end - m_at < count) {
            m_isWhole = false;
            m_at = m_end;
            return {};
        }
        m_at += count;
        return m_bytes.mid(m_at - count, count);
    }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] qsizetype left() const { return m_end - m_at; }

private:
    const QByteArray &m_bytes;
    qsizetype m_at;
    qsizetype m_end;
    bool m_isWhole = true;
};

} // namespace hearth::player
