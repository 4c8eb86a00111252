// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tokens to the nodes of a program, after the grammar of Jinja 3.1 with its loop controls and "do". Errors
// are TemplateSyntaxError, and TemplateAssertionError for a filter or test that does not exist.

#include "bridge/appliances/templates/lexer.h"
#include "bridge/appliances/templates/tree.h"
#include <map>

namespace hearth::templates
{

struct ParsedTemplate {
    Body body;
    std::vector<Text> names; // of variables; nodes hold their places
    bool isConstant = true;  // text alone
};

class Parser
{
public:
    explicit Parser(TextView source) : m_tokens(tokensOf(source)) {}
    ParsedTemplate parse();

private:
    static constexpr int kDeepest = 100;
    static constexpr int kMostLinks = 2000; // of chains (a.b.c, a + b + c, a|b|c) in one tag

    /// Counts how deep expressions and statements go.
    class Deeper
    {
    public:
        explicit Deeper(Parser &parser);
        ~Deeper() { --m_parser.m_depth; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        Parser &m_parser;
    };
    friend class Deeper;

    // Tokens.
    [[nodiscard]] const Token &now() const { return m_tokens[m_at]; }
    [[nodiscard]] const Token &after() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    Token take();
    [[nodiscard]] bool isSign(TextView sign) const;
    [[nodiscard]] bool isName(TextView name) const;
    bool skipSign(TextView sign);
    bool skipName(TextView name);
    void expectSign(TextView sign);
    void expectName(TextView name);
    void expect(TokenType type);
    [[noreturn]] void unexpected(const std::string &wanted) const;
    int nameId(const Text &name);

    // Statements: parser.cpp, statement_parser.cpp.
    using Ends = std::initializer_list<TextView>;
    Body body(Ends ends);
    /// The body up to {% end %}, and that.
    Body bodyTo(TextView end);
    StatementPtr statement();
    StatementPtr ifStatement();
    StatementPtr forStatement();
    StatementPtr setStatement();
    StatementPtr withStatement();
    StatementPtr macroStatement();
    StatementPtr callStatement();
    StatementPtr filterStatement();
    StatementPtr blockStatement();
    StatementPtr printStatement();
    StatementPtr otherTemplate();
    Target target(bool mayBeAttribute, Ends ends);
    Target singleTarget(bool mayBeAttribute);
    void signature(MacroDefinition &macro);
    void macroBody(MacroDefinition &macro, TextView end);
    std::vector<std::unique_ptr<FilterCall>> filterChain(bool isInline);

    // Expressions: expression_parser.cpp.
    ExpressionPtr expression(bool withCondition = true);
    ExpressionPtr conditional();
    ExpressionPtr disjunction();
    ExpressionPtr conjunction();
    ExpressionPtr negation();
    ExpressionPtr comparison();
    ExpressionPtr sum();
    ExpressionPtr concatenation();
    ExpressionPtr product();
    ExpressionPtr power();
    ExpressionPtr unary(bool withFilters = true);
    ExpressionPtr primary();
    ExpressionPtr name();
    ExpressionPtr listLiteral();
    ExpressionPtr dictLiteral();
    ExpressionPtr tuple(bool withCondition, bool inBrackets, Ends ends);
    [[nodiscard]] bool isTupleEnd(Ends ends) const;
    ExpressionPtr postfix(ExpressionPtr node);
    ExpressionPtr filters(ExpressionPtr node);
    std::unique_ptr<FilterCall> filter();
    ExpressionPtr test(ExpressionPtr node);
    ExpressionPtr subscript(ExpressionPtr node);
    ExpressionPtr callOf(ExpressionPtr node);
    void arguments(CallArguments &into);
    Text dottedName();
    ExpressionPtr constant(Value value);

    /// A filter or test that does not exist is an error at once, but within a condition only when it is
    /// reached.
    struct Unknown {
        std::string message;
        bool isForgiven = false;
    };
    void forgive(std::size_t since);
    void settle(std::size_t since) const;
    /// Each link of a chain is one level more for the one who evaluates it.
    void addLink();

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_links = 0;
    std::vector<Text> m_names;
    std::map<Text, int> m_nameIds;
    std::vector<Unknown> m_unknown;
    std::vector<For *> m_loops;
    std::vector<MacroDefinition *> m_macros;
    bool m_isConstant = true;
};

} // namespace hearth::templates
