// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matter in this home: starts hearth-matter when it is used, which is when a node was commissioned or
// somebody adds one, gives the registry its protocol, and ends it a while after the last node went. Main
// thread.

#include "bridge/appliances/matter/matter_protocol.h"
#include "bridge/appliances/registry.h"
#include "bridge/hub/supervisor.h"

namespace hearth::bridge
{

struct MatterOptions {
    QString folder;      // sidecar/ and node_modules/; may not be there
    QString networkName; // of the interface that it speaks over; empty: all but loopback
};

class HomeMatter : public QObject
{
    Q_OBJECT
public:
    using Told = MatterProtocol::Told;

    /// What the home keeps lies below <state>/matter: the fabric's keys and its nodes. The references outlive
    /// it.
    HomeMatter(const StatePaths &paths, MatterOptions options, Supervisor &supervisor, Registry &registry);

    /// Runs hearth-matter where it is used, or is left of an earlier hearthd.
    void start();

    /// {"available","used","ready","step" (of commissioning),"problem": "" or a sentence, "result" (of the
    /// last commissioning): {"appliances","unsure"} or {"failure": as errorToJson()}, "window" (shared last):
    /// {"id", "manual","qr","untilMs"}}
    [[nodiscard]] QJsonObject toJson() const;
    /// A code as somebody typed it; refused where it cannot begin. What comes of it is told by changed():
    /// hearth-matter has 30 s to be ready and the appliance two minutes to join.
    Done commission(const QString &typed);
    /// {"manual","qr","seconds"}: while a phone may take it into its own home too.
    void share(const QString &applianceId, Told answer);
    /// By force also one that does not answer.
    void remove(const QString &applianceId, bool force, Told answer);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isAvailable() const;
    [[nodiscard]] bool isUsed() const;
    [[nodiscard]] QString nodeProgram() const;
    Done run();
    [[nodiscard]] ProcessPlan plan() const;
    void endIfUnused();
    void commissionNow();
    void finish(const Result<QJsonObject> &result);
    Result<QString> nodeOf(const QString &applianceId) const;

    StatePaths m_paths;
    QString m_storage;
    MatterOptions m_options;
    Supervisor &m_supervisor;
    Registry &m_registry;
    QPointer<MatterProtocol> m_protocol; // the registry's
    QString m_gaveUp;                    // why it is not started again; empty: it is
    QString m_code;                      // until it is ready; empty: none waits
    QJsonObject m_result;
    QJsonObject m_window;
    QTimer m_patience;
    QTimer m_unused;
};

} // namespace hearth::bridge
