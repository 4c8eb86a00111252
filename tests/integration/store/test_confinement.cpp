// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a confined program can reach, tried from inside, started by an ordinary user as hearthd is.

#include "store/run/confinement.h"
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hearth;
using namespace hearth::store;

class TestConfinement : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Root cannot play an ordinary user, so it becomes one first.
    static ProcessStart asOrdinaryUser(ProcessStart start)
    {
        if (::geteuid() != 0)
            return start;
        start.arguments.prepend(start.program);
        start.arguments =
            QStringList{"--reuid", "65534", "--regid", "65534", "--clear-groups", "--"} + start.arguments;
        start.program = QStringLiteral("/usr/bin/setpriv");
        return start;
    }

    struct Outcome {
        QString how;
        QString output;
    };

    Outcome runInside(const Confinement &confinement, const QString &script)
    {
        auto start = confine(confinement, QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script});
        if (!start)
            return {start.error().message, {}};
        start->logFile = m_folder.filePath(QStringLiteral("log"));
        QFile::remove(start->logFile);
        auto process = Process::start(asOrdinaryUser(*start));
        if (!process)
            return {process.error().message, {}};
        QSignalSpy ended(process->get(), &Process::ended);
        if (!ended.wait(20000)) {
            (*process)->signalGroup(SIGKILL);
            return {QStringLiteral("did not end"), {}};
        }
        QFile log(start->logFile);
        const bool opened = log.open(QIODevice::ReadOnly);
        return {ended.first().first().toString(),
                opened ? QString::fromUtf8(log.readAll()).trimmed() : QString()};
    }

    /// Starts a program that writes its output into a bound folder, and waits for the file to appear.
    Result<std::unique_ptr<Process>> startBeacon(const QString &folder)
    {
        Confinement confinement;
        confinement.binds = {{folder, QStringLiteral("/out"), true}};
        auto start =
            confine(confinement, QStringLiteral("/usr/bin/setsid"),
                    {QStringLiteral("--wait"), QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                     QStringLiteral("mkfifo /out/pipe; echo up > /out/up; exec 3<>/out/pipe; read x <&3")});
        if (!start)
            return std::unexpected(start.error());
        return Process::start(asOrdinaryUser(*start));
    }

    /// Whether somebody holds the fifo open for reading: the kernel says ENXIO when nobody does.
    static bool beaconIsLit(const QString &folder)
    {
        const int fd =
            ::open(QFile::encodeName(folder + "/pipe").constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            ::close(fd);
        return fd >= 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        ::chmod(QFile::encodeName(m_folder.path()).constData(), 0777);
    }

    void seesOnlyTheSystemAndWhatItWasGranted()
    {
        const QString granted = m_folder.filePath(QStringLiteral("granted"));
        QVERIFY(QDir().mkpath(granted));
        ::chmod(QFile::encodeName(granted).constData(), 0777);
        QFile file(granted + "/hello");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        Confinement confinement;
        confinement.binds = {{granted, QStringLiteral("/app"), false}};

        const Outcome outcome = runInside(confinement, QStringLiteral("cat /app/hello; echo; ls /"));
        QCOMPARE(outcome.output.split('\n').first(), QStringLiteral("hello"));
        const QStringList top = outcome.output.split('\n').mid(1);
        for (const QString &name : top)
            QVERIFY2(QStringList({"app", "bin", "dev", "etc", "lib", "lib64", "proc", "sbin", "tmp", "usr"})
                         .contains(name),
                     qPrintable(name));
        QVERIFY(runInside(confinement, QStringLiteral("cat /etc/passwd")).how !=
                QLatin1String("ended with 0"));
        QVERIFY(runInside(confinement, QStringLiteral("ls /root /home")).how !=
                QLatin1String("ended with 0"));
        QVERIFY(runInside(confinement, "cat " + granted + "/hello").how != QLatin1String("ended with 0"));
        QVERIFY(runInside(confinement, QStringLiteral("echo x > /app/new")).how !=
                QLatin1String("ended with 0"));
        QVERIFY(runInside(confinement, QStringLiteral("echo x > /usr/new")).how !=
                QLatin1String("ended with 0"));
        QVERIFY(!QFile::exists(granted + "/new"));
    }

    void writesWhereItMayAndNowhereElse()
    {
        const QString data = m_folder.filePath(QStringLiteral("data"));
        QVERIFY(QDir().mkpath(data));
        ::chmod(QFile::encodeName(data).constData(), 0777);
        Confinement confinement;
        confinement.binds = {{data, QStringLiteral("/data"), true}};
        QCOMPARE(runInside(confinement, QStringLiteral("echo kept > /data/file")).how,
                 QStringLiteral("ended with 0"));
        QVERIFY(QFile::exists(data + "/file"));
    }

    void hasNoNetworkUnlessItIsShared()
    {
        const QString devices = QStringLiteral("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '");
        QCOMPARE(runInside({}, devices).output, QStringLiteral("lo"));
        Confinement shared;
        shared.network = true;
        QFile ours(QStringLiteral("/proc/net/dev"));
        QVERIFY(ours.open(QIODevice::ReadOnly));
        const qsizetype count = ours.readAll().trimmed().split('\n').size() - 2;
        QCOMPARE(runInside(shared, devices).output.split('\n').size(), count);
    }

    void systemCallsAroundTheSandboxAreRefused()
    {
        QVERIFY(runInside({}, QStringLiteral("unshare -U true")).how != QLatin1String("ended with 0"));
        QVERIFY(runInside({}, QStringLiteral("mount -t tmpfs none /tmp")).how !=
                QLatin1String("ended with 0"));
        QCOMPARE(
            runInside({}, QStringLiteral(
                              "grep -E '^(Seccomp|NoNewPrivs|CapEff):' /proc/self/status | tr -d '\\t '"))
                .output,
            QStringLiteral("CapEff:0000000000000000\nNoNewPrivs:1\nSeccomp:2"));
    }

    void chromiumsOwnSandboxMayNestInTheProfileForIt()
    {
        Confinement web;
        web.userNamespaces = true;
        const Outcome nested = runInside(web, QStringLiteral("unshare -U true"));
        QVERIFY2(nested.how == QLatin1String("ended with 0"), qPrintable(nested.output));
    }

    void environmentIsOnlyWhatWasGiven()
    {
        qputenv("HEARTH_SECRET", "1");
        Confinement confinement;
        confinement.environment = {QStringLiteral("HELLO=a=b c")};
        const QString names = runInside(confinement, QStringLiteral("env | sort")).output;
        QVERIFY(names.contains(QLatin1String("HELLO=a=b c")));
        QVERIFY(!names.contains(QLatin1String("HEARTH_SECRET")));
        confinement.environment = {QStringLiteral("broken")};
        QCOMPARE(confine(confinement, QStringLiteral("/bin/true"), {}).error().code, ErrorCode::Invalid);
    }

    void limitsHold()
    {
        Confinement confinement;
        confinement.openFiles = 77;
        confinement.processes = 4;
        confinement.memoryBytes = 256 * 1024 * 1024;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        const QString expected = QStringLiteral("77\nunlimited"); // they could not start
#else
        const QString expected = QStringLiteral("77\n262144");
#endif
        QCOMPARE(runInside(confinement, QStringLiteral("ulimit -n; ulimit -v")).output, expected);
        const Outcome forks = runInside(
            confinement, QStringLiteral("for i in 1 2 3 4 5 6 7 8; do sleep 60 & done; kill -9 -1"));
        QVERIFY2(forks.output.contains(QLatin1String("fork")), qPrintable(forks.output));
    }

    void inheritsOnlyTheDescriptorsItWasGiven()
    {
        QFile file(m_folder.filePath(QStringLiteral("passed")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("through");
        file.flush();
        file.seek(0);
        auto start =
            confine({}, QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("cat <&5; ls /proc/self/fd | tr '\\n' ' '")});
        QVERIFY(start);
        start->descriptors.push_back({file.handle(), 5});
        start->logFile = m_folder.filePath(QStringLiteral("fds"));
        auto process = Process::start(asOrdinaryUser(*start));
        QVERIFY(process);
        QSignalSpy ended(process->get(), &Process::ended);
        QVERIFY(ended.wait(20000));
        QFile log(start->logFile);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QCOMPARE(log.readAll().trimmed(), QByteArray("through0 1 2 3 5"));
    }

    void killingTheGroupOrTheStartedProcessEndsTheInside_data()
    {
        QTest::addColumn<bool>("group");
        QTest::newRow("group") << true;
        QTest::newRow("startedProcessAlone") << false;
    }

    void killingTheGroupOrTheStartedProcessEndsTheInside()
    {
        QFETCH(bool, group);
        QTemporaryDir out;
        ::chmod(QFile::encodeName(out.path()).constData(), 0777);
        auto process = startBeacon(out.path());
        QVERIFY(process);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out.path() + "/up") && beaconIsLit(out.path()), 20000);
        const auto pid = static_cast<pid_t>((*process)->identity().pid);
        process->reset(); // nobody watches any more: only the kernel can clean up
        QVERIFY(beaconIsLit(out.path()));
        QCOMPARE(::kill(group ? -pid : pid, SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!beaconIsLit(out.path()), 10000);
    }

    void outlivesTheOneWhoStartedIt()
    {
        QTemporaryDir out;
        ::chmod(QFile::encodeName(out.path()).constData(), 0777);
        int report[2];
        QCOMPARE(::pipe2(report, O_CLOEXEC), 0);
        const pid_t starter = ::fork();
        QVERIFY(starter >= 0);
        if (starter == 0) {
            // A hearthd that starts the program and is killed.
            const auto process = startBeacon(out.path());
            const pid_t inner = process ? static_cast<pid_t>((*process)->identity().pid) : 0;
            [[maybe_unused]] const ssize_t written = ::write(report[1], &inner, sizeof inner);
            ::kill(::getpid(), SIGKILL);
        }
        ::close(report[1]);
        pid_t started = 0;
        QCOMPARE(::read(report[0], &started, sizeof started), static_cast<ssize_t>(sizeof started));
        ::close(report[0]);
        QVERIFY(started > 0);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out.path() + "/up") && beaconIsLit(out.path()), 20000);
        auto identity = ProcessIdentity::of(started);
        QVERIFY(identity);
        auto adopted = Process::adopt(*identity);
        QVERIFY(adopted);
        (*adopted)->signalGroup(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!beaconIsLit(out.path()), 10000);
    }
};

QTEST_GUILESS_MAIN(TestConfinement)
#include "test_confinement.moc"
