// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The apps.* methods of the API and the event apps.changed. Main thread.

#include "bridge/hub/apps.h"

namespace hearth::bridge
{

/// Whether the app may be opened now, by the one who watches, with this PIN.
using MayOpenApp = std::function<Done(const QString &id, const QString &pin)>;

/// `apps` may be null, for a set without a store: then each call says so. Both outlive the server's handlers.
void addAppMethods(ApiServer &server, Apps *apps, MayOpenApp mayOpen);

} // namespace hearth::bridge
