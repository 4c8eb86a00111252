// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A store as a partner and an operator make it, served by a server that can misbehave, and a set's state
// folder. The publishing code is the fixture; nothing is faked.

#include "resources/base/paths.h"
#include "resources/base/process.h"
#include "store/package/package_writer.h"
#include "store/publish/repository.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

namespace hearth::store
{

class StoreFixture
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString repositoryFolder() const { return path(QStringLiteral("repo")); }
    [[nodiscard]] QString rootFile() const
    {
        return repositoryFolder() + QLatin1String("/metadata/1.root.json");
    }
    [[nodiscard]] static QString unpackProgram() { return QStringLiteral(HEARTH_BIN_DIR "/hearth-unpack"); }

    [[nodiscard]] Result<StatePaths> state() const { return prepareState(path(QStringLiteral("set"))); }

    static RepositoryTimes times(qint64 ago = 0)
    {
        RepositoryTimes result;
        result.now = QDateTime::currentSecsSinceEpoch() - ago;
        return result;
    }

    static bool write(const QString &file, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }

    /// Bytes that zstd cannot make smaller, the same for the same seed.
    static QByteArray noise(qsizetype size, quint32 seed)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        quint32 value = seed * 2654435761U + 1;
        for (char &byte : bytes) {
            value ^= value << 13;
            value ^= value >> 17;
            value ^= value << 5;
            byte = static_cast<char>(value);
        }
        return bytes;
    }

    Result<QString> pack(const QString &id, const QString &version, qsizetype payload = 200'000)
    {
        const QString folder = path(QStringLiteral("src-") + id + version);
        const QByteArray manifest =
            "{\"id\":\"" + id.toUtf8() + "\",\"version\":\"" + version.toUtf8() + "\",\"title\":\"Title of " +
            id.toUtf8() +
            "\",\"vendor\":\"Demo\",\"main\":\"index.html\",\"icon\":\"icon.png\","
            "\"type\":\"web\",\"category\":\"game\",\"permissions\":[\"gamepad\"],\"ageRating\":6}";
        write(folder + QLatin1String("/manifest.json"), manifest);
        write(folder + QLatin1String("/index.html"), "<p>" + version.toUtf8());
        write(folder + QLatin1String("/icon.png"), "icon of " + id.toUtf8());
        write(folder + QLatin1String("/data/deep/payload.bin"), noise(payload, qHash(version)));
        const QString package = path(id + QLatin1Char('-') + version + QLatin1String(".hpk"));
        auto packed = writePackage(folder, package);
        if (!packed)
            return std::unexpected(packed.error());
        return package;
    }

    Done publish(const QString &id, const QString &version, qsizetype payload = 200'000, qint64 ago = 0)
    {
        const bool fresh = !QFile::exists(repositoryFolder());
        auto repository =
            fresh ? Repository::init(repositoryFolder(), path(QStringLiteral("keys")), times(ago))
                  : Repository::open(repositoryFolder(), path(QStringLiteral("keys")), times(ago));
        if (!repository)
            return std::unexpected(repository.error());
        const auto package = pack(id, version, payload);
        if (!package)
            return std::unexpected(package.error());
        const auto published = repository->publish(QStringLiteral("demo"), *package);
        return published ? Done() : std::unexpected(published.error());
    }

    /// The server's address; empty when it did not come up. A second call replaces the first server.
    QUrl serve(const QStringList &faults = {})
    {
        stopServing();
        const QString portFile = path(QStringLiteral("port"));
        QFile::remove(portFile);
        ProcessStart start;
        start.program = QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-repository");
        start.arguments =
            QStringList{QStringLiteral("--port-file"), portFile} + faults + QStringList{repositoryFolder()};
        start.logFile = path(QStringLiteral("server.log"));
        auto process = Process::start(start);
        if (!process)
            return {};
        m_server = std::move(*process);
        if (!QTest::qWaitFor([&] { return QFile::exists(portFile); }, 10000))
            return {};
        QFile file(portFile);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QUrl(
            QStringLiteral("http://127.0.0.1:%1/").arg(QString::fromLatin1(file.readAll().trimmed())));
    }

    void stopServing()
    {
        if (m_server)
            m_server->signalGroup(SIGKILL);
        m_server.reset();
    }

    ~StoreFixture() { stopServing(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Process> m_server;
};

} // namespace hearth::store
