// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/store.h"
#include "resources/base/json.h"
#include "store/catalogue/catalogue_database.h"
#include "store/install/blocking_fetch.h"
#include "store/install/icon_fetch.h"
#include "store/install/installation.h"
#include "store/install/recovery.h"
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSet>

namespace hearth::store
{

namespace
{

Q_LOGGING_CATEGORY(lcStore, "hearth.store")

constexpr JsonLimits kManifestLimits{kManifestBytes, kJsonTreeDepth};

QJsonObject errorObject(const Error &error)
{
    return {{QStringLiteral("message"), inWords(error.message)},
            {QStringLiteral("action"), inWords(error.action)}};
}

} // namespace

QString InstalledApp::dataFolder(const QString &profile) const
{
    return QFileInfo(folder).path() + QLatin1String("/data/") + profile;
}

class Store::Private
{
public:
    Private(const StatePaths &paths, HttpClient &httpClient, const QUrl &repository, const QString &unpack,
            CatalogueDatabase catalogue)
        : downloads(paths.cache() + QLatin1String("/dl")), unpackProgram(unpack), http(httpClient),
          database(std::move(catalogue)), folders(paths.apps()),
          iconFetch(httpClient, paths.cache() + QLatin1String("/icons")), fetch(httpClient),
          lookup(std::make_shared<Lookup>(paths.trust(), repository, fetch)), worker(QStringLiteral("store"))
    {
    }

    ~Private()
    {
        // The fetch first: the worker may be waiting in it.
        fetch.stop();
        current.reset();
    }

    void startNext();
    void concluded(const Done &done);
    void takeCatalogue(const QList<AppRecord> &fresh);
    void takeIcon(const QString &id, const QString &file);
    [[nodiscard]] const AppRecord *record(const QString &id) const;
    [[nodiscard]] QJsonObject describe(const QString &id, const AppRecord *record) const;
    [[nodiscard]] bool isUnderWay(const QString &id) const
    {
        return waiting.contains(id) || (current && current->record().id == id);
    }

    Store *store = nullptr;
    QString downloads;
    QString unpackProgram;
    HttpClient &http;
    CatalogueDatabase database;
    AppFolders folders;
    QList<AppRecord> records;
    QHash<QString, QString> icons;
    QHash<QString, InstalledApp> installedApps;
    QHash<QString, Error> failures;
    QSet<QString> running;
    QStringList waiting;
    bool refreshing = false;
    IconFetch iconFetch;
    BlockingFetch fetch;
    std::shared_ptr<Lookup> lookup;
    Worker worker; // after what its jobs use
    std::unique_ptr<Installation> current;

