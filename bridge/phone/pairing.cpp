// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/phone/pairing.h"
#include <QCryptographicHash>
#include <QRandomGenerator>

namespace hearth::bridge
{

namespace
{

using namespace std::chrono_literals;

constexpr int kCodeDigits = 6;
constexpr std::chrono::seconds kCodeLife = 5min;
constexpr int kMostWrongTries = 5;
constexpr std::chrono::seconds kFirstWait = 30s;
constexpr std::chrono::seconds kLongestWait = 1h;
constexpr qint64 kMostPhones = 16;
constexpr qsizetype kNameLength = 64;
constexpr qsizetype kKeyLength = 64; // 32 bytes as hex

QString randomHex(size_t words)
{
    QByteArray bytes;
    for (size_t i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    return QString::fromLatin1(bytes.toHex());
}

QString hashOf(const QString &key)
{
    return QString::fromLatin1(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Pairing::Code Pairing::showCode()
{
    m_code = QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(1'000'000), kCodeDigits, 10,
                                      QLatin1Char('0'));
    m_validUntil = m_clock.monotonic() + kCodeLife;
    m_wrongTries = 0;
    return {m_code, kCodeLife};
}

Pairing::Code Pairing::currentCode()
{
    const auto left = m_validUntil - m_clock.monotonic();
    // One about to run out would be void before it is typed.
    if (m_code.isEmpty() || left < kCodeLife / 5)
        return showCode();
    return {m_code, std::chrono::duration_cast<std::chrono::seconds>(left)};
}

bool Pairing::isRight(const QString &digits) const
{
    if (m_code.isEmpty() || m_clock.monotonic() >= m_validUntil || digits.size() != kCodeDigits)
        return false;
    // The same time for every wrong code, so that digits cannot be found one by one.
    unsigned difference = 0;
    for (int i = 0; i < kCodeDigits; ++i)
        difference |= static_cast<unsigned>(digits[i].unicode() ^ m_code[i].unicode());
    return difference == 0;
}

Result<Pairing::Phone> Pairing::pair(const QString &digits, const QString &name)
{
    if (const auto left = m_waitUntil - m_clock.monotonic(); left > 0ms)
        return fail(ErrorCode::TimedOut,
                    Error::tr("Too many wrong codes; wait %1 seconds")
                        .arg(std::chrono::ceil<std::chrono::seconds>(left).count()),
                    Error::tr("Then type a new code from the TV"));
    if (!isRight(digits)) {
        if (!m_code.isEmpty() && ++m_wrongTries >= kMostWrongTries) {
            m_code.clear();
            const auto wait =
                std::min<std::chrono::seconds>(kLongestWait, kFirstWait * (1 << std::min(m_deadCodes, 10)));
            ++m_deadCodes;
            m_waitUntil = m_clock.monotonic() + wait;
        }
        return fail(ErrorCode::NotAllowed, Error::tr("This is not the code on the TV, or it is too old"),
                    Error::tr("Choose New code on the TV and type that one"));
    }
    const auto forgotten = makeRoom();
    if (!forgotten)
        return std::unexpected(forgotten.error());
    const Phone phone{randomHex(4), randomHex(8), *forgotten};
    auto insert = m_home.prepare("INSERT INTO phone(id, name, key_hash, at_ms) VALUES(?1, ?2, ?3, ?4)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, phone.id)
        .bind(2, name.left(kNameLength))
        .bind(3, hashOf(phone.key))
        .bind(4, static_cast<qint64>(m_clock.wall().count()));
    if (Done done = insert->run(); !done)
        return std::unexpected(done.error());
    m_code.clear();
    m_deadCodes = 0;
    return phone;
}

Result<QString> Pairing::makeRoom()
{
    auto oldest = m_home.prepare("SELECT id, (SELECT count(*) FROM phone) FROM phone ORDER BY at_ms LIMIT 1");
    if (!oldest)
        return std::unexpected(oldest.error());
    const auto row = oldest->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row || oldest->integer(1) < kMostPhones)
        return QString();
    const QString id = oldest->text(0);
    auto remove = m_home.prepare("DELETE FROM phone WHERE id=?1");
    if (!remove)
        return std::unexpected(remove.error());
    remove->bind(1, id);
    if (Done done = remove->run(); !done)
        return std::unexpected(done.error());
    return id;
}

Result<QJsonArray> Pairing::list()
{
    auto query = m_home.prepare("SELECT id, name, at_ms FROM phone ORDER BY at_ms DESC, id");
    if (!query)
        return std::unexpected(query.error());
    QJsonArray phones;
    while (true) {
        const auto row = query->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return phones;
        phones.append(QJsonObject{{QStringLiteral("id"), query->text(0)},
                                  {QStringLiteral("name"), query->text(1)},
                                  {QStringLiteral("atMs"), query->integer(2)}});
    }
}

Done Pairing::forget(const QString &id)
{
    auto remove = m_home.prepare("DELETE FROM phone WHERE id=?1 RETURNING id");
    if (!remove)
        return std::unexpected(remove.error());
    const auto row = remove->bind(1, id).step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, Error::tr("No phone %1 is paired").arg(id),
                    QStringLiteral("phone.list names those that are"));
    return {};
}

QString Pairing::nameOf(const QString &id)
{
    auto query = m_home.prepare("SELECT name FROM phone WHERE id=?1");
    if (!query)
        return {};
    return query->bind(1, id).step().value_or(false) ? query->text(0) : QString();
}

Result<QString> Pairing::recognise(const QString &key)
{
    const auto refusal = [] {
        return fail(ErrorCode::NotAllowed, Error::tr("The TV does not know this phone"),
                    Error::tr("Type the code that the TV shows"));
    };
    if (key.size() != kKeyLength)
        return refusal();
    auto query = m_home.prepare("SELECT id FROM phone WHERE key_hash=?1");
    if (!query)
        return std::unexpected(query.error());
    query->bind(1, hashOf(key));
    const auto row = query->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return refusal();
    const QString id = query->text(0);
    auto seen = m_home.prepare("UPDATE phone SET at_ms=?2 WHERE id=?1");
    if (!seen)
        return std::unexpected(seen.error());
    seen->bind(1, id).bind(2, static_cast<qint64>(m_clock.wall().count()));
    if (Done done = seen->run(); !done)
        return std::unexpected(done.error());
    return id;
}

} // namespace hearth::bridge
