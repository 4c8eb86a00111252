// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/web/packaged_site.h"
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace hearth::store
{

namespace
{

struct TypeRow {
    const char *suffix;
    const char *type;
};

// A table of our own, since what the system guesses differs from set to set and a module script with a wrong
// type is not run.
constexpr TypeRow kTypes[] = {
    {"html", "text/html; charset=utf-8"},
    {"htm", "text/html; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"wasm", "application/wasm"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"ico", "image/x-icon"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
    {"ttf", "font/ttf"},
    {"otf", "font/otf"},
    {"mp3", "audio/mpeg"},
    {"ogg", "audio/ogg"},
    {"opus", "audio/ogg"},
    {"wav", "audio/wav"},
    {"m4a", "audio/mp4"},
    {"mp4", "video/mp4"},
    {"webm", "video/webm"},
    {"vtt", "text/vtt; charset=utf-8"},
    {"txt", "text/plain; charset=utf-8"},
};

SiteAnswer sentence(int status, const QString &text)
{
    return {SiteAnswer::Verdict::Serve,
            status,
            "text/html; charset=utf-8",
            QStringLiteral(
                "<!doctype html><meta charset=utf-8><title>Hearth</title><body style=\"background:#0f0d0b;"
                "color:#f6f1ea;font:3vh Inter,sans-serif;margin:10vh 10vw\"><p>%1</p>")
                .arg(text.toHtmlEscaped())
                .toUtf8(),
            {}};
}

struct Part {
    qint64 first = 0;
    qint64 last = 0;
};

/// RFC 9110 section 14.1.2, one range from a first byte on; others are answered with the whole.
std::optional<Part> partOf(const QString &range, qint64 size)
{
    static const QRegularExpression pattern(QStringLiteral("\\Abytes=(\\d{1,15})-(\\d{0,15})\\z"));
    const auto match = pattern.match(range.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    Part part{match.captured(1).toLongLong(), size - 1};
    if (!match.captured(2).isEmpty())
        part.last = std::min(part.last, match.captured(2).toLongLong());
    part.last = std::min(part.last, part.first + PackagedSite::kPartBytes - 1);
    return part;
}

} // namespace

QByteArray contentTypeOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const TypeRow &row : kTypes) {
        if (suffix == QLatin1String(row.suffix))
            return row.type;
    }
    return "application/octet-stream";
}

Result<PackagedSite> PackagedSite::open(const QString &folder)
{
    QFile file(folder + QLatin1String("/manifest.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Error::tr("The app has no manifest"), Error::tr("Install it again"));
    auto manifest = parseManifest(file.read(kManifestBytes + 1), ManifestKind::Packed);
    if (!manifest)
        return std::unexpected(manifest.error());
    return PackagedSite(folder, std::move(*manifest));
}

PackagedSite::PackagedSite(QString folder, Manifest manifest)
    : m_folder(std::move(folder)), m_manifest(std::move(manifest))
{
    for (const PackageFile &listed : m_manifest.files)
        m_files.insert(QString::fromStdString(listed.path), listed.sizeBytes);
    for (const QString &permission : m_manifest.permissions) {
        if (permission.startsWith(QLatin1String("network:"))) {
            if (auto grant = parseGrant(permission.mid(8).toStdString()))
                m_grants.push_back(std::move(*grant));
        }
    }
}

QString PackagedSite::origin() const
{
    return QStringLiteral("https://%1.app.hearth.invalid").arg(m_manifest.id);
}

QUrl PackagedSite::startPage() const
{
    QUrl url(origin());
    url.setPath(QLatin1Char('/') + m_manifest.main);
    return url;
}

SiteAnswer PackagedSite::answer(const QString &method, const QUrl &url, const QString &range) const
{
    if (url.scheme() != QLatin1String("https") || url.host() != QUrl(origin()).host() ||
        url.port(443) != 443 || !url.userInfo().isEmpty()) {
        if (url.scheme() == QLatin1String("https") && url.userInfo().isEmpty() &&
            isGranted(m_grants, url.host(QUrl::FullyEncoded).toStdString(), quint16(url.port(443))))
            return {SiteAnswer::Verdict::Elsewhere, 0, {}, {}, {}};
        return {};
    }
    if (method != QLatin1String("GET") && method != QLatin1String("HEAD"))
        return sentence(405, QStringLiteral("This app has files only; it cannot be sent anything."));
    QString path = url.path(QUrl::FullyDecoded).mid(1);
    if (path.isEmpty())
        path = m_manifest.main;
    const auto listed = m_files.constFind(path);
    QFile file(m_folder + QLatin1Char('/') + path);
    // The list is the fence; opening what it names stays inside, since packages hold no links.
    if (listed == m_files.constEnd() || !file.open(QIODevice::ReadOnly))
        return sentence(404, QStringLiteral("This app has no page called \"%1\".").arg(path.left(200)));
    SiteAnswer answer{SiteAnswer::Verdict::Serve, 200, contentTypeOf(path), {}, {}};
    std::optional<Part> part = range.isEmpty() ? std::nullopt : partOf(range, *listed);
    if (!part && *listed > kWholeBytes)
        part = Part{0, kPartBytes - 1};
    if (part && (part->first >= *listed || part->last < part->first)) {
        answer = sentence(416, QStringLiteral("The file is shorter than that."));
        answer.range = QStringLiteral("bytes */%1").arg(*listed);
        return answer;
    }
    if (part) {
        answer.status = 206;
        answer.range = QStringLiteral("bytes %1-%2/%3").arg(part->first).arg(part->last).arg(*listed);
        file.seek(part->first);
    }
    if (method == QLatin1String("GET"))
        answer.body = file.read(part ? part->last - part->first + 1 : *listed);
    return answer;
}

} // namespace hearth::store
