// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which addresses a media server may name. The rule: it must speak from an address of the home, and whatever
// it names (its description, its control address, what it lists) lies by plain HTTP at that very address,
// written as a number. So nothing in the network can send this set to itself, to another machine of the home
// or out of it, and no name is resolved on its word. Pure; any thread.

#include <QString>
#include <QUrl>
#include <optional>

namespace hearth::bridge
{

constexpr qsizetype kLongestServerAddress = 2048; // characters

/// An IPv4 address of a private network (RFC 1918), of one without addresses (RFC 3927), or this machine's
/// own loopback, from where only this machine speaks.
[[nodiscard]] bool isOfHome(const QString &address);

/// What `written`, seen from `base`, names at base's own host; unset for any other.
[[nodiscard]] std::optional<QUrl> addressThere(const QString &written, const QUrl &base);

} // namespace hearth::bridge
