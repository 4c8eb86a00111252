// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/package/manifest.h"
#include "store/package/package_path.h"
#include "store/run/gate/grants.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cstring>
#include <numeric>

namespace hearth::store
{

namespace
{

constexpr qint64 kAppBytes = 4LL * 1024 * 1024 * 1024;
constexpr size_t kFiles = 20'000;

constexpr const char *kCategories[] = {"game", "video", "music",     "education", "fitness", "shopping",
                                       "news", "kids",  "lifestyle", "tools",     "social",  "app"};
constexpr const char *kPermissions[] = {"gpu",          "audio",   "appliances.read", "appliances.control",
                                        "microphone",   "gamepad", "background",      "notifications",
                                        "storage.media"};
// The network is asked for host by host, so that the viewer reads which.
constexpr const char *kNetwork = "network:";
constexpr qsizetype kHosts = 32;

std::unexpected<Error> refuse(const QString &sentence)
{
    return fail(ErrorCode::Invalid, QStringLiteral("manifest: ") + sentence);
}

class Fields
{
public:
    explicit Fields(const JsonNode::Object &object) : m_object(object) {}

    enum class Need { Required, Optional };
    Result<QString> text(const char *name, Need need, qsizetype longest) const
    {
        const auto found = m_object.find(name);
        if (found == m_object.end() && need == Need::Optional)
            return QString();
        if (found == m_object.end() || !found->second.asText())
            return refuse(QStringLiteral("\"%1\" is missing or no text").arg(QLatin1String(name)));
        const QString value = QString::fromStdString(*found->second.asText());
        if (value.size() > longest || (need == Need::Required && value.trimmed().isEmpty()))
            return refuse(
                QStringLiteral("\"%1\" must have 1 to %2 characters").arg(QLatin1String(name)).arg(longest));
        return value;
    }

