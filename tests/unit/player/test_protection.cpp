// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Protected segments become what they were before, byte for byte: a packager of our own made them, whom
// ffmpeg understands.

#include "player/stream/protection/clear_key.h"
#include "player/stream/protection/mp4_boxes.h"
#include "player/stream/protection/mp4_protection.h"
#include "player/stream/protection/sample_aes.h"
#include "tests/support/stream_encryptor.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;
using namespace hearth::test;

namespace
{

const QByteArray kKey = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
const QByteArray kKeyId = QByteArray::fromHex("a1a2a3a4a5a6a7a8a9aaabacadaeafb0");
const QByteArray kIv = QByteArray::fromHex("101112131415161718191a1b1c1d1e1f");

QByteArray samples(const QByteArray &file)
{
    QByteArray all;
    forEachBox(file, 0, file.size(), [&](const Mp4Box &box) {
        if (box.type == boxType("mdat"))
            all += file.mid(box.body, box.end - box.body);
    });
    return all;
}

class Answers : public KeyTransport
{
public:
    Result<QByteArray> fetch(const QUrl &url, const QByteArray &body) override
    {
        asked = url;
        said = body;
        return answer;
    }
    QUrl asked;
    QByteArray said;
    QByteArray answer;
};

} // namespace

class TestProtection : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool make(const QString &arguments, const QString &name)
    {
        return makeFilm(4, usualCodecs() + arguments.split(QLatin1Char(' ')), m_folder.filePath(name));
    }

    /// What libavformat reads of it, each stream's bytes.
    QByteArray hashes(const QByteArray &bytes, const QStringList &more = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("one.bin")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.close();
        QProcess ffmpeg;
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     QStringList{QStringLiteral("-v"), QStringLiteral("warning")} + more +
                         QStringList{QStringLiteral("-i"), file.fileName(), QStringLiteral("-map"),
                                     QStringLiteral("0"), QStringLiteral("-c"), QStringLiteral("copy"),
                                     QStringLiteral("-f"), QStringLiteral("streamhash"),
                                     QStringLiteral("-")});
        ffmpeg.waitForFinished();
        return ffmpeg.readAllStandardOutput() + ffmpeg.readAllStandardError();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString hls = QStringLiteral("-f hls -hls_time 2 -hls_list_size 0 -hls_playlist_type vod ");
        QVERIFY(make(
            QStringLiteral("-map 0:v ") + hls +
                QStringLiteral(
                    "-hls_segment_type fmp4 -hls_fmp4_init_filename v.mp4 -hls_segment_filename v%d.m4s"),
            QStringLiteral("v.m3u8")));
        QVERIFY(make(
            QStringLiteral("-map 1:a ") + hls +
                QStringLiteral(
                    "-hls_segment_type fmp4 -hls_fmp4_init_filename a.mp4 -hls_segment_filename a%d.m4s"),
            QStringLiteral("a.m3u8")));
        QVERIFY(make(hls + QStringLiteral("-hls_segment_filename t%d.ts"), QStringLiteral("t.m3u8")));
        QVERIFY(make(QStringLiteral("-map 1:a -f adts"), QStringLiteral("p0.aac")));
    }

    void fragmentsBecomeWhatTheyWere_data()
    {
        QTest::addColumn<Mp4Lock>("lock");
        for (const char *scheme : {"cenc", "cens", "cbc1", "cbcs"}) {
            QTest::newRow(scheme) << Mp4Lock{scheme, kKeyId, kKey};
            QTest::addRow("%s, vectors elsewhere", scheme) << Mp4Lock{scheme, kKeyId, kKey, false};
            QTest::addRow("%s, keys by groups", scheme) << Mp4Lock{scheme, kKeyId, kKey, true, false, true};
        }
        QTest::newRow("cbcs, one vector") << Mp4Lock{"cbcs", kKeyId, kKey, true, true};
        QTest::newRow("cbcs, one vector, keys by groups") << Mp4Lock{"cbcs", kKeyId, kKey, true, true, true};
    }
    void fragmentsBecomeWhatTheyWere()
    {
        QFETCH(Mp4Lock, lock);
        for (const bool isPicture : {true, false}) {
            const QString name = isPicture ? QStringLiteral("v") : QStringLiteral("a");
            const QByteArray init = lockInit(read(name + QStringLiteral(".mp4")), lock);
            const auto protection = readMp4Protection(init);
            QVERIFY2(protection, qPrintable(protection ? QString() : protection.error().message));
            QCOMPARE(protection->tracks.size(), 1);
            QCOMPARE(protection->initData.size(), 1);
            QCOMPARE(readPssh(protection->initData[0])->keyIds, QList<QByteArray>{kKeyId});
            AesSampleDecryptor decryptor({{kKeyId, kKey}});
            for (int i = 0; i < 2; ++i) {
                const QByteArray clear = read(QStringLiteral("%1%2.m4s").arg(name).arg(i));
                QByteArray locked = lockSegment(clear, isPicture, lock);
                QVERIFY(samples(locked) != samples(clear));
                const Done done = decryptMp4Segment(locked, 0, *protection, decryptor);
                QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
                QCOMPARE(samples(locked), samples(clear));
                QVERIFY(!locked.contains("senc") && !locked.contains("saio"));
            }
            const QByteArray cleared = clearedMp4Init(init);
            QCOMPARE(cleared.size(), init.size());
            QVERIFY(!cleared.contains("encv") && !cleared.contains("enca") && !cleared.contains("sinf"));
            QVERIFY(readMp4Protection(cleared)->tracks.isEmpty());
        }
    }

    /// The packager is checked as well: by another reader of the same specification.
    void ffmpegAgreesWithThePackager_data()
    {
        QTest::addColumn<QByteArray>("scheme");
        for (const char *scheme : {"cenc", "cens", "cbc1", "cbcs"})
            QTest::newRow(scheme) << QByteArray(scheme);
    }
    void ffmpegAgreesWithThePackager()
    {
        QFETCH(QByteArray, scheme);
        const Mp4Lock lock{scheme, kKeyId, kKey};
        const auto clear = [this](const char *part) { return read(QString::fromLatin1(part)); };
        const QByteArray wanted = hashes(clear("v.mp4") + clear("v0.m4s"));
        QVERIFY(wanted.contains("SHA256="));
        // One fragment: with more it takes the vectors of the one that it read last.
        const QByteArray locked = lockInit(clear("v.mp4"), lock) + lockSegment(clear("v0.m4s"), true, lock);
        QVERIFY(hashes(locked) != wanted);
        QCOMPARE(hashes(locked, {QStringLiteral("-decryption_key"), QString::fromLatin1(kKey.toHex())}),
                 wanted);
    }

    void transportStreamsBecomeWhatTheyWere()
    {
        AesSampleDecryptor decryptor({{{}, kKey}});
        for (int i = 0; i < 2; ++i) {
            const QString name = QStringLiteral("t%1.ts").arg(i);
            const QByteArray clear = read(name);
            QByteArray locked = lockTransport(clear, kKey, kIv);
            QVERIFY(isTransportStream(locked));
            const qsizetype size = locked.size();
            const Done done = decryptTransportSegment(locked, kIv, decryptor);
            QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
            QCOMPARE(locked.size(), size);
            const QByteArray wanted = hashes(clear);
            QVERIFY(wanted.count("SHA256=") == 2);
            QCOMPARE(hashes(locked), wanted);
            QVERIFY(hashes(lockTransport(clear, kKey, kIv)) != wanted);
        }
    }

    void packedSoundBecomesWhatItWas()
    {
        const QByteArray clear = read(QStringLiteral("p0.aac"));
        QVERIFY(!clear.isEmpty());
        QByteArray locked = lockPackedAac(clear, kKey, kIv);
        QVERIFY(locked != clear);
        AesSampleDecryptor decryptor({{{}, kKey}});
        QVERIFY(decryptPackedAudio(locked, kIv, decryptor));
        QCOMPARE(locked, clear);
    }

    void aMissingKeyAndACutSampleAreSaid()
    {
        const Mp4Lock lock{"cenc", kKeyId, kKey};
        const auto protection = readMp4Protection(lockInit(read(QStringLiteral("v.mp4")), lock));
        QByteArray locked = lockSegment(read(QStringLiteral("v0.m4s")), true, lock);
        AesSampleDecryptor other({{QByteArray(16, 'x'), kKey}});
        QCOMPARE(decryptMp4Segment(locked, 0, *protection, other).error().code, ErrorCode::NotAllowed);
        AesSampleDecryptor right({{kKeyId, kKey}});
        QByteArray cut = locked.left(locked.size() / 2);
        QCOMPARE(decryptMp4Segment(cut, 0, *protection, right).error().code, ErrorCode::Damaged);
        uchar sample[8] = {};
        SampleProtectionInfo how;
        how.keyId = kKeyId;
        how.iv = kIv;
        how.subsamples = {{4, 0xffffffff}};
        QCOMPARE(right.decrypt(sample, how).error().code, ErrorCode::Damaged);
    }

    void licencesOfW3C()
    {
        // The example of Encrypted Media Extensions, 9.1.4.1 and 9.1.4.2.
        QCOMPARE(clearKeyRequest(
                     {QByteArray::fromBase64("LwVHf8JLtPrv2GUXFW2v_A", QByteArray::Base64UrlEncoding)}),
                 QByteArray("{\"kids\":[\"LwVHf8JLtPrv2GUXFW2v_A\"],\"type\":\"temporary\"}"));
        const auto keys = readClearKeyLicence("{\"keys\":[{\"kty\":\"oct\",\"k\":\"tQ0bJVWb6b0KPL6KtZIy_A\","
                                              "\"kid\":\"LwVHf8JLtPrv2GUXFW2v_A\"}],\"type\":\"temporary\"}");
        QVERIFY(keys);
        QCOMPARE(keys->value(QByteArray::fromHex("2f05477fc24bb4faefd86517156daffc")).toHex(),
                 QByteArray("b50d1b25559be9bd0a3cbe8ab59232fc"));
        for (const char *none : {"", "[]", "{\"keys\":[]}", "{\"keys\":[{\"k\":\"AA\",\"kid\":\"AA\"}]}"})
            QCOMPARE(readClearKeyLicence(none).error().code, ErrorCode::Damaged);

        Answers server;
        server.answer = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"tQ0bJVWb6b0KPL6KtZIy_A\",\"kid\":"
                        "\"LwVHf8JLtPrv2GUXFW2v_A\"}]}";
        KeyRequest request{
            {"uuid:e2719d58-a985-b3c9-781a-b030af78d30e", QUrl(QStringLiteral("https://keys.example/l")), {}},
            {kKeyId},
            {}};
        QVERIFY(openClearKey(request, server));
        QVERIFY(server.said.contains(
            kKeyId.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
        request.offer.url.clear();
        QCOMPARE(openClearKey(request, server).error().code, ErrorCode::Invalid);
    }

    void systemsWithoutAModuleAreNamed()
    {
        const KeyOffer widevine{"uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed", {}, {}};
        const KeyOffer playReady{"uuid:9a04f079-9840-4286-ab92-e65be0885f95", {}, {}};
        const KeyOffer clearKey{"uuid:e2719d58-a985-b3c9-781a-b030af78d30e", {}, {}};
        QCOMPARE(inWords(chooseKeySystem({widevine, playReady}).error().message),
                 QStringLiteral(
                     "This film is protected by Widevine, PlayReady and this set has no module for it"));
        QVERIFY(chooseKeySystem({}).error().message.contains(QLatin1String("does not know")));
        QCOMPARE(chooseKeySystem({widevine, clearKey})->second, clearKey);
    }
};

QTEST_GUILESS_MAIN(TestProtection)
#include "test_protection.moc"
