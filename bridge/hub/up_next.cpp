// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/up_next.h"
#include "bridge/hub/chapter_kinds.h"
#include "player/library/title_id.h"
#include <QFile>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSaveFile>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(playbackLog)

namespace
{

using player::Library;

constexpr qint64 kOfferForMs = 10'000;       // of the viewer's time
constexpr qint64 kForeseenMs = 50'000;       // before it is offered, likewise
constexpr std::chrono::seconds kReadable{3}; // the sentence about an entry that cannot be played
constexpr JsonLimits kKeptLimits{32 * 1024 * 1024, 4};

qint64 offerFrom(const QJsonObject &state)
{
    const qint64 duration = state.value(QLatin1String("durationMs")).toInteger();
    const double speed = state.value(QLatin1String("speed")).toDouble(1.0);
    const qint64 latest = std::max(duration / 2, duration - qint64(speed * double(kOfferForMs)));
    const auto credits = creditsFromMs(state);
    return std::min(credits.value_or(latest), latest);
}

/// Empty for what is not there or not whole: then nothing was played.
QJsonObject readKept(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto kept = parseJsonObject(file.read(kKeptLimits.sizeBytes + 1), kKeptLimits);
    if (!kept)
        qCWarning(playbackLog, "%s: %s", qUtf8Printable(path), qUtf8Printable(kept.error().message));
    return kept.value_or(QJsonObject());
}

void writeKept(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson(object)) < 0 || !file.commit())
        qCWarning(playbackLog, "%s: %s", qUtf8Printable(path), qUtf8Printable(file.errorString()));
}

} // namespace

UpNext::UpNext(Playback &playback, const Library &library, Household &household, const Settings &settings,
               QString listFile, QObject *parent)
    : QObject(parent), m_playback(playback), m_library(library), m_household(household), m_settings(settings),
      m_listFile(std::move(listFile)), m_order(QRandomGenerator::global()->generate())
{
    connect(&m_playback, &Playback::changed, this, [this] {
        if (m_list && m_playback.titleId() != m_listedId)
            leaveList();
        if (m_playback.titleId() != m_titleId) {
            m_stays = false;
            look();
        }
        foresee();
        passFailed(m_playback.state().value(QLatin1String("state")).toString());
    });
    connect(&m_playback, &Playback::followed, this, [this] {
        m_listedId = m_playback.titleId();
        m_stays = false;
        if (m_list)
            m_at = placeOf(m_listedId);
        look();
        keepPlace();
    });
    connect(&m_library, &Library::changed, this, &UpNext::look);
    connect(&m_household, &Household::changed, this, &UpNext::look);
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("autoplayNext"))
            Q_EMIT changed();
    });
    m_passing.setSingleShot(true);
    m_passing.setInterval(kReadable);
    connect(&m_passing, &QTimer::timeout, this, [this] {
        if (const Done done = go(Toward::Next, {}); !done)
            qCInfo(playbackLog, "not on to the next: %s", qUtf8Printable(done.error().message));
    });
}

void UpNext::recall()
{
    const QJsonObject place = readKept(placeFile());
    if (!m_playback.isOpen() || place.value(QLatin1String("of")).toString() != m_playback.titleId())
        return;
    const QJsonObject kept = readKept(m_listFile);
    PlayList list{kept.value(QLatin1String("name")).toString(), {}, false};
    for (const QJsonValue &value : kept.value(QLatin1String("entries")).toArray()) {
        if (const auto entry = Playable::fromJson(value.toObject()))
            list.entries.append(*entry);
    }
    m_at = place.value(QLatin1String("at")).toInteger();
    m_listedId = m_playback.titleId();
    if (m_at >= 0 && m_at < list.entries.size())
        m_list = std::move(list);
    m_order.setRepeat(
        repeatOf(place.value(QLatin1String("repeat")).toString()).value_or(PlayOrder::Repeat::Off));
    look();
    m_order.setShuffled(place.value(QLatin1String("shuffle")).toBool(),
                        m_list ? QString::number(m_at) : m_titleId);
    look();
}

