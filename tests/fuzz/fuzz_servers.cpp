// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a media server in the network says: its description, its answer to Browse, the list within.

#include "bridge/servers/browse_message.h"
#include "bridge/servers/description.h"
#include "bridge/servers/didl.h"
#include "bridge/servers/home_address.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

namespace
{

const QUrl kFrom(QStringLiteral("http://192.168.1.9:8200/rootDesc.xml"));
constexpr int kMost = 50;

void liesThere(const QUrl &url)
{
    fuzz::require(url.scheme() == QLatin1String("http") && url.host() == kFrom.host(),
                  "it is asked there alone");
    fuzz::require(url.userInfo().isEmpty(), "and nobody's name is given");
    fuzz::require(url.toEncoded().size() <= kLongestServerAddress, "addresses end");
}

void readList(const QString &didl)
{
    const auto read = readDidl(didl, kFrom, kMost);
    if (!read)
        return;
    fuzz::require(read->size() <= kMost, "no more than was asked for");
    for (const DidlEntry &entry : *read) {
        const bool isPlayed = entry.kind == DidlEntry::Kind::Film || entry.kind == DidlEntry::Kind::Song;
        fuzz::require(isPlayed != entry.address.isEmpty(), "what is played has an address, and nothing else");
        if (isPlayed)
            liesThere(entry.address);
        fuzz::require(entry.kind == DidlEntry::Kind::Other || !entry.id.isEmpty(),
                      "what is opened can be named");
        fuzz::require(entry.id.size() <= kLongestObjectId && entry.name.size() <= 300 &&
                          entry.artist.size() <= 300,
                      "texts end");
        fuzz::require(entry.durationMs >= 0 && entry.durationMs < 3'600'000'000 && entry.children >= -1,
                      "numbers are some");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto description = readDescription(text, kFrom)) {
        liesThere(description->control);
        fuzz::require(!description->name.isEmpty() && description->name.size() <= 120,
                      "it is called something");
        fuzz::require(description->service.startsWith("urn:schemas-upnp-org:service:ContentDirectory:") &&
                          !description->service.contains('"'),
                      "its service is one that is known");
    }
    if (const auto answer = readBrowseAnswer(200, text)) {
        fuzz::require(answer->returned >= 0 && answer->total.value_or(0) >= 0, "counts are some");
        readList(answer->didl);
    }
    readList(QString::fromUtf8(text));
    return 0;
}
