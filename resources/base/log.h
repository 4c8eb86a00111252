// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One log line format for every process: time, level, process, category, text, on stderr (the journal's or
// the supervisor's file). Call once from main(). Categories are declared beside the code that logs with
// Q_LOGGING_CATEGORY.

#include <QString>

namespace hearth
{

/// Installs the message handler; `process` names the writer ("hearthd", "player"). HEARTH_LOG=debug shows
/// debug.
void startLogging(const QString &process);

} // namespace hearth
