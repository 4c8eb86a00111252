// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-demo-home: seven made-up appliances that speak real MQTT, for demonstrations and tests.

#include "packaging/demo/home/demo_home.h"
#include "resources/base/log.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    hearth::startLogging(QStringLiteral("demo-home"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("host"), QStringLiteral("Broker."), QStringLiteral("H"),
          QStringLiteral("127.0.0.1")},
         {QStringLiteral("port"), QStringLiteral("Port."), QStringLiteral("P"), QStringLiteral("1883")},
         {QStringLiteral("user"), QStringLiteral("Account."), QStringLiteral("U"), QStringLiteral("demo")},
         {QStringLiteral("password-file"), QStringLiteral("First line: password."), QStringLiteral("F")},
         {QStringLiteral("speed"), QStringLiteral("60: a minute in a second."), QStringLiteral("N"),
          QStringLiteral("1")}});
    parser.process(application);

    hearth::bridge::MqttSettings settings;
    settings.host = parser.value(QStringLiteral("host"));
    settings.port = parser.value(QStringLiteral("port")).toUShort();
    settings.user = parser.value(QStringLiteral("user"));
    const double speed = parser.value(QStringLiteral("speed")).toDouble();
    QFile file(parser.value(QStringLiteral("password-file")));
    if (settings.port == 0 || speed <= 0 || !file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "hearth-demo-home: needs --port, --password-file and a --speed above 0\n");
        return 2;
    }
    settings.password = file.readLine().trimmed();
    hearth::demo::DemoHome home(std::move(settings), speed);
    home.start();
    return QCoreApplication::exec();
}
