// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/shelly/shelly_conversation.h"
#include "bridge/appliances/shelly/shelly_dialect.h"
#include "bridge/appliances/shelly/shelly_login.h"
#include "resources/base/json.h"
#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kLimits{64 * 1024, 12};
constexpr qsizetype kMostWaiting = 64;
constexpr qsizetype kLongestRefusal = 120;
constexpr char kSource[] = "hearth"; // who asks; notifications go to whoever did

const QString kInfo = QStringLiteral("Shelly.GetDeviceInfo");
const QString kConfig = QStringLiteral("Shelly.GetConfig");
const QString kStatus = QStringLiteral("Shelly.GetStatus");

Error needsPassword()
{
    return {ErrorCode::NotAllowed, Error::tr("It needs its password"),
            Error::tr("Type it on the appliance's page")};
}

class ShellyConversation final : public Conversation
{
public:
    explicit ShellyConversation(PasswordOf passwordOf) : m_passwordOf(std::move(passwordOf)) {}

    DirectHeard begin() override
    {
        DirectHeard heard;
        ask(kInfo, {}, heard);
        return heard;
    }
    Result<DirectHeard> hear(const QByteArray &message) override;
    Result<DirectHeard> order(int number, const MqttMessage &message) override;

    [[nodiscard]] QString hardware() const override { return m_hardware; }
    [[nodiscard]] QString onlineTopic() const override { return shellyTopics(m_hardware).online; }
    [[nodiscard]] QString problem() const override
    {
        return m_isLocked ? needsPassword().message : QString();
    }

private:
    struct Waiting {
        QString method;
        QJsonValue params;
        int order = 0; // 0: a question of ours
        bool hasPassword = false;
        int typed = 0; // the order that brought the password; 0: it was known
    };
    void ask(const QString &method, const QJsonValue &params, DirectHeard &heard, int order = 0,
             const QJsonObject &login = {});
    void askAll(DirectHeard &heard);
    [[nodiscard]] bool isAsked(const QString &method) const;
    Result<DirectHeard> told(const QJsonObject &frame, const QByteArray &payload);
    Done answered(const Waiting &to, const QJsonObject &result, DirectHeard &heard);
    Done refused(const Waiting &to, const QJsonObject &error, DirectHeard &heard);
    Done challenged(const Waiting &to, const QString &challenge, DirectHeard &heard);
    Done announceAll(DirectHeard &heard);
    void announceLock(DirectHeard &heard);

    PasswordOf m_passwordOf;
    QString m_hardware;
    QHash<int, Waiting> m_waiting; // by the number of the request
    int m_last = 0;
    QJsonObject m_info;
    QJsonObject m_config;
    QJsonObject m_status;
    bool m_hasConfig = false;
    size_t m_announced = 0; // a hash of what was
    QJsonObject m_login;
    QString m_typed; // a password that is being tried
    int m_typedOrder = 0;
    bool m_isLocked = false;
};

void ShellyConversation::ask(const QString &method, const QJsonValue &params, DirectHeard &heard, int order,
                             const QJsonObject &login)
{
    const QJsonObject &auth = login.isEmpty() ? m_login : login;
    QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                        {QStringLiteral("id"), ++m_last},
                        {QStringLiteral("src"), QLatin1String(kSource)},
                        {QStringLiteral("method"), method}};
    if (params.isObject())
        request.insert(QStringLiteral("params"), params);
    if (!auth.isEmpty())
        request.insert(QStringLiteral("auth"), auth);
    m_waiting.insert(m_last, {method, params, order, !login.isEmpty(), login.isEmpty() ? 0 : m_typedOrder});
    heard.says.push_back(toJson(request));
}

bool ShellyConversation::isAsked(const QString &method) const
{
    return std::ranges::any_of(m_waiting, [&](const Waiting &one) { return one.method == method; });
}

void ShellyConversation::askAll(DirectHeard &heard)
{
    for (const QString &method : {kConfig, kStatus}) {
        if (!isAsked(method))
            ask(method, {}, heard);
    }
}

Result<DirectHeard> ShellyConversation::hear(const QByteArray &message)
{
    const Result<QJsonObject> frame = parseJsonObject(message, kLimits);
    if (!frame)
        return std::unexpected(frame.error());
    if (frame->contains(QLatin1String("method")))
        return told(*frame, message);
    DirectHeard heard;
    const auto waiting = m_waiting.constFind((*frame)[QLatin1String("id")].toInt());
    if (waiting == m_waiting.constEnd())
        return heard; // nobody asked
    const Waiting to = *waiting;
    m_waiting.erase(waiting);
    const Done done = frame->contains(QLatin1String("error"))
                          ? refused(to, (*frame)[QLatin1String("error")].toObject(), heard)
                          : answered(to, (*frame)[QLatin1String("result")].toObject(), heard);
    if (!done)
        return std::unexpected(done.error());
    return heard;
}

Result<DirectHeard> ShellyConversation::told(const QJsonObject &frame, const QByteArray &payload)
{
    DirectHeard heard;
    const QString method = frame[QLatin1String("method")].toString();
    if (m_announced == 0 || !method.startsWith(QLatin1String("Notify")))
        return heard;
    heard.told.emplace_back(shellyTopics(m_hardware).events, payload);
    // A household that gave it another name, or made two relays a cover.
    const QJsonArray events = frame[QLatin1String("params")][QLatin1String("events")].toArray();
    const bool isOther = std::ranges::any_of(events, [](const QJsonValue &one) {
        return one[QLatin1String("event")] == QLatin1String("config_changed");
    });
    if (isOther && !isAsked(kInfo))
        ask(kInfo, {}, heard);
    return heard;
}

