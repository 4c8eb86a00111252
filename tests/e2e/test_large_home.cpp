// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A home with 10,000 apps in its store, 500 appliances, 500 channels and 100,000 titles: everything can be
// reached, and no message outgrows its limit.

#include "bridge/appliances/mqtt/client.h"
#include "resources/base/json.h"
#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kApps = 10'000;
constexpr int kAppliances = 500;
constexpr int kChannels = 500;
constexpr int kTitles = 100'000;

bool runSql(const QString &database, const QByteArray &sql)
{
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"), {database});
    if (!sqlite.waitForStarted())
        return false;
    sqlite.write("BEGIN;\n" + sql + "COMMIT;\n");
    sqlite.closeWriteChannel();
    return sqlite.waitForFinished(120000) && sqlite.exitCode() == 0;
}

QByteArray titles()
{
    QByteArray sql;
    for (int i = 0; i < kTitles; ++i)
        sql +=
            QByteArray("INSERT INTO title(id,kind,name,year,series,season,episode,genre,path,size,mtime_ms,"
                       "duration_ms,probed,away) VALUES('t-") +
            QByteArray::number(i) + "','film','Film " + QByteArray::number(i) +
            "',1990,'',0,0,'Drama','/away/" + QByteArray::number(i) + ".mkv',1,1,3600000,1,1);\n";
    return sql;
}

