// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A full disk: hearthd says so through the API and the log, goes on, and is itself again when there is room.

#include "tests/support/hearthd_fixture.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using hearth::test::HearthdFixture;

namespace
{

constexpr qint64 kDisk = 16 * 1024 * 1024;

} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_films.isValid());
        QFile::setPermissions(m_films.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                  QFile::ReadOther | QFile::ExeOther);
        auto hearthd = HearthdFixture::startOnSmallDisk(
            kDisk, {QStringLiteral("--no-broker"), QStringLiteral("--media"), m_films.path()});
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        m_hearthd = std::move(*hearthd);
    }

    void cleanupTestCase() { m_hearthd.reset(); }

    void aDiskWithRoomIsNoNews()
    {
        QVERIFY(!isFull());
        QCOMPARE(notices(), 0);
        QVERIFY(addFilm(QStringLiteral("First")));
        QTRY_VERIFY_WITH_TIMEOUT(hasTitle(QStringLiteral("First")), 20000);
    }

    void aFullDiskIsToldAndHearthdGoesOn()
    {
        fill();
        QVERIFY(isFull());
        QTRY_COMPARE_WITH_TIMEOUT(notices(), 1, 20000);
        QVERIFY(m_hearthd->log().contains(QLatin1String("is full")));
        // It cannot keep what it finds now, and answers all the same.
        QVERIFY(addFilm(QStringLiteral("Second")));
        QTRY_VERIFY_WITH_TIMEOUT(m_hearthd->log().contains(QLatin1String("database or disk is full")), 20000);
        QVERIFY(m_hearthd->isRunning());
        QVERIFY(m_hearthd->call("system.version"));
        QVERIFY(m_hearthd->call("home.rows"));
        QVERIFY(hasTitle(QStringLiteral("First")));
    }

    void withRoomAgainItKeepsEverything()
    {
        QVERIFY(QFile::remove(m_hearthd->reachableState() + QLatin1String("/ballast")));
        QTRY_VERIFY_WITH_TIMEOUT(m_hearthd->log().contains(QLatin1String("has room again")), 20000);
        QVERIFY(!isFull());
        QVERIFY(addFilm(QStringLiteral("Third")));
        for (const char *name : {"First", "Second", "Third"})
            QTRY_VERIFY_WITH_TIMEOUT(hasTitle(QLatin1String(name)), 20000);
        QCOMPARE(notices(), 1);
        QVERIFY(m_hearthd->isRunning());
    }

private:
    /// Not a film, but a title of the library, with a sentence about it.
    bool addFilm(const QString &name)
    {
        QFile file(m_films.path() + QLatin1Char('/') + name + QLatin1String(" (2020).mkv"));
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray(5000, 'x')) == 5000 &&
               m_hearthd->call("library.scan");
    }

    bool hasTitle(const QString &name)
    {
        const auto titles = m_hearthd->call("library.titles");
        const QJsonArray items =
            titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray();
        return std::ranges::any_of(items, [&](const QJsonValue &title) {
            return title.toObject().value(QLatin1String("name")).toString() == name;
        });
    }

    bool isFull()
    {
        return m_hearthd->call("system.diagnose")
            .value_or(QJsonValue())
            .toObject()
            .value(QLatin1String("disk"))
            .toObject()
            .value(QLatin1String("full"))
            .toBool();
    }

    int notices()
    {
        const QJsonArray list = m_hearthd->call("notices.list").value_or(QJsonValue()).toArray();
        return static_cast<int>(std::ranges::count_if(list, [](const QJsonValue &notice) {
            return notice.toObject().value(QLatin1String("kind")).toString() == QLatin1String("diskFull");
        }));
    }

    void fill()
    {
        QFile ballast(m_hearthd->reachableState() + QLatin1String("/ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const QByteArray block(4096, 'b');
        qint64 size = 0;
        while (ballast.write(block) == block.size())
            size += block.size();
        QVERIFY(size < kDisk);
    }

    QTemporaryDir m_films;
    std::unique_ptr<HearthdFixture> m_hearthd;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
