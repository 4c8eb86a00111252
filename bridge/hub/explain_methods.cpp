// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/explain_methods.h"
#include "bridge/appliances/mqtt/discovery.h"
#include "player/library/name_rules.h"
#include "player/library/title_id.h"
#include "player/playlists/playlist_formats.h"
#include "player/subtitles/subtitle_file.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kMostShown = 500; // cues, entries; the count tells of all

QJsonObject explainEntity(const Entity &entity)
{
    QJsonObject inputs;
    for (const EntityInput &input : entity.inputs)
        inputs.insert(input.field, input.topic);
    return {{QStringLiteral("component"), entity.component},
            {QStringLiteral("name"), entity.name},
            {QStringLiteral("device"), entity.device.name},
            {QStringLiteral("room"), entity.device.area},
            {QStringLiteral("reads"), inputs},
            {QStringLiteral("problems"), QJsonArray::fromStringList(entity.problems)}};
}

Result<QJsonValue> explainDiscovery(const QString &topic, const QByteArray &payload)
{
    const Result<DiscoveryMessage> message = readDiscovery(topic, payload);
    if (!message)
        return std::unexpected(message.error());
    QJsonArray entities;
    for (const Entity &entity : message->entities)
        entities.append(explainEntity(entity));
    return QJsonObject{{QStringLiteral("entities"), entities},
                       {QStringLiteral("skipped"), QJsonArray::fromStringList(message->skipped)}};
}

Result<QJsonValue> explainTemplate(const QString &text, const QByteArray &payload)
{
    const Result<Template> parsed = Template::parse(text);
    if (!parsed)
        return std::unexpected(parsed.error());
    const Result<QString> rendered = parsed->render(TemplateInput(payload));
    if (!rendered)
        return std::unexpected(rendered.error());
    return QJsonObject{{QStringLiteral("rendered"), *rendered}};
}

QJsonValue milliseconds(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QJsonValue(static_cast<qint64>(time->count())) : QJsonValue();
}

Result<QJsonValue> explainSubtitle(const QString &name, const QByteArray &bytes)
{
    const auto file = player::readSubtitleFile(bytes, name);
    if (!file)
        return std::unexpected(file.error());
    QJsonArray cues;
    for (const player::Cue &cue : file->cues.mid(0, kMostShown))
        cues.append(QJsonObject{{QStringLiteral("startMs"), static_cast<qint64>(cue.start.count())},
                                {QStringLiteral("endMs"), milliseconds(cue.end)},
                                {QStringLiteral("text"), player::plainText(cue)}});
    return QJsonObject{{QStringLiteral("format"), file->format},
                       {QStringLiteral("charset"), file->charset},
                       {QStringLiteral("count"), file->cues.size()},
                       {QStringLiteral("cues"), cues}};
}

QJsonObject asObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), *it);
    return object;
}

Result<QJsonValue> explainPlaylist(const QString &name, const QByteArray &bytes)
{
    const auto list = player::readPlaylist(bytes, name);
    if (!list)
        return std::unexpected(list.error());
    QJsonArray entries;
    for (const player::PlaylistEntry &entry : list->entries.mid(0, kMostShown))
        entries.append(QJsonObject{{QStringLiteral("title"), entry.title},
                                   {QStringLiteral("address"), entry.address},
                                   {QStringLiteral("durationMs"), milliseconds(entry.duration)},
                                   {QStringLiteral("groups"), QJsonArray::fromStringList(entry.groups)},
                                   {QStringLiteral("attributes"), asObject(entry.attributes)},
                                   {QStringLiteral("headers"), asObject(entry.headers)},
                                   {QStringLiteral("properties"), asObject(entry.properties)}});
    return QJsonObject{{QStringLiteral("attributes"), asObject(list->attributes)},
                       {QStringLiteral("guide"), list->guideAddress()},
                       {QStringLiteral("count"), list->entries.size()},
                       {QStringLiteral("entries"), entries}};
}

/// What the file's name says, and what the library made of it.
QJsonObject explainName(const QString &path, const player::Library &library)
{
    const player::GuessedName guess = player::guessName(path);
    QJsonObject name{{QStringLiteral("name"), guess.name}, {QStringLiteral("year"), guess.year}};
    if (guess.isEpisode()) {
        name.insert(QStringLiteral("series"), guess.series);
        name.insert(QStringLiteral("season"), guess.season);
        name.insert(QStringLiteral("episode"), guess.episode);
    }
    return {{QStringLiteral("name"), name},
            {QStringLiteral("library"), library.title(player::titleIdOf(path)).value_or(QJsonObject())}};
}

void explainMedia(const QString &path, player::ProbeClient &probe, const player::Library &library,
                  const Reply &reply)
{
    const QString file = QDir::cleanPath(path);
    if (!QDir::isAbsolutePath(file) || !QFileInfo(file).isFile())
        return reply(fail(ErrorCode::NotFound, Error::tr("There is no file or folder %1").arg(file)));
    QJsonObject known = explainName(file, library);
    known.insert(QStringLiteral("bytes"), QFileInfo(file).size());
    player::ProbeTask task;
    task.file = file;
    task.isUrgent = true;
    task.done = [known, reply](const Result<QJsonObject> &found) {
        if (!found)
            return reply(std::unexpected(found.error()));
        QJsonObject whole = known;
        whole.insert(QStringLiteral("media"), *found);
        reply(whole);
    };
    probe.add(std::move(task));
}

using ExplainFile = Result<QJsonValue> (*)(const QString &name, const QByteArray &bytes);

} // namespace

void addExplainMethods(ApiServer &server, player::ProbeClient &probe, const player::Library &library)
{
    server.add(QStringLiteral("explain.discovery"),
               [](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(explainDiscovery(params.value(QLatin1String("topic")).toString(),
                                          params.value(QLatin1String("payload")).toString().toUtf8()));
               });
    const auto addFile = [&server](const char *method, ExplainFile explain) {
        server.add(QLatin1String(method), [explain](const Caller &, const QJsonObject &params,
                                                    const Reply &reply) {
            const auto bytes =
                QByteArray::fromBase64Encoding(params.value(QLatin1String("base64")).toString().toLatin1(),
                                               QByteArray::AbortOnBase64DecodingErrors);
            if (bytes)
                reply(explain(params.value(QLatin1String("name")).toString(), bytes.decoded));
            else
                reply(fail(ErrorCode::Invalid, QStringLiteral("base64 is not valid")));
        });
    };
    addFile("explain.subtitle", explainSubtitle);
    addFile("explain.playlist", explainPlaylist);
    server.add(QStringLiteral("explain.media"),
               [&probe, &library](const Caller &, const QJsonObject &params, const Reply &reply) {
                   explainMedia(params.value(QLatin1String("path")).toString(), probe, library, reply);
               });
    server.add(QStringLiteral("explain.template"),
               [](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(explainTemplate(params.value(QLatin1String("template")).toString(),
                                         params.value(QLatin1String("payload")).toString().toUtf8()));
               });
}

} // namespace hearth::bridge
