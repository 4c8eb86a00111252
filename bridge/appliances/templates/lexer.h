// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Template text to tokens: data between tags, and names, numbers, strings and operators within them. White
// space that "-" at a tag takes away is gone, comments too. A pure function.

#include "bridge/appliances/templates/value.h"
#include <vector>

namespace hearth::templates
{

enum class TokenType : std::uint8_t {
    Data,
    VariableBegin,
    VariableEnd,
    BlockBegin,
    BlockEnd,
    Name,
    String,
    Integer,
    Float,
    Operator,
    End,
};

struct Token {
    TokenType type = TokenType::End;
    Text text; // of Data, String (read), Name and Operator; of numbers their digits
    int line = 1;
};

/// TemplateSyntaxError for what is no template. The last token is End.
std::vector<Token> tokensOf(TextView source);

[[noreturn]] void syntaxError(const std::string &message, int line);

} // namespace hearth::templates
