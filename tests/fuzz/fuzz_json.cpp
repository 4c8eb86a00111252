// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The two readers of JSON, the one with limits and the strict one of the store, against each other.

#include "resources/base/json.h"
#include "store/trust/json_tree.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using store::JsonNode;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    // Qt drops a byte order mark that a string begins with, and the strict reader does not: nothing to
    // compare.
    if (bytes.contains("\xef\xbb\xbf"))
        return 0;
    const auto loose = parseJsonObject(bytes, {64 * 1024, 32});
    if (loose) {
        const auto again = parseJsonObject(toJson(*loose), {1024 * 1024, 32});
        fuzz::require(again && *again == *loose, "what is written is read back the same");
    }
    const auto strict = store::parseJsonTree(bytes);
    if (!strict)
        return 0;
    const QByteArray canonical = store::canonicalJson(*strict);
    const auto again = store::parseJsonTree(store::plainJson(*strict));
    fuzz::require(again && store::canonicalJson(*again) == canonical,
                  "the strict tree is read back the same");
    const JsonNode::Object *object = strict->asObject();
    if (!object || !loose)
        return 0;
    fuzz::require(static_cast<size_t>(loose->size()) == object->size(), "both readers see as many members");
    for (auto member = loose->begin(); member != loose->end(); ++member) {
        const auto found = object->find(member.key().toStdString());
        fuzz::require(found != object->end(), "both readers see a member");
        if (const qint64 *number = found->second.asInteger())
            fuzz::require(member.value().isDouble() && member.value().toInteger() == *number,
                          "both readers see a number");
        if (const std::string *text = found->second.asText())
            fuzz::require(member.value().toString().toStdString() == *text, "both readers see a text");
    }
    return 0;
}