void UpNext::keepList() const
{
    QJsonArray entries;
    for (const Playable &entry : m_list ? m_list->entries : QList<Playable>())
        entries.append(entry.toJson());
    if (m_list)
        writeKept(m_listFile, {{QStringLiteral("name"), m_list->name}, {QStringLiteral("entries"), entries}});
    else
        QFile::remove(m_listFile);
}

void UpNext::keepPlace() const
{
    if (hasOrder())
        writeKept(placeFile(), {{QStringLiteral("of"), m_playback.titleId()},
                                {QStringLiteral("at"), m_at},
                                {QStringLiteral("repeat"), wordOf(m_order.repeat())},
                                {QStringLiteral("shuffle"), m_order.isShuffled()}});
    else
        QFile::remove(placeFile());
}

QJsonObject UpNext::recordOf(const Playable &entry) const
{
    if (!entry.file.isEmpty()) {
        if (const auto title = m_library.title(player::titleIdOf(entry.file)))
            return *title;
    }
    return {{QStringLiteral("id"), entry.id()}, {QStringLiteral("name"), entry.name}};
}

bool UpNext::isOfLibrary(const QJsonObject &record)
{
    return record.contains(QLatin1String("kind"));
}

void UpNext::leaveList()
{
    m_list.reset();
    m_failed = 0;
    m_passing.stop();
    m_order = PlayOrder(QRandomGenerator::global()->generate());
    keepList();
    keepPlace();
}

Done UpNext::play(PlayList list, std::optional<qint64> fromMs, const QString &pin)
{
    const Playable first = list.entries.constFirst();
    const QJsonObject record = recordOf(first);
    const bool isTitle = isOfLibrary(record);
    if (Done done = m_household.mayOpen(isTitle ? record : QJsonObject(), pin); !done)
        return done;
    leaveList();
    if (!list.isOne) {
        m_list = std::move(list);
        m_at = 0;
        m_listedId = record.value(QLatin1String("id")).toString();
    }
    const Done done = isTitle ? m_playback.open(record.value(QLatin1String("id")).toString(), fromMs, false)
                              : m_playback.open(first, fromMs);
    if (!done)
        leaveList();
    look();
    keepList();
    keepPlace();
    return done;
}

std::optional<UpNext::Beside> UpNext::besides(Toward toward) const
{
    const int step = toward == Toward::Next ? 1 : -1;
    std::optional<Beside> found;
    if (m_list) {
        const auto number = m_order.beside(QString::number(m_at), step);
        if (number)
            found = Beside{recordOf(m_list->entries[number->toLongLong()]), number->toLongLong()};
    } else if (isMusic() && m_titleId == m_playback.titleId()) {
        const auto id = m_order.beside(m_titleId, step);
        if (const auto title = id ? m_library.title(*id) : std::nullopt)
            found = Beside{*title, std::nullopt};
    } else if (const auto title = m_library.title(m_playback.titleId())) {
        if (const auto other = m_library.besides(*title, toward))
            found = Beside{*other, std::nullopt};
    }
    if (found && isOfLibrary(found->record) && !m_household.mayBeShown(found->record))
        found.reset();
    return found;
}

void UpNext::look()
{
    m_titleId = m_playback.titleId();
    QStringList parts;
    if (m_list) {
        for (qsizetype at = 0; at < m_list->entries.size(); ++at)
            parts.append(QString::number(at));
        m_order.take(parts, QString::number(m_at));
    } else if (isMusic()) {
        const QJsonArray songs =
            m_library.wholes().partsOf(m_library.title(m_titleId)->value(QLatin1String("partOf")).toString());
        for (const QJsonValue &song : songs)
            parts.append(song[QLatin1String("id")].toString());
        m_order.take(parts, m_titleId);
    }
    const auto next = besides(Toward::Next);
    m_next = next ? next->record : QJsonObject();
    m_nextAt = next ? next->at : std::nullopt;
    m_hasPrevious = besides(Toward::Previous).has_value();
    m_mayGoOn = next && m_household.mayOpen(isOfLibrary(m_next) ? m_next : QJsonObject(), {});
    Q_EMIT changed();
}

