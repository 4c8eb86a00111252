// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A package: as bytes when the first line says "raw", else as an archive made of the lines "<type>\t<mode>\t
// <name>\t<link>\t<content>"; a manifest of their own that fits them comes first when the first line says
// "fit".

#include "store/package/package_path.h"
#include "store/package/package_reader.h"
#include "store/trust/hash.h"
#include "tests/fuzz/fuzz.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <archive.h>
#include <archive_entry.h>
#include <sys/mman.h>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr qint64 kLargest = 64 * 1024;

struct Member {
    QByteArray type, mode, name, link, content;
};

QByteArray manifestFor(const std::vector<Member> &members)
{
    JsonNode::Array files;
    for (const Member &member : members)
        files.push_back(JsonNode::Object{{"path", QString::fromUtf8(member.name).toStdString()},
                                         {"sha256", sha256Hex(member.content)},
                                         {"size", static_cast<qint64>(member.content.size())},
                                         {"mode", member.mode == "755" ? "755" : "644"}});
    const std::string page = members.empty() ? "a" : QString::fromUtf8(members[0].name).toStdString();
    return plainJson(JsonNode::Object{{"id", "org.demo.app"},
                                      {"version", "1.0.0"},
                                      {"title", "T"},
                                      {"vendor", "V"},
                                      {"main", page},
                                      {"icon", page},
                                      {"type", "web"},
                                      {"files", std::move(files)}});
}

void add(archive *writer, const Member &member)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname(entry.get(), member.name.constData());
    const char type = member.type.isEmpty() ? 'f' : member.type[0];
    archive_entry_set_filetype(entry.get(), type == 'd'   ? AE_IFDIR
                                            : type == 'l' ? AE_IFLNK
                                            : type == 'c' ? AE_IFCHR
                                            : type == 'p' ? AE_IFIFO
                                                          : AE_IFREG);
    archive_entry_set_perm(entry.get(), member.mode.toUInt(nullptr, 8) & 07777);
    if (type == 'l')
        archive_entry_set_symlink(entry.get(), member.link.constData());
    else if (type == 'h')
        archive_entry_set_hardlink(entry.get(), member.link.constData());
    else if (type == 's')
        archive_entry_sparse_add_entry(entry.get(), 0, 1);
    archive_entry_set_size(entry.get(), type == 'f' || type == 's' ? member.content.size() : 0);
    if (archive_write_header(writer, entry.get()) == ARCHIVE_OK)
        archive_write_data(writer, member.content.constData(), static_cast<size_t>(member.content.size()));
}

QByteArray archiveOf(const QByteArray &kind, const QByteArray &text)
{
    std::vector<Member> members;
    const QByteArrayList all = text.split('\n');
    for (const QByteArray &line : all) {
        QByteArrayList fields = line.split('\t');
        fields.resize(5);
        members.push_back({fields[0], fields[1], fields[2], fields[3], fields[4]});
    }
    QByteArray bytes(1024 * 1024, Qt::Uninitialized);
    size_t used = 0;
    archive *writer = archive_write_new();
    archive_write_set_format_pax_restricted(writer);
    archive_write_add_filter_none(writer);
    archive_write_open_memory(writer, bytes.data(), static_cast<size_t>(bytes.size()), &used);
    if (kind == "fit")
        add(writer, {"f", "644", "manifest.json", {}, manifestFor(members)});
    for (const Member &member : members)
        add(writer, member);
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes.left(static_cast<qsizetype>(used));
}

void checkUnpacked(const Manifest &manifest, const QString &folder)
{
    QSet<QString> allowed{QStringLiteral("manifest.json")};
    for (const PackageFile &file : manifest.files)
        allowed.insert(QString::fromStdString(file.path));
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    qsizetype found = 0;
    while (it.hasNext()) {
        const QFileInfo entry = it.nextFileInfo();
        fuzz::require(!entry.isSymLink() && (entry.isDir() || entry.isFile()),
                      "only files and folders are made");
        if (entry.isDir())
            continue;
        ++found;
        fuzz::require(allowed.contains(it.filePath().mid(folder.size() + 1)), "only listed files are made");
    }
    fuzz::require(found == allowed.size(), "every listed file is made");
    for (const PackageFile &file : manifest.files) {
        const auto hash = sha256OfFile(folder + QLatin1Char('/') + QString::fromStdString(file.path));
        fuzz::require(hash && *hash == file.sha256, "a file is what its manifest says");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir around(QStringLiteral("/dev/shm/hearth-fuzz-XXXXXX"));
    static const QString folder = around.filePath(QStringLiteral("out"));
    const QByteArrayList input = fuzz::lines(data, size, 2);
    const QByteArray bytes = input[0] == "raw" ? input[1] : archiveOf(input[0], input[1]);
    const int fd = ::memfd_create("package", MFD_CLOEXEC);
    fuzz::require(fd >= 0 &&
                      ::write(fd, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size() &&
                      ::lseek(fd, 0, SEEK_SET) == 0,
                  "there is room for the package");
    fuzz::require(QDir().mkpath(folder), "there is room for the folder");
    const auto manifest = unpackPackage(fd, folder, kLargest);
    ::close(fd);
    if (manifest)
        checkUnpacked(*manifest, folder);
    fuzz::require(
        QDir(around.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1,
        "nothing is made beside the folder");
    QDir(folder).removeRecursively();
    return 0;
}
