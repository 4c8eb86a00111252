// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's store.* methods and events over the store. Main thread.

#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"
#include "store/install/store.h"

namespace hearth::bridge
{

/// `store` may be null, for a set without a repository: then each call says so. Both outlive the server's
/// handlers.
void addStoreMethods(ApiServer &server, store::Store *store, Household &household);
/// The store's apps, each with "running".
QJsonArray storeApps(const store::Store *store, const QStringList &running);

} // namespace hearth::bridge
