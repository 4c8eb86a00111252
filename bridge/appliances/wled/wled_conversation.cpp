// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/wled/wled_conversation.h"
#include "bridge/appliances/wled/wled_dialect.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>
#include <deque>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kLimits{128 * 1024, 12};
constexpr JsonLimits kPresetLimits{256 * 1024, 12};
constexpr qsizetype kMostEffects = 300; // 0.15 has 218
constexpr qsizetype kMostPresets = 250; // WLED documentation, "Presets"
constexpr qsizetype kLongestName = 64;
constexpr size_t kMostOrders = 16;
const QString kEffects = QStringLiteral("/json/eff");
const QString kPresets = QStringLiteral("/presets.json");
const QString kNoPreset = QStringLiteral("–");

/// What it is called, by its number there. One of two of the same name is told and never chosen.
using Names = QMap<int, QString>;

QStringList choicesOf(const Names &names)
{
    QStringList choices = names.values();
    choices.removeDuplicates();
    return choices;
}

class WledConversation final : public Conversation
{
public:
    DirectHeard begin() override
    {
        // It tells by itself when a connection opens; that it tells twice hurts nobody.
        DirectHeard heard;
        heard.says.push_back(R"({"v":true})");
        heard.fetches = {kEffects, kPresets};
        return heard;
    }
    Result<DirectHeard> hear(const QByteArray &message) override;
    Result<DirectHeard> fetched(const QString &path, const Result<QByteArray> &body) override;
    Result<DirectHeard> order(int number, const MqttMessage &message) override;

    [[nodiscard]] QString hardware() const override { return m_hardware; }
    [[nodiscard]] QString onlineTopic() const override { return wledTopics(digits()).online; }

private:
    /// The half that it shows (dialect of MQTT).
    [[nodiscard]] QString digits() const { return m_hardware.right(6); }
    Done identify(const QJsonObject &info, DirectHeard &heard);
    Done announce(DirectHeard &heard);
    void tell(DirectHeard &heard) const;

    QString m_hardware;
    QString m_name;
    QJsonObject m_state;
    qint64 m_presetsChanged = 0; // as it counts
    Names m_effects;
    Names m_presets;
    std::deque<int> m_waiting; // orders, in the order in which they were sent
};

Done WledConversation::identify(const QJsonObject &info, DirectHeard &heard)
{
    const QString mac = plainMac(info[QLatin1String("mac")].toString()).remove(QLatin1Char(':'));
    if (mac.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("it answers like no WLED"));
    if (!m_hardware.isEmpty() && m_hardware != mac)
        return fail(ErrorCode::Invalid, QStringLiteral("it says that it is another one now"));
    const QString name = info[QLatin1String("name")].toString().simplified().left(kLongestName);
    const bool isNew = m_hardware.isEmpty() || name != m_name;
    m_hardware = mac;
    m_name = name;
    const qint64 changed = info[QLatin1String("fs")][QLatin1String("pmt")].toInteger();
    if (const qint64 before = std::exchange(m_presetsChanged, changed); before != 0 && before != changed)
        heard.fetches << kPresets;
    return isNew ? announce(heard) : Done();
}

Done WledConversation::announce(DirectHeard &heard)
{
    Result<DiscoveryMessage> read =
        readWledJson(digits(), m_name, choicesOf(m_effects), choicesOf(m_presets));
    if (!read)
        return std::unexpected(read.error());
    heard.announced = std::move(*read);
    return {};
}

void WledConversation::tell(DirectHeard &heard) const
{
    const WledTopics topics = wledTopics(digits());
    heard.told.emplace_back(topics.online, "true");
    heard.told.emplace_back(topics.state, toJson({{QStringLiteral("state"), m_state}}));
    // The main one's, by its id, which need not be its place.
    const QJsonArray segments = m_state[QLatin1String("seg")].toArray();
    const auto main = std::ranges::find_if(segments, [this](const QJsonValue &one) {
        return one[QLatin1String("id")] == m_state[QLatin1String("mainseg")];
    });
    const QJsonValue segment = main == segments.end() ? segments.at(0) : QJsonValue(*main);
    heard.told.emplace_back(topics.effect, m_effects.value(segment[QLatin1String("fx")].toInt(-1)).toUtf8());
    heard.told.emplace_back(
        topics.preset, m_presets.value(m_state[QLatin1String("ps")].toInt(-1), m_presets.value(-1)).toUtf8());
}