Done ShellyConversation::answered(const Waiting &to, const QJsonObject &result, DirectHeard &heard)
{
    if (to.typed != 0 && to.typed == m_typedOrder) {
        heard.answered.emplace_back(std::exchange(m_typedOrder, 0), Done());
        heard.password = m_typed;
    }
    if (to.hasPassword && std::exchange(m_isLocked, false) && !isAsked(kConfig))
        ask(kConfig, {}, heard);
    if (to.order != 0) {
        heard.answered.emplace_back(to.order, Done());
    } else if (to.method == kInfo) {
        const QString mac = plainMac(result[QLatin1String("mac")].toString()).remove(QLatin1Char(':'));
        if (mac.isEmpty() || result[QLatin1String("gen")].toInt() < 2)
            return fail(ErrorCode::Invalid, QStringLiteral("it answers like no Shelly"));
        if (!m_hardware.isEmpty() && m_hardware != mac)
            return fail(ErrorCode::Invalid, QStringLiteral("it says that it is another one now"));
        m_hardware = mac;
        m_info = result;
        askAll(heard);
    } else if (to.method == kConfig) {
        m_config = result;
        m_hasConfig = true;
    } else if (to.method == kStatus) {
        m_status = result;
    }
    return m_hasConfig && !m_status.isEmpty() && to.order == 0 && to.method != kInfo ? announceAll(heard)
                                                                                     : Done();
}

Done ShellyConversation::refused(const Waiting &to, const QJsonObject &error, DirectHeard &heard)
{
    constexpr int kUnauthorized = 401;
    const QString message = error[QLatin1String("message")].toString();
    if (error[QLatin1String("code")].toInt() == kUnauthorized)
        return challenged(to, message, heard);
    if (to.order != 0) {
        heard.answered.emplace_back(
            to.order,
            fail(ErrorCode::Unsupported,
                 Error::tr("The appliance refuses: %1").arg(message.simplified().left(kLongestRefusal))));
        return {};
    }
    if (to.method != kConfig)
        return fail(ErrorCode::Invalid, to.method + QLatin1String(" is refused"));
    m_hasConfig = true; // without the names that the household gave
    return m_status.isEmpty() ? Done() : announceAll(heard);
}

Done ShellyConversation::challenged(const Waiting &to, const QString &challenge, DirectHeard &heard)
{
    const QString known = m_typedOrder != 0 ? m_typed : m_passwordOf(m_hardware);
    if (to.hasPassword || known.isEmpty()) {
        if (to.order != 0)
            heard.answered.emplace_back(to.order, std::unexpected(needsPassword()));
        if (to.typed != 0 && to.typed == m_typedOrder)
            heard.answered.emplace_back(std::exchange(m_typedOrder, 0),
                                        fail(ErrorCode::NotAllowed, Error::tr("That is not its password"),
                                             Error::tr("Type it again")));
        m_login = {};
        announceLock(heard);
        return {};
    }
    const Result<QJsonObject> asked = parseJsonObject(challenge.toUtf8(), kLimits);
    const Result<QJsonObject> login = asked
                                          ? shellyLogin(*asked, known, QRandomGenerator::system()->generate())
                                          : std::unexpected(asked.error());
    if (!login)
        return std::unexpected(login.error());
    m_login = *login;
    ask(to.method, to.params, heard, to.order, *login);
    return {};
}

Done ShellyConversation::announceAll(DirectHeard &heard)
{
    Result<DiscoveryMessage> read = readShelly(m_hardware, m_info, m_status, m_config);
    if (!read)
        return std::unexpected(read.error());
    size_t hash = 1;
    for (const Entity &entity : read->entities)
        hash = qHash(entity.config, qHash(entity.device.name, hash));
    if (std::exchange(m_announced, hash) != hash)
        heard.announced = std::move(*read);
    const ShellyTopics topics = shellyTopics(m_hardware);
    heard.told.emplace_back(topics.online, "true");
    heard.told.emplace_back(topics.answers, toJson({{QStringLiteral("result"), m_status}}));
    return {};
}

/// All that can be done with it is to tell it its password.
void ShellyConversation::announceLock(DirectHeard &heard)
{
    if (std::exchange(m_isLocked, true))
        return;
    const Result<DiscoveryMessage> read = readLockedShelly(m_hardware, m_info);
    if (!read)
        return;
    m_announced = 0;
    m_status = {};
    heard.announced = *read;
    heard.told.emplace_back(shellyTopics(m_hardware).online, "true");
}

Result<DirectHeard> ShellyConversation::order(int number, const MqttMessage &message)
{
    DirectHeard heard;
    const ShellyTopics topics = shellyTopics(m_hardware);
    if (m_waiting.size() >= kMostWaiting)
        return fail(ErrorCode::TooLarge, Error::tr("It has not answered to what was asked before"),
                    Error::tr("Try again in a moment"));
    if (message.topic == topics.password) {
        if (m_typedOrder != 0)
            heard.answered.emplace_back(m_typedOrder,
                                        fail(ErrorCode::Cancelled, Error::tr("Another was typed meanwhile")));
        m_typed = QString::fromUtf8(message.payload);
        m_typedOrder = number;
        m_login = {};
        // Refused without it, and then asked again with it.
        ask(kStatus, {}, heard);
        return heard;
    }
    const Result<QJsonObject> request = parseJsonObject(message.payload, kLimits);
    if (message.topic != topics.rpc || !request)
        return fail(ErrorCode::Unsupported, Error::tr("It cannot be told this from here"));
    ask((*request)[QLatin1String("method")].toString(), (*request)[QLatin1String("params")], heard, number);
    return heard;
}

} // namespace

std::unique_ptr<Conversation> makeShellyConversation(const Conversation::PasswordOf &passwordOf)
{
    return std::make_unique<ShellyConversation>(passwordOf);
}

} // namespace hearth::bridge
