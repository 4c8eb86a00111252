// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The statements of the grammar, one function each.
#include "bridge/appliances/templates/parser.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

constexpr std::array<TextView, 8> kReserved{U"true", U"false", U"none", U"True", U"False", U"None", U"", U""};

bool isReserved(const Text &name)
{
    return std::ranges::find(kReserved, TextView(name)) != kReserved.end();
}

} // namespace

StatementPtr Parser::ifStatement()
{
    auto node = std::make_unique<If>();
    const std::size_t since = m_unknown.size();
    while (true) {
        ExpressionPtr condition = tuple(false, false, {});
        expect(TokenType::BlockEnd);
        node->branches.emplace_back(std::move(condition), body({U"elif", U"else", U"endif"}));
        if (skipName(U"elif"))
            continue;
        if (skipName(U"else")) {
            expect(TokenType::BlockEnd);
            node->otherwise = body({U"endif"});
        }
        expectName(U"endif");
        break;
    }
    forgive(since);
    return node;
}

StatementPtr Parser::forStatement()
{
    auto node = std::make_unique<For>();
    node->target = target(false, {U"in"});
    expectName(U"in");
    node->over = tuple(false, false, {U"recursive"});
    const std::size_t since = m_unknown.size();
    if (skipName(U"if"))
        node->condition = expression();
    node->isRecursive = skipName(U"recursive");
    node->loopName = nameId(U"loop");
    expect(TokenType::BlockEnd);
    m_loops.push_back(node.get());
    node->body = body({U"endfor", U"else"});
    m_loops.pop_back();
    if (skipName(U"else")) {
        expect(TokenType::BlockEnd);
        node->otherwise = body({U"endfor"});
    }
    expectName(U"endfor");
    settle(since);
    return node;
}

Target Parser::singleTarget(bool mayBeAttribute)
{
    if (skipSign(U"(")) {
        Target inner = target(false, {});
        expectSign(U")");
        return inner;
    }
    if (now().type != TokenType::Name)
        unexpected("a name");
    const int line = now().line;
    const Text name = take().text;
    if (isReserved(name))
        syntaxError("can't assign to '" + toUtf8(name) + "'", line);
    Target result;
    result.name = nameId(name);
    if (mayBeAttribute && skipSign(U".")) {
        if (now().type != TokenType::Name)
            unexpected("a name");
        result.attribute = take().text;
    }
    return result;
}

Target Parser::target(bool mayBeAttribute, Ends ends)
{
    Target first = singleTarget(mayBeAttribute);
    if (!isSign(U","))
        return first;
    Target result;
    result.isTuple = true;
    result.parts.push_back(std::move(first));
    while (skipSign(U",")) {
        if (isTupleEnd(ends) || isSign(U"="))
            break;
        result.parts.push_back(singleTarget(mayBeAttribute));
    }
    return result;
}

StatementPtr Parser::setStatement()
{
    const std::size_t since = m_unknown.size();
    Target to = target(true, {});
    if (skipSign(U"=")) {
        auto node = std::make_unique<Set>();
        node->target = std::move(to);
        node->value = tuple(true, false, {});
        return node;
    }
    auto node = std::make_unique<SetBlock>();
    node->target = std::move(to);
    node->filters = filterChain(true);
    expect(TokenType::BlockEnd);
    node->body = bodyTo(U"endset");
    settle(since);
    return node;
}

StatementPtr Parser::withStatement()
{
    auto node = std::make_unique<With>();
    const std::size_t since = m_unknown.size();
    while (now().type != TokenType::BlockEnd) {
        if (!node->assignments.empty())
            expectSign(U",");
        Target to = singleTarget(false);
        expectSign(U"=");
        node->assignments.emplace_back(std::move(to), expression());
    }
    expect(TokenType::BlockEnd);
    node->body = bodyTo(U"endwith");
    settle(since);
    return node;
}

