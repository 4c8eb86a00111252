// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A pax tar in gzip, which every system opens.

#include "resources/base/result.h"
#include <QByteArray>
#include <vector>

namespace hearth
{

struct ArchiveEntry {
    QString path;
    QByteArray content;
};

/// Io when the file cannot be written; half of one is not left behind.
Done writeArchive(const QString &file, const std::vector<ArchiveEntry> &entries);

} // namespace hearth
