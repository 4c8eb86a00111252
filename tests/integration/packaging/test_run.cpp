// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What packaging/run and hearthd refuse before they start anything: a second one on the same state folder,
// options that do not exist or lack their value. And that the units of a set are what systemd takes.

#include "tests/support/hearthd_fixture.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <sys/file.h>
#include <unistd.h>

using namespace hearth;
using hearth::test::HearthdFixture;

namespace
{

struct Outcome {
    int code = -1;
    QString said;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    // The stage after installing and building, as an ordinary user.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HEARTH_RUN_STAGE"), QStringLiteral("home"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(20000)) {
        process.terminate();
        process.waitForFinished(5000);
        return {-1, QStringLiteral("it went on")};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

const QString kRun = QStringLiteral(HEARTH_SOURCE_DIR "/packaging/run");

} // namespace

class TestRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongOptionsAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("said");
        QTest::newRow("unknown") << QStringList{QStringLiteral("--no-such")} << QStringLiteral("--no-such");
        QTest::newRow("a word") << QStringList{QStringLiteral("films")} << QStringLiteral("films");
        for (const char *option : {"--media", "--state", "--size"})
            QTest::newRow(option) << QStringList{QLatin1String(option)} << QStringLiteral("needs a value");
        QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")}
                              << QStringLiteral("WIDTHxHEIGHT");
        QTest::newRow("no folder") << QStringList{QStringLiteral("--media"), QStringLiteral("/no/films")}
                                   << QStringLiteral("/no/films");
        QTest::newRow("after a good one")
            << QStringList{QStringLiteral("--headless"), QStringLiteral("--stat")}
            << QStringLiteral("--stat");
    }

    void wrongOptionsAreRefused()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, said);
        const Outcome outcome = run(kRun, options);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.said.startsWith(QLatin1String("Hearth: ")), qPrintable(outcome.said));
        QVERIFY2(outcome.said.contains(said), qPrintable(outcome.said));
    }

    void aSecondRunOnOneFolderIsRefused()
    {
        const QTemporaryDir state;
        QVERIFY(QDir(state.path()).mkdir(QStringLiteral("session")));
        // What the first run holds for as long as it lives.
        QFile lock(state.path() + QStringLiteral("/session/lock"));
        QVERIFY(lock.open(QIODevice::ReadWrite));
        QCOMPARE(::flock(lock.handle(), LOCK_EX | LOCK_NB), 0);
        const Outcome outcome =
            run(kRun, {QStringLiteral("--state"), state.path(), QStringLiteral("--headless")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.said.contains(QLatin1String("another Hearth runs with ") + state.path()),
                 qPrintable(outcome.said));
    }

    void aSecondHearthdOnOneFolderIsRefused()
    {
        auto first = HearthdFixture::start({QStringLiteral("--no-broker")});
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        QStringList command{QStringLiteral(HEARTH_BIN_DIR "/hearthd"), QStringLiteral("--state"),
                            (*first)->state(), QStringLiteral("--no-screen"), QStringLiteral("--no-broker")};
        if (::geteuid() == 0) // as the fixture's user
            command = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
                                  QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")} +
                      command;
        const QString program = command.takeFirst();
        const Outcome second = run(program, command);
        QCOMPARE(second.code, 1);
        QVERIFY2(second.said.contains(QLatin1String("Another Hearth runs with ") + (*first)->state()),
                 qPrintable(second.said));
        QVERIFY((*first)->isRunning());
        QVERIFY((*first)->call("system.version"));
    }

    void systemdTakesTheUnits()
    {
        const QTemporaryDir folder;
        const QDir units(QStringLiteral(HEARTH_SOURCE_DIR "/packaging/systemd"));
        QStringList files;
        for (const QString &name : units.entryList(QDir::Files)) {
            QFile from(units.filePath(name));
            QFile to(folder.filePath(name));
            QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly));
            // Nothing is installed here; what is judged is the rest.
            to.write(from.readAll().replace("ExecStart=/usr/libexec/hearth/", "ExecStart=/bin/true "));
            files.append(to.fileName());
        }
        QVERIFY(files.size() >= 3);
        const Outcome judged = run(QStringLiteral("systemd-analyze"),
                                   QStringList{QStringLiteral("verify"), QStringLiteral("--man=no")} + files);
        QVERIFY2(judged.code == 0 && judged.said.isEmpty(), qPrintable(judged.said));
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "test_run.moc"
