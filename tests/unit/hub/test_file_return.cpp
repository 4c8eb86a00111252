// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Files whose disk is away: who waits for them, and who opens them.
#include "bridge/hub/file_return.h"
#include "resources/base/patient_open.h"
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

using namespace hearth;
using namespace hearth::bridge;
using namespace std::chrono_literals;

class TestFileReturn : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("film.mkv")); }
    void put()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("film");
    }

private Q_SLOTS:
    void aFileThatWasAwayReturns()
    {
        QFile::remove(path());
        FileReturn waiting;
        QSignalSpy returned(&waiting, &FileReturn::returned);
        waiting.await(path());
        QTest::qWait(1500);
        QCOMPARE(returned.size(), 0);
        put();
        QTRY_COMPARE_WITH_TIMEOUT(returned.size(), 1, 5000);
        QTest::qWait(1500);
        QCOMPARE(returned.size(), 1);
    }

    // It is the reader that waits then, for a place of the disk or for its server.
    void aFileThatIsThereDoesNotReturn()
    {
        put();
        FileReturn waiting;
        QSignalSpy returned(&waiting, &FileReturn::returned);
        waiting.await(path());
        QTest::qWait(2500);
        QCOMPARE(returned.size(), 0);
    }

    void nobodyIsToldOfWhatIsForgotten()
    {
        QFile::remove(path());
        FileReturn waiting;
        QSignalSpy returned(&waiting, &FileReturn::returned);
        waiting.await(path());
        QTest::qWait(1500);
        waiting.forget();
        put();
        QTest::qWait(2500);
        QCOMPARE(returned.size(), 0);
    }

    void anEmptyFileIsNotThereYet()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly)); // as on a file system that is still being mounted
        file.close();
        FileReturn waiting;
        QSignalSpy returned(&waiting, &FileReturn::returned);
        waiting.await(path());
        QTest::qWait(1500);
        QCOMPARE(returned.size(), 0);
        put();
        QTRY_COMPARE_WITH_TIMEOUT(returned.size(), 1, 5000);
    }

    void aDiskThatHangsHoldsNobodyUp()
    {
        auto isFree = std::make_shared<std::atomic<bool>>(false);
        const auto hang = [isFree]() -> Result<Fd> {
            while (!*isFree)
                std::this_thread::sleep_for(1ms);
            return Fd();
        };
        for (int i = 0; i < 8; ++i) {
            const Result<Fd> file = openPatiently(hang, 20ms);
            QVERIFY(!file);
            QCOMPARE(file.error().code, ErrorCode::Unavailable);
            QVERIFY(!file.error().action.isEmpty());
        }
        // No thread more: at once, however long it may take.
        const Result<Fd> another = openPatiently(hang, 10h);
        QVERIFY(!another);
        *isFree = true;
        put();
        QTRY_VERIFY(openPatiently(path()).has_value());
    }

    void whatIsNotThereIsSaidAtOnce()
    {
        const Result<Fd> file = openPatiently(m_folder.filePath(QStringLiteral("nothing")), 10h);
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestFileReturn)
#include "test_file_return.moc"
