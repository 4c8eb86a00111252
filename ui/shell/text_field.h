// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace hearth::ui
{

/// A native app's text field that has the focus, as its toolkit tells of it.
struct TextField {
    bool isSecret = false;
    /// A field that can be seen. SDL asks for text all the time a game runs; only one that tells a place
    /// means it.
    bool hasPlace = true;
    /// Grows each time a field gets the focus anew.
    quint32 serial = 0;
    /// Letters in it; 0 where the client does not tell.
    qsizetype letters = 0;
    friend bool operator==(const TextField &, const TextField &) = default;
};

} // namespace hearth::ui
