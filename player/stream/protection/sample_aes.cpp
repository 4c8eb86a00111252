// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/protection/sample_aes.h"
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>

namespace hearth::player
{

namespace
{

constexpr qsizetype kPacketBytes = 188;
constexpr uchar kSync = 0x47;
constexpr qsizetype kClearOfUnit = 32;  // "Encrypted NAL Units"
constexpr qsizetype kLeastOfUnit = 48;  // shorter ones are clear
constexpr qsizetype kClearOfSound = 16; // behind the header of a frame
constexpr size_t kMostStreams = 64;

enum class Codec { H264, Aac, Ac3, Eac3 };

/// Stream types of what is protected, and what they are when it is clear.
struct ProtectedType {
    uchar type;
    uchar clear;
    Codec codec;
};
constexpr ProtectedType kProtectedTypes[] = {
    {0xdb, 0x1b, Codec::H264}, {0xcf, 0x0f, Codec::Aac}, {0xc1, 0x81, Codec::Ac3}, {0xc2, 0x87, Codec::Eac3}};

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, Error::tr("A part of the stream is protected in a broken way"),
                Error::tr("Ask its provider; it may be broken"));
}

uchar byteAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}

quint32 crcOfSection(const QByteArray &bytes, qsizetype from, qsizetype end)
{
    quint32 crc = 0xffffffff; // ISO/IEC 13818-1, annex A
    for (qsizetype i = from; i < end; ++i) {
        crc ^= quint32(byteAt(bytes, i)) << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 0x80000000 ? crc << 1 ^ 0x04c11db7 : crc << 1;
    }
    return crc;
}

struct Packet {
    qsizetype at = 0;      // in the segment
    qsizetype payload = 0; // in the segment; == end when there is none
    [[nodiscard]] qsizetype end() const { return at + kPacketBytes; }
};

/// One frame's length at `at`; 0 for what is no frame.
struct SoundFrame {
    qsizetype bytes = 0;
    qsizetype clear = 0;
};

SoundFrame adtsFrame(const QByteArray &data, qsizetype at)
{
    if (data.size() - at < 7 || byteAt(data, at) != 0xff || (byteAt(data, at + 1) & 0xf6) != 0xf0)
        return {};
    const qsizetype bytes = qsizetype(byteAt(data, at + 3) & 3) << 11 | qsizetype(byteAt(data, at + 4)) << 3 |
                            byteAt(data, at + 5) >> 5;
    const qsizetype header = byteAt(data, at + 1) & 1 ? 7 : 9;
    return {bytes < header ? 0 : bytes, header + kClearOfSound};
}

SoundFrame ac3Frame(const QByteArray &data, qsizetype at)
{
    if (data.size() - at < 6 || byteAt(data, at) != 0x0b || byteAt(data, at + 1) != 0x77)
        return {};
    const int bsid = byteAt(data, at + 5) >> 3;
    if (bsid > 10) // ETSI TS 102 366, E.1.3.1: frmsiz in words of two bytes, less one
        return {(qsizetype((byteAt(data, at + 2) & 7) << 8 | byteAt(data, at + 3)) + 1) * 2, kClearOfSound};
    // Table 4.13: words of a frame at 32 kHz are 3 x, at 48 kHz 2 x the bit rate in kbit/s.
    static constexpr std::array<int, 19> kRates{32,  40,  48,  56,  64,  80,  96,  112, 128, 160,
                                                192, 224, 256, 320, 384, 448, 512, 576, 640};
    const int code = byteAt(data, at + 4) & 0x3f;
    const int sampling = byteAt(data, at + 4) >> 6;
    if (static_cast<size_t>(code / 2) >= kRates.size() || sampling == 3)
        return {};
    const int rate = kRates[static_cast<size_t>(code / 2)];
    const int words = sampling == 0   ? rate * 2
                      : sampling == 1 ? rate * 1000 * 1536 / 44'100 / 16 + (code & 1)
                                      : rate * 3;
    return {qsizetype(words) * 2, kClearOfSound};
}

