// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Errors as values. Everything that can fail for a reason outside our own code returns a Result; a person
// reads the message (what is wrong) and the action (what to do), the log reads the chain of contexts.
// Value types, usable on any thread.

#include "resources/base/sentence.h"
#include <QString>
#include <expected>
#include <utility>

namespace hearth
{

enum class ErrorCode {
    Invalid,     // the input is malformed or breaks a rule
    NotFound,    // what was asked for is not there
    NotAllowed,  // the caller may not do this
    Unavailable, // a process, network or appliance is away; may come back
    TooLarge,    // a limit on size, depth or count was reached
    TimedOut,    // the deadline passed
    Io,          // disk or system call failed
    DiskFull,    // no space left
    Damaged,     // stored data is not what was stored
    Unsupported, // well formed, but not something this set can do
    Cancelled,   // given up by the one who asked
    NeedsPin,    // asked again with the right PIN it is done
};

struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Invalid;
    QString message; // what is wrong, a sentence part without a full stop
    QString action;  // what a person can do; may be empty

    /// Marks the source's English for the translators; it is still English here (sentence.h).
    static Sentence tr(const char *english) { return Sentence(english); }

    /// Prefixes the message with where it happened: "install org.x: " + "verify: …".
    Error within(const QString &where) && { return {code, Sentence("%1: %2").arg(where, message), action}; }
};

/// What a person reads of it in the words of the installed translators (sentence.h).
inline Error inWords(const Error &error)
{
    return {error.code, inWords(error.message), inWords(error.action)};
}

template <typename T> using Result = std::expected<T, Error>;
using Done = Result<void>;

inline std::unexpected<Error> fail(ErrorCode code, QString message, QString action = {})
{
    return std::unexpected(Error{code, std::move(message), std::move(action)});
}

/// errno as an Error: ENOSPC and EDQUOT are DiskFull, ENOENT NotFound, EACCES and EPERM NotAllowed, others
/// Io.
std::unexpected<Error> failErrno(const QString &what, int errnoValue);

} // namespace hearth
