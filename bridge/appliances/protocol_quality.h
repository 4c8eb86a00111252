// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a protocol has to keep so that a home can rely on it, and for each row of protocols() whether it does.
// A rule is kept, with the test that shows it, or does not apply, with the reason. The contract test reads
// the table and holds every row to it; what can be tried on any protocol alike it tries.

#include <array>
#include <span>

namespace hearth::bridge
{

enum class QualityRule {
    Reconnects,         // by itself, when the way was closed
    BoundedRetries,     // with a pause that grows
    MarksUnavailable,   // what is not heard any more, after a while in which it is stale
    AnswersEachCommand, // exactly once, within a deadline
    SendsNothingTwice,  // nor late
    SaysWhyNot,         // in a sentence with what to do
    LimitsInput,        // sizes, counts and depth; fuzzed
    HidesSecrets,       // no password in a log, a sentence or a diagnosis
    OneFailsAlone,      // a broken appliance leaves the others working
    SurvivesChurn,      // appliances that come, go and are renamed leave nothing behind
};

inline constexpr std::array kQualityRules{QualityRule::Reconnects,        QualityRule::BoundedRetries,
                                          QualityRule::MarksUnavailable,  QualityRule::AnswersEachCommand,
                                          QualityRule::SendsNothingTwice, QualityRule::SaysWhyNot,
                                          QualityRule::LimitsInput,       QualityRule::HidesSecrets,
                                          QualityRule::OneFailsAlone,     QualityRule::SurvivesChurn};

struct QualityRow {
    QualityRule rule;
    const char *shownBy; // a file of tests, from the top folder; null: it does not apply
    const char *why;     // it does not apply; null: it is kept
};

} // namespace hearth::bridge
