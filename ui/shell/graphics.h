// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hearth::ui
{

/// Says to Qt how the window is drawn, by the environment, where a person has not said so there. Before the
/// application is made.
void chooseGraphics();

} // namespace hearth::ui
