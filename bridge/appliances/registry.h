// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All appliances of the home, whoever speaks to them: the list that the API serves, commands with their
// limits, and what is worth telling the viewer. Owned by hearthd's main, lives on its thread; owns the
// protocols and appliances.db. Shows what appliances reported, never what was asked of them: a command is
// "pending" beside the state until the report. After a restart the last known states are there at once,
// marked stale until read again. When the way to a protocol's appliances closes, and again when it opens,
// what is known of them is stale; what was not heard again 30 s later is unavailable. A command that is asked
// for meanwhile is held for 10 s, unless it is dangerous. An appliance that several protocols know (the same
// hardware) is shown once, as the one that answers; its doubles are kept in mind and not spoken of.

#include "bridge/appliances/energy/usage.h"
#include "bridge/appliances/held_commands.h"
#include "bridge/appliances/history/history.h"
#include "bridge/appliances/model/appliance_store.h"
#include "bridge/appliances/protocol.h"
#include "resources/base/clock.h"
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <map>

namespace hearth::bridge
{

class Registry : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives the registry. A command without a report stops being pending after `pendingFor`.
    static Result<std::unique_ptr<Registry>>
    create(const QString &databasePath, const Clock &clock,
           std::chrono::milliseconds pendingFor = std::chrono::seconds(10));
    ~Registry() override;

    /// Emits the notices that a crash kept from being handed over.
    void tellAgain();
    /// Takes the protocol and starts it, in the place of one of the same name; what that one reached does not
    /// answer until this one has seen it.
    void add(std::unique_ptr<Protocol> protocol);
    /// Ends the protocol of that name, if there is one; what it reached does not answer any more.
    void take(const QString &protocol);

    /// Ordered by room, then name.
    [[nodiscard]] QJsonArray list() const;
    /// The same as values.
    [[nodiscard]] std::vector<Appliance> all() const;
    /// What each of those that measure used by hour, kMostMeasured at most.
    [[nodiscard]] std::vector<ApplianceUsage> energy(qint64 fromMs, int hours);
    static constexpr size_t kMostMeasured = 100;
    /// Grows with every change of list().
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] std::optional<QJsonObject> appliance(const QString &id) const;
    /// {"unit","points": [{"at","low","mean","high"}]}, at most `span.points`; what was not known is missing.
    /// NotFound for what is not here.
    Result<QJsonObject> history(const QString &id, const QString &capability, History::Span span);
    /// The numbers that any appliance ever told are gone.
    Done forgetPast();
    /// A sentence while that protocol does not work, or is not here.
    [[nodiscard]] QString problem(const QString &protocol) const;

    /// `answer` is called exactly once, perhaps before this returns. NotFound, Invalid and Unsupported before
    /// anything is sent; Unavailable when the appliance is away, or the way to it for longer than 10 s (at
    /// once for what is dangerous); Cancelled when a newer one to the same capability took its place
    /// meanwhile; success when it was sent and acknowledged, which is not yet the appliance's report. Never
    /// sent twice. Its change is `asker`'s.
    void command(const QString &id, const QString &capability, const QString &command,
                 const QJsonValue &value, const Asker &asker, std::function<void(Done)> answer);
    /// Whether the household's PIN is to be asked before command(). Not for what is not here: command()
    /// refuses that.
    [[nodiscard]] bool isDangerous(const QString &id, const QString &capability, const QString &command,
                                   const QJsonValue &value) const;
    /// An empty name or room gives back the appliance's own.
    Done rename(const QString &id, const QString &name);
    Done setRoom(const QString &id, const QString &room);
    /// Protocol::network() and askNetwork() of the first protocol that has one; Unavailable while none has.
    [[nodiscard]] QJsonObject network() const;
    void askNetwork(const QString &what, const QJsonObject &params, std::function<void(Done)> answer);
    /// The safe picture of a capability: a file that hearth-probe has made. Unknown ones are nothing.
    void setPicture(const QString &id, const QString &capability, const QString &file);
    /// Forgets an appliance that is away for good; it returns if its protocol sees it again.
    Done forget(const QString &id);

