// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The household's settings as hearthd tells them, the last known ones before it has. GUI thread; owned by the
// API client. QML binds to `values` by key: a change of one replaces the map.

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class SettingsState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the API client")
    Q_PROPERTY(QVariantList pages READ pages NOTIFY pagesChanged)
    Q_PROPERTY(QVariantMap values READ values NOTIFY valuesChanged)
public:
    /// `cacheFile` holds the last known values between starts; it may be deleted.
    explicit SettingsState(QString cacheFile, QObject *parent = nullptr);

    void takePages(const QJsonArray &pages);
    void takeValues(const QJsonObject &values);
    void takeOne(const QString &key, const QJsonValue &value);

    [[nodiscard]] QVariantList pages() const { return m_pages; }
    [[nodiscard]] QVariantMap values() const { return m_values.toVariantMap(); }
    [[nodiscard]] QString text(const QString &key) const { return m_values.value(key).toString(); }

Q_SIGNALS:
    void pagesChanged();
    void valuesChanged();

private:
    void writeCache() const;

    QString m_cacheFile;
    QVariantList m_pages;
    QJsonObject m_values;
};

} // namespace hearth::ui
