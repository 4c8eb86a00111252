// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/makers/simulated.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("kind"), QStringLiteral("tasmota, shelly, wled or zigbee2mqtt."),
          QStringLiteral("K")},
         {QStringLiteral("port"), QStringLiteral("Of the broker here."), QStringLiteral("P")},
         {QStringLiteral("user"), QStringLiteral("Account."), QStringLiteral("U")},
         {QStringLiteral("topic"), QStringLiteral("Its own topic; else the account."), QStringLiteral("T")},
         {QStringLiteral("password-file"), QStringLiteral("First line: password."), QStringLiteral("F")}});
    parser.process(application);
    const QString kind = parser.value(QStringLiteral("kind"));
    const QString user = parser.value(QStringLiteral("user"));
    const QString topic =
        parser.isSet(QStringLiteral("topic")) ? parser.value(QStringLiteral("topic")) : user;
    const auto appliance = kind == QLatin1String("tasmota")       ? makeSimulatedTasmota(topic)
                           : kind == QLatin1String("shelly")      ? makeSimulatedShelly(topic)
                           : kind == QLatin1String("wled")        ? makeSimulatedWled(topic)
                           : kind == QLatin1String("zigbee2mqtt") ? makeSimulatedZigbee()
                                                                  : nullptr;
    QFile file(parser.value(QStringLiteral("password-file")));
    bridge::MqttSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = parser.value(QStringLiteral("port")).toUShort();
    settings.user = user;
    if (!appliance || settings.port == 0 || !file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "hearth-simulated-maker: needs --kind, --port, --user and --password-file\n");
        return 2;
    }
    settings.password = file.readLine().trimmed();
    settings.will = appliance->lastWill();
    bridge::MqttClient client(settings);
    const Simulated::Say say = [&client](const bridge::MqttMessage &message) { client.publish(message); };
    QObject::connect(&client, &bridge::MqttClient::connected, &client, [&] { appliance->begin(say); });
    QObject::connect(&client, &bridge::MqttClient::received, &client,
                     [&](const bridge::MqttMessage &message) { appliance->hear(message, say); });
    client.subscribe(appliance->listensTo());
    client.start();
    return QCoreApplication::exec();
}
