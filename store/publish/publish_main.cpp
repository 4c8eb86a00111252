// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-publish: what a partner and an operator do with keys, packages and a store's folder of static files.

#include "store/package/package_writer.h"
#include "store/publish/repository.h"
#include "store/publish/signing_key.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <cstdio>

using namespace hearth;
using namespace hearth::store;

namespace
{

RepositoryTimes times()
{
    RepositoryTimes result;
    result.now = QDateTime::currentSecsSinceEpoch();
    return result;
}

Done keygen(const QString &file)
{
    const auto key = SigningKey::generate();
    if (!key)
        return std::unexpected(key.error());
    const Done saved = key->save(file);
    if (saved)
        std::printf("%s\n", key->id().c_str());
    return saved;
}

Done pack(const QString &folder, const QString &package)
{
    const auto manifest = writePackage(folder, package);
    if (!manifest)
        return std::unexpected(manifest.error());
    std::printf("%s %s, %zu files, %lld bytes unpacked\n", qPrintable(manifest->id),
                qPrintable(manifest->version), manifest->files.size(), manifest->unpackedBytes());
    return {};
}

Done publish(const QString &folder, const QString &keys, const QString &partner, const QStringList &packages)
{
    auto repository = Repository::open(folder, keys, times());
    if (!repository)
        return std::unexpected(repository.error());
    for (const QString &package : packages) {
        const auto manifest = repository->publish(partner, package);
        if (!manifest)
            return std::unexpected(Error(manifest.error()).within(package));
        std::printf("published %s %s\n", qPrintable(manifest->id), qPrintable(manifest->version));
    }
    return {};
}

Done refresh(const QString &folder, const QString &keys)
{
    auto repository = Repository::open(folder, keys, times());
    return repository ? repository->refresh() : std::unexpected(repository.error());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        QStringLiteral("Signs, packs and publishes apps for a Hearth store.\n\n"
                       "  keygen FILE\n"
                       "  init REPOSITORY --keys FOLDER\n"
                       "  pack FOLDER PACKAGE\n"
                       "  publish REPOSITORY PACKAGE… --keys FOLDER --partner NAME\n"
                       "  refresh REPOSITORY --keys FOLDER"));
    options.addOption(
        {QStringLiteral("keys"), QStringLiteral("folder of the private keys"), QStringLiteral("folder")});
    options.addOption({QStringLiteral("partner"), QStringLiteral("who publishes"), QStringLiteral("name")});
    options.addPositionalArgument(QStringLiteral("command"), QStringLiteral("what to do"));
    options.addHelpOption();
    options.process(application);

    const QStringList words = options.positionalArguments();
    const QString command = words.value(0);
    const QString keys = options.value(QStringLiteral("keys"));
    Done done = fail(ErrorCode::Invalid, QStringLiteral("see --help"));
    if (command == QLatin1String("keygen") && words.size() == 2) {
        done = keygen(words[1]);
    } else if (command == QLatin1String("pack") && words.size() == 3) {
        done = pack(words[1], words[2]);
    } else if (command == QLatin1String("init") && words.size() == 2 && !keys.isEmpty()) {
        const auto made = Repository::init(words[1], keys, times());
        done = made ? Done() : std::unexpected(made.error());
    } else if (command == QLatin1String("publish") && words.size() > 2 && !keys.isEmpty()) {
        done = publish(words[1], keys, options.value(QStringLiteral("partner")), words.mid(2));
    } else if (command == QLatin1String("refresh") && words.size() == 2 && !keys.isEmpty()) {
        done = refresh(words[1], keys);
    }
    if (!done)
        std::fprintf(stderr, "hearth-publish: %s\n", qPrintable(inWords(done.error().message)));
    return done ? 0 : 1;
}
