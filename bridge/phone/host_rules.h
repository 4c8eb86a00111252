// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which names a browser may know the phone page by. A page of another site whose name was made to lead here
// (DNS rebinding) shows that name in its Host header, and its own address in Origin: both are refused. Pure
// functions, any thread.

#include <QStringList>

namespace hearth::bridge
{

struct HostRules {
    quint16 port;
    QStringList addresses; // of the set besides the loopback, as text; empty when only the loopback is served
};

/// Whether `host` (the Host header, with its port) names this server.
bool isOurHost(const QString &host, const HostRules &rules);

/// Whether `origin` (the Origin header) is the page that this `host` served; an empty origin never is.
bool isOwnOrigin(const QString &origin, const QString &host);

/// The addresses of the set in its home's network, the likeliest first.
QStringList homeAddresses();

} // namespace hearth::bridge
