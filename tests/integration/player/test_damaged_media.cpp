// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Media files of every kind, cut off, overwritten and mixed with one another in hundreds of ways, always the
// same. hearth-probe, confined as hearthd starts it, may die of one; whoever asked gets an answer or a
// sentence. A playback plays or says a sentence, and is free for the next film. HEARTH_SOAK=1 makes ten times
// as many.

#include "player/probe/probe_client.h"
#include "store/run/confinement.h"
#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <unistd.h>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 3;
constexpr auto kInside = "/opt/hearth";
constexpr qint64 kMemoryBytes = 2LL << 30;
constexpr qsizetype kHeadBytes = 2048; // damage there does most

int timesSoak(int times)
{
    return qEnvironmentVariableIsSet("HEARTH_SOAK") ? times * 10 : times;
}

/// hearth-probe as hearthd's plan for it says; started by root it is an ordinary user's.
Result<ProcessStart> confined(const ProcessStart &plain)
{
    store::Confinement confinement;
    confinement.memoryBytes = kMemoryBytes;
    confinement.openFiles = 64;
    confinement.binds = {{QStringLiteral(HEARTH_BIN_DIR), QLatin1String(kInside), false}};
    for (const ProcessStart::Inherited &descriptor : plain.descriptors)
        confinement.keepFds.append(descriptor.theirs);
    Result<ProcessStart> start =
        store::confine(confinement, QLatin1String(kInside) + QLatin1String("/hearth-probe"), plain.arguments);
    if (!start)
        return start;
    start->descriptors.insert(start->descriptors.end(), plain.descriptors.begin(), plain.descriptors.end());
    if (::geteuid() == 0) {
        start->arguments = QStringList{QStringLiteral("--reuid"),
                                       QStringLiteral("65534"),
                                       QStringLiteral("--regid"),
                                       QStringLiteral("65534"),
                                       QStringLiteral("--clear-groups"),
                                       QStringLiteral("--"),
                                       start->program} +
                           start->arguments;
        start->program = QStringLiteral("/usr/bin/setpriv");
    }
    return start;
}

QByteArray noise(qsizetype size, QRandomGenerator &random)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

