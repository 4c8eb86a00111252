// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/wled/wled_dialect.h"
#include <QHash>
#include <QJsonArray>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLargestXml = 16 * 1024;
constexpr qsizetype kLongestName = 64;
constexpr int kBrightest = 255;
constexpr int kMostPresets = 250; // WLED documentation, "Presets"

/// `own`: by default its device topic's second level, the last half of its network address.
Result<DiscoveryMessage> announceWled(const QString &source, const QString &own, const QString &name,
                                      QJsonObject message)
{
    message.insert(
        QStringLiteral("device"),
        QJsonObject{{QStringLiteral("identifiers"), QJsonArray{QStringLiteral("wled-") + own}},
                    {QStringLiteral("name"), name.isEmpty() ? QStringLiteral("WLED ") + own : name},
                    {QStringLiteral("model"), QStringLiteral("WLED light")},
                    {QStringLiteral("manufacturer"), QStringLiteral("WLED")}});
    return announce(source, message);
}

class WledDialect final : public Dialect
{
public:
    [[nodiscard]] QStringList filters() const override
    {
        return {QStringLiteral("wled/+/status"), QStringLiteral("wled/+/v")};
    }
    [[nodiscard]] bool listensTo(const QString &topic) const override
    {
        return topic.startsWith(QLatin1String("wled/")) &&
               (topic.endsWith(QLatin1String("/status")) || topic.endsWith(QLatin1String("/v")));
    }
    Result<Heard> hear(const MqttMessage &message) override;

private:
    QHash<QString, QString> m_names; // by base; those that were announced
};

Result<Dialect::Heard> WledDialect::hear(const MqttMessage &message)
{
    const QString base = message.topic.section(QLatin1Char('/'), 0, 1);
    Heard heard;
    if (message.payload.isEmpty()) {
        m_names.remove(base);
        heard.announced.push_back({base, {}, {}});
        return heard;
    }
    const bool isXml = message.topic.endsWith(QLatin1String("/v"));
    const QString name = isXml ? wledName(message.payload) : m_names.value(base);
    if (isXml ? name.isEmpty() : message.payload != "online" && message.payload != "offline")
        return fail(ErrorCode::Invalid, QStringLiteral("not what a WLED says"));
    if (m_names.contains(base) && m_names.value(base) == name)
        return heard;
    if (!m_names.contains(base) && m_names.size() >= qsizetype{kMostKnown})
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 of them").arg(kMostKnown));
    Result<DiscoveryMessage> read = readWled(base, name);
    if (!read)
        return std::unexpected(read.error());
    m_names.insert(base, name);
    heard.announced.push_back(std::move(*read));
    return heard;
}

} // namespace

QString wledName(const QByteArray &xml)
{
    const qsizetype from = xml.indexOf("<ds>");
    const qsizetype until = xml.indexOf("</ds>", from);
    if (from < 0 || until < 0 || xml.size() > kLargestXml)
        return {};
    QString name = QString::fromUtf8(xml.mid(from + 4, until - from - 4));
    for (const auto &[entity, letter] : {std::pair{"&lt;", '<'},
                                         {"&gt;", '>'},
                                         {"&quot;", '"'},
                                         {"&apos;", '\''},
                                         {"&amp;", '&'}}) // the last: what it gives is read no further
        name.replace(QLatin1String(entity), QString(QLatin1Char(letter)));
    return name.simplified().left(kLongestName);
}

