// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who watches, as profiles.list says it. GUI thread.

#include <QJsonObject>
#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class HouseholdState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the API client")
    Q_PROPERTY(QVariantList profiles READ profiles NOTIFY changed)
    Q_PROPERTY(QString activeId READ activeId NOTIFY changed)
    Q_PROPERTY(QString activeName READ activeName NOTIFY changed)
    Q_PROPERTY(QString activePicture READ activePicture NOTIFY changed)
    Q_PROPERTY(bool hasPin READ hasPin NOTIFY changed)
public:
    using QObject::QObject;
    void take(const QJsonObject &household);

    [[nodiscard]] QVariantList profiles() const { return m_profiles; }
    [[nodiscard]] QString activeId() const { return text("id"); }
    [[nodiscard]] QString activeName() const { return text("name"); }
    [[nodiscard]] QString activePicture() const { return text("picture"); }
    /// The household's own PIN is set.
    [[nodiscard]] bool hasPin() const { return m_hasPin; }
    /// Empty for an unknown one.
    Q_INVOKABLE QVariantMap profile(const QString &id) const;

Q_SIGNALS:
    void changed();

private:
    QVariantList m_profiles;
    [[nodiscard]] QString text(const char *field) const
    {
        return m_active.value(QLatin1String(field)).toString();
    }
    QVariantMap m_active;
    bool m_hasPin = false;
};

} // namespace hearth::ui
