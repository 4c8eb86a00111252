// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the fast path of templates; only template.cpp uses it. Lives as long as one parse.

#include "bridge/appliances/mqtt/template.h"

namespace hearth::bridge
{

class TemplateParser
{
public:
    explicit TemplateParser(QString text) : m_text(std::move(text)) {}
    Result<Template> parse();

private:
    Result<Template::Segment> expression(const QString &source);
    std::optional<QJsonValue> literal();
    bool path(QStringList *steps);
    Result<Template::Filter> filter();
    QString word();
    void skipSpace();
    bool take(QLatin1String token);
    [[nodiscard]] bool atEnd() const { return m_at >= m_source.size(); }

    QString m_text;
    QString m_source; // of the expression being read
    qsizetype m_at = 0;
};

} // namespace hearth::bridge
