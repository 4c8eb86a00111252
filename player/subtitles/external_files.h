// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which files beside a film hold its subtitles, by their names: "Film.srt", "Film.en.forced.srt",
// "Film.Commentary.pt-BR.ass". Pure, any thread.

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace hearth::player
{

struct ExternalSubtitle {
    QString fileName;
    QString language; // ISO 639-2, the bibliographic code ("ger"); empty: not said
    QString title;    // what is neither language nor mark; empty: nothing
    bool isDefault = false;
    bool isForced = false;
    bool isHearingImpaired = false;
};

/// What a file is to the film named `filmStem` (its file name without suffix); nothing for another film's
/// file and for other suffixes than those of subtitles.
std::optional<ExternalSubtitle> externalSubtitle(const QString &filmStem, const QString &fileName);

/// All of a folder's, sorted by language and name. `filmFileName` has its suffix.
QList<ExternalSubtitle> externalSubtitles(const QString &filmFileName, const QStringList &listing);

/// The bibliographic code of "en", "eng", "deu", "pt-BR" or "zh_Hans"; empty for what is no language.
QString languageCode(const QString &token);

} // namespace hearth::player
