// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matter, spoken by a process of its own, hearth-matter (sidecar/), over a Unix socket in JSON-RPC 2.0.
// Asked: listen {clusters}, commission {code}, invoke {node,endpoint,cluster,command,fields}, write
// {node,endpoint,cluster,attribute,value}, share {node}, remove {node,force}. Told: hello {version,nodes},
// node {node,reachable,endpoints}, state {node,endpoint,cluster,attributes}, gone {node}, step {step: of
// commissioning}. Comes again by itself when the socket closes; commissions one appliance at a time.

#include "bridge/appliances/matter/matter_node.h"
#include "bridge/appliances/protocol.h"
#include "resources/base/rpc_client.h"
#include <QSet>

namespace hearth::bridge
{

class MatterProtocol final : public Protocol
{
    Q_OBJECT
public:
    using Told = std::function<void(Result<QJsonObject>)>;

    /// {"socket": absolute path}.
    static Result<std::unique_ptr<Protocol>> create(const QJsonObject &settings);

    [[nodiscard]] QString name() const override { return QStringLiteral("matter"); }
    void start() override;
    [[nodiscard]] QString problem() const override;
    void send(const QString &applianceId, const QString &capability, const QString &command,
              const QJsonValue &value, Answer answer) override;

    /// `code` as readSetupCode() gives it. {"appliances": [ids]} once its states are told; `answer` is called
    /// exactly once, at the latest after two minutes.
    void commission(const QString &code, Told answer);
    /// Opens a window of some minutes for a phone: {"manual","qr","seconds"}.
    void share(const QString &node, Told answer);
    void remove(const QString &node, bool force, Told answer);

    [[nodiscard]] bool isConnected() const { return m_isHeard; }
    /// Of commissioning: "", "searching", "found", "joining", "reading".
    [[nodiscard]] QString step() const { return m_step; }
    [[nodiscard]] bool isCommissioning() const { return m_isCommissioning; }
    [[nodiscard]] qsizetype nodeCount() const { return static_cast<qsizetype>(m_nodes.size()); }

Q_SIGNALS:
    void stepChanged();
    /// A node came or went; after hello once.
    void nodesChanged();

private:
    explicit MatterProtocol(const QString &socket);
    void hear(const QString &name, const QJsonObject &params);
    void takeNode(const QJsonObject &params);
    void takeState(const QJsonObject &params);
    void forget(const QString &node);
    void tell(const MatterNode &node);
    void ask(const char *what, const QJsonObject &params, std::chrono::milliseconds patience, Told answer);
    void setStep(const QString &step);

    RpcClient m_client;
    std::map<QString, MatterNode> m_nodes;
    QHash<QString, QSet<QString>> m_told; // node -> appliance ids that the registry knows
    QSet<QString> m_retold;               // nodes that it told of since hello
    bool m_isHeard = false;               // everything that it knows is told since the way is open
    bool m_isCommissioning = false;
    QString m_step;
};

} // namespace hearth::bridge
