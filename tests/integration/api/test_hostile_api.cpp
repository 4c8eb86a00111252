// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a broken or malicious client does to the real hearthd. After each, hearthd answers others within a
// second and has not grown.

#include "tests/integration/api/raw_client.h"
#include "tests/support/hearthd_fixture.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <sys/resource.h>

using namespace hearth;
using hearth::test::HearthdFixture;
using hearth::test::RawClient;

namespace
{

const QByteArray kVersion = R"({"jsonrpc":"2.0","id":1,"method":"system.version"})";
constexpr int kManyClients = 1000;
#if defined(__SANITIZE_ADDRESS__)
constexpr qint64 kMostGrowthKiB =
    8 * (64 * 1024); // freed memory stays in the sanitizer's quarantine for a while
#else
constexpr qint64 kMostGrowthKiB = 64 * 1024;
#endif

int codeOf(const QJsonObject &answer)
{
    return answer.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toInt();
}

} // namespace

class TestHostileApi : public QObject
{
    Q_OBJECT

    std::unique_ptr<HearthdFixture> m_hearthd;
    qint64 m_residentAtFirst = 0;

    RawClient client() { return RawClient(m_hearthd->connection()); }

private Q_SLOTS:
    void initTestCase()
    {
        // hearthd lives with the limit that systemd gives, the test with all that it may have.
        rlimit files{};
        ::getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = std::min<rlim_t>(1024, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
        auto hearthd = HearthdFixture::start();
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        m_hearthd = std::move(*hearthd);
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
        QVERIFY(client().ask(kVersion).contains(QLatin1String("result")));
        m_residentAtFirst = m_hearthd->residentKiB();
        QVERIFY(m_residentAtFirst > 0);
    }

    void cleanup()
    {
        QVERIFY(m_hearthd->isRunning());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client().ask(kVersion).contains(QLatin1String("result")));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        const qint64 growth = m_hearthd->residentKiB() - m_residentAtFirst;
        QVERIFY2(growth < kMostGrowthKiB, qPrintable(QStringLiteral("grew by %1 KiB").arg(growth)));
    }

    void malformedJsonIsAnsweredAndTheConnectionLives()
    {
        auto one = client();
        for (const char *line :
             {"{", "nonsense", "[1,2,3]", "\"text\"", "{\"a\":}", "{\"jsonrpc\":\"2.0\",,}"})
            QVERIFY2(codeOf(one.ask(line)) == -32700, line);
        QVERIFY(one.ask(kVersion).contains(QLatin1String("result")));
    }

    void wrongShapesAreAnswered()
    {
        auto one = client();
        QCOMPARE(codeOf(one.ask(R"({"jsonrpc":"2.0","id":1,"method":"no.such"})")), -32001);
        for (const char *wrong :
             {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", "{\"jsonrpc\":\"2.0\",\"id\":1}",
              "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"system.version\"}",
              "{\"id\":1,\"method\":\"system.version\"}",
              "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"system.version\"}",
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system.version\",\"params\":[]}"})
            QVERIFY2(codeOf(one.ask(wrong)) == -32600, wrong);
        QCOMPARE(codeOf(one.ask(
                     "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"events.subscribe\",\"params\":{\"names\":["
                     "\"no.such\"]}}")),
                 -32001);
        QCOMPARE(
            codeOf(one.ask(R"({"jsonrpc":"2.0","id":1,"method":"library.titles","params":{"limit":-1}})")),
            -32602);
        QCOMPARE(
            codeOf(one.ask(R"({"jsonrpc":"2.0","id":1,"method":"library.titles","params":{"limit":1e300}})")),
            -32602);
        QVERIFY(one.ask(kVersion).contains(QLatin1String("result")));
    }

    void aDepthBombIsRefused()
    {
        auto one = client();
        QVERIFY(codeOf(one.ask(QByteArray(500'000, '['))) != 0);
        QVERIFY(codeOf(one.ask("{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}")) != 0);
        QVERIFY(one.ask(kVersion).contains(QLatin1String("result")));
    }

    void aLineOfAHundredMegabytesIsRefused()
    {
        auto one = client();
        const QByteArray chunk(1024 * 1024, 'x');
        int taken = 0;
        while (taken < 100 && one.write(chunk))
            ++taken;
        QVERIFY2(taken < 100, "hearthd read it all");
        QVERIFY(one.waitForEnd());
    }

    void binaryGarbageHarmsNobody()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 50; ++i) {
            auto one = client();
            QByteArray garbage(8192, '\0');
            for (char &byte : garbage)
                byte = static_cast<char>(random.bounded(256));
            (void)one.write(garbage + '\n');
            if (i % 2 == 0)
                (void)one.readMessage(std::chrono::milliseconds(20));
        }
    }

    void whoNeverReadsIsDropped()
    {
        auto one = client();
        QVERIFY(one.ask(R"({"jsonrpc":"2.0","id":1,"method":"events.subscribe","params":{"names":["*"]}})")
                    .contains(QLatin1String("result")));
        int written = 0;
        while (written < 2000 && one.write(R"({"jsonrpc":"2.0","id":2,"method":"rpc.discover"})"
                                           "\n"))
            ++written;
        QVERIFY2(written < 2000, "hearthd answered two thousand times into nowhere");
        QVERIFY(one.waitForEnd());
    }

    void halfAClosedSocketEnds()
    {
        for (int i = 0; i < 50; ++i) {
            auto one = client();
            QVERIFY(one.write(i % 2 == 0 ? QByteArray("{\"jsonrpc\"") : kVersion + '\n'));
            one.endWriting();
            QVERIFY(one.waitForEnd());
        }
    }

    void aThousandClientsAreAllAnswered()
    {
        std::vector<RawClient> clients;
        for (int i = 0; i < kManyClients; ++i) {
            clients.push_back(client());
            QVERIFY2(clients.back().isValid(), qPrintable(QString::number(i)));
        }
        for (RawClient &one : clients)
            QVERIFY(one.write(kVersion + '\n'));
        int answered = 0;
        for (RawClient &one : clients)
            answered += one.readMessage().contains(QLatin1String("result")) ? 1 : 0;
        QCOMPARE(answered, kManyClients);
    }

    void moreClientsThanDescriptorsHarmNobodyLater()
    {
        std::vector<RawClient> clients;
        for (int i = 0; i < 2 * kManyClients; ++i) {
            clients.push_back(client());
            if (!clients.back().isValid())
                break;
        }
        QVERIFY(clients.size() > kManyClients);
        QVERIFY(clients.front().ask(kVersion).contains(QLatin1String("result")));
    }

    void itsLogStaysShort()
    {
        const QString log = m_hearthd->log();
        QVERIFY2(!log.contains(QLatin1String("ASSERT")) && !log.contains(QLatin1String("terminate called")),
                 qPrintable(log));
        QVERIFY(log.size() < 100'000);
    }
};

QTEST_GUILESS_MAIN(TestHostileApi)
#include "test_hostile_api.moc"
