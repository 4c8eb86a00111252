// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The demo game's rules: a run comes back as it was, and nothing that was saved can break it.

#include "packaging/demo/game/run.h"
#include <QJsonArray>
#include <QTest>

using namespace hearth::demo;

class TestEmberRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSavedRunComesBackPaused()
    {
        Run before;
        before.begin();
        before.moveBy(1, 2);
        for (int frame = 0; frame < 240; ++frame)
            before.step(1 / 60.0);
        QCOMPARE(before.state(), Run::Running);
        const QJsonObject saved = before.save();

        Run after;
        after.restore(saved);
        QCOMPARE(after.state(), Run::Paused);
        QJsonObject again = after.save();
        again.insert("state", saved.value("state"));
        QCOMPARE(again, saved);
    }

    void nonsenseIsLeftOut()
    {
        Run run;
        run.restore({{"state", 1},
                     {"lives", 900},
                     {"lane", -4},
                     {"level", 0},
                     {"way", 1e300},
                     {"things", QJsonArray{QJsonArray{99, 99, 99}, 5, QJsonArray{1, 2, 1e300}}}});
        QCOMPARE(run.state(), Run::Paused);
        QCOMPARE(run.lane(), 2);
        QCOMPARE(run.level(), 1);
        run.goOn();
        for (int frame = 0; frame < 6000 && run.state() == Run::Running; ++frame)
            run.step(1 / 60.0);
    }

    void theFirstLevelsCanBeFinished()
    {
        // Always in the lane that is clear for longest: whoever looks ahead arrives.
        Run run;
        run.begin();
        for (int frame = 0; frame < 200000 && run.level() < 4; ++frame) {
            QVERIFY2(run.state() != Run::Out, qPrintable(QStringLiteral("level %1").arg(run.level())));
            if (run.state() == Run::Arrived)
                run.nextLevel();
            double clear[Run::kLanes];
            std::fill(std::begin(clear), std::end(clear), 100.0);
            for (const QObject *object : run.things()) {
                const auto *thing = qobject_cast<const Thing *>(object);
                if ((thing->kind == Thing::Rain || thing->kind == Thing::Ice) && thing->place > 0.5)
                    clear[thing->lane] = std::min(clear[thing->lane], thing->place);
            }
            const int lane = run.lane();
            for (const int next : {lane - 1, lane + 1}) {
                if (next >= 0 && next < Run::kLanes && clear[next] > clear[run.lane()] + 0.2)
                    run.moveBy(next - run.lane(), 0);
            }
            run.release();
            run.step(1 / 60.0);
        }
        QCOMPARE(run.level(), 4);
    }
};

QTEST_GUILESS_MAIN(TestEmberRun)
#include "test_ember_run.moc"
