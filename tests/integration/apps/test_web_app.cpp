// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A packaged web app in the real Chromium, confined as on a set but drawing nowhere, against a hand-made
// hearthd.

#include "resources/base/rpc_connection.h"
#include "resources/base/unix_listener.h"
#include "store/run/runtimes.h"
#include "tests/integration/apps/app_folder.h"
#include <QSignalSpy>
#include <csignal>

using namespace hearth;
using namespace hearth::store;
using hearth::test::AppFolder;

namespace
{

QByteArray witnessPage()
{
    QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/tests/integration/apps/witness.html"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The other end of the app's socket: answers apps.state, remembers the rest.
class FakeHearthd : public QObject
{
    Q_OBJECT
public:
    explicit FakeHearthd(const QString &path)
    {
        auto listener = UnixListener::create(path);
        m_listener = std::move(*listener);
        AppFolder::open(path);
        connect(m_listener.get(), &UnixListener::accepted, this, [this](int fd) {
            m_connection = std::make_unique<RpcConnection>(Fd(fd), RpcLimits{});
            connect(m_connection.get(), &RpcConnection::received, this, &FakeHearthd::take);
        });
    }
    void tell(const QString &event, const QJsonObject &params)
    {
        m_connection->send({{"jsonrpc", "2.0"}, {"method", event}, {"params", params}});
    }

    QStringList methods;
    QString token;

Q_SIGNALS:
    void called(const QString &method);

private:
    void take(const QJsonObject &message)
    {
        const QString method = message.value("method").toString();
        const QJsonObject params = message.value("params").toObject();
        methods.append(method);
        if (method == QLatin1String("apps.saveState"))
            token = params.value("token").toString();
        if (message.contains("id")) {
            QJsonValue result(true);
            if (method == QLatin1String("apps.state"))
                result = QJsonObject{{"params", QJsonObject{{"level", 3}}}, {"token", "before"}};
            m_connection->send({{"jsonrpc", "2.0"}, {"id", message.value("id")}, {"result", result}});
        }
        Q_EMIT called(method);
    }

    std::unique_ptr<UnixListener> m_listener;
    std::unique_ptr<RpcConnection> m_connection;
};

} // namespace

class TestWebApp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPackagedPageLivesInItsOwnWorld()
    {
        QVERIFY2(QFile::exists(QStringLiteral("/usr/lib/chromium/chromium")),
                 "packaging/deps installs Chromium");
        AppFolder folder;
        folder.add(QStringLiteral("index.html"), witnessPage());
        folder.add(QStringLiteral("data.json"), "{}");
        folder.addUnlisted(QStringLiteral("secret.txt"), "not listed");
        const InstalledApp app{QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(),
                               folder.writeManifest("web", "index.html")};
        FakeHearthd hearthd(folder.run() + QStringLiteral("/api.sock"));
        QSignalSpy called(&hearthd, &FakeHearthd::called);

        auto start = startOf(
            app, {folder.run(), QStringLiteral("t"), {1280, 720}, QStringLiteral(HEARTH_BIN_DIR), {}});
        QVERIFY(start);
        // The one thing that differs from a set: there is no screen.
        const qsizetype program = start->arguments.indexOf(QStringLiteral("--clearenv"));
        start->arguments.insert(program + 1, QStringLiteral("--setenv"));
        start->arguments.insert(program + 2, QStringLiteral("HEARTH_WEB_HEADLESS"));
        start->arguments.insert(program + 3, QStringLiteral("1"));
        start->logFile = folder.root() + QStringLiteral("/log");
        auto process = Process::start(AppFolder::asOrdinaryUser(*start));
        QVERIFY(process);
        QSignalSpy ended(process->get(), &Process::ended);

        const auto log = [&] {
            QFile file(start->logFile);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(!hearthd.token.isEmpty() || !ended.isEmpty(), qPrintable(log()), 60000);
        QCOMPARE(hearthd.methods.value(0), QStringLiteral("process.hello"));
        QCOMPARE(hearthd.token,
                 QStringLiteral(
                     "{\"level\":3}|before|https://org.test.app.app.hearth.invalid|200|404|blocked|blocked|"
                     "undefined|undefined|none"));
        QTRY_VERIFY(hearthd.methods.contains(QStringLiteral("apps.ready")));

        hearthd.tell(QStringLiteral("app.key"), {{"name", "back"}});
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.token, QStringLiteral("key 461"), 20000);
        hearthd.tell(QStringLiteral("app.key"), {{"name", "red"}});
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.token, QStringLiteral("key 403"), 20000);
        hearthd.tell(QStringLiteral("app.background"), {});
        QTRY_VERIFY_WITH_TIMEOUT(hearthd.methods.contains(QStringLiteral("apps.leave")), 20000);

        (*process)->signalGroup(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 20000);
    }
};

QTEST_GUILESS_MAIN(TestWebApp)
#include "test_web_app.moc"
