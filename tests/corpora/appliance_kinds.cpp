// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/command.h"
#include "bridge/appliances/mqtt/abbreviations.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/discovery.h"
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/template.h"
#include "bridge/appliances/templates/json_text.h"
#include "resources/base/json.h"
#include "tests/corpora/kinds.h"
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace hearth::corpora
{

namespace
{

using bridge::Template;
using bridge::TemplateInput;
using templates::Value;

using States = QHash<QPair<QString, int>, QByteArray>; // by topic and number

/// A member of a line of JSON, types and order as written. Absent where there is none.
Value memberOf(const QJsonObject &line, const char *name)
{
    const auto whole = templates::parseJson(line[QLatin1String("raw")].toString().toStdString());
    const std::u32string key = templates::widened(name);
    const Value *const found = whole ? whole->dict().find(Value::string(key)) : nullptr;
    return found == nullptr ? Value() : *found;
}

/// What a template makes of its input: the text, or {"error": name}.
QJsonValue rendered(const QString &text, const TemplateInput &input)
{
    const Result<Template> read = Template::parse(text);
    const Result<QString> result = read ? read->render(input) : std::unexpected(read.error());
    if (result)
        return *result;
    return QJsonObject{{QStringLiteral("error"), result.error().message.section(QLatin1Char(':'), 0, 0)},
                       {QStringLiteral("message"), result.error().message}};
}

bool isExpected(const QJsonObject &expectation, const QJsonValue &got)
{
    if (expectation.contains(QLatin1String("error")))
        return got[QLatin1String("error")] == expectation[QLatin1String("error")];
    return got == expectation[QLatin1String("expect")];
}

TemplateInput inputOf(const Value &vars)
{
    TemplateInput input = TemplateInput::ofCommand({});
    if (!vars.is(templates::Type::Dict))
        return input;
    for (const templates::DictObject::Entry &entry : vars.dict().entries)
        input.set(templates::toQString(entry.key.text()), entry.value);
    return input;
}

void readTemplates(const QList<QJsonObject> &file, Tally &tally)
{
    for (const QJsonObject &line : file) {
        if (!line.contains(QLatin1String("template")) || line.contains(QLatin1String("kind")))
            continue;
        const QString payload = line[QLatin1String("payload")].toString();
        const QJsonValue got =
            rendered(line[QLatin1String("template")].toString(), line.contains(QLatin1String("vars"))
                                                                     ? inputOf(memberOf(line, "vars"))
                                                                     : TemplateInput(payload.toUtf8()));
        if (isExpected(line, got))
            tally.equal();
        else
            tally.wrong(line, got);
    }
}

/// The bytes of a state message. One that is a text is sent as that text.
QByteArray payloadOf(const QJsonObject &state)
{
    const QJsonValue payload = state[QLatin1String("payload")];
    if (payload.isString())
        return payload.toString().toUtf8();
    // The member's own text, so that the order of its keys stays.
    const QString raw = state[QLatin1String("raw")].toString();
    const qsizetype from = raw.indexOf(QLatin1String("\"payload\":")) + 10;
    const qsizetype to = raw.lastIndexOf(QLatin1String(",\"state\":"));
    return raw.mid(from, to - from).toUtf8();
}

States statesOf(const QList<QJsonObject> &file)
{
    States states;
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] == QLatin1String("state"))
            states.insert({line[QLatin1String("topic")].toString(), line[QLatin1String("state")].toInt()},
                          payloadOf(line));
    }
    return states;
}

QString templateOf(const QJsonObject &payload, const QString &key)
{
    if (key == QLatin1String("availability.value_template"))
        return payload[QLatin1String("availability")][0][QLatin1String("value_template")].toString();
    return payload[key].toString();
}

/// The first test that is not equal, with what came out; null when all are.
QJsonValue firstWrong(const QJsonObject &line, const States &states)
{
    const QJsonObject payload = line[QLatin1String("payload")].toObject();
    for (const QJsonValue &one : line[QLatin1String("tests")].toArray()) {
        const QJsonObject test = one.toObject();
        const QString text = templateOf(payload, test[QLatin1String("key")].toString());
        const QPair<QString, int> state{test[QLatin1String("topic")].toString(),
                                        test[QLatin1String("state")].toInt()};
        const QJsonObject vars = test[QLatin1String("vars")].toObject();
        const QJsonValue got =
            vars.isEmpty() ? rendered(text, TemplateInput(states.value(state)))
                           : rendered(text, inputOf(*templates::parseJson(toJson(vars).toStdString())));
        if (!isExpected(test, got))
            return QJsonObject{{QStringLiteral("test"), test}, {QStringLiteral("got"), got}};
    }
    return QJsonValue::Null;
}