    void remember(const QString &id, const QString &version)
    {
        InstalledApp app{id, version, folders.version(id, version), {}};
        QFile file(app.folder + QLatin1String("/manifest.json"));
        const auto manifest = file.open(QIODevice::ReadOnly)
                                  ? parseJsonObject(file.readAll(), kManifestLimits)
                                  : fail(ErrorCode::NotFound, file.fileName());
        if (manifest)
            app.manifest = *manifest;
        app.manifest.remove(QStringLiteral("files"));
        installedApps.insert(id, app);
    }
};

Result<std::unique_ptr<Store>> Store::create(const StatePaths &paths, HttpClient &http,
                                             const QUrl &repository, const QString &trustedRootFile,
                                             const QString &unpackProgram)
{
    if (Done done = anchorTrust(paths.trust(), trustedRootFile); !done)
        return std::unexpected(done.error());
    auto database = CatalogueDatabase::open(paths.database(QStringLiteral("catalogue.db")));
    if (!database)
        return std::unexpected(database.error());
    QDir().mkpath(paths.apps());
    const auto installed = recover(*database, AppFolders(paths.apps()));
    const auto records = database->records();
    const auto icons = database->icons();
    if (!installed || !records || !icons)
        return std::unexpected(!installed ? installed.error() : !records ? records.error() : icons.error());
    auto d = std::make_unique<Private>(paths, http, repository, unpackProgram, std::move(*database));
    AppFolders::erase(d->downloads);
    d->records = *records;
    d->icons = *icons;
    for (auto row = installed->begin(); row != installed->end(); ++row)
        d->remember(row.key(), row.value());
    return std::unique_ptr<Store>(new Store(std::move(d)));
}

Store::Store(std::unique_ptr<Private> priv) : d(std::move(priv))
{
    d->store = this;
    connect(&d->iconFetch, &IconFetch::fetched, this,
            [this](const QString &id, const QString &file) { d->takeIcon(id, file); });
}

Store::~Store() = default;

void Store::refresh()
{
    if (std::exchange(d->refreshing, true))
        return;
    d->worker.run(
        this, [lookup = d->lookup] { return lookup->catalogue(); },
        [this](Result<QList<AppRecord>> records) {
            d->refreshing = false;
            if (!records) {
                qCWarning(lcStore).noquote() << "refresh:" << records.error().message;
                Q_EMIT refreshFailed(records.error());
                return;
            }
            d->takeCatalogue(*records);
            Q_EMIT refreshed();
        });
}

void Store::Private::takeCatalogue(const QList<AppRecord> &fresh)
{
    if (const Done done = database.replaceRecords(fresh); !done)
        qCWarning(lcStore).noquote() << "keep the catalogue:" << done.error().message;
    records = fresh;
    Q_EMIT store->catalogueChanged();
    worker.run(
        store, [lookup = lookup, fresh] { return lookup->icons(fresh); },
        [this](QList<IconTarget> found) { iconFetch.fetch(std::move(found)); });
}

void Store::Private::takeIcon(const QString &id, const QString &file)
{
    if (icons.value(id) == file)
        return;
    icons.insert(id, file);
    if (const Done done = database.setIcon(id, file); !done)
        qCWarning(lcStore).noquote() << "keep an icon:" << done.error().message;
    Q_EMIT store->changed(id);
}

const AppRecord *Store::Private::record(const QString &id) const
{
    const auto found = std::ranges::find(records, id, &AppRecord::id);
    return found == records.end() ? nullptr : &*found;
}

QJsonObject Store::Private::describe(const QString &id, const AppRecord *known) const
{
    const auto installedApp = installedApps.constFind(id);
    const bool isInstalled = installedApp != installedApps.constEnd();
    const QJsonObject source = known ? known->source : installedApp->manifest;
    QJsonObject result{{QStringLiteral("id"), id},
                       {QStringLiteral("sizeBytes"), known ? known->sizeBytes : 0},
                       {QStringLiteral("installedVersion"), isInstalled ? installedApp->version : QString()}};
    for (const char *key : {"title", "vendor", "version", "description", "type", "category"})
        result[QLatin1String(key)] = source[QLatin1String(key)].toString();
    result[QStringLiteral("permissions")] = source[QStringLiteral("permissions")].toArray();
    result[QStringLiteral("ageRating")] = source[QStringLiteral("ageRating")].toInt();
    const QString icon = icons.value(id);
    result[QStringLiteral("icon")] = QFile::exists(icon) ? icon : QString();
    QString state = isInstalled ? QStringLiteral("installed") : QStringLiteral("available");
    if (const auto failure = failures.constFind(id); failure != failures.constEnd()) {
        result[QStringLiteral("error")] = errorObject(*failure);
        if (!isInstalled)
            state = QStringLiteral("failed");
    }
    if (isUnderWay(id)) {
        state = QStringLiteral("installing");
        const qint64 received = current && current->record().id == id ? current->receivedBytes() : 0;
        result[QStringLiteral("progress")] = QJsonObject{
            {QStringLiteral("received"), received}, {QStringLiteral("total"), known ? known->sizeBytes : 0}};
    }
    result[QStringLiteral("state")] = state;
    return result;
}

QJsonArray Store::apps() const
{
    QJsonArray result;
    QSet<QString> listed;
    for (const AppRecord &record : std::as_const(d->records)) {
        listed.insert(record.id);
        result.append(d->describe(record.id, &record));
    }
    for (const InstalledApp &app : std::as_const(d->installedApps)) {
        if (!listed.contains(app.id))
            result.append(d->describe(app.id, nullptr));
    }
    return result;
}

std::optional<QJsonObject> Store::app(const QString &id) const
{
    const AppRecord *record = d->record(id);
    if (!record && !d->installedApps.contains(id))
        return std::nullopt;
    return d->describe(id, record);
}

std::optional<InstalledApp> Store::installed(const QString &id) const
{
    const auto found = d->installedApps.constFind(id);
    return found == d->installedApps.constEnd() ? std::nullopt : std::optional(*found);
}

Done Store::install(const QString &id)
{
    const AppRecord *record = d->record(id);
    if (!record)
        return fail(ErrorCode::NotFound, Error::tr("the store has no app %1").arg(id));
    if (record->apiVersion > kApiVersion)
        return fail(ErrorCode::Unsupported,
                    Error::tr("%1 needs a newer version of this set's software").arg(record->title),
                    Error::tr("Update the set, then try again"));
    const auto present = installed(id);
    if (d->isUnderWay(id) || (present && present->version == record->version))
        return {};
    d->failures.remove(id);
    d->waiting << id;
    Q_EMIT changed(id);
    d->startNext();
    return {};
}

void Store::Private::startNext()
{
    while (!current && !waiting.isEmpty()) {
        const QString id = waiting.takeFirst();
        const AppRecord *wanted = record(id);
        if (!wanted) {
            failures.insert(id,
                            {ErrorCode::NotFound, QStringLiteral("the store no longer has this app"), {}});
            Q_EMIT store->changed(id);
            continue;
        }
        current = std::make_unique<Installation>(
            *wanted, Installation::Means{http, worker, lookup, folders, downloads, unpackProgram});
        connect(current.get(), &Installation::progress, store,
                [this] { Q_EMIT store->changed(current->record().id); });
        // Queued, since it destroys the sender.
        connect(
            current.get(), &Installation::finished, store, [this] { concluded(Done(current->outcome())); },
            Qt::QueuedConnection);
        current->start();
    }
}

void Store::Private::concluded(const Done &done)
{
    const AppRecord record = current->record();
    current.reset();
    const auto before = store->installed(record.id);
    Done acknowledged = done ? database.setInstalled(record.id, record.version) : done;
    if (acknowledged) {
        remember(record.id, record.version);
        if (before && before->version != record.version && !running.contains(record.id)) {
            if (const auto aside = folders.setAside(record.id, before->version))
                worker.post([folder = *aside] { AppFolders::erase(folder); });
        }
    } else if (acknowledged.error().code != ErrorCode::Cancelled) {
        qCWarning(lcStore).noquote() << "install" << record.id << acknowledged.error().message;
        failures.insert(record.id, acknowledged.error());
    }
    Q_EMIT store->changed(record.id);
    startNext();
}

Done Store::cancel(const QString &id)
{
    if (d->waiting.removeOne(id)) {
        Q_EMIT changed(id);
        return {};
    }
    if (!d->isUnderWay(id))
        return fail(ErrorCode::NotFound, Error::tr("%1 is not being installed").arg(id));
    if (!d->current->cancel())
        return fail(ErrorCode::NotAllowed, Error::tr("%1 is just being finished").arg(id));
    return {};
}

Done Store::remove(const QString &id)
{
    if (!d->installedApps.contains(id))
        return fail(ErrorCode::NotFound, Error::tr("%1 is not installed").arg(id));
    if (d->running.contains(id))
        return fail(ErrorCode::NotAllowed, Error::tr("%1 is running").arg(id), Error::tr("Close it first"));
    if (d->isUnderWay(id))
        return fail(ErrorCode::NotAllowed, Error::tr("%1 is being updated").arg(id),
                    Error::tr("Wait or cancel"));
    if (Done done = d->database.removeInstalled(id); !done)
        return done;
    d->installedApps.remove(id);
    d->failures.remove(id);
    // From here on it is gone; what a crash leaves of the folder, the next start clears.
    if (const auto aside = d->folders.setAside(id))
        d->worker.post([folder = *aside] { AppFolders::erase(folder); });
    Q_EMIT changed(id);
    return {};
}

void Store::setRunning(const QString &id, bool running)
{
    if (running)
        d->running.insert(id);
    else
        d->running.remove(id);
}

} // namespace hearth::store
