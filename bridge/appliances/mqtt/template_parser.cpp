// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/template_parser.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestTemplate = 16 * 1024;
constexpr std::array kFilters{"float", "int", "default", "d", "round", "lower", "upper", "string"};

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

std::unexpected<Error> notYet(const QString &what)
{
    return fail(ErrorCode::Unsupported,
                QStringLiteral("template uses %1, which is not read yet").arg(what.left(60)));
}

} // namespace

Result<Template> TemplateParser::parse()
{
    if (m_text.size() > kLongestTemplate)
        return fail(ErrorCode::TooLarge, QStringLiteral("template of %1 characters").arg(m_text.size()));
    m_text = m_text.trimmed();
    Template result;
    qsizetype at = 0;
    while (at < m_text.size()) {
        const qsizetype open = m_text.indexOf(QLatin1String("{{"), at);
        const QString between = m_text.mid(at, open < 0 ? -1 : open - at);
        if (between.contains(QLatin1String("{%")) || between.contains(QLatin1String("{#")))
            return notYet(QStringLiteral("a statement"));
        if (!between.isEmpty()) {
            Template::Segment text;
            text.text = between;
            result.m_segments.push_back(text);
        }
        if (open < 0)
            break;
        const qsizetype close = m_text.indexOf(QLatin1String("}}"), open);
        if (close < 0)
            return fail(ErrorCode::Invalid, QStringLiteral("template without closing braces"));
        Result<Template::Segment> segment = expression(m_text.mid(open + 2, close - open - 2));
        if (!segment)
            return std::unexpected(segment.error());
        result.m_segments.push_back(std::move(*segment));
        at = close + 2;
    }
    return result;
}

Result<Template::Segment> TemplateParser::expression(const QString &source)
{
    m_source = source;
    m_at = 0;
    Template::Segment segment;
    segment.isExpression = true;
    skipSpace();
    if (const std::optional<QJsonValue> constant = literal()) {
        segment.literal = *constant;
    } else {
        const QString name = word();
        if (name == QLatin1String("value"))
            segment.root = Template::Root::Value;
        else if (name == QLatin1String("value_json"))
            segment.root = Template::Root::Json;
        else
            return notYet(source.trimmed());
        if (!path(&segment.path) || (segment.root == Template::Root::Value && !segment.path.isEmpty()))
            return notYet(source.trimmed());
    }
    skipSpace();
    while (take(QLatin1String("|"))) {
        Result<Template::Filter> one = filter();
        if (!one)
            return std::unexpected(one.error());
        segment.filters.push_back(std::move(*one));
        skipSpace();
    }
    if (take(QLatin1String("=="))) {
        skipSpace();
        segment.comparedWith = literal();
        skipSpace();
        if (!segment.comparedWith)
            return notYet(source.trimmed());
    }
    if (!atEnd())
        return notYet(source.trimmed());
    return segment;
}

std::optional<QJsonValue> TemplateParser::literal()
{
    if (atEnd())
        return std::nullopt;
    const QChar first = m_source[m_at];
    if (first == QLatin1Char('\'') || first == QLatin1Char('"')) {
        const qsizetype end = m_source.indexOf(first, m_at + 1);
        const QString text = end < 0 ? QString() : m_source.mid(m_at + 1, end - m_at - 1);
        if (end < 0 || text.contains(QLatin1Char('\\')))
            return std::nullopt;
        m_at = end + 1;
        return QJsonValue(text);
    }
    if (first.isDigit() || first == QLatin1Char('-')) {
        qsizetype end = m_at + 1;
        while (end < m_source.size() && (m_source[end].isDigit() || m_source[end] == QLatin1Char('.')))
            ++end;
        const QString text = m_source.mid(m_at, end - m_at);
        bool ok = false;
        const double number = text.toDouble(&ok);
        if (!ok)
            return std::nullopt;
        m_at = end;
        const std::optional<qint64> whole =
            text.contains(QLatin1Char('.')) ? std::nullopt : wholeNumber(number);
        return whole ? QJsonValue(*whole) : QJsonValue(number);
    }
    const qsizetype start = m_at;
    const QString name = word();
    if (name.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        return QJsonValue(true);
    if (name.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return QJsonValue(false);
    if (name.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return QJsonValue(QJsonValue::Null);
    m_at = start;
    return std::nullopt;
}

bool TemplateParser::path(QStringList *steps)
{
    while (!atEnd()) {
        if (take(QLatin1String("."))) {
            const QString step = word();
            skipSpace();
            // A call such as .get(…) is the full evaluator's.
            if (step.isEmpty() || (!atEnd() && m_source[m_at] == QLatin1Char('(')))
                return false;
            steps->append(step);
        } else if (take(QLatin1String("["))) {
            skipSpace();
            const std::optional<QJsonValue> index = literal();
            skipSpace();
            if (!index || !take(QLatin1String("]")))
                return false;
            steps->append(index->isString() ? index->toString() : QString::number(index->toInteger()));
        } else {
            break;
        }
    }
    return true;
}

Result<Template::Filter> TemplateParser::filter()
{
    skipSpace();
    Template::Filter result;
    result.name = word();
    if (std::ranges::find_if(kFilters, [&](const char *f) { return result.name == QLatin1String(f); }) ==
        kFilters.end())
        return notYet(QStringLiteral("the filter \"%1\"").arg(result.name));
    if (result.name == QLatin1String("d"))
        result.name = QStringLiteral("default");
    if (take(QLatin1String("("))) {
        skipSpace();
        result.argument = literal();
        skipSpace();
        if (!take(QLatin1String(")")))
            return notYet(QStringLiteral("an argument of \"%1\"").arg(result.name));
    }
    return result;
}

QString TemplateParser::word()
{
    const qsizetype start = m_at;
    while (!atEnd() && isWordCharacter(m_source[m_at]))
        ++m_at;
    return m_source.mid(start, m_at - start);
}

void TemplateParser::skipSpace()
{
    while (!atEnd() && m_source[m_at].isSpace())
        ++m_at;
}

bool TemplateParser::take(QLatin1String token)
{
    if (!QStringView(m_source).mid(m_at).startsWith(token))
        return false;
    m_at += token.size();
    return true;
}

} // namespace hearth::bridge
