// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/settings.h"
#include "resources/base/json.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kSchemaLimits{256 * 1024, 16};
constexpr JsonLimits kValueLimits{4096, 4};

} // namespace

Result<std::unique_ptr<Settings>> Settings::create(const QByteArray &schema, Database &home)
{
    std::unique_ptr<Settings> settings(new Settings(home));
    if (Done done = settings->readSchema(schema); !done)
        return std::unexpected(done.error());
    if (Done done = settings->readValues(); !done)
        return std::unexpected(done.error());
    return settings;
}

Done Settings::readSchema(const QByteArray &schema)
{
    const auto document = parseJsonObject(schema, kSchemaLimits);
    if (!document)
        return std::unexpected(document.error());
    m_pages = document->value(QLatin1String("pages")).toArray();
    for (const QJsonValue &page : std::as_const(m_pages)) {
        const QJsonArray settings = page.toObject().value(QLatin1String("settings")).toArray();
        for (const QJsonValue &value : settings) {
            const QJsonObject setting = value.toObject();
            const QString key = setting.value(QLatin1String("key")).toString();
            if (key.isEmpty() || m_schema.contains(key) ||
                !isAllowed(setting, setting.value(QLatin1String("default"))))
                return fail(ErrorCode::Invalid, QStringLiteral("settings schema: \"%1\" is wrong").arg(key));
            m_schema.insert(key, setting);
        }
    }
    return {};
}

Done Settings::readValues()
{
    auto query = m_home.prepare("SELECT key, value FROM setting");
    if (!query)
        return std::unexpected(query.error());
    while (true) {
        const auto row = query->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return {};
        const QString key = query->text(0);
        const auto kept = parseJsonObject(query->text(1).toUtf8(), kValueLimits);
        const QJsonValue value = kept ? kept->value(QLatin1String("value")) : QJsonValue();
        if (const auto known = m_schema.constFind(key);
            known != m_schema.constEnd() && isAllowed(*known, value))
            m_chosen.insert(key, value);
    }
}

bool Settings::isAllowed(const QJsonObject &setting, const QJsonValue &value)
{
    const QString kind = setting.value(QLatin1String("kind")).toString();
    if (kind == QLatin1String("switch"))
        return value.isBool();
    if (kind != QLatin1String("choice") || !value.isString())
        return false;
    const QJsonArray options = setting.value(QLatin1String("options")).toArray();
    return std::ranges::any_of(options, [&](const QJsonValue &option) {
        return option.toObject().value(QLatin1String("value")) == value;
    });
}

QJsonObject Settings::values() const
{
    QJsonObject values;
    for (auto setting = m_schema.begin(); setting != m_schema.end(); ++setting)
        values.insert(setting.key(), value(setting.key()));
    return values;
}

QJsonValue Settings::value(const QString &key) const
{
    if (const auto chosen = m_chosen.constFind(key); chosen != m_chosen.constEnd())
        return *chosen;
    const auto known = m_schema.constFind(key);
    return known == m_schema.constEnd() ? QJsonValue(QJsonValue::Undefined)
                                        : known->value(QLatin1String("default"));
}

Done Settings::set(const QString &key, const QJsonValue &value)
{
    const auto known = m_schema.constFind(key);
    if (known == m_schema.constEnd())
        return fail(ErrorCode::NotFound, QStringLiteral("There is no setting \"%1\"").arg(key.left(100)),
                    QStringLiteral("settings.schema names all"));
    if (!isAllowed(*known, value))
        return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" cannot be set to that").arg(key),
                    QStringLiteral("settings.schema says what it takes"));
    if (this->value(key) == value)
        return {};
    auto statement = m_home.prepare("INSERT INTO setting(key, value) VALUES(?1, ?2) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?2");
    if (!statement)
        return std::unexpected(statement.error());
    const QByteArray kept = toJson(QJsonObject{{QStringLiteral("value"), value}});
    statement->bind(1, key).bind(2, QString::fromUtf8(kept));
    if (Done done = statement->run(); !done)
        return done;
    m_chosen.insert(key, value);
    Q_EMIT changed(key, value);
    return {};
}

} // namespace hearth::bridge
