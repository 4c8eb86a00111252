// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The store from the partner's folder to the installed app, against a real server, with what goes wrong on
// the way.

#include "store/install/store.h"
#include "tests/integration/store/store_fixture.h"

using namespace hearth;
using namespace hearth::store;

namespace
{

const QString kHello = QStringLiteral("org.demo.hello");

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private:
    struct Set {
        explicit Set(const StoreFixture &fixture, const QUrl &url)
        {
            const auto state = fixture.state();
            auto made =
                state ? Store::create(*state, http, url, fixture.rootFile(), StoreFixture::unpackProgram())
                      : Result<std::unique_ptr<Store>>(std::unexpected(state.error()));
            if (made)
                store = std::move(*made);
            else
                qWarning() << made.error().message;
        }

        [[nodiscard]] bool refresh()
        {
            QSignalSpy good(store.get(), &Store::refreshed);
            QSignalSpy bad(store.get(), &Store::refreshFailed);
            QObject context;
            QObject::connect(store.get(), &Store::refreshFailed, &context,
                             [this](const Error &error) { failure = error; });
            store->refresh();
            return QTest::qWaitFor([&] { return good.count() + bad.count() > 0; }, 20000) && bad.isEmpty();
        }

        [[nodiscard]] QString stateOf(const QString &id) const
        {
            return store->app(id).value_or(QJsonObject())[QStringLiteral("state")].toString();
        }

        [[nodiscard]] QString messageOf(const QString &id) const
        {
            return store->app(id)
                .value_or(QJsonObject())[QStringLiteral("error")][QStringLiteral("message")]
                .toString();
        }

        /// The state in which the installation ends.
        QString install(const QString &id)
        {
            if (const Done done = store->install(id); !done)
                return done.error().message;
            if (!QTest::qWaitFor([&] { return stateOf(id) != QLatin1String("installing"); }, 30000))
                return QStringLiteral("did not end");
            return stateOf(id);
        }

        HttpClient http;
        std::unique_ptr<Store> store;
        Error failure;
    };

    static bool isWhole(const InstalledApp &app, const QByteArray &page)
    {
        QFile file(app.folder + QLatin1String("/index.html"));
        return file.open(QIODevice::ReadOnly) && file.readAll() == page &&
               QFileInfo(app.folder + QLatin1String("/data/deep/payload.bin")).size() == 200'000;
    }

    static QStringList leftovers(const StoreFixture &fixture)
    {
        const QDir stage(fixture.path(QStringLiteral("set/apps/.stage")));
        const QDir downloads(fixture.path(QStringLiteral("set/cache/dl")));
        return stage.entryList(QDir::AllEntries | QDir::NoDotAndDotDot) +
               downloads.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void installsUpdatesAndRemoves()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        Set set(fixture, fixture.serve());
        QVERIFY(set.store);
        QVERIFY(set.refresh());
        QCOMPARE(set.store->apps().size(), 1);
        QCOMPARE(set.stateOf(kHello), QStringLiteral("available"));
        QTRY_VERIFY(!(*set.store->app(kHello))[QStringLiteral("icon")].toString().isEmpty());

        QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        const auto first = set.store->installed(kHello);
        QVERIFY(first && isWhole(*first, "<p>1.0.0"));
        QCOMPARE(first->manifest[QStringLiteral("main")].toString(), QStringLiteral("index.html"));
        QVERIFY(StoreFixture::write(first->dataFolder(QStringLiteral("main")) + QLatin1String("/save"),
                                    "level 3"));

        QVERIFY(fixture.publish(kHello, QStringLiteral("1.1.0")));
        QVERIFY(set.refresh());
        QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        const auto second = set.store->installed(kHello);
        QVERIFY(second && isWhole(*second, "<p>1.1.0"));
        QVERIFY(QFile::exists(second->dataFolder(QStringLiteral("main")) + QLatin1String("/save")));
        QVERIFY(!QFile::exists(first->folder));

        set.store->setRunning(kHello, true);
        QCOMPARE(set.store->remove(kHello).error().code, ErrorCode::NotAllowed);
        set.store->setRunning(kHello, false);
        QVERIFY(set.store->remove(kHello));
        QVERIFY(!set.store->installed(kHello));
        QVERIFY(!QFile::exists(second->folder));
        QTRY_COMPARE(leftovers(fixture), QStringList());
        QCOMPARE(set.stateOf(kHello), QStringLiteral("available"));
    }

