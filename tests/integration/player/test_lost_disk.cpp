// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// A film whose disk is pulled, whose server does not answer, or which has a place that cannot be read. The
// kernel is what is played here: read() and pread() of this program fail for the film's file as the kernel's
// would.
#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QTemporaryDir>
#include <atomic>
#include <cerrno>
#include <gst/gst.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace hearth;
using namespace hearth::test;

namespace
{

enum class Disk { There, Pulled, Hangs };

std::atomic<Disk> disk = Disk::There;
std::atomic<ino_t> film = 0; // the inode of the file that lies on it
std::atomic<off_t> damagedFrom = -1;
std::atomic<off_t> damagedTo = -1;

/// Whether the kernel has the bytes at `offset`; errno says why not.
bool mayRead(int file, off_t offset)
{
    struct stat info{};
    if (film == 0 || ::fstat(file, &info) != 0 || info.st_ino != film)
        return true;
    while (disk == Disk::Hangs)
        ::usleep(10'000);
    if (disk == Disk::There && (offset < damagedFrom || offset >= damagedTo))
        return true;
    errno = EIO;
    return false;
}

} // namespace

// The C library's, for everything in this program.
extern "C" ssize_t read(int file, void *buffer, size_t size)
{
    return mayRead(file, ::lseek(file, 0, SEEK_CUR)) ? ::syscall(SYS_read, file, buffer, size) : -1;
}
extern "C" ssize_t pread(int file, void *buffer, size_t size, off_t offset)
{
    return mayRead(file, offset) ? ::syscall(SYS_pread64, file, buffer, size, offset) : -1;
}

class TestLostDisk : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("film.mkv")); }

    static bool says(const Playing &player, const char *notice, int withinMs)
    {
        return QTest::qWaitFor([&] { return player.notice() == QLatin1String(notice); }, withinMs);
    }
    static bool waits(const Playing &player)
    {
        return QTest::qWaitFor([&] { return player.report().value(QLatin1String("buffering")).toBool(); },
                               20'000);
    }
    static bool goesOn(Playing &player, qint64 stoodAt)
    {
        return player.plays(stoodAt + 1000) && player.positionMs() < stoodAt + 6000 &&
               player.notice().isEmpty() && player.error().isEmpty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        // So many bytes that the player holds four seconds of it.
        QVERIFY(makeFilm(
            60,
            QStringLiteral("-vf noise=alls=60:allf=t,scale=960:540 -c:v libx264 -preset ultrafast -g 25 "
                           "-b:v 16M -pix_fmt yuv420p -c:a aac -ac 2")
                .split(QLatin1Char(' ')),
            path()));
        struct stat info{};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &info), 0);
        film = info.st_ino;
    }
    void cleanup()
    {
        disk = Disk::There;
        damagedFrom = damagedTo = -1;
    }

    void aFilmWaitsForItsDisk_data()
    {
        QTest::addColumn<Disk>("how");
        QTest::newRow("pulled") << Disk::Pulled;
        QTest::newRow("its server does not answer") << Disk::Hangs;
    }
    void aFilmWaitsForItsDisk()
    {
        QFETCH(const Disk, how);
        Playing player;
        player.openFile(path());
        QVERIFY2(player.plays(1500), player.situation());
        disk = how;
        QVERIFY2(says(player, "disk-away", 12'000), player.situation());
        QVERIFY2(waits(player), player.situation());
        QTest::qWait(1000);
        const qint64 stoodAt = player.positionMs();
        QTest::qWait(2000);
        QVERIFY2(qAbs(player.positionMs() - stoodAt) < 100, player.situation());
        QVERIFY2(player.error().isEmpty(), player.situation());
        disk = Disk::There;
        QVERIFY2(goesOn(player, stoodAt), player.situation());
    }

    void aSeekWhileItIsAwayHolds()
    {
        Playing player;
        player.openFile(path());
        QVERIFY2(player.plays(1500), player.situation());
        disk = Disk::Pulled;
        QVERIFY2(says(player, "disk-away", 12'000), player.situation());
        player.seek(std::chrono::milliseconds(30'000));
        QTest::qWait(2500);
        player.seek(std::chrono::milliseconds(45'000));
        QTest::qWait(1000);
        QVERIFY2(player.error().isEmpty(), player.situation());
        disk = Disk::There;
        QVERIFY2(player.plays(46'000), player.situation());
        QVERIFY2(player.positionMs() < 52'000, player.situation());
        QVERIFY2(player.notice().isEmpty(), player.situation());
    }

    void aDamagedPlaceIsPassed()
    {
        const qint64 size = QFileInfo(path()).size();
        damagedFrom = size / 10;
        damagedTo = size / 10 + 300'000;
        Playing player;
        player.openFile(path());
        QVERIFY2(player.plays(20'000, 45'000), player.situation());
        QVERIFY2(player.error().isEmpty() && player.notice().isEmpty(), player.situation());
    }

    void aFilmOnADiskThatIsPulledWhileItOpensIsSaid()
    {
        Playing player;
        disk = Disk::Pulled;
        player.openFile(path());
        QVERIFY2(player.becomes("failed"), player.situation());
        QVERIFY2(!player.error().isEmpty(), player.situation());
    }
};

QTEST_GUILESS_MAIN(TestLostDisk)
#include "test_lost_disk.moc"
