// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How surprising a text is in a language, in bits: the sum of what each sign costs after the one before. Of
// several readings of the same bytes, the one that surprises least is the right one. Pure, any thread.

#include <QString>
#include <QStringView>

namespace hearth::player
{

/// `languages` are those of an encoding; the cheapest one counts. `hint` may be empty.
double textCost(QStringView text, const QString &languages, const QString &hint);

} // namespace hearth::player
