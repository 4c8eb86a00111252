// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may drive the set from a phone: the one-time code that the screen shows, and the keys of the phones
// that once typed it. Owned by PhoneServer, main thread. A code exists only after showCode(), lives five
// minutes, works once and dies after five wrong tries, each time with a longer wait. Of a key only its
// SHA-256 is kept; the phone that has been away longest makes room for the seventeenth.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QJsonObject>

namespace hearth::bridge
{

class Pairing
{
public:
    Pairing(Database &home, const Clock &clock) : m_home(home), m_clock(clock) {}

    struct Code {
        QString digits;
        std::chrono::seconds validFor;
    };
    /// A new code; the one before is void.
    Code showCode();
    /// The code that is still good, or a new one.
    Code currentCode();

    struct Phone {
        QString id;
        QString key;         // told to the phone once, kept nowhere here
        QString forgottenId; // the phone that made room, or empty
    };
    /// NotAllowed for a wrong, used or old code, TimedOut while waiting after too many.
    Result<Phone> pair(const QString &digits, const QString &name);

    /// The paired phones: {id, name, atMs} each, the one that was here last first.
    Result<QJsonArray> list();
    /// It must type a code again. NotFound when there is none of this id.
    Done forget(const QString &id);

    /// The phone with this key. NotAllowed when there is none.
    Result<QString> recognise(const QString &key);
    /// As it called itself; empty when there is none of this id.
    [[nodiscard]] QString nameOf(const QString &id);

private:
    [[nodiscard]] bool isRight(const QString &digits) const;
    Result<QString> makeRoom();

    Database &m_home;
    const Clock &m_clock;
    QString m_code;
    std::chrono::milliseconds m_validUntil{0};
    int m_wrongTries = 0;
    int m_deadCodes = 0; // in a row, by wrong tries
    std::chrono::milliseconds m_waitUntil{0};
};

} // namespace hearth::bridge
