// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A datagram of SSDP from anybody in the network.

#include "bridge/appliances/announced/ssdp_message.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto read =
        readSsdpMessage(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!read)
        return 0;
    for (const QString &text : {read->device, read->kind, read->product}) {
        fuzz::require(text.size() <= 120, "texts end");
        fuzz::require(!text.contains(u'<') && !text.contains(u'\n'), "texts are plain");
    }
    fuzz::require(read->device.startsWith(QLatin1String("uuid:")), "it is a device");
    fuzz::require(read->keptFor >= std::chrono::seconds(0) && read->keptFor <= std::chrono::hours(24),
                  "nobody is believed for ever");
    return 0;
}
