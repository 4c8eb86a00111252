// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The settings page with the remote alone: a language is chosen, the screen speaks it at once, and still does
// when the shell was killed.

#include "tests/e2e/living_room.h"
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestSettingsPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    bool focusIs(const char *name)
    {
        return m_room->until([&] { return m_room->focusName() == QString::fromUtf8(name); });
    }
    bool press(const QStringList &keys) { return m_room->key(keys); }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void aSettingIsFoundByTyping()
    {
        QVERIFY(press({"left", "down"}));
        QVERIFY(focusIs("Search"));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("a"));
        // With the letters on the screen, then from a phone, a slip of the fingers in it.
        QVERIFY(press({"right", "right", "ok"}));
        QVERIFY(m_room->call(QStringLiteral("input.text"), {{"text", "onrtast"}}));
        QVERIFY2(m_room->goToFound(QStringLiteral("High contrast")), m_room->situation());
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("settings:highContrast"); }));
        QVERIFY(focusIs("High contrast"));
        QVERIFY(press({"back"}));
        QVERIFY(focusIs("High contrast"));
        QCOMPARE(m_room->page(), QStringLiteral("search"));
        QVERIFY(press({"home"}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }

    void theRailLeadsThere()
    {
        QVERIFY(press({"left", "down", "down", "down", "down", "down"}));
        QVERIFY(focusIs("Settings"));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("Language and region"));
        QCOMPARE(m_room->page(), QStringLiteral("settings"));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("Language"));
        QCOMPARE(m_room->page(), QStringLiteral("settings:language"));
    }

    void aChosenLanguageIsSpokenAtOnce()
    {
        QVERIFY(press({"ok", "down", "down"}));
        QVERIFY(focusIs("\u7b80\u4f53\u4e2d\u6587"));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("\u8bed\u8a00"));
        QVERIFY(press({"left"}));
        QVERIFY(focusIs("\u8bbe\u7f6e"));
        QVERIFY(press({"right"}));
        QVERIFY(focusIs("\u8bed\u8a00"));
    }

    void aKilledShellStillSpeaksIt()
    {
        const qint64 shell = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        QVERIFY(shell > 0);
        m_room->kill(shell);
        QVERIFY(m_room->until([&] {
            const qint64 now = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
            return now > 0 && now != shell;
        }));
        QVERIFY(focusIs("\u8bed\u8a00"));
    }

    void arabicTurnsTheScreenRound()
    {
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "ar_AE"}}));
        QVERIFY(focusIs("\u0627\u0644\u0644\u063a\u0629"));
        // The rail is where reading begins: on the right.
        QVERIFY(press({"right"}));
        QVERIFY(focusIs("\u0627\u0644\u0625\u0639\u062f\u0627\u062f\u0627\u062a"));
        QVERIFY(press({"left"}));
        QVERIFY(focusIs("\u0627\u0644\u0644\u063a\u0629"));
    }

    void aSwitchIsTurned()
    {
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "en"}}));
        QVERIFY(press({"back"}));
        QVERIFY(focusIs("Language and region"));
        QVERIFY(press({"down", "ok", "down"}));
        QVERIFY(focusIs("High contrast"));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] {
            const auto values = m_room->call(QStringLiteral("settings.get"));
            return values && values->toObject().value("highContrast").toBool();
        }));
        QVERIFY(press({"back"}));
        QVERIFY(press({"left"}));
    }
};

QTEST_GUILESS_MAIN(TestSettingsPage)
#include "test_settings_page.moc"
