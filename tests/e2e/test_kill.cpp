// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Any process may be killed at any moment, whatever is in front, and the household is back where it was: the
// film at its second, the app with its saved state, the same picture, the appliances' true state. A table of
// scenes times processes; what a scene is stands in Scene, what a process is in kVictims.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTest>
#include <csignal>
#include <map>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QString kGame = QStringLiteral("org.hearth.emberrun");
const QString kWeb = QStringLiteral("org.hearth.unwind");
constexpr qint64 kNearMs = 1000;
constexpr int kFilmsToProbe = 6;

/// One process: its program and the name of its seat in system.processes, if it has one.
struct Victim {
    const char *program;
    const char *seat;
    QByteArrayList takesAlong; // programs that cannot live on without it
};

const Victim kShell{"hearth", "shell", {"hearth-player", "ember-run", "hearth-web", "chromium"}};
const Victim kPlayer{"hearth-player", "player", {}};
const Victim kBroker{"mosquitto", "mosquitto", {}};
const Victim kGameItself{"ember-run", "app-org.hearth.emberrun", {}};
const Victim kDriver{"hearth-web", "app-org.hearth.unwind", {"chromium"}};
const Victim kBrowser{"chromium", "app-org.hearth.unwind", {"hearth-web"}};
const Victim kHub{"hearthd", "", {}};
const Victim kProbe{"hearth-probe", "", {}};

/// What a person sees of the screen from the sofa: coarse, so that small things that move do not count.
QImage glance(LivingRoom &room)
{
    const auto taken = room.call(QStringLiteral("screen.screenshot"));
    if (!taken)
        return {};
    const QImage whole(taken->toObject().value(QLatin1String("file")).toString());
    return whole.isNull() ? QImage()
                          : whole.scaled(32, 18, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                .convertToFormat(QImage::Format_RGB32);
}

/// The part of the screen that differs clearly, in percent.
int difference(const QImage &one, const QImage &other)
{
    if (one.isNull() || one.size() != other.size())
        return 100;
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            count += qAbs(qRed(a) - qRed(b)) + qAbs(qGreen(a) - qGreen(b)) + qAbs(qBlue(a) - qBlue(b)) > 60;
        }
    }
    return count * 100 / (one.width() * one.height());
}
constexpr int kSamePicture = 12;

/// Something in front of the viewer.
class Scene
{
public:
    explicit Scene(LivingRoom &room) : m_room(room) {}
    virtual ~Scene() = default;

    [[nodiscard]] virtual QList<Victim> ownProcesses() const = 0;
    /// Brings it to the front, where it stays as it is.
    virtual bool open() = 0;
    /// Whether the state of hearthd says that it is in front and works.
    virtual bool isShown() = 0;
    /// What must be the same after a process died.
    virtual QJsonObject kept() = 0;
    /// Empty when what kept() said holds still after so many milliseconds; else what does not.
    virtual QString lost(const QJsonObject &before, qint64 elapsedMs) = 0;
    /// Whether the remote works on it; leaves it as it was.
    virtual bool obeys() = 0;

protected:
    LivingRoom &m_room;
};

class FilmScene final : public Scene
{
public:
    using Scene::Scene;
    [[nodiscard]] QList<Victim> ownProcesses() const override { return {kPlayer}; }
    bool open() override
    {
        return m_room.call(QStringLiteral("playback.open"),
                           {{QStringLiteral("id"), m_room.titleId(QStringLiteral("Still Film"))},
                            {QStringLiteral("fromMs"), 10000}}) &&
               m_room.until([this] { return isShown() && positionMs() > 11000 && isBare(); });
    }
    bool isShown() override
    {
        const QJsonObject state = m_room.state();
        return state.value(QLatin1String("page")).toString() == QLatin1String("film") &&
               state.value(QLatin1String("playback")).toObject().value(QLatin1String("state")).toString() ==
                   QLatin1String("playing") &&
               state.value(QLatin1String("filmVisible")).toBool();
    }
    QJsonObject kept() override
    {
        const QJsonObject playback = m_room.playback();
        return {{QStringLiteral("positionMs"), playback.value(QLatin1String("positionMs"))},
                {QStringLiteral("audio"), playback.value(QLatin1String("audio"))},
                {QStringLiteral("subtitle"), playback.value(QLatin1String("subtitle"))}};
    }
    QString lost(const QJsonObject &before, qint64 elapsedMs) override
    {
        QJsonObject now = kept();
        const qint64 was = before.value(QLatin1String("positionMs")).toInteger();
        const qint64 is = now.value(QLatin1String("positionMs")).toInteger();
        if (is < was - kNearMs || is > was + elapsedMs + kNearMs)
            return QStringLiteral("the film was at %1 ms, is at %2 ms after %3 ms")
                .arg(was)
                .arg(is)
                .arg(elapsedMs);
        now.insert(QStringLiteral("positionMs"), was);
        return now == before ? QString() : QStringLiteral("other tracks play");
    }
    bool obeys() override
    {
        // It moves, stops and moves again.
        const qint64 now = positionMs();
        return m_room.until([&] { return positionMs() > now; }) && m_room.key({QStringLiteral("pause")}) &&
               m_room.until([this] { return playbackState() == QLatin1String("paused"); }) &&
               m_room.key({QStringLiteral("play")}) && m_room.until([this] { return isShown(); });
    }

private:
    qint64 positionMs() { return m_room.playback().value(QLatin1String("positionMs")).toInteger(); }
    /// Without the OSD, which leaves after some seconds.
    bool isBare() { return m_room.focusName() == QLatin1String("Still Film"); }
    QString playbackState() { return m_room.playback().value(QLatin1String("state")).toString(); }
};

