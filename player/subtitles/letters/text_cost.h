// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How surprising a text is in a language, in bits: the sum of what each sign costs after the one before. Of
// several readings of the same bytes, the one that surprises least is the right one. Pure, any thread.

#include <QString>
#include <QStringView>

namespace hearth::player
{

struct CostTerms {
    QString hint;          // a language that is likely, or empty
    double asciiShare = 1; // of 1: how much words of ASCII alone count, which tell the language only
};

/// `languages` are those of an encoding; the cheapest one counts.
double textCost(QStringView text, const QString &languages, const CostTerms &terms);

} // namespace hearth::player
