// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/icon_fetch.h"
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

namespace hearth::store
{

namespace
{

Q_LOGGING_CATEGORY(lcIcons, "hearth.store.icons")

constexpr std::chrono::seconds kDeadline{15};

} // namespace

void IconFetch::fetch(QList<IconTarget> icons)
{
    m_waiting = std::move(icons);
    QDir().mkpath(m_folder);
    if (!m_busy)
        next();
}

void IconFetch::next()
{
    m_busy = false;
    while (!m_waiting.isEmpty()) {
        const IconTarget icon = m_waiting.takeFirst();
        const QString file = m_folder + QLatin1Char('/') + icon.sha256 + QLatin1String(".png");
        if (QFile::exists(file)) {
            Q_EMIT fetched(icon.id, file);
            continue;
        }
        m_busy = true;
        m_http.get({icon.url, icon.sizeBytes, kDeadline, {}, {}}, this,
                   [this, icon, file](const Result<HttpAnswer> &answer) {
                       if (answer && answer->status == 200)
                           keep(icon, file, answer->body);
                       else
                           qCInfo(lcIcons).noquote() << "no icon of" << icon.id;
                       next();
                   });
        return;
    }
}

void IconFetch::keep(const IconTarget &icon, const QString &file, const QByteArray &bytes)
{
    QSaveFile save(file);
    if (sha256Hex(bytes) != icon.sha256.toStdString())
        qCWarning(lcIcons).noquote() << "the icon of" << icon.id << "is not what was signed";
    else if (save.open(QIODevice::WriteOnly) && save.write(bytes) == bytes.size() && save.commit())
        Q_EMIT fetched(icon.id, file);
}

} // namespace hearth::store