    void catalogueAndInstalledAppsOutliveARestartWithoutNetwork()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        const QUrl url = fixture.serve();
        {
            Set set(fixture, url);
            QVERIFY(set.refresh());
            QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        }
        fixture.stopServing();
        Set set(fixture, url);
        QVERIFY(set.store);
        QCOMPARE(set.stateOf(kHello), QStringLiteral("installed"));
        QVERIFY(isWhole(*set.store->installed(kHello), "<p>1.0.0"));
        QVERIFY(!set.refresh());
        QCOMPARE(set.failure.code, ErrorCode::Unavailable);
        QVERIFY(set.failure.action.contains(QLatin1String("network")));
        QCOMPARE(set.store->apps().size(), 1);
    }

    void aLostDatabaseTakesInWhatLiesThere()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        const QUrl url = fixture.serve();
        {
            Set set(fixture, url);
            QVERIFY(set.refresh());
            QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        }
        QVERIFY(StoreFixture::write(fixture.path(QStringLiteral("set/data/catalogue.db")),
                                    QByteArray(8192, 'x')));
        QFile::remove(fixture.path(QStringLiteral("set/data/catalogue.db-wal")));
        QFile::remove(fixture.path(QStringLiteral("set/data/catalogue.db-shm")));
        Set set(fixture, url);
        QVERIFY(set.store);
        QVERIFY(set.store->installed(kHello));
    }

    void faultsOfTheServerAreToldApart_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<QString>("words");
        QTest::newRow("truncated") << QStringList{QStringLiteral("--truncate"), QStringLiteral("--match"),
                                                  QStringLiteral(".hpk")}
                                   << QStringLiteral("broke off");
        QTest::newRow("error") << QStringList{QStringLiteral("--status"), QStringLiteral("503"),
                                              QStringLiteral("--match"), QStringLiteral(".hpk")}
                               << QStringLiteral("(503)");
    }

    void faultsOfTheServerAreToldApart()
    {
        QFETCH(QStringList, faults);
        QFETCH(QString, words);
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        Set set(fixture, fixture.serve(faults));
        QVERIFY(set.refresh());
        QCOMPARE(set.install(kHello), QStringLiteral("failed"));
        QVERIFY2(set.messageOf(kHello).contains(words), qPrintable(set.messageOf(kHello)));
        QVERIFY(!set.store->installed(kHello));
        QTRY_COMPARE(leftovers(fixture), QStringList());
    }

    void aChangedPackageIsRefused()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        Set set(fixture, fixture.serve());
        QVERIFY(set.refresh());
        const QDir folder(fixture.repositoryFolder() + QLatin1String("/targets/apps/demo/") + kHello);
        const QString name = folder.entryList({QStringLiteral("*.hpk")}).value(0);
        QFile package(folder.filePath(name));
        QVERIFY(package.open(QIODevice::ReadWrite));
        package.seek(package.size() / 2);
        package.write("wrong");
        package.close();
        QCOMPARE(set.install(kHello), QStringLiteral("failed"));
        QVERIFY2(set.messageOf(kHello).contains(QLatin1String("not what was signed")),
                 qPrintable(set.messageOf(kHello)));
        QTRY_COMPARE(leftovers(fixture), QStringList());
    }

    void expiredMetadataNamesTheClock()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0"), 200'000, 20LL * 24 * 3600));
        Set set(fixture, fixture.serve());
        QVERIFY(set.store);
        QVERIFY(!set.refresh());
        QVERIFY2(set.failure.message.contains(QLatin1String("out of date")), qPrintable(set.failure.message));
        QVERIFY(set.failure.action.contains(QLatin1String("clock")));
    }

    void aWrongSignatureIsRefused()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        QFile timestamp(fixture.repositoryFolder() + QLatin1String("/metadata/timestamp.json"));
        QVERIFY(timestamp.open(QIODevice::ReadWrite));
        const QByteArray bytes = timestamp.readAll().replace("\"version\":2}}", "\"version\":9}}");
        timestamp.resize(0);
        timestamp.write(bytes);
        timestamp.close();
        Set set(fixture, fixture.serve());
        QVERIFY(!set.refresh());
        QCOMPARE(set.failure.code, ErrorCode::Damaged);
        QVERIFY2(set.failure.message.contains(QLatin1String("signed by 0")), qPrintable(set.failure.message));
    }

    void cancelLeavesNothingAndTheNextInLineStarts()
    {
        const QString other = QStringLiteral("org.demo.other");
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        QVERIFY(fixture.publish(other, QStringLiteral("1.0.0")));
        Set set(fixture, fixture.serve({QStringLiteral("--stall"), QStringLiteral("--match"),
                                        kHello + QLatin1String("/")}));
        QVERIFY(set.refresh());
        QVERIFY(set.store->install(kHello));
        QVERIFY(set.store->install(other));
        QCOMPARE(set.stateOf(other), QStringLiteral("installing"));
        QTRY_VERIFY_WITH_TIMEOUT(
            (*set.store->app(kHello))[QStringLiteral("progress")][QStringLiteral("received")].toInt() > 0,
            20000);
        QVERIFY(set.store->cancel(kHello));
        QTRY_COMPARE_WITH_TIMEOUT(set.stateOf(other), QStringLiteral("installed"), 20000);
        QCOMPARE(set.stateOf(kHello), QStringLiteral("available"));
        QCOMPARE(set.store->cancel(kHello).error().code, ErrorCode::NotFound);
    }

    void killedAtAnyPointItIsInstalledOrNot_data()
    {
        QTest::addColumn<QString>("appears");
        QTest::newRow("atOnce") << QString();
        QTest::newRow("downloading") << QStringLiteral("set/cache/dl");
        QTest::newRow("unpacking") << QStringLiteral("set/apps/.stage");
        QTest::newRow("placed") << QStringLiteral("set/apps/org.demo.hello/1.1.0");
    }

    void killedAtAnyPointItIsInstalledOrNot()
    {
        QFETCH(QString, appears);
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        const QUrl url = fixture.serve();
        {
            Set set(fixture, url);
            QVERIFY(set.refresh());
            QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        }
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.1.0")));
        // When another process updates and is killed,
        ProcessStart start;
        start.program = QCoreApplication::applicationDirPath() + QLatin1String("/store_installer");
        start.arguments = {fixture.path(QStringLiteral("set")), url.toString(), fixture.rootFile(), kHello,
                           StoreFixture::unpackProgram()};
        start.logFile = fixture.path(QStringLiteral("installer.log"));
        auto installer = Process::start(start);
        QVERIFY(installer);
        const QString watched = appears.isEmpty() ? QString() : fixture.path(appears);
        while (!watched.isEmpty() && (*installer)->identity().isRunning() &&
               QDir(watched).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).isEmpty()) {
        }
        (*installer)->signalGroup(SIGKILL);
        QTRY_VERIFY(!(*installer)->isRunning());
        // then one whole version is installed, nothing else lies about, and the update still works.
        Set set(fixture, url);
        QVERIFY(set.store);
        const auto app = set.store->installed(kHello);
        QVERIFY(app);
        QVERIFY(isWhole(*app, "<p>" + app->version.toUtf8()));
        QCOMPARE(leftovers(fixture), QStringList());
        QCOMPARE(QDir(QFileInfo(app->folder).path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList(app->version));
        QVERIFY(set.refresh());
        QCOMPARE(set.install(kHello), QStringLiteral("installed"));
        QCOMPARE(set.store->installed(kHello)->version, QStringLiteral("1.1.0"));
    }

    void aFullDiskIsSaidBeforeTheDownload()
    {
        StoreFixture fixture;
        QVERIFY(fixture.publish(kHello, QStringLiteral("1.0.0")));
        const QUrl url = fixture.serve();
        // Given a set whose storage is a file system of 30 MB,
        const QString state = fixture.path(QStringLiteral("small"));
        QVERIFY(QDir().mkpath(state));
        ProcessStart start;
        start.program = QStringLiteral("/usr/bin/bwrap");
        start.arguments =
            QStringList{"--bind",
                        "/",
                        "/",
                        "--dev-bind",
                        "/dev",
                        "/dev",
                        "--size",
                        "30000000",
                        "--tmpfs",
                        state,
                        "--",
                        QCoreApplication::applicationDirPath() + QLatin1String("/store_installer"),
                        state,
                        url.toString(),
                        fixture.rootFile(),
                        kHello,
                        StoreFixture::unpackProgram()};
        start.logFile = fixture.path(QStringLiteral("small.log"));
        auto installer = Process::start(start);
        QVERIFY(installer);
        QSignalSpy ended(installer->get(), &Process::ended);
        QVERIFY(ended.wait(30000));
        QFile log(start.logFile);
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray said = log.readAll();
        QVERIFY2(said.contains("\"state\":\"failed\"") && said.contains(" are free") &&
                     said.contains("Remove an app"),
                 said.constData());
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
