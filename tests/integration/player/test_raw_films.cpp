// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films whose pictures nothing has compressed: shown where FFmpeg and GStreamer lay their rows out alike,
// refused with a sentence where they do not, and never read beyond their packets.

#include "tests/integration/player/playing.h"
#include "tests/integration/player/sink_picture.h"
#include "tests/support/film_patch.h"
#include "tests/support/streams_bench.h"
#include <QTemporaryDir>
#include <fcntl.h>

using namespace hearth;
using namespace hearth::test;

class TestRawFilms : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void open(Playing &session, const QString &name)
    {
        session.open(Fd(::open(at(name).toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
    }
    bool make(QSize size, const QString &format, const QString &name)
    {
        return makeFilm(6,
                        inColours(size.width(), size.height()) +
                            QStringLiteral("-t 6 -c:v rawvideo -c:a pcm_s16le -pix_fmt %1")
                                .arg(format)
                                .split(QLatin1Char(' ')),
                        at(name));
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        Elements::watch();
    }
    void init() { Elements::instance().forget(); }
    void cleanupTestCase() { Elements::instance().forget(); }

    void whatLiesAlikeIsShown_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("4:2:0 in AVI") << "yuv420p" << "a.avi";
        QTest::newRow("4:2:2 in AVI") << "yuv422p" << "b.avi";
        QTest::newRow("NV12 in AVI") << "nv12" << "c.avi";
        QTest::newRow("4:4:4 in NUT") << "yuv444p" << "d.nut";
        QTest::newRow("YUY2 in QuickTime") << "yuyv422" << "e.mov";
        QTest::newRow("UYVY in QuickTime") << "uyvy422" << "f.mov";
        QTest::newRow("UYVY in Matroska") << "uyvy422" << "g.mkv";
    }
    void whatLiesAlikeIsShown()
    {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QVERIFY(make({320, 180}, format, name));
        Playing session;
        open(session, name);
        QVERIFY2(session.plays(400), session.situation());
        const QImage shown = Elements::instance().picture();
        QCOMPARE(shown.size(), QSize(320, 180));
        QCOMPARE(corners(shown, shown.rect()), QStringLiteral("RGBY"));
        session.seek(player::Seconds(3));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 3200; }), session.situation());
        QVERIFY2(session.positionMs() < 6000 && session.notice().isEmpty(), session.situation());
    }

    void whatDoesNotIsRefused_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("from the bottom up") << QSize(320, 180) << "bgr24" << "a.avi";
        QTest::newRow("rows that would be padded") << QSize(324, 180) << "yuv420p" << "b.avi";
        QTest::newRow("4:1:0") << QSize(320, 180) << "yuv410p" << "c.nut";
        QTest::newRow("RGB") << QSize(320, 180) << "rgb24" << "d.mov";
        QTest::newRow("ten bits") << QSize(320, 180) << "yuv420p10le" << "e.nut";
    }
    void whatDoesNotIsRefused()
    {
        QFETCH(QSize, size);
        QFETCH(QString, format);
        QFETCH(QString, name);
        QVERIFY(make(size, format, name));
        Playing session;
        open(session, name);
        QVERIFY2(session.becomes("failed"), session.situation());
        QVERIFY2(session.error().contains(QLatin1String("RAWVIDEO")), session.situation());
    }

    void packetsThatAreTooShortAreLeftOut()
    {
        QVERIFY(make({320, 180}, QStringLiteral("yuv420p"), QStringLiteral("short.avi")));
        // The bitmap's header (BITMAPINFOHEADER) says 720 rows from now on: 320 x 180, one plane of 24 bits.
        const QByteArray head("\x40\x01\0\0\xb4\0\0\0\x01\0", 10);
        const QByteArray higher("\x40\x01\0\0\xd0\x02\0\0\x01\0", 10);
        QVERIFY(renameInside(at(QStringLiteral("short.avi")), head, higher));
        Playing session;
        open(session, QStringLiteral("short.avi"));
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         return session.state() == QLatin1String("ended") ||
                                session.state() == QLatin1String("failed");
                     },
                     20'000),
                 session.situation());
        QVERIFY(Elements::instance().picture().isNull());
    }
};

QTEST_GUILESS_MAIN(TestRawFilms)
#include "test_raw_films.moc"
