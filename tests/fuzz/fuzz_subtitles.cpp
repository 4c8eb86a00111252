// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A file of subtitles and its name: a line, and the rest. Every reader sees every text.

#include "player/subtitles/external_files.h"
#include "player/subtitles/subtitle_file.h"
#include "player/subtitles/text/ass_script.h"
#include "player/subtitles/text/inline_markup.h"
#include "player/subtitles/text/text_formats.h"
#include "player/subtitles/text/ttml.h"
#include "player/subtitles/text/vtt_cue_text.h"
#include "player/subtitles/text/webvtt.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::player;

namespace
{

void checkCues(const QList<Cue> &cues)
{
    for (const Cue &cue : cues) {
        fuzz::require(cue.start.count() >= 0, "no cue starts before the film");
        fuzz::require(plainText(cue).size() <= kMostCueCharacters, "a cue has a limit");
        fuzz::require(cue.place.anchor >= 0 && cue.place.anchor <= 9, "an anchor is one of nine, or none");
        const QList<TextRun> again = readAssMarkup(assText(cue)).runs;
        for (const TextRun &run : again)
            fuzz::require(run.text.count(QLatin1Char('\n')) <= plainText(cue).count(QLatin1Char('\n')),
                          "words do not become line breaks");
    }
    const QByteArray script = toAss(cues);
    fuzz::require(script.count("\nDialogue: ") <= cues.size(), "a cue is one event");
    fuzz::require(script.count('\n') - assHeader().count('\n') == script.count("\nDialogue: "),
                  "an event is one line");
}

void checkTree(const QList<VttNode> &nodes)
{
    int deepest = 0;
    for (const VttNode &node : nodes) {
        fuzz::require(node.depth >= 0 && node.depth <= deepest, "a node is within one before it");
        deepest = node.isLeaf() ? node.depth : node.depth + 1;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 2);
    const QString name = QString::fromUtf8(input[0].left(200));
    (void)externalSubtitles(name, {name + QLatin1String(".srt"), name});
    // To weigh encodings takes longer than all the rest: a little of the input is enough for it.
    if (const auto file = readSubtitleFile(input[1].left(200), name))
        checkCues(file->cues);
    const QString text = QString::fromUtf8(input[1]);
    for (const TextFormat &format : textFormats()) {
        (void)format.sniff(text);
        if (const auto cues = format.read(text))
            checkCues(*cues);
    }
    if (const auto paragraphs = parseTtml(text))
        for (const TtmlParagraph &one : *paragraphs)
            fuzz::require(one.timedChildren >= 0, "children are counted");
    checkTree(parseVttCueText(text));
    return 0;
}
