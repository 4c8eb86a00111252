// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Systems that hold the keys of protected streams, in one table. A row says what descriptions call a system;
// a row with `open` has a module. A maker's module gets what a stream says of its keys and a way to its
// licence server, and gives what makes samples clear.

#include "player/stream/adaptive/presentation.h"
#include "player/stream/protection/sample_decryptor.h"

namespace hearth::player
{

/// A module's way to the network; blocks, with the deadlines of segments.
class KeyTransport
{
public:
    virtual ~KeyTransport() = default;
    /// http, https or data; with `body` a POST of JSON.
    virtual Result<QByteArray> fetch(const QUrl &url, const QByteArray &body) = 0;
};

struct KeyRequest {
    KeyOffer offer;             // the one that the system's row was chosen by
    QList<QByteArray> keyIds;   // 16 bytes each, that description and initialisation name; may be empty
    QList<QByteArray> initData; // the initialisation's pssh boxes of any system
};

struct KeySystem {
    const char *name;   // as a person knows it
    QByteArrayList ids; // KEYFORMATs of HLS and schemes of DASH, in lower case; "uuid:" before a UUID
    /// Blocks; on the thread that decrypts later. Null: this set has no module.
    Result<std::unique_ptr<SampleDecryptor>> (*open)(const KeyRequest &request, KeyTransport &transport);
};

const QList<KeySystem> &keySystems();

/// The first offer that a module takes; Unsupported with a sentence that names the systems for none.
Result<std::pair<KeySystem, KeyOffer>> chooseKeySystem(const QList<KeyOffer> &offers);

} // namespace hearth::player
