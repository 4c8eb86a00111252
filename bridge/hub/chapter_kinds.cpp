// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/chapter_kinds.h"
#include <QRegularExpression>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qint64 kLongestMs = 5 * 60'000; // openings take 90 s, long credits some minutes
constexpr qint64 kShortestMs = 2000;      // what is over before a key is pressed

struct Names {
    ChapterKind kind;
    QStringList whole; // the name is this, maybe with a number
    QStringList part;  // the name has this in it
};

/// English, German, Spanish, Chinese, Arabic, and what releases of all countries call them.
const QList<Names> &names()
{
    static const QList<Names> kNames = {
        // Before the others: "opening credits" and "générique de début" are an intro.
        {ChapterKind::Intro,
         {QStringLiteral("op"), QStringLiteral("intro"), QStringLiteral("تتر")},
         {QStringLiteral("opening"), QStringLiteral("main title"), QStringLiteral("title sequence"),
          QStringLiteral("title card"), QStringLiteral("theme song"), QStringLiteral("vorspann"),
          QStringLiteral("titelmelodie"), QStringLiteral("titelsequenz"), QStringLiteral("cabecera"),
          QStringLiteral("créditos iniciales"), QStringLiteral("créditos de apertura"),
          QStringLiteral("générique de début"), QStringLiteral("片头"), QStringLiteral("片頭"),
          QStringLiteral("شارة البداية"), QStringLiteral("تتر البداية")}},
        {ChapterKind::Recap,
         {QStringLiteral("previously")},
         {QStringLiteral("recap"), QStringLiteral("previously on"), QStringLiteral("last time on"),
          QStringLiteral("was bisher geschah"), QStringLiteral("rückblick"), QStringLiteral("anteriormente"),
          QStringLiteral("en episodios anteriores"), QStringLiteral("前情提要"), QStringLiteral("前情回顾"),
          QStringLiteral("前情回顧"), QStringLiteral("في الحلقة السابقة"),
          QStringLiteral("في الحلقات السابقة")}},
        {ChapterKind::Preview,
         {},
         {QStringLiteral("preview"), QStringLiteral("next time on"), QStringLiteral("next episode"),
          QStringLiteral("vorschau"), QStringLiteral("nächste folge"), QStringLiteral("próximo episodio"),
          QStringLiteral("下集预告"), QStringLiteral("下集預告"), QStringLiteral("في الحلقة القادمة")}},
        {ChapterKind::Credits,
         {QStringLiteral("ending"), QStringLiteral("ed"), QStringLiteral("outro")},
         {QStringLiteral("credits"), QStringLiteral("abspann"), QStringLiteral("créditos"),
          QStringLiteral("générique de fin"), QStringLiteral("片尾"), QStringLiteral("شارة النهاية"),
          QStringLiteral("تتر النهاية")}}};
    return kNames;
}

} // namespace

std::optional<ChapterKind> chapterKind(const QString &title)
{
    static const QRegularExpression number(QStringLiteral("[\\s#._-]*\\d{1,3}$"));
    const QString name = title.trimmed().toCaseFolded().left(200);
    const QString bare = QString(name).remove(number);
    for (const Names &one : names()) {
        const bool isPart =
            std::ranges::any_of(one.part, [&](const QString &word) { return name.contains(word); });
        if (isPart || one.whole.contains(name) || one.whole.contains(bare))
            return one.kind;
    }
    return std::nullopt;
}

QList<SkippableChapter> skippableChapters(const QJsonArray &chapters, qint64 durationMs)
{
    QList<SkippableChapter> found;
    for (qsizetype i = 0; i + 1 < chapters.size(); ++i) {
        const auto kind = chapterKind(chapters[i][QLatin1String("title")].toString());
        const qint64 from = chapters[i][QLatin1String("startMs")].toInteger();
        const qint64 to = chapters[i + 1][QLatin1String("startMs")].toInteger();
        const qint64 longest = std::min(kLongestMs, durationMs / 2);
        if (kind && to - from >= kShortestMs && to - from <= longest && to < durationMs)
            found.append({*kind, from, to});
    }
    return found;
}

std::optional<qint64> creditsFromMs(const QJsonArray &chapters, qint64 durationMs)
{
    if (chapters.isEmpty() ||
        chapterKind(chapters.last()[QLatin1String("title")].toString()) != ChapterKind::Credits)
        return std::nullopt;
    const qint64 fromMs = chapters.last()[QLatin1String("startMs")].toInteger();
    return fromMs >= durationMs / 2 && fromMs < durationMs ? std::optional(fromMs) : std::nullopt;
}

QString nameOf(ChapterKind kind)
{
    switch (kind) {
    case ChapterKind::Intro:
        return QStringLiteral("intro");
    case ChapterKind::Recap:
        return QStringLiteral("recap");
    case ChapterKind::Preview:
        return QStringLiteral("preview");
    case ChapterKind::Credits:
        break;
    }
    return QStringLiteral("credits");
}

} // namespace hearth::bridge
