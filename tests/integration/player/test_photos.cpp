// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Photos from a folder to what may be shown, through the real hearth-probe: turned as the camera was held,
// whole, never larger than they are, in a cache that stays small; and what is no photo harms nobody.

#include "library_schema.h"
#include "player/library/photos.h"
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestPhotos : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<Photos> m_photos;

    /// Upright: red top left, green top right, blue bottom left, white bottom right; 1200 x 800.
    static QImage upright()
    {
        QImage image(1200, 800, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.fillRect(0, 0, 600, 400, Qt::red);
        painter.fillRect(600, 0, 600, 400, Qt::green);
        painter.fillRect(0, 400, 600, 400, Qt::blue);
        painter.fillRect(600, 400, 600, 400, Qt::white);
        return image;
    }
    static QString corners(const QImage &image)
    {
        QString text;
        for (const auto &[x, y] : {std::pair(1, 1), std::pair(3, 1), std::pair(1, 3), std::pair(3, 3)}) {
            const QColor colour = image.pixelColor(image.width() * x / 4, image.height() * y / 4);
            const bool isRed = colour.red() > 150;
            const bool isGreen = colour.green() > 150;
            const bool isBlue = colour.blue() > 150;
            text += isRed && isGreen && isBlue ? QLatin1Char('w')
                    : isRed                    ? QLatin1Char('r')
                    : isGreen                  ? QLatin1Char('g')
                    : isBlue                   ? QLatin1Char('b')
                                               : QLatin1Char('?');
        }
        return text;
    }
    /// As it lies in the file of a camera that was held so (CIPA DC-008, tag 0x0112).
    static QImage held(int orientation)
    {
        const QImage image = upright();
        const auto turned = [&](int degrees) { return image.transformed(QTransform().rotate(degrees)); };
        switch (orientation) {
        case 2:
            return image.mirrored(true, false);
        case 3:
            return turned(180);
        case 4:
            return image.mirrored(false, true);
        case 5: // mirrored at the diagonal
            return turned(90).mirrored(true, false);
        case 6: // to be turned by 90 degrees clockwise
            return turned(-90);
        case 7:
            return turned(-90).mirrored(true, false);
        case 8:
            return turned(90);
        default:
            return image;
        }
    }
    QString pathOf(const QString &name)
    {
        const QString path = m_folder.filePath(QLatin1String("photos/") + name);
        QDir().mkpath(QFileInfo(path).path());
        return path;
    }
    void writeBytes(const QString &name, const QByteArray &bytes)
    {
        QFile file(pathOf(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// A JPEG with an Exif segment that holds the one tag.
    void writeJpeg(const QString &name, const QImage &image, int orientation)
    {
        QVERIFY(image.save(pathOf(name), "JPG", 95));
        QFile file(pathOf(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QByteArray exif("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
        exif += char(orientation);
        exif += QByteArray("\0\0\0\0\0\0", 6);
        const auto length = static_cast<quint16>(exif.size() + 2);
        QByteArray segment("\xff\xe1");
        segment += char(length >> 8);
        segment += char(length & 0xff);
        bytes.insert(2, segment + exif);
        file.seek(0);
        file.write(bytes);
    }
    void scan()
    {
        const std::atomic<bool> stopping = false;
        QVERIFY(m_photos->store(
            scanFolders({{m_folder.filePath(QStringLiteral("photos")), MediaKind::Photos}}, stopping)));
    }
    QJsonObject shown(const QString &album, int index)
    {
        QJsonObject photo;
        const auto isDone = [&] {
            photo = m_photos->at(album, index).value_or(QJsonObject());
            return !photo.value(QLatin1String("file")).toString().isEmpty() ||
                   !photo.value(QLatin1String("error")).toString().isEmpty();
        };
        if (!isDone())
            (void)QTest::qWaitFor(isDone, 30000);
        return photo;
    }
    QString albumNamed(const QString &name)
    {
        const QJsonArray albums = m_photos->albums(0, 100);
        for (const QJsonValue &album : albums) {
            if (album.toObject().value(QLatin1String("name")).toString() == name)
                return album.toObject().value(QLatin1String("id")).toString();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        QDir(m_folder.filePath(QStringLiteral("photos"))).removeRecursively();
        QDir(m_folder.filePath(QStringLiteral("cache"))).removeRecursively();
        QFile::remove(m_folder.filePath(QStringLiteral("library.db")));
        auto database =
            Database::open(m_folder.filePath(QStringLiteral("library.db")), library_schema::kMigrations);
        QVERIFY(database);
        m_database = std::move(*database);
        m_probe = std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                                [](ProcessStart start) { return start; });
        m_photos =
            std::make_unique<Photos>(*m_database, *m_probe, m_folder.filePath(QStringLiteral("cache")));
    }
    void cleanup()
    {
        m_photos.reset();
        m_probe.reset();
        m_database.reset();
    }

    void aPhotoIsTurnedAsTheCameraWasHeld_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::newRow(qPrintable(QString::number(orientation))) << orientation;
        QTest::newRow("nonsense") << 77;
    }
    void aPhotoIsTurnedAsTheCameraWasHeld()
    {
        QFETCH(int, orientation);
        writeJpeg(QStringLiteral("Trip/a.jpg"), held(orientation), orientation);
        // Qt reads the tag as the same.
        QImageReader reader(pathOf(QStringLiteral("Trip/a.jpg")));
        reader.setAutoTransform(true);
        QCOMPARE(corners(reader.read()), QStringLiteral("rgbw"));
        scan();
        const QString album = albumNamed(QStringLiteral("Trip"));
        const QImage screen(shown(album, 0).value(QLatin1String("file")).toString());
        QCOMPARE(corners(screen), QStringLiteral("rgbw"));
        // Whole, and no larger than it is.
        QCOMPARE(screen.size(), QSize(1200, 800));
        QString tile;
        QVERIFY(QTest::qWaitFor(
            [&] {
                tile = m_photos->photosOf(album, 0, 1)
                           .first()
                           .toObject()
                           .value(QLatin1String("backdrop"))
                           .toString();
                return !tile.isEmpty();
            },
            30000));
        QCOMPARE(QImage(tile).size(), QSize(552, 414));
        QCOMPARE(corners(QImage(tile)), QStringLiteral("rgbw"));
    }

    void whatIsLargerThanTheScreenFitsIt()
    {
        QVERIFY(upright().scaled(2400, 3200).save(pathOf(QStringLiteral("Big/a.png"))));
        scan();
        const QImage screen(
            shown(albumNamed(QStringLiteral("Big")), 0).value(QLatin1String("file")).toString());
        QCOMPARE(screen.size(), QSize(810, 1080));
        QCOMPARE(corners(screen), QStringLiteral("rgbw"));
    }

    void foldersAreAlbumsInNaturalOrder()
    {
        for (const char *name : {"2019/IMG_10.jpg", "2019/IMG_9.JPG", "2019/deep/a.webp", "2019/film.mkv",
                                 "2019/note.txt", "2019/raw.heic", "b.png"})
            writeBytes(QString::fromLatin1(name), "x");
        scan();
        QCOMPARE(m_photos->albumCount(), 3);
        const QString album = albumNamed(QStringLiteral("2019"));
        QStringList names;
        for (const QJsonValue &photo : m_photos->photosOf(album, 0, 10))
            names.append(photo.toObject().value(QLatin1String("name")).toString());
        QCOMPARE(names, QStringList({QStringLiteral("IMG_9"), QStringLiteral("IMG_10")}));
        QCOMPARE(m_photos->count(album), 2);
        QVERIFY(!m_photos->at(album, 2));
        QVERIFY(!m_photos->at(album, -1));
        QVERIFY(!m_photos->at(QStringLiteral("album:nothing"), 0));
        QVERIFY(QFile::remove(pathOf(QStringLiteral("b.png"))));
        scan();
        QCOMPARE(m_photos->albumCount(), 2);
    }

    void whatIsNoPhotoSaysSoOnce()
    {
        writeBytes(QStringLiteral("Trip/broken.jpg"), QByteArray("\xff\xd8\xff\xe1garbage"));
        writeBytes(QStringLiteral("Trip/empty.png"), {});
        scan();
        const QString album = albumNamed(QStringLiteral("Trip"));
        for (int index : {0, 1})
            QVERIFY(!shown(album, index).value(QLatin1String("error")).toString().isEmpty());
        QVERIFY(QTest::qWaitFor([this] { return m_probe->waiting() == 0; }, 30000));
        // It is not tried again and again.
        for (int index : {0, 1})
            QVERIFY(m_photos->at(album, index));
        (void)m_photos->photosOf(album, 0, 10);
        QCOMPARE(m_probe->waiting(), 0U);
        QVERIFY(m_photos->pick(10).isEmpty());
        // Once the file is another one, it is.
        writeJpeg(QStringLiteral("Trip/broken.jpg"), upright(), 1);
        scan();
        QVERIFY(!shown(album, 0).value(QLatin1String("file")).toString().isEmpty());
    }

    void thosePickedAreReady()
    {
        for (int i = 0; i < 3; ++i)
            writeJpeg(QStringLiteral("Trip/%1.jpg").arg(i), upright(), 1);
        scan();
        QVERIFY(m_photos->pick(10).isEmpty());
        QVERIFY(QTest::qWaitFor([this] { return m_photos->pick(10).size() == 3; }, 30000));
        QCOMPARE(m_photos->pick(2).size(), 2);
    }

    void theCacheStaysSmall()
    {
        const QString folder = m_folder.filePath(QStringLiteral("cache/small"));
        PictureCache cache(folder, 10'000);
        const auto put = [&](const QString &name, int ageSecs) {
            QFile file(cache.unfinished(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(3000, 'x'));
            file.flush();
            file.setFileTime(QDateTime::currentDateTime().addSecs(-ageSecs),
                             QFileDevice::FileModificationTime);
            file.close();
            cache.keep(name);
        };
        put(QStringLiteral("a"), 4000);
        put(QStringLiteral("b"), 3000);
        put(QStringLiteral("c"), 2000);
        QCOMPARE(cache.bytes(), 9000);
        QVERIFY(!cache.find(QStringLiteral("a")).isEmpty()); // young again
        put(QStringLiteral("d"), 1000);
        QCOMPARE(cache.bytes(), 9000);
        QVERIFY(cache.find(QStringLiteral("b")).isEmpty());
        QVERIFY(!cache.find(QStringLiteral("a")).isEmpty());
        put(QStringLiteral("a"), 10); // in its own place
        QCOMPARE(cache.bytes(), 9000);
        // The next start counts what is there, and less room makes less of it.
        QFile half(cache.unfinished(QStringLiteral("half")));
        QVERIFY(half.open(QIODevice::WriteOnly));
        const PictureCache smaller(folder, 4000);
        QCOMPARE(smaller.bytes(), 3000);
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPhotos)
#include "test_photos.moc"
