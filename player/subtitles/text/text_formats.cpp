// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/text_formats.h"

#include "player/subtitles/text/ass_file.h"
#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/lrc.h"
#include "player/subtitles/text/microdvd.h"
#include "player/subtitles/text/mpl2.h"
#include "player/subtitles/text/mpsub.h"
#include "player/subtitles/text/sami.h"
#include "player/subtitles/text/srt.h"
#include "player/subtitles/text/subviewer.h"
#include "player/subtitles/text/tmplayer.h"
#include "player/subtitles/text/ttml.h"
#include "player/subtitles/text/webvtt.h"

namespace hearth::player
{

namespace
{

Result<QList<Cue>> readMicroDvdFile(QStringView text)
{
    return readMicroDvd(text);
}

constexpr TextFormat kFormats[] = {
    {"webvtt", "vtt webvtt", looksLikeVtt, readVtt},
    {"ttml", "ttml dfxp xml imsc", looksLikeTtml, readTtml},
    {"sami", "smi sami", looksLikeSami, readSami},
    {"ass", "ass ssa", looksLikeAss, readAss},
    {"srt", "srt", looksLikeSrt, readSrt},
    {"microdvd", "sub txt", looksLikeMicroDvd, readMicroDvdFile, readMicroDvd},
    {"mpl2", "mpl txt", looksLikeMpl2, readMpl2},
    {"mpsub", "sub", looksLikeMpSub, readMpSub},
    {"subviewer", "sub sbv", looksLikeSubViewer, readSubViewer},
    {"subviewer1", "sub dks", looksLikeSubViewer1, readSubViewer1},
    {"tmplayer", "tmp txt", looksLikeTmPlayer, readTmPlayer},
    {"lrc", "lrc", looksLikeLrc, readLrc},
};

bool hasSuffix(const TextFormat &format, const QString &fileName)
{
    const QString suffix = fileName.section(QLatin1Char('.'), -1).toLower();
    return fileName.contains(QLatin1Char('.')) &&
           QString::fromLatin1(format.suffixes).split(QLatin1Char(' ')).contains(suffix);
}

} // namespace

std::span<const TextFormat> textFormats()
{
    return kFormats;
}

const TextFormat *textFormatOf(QStringView text, const QString &fileName)
{
    for (const TextFormat &format : kFormats)
        if (format.sniff(text))
            return &format;
    for (const TextFormat &format : kFormats)
        if (hasSuffix(format, fileName))
            return &format;
    return nullptr;
}

} // namespace hearth::player
