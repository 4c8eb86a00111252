// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A camera by RTSP: GStreamer's own server plays one; what a camera must not do is done by a server of lines.

#include "player/stream/rtsp_stream.h"
#include "tests/integration/player/playing.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <csignal>
#include <functional>
#include <mutex>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
}

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kOpeningMs = 13'000; // ten seconds, and what a slow machine adds

QByteArray said; // all that anybody logs
std::mutex saidMutex;

void keepLog(void *, int level, const char *format, va_list arguments)
{
    if (level > AV_LOG_VERBOSE)
        return;
    char line[2048];
    vsnprintf(line, sizeof line, format, arguments);
    const std::lock_guard lock(saidMutex);
    said += line;
}

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const std::lock_guard lock(saidMutex);
    said += message.toUtf8() + '\n';
    std::fprintf(stderr, "%s\n", qUtf8Printable(message));
}

class Camera
{
public:
    explicit Camera(const QString &sound, const QString &lock = QStringLiteral("open"),
                    const QString &picture = QStringLiteral("h264"))
        : m_sound(sound), m_lock(lock), m_picture(picture)
    {
        QTcpServer free;
        m_port = free.listen(QHostAddress::LocalHost) ? free.serverPort() : 0;
    }
    ~Camera() { kill(); }
    Camera(const Camera &) = delete;

    bool start()
    {
        m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/rtsp-camera"),
                        {QString::number(m_port), m_sound, m_lock, m_picture});
        return m_process.waitForStarted() &&
               QTest::qWaitFor([this] { return m_process.readAllStandardOutput().contains("ready"); },
                               10'000);
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Keeps its connections, and says nothing any more until it is woken.
    void hang() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }
    void wake() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }
    [[nodiscard]] QUrl url(const QString &who = {}) const
    {
        return QUrl(QStringLiteral("rtsp://%1localhost:%2/camera").arg(who).arg(m_port));
    }

private:
    QString m_sound;
    QString m_lock;
    QString m_picture;
    int m_port = 0;
    QProcess m_process;
};

/// Answers each question with what `answer` makes of it; nothing for a silent server.
class Lines : public QTcpServer
{
public:
    using Answer = std::function<void(QTcpSocket &, const QByteArray &question)>;

    explicit Lines(Answer answer)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer = std::move(answer)] {
            QTcpSocket *socket = nextPendingConnection();
            ++connections;
            connect(socket, &QTcpSocket::readyRead, this, [socket, answer] {
                QByteArray all = socket->property("rest").toByteArray() + socket->readAll();
                for (qsizetype end = 0; (end = all.indexOf("\r\n\r\n")) >= 0; all.remove(0, end + 4))
                    answer(*socket, all.left(end));
                socket->setProperty("rest", all);
            });
        });
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/camera").arg(serverPort()));
    }
    int connections = 0;
};

QByteArray number(const QByteArray &question)
{
    const qsizetype at = question.indexOf("CSeq:");
    return question.mid(at, question.indexOf('\r', at) - at);
}

void reply(QTcpSocket &socket, const QByteArray &question, const QByteArray &more = {},
           const QByteArray &body = {})
{
    socket.write("RTSP/1.0 200 OK\r\n" + number(question) + "\r\n" + more);
    if (!body.isEmpty())
        socket.write("Content-Type: application/sdp\r\nContent-Length: " + QByteArray::number(body.size()) +
                     "\r\n");
    socket.write("\r\n" + body);
}

} // namespace

class TestRtsp : public QObject
{
    Q_OBJECT

