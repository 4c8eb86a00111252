// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the official conformance suite does not ask of store/trust: the parser's refusals, patterns, the order
// of what is kept, one public key under two names.

#include "store/publish/repository.h"
#include "store/publish/signing_key.h"
#include "store/trust/delegation.h"
#include "store/trust/updater.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::store;

class TestTrust : public QObject
{
    Q_OBJECT

    static constexpr qint64 kNow = 1'800'000'000;

    static RepositoryTimes at(qint64 now)
    {
        RepositoryTimes times;
        times.now = now;
        return times;
    }

    static FetchMetadata from(const QString &folder)
    {
        return [folder](const QByteArray &name, qint64 limit) -> Result<QByteArray> {
            QFile file(folder + QLatin1String("/metadata/") + QString::fromLatin1(name));
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorCode::NotFound, QString::fromLatin1(name));
            if (file.size() > limit)
                return fail(ErrorCode::TooLarge, QString::fromLatin1(name));
            return file.readAll();
        };
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void jsonRefusesWhatTwoReadersReadDifferently_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("duplicateKey") << QByteArray("{\"a\":1,\"a\":2}");
        QTest::newRow("float") << QByteArray("{\"a\":1.0}");
        QTest::newRow("exponent") << QByteArray("{\"a\":1e3}");
        QTest::newRow("past64Bits") << QByteArray("{\"a\":9223372036854775808}");
        QTest::newRow("leadingZero") << QByteArray("{\"a\":01}");
        QTest::newRow("minusZero") << QByteArray("{\"a\":-0}");
        QTest::newRow("byteOrderMark") << QByteArray("\xEF\xBB\xBF{}");
        QTest::newRow("notUtf8") << QByteArray("{\"a\":\"\xFF\"}");
        QTest::newRow("loneSurrogate") << QByteArray("{\"a\":\"\\ud800\"}");
        QTest::newRow("trailing") << QByteArray("{} {}");
        QTest::newRow("control") << QByteArray("{\"a\":\"\n\"}");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("deep") << QByteArray(100000, '[');
        QTest::newRow("unfinished") << QByteArray("{\"a\":\"");
        QTest::newRow("trailingComma") << QByteArray("[1,]");
    }

    void jsonRefusesWhatTwoReadersReadDifferently()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseJsonTree(text));
    }

    void canonicalFormSortsAndKeepsUnknownFields()
    {
        const auto tree =
            parseJsonTree(" {\"b\": [1, -2, true, null], \"a\": \"x\\\"\\\\\\n\\u00e9\", \"\": {}} ");
        QVERIFY(tree);
        QCOMPARE(canonicalJson(*tree),
                 QByteArray("{\"\":{},\"a\":\"x\\\"\\\\\n\xC3\xA9\",\"b\":[1,-2,true,null]}"));
        const auto again = parseJsonTree(plainJson(*tree));
        QVERIFY(again);
        QCOMPARE(canonicalJson(*again), canonicalJson(*tree));
    }

    void patternsNeverCrossAFolder()
    {
        DelegatedRole role;
        role.paths = {"apps/demo/*/*", "x?/[ab].bin"};
        QVERIFY(coversPath(role, "apps/demo/org.a/1.0.0.hpk"));
        QVERIFY(!coversPath(role, "apps/demo/org.a/deep/1.0.0.hpk"));
        QVERIFY(!coversPath(role, "apps/demo/org.a"));
        QVERIFY(!coversPath(role, "apps/Demo/org.a/1"));
        QVERIFY(coversPath(role, "x1/a.bin"));
        QVERIFY(!coversPath(role, "x1/c.bin"));
    }

    void onePublicKeyUnderTwoNamesCountsOnce()
    {
        const auto key = SigningKey::generate();
        QVERIFY(key);
        Envelope envelope;
        envelope.canonical = "{}";
        const auto signature = key->sign(envelope.canonical);
        QVERIFY(signature);
        envelope.signatures = {{"one", *signature}, {"two", *signature}};
        const Keys keys{{"one", key->publicKey()}, {"two", key->publicKey()}};
        QVERIFY(checkSignatures(envelope, keys, {{"one", "two"}, 1}, "role"));
        QVERIFY(!checkSignatures(envelope, keys, {{"one", "two"}, 2}, "role"));
    }

    void brokenSignaturesDoNotCount()
    {
        const auto key = SigningKey::generate();
        QVERIFY(key);
        const Key open = key->publicKey();
        const std::string good = *key->sign("hello");
        QVERIFY(open.verifies("hello", good));
        QVERIFY(!open.verifies("hellO", good));
        for (const std::string &bad :
             {std::string(), std::string("zz"), good + "00", good.substr(1), std::string(100'000, 'a')})
            QVERIFY(!open.verifies("hello", bad));
        QVERIFY(!Key({"ed25519", "ed25519", "00"}).verifies("hello", good));
        QVERIFY(!Key({"made-up", "made-up", open.value}).verifies("hello", good));
        QVERIFY(!Key({"rsa", "rsassa-pss-sha256", "no PEM"}).verifies("hello", good));
    }

    void aSetRefreshesWhatThePublisherWrote()
    {
        const QTemporaryDir folder;
        const QString repo = folder.filePath(QStringLiteral("repo"));
        QVERIFY(Repository::init(repo, folder.filePath(QStringLiteral("keys")), at(kNow)));
        TrustStore store(folder.filePath(QStringLiteral("trust")));
        QVERIFY(store.save("root", bytesOf(repo + QLatin1String("/metadata/1.root.json"))));
        auto updater = Updater::create(store, from(repo), kNow);
        QVERIFY(updater && updater->refresh());
        QVERIFY(updater->find("catalogue/apps.json"));
        QCOMPARE(updater->find("apps/demo/x/y").error().code, ErrorCode::NotFound);
        // An unchanged second refresh keeps what it has; much later everything has expired.
        auto again = Updater::create(store, from(repo), kNow + 60);
        QVERIFY(again && again->refresh());
        auto late = Updater::create(store, from(repo), kNow + 30LL * 24 * 3600);
        QVERIFY(late);
        QVERIFY(late->refresh().error().action.contains(QLatin1String("clock")));
    }

    void aCutBetweenTwoFilesDoesNotWedgeTheSet()
    {
        const QTemporaryDir folder;
        const QString repo = folder.filePath(QStringLiteral("repo"));
        QVERIFY(Repository::init(repo, folder.filePath(QStringLiteral("keys")), at(kNow)));
        TrustStore store(folder.filePath(QStringLiteral("trust")));
        QVERIFY(store.save("root", bytesOf(repo + QLatin1String("/metadata/1.root.json"))));
        // Power went after the timestamp was kept and before the snapshot was.
        QVERIFY(store.save("timestamp", bytesOf(repo + QLatin1String("/metadata/timestamp.json"))));
        auto updater = Updater::create(store, from(repo), kNow);
        QVERIFY(updater && updater->refresh());
        QVERIFY(updater->find("catalogue/apps.json"));
    }

    void anOlderStoreIsRefused()
    {
        const QTemporaryDir folder;
        const QString repo = folder.filePath(QStringLiteral("repo"));
        const QString keys = folder.filePath(QStringLiteral("keys"));
        auto repository = Repository::init(repo, keys, at(kNow));
        QVERIFY(repository);
        const QByteArray oldTimestamp = bytesOf(repo + QLatin1String("/metadata/timestamp.json"));
        QVERIFY(repository->refresh());
        TrustStore store(folder.filePath(QStringLiteral("trust")));
        QVERIFY(store.save("root", bytesOf(repo + QLatin1String("/metadata/1.root.json"))));
        {
            auto updater = Updater::create(store, from(repo), kNow);
            QVERIFY(updater && updater->refresh());
        }
        const auto replay = [&](const QByteArray &name, qint64 limit) -> Result<QByteArray> {
            return name == "timestamp.json" ? Result<QByteArray>(oldTimestamp) : from(repo)(name, limit);
        };
        auto updater = Updater::create(store, replay, kNow);
        QVERIFY(updater);
        QCOMPARE(updater->refresh().error().code, ErrorCode::Damaged);
    }

    void roleNamesStayInTheirFolder()
    {
        QCOMPARE(encodedRole("../../x?#/"), QByteArray("..%2F..%2Fx%3F%23%2F"));
        const QTemporaryDir folder;
        TrustStore store(folder.filePath(QStringLiteral("trust")));
        QVERIFY(store.save("../out", "x"));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("out.json"))));
        QCOMPARE(*store.load("../out"), QByteArray("x"));
    }
};

QTEST_GUILESS_MAIN(TestTrust)
#include "test_trust.moc"