void Parser::signature(MacroDefinition &macro)
{
    expectSign(U"(");
    while (!isSign(U")")) {
        if (!macro.parameters.empty())
            expectSign(U",");
        const int line = now().line;
        const Target parameter = singleTarget(false);
        if (parameter.isTuple)
            syntaxError("a parameter is one name", line);
        macro.parameters.push_back(parameter.name);
        macro.parameterNames.push_back(m_names[static_cast<std::size_t>(parameter.name)]);
        if (skipSign(U"="))
            macro.defaults.push_back(expression());
        else if (!macro.defaults.empty())
            syntaxError("non-default argument follows default argument", line);
    }
    expectSign(U")");
}

void Parser::macroBody(MacroDefinition &macro, TextView end)
{
    macro.callerName = nameId(U"caller");
    macro.varargsName = nameId(U"varargs");
    macro.kwargsName = nameId(U"kwargs");
    expect(TokenType::BlockEnd);
    // A jump cannot leave the macro.
    const std::vector<For *> loops = std::exchange(m_loops, {});
    m_macros.push_back(&macro);
    macro.body = bodyTo(end);
    m_macros.pop_back();
    m_loops = loops;
}

StatementPtr Parser::macroStatement()
{
    auto node = std::make_unique<DefineMacro>();
    const std::size_t since = m_unknown.size();
    const int line = now().line;
    const Target name = singleTarget(false);
    if (name.isTuple)
        syntaxError("a macro has one name", line);
    node->name = name.name;
    node->macro.name = m_names[static_cast<std::size_t>(name.name)];
    signature(node->macro);
    macroBody(node->macro, U"endmacro");
    settle(since);
    return node;
}

StatementPtr Parser::callStatement()
{
    auto node = std::make_unique<CallBlock>();
    const std::size_t since = m_unknown.size();
    node->caller.name = U"caller";
    if (isSign(U"("))
        signature(node->caller);
    const int line = now().line;
    ExpressionPtr called = expression();
    auto *const callNode = dynamic_cast<Call *>(called.get());
    if (callNode == nullptr)
        syntaxError("expected call", line);
    called.release(); // NOLINT: its ownership goes on as what it is
    node->call.reset(callNode);
    macroBody(node->caller, U"endcall");
    settle(since);
    return node;
}

std::vector<std::unique_ptr<FilterCall>> Parser::filterChain(bool isInline)
{
    std::vector<std::unique_ptr<FilterCall>> chain;
    if (!isInline)
        chain.push_back(filter());
    while (skipSign(U"|"))
        chain.push_back(filter());
    return chain;
}

StatementPtr Parser::filterStatement()
{
    auto node = std::make_unique<FilterBlock>();
    const std::size_t since = m_unknown.size();
    node->filters = filterChain(false);
    expect(TokenType::BlockEnd);
    node->body = bodyTo(U"endfilter");
    settle(since);
    return node;
}

StatementPtr Parser::blockStatement()
{
    auto node = std::make_unique<Block>();
    const std::size_t since = m_unknown.size();
    if (now().type != TokenType::Name)
        unexpected("a name");
    const Text name = take().text;
    node->isScoped = skipName(U"scoped");
    skipName(U"required");
    expect(TokenType::BlockEnd);
    const std::vector<For *> loops = std::exchange(m_loops, {});
    node->body = bodyTo(U"endblock");
    m_loops = loops;
    skipName(name);
    settle(since);
    return node;
}

StatementPtr Parser::printStatement()
{
    auto node = std::make_unique<With>();
    while (now().type != TokenType::BlockEnd) {
        if (!node->body.statements.empty())
            expectSign(U",");
        node->body.statements.push_back(std::make_unique<ExpressionOutput>(expression()));
    }
    return node;
}

StatementPtr Parser::otherTemplate()
{
    while (now().type != TokenType::BlockEnd && now().type != TokenType::End)
        take();
    return std::make_unique<NeedsOther>();
}

} // namespace hearth::templates
