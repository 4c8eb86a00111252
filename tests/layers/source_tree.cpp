// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/layers/source_tree.h"
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace hearth::test
{

const QStringList &topFolders()
{
    static const QStringList folders{QStringLiteral("ui"),        QStringLiteral("player"),
                                     QStringLiteral("store"),     QStringLiteral("bridge"),
                                     QStringLiteral("resources"), QStringLiteral("tests"),
                                     QStringLiteral("packaging")};
    return folders;
}

QList<SourceFile> readSourceTree(const QString &root)
{
    static const QStringList names{QStringLiteral("*.h"),   QStringLiteral("*.cpp"), QStringLiteral("*.qml"),
                                   QStringLiteral("*.js"),  QStringLiteral("*.mjs"), QStringLiteral("*.css"),
                                   QStringLiteral("*.html")};
    QList<SourceFile> files;
    for (const QString &folder : topFolders()) {
        QDirIterator walk(root + QLatin1Char('/') + folder, names, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

QStringList matches(const SourceFile &file, const char *pattern)
{
    const QRegularExpression expression{QLatin1String(pattern)};
    QStringList found;
    int number = 0;
    for (const QString &line : file.text.split(QLatin1Char('\n'))) {
        ++number;
        if (line.trimmed().startsWith(QLatin1String("//")))
            continue;
        if (expression.match(line).hasMatch())
            found.append(QStringLiteral("%1:%2: %3").arg(file.path).arg(number).arg(line.trimmed()));
    }
    return found;
}

} // namespace hearth::test
