// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One appliance by its id, every capability as plain typed properties, kept up to date. GUI thread; QML makes
// it.

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class ApplianceState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString room READ room NOTIFY changed)
    Q_PROPERTY(bool reachable READ reachable NOTIFY changed)
    /// "fresh", "stale" (remembered), "unknown" (never heard) or "unavailable".
    Q_PROPERTY(QString quality READ quality NOTIFY changed)
    /// Why not all of it can be used, a sentence; empty: nothing is wrong.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool hasSwitch READ hasSwitch NOTIFY changed)
    Q_PROPERTY(bool on READ on NOTIFY changed)
    Q_PROPERTY(bool hasLevel READ hasLevel NOTIFY changed)
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(bool hasThermostat READ hasThermostat NOTIFY changed)
    Q_PROPERTY(QString mode READ mode NOTIFY changed)
    Q_PROPERTY(double target READ target NOTIFY changed)
    Q_PROPERTY(double current READ current NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)
    Q_PROPERTY(QString fan READ fan NOTIFY changed)
    Q_PROPERTY(double minTarget READ minTarget NOTIFY changed)
    Q_PROPERTY(double maxTarget READ maxTarget NOTIFY changed)
    Q_PROPERTY(double step READ step NOTIFY changed)
    Q_PROPERTY(QStringList modes READ modes NOTIFY changed)
    Q_PROPERTY(QStringList fans READ fans NOTIFY changed)
    Q_PROPERTY(bool hasOperation READ hasOperation NOTIFY changed)
    Q_PROPERTY(QString phase READ phase NOTIFY changed)
    Q_PROPERTY(QString program READ program NOTIFY changed)
    Q_PROPERTY(int remainingSeconds READ remainingSeconds NOTIFY changed)
    Q_PROPERTY(int totalSeconds READ totalSeconds NOTIFY changed)
    Q_PROPERTY(bool hasContact READ hasContact NOTIFY changed)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(double openSinceMs READ openSinceMs NOTIFY changed)
    Q_PROPERTY(QVariantList temperatures READ temperatures NOTIFY changed)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY changed)
    /// Made by hearth-probe; empty until there is one.
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(double pictureAtMs READ pictureAtMs NOTIFY changed)
    /// Where the appliance says that a picture lies, which nobody fetches.
    Q_PROPERTY(QString pictureAddress READ pictureAddress NOTIFY changed)
    /// What has no property of its own, as the API has it: first those for the first screen, then those
    /// behind "More".
    Q_PROPERTY(QVariantList controls READ controls NOTIFY changed)
    Q_PROPERTY(int moreFrom READ moreFrom NOTIFY changed)
    /// The one that says how it is: a lock, a cover, an alarm panel, a robot; empty for none.
    Q_PROPERTY(QVariantMap main READ main NOTIFY changed)
    /// Whose past is a line: {id, type, control: as the API has it} each.
    Q_PROPERTY(QVariantList measured READ measured NOTIFY changed)
    /// What was changed last and by whom, as the API has it ("changed"); empty while nothing was.
    Q_PROPERTY(QVariantMap lastChange READ lastChange NOTIFY changed)
    Q_PROPERTY(QString pendingCommand READ pendingCommand NOTIFY changed)
    Q_PROPERTY(QString switchId READ switchId NOTIFY changed)
    Q_PROPERTY(QString levelId READ levelId NOTIFY changed)
    Q_PROPERTY(QString thermostatId READ thermostatId NOTIFY changed)
    Q_PROPERTY(QString operationId READ operationId NOTIFY changed)
    Q_PROPERTY(QString applianceId READ applianceId WRITE setApplianceId NOTIFY applianceIdChanged)