void UpNext::passFailed(const QString &state)
{
    if (state == QLatin1String("playing"))
        m_failed = 0;
    const bool isFailed = state == QLatin1String("failed");
    if (!isFailed || !m_list || !m_mayGoOn || m_stays || m_failed + 1 >= m_list->entries.size()) {
        m_passing.stop();
    } else if (!m_passing.isActive()) {
        ++m_failed;
        m_passing.start();
    }
}

bool UpNext::isSong() const
{
    return m_next.value(QLatin1String("kind")).toString() == QLatin1String("song");
}

bool UpNext::isMusic() const
{
    const auto title = m_library.title(m_titleId);
    return title && title->value(QLatin1String("kind")).toString() == QLatin1String("song") &&
           !title->value(QLatin1String("partOf")).toString().isEmpty();
}

Done UpNext::repeat(PlayOrder::Repeat repeat)
{
    if (!hasOrder())
        return fail(ErrorCode::NotFound, tr("No list is on"),
                    tr("Play an album, a playlist or a folder first"));
    m_order.setRepeat(repeat);
    look();
    keepPlace();
    return {};
}

Done UpNext::shuffle(bool isShuffled)
{
    if (!hasOrder())
        return fail(ErrorCode::NotFound, tr("No list is on"),
                    tr("Play an album, a playlist or a folder first"));
    m_order.setShuffled(isShuffled, m_list ? QString::number(m_at) : m_titleId);
    look();
    keepPlace();
    return {};
}

bool UpNext::goesOnByItself() const
{
    // An album is heard as a whole, and who plays a list wants all of it.
    return m_list || isSong() || m_settings.value(QStringLiteral("autoplayNext")).toBool();
}

// After a restart of hearthd nobody knows any more what was told to follow.
qsizetype UpNext::placeOf(const QString &titleId) const
{
    const auto isIt = [&](qsizetype at) {
        return recordOf(m_list->entries[at]).value(QLatin1String("id")).toString() == titleId;
    };
    const qsizetype joined = m_joinedAt.value_or(m_nextAt.value_or(m_at));
    if (isIt(joined))
        return joined;
    for (qsizetype at = 0; at < m_list->entries.size(); ++at) {
        if (isIt(at))
            return at;
    }
    return joined;
}

bool UpNext::join(const QJsonObject &state)
{
    const QString how = state.value(QLatin1String("state")).toString();
    const bool isOn = how == QLatin1String("playing") || how == QLatin1String("paused");
    if (!isOn || !state.value(QLatin1String("joins")).toBool())
        return false;
    const bool isAgain = m_order.repeat() == PlayOrder::Repeat::One && hasOrder();
    const bool isFilm = isOfLibrary(m_next) && !isSong();
    if (!isAgain && (isFilm || (m_nextAt && m_list->entries[*m_nextAt].file.isEmpty()))) {
        m_playback.followNothing();
        return false;
    }
    m_joinedAt = isAgain ? std::optional(m_at) : m_nextAt;
    if (m_stays || (!isAgain && (m_next.isEmpty() || !m_mayGoOn || !goesOnByItself()))) {
        m_playback.followNothing();
        return true;
    }
    if (isAgain)
        return m_list ? followEntry(m_list->entries[m_at]) : m_playback.follow(m_titleId);
    return m_nextAt ? followEntry(m_list->entries[*m_nextAt])
                    : m_playback.follow(m_next.value(QLatin1String("id")).toString());
}

bool UpNext::followEntry(const Playable &entry)
{
    const QJsonObject record = recordOf(entry);
    return isOfLibrary(record) ? m_playback.follow(record.value(QLatin1String("id")).toString())
                               : m_playback.follow(entry);
}

