// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A TV by the records that the kernel hands out: keys, holds, time-outs, what it wants, what it is answered,
// and what goes wrong on the way. Only the ioctls are replaced, by a socket that keeps records whole. What
// the TV says and what this set must say are built by the kernel's own <linux/cec-funcs.h>.

#include "bridge/input/cec_reader.h"
#include "bridge/input/devices.h"
#include "bridge/input/key_map.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/cec-funcs.h>
#include <sys/socket.h>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

constexpr quint8 kTv = CEC_LOG_ADDR_TV;
constexpr quint8 kUs = CEC_LOG_ADDR_PLAYBACK_1;
constexpr quint8 kAll = CEC_LOG_ADDR_BROADCAST;
constexpr quint16 kHere = 0x2000;
constexpr quint16 kElsewhere = 0x3000;

/// As the kernel hands it to a follower.
cec_msg heardFrom(quint8 from, quint8 to)
{
    cec_msg message;
    cec_msg_init(&message, from, to);
    message.rx_status = CEC_RX_STATUS_OK;
    message.rx_ts = 1;
    return message;
}

template <typename Fill> cec_msg heardFrom(quint8 from, quint8 to, Fill fill)
{
    cec_msg message = heardFrom(from, to);
    fill(&message);
    return message;
}

cec_msg press(quint8 uiCommand)
{
    cec_op_ui_command command{};
    command.ui_cmd = uiCommand;
    return heardFrom(kTv, kUs, [&](cec_msg *m) { cec_msg_user_control_pressed(m, &command); });
}

cec_msg release()
{
    return heardFrom(kTv, kUs, cec_msg_user_control_released);
}

cec_msg streamPath(quint16 physical)
{
    return heardFrom(kTv, kAll, [&](cec_msg *m) { cec_msg_set_stream_path(m, physical); });
}

QByteArray bytesOf(const cec_msg &message)
{
    return {reinterpret_cast<const char *>(message.msg), static_cast<qsizetype>(message.len)};
}

template <typename Fill> QByteArray saidTo(quint8 to, Fill fill)
{
    cec_msg message;
    cec_msg_init(&message, kUs, to);
    fill(&message);
    return bytesOf(message);
}

cec_event stateChange(quint16 physical, quint16 mask)
{
    cec_event event{};
    event.event = CEC_EVENT_STATE_CHANGE;
    event.state_change.phys_addr = physical;
    event.state_change.log_addr_mask = mask;
    return event;
}

} // namespace

class TestCec : public QObject
{
    Q_OBJECT

    std::unique_ptr<CecReader> m_reader;
    Fd m_kernel; // the end where records are written
    QList<cec_event> m_events;
    QList<QByteArray> m_said;
    int m_busy = 0; // what CEC_TRANSMIT fails with
    QStringList m_heard;
    bool m_hasEnded = false;

    void put(const void *record, std::size_t size)
    {
        QCOMPARE(::send(m_kernel.get(), record, size, MSG_NOSIGNAL), static_cast<ssize_t>(size));
    }
    void write(const QList<cec_msg> &messages)
    {
        for (const cec_msg &message : messages)
            put(&message, sizeof message);
        QTest::qWait(5);
    }
    /// The event is there when the next record is.
    void tell(const cec_event &event)
    {
        m_events.append(event);
        write({heardFrom(kTv, kUs)});
        QVERIFY(m_events.isEmpty());
    }
    QStringList heard() { return std::exchange(m_heard, {}); }
    QList<QByteArray> said() { return std::exchange(m_said, {}); }

