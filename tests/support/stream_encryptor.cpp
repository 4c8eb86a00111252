// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stream_encryptor.h"
#include <QList>
#include <QtEndian>
#include <map>
#include <memory>
#include <openssl/evp.h>

namespace hearth::test
{

namespace
{

template <typename T> QByteArray number(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray box(const QByteArray &type, const QByteArray &body)
{
    return number<quint32>(static_cast<quint32>(body.size() + 8)) + type + body;
}

int at(const QByteArray &bytes, qsizetype index)
{
    return static_cast<uchar>(bytes[index]);
}

/// A box and what is in it, to be changed and written again.
struct Node {
    QByteArray type;
    QByteArray fields; // before the boxes in it; of a leaf all
    QList<Node> inside;

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray body = fields;
        for (const Node &one : inside)
            body += one.bytes();
        return box(type, body);
    }
    Node *find(const QByteArray &wanted)
    {
        for (Node &one : inside) {
            if (one.type == wanted)
                return &one;
        }
        return nullptr;
    }
};

QList<Node> parse(const QByteArray &bytes)
{
    static const QHash<QByteArray, int> kHolders{{"moov", 0}, {"trak", 0},  {"mdia", 0}, {"minf", 0},
                                                 {"stbl", 0}, {"stsd", 8},  {"mvex", 0}, {"moof", 0},
                                                 {"traf", 0}, {"avc1", 78}, {"mp4a", 28}};
    QList<Node> nodes;
    for (qsizetype from = 0; from + 8 <= bytes.size();) {
        const qsizetype size = qFromBigEndian<quint32>(bytes.constData() + from);
        Node node{bytes.mid(from + 4, 4), bytes.mid(from + 8, size - 8), {}};
        if (kHolders.contains(node.type)) {
            const int fields = kHolders.value(node.type);
            node.inside = parse(node.fields.mid(fields));
            node.fields.truncate(fields);
        }
        nodes.append(node);
        from += size;
    }
    return nodes;
}

class Encryption
{
public:
    Encryption(const EVP_CIPHER *cipher, const QByteArray &key, const QByteArray &iv)
    {
        EVP_EncryptInit_ex(m_context.get(), cipher, nullptr, reinterpret_cast<const uchar *>(key.constData()),
                           reinterpret_cast<const uchar *>(iv.constData()));
        EVP_CIPHER_CTX_set_padding(m_context.get(), 0);
    }
    void run(QByteArray &bytes, qsizetype from, qsizetype count)
    {
        int made = 0;
        auto *data = reinterpret_cast<uchar *>(bytes.data()) + from;
        EVP_EncryptUpdate(m_context.get(), data, &made, data, static_cast<int>(count));
    }

private:
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> m_context{EVP_CIPHER_CTX_new(),
                                                                              EVP_CIPHER_CTX_free};
};

const QByteArray kConstantIv = QByteArray::fromHex("0f1e2d3c4b5a69788796a5b4c3d2e1f0");

bool hasPattern(const Mp4Lock &lock, bool isPicture)
{
    return isPicture && (lock.scheme == "cens" || lock.scheme == "cbcs");
}

QByteArray keyUse(const Mp4Lock &lock, bool isPicture, bool isConstant, const QByteArray &keyId)
{
    QByteArray bytes;
    bytes += '\0';
    bytes += hasPattern(lock, isPicture) ? char(0x19) : '\0';
    bytes += '\1';
    bytes += isConstant ? '\0' : char(lock.scheme == "cenc" ? 8 : 16);
    bytes += keyId;
    if (isConstant)
        bytes += char(kConstantIv.size()) + kConstantIv;
    return bytes;
}

/// Unescaped frames of ADTS, each from the byte behind its header and 16 more.
void encryptAdts(QByteArray &data, qsizetype from, const QByteArray &key, const QByteArray &iv)
{
    while (from + 7 <= data.size()) {
        const qsizetype length =
            (at(data, from + 3) & 3) << 11 | at(data, from + 4) << 3 | at(data, from + 5) >> 5;
        const qsizetype clear = (at(data, from + 1) & 1 ? 7 : 9) + 16;
        if (length > clear)
            Encryption(EVP_aes_128_cbc(), key, iv).run(data, from + clear, (length - clear) / 16 * 16);
        from += length;
    }
}

QByteArray encryptUnit(QByteArray unit, const QByteArray &key, const QByteArray &iv)
{
    const int type = at(unit, 0) & 31;
    if ((type != 1 && type != 5) || unit.size() <= 48)
        return unit;
    Encryption encryption(EVP_aes_128_cbc(), key, iv);
    for (qsizetype from = 32; unit.size() - from > 16; from += 160)
        encryption.run(unit, from, 16);
    QByteArray escaped;
    int zeros = 0;
    for (const char one : std::as_const(unit)) {
        if (zeros == 2 && uchar(one) <= 3) {
            escaped += '\3';
            zeros = 0;
        }
        zeros = one == 0 ? zeros + 1 : 0;
        escaped += one;
    }
    return escaped;
}

QByteArray encryptUnits(const QByteArray &data, const QByteArray &key, const QByteArray &iv)
{
    const QByteArray code("\0\0\1", 3);
    qsizetype from = data.indexOf(code);
    QByteArray done = data.left(from);
    while (from >= 0) {
        qsizetype next = data.indexOf(code, from + 3);
        const qsizetype last = next < 0 ? data.size() : next;
        qsizetype end = last;
        while (data[end - 1] == 0)
            --end;
        done += code + encryptUnit(data.mid(from + 3, end - from - 3), key, iv) + data.mid(end, last - end);
        from = next;
    }
    return done;
}

quint32 crc(const QByteArray &bytes)
{
    quint32 value = ~0U;
    for (const char one : bytes) {
        value ^= quint32(uchar(one)) << 24;
        for (int i = 0; i < 8; ++i)
            value = (value << 1) ^ (value >> 31 ? 0x04c11db7U : 0U);
    }
    return value;
}

} // namespace

QByteArray lockInit(const QByteArray &init, const Mp4Lock &lock)
{
    QList<Node> nodes = parse(init);
    for (Node &moov : nodes) {
        if (moov.type != "moov")
            continue;
        Node *stbl = moov.find("trak")->find("mdia")->find("minf")->find("stbl");
        Node &entry = stbl->find("stsd")->inside[0];
        const bool isPicture = entry.type == "avc1";
        const QByteArray named = lock.namesKeyInGroup ? QByteArray(16, '\x55') : lock.keyId;
        const QByteArray tenc =
            box("tenc", number<quint32>(0x01000000) + keyUse(lock, isPicture, lock.hasConstantIv, named));
        entry.inside.append(Node{
            "sinf",
            box("frma", entry.type) +
                box("schm", number<quint32>(0) + lock.scheme + number<quint32>(0x10000)) + box("schi", tenc),
            {}});
        entry.type = isPicture ? "encv" : "enca";
        moov.inside.append(Node{"pssh",
                                number<quint32>(0x01000000) +
                                    QByteArray::fromHex("1077efecc0b24d02ace33c1e52e2fb4b") +
                                    number<quint32>(1) + lock.keyId + number<quint32>(0),
                                {}});
    }
    QByteArray made;
    for (const Node &one : std::as_const(nodes))
        made += one.bytes();
    return made;
}

QByteArray lockSegment(const QByteArray &segment, bool isPicture, const Mp4Lock &lock)
{
    QList<Node> nodes = parse(segment);
    QByteArray made;
    quint64 count = 1;
    for (qsizetype n = 0; n < nodes.size(); ++n) {
        if (nodes[n].type == "sidx")
            continue; // its sizes would be others now
        if (nodes[n].type != "moof") {
            made += nodes[n].bytes();
            continue;
        }
        Node &moof = nodes[n];
        const qsizetype before = moof.bytes().size();
        QByteArray &data = nodes[n + 1].fields; // ffmpeg: mdat follows, samples from its beginning
        Node *traf = moof.find("traf");
        const QByteArray tfhd = traf->find("tfhd")->fields;
        const quint32 headFlags = qFromBigEndian<quint32>(tfhd.constData());
        quint32 common = 0;
        qsizetype field = 8 + (headFlags & 1 ? 8 : 0) + (headFlags & 2 ? 4 : 0) + (headFlags & 8 ? 4 : 0);
        if (headFlags & 16)
            common = qFromBigEndian<quint32>(tfhd.constData() + field);
        QByteArray &trun = traf->find("trun")->fields;
        const quint32 flags = qFromBigEndian<quint32>(trun.constData());
        const quint32 samples = qFromBigEndian<quint32>(trun.constData() + 4);
        field = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
        const qsizetype step = 4 * ((flags & 0x100 ? 1 : 0) + (flags & 0x200 ? 1 : 0) +
                                    (flags & 0x400 ? 1 : 0) + (flags & 0x800 ? 1 : 0));
        QByteArray vectors;
        QByteArray sizes;
        qsizetype from = 0;
        for (quint32 i = 0; i < samples; ++i) {
            const qsizetype size =
                flags & 0x200
                    ? qFromBigEndian<quint32>(trun.constData() + field + i * step + (flags & 0x100 ? 4 : 0))
                    : common;
            const qsizetype ivBytes = lock.scheme == "cenc" ? 8 : 16;
            QByteArray iv = number<quint64>(0xfedcba9800000000 + count++);
            if (ivBytes == 16) // near the end of the counter, so that it goes round
                iv = QByteArray(8, '\x7a') + number<quint64>(~quint64(0) - count % 3);
            if (lock.hasConstantIv)
                iv = kConstantIv;
            QByteArray vector = lock.hasConstantIv ? QByteArray() : iv;
            const bool counts = lock.scheme.startsWith("cen");
            const auto *cipher = counts ? EVP_aes_128_ctr() : EVP_aes_128_cbc();
            const QByteArray whole = iv.leftJustified(16, '\0');
            QList<std::pair<qsizetype, qsizetype>> parts; // clear, protected
            if (isPicture) {
                for (qsizetype unit = 0; unit < size;) {
                    const qsizetype length = 4 + qFromBigEndian<quint32>(data.constData() + from + unit);
                    qsizetype clear = std::min<qsizetype>(length, 4 + 33);
                    if (lock.scheme == "cbc1") // whole blocks only
                        clear = length - (length - clear) / 16 * 16;
                    parts.append({clear, length - clear});
                    unit += length;
                }
                vector += number<quint16>(static_cast<quint16>(parts.size()));
                for (const auto &[clear, hidden] : parts)
                    vector += number<quint16>(static_cast<quint16>(clear)) +
                              number<quint32>(static_cast<quint32>(hidden));
            } else {
                parts.append({0, size});
            }
            auto encryption = std::make_unique<Encryption>(cipher, lock.key, whole);
            quint64 blocks = 0; // counted, for the end of 64 bits
            const auto run = [&](qsizetype begin, qsizetype bytes) {
                const quint64 low = qFromBigEndian<quint64>(whole.constData() + 8);
                for (qsizetype k = 0; k < bytes; k += 16, ++blocks) {
                    if (counts && blocks > 0 && low + blocks == 0)
                        encryption = std::make_unique<Encryption>(cipher, lock.key,
                                                                  whole.left(8) + QByteArray(8, '\0'));
                    encryption->run(data, begin + k, std::min<qsizetype>(16, bytes - k));
                }
            };
            for (const auto &[clear, hidden] : parts) {
                from += clear;
                if (lock.scheme == "cbcs")
                    encryption = std::make_unique<Encryption>(cipher, lock.key, whole);
                if (hasPattern(lock, isPicture)) {
                    for (qsizetype k = 0; hidden - k >= 16; k += 160)
                        run(from + k, 16);
                } else if (lock.scheme == "cenc") {
                    encryption->run(data, from, hidden); // goes on inside a block; far from the end
                } else {
                    run(from, counts ? hidden : hidden / 16 * 16);
                }
                from += hidden;
            }
            vectors += vector;
            sizes += char(vector.size());
        }
        const quint32 senc = isPicture ? 2 : 0;
        if (lock.namesKeyInGroup) {
            traf->inside.append(Node{"sgpd",
                                     number<quint32>(0x01000000) + "seig" +
                                         number<quint32>(lock.hasConstantIv ? 37 : 20) + number<quint32>(1) +
                                         keyUse(lock, isPicture, lock.hasConstantIv, lock.keyId),
                                     {}});
            traf->inside.append(Node{"sbgp",
                                     number<quint32>(0) + "seig" + number<quint32>(1) +
                                         number<quint32>(samples) + number<quint32>(0x10001),
                                     {}});
        }
        if (vectors.isEmpty()) { // nothing to say of each sample
        } else if (lock.hasSenc) {
            traf->inside.append(Node{"senc", number(senc) + number(samples) + vectors, {}});
        } else {
            traf->inside.append(Node{"saiz", number<quint32>(0) + '\0' + number(samples) + sizes, {}});
            traf->inside.append(
                Node{"saio", number<quint32>(0) + number<quint32>(1) + number<quint32>(0), {}});
        }
        const qsizetype after = moof.bytes().size();
        const bool isBehind = !vectors.isEmpty() && !lock.hasSenc;
        if (isBehind) {
            // A box of its own between the fragment's and the samples.
            Node *saio = moof.find("traf")->find("saio");
            qToBigEndian(static_cast<quint32>(after + 8), saio->fields.data() + 8);
        }
        if (flags & 1) {
            QByteArray &again = moof.find("traf")->find("trun")->fields;
            const auto grown = static_cast<quint32>(after - before + (isBehind ? vectors.size() + 8 : 0));
            qToBigEndian(qFromBigEndian<quint32>(again.constData() + 8) + grown, again.data() + 8);
        }
        made += moof.bytes();
        if (isBehind)
            made += box("free", vectors);
    }
    return made;
}

QByteArray lockTransport(const QByteArray &segment, const QByteArray &key, const QByteArray &iv)
{
    struct Pes {
        QByteArray field; // the adaptation field of its first packet
        QByteArray bytes;
    };
    std::map<int, Pes> open;
    std::map<int, int> counters;
    std::map<int, int> types;
    QByteArray made;
    const auto flush = [&](int pid) {
        Pes &pes = open[pid];
        if (pes.bytes.isEmpty())
            return;
        const qsizetype header = 9 + at(pes.bytes, 8);
        QByteArray data = pes.bytes.mid(header);
        if (types[pid] == 0x1b)
            data = encryptUnits(data, key, iv);
        else
            encryptAdts(data, 0, key, iv);
        QByteArray all = pes.bytes.left(header) + data;
        if (qFromBigEndian<quint16>(all.constData() + 4) > 0)
            qToBigEndian(static_cast<quint16>(all.size() - 6 < 65536 ? all.size() - 6 : 0), all.data() + 4);
        for (qsizetype from = 0; from < all.size();) {
            const bool begins = from == 0;
            QByteArray field = begins ? pes.field : QByteArray();
            const qsizetype room = 184 - field.size();
            const qsizetype now = std::min(room, all.size() - from);
            if (now < room) { // stuffing
                const qsizetype missing = room - now;
                if (field.isEmpty())
                    field = missing == 1 ? QByteArray(1, '\0')
                                         : QByteArray(2, '\0') + QByteArray(missing - 2, '\xff');
                else
                    field += QByteArray(missing, '\xff');
                field[0] = static_cast<char>(field.size() - 1);
            }
            made += '\x47';
            made += static_cast<char>((begins ? 0x40 : 0) | pid >> 8);
            made += static_cast<char>(pid);
            made += static_cast<char>((field.isEmpty() ? 0x10 : 0x30) | (counters[pid]++ & 15));
            made += field + all.mid(from, now);
            from += now;
        }
        pes = {};
    };
    int map = -1;
    for (qsizetype from = 0; from < segment.size(); from += 188) {
        QByteArray packet = segment.mid(from, 188);
        const int pid = (at(packet, 1) & 31) << 8 | at(packet, 2);
        const qsizetype field = at(packet, 3) & 0x20 ? 1 + at(packet, 4) : 0;
        if (pid == 0) {
            const qsizetype table = 5 + at(packet, 4);
            map = (at(packet, table + 10) & 31) << 8 | at(packet, table + 11);
        } else if (pid == map) {
            const qsizetype table = 5 + at(packet, 4);
            const qsizetype end = table + 3 + ((at(packet, table + 1) & 15) << 8 | at(packet, table + 2)) - 4;
            qsizetype entry = table + 12 + ((at(packet, table + 10) & 15) << 8 | at(packet, table + 11));
            while (entry < end) {
                const int type = at(packet, entry);
                types[(at(packet, entry + 1) & 31) << 8 | at(packet, entry + 2)] = type;
                packet[entry] = static_cast<char>(type == 0x1b ? 0xdb : type == 0x0f ? 0xcf : type);
                entry += 5 + ((at(packet, entry + 3) & 15) << 8 | at(packet, entry + 4));
            }
            qToBigEndian(crc(packet.mid(table, end - table)), packet.data() + end);
        } else if (types.contains(pid)) {
            if (at(packet, 1) & 0x40) {
                flush(pid);
                open[pid].field = packet.mid(4, field);
                // What was stuffing is not kept.
                if (field > 1 && (at(packet, 5) & 0x1f) == 0x10) {
                    open[pid].field.truncate(8);
                    open[pid].field[0] = 7;
                } else if (field > 1 && at(packet, 5) == 0) {
                    open[pid].field.clear();
                }
            }
            open[pid].bytes += packet.mid(4 + field);
            continue;
        }
        made += packet;
    }
    for (const auto &[pid, type] : types)
        flush(pid);
    return made;
}

QByteArray lockPackedAac(const QByteArray &segment, const QByteArray &key, const QByteArray &iv)
{
    QByteArray data = segment;
    qsizetype from = 0;
    if (data.startsWith("ID3"))
        from = 10 + (at(data, 6) << 21 | at(data, 7) << 14 | at(data, 8) << 7 | at(data, 9));
    encryptAdts(data, from, key, iv);
    return data;
}

} // namespace hearth::test
