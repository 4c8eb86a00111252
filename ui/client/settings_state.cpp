// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/settings_state.h"
#include "resources/base/json.h"
#include <QFile>
#include <QSaveFile>

namespace hearth::ui
{

namespace
{

constexpr JsonLimits kCacheLimits{64 * 1024, 8};

} // namespace

SettingsState::SettingsState(QString cacheFile, QObject *parent)
    : QObject(parent), m_cacheFile(std::move(cacheFile))
{
    QFile file(m_cacheFile);
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (const auto known = parseJsonObject(file.read(kCacheLimits.sizeBytes), kCacheLimits))
        m_values = *known;
}

void SettingsState::takePages(const QJsonArray &pages)
{
    m_pages = pages.toVariantList();
    Q_EMIT pagesChanged();
}

void SettingsState::takeValues(const QJsonObject &values)
{
    if (values == m_values)
        return;
    m_values = values;
    writeCache();
    Q_EMIT valuesChanged();
}

void SettingsState::takeOne(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    writeCache();
    Q_EMIT valuesChanged();
}

void SettingsState::writeCache() const
{
    QSaveFile file(m_cacheFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson(m_values)) < 0 || !file.commit())
        qWarning("settings cache: %s", qUtf8Printable(file.errorString()));
}

} // namespace hearth::ui