QByteArray apps()
{
    static const QByteArrayList kCategories{"game", "education", "fitness", "shopping", "music", "tools"};
    QByteArray sql("DELETE FROM app;\n");
    for (int i = 0; i < kApps; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(5, '0');
        sql += "INSERT INTO app VALUES('org.many.app" + number + "'," + QByteArray::number(i) +
               ",'{\"ageRating\":0,\"apiVersion\":1,\"category\":\"" + kCategories[i % kCategories.size()] +
               "\",\"description\":\"It does what apps do, and goes away when it is asked "
               "to.\",\"icon\":\"\",\"id\":"
               "\"org.many.app" +
               number + "\",\"package\":\"apps/many/" + number +
               ".hpk\",\"partner\":\"many\",\"permissions\":[],\"sha256\":"
               "\"89d4d83be1a932be1514a198fa6f4f261060470971641e4f03d8f9f15cd341cb\",\"sizeBytes\":1000,"
               "\"title\":"
               "\"Many " +
               number +
               "\",\"type\":\"web\",\"unpackedBytes\":2000,\"vendor\":\"Many\",\"version\":\"1.0.0\"}');\n";
    }
    return sql;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

class TestLargeHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->serveStore(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        m_room->killHearthd();
        m_room->stopStore(); // what the catalogue holds stays
        const QString data = m_room->statePath() + QStringLiteral("/data/");
        QVERIFY(runSql(data + QStringLiteral("library.db"), titles()));
        QVERIFY(runSql(data + QStringLiteral("catalogue.db"), apps()));
        QVERIFY2(m_room->startHearthd(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }

    void cleanupTestCase() { m_room.reset(); }

    void allChannelsAreThere()
    {
        QByteArray list("#EXTM3U\n");
        for (int i = 0; i < kChannels; ++i)
            list += "#EXTINF:-1 group-title=\"Group " + QByteArray::number(i % 40) + "\",Channel " +
                    QByteArray::number(i) + "\nudp://239.1.1.1:" + QByteArray::number(5000 + i) + "\n";
        const QString path = m_room->folder() + QStringLiteral("/list.m3u");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) == list.size());
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(m_room->call(QStringLiteral("channels.addList"), {{"address", path}}));
        QVERIFY(m_room->until([this] {
            const auto all = m_room->call(QStringLiteral("channels.overview"));
            return all && all->toObject().value("channels").toInt() == kChannels;
        }));
        QVERIFY(m_room->until([this] { return rail(QStringLiteral("live")); }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Channel 0"); }));
        for (int i = 0; i < 130; ++i)
            QVERIFY(m_room->key({QStringLiteral("down")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Channel 496"); }));
    }

    void allAppliancesAreThere()
    {
        bridge::MqttSettings settings;
        const QString broker = m_room->statePath() + QStringLiteral("/broker/");
        QVERIFY(m_room->until([&] { return !read(broker + QStringLiteral("demo.password")).isEmpty(); }));
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = read(broker + QStringLiteral("port")).toUShort();
        settings.user = QStringLiteral("demo");
        settings.password = read(broker + QStringLiteral("demo.password"));
        m_appliances = std::make_unique<bridge::MqttClient>(settings);
        m_appliances->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_appliances->isConnected(), 20000);
        for (int i = 0; i < kAppliances; ++i) {
            const QString id = QStringLiteral("many%1").arg(i);
            const QJsonObject config{
                {"unique_id", id},
                {"state_topic", QStringLiteral("demo/%1/state").arg(id)},
                {"command_topic", QStringLiteral("demo/%1/set").arg(id)},
                {"device", QJsonObject{{"identifiers", QJsonArray{id}},
                                       {"name", QStringLiteral("Lamp %1").arg(i)},
                                       {"suggested_area", QStringLiteral("Room %1").arg(i / 20)}}}};
            m_appliances->publish(
                {QStringLiteral("homeassistant/light/%1/config").arg(id), toJson(config), 1, true});
            m_appliances->publish({QStringLiteral("demo/%1/state").arg(id), "ON", 1, true});
            if (i % 50 == 49)
                QTest::qWait(20);
        }
        int known = 0;
        QVERIFY2(m_room->until([&] { return (known = applianceCount()) == kAppliances; },
                               std::chrono::seconds(40)),
                 qPrintable(QString::number(known)));
    }

    void homeShowsOfEachWhatFits()
    {
        const auto rows = m_room->call(QStringLiteral("home.rows"));
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().message));
        QStringList seen;
        for (const QJsonValue &value : rows->toArray()) {
            const QJsonObject row = value.toObject();
            seen.append(row.value("id").toString());
            QVERIFY(row.value("items").toArray().size() <= 61);
            if (row.value("id") == QLatin1String("newInStore"))
                QCOMPARE(row.value("total").toInt(), kApps);
            if (row.value("id") == QLatin1String("appliances"))
                QCOMPARE(row.value("total").toInt(), kAppliances);
        }
        QVERIFY(seen.contains("films") && seen.contains("newInStore") && seen.contains("appliances"));
        for (int i = 0; i < 6; ++i)
            QVERIFY(m_room->key({QStringLiteral("down")}));
        QVERIFY(!m_room->focusName().isEmpty());
    }

    void theStoreIsReadInWindows()
    {
        const auto last = m_room->call(QStringLiteral("store.apps"), {{"offset", kApps - 1}, {"limit", 100}});
        QVERIFY2(last, last ? "" : qPrintable(last.error().message));
        QCOMPARE(last->toObject().value("total").toInt(), kApps);
        QCOMPARE(last->toObject().value("items").toArray().size(), 1);

        QVERIFY(rail(QStringLiteral("store")));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Many 00000"); }));
        for (int i = 0; i < 60; ++i)
            QVERIFY(m_room->key({QStringLiteral("down")}));
        const auto isFar = [this] {
            const QString name = m_room->focusName();
            return name.startsWith(QLatin1String("Many ")) && name.mid(5).toInt() >= 60 * 3;
        };
        QVERIFY(m_room->until(isFar));
        const QString name = m_room->focusName();
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page().startsWith(QLatin1String("app:")); }));
        QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until([&] { return m_room->focusName() == name; }));
    }

    void searchFindsAnyOfThem()
    {
        for (const char *text : {"Many 09999", "Lamp 499", "Film 99999"}) {
            QString found;
            QVERIFY2(m_room->until([&] {
                const auto groups = m_room->call(QStringLiteral("search.find"), {{"text", text}});
                for (const QJsonValue &group : groups.value_or(QJsonValue()).toArray()) {
                    for (const QJsonValue &item : group.toObject().value("items").toArray())
                        found += item.toObject().value("name").toString() +
                                 item.toObject().value("title").toString() + QLatin1Char('\n');
                }
                return found.contains(QLatin1String(text));
            }),
                     qPrintable(found));
        }
    }

    void theHomeIsDrivenAsEver()
    {
        QVERIFY(rail(QStringLiteral("myhome")));
        QVERIFY(m_room->until([this] { return m_room->focusName().startsWith(QLatin1String("Lamp ")); }));
        for (int i = 0; i < 25; ++i)
            QVERIFY(m_room->key({QStringLiteral("down")}));
        QVERIFY(m_room->focusName().startsWith(QLatin1String("Lamp ")));
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("menu")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Volume"); }));
        QVERIFY(m_room->key({QStringLiteral("down")}));
        QVERIFY(m_room->until([this] { return m_room->focusName().startsWith(QLatin1String("Lamp ")); }));
        QVERIFY(m_room->key({QStringLiteral("back")}));
    }

    void hearthdStartsAgainWithAllOfIt()
    {
        QVERIFY(m_room->restartHearthd());
        QVERIFY(m_room->until([this] {
            const QJsonObject state = m_room->state();
            return state.value("on").toBool() && state.value("loaded").toBool() &&
                   applianceCount() == kAppliances;
        }));
    }

private:
    int applianceCount()
    {
        int count = 0;
        for (;;) {
            const auto window =
                m_room->call(QStringLiteral("appliances.list"), {{"offset", count}, {"limit", 100}});
            const qsizetype size = window.value_or(QJsonValue()).toArray().size();
            count += static_cast<int>(size);
            if (size < 100)
                return count;
        }
    }
    bool rail(const QString &page)
    {
        if (!m_room->key({QStringLiteral("home"), QStringLiteral("home"), QStringLiteral("left")}))
            return false;
        for (int i = 0; i < 8; ++i) {
            const QJsonObject focus = m_room->state().value("focus").toObject();
            if (focus.value("key").toString() == page)
                return m_room->key({QStringLiteral("ok")}) &&
                       m_room->until([&] { return m_room->page() == page; });
            if (!m_room->key({QStringLiteral("down")}))
                return false;
        }
        return false;
    }

    std::unique_ptr<LivingRoom> m_room;
    std::unique_ptr<bridge::MqttClient> m_appliances;
};

QTEST_GUILESS_MAIN(TestLargeHome)
#include "test_large_home.moc"
