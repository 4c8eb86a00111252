// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Remotes and game pads by the records that the kernel writes: presses, holds, repeats, hats and sticks, and
// what goes wrong on the way.

#include "bridge/input/evdev_reader.h"
#include "bridge/input/key_map.h"
#include <QSignalSpy>
#include <QTest>
#include <fcntl.h>
#include <linux/input.h>
#include <unistd.h>

using namespace hearth;
using namespace hearth::bridge;

class TestInput : public QObject
{
    Q_OBJECT

    std::unique_ptr<EvdevReader> m_reader;
    Fd m_kernel; // the end where records are written
    QStringList m_heard;
    bool m_hasEnded = false;

    static QByteArray record(quint16 type, quint16 code, int value)
    {
        input_event event{};
        event.type = type;
        event.code = code;
        event.value = value;
        return {reinterpret_cast<const char *>(&event), sizeof event};
    }
    static QByteArray key(quint16 code, int value)
    {
        return record(EV_KEY, code, value) + record(EV_SYN, SYN_REPORT, 0);
    }
    void write(const QByteArray &bytes)
    {
        QCOMPARE(::write(m_kernel.get(), bytes.constData(), static_cast<std::size_t>(bytes.size())),
                 bytes.size());
        QTest::qWait(5);
    }
    QStringList heard() { return std::exchange(m_heard, {}); }

private Q_SLOTS:
    void init()
    {
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
        m_kernel = Fd(ends[1]);
        m_reader = std::make_unique<EvdevReader>(Fd(ends[0]), StickRange{0, 255});
        m_hasEnded = false;
        connect(m_reader.get(), &EvdevReader::pressed, this, [this](const QString &k) { m_heard.append(k); });
        connect(m_reader.get(), &EvdevReader::held, this,
                [this](const QString &k) { m_heard.append(k + " held"); });
        connect(m_reader.get(), &EvdevReader::ended, this, [this] { m_hasEnded = true; });
        m_heard.clear();
    }

    void keysHaveTheirNames()
    {
        QCOMPARE(keyOfEvdev(KEY_OK), std::optional<QString>("ok"));
        QCOMPARE(keyOfEvdev(KEY_NUMERIC_0), std::optional<QString>("0"));
        QCOMPARE(keyOfEvdev(KEY_NUMERIC_9), std::optional<QString>("9"));
        QCOMPARE(keyOfEvdev(KEY_1), std::optional<QString>("1"));
        QCOMPARE(keyOfEvdev(KEY_0), std::optional<QString>("0"));
        QCOMPARE(keyOfEvdev(BTN_SOUTH), std::optional<QString>("ok"));
        QVERIFY(!keyOfEvdev(KEY_A));
        QVERIFY(!keyOfEvdev(0xffff));
    }

    void anArrowActsAtOnceAndRepeats()
    {
        write(key(KEY_DOWN, 1));
        QCOMPARE(heard(), QStringList({"down"}));
        write(key(KEY_DOWN, 2) + key(KEY_DOWN, 2) + key(KEY_DOWN, 0));
        QCOMPARE(heard(), QStringList({"down", "down"}));
    }

    void okActsWhenItIsLetGo()
    {
        write(key(KEY_OK, 1));
        QCOMPARE(heard(), QStringList());
        write(key(KEY_OK, 2) + key(KEY_OK, 0));
        QCOMPARE(heard(), QStringList({"ok"}));
    }

    void okIsHeldOnce()
    {
        write(key(KEY_OK, 1));
        QTRY_COMPARE(m_heard, QStringList({"ok held"}));
        write(key(KEY_OK, 2) + key(KEY_OK, 0));
        QCOMPARE(heard(), QStringList({"ok held"}));
    }

    void aHatAndAStickAreArrows()
    {
        write(record(EV_ABS, ABS_HAT0X, -1) + record(EV_ABS, ABS_HAT0X, 0) + record(EV_ABS, ABS_HAT0Y, 1) +
              record(EV_ABS, ABS_HAT0Y, 0));
        QCOMPARE(heard(), QStringList({"left", "down"}));
        // A stick that trembles half way out is one push.
        write(record(EV_ABS, ABS_X, 128) + record(EV_ABS, ABS_X, 200) + record(EV_ABS, ABS_X, 180) +
              record(EV_ABS, ABS_X, 200));
        QCOMPARE(heard(), QStringList({"right"}));
        QTRY_VERIFY(m_heard.size() >= 2); // held: again and again
        QCOMPARE(m_heard.first(), QStringLiteral("right"));
        write(record(EV_ABS, ABS_X, 128));
        heard();
        QTest::qWait(400);
        QCOMPARE(heard(), QStringList());
    }

    void aTornRecordWaitsForItsRest()
    {
        const QByteArray whole = key(KEY_LEFT, 1);
        write(whole.left(10));
        QCOMPARE(heard(), QStringList());
        write(whole.mid(10, 20));
        write(whole.mid(30));
        QCOMPARE(heard(), QStringList({"left"}));
    }

    void lostRecordsLeaveNothingDown()
    {
        write(key(KEY_OK, 1));
        // Everything up to the next report is void (Documentation/input/event-codes.rst).
        write(record(EV_SYN, SYN_DROPPED, 0) + record(EV_KEY, KEY_LEFT, 1) + record(EV_SYN, SYN_REPORT, 0));
        QTest::qWait(700);
        QCOMPARE(heard(), QStringList());
        write(key(KEY_RIGHT, 1));
        QCOMPARE(heard(), QStringList({"right"}));
    }

    void nonsenseIsPassedBy()
    {
        QByteArray noise;
        for (int i = 0; i < 400; ++i)
            noise +=
                record(static_cast<quint16>(i * 7919), static_cast<quint16>(i * 104729 | 0x8000), i * 31);
        write(noise);
        write(record(EV_ABS, ABS_X, INT_MAX) + record(EV_ABS, ABS_X, INT_MIN) + record(EV_ABS, ABS_X, 128));
        QCOMPARE(heard(), QStringList({"right", "left"}));
        QVERIFY(!m_hasEnded);
    }

    void aDeviceThatGoesIsTold()
    {
        write(key(KEY_OK, 1) + key(KEY_UP, 1).left(5));
        m_kernel = Fd();
        QTRY_VERIFY(m_hasEnded);
        QTest::qWait(700);
        QCOMPARE(heard(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestInput)
#include "test_input.moc"
