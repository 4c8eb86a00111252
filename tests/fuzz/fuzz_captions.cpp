// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A coded picture of each kind; and what it may carry, triplet by triplet, through both decoders to events.

#include "player/subtitles/captions/caption_decoder.h"
#include "player/subtitles/captions/caption_script.h"
#include "player/subtitles/captions/picture_captions.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::player;

namespace
{

constexpr qsizetype kMostLetters = 8 * 15 * 42; // eight windows

void check(const CaptionScreen &screen)
{
    qsizetype letters = 0;
    for (const CaptionBlock &block : screen.blocks) {
        fuzz::require(block.anchor >= 1 && block.anchor <= 9, "an anchor is one of nine");
        fuzz::require(block.x >= 0 && block.x <= 1 && block.y >= 0 && block.y <= 1,
                      "a block is on the screen");
        for (const CaptionRow &row : block.rows) {
            fuzz::require(row.line >= 0 && row.line < block.lines, "a row is in its block");
            fuzz::require(!row.runs.isEmpty(), "a row has text");
            for (const TextRun &run : row.runs)
                letters += run.text.size();
        }
    }
    fuzz::require(letters <= kMostLetters, "a screen has a limit");
    for (const QByteArray &event : captionEvents(screen, {.sizePercent = 300})) {
        fuzz::require(!event.contains('\n'), "an event is one line");
        fuzz::require(event.startsWith("{\\q2\\an"), "an event has a place");
    }
}

void decode(const QList<CcTriplet> &triplets)
{
    CaptionDecoder decoder;
    std::chrono::microseconds now{};
    for (qsizetype i = 0; i < triplets.size(); i += 4) {
        now += std::chrono::milliseconds(40);
        decoder.take({now, triplets.mid(i, 4)});
    }
    decoder.advance(now + std::chrono::seconds(1));
    for (int channel = 0; channel < CaptionDecoder::kChannels; ++channel)
        check(decoder.screen(channel));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const PictureFormat &format : {PictureFormat{PictureCodec::Mpeg2, 0},
                                        {PictureCodec::H264, 0},
                                        {PictureCodec::H264, 4},
                                        {PictureCodec::Hevc, 0},
                                        pictureFormat(PictureCodec::Hevc, input)})
        decode(captionsOf(format, input));
    decode(readCcTriplets(input));
    // Whatever the head of each three bytes says, they count.
    QList<CcTriplet> all;
    for (qsizetype i = 0; i + 3 <= input.size(); i += 3)
        all.append({static_cast<CcTriplet::Type>(input[i] & 3), static_cast<quint8>(input[i + 1]),
                    static_cast<quint8>(input[i + 2])});
    decode(all);
    return 0;
}
