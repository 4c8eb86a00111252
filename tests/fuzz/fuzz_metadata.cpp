// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A store's metadata from the anchor to its targets, one file a line, "@KEY@", "@ID@" and "@SIG@" written
// out: with a key of our own, so that what comes after a good signature is reached too.

#include "store/publish/signing_key.h"
#include "store/trust/delegation.h"
#include "store/trust/trusted_metadata.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr qint64 kNow = 1'800'000'000;

const SigningKey &signer()
{
    static const SigningKey key = [] {
        auto made = SigningKey::generate();
        fuzz::require(made.has_value(), "a key is made");
        return std::move(*made);
    }();
    return key;
}

/// Signs when the line asks for it and its signed part can be read.
QByteArray writtenOut(QByteArray line)
{
    static const QByteArray key = plainJson(signer().node());
    static const QByteArray id = QByteArray::fromStdString(signer().id());
    line.replace("\"@KEY@\"", key).replace("@ID@", id);
    if (!line.contains("@SIG@"))
        return line;
    const auto tree = parseJsonTree(line);
    const JsonNode *content = tree ? tree->find("signed") : nullptr;
    if (const auto signature = content ? signer().sign(canonicalJson(*content)) : Result<std::string>())
        line.replace("@SIG@", QByteArray::fromStdString(*signature));
    return line;
}

void readAs(const QByteArray &line)
{
    (void)parseRoot(line);
    (void)parseTimestamp(line);
    (void)parseSnapshot(line);
    if (const auto targets = parseTargets(line)) {
        for (const DelegatedRole &role : targets->delegations) {
            for (const auto &[path, file] : targets->files)
                (void)coversPath(role, path);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 6);
    auto trusted = TrustedMetadata::create(writtenOut(input[0]), kNow);
    if (!trusted) {
        readAs(input[0]);
        return 0;
    }
    const qint64 before = trusted->root().envelope.version;
    const bool isUpdated = trusted->updateRoot(writtenOut(input[1])).has_value();
    fuzz::require(trusted->root().envelope.version == before + (isUpdated ? 1 : 0), "a root goes on by one");
    for (int round = 0; round < 2; ++round) {
        const qint64 held = trusted->timestamp() ? trusted->timestamp()->envelope.version : 0;
        (void)trusted->updateTimestamp(writtenOut(input[2 + round]));
        fuzz::require(!trusted->timestamp() || trusted->timestamp()->envelope.version >= held,
                      "a timestamp never goes back");
    }
    for (const auto from : {TrustedMetadata::From::Disk, TrustedMetadata::From::Network}) {
        if (trusted->updateSnapshot(writtenOut(input[4]), from))
            fuzz::require(trusted->snapshot()->envelope.version == trusted->timestamp()->snapshot.version,
                          "a final snapshot is the one that the timestamp names");
    }
    if (trusted->updateTargets(writtenOut(input[5]), "targets", "root")) {
        const Targets *targets = trusted->targets("targets");
        fuzz::require(targets && targets->envelope.expires > kNow, "accepted targets have not expired");
        for (const DelegatedRole &role : targets->delegations)
            (void)trusted->updateTargets(writtenOut(input[5]), role.name, "targets");
    }
    return 0;
}