class AppScene : public Scene
{
public:
    AppScene(LivingRoom &room, QString id) : Scene(room), m_id(std::move(id)) {}
    bool isShown() override
    {
        const QJsonObject state = m_room.state();
        return state.value(QLatin1String("page")).toString() == QLatin1String("app:") + m_id &&
               state.value(QLatin1String("stage")).toObject().value(QLatin1String("app")).toString() ==
                   m_id &&
               m_room.runningApp(m_id).value(QLatin1String("ready")).toBool() &&
               state.value(QLatin1String("focus")).toObject().value(QLatin1String("role")).toString() ==
                   QLatin1String("application");
    }
    QJsonObject kept() override { return m_room.savedState(m_id); }
    QString lost(const QJsonObject &before, qint64) override
    {
        return kept() == before ? QString() : QStringLiteral("the saved state is another one");
    }

protected:
    bool launch()
    {
        return m_room.call(QStringLiteral("apps.launch"), {{QStringLiteral("id"), m_id}}) &&
               m_room.until([this] { return isShown(); });
    }
    const QString m_id;
};

/// Ember Run, paused in the middle of a run.
class GameScene final : public AppScene
{
public:
    explicit GameScene(LivingRoom &room) : AppScene(room, kGame) {}
    [[nodiscard]] QList<Victim> ownProcesses() const override { return {kGameItself}; }
    bool open() override
    {
        return launch() && m_room.key({QStringLiteral("ok")}) && m_room.until([this] { return way() > 3; }) &&
               pause();
    }
    bool obeys() override
    {
        const double before = way();
        return m_room.key({QStringLiteral("ok")}) && m_room.until([&] { return way() > before; }) && pause();
    }

private:
    static constexpr int kPaused = 2;
    double way() { return kept().value(QLatin1String("way")).toDouble(); }
    bool pause()
    {
        return m_room.key({QStringLiteral("back")}) &&
               m_room.until([this] { return kept().value(QLatin1String("state")).toInt() == kPaused; });
    }
};

