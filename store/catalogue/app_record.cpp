// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/catalogue/app_record.h"
#include "resources/base/json.h"
#include "store/package/manifest.h"
#include <QJsonArray>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <algorithm>
#include <limits>

namespace hearth::store
{

namespace
{

Q_LOGGING_CATEGORY(lcCatalogue, "hearth.store.catalogue")

constexpr JsonLimits kLimits{128 * 1024 * 1024, 16};

} // namespace

Result<AppRecord> parseAppRecord(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object[QLatin1String(key)].toString(); };
    const auto number = [&object](const char *key) { return object[QLatin1String(key)].toInteger(-1); };
    AppRecord record{text("id"),
                     text("version"),
                     text("title"),
                     text("package"),
                     text("sha256"),
                     text("icon"),
                     number("sizeBytes"),
                     number("unpackedBytes"),
                     1,
                     object};
    const qint64 apiVersion = object[QLatin1String("apiVersion")].toInteger(1);
    record.apiVersion = static_cast<int>(std::clamp<qint64>(apiVersion, 0, std::numeric_limits<int>::max()));
    static const QRegularExpression hex(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (!isAppId(record.id) || !isAppVersion(record.version) || record.title.isEmpty() ||
        record.package.isEmpty() || !hex.match(record.sha256).hasMatch() || record.sizeBytes <= 0 ||
        record.unpackedBytes <= 0)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("the catalogue's record \"%1\" is malformed").arg(record.id));
    return record;
}

Result<QList<AppRecord>> parseCatalogue(const QByteArray &bytes)
{
    const auto object = parseJsonObject(bytes, kLimits);
    if (!object)
        return std::unexpected(object.error());
    if (!(*object)[QStringLiteral("apps")].isArray())
        return fail(ErrorCode::Invalid, QStringLiteral("the catalogue lists no apps"));
    QList<AppRecord> records;
    const QJsonArray apps = (*object)[QStringLiteral("apps")].toArray();
    for (const QJsonValue &value : apps) {
        auto record = parseAppRecord(value.toObject());
        if (record)
            records << *record;
        else
            qCWarning(lcCatalogue).noquote() << record.error().message;
    }
    return records;
}

} // namespace hearth::store
