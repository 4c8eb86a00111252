// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films that this set cannot show, or not as they are: each says so, and what to do.

#include "tests/integration/player/playing.h"
#include "tests/support/film_patch.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QTemporaryDir>
#include <fcntl.h>

using namespace hearth;
using namespace hearth::test;

class TestUnshownFilms : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void open(Playing &session, const QString &name)
    {
        session.open(Fd(::open(at(name).toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
    }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void dolbyColoursAreToldOf_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<int>("compatibility");
        QTest::addColumn<QString>("notice");
        QTest::newRow("profile 5") << 5 << 0 << "dolby-colours";
        QTest::newRow("with HDR10 below") << 8 << 1 << "";
        QTest::newRow("with SDR below") << 8 << 2 << "";
        QTest::newRow("with HLG below") << 8 << 4 << "";
        QTest::newRow("Blu-ray") << 7 << 6 << "";
        QTest::newRow("AV1") << 10 << 0 << "dolby-colours";
    }
    void dolbyColoursAreToldOf()
    {
        QFETCH(int, profile);
        QFETCH(int, compatibility);
        QFETCH(QString, notice);
        QVERIFY(makeFilm(4,
                         words("-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params "
                               "log-level=none -tag:v hvc1 -c:a aac"),
                         at(QStringLiteral("vision.mp4"))));
        // "Dolby Vision Streams Within the ISO Base Media File Format" 2.1.2, 2.2: version 1.0, level 6, RPU
        // and base layer.
        QByteArray box("\0\0\0\x20"
                       "dvcC\x01\0",
                       10);
        box += static_cast<char>(profile << 1);
        box += static_cast<char>(6 << 3 | 1 << 2 | 1);
        box += static_cast<char>(compatibility << 4);
        box.append(32 - box.size(), '\0');
        QVERIFY(describePicture(at(QStringLiteral("vision.mp4")), box));
        Playing session;
        open(session, QStringLiteral("vision.mp4"));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(session.notice(), notice);
        // The next film is another one.
        QVERIFY(makeFilm(2, usualCodecs(), at(QStringLiteral("plain.mp4"))));
        open(session, QStringLiteral("plain.mp4"));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(session.notice(), QString());
    }
};

QTEST_GUILESS_MAIN(TestUnshownFilms)
#include "test_unshown_films.moc"
