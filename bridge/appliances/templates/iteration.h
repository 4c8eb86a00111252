// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Walking over values, whole or step by step.

#include "bridge/appliances/templates/thing.h"
#include <functional>

namespace hearth::templates
{

class Runtime;

/// TypeError where the value cannot be walked; %1 of the message is the name of its type. What is not there
/// has nothing.
std::unique_ptr<Walk> walkOver(Runtime &runtime, const Value &value,
                               const char *message = "'%1' object is not iterable");
/// Everything, in a list of its own. Each item is a step.
std::vector<Value> itemsOf(Runtime &runtime, const Value &value);
[[nodiscard]] bool isIterable(Runtime &runtime, const Value &value);
/// len(); TypeError where there is none.
std::int64_t lengthOf(Runtime &runtime, const Value &value);
[[nodiscard]] bool hasLength(Runtime &runtime, const Value &value);

/// A generator: makes its items when they are asked for, once. `name` is what repr() shows; `source` is what
/// it walks over, and so how deep generators over generators go.
Value generator(const char *name, const Value &source, std::unique_ptr<Walk> walk);
/// A walk that begins when its first item is asked for, as those within generators do.
std::shared_ptr<Walk> laterWalk(const Value &value);
/// A walk that asks a function for the next item; false at the end.
std::unique_ptr<Walk> walkBy(std::function<bool(Runtime &, Value &)> next);

/// What a slice takes of something so long; the bounds may be absent or none. ValueError for a step of zero.
std::vector<std::int64_t> sliceOf(std::int64_t length, const Value &from, const Value &to, const Value &step);

} // namespace hearth::templates
