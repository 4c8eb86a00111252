// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One app as the operator's signed catalogue lists it. Value, any thread.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QList>

namespace hearth::store
{

struct AppRecord {
    QString id;
    QString version;
    QString title;
    QString package; // target path
    QString sha256;  // of the package, lower-case hex
    QString icon;    // target path
    qint64 sizeBytes = 0;
    qint64 unpackedBytes = 0;
    int apiVersion = 1;
    QJsonObject source; // with what only the screens need
};

/// Invalid when a field that matters is missing or of the wrong kind.
Result<AppRecord> parseAppRecord(const QJsonObject &object);
/// The whole catalogue. Records that are malformed are left out; Invalid when the list itself is.
Result<QList<AppRecord>> parseCatalogue(const QByteArray &bytes);

} // namespace hearth::store
