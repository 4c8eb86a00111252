// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The set's store: the verified list of apps, and the apps that are installed. Everything asked for is
// acknowledged at once and happens behind; a row in catalogue.db is the moment at which an app is installed
// or gone, so that a power cut leaves the one or the other. One installation at a time, the others wait.
// Owned by hearthd, lives on the thread that made it, which needs an event loop; `http` must outlive it.
// Refuses to remove an app that runs, and everything that the signed metadata does not vouch for.

#include "resources/base/http_client.h"
#include "resources/base/paths.h"
#include <QJsonArray>
#include <QJsonObject>
#include <memory>
#include <optional>

namespace hearth::store
{

struct InstalledApp {
    QString id;
    QString version;
    QString folder; // read-only content
    QJsonObject manifest;

    /// What the app may write while `profile` watches; exists once the app has run for it.
    [[nodiscard]] QString dataFolder(const QString &profile) const;
};

class Store : public QObject
{
    Q_OBJECT
public:
    /// Opens catalogue.db and clears up after a crash. `trustedRootFile` is the root metadata that the set
    /// was made with; needed once. `unpackProgram` is hearth-unpack.
    static Result<std::unique_ptr<Store>>
    create(const StatePaths &paths, HttpClient &http, const QUrl &repository, const QString &trustedRootFile,
           const QString &unpackProgram = siblingProgram(QStringLiteral("hearth-unpack")));
    ~Store() override;

    /// Fetches and verifies the list of apps; refreshed() or refreshFailed() follows. A second one while one
    /// runs is nothing.
    void refresh();

    /// {id, title, vendor, version, description, type, category, icon, sizeBytes, permissions, ageRating,
    /// state,
    ///  installedVersion, progress {received, total}, error {message, action}}, in the operator's order.
    ///  `icon` is
    /// the path of a stored file or "". `state` is available, installing, installed or failed.
    [[nodiscard]] QJsonArray apps() const;
    [[nodiscard]] std::optional<QJsonObject> app(const QString &id) const;
    [[nodiscard]] std::optional<InstalledApp> installed(const QString &id) const;

    /// Installs or updates to the catalogue's version. NotFound, or Unsupported for a newer API; whatever
    /// fails later is in app()'s error.
    Done install(const QString &id);
    /// NotFound when nothing is under way, NotAllowed in the last instant.
    Done cancel(const QString &id);
    /// With the app's data. NotAllowed while it runs or is being installed.
    Done remove(const QString &id);
    void setRunning(const QString &id, bool running);

Q_SIGNALS:
    /// Progress, state or icon of one app.
    void changed(const QString &id);
    void catalogueChanged();
    /// How a refresh() went; after a failure the old list stays.
    void refreshed();
    void refreshFailed(const hearth::Error &error);

private:
    class Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace hearth::store
