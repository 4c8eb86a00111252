// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One app of the store by its id, kept up to date. GUI thread; QML makes it.

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class AppState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString vendor READ vendor NOTIFY changed)
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString category READ category NOTIFY changed)
    Q_PROPERTY(QString type READ type NOTIFY changed)
    Q_PROPERTY(QString icon READ icon NOTIFY changed)
    Q_PROPERTY(double sizeBytes READ sizeBytes NOTIFY changed)
    Q_PROPERTY(QStringList permissions READ permissions NOTIFY changed)
    Q_PROPERTY(int ageRating READ ageRating NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(double received READ received NOTIFY changed)
    Q_PROPERTY(double total READ total NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString errorAction READ errorAction NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString appId READ appId WRITE setAppId NOTIFY appIdChanged)
public:
    explicit AppState(QObject *parent = nullptr);
    [[nodiscard]] QString appId() const { return m_appId; }
    void setAppId(const QString &id);

    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString vendor() const { return m_vendor; }
    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] QString description() const { return m_description; }
    [[nodiscard]] QString category() const { return m_category; }
    [[nodiscard]] QString type() const { return m_type; }
    [[nodiscard]] QString icon() const { return m_icon; }
    [[nodiscard]] double sizeBytes() const { return m_sizeBytes; }
    [[nodiscard]] QStringList permissions() const { return m_permissions; }
    [[nodiscard]] int ageRating() const { return m_ageRating; }
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] double received() const { return m_received; }
    [[nodiscard]] double total() const { return m_total; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString errorAction() const { return m_errorAction; }
    [[nodiscard]] bool running() const { return m_running; }

Q_SIGNALS:
    void changed();
    void appIdChanged();

private:
    void read();
    void readIf(const QString &id);
    void take(const QJsonObject &app);
    QString m_appId;
    bool m_known = false;
    QString m_title;
    QString m_vendor;
    QString m_version;
    QString m_description;
    QString m_category;
    QString m_type;
    QString m_icon;
    double m_sizeBytes = 0;
    QStringList m_permissions;
    int m_ageRating = 0;
    QString m_state;
    double m_received = 0;
    double m_total = 0;
    QString m_errorText;
    QString m_errorAction;
    bool m_running = false;
};

} // namespace hearth::ui