    static void hangsUp(QTcpSocket &socket, const QByteArray &) { socket.abort(); }
    static void saysNothing(QTcpSocket &, const QByteArray &) {}
    static void garbage(QTcpSocket &socket, const QByteArray &)
    {
        socket.write(QByteArray("\x01\xff\x16\x03 nothing of this\r\n").repeated(2000) + "\r\n\r\n");
    }
    static void endlessHeaders(QTcpSocket &socket, const QByteArray &)
    {
        socket.write("RTSP/1.0 200 OK\r\n");
        const auto more = [&socket] {
            if (socket.bytesToWrite() < 1'000'000)
                socket.write(QByteArray("X-More: and more of it\r\n").repeated(1000));
        };
        connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
        more();
    }
    static void endlessLine(QTcpSocket &socket, const QByteArray &)
    {
        const auto more = [&socket] {
            if (socket.bytesToWrite() < 1'000'000)
                socket.write(QByteArray(100'000, 'x'));
        };
        connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
        more();
    }
    static void hugeDescription(QTcpSocket &socket, const QByteArray &question)
    {
        if (!question.startsWith("DESCRIBE"))
            reply(socket, question, "Public: DESCRIBE, SETUP, PLAY\r\n");
        else
            socket.write("RTSP/1.0 200 OK\r\n" + number(question) +
                         "\r\nContent-Type: application/sdp\r\nContent-Length: 2000000000\r\n\r\nv=0\r\n");
    }
    static void thousandStreams(QTcpSocket &socket, const QByteArray &question)
    {
        QByteArray description = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\n";
        for (int i = 0; i < 1000; ++i)
            description += "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:s" +
                           QByteArray::number(i) + "\r\n";
        if (question.startsWith("DESCRIBE"))
            reply(socket, question, {}, description);
        else if (question.startsWith("SETUP"))
            reply(socket, question, "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n");
        else
            reply(socket, question, "Public: DESCRIBE, SETUP, PLAY\r\n");
    }
    static void nothingInside(QTcpSocket &socket, const QByteArray &question)
    {
        reply(socket, question, "Public: DESCRIBE, SETUP, PLAY\r\n",
              question.startsWith("DESCRIBE") ? "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\n" : "");
    }
    static void sendsToFile(QTcpSocket &socket, const QByteArray &question)
    {
        socket.write("RTSP/1.0 302 Moved\r\n" + number(question) +
                     "\r\nLocation: file:///etc/passwd\r\n\r\n");
    }
    static void sendsInCircles(QTcpSocket &socket, const QByteArray &question)
    {
        socket.write("RTSP/1.0 302 Moved\r\n" + number(question) + "\r\nLocation: rtsp://127.0.0.1:" +
                     QByteArray::number(socket.localPort()) + "/again\r\n\r\n");
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        av_log_set_callback(keepLog);
        qInstallMessageHandler(keepMessage);
    }

    void playsLiveWithSound_data()
    {
        QTest::addColumn<QString>("sound");
        QTest::addColumn<QString>("lock");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("codec");
        QTest::newRow("AAC") << "aac" << "open" << "h264" << "aac";
        QTest::newRow("PCMA, Digest") << "pcma" << "digest" << "h264" << "pcm_alaw";
        QTest::newRow("PCMU, Basic") << "pcmu" << "basic" << "h264" << "pcm_mulaw";
        QTest::newRow("Opus") << "opus" << "open" << "h264" << "opus";
        QTest::newRow("G.722") << "g722" << "open" << "h264" << "adpcm_g722";
        QTest::newRow("H.265") << "aac" << "open" << "h265" << "aac";
        QTest::newRow("JPEG alone") << "none" << "open" << "jpeg" << "";
    }
    void playsLiveWithSound()
    {
        QFETCH(QString, sound);
        QFETCH(QString, lock);
        QFETCH(QString, picture);
        QFETCH(QString, codec);
        Camera camera(sound, lock, picture);
        QVERIFY(camera.start());
        Playing film;
        film.openAt(
            camera.url(lock == QLatin1String("open") ? QString() : QStringLiteral("viewer:se%3Acret%401@")));
        QVERIFY2(film.plays(3000), film.situation());
        QVERIFY(film.report().contains(QLatin1String("live")));
        QVERIFY(film.report().value(QLatin1String("hasPicture")).toBool());
        QCOMPARE(film.durationMs(), 0);
        QCOMPARE(film.notice(), QString());
        const QJsonArray tracks = film.report().value(QLatin1String("tracks")).toArray();
        QCOMPARE(tracks.isEmpty() ? QString() : tracks[0].toObject().value(QLatin1String("codec")).toString(),
                 codec);
        const QJsonObject frames = film.report().value(QLatin1String("frames")).toObject();
        QVERIFY2(frames.value(QLatin1String("rendered")).toInt() > 50, film.situation());
        const qint64 before = film.positionMs();
        film.seek(player::Seconds(0)); // there is nothing to go back to
        QVERIFY2(film.plays(before + 1000), film.situation());
        QCOMPARE(film.notice(), QString());
        QVERIFY2(!said.contains("se:cret") && !said.contains("cret%40"), said.constData());
    }

    void wrongPasswordIsASentence_data()
    {
        QTest::addColumn<QString>("lock");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("Digest") << "digest" << "viewer:wrong77@" << "refuses this user name or password";
        QTest::newRow("Basic") << "basic" << "viewer:wrong77@" << "refuses this user name or password";
        QTest::newRow("none") << "digest" << "" << "asks for a user name and a password";
    }
    void wrongPasswordIsASentence()
    {
        QFETCH(QString, lock);
        QFETCH(QString, who);
        QFETCH(QString, sentence);
        Camera camera(QStringLiteral("none"), lock);
        QVERIFY(camera.start());
        Playing film;
        film.openAt(camera.url(who));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(film.error().contains(sentence), film.situation());
        QVERIFY2(!film.situation().contains("wrong77"), film.situation());
        QVERIFY2(!said.contains("wrong77"), said.constData());
    }

    void goesOnWhenTheCameraIsBack()
    {
        Camera camera(QStringLiteral("pcma"));
        QVERIFY(camera.start());
        Playing film;
        film.openAt(camera.url());
        QVERIFY2(film.plays(2000), film.situation());
        camera.kill();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("network-lost"); }, 20'000),
                 film.situation());
        const qint64 stood = film.positionMs();
        QTest::qWait(3000); // it waits, and does not end
        QCOMPARE(film.state(), QStringLiteral("playing"));
        QVERIFY(camera.start());
        QVERIFY2(film.plays(stood + 2500, 40'000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void whatHangsIsConnectedAgain()
    {
        Camera camera(QStringLiteral("pcma"));
        QVERIFY(camera.start());
        Playing film;
        film.openAt(camera.url());
        QVERIFY2(film.plays(1000), film.situation());
        camera.hang();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("network-lost"); }, 20'000),
                 film.situation());
        const qint64 stood = film.positionMs();
        camera.wake();
        QVERIFY2(film.plays(stood + 2000, 40'000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void pausingAndGoingOn()
    {
        Camera camera(QStringLiteral("pcma"));
        QVERIFY(camera.start());
        Playing film;
        film.openAt(camera.url());
        QVERIFY2(film.plays(1000), film.situation());
        film.pause();
        QVERIFY2(film.becomes("paused"), film.situation());
        const qint64 stood = film.positionMs();
        QTest::qWait(2000);
        film.play();
        QVERIFY2(film.plays(stood + 2000), film.situation());
    }

    // What was sent to nobody is not shown late.
    void whoDoesNotReadMissesIt()
    {
        Camera camera(QStringLiteral("pcma"));
        QVERIFY(camera.start());
        const auto cancelled = std::make_shared<std::atomic<bool>>(false);
        auto stream = player::RtspStream::open(camera.url(), cancelled);
        QVERIFY2(stream, qPrintable(stream ? QString() : stream.error().message));
        (*stream)->want({0, 1});
        AVPacket *packet = av_packet_alloc();
        const auto second = [&] {
            const double base = av_q2d((*stream)->stream(packet->stream_index)->time_base);
            return static_cast<double>(packet->pts) * base;
        };
        double before = 0;
        for (int i = 0; i < 50; ++i) {
            QVERIFY((*stream)->read(packet));
            before = std::max(before, second());
            av_packet_unref(packet);
        }
        QVERIFY(!(*stream)->takeJump());
        QTest::qWait(5500);
        QVERIFY((*stream)->read(packet));
        const auto jump = (*stream)->takeJump();
        QVERIFY(jump);
        QVERIFY(jump->count() > before && jump->count() < before + 0.5);
        QVERIFY2(second() >= before && second() < before + 0.5, qPrintable(QString::number(second())));
        *cancelled = true;
        av_packet_unref(packet);
        QVERIFY(!(*stream)->read(packet));
        av_packet_free(&packet);
    }

    void whatIsNoCameraIsASentence_data()
    {
        QTest::addColumn<Lines::Answer>("answer");
        QTest::addColumn<QString>("sentence");
        const QString noRtsp = QStringLiteral("does not answer as an RTSP server does");
        QTest::newRow("says nothing") << Lines::Answer(saysNothing) << noRtsp;
        QTest::newRow("garbage") << Lines::Answer(garbage) << noRtsp;
        QTest::newRow("hangs up") << Lines::Answer(hangsUp) << noRtsp;
        QTest::newRow("headers without end") << Lines::Answer(endlessHeaders) << noRtsp;
        QTest::newRow("a line without end") << Lines::Answer(endlessLine) << noRtsp;
        QTest::newRow("a description of 2 GB") << Lines::Answer(hugeDescription) << noRtsp;
        QTest::newRow("1000 streams")
            << Lines::Answer(thousandStreams) << QStringLiteral("offers too many streams");
        QTest::newRow("no streams") << Lines::Answer(nothingInside) << QStringLiteral("sends no picture");
        QTest::newRow("to a file") << Lines::Answer(sendsToFile) << QString();
        QTest::newRow("in circles") << Lines::Answer(sendsInCircles) << noRtsp;
    }
    void whatIsNoCameraIsASentence()
    {
        QFETCH(Lines::Answer, answer);
        QFETCH(QString, sentence);
        Lines server(answer);
        Playing film;
        QElapsedTimer took;
        took.start();
        film.openAt(server.url());
        QVERIFY2(film.becomes("failed", kOpeningMs), film.situation());
        QVERIFY2(film.error().contains(sentence), film.situation());
        const QJsonObject error = film.report().value(QLatin1String("error")).toObject();
        QVERIFY(!error.value(QLatin1String("action")).toString().isEmpty());
        qInfo("%lld ms, %d connections: %s", took.elapsed(), server.connections,
              qUtf8Printable(film.error()));
    }

    void nobodyThereIsASentence()
    {
        Camera camera(QStringLiteral("none"));
        Playing film;
        film.openAt(camera.url());
        QVERIFY2(film.becomes("failed", kOpeningMs), film.situation());
        QVERIFY2(film.error().contains(QLatin1String("takes no connection")), film.situation());
    }

    void openingIsGivenUpAtOnce()
    {
        for (const Lines::Answer &answer :
             {Lines::Answer(saysNothing), Lines::Answer(endlessHeaders), Lines::Answer(endlessLine)}) {
            Lines server(answer);
            Playing film;
            film.openAt(server.url());
            QTest::qWait(500);
            QCOMPARE(film.state(), QStringLiteral("opening"));
            QElapsedTimer took;
            took.start();
            film.close();
            QVERIFY2(took.elapsed() < 1500, qPrintable(QString::number(took.elapsed())));
        }
    }

    // Someone who leaves while it is lost does not wait for it.
    void leavingWhileItIsLostIsQuick()
    {
        Camera camera(QStringLiteral("none"));
        QVERIFY(camera.start());
        Playing film;
        film.openAt(camera.url());
        QVERIFY2(film.plays(500), film.situation());
        camera.kill();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("network-lost"); }, 20'000),
                 film.situation());
        QElapsedTimer took;
        took.start();
        film.close();
        QVERIFY2(took.elapsed() < 1500, qPrintable(QString::number(took.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestRtsp)
#include "test_rtsp.moc"
