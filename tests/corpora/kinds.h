// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The kinds of cases that corpus-check can read: one row each, grouped by what they are about. A reader sees
// all lines of one file, since a case may need others (a discovery message its states), and settles those of
// its own kind through Hearth's public functions.

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <span>

namespace hearth::corpora
{

/// What became of a kind's cases. Every case is settled once.
class Tally
{
public:
    void equal() { ++m_equal; }
    /// Not what the case expects, and rightly so; `reason` is a row of the reader's table of differences.
    void onPurpose(const QString &reason) { ++m_onPurpose[reason]; }
    /// `got` is what Hearth made of it.
    void wrong(const QJsonObject &line, const QJsonValue &got)
    {
        m_wrong.append(QJsonObject{{QStringLiteral("case"), line}, {QStringLiteral("got"), got}});
    }

    [[nodiscard]] int equalCount() const { return m_equal; }
    [[nodiscard]] const QMap<QString, int> &differences() const { return m_onPurpose; }
    [[nodiscard]] const QList<QJsonObject> &wrongCases() const { return m_wrong; }

private:
    int m_equal = 0;
    QMap<QString, int> m_onPurpose;
    QList<QJsonObject> m_wrong;
};

struct Kind {
    const char *name;
    /// Null for lines that only serve others.
    void (*read)(const QList<QJsonObject> &file, Tally &tally);
};

std::span<const Kind> subtitleKinds(); // subtitles, TTML, character sets
std::span<const Kind> playlistKinds();
std::span<const Kind> applianceKinds(); // templates, discovery messages

} // namespace hearth::corpora
