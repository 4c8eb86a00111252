// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The source tree as text, for rules about it: every file of ours below the top folders, read once.
// Immutable.

#include <QList>
#include <QStringList>

namespace hearth::test
{

struct SourceFile {
    QString path; // from the root of the tree: "ui/kit/Theme.qml"
    QString text;

    [[nodiscard]] QString folder() const { return path.section(QLatin1Char('/'), 0, 0); }
    [[nodiscard]] bool is(const char *ending) const { return path.endsWith(QLatin1String(ending)); }
    [[nodiscard]] bool isCpp() const { return is(".h") || is(".cpp"); }
};

/// The names of DESIGN's top folders.
const QStringList &topFolders();

QList<SourceFile> readSourceTree(const QString &root);

/// Each place where the pattern matches outside comments: "path:line: text".
QStringList matches(const SourceFile &file, const char *pattern);

} // namespace hearth::test
