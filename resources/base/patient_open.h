// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "resources/base/fd.h"
#include "resources/base/result.h"
#include <QString>
#include <chrono>
#include <functional>

namespace hearth
{

/// A viewer waits no longer for a film to begin.
constexpr std::chrono::milliseconds kDiskPatience{3000};

/// Opens a file for reading, on a thread of its own: a network share whose server is gone holds whoever opens
/// for as long as it likes. Blocks for `patience` at most; the code is Unavailable after that, and at once
/// while several such threads hang. Other errors as of failErrno. Any thread.
Result<Fd> openPatiently(const QString &path, std::chrono::milliseconds patience = kDiskPatience);

/// The same with whatever else touches a disk; `touch` is called once, also after this has returned.
Result<Fd> openPatiently(std::function<Result<Fd>()> touch, std::chrono::milliseconds patience);

} // namespace hearth
