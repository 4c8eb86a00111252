// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Our keyboard over native apps: an app on Qt (text-input-v2) and one on SDL (text-input-v3, where Debian's
// SDL has it), typed into with the remote's keys and from a phone.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QString kQt = QStringLiteral("org.hearth.test.qtfield");
const QString kSdl = QStringLiteral("org.hearth.test.sdlfield");

} // namespace

class TestTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->serveStore() &&
                     m_room->publish(kQt, QStringLiteral(HEARTH_BIN_DIR "/../tests/field-app-qt")) &&
                     m_room->publish(kSdl, QStringLiteral(HEARTH_BIN_DIR "/../tests/field-app-sdl")) &&
                     m_room->start() && m_room->install(kQt) && m_room->install(kSdl),
                 qPrintable(m_room->problem()));
    }

    void cleanupTestCase() { m_room.reset(); }

    void aQtAppIsTypedInto()
    {
        QVERIFY(launch(kQt));
        QVERIFY(isOverApp());
        QVERIFY(m_room->key({"ok"})); // the letter that has the focus
        QVERIFY(m_room->until([this] { return !lastOf(kQt, "text=").isEmpty(); }));
        QCOMPARE(lastOf(kQt, "text=").size(), 1);
        QVERIFY(m_room->call("input.text", {{"text", "hé 你"}}));
        QVERIFY(m_room->until([this] { return lastOf(kQt, "text=").endsWith(QStringLiteral("hé 你")); }));
        QVERIFY(walkTo("Erase") && m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return lastOf(kQt, "text=").endsWith(QStringLiteral("hé ")); }));
        QVERIFY(walkTo("Done") && m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return lastOf(kQt, "accepted=").endsWith(QStringLiteral("hé ")); }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "field-app-qt"; }));
    }

    void aPasswordIsNotTold()
    {
        QVERIFY(m_room->key({"down"}));
        QVERIFY(m_room->until([this] { return m_room->state()["focus"].toObject()["role"] == "pin"; }));
        QVERIFY(m_room->key({"right", "ok"}));
        QVERIFY(m_room->until([this] { return lastOf(kQt, "text=").size() == 1; }));
        QCOMPARE(m_room->state()["focus"].toObject()["role"].toString(), QStringLiteral("pin"));
        QVERIFY(m_room->key({"back"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "field-app-qt"; }));
        // Left with Back, it stays away; the next field brings it again.
        QVERIFY(m_room->key({"up"}));
        QVERIFY(isOverApp());
        QVERIFY(m_room->key({"back"}));
        QTest::qWait(300);
        QCOMPARE(m_room->focusName(), QStringLiteral("field-app-qt"));
        QVERIFY(m_room->key({"home"}));
    }

    void aGameOnSdlIsTypedInto()
    {
        QVERIFY(launch(kSdl));
        // It wants text while it plays, as SDL does: no keyboard for that.
        QVERIFY(m_room->until([this] { return log(kSdl).contains("playing"); }));
        QTest::qWait(700);
        QCOMPARE(m_room->focusName(), QStringLiteral("field-app-sdl"));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return log(kSdl).contains("naming"); }));
        QVERIFY(isOverApp());
        QVERIFY(m_room->call("input.text", {{"text", "Zoë"}}));
        QVERIFY(m_room->until([this] { return lastOf(kSdl, "text=") == QStringLiteral("Zoë"); }));
        QVERIFY(walkTo("Done") && m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return lastOf(kSdl, "accepted=") == QStringLiteral("Zoë"); }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "field-app-sdl"; }));
    }

    void anAppThatDiesTakesItsKeyboardAlong()
    {
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return log(kSdl).count("naming") == 2; }));
        QVERIFY(isOverApp());
        m_room->kill(m_room->pidOf(QStringLiteral("app-") + kSdl, QStringLiteral("field-app-sdl")));
        // It is started again, and has the remote for itself.
        QVERIFY(m_room->until([this] { return log(kSdl).count("playing") == 2; }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "field-app-sdl"; }));
        QVERIFY(m_room->until(
            [this] { return log(kSdl).lastIndexOf("focused") > log(kSdl).lastIndexOf("playing"); }));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return log(kSdl).count("naming") == 3; }));
    }

private:
    bool launch(const QString &id)
    {
        return m_room->call(QStringLiteral("apps.launch"), {{"id", id}}) &&
               m_room->until([&] { return m_room->page() == "app:" + id; });
    }
    /// Our keyboard is there, over the app.
    bool isOverApp()
    {
        return m_room->until([this] {
            return m_room->page().startsWith("app:") &&
                   m_room->state()["focus"].toObject()["role"].toString() != "application";
        });
    }
    /// Row by row, to and fro.
    bool walkTo(const QString &name)
    {
        for (int row = 0; row < 6; ++row) {
            for (int i = 0; i < 14 && m_room->focusName() != name; ++i)
                m_room->key({row % 2 == 0 ? "right" : "left"});
            if (m_room->focusName() == name)
                return true;
            m_room->key({"down"});
        }
        return false;
    }
    QString log(const QString &id)
    {
        QFile file(m_room->statePath() + QStringLiteral("/logs/app-%1.log").arg(id));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    QString lastOf(const QString &id, const QString &what)
    {
        const QStringList lines = log(id).split('\n').filter(what);
        return lines.isEmpty() ? QString()
                               : lines.constLast().mid(lines.constLast().indexOf(what) + what.size());
    }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestTyping)
#include "test_typing.moc"