/// Why an entity is no working capability; empty when it is one: it shows, what is read of it arrives in its
/// state, and each command that it offers is a message.
QString idle(bridge::Entity &entity, const QJsonObject &line, const States &states)
{
    bool isTold = false;
    bool isShown = false;
    const auto composed = [&] { return bridge::compose(QStringLiteral("mqtt:it"), {&entity}); };
    for (const QJsonValue &one : line[QLatin1String("tests")].toArray()) {
        const QString topic = one[QLatin1String("topic")].toString();
        const bool isState = std::ranges::any_of(
            entity.inputs, [&](const bridge::EntityInput &input) { return input.topic == topic; });
        const QByteArray payload = states.value({topic, one[QLatin1String("state")].toInt()});
        const QString expected = one[QLatin1String("expect")].toString();
        if (!isState || payload.isEmpty())
            continue;
        isTold = isTold || (!expected.isEmpty() && expected != QLatin1String("None"));
        entity.accept(topic, TemplateInput(payload), false);
        isShown = isShown || std::ranges::any_of(composed().appliance.capabilities,
                                                 [](const auto &part) { return !part.state.isEmpty(); });
    }
    const bridge::Composed whole = composed();
    if (whole.appliance.capabilities.empty())
        return QStringLiteral("no capability");
    for (const bridge::Capability &capability : whole.appliance.capabilities) {
        for (const auto &[command, example] : bridge::offeredCommands(capability)) {
            if (Done may = bridge::checkCommand(whole.appliance, capability, command, example); !may)
                return may.error().message;
            if (auto sent = bridge::publicationFor(entity, capability, command, example); !sent)
                return capability.id + QLatin1Char(' ') + command + QLatin1String(": ") +
                       sent.error().message;
        }
    }
    return isTold && !isShown && !entity.isEvent() ? QStringLiteral("its state does not arrive") : QString();
}

/// What is wrong about how the message is understood; empty when nothing is.
QString misunderstood(const QJsonObject &line, const States &states)
{
    const QString topic = line[QLatin1String("topic")].toString();
    const QJsonObject payload = line[QLatin1String("payload")].toObject();
    Result<bridge::DiscoveryMessage> read = bridge::readDiscovery(topic, toJson(payload));
    if (line.contains(QLatin1String("invalid_topic")))
        return read ? QStringLiteral("the topic is taken though it is invalid") : QString();
    if (!read)
        return read.error().message;
    if (!read->skipped.isEmpty())
        return read->skipped.first();
    for (bridge::Entity &entity : read->entities) {
        if (!entity.problems.isEmpty())
            return entity.problems.first();
        if (const QString why = idle(entity, line, states); !why.isEmpty())
            return why;
    }
    return {};
}

/// Why a message is no capability, and rightly so.
QString leftOut(const QJsonObject &line)
{
    const QJsonObject config = bridge::expandAbbreviations(line[QLatin1String("payload")].toObject());
    const QString enabled = config[QLatin1String("enabled_by_default")].toVariant().toString();
    return enabled.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0
               ? QStringLiteral("its publisher has it disabled")
               : QString();
}

/// Whether nothing at all came of it.
bool isEmpty(const QJsonObject &line)
{
    const auto read = bridge::readDiscovery(line[QLatin1String("topic")].toString(),
                                            toJson(line[QLatin1String("payload")].toObject()));
    return read && read->entities.empty() && read->skipped.isEmpty();
}

void readDiscovery(const QList<QJsonObject> &file, Tally &tally)
{
    const States states = statesOf(file);
    for (const QJsonObject &line : file) {
        if (line[QLatin1String("kind")] != QLatin1String("discovery"))
            continue;
        if (line[QLatin1String("topic")].toString().startsWith(QLatin1String("tasmota/"))) {
            tally.onPurpose(QStringLiteral("Tasmota's own format, not Home Assistant's discovery"));
            continue;
        }
        const QString problem = misunderstood(line, states);
        const QJsonValue wrong = problem.isEmpty() ? firstWrong(line, states) : QJsonValue(problem);
        const QString reason = leftOut(line);
        if (!wrong.isNull())
            tally.wrong(line, wrong);
        else if (!isEmpty(line))
            tally.equal();
        else if (reason.isEmpty())
            tally.wrong(line, QStringLiteral("no such component is understood"));
        else
            tally.onPurpose(reason);
    }
}

} // namespace

std::span<const Kind> applianceKinds()
{
    static constexpr Kind kKinds[]{
        {"template", &readTemplates}, {"discovery", &readDiscovery}, {"state", nullptr}};
    return kKinds;
}

} // namespace hearth::corpora
