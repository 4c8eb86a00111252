// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/corpora/subtitle_readers.h"

namespace hearth::corpora
{

std::span<const Kind> subtitleKinds()
{
    static constexpr Kind kKinds[] = {
        {"subtitle-srt", readSrtCases},
        {"subtitle-ass", readAssCases},
        {"subtitle-tmp", readTmpCases},
        {"subtitle-vtt", readVttAsTextCases},
        {"subtitle-plain", readPlainCases},
        {"webvtt-file", readVttFiles},
        {"webvtt-cue-text", readVttCueTexts},
        {"webvtt-draft", readVttDrafts},
        {"ttml", readTtmls},
        {"charset", readCharsets},
        {"external_subtitle", readExternalSubtitles},
        {"external_subtitle_tokens", readExternalTokens},
    };
    return kKinds;
}

} // namespace hearth::corpora
