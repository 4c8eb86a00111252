// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The household's settings: what there is stands in one schema (resources/settings/schema.json), what was
// chosen in home.db. A value that the schema does not allow is refused, or, found in the database, read as
// the default. Main thread of hearthd.
//
// Kinds: "choice" (one of its options' values, a text), "switch" (true or false).

#include "resources/base/database.h"
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace hearth::bridge
{

class Settings : public QObject
{
    Q_OBJECT
public:
    /// Invalid for a schema that names a key twice, an unknown kind or a default that it does not allow.
    static Result<std::unique_ptr<Settings>> create(const QByteArray &schema, Database &home);

    /// The schema's pages, as the settings page draws them.
    [[nodiscard]] QJsonArray pages() const { return m_pages; }
    /// Every key with its value.
    [[nodiscard]] QJsonObject values() const;
    /// The value, or the default; undefined for a key that the schema does not have.
    [[nodiscard]] QJsonValue value(const QString &key) const;
    /// NotFound for an unknown key, Invalid for a value that the schema does not allow.
    Done set(const QString &key, const QJsonValue &value);

Q_SIGNALS:
    void changed(const QString &key, const QJsonValue &value);

private:
    explicit Settings(Database &home) : m_home(home) {}
    Done readSchema(const QByteArray &schema);
    Done readValues();
    [[nodiscard]] static bool isAllowed(const QJsonObject &setting, const QJsonValue &value);

    Database &m_home;
    QJsonArray m_pages;
    QHash<QString, QJsonObject> m_schema; // by key
    QHash<QString, QJsonValue> m_chosen;
};

} // namespace hearth::bridge