    CecIo fakeIo(int device)
    {
        return {[device](cec_msg &message) {
                    const ssize_t got = ::recv(device, &message, sizeof message, MSG_DONTWAIT);
                    return got < 0 ? errno : got == 0 ? ENODEV : 0;
                },
                [this](cec_event &event) {
                    if (m_events.isEmpty())
                        return EAGAIN;
                    event = m_events.takeFirst();
                    return 0;
                },
                [this](const cec_msg &message) {
                    if (m_busy == 0)
                        m_said.append(bytesOf(message));
                    return m_busy;
                }};
    }

private Q_SLOTS:
    void init()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
        m_kernel = Fd(ends[1]);
        m_reader = std::make_unique<CecReader>(Fd(ends[0]), fakeIo(ends[0]));
        connect(m_reader.get(), &CecReader::pressed, this, [this](const QString &k) { m_heard.append(k); });
        connect(m_reader.get(), &CecReader::held, this,
                [this](const QString &k) { m_heard.append(k + " held"); });
        connect(m_reader.get(), &CecReader::standbyWanted, this, [this] { m_heard.append("sleep"); });
        connect(m_reader.get(), &CecReader::activated, this,
                [this](bool isShown) { m_heard.append(isShown ? "shown" : "hidden"); });
        connect(m_reader.get(), &CecReader::ended, this, [this] { m_hasEnded = true; });
        m_events.clear();
        m_busy = 0;
        m_hasEnded = false;
        tell(stateChange(kHere, CEC_LOG_ADDR_MASK_PLAYBACK & (1 << kUs)));
        m_heard.clear();
        m_said.clear();
    }

    void keysHaveTheirNames()
    {
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_SELECT), std::optional<QString>("ok"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_BACK), std::optional<QString>("back"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_DEVICE_ROOT_MENU), std::optional<QString>("home"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_CONTENTS_MENU), std::optional<QString>("menu"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_NUMBER_0_OR_NUMBER_10), std::optional<QString>("0"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_NUMBER_9), std::optional<QString>("9"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_FAST_FORWARD), std::optional<QString>("next"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_F1_BLUE), std::optional<QString>("blue"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_F2_RED), std::optional<QString>("red"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_F3_GREEN), std::optional<QString>("green"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_F4_YELLOW), std::optional<QString>("yellow"));
        QCOMPARE(keyOfCec(CEC_OP_UI_CMD_POWER), std::optional<QString>("power"));
        QVERIFY(!keyOfCec(CEC_OP_UI_CMD_RIGHT_UP));
        QVERIFY(!keyOfCec(CEC_OP_UI_CMD_DOT));
        QVERIFY(!keyOfCec(0xff));
    }

    void anArrowActsAtOnceAndRepeats()
    {
        write({press(CEC_OP_UI_CMD_DOWN)});
        QCOMPARE(heard(), QStringList({"down"}));
        write({press(CEC_OP_UI_CMD_DOWN), press(CEC_OP_UI_CMD_DOWN), release()});
        QCOMPARE(heard(), QStringList({"down", "down"}));
    }

    void okActsWhenItIsLetGo()
    {
        write({press(CEC_OP_UI_CMD_SELECT)});
        QCOMPARE(heard(), QStringList());
        write({release()});
        QCOMPARE(heard(), QStringList({"ok"}));
        write({release()});
        QCOMPARE(heard(), QStringList());
        write({press(CEC_OP_UI_CMD_SELECT), release(), press(CEC_OP_UI_CMD_SELECT), release()});
        QCOMPARE(heard(), QStringList({"ok", "ok"}));
    }

    void okThatTheTvRepeatsIsHeldOnce()
    {
        QElapsedTimer clock;
        clock.start();
        while (m_heard.isEmpty() && clock.elapsed() < 3000) {
            write({press(CEC_OP_UI_CMD_SELECT)});
            QTest::qWait(250);
        }
        QCOMPARE(heard(), QStringList({"ok held"}));
        QVERIFY(clock.elapsed() >= CecReader::kHold.count() - 1);
        write({press(CEC_OP_UI_CMD_SELECT), release()});
        QCOMPARE(heard(), QStringList());
        write({press(CEC_OP_UI_CMD_SELECT), release()});
        QCOMPARE(heard(), QStringList({"ok"}));
    }

    void aLostReleaseIsTimedOut()
    {
        QElapsedTimer clock;
        clock.start();
        write({press(CEC_OP_UI_CMD_BACK)});
        QTRY_COMPARE(m_heard, QStringList({"back"}));
        QVERIFY(clock.elapsed() >= CecReader::kReleaseAfter.count() - 1);
        QTest::qWait(150); // past the hold time
        QCOMPARE(heard(), QStringList({"back"}));
    }

    void anotherKeyReleasesTheOneBefore()
    {
        write({press(CEC_OP_UI_CMD_SELECT), press(CEC_OP_UI_CMD_LEFT), press(CEC_OP_UI_CMD_DEVICE_ROOT_MENU),
               release()});
        QCOMPARE(heard(), QStringList({"ok", "left", "home"}));
    }

    void keysForOthersAreNotOurs()
    {
        cec_msg toAll = press(CEC_OP_UI_CMD_UP);
        toAll.msg[0] = kTv << 4 | kAll;
        cec_msg toRecorder = press(CEC_OP_UI_CMD_UP);
        toRecorder.msg[0] = kTv << 4 | CEC_LOG_ADDR_RECORD_1;
        cec_msg fromNobody = press(CEC_OP_UI_CMD_UP);
        fromNobody.msg[0] = CEC_LOG_ADDR_UNREGISTERED << 4 | kUs;
        write({toAll, toRecorder, fromNobody});
        QCOMPARE(heard(), QStringList());
        QCOMPARE(said(), QList<QByteArray>());
    }

    void theTvWakesAndSleepsWithTheSet()
    {
        m_reader->sleepTv(); // nobody knows what it shows: it is left alone
        QCOMPARE(said(), QList<QByteArray>());
        m_reader->wakeTv();
        QCOMPARE(said(),
                 QList<QByteArray>({bytesOf(cec::imageViewOn(kUs)), bytesOf(cec::activeSource(kUs, kHere))}));
        QCOMPARE(heard(), QStringList({"shown"}));
        m_reader->sleepTv();
        QCOMPARE(said(), QList<QByteArray>({bytesOf(cec::standby(kUs))}));
        QCOMPARE(heard(), QStringList({"hidden"}));
        m_reader->sleepTv();
        QCOMPARE(said(), QList<QByteArray>());
        tell(stateChange(CEC_PHYS_ADDR_INVALID, 0));
        m_reader->wakeTv(); // unplugged
        QCOMPARE(said(), QList<QByteArray>());
    }

    void aTvThatSleepsTakesUsAlong()
    {
        write({streamPath(kHere)});
        heard();
        write({press(CEC_OP_UI_CMD_SELECT), heardFrom(kTv, kAll, cec_msg_standby)});
        QCOMPARE(heard(), QStringList({"hidden", "sleep"})); // the key that was down is void
        write({heardFrom(kTv, kUs, cec_msg_standby)});
        QCOMPARE(heard(), QStringList({"sleep"}));
        write({press(CEC_OP_UI_CMD_POWER_OFF_FUNCTION)});
        QCOMPARE(heard(), QStringList({"sleep"}));
    }

    void theTvsChoiceIsToldAndConfirmed()
    {
        const QByteArray here =
            saidTo(kAll, [](cec_msg *m) { cec_msg_active_source(m, kHere); }); // sets the destination too
        const cec_msg question =
            heardFrom(kTv, kAll, [](cec_msg *m) { cec_msg_request_active_source(m, 0); });
        write({question});
        QCOMPARE(said(), QList<QByteArray>());
        write({streamPath(kHere)});
        QCOMPARE(heard(), QStringList({"shown"}));
        QCOMPARE(said(), QList<QByteArray>({here}));
        write({streamPath(kHere), question});
        QCOMPARE(heard(), QStringList());
        QCOMPARE(said(), QList<QByteArray>({here, here}));
        write({heardFrom(CEC_LOG_ADDR_TUNER_1, kAll,
                         [](cec_msg *m) { cec_msg_active_source(m, kElsewhere); })});
        QCOMPARE(heard(), QStringList({"hidden"}));
        write({heardFrom(kTv, kAll, [](cec_msg *m) { cec_msg_routing_change(m, 0, kElsewhere, kHere); })});
        QCOMPARE(heard(), QStringList({"shown"}));
        write({streamPath(kElsewhere), question});
        QCOMPARE(heard(), QStringList({"hidden"}));
        QCOMPARE(said(), QList<QByteArray>({here}));
    }

    void questionsAreAnswered()
    {
        const cec_msg question =
            heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_give_device_power_status(m, 0); });
        const auto status = [](quint8 value) {
            return saidTo(kTv, [value](cec_msg *m) { cec_msg_report_power_status(m, value); });
        };
        write({question});
        QCOMPARE(said(), QList<QByteArray>({status(CEC_OP_POWER_STATUS_ON)}));
        m_reader->setPower(cec::PowerStatus::Standby);
        write({question});
        QCOMPARE(said(), QList<QByteArray>({status(CEC_OP_POWER_STATUS_STANDBY)}));
        write(
            {heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_menu_request(m, 0, CEC_OP_MENU_REQUEST_QUERY); })});
        QCOMPARE(said(), QList<QByteArray>({saidTo(
                             kTv, [](cec_msg *m) { cec_msg_menu_status(m, CEC_OP_MENU_STATE_ACTIVATED); })}));
    }

    void whatIsUnknownIsRefusedAndReportsAreNot()
    {
        write({heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_play(m, CEC_OP_PLAY_MODE_PLAY_FWD); })});
        QCOMPARE(said(), QList<QByteArray>({saidTo(kTv, [](cec_msg *m) {
                     cec_msg_feature_abort(m, CEC_MSG_PLAY, CEC_OP_ABORT_UNRECOGNIZED_OP);
                 })}));
        write({heardFrom(
                   kTv, kUs,
                   [](cec_msg *m) { cec_msg_feature_abort(m, CEC_MSG_PLAY, CEC_OP_ABORT_UNRECOGNIZED_OP); }),
               heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_report_power_status(m, 0); }),
               heardFrom(kTv, kAll, [](cec_msg *m) { cec_msg_set_menu_language(m, "ger"); })});
        QCOMPARE(said(), QList<QByteArray>());
    }

    void messagesAreAsTheKernelBuildsThem()
    {
        QCOMPARE(bytesOf(cec::imageViewOn(kUs)), saidTo(kTv, cec_msg_image_view_on));
        QCOMPARE(bytesOf(cec::textViewOn(kUs)), saidTo(kTv, cec_msg_text_view_on));
        QCOMPARE(bytesOf(cec::activeSource(kUs, 0x1234)),
                 saidTo(kAll, [](cec_msg *m) { cec_msg_active_source(m, 0x1234); }));
        QCOMPARE(bytesOf(cec::standby(kUs)), saidTo(kTv, cec_msg_standby));
        QCOMPARE(bytesOf(cec::standby(kUs, kAll)), saidTo(kAll, cec_msg_standby));
    }

    void nonsenseIsPassedBy()
    {
        QList<cec_msg> bad;
        // Too short for what they are, too long for any, no length, results of what was sent, damaged ones.
        for (cec_msg good : {press(CEC_OP_UI_CMD_UP), streamPath(kHere)}) {
            for (const quint32 length : {0U, 1U, 2U, 17U, 0xffffffffU}) {
                bad.append(good);
                bad.last().len = length;
            }
            bad.append(good);
            bad.last().sequence = 7;
            bad.append(good);
            bad.last().rx_status = CEC_RX_STATUS_FEATURE_ABORT | CEC_RX_STATUS_OK;
            bad.append(good);
            bad.last().rx_status = 0;
        }
        write(bad);
        const cec_msg whole = press(CEC_OP_UI_CMD_UP);
        put(&whole, 10); // a record without its end
        for (int i = 0; i < 300; ++i) {
            std::array<quint8, sizeof(cec_msg)> noise;
            for (std::size_t at = 0; at < noise.size(); ++at)
                noise[at] = static_cast<quint8>((static_cast<quint32>(i) * 7919U + at * 104729U) >> 3);
            put(noise.data(), noise.size());
            if (i % 50 == 0)
                QTest::qWait(5);
        }
        QTest::qWait(20);
        QCOMPARE(heard(), QStringList());
        QCOMPARE(said(), QList<QByteArray>());
        // Operands of a later version are read over.
        cec_msg longer = press(CEC_OP_UI_CMD_UP);
        longer.len = 5;
        write({longer});
        QCOMPARE(heard(), QStringList({"up"}));
        QVERIFY(!m_hasEnded);
    }

    void aFloodIsBounded()
    {
        const cec_msg question =
            heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_give_device_power_status(m, 0); });
        for (int i = 0; i < 20; ++i)
            write(QList<cec_msg>(10, press(CEC_OP_UI_CMD_UP)) + QList<cec_msg>(10, question));
        QVERIFY(m_heard.size() >= CecReader::kMostKeys);
        QVERIFY(m_heard.size() <= 2 * CecReader::kMostKeys); // two seconds, if the machine is slow
        QVERIFY(m_said.size() >= CecReader::kMostAnswers);
        QVERIFY(m_said.size() <= 2 * CecReader::kMostAnswers);
        // And over.
        QTest::qWait(1100);
        heard();
        write({press(CEC_OP_UI_CMD_LEFT)});
        QCOMPARE(heard(), QStringList({"left"}));
    }

    void aBusyBusIsNoHarm()
    {
        m_busy = EBUSY;
        write(
            {streamPath(kHere), heardFrom(kTv, kUs, [](cec_msg *m) { cec_msg_give_deck_status(m, 0, 1); })});
        QCOMPARE(heard(), QStringList({"shown"}));
        QVERIFY(!m_hasEnded);
    }

    void lostRecordsLeaveNothingDown()
    {
        write({press(CEC_OP_UI_CMD_SELECT)});
        cec_event lost{};
        lost.event = CEC_EVENT_LOST_MSGS;
        lost.lost_msgs.lost_msgs = 3;
        tell(lost);
        QTest::qWait(700);
        QCOMPARE(heard(), QStringList());
    }

    void aCableThatIsPulledHidesUs()
    {
        write({streamPath(kHere), press(CEC_OP_UI_CMD_SELECT)});
        heard();
        said();
        tell(stateChange(CEC_PHYS_ADDR_INVALID, 0));
        write({press(CEC_OP_UI_CMD_UP), streamPath(CEC_PHYS_ADDR_INVALID)});
        QTest::qWait(700);
        QCOMPARE(heard(), QStringList({"hidden"}));
        QCOMPARE(said(), QList<QByteArray>());
        // Another socket of the TV.
        tell(stateChange(kElsewhere, 1 << CEC_LOG_ADDR_PLAYBACK_2));
        write({streamPath(kElsewhere)});
        QCOMPARE(heard(), QStringList({"shown"}));
        QCOMPARE(bytesOf(cec::activeSource(CEC_LOG_ADDR_PLAYBACK_2, kElsewhere)), said().value(0));
    }

    void aDeviceThatGoesIsTold()
    {
        write({press(CEC_OP_UI_CMD_SELECT)});
        m_kernel = Fd();
        QTRY_VERIFY(m_hasEnded);
        QTest::qWait(700);
        QCOMPARE(heard(), QStringList());
    }

    void whatIsNoCecDeviceIsLeftAlone()
    {
        QTemporaryDir dev;
        QVERIFY(QDir(dev.path()).mkdir("input"));
        QFile file(dev.filePath("cec0"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no device");
        file.close();
        const Fd fd(::open(QFile::encodeName(file.fileName()).constData(), O_RDWR | O_CLOEXEC));
        QVERIFY(!setUpCec(fd.get()));
        cec_msg message{};
        cec_event event{};
        const CecIo io = kernelCecIo(fd.get());
        QCOMPARE(io.receive(message), ENOTTY);
        QCOMPARE(io.nextEvent(event), ENOTTY);
        QCOMPARE(io.transmit(cec::standby(kUs)), ENOTTY);

        // What is found is told in the log, and only there.
        static QStringList told;
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { told.append(text); });
        InputDevices devices(dev.filePath("input/"));
        devices.setPower(cec::PowerStatus::Standby);
        QFile::copy(file.fileName(), dev.filePath("cecx"));
        QFile::copy(file.fileName(), dev.filePath("cec12")); // one that comes later is looked at too
        const bool isSeen =
            QTest::qWaitFor([] { return !told.filter("/cec12: capabilities").isEmpty(); }, 5000);
        qInstallMessageHandler(before);
        QVERIFY(isSeen);
        QVERIFY(!told.filter("/cec0: capabilities").isEmpty());
        QVERIFY(told.filter("is heard").isEmpty() && told.filter("cecx").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCec)
#include "test_cec.moc"
