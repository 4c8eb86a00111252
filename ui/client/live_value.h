// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a method of the API answers, asked for when it is made and again whenever hearthd tells that it is
// another: for pages about one thing, made with the page. GUI thread.

#include "ui/client/api.h"
#include <QQmlParserStatus>
#include <QVariantMap>

namespace hearth::ui
{

class LiveValue : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    QML_ELEMENT
    Q_INTERFACES(QQmlParserStatus)
    Q_PROPERTY(QString method MEMBER m_method NOTIFY methodChanged)
    /// With these the event only says that it is another, and it is asked for again.
    Q_PROPERTY(QJsonObject params MEMBER m_params NOTIFY methodChanged)
    /// The event that carries the new value, whole; empty: it is asked for once.
    Q_PROPERTY(QString event MEMBER m_event NOTIFY methodChanged)
    Q_PROPERTY(QVariant value READ value NOTIFY valueChanged)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY valueChanged)
public:
    explicit LiveValue(QObject *parent = nullptr);
    void classBegin() override {}
    void componentComplete() override;

    Q_INVOKABLE void ask();
    [[nodiscard]] QVariant value() const { return m_value; } // an object, to QML
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

Q_SIGNALS:
    void methodChanged();
    void valueChanged();

private:
    void take(const QJsonObject &value);

    QString m_method;
    QString m_event;
    QJsonObject m_params;
    QVariantMap m_value;
    bool m_isKnown = false;
};

} // namespace hearth::ui
