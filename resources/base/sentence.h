// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sentences that a person will read, made where no language is known: in the player, in the store, in what
// both share. They travel in the source's English; hearthd puts them into the household's language when it
// hands them out. What arg() fills in stands between U+2068 and U+2069 (first strong isolate and its end, UAX
// #9 section 2.1), which no screen draws, so the sentence that the translators know is found again. Any
// thread.

#include <QString>
#include <concepts>

namespace hearth
{

class Sentence
{
public:
    explicit Sentence(const char *english) : m_text(QString::fromUtf8(english)) {}

    /// As QString::arg: fills the lowest place that is left. The source names its places once and in their
    /// order.
    Sentence arg(const QString &part) const;
    Sentence arg(const char *) const = delete; // nobody could translate it
    template <typename Number>
        requires std::integral<Number> || std::floating_point<Number>
    Sentence arg(Number number) const
    {
        return arg(QString::number(number));
    }
    template <typename... Parts> Sentence arg(const QString &first, const Parts &...others) const
    {
        return arg(first).arg(others...);
    }

    operator QString() const { return m_text; } // NOLINT: a message is a sentence

private:
    QString m_text;
};

/// The sentence in the words of the installed translators, and its parts where they are sentences themselves;
/// anything else comes back as it is, without the marks around its parts.
QString inWords(const QString &sentence);

} // namespace hearth
