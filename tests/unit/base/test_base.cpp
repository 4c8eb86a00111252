// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The promises of resources/base: limits on JSON, a schema that only moves forward, sockets that bound their
// queues, processes that are recognised again.

#include "resources/base/database.h"
#include "resources/base/json.h"
#include "resources/base/process.h"
#include "resources/base/rpc_client.h"
#include "resources/base/unix_listener.h"
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>

using namespace hearth;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientWithoutAHearthdGivesUp()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s"));
        RpcClient client(path, {});
        client.setAbandonedAfter(std::chrono::milliseconds(300));
        QSignalSpy abandoned(&client, &RpcClient::abandoned);
        {
            const auto listener = UnixListener::create(path);
            QVERIFY(listener);
            Fd peer;
            connect(listener->get(), &UnixListener::accepted, this, [&peer](int fd) { peer.reset(fd); });
            client.start();
            QTRY_VERIFY(peer.isValid());
            QTest::qWait(500);
            QVERIFY(abandoned.isEmpty()); // somebody listens
            QFile::remove(path);
        }
        QTRY_COMPARE(abandoned.size(), 1);
    }

    void jsonRefusesWhatIsTooDeepTooLongOrBroken()
    {
        const JsonLimits limits{1000, 4};
        QVERIFY(parseJsonObject("{\"a\":[1,{\"b\":\"]]]]]]\\\"{{{\"}]}", limits));
        QCOMPARE(parseJsonObject("{\"a\":[[[[1]]]]}", limits).error().code, ErrorCode::TooLarge);
        QCOMPARE(parseJsonObject(QByteArray(1001, ' '), limits).error().code, ErrorCode::TooLarge);
        QCOMPARE(parseJsonObject("[1]", limits).error().code, ErrorCode::Invalid);
        QCOMPARE(parseJsonObject("{\"a\":", limits).error().code, ErrorCode::Invalid);
        QCOMPARE(parseJsonObject("", limits).error().code, ErrorCode::Invalid);
    }

    void migrationsRunOnceAndNewerSchemasAreRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.db"));
        const char *const two[] = {"CREATE TABLE t(a INTEGER)", "ALTER TABLE t ADD COLUMN b TEXT"};
        {
            auto database = Database::open(path, std::span(two).first(1));
            QVERIFY(database);
            QVERIFY((*database)->execute("INSERT INTO t VALUES(7)"));
        }
        {
            auto database = Database::open(path, two);
            QVERIFY(database);
            auto query = (*database)->prepare("SELECT a,b FROM t");
            QVERIFY(query);
            QVERIFY(*query->step());
            QCOMPARE(query->integer(0), 7);
            QVERIFY(query->isNull(1));
        }
        auto older = Database::open(path, std::span(two).first(1));
        QVERIFY(!older);
        QCOMPARE(older.error().code, ErrorCode::Unsupported);
    }

    void aFailedMigrationLeavesTheOldSchema()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.db"));
        const char *const good[] = {"CREATE TABLE t(a INTEGER)"};
        const char *const bad[] = {"CREATE TABLE t(a INTEGER)",
                                   "CREATE TABLE u(a); INSERT INTO nowhere VALUES(1)"};
        QVERIFY(Database::open(path, good));
        QVERIFY(!Database::open(path, bad));
        auto database = Database::open(path, good);
        QVERIFY(database);
        QVERIFY(!(*database)->prepare("SELECT * FROM u"));
    }

    void aDamagedDatabaseIsSetAside()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const char *const schema[] = {"CREATE TABLE t(a INTEGER)"};
        auto database = Database::open(path, schema);
        QVERIFY(database);
        QVERIFY((*database)->wasDamaged());
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("a.db.damaged-*")}).size(), 1);
    }

    void aTransactionThatIsNotCommittedRollsBack()
    {
        QTemporaryDir folder;
        const char *const schema[] = {"CREATE TABLE t(a INTEGER)"};
        auto database = Database::open(folder.filePath(QStringLiteral("a.db")), schema);
        QVERIFY(database);
        {
            auto transaction = (*database)->begin();
            QVERIFY((*database)->execute("INSERT INTO t VALUES(1)"));
        }
        auto query = (*database)->prepare("SELECT count(*) FROM t");
        QVERIFY(*query->step());
        QCOMPARE(query->integer(0), 0);
    }

    void messagesAndDescriptorsArriveTogether()
    {
        auto [ours, theirs] = pair();
        QSignalSpy received(theirs.get(), &RpcConnection::received);
        int descriptorCount = 0;
        connect(theirs.get(), &RpcConnection::received, this,
                [&] { descriptorCount += static_cast<int>(theirs->takeDescriptors().size()); });
        std::vector<Fd> descriptors;
        descriptors.emplace_back(::open("/dev/null", O_RDONLY));
        QVERIFY(ours->send({{QStringLiteral("a"), 1}}));
        QVERIFY(ours->send({{QStringLiteral("a"), 2}}, std::move(descriptors)));
        QTRY_COMPARE(received.size(), 2);
        QCOMPARE(descriptorCount, 1);
        QCOMPARE(received[1][0].toJsonObject().value(QLatin1String("a")).toInt(), 2);
    }

    void aSlowReaderIsDroppedAndALongLineRefused()
    {
        auto [ours, theirs] = pair();
        QSignalSpy closed(ours.get(), &RpcConnection::closed);
        const QJsonObject big{{QStringLiteral("x"), QString(200000, QLatin1Char('y'))}};
        for (int i = 0; i < 100 && ours->isOpen(); ++i)
            ours->send(big);
        QCOMPARE(closed.size(), 1);

        auto [sender, receiver] = pair();
        QSignalSpy malformed(receiver.get(), &RpcConnection::malformed);
        QSignalSpy gone(receiver.get(), &RpcConnection::closed);
        sender->send({{QStringLiteral("x"), QString(1500000, QLatin1Char('y'))}});
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(malformed.size(), 1);
    }

    void clientAnswersEveryCallOnceAndReconnects()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s"));
        auto listener = UnixListener::create(path);
        QVERIFY(listener);
        QList<RpcConnection *> served;
        connect(listener->get(), &UnixListener::accepted, this, [&](int fd) {
            auto *connection = new RpcConnection(Fd(fd), {}, this);
            served.append(connection);
            connect(connection, &RpcConnection::received, connection,
                    [connection](const QJsonObject &message) {
                        if (message.value(QLatin1String("method")).toString() == QLatin1String("echo"))
                            connection->send(
                                {{QStringLiteral("id"), message.value(QLatin1String("id"))},
                                 {QStringLiteral("result"), message.value(QLatin1String("params"))}});
                    });
        });
        RpcClient client(path, {});
        QSignalSpy connected(&client, &RpcClient::connected);
        client.start();
        QTRY_COMPARE(connected.size(), 1);
        QList<QString> answers;
        const auto note = [&](const Result<QJsonValue> &result) {
            answers.append(result ? QStringLiteral("ok") : result.error().message);
        };
        client.call(QStringLiteral("echo"), {}, std::chrono::seconds(2), this, note);
        client.call(QStringLiteral("silent"), {}, std::chrono::milliseconds(30), this, note);
        QTRY_COMPARE(answers.size(), 2);
        QCOMPARE(answers[0], QStringLiteral("ok"));
        QVERIFY(answers[1].contains(QLatin1String("not answered in time")));
        QTRY_COMPARE(served.size(), 1);
        client.call(QStringLiteral("silent"), {}, std::chrono::seconds(5), this, note);
        served[0]->close(QStringLiteral("test"));
        QTRY_COMPARE(connected.size(), 2);
        QCOMPARE(answers.size(), 3);
    }

    void aProcessIsRecognisedAgainAndItsEndIsTold()
    {
        ProcessStart start;
        start.program = QStringLiteral("/bin/sleep");
        start.arguments = {QStringLiteral("60")};
        auto process = Process::start(start);
        QVERIFY(process);
        const ProcessIdentity identity = (*process)->identity();
        auto adopted = Process::adopt(identity);
        QVERIFY(adopted);
        ProcessIdentity reused = identity;
        reused.startTicks += 1;
        QVERIFY(!Process::adopt(reused));
        QSignalSpy ended(process->get(), &Process::ended);
        (*adopted)->signalGroup(SIGKILL);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].toString(), QStringLiteral("was killed by signal 9"));
        QVERIFY(!identity.isRunning());
    }

    void aProgramThatIsNotThereIsAnError()
    {
        ProcessStart start;
        start.program = QStringLiteral("/nowhere/program");
        QCOMPARE(Process::start(start).error().code, ErrorCode::NotFound);
    }

private:
    static std::pair<std::unique_ptr<RpcConnection>, std::unique_ptr<RpcConnection>> pair()
    {
        int fds[2];
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds);
        return {std::make_unique<RpcConnection>(Fd(fds[0]), RpcLimits{}),
                std::make_unique<RpcConnection>(Fd(fds[1]), RpcLimits{})};
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
