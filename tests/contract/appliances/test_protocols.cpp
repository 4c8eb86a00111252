// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What every row of the protocols table has to keep, whoever adds it.

#include "bridge/appliances/protocol.h"
#include "resources/base/unix_listener.h"
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

class TestProtocols : public QObject
{
    Q_OBJECT

    static void eachRow()
    {
        QTest::addColumn<QString>("name");
        for (const ProtocolRow &row : protocols())
            QTest::newRow(row.name) << QString(QLatin1String(row.name));
    }

    /// Settings that make sense and lead nowhere: nobody listens on the discard port, nor at that path.
    static QJsonObject nowhere()
    {
        return {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("port"), 9},
                {QStringLiteral("socket"), QStringLiteral("/nowhere/at-all")}};
    }

private Q_SLOTS:
    void namesAreUniqueWords()
    {
        QSet<QString> names;
        for (const ProtocolRow &row : protocols()) {
            const QString name = QLatin1String(row.name);
            QVERIFY(!name.isEmpty() && !name.contains(QLatin1Char(':')) && !names.contains(name));
            names.insert(name);
        }
        QVERIFY(!names.isEmpty());
        QCOMPARE(createProtocol(QStringLiteral("semaphore"), {}).error().code, ErrorCode::NotFound);
    }

    void eachRuleIsKeptAndShownOrDoesNotApplyForAReason_data() { eachRow(); }
    void eachRuleIsKeptAndShownOrDoesNotApplyForAReason()
    {
        QFETCH(QString, name);
        const auto row = std::ranges::find_if(
            protocols(), [&](const ProtocolRow &one) { return name == QLatin1String(one.name); });
        QCOMPARE(row->quality.size(), kQualityRules.size());
        for (const QualityRule rule : kQualityRules)
            QCOMPARE(std::ranges::count(row->quality, rule, &QualityRow::rule), 1);
        for (const QualityRow &one : row->quality) {
            const bool isKept = one.shownBy != nullptr;
            QVERIFY(isKept != (one.why != nullptr));
            if (isKept)
                QVERIFY2(QFileInfo::exists(QStringLiteral(SOURCE_FOLDER "/") + QLatin1String(one.shownBy)),
                         one.shownBy);
            else
                QVERIFY2(QLatin1String(one.why).contains(QLatin1Char(' ')), one.why);
        }
    }

    void oneThatIsThrownOutComesAgainWithAGrowingPause_data() { eachRow(); }
    void oneThatIsThrownOutComesAgainWithAGrowingPause()
    {
        QFETCH(QString, name);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("socket"));
        const auto local = UnixListener::create(path);
        QVERIFY(local);
        std::vector<std::chrono::steady_clock::time_point> came;
        connect(local->get(), &UnixListener::accepted, this, [&](int fd) {
            came.push_back(std::chrono::steady_clock::now());
            const Fd closed(fd);
        });
        connect(&server, &QTcpServer::newConnection, this, [&] {
            came.push_back(std::chrono::steady_clock::now());
            QTcpSocket *socket = server.nextPendingConnection();
            socket->abort();
            socket->deleteLater();
        });
        const auto made = createProtocol(name, {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                                                {QStringLiteral("port"), server.serverPort()},
                                                {QStringLiteral("socket"), path}});
        QVERIFY(made);
        (*made)->start();
        QTRY_VERIFY_WITH_TIMEOUT(came.size() >= 5, 20'000);
        QVERIFY2(came[4] - came[3] > came[1] - came[0], "the pause grows");
    }

    void noSecretIsSaidOrWritten_data() { eachRow(); }
    void noSecretIsSaidOrWritten()
    {
        QFETCH(QString, name);
        static QString written;
        written.clear();
        const QtMessageHandler before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { written += text; });
        QLoggingCategory::setFilterRules(QStringLiteral("hearth.*=true"));
        const QString secret = QStringLiteral("correct-horse-battery");
        QJsonObject settings = nowhere();
        settings.insert(QStringLiteral("user"), QStringLiteral("hearth"));
        settings.insert(QStringLiteral("password"), secret);
        auto made = createProtocol(name, settings);
        const bool isMade = made.has_value();
        QString said;
        if (isMade) {
            (*made)->start();
            qCritical("a line that is there"); // else nothing written would prove nothing
            (*made)->send(name + QStringLiteral(":nobody"), QStringLiteral("onOff"), QStringLiteral("set"),
                          true, [&](const Done &done) { said += done ? QString() : done.error().message; });
            QTest::qWait(300);
            said += (*made)->problem();
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(isMade);
        QVERIFY(written.contains(QLatin1String("a line that is there")) && !said.isEmpty());
        QVERIFY(!written.contains(secret) && !said.contains(secret));
    }

    void settingsThatMakeNoSenseAreRefused_data() { eachRow(); }
    void settingsThatMakeNoSenseAreRefused()
    {
        QFETCH(QString, name);
        const auto made = createProtocol(name, {{QStringLiteral("port"), QStringLiteral("x")}});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Invalid);
    }

    void aWayThatLeadsNowhereIsSaidInASentence_data() { eachRow(); }
    void aWayThatLeadsNowhereIsSaidInASentence()
    {
        QFETCH(QString, name);
        const auto made = createProtocol(name, nowhere());
        QVERIFY(made);
        QCOMPARE((*made)->name(), name);
        (*made)->start();
        QVERIFY((*made)->problem().contains(QLatin1Char(' ')));
    }

    void aCommandIsAnsweredOnceEvenThen_data() { eachRow(); }
    void aCommandIsAnsweredOnceEvenThen()
    {
        QFETCH(QString, name);
        const auto made = createProtocol(name, nowhere());
        QVERIFY(made);
        (*made)->start();
        int answers = 0;
        (*made)->send(name + QStringLiteral(":nobody"), QStringLiteral("onOff"), QStringLiteral("set"), true,
                      [&](const Done &done) {
                          ++answers;
                          QVERIFY(!done);
                          QVERIFY(!done.error().message.isEmpty());
                      });
        QTRY_COMPARE(answers, 1);
    }
};

QTEST_GUILESS_MAIN(TestProtocols)
#include "test_protocols.moc"
