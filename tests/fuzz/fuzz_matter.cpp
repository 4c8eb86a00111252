// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What hearth-matter may tell: a node, then states of it, a JSON object a line; and what may be typed as a
// code.

#include "bridge/appliances/matter/compose_node.h"
#include "bridge/appliances/matter/setup_code.h"
#include "bridge/appliances/model/command.h"
#include "resources/base/json.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList lines = fuzz::lines(data, size, 8);
    if (const auto code = readSetupCode(QString::fromUtf8(lines[0])))
        fuzz::require(readSetupCode(*code) == *code, "a code that was read is read again as itself");
    const auto first = parseJsonObject(lines[0], {512 * 1024, 16});
    if (!first)
        return 0;
    Result<MatterNode> node = readMatterNode(*first);
    if (!node)
        return 0;
    for (const QByteArray &line : lines.mid(1)) {
        if (const auto state = parseJsonObject(line, {512 * 1024, 16}))
            (void)applyMatterState(*node, *state);
    }
    QStringList ids;
    for (const Appliance &appliance : composeNode(*node)) {
        fuzz::require(!ids.contains(appliance.id), "appliances of a node have ids of their own");
        fuzz::require(matterNodeOf(appliance.id) == node->id, "an appliance is its node's");
        ids << appliance.id;
        QStringList parts;
        for (const Capability &capability : appliance.capabilities) {
            fuzz::require(!parts.contains(capability.id), "capabilities have ids of their own");
            parts << capability.id;
            for (const CommandOffer &offer : offeredCommands(capability)) {
                const auto order = matterOrder(*node, capability, offer.command, offer.example);
                fuzz::require(!order || !order->cluster.isEmpty(), "an order says where to");
            }
        }
    }
    return 0;
}
