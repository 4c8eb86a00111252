// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// minidlna and rygel as they are, found and read by a real hearthd in a network of their own.

#include "resources/base/http_client.h"
#include "tests/support/hearthd_fixture.h"
#include "tests/support/media_server.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestMediaServers : public QObject
{
    Q_OBJECT

    static constexpr int kSongs = 130;

    std::unique_ptr<HearthdFixture> m_hearthd;
    MediaServer m_cellar{MediaServer::Kind::Minidlna, QStringLiteral("Cellar")};
    MediaServer m_attic{MediaServer::Kind::Rygel, QStringLiteral("Attic")};

    [[nodiscard]] QJsonArray servers() const
    {
        const auto list = m_hearthd->call("servers.list");
        return list ? list->toObject().value(QLatin1String("servers")).toArray() : QJsonArray();
    }
    [[nodiscard]] QString idOf(const QString &name) const
    {
        const QJsonArray all = servers();
        for (const QJsonValue &one : all) {
            if (one[QLatin1String("name")] == name)
                return one[QLatin1String("id")].toString();
        }
        return {};
    }
    [[nodiscard]] Result<QJsonValue> browse(const QString &server, const QString &folder, int offset = 0,
                                            int limit = 100) const
    {
        return m_hearthd->call("servers.browse", {{QStringLiteral("server"), server},
                                                  {QStringLiteral("folder"), folder},
                                                  {QStringLiteral("offset"), offset},
                                                  {QStringLiteral("limit"), limit}});
    }
    [[nodiscard]] QJsonObject entry(const QString &server, const QString &folder, const QString &name) const
    {
        const auto window = browse(server, folder);
        const QJsonArray items = window ? (*window)[QLatin1String("items")].toArray() : QJsonArray();
        for (const QJsonValue &item : items) {
            if (item[QLatin1String("name")] == name)
                return item.toObject();
        }
        return {};
    }
    /// The id of what lies at the end of these names; empty while it is not there (yet).
    [[nodiscard]] QString folderAt(const QString &server, const QStringList &names) const
    {
        QString folder = QStringLiteral("0");
        for (const QString &name : names) {
            folder = entry(server, folder, name).value(QLatin1String("id")).toString();
            if (folder.isEmpty())
                break;
        }
        return folder;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const MediaServer *server : {&m_cellar, &m_attic}) {
            const QDir folder(server->folder());
            QVERIFY(folder.mkpath(QStringLiteral("Films")) && folder.mkpath(QStringLiteral("Songs")));
            for (const QString &name : {QStringLiteral("Blue Hour"), QStringLiteral("Red & Green <1>")})
                QVERIFY(
                    makeFilm(5, usualCodecs(), folder.filePath(QStringLiteral("Films/%1.mkv").arg(name))));
            QImage picture(64, 64, QImage::Format_RGB32);
            picture.fill(Qt::red);
            QVERIFY(picture.save(folder.filePath(QStringLiteral("Films/still.jpg"))));
        }
        const QDir songs(m_cellar.folder() + QLatin1String("/Songs"));
        const QString first = songs.filePath(QStringLiteral("song-000.mp3"));
        QVERIFY(makeFilm(2, {QStringLiteral("-map"), QStringLiteral("1:a")}, first));
        for (int i = 1; i < kSongs; ++i)
            QVERIFY(QFile::copy(
                first, songs.filePath(QStringLiteral("song-%1.mp3").arg(i, 3, 10, QLatin1Char('0')))));
        QVERIFY2(m_cellar.start(), "minidlna does not start; packaging/deps installs it");
        QVERIFY2(m_attic.start(), "rygel does not start; packaging/deps installs it");
        auto started = HearthdFixture::start({QStringLiteral("--no-broker")});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_hearthd = std::move(*started);
    }
    void cleanupTestCase() { m_hearthd.reset(); }

    void bothAreFound()
    {
        QTRY_VERIFY2_WITH_TIMEOUT(!idOf(QStringLiteral("Cellar")).isEmpty(), m_cellar.log(), 30'000);
        QTRY_VERIFY2_WITH_TIMEOUT(!idOf(QStringLiteral("Attic")).isEmpty(), m_attic.log(), 60'000);
        for (const QJsonValue &one : servers())
            QCOMPARE(one[QLatin1String("address")], QJsonValue(QStringLiteral("192.168.77.1")));
    }

    void filmsOfBothAreThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("way");
        QTest::addColumn<QString>("odd"); // how it writes the name that XML could trip over
        QTest::newRow("minidlna") << QStringLiteral("Cellar")
                                  << QStringList{QStringLiteral("Browse Folders"), QStringLiteral("Films")}
                                  << QStringLiteral("Red & Green <1>");
        QTest::newRow("rygel") << QStringLiteral("Attic")
                               << QStringList{QStringLiteral("Files & Folders"), QStringLiteral("media"),
                                              QStringLiteral("Films")}
                               << QStringLiteral("Red Green");
    }
    void filmsOfBothAreThere()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, way);
        QFETCH(QString, odd);
        const QString server = idOf(name);
        QTRY_VERIFY_WITH_TIMEOUT(!folderAt(server, way).isEmpty(), 30'000);
        const QString films = folderAt(server, way);
        QTRY_COMPARE_WITH_TIMEOUT((*browse(server, films))[QLatin1String("total")].toInt(), 3, 30'000);
        QVERIFY((*browse(server, films))[QLatin1String("canBePlayed")].toBool());
        for (const QString &film : {QStringLiteral("Blue Hour"), odd}) {
            const QJsonObject found = entry(server, films, film);
            QVERIFY2(!found.isEmpty(), QJsonDocument(browse(server, films)->toObject()).toJson());
            QCOMPARE(found[QLatin1String("kind")], QJsonValue(QStringLiteral("film")));
            QVERIFY(std::abs(found[QLatin1String("durationMs")].toInteger() - 5000) < 100);
        }
        QCOMPARE(entry(server, films, QStringLiteral("still"))[QLatin1String("kind")],
                 QJsonValue(QStringLiteral("other")));
        const auto none = browse(server, QStringLiteral("no such folder"));
        QVERIFY(!none);
        QVERIFY2(none.error().message.contains(QLatin1String("does not have this")),
                 qPrintable(none.error().message));
    }

    void aLongFolderComesInWindows()
    {
        const QString server = idOf(QStringLiteral("Cellar"));
        const QString songs = folderAt(server, {QStringLiteral("Browse Folders"), QStringLiteral("Songs")});
        QTRY_COMPARE_WITH_TIMEOUT((*browse(server, songs))[QLatin1String("total")].toInt(), kSongs, 30'000);
        const auto first = browse(server, songs);
        const auto last = browse(server, songs, 100);
        QCOMPARE((*first)[QLatin1String("items")].toArray().size(), 100);
        QCOMPARE((*last)[QLatin1String("items")].toArray().size(), kSongs - 100);
        QCOMPARE((*first)[QLatin1String("items")][0][QLatin1String("kind")],
                 QJsonValue(QStringLiteral("song")));
        const auto behind = browse(server, songs, 1000);
        QCOMPARE((*behind)[QLatin1String("items")].toArray().size(), 0);
        QCOMPARE((*behind)[QLatin1String("total")].toInt(), kSongs);
    }

    void whatIsNoFilmIsNotPlayed()
    {
        const QString server = idOf(QStringLiteral("Cellar"));
        const QString films = folderAt(server, {QStringLiteral("Browse Folders"), QStringLiteral("Films")});
        for (const QString &item : {entry(server, films, QStringLiteral("still"))["id"].toString(), films})
            QVERIFY(!m_hearthd->call("servers.play",
                                     {{QStringLiteral("server"), server}, {QStringLiteral("item"), item}}));
        const QString root = QStringLiteral("0");
        const auto nothing = m_hearthd->call(
            "servers.play", {{QStringLiteral("server"), server}, {QStringLiteral("folder"), root}});
        QVERIFY(!nothing);
        QVERIFY2(nothing.error().message.contains(QLatin1String("nothing to play")),
                 qPrintable(nothing.error().message));
    }

    void aChildAsksForWhatNobodyHasJudged()
    {
        const QString server = idOf(QStringLiteral("Cellar"));
        const QString films = folderAt(server, {QStringLiteral("Browse Folders"), QStringLiteral("Films")});
        const QString film =
            entry(server, films, QStringLiteral("Blue Hour"))[QLatin1String("id")].toString();
        QVERIFY(m_hearthd->call("pin.set", {{"owner", "household"}, {"new", "2468"}}));
        const QJsonObject mia{{"name", "Mia"}, {"kind", "child"}, {"ageLimit", 6}};
        const auto saved = m_hearthd->call("profiles.save", {{"profile", mia}, {"pin", "2468"}});
        QVERIFY(saved && m_hearthd->call("profiles.choose", {{"id", *saved}}));
        for (const QJsonObject &what : {QJsonObject{{"server", server}, {"item", film}},
                                        QJsonObject{{"server", server}, {"folder", films}}}) {
            const auto refused = m_hearthd->call("servers.play", what);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::NeedsPin);
        }
        QVERIFY(m_hearthd->call("profiles.choose", {{"id", "main"}, {"pin", "2468"}}));
    }

    void nobodyIsSentIntoTheSetItself()
    {
        // As a media server's film might do it: the player fetches by the same rule.
        QTcpServer within;
        QVERIFY(within.listen(QHostAddress::LocalHost));
        QTcpServer outside;
        QVERIFY(outside.listen(QHostAddress(QStringLiteral("192.168.77.1"))));
        QByteArray asked;
        connect(&within, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = within.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&asked, socket] { asked += socket->readAll(); });
        });
        connect(&outside, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = outside.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&within, socket] {
                socket->readAll();
                socket->write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:" +
                              QByteArray::number(within.serverPort()) + "/\r\n\r\n");
            });
        });
        HttpClient http;
        std::optional<Result<HttpAnswer>> got;
        const QUrl url(QStringLiteral("http://192.168.77.1:%1/film.mkv").arg(outside.serverPort()));
        http.get({url, 1000, std::chrono::seconds(10), {}, {}}, this,
                 [&got](const Result<HttpAnswer> &answer) { got = answer; });
        QTRY_VERIFY(got);
        QVERIFY(!*got);
        QCOMPARE(got->error().code, ErrorCode::NotAllowed);
        QCOMPARE(asked, QByteArray());
    }

    void whoSaysGoodByeIsGone()
    {
        QVERIFY(!idOf(QStringLiteral("Attic")).isEmpty());
        m_attic.stop();
        QTRY_VERIFY(idOf(QStringLiteral("Attic")).isEmpty());
        const auto away = browse(QStringLiteral("uuid:nobody"), QStringLiteral("0"));
        QVERIFY(!away);
        QVERIFY(!away.error().action.isEmpty());
    }

    void whoIsGoneWithoutAWordIsSaidSo()
    {
        const QString server = idOf(QStringLiteral("Cellar"));
        m_cellar.kill();
        const auto away = browse(server, QStringLiteral("0"));
        QVERIFY(!away);
        QCOMPARE(away.error().message, QStringLiteral("Cellar does not answer"));
        QVERIFY(!away.error().action.isEmpty());
    }
};

int main(int argc, char **argv)
{
    MediaServer::enterHomeNetwork(argc, argv);
    QCoreApplication application(argc, argv);
    TestMediaServers test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_media_servers.moc"
