// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Home Assistant's regex_ filters.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/patterns.h"
#include "bridge/appliances/templates/runtime.h"
#include <array>

namespace hearth::templates
{

namespace
{

const Text &textArgument(const Arguments &arguments, qsizetype place)
{
    static const Text kNone;
    if (!arguments.has(place))
        return kNone;
    mustBeDefined(arguments[place]);
    if (!arguments[place].is(Type::String))
        raise(ErrorName::TypeError, "first argument must be string or compiled pattern");
    return arguments[place].text();
}

/// Only text is searched; other values are not made into text first.
QString subject(Runtime &runtime, const Value &value)
{
    if (!value.is(Type::String))
        raise(ErrorName::TypeError,
              std::string("expected string or bytes-like object, got '") + typeName(value) + '\'');
    runtime.step(8 + value.text().size() / 8);
    return toQString(value.text());
}

Value match(Runtime &runtime, Arguments &arguments)
{
    const QRegularExpression pattern = patternOf(textArgument(arguments, 1), isTrue(arguments[2]));
    return Value::boolean(pattern
                              .match(subject(runtime, arguments[0]), 0, QRegularExpression::NormalMatch,
                                     QRegularExpression::AnchorAtOffsetMatchOption)
                              .hasMatch());
}

Value search(Runtime &runtime, Arguments &arguments)
{
    const QRegularExpression pattern = patternOf(textArgument(arguments, 1), isTrue(arguments[2]));
    return Value::boolean(pattern.match(subject(runtime, arguments[0])).hasMatch());
}

Value replace(Runtime &runtime, Arguments &arguments)
{
    const QRegularExpression pattern = patternOf(textArgument(arguments, 1), isTrue(arguments[3]));
    const QString text = arguments.has(0) ? subject(runtime, arguments[0]) : QString();
    const Text &replacement = textArgument(arguments, 2);
    Text result;
    qsizetype from = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch one = matches.next();
        runtime.step();
        result += fromQString(QStringView(text).mid(from, one.capturedStart() - from));
        result += expandedTemplate(replacement, one);
        if (result.size() > Runtime::kLongestText)
            runtime.growText(result.size());
        from = one.capturedEnd();
    }
    result += fromQString(QStringView(text).mid(from));
    runtime.growText(result.size());
    return Value::string(std::move(result));
}

/// Each match: the whole, the one group, or a tuple of the groups.
Value found(const QRegularExpressionMatch &match, int groups)
{
    const auto group = [&](int number) { return Value::string(fromQString(match.capturedView(number))); };
    if (groups < 2)
        return group(groups);
    std::vector<Value> all;
    for (int i = 1; i <= groups; ++i)
        all.push_back(group(i));
    return Value::tuple(std::move(all));
}

Value findAll(Runtime &runtime, const Value &value, const QRegularExpression &pattern)
{
    const QString text = subject(runtime, value);
    const int groups = pattern.captureCount();
    std::vector<Value> all;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        runtime.step();
        all.push_back(found(matches.next(), groups));
    }
    return Value::list(std::move(all));
}

Value findAll(Runtime &runtime, Arguments &arguments)
{
    return findAll(runtime, arguments[0], patternOf(textArgument(arguments, 1), isTrue(arguments[2])));
}

Value findAllIndex(Runtime &runtime, Arguments &arguments)
{
    const Value all =
        findAll(runtime, arguments[0], patternOf(textArgument(arguments, 1), isTrue(arguments[3])));
    return strictItemOf(runtime, all, arguments.has(2) ? arguments[2] : Value::integer(0));
}

constexpr std::array kFilters{
    NativeRow{"regex_match", "value find? ignorecase?", &match},
    NativeRow{"regex_search", "value find? ignorecase?", &search},
    NativeRow{"regex_replace", "value? find? replace? ignorecase?", &replace},
    NativeRow{"regex_findall", "value find? ignorecase?", &findAll},
    NativeRow{"regex_findall_index", "value find? index? ignorecase?", &findAllIndex},
};

} // namespace

std::span<const NativeRow> patternFilters()
{
    return kFilters;
}

} // namespace hearth::templates