/// One of the ways in which files come to harm.
QByteArray damaged(QByteArray film, const QByteArray &other, QRandomGenerator &random)
{
    const qsizetype at = random.bounded(qint64(film.size()));
    const qsizetype size = 1 + random.bounded(qint64(film.size() - at));
    switch (random.bounded(7)) {
    case 0: // cut off
        return film.left(at);
    case 1: // a few bytes
        for (int i = 0; i < 32; ++i)
            film[random.bounded(qint64(film.size()))] = char(random.bounded(256));
        return film;
    case 2: // a few of its head
        for (int i = 0; i < 4; ++i)
            film[random.bounded(qint64(std::min(film.size(), kHeadBytes)))] = char(random.bounded(256));
        return film;
    case 3: // a sector that was never written
        return film.replace(at, std::min<qsizetype>(size, 4096),
                            QByteArray(std::min<qsizetype>(size, 4096), '\0'));
    case 4: // one that was overwritten
        return film.replace(at, std::min<qsizetype>(size, 4096),
                            noise(std::min<qsizetype>(size, 4096), random));
    case 5: // one that is missing
        return film.remove(at, std::min<qsizetype>(size, 10'000));
    default: // a piece of another film
        return film.insert(at, other.mid(random.bounded(qint64(other.size())), size));
    }
}

} // namespace

class TestDamagedMedia : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArrayList m_films;
    std::unique_ptr<player::ProbeClient> m_probe;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    struct Kind {
        const char *suffix;
        const char *arguments; // empty: the usual codecs
    };
    static constexpr Kind kKinds[] = {
        {"mp4", ""},
        {"fragments.mp4", "-movflags +frag_keyframe+empty_moov -c:v libx264 -preset ultrafast -c:a aac"},
        {"mkv", ""},
        {"webm", "-c:v libvpx -deadline realtime -c:a libopus"},
        {"ts", ""},
        {"avi", "-c:v mpeg4 -c:a mp3"},
        {"flv", "-c:v flv -c:a mp3"},
        {"ogg", "-c:v libtheora -c:a libvorbis"},
        {"mp3", "-map 1:a -c:a mp3"},
        {"flac", "-map 1:a -c:a flac"},
    };
    static void kinds()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < int(std::size(kKinds)); ++i)
            QTest::newRow(kKinds[i].suffix) << i;
    }
    /// The n-th damaged one of a kind.
    [[nodiscard]] QByteArray make(int kind, int n) const
    {
        QRandomGenerator random(quint32(kind * 1000 + n));
        return damaged(m_films[kind], m_films[random.bounded(int(m_films.size()))], random);
    }
    Result<QJsonObject> described(const QString &name)
    {
        std::optional<Result<QJsonObject>> answer;
        player::ProbeTask task;
        task.file = at(name);
        task.done = [&](Result<QJsonObject> result) { answer = std::move(result); };
        m_probe->add(std::move(task));
        // Two attempts, each within the probe's deadline.
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            qFatal("the probe hangs");
        return *answer;
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        m_probe =
            std::make_unique<player::ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"), confined);
        for (const Kind &kind : kKinds) {
            const QString name = QLatin1String("film.") + QLatin1String(kind.suffix);
            const QString arguments = QString::fromLatin1(kind.arguments);
            QVERIFY(makeFilm(
                kSeconds, arguments.isEmpty() ? usualCodecs() : arguments.split(QLatin1Char(' ')), at(name)));
            QFile file(at(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_films.append(file.readAll());
        }
    }

    void theProbeAnswersOrSaysASentence_data() { kinds(); }
    void theProbeAnswersOrSaysASentence()
    {
        QFETCH(int, kind);
        const QString name = QStringLiteral("damaged.") + QLatin1String(kKinds[kind].suffix);
        const int times = timesSoak(15);
        for (int n = 0; n < times; ++n) {
            QVERIFY(write(name, make(kind, n)));
            const auto answer = described(name);
            if (answer)
                QVERIFY2(!answer->isEmpty(), qPrintable(QString::number(n)));
            else
                QVERIFY2(!answer.error().message.isEmpty() && !answer.error().action.isEmpty() &&
                             answer.error().code != ErrorCode::TimedOut,
                         qPrintable(QStringLiteral("%1: %2").arg(n).arg(answer.error().message)));
        }
        const auto whole = described(QLatin1String("film.") + QLatin1String(kKinds[kind].suffix));
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
    }

    void aPlaybackPlaysOrSaysASentence_data() { kinds(); }
    void aPlaybackPlaysOrSaysASentence()
    {
        QFETCH(int, kind);
        const QString name = QStringLiteral("damaged.") + QLatin1String(kKinds[kind].suffix);
        Playing session;
        const auto is = [&](const char *state) { return session.state() == QLatin1String(state); };
        const int times = timesSoak(4);
        for (int n = 100; n < 100 + times; ++n) {
            QVERIFY(write(name, make(kind, n)));
            session.openFile(at(name));
            QVERIFY2(QTest::qWaitFor(
                         [&] {
                             return is("failed") || is("ended") ||
                                    (is("playing") && session.positionMs() > 100);
                         },
                         20'000),
                     QByteArray::number(n) + session.situation());
            if (is("failed")) {
                QVERIFY2(!session.error().isEmpty(), QByteArray::number(n) + session.situation());
                continue;
            }
            session.seek(player::Seconds(kSeconds / 2.0));
            session.play();
            QVERIFY2(QTest::qWaitFor(
                         [&] { return is("failed") || !session.report().contains(QLatin1String("seeking")); },
                         20'000),
                     QByteArray::number(n) + session.situation());
        }
        session.openFile(at(QLatin1String("film.") + QLatin1String(kKinds[kind].suffix)));
        QVERIFY2(session.plays(100), session.situation());
    }
};

QTEST_GUILESS_MAIN(TestDamagedMedia)
#include "test_damaged_media.moc"
