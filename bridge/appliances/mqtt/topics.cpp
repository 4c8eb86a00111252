// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/topics.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestTopic = 1024;

bool isDiscoveryId(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('_') ||
               c == QLatin1Char('-');
    });
}

/// Wildcards take whole levels, # only the last; one level at least stands for itself.
bool isNarrowFilter(const QString &filter)
{
    const QStringList levels = filter.split(QLatin1Char('/'));
    bool namesOne = false;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const QString &level = levels[i];
        const bool isWildcard =
            level == QLatin1String("+") || (level == QLatin1String("#") && i + 1 == levels.size());
        if (!isWildcard && isFilter(level))
            return false;
        namesOne |= !isWildcard && !level.isEmpty();
    }
    return namesOne;
}

} // namespace

bool isFilter(const QString &topic)
{
    return topic.contains(QLatin1Char('+')) || topic.contains(QLatin1Char('#'));
}

bool matches(const QString &filter, const QString &topic)
{
    QStringView left(filter);
    QStringView right(topic);
    // 4.7.2: no wildcard stands for the broker's own.
    if (topic.startsWith(QLatin1Char('$')) && !filter.startsWith(QLatin1Char('$')))
        return false;
    const auto level = [](QStringView &rest, bool &isLast) {
        const qsizetype slash = rest.indexOf(QLatin1Char('/'));
        isLast = slash < 0;
        const QStringView one = isLast ? rest : rest.first(slash);
        rest = isLast ? QStringView() : rest.sliced(slash + 1);
        return one;
    };
    bool filterEnds = false;
    bool topicEnds = false;
    while (!filterEnds) {
        const QStringView wanted = level(left, filterEnds);
        if (wanted == QLatin1String("#"))
            return true; // also what has ended above it
        if (topicEnds)
            return false;
        const QStringView there = level(right, topicEnds);
        if (wanted != QLatin1String("+") && wanted != there)
            return false;
        // "a/#" is also "a".
        if (topicEnds && !filterEnds)
            return left == QLatin1String("#");
    }
    return topicEnds;
}

Result<ConfigTopic> parseConfigTopic(const QString &topic)
{
    const QStringList parts = topic.split(QLatin1Char('/'));
    const bool hasShape = (parts.size() == 4 || parts.size() == 5) &&
                          parts.first() == QLatin1String("homeassistant") &&
                          parts.last() == QLatin1String("config");
    if (!hasShape)
        return fail(ErrorCode::Invalid, QStringLiteral("not a discovery topic"));
    if (!std::ranges::all_of(parts.mid(1, parts.size() - 2), isDiscoveryId))
        return fail(ErrorCode::Invalid,
                    QStringLiteral("a discovery topic has only letters, digits, _ and -"));
    return ConfigTopic{parts[1], parts.size() == 5 ? parts[2] : QString(), parts[parts.size() - 2]};
}

QStringList discoveryFilters()
{
    return {QStringLiteral("homeassistant/+/+/config"), QStringLiteral("homeassistant/+/+/+/config")};
}

Done checkStateTopic(const QString &topic)
{
    if (topic.isEmpty() || topic.size() > kLongestTopic || topic.contains(QChar(0)))
        return fail(ErrorCode::Invalid, QStringLiteral("a topic of %1 characters").arg(topic.size()));
    if (isFilter(topic) && !isNarrowFilter(topic))
        return fail(
            ErrorCode::Invalid,
            QStringLiteral("the filter \"%1\" is malformed, or of wildcards alone").arg(topic.left(80)));
    if (topic.startsWith(QLatin1Char('$')))
        return fail(ErrorCode::Invalid,
                    QStringLiteral("the topic \"%1\" is the broker's").arg(topic.left(80)));
    return {};
}

Done checkCommandTopic(const QString &topic)
{
    if (isFilter(topic))
        return fail(ErrorCode::Invalid, QStringLiteral("the topic \"%1\" has wildcards").arg(topic.left(80)));
    if (Done valid = checkStateTopic(topic); !valid)
        return valid;
    if (topic.startsWith(QLatin1String("homeassistant/")) && topic.endsWith(QLatin1String("/config")))
        return fail(ErrorCode::Invalid,
                    QStringLiteral("the topic \"%1\" is discovery's").arg(topic.left(80)));
    return {};
}

} // namespace hearth::bridge