SampleProtectionInfo chained(const QByteArray &iv)
{
    SampleProtectionInfo how;
    how.scheme = ProtectionScheme::Cbcs;
    how.iv = iv;
    return how;
}

/// Frames that stand one after another in `data`; the last may be cut off.
Done decryptFrames(QByteArray &data, qsizetype at, Codec codec, const QByteArray &iv,
                   SampleDecryptor &decryptor)
{
    while (at < data.size()) {
        const SoundFrame frame = codec == Codec::Aac ? adtsFrame(data, at) : ac3Frame(data, at);
        if (frame.bytes == 0) {
            ++at; // to the next sync word
            continue;
        }
        const qsizetype bytes = std::min(frame.bytes, data.size() - at);
        if (bytes > frame.clear) {
            SampleProtectionInfo how = chained(iv);
            how.subsamples = {{static_cast<quint32>(frame.clear), static_cast<quint32>(bytes - frame.clear)}};
            if (Done done = decryptor.decrypt(
                    {reinterpret_cast<uchar *>(data.data()) + at, static_cast<size_t>(bytes)}, how);
                !done)
                return done;
        }
        at += bytes;
    }
    return {};
}

/// A byte stream of NAL units (H.264, annex B).
Result<QByteArray> decryptUnits(const QByteArray &data, const QByteArray &iv, SampleDecryptor &decryptor)
{
    QByteArray clear;
    clear.reserve(data.size());
    const auto startCode = [&data](qsizetype from) {
        for (qsizetype at = from; at + 3 <= data.size(); ++at) {
            const auto *zero =
                static_cast<const char *>(std::memchr(data.constData() + at, 0, size_t(data.size() - at)));
            if (!zero)
                break;
            at = zero - data.constData();
            if (at + 3 <= data.size() && data[at + 1] == 0 && data[at + 2] == 1)
                return at;
        }
        return data.size();
    };
    qsizetype code = startCode(0);
    clear += data.left(code);
    while (code < data.size()) {
        const qsizetype next = startCode(code + 3);
        // The zeros before a start code are not the unit's (7.4.1: its last byte is never 0).
        qsizetype end = next;
        while (end > code + 3 && data[end - 1] == 0)
            --end;
        clear += data.mid(code, 3);
        const auto unit = decryptNalUnit(data.mid(code + 3, end - code - 3), iv, decryptor);
        if (!unit)
            return std::unexpected(unit.error());
        clear += *unit;
        clear += data.mid(end, next - end);
        code = next;
    }
    return clear;
}

/// The elementary streams of one segment.
class TransportSegment
{
public:
    TransportSegment(QByteArray &bytes, const QByteArray &iv, SampleDecryptor &decryptor)
        : m_bytes(bytes), m_iv(iv), m_decryptor(decryptor)
    {
    }

    Done decrypt()
    {
        for (qsizetype at = 0; at + kPacketBytes <= m_bytes.size(); at += kPacketBytes) {
            if (byteAt(m_bytes, at) != kSync)
                return damaged();
            if (Done done = take(at); !done)
                return done;
        }
        for (auto &[pid, stream] : m_streams) {
            if (Done done = finish(stream); !done)
                return done;
        }
        return {};
    }

private:
    struct Stream {
        Codec codec = Codec::H264;
        std::vector<Packet> packets; // of the PES packet that is being gathered
    };

    Done take(qsizetype at)
    {
        const int pid = (byteAt(m_bytes, at + 1) & 0x1f) << 8 | byteAt(m_bytes, at + 2);
        const bool begins = byteAt(m_bytes, at + 1) & 0x40;
        const int control = byteAt(m_bytes, at + 3) >> 4 & 3;
        Packet packet{at, at + 4};
        if (control & 2)
            packet.payload += 1 + byteAt(m_bytes, at + 4);
        if (!(control & 1) || packet.payload >= packet.end())
            return {};
        if (pid == 0 && begins)
            readPrograms(packet);
        else if (m_maps.contains(pid) && begins)
            readMap(packet);
        const auto stream = m_streams.find(pid);
        if (stream == m_streams.end())
            return {};
        if (begins) {
            if (Done done = finish(stream->second); !done)
                return done;
        }
        // What begins before the segment cannot be told apart.
        if (begins || !stream->second.packets.empty())
            stream->second.packets.push_back(packet);
        return {};
    }