void UpNext::foresee()
{
    if (m_playback.channelNumber() > 0)
        return; // another's to foresee
    const QJsonObject state = m_playback.state();
    if (join(state)) {
        m_playback.forgetForeseen();
        return;
    }
    const double speed = state.value(QLatin1String("speed")).toDouble(1.0);
    const bool isNear = state.value(QLatin1String("durationMs")).toInteger() > 0 &&
                        state.value(QLatin1String("positionMs")).toInteger() >=
                            offerFrom(state) - qint64(speed * double(kForeseenMs));
    const bool plays = state.value(QLatin1String("state")).toString() == QLatin1String("playing");
    const bool isAgain = m_order.repeat() == PlayOrder::Repeat::One && hasOrder();
    if (m_next.isEmpty() || !m_mayGoOn || m_stays || !isNear || isAgain)
        m_playback.forgetForeseen();
    else if (plays && isOfLibrary(m_next))
        m_playback.foresee(m_next.value(QLatin1String("id")).toString());
    else if (plays && m_nextAt)
        m_playback.foresee(m_list->entries[*m_nextAt]);
}

QJsonObject UpNext::with(QJsonObject state) const
{
    if (m_titleId.isEmpty() || m_playback.titleId() != m_titleId)
        return state;
    state.insert(QStringLiteral("hasPrevious"), m_hasPrevious);
    if (m_list)
        state.insert(QStringLiteral("list"), QJsonObject{{QStringLiteral("name"), m_list->name},
                                                         {QStringLiteral("at"), m_at + 1},
                                                         {QStringLiteral("of"), m_list->entries.size()}});
    if (hasOrder()) {
        state.insert(QStringLiteral("repeat"), wordOf(m_order.repeat()));
        state.insert(QStringLiteral("shuffle"), m_order.isShuffled());
    }
    if (m_next.isEmpty())
        return state;
    const bool goesOn = m_mayGoOn && !m_stays && goesOnByItself();
    QJsonObject next{{QStringLiteral("title"), m_next}, {QStringLiteral("goesOn"), goesOn}};
    if (!m_stays && !m_list && !isSong() && state.value(QLatin1String("durationMs")).toInteger() > 0)
        next.insert(QStringLiteral("offerFromMs"), offerFrom(state));
    state.insert(QStringLiteral("next"), next);
    return state;
}

Done UpNext::go(Toward toward, const QString &pin)
{
    if (const auto beside = besides(toward))
        return goTo(*beside, pin);
    return fail(ErrorCode::NotFound,
                toward == Toward::Next ? tr("Nothing follows this") : tr("Nothing comes before this"));
}

Done UpNext::goTo(const Beside &beside, const QString &pin)
{
    const bool isTitle = isOfLibrary(beside.record);
    if (Done done = m_household.mayOpen(isTitle ? beside.record : QJsonObject(), pin); !done)
        return done;
    const qsizetype before = m_at;
    const QString listedBefore = m_listedId;
    m_at = beside.at.value_or(m_at);
    m_listedId = beside.record.value(QLatin1String("id")).toString();
    const Done done = isTitle ? m_playback.goOn(beside.record.value(QLatin1String("id")).toString())
                              : m_playback.goOn(m_list->entries[m_at]);
    if (!done) {
        m_at = before;
        m_listedId = listedBefore;
        return done;
    }
    // Two entries of a list may be the same.
    look();
    if (hasOrder())
        keepPlace();
    return done;
}

Done UpNext::next(const QString &pin)
{
    return go(Toward::Next, pin);
}

Done UpNext::previous(const QString &pin)
{
    return go(Toward::Previous, pin);
}

Done UpNext::stay()
{
    if (!m_playback.isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_stays = true;
    Q_EMIT changed();
    return {};
}

bool UpNext::goOn()
{
    const bool isAgain = m_order.repeat() == PlayOrder::Repeat::One && hasOrder();
    if (m_stays || (!isAgain && !goesOnByItself()))
        return false;
    Done done;
    if (!isAgain)
        done = go(Toward::Next, {});
    else if (m_list)
        done = goTo({recordOf(m_list->entries[m_at]), m_at}, {});
    else
        done = m_playback.goOn(m_titleId);
    if (!done)
        qCInfo(playbackLog, "not on to the next: %s", qUtf8Printable(done.error().message));
    return done.has_value();
}

} // namespace hearth::bridge
