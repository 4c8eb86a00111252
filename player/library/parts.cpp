// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/parts.h"
#include "player/library/name_rules.h"
#include "player/library/natural_order.h"
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <map>

namespace hearth::player
{

namespace
{

struct Member {
    size_t index;        // of its path
    QStringList folders; // below the whole
    QString fileName;
};

/// Folder by folder; what lies in a folder itself stands before its sub-folders.
bool isBefore(const Member &one, const Member &other)
{
    const qsizetype common = std::min(one.folders.size(), other.folders.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (one.folders[i] != other.folders[i])
            return isNaturallyLess(one.folders[i], other.folders[i]);
    }
    if (one.folders.size() != other.folders.size())
        return one.folders.size() < other.folders.size();
    return isNaturallyLess(one.fileName, other.fileName);
}

/// "2. The coast" is "The coast"; "3 little pigs" stays.
/// A bare number ("3 Plank") goes only where all the others have one.
QString withoutNumber(const QString &text, bool areAllNumbered)
{
    static const QRegularExpression kBare(QStringLiteral("^\\d{1,3}\\s+(?=.*\\p{L})"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    if (areAllNumbered)
        return QString(text).remove(kBare);
    static const QRegularExpression kNumber(
        QStringLiteral("^(?:\\d{1,3}\\s*[-._)]+\\s*|0\\d{0,2}\\s+)(?=.*\\p{L})"),
        QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).remove(kNumber);
}

} // namespace

QString partName(const QString &path, bool areAllNumbered)
{
    const QString stem = QFileInfo(path).completeBaseName();
    const QString plain = withoutNumber(stem, false);
    const QString name = tidyName(plain == stem ? withoutNumber(stem, areAllNumbered) : plain);
    return name.isEmpty() ? stem : name;
}

std::vector<Part> partsAmong(const QString &root, MediaKind kind, const QStringList &paths)
{
    std::map<QString, std::vector<Member>> wholes;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QStringList steps = paths[i].mid(root.size() + 1).split(QLatin1Char('/'));
        const QString fileName = steps.takeLast();
        const bool isAlone = steps.isEmpty() && kind == MediaKind::Workouts;
        const QString whole = isAlone           ? paths[i]
                              : steps.isEmpty() ? root
                                                : root + QLatin1Char('/') + steps.takeFirst();
        wholes[whole].push_back({static_cast<size_t>(i), steps, fileName});
    }
    std::vector<Part> parts(static_cast<size_t>(paths.size()));
    for (auto &[whole, members] : wholes) {
        std::ranges::sort(members, isBefore);
        const QString folder = whole.mid(whole.lastIndexOf(QLatin1Char('/')) + 1);
        const bool isFile = members.size() == 1 && paths[static_cast<qsizetype>(members[0].index)] == whole;
        QString tidied = isFile ? partName(whole) : tidyName(folder);
        if (tidied.isEmpty())
            tidied = folder;
        const bool areAllNumbered =
            members.size() > 1 && std::ranges::all_of(members, [](const Member &member) {
                return !member.fileName.isEmpty() && member.fileName.front().isDigit();
            });
        int number = 0;
        int chapterNumber = 0;
        QString chapterFolder;
        for (const Member &member : members) {
            const bool hasChapter = kind == MediaKind::Courses && !member.folders.isEmpty();
            if (hasChapter && member.folders.first() != chapterFolder) {
                chapterFolder = member.folders.first();
                ++chapterNumber;
            }
            Part &part = parts[member.index];
            part.whole = whole;
            part.wholeName = tidied;
            part.number = ++number;
            part.name = partName(member.fileName, areAllNumbered);
            if (!hasChapter)
                continue;
            part.chapterNumber = chapterNumber;
            const QString chapter = tidyName(withoutNumber(chapterFolder, false));
            part.chapter = chapter.isEmpty() ? chapterFolder : chapter;
        }
    }
    return parts;
}

} // namespace hearth::player
