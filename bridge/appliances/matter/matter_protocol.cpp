// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/matter_protocol.h"
#include "bridge/appliances/matter/compose_node.h"
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcMatter, "hearth.appliances.matter")

namespace hearth::bridge
{

namespace
{

constexpr int kVersion = 1; // of the words
constexpr RpcLimits kLimits{{512 * 1024, 16}, 1024 * 1024};
constexpr std::chrono::seconds kPatience{15};      // a sleeping appliance answers late
constexpr std::chrono::seconds kJoinPatience{120}; // a minute of searching, then certificates and reading

/// What a person is told of what hearth-matter or the way to it said.
Error worded(Error error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        error.action = Error::tr("Make the appliance look for its home again, as its leaflet says");
        break;
    case ErrorCode::NotAllowed:
        error.action = Error::tr("See that the code belongs to this appliance");
        break;
    case ErrorCode::TimedOut:
        error.message = QStringLiteral("the appliance did not answer in time");
        [[fallthrough]];
    case ErrorCode::Unavailable:
        error.code = ErrorCode::Unavailable;
        error.action = Error::tr("See that it has power and is near enough, and try again");
        break;
    default:
        break;
    }
    if (!error.message.isEmpty())
        error.message[0] = error.message[0].toUpper();
    return error;
}

} // namespace

Result<std::unique_ptr<Protocol>> MatterProtocol::create(const QJsonObject &settings)
{
    const QString socket = settings[QLatin1String("socket")].toString();
    if (!socket.startsWith(QLatin1Char('/')))
        return fail(ErrorCode::Invalid, QStringLiteral("Matter needs the path of a socket"));
    return std::unique_ptr<Protocol>(new MatterProtocol(socket));
}

MatterProtocol::MatterProtocol(const QString &socket) : m_client(socket, kLimits)
{
    connect(&m_client, &RpcClient::event, this, &MatterProtocol::hear);
    connect(&m_client, &RpcClient::disconnected, this, [this] {
        if (std::exchange(m_isHeard, false))
            Q_EMIT problemChanged();
    });
}

void MatterProtocol::start()
{
    m_client.start();
}

QString MatterProtocol::problem() const
{
    return m_isHeard ? QString() : QString(Error::tr("Matter is starting"));
}

void MatterProtocol::hear(const QString &name, const QJsonObject &params)
{
    if (name == QLatin1String("hello")) {
        if (params[QLatin1String("version")] != QJsonValue(kVersion)) {
            qCWarning(lcMatter, "hearth-matter speaks another version of its words");
            return;
        }
        for (auto &[id, node] : m_nodes)
            node.isHeard = false;
        m_retold.clear();
        ask("listen", {{QStringLiteral("clusters"), wantedClusters()}}, kPatience,
            [this](const Result<QJsonObject> &done) {
                if (!done)
                    return;
                m_isHeard = true;
                QStringList lost;
                for (const auto &[id, node] : m_nodes) {
                    if (!m_retold.contains(id))
                        lost << id;
                }
                for (const QString &id : std::as_const(lost))
                    forget(id);
                Q_EMIT problemChanged();
                for (const auto &[id, node] : m_nodes)
                    tell(node);
                Q_EMIT nodesChanged();
            });
    } else if (name == QLatin1String("node")) {
        takeNode(params);
    } else if (name == QLatin1String("state")) {
        takeState(params);
    } else if (name == QLatin1String("gone")) {
        forget(matterNodeId(params[QLatin1String("node")]));
    } else if (name == QLatin1String("step") && m_isCommissioning) {
        setStep(params[QLatin1String("step")].toString().left(20));
    }
}

void MatterProtocol::takeNode(const QJsonObject &params)
{
    Result<MatterNode> node = readMatterNode(params);
    if (!node) {
        qCWarning(lcMatter).noquote() << "skipped" << node.error().message;
        return;
    }
    const auto before = m_nodes.find(node->id);
    const bool isNew = before == m_nodes.end();
    node->isHeard = node->isReachable || (!isNew && before->second.isHeard);
    m_retold.insert(node->id);
    if (isNew && nodeCount() >= kMostMatterNodes) {
        m_retold.remove(node->id);
        qCWarning(lcMatter, "more than %lld nodes", static_cast<long long>(kMostMatterNodes));
        return;
    }
    const MatterNode &kept = m_nodes.insert_or_assign(node->id, std::move(*node)).first->second;
    if (!m_isHeard)
        return;
    tell(kept);
    if (isNew)
        Q_EMIT nodesChanged();
}

