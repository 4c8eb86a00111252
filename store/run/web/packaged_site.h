// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A packaged web app as a site of its own: https://<id>.app.hearth.invalid/, a name that no resolver knows
// (RFC 6761), whose files are those that the package's manifest lists. Decides about every request of the
// page and answers those for the site. Reads files; one thread.
//
// Lets https to the hosts that the manifest's network permissions name go its way (the proxy of
// store/run/gate is the fence; this is the polite answer before it), and refuses every other site, methods
// other than GET and HEAD, files that the manifest does not list, whatever lies there.

#include "store/package/manifest.h"
#include "store/run/gate/grants.h"
#include <QHash>
#include <QJsonObject>
#include <QUrl>

namespace hearth::store
{

struct SiteAnswer {
    enum class Verdict { Serve, Block, Elsewhere } verdict = Verdict::Block; // Elsewhere: a granted host
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    QString range; // the Content-Range header of a partial answer
};

class PackagedSite
{
public:
    /// `folder` holds manifest.json and the files that it lists.
    static Result<PackagedSite> open(const QString &folder);

    [[nodiscard]] QString id() const { return m_manifest.id; }
    [[nodiscard]] QString origin() const;
    [[nodiscard]] QUrl startPage() const;
    /// `range` is the Range header, or empty.
    [[nodiscard]] SiteAnswer answer(const QString &method, const QUrl &url, const QString &range = {}) const;

    /// Larger files are served in parts only, which media elements ask for by themselves.
    static constexpr qint64 kWholeBytes = 32LL * 1024 * 1024;
    static constexpr qint64 kPartBytes = 4LL * 1024 * 1024;

private:
    PackagedSite(QString folder, Manifest manifest);

    QString m_folder;
    Manifest m_manifest;
    QHash<QString, qint64> m_files; // path: bytes
    std::vector<HostGrant> m_grants;
};

[[nodiscard]] QByteArray contentTypeOf(const QString &path);

} // namespace hearth::store
