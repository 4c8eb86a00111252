// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A list of channels and its name: a line, and the rest.

#include "player/playlists/playlist_formats.h"
#include "tests/fuzz/fuzz.h"
#include <cmath>

using namespace hearth;
using namespace hearth::player;

namespace
{

void check(const Playlist &list)
{
    (void)list.guideAddress();
    for (const PlaylistEntry &entry : list.entries) {
        fuzz::require(!entry.address.isEmpty(), "an entry has an address");
        fuzz::require(!entry.duration || entry.duration->count() > 0, "a duration is one");
        fuzz::require(std::abs(list.shiftHours(entry)) < 100, "a shift is some hours");
        for (const QString &group : entry.groups)
            fuzz::require(!group.isEmpty() && group == group.trimmed(), "a group has a name");
        for (const QString &name : entry.attributes.keys())
            fuzz::require(name == name.toLower(), "names of attributes are in small letters");
        (void)list.catchup(entry);
        (void)entry.isRadio();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 2);
    if (const auto list = readPlaylist(input[1].left(200), QString::fromUtf8(input[0].left(200))))
        check(*list);
    const QString text = QString::fromUtf8(input[1]);
    for (const PlaylistFormat &format : playlistFormats())
        for (const BareLines bareLines : {BareLines::Junk, BareLines::Entries})
            if (const auto list = format.read(text, bareLines))
                check(*list);
    return 0;
}
