// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// DASH as FFmpeg makes it: templates by number and by time, lists, one file with an index, periods, live.

#include "tests/integration/player/playing.h"
#include "tests/support/film_server.h"
#include "tests/support/stream_encryptor.h"
#include "tests/support/streams_bench.h"
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 24;

QStringList dash(const char *more)
{
    return usualCodecs() + QStringLiteral("-f dash -seg_duration 2 %1")
                               .arg(QLatin1String(more))
                               .split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestDash : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString read(const QString &name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    bool write(const QString &name, const QString &text) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
    }
    void playsThrough(const QString &name, int seconds)
    {
        Playing film;
        film.openAt(m_server->url(name));
        QVERIFY2(film.plays(300), film.situation());
        QVERIFY2(qAbs(film.durationMs() - seconds * 1000) < 400, film.situation());
        film.seek(player::Seconds(seconds * 0.6));
        QVERIFY2(film.plays(seconds * 600 + 100), film.situation());
        QVERIFY(film.positionMs() < seconds * 600 + 2500);
        film.seek(player::Seconds(3));
        QVERIFY2(QTest::qWaitFor([&] { return film.positionMs() > 3200 && film.positionMs() < 6000; }),
                 film.situation());
        film.seek(player::Seconds(seconds - 1.5));
        QVERIFY2(film.becomes("ended"), film.situation());
        QCOMPARE(film.notice(), QString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(
            makeFilm(kSeconds, dash("-use_timeline 1 -use_template 1"), at(QStringLiteral("timeline.mpd"))));
        QVERIFY(makeFilm(kSeconds,
                         dash("-use_timeline 0 -use_template 1 -init_seg_name n$RepresentationID$.mp4 "
                              "-media_seg_name n$RepresentationID$-$Number%04d$.m4s"),
                         at(QStringLiteral("number.mpd"))));
        QVERIFY(makeFilm(kSeconds,
                         dash("-use_timeline 0 -use_template 0 -init_seg_name l$RepresentationID$.mp4 "
                              "-media_seg_name l$RepresentationID$-$Number$.m4s"),
                         at(QStringLiteral("list.mpd"))));
        QVERIFY(makeFilm(kSeconds,
                         dash("-use_timeline 0 -use_template 1 -single_file 1 -single_file_name "
                              "s$RepresentationID$.mp4 -global_sidx 1"),
                         at(QStringLiteral("single.mpd"))));
        QVERIFY(makeFilm(
            kSeconds,
            dash("-map 0:v -map 0:v -map 1:a -b:v:0 800k -s:v:1 160x90 -b:v:1 100k -use_timeline 1 "
                 "-use_template 1 "
                 "-init_seg_name t$RepresentationID$.mp4 -media_seg_name t$RepresentationID$-$Number$.m4s") +
                QStringList{QStringLiteral("-adaptation_sets"),
                            QStringLiteral("id=0,streams=v id=1,streams=a")},
            at(QStringLiteral("two.mpd"))));
        // The same film twice, as two periods.
        QString periods = read(QStringLiteral("number.mpd"));
        static const QRegularExpression period(QStringLiteral("<Period.*</Period>"),
                                               QRegularExpression::DotMatchesEverythingOption);
        const QString one =
            period.match(periods).captured().replace(QRegularExpression(QStringLiteral("<Period[^>]*>")),
                                                     QStringLiteral("<Period duration=\"PT24S\">"));
        periods.replace(period, one + one);
        periods.replace(QRegularExpression(QStringLiteral("mediaPresentationDuration=\"[^\"]*\"")),
                        QStringLiteral("mediaPresentationDuration=\"PT48S\""));
        QVERIFY(write(QStringLiteral("periods.mpd"), periods));
    }

    void init() { m_server = std::make_unique<FilmServer>(m_folder.path()); }

    void playsSeeksAndEnds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("seconds");
        QTest::newRow("timeline") << QStringLiteral("timeline.mpd") << kSeconds;
        QTest::newRow("numbers") << QStringLiteral("number.mpd") << kSeconds;
        QTest::newRow("list") << QStringLiteral("list.mpd") << kSeconds;
        QTest::newRow("one file with an index") << QStringLiteral("single.mpd") << kSeconds;
        QTest::newRow("two variants") << QStringLiteral("two.mpd") << kSeconds;
        QTest::newRow("two periods") << QStringLiteral("periods.mpd") << 2 * kSeconds;
    }
    void playsSeeksAndEnds()
    {
        QFETCH(QString, name);
        QFETCH(int, seconds);
        playsThrough(name, seconds);
    }

    void playsOverAPeriodsEnd()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("periods.mpd")), 21'000);
        QVERIFY2(film.plays(28'000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void aDeadSegmentComesFromTheOtherVariant()
    {
        Fault gone;
        gone.status = 404;
        m_server->setFault(QStringLiteral("t0-2.m4s"), gone);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("two.mpd")));
        QVERIFY2(film.plays(6000), film.situation());
        QVERIFY(m_server->asked().contains(QStringLiteral("t1-2.m4s")));
        QCOMPARE(film.notice(), QString());
    }

    void aLiveStreamIsPlayedNearItsEdge()
    {
        // Begun ten seconds ago; a segment is there once the clock says so.
        QString live = read(QStringLiteral("number.mpd"));
        const QDateTime begun = QDateTime::currentDateTimeUtc().addSecs(-10);
        live.replace(QLatin1String("type=\"static\""),
                     QStringLiteral("type=\"dynamic\" availabilityStartTime=\"%1\" "
                                    "timeShiftBufferDepth=\"PT8S\" suggestedPresentationDelay=\"PT4S\"")
                         .arg(begun.toString(Qt::ISODateWithMs)));
        live.replace(QRegularExpression(QStringLiteral("mediaPresentationDuration=\"[^\"]*\"")), QString());
        QVERIFY(write(QStringLiteral("live.mpd"), live));
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.mpd")));
        QVERIFY2(QTest::qWaitFor([&] { return film.state() == QLatin1String("playing"); }), film.situation());
        QCOMPARE(film.durationMs(), 0);
        // Our clock begins where the window began: two seconds after the stream.
        QVERIFY2(film.positionMs() > 3000 && film.positionMs() < 7000, film.situation());
        QVERIFY(!m_server->asked().contains(QStringLiteral("n0-0012.m4s")));
        const qint64 before = film.positionMs();
        QVERIFY2(film.plays(before + 6000), film.situation());
        const QJsonObject window = film.report().value(QLatin1String("live")).toObject();
        QVERIFY(window.value(QLatin1String("fromMs")).toInteger() > 4000);
    }

    void clearKeyPlays_data()
    {
        QTest::addColumn<QByteArray>("scheme");
        QTest::addColumn<bool>("isInside");
        QTest::newRow("cenc, licence from a server") << QByteArray("cenc") << false;
        QTest::newRow("cbcs, licence in the description") << QByteArray("cbcs") << true;
    }
    void clearKeyPlays()
    {
        QFETCH(QByteArray, scheme);
        QFETCH(bool, isInside);
        const QByteArray key = QByteArray::fromHex("2b7e151628aed2a6abf7158809cf4f3c");
        const QByteArray keyId = QByteArray::fromHex("a1a2a3a4a5a6a7a8a9aaabacadaeafb0");
        const Mp4Lock lock{scheme, keyId, key};
        const auto bytes = [this](const QString &name) {
            QFile file(at(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto put = [this](const QString &name, const QByteArray &what) {
            QFile file(at(name));
            return file.open(QIODevice::WriteOnly) && file.write(what) == what.size();
        };
        for (int track = 0; track < 2; ++track) {
            const QString init = QStringLiteral("n%1.mp4").arg(track);
            QVERIFY(put(QStringLiteral("k") + init, lockInit(bytes(init), lock)));
            for (int i = 1;; ++i) {
                const QString part = QStringLiteral("n%1-%2.m4s").arg(track).arg(i, 4, 10, QLatin1Char('0'));
                const QByteArray clear = bytes(part);
                if (clear.isEmpty())
                    break;
                QVERIFY(put(QStringLiteral("k") + part, lockSegment(clear, track == 0, lock)));
            }
        }
        const auto base64 = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray licence = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"" + base64(keyId) + "\",\"k\":\"" +
                                   base64(key) + "\"}],\"type\":\"temporary\"}";
        QVERIFY(put(QStringLiteral("licence.json"), licence));
        const QString address = isInside ? QStringLiteral("data:application/json;base64,") +
                                               QString::fromLatin1(licence.toBase64())
                                         : m_server->url(QStringLiteral("licence.json")).toString();
        QString mpd = read(QStringLiteral("number.mpd"));
        mpd.replace(QStringLiteral("\"n$"), QStringLiteral("\"kn$"));
        mpd.replace(QRegularExpression(QStringLiteral("(<AdaptationSet[^>]*>)")),
                    QStringLiteral(
                        "\\1<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" "
                        "value=\"%1\" cenc:default_KID=\"a1a2a3a4-a5a6-a7a8-a9aa-abacadaeafb0\" "
                        "xmlns:cenc=\"urn:mpeg:cenc:2013\"/>"
                        "<ContentProtection schemeIdUri=\"urn:uuid:EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED\"/>"
                        "<ContentProtection schemeIdUri=\"urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e\">"
                        "<dashif:Laurl xmlns:dashif=\"https://dashif.org/CPS\">%2</dashif:Laurl>"
                        "</ContentProtection>")
                        .arg(QString::fromLatin1(scheme), address));
        QVERIFY(write(QStringLiteral("clearkey.mpd"), mpd));
        m_server->forgetAsked();
        playsThrough(QStringLiteral("clearkey.mpd"), kSeconds);
        QCOMPARE(m_server->asked().contains(QStringLiteral("licence.json")), !isInside);
    }

    void aSystemWithoutAModuleIsNamed()
    {
        QString guarded = read(QStringLiteral("number.mpd"));
        guarded.replace(
            QRegularExpression(QStringLiteral("(<AdaptationSet[^>]*>)")),
            QStringLiteral(
                "\\1<ContentProtection schemeIdUri=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"/>"));
        QVERIFY(write(QStringLiteral("widevine.mpd"), guarded));
        Playing film;
        film.openAt(m_server->url(QStringLiteral("widevine.mpd")));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(film.error().contains(QLatin1String("Widevine")), film.situation());
    }

    void whatCannotBePlayedIsASentence()
    {
        QString guarded = read(QStringLiteral("number.mpd"));
        guarded.replace(
            QRegularExpression(QStringLiteral("(<AdaptationSet[^>]*>)")),
            QStringLiteral(
                "\\1<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cenc\"/>"));
        QVERIFY(write(QStringLiteral("guarded.mpd"), guarded));
        Playing film;
        film.openAt(m_server->url(QStringLiteral("guarded.mpd")));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(film.error().contains(QLatin1String("protected")), film.situation());
        QVERIFY(write(QStringLiteral("broken.mpd"),
                      QStringLiteral("<?xml version=\"1.0\"?>\n<MPD><Period></MPD>")));
        film.openAt(m_server->url(QStringLiteral("broken.mpd")));
        QVERIFY2(QTest::qWaitFor([&] { return film.error().contains(QLatin1String("cannot be read")); }),
                 film.situation());
    }
};

QTEST_GUILESS_MAIN(TestDash)
#include "test_dash.moc"
