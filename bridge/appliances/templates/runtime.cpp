// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/things.h"

namespace hearth::templates
{

Runtime::Runtime(const Variables &variables, const MomentSource &moments, const std::vector<Text> &names)
    : m_variables(variables), m_moments(moments), m_names(names), m_resolved(names.size())
{
    m_scope = &m_scopes.emplace_back();
}

Runtime::~Runtime()
{
    for (const Value &one : m_toEmpty)
        one.as<Namespace>()->held = nullptr;
}

const Moment &Runtime::moment()
{
    if (!m_moment)
        m_moment = m_moments.now();
    return *m_moment;
}

Scope *Runtime::keepScope()
{
    for (Scope *scope = m_scope; scope != nullptr && !scope->isKept; scope = scope->parent)
        scope->isKept = true;
    return m_scope;
}

void Runtime::stop()
{
    raise(ErrorName::LimitError, "the template takes too many steps");
}

void Runtime::growText(std::size_t characters)
{
    if (characters > kLongestText || m_text + characters > 16 * kLongestText)
        raise(ErrorName::LimitError, "the template makes too much text");
    m_text += characters;
    step(characters / 64);
}

const Value &Runtime::lookUp(int name)
{
    for (const Scope *scope = m_scope; scope != nullptr; scope = scope->parent) {
        for (const auto &[known, value] : scope->names) {
            if (known == name)
                return value;
        }
    }
    Value &known = m_resolved[static_cast<std::size_t>(name)];
    if (known.isAbsent()) {
        known = m_variables.find(nameOf(name));
        if (known.isAbsent())
            known = findGlobal(nameOf(name));
        if (known.isAbsent())
            known = Value::undefined('\'' + toUtf8(nameOf(name)) + "' is undefined");
    }
    return known;
}

void Runtime::define(int name, Value value)
{
    for (auto &[known, held] : m_scope->names) {
        if (known == name) {
            held = std::move(value);
            return;
        }
    }
    m_scope->names.emplace_back(name, std::move(value));
}

Runtime::Within::Within(Runtime &runtime, Scope *parent) : m_runtime(runtime), m_before(runtime.m_scope)
{
    Scope *scope = nullptr;
    if (runtime.m_free.empty()) {
        scope = &runtime.m_scopes.emplace_back();
    } else {
        scope = runtime.m_free.back();
        runtime.m_free.pop_back();
    }
    scope->parent = parent;
    runtime.m_scope = scope;
}

Runtime::Within::~Within()
{
    Scope *const scope = m_runtime.m_scope;
    m_runtime.m_scope = m_before;
    if (scope->isKept)
        return;
    scope->names.clear();
    m_runtime.m_free.push_back(scope);
}

Runtime::Deeper::Deeper(Runtime &runtime) : m_runtime(runtime)
{
    if (++runtime.m_depth > kDeepestCall) {
        --runtime.m_depth;
        raise(ErrorName::RecursionError, "maximum recursion depth exceeded");
    }
}

} // namespace hearth::templates