public:
    explicit ApplianceState(QObject *parent = nullptr);
    [[nodiscard]] QString applianceId() const { return m_applianceId; }
    void setApplianceId(const QString &id);

    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString kind() const { return m_kind; }
    [[nodiscard]] QString room() const { return m_room; }
    [[nodiscard]] bool reachable() const { return m_reachable; }
    [[nodiscard]] QString quality() const { return m_quality; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool hasSwitch() const { return m_hasSwitch; }
    [[nodiscard]] bool on() const { return m_on; }
    [[nodiscard]] bool hasLevel() const { return m_hasLevel; }
    [[nodiscard]] int level() const { return m_level; }
    [[nodiscard]] bool hasThermostat() const { return m_hasThermostat; }
    [[nodiscard]] QString mode() const { return m_mode; }
    [[nodiscard]] double target() const { return m_target; }
    [[nodiscard]] double current() const { return m_current; }
    [[nodiscard]] QString action() const { return m_action; }
    [[nodiscard]] QString fan() const { return m_fan; }
    [[nodiscard]] double minTarget() const { return m_minTarget; }
    [[nodiscard]] double maxTarget() const { return m_maxTarget; }
    [[nodiscard]] double step() const { return m_step; }
    [[nodiscard]] QStringList modes() const { return m_modes; }
    [[nodiscard]] QStringList fans() const { return m_fans; }
    [[nodiscard]] bool hasOperation() const { return m_hasOperation; }
    [[nodiscard]] QString phase() const { return m_phase; }
    [[nodiscard]] QString program() const { return m_program; }
    [[nodiscard]] int remainingSeconds() const { return m_remainingSeconds; }
    [[nodiscard]] int totalSeconds() const { return m_totalSeconds; }
    [[nodiscard]] bool hasContact() const { return m_hasContact; }
    [[nodiscard]] bool open() const { return m_open; }
    [[nodiscard]] double openSinceMs() const { return m_openSinceMs; }
    [[nodiscard]] QVariantList temperatures() const { return m_temperatures; }
    [[nodiscard]] bool hasPicture() const { return m_hasPicture; }
    [[nodiscard]] QString picture() const { return m_picture; }
    [[nodiscard]] double pictureAtMs() const { return m_pictureAtMs; }
    [[nodiscard]] QString pictureAddress() const { return m_pictureAddress; }
    [[nodiscard]] QVariantList controls() const { return m_controls; }
    [[nodiscard]] int moreFrom() const { return m_moreFrom; }
    [[nodiscard]] QVariantMap main() const { return m_main; }
    [[nodiscard]] QVariantList measured() const { return m_measured; }
    [[nodiscard]] QVariantMap lastChange() const { return m_lastChange; }
    [[nodiscard]] QString pendingCommand() const { return m_pendingCommand; }
    [[nodiscard]] QString switchId() const { return m_switchId; }
    [[nodiscard]] QString levelId() const { return m_levelId; }
    [[nodiscard]] QString thermostatId() const { return m_thermostatId; }
    [[nodiscard]] QString operationId() const { return m_operationId; }

Q_SIGNALS:
    void changed();
    void applianceIdChanged();

private:
    void read();
    void take(const QJsonObject &appliance);
    void takeMeasured(const QJsonObject &capability, const QString &type);
    void takeControl(const QJsonObject &capability, const QString &type);
    QString m_applianceId;
    bool m_known = false;
    QString m_name;
    QString m_kind;
    QString m_room;
    bool m_reachable = false;
    QString m_quality;
    QString m_problem;
    bool m_hasSwitch = false;
    bool m_on = false;
    bool m_hasLevel = false;
    int m_level = 0;
    bool m_hasThermostat = false;
    QString m_mode;
    double m_target = 0;
    double m_current = 0;
    QString m_action;
    QString m_fan;
    double m_minTarget = 0;
    double m_maxTarget = 0;
    double m_step = 0;
    QStringList m_modes;
    QStringList m_fans;
    bool m_hasOperation = false;
    QString m_phase;
    QString m_program;
    int m_remainingSeconds = 0;
    int m_totalSeconds = 0;
    bool m_hasContact = false;
    bool m_open = false;
    double m_openSinceMs = 0;
    QVariantList m_temperatures;
    bool m_hasPicture = false;
    QString m_picture;
    double m_pictureAtMs = 0;
    QString m_pictureAddress;
    QVariantList m_controls;
    int m_moreFrom = 0;
    QVariantMap m_main;
    QVariantList m_measured;
    QVariantMap m_lastChange;
    QString m_pendingCommand;
    QString m_switchId;
    QString m_levelId;
    QString m_thermostatId;
    QString m_operationId;
};

} // namespace hearth::ui
