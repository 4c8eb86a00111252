// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The watch over a key's answer: at once, a frame later, late, never.

#include "ui/shell/answer_watch.h"
#include <QQuickWindow>
#include <QTest>
#include <QTimer>
#include <memory>

using namespace hearth::ui;

class TestAnswers : public QObject
{
    Q_OBJECT

    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<AnswerWatch> m_watch;
    QString m_focus;
    int m_frames = -1;

    int press(const std::function<void()> &handle)
    {
        m_frames = -1;
        m_watch->watch(handle, [this](int frames) { m_frames = frames; });
        return QTest::qWaitFor([this] { return m_frames >= 0; }) ? m_frames : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<QQuickWindow>();
        m_window->resize(64, 64);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_watch = std::make_unique<AnswerWatch>(*m_window, [this] { return m_focus; });
    }
    void whatIsAnsweredAtOnceIsInTheFirstFrame()
    {
        QCOMPARE(press([this] { m_focus = "a"; }), 1);
        // Also while frames come by themselves.
        QTimer moving;
        connect(&moving, &QTimer::timeout, m_window.get(), &QQuickWindow::update);
        moving.start(1);
        QCOMPARE(press([this] { m_focus = "b"; }), 1);
    }
    void whatWaitsIsLate()
    {
        const int frames = press([this] { QTimer::singleShot(100, this, [this] { m_focus = "c"; }); });
        QVERIFY2(frames > 2, qPrintable(QString::number(frames)));
    }
    void whatIsNotAnsweredIsToldSo()
    {
        QCOMPARE(press([] {}), 0);
    }
    void aSecondKeyEndsTheWatchOverTheFirst()
    {
        int first = -1;
        m_watch->watch([] {}, [&](int frames) { first = frames; });
        QCOMPARE(press([this] { m_focus = "d"; }), 1);
        QCOMPARE(first, 0);
    }
};

QTEST_MAIN(TestAnswers)
#include "test_answers.moc"
