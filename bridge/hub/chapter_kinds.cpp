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
constexpr qint64 kNearMs = 5000;          // sound that is shared begins a little beside the cut
constexpr qint64 kEndMs = 5000;           // less than this behind it is nothing

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

/// The chapter's beginning that lies near, else the time itself.
qint64 atChapter(const QJsonArray &chapters, qint64 ms)
{
    qint64 nearest = ms;
    qint64 distance = kNearMs;
    for (const QJsonValue &chapter : chapters) {
        const qint64 start = chapter[QLatin1String("startMs")].toInteger();
        if (std::abs(start - ms) < distance) {
            distance = std::abs(start - ms);
            nearest = start;
        }
    }
    return nearest;
}

/// What is known of a film's chapters.
struct Film {
    qint64 durationMs = 0;
    QList<SkippableChapter> named;
    QList<SkippableChapter> found;

    explicit Film(const QJsonObject &playback)
        : durationMs(playback.value(QLatin1String("durationMs")).toInteger())
    {
        const QJsonArray chapters = playback.value(QLatin1String("chapters")).toArray();
        for (qsizetype i = 0; i < chapters.size(); ++i) {
            const auto kind = chapterKind(chapters[i][QLatin1String("title")].toString());
            const qint64 from = chapters[i][QLatin1String("startMs")].toInteger();
            const qint64 to =
                i + 1 < chapters.size() ? chapters[i + 1][QLatin1String("startMs")].toInteger() : durationMs;
            if (kind)
                named.append({*kind, from, to});
        }
        for (const QJsonValue &value : playback.value(QLatin1String("foundChapters")).toArray()) {
            const auto kind = chapterKindCalled(value[QLatin1String("kind")].toString());
            const auto isIts = [&kind](const SkippableChapter &one) { return one.kind == kind; };
            if (!kind || std::ranges::any_of(named, isIts))
                continue;
            const qint64 to = value[QLatin1String("toMs")].toInteger();
            found.append({*kind, atChapter(chapters, value[QLatin1String("fromMs")].toInteger()),
                          to >= durationMs - kEndMs ? durationMs : atChapter(chapters, to)});
        }
    }
};

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

QList<SkippableChapter> skippableChapters(const QJsonObject &playback)
{
    const Film film(playback);
    QList<SkippableChapter> skippable;
    for (const SkippableChapter &one : film.named + film.found) {
        const qint64 longest = std::min(kLongestMs, film.durationMs / 2);
        const qint64 length = one.toMs - one.fromMs;
        if (length >= kShortestMs && length <= longest && one.toMs < film.durationMs - kEndMs)
            skippable.append(one);
    }
    return skippable;
}

std::optional<qint64> creditsFromMs(const QJsonObject &playback)
{
    const Film film(playback);
    for (const SkippableChapter &one : film.named + film.found) {
        if (one.kind == ChapterKind::Credits && one.toMs >= film.durationMs - kEndMs &&
            one.fromMs >= film.durationMs / 2 && one.fromMs < film.durationMs)
            return one.fromMs;
    }
    return std::nullopt;
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

std::optional<ChapterKind> chapterKindCalled(const QString &name)
{
    for (const ChapterKind kind :
         {ChapterKind::Intro, ChapterKind::Recap, ChapterKind::Preview, ChapterKind::Credits}) {
        if (nameOf(kind) == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace hearth::bridge
