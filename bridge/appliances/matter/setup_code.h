// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The code that comes with a Matter appliance: the text of its QR code (Matter 1.4 core, 5.1.3) or the manual
// pairing code of 11 or 21 digits (5.1.4). Pure; a slip of the finger is found here, before anybody is asked.

#include "resources/base/result.h"

namespace hearth::bridge
{

/// As it is sent on, without spaces and dashes. Invalid with a sentence: too short, a wrong digit, no code at
/// all.
Result<QString> readSetupCode(const QString &typed);

/// Whether the last digit is the check digit of those before it (Verhoeff, 1969). False for what is no
/// digits.
bool hasVerhoeffDigit(const QString &digits);

} // namespace hearth::bridge
