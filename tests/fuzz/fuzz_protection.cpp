// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A protected segment with its initialisation before it, a transport stream, frames of sound, a licence.

#include "player/stream/protection/clear_key.h"
#include "player/stream/protection/mp4_protection.h"
#include "player/stream/protection/sample_aes.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::player;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray key(16, 'k');
    AesSampleDecryptor decryptor({{{}, key}});
    if (const auto protection = readMp4Protection(input)) {
        QByteArray media = input;
        (void)decryptMp4Segment(media, 0, *protection, decryptor);
        fuzz::require(media.size() == input.size(), "a segment keeps its size");
        const QByteArray cleared = clearedMp4Init(input);
        fuzz::require(cleared.size() == input.size(), "an initialisation keeps its size");
    }
    QByteArray transport = input;
    (void)decryptTransportSegment(transport, key, decryptor);
    fuzz::require(transport.size() == input.size(), "packets keep their number");
    QByteArray sound = input;
    (void)decryptPackedAudio(sound, key, decryptor);
    fuzz::require(sound.size() == input.size(), "frames keep their size");
    if (const auto unit = decryptNalUnit(input, key, decryptor))
        fuzz::require(unit->size() <= input.size(), "a unit does not grow");
    (void)readPssh(input);
    if (const auto keys = readClearKeyLicence(input)) {
        for (auto one = keys->cbegin(); one != keys->cend(); ++one)
            fuzz::require(one.key().size() == 16 && one.value().size() == 16, "a key has 16 bytes");
    }
    return 0;
}
