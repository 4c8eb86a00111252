// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/protection/key_system.h"
#include "player/stream/protection/clear_key.h"

namespace hearth::player
{

// UUIDs: dashif.org/identifiers/content_protection.
const QList<KeySystem> &keySystems()
{
    static const QList<KeySystem> kSystems{
        {"ClearKey",
         {"identity", "uuid:e2719d58-a985-b3c9-781a-b030af78d30e",
          "uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"},
         openClearKey},
        {"Widevine", {"uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"}, nullptr},
        {"PlayReady",
         {"com.microsoft.playready", "uuid:9a04f079-9840-4286-ab92-e65be0885f95",
          "uuid:79f0049a-4098-8642-ab92-e65be0885f95"},
         nullptr},
        {"FairPlay",
         {"com.apple.streamingkeydelivery", "uuid:94ce86fb-07ff-4f43-adb8-93d2fa968ca2"},
         nullptr},
        {"Marlin", {"uuid:5e629af5-38da-4063-8977-97ffbd9902d4"}, nullptr},
        {"Nagra", {"uuid:adb41c24-2dbf-4a6d-958b-4457c0d27b95"}, nullptr},
        {"Verimatrix", {"uuid:9a27dd82-fde2-4725-8cbc-4234aa06ec09"}, nullptr},
        {"Irdeto", {"uuid:80a6be7e-1448-4c37-9e70-d5aebe04c8d2"}, nullptr},
        {"WisePlay", {"uuid:3d5e6d35-9b9a-41e8-b843-dd3c6e72c42c"}, nullptr},
        {"ChinaDRM", {"uuid:3d5e6d35-9b9a-41e8-b843-dd3c6e72c42d"}, nullptr}};
    return kSystems;
}

Result<std::pair<KeySystem, KeyOffer>> chooseKeySystem(const QList<KeyOffer> &offers)
{
    QStringList others;
    for (const KeyOffer &offer : offers) {
        for (const KeySystem &system : keySystems()) {
            if (!system.ids.contains(offer.system))
                continue;
            if (system.open)
                return std::pair(system, offer);
            if (const auto name = QLatin1String(system.name); !others.contains(name))
                others.append(name);
        }
    }
    if (others.isEmpty())
        return fail(ErrorCode::Unsupported,
                    Error::tr("This film is protected by a system that this set does not know"),
                    Error::tr("Watch it in its provider's app"));
    return fail(ErrorCode::Unsupported,
                Error::tr("This film is protected by %1 and this set has no module for it")
                    .arg(others.join(QStringLiteral(", "))),
                Error::tr("Watch it in its provider's app"));
}

} // namespace hearth::player
