// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One rendering: its limits, its variables and scopes, and where it stands. Made by Program::render and gone
// with it; used by one thread. All that a template can reach goes through here.

#include "bridge/appliances/templates/clock.h"
#include "bridge/appliances/templates/value.h"
#include <deque>
#include <optional>
#include <vector>

namespace hearth::templates
{

/// The variables that a template sees. Asked once a name and rendering.
class Variables
{
public:
    virtual ~Variables() = default;
    /// Absent where there is none of that name.
    [[nodiscard]] virtual Value find(TextView name) const = 0;
};

struct Scope {
    Scope *parent = nullptr;
    std::vector<std::pair<int, Value>> names;
    bool isKept = false; // a macro looks into it
};

class Runtime
{
public:
    static constexpr std::uint32_t kMostSteps = 400'000;
    static constexpr std::size_t kLongestText = 1'000'000;
    static constexpr std::size_t kLongestResult = 262'144; // Home Assistant's limit, in characters
    static constexpr int kDeepestCall = 100;

    Runtime(const Variables &variables, const MomentSource &moments, const std::vector<Text> &names);
    ~Runtime();
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    /// LimitError when the rendering has done too much.
    void step(std::size_t count = 1)
    {
        m_steps += count;
        if (m_steps > kMostSteps)
            stop();
    }
    /// Before a text of that many characters is made.
    void growText(std::size_t characters);

    /// The same for the whole rendering.
    [[nodiscard]] const Moment &moment();
    [[nodiscard]] const Value &lookUp(int name);
    void define(int name, Value value);
    [[nodiscard]] const Text &nameOf(int name) const { return m_names[static_cast<std::size_t>(name)]; }
    [[nodiscard]] Scope *scope() const { return m_scope; }
    [[nodiscard]] Scope *outermost() { return &m_scopes.front(); }
    /// The present scope, kept with those around it until the end of the rendering.
    Scope *keepScope();
    /// A namespace may hold itself; at the end of the rendering it is emptied.
    void emptyAtTheEnd(Value thing) { m_toEmpty.push_back(std::move(thing)); }

    /// A scope for as long as it lives; also counts how deep calls are.
    class Within
    {
    public:
        Within(Runtime &runtime, Scope *parent);
        ~Within();
        Within(const Within &) = delete;
        Within &operator=(const Within &) = delete;

    private:
        Runtime &m_runtime;
        Scope *m_before;
    };
    class Deeper
    {
    public:
        explicit Deeper(Runtime &runtime);
        ~Deeper() { --m_runtime.m_depth; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        Runtime &m_runtime;
    };

private:
    [[noreturn]] static void stop();

    const Variables &m_variables;
    const MomentSource &m_moments;
    std::optional<Moment> m_moment;
    const std::vector<Text> &m_names;
    std::size_t m_steps = 0;
    std::size_t m_text = 0;
    int m_depth = 0;
    std::vector<Value> m_resolved; // variables and globals, by name
    std::deque<Scope> m_scopes;
    std::vector<Scope *> m_free;
    Scope *m_scope = nullptr;
    std::vector<Value> m_toEmpty;
};

} // namespace hearth::templates