void MatterProtocol::takeState(const QJsonObject &params)
{
    const auto node = m_nodes.find(matterNodeId(params[QLatin1String("node")]));
    if (node == m_nodes.end())
        return;
    const Result<bool> isOther = applyMatterState(node->second, params);
    if (!isOther)
        qCWarning(lcMatter).noquote() << "skipped" << isOther.error().message;
    else if (*isOther && m_isHeard)
        tell(node->second);
}

void MatterProtocol::tell(const MatterNode &node)
{
    QSet<QString> told;
    for (const Appliance &appliance : composeNode(node)) {
        told.insert(appliance.id);
        Q_EMIT seen(appliance);
    }
    const QSet<QString> before = std::exchange(m_told[node.id], told);
    for (const QString &id : before - told)
        Q_EMIT gone(id);
}

void MatterProtocol::forget(const QString &node)
{
    if (m_nodes.erase(node) == 0)
        return;
    m_retold.remove(node);
    const QSet<QString> told = m_told.take(node);
    for (const QString &id : told)
        Q_EMIT gone(id);
    Q_EMIT nodesChanged();
}

void MatterProtocol::ask(const char *what, const QJsonObject &params, std::chrono::milliseconds patience,
                         Told answer)
{
    m_client.call(QLatin1String(what), params, patience, this,
                  [this, answer = std::move(answer)](const Result<QJsonValue> &result) {
                      if (result)
                          return answer(result->toObject());
                      answer(
                          std::unexpected(m_client.isConnected()
                                              ? worded(result.error())
                                              : Error{ErrorCode::Unavailable, Error::tr("Matter is starting"),
                                                      Error::tr("Try again in a moment")}));
                  });
}

void MatterProtocol::send(const QString &applianceId, const QString &capability, const QString &command,
                          const QJsonValue &value, Answer answer)
{
    const auto node = m_nodes.find(matterNodeOf(applianceId));
    if (node == m_nodes.end())
        return answer(fail(ErrorCode::Unavailable, Error::tr("It has not been seen since the start")));
    for (const Appliance &appliance : composeNode(node->second)) {
        const Capability *target = appliance.id == applianceId ? appliance.capability(capability) : nullptr;
        if (target == nullptr)
            continue;
        const Result<MatterOrder> order = matterOrder(node->second, *target, command, value);
        if (!order)
            return answer(std::unexpected(order.error()));
        return ask(order->command.isEmpty() ? "write" : "invoke", order->toJson(node->first), kPatience,
                   [answer = std::move(answer)](const Result<QJsonObject> &done) {
                       answer(done ? Done() : std::unexpected(done.error()));
                   });
    }
    answer(fail(ErrorCode::NotFound, Error::tr("It has no \"%1\" any more").arg(capability)));
}

void MatterProtocol::setStep(const QString &step)
{
    if (std::exchange(m_step, step) != step)
        Q_EMIT stepChanged();
}

void MatterProtocol::commission(const QString &code, Told answer)
{
    if (m_isCommissioning)
        return answer(fail(ErrorCode::Unavailable, Error::tr("Another appliance is being added"),
                           Error::tr("Wait until it is here")));
    m_isCommissioning = true;
    setStep(QStringLiteral("searching"));
    ask("commission", {{QStringLiteral("code"), code}}, kJoinPatience,
        [this, answer = std::move(answer)](const Result<QJsonObject> &done) {
            m_isCommissioning = false;
            setStep({});
            if (!done)
                return answer(std::unexpected(done.error()));
            const QString node = matterNodeId((*done)[QLatin1String("node")]);
            const QStringList ids(m_told.value(node).cbegin(), m_told.value(node).cend());
            answer(QJsonObject{{QStringLiteral("appliances"), QJsonArray::fromStringList(ids)},
                               {QStringLiteral("unsure"), (*done)[QLatin1String("unsure")].toArray()}});
        });
}

void MatterProtocol::share(const QString &node, Told answer)
{
    ask("share", {{QStringLiteral("node"), node}}, kPatience, std::move(answer));
}

void MatterProtocol::remove(const QString &node, bool force, Told answer)
{
    ask("remove", {{QStringLiteral("node"), node}, {QStringLiteral("force"), force}}, kPatience,
        [this, node, answer = std::move(answer)](const Result<QJsonObject> &done) {
            if (done)
                forget(node);
            answer(done);
        });
}

} // namespace hearth::bridge
