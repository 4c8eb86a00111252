// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Appliances in this home that are spoken to without a broker: gives the registry the protocols, and keeps
// the passwords that the household typed for them in <state>/direct/passwords.json, which only hearthd's user
// reads. Main thread.

#include "bridge/appliances/registry.h"
#include <QJsonObject>

namespace hearth::bridge
{

class HomeDirect : public QObject
{
    Q_OBJECT
public:
    /// `registry` outlives it.
    HomeDirect(QString folder, Registry &registry, QObject *parent = nullptr);

    void start();

private:
    void keep(const QString &protocol, const QString &hardware, const QString &password);

    QString m_folder;
    Registry &m_registry;
    QJsonObject m_passwords; // protocol -> hardware -> text
};

} // namespace hearth::bridge
