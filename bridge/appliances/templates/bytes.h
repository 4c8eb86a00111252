// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's bytes, as far as packing, hashing and encoding need them.

#include "bridge/appliances/templates/thing.h"
#include <QByteArray>

namespace hearth::templates
{

struct Bytes : Thing {
    explicit Bytes(QByteArray of) : held(std::move(of))
    {
        weight += static_cast<std::uint32_t>(held.size() / 64);
    }
    [[nodiscard]] const char *type() const override { return "bytes"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] bool isTrue() const override { return !held.isEmpty(); }
    [[nodiscard]] bool hasItems() const override { return true; }
    [[nodiscard]] Value item(Runtime &runtime, const Value &key) override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] std::optional<std::int64_t> length(Runtime &) override { return held.size(); }
    [[nodiscard]] std::unique_ptr<Walk> walk(Runtime &runtime) override;
    [[nodiscard]] bool equals(const Value &other) const override;
    [[nodiscard]] std::size_t hash() const override { return qHash(held); }
    QByteArray held;
};

/// str.encode(): UTF-8, ASCII and Latin-1. ValueError for letters that they have not, unless errors are
/// ignored or replaced.
Value encodedText(Runtime &runtime, TextView text, const Text &encoding, const Text &errors);
/// bytes.decode().
Value decodedBytes(const QByteArray &bytes, const Text &encoding, const Text &errors);

} // namespace hearth::templates
