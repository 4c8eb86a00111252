// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The PulseAudio server that $PULSE_SERVER names.

namespace hearth::player
{

/// Whether it takes connections now; does not wait. False without one. One that is not at a socket of this
/// machine is believed to.
bool soundServerAnswers();

} // namespace hearth::player
