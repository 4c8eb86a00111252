// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-tuf: store/trust behind the command line of the official TUF conformance suite. A tool for tests and
// for operators who want to see what a set makes of their repository; no part of a running set.

#include "resources/base/http_client.h"
#include "store/trust/updater.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSaveFile>
#include <cstdio>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr std::chrono::seconds kDeadline{30};

class Client
{
public:
    explicit Client(const QCommandLineParser &options)
        : m_options(options), m_store(options.value(QStringLiteral("metadata-dir")))
    {
    }

    Done init(const QString &rootFile)
    {
        QFile file(rootFile);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NotFound, QStringLiteral("cannot read %1").arg(rootFile));
        const QByteArray bytes = file.readAll();
        if (const auto trusted = TrustedMetadata::create(bytes, 0); !trusted)
            return std::unexpected(trusted.error());
        return m_store.save("root", bytes);
    }

    Done refresh()
    {
        auto updater = makeUpdater();
        return updater ? updater->refresh() : std::unexpected(updater.error());
    }

    Done download(const QStringList &names)
    {
        auto updater = makeUpdater();
        if (!updater)
            return std::unexpected(updater.error());
        if (const Done done = updater->refresh(); !done)
            return done;
        for (const QString &name : names) {
            if (const Done done = downloadOne(*updater, name); !done)
                return done;
        }
        return {};
    }

private:
    Result<Updater> makeUpdater()
    {
        const QByteArray base = slashed(QStringLiteral("metadata-url"));
        return Updater::create(
            m_store, [this, base](const QByteArray &name, qint64 limit) { return fetch(base + name, limit); },
            QDateTime::currentSecsSinceEpoch());
    }

    [[nodiscard]] QByteArray slashed(const QString &option) const
    {
        const QByteArray url = m_options.value(option).toUtf8();
        return url.endsWith('/') ? url : url + '/';
    }

    Result<QByteArray> fetch(const QByteArray &url, qint64 limit)
    {
        QObject context;
        QEventLoop loop;
        Result<HttpAnswer> result;
        m_http.get({QUrl::fromEncoded(url), limit, kDeadline, {}, {}}, &context,
                   [&](Result<HttpAnswer> answer) {
                       result = std::move(answer);
                       loop.quit();
                   });
        loop.exec();
        if (!result)
            return std::unexpected(result.error());
        if (result->status == 404)
            return fail(ErrorCode::NotFound, Error::tr("%1 is not there").arg(QString::fromUtf8(url)));
        if (result->status != 200)
            return fail(ErrorCode::Unavailable,
                        Error::tr("%1 answered %2").arg(QString::fromUtf8(url)).arg(result->status));
        return result->body;
    }

    Done downloadOne(Updater &updater, const QString &name)
    {
        const std::string path = name.toStdString();
        const auto target = updater.find(path);
        if (!target)
            return std::unexpected(target.error());
        const QString saved = m_options.value(QStringLiteral("target-dir")) + QLatin1Char('/') +
                              QString::fromLatin1(encodedRole(path));
        QFile existing(saved);
        if (existing.open(QIODevice::ReadOnly) && existing.size() == target->length &&
            checkHashes(existing.readAll(), target->hashes))
            return {};
        const auto bytes =
            fetch(slashed(QStringLiteral("target-base-url")) +
                      targetUrlPath(path, *target, updater.trusted().root().consistentSnapshot),
                  target->length);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() != target->length)
            return fail(ErrorCode::Damaged, Error::tr("%1 has the wrong length").arg(name));
        if (const Done done = checkHashes(*bytes, target->hashes); !done)
            return done;
        QSaveFile file(saved);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
            return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(saved));
        return {};
    }

    const QCommandLineParser &m_options;
    TrustStore m_store;
    HttpClient m_http;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const char *name : {"metadata-dir", "metadata-url", "target-name", "target-dir", "target-base-url"})
        options.addOption({QString::fromLatin1(name), QString(), QStringLiteral("value")});
    options.addPositionalArgument(QStringLiteral("command"),
                                  QStringLiteral("init ROOT | refresh | download"));
    options.addHelpOption();
    options.process(application);

    const QStringList words = options.positionalArguments();
    Client client(options);
    Done done = fail(ErrorCode::Invalid, QStringLiteral("expected init ROOT, refresh or download"));
    if (words.value(0) == QLatin1String("init") && words.size() == 2)
        done = client.init(words[1]);
    else if (words.value(0) == QLatin1String("refresh"))
        done = client.refresh();
    else if (words.value(0) == QLatin1String("download"))
        done = client.download(options.values(QStringLiteral("target-name")));
    if (!done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().message));
    return done ? 0 : 1;
}
