// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Hearth itself takes of the disk, and how to give back what can be made again. Walks folders: some
// milliseconds; at most kMostFiles are looked at. Any thread.

#include "resources/base/paths.h"
#include "resources/base/result.h"
#include <QJsonObject>

namespace hearth::bridge
{

inline constexpr int kMostFiles = 50'000;

/// {"apps": [{"id", "bytes"}] the largest first, "pictures": bytes that can be made again, "own": bytes of
/// databases, logs and the rest}.
[[nodiscard]] QJsonObject storageOf(const StatePaths &paths);

/// Removes the pictures that can be made again. Io with the first file that stays.
Done clearPictures(const StatePaths &paths);

} // namespace hearth::bridge
