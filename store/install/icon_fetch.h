// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fetches the apps' icons behind everything else: one after another, checked against their signed hash, kept
// by it in the cache. An icon that cannot be had is passed over until the next list. Owned by the Store, on
// its thread.

#include "resources/base/http_client.h"
#include "store/install/lookup.h"
#include <QList>

namespace hearth::store
{

class IconFetch : public QObject
{
    Q_OBJECT
public:
    IconFetch(HttpClient &http, QString folder) : m_http(http), m_folder(std::move(folder)) {}

    /// Replaces what is still waiting.
    void fetch(QList<IconTarget> icons);

Q_SIGNALS:
    void fetched(const QString &id, const QString &file);

private:
    void next();
    void keep(const IconTarget &icon, const QString &file, const QByteArray &bytes);

    HttpClient &m_http;
    QString m_folder;
    QList<IconTarget> m_waiting;
    bool m_busy = false;
};

} // namespace hearth::store