Q_SIGNALS:
    void networkChanged();
    /// Also when it is shown in the place of a double, or not any more.
    void changed(const QString &id);
    void removed(const QString &id);
    /// {"kind":"cycleEnded"|"doorOpen"|"doorbell"|"safety","applianceId","name","text","key"}; of safety
    /// besides "hazard" (hazards.h), "room" and "thing", the same for each time it happens to it; of a
    /// doorbell besides "cameraId" where there is a camera in it or in its room, and "picture", its latest
    /// file. Saved first, with the state that it came from, and forgotten when the handlers have returned: a
    /// crash before that tells it again with the same key.
    void notice(const QJsonObject &notice);
    void problemsChanged();
    /// Protocol::pictured, of an appliance that is here.
    void pictured(const QString &id, const QString &capability, const QByteArray &bytes);

private:
    struct Waiting {
        QJsonValue before;
        std::chrono::milliseconds deadline;
    };
    struct Entry {
        Appliance own; // with the appliance's own name and room
        QString name;  // the household's
        QString room;
        QHash<QString, Waiting> waiting; // by capability id
        std::vector<Asked> asked;        // whose report may still come, the newest last
        bool isSeen = false;             // by its protocol, since the start
    };
    /// To a protocol's appliances.
    struct Way {
        bool isOpen = false;
        std::optional<std::chrono::milliseconds> waitsUntil; // for what is stale; monotonic
    };

    Registry(ApplianceStore store, const Clock &clock, std::chrono::milliseconds pendingFor);
    void absorb(const Appliance &seen);
    Capability merge(const Capability *old, Capability now, Entry &entry) const;
    [[nodiscard]] std::vector<QJsonObject> hazardNotices(const Appliance &before, const Appliance &now);
    void record(const Appliance &before, const Appliance &now);
    void forgetOldAsked(Entry &entry) const;
    void markUnsure(const Capability *old, Capability &now) const;
    void drop(const QString &id);
    void loseTouch(const Protocol &protocol);
    void noteWay(const Protocol &protocol);
    void beginWaiting(const QString &protocol);
    void endWaiting(const QString &protocol);
    void look();
    [[nodiscard]] bool isWaited(const QString &id) const;
    void send(Protocol &protocol, Entry &entry, HeldCommand wish);
    void sendHeld(const QString &id);
    void hold(Entry &entry, HeldCommand wish);
    void expect(Entry &entry, const HeldCommand &wish);
    void expectNoMore(const HeldCommand &wish);
    void addCamera(QJsonObject &doorbell) const;
    void expirePending();
    void armPendingTimer();
    /// Saves so many of those that changed, with the notices, and the rest a little later.
    void flush(const std::vector<QJsonObject> &notices = {}, size_t most = SIZE_MAX);
    void handOver(const QJsonObject &notice);
    void touch(const QString &id);
    [[nodiscard]] bool isDouble(const QString &id) const { return m_doubles.contains(id); }
    void noteHardware(const QString &id, const QString &before, const QString &now);
    void settleDoubles(const QString &hardware);
    /// It and its doubles.
    [[nodiscard]] QStringList sameAs(const QString &id) const;
    void takeNamesOfDouble(const Appliance &seen, Entry &entry);
    [[nodiscard]] Appliance shown(const Entry &entry) const;
    [[nodiscard]] Protocol *protocolOf(const QString &id) const;

    ApplianceStore m_store;
    std::optional<History> m_history; // nothing: its file cannot be used
    const Clock &m_clock;
    std::chrono::milliseconds m_pendingFor;
    std::map<QString, Entry> m_entries;
    QHash<QString, std::pair<QString, QString>>
        m_names;                              // household's names of appliances that are not here now
    QHash<QString, QStringList> m_byHardware; // ids
    QSet<QString> m_doubles;                  // ids that are not shown
    QSet<QString> m_unsaved;
    quint64 m_revision = 1;
    QTimer m_flushTimer;
    QTimer m_pendingTimer;
    QTimer m_historyTimer;
    QTimer m_lookTimer;         // while anything is held or stale
    QHash<QString, Way> m_ways; // by protocol
    HeldCommands m_held;
    QHash<QString, std::chrono::milliseconds> m_hazardsEnded; // thing -> monotonic; of the last moments
    std::vector<std::unique_ptr<Protocol>> m_protocols;
};

} // namespace hearth::bridge
