// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a package may hold: hostile archives, made with libarchive's writer, against the reader's own filter.

#include "store/catalogue/app_record.h"
#include "store/package/package_path.h"
#include "store/package/package_reader.h"
#include "store/package/package_writer.h"
#include "store/trust/hash.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <functional>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr qint64 kPlenty = 1'000'000'000;

struct Member {
    std::string name;
    QByteArray content;
    mode_t type = AE_IFREG;
    std::string link = {};
    int mode = 0644;
};

QByteArray manifestFor(const std::vector<Member> &files)
{
    JsonNode::Array list;
    for (const Member &file : files)
        list.push_back(JsonNode::Object{{"path", file.name},
                                        {"sha256", sha256Hex(file.content)},
                                        {"size", static_cast<qint64>(file.content.size())},
                                        {"mode", "644"}});
    return plainJson(JsonNode::Object{{"id", "org.demo.app"},
                                      {"version", "1.0.0"},
                                      {"title", "T"},
                                      {"vendor", "V"},
                                      {"main", "index.html"},
                                      {"icon", "icon.png"},
                                      {"type", "web"},
                                      {"files", std::move(list)}});
}

void writeArchive(const QString &path, const std::vector<Member> &members)
{
    archive *writer = archive_write_new();
    archive_write_set_format_pax_restricted(writer);
    archive_write_add_filter_zstd(writer);
    archive_write_open_filename(writer, QFile::encodeName(path).constData());
    for (const Member &member : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, member.name.c_str());
        archive_entry_set_filetype(entry, member.type);
        archive_entry_set_perm(entry, static_cast<mode_t>(member.mode));
        archive_entry_set_size(entry, member.content.size());
        if (member.type == AE_IFLNK)
            archive_entry_set_symlink(entry, member.link.c_str());
        else if (!member.link.empty())
            archive_entry_set_hardlink(entry, member.link.c_str());
        archive_write_header(writer, entry);
        archive_write_data(writer, member.content.constData(), static_cast<size_t>(member.content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
}

} // namespace

class TestPackage : public QObject
{
    Q_OBJECT

    const std::vector<Member> m_plain{{"icon.png", "icon"}, {"index.html", "<p>"}};

    static Result<Manifest> unpack(const QTemporaryDir &folder, qint64 largest = kPlenty)
    {
        QFile file(folder.filePath(QStringLiteral("p.hpk")));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, QStringLiteral("test"));
        QDir().mkpath(folder.filePath(QStringLiteral("out")));
        return unpackPackage(file.handle(), folder.filePath(QStringLiteral("out")), largest);
    }

    /// The plain package with its manifest, and something done to the list of members.
    Result<Manifest> unpackChanged(const QTemporaryDir &folder,
                                   const std::function<void(std::vector<Member> &)> &change)
    {
        std::vector<Member> members{{"manifest.json", manifestFor(m_plain)}};
        members.insert(members.end(), m_plain.begin(), m_plain.end());
        change(members);
        writeArchive(folder.filePath(QStringLiteral("p.hpk")), members);
        return unpack(folder);
    }

private Q_SLOTS:
    void packAndUnpackGiveTheSameFiles()
    {
        const QTemporaryDir folder;
        QDir().mkpath(folder.filePath(QStringLiteral("app/sub")));
        const auto put = [&](const char *name, const QByteArray &bytes) {
            QFile file(folder.filePath(QStringLiteral("app/")) + QLatin1String(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(put("manifest.json",
                    "{\"id\":\"org.demo.app\",\"version\":\"1.0.0\",\"title\":\"T\",\"vendor\":\"V\","
                    "\"main\":\"index.html\",\"icon\":\"icon.png\",\"type\":\"web\",\"x-own\":[1]}"));
        QVERIFY(put("index.html", "<p>"));
        QVERIFY(put("icon.png", "icon"));
        QVERIFY(put("sub/\xC3\xA4.txt", QByteArray(1'000'000, 'x')));
        QVERIFY(
            writePackage(folder.filePath(QStringLiteral("app")), folder.filePath(QStringLiteral("p.hpk"))));
        QVERIFY(
            writePackage(folder.filePath(QStringLiteral("app")), folder.filePath(QStringLiteral("q.hpk"))));
        const auto bytesOf = [&](const char *name) {
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!bytesOf("p.hpk").isEmpty());
        QCOMPARE(bytesOf("p.hpk"), bytesOf("q.hpk"));
        const auto manifest = unpack(folder);
        QVERIFY2(manifest, qPrintable(manifest ? QString() : manifest.error().message));
        QCOMPARE(manifest->files.size(), 3U);
        QVERIFY(manifest->source.contains("x-own"));
        QCOMPARE(bytesOf("out/sub/\xC3\xA4.txt"), QByteArray(1'000'000, 'x'));
        QCOMPARE(unpack(folder, 10).error().code, ErrorCode::TooLarge);
    }

    void hostileArchivesAreRefused_data()
    {
        using Members = std::vector<Member>;
        QTest::addColumn<std::function<void(std::vector<Member> &)>>("change");
        const auto add = [](const char *name, std::function<void(Members &)> change) {
            QTest::newRow(name) << change;
        };
        add("dotDot", [](Members &m) { m.push_back({"../evil", "x"}); });
        add("absolute", [](Members &m) { m.push_back({"/tmp/evil", "x"}); });
        add("dotDotInside", [](Members &m) { m.push_back({"a/../../evil", "x"}); });
        add("symlink", [](Members &m) { m.push_back({"link", "", AE_IFLNK, "/etc"}); });
        add("hardlink", [](Members &m) { m.push_back({"link", "", AE_IFREG, "icon.png"}); });
        add("fifo", [](Members &m) { m.push_back({"pipe", "", AE_IFIFO}); });
        add("device", [](Members &m) { m.push_back({"device", "", AE_IFCHR}); });
        add("twice", [](Members &m) { m.push_back({"icon.png", "icon"}); });
        add("unlisted", [](Members &m) { m.push_back({"extra.txt", "x"}); });
        add("missing", [](Members &m) { m.pop_back(); });
        add("changed", [](Members &m) { m.back().content = "<q>"; });
        add("longer", [](Members &m) { m.back().content = "<p><p>"; });
        add("setuid", [](Members &m) { m.back().mode = 04644; });
        add("manifestLast", [](Members &m) { std::swap(m.front(), m.back()); });
        add("longName", [](Members &m) { m.push_back({std::string(201, 'n'), "x"}); });
        add("caseTwins", [](Members &m) {
            Members files{{"icon.png", "icon"}, {"index.html", "<p>"}, {"INDEX.html", "<p>"}};
            m = {{"manifest.json", manifestFor(files)}};
            m.insert(m.end(), files.begin(), files.end());
        });
        add("empty", [](Members &m) { m.clear(); });
    }

    void hostileArchivesAreRefused()
    {
        QFETCH(std::function<void(std::vector<Member> &)>, change);
        const QTemporaryDir folder;
        const auto manifest = unpackChanged(folder, change);
        QVERIFY(!manifest);
        QVERIFY(!manifest.error().message.isEmpty());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("evil"))));
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/evil")));
    }

    void aByteOrderMarkMakesNoSecondName()
    {
        QVERIFY(checkPackagePath("a.txt"));
        QVERIFY(!checkPackagePath("\xEF\xBB\xBF"
                                  "a.txt"));
    }

    void thePlainPackageIsAccepted()
    {
        const QTemporaryDir folder;
        const auto manifest = unpackChanged(folder, [](std::vector<Member> &) {});
        QVERIFY2(manifest, qPrintable(manifest ? QString() : manifest.error().message));
    }

    void everyTruncationIsNoticed()
    {
        const QTemporaryDir folder;
        QVERIFY(unpackChanged(folder, [](std::vector<Member> &) {}));
        QFile file(folder.filePath(QStringLiteral("p.hpk")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype size = 0; size < whole.size() - 8; size += 7) {
            QDir(folder.filePath(QStringLiteral("out"))).removeRecursively();
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(whole.left(size));
            file.close();
            QVERIFY2(!unpack(folder), qPrintable(QString::number(size)));
        }
    }

    void anApiVersionPast32BitsIsNotCutDown()
    {
        QJsonObject object{{QStringLiteral("id"), QStringLiteral("org.demo.app")},
                           {QStringLiteral("version"), QStringLiteral("1.0.0")},
                           {QStringLiteral("title"), QStringLiteral("T")},
                           {QStringLiteral("package"), QStringLiteral("p.hpk")},
                           {QStringLiteral("sha256"), QString(64, QLatin1Char('0'))},
                           {QStringLiteral("sizeBytes"), 1},
                           {QStringLiteral("unpackedBytes"), 1},
                           {QStringLiteral("apiVersion"), qint64(4294967297)}};
        QVERIFY(parseAppRecord(object)->apiVersion > 1000); // which no set runs
        object[QStringLiteral("apiVersion")] = 2;
        QCOMPARE(parseAppRecord(object)->apiVersion, 2);
        object.remove(QStringLiteral("apiVersion"));
        QVERIFY(parseAppRecord(object));
    }

    void manifestsAreRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("id") << QByteArray("org.demo.app") << QByteArray("Org Demo");
        QTest::newRow("idUp") << QByteArray("org.demo.app") << QByteArray("../..");
        QTest::newRow("version") << QByteArray("1.0.0") << QByteArray("1.0");
        QTest::newRow("type") << QByteArray("\"web\"") << QByteArray("\"exe\"");
        QTest::newRow("main") << QByteArray("index.html") << QByteArray("../index.html");
        QTest::newRow("permission") << QByteArray("gamepad") << QByteArray("everything");
        QTest::newRow("age") << QByteArray("\"ageRating\":6") << QByteArray("\"ageRating\":99");
        QTest::newRow("title") << QByteArray("\"T\"") << QByteArray("\"\"");
        QTest::newRow("files") << QByteArray("\"ageRating\":6") << QByteArray("\"files\":[]");
    }

    void manifestsAreRefusedWithASentence()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text(
            "{\"id\":\"org.demo.app\",\"version\":\"1.0.0\",\"title\":\"T\",\"vendor\":\"V\","
            "\"main\":\"index.html\",\"icon\":\"icon.png\",\"type\":\"web\",\"permissions\":[\"gamepad\"],"
            "\"ageRating\":6}");
        QVERIFY(parseManifest(text, ManifestKind::Written));
        const auto manifest = parseManifest(text.replace(from, to), ManifestKind::Written);
        QVERIFY(!manifest);
        QVERIFY(inWords(manifest.error().message).startsWith(QLatin1String("manifest: ")));
    }
};

QTEST_GUILESS_MAIN(TestPackage)
#include "test_package.moc"
