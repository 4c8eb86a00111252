// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What lies beside films and series: what is a trailer of what, what else is no title, and what only looks
// so.

#include "player/library/extras.h"
#include "player/library/name_rules.h"
#include <QTest>

using namespace hearth::player;

class TestExtras : public QObject
{
    Q_OBJECT

    /// The files of a source "/m", each as "path: what it is".
    static QStringList judged(const QStringList &paths)
    {
        std::vector<VideoPlace> places;
        for (const QString &path : paths)
            places.push_back({QLatin1String("/m/") + path, QStringLiteral("/m"), guessName(path).series});
        const std::vector<Extra> extras = extrasAmong(places);
        QStringList list;
        for (size_t i = 0; i < extras.size(); ++i) {
            const Extra &extra = extras[i];
            if (extra.kind == ExtraKind::None)
                continue;
            const QString of = !extra.series.isEmpty() ? extra.series : extra.film.mid(3);
            list.append(paths[static_cast<qsizetype>(i)] +
                        (extra.kind == ExtraKind::Trailer ? QLatin1String(": trailer of ")
                                                          : QLatin1String(": belongs to ")) +
                        of);
        }
        return list;
    }

private Q_SLOTS:
    void whatIsWhose_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("wanted");
        const auto row = [](const char *name, const QStringList &paths, const QStringList &wanted) {
            QTest::newRow(name) << paths << wanted;
        };
        row("beside its film", {"A (2020).mkv", "A (2020)-trailer.mp4", "B.mkv"},
            {"A (2020)-trailer.mp4: trailer of A (2020).mkv"});
        row("without the year", {"A (2020).mkv", "A-trailer.mp4"},
            {"A-trailer.mp4: trailer of A (2020).mkv"});
        row("another year is another film", {"A (2020).mkv", "A (1990)-trailer.mp4", "B.mkv"},
            {"A (1990)-trailer.mp4: trailer of "});
        row("any case and separator", {"A/A.mkv", "A/a.Trailer.mkv", "A/A_TRAILER.mp4"},
            {"A/a.Trailer.mkv: trailer of A/A.mkv", "A/A_TRAILER.mp4: trailer of A/A.mkv"});
        row("a lone trailer", {"A (2020)/A.2020.1080p.mkv", "A (2020)/trailer.mp4"},
            {"A (2020)/trailer.mp4: trailer of A (2020)/A.2020.1080p.mkv"});
        row("in a folder", {"A/A.mkv", "A/Trailers/Official One.mp4", "A/trailers/deep/two.mp4"},
            {"A/Trailers/Official One.mp4: trailer of A/A.mkv",
             "A/trailers/deep/two.mp4: trailer of A/A.mkv"});
        row("a folder for many films", {"A.mkv", "B.mkv", "trailers/B.mp4", "trailers/C.mp4"},
            {"trailers/B.mp4: trailer of B.mkv", "trailers/C.mp4: trailer of "});
        row("of a series",
            {"L/Season 1/L S01E01.mkv", "L/Season 2/L S02E01.mkv", "L/L-trailer.mkv", "L/trailers/x.mkv"},
            {"L/L-trailer.mkv: trailer of L", "L/trailers/x.mkv: trailer of L"});
        row("of a flat series among films",
            {"L S01E01.mkv", "F.mkv", "L-trailer.mkv", "L S01E02-trailer.mkv"},
            {"L-trailer.mkv: trailer of L", "L S01E02-trailer.mkv: trailer of L"});
        row("other extras",
            {"A/A.mkv", "A/A-behindthescenes.mkv", "A/A-sample.mkv", "A/A-deleted.mkv",
             "A/interviews/The Maker.mkv", "A/extras/A-trailer.mkv"},
            {"A/A-behindthescenes.mkv: belongs to A/A.mkv", "A/A-sample.mkv: belongs to A/A.mkv",
             "A/A-deleted.mkv: belongs to A/A.mkv", "A/interviews/The Maker.mkv: belongs to A/A.mkv",
             "A/extras/A-trailer.mkv: trailer of A/A.mkv"});
        row("films that are called so",
            {"The Big-Short.mkv", "Shorts/One (2019).mkv", "The-Interview.mkv", "Other/Other S01E01.mkv",
             "Trailer Park.mkv"},
            {});
        row("seconds of what is there no more", {"Gone-trailer.mkv", "Gone-featurette.mkv"},
            {"Gone-trailer.mkv: trailer of ", "Gone-featurette.mkv: belongs to "});
        row("nothing but a word", {"-trailer.mkv", "trailers/-.mkv"},
            {"-trailer.mkv: trailer of ", "trailers/-.mkv: trailer of "});
    }
    void whatIsWhose()
    {
        QFETCH(QStringList, paths);
        QFETCH(QStringList, wanted);
        QCOMPARE(judged(paths), wanted);
    }

    void theFolderOfTheSourceSaysNothing()
    {
        const std::vector<VideoPlace> places{{"/m/trailers/A.mkv", "/m/trailers", {}},
                                             {"/m/trailers/B/B.mkv", "/m/trailers", {}}};
        for (const Extra &extra : extrasAmong(places))
            QCOMPARE(extra.kind, ExtraKind::None);
    }
};

QTEST_APPLESS_MAIN(TestExtras)
#include "test_extras.moc"
