// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/appliance_pictures.h"
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QLoggingCategory>

namespace hearth::bridge
{

namespace
{

Q_LOGGING_CATEGORY(picturesLog, "hearth.pictures")

constexpr QSize kSize{1280, 720};
const QString kRaw = QStringLiteral(".in");

QString stemOf(const QPair<QString, QString> &key)
{
    const QByteArray both = key.first.toUtf8() + '\n' + key.second.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(both, QCryptographicHash::Sha256).toHex().left(24));
}

Done write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(bytes) == bytes.size() && file.flush())
        return {};
    const QString why = file.errorString();
    file.remove();
    return fail(ErrorCode::Io, why);
}

} // namespace

AppliancePictures::AppliancePictures(Registry &registry, player::ProbeClient &probe,
                                     const QString &cacheFolder, QObject *parent)
    : QObject(parent), m_registry(registry), m_probe(probe),
      m_cache(cacheFolder + QLatin1String("/appliances"), kMostBytes)
{
    connect(&registry, &Registry::pictured, this,
            [this](const QString &id, const QString &capability, const QByteArray &bytes) {
                take({id, capability}, bytes);
            });
    connect(&registry, &Registry::removed, this, &AppliancePictures::forget);
}

void AppliancePictures::take(const Key &key, const QByteArray &bytes)
{
    if (bytes.isEmpty() || bytes.size() > kLargestPicture)
        return;
    Source &source = m_sources[key];
    if (!source.isBusy)
        return make(key, bytes);
    const qint64 waiting = m_waitingBytes - source.waiting.size() + bytes.size();
    if (waiting > kMostWaiting) {
        qCWarning(picturesLog, "%s: too many pictures at once", qUtf8Printable(key.first));
        return;
    }
    m_waitingBytes = waiting;
    source.waiting = bytes;
}

void AppliancePictures::make(const Key &key, const QByteArray &bytes)
{
    Source &source = m_sources[key];
    // A name is a content: what shows it keeps pictures by their name. The clock tells apart what an earlier
    // hearthd made.
    const QString name = QStringLiteral("%1-%2-%3.jpg")
                             .arg(stemOf(key))
                             .arg(QDateTime::currentMSecsSinceEpoch(), 0, 36)
                             .arg(++source.count, 0, 36);
    const QString raw = m_cache.unfinished(name + kRaw); // ends so that a cache made anew takes it away
    if (Done done = write(raw, bytes); !done) {
        qCWarning(picturesLog, "%s: %s", qUtf8Printable(key.first), qUtf8Printable(done.error().message));
        return;
    }
    source.isBusy = true;
    player::ProbeTask task{player::ProbeTask::Kind::Photo, raw, m_cache.unfinished(name), kSize, {}};
    task.isUrgent = true;
    task.done = [this, key, name, raw](const Result<QJsonObject> &done) {
        QFile::remove(raw);
        made(key, name, done);
    };
    m_probe.add(std::move(task));
}

void AppliancePictures::made(const Key &key, const QString &name, const Result<QJsonObject> &done)
{
    const auto found = m_sources.find(key);
    if (found == m_sources.end() || !done) {
        QFile::remove(m_cache.unfinished(name));
        if (!done)
            qCWarning(picturesLog, "%s: %s", qUtf8Printable(key.first), qUtf8Printable(done.error().message));
    } else {
        m_cache.keep(name);
        m_cache.drop(std::exchange(found->shownBefore, std::exchange(found->shown, name)));
    }
    if (found == m_sources.end())
        return;
    found->isBusy = false;
    const QByteArray next = std::exchange(found->waiting, {});
    m_waitingBytes -= next.size();
    if (!next.isEmpty())
        make(key, next);
    if (done)
        m_registry.setPicture(key.first, key.second, m_cache.find(name));
}

void AppliancePictures::forget(const QString &applianceId)
{
    m_sources.removeIf([&](QHash<Key, Source>::iterator one) {
        if (one.key().first != applianceId)
            return false;
        m_cache.drop(one->shown);
        m_cache.drop(one->shownBefore);
        m_waitingBytes -= one->waiting.size();
        return true;
    });
}

} // namespace hearth::bridge