    /// A section in one packet; those of a few programs fit. Unset for others.
    [[nodiscard]] std::optional<std::pair<qsizetype, qsizetype>> section(const Packet &packet,
                                                                         int table) const
    {
        const qsizetype at = packet.payload + 1 + byteAt(m_bytes, packet.payload);
        if (at + 12 > packet.end() || byteAt(m_bytes, at) != table)
            return std::nullopt;
        const qsizetype end =
            at + 3 + ((byteAt(m_bytes, at + 1) & 15) << 8 | byteAt(m_bytes, at + 2)) - 4; // before the CRC
        return end >= at + 8 && end + 4 <= packet.end() ? std::optional(std::pair(at, end)) : std::nullopt;
    }

    void readPrograms(const Packet &packet)
    {
        const auto found = section(packet, 0);
        if (!found)
            return;
        for (qsizetype at = found->first + 8; at + 4 <= found->second; at += 4) {
            const bool isProgram = byteAt(m_bytes, at) || byteAt(m_bytes, at + 1);
            if (isProgram && m_maps.size() < kMostStreams)
                m_maps.insert((byteAt(m_bytes, at + 2) & 0x1f) << 8 | byteAt(m_bytes, at + 3));
        }
    }

    void readMap(const Packet &packet)
    {
        const auto found = section(packet, 2);
        if (!found || found->first + 12 > found->second)
            return;
        const auto length = [this](qsizetype at) {
            return (byteAt(m_bytes, at) & 15) << 8 | byteAt(m_bytes, at + 1);
        };
        bool isChanged = false;
        qsizetype at = found->first + 12 + length(found->first + 10);
        for (; at + 5 <= found->second; at += 5 + length(at + 3)) {
            for (const ProtectedType &type : kProtectedTypes) {
                if (byteAt(m_bytes, at) != type.type)
                    continue;
                const int pid = (byteAt(m_bytes, at + 1) & 0x1f) << 8 | byteAt(m_bytes, at + 2);
                if (m_streams.size() < kMostStreams || m_streams.contains(pid))
                    m_streams[pid].codec = type.codec;
                m_bytes[at] = static_cast<char>(type.clear);
                isChanged = true;
            }
        }
        if (isChanged)
            qToBigEndian(crcOfSection(m_bytes, found->first, found->second), m_bytes.data() + found->second);
    }

    Done finish(Stream &stream)
    {
        if (stream.packets.empty())
            return {};
        QByteArray pes;
        for (const Packet &packet : stream.packets)
            pes += m_bytes.mid(packet.payload, packet.end() - packet.payload);
        const bool isPes = pes.size() > 9 && pes.startsWith(QByteArrayLiteral("\0\0\1"));
        const qsizetype header = isPes ? 9 + byteAt(pes, 8) : 0;
        if (!isPes || header > pes.size()) {
            stream.packets.clear();
            return {};
        }
        QByteArray data = pes.mid(header);
        if (stream.codec == Codec::H264) {
            auto clear = decryptUnits(data, m_iv, m_decryptor);
            if (!clear)
                return std::unexpected(clear.error());
            data = std::move(*clear);
        } else if (Done done = decryptFrames(data, 0, stream.codec, m_iv, m_decryptor); !done) {
            return done;
        }
        const qsizetype shorter = pes.size() - header - data.size();
        pes.truncate(header);
        if (const auto length = qFromBigEndian<quint16>(pes.constData() + 4); length > 0)
            qToBigEndian(static_cast<quint16>(length - std::min<qsizetype>(shorter, length)), pes.data() + 4);
        pes += data;
        const bool fits = pes.size() >= static_cast<qsizetype>(stream.packets.size());
        if (fits)
            spread(pes, stream.packets);
        stream.packets.clear();
        return fits ? Done{} : damaged();
    }

