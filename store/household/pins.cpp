// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/household/pins.h"
#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <algorithm>

namespace hearth::store
{

namespace
{

constexpr int kRounds = 20000; // about 10 ms
constexpr quint64 kHashBytes = 32;
constexpr int kFreeTries = 5;
constexpr qint64 kFirstPauseMs = 60 * 1000;
constexpr qint64 kLongestPauseMs = 60 * 60 * 1000;

QByteArray hashOf(const QString &pin, const QByteArray &salt)
{
    return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, pin.toUtf8(), salt, kRounds,
                                              kHashBytes);
}

bool isPin(const QString &pin)
{
    return pin.size() >= 4 && pin.size() <= 8 &&
           std::ranges::all_of(pin, [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

/// Takes as long for a wrong first byte as for a wrong last one.
bool isEqual(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= one[i] ^ other[i];
    return difference == 0;
}

} // namespace

Result<std::optional<Pins::Row>> Pins::row(const QString &owner) const
{
    auto query = m_home.prepare("SELECT salt, hash, wrong, closed_until_ms FROM pin WHERE owner=?1");
    if (!query)
        return std::unexpected(query.error());
    const auto found = query->bind(1, owner).step();
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return std::optional<Row>();
    return std::optional(Row{QByteArray::fromHex(query->text(0).toLatin1()),
                             QByteArray::fromHex(query->text(1).toLatin1()),
                             static_cast<int>(query->integer(2)), query->integer(3)});
}

Done Pins::write(const QString &owner, const Row &row)
{
    auto statement =
        m_home.prepare("INSERT INTO pin(owner, salt, hash, wrong, closed_until_ms) VALUES(?1,?2,?3,?4,?5) "
                       "ON CONFLICT(owner) DO UPDATE SET salt=?2, hash=?3, wrong=?4, closed_until_ms=?5");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, owner)
        .bind(2, QString::fromLatin1(row.salt.toHex()))
        .bind(3, QString::fromLatin1(row.hash.toHex()))
        .bind(4, qint64(row.wrong))
        .bind(5, row.closedUntilMs)
        .run();
}

bool Pins::isSet(const QString &owner) const
{
    const auto known = row(owner);
    // One that cannot be read protects still.
    return !known || known->has_value();
}

Done Pins::set(const QString &owner, const QString &pin)
{
    if (pin.isEmpty())
        return forget(owner);
    if (!isPin(pin))
        return fail(ErrorCode::Invalid, tr("A PIN has four to eight digits"), tr("Choose another one"));
    QByteArray salt(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    return write(owner, {salt, hashOf(pin, salt), 0, 0});
}

Done Pins::forget(const QString &owner)
{
    auto statement = m_home.prepare("DELETE FROM pin WHERE owner=?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, owner).run();
}

Done Pins::check(const QString &owner, const QString &pin)
{
    const auto read = row(owner);
    if (!read)
        return std::unexpected(read.error());
    if (!*read)
        return {};
    Row known = **read;
    const qint64 now = m_clock.wall().count();
    // A clock that was set back does not close it for longer than the pause would be.
    const qint64 left = std::min(known.closedUntilMs - now, kLongestPauseMs);
    if (left > 0)
        return fail(ErrorCode::NeedsPin, tr("Too many wrong PINs"),
                    tr("Try again in %n min", nullptr, static_cast<int>((left + 59999) / 60000)));
    if (pin.isEmpty())
        return fail(ErrorCode::NeedsPin, tr("This needs the PIN"));
    if (isEqual(hashOf(pin, known.salt), known.hash)) {
        if (known.wrong == 0)
            return {};
        known.wrong = 0;
        known.closedUntilMs = 0;
        return write(owner, known);
    }
    ++known.wrong;
    const int beyond = known.wrong - kFreeTries;
    if (beyond >= 0)
        known.closedUntilMs = now + std::min(kFirstPauseMs << std::min(beyond, 6), kLongestPauseMs);
    // Told only when it is kept: else a full disk would make guessing free.
    if (Done done = write(owner, known); !done)
        return done;
    return fail(ErrorCode::NeedsPin, tr("This is not the PIN"),
                beyond >= 0 ? tr("Try again in %n min", nullptr,
                                 static_cast<int>((known.closedUntilMs - now + 59999) / 60000))
                            : QString());
}

} // namespace hearth::store
