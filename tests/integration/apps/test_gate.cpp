// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The only way out of an app's network, tried from inside a confined app. The world is a network of the
// test's own: a namespace with a route to another one, where a public address answers on port 443.

#include "store/run/runtimes.h"
#include "tests/integration/apps/app_folder.h"
#include <QProcess>
#include <QSignalSpy>
#include <csignal>

using namespace hearth;
using namespace hearth::store;
using hearth::test::AppFolder;

namespace
{

// The world's server and its names. 10.9.0.2 is the home's own side of the cable.
constexpr const char *kWorld =
    "set -e\n"
    "d=$(mktemp -d /tmp/hearth-world-XXXXXX)\n"
    "printf '93.184.216.34 granted.test other.test\\n10.9.0.2 home.test\\n127.0.0.1 set.test\\n"
    "93.184.216.35 silent.test\\n' > $d/hosts\n"
    // The barest Debian has no such file to mount over.
    "[ -e /etc/hosts ] || { cp -a /etc $d/etc 2> /dev/null || true; : > $d/etc/hosts; mount --bind $d/etc "
    "/etc; }\n"
    "mount --bind $d/hosts /etc/hosts\n"
    "ip link set lo up\n"
    "mkdir $d/site; printf 'the word is out\\n' > $d/site/word\n"
    "mkfifo $d/ready\n"
    "unshare --net sh -c 'echo $$ > '$d'/ready; exec sleep 100' > /dev/null 2>&1 & world=$!\n"
    "trap 'set +e; kill $world $server; rm -rf $d 2> /dev/null; true' EXIT\n"
    "read -r pid < $d/ready\n"
    "ip link add cable type veth peer name plug netns $pid\n"
    "ip addr add 10.9.0.1/30 dev cable; ip link set cable up\n"
    "there() { nsenter --target $pid --net \"$@\"; }\n"
    "there ip link set lo up; there ip addr add 10.9.0.2/30 dev plug; there ip link set plug up\n"
    "there ip addr add 93.184.216.34/32 dev lo\n"
    "ip route add 93.184.216.0/24 via 10.9.0.2\n"
    "nsenter --target $pid --net python3 -m http.server --bind 93.184.216.34 --directory $d/site 443 > "
    "$d/log 2>&1 & server=$!\n"
    "for i in $(seq 50); do there sh -c 'ss -ltn | grep -q :443' && break; sleep 0.1; done\n"
    "\"$@\"\n";

} // namespace

class TestGate : public QObject
{
    Q_OBJECT

    static QString contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void anAppReachesWhatItWasGrantedAndNothingElse()
    {
        AppFolder folder;
        folder.add(
            QStringLiteral("main.py"),
            contentOf(QStringLiteral(HEARTH_SOURCE_DIR "/tests/integration/apps/gate_app.py")).toUtf8(),
            true);
        const InstalledApp app{QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(),
                               folder.writeManifest("native", "main.py",
                                                    {"network:granted.test", "network:home.test",
                                                     "network:set.test", "network:silent.test"})};
        auto start = startOf(
            app, {folder.run(), QStringLiteral("t"), {1280, 720}, QStringLiteral(HEARTH_BIN_DIR), {}});
        QVERIFY2(start, qPrintable(start ? QString() : start.error().message));
        start->logFile = folder.root() + QStringLiteral("/log");
        auto process = Process::start(*start);
        QVERIFY(process);
        QSignalSpy ended(process->get(), &Process::ended);
        QVERIFY2(ended.wait(40000), qPrintable(contentOf(start->logFile)));

        QCOMPARE(
            contentOf(folder.data() + QStringLiteral("/report")),
            QStringLiteral("granted.test:443 200 Connection established / the word is out\n"
                           "granted.test:22 403 Forbidden / The app's manifest does not name this host.\n"
                           "other.test:443 403 Forbidden / The app's manifest does not name this host.\n"
                           "home.test:443 403 Forbidden / This host lies in the home.\n"
                           "set.test:443 403 Forbidden / This host lies in the home.\n"
                           "93.184.216.34:443 403 Forbidden / The app's manifest does not name this host.\n"
                           "127.0.0.1:443 403 Forbidden / The app's manifest does not name this host.\n"
                           "silent.test:443 502 Bad Gateway / This host does not answer.\n"
                           "get 405 Method Not Allowed / Only CONNECT leads out: use https.\n"
                           "garbage 400 Bad Request / This is no HTTP request.\n"
                           "long 400 Bad Request / This is no HTTP request.\n"
                           "direct unreachable\n"));
        const QString log = contentOf(start->logFile);
        QVERIFY2(log.contains(QLatin1String("gate: other.test:443 is not granted")), qPrintable(log));
        QVERIFY2(log.contains(QLatin1String("gate: home.test lies in the home")), qPrintable(log));
    }

    void theAppEndsWithItsGate()
    {
        AppFolder folder;
        folder.add(QStringLiteral("main.sh"),
                   "#!/bin/sh\nwhile :; do date +%N > /data/beat; sleep 0.05; done\n", true);
        const InstalledApp app{QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(),
                               folder.writeManifest("native", "main.sh", {"network:granted.test"})};
        auto start = startOf(
            app, {folder.run(), QStringLiteral("t"), {1280, 720}, QStringLiteral(HEARTH_BIN_DIR), {}});
        QVERIFY(start);
        auto process = Process::start(*start);
        QVERIFY(process);
        const QString beat = folder.data() + QStringLiteral("/beat");
        QTRY_VERIFY_WITH_TIMEOUT(!contentOf(beat).isEmpty(), 10000);
        QSignalSpy ended(process->get(), &Process::ended);
        ::kill(static_cast<pid_t>((*process)->identity().pid), SIGKILL); // the gate alone, not its group
        QTRY_VERIFY(!ended.isEmpty());
        QTest::qWait(300);
        const QString last = contentOf(beat);
        QTest::qWait(500);
        QCOMPARE(contentOf(beat), last);
    }
};

/// Run by itself, it makes its world and runs again inside it.
int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("HEARTH_TEST_WORLD")) {
        qputenv("HEARTH_TEST_WORLD", "1");
        QStringList command{
            QStringLiteral("unshare"), QStringLiteral("--user"),    QStringLiteral("--map-root-user"),
            QStringLiteral("--net"),   QStringLiteral("--mount"),   QStringLiteral("sh"),
            QStringLiteral("-c"),      QString::fromLatin1(kWorld), QStringLiteral("world")};
        for (int i = 0; i < argc; ++i)
            command.append(QString::fromLocal8Bit(argv[i]));
        const QString program = command.takeFirst();
        return QProcess::execute(program, command);
    }
    const QCoreApplication application(argc, argv);
    TestGate test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_gate.moc"
