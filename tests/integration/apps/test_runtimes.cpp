// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What an app of each runtime is given and what it cannot reach, seen from inside by a native app.

#include "store/run/runtimes.h"
#include "tests/integration/apps/app_folder.h"
#include <QSet>
#include <QSignalSpy>

using namespace hearth;
using namespace hearth::store;
using hearth::test::AppFolder;

class TestRuntimes : public QObject
{
    Q_OBJECT

    static InstalledApp installed(const AppFolder &folder, const QJsonObject &manifest)
    {
        return {QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(), manifest};
    }
    static AppSeat seat(const AppFolder &folder)
    {
        return {
            folder.run(), QStringLiteral("secret-token"), {1280, 720}, QStringLiteral(HEARTH_BIN_DIR), {}};
    }

private Q_SLOTS:
    void everyTypeOfTheManifestHasOneRow()
    {
        QSet<QString> types;
        for (const Runtime &runtime : runtimes())
            types.insert(QLatin1String(runtime.type));
        QCOMPARE(qsizetype(runtimes().size()), types.size());
        QCOMPARE(types, QSet<QString>({typeName(AppType::Native), typeName(AppType::Web)}));
    }

    void aTypeWithoutARowIsRefused()
    {
        AppFolder folder;
        const auto start = startOf(installed(folder, {{"type", "java"}, {"main", "x"}}), seat(folder));
        QVERIFY(!start);
        QCOMPARE(start.error().code, ErrorCode::Unsupported);
    }

    void aProgramOutsideTheAppIsRefused()
    {
        AppFolder folder;
        QVERIFY(!startOf(installed(folder, {{"type", "native"}, {"main", "../../../bin/sh"}}), seat(folder)));
    }

    void aNativeAppReachesItsOwnThingsAndNothingElse()
    {
        qputenv("HEARTH_SECRET", "hearthd's own");
        AppFolder folder;
        QFile witness(QStringLiteral(CONFINED_WITNESS));
        QVERIFY(witness.open(QIODevice::ReadOnly));
        folder.add(QStringLiteral("witness"), witness.readAll(), true);
        const InstalledApp app = installed(folder, folder.writeManifest("native", "witness"));

        auto start = startOf(app, seat(folder));
        QVERIFY2(start, qPrintable(start ? QString() : start.error().message));
        start->logFile = folder.root() + QStringLiteral("/log");
        auto process = Process::start(AppFolder::asOrdinaryUser(*start));
        QVERIFY(process);
        QSignalSpy ended(process->get(), &Process::ended);
        QVERIFY(ended.wait(20000));

        QFile report(folder.data() + QStringLiteral("/witness"));
        QVERIFY2(report.open(QIODevice::ReadOnly), qPrintable(ended.first().first().toString()));
        QCOMPARE(
            QString::fromUtf8(report.readAll()),
            QStringLiteral("passwd 0\nmachine 0\nown 1\nappWrite 0\nrunWrite 0\nconnect 0\ninterfaces 1\n"
                           "home /data\nscreen /run/hearth/wayland-0\ntoken secret-token\noutput 1280x720\n"
                           "secret \nuser 1000\n"));
    }
};

QTEST_GUILESS_MAIN(TestRuntimes)
#include "test_runtimes.moc"
