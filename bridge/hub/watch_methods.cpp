// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The API's methods of what is watched: the library, its courses and photos, and the film on the screen.

#include "bridge/hub/hub.h"
#include "bridge/hub/whole_records.h"

namespace hearth::bridge
{

namespace
{

constexpr int kMostSimilar = 20;

/// With "trailer", the id of what playback.open plays; empty for none.
QJsonObject withTrailer(QJsonObject record, const player::Library &library)
{
    record.insert(QStringLiteral("trailer"), library.trailerOf(record.value(QLatin1String("id")).toString()));
    return record;
}

std::optional<int> optionalInt(const QJsonObject &params, const char *name)
{
    const QJsonValue value = params.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

void Hub::addLibraryMethods()
{
    m_server.add(QStringLiteral("library.titles"), [this](const Caller &, const QJsonObject &params,
                                                          const Reply &reply) {
        const player::LibraryWindow window{params.value(QLatin1String("kind")).toString(),
                                           params.value(QLatin1String("offset")).toInt(),
                                           params.value(QLatin1String("limit")).toInt(50)};
        const bool isSeries = window.kind == QLatin1String("series");
        const bool isWhole = player::Wholes::isKind(window.kind);
        const bool isAlbums = window.kind == QLatin1String("album");
        const Result<QJsonArray> titles =
            isAlbums   ? m_library->photos().albums(window.offset, window.limit)
            : isSeries ? m_library->seriesList(window.offset, window.limit)
            : isWhole  ? m_library->wholes().list(window.kind, window.offset, window.limit)
                       : m_library->titles(window);
        if (!titles) {
            reply(std::unexpected(titles.error()));
            return;
        }
        QJsonArray items;
        for (const QJsonValue &value : *titles) {
            QJsonObject title = value.toObject();
            title.insert(QStringLiteral("type"),
                         isSeries || isWhole || isAlbums ? window.kind : QStringLiteral("title"));
            if (isWhole)
                title = withDone(title, homeSources());
            // The place stays, so that windows fit together.
            const QString place = QStringLiteral("hidden:%1").arg(window.offset + items.size());
            items.append(m_household->mayBeShown(title)
                             ? title
                             : QJsonObject{{QStringLiteral("id"), place},
                                           {QStringLiteral("type"), QStringLiteral("hidden")}});
        }
        reply(QJsonObject{{QStringLiteral("revision"), static_cast<qint64>(m_library->revision())},
                          {QStringLiteral("total"), isAlbums   ? m_library->photos().albumCount()
                                                    : isSeries ? m_library->seriesCount()
                                                    : isWhole  ? m_library->wholes().count(window.kind)
                                                               : m_library->count(window.kind)},
                          {QStringLiteral("offset"), window.offset},
                          {QStringLiteral("items"), items}});
    });
    m_server.add(QStringLiteral("library.title"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const auto title = m_library->title(params.value(QLatin1String("id")).toString());
                     if (title && m_household->mayBeShown(*title))
                         reply(withTrailer(withProgress(*title, m_history), *m_library));
                     else
                         reply(fail(ErrorCode::NotFound, Error::tr("There is no such title"),
                                    QStringLiteral("library.titles lists them")));
                 });
    m_server.add(QStringLiteral("library.series"), [this](const Caller &, const QJsonObject &params,
                                                          const Reply &reply) {
        const auto name = player::Library::seriesNameOf(params.value(QLatin1String("id")).toString());
        const auto series = name ? seriesRecord(*name, homeSources()) : std::nullopt;
        if (series)
            reply(withTrailer(*series, *m_library));
        else
            reply(fail(ErrorCode::NotFound, tr("There is no such series")));
    });
    m_server.add(QStringLiteral("library.parts"), [this](const Caller &, const QJsonObject &params,
                                                         const Reply &reply) {
        const auto whole = wholeRecord(params.value(QLatin1String("id")).toString(), homeSources());
        if (whole)
            reply(*whole);
        else
            reply(fail(ErrorCode::NotFound, tr("There is no such course, workout or album")));
    });
    m_server.add(QStringLiteral("photos.list"), [this](const Caller &, const QJsonObject &params,
                                                       const Reply &reply) {
        const QString album = params.value(QLatin1String("album")).toString();
        const int offset = params.value(QLatin1String("offset")).toInt();
        reply(QJsonObject{
            {QStringLiteral("total"), m_library->photos().count(album)},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("items"),
             m_library->photos().photosOf(album, offset, params.value(QLatin1String("limit")).toInt(50))}});
    });
    m_server.add(
        QStringLiteral("photos.at"), [this](const Caller &, const QJsonObject &params, const Reply &reply) {
            const auto photo = m_library->photos().at(params.value(QLatin1String("album")).toString(),
                                                      params.value(QLatin1String("index")).toInt());
            if (photo)
                reply(*photo);
            else
                reply(std::unexpected(photo.error()));
        });
    m_server.add(QStringLiteral("photos.pick"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const int limit = params.value(QLatin1String("limit")).toInt(24);
                     reply(QJsonObject{{QStringLiteral("files"),
                                        QJsonArray::fromStringList(m_library->photos().pick(limit))}});
                 });
    m_server.add(QStringLiteral("library.similar"), [this](const Caller &, const QJsonObject &params,
                                                           const Reply &reply) {
        QJsonArray list;
        const auto title = m_library->title(params.value(QLatin1String("id")).toString());
        const QJsonArray similar = title ? m_library->similarTo(*title, kMostSimilar) : QJsonArray();
        for (const QJsonValue &value : similar) {
            if (!m_household->mayBeShown(value.toObject()))
                continue;
            QJsonObject record = withProgress(value.toObject(), m_history);
            record.insert(QStringLiteral("type"), QStringLiteral("title"));
            list.append(record);
        }
        reply(list);
    });
    m_server.add(QStringLiteral("library.scan"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_library->scan();
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("history.forgetAll"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const QString profile = m_household->active().id;
                     Done done = m_household->mayChange(params.value(QLatin1String("pin")).toString());
                     if (done)
                         done = m_history.forgetProfile(profile);
                     if (done)
                         done = m_channels->forgetProfile(profile);
                     if (done)
                         done = m_recentApps.forgetProfile(profile);
                     m_homeChanged.start();
                     reply(asValue(done));
                 });
    m_server.add(QStringLiteral("history.forget"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (Done done = m_history.forget(params.value(QLatin1String("id")).toString()); !done) {
                         reply(std::unexpected(done.error()));
                         return;
                     }
                     m_homeChanged.start();
                     reply(QJsonValue(true));
                 });
}

void Hub::addPlaybackMethods()
{
    m_server.add(QStringLiteral("playback.open"), [this](const Caller &, const QJsonObject &params,
                                                         const Reply &reply) {
        const QJsonValue from = params.value(QLatin1String("fromMs"));
        const QJsonObject record = recordOf(params.value(QLatin1String("id")).toString());
        if (Done done = m_household->mayOpen(record, params.value(QLatin1String("pin")).toString()); !done) {
            reply(std::unexpected(done.error()));
            return;
        }
        // What plays in the corner grows.
        if (m_stage.hasCorner() && !from.isDouble() &&
            params.value(QLatin1String("id")).toString() == m_playback.titleId()) {
            m_stage.show(Stage::Front::Film);
            reply(film());
            return;
        }
        const Done done = m_playback.open(params.value(QLatin1String("id")).toString(),
                                          from.isDouble() ? std::optional(from.toInteger()) : std::nullopt,
                                          params.value(QLatin1String("paused")).toBool());
        if (done)
            reply(film());
        else
            reply(std::unexpected(done.error()));
    });
    m_server.add(QStringLiteral("playback.openAddress"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const QJsonValue from = params.value(QLatin1String("fromMs"));
                     m_opener.find(params.value(QLatin1String("url")).toString(),
                                   params.value(QLatin1String("title")).toString(),
                                   [this, reply, pin = params.value(QLatin1String("pin")).toString(),
                                    fromMs = from.isDouble() ? std::optional(from.toInteger())
                                                             : std::nullopt](Result<PlayList> list) {
                                       Done done = list ? m_upNext->play(*std::move(list), fromMs, pin)
                                                        : std::unexpected(list.error());
                                       if (done)
                                           reply(film());
                                       else
                                           reply(std::unexpected(done.error()));
                                   });
                 });
    m_server.add(QStringLiteral("playback.play"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_playback.play()));
                 });
    m_server.add(QStringLiteral("playback.pause"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_playback.pause()));
                 });
    m_server.add(QStringLiteral("playback.seek"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.seek(params.value(QLatin1String("positionMs")).toInteger(),
                                                   params.value(QLatin1String("fast")).toBool())));
                 });
    m_server.add(QStringLiteral("playback.skip"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.skip(params.value(QLatin1String("deltaMs")).toInteger())));
                 });
    m_server.add(QStringLiteral("playback.chooseTracks"), [this](const Caller &, const QJsonObject &params,
                                                                 const Reply &reply) {
        reply(asValue(m_playback.chooseTracks(optionalInt(params, "audio"), optionalInt(params, "subtitle"),
                                              optionalInt(params, "secondSubtitle"))));
    });
    m_server.add(QStringLiteral("playback.speed"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.setSpeed(params.value(QLatin1String("speed")).toDouble())));
                 });
    m_server.add(QStringLiteral("playback.delay"), [this](const Caller &, const QJsonObject &params,
                                                          const Reply &reply) {
        reply(
            asValue(m_playback.setDelays(optionalInt(params, "soundMs"), optionalInt(params, "subtitleMs"))));
    });
    m_server.add(QStringLiteral("playback.step"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.step(params.value(QLatin1String("direction")).toInt())));
                 });
    m_server.add(QStringLiteral("playback.next"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_upNext->next(params.value(QLatin1String("pin")).toString())));
                 });
    m_server.add(QStringLiteral("playback.previous"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_upNext->previous(params.value(QLatin1String("pin")).toString())));
                 });
    m_server.add(QStringLiteral("playback.stay"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_upNext->stay()));
                 });
    m_server.add(QStringLiteral("playback.repeat"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const auto repeat = repeatOf(params.value(QLatin1String("what")).toString());
                     reply(asValue(m_upNext->repeat(repeat.value_or(PlayOrder::Repeat::Off))));
                 });
    m_server.add(QStringLiteral("playback.shuffle"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_upNext->shuffle(params.value(QLatin1String("on")).toBool())));
                 });
    m_server.add(QStringLiteral("playback.skipChapter"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_chapterSkip->skip()));
                 });
    m_server.add(QStringLiteral("playback.stop"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_playback.stop();
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("playback.state"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) { reply(film()); });
    m_server.add(QStringLiteral("player.report"),
                 [this](const Caller &caller, const QJsonObject &params, const Reply &reply) {
                     m_playback.takeReport(caller.process, params);
                     reply(QJsonValue(true));
                 });
}

} // namespace hearth::bridge
