// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Surround sound as it is in the film, to a receiver that decodes it: PulseAudio with a sink that says it
// takes Dolby Digital and DTS, as one behind HDMI does. No receiver hears it here.

#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>

using namespace hearth;
using namespace hearth::test;

namespace
{

player::PipelineOptions withSound()
{
    player::PipelineOptions options;
    options.hasScreen = false;
    return options;
}

} // namespace

class TestReceiver : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] static QByteArray pactl(const QStringList &arguments)
    {
        QProcess pactl;
        pactl.start(QStringLiteral("pactl"), arguments);
        pactl.waitForFinished();
        return pactl.readAllStandardOutput();
    }
    /// What the server gets: "ac3-iec61937", "pcm"; empty for nothing.
    static QByteArray heardAs()
    {
        const QByteArray list = pactl({QStringLiteral("list"), QStringLiteral("sink-inputs")});
        const qsizetype at = list.indexOf("Format: ");
        if (at < 0)
            return {};
        const QByteArray line = list.mid(at + 8, list.indexOf('\n', at) - at - 8);
        return line.split(',').first().trimmed();
    }
    static bool isHeardAs(const char *format)
    {
        return QTest::qWaitFor([&] { return heardAs() == format; }, 10'000);
    }
    static bool plug(const char *name, const char *formats)
    {
        const QByteArray module =
            pactl({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                   QStringLiteral("sink_name=") + QLatin1String(name), QStringLiteral("rate=48000"),
                   QStringLiteral("formats=\"%1\"")
                       .arg(QString::fromLatin1(formats).replace(QLatin1Char('"'), QLatin1String("\\\"")))});
        (void)pactl({QStringLiteral("set-default-sink"), QLatin1String(name)});
        return !module.isEmpty();
    }
    static void unplug(const char *name)
    {
        const QByteArrayList modules =
            pactl({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("modules")}).split('\n');
        for (const QByteArray &module : modules) {
            if (module.contains(QByteArray("sink_name=") + name))
                (void)pactl(
                    {QStringLiteral("unload-module"), QString::fromLatin1(module.split('\t').first())});
        }
    }
    static bool film(const QString &path, const char *sound)
    {
        return makeFilm(20,
                        QStringLiteral("-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p %1")
                            .arg(QLatin1String(sound))
                            .split(QLatin1Char(' ')),
                        path);
    }
    static void wantAsItIs(Playing &session) { session.setSound({.isAsItIs = true}); }

    static constexpr const char *kReceiver =
        "ac3-iec61937, format.rate = \"48000\"; eac3-iec61937, format.rate = \"48000\"; dts-iec61937, "
        "format.rate = \"48000\"; pcm";

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(film(at(QStringLiteral("ac3.mkv")), "-c:a ac3 -ac 6 -b:a 448k"));
        QVERIFY(film(at(QStringLiteral("eac3.mp4")), "-c:a eac3 -ac 6 -b:a 448k"));
        QVERIFY(film(at(QStringLiteral("dts.mkv")), "-c:a dca -strict -2 -ac 6 -b:a 1411k"));
        QVERIFY(film(at(QStringLiteral("aac.mkv")), "-c:a aac"));
        const QString socket = at(QStringLiteral("native"));
        qputenv("HOME", m_folder.path().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
                        QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--use-pid-file=no"),
                        QStringLiteral("-L"),
                        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
        qputenv("PULSE_SERVER", "unix:" + socket.toLocal8Bit());
        QVERIFY2(QTest::qWaitFor([] { return !pactl({QStringLiteral("info")}).isEmpty(); }, 15'000),
                 m_server.readAll().constData());
    }
    void cleanupTestCase()
    {
        m_server.terminate();
        QVERIFY(m_server.waitForFinished());
    }
    void init() { QVERIFY(plug("receiver", kReceiver)); }
    void cleanup()
    {
        unplug("receiver");
        unplug("screen");
    }

    void itGetsWhatItDecodes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("Dolby Digital") << "ac3.mkv" << QByteArray("ac3-iec61937");
        QTest::newRow("DTS") << "dts.mkv" << QByteArray("dts-iec61937");
        QTest::newRow("what cannot be wrapped") << "eac3.mp4" << QByteArray("pcm");
        QTest::newRow("what is for nobody else") << "aac.mkv" << QByteArray("pcm");
    }
    void itGetsWhatItDecodes()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, format);
        Playing session(withSound());
        session.openFile(at(name));
        wantAsItIs(session);
        QVERIFY2(session.plays(1000), session.situation());
        QVERIFY2(isHeardAs(format), heardAs().constData());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(10));
        QVERIFY2(session.plays(10'500), session.situation());
        QVERIFY2(isHeardAs(format), heardAs().constData());
        QVERIFY2(session.showsPictures(), session.situation());
        session.pause();
        QVERIFY(session.becomes("paused"));
        session.play();
        const qint64 at = session.positionMs();
        QVERIFY2(session.plays(at + 500), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void itIsDecodedWhereNobodyWantsOtherwise()
    {
        Playing session(withSound());
        session.openFile(at(QStringLiteral("ac3.mkv")));
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(isHeardAs("pcm"), heardAs().constData());
        wantAsItIs(session);
        QVERIFY2(isHeardAs("ac3-iec61937"), heardAs().constData());
        session.setSound({});
        QVERIFY2(isHeardAs("pcm"), heardAs().constData());
        const qint64 at = session.positionMs();
        QVERIFY2(session.plays(at + 500), session.situation());
    }

    void anotherSpeedIsDecoded()
    {
        Playing session(withSound());
        session.openFile(at(QStringLiteral("ac3.mkv")));
        wantAsItIs(session);
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(isHeardAs("ac3-iec61937"), heardAs().constData());
        player::Tuning fast;
        fast.speed = 1.5;
        session.tune(fast);
        QVERIFY2(isHeardAs("pcm"), heardAs().constData());
        const qint64 at = session.positionMs();
        QVERIFY2(session.plays(at + 500), session.situation());
        session.tune({});
        QVERIFY2(isHeardAs("ac3-iec61937"), heardAs().constData());
    }

    void aDeviceThatDoesNotTakeItGetsSamples()
    {
        unplug("receiver");
        QVERIFY(plug("screen", "pcm"));
        Playing session(withSound());
        session.openFile(at(QStringLiteral("ac3.mkv")));
        wantAsItIs(session);
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(isHeardAs("pcm"), heardAs().constData());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void withoutItsReceiverItIsDecoded()
    {
        Playing session(withSound());
        session.openFile(at(QStringLiteral("ac3.mkv")));
        wantAsItIs(session);
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(isHeardAs("ac3-iec61937"), heardAs().constData());
        QVERIFY(plug("screen", "pcm"));
        const qint64 before = session.positionMs();
        unplug("receiver");
        QVERIFY2(isHeardAs("pcm"), heardAs().constData());
        QVERIFY2(session.plays(before + 1000), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void noVolumeIsSilence()
    {
        Playing session(withSound());
        session.openFile(at(QStringLiteral("ac3.mkv")));
        wantAsItIs(session);
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(isHeardAs("ac3-iec61937"), heardAs().constData());
        const auto isMute = [] {
            return pactl({QStringLiteral("list"), QStringLiteral("sink-inputs")}).contains("Mute: yes");
        };
        QVERIFY(!isMute());
        session.setVolume(0);
        QVERIFY(QTest::qWaitFor(isMute));
        session.setVolume(0.5);
        QVERIFY(QTest::qWaitFor([&] { return !isMute(); }));
    }
};

QTEST_GUILESS_MAIN(TestReceiver)
#include "test_receiver.moc"
