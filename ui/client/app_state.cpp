// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/app_state.h"
#include "ui/client/api.h"
#include <QJsonArray>

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};

} // namespace

AppState::AppState(QObject *parent) : QObject(parent)
{
    connect(Api::instance(), &Api::appsChanged, this, &AppState::readIf);
}

void AppState::setAppId(const QString &id)
{
    if (id == m_appId)
        return;
    m_appId = id;
    Q_EMIT appIdChanged();
    take({});
    read();
}

void AppState::readIf(const QString &id)
{
    if (id.isEmpty() || id == m_appId)
        read();
}

void AppState::read()
{
    if (m_appId.isEmpty() || !Api::instance()->isConnected())
        return;
    Api::instance()->rpc().call(QStringLiteral("store.app"), {{QStringLiteral("id"), m_appId}}, kDeadline,
                                this, [this, asked = m_appId](const Result<QJsonValue> &result) {
                                    // What is known stays while hearthd is away.
                                    if (asked == m_appId &&
                                        (result || result.error().code == ErrorCode::NotFound))
                                        take(result ? result->toObject() : QJsonObject());
                                });
}

void AppState::take(const QJsonObject &app)
{
    m_known = !app.isEmpty();
    m_title = app.value(QLatin1String("title")).toString();
    m_vendor = app.value(QLatin1String("vendor")).toString();
    m_version = app.value(QLatin1String("version")).toString();
    m_description = app.value(QLatin1String("description")).toString();
    m_category = app.value(QLatin1String("category")).toString();
    m_type = app.value(QLatin1String("type")).toString();
    m_icon = app.value(QLatin1String("icon")).toString();
    m_sizeBytes = app.value(QLatin1String("sizeBytes")).toDouble();
    m_ageRating = app.value(QLatin1String("ageRating")).toInt();
    m_state = app.value(QLatin1String("state")).toString();
    m_running = app.value(QLatin1String("running")).toBool();
    m_permissions.clear();
    for (const QJsonValue &permission : app.value(QLatin1String("permissions")).toArray())
        m_permissions.append(permission.toString());
    const QJsonObject progress = app.value(QLatin1String("progress")).toObject();
    m_received = progress.value(QLatin1String("received")).toDouble();
    m_total = progress.value(QLatin1String("total")).toDouble();
    const QJsonObject error = app.value(QLatin1String("error")).toObject();
    m_errorText = error.value(QLatin1String("message")).toString();
    m_errorAction = error.value(QLatin1String("action")).toString();
    Q_EMIT changed();
}

} // namespace hearth::ui
