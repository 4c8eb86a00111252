// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The keys of a remote by their names in the API, as events for the shell's window and, through their codes,
// for Wayland clients. GUI thread.

#include <QEvent>
#include <QString>

class QWindow;

namespace hearth::ui
{

[[nodiscard]] bool isKey(const QString &name);

/// `type` is KeyPress or KeyRelease. Handled when this returns. False for a key that there is not.
bool sendKey(QWindow &window, QEvent::Type type, const QString &name);

} // namespace hearth::ui
