// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/dns_message.h"
#include <optional>

namespace hearth::bridge
{

namespace
{

constexpr int kMostRecords = 256;
constexpr int kMostLabels = 16;
constexpr qsizetype kLongestName = 255; // RFC 1035, 2.3.4
// RFC 1035, 3.2.2; RFC 2782.
constexpr quint16 kA = 1, kPtr = 12, kTxt = 16, kSrv = 33;
constexpr quint16 kInternet = 1;

class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool isWell() const { return m_isWell; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    void skip(qsizetype count)
    {
        m_isWell = m_isWell && count >= 0 && m_bytes.size() - m_at >= count;
        m_at += m_isWell ? count : 0;
    }
    quint8 byte()
    {
        skip(1);
        return m_isWell ? static_cast<quint8>(m_bytes[m_at - 1]) : 0;
    }
    quint16 two()
    {
        const quint16 high = byte();
        return static_cast<quint16>(high << 8 | byte());
    }
    quint32 four()
    {
        const quint32 high = two();
        return high << 16 | two();
    }
    QByteArray bytes(qsizetype count)
    {
        const qsizetype from = m_at;
        skip(count);
        return m_isWell ? m_bytes.mid(from, count) : QByteArray();
    }

    QStringList name()
    {
        QStringList labels;
        std::optional<qsizetype> back;
        qsizetype limit = m_at; // a pointer leads before what it was reached by
        qsizetype length = 0;
        while (m_isWell) {
            const qsizetype here = m_at;
            const quint8 size = byte();
            if (size == 0)
                break;
            if ((size & 0xc0) == 0xc0) {
                const qsizetype target = (size & 0x3f) << 8 | byte();
                if (!back)
                    back = m_at;
                m_isWell = m_isWell && target < std::min(limit, here);
                limit = target;
                m_at = target;
                continue;
            }
            length += size + 1;
            m_isWell = m_isWell && size < 64 && length <= kLongestName && labels.size() < kMostLabels;
            labels << QString::fromUtf8(bytes(size));
        }
        if (back)
            m_at = *back;
        return labels;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_isWell = true;
};

DnsRecord readRecord(Reader &reader)
{
    DnsRecord record;
    record.name = reader.name();
    const quint16 type = reader.two();
    const quint16 what = reader.two() & 0x7fff; // without the cache-flush bit (RFC 6762, 10.2)
    record.seconds = reader.four();
    const quint16 size = reader.two();
    const qsizetype end = reader.at() + size;
    if (what == kInternet && type == kPtr) {
        record.type = DnsRecord::Type::Pointer;
        record.target = reader.name();
    } else if (what == kInternet && type == kSrv) {
        record.type = DnsRecord::Type::Service;
        reader.skip(4); // priority and weight
        record.port = reader.two();
        record.target = reader.name();
    } else if (what == kInternet && type == kA && size == 4) {
        record.type = DnsRecord::Type::Address;
        QStringList parts;
        for (int i = 0; i < 4; ++i)
            parts << QString::number(reader.byte());
        record.address = parts.join(QLatin1Char('.'));
    } else if (what == kInternet && type == kTxt) {
        record.type = DnsRecord::Type::Text;
        while (reader.isWell() && reader.at() < end)
            record.texts << reader.bytes(reader.byte());
    }
    reader.skip(end - reader.at()); // fails where the data was longer than it said
    return record;
}

} // namespace

Result<std::vector<DnsRecord>> readDnsMessage(const QByteArray &bytes)
{
    if (bytes.size() > kLargestDnsMessage)
        return fail(ErrorCode::TooLarge, QStringLiteral("a DNS message of %1 bytes").arg(bytes.size()));
    Reader reader(bytes);
    reader.skip(2); // id
    const quint16 flags = reader.two();
    const int questions = reader.two();
    int records = reader.two();
    records += reader.two();
    records += reader.two();
    if (!reader.isWell() || (flags & 0x8000) == 0)
        return fail(ErrorCode::Invalid, QStringLiteral("no answer of DNS"));
    if (questions > kMostRecords || records > kMostRecords)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 records").arg(records));
    for (int i = 0; i < questions; ++i) {
        reader.name();
        reader.skip(4);
    }
    std::vector<DnsRecord> result;
    for (int i = 0; i < records && reader.isWell(); ++i)
        result.push_back(readRecord(reader));
    if (!reader.isWell())
        return fail(ErrorCode::Invalid, QStringLiteral("a DNS message that ends early or points forwards"));
    return result;
}

QByteArray dnsQuestions(const QStringList &services)
{
    QByteArray message(12, '\0');
    message[5] = static_cast<char>(services.size());
    for (const QString &service : services) {
        const QStringList labels = (service + QLatin1String(".local")).split(QLatin1Char('.'));
        for (const QString &label : labels) {
            const QByteArray text = label.toUtf8();
            message += static_cast<char>(text.size());
            message += text;
        }
        message += QByteArray::fromHex("00000c0001"); // the root, PTR, IN
    }
    return message;
}

} // namespace hearth::bridge