    Result<int> number(const char *name, int otherwise, int lowest, int highest) const
    {
        const auto found = m_object.find(name);
        if (found == m_object.end())
            return otherwise;
        const qint64 *value = found->second.asInteger();
        if (!value || *value < lowest || *value > highest)
            return refuse(QStringLiteral("\"%1\" must be a number from %2 to %3")
                              .arg(QLatin1String(name))
                              .arg(lowest)
                              .arg(highest));
        return static_cast<int>(*value);
    }

private:
    const JsonNode::Object &m_object;
};

bool isKnownPermission(const QString &name)
{
    return std::ranges::any_of(kPermissions, [&](const char *known) { return name == QLatin1String(known); });
}

Done readTexts(const Fields &fields, Manifest &manifest)
{
    struct Row {
        const char *name;
        Fields::Need need;
        qsizetype longest;
        QString Manifest::*member;
    };
    static constexpr auto kRequired = Fields::Need::Required;
    static constexpr auto kOptional = Fields::Need::Optional;
    const Row rows[] = {{"id", kRequired, 100, &Manifest::id},
                        {"version", kRequired, 32, &Manifest::version},
                        {"title", kRequired, 60, &Manifest::title},
                        {"vendor", kRequired, 60, &Manifest::vendor},
                        {"description", kOptional, 4000, &Manifest::description},
                        {"main", kRequired, kPackagePathBytes, &Manifest::main},
                        {"icon", kRequired, kPackagePathBytes, &Manifest::icon},
                        {"category", kOptional, 40, &Manifest::category}};
    for (const Row &row : rows) {
        auto value = fields.text(row.name, row.need, row.longest);
        if (!value)
            return std::unexpected(value.error());
        manifest.*row.member = *value;
    }
    if (manifest.category.isEmpty())
        manifest.category = QStringLiteral("app");
    return {};
}

Done readPermissions(Manifest &manifest)
{
    const auto found = manifest.source.find("permissions");
    if (found == manifest.source.end())
        return {};
    const JsonNode::Array *list = found->second.asArray();
    if (!list)
        return refuse(QStringLiteral("\"permissions\" is no list"));
    qsizetype hosts = 0;
    for (const JsonNode &entry : *list) {
        const QString name = entry.asText() ? QString::fromStdString(*entry.asText()) : QString();
        if (name == QLatin1String("network"))
            return refuse(QStringLiteral("\"network\" must say where to, as network:api.example.com"));
        if (name.startsWith(QLatin1String(kNetwork))) {
            const std::string host = name.mid(qsizetype(std::strlen(kNetwork))).toStdString();
            if (!parseGrant(host) || ++hosts > kHosts || manifest.permissions.contains(name))
                return refuse(
                    QStringLiteral(
                        "\"%1\" must be network:NAME, network:*.NAME or network:*, with :PORT where "
                        "it is not 443 or 80, %2 at most and none twice")
                        .arg(name.left(300))
                        .arg(kHosts));
            manifest.permissions << name;
            continue;
        }
        if (!isKnownPermission(name) || manifest.permissions.contains(name))
            return refuse(QStringLiteral("the permission \"%1\" is unknown or named twice").arg(name));
        manifest.permissions << name;
    }
    return {};
}

Done checkValues(const Manifest &manifest)
{
    if (!isAppId(manifest.id))
        return refuse(QStringLiteral("\"id\" must look like org.example.app, in lower case"));
    if (!isAppVersion(manifest.version))
        return refuse(QStringLiteral("\"version\" must be three numbers, as 1.4.0"));
    for (const QString &path : {manifest.main, manifest.icon}) {
        if (Done done = checkPackagePath(path.toStdString()); !done)
            return std::unexpected(std::move(done.error()).within(QStringLiteral("manifest")));
    }
    if (!manifest.icon.endsWith(QLatin1String(".png")))
        return refuse(QStringLiteral("\"icon\" must be a PNG"));
    if (!std::ranges::any_of(kCategories,
                             [&](const char *known) { return manifest.category == QLatin1String(known); }))
        return refuse(QStringLiteral("the category \"%1\" is unknown").arg(manifest.category));
    return {};
}

Result<PackageFile> readFile(const JsonNode &node)
{
    const JsonNode *path = node.find("path");
    const JsonNode *sha256 = node.find("sha256");
    const JsonNode *size = node.find("size");
    const JsonNode *mode = node.find("mode");
    static const QRegularExpression hex(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (!path || !path->asText() || !sha256 || !sha256->asText() || !size || !size->asInteger() || !mode ||
        !mode->asText())
        return refuse(QStringLiteral("a file lacks path, sha256, size or mode"));
    if (!hex.match(QString::fromStdString(*sha256->asText())).hasMatch() || *size->asInteger() < 0)
        return refuse(QStringLiteral("a file's sha256 or size is malformed"));
    if (*mode->asText() != "644" && *mode->asText() != "755")
        return refuse(QStringLiteral("a file's mode must be 644 or 755"));
    if (Done done = checkPackagePath(*path->asText()); !done)
        return std::unexpected(done.error());
    return PackageFile{*path->asText(), *sha256->asText(), *size->asInteger(), *mode->asText() == "755"};
}

Done readFiles(Manifest &manifest, const JsonNode &node)
{
    if (!node.asArray() || node.asArray()->empty() || node.asArray()->size() > kFiles)
        return refuse(QStringLiteral("\"files\" must list 1 to %1 files").arg(kFiles));
    QSet<QString> names{QStringLiteral("manifest.json")};
    qint64 total = 0;
    for (const JsonNode &entry : *node.asArray()) {
        auto file = readFile(entry);
        if (!file)
            return std::unexpected(file.error());
        const QString folded = foldedPath(file->path);
        if (names.contains(folded))
            return refuse(QStringLiteral("two files would be called \"%1\"").arg(folded));
        names.insert(folded);
        if (file->sizeBytes > kAppBytes || (total += file->sizeBytes) > kAppBytes)
            return fail(ErrorCode::TooLarge, QStringLiteral("manifest: the app is larger than 4 GiB"));
        manifest.files.push_back(std::move(*file));
    }
    for (const QString &needed : {manifest.main, manifest.icon}) {
        if (std::ranges::find(manifest.files, needed.toStdString(), &PackageFile::path) ==
            manifest.files.end())
            return refuse(QStringLiteral("\"%1\" is not among the files").arg(needed));
    }
    return {};
}

} // namespace

qint64 Manifest::unpackedBytes() const
{
    return std::accumulate(files.begin(), files.end(), qint64(0),
                           [](qint64 sum, const PackageFile &file) { return sum + file.sizeBytes; });
}

Result<Manifest> parseManifest(const QByteArray &bytes, ManifestKind kind)
{
    if (bytes.size() > kManifestBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("manifest: larger than 4 MiB"));
    const auto tree = parseJsonTree(bytes);
    if (!tree)
        return std::unexpected(Error(tree.error()).within(QStringLiteral("manifest")));
    if (!tree->asObject())
        return refuse(QStringLiteral("is no object"));
    Manifest manifest;
    manifest.source = *tree->asObject();
    const Fields fields(manifest.source);
    if (const Done done = readTexts(fields, manifest); !done)
        return std::unexpected(done.error());
    const auto type = fields.text("type", Fields::Need::Required, 10);
    if (!type || (*type != QLatin1String("web") && *type != QLatin1String("native")))
        return refuse(QStringLiteral("\"type\" must be web or native"));
    manifest.type = *type == QLatin1String("native") ? AppType::Native : AppType::Web;
    const auto age = fields.number("ageRating", 0, 0, 21);
    const auto api = fields.number("apiVersion", kApiVersion, 1, 1000);
    if (!age || !api)
        return std::unexpected(age ? api.error() : age.error());
    manifest.ageRating = *age;
    manifest.apiVersion = *api;
    if (const Done done = readPermissions(manifest); !done)
        return std::unexpected(done.error());
    if (const Done done = checkValues(manifest); !done)
        return std::unexpected(done.error());
    const auto files = manifest.source.find("files");
    if ((files != manifest.source.end()) != (kind == ManifestKind::Packed))
        return refuse(kind == ManifestKind::Packed ? QStringLiteral("lists no files")
                                                   : QStringLiteral("\"files\" is written by the packer"));
    if (kind == ManifestKind::Packed) {
        if (const Done done = readFiles(manifest, files->second); !done)
            return std::unexpected(done.error());
    }
    return manifest;
}

QByteArray packedManifest(const Manifest &manifest)
{
    JsonNode::Array files;
    for (const PackageFile &file : manifest.files)
        files.push_back(JsonNode::Object{{"path", file.path},
                                         {"sha256", file.sha256},
                                         {"size", file.sizeBytes},
                                         {"mode", file.executable ? "755" : "644"}});
    JsonNode::Object object = manifest.source;
    object.insert_or_assign("files", std::move(files));
    return plainJson(JsonNode(std::move(object)));
}

QString typeName(AppType type)
{
    return type == AppType::Native ? QStringLiteral("native") : QStringLiteral("web");
}

bool isAppId(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+\\z"));
    return text.size() <= 100 && pattern.match(text).hasMatch();
}

bool isAppVersion(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\z"));
    return pattern.match(text).hasMatch();
}

} // namespace hearth::store
