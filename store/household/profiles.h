// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who watches: the household's profiles and the one in front of the screen, in home.db. There is always at
// least one, and always one that is not a child's. Main thread of hearthd.

#include "resources/base/database.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <optional>

namespace hearth::store
{

struct Profile {
    Q_DECLARE_TR_FUNCTIONS(Profile)
public:
    enum class Kind { Adult, Child, Guest };
    QString id;
    QString name;
    QString picture; // one of the shell's own pictures, by name
    Kind kind = Kind::Adult;
    // Of a child; nothing: no limit.
    std::optional<int> ageLimit;     // years; titles above it are not shown
    std::optional<int> dailyMinutes; // of films and apps
    QString bedtimeFrom;             // "HH:mm", empty: none; may lie before midnight
    QString bedtimeTo;

    [[nodiscard]] QJsonObject toJson() const;
    /// Invalid with a sentence for a name that is empty or longer than 40 characters, an unknown kind or
    /// picture name that is not made of letters, limits out of range, a time that is none.
    [[nodiscard]] static Result<Profile> fromJson(const QJsonObject &object);
};

class Profiles : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 12;
    /// The one that a fresh set has, and that the history of sets without profiles belongs to.
    static QString firstId() { return QStringLiteral("main"); }

    /// What it is called until somebody names it, in no language: who shows it says it in the viewer's.
    static QString defaultName() { return QStringLiteral("Home"); }

    /// `home` is home.db with its schema and outlives this.
    static Result<std::unique_ptr<Profiles>> create(Database &home);

    [[nodiscard]] const QList<Profile> &all() const { return m_profiles; }
    [[nodiscard]] const Profile &active() const;
    [[nodiscard]] std::optional<Profile> profile(const QString &id) const;
    /// Makes one when `profile.id` is empty. Returns its id. TooLarge for more than kMost.
    Result<QString> save(Profile profile);
    /// Refused for the active one and for the last that is not a child's.
    Done remove(const QString &id);
    Done choose(const QString &id);

Q_SIGNALS:
    void changed();
    void chosen(const QString &before, const QString &now);
    void removed(const QString &id);

private:
    explicit Profiles(Database &home) : m_home(home) {}
    Done load();
    Done write(const Profile &profile);
    [[nodiscard]] qsizetype find(const QString &id) const;
    [[nodiscard]] qsizetype grownUps() const;

    Database &m_home;
    QList<Profile> m_profiles;
    QString m_active;
};

} // namespace hearth::store
