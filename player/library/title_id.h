// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What things of the library are known by: what lies at a path by a hash of it, a series by its name. Ids are
// kept in histories, so that they never change. Pure, any thread.

#include <QCryptographicHash>
#include <QString>

namespace hearth::player
{

inline QString hashOfPath(const QString &path)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
}

inline QString titleIdOf(const QString &path)
{
    return QLatin1String("t-") + hashOfPath(path);
}

inline QString trailerIdOf(const QString &path)
{
    return QLatin1String("trailer-") + hashOfPath(path);
}

inline QString seriesIdOf(const QString &name)
{
    return QLatin1String("series:") + name;
}

inline QString photoIdOf(const QString &path)
{
    return QLatin1String("p-") + hashOfPath(path);
}

inline QString albumIdOf(const QString &folder)
{
    return QLatin1String("album:") + hashOfPath(folder);
}

} // namespace hearth::player
