// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Ember Run, Hearth's native demo game: a confined process that draws through the shell and keeps its state
// in hearthd.

#include "packaging/demo/game/seat.h"
#include "resources/base/log.h"
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    hearth::startLogging(QStringLiteral("ember-run"));
    hearth::demo::Run run;
    hearth::demo::Seat seat(run, qEnvironmentVariable("HEARTH_SOCKET"), qEnvironmentVariable("HEARTH_TOKEN"));
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/game"));
    engine.setInitialProperties({{QStringLiteral("run"), QVariant::fromValue(&run)},
                                 {QStringLiteral("seat"), QVariant::fromValue(&seat)}});
    engine.load(QUrl(QStringLiteral("qrc:/game/EmberRun/Main.qml")));
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}
