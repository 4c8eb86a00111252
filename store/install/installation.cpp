// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/installation.h"
#include <QDir>
#include <QFile>
#include <QLocale>

namespace hearth::store
{

namespace
{

constexpr qint64 kReserveBytes = 64 * 1024 * 1024;
constexpr qint64 kSlowestBytesPerSecond = 16 * 1024;

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

std::unexpected<Error> damagedDownload()
{
    return fail(ErrorCode::Damaged, Error::tr("what was downloaded is not what was signed"),
                Error::tr("Try again; if it stays so, tell the operator of the store"));
}

/// Runs on the worker.
Done checkPackage(const QString &file, const PackageTarget &target)
{
    const auto hash = sha256OfFile(file);
    if (!hash)
        return std::unexpected(hash.error());
    if (*hash != target.sha256.toStdString()) {
        QFile::remove(file);
        return damagedDownload();
    }
    return {};
}

} // namespace

Installation::Installation(AppRecord record, Means means)
    : m_record(std::move(record)), m_means(std::move(means))
{
}

Installation::~Installation()
{
    if (m_transfer)
        m_means.http.cancel(m_transfer);
    m_unpacking.reset();
    if (!m_stage.isEmpty() && !m_placing)
        m_means.worker.post([stage = m_stage] { AppFolders::erase(stage); });
}

void Installation::start()
{
    m_means.worker.run(
        this, [lookup = m_means.lookup, record = m_record] { return lookup->package(record); },
        [this](Result<PackageTarget> target) { lookedUp(std::move(target)); });
}

bool Installation::cancel()
{
    if (m_placing || m_ended)
        return false;
    end(fail(ErrorCode::Cancelled, QStringLiteral("cancelled")));
    return true;
}

void Installation::lookedUp(Result<PackageTarget> target)
{
    if (m_ended)
        return;
    if (!target)
        return end(std::unexpected(target.error()));
    m_target = std::move(*target);
    m_part = m_means.downloads + QLatin1Char('/') + m_target.sha256 + QLatin1String(".part");
    if (const Done done = checkSpace(); !done)
        return end(done);
    download();
}

Done Installation::checkSpace() const
{
    const qint64 needed = m_target.sizeBytes + m_record.unpackedBytes + kReserveBytes;
    const qint64 available = m_means.folders.freeBytes();
    if (available >= needed)
        return {};
    return fail(
        ErrorCode::DiskFull,
        Error::tr("%1 needs %2 and %3 are free").arg(m_record.title, sizeText(needed), sizeText(available)),
        Error::tr("Remove an app that you no longer use, then try again"));
}

void Installation::download()
{
    QDir().mkpath(m_means.downloads);
    QFile::remove(m_part);
    const std::chrono::seconds deadline(60 + m_target.sizeBytes / kSlowestBytesPerSecond);
    m_transfer = m_means.http.get({m_target.url, m_target.sizeBytes, deadline, m_part,
                                   [guard = QPointer<Installation>(this)](qint64 received, qint64) {
                                       if (guard && !guard->m_ended) {
                                           guard->m_received = received;
                                           Q_EMIT guard->progress();
                                       }
                                   }},
                                  this, [this](Result<HttpAnswer> answer) { downloaded(std::move(answer)); });
}

Done Installation::judge(const Result<HttpAnswer> &answer) const
{
    const qint64 size = QFileInfo(m_part).size();
    if (!answer && answer.error().code == ErrorCode::TooLarge)
        return damagedDownload();
    if (!answer && answer.error().code == ErrorCode::DiskFull)
        return fail(ErrorCode::DiskFull, Error::tr("there is no space left for %1").arg(m_record.title),
                    Error::tr("Remove an app that you no longer use, then try again"));
    const bool cutShort = size > 0 && size < m_target.sizeBytes;
    if (cutShort && (answer || answer.error().code == ErrorCode::Unavailable))
        return fail(ErrorCode::Unavailable,
                    Error::tr("the download broke off after %1 of %2")
                        .arg(sizeText(size), sizeText(m_target.sizeBytes)),
                    Error::tr("Check the network and try again"));
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->status != 200)
        return fail(ErrorCode::Unavailable,
                    Error::tr("the store answered with an error (%1)").arg(answer->status),
                    Error::tr("Try again later"));
    return size == m_target.sizeBytes ? Done() : damagedDownload();
}

void Installation::downloaded(Result<HttpAnswer> answer)
{
    m_transfer = 0;
    if (m_ended)
        return;
    if (const Done done = judge(answer); !done)
        return end(done);
    m_received = m_target.sizeBytes;
    Q_EMIT progress();
    m_means.worker.run(
        this, [part = m_part, target = m_target] { return checkPackage(part, target); },
        [this](const Done &done) { verified(done); });
}

void Installation::verified(const Done &done)
{
    if (m_ended)
        return;
    if (!done)
        return end(done);
    unpack();
}

void Installation::unpack()
{
    const auto stage = m_means.folders.makeStage();
    if (!stage)
        return end(std::unexpected(stage.error()));
    m_stage = *stage;
    auto unpacking = Unpacking::start({m_means.unpackProgram, m_part, m_stage, m_record.unpackedBytes});
    if (!unpacking)
        return end(std::unexpected(unpacking.error()));
    m_unpacking = std::move(*unpacking);
    // Queued, since the slot may destroy the sender.
    connect(m_unpacking.get(), &Unpacking::finished, this, &Installation::unpacked, Qt::QueuedConnection);
}

void Installation::unpacked()
{
    if (m_ended)
        return;
    const Done done = m_unpacking->outcome();
    m_unpacking.reset();
    if (!done)
        return end(done);
    m_placing = true;
    m_means.worker.run(
        this,
        [folders = m_means.folders, stage = m_stage, record = m_record] {
            Done placed = folders.place(stage, record.id, record.version);
            if (!placed)
                AppFolders::erase(stage);
            return placed;
        },
        [this](const Done &placed) { end(placed); });
}

void Installation::end(Done done)
{
    if (std::exchange(m_ended, true))
        return;
    if (!m_part.isEmpty())
        QFile::remove(m_part);
    m_outcome = std::move(done);
    Q_EMIT finished();
}

} // namespace hearth::store
