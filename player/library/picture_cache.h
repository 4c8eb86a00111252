// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pictures on disk that can be made again, up to a number of bytes: the ones that were asked for longest ago
// go first. May be deleted at any time. One thread at a time.

#include <QString>

namespace hearth::player
{

class PictureCache
{
public:
    /// Makes the folder; what lies in it from before counts.
    PictureCache(QString folder, qint64 mostBytes);

    /// The file of this name, or nothing when it has to be made; being asked for makes it young.
    [[nodiscard]] QString find(const QString &name);
    /// Where to write it; it is not found before keep().
    [[nodiscard]] QString unfinished(const QString &name) const;
    /// The file is whole. Others may go for it.
    void keep(const QString &name);
    /// Nobody will ask for it again. An empty or unknown name is nothing.
    void drop(const QString &name);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    void trim();

    QString m_folder;
    qint64 m_mostBytes;
    qint64 m_bytes = 0;
};

} // namespace hearth::player
