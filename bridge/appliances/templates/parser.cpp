// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/parser.h"
#include <algorithm>

namespace hearth::templates
{

Parser::Deeper::Deeper(Parser &parser) : m_parser(parser)
{
    if (++parser.m_depth > kDeepest) {
        --parser.m_depth;
        raise(ErrorName::RecursionError, "the template is nested too deep");
    }
}

ParsedTemplate Parser::parse()
{
    ParsedTemplate result;
    result.body = body({});
    if (now().type != TokenType::End)
        unexpected("end of template");
    settle(0);
    result.names = std::move(m_names);
    result.isConstant = m_isConstant;
    return result;
}

Token Parser::take()
{
    Token token = now();
    if (token.type != TokenType::End)
        ++m_at;
    return token;
}

bool Parser::isSign(TextView sign) const
{
    return now().type == TokenType::Operator && now().text == sign;
}

bool Parser::isName(TextView name) const
{
    return now().type == TokenType::Name && now().text == name;
}

bool Parser::skipSign(TextView sign)
{
    const bool isIt = isSign(sign);
    m_at += isIt ? 1 : 0;
    return isIt;
}

bool Parser::skipName(TextView name)
{
    const bool isIt = isName(name);
    m_at += isIt ? 1 : 0;
    return isIt;
}

void Parser::expectSign(TextView sign)
{
    if (!skipSign(sign))
        unexpected('\'' + toUtf8(sign) + '\'');
}

void Parser::expectName(TextView name)
{
    if (!skipName(name))
        unexpected('\'' + toUtf8(name) + '\'');
}

void Parser::expect(TokenType type)
{
    if (now().type != type) {
        unexpected(type == TokenType::BlockEnd      ? "end of statement block"
                   : type == TokenType::VariableEnd ? "end of print statement"
                                                    : "a name");
    }
    take();
}

void Parser::unexpected(const std::string &wanted) const
{
    std::string got;
    switch (now().type) {
    case TokenType::End:
        got = "the end of the template";
        break;
    case TokenType::BlockEnd:
    case TokenType::VariableEnd:
        got = "the end of the tag";
        break;
    case TokenType::Data:
    case TokenType::BlockBegin:
    case TokenType::VariableBegin:
        got = "text";
        break;
    default:
        got = '\'' + toUtf8(now().text) + '\'';
    }
    syntaxError("expected " + wanted + ", got " + got, now().line);
}

int Parser::nameId(const Text &name)
{
    const auto [at, isNew] = m_nameIds.try_emplace(name, static_cast<int>(m_names.size()));
    if (isNew)
        m_names.push_back(name);
    return at->second;
}

void Parser::forgive(std::size_t since)
{
    for (std::size_t i = since; i < m_unknown.size(); ++i)
        m_unknown[i].isForgiven = true;
}

void Parser::settle(std::size_t since) const
{
    for (std::size_t i = since; i < m_unknown.size(); ++i) {
        if (!m_unknown[i].isForgiven)
            raise(ErrorName::TemplateAssertionError, m_unknown[i].message);
    }
}

void Parser::addLink()
{
    if (++m_links > kMostLinks)
        raise(ErrorName::RecursionError, "the template is nested too deep");
}

Body Parser::body(Ends ends)
{
    const Deeper deeper(*this);
    Body result;
    while (now().type != TokenType::End) {
        m_links = 0;
        if (now().type == TokenType::Data) {
            result.statements.push_back(std::make_unique<TextOutput>(take().text));
        } else if (now().type == TokenType::VariableBegin) {
            take();
            m_isConstant = false;
            result.statements.push_back(std::make_unique<ExpressionOutput>(tuple(true, false, {})));
            expect(TokenType::VariableEnd);
        } else {
            m_isConstant = false;
            const bool isEnd = after().type == TokenType::Name &&
                               std::ranges::find(ends, TextView(after().text)) != ends.end();
            take();
            if (isEnd)
                return result;
            result.statements.push_back(statement());
            expect(TokenType::BlockEnd);
        }
    }
    if (ends.size() > 0)
        unexpected("'" + toUtf8(*ends.begin()) + "'");
    return result;
}

Body Parser::bodyTo(TextView end)
{
    Body result = body({end});
    take();
    return result;
}

StatementPtr Parser::statement()
{
    using Read = StatementPtr (Parser::*)();
    static const std::map<TextView, Read> kStatements{
        {U"if", &Parser::ifStatement},         {U"for", &Parser::forStatement},
        {U"set", &Parser::setStatement},       {U"with", &Parser::withStatement},
        {U"macro", &Parser::macroStatement},   {U"call", &Parser::callStatement},
        {U"filter", &Parser::filterStatement}, {U"block", &Parser::blockStatement},
        {U"print", &Parser::printStatement},   {U"include", &Parser::otherTemplate},
        {U"import", &Parser::otherTemplate},   {U"from", &Parser::otherTemplate},
        {U"extends", &Parser::otherTemplate},
    };
    if (now().type != TokenType::Name)
        unexpected("a tag name");
    const int line = now().line;
    const Text word = take().text;
    if (const auto known = kStatements.find(word); known != kStatements.end())
        return (this->*known->second)();
    if (word == U"do") {
        auto node = std::make_unique<Do>();
        node->expression = tuple(true, false, {});
        return node;
    }
    if (word == U"break" || word == U"continue") {
        if (m_loops.empty())
            syntaxError("'" + toUtf8(word) + "' outside of a loop", line);
        return std::make_unique<Jump>(word == U"break" ? Flow::Break : Flow::Continue);
    }
    if (word == U"autoescape") {
        auto node = std::make_unique<With>();
        expression();
        expect(TokenType::BlockEnd);
        node->body = bodyTo(U"endautoescape");
        return node;
    }
    syntaxError("Encountered unknown tag '" + toUtf8(word) + "'.", line);
}

} // namespace hearth::templates