/// Unwind, where a card has been chosen.
class WebScene final : public AppScene
{
public:
    explicit WebScene(LivingRoom &room) : AppScene(room, kWeb) {}
    [[nodiscard]] QList<Victim> ownProcesses() const override { return {kDriver, kBrowser}; }
    bool open() override
    {
        // One key each: what is in front takes the first that is pressed.
        return launch() && goTo("left", 0) && goTo("right", 1);
    }
    bool obeys() override { return goTo("left", 0) && goTo("right", 1); }

private:
    bool goTo(const char *key, int card)
    {
        return m_room.key({QLatin1String(key)}) &&
               m_room.until([&] { return kept().value(QLatin1String("focus")).toInt(-1) == card; });
    }
};

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->serveStore(), qPrintable(m_room->problem()));
        // Its picture stands, so that two glances at it can be compared.
        QVERIFY(m_room->makeFilm(QStringLiteral("Still Film (2022)"), 90, QStringLiteral("smptehdbars")));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->install(kGame), qPrintable(m_room->problem()));
        QVERIFY2(m_room->install(kWeb), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        m_home = glance(*m_room);
        QVERIFY(!m_home.isNull());
        m_scenes[QStringLiteral("film")] = std::make_unique<FilmScene>(*m_room);
        m_scenes[QStringLiteral("game")] = std::make_unique<GameScene>(*m_room);
        m_scenes[QStringLiteral("web app")] = std::make_unique<WebScene>(*m_room);
    }

    void cleanupTestCase()
    {
        m_scenes.clear();
        m_room.reset();
    }

    void everythingIsBackAfterADeath_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<QString>("program");
        for (const char *name : {"film", "game", "web app"}) {
            for (const Victim &victim : victimsOf(*m_scenes.at(QLatin1String(name))))
                QTest::addRow("%s, %s", name, victim.program)
                    << QString::fromLatin1(name) << QString::fromLatin1(victim.program);
        }
    }

    void everythingIsBackAfterADeath()
    {
        QFETCH(QString, scene);
        QFETCH(QString, program);
        Scene &front = *m_scenes.at(scene);
        const QList<Victim> victims = victimsOf(front);
        const Victim &victim = *std::ranges::find_if(
            victims, [&](const Victim &one) { return QLatin1String(one.program) == program; });
        if (!front.open()) {
            qWarning("%s", m_room->situation().constData());
            QFAIL("it did not come to the front");
        }
        // What moves in or fades has done so, and it is not Home that is looked at.
        QImage before = glance(*m_room);
        int fromHome = 0;
        const bool stands = m_room->until([&] {
            QTest::qWait(700);
            const QImage last = std::exchange(before, glance(*m_room));
            fromHome = difference(before, m_home);
            return difference(before, last) <= kSamePicture && fromHome > kSamePicture;
        });
        QVERIFY2(stands, qPrintable(QStringLiteral("%1 % differ from Home").arg(fromHome)));
        const QJsonObject kept = front.kept();
        const std::map<QByteArray, qint64> pids = pidsOf(victims);

        QElapsedTimer timer;
        timer.start();
        QVERIFY2(kill(victim, pids), qPrintable(program));
        const qint64 again = timer.elapsed();
        if (!m_room->until([&] { return front.isShown(); })) {
            qWarning("%s", m_room->situation().constData());
            QFAIL("it did not come back to the front");
        }
        const qint64 back = timer.elapsed();
        QCOMPARE(front.lost(kept, timer.elapsed()), QString());
        int differs = 100;
        const bool looksTheSame = m_room->until([&] {
            differs = difference(glance(*m_room), before);
            return differs <= kSamePicture;
        });
        if (!looksTheSame) {
            before.save(QDir::temp().filePath(QStringLiteral("hearth-kill-before.png")));
            glance(*m_room).save(QDir::temp().filePath(QStringLiteral("hearth-kill-after.png")));
            qWarning("%s", m_room->situation().constData());
        }
        QVERIFY2(looksTheSame,
                 qPrintable(QStringLiteral("%1 % of the picture differ; see hearth-kill-*.png in %2")
                                .arg(differs)
                                .arg(QDir::tempPath())));
        qInfo("started again after %lld ms, in front after %lld ms, the same picture after %lld ms",
              static_cast<long long>(again), static_cast<long long>(back),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(front.obeys());

        // The others did not notice.
        for (const auto &[other, pid] : pidsOf(victims)) {
            if (other != victim.program && !victim.takesAlong.contains(other))
                QVERIFY2(pid == pids.at(other), other.constData());
        }
        QVERIFY(m_room->until([this] { return allAppliancesAnswer(); }));
    }

    void aShellThatHangsIsStartedAgain()
    {
        const qint64 pid = pidOf(kShell);
        QVERIFY(pid > 0);
        QCOMPARE(::kill(static_cast<pid_t>(pid), SIGSTOP), 0);
        QVERIFY(m_room->until(
            [&] {
                const qint64 now = pidOf(kShell);
                return now > 0 && now != pid;
            },
            std::chrono::seconds(40)));
        QVERIFY(m_room->until([this] { return m_room->state().value(QLatin1String("on")).toBool(); }));
    }

    // Clients come and go while they have the keyboard: what is left of one that went must not hurt.
    void appsThatComeAndGoHurtNobody()
    {
        QVERIFY(m_room->call(QStringLiteral("stage.home")));
        const qint64 shell = pidOf(kShell);
        for (int i = 0; i < 12; ++i) {
            const QString id = i % 3 == 2 ? kWeb : kGame;
            QVERIFY(m_room->call(QStringLiteral("apps.launch"), {{QStringLiteral("id"), id}}));
            if (i % 2 == 0)
                QVERIFY(m_room->until(
                    [&] { return m_room->runningApp(id).value(QLatin1String("ready")).toBool(); }));
            QVERIFY(m_room->key({QStringLiteral("ok")}));
            const qint64 app =
                m_room->pidOf(QStringLiteral("app-") + id,
                              id == kWeb ? QStringLiteral("hearth-web") : QStringLiteral("ember-run"));
            if (i % 4 == 3 && app > 0)
                m_room->kill(app);
            QVERIFY(m_room->call(QStringLiteral("apps.close"), {{QStringLiteral("id"), id}}));
            QVERIFY(m_room->key({QStringLiteral("right")}));
        }
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        QCOMPARE(pidOf(kShell), shell);
    }

private:
    static QList<Victim> victimsOf(const Scene &scene)
    {
        return QList<Victim>{kShell} + scene.ownProcesses() + QList<Victim>{kProbe, kBroker, kHub};
    }

    qint64 pidOf(const Victim &victim)
    {
        return qstrcmp(victim.program, kHub.program) == 0
                   ? m_room->hearthdPid()
                   : m_room->pidOf(QLatin1String(victim.seat), QLatin1String(victim.program));
    }

    std::map<QByteArray, qint64> pidsOf(const QList<Victim> &victims)
    {
        std::map<QByteArray, qint64> pids;
        for (const Victim &victim : victims) {
            if (qstrcmp(victim.program, kProbe.program) != 0)
                pids[victim.program] = pidOf(victim);
        }
        return pids;
    }

    /// Kills it and waits until there is another one.
    bool kill(const Victim &victim, const std::map<QByteArray, qint64> &pids)
    {
        if (qstrcmp(victim.program, kProbe.program) == 0)
            return killAProbe();
        const qint64 pid = pids.at(victim.program);
        if (pid <= 0)
            return false;
        if (qstrcmp(victim.program, kHub.program) == 0)
            return m_room->restartHearthd();
        m_room->kill(pid);
        return m_room->until([&] {
            const qint64 now = pidOf(victim);
            return now > 0 && now != pid;
        });
    }

    /// A scan over new films; one of their probes is killed. All of them are found all the same.
    bool killAProbe()
    {
        const QString films = m_room->filmsPath();
        QStringList names;
        for (int i = 0; i < kFilmsToProbe; ++i) {
            names += QStringLiteral("Fresh %1").arg(QChar('A' + m_round * kFilmsToProbe + i));
            const QString file = films + QLatin1Char('/') + names.last() + QLatin1String(".mkv");
            if (!QFile::copy(films + QLatin1String("/Short Film (2023).mkv"), file) ||
                !QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther))
                return false;
        }
        ++m_round;
        if (!m_room->call(QStringLiteral("library.scan")))
            return false;
        // It lives for some tens of milliseconds: no pause between two looks.
        QElapsedTimer timer;
        timer.start();
        qint64 probe = 0;
        while (probe == 0 && timer.elapsed() < 20000)
            probe = m_room->hearthdChild(QStringLiteral("hearth-probe"));
        if (probe == 0)
            return false;
        m_room->kill(probe);
        const bool areKnown = m_room->until([&] {
            const auto titles = m_room->call(QStringLiteral("library.titles"));
            int known = 0;
            for (const QJsonValue &title :
                 titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray())
                known += names.contains(title.toObject().value(QLatin1String("name")).toString()) &&
                         title.toObject().value(QLatin1String("durationMs")).toInt() > 0;
            return known == kFilmsToProbe;
        });
        for (const QString &name : std::as_const(names))
            QFile::remove(films + QLatin1Char('/') + name + QLatin1String(".mkv"));
        return areKnown && m_room->call(QStringLiteral("library.scan"));
    }

    bool allAppliancesAnswer()
    {
        const QJsonArray list =
            m_room->call(QStringLiteral("appliances.list")).value_or(QJsonValue()).toArray();
        return list.size() >= 6 && std::ranges::all_of(list, [](const QJsonValue &appliance) {
                   return appliance.toObject().value(QLatin1String("reachable")).toBool();
               });
    }

    std::unique_ptr<LivingRoom> m_room;
    std::map<QString, std::unique_ptr<Scene>> m_scenes;
    QImage m_home;
    int m_round = 0;
};

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
