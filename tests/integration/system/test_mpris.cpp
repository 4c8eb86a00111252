// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// MPRIS over a message bus of the test's own, asked as any program of a desktop asks: first what it says of a
// film and what it hands on, then a whole hearthd.

#include "bridge/system/mpris.h"
#include "tests/support/hearthd_fixture.h"
#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

using namespace hearth;
using namespace hearth::bridge;
using namespace hearth::test;

namespace
{

constexpr int kPatienceMs = 10'000;
const QString kService = QStringLiteral("org.mpris.MediaPlayer2.hearth");
const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

QJsonObject episode(const QString &state, qint64 positionMs)
{
    return {{"id", "two@1"},
            {"state", state},
            {"positionMs", positionMs},
            {"durationMs", 60'000},
            {"speed", 1.0},
            {"hasPrevious", true},
            {"title", QJsonObject{{"name", "The Fog"}, {"series", "Lighthouse"}, {"episode", 2}}}};
}

} // namespace

class TestMpris : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    int m_connections = 0;
    QStringList m_orders;
    double m_volume = -1;
    std::unique_ptr<Mpris> m_mpris;
    QString m_service = kService;
    QVariantMap m_changed; // told by PropertiesChanged
    QList<qint64> m_seeked;

    QDBusConnection connection()
    {
        return QDBusConnection::connectToBus(m_address, QStringLiteral("test-%1").arg(++m_connections));
    }
    /// Another program's call; this one's objects answer meanwhile.
    QDBusMessage ask(const QString &interface, const QString &method, const QVariantList &arguments = {})
    {
        QDBusMessage call = QDBusMessage::createMethodCall(m_service, kPath, interface, method);
        call.setArguments(arguments);
        QDBusPendingCall pending = connection().asyncCall(call, kPatienceMs);
        (void)QTest::qWaitFor([&] { return pending.isFinished(); }, kPatienceMs);
        return pending.reply();
    }
    QVariant get(const QString &name, const QString &interface = kPlayer)
    {
        return ask(kProperties, "Get", {interface, name})
            .arguments()
            .value(0)
            .value<QDBusVariant>()
            .variant();
    }
    QVariantMap metadata() { return qdbus_cast<QVariantMap>(get("Metadata")); }
    bool isRefused(const QDBusMessage &answer)
    {
        return answer.type() == QDBusMessage::ErrorMessage && !answer.errorMessage().isEmpty();
    }
    QStringList ordersOf(const QString &method, const QVariantList &arguments = {})
    {
        m_orders.clear();
        const QDBusMessage answer = ask(kPlayer, method, arguments);
        return answer.type() == QDBusMessage::ReplyMessage ? m_orders : QStringList{answer.errorMessage()};
    }

public Q_SLOTS:
    void noteChange(const QString &, const QVariantMap &changed, const QStringList &)
    {
        m_changed.insert(changed);
    }
    void noteSeek(qlonglong position) { m_seeked << position; }

private Q_SLOTS:
    void initTestCase()
    {
        // Open to hearthd too, which never runs as root.
        QFile config(m_folder.filePath("bus.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                     "<policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>"
                     "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow "
                     "eavesdrop=\"true\"/></policy></busconfig>");
        config.close();
        m_daemon.start("dbus-daemon",
                       {"--config-file=" + config.fileName(), "--nofork", "--print-address=1"});
        QVERIFY(m_daemon.waitForReadyRead(kPatienceMs));
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        Mpris::Orders orders;
        orders.call = [this](const QString &method, const QJsonObject &params) -> Result<QJsonValue> {
            m_orders << method + ' ' +
                            QString::fromUtf8(QJsonDocument(params).toJson(QJsonDocument::Compact));
            if (params.value("url").toString().startsWith("file:"))
                return fail(ErrorCode::NotAllowed, "No files", "Use a server");
            return QJsonValue(true);
        };
        orders.setVolume = [this](double volume) { m_volume = volume; };
        m_mpris = std::make_unique<Mpris>(connection(), std::move(orders));
        QDBusConnection listener = connection();
        QVERIFY(listener.connect(m_service, kPath, kProperties, "PropertiesChanged", this,
                                 SLOT(noteChange(QString, QVariantMap, QStringList))));
        QVERIFY(listener.connect(m_service, kPath, kPlayer, "Seeked", this, SLOT(noteSeek(qlonglong))));
    }
    void cleanupTestCase()
    {
        m_mpris.reset();
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void withNothingOpenItStands()
    {
        QCOMPARE(get("PlaybackStatus").toString(), "Stopped");
        QCOMPARE(get("Identity", "org.mpris.MediaPlayer2").toString(), "Hearth");
        QCOMPARE(metadata().value("mpris:trackid").value<QDBusObjectPath>().path(),
                 "/org/mpris/MediaPlayer2/TrackList/NoTrack");
        QVERIFY(!get("CanPlay").toBool());
        for (const char *method : {"Play", "Pause", "PlayPause", "Stop", "Next", "Previous"})
            QCOMPARE(ordersOf(method), QStringList());
        QCOMPARE(ordersOf("Seek", {qlonglong(1)}), QStringList());
    }

    void itSaysWhatPlays()
    {
        m_mpris->setFilm(episode("playing", 10'000));
        m_mpris->setVolume(0.4);
        QCOMPARE(get("PlaybackStatus").toString(), "Playing");
        QCOMPARE(get("Volume").toDouble(), 0.4);
        QCOMPARE(get("Rate").toDouble(), 1.0);
        const QVariantMap data = metadata();
        QCOMPARE(data.value("xesam:title").toString(), "The Fog");
        QCOMPARE(data.value("xesam:album").toString(), "Lighthouse");
        QCOMPARE(data.value("xesam:trackNumber").toInt(), 2);
        QCOMPARE(data.value("mpris:length").toLongLong(), 60'000'000);
        // It moves between two reports, and stands while it is paused.
        const qint64 at = get("Position").toLongLong();
        QVERIFY(at >= 10'000'000);
        QVERIFY(QTest::qWaitFor([&] { return get("Position").toLongLong() > at; }));
        m_mpris->setFilm(episode("paused", 11'000));
        QCOMPARE(get("PlaybackStatus").toString(), "Paused");
        QCOMPARE(get("Position").toLongLong(), 11'000'000);
        QTRY_COMPARE(m_changed.value("PlaybackStatus").toString(), QStringLiteral("Paused"));
        QVERIFY(!m_changed.contains("Position"));
        const QVariantMap all =
            qdbus_cast<QVariantMap>(ask(kProperties, "GetAll", {kPlayer}).arguments().value(0));
        QVERIFY(all.size() >= 13 && all.contains("CanControl"));
        // What it says of itself is what it has.
        const QString xml =
            ask("org.freedesktop.DBus.Introspectable", "Introspect").arguments().value(0).toString();
        for (const QString &name : all.keys())
            QVERIFY2(xml.contains("<property name=\"" + name + '"'), qPrintable(name));
    }

    void aJumpIsTold()
    {
        m_seeked.clear();
        m_mpris->setFilm(episode("paused", 12'000)); // a second: it may have gone there by itself
        m_mpris->setFilm(episode("paused", 40'000));
        QTRY_COMPARE(m_seeked, QList<qint64>{40'000'000});
    }

    void ordersAreHandedOn()
    {
        m_mpris->setFilm(episode("paused", 10'000));
        QCOMPARE(ordersOf("PlayPause"), QStringList{"playback.play {}"});
        QCOMPARE(ordersOf("Play"), QStringList{"playback.play {}"});
        QCOMPARE(ordersOf("Pause"), QStringList{"playback.pause {}"});
        QCOMPARE(ordersOf("Stop"), QStringList{"playback.stop {}"});
        QCOMPARE(ordersOf("Next"), QStringList{"playback.next {}"});
        QCOMPARE(ordersOf("Previous"), QStringList{"playback.previous {}"});
        QCOMPARE(ordersOf("Seek", {qlonglong(5'000'000)}),
                 QStringList{"playback.seek {\"positionMs\":15000}"});
        QCOMPARE(ordersOf("Seek", {qlonglong(-50'000'000)}), QStringList{"playback.seek {\"positionMs\":0}"});
        QCOMPARE(ordersOf("Seek", {qlonglong(55'000'000)}), QStringList{"playback.next {}"});
        QCOMPARE(ordersOf("Seek", {std::numeric_limits<qlonglong>::max()}), QStringList{"playback.next {}"});
        const QVariant track = metadata().value("mpris:trackid");
        QCOMPARE(ordersOf("SetPosition", {track, qlonglong(30'000'000)}),
                 QStringList{"playback.seek {\"positionMs\":30000}"});
        QCOMPARE(ordersOf("SetPosition", {track, qlonglong(90'000'000)}), QStringList());
        QCOMPARE(ordersOf("SetPosition", {track, qlonglong(-1)}), QStringList());
        QCOMPARE(ordersOf("SetPosition",
                          {QVariant::fromValue(QDBusObjectPath("/org/hearth/playback/gone")), qlonglong(1)}),
                 QStringList());
        QJsonObject channel = episode("playing", 0);
        channel.remove("durationMs");
        channel.insert("channel", QJsonObject{{"number", 3}});
        m_mpris->setFilm(channel);
        QVERIFY(!get("CanSeek").toBool() && get("CanGoNext").toBool());
        QCOMPARE(ordersOf("Next"), QStringList{"channels.step {\"by\":1}"});
        QCOMPARE(ordersOf("Seek", {qlonglong(1'000'000)}), QStringList());
    }

    void propertiesCanBeSet()
    {
        const auto put = [this](const QString &name, const QVariant &value) {
            return ask(kProperties, "Set", {kPlayer, name, QVariant::fromValue(QDBusVariant(value))});
        };
        QVERIFY(!isRefused(put("Volume", 1.7)));
        QCOMPARE(m_volume, 1.0);
        m_orders.clear();
        QVERIFY(!isRefused(put("Rate", 1.5)));
        QVERIFY(!isRefused(put("Rate", 0.0)));
        QCOMPARE(m_orders, (QStringList{"playback.speed {\"speed\":1.5}", "playback.pause {}"}));
        QVERIFY(isRefused(put("Volume", std::nan(""))));
        QVERIFY(isRefused(put("Volume", QStringLiteral("loud"))));
        QVERIFY(isRefused(put("Position", 1.0)));
        QVERIFY(isRefused(put("Nothing", 1.0)));
        QCOMPARE(m_volume, 1.0);
    }

    void whatIsNotAllowedIsRefused()
    {
        QCOMPARE(ordersOf("OpenUri", {"https://example.org/film.mp4"}),
                 QStringList{"playback.openAddress {\"url\":\"https://example.org/film.mp4\"}"});
        QCOMPARE(ordersOf("OpenUri", {"file:///etc/passwd"}), QStringList{"No files. Use a server"});
        QVERIFY(isRefused(ask(kPlayer, "OpenUri", {QString(10'000, 'x')})));
        QVERIFY(isRefused(ask(kPlayer, "OpenUri")));
        QVERIFY(isRefused(ask(kPlayer, "OpenUri", {1})));
        QVERIFY(isRefused(ask(kPlayer, "Seek", {"far"})));
        QVERIFY(isRefused(ask(kPlayer, "Explode")));
        QVERIFY(isRefused(ask("org.example", "Play")));
        QVERIFY(isRefused(ask(kProperties, "Get", {"org.example", "Volume"})));
        QVERIFY(isRefused(ask(kProperties, "Get")));
        QVERIFY(isRefused(ask(kProperties, "Set", {kPlayer, "Volume"})));
    }

    void aWholeHearthdIsThere()
    {
        m_mpris.reset(); // its name is free
        qputenv("HEARTH_TEST_BUS", m_address.toUtf8());
        const auto hearthd = HearthdFixture::start();
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        QDBusConnection bus = connection();
        QVERIFY(QTest::qWaitFor([&] { return bus.interface()->isServiceRegistered(kService).value(); }));
        QCOMPARE(get("PlaybackStatus").toString(), "Stopped");
        const QDBusMessage refused = ask(kPlayer, "OpenUri", {"file:///etc/passwd"});
        QVERIFY(isRefused(refused));
        QCOMPARE((*hearthd)->call("playback.state")->toObject().value("state").toString(), "none");
        QCOMPARE(ask(kPlayer, "OpenUri", {"http://127.0.0.1:1/film.mp4"}).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(metadata().value("xesam:title").toString(), "film.mp4");
        QCOMPARE(ask(kPlayer, "Stop").type(), QDBusMessage::ReplyMessage);
        QCOMPARE(get("PlaybackStatus").toString(), "Stopped");
        QVERIFY(!isRefused(
            ask(kProperties, "Set", {kPlayer, "Volume", QVariant::fromValue(QDBusVariant(0.25))})));
        QTRY_COMPARE(get("Volume").toDouble(), 0.25);
    }
};

QTEST_GUILESS_MAIN(TestMpris)
#include "test_mpris.moc"
