// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The expressions of the grammar, from the loosest to the tightest binding.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/parser.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/tests.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

struct ComparisonRow {
    TextView sign;
    Comparison comparison;
};

constexpr std::array kComparisons{
    ComparisonRow{U"==", Comparison::Equal},  ComparisonRow{U"!=", Comparison::NotEqual},
    ComparisonRow{U"<", Comparison::Less},    ComparisonRow{U"<=", Comparison::LessOrEqual},
    ComparisonRow{U">", Comparison::Greater}, ComparisonRow{U">=", Comparison::GreaterOrEqual},
};

} // namespace

ExpressionPtr Parser::constant(Value value)
{
    // Shared by all renderings on all threads, so nothing of it may change: its hash is counted here.
    if (value.is(Type::String))
        (void)hashOf(value);
    if (value.isObject())
        value.object()->references = Object::kUncounted;
    return std::make_unique<Constant>(std::move(value));
}

ExpressionPtr Parser::expression(bool withCondition)
{
    const Deeper deeper(*this);
    return withCondition ? conditional() : disjunction();
}

ExpressionPtr Parser::conditional()
{
    const std::size_t since = m_unknown.size();
    ExpressionPtr node = disjunction();
    while (skipName(U"if")) {
        addLink();
        auto outer = std::make_unique<Conditional>();
        outer->then = std::move(node);
        outer->condition = disjunction();
        if (skipName(U"else"))
            outer->otherwise = expression();
        forgive(since);
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::disjunction()
{
    ExpressionPtr node = conjunction();
    while (skipName(U"or")) {
        addLink();
        auto outer = std::make_unique<Logical>();
        outer->left = std::move(node);
        outer->right = conjunction();
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::conjunction()
{
    ExpressionPtr node = negation();
    while (skipName(U"and")) {
        addLink();
        auto outer = std::make_unique<Logical>();
        outer->isAnd = true;
        outer->left = std::move(node);
        outer->right = negation();
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::negation()
{
    if (!skipName(U"not"))
        return comparison();
    const Deeper deeper(*this);
    auto node = std::make_unique<Unary>();
    node->operand = negation();
    return node;
}

ExpressionPtr Parser::comparison()
{
    ExpressionPtr first = sum();
    std::vector<ComparisonChain::Link> links;
    while (true) {
        ComparisonChain::Link link;
        const auto *const row =
            std::ranges::find_if(kComparisons, [&](const ComparisonRow &one) { return isSign(one.sign); });
        if (row != kComparisons.end()) {
            take();
            link.comparison = row->comparison;
        } else if (skipName(U"in")) {
            link.kind = ComparisonChain::Kind::In;
        } else if (isName(U"not") && after().type == TokenType::Name && after().text == U"in") {
            m_at += 2;
            link.kind = ComparisonChain::Kind::NotIn;
        } else {
            break;
        }
        link.operand = sum();
        links.push_back(std::move(link));
    }
    if (links.empty())
        return first;
    auto node = std::make_unique<ComparisonChain>();
    node->first = std::move(first);
    node->links = std::move(links);
    return node;
}

ExpressionPtr Parser::sum()
{
    ExpressionPtr node = concatenation();
    while (isSign(U"+") || isSign(U"-")) {
        addLink();
        auto outer = std::make_unique<Binary>();
        outer->sign = static_cast<char>(take().text[0]);
        outer->left = std::move(node);
        outer->right = concatenation();
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::concatenation()
{
    ExpressionPtr node = product();
    if (!isSign(U"~"))
        return node;
    auto outer = std::make_unique<Concatenation>();
    outer->parts.push_back(std::move(node));
    while (skipSign(U"~"))
        outer->parts.push_back(product());
    return outer;
}

ExpressionPtr Parser::product()
{
    ExpressionPtr node = power();
    while (isSign(U"*") || isSign(U"/") || isSign(U"//") || isSign(U"%")) {
        addLink();
        auto outer = std::make_unique<Binary>();
        const Text sign = take().text;
        outer->sign = sign == U"//" ? '\\' : static_cast<char>(sign[0]);
        outer->left = std::move(node);
        outer->right = power();
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::power()
{
    ExpressionPtr node = unary();
    while (skipSign(U"**")) {
        addLink();
        auto outer = std::make_unique<Binary>();
        outer->sign = '^';
        outer->left = std::move(node);
        outer->right = unary();
        node = std::move(outer);
    }
    return node;
}

ExpressionPtr Parser::unary(bool withFilters)
{
    const Deeper deeper(*this);
    ExpressionPtr node;
    if (isSign(U"-") || isSign(U"+")) {
        auto outer = std::make_unique<Unary>();
        outer->sign = static_cast<char>(take().text[0]);
        outer->operand = unary(false);
        node = std::move(outer);
    } else {
        node = primary();
    }
    node = postfix(std::move(node));
    return withFilters ? filters(std::move(node)) : std::move(node);
}

ExpressionPtr Parser::name()
{
    const Text word = take().text;
    if (word == U"true" || word == U"True")
        return constant(Value::boolean(true));
    if (word == U"false" || word == U"False")
        return constant(Value::boolean(false));
    if (word == U"none" || word == U"None")
        return constant(Value::none());
    if (word == U"loop") {
        for (For *const loop : m_loops)
            loop->usesLoop = true;
    }
    for (MacroDefinition *const macro : m_macros) {
        macro->usesCaller = macro->usesCaller || word == U"caller";
        macro->usesVarargs = macro->usesVarargs || word == U"varargs";
        macro->usesKwargs = macro->usesKwargs || word == U"kwargs";
    }
    return std::make_unique<Variable>(nameId(word));
}

ExpressionPtr Parser::primary()
{
    switch (now().type) {
    case TokenType::Name:
        return name();
    case TokenType::String: {
        Text text = take().text;
        while (now().type == TokenType::String)
            text += take().text;
        return constant(Value::string(std::move(text)));
    }
    case TokenType::Integer: {
        const Token token = take();
        const std::optional<Value> number = parseInteger(token.text, 0);
        if (!number)
            syntaxError("a number that is none", token.line);
        return constant(*number);
    }
    case TokenType::Float:
        return constant(Value::real(parseFloat(take().text).value_or(0)));
    default:
        break;
    }
    if (skipSign(U"(")) {
        ExpressionPtr node = tuple(true, true, {});
        expectSign(U")");
        return node;
    }
    if (skipSign(U"["))
        return listLiteral();
    if (skipSign(U"{"))
        return dictLiteral();
    unexpected("an expression");
}

ExpressionPtr Parser::listLiteral()
{
    auto node = std::make_unique<SequenceLiteral>();
    while (!isSign(U"]")) {
        if (!node->items.empty())
            expectSign(U",");
        if (isSign(U"]"))
            break;
        node->items.push_back(expression());
    }
    expectSign(U"]");
    return node;
}

ExpressionPtr Parser::dictLiteral()
{
    auto node = std::make_unique<DictLiteral>();
    while (!isSign(U"}")) {
        if (!node->entries.empty())
            expectSign(U",");
        if (isSign(U"}"))
            break;
        ExpressionPtr key = expression();
        expectSign(U":");
        node->entries.emplace_back(std::move(key), expression());
    }
    expectSign(U"}");
    return node;
}

bool Parser::isTupleEnd(Ends ends) const
{
    if (now().type == TokenType::VariableEnd || now().type == TokenType::BlockEnd || isSign(U")"))
        return true;
    return std::ranges::any_of(ends, [&](TextView end) { return isName(end); });
}

ExpressionPtr Parser::tuple(bool withCondition, bool inBrackets, Ends ends)
{
    const Deeper deeper(*this);
    std::vector<ExpressionPtr> items;
    bool isTuple = false;
    while (!isTupleEnd(ends)) {
        items.push_back(expression(withCondition));
        if (!isSign(U","))
            break;
        isTuple = true;
        take();
    }
    if (!isTuple && !items.empty())
        return std::move(items.front());
    if (items.empty() && !inBrackets)
        unexpected("an expression");
    auto node = std::make_unique<SequenceLiteral>();
    node->type = Type::Tuple;
    node->items = std::move(items);
    return node;
}

ExpressionPtr Parser::postfix(ExpressionPtr node)
{
    while (isSign(U".") || isSign(U"[") || isSign(U"(")) {
        addLink();
        node = isSign(U"(") ? callOf(std::move(node)) : subscript(std::move(node));
    }
    return node;
}

ExpressionPtr Parser::subscript(ExpressionPtr node)
{
    if (skipSign(U".")) {
        if (now().type == TokenType::Name)
            return std::make_unique<Attribute>(std::move(node), take().text);
        if (now().type != TokenType::Integer)
            unexpected("name or number");
        auto item = std::make_unique<Item>();
        item->object = std::move(node);
        item->key = primary();
        return item;
    }
    expectSign(U"[");
    ExpressionPtr from;
    if (!isSign(U":"))
        from = expression();
    if (!isSign(U":")) {
        auto item = std::make_unique<Item>();
        item->object = std::move(node);
        item->key = std::move(from);
        if (isSign(U",")) {
            auto key = std::make_unique<SequenceLiteral>();
            key->type = Type::Tuple;
            key->items.push_back(std::move(item->key));
            while (skipSign(U",") && !isSign(U"]"))
                key->items.push_back(expression());
            item->key = std::move(key);
        }
        expectSign(U"]");
        return item;
    }
    auto slice = std::make_unique<Slice>();
    slice->object = std::move(node);
    slice->from = std::move(from);
    expectSign(U":");
    if (!isSign(U":") && !isSign(U"]"))
        slice->to = expression();
    if (skipSign(U":") && !isSign(U"]"))
        slice->step = expression();
    expectSign(U"]");
    return slice;
}

void Parser::arguments(CallArguments &into)
{
    expectSign(U"(");
    bool isFirst = true;
    while (!isSign(U")")) {
        if (!isFirst)
            expectSign(U",");
        if (isSign(U")"))
            break;
        isFirst = false;
        const int line = now().line;
        const bool isOrdered = into.spreadNamed == nullptr;
        if (skipSign(U"*")) {
            if (!isOrdered || into.spread != nullptr)
                syntaxError("invalid syntax for function call expression", line);
            into.spread = expression();
        } else if (skipSign(U"**")) {
            if (!isOrdered)
                syntaxError("invalid syntax for function call expression", line);
            into.spreadNamed = expression();
        } else if (now().type == TokenType::Name && after().type == TokenType::Operator &&
                   after().text == U"=") {
            if (!isOrdered)
                syntaxError("invalid syntax for function call expression", line);
            const Text named = take().text;
            take();
            into.named.emplace_back(named, expression());
        } else {
            if (!isOrdered || into.spread != nullptr || !into.named.empty())
                syntaxError("invalid syntax for function call expression", line);
            into.positional.push_back(expression());
        }
    }
    expectSign(U")");
}

ExpressionPtr Parser::callOf(ExpressionPtr node)
{
    auto outer = std::make_unique<Call>();
    outer->callee = std::move(node);
    arguments(outer->arguments);
    return outer;
}

Text Parser::dottedName()
{
    if (now().type != TokenType::Name)
        unexpected("a name");
    Text name = take().text;
    while (isSign(U".") && after().type == TokenType::Name) {
        take();
        name += U'.' + take().text;
    }
    return name;
}

ExpressionPtr Parser::filters(ExpressionPtr node)
{
    while (isSign(U"|") || isName(U"is") || isSign(U"(")) {
        addLink();
        if (skipSign(U"|")) {
            std::unique_ptr<FilterCall> outer = filter();
            outer->operand = std::move(node);
            node = std::move(outer);
        } else if (isName(U"is")) {
            node = test(std::move(node));
        } else {
            node = callOf(std::move(node));
        }
    }
    return node;
}

std::unique_ptr<FilterCall> Parser::filter()
{
    auto node = std::make_unique<FilterCall>();
    node->name = dottedName();
    node->row = findFilter(node->name);
    if (node->row == nullptr)
        m_unknown.push_back({"No filter named '" + toUtf8(node->name) + "'."});
    if (isSign(U"("))
        arguments(node->arguments);
    return node;
}

ExpressionPtr Parser::test(ExpressionPtr node)
{
    take();
    auto outer = std::make_unique<TestCall>();
    outer->isNegated = skipName(U"not");
    outer->name = dottedName();
    outer->row = findTest(outer->name);
    if (outer->row == nullptr)
        m_unknown.push_back({"No test named '" + toUtf8(outer->name) + "'."});
    outer->operand = std::move(node);
    const TokenType type = now().type;
    const bool startsValue = type == TokenType::Name || type == TokenType::String ||
                             type == TokenType::Integer || type == TokenType::Float || isSign(U"[") ||
                             isSign(U"{");
    if (isSign(U"(")) {
        arguments(outer->arguments);
    } else if (startsValue && !isName(U"else") && !isName(U"or") && !isName(U"and")) {
        if (isName(U"is"))
            syntaxError("You cannot chain multiple tests with is", now().line);
        outer->arguments.positional.push_back(postfix(primary()));
    }
    return outer;
}

} // namespace hearth::templates