Result<DiscoveryMessage> readWled(const QString &base, const QString &name)
{
    const auto topic = [&base](const char *end) { return base + QLatin1Char('/') + QLatin1String(end); };
    const QString own = base.section(QLatin1Char('/'), 1);
    const QJsonObject light{
        {QStringLiteral("platform"), QStringLiteral("light")},
        {QStringLiteral("command_topic"), base},
        {QStringLiteral("state_topic"), topic("g")},
        {QStringLiteral("state_value_template"), QStringLiteral("{{ 'OFF' if value == '0' else 'ON' }}")},
        {QStringLiteral("brightness_command_topic"), base},
        {QStringLiteral("brightness_state_topic"), topic("g")},
        // What it had when it goes off is what it has when it comes back.
        {QStringLiteral("brightness_value_template"), QStringLiteral("{{ value if value != '0' else '' }}")},
        {QStringLiteral("brightness_scale"), kBrightest}};
    const QJsonObject preset{
        {QStringLiteral("platform"), QStringLiteral("number")},
        {QStringLiteral("name"), QStringLiteral("Preset")},
        {QStringLiteral("command_topic"), topic("api")},
        {QStringLiteral("command_template"), QStringLiteral(R"({"ps": {{ value | int }}})")},
        {QStringLiteral("state_topic"), topic("v")},
        {QStringLiteral("value_template"),
         QStringLiteral("{{ value.split('<ps>')[1].split('</ps>')[0] | int }}")},
        {QStringLiteral("min"), 0},
        {QStringLiteral("max"), kMostPresets}};
    return announceWled(base, own, name,
                        {{QStringLiteral("availability_topic"), topic("status")},
                         {QStringLiteral("components"), QJsonObject{{QStringLiteral("light"), light},
                                                                    {QStringLiteral("preset"), preset}}}});
}

WledTopics wledTopics(const QString &digits)
{
    const auto below = [&](const char *end) { return QStringLiteral("wled/") + digits + QLatin1String(end); };
    return {below("/online"), below("/state"), below("/json"), below("/effect"), below("/preset")};
}

Result<DiscoveryMessage> readWledJson(const QString &digits, const QString &name, const QStringList &effects,
                                      const QStringList &presets)
{
    const WledTopics topics = wledTopics(digits);
    QJsonObject components{{QStringLiteral("light"),
                            QJsonObject{{QStringLiteral("platform"), QStringLiteral("light")},
                                        {QStringLiteral("command_topic"), topics.api},
                                        {QStringLiteral("payload_on"), QStringLiteral(R"({"on":true})")},
                                        {QStringLiteral("payload_off"), QStringLiteral(R"({"on":false})")},
                                        {QStringLiteral("state_on"), QStringLiteral("ON")},
                                        {QStringLiteral("state_off"), QStringLiteral("OFF")},
                                        {QStringLiteral("state_topic"), topics.state},
                                        {QStringLiteral("state_value_template"),
                                         QStringLiteral("{{ 'ON' if value_json.state.on else 'OFF' }}")},
                                        {QStringLiteral("brightness_command_topic"), topics.api},
                                        {QStringLiteral("brightness_command_template"),
                                         QStringLiteral(R"({"on":true,"bri":{{ value | int }}})")},
                                        {QStringLiteral("brightness_state_topic"), topics.state},
                                        {QStringLiteral("brightness_value_template"),
                                         QStringLiteral("{{ value_json.state.bri }}")},
                                        {QStringLiteral("brightness_scale"), kBrightest}}}};
    for (const auto &[key, label, topic, options] : {std::tuple{"effect", "Effect", topics.effect, effects},
                                                     {"preset", "Preset", topics.preset, presets}}) {
        if (!options.isEmpty())
            components.insert(QLatin1String(key),
                              QJsonObject{{QStringLiteral("platform"), QStringLiteral("select")},
                                          {QStringLiteral("name"), QLatin1String(label)},
                                          {QStringLiteral("command_topic"), topic},
                                          {QStringLiteral("state_topic"), topic},
                                          {QStringLiteral("options"), QJsonArray::fromStringList(options)}});
    }
    return announceWled(QStringLiteral("wled/") + digits, digits, name,
                        {{QStringLiteral("availability_topic"), topics.online},
                         {QStringLiteral("payload_available"), QStringLiteral("true")},
                         {QStringLiteral("payload_not_available"), QStringLiteral("false")},
                         {QStringLiteral("components"), components}});
}

std::unique_ptr<Dialect> makeWledDialect()
{
    return std::make_unique<WledDialect>();
}

} // namespace hearth::bridge
