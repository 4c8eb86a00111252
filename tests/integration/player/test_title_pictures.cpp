// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Posters and backdrops through the real hearth-probe: made when a title is listed, from what lies beside the
// film or out of it; made again when they are gone; a title that has none harms nobody.

#include "player/library/library.h"
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestTitlePictures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<Library> m_library;

    QString films() const { return m_folder.filePath("films"); }
    QJsonObject film(const QString &name)
    {
        const QJsonArray all = m_library->titles({"film", 0, 100}).value_or(QJsonArray());
        for (const QJsonValue &one : all) {
            if (one["name"] == name)
                return one.toObject();
        }
        return {};
    }
    QString pictureOf(const QString &name, const char *which)
    {
        QString file;
        (void)QTest::qWaitFor([&] { return !(file = film(name)[QLatin1String(which)].toString()).isEmpty(); },
                              15'000);
        return file;
    }
    static QColor middle(const QString &file)
    {
        const QImage image(file);
        return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
    }
    bool scan()
    {
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->scan();
        return changed.wait(15'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(films()) && QDir().mkpath(m_folder.filePath("state/data")));
        QImage poster(400, 600, QImage::Format_RGB32);
        poster.fill(Qt::red);
        QVERIFY(poster.save(films() + "/Coast (2020)-poster.png"));
        for (const char *name : {"Coast (2020)", "Plain (2021)"})
            QCOMPARE(QProcess::execute("ffmpeg",
                                       {"-v", "error", "-f", "lavfi", "-i",
                                        "color=blue:size=320x180:duration=4", "-c:v", "libx264", "-pix_fmt",
                                        "yuv420p", films() + '/' + QLatin1String(name) + ".mp4"}),
                     0);
        QFile broken(films() + "/Broken (2022).mp4");
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("not a film") > 0);
        broken.close();
        m_probe = std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                                [](ProcessStart start) { return start; });
        auto library = Library::create({m_folder.filePath("state")}, *m_probe);
        QVERIFY(library);
        m_library = std::move(*library);
        m_library->setFolders({{films()}});
        QVERIFY(scan());
    }

    void thePosterBesideTheFilmIsIts()
    {
        const QString poster = pictureOf("Coast", "poster");
        QVERIFY(!poster.isEmpty());
        QVERIFY(middle(poster).red() > 200 && middle(poster).blue() < 60);
        QVERIFY(!film("Coast").value("posterIsStill").toBool(true));
        const QString backdrop = pictureOf("Coast", "backdrop");
        QVERIFY(middle(backdrop).blue() > 200 && middle(backdrop).red() < 60);
    }

    void withoutOneItIsOutOfTheFilm()
    {
        const QString poster = pictureOf("Plain", "poster");
        QVERIFY(middle(poster).blue() > 200);
        QVERIFY(film("Plain").value("posterIsStill").toBool());
    }

    void whatIsGoneIsMadeAgain()
    {
        const QString poster = pictureOf("Coast", "poster");
        QVERIFY(QFile::remove(poster));
        QSignalSpy changed(m_library.get(), &Library::changed);
        QVERIFY(film("Coast")["poster"].toString().isEmpty());
        QVERIFY(changed.wait(15'000)); // the screen hears of it
        QCOMPARE(pictureOf("Coast", "poster"), poster);
    }

    void anotherFileHasOtherPictures()
    {
        const QString before = pictureOf("Plain", "poster");
        QCOMPARE(QProcess::execute("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i",
                                              "color=lime:size=320x180:duration=6", "-c:v", "libx264",
                                              "-pix_fmt", "yuv420p", films() + "/Plain (2021).mp4"}),
                 0);
        QVERIFY(scan());
        QVERIFY(QTest::qWaitFor([&] {
            const QString now = pictureOf("Plain", "poster");
            return now != before && middle(now).green() > 200;
        }));
    }

    void aFilmThatCannotBeReadIsTriedOnce()
    {
        // Its facts and its pictures have been tried when nothing more changes.
        QSignalSpy changed(m_library.get(), &Library::changed);
        while (changed.wait(2000)) {
            changed.clear();
            QVERIFY(film("Broken")["poster"].toString().isEmpty());
        }
        QVERIFY(!film("Broken")["error"].toString().isEmpty());
        QVERIFY(!changed.wait(1500));
    }
};

QTEST_GUILESS_MAIN(TestTitlePictures)
#include "test_title_pictures.moc"
