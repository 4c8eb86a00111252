// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The nodes of a parsed template: expressions that have a value, statements that add text. The parser makes
// them, a program owns them, and nothing changes them afterwards; all that changes in a rendering is in its
// Runtime.

#include "bridge/appliances/templates/arguments.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/value.h"
#include <memory>
#include <optional>
#include <vector>

namespace hearth::templates
{

class Runtime;

struct Expression {
    Expression() = default;
    Expression(const Expression &) = delete;
    Expression &operator=(const Expression &) = delete;
    virtual ~Expression() = default;
    [[nodiscard]] virtual Value evaluate(Runtime &runtime) const = 0;
};
using ExpressionPtr = std::unique_ptr<Expression>;

enum class Flow : std::uint8_t { Onward, Break, Continue };

struct Statement {
    Statement() = default;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    virtual ~Statement() = default;
    virtual Flow run(Runtime &runtime, Text &out) const = 0;
};
using StatementPtr = std::unique_ptr<Statement>;

struct Body {
    std::vector<StatementPtr> statements;
    Flow run(Runtime &runtime, Text &out) const;
};

struct CallArguments {
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<Text, ExpressionPtr>> named;
    ExpressionPtr spread;      // *args
    ExpressionPtr spreadNamed; // **kwargs

    /// Adds to what is in \p arguments.
    void evaluate(Runtime &runtime, Arguments &arguments) const;
};

/// Where a value goes: a name, an attribute of a namespace, or several of them.
struct Target {
    int name = -1;
    Text attribute; // of the namespace \c name; empty for the name itself
    std::vector<Target> parts;
    bool isTuple = false;

    void assign(Runtime &runtime, const Value &value) const;
};

// Expressions.

struct Constant : Expression {
    explicit Constant(Value held) : value(std::move(held)) {}
    /// It is not counted, so this is its one owner.
    ~Constant() override
    {
        if (value.isObject())
            value.object()->references = 1;
    }
    [[nodiscard]] Value evaluate(Runtime &) const override { return value; }
    Value value;
};

struct Variable : Expression {
    explicit Variable(int of) : name(of) {}
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    int name;
};

struct SequenceLiteral : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    Type type = Type::List;
    std::vector<ExpressionPtr> items;
};

struct DictLiteral : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> entries;
};

struct Conditional : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    ExpressionPtr condition;
    ExpressionPtr then;
    ExpressionPtr otherwise; // may be null
};

struct Logical : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    bool isAnd = false;
    ExpressionPtr left;
    ExpressionPtr right;
};

struct Unary : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    char sign = '!'; // or - or +
    ExpressionPtr operand;
};

struct Binary : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    char sign = '+';
    ExpressionPtr left;
    ExpressionPtr right;
};

struct Concatenation : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    std::vector<ExpressionPtr> parts;
};

struct ComparisonChain : Expression {
    enum class Kind : std::uint8_t { Compare, In, NotIn };
    struct Link {
        Kind kind = Kind::Compare;
        Comparison comparison = Comparison::Equal;
        ExpressionPtr operand;
    };
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    ExpressionPtr first;
    std::vector<Link> links;
};

struct Attribute : Expression {
    Attribute(ExpressionPtr of, Text named);
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    ExpressionPtr object;
    Text name;
    std::size_t hash;
    MethodRows methods; // of that name, by type
};

struct Item : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    ExpressionPtr object;
    ExpressionPtr key;
};

struct Slice : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    ExpressionPtr object;
    ExpressionPtr from;
    ExpressionPtr to;
    ExpressionPtr step;
};

struct Call : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    /// With one more named argument, if it is not absent: the caller of a call block.
    [[nodiscard]] Value evaluateWith(Runtime &runtime, const Value &caller) const;
    ExpressionPtr callee;
    CallArguments arguments;
};

struct FilterCall : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    [[nodiscard]] Value apply(Runtime &runtime, Value value) const;
    const NativeRow *row = nullptr; // null: unknown, which is an error when it is reached
    Text name;
    ExpressionPtr operand; // null for the text of a block
    CallArguments arguments;
};

struct TestCall : Expression {
    [[nodiscard]] Value evaluate(Runtime &runtime) const override;
    const NativeRow *row = nullptr;
    Text name;
    bool isNegated = false;
    ExpressionPtr operand;
    CallArguments arguments;
};

// Statements.

struct TextOutput : Statement {
    explicit TextOutput(Text held) : text(std::move(held)) {}
    Flow run(Runtime &runtime, Text &out) const override;
    Text text;
};

struct ExpressionOutput : Statement {
    explicit ExpressionOutput(ExpressionPtr held) : expression(std::move(held)) {}
    Flow run(Runtime &runtime, Text &out) const override;
    ExpressionPtr expression;
};

struct If : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    std::vector<std::pair<ExpressionPtr, Body>> branches;
    Body otherwise;
};

struct For : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    void walk(Runtime &runtime, Text &out, const Value &over, int depth) const;
    Target target;
    ExpressionPtr over;
    ExpressionPtr condition; // may be null
    Body body;
    Body otherwise;
    bool isRecursive = false;
    bool usesLoop = false;
    int loopName = -1;
};

struct Jump : Statement {
    explicit Jump(Flow to) : flow(to) {}
    Flow run(Runtime &, Text &) const override { return flow; }
    Flow flow;
};

struct Set : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    Target target;
    ExpressionPtr value;
};

struct SetBlock : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    Target target;
    std::vector<std::unique_ptr<FilterCall>> filters;
    Body body;
};

struct Do : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    ExpressionPtr expression;
};

struct With : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    std::vector<std::pair<Target, ExpressionPtr>> assignments;
    Body body;
};

struct FilterBlock : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    std::vector<std::unique_ptr<FilterCall>> filters;
    Body body;
};

/// {% block %}: there is nothing to inherit from, so it stands for itself, and sees what is outermost alone.
struct Block : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    bool isScoped = false;
    Body body;
};

struct MacroDefinition {
    Text name;
    std::vector<int> parameters;
    std::vector<Text> parameterNames;
    std::vector<ExpressionPtr> defaults; // of the last parameters
    Body body;
    int callerName = -1;
    int varargsName = -1;
    int kwargsName = -1;
    bool usesCaller = false;
    bool usesVarargs = false;
    bool usesKwargs = false;
};

struct DefineMacro : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    int name = -1;
    MacroDefinition macro;
};

struct CallBlock : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
    std::unique_ptr<Call> call;
    MacroDefinition caller;
};

/// include, import, extends: there are no other templates.
struct NeedsOther : Statement {
    Flow run(Runtime &runtime, Text &out) const override;
};

} // namespace hearth::templates
