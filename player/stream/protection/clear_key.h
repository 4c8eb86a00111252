// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ClearKey: keys that lie open on a server. Of HLS ("identity", RFC 8216, 4.3.2.4) 16 bytes; of DASH a
// licence of W3C's Encrypted Media Extensions, 9.1.4, from the address of the description.

#include "player/stream/protection/key_system.h"

namespace hearth::player
{

Result<std::unique_ptr<SampleDecryptor>> openClearKey(const KeyRequest &request, KeyTransport &transport);

/// {"kids":["…"],"type":"temporary"}
QByteArray clearKeyRequest(const QList<QByteArray> &keyIds);
/// Keys by their ids; Damaged for what is no licence.
Result<QHash<QByteArray, QByteArray>> readClearKeyLicence(const QByteArray &json);

} // namespace hearth::player
