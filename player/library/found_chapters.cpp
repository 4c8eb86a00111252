// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/found_chapters.h"
#include "resources/base/json.h"
#include <QLoggingCategory>
#include <QPointer>

namespace hearth::player
{

Q_LOGGING_CATEGORY(foundLog, "hearth.found")

namespace
{

using namespace std::chrono_literals;

constexpr JsonLimits kPrintLimits{256 * 1024, 6};

/// What is looked for, where, and how long it may be (intro-skipper's defaults,
/// github.com/intro-skipper 1.10).
struct FoundKind {
    const char *name;
    SharedLimits limits;
};
constexpr FoundKind kIntro{"intro", {15s, 120s}};
constexpr FoundKind kCredits{"credits", {15s, 450s}};
constexpr std::chrono::milliseconds kFromTheStart = 5s;

void warn(const Done &done)
{
    if (!done)
        qCWarning(foundLog, "%s", qUtf8Printable(done.error().message));
}

} // namespace

QJsonArray FoundChapters::of(const QString &title) const
{
    QJsonArray list;
    auto query =
        m_database.prepare("SELECT found_chapter.kind, from_ms, to_ms FROM found_chapter JOIN title ON "
                           "title.id=found_chapter.title AND title.size=found_chapter.size AND "
                           "title.mtime_ms=found_chapter.mtime_ms WHERE title=?1 ORDER BY from_ms");
    if (!query)
        return list;
    query->bind(1, title);
    for (auto row = query->step(); row && *row; row = query->step())
        list.append(QJsonObject{{QStringLiteral("kind"), query->text(0)},
                                {QStringLiteral("fromMs"), query->integer(1)},
                                {QStringLiteral("toMs"), query->integer(2)}});
    return list;
}

void FoundChapters::look(const QString &title, const QStringList &others, const QStringList &kinds)
{
    m_title = title;
    m_others = others.mid(0, kMostCompared);
    m_kinds = kinds;
    step();
}

QStringList FoundChapters::missing() const
{
    QStringList kinds = m_kinds;
    for (const QJsonValue &one : of(m_title))
        kinds.removeAll(one[QLatin1String("kind")].toString());
    return kinds;
}

void FoundChapters::step()
{
    if (m_isListening || m_title.isEmpty() || m_others.isEmpty() || missing().isEmpty())
        return;
    const auto here = prints(m_title);
    if (!here) {
        make(m_title);
        return;
    }
    if (!*here) {
        m_title.clear();
        return;
    }
    const QString other = m_others.first();
    const auto there = prints(other);
    if (!there) {
        make(other);
        return;
    }
    m_others.removeFirst();
    if (*there)
        compare(other, **here, **there);
    // One comparison takes milliseconds: what else waits comes first.
    QMetaObject::invokeMethod(this, &FoundChapters::step, Qt::QueuedConnection);
}

void FoundChapters::make(const QString &title)
{
    auto query = m_database.prepare("SELECT path FROM title WHERE id=?1 AND away=0");
    const auto row = query ? query->bind(1, title).step() : Result<bool>(false);
    if (!row || !*row) {
        leaveOut(title); // gone meanwhile, which says nothing of the next
        QMetaObject::invokeMethod(this, &FoundChapters::step, Qt::QueuedConnection);
        return;
    }
    m_isListening = true;
    ProbeTask task{ProbeTask::Kind::Sound, query->text(0), {}, {}, {}};
    task.isUrgent = true;
    task.done = [this, self = QPointer<FoundChapters>(this), title](const Result<QJsonObject> &heard) {
        if (!self)
            return;
        m_isListening = false;
        if (!heard)
            qCInfo(foundLog, "no sound of %s: %s", qUtf8Printable(title),
                   qUtf8Printable(heard.error().message));
        if (!heard || !keepPrints(title, hearth::toJson(*heard)))
            leaveOut(title);
        step();
    };
    m_probe.add(std::move(task));
}

std::optional<std::optional<FoundChapters::Prints>> FoundChapters::prints(const QString &title) const
{
    auto query =
        m_database.prepare("SELECT prints FROM sound_print JOIN title ON title.id=sound_print.title AND "
                           "title.size=sound_print.size AND title.mtime_ms=sound_print.mtime_ms WHERE "
                           "title=?1");
    const auto row = query ? query->bind(1, title).step() : Result<bool>(false);
    if (!row || !*row)
        return std::nullopt;
    const auto record = parseJsonObject(query->blob(0), kPrintLimits);
    if (!record)
        return std::optional<Prints>();
    const auto opening = SoundPrint::fromJson(record->value(QLatin1String("opening")).toObject());
    const auto credits = SoundPrint::fromJson(record->value(QLatin1String("credits")).toObject());
    return opening && credits ? std::optional(Prints{*opening, *credits}) : std::nullopt;
}

bool FoundChapters::keepPrints(const QString &title, const QByteArray &prints)
{
    auto insert = m_database.prepare("INSERT OR REPLACE INTO sound_print(title, size, mtime_ms, prints) "
                                     "SELECT id, size, mtime_ms, ?2 FROM title WHERE id=?1");
    auto trim =
        m_database.prepare("DELETE FROM sound_print WHERE made <= (SELECT max(made) FROM sound_print) - ?1");
    if (!insert || !trim)
        return false;
    const Done kept = insert->bind(1, title).bind(2, prints).run();
    warn(kept);
    warn(trim->bind(1, qint64(kMostPrints)).run());
    return kept.has_value() && this->prints(title).has_value();
}

// Until another episode is looked at; a busy machine or a full disk may do better then.
void FoundChapters::leaveOut(const QString &title)
{
    m_others.removeAll(title);
    if (title == m_title)
        m_title.clear();
}

void FoundChapters::compare(const QString &other, const Prints &here, const Prints &there)
{
    const QStringList kinds = missing();
    for (const FoundKind &kind : {kIntro, kCredits}) {
        const QString name = QLatin1String(kind.name);
        if (!kinds.contains(name))
            continue;
        SoundPrint Prints::*part = name == QLatin1String(kIntro.name) ? &Prints::opening : &Prints::credits;
        const auto shared = sharedSound(here.*part, there.*part, kind.limits);
        if (!shared)
            continue;
        keep(m_title, name, shared->here);
        // What the other one shares with others it may know better.
        const auto isIts = [&name](const QJsonValue &one) { return one[QLatin1String("kind")] == name; };
        const QJsonArray known = of(other);
        if (std::none_of(known.begin(), known.end(), isIts))
            keep(other, name, shared->there);
        Q_EMIT found(m_title);
    }
}

void FoundChapters::keep(const QString &title, const QString &kind, const TimeRange &range)
{
    auto insert =
        m_database.prepare("INSERT OR REPLACE INTO found_chapter(title, size, mtime_ms, kind, from_ms, "
                           "to_ms) SELECT id, size, mtime_ms, ?2, ?3, ?4 FROM title WHERE id=?1");
    if (!insert)
        return;
    const std::chrono::milliseconds from = range.from <= kFromTheStart ? 0ms : range.from;
    insert->bind(1, title).bind(2, kind).bind(3, qint64(from.count())).bind(4, qint64(range.to.count()));
    warn(insert->run());
    qCInfo(foundLog, "%s of %s: %lld to %lld ms", qUtf8Printable(kind), qUtf8Printable(title),
           static_cast<long long>(from.count()), static_cast<long long>(range.to.count()));
}

} // namespace hearth::player
