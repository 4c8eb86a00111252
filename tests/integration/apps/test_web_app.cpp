// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A packaged web app in the real Chromium, confined as on a set but drawing nowhere, against a hand-made
// hearthd.

#include "resources/base/rpc_connection.h"
#include "resources/base/unix_listener.h"
#include "store/run/runtimes.h"
#include "tests/integration/apps/app_folder.h"
#include <QElapsedTimer>
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
    QJsonObject field; // that has the focus in the page

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
        if (method == QLatin1String("apps.field"))
            field = params;
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

    /// hearth-web with this app as on a set, but for one thing: there is no screen.
    static Result<std::unique_ptr<Process>> startApp(const AppFolder &folder, const InstalledApp &app)
    {
        QFile browser(QStringLiteral("/usr/lib/chromium/chromium"));
        if (!browser.exists())
            return fail(ErrorCode::NotFound, QStringLiteral("packaging/deps installs Chromium"));
        auto start = startOf(
            app, {folder.run(), QStringLiteral("t"), {1280, 720}, QStringLiteral(HEARTH_BIN_DIR), {}});
        if (!start)
            return std::unexpected(start.error());
        const qsizetype program = start->arguments.indexOf(QStringLiteral("--clearenv"));
        start->arguments.insert(program + 1, QStringLiteral("--setenv"));
        start->arguments.insert(program + 2, QStringLiteral("HEARTH_WEB_HEADLESS"));
        start->arguments.insert(program + 3, QStringLiteral("1"));
        start->logFile = logOf(folder);
        return Process::start(AppFolder::asOrdinaryUser(*start));
    }
    static QString logOf(const AppFolder &folder) { return folder.root() + QStringLiteral("/log"); }
    static QString readLog(const AppFolder &folder)
    {
        QFile file(logOf(folder));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void aPackagedPageLivesInItsOwnWorld()
    {
        AppFolder folder;
        folder.add(QStringLiteral("index.html"), witnessPage());
        folder.add(QStringLiteral("data.json"), "{}");
        folder.addUnlisted(QStringLiteral("secret.txt"), "not listed");
        const InstalledApp app{QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(),
                               folder.writeManifest("web", "index.html")};
        FakeHearthd hearthd(folder.run() + QStringLiteral("/api.sock"));
        QSignalSpy called(&hearthd, &FakeHearthd::called);

        auto process = startApp(folder, app);
        QVERIFY2(process, process ? "" : qPrintable(process.error().message));
        QSignalSpy ended(process->get(), &Process::ended);

        QTRY_VERIFY2_WITH_TIMEOUT(!hearthd.token.isEmpty() || !ended.isEmpty(), qPrintable(readLog(folder)),
                                  60000);
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

    void whatIsTypedReachesItsField()
    {
        AppFolder folder;
        folder.add(QStringLiteral("index.html"),
                   "<button id=b>here</button><input id=f placeholder='Your name'><input id=p type=password>"
                   "<script>f.addEventListener('input',()=>hearth.saveState(f.value));"
                   "addEventListener('keydown',e=>{if(e.keyCode===403)f.focus();if(e.keyCode===404)p.focus();"
                   "if(e.keyCode===405)b.focus()});hearth.saveState('there')</script>");
        const InstalledApp app{QStringLiteral("org.test.app"), QStringLiteral("1.0.0"), folder.content(),
                               folder.writeManifest("web", "index.html")};
        FakeHearthd hearthd(folder.run() + QStringLiteral("/api.sock"));
        auto process = startApp(folder, app);
        QVERIFY2(process, process ? "" : qPrintable(process.error().message));
        QSignalSpy ended(process->get(), &Process::ended);
        QTRY_VERIFY2_WITH_TIMEOUT(hearthd.token == QLatin1String("there") || !ended.isEmpty(),
                                  qPrintable(readLog(folder)), 60000);

        QTRY_VERIFY_WITH_TIMEOUT(hearthd.methods.contains(QStringLiteral("apps.ready")), 20000);
        // The browser drops keys that come before the page's first picture, which on a set is waited for.
        QElapsedTimer since;
        since.start();
        while (hearthd.field.isEmpty() && since.elapsed() < 20000) {
            hearthd.tell(QStringLiteral("app.key"), {{"name", "red"}});
            QTest::qWait(500);
        }
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.field,
                                  (QJsonObject{{"editable", true}, {"hint", "Your name"}, {"secret", false}}),
                                  20000);
        hearthd.tell(QStringLiteral("app.text"), {{"text", "M\u00fcller \u738b"}});
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.token, QString::fromUtf8("M\u00fcller \u738b"), 20000);
        hearthd.tell(QStringLiteral("app.key"), {{"name", "erase"}});
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.token, QString::fromUtf8("M\u00fcller "), 20000);
        hearthd.tell(QStringLiteral("app.text"), {{"text", "anew"}, {"replaces", true}});
        QTRY_COMPARE_WITH_TIMEOUT(hearthd.token, QStringLiteral("anew"), 20000);
        hearthd.tell(QStringLiteral("app.key"), {{"name", "green"}});
        QTRY_VERIFY_WITH_TIMEOUT(hearthd.field.value("secret").toBool(), 20000);
        hearthd.tell(QStringLiteral("app.key"), {{"name", "yellow"}});
        QTRY_VERIFY_WITH_TIMEOUT(!hearthd.field.value("editable").toBool(), 20000);

        (*process)->signalGroup(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 20000);
    }
};

QTEST_GUILESS_MAIN(TestWebApp)
#include "test_web_app.moc"