    /// Back into the same packets, each of which keeps a byte at least; stuffing takes the rest (13818-1,
    /// 2.4.3.5).
    void spread(const QByteArray &pes, const std::vector<Packet> &packets)
    {
        qsizetype at = 0;
        for (size_t i = 0; i < packets.size(); ++i) {
            const Packet &packet = packets[i];
            const auto after = static_cast<qsizetype>(packets.size() - i - 1);
            const qsizetype room = packet.end() - packet.payload;
            const qsizetype now = std::min(room, pes.size() - at - after);
            if (now < room)
                stuff(packet, room - now);
            std::memcpy(m_bytes.data() + packet.end() - now, pes.constData() + at, static_cast<size_t>(now));
            at += now;
        }
    }

    void stuff(const Packet &packet, qsizetype count)
    {
        const bool hasField = packet.payload > packet.at + 4;
        char *field = m_bytes.data() + packet.at + 4;
        const qsizetype before = packet.payload - packet.at - 4;
        m_bytes[packet.at + 3] = static_cast<char>(m_bytes[packet.at + 3] | 0x20);
        std::memset(field + before, 0xff, static_cast<size_t>(count));
        field[0] = static_cast<char>(before + count - 1);
        // A field that was not there, or was of one byte, gets flags, none of them set.
        if ((!hasField || before == 1) && before + count > 1)
            field[1] = 0;
    }

    QByteArray &m_bytes;
    const QByteArray &m_iv;
    SampleDecryptor &m_decryptor;
    std::set<int> m_maps;
    std::map<int, Stream> m_streams;
};

} // namespace

Result<QByteArray> decryptNalUnit(const QByteArray &unit, const QByteArray &iv, SampleDecryptor &decryptor)
{
    const int type = unit.isEmpty() ? 0 : byteAt(unit, 0) & 0x1f;
    if (unit.size() <= kLeastOfUnit || (type != 1 && type != 5))
        return unit;
    // Emulation prevention was put over what had been encrypted.
    QByteArray raw;
    raw.reserve(unit.size());
    int zeros = 0;
    for (const char one : unit) {
        if (zeros >= 2 && one == 3) {
            zeros = 0;
            continue;
        }
        zeros = one == 0 ? zeros + 1 : 0;
        raw.append(one);
    }
    if (raw.size() <= kLeastOfUnit)
        return unit;
    SampleProtectionInfo how = chained(iv);
    how.cryptBlocks = 1;
    how.skipBlocks = 9;
    // Unlike in cbcs a last block of just 16 bytes stays clear: the last byte is kept out.
    how.subsamples = {{kClearOfUnit, static_cast<quint32>(raw.size() - kClearOfUnit - 1)}};
    if (Done done =
            decryptor.decrypt({reinterpret_cast<uchar *>(raw.data()), static_cast<size_t>(raw.size())}, how);
        !done)
        return std::unexpected(done.error());
    return raw;
}

Done decryptTransportSegment(QByteArray &segment, const QByteArray &iv, SampleDecryptor &decryptor)
{
    return TransportSegment(segment, iv, decryptor).decrypt();
}

Done decryptPackedAudio(QByteArray &segment, const QByteArray &iv, SampleDecryptor &decryptor)
{
    qsizetype at = 0;
    if (segment.size() > 10 && segment.startsWith("ID3"))
        at = 10 + (qsizetype(byteAt(segment, 6) & 127) << 21 | qsizetype(byteAt(segment, 7) & 127) << 14 |
                   qsizetype(byteAt(segment, 8) & 127) << 7 | (byteAt(segment, 9) & 127));
    if (at + 2 > segment.size())
        return damaged();
    const Codec codec = byteAt(segment, at) == 0xff ? Codec::Aac : Codec::Ac3;
    return decryptFrames(segment, at, codec, iv, decryptor);
}

bool isTransportStream(const QByteArray &segment)
{
    return segment.size() >= kPacketBytes && byteAt(segment, 0) == kSync &&
           (segment.size() < 2 * kPacketBytes || byteAt(segment, kPacketBytes) == kSync);
}

} // namespace hearth::player