Result<DirectHeard> WledConversation::hear(const QByteArray &message)
{
    const Result<QJsonObject> told = parseJsonObject(message, kLimits);
    if (!told)
        return std::unexpected(told.error());
    DirectHeard heard;
    const bool isState = (*told)[QLatin1String("state")].isObject();
    const bool isRefusal = told->contains(QLatin1String("error"));
    if (isState) {
        const Done known = identify((*told)[QLatin1String("info")].toObject(), heard);
        if (!known)
            return std::unexpected(known.error());
        m_state = (*told)[QLatin1String("state")].toObject();
        tell(heard);
    }
    if (!m_waiting.empty() && (isState || isRefusal || told->contains(QLatin1String("success")))) {
        heard.answered.emplace_back(
            m_waiting.front(), isRefusal
                                   ? fail(ErrorCode::Unsupported,
                                          Error::tr("The appliance refuses: %1")
                                              .arg(QString::number((*told)[QLatin1String("error")].toInt())))
                                   : Done());
        m_waiting.pop_front();
    }
    return heard;
}

Result<DirectHeard> WledConversation::fetched(const QString &path, const Result<QByteArray> &body)
{
    DirectHeard heard;
    if (!body)
        return heard; // it is a light without these
    Names names;
    const auto take = [&names](int number, const QString &name) {
        const QString plain = name.simplified().left(kLongestName);
        if (!plain.isEmpty())
            names.insert(number, plain);
    };
    if (path == kEffects) {
        // An array, which it says as it is; those that this one has not have these names ("JSON API").
        const Result<QJsonObject> read = parseJsonObject("{\"eff\":" + *body + '}', kLimits);
        const QJsonArray all = read.value_or(QJsonObject())[QLatin1String("eff")].toArray();
        for (int i = 0; i < all.size() && names.size() < kMostEffects; ++i) {
            const QString name = all[i].toString().section(QLatin1Char('@'), 0, 0);
            if (name != QLatin1String("RSVD") && name != QLatin1String("-"))
                take(i, name);
        }
        m_effects = names;
    } else {
        const QJsonObject all = parseJsonObject(*body, kPresetLimits).value_or(QJsonObject());
        for (auto one = all.begin(); one != all.end() && names.size() < kMostPresets; ++one) {
            const int number = one.key().toInt();
            if (number > 0 && number <= kMostPresets)
                take(number, one.value()[QLatin1String("n")].toString());
        }
        if (!names.isEmpty())
            names.insert(-1, kNoPreset);
        m_presets = names;
    }
    if (m_hardware.isEmpty())
        return heard;
    if (const Done told = announce(heard); !told)
        return std::unexpected(told.error());
    tell(heard);
    return heard;
}

Result<DirectHeard> WledConversation::order(int number, const MqttMessage &message)
{
    const WledTopics topics = wledTopics(digits());
    const QString text = QString::fromUtf8(message.payload);
    QJsonObject wish;
    if (message.topic == topics.api)
        wish = parseJsonObject(message.payload, kLimits).value_or(QJsonObject());
    else if (message.topic == topics.effect && m_effects.key(text, -1) >= 0)
        wish = {{QStringLiteral("on"), true},
                {QStringLiteral("seg"), QJsonObject{{QStringLiteral("fx"), m_effects.key(text)}}}};
    else if (message.topic == topics.preset && m_presets.key(text, 0) != 0)
        wish = {{QStringLiteral("ps"), m_presets.key(text)}};
    if (wish.isEmpty())
        return fail(ErrorCode::Unsupported, Error::tr("It cannot be told this from here"));
    if (m_waiting.size() >= kMostOrders)
        return fail(ErrorCode::TooLarge, Error::tr("It has not answered to what was asked before"),
                    Error::tr("Try again in a moment"));
    wish.insert(QStringLiteral("v"), true); // and says how it is then
    m_waiting.push_back(number);
    DirectHeard heard;
    heard.says.push_back(toJson(wish));
    return heard;
}

} // namespace

std::unique_ptr<Conversation> makeWledConversation(const Conversation::PasswordOf &)
{
    return std::make_unique<WledConversation>();
}

} // namespace hearth::bridge
