// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What every row of the protocols table has to keep, whoever adds it.

#include "bridge/appliances/protocol.h"
#include <QSet>
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

    /// Settings that make sense and lead nowhere: nobody listens on the discard port.
    static QJsonObject nowhere()
    {
        return {{QStringLiteral("host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("port"), 9}};
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
