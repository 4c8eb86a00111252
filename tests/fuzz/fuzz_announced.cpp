// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// An answer of Multicast DNS from anybody in the network.

#include "bridge/appliances/announced/dns_message.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto records = readDnsMessage(bytes);
    if (!records)
        return 0;
    for (const DnsRecord &record : *records) {
        qsizetype letters = 0;
        for (const QString &label : record.name + record.target)
            letters += label.size();
        fuzz::require(letters <= 2 * 255, "names end");
        fuzz::require(record.address.count(u'.') == (record.type == DnsRecord::Type::Address ? 3 : 0),
                      "addresses are four numbers");
    }
    return 0;
}
