// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a start does before anything else: there is a root of trust, and rows and folders say the same,
// whatever the last run was killed in. Blocking; before the Store exists.

#include "store/catalogue/catalogue_database.h"
#include "store/install/app_folders.h"

namespace hearth::store
{

/// Keeps the root that the set trusts already; takes `trustedRootFile` when there is none or it is damaged.
Done anchorTrust(const QString &folder, const QString &trustedRootFile);
/// The installed versions by app.
Result<QHash<QString, QString>> recover(CatalogueDatabase &database, const AppFolders &folders);

} // namespace hearth::store
