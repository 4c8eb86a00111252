// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// corpus-check [--wrong] FILE…: reads files of cases (other projects' tests, real messages) through our own
// public functions and prints, for each kind, how many come out equal, different on purpose and wrong.

#include "resources/base/json.h"
#include "tests/corpora/corpus_file.h"
#include "tests/corpora/kinds.h"
#include <QCoreApplication>
#include <QMap>
#include <cstdio>

using namespace hearth;
using namespace hearth::corpora;

namespace
{

const Kind *find(const QString &name)
{
    for (const std::span<const Kind> group : {subtitleKinds(), playlistKinds(), applianceKinds()})
        for (const Kind &kind : group)
            if (name == QLatin1String(kind.name))
                return &kind;
    return nullptr;
}

/// The number of wrong cases.
int check(const QList<QJsonObject> &lines, bool showsWrong)
{
    QMap<QString, int> counts;
    for (const QJsonObject &line : lines)
        ++counts[kindOf(line)];
    int wrong = 0;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        const Kind *kind = find(count.key());
        const QByteArray name = count.key().toUtf8();
        if (kind == nullptr) {
            std::printf("  %-22s %6d  nothing reads this kind yet\n", name.constData(), count.value());
            continue;
        }
        if (kind->read == nullptr)
            continue;
        Tally tally;
        kind->read(lines, tally);
        int onPurpose = 0;
        for (const int times : tally.differences())
            onPurpose += times;
        std::printf("  %-22s %6d cases  %6d equal  %4d different on purpose  %4d wrong\n", name.constData(),
                    count.value(), tally.equalCount(), onPurpose, int(tally.wrongCases().size()));
        for (auto reason = tally.differences().cbegin(); reason != tally.differences().cend(); ++reason)
            std::printf("      %4d  %s\n", reason.value(), qUtf8Printable(reason.key()));
        if (showsWrong)
            for (const QJsonObject &one : tally.wrongCases())
                std::printf("%s\n", toJson(one).constData());
        wrong += int(tally.wrongCases().size());
    }
    return wrong;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList files = QCoreApplication::arguments().mid(1);
    const bool showsWrong = files.removeAll(QStringLiteral("--wrong")) > 0;
    if (files.isEmpty() || files.first().startsWith(QLatin1Char('-'))) {
        std::fprintf(stderr, "corpus-check [--wrong] FILE…\n");
        return 2;
    }
    int wrong = 0;
    for (const QString &file : std::as_const(files)) {
        const Result<QList<QJsonObject>> lines = readCases(file);
        if (!lines) {
            std::fprintf(stderr, "corpus-check: %s\n", qUtf8Printable(lines.error().message));
            return 2;
        }
        std::printf("%s\n", qUtf8Printable(file));
        wrong += check(*lines, showsWrong);
    }
    return wrong > 0 ? 1 : 0;
}
