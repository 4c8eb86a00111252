// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// hearthctl: the API from the command line. Exit 0; 1 with the error as JSON on stderr; 2 when no hearthd
// answers.

#include "bridge/hearthctl/archive.h"
#include "bridge/hearthctl/focus_walk.h"
#include "resources/base/json.h"
#include "resources/base/paths.h"
#include "resources/base/rpc_client.h"
#include "resources/base/unix_listener.h"
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <cstdio>

using namespace hearth;

namespace
{

constexpr std::chrono::milliseconds kDeadline{15000};

constexpr char kHelp[] = R"(hearthctl: drives a running Hearth from the command line.

  hearthctl [--state DIR | --socket SOCKET] COMMAND

  state                   what is on the screen: page, focus with role and name, playback
  key NAME...             presses keys: left right up down ok back home menu play pause stop
                          next previous red green yellow blue 0-9 channelup channeldown
                          volumeup volumedown mute
  type TEXT               types into what has focus
  screenshot FILE.png     a picture of the screen
  walk [DIR]              walks what is in front with the arrow keys, a page or a web app, and tells each fault of
                          its focus and its words, with a picture in DIR (default: here); exit 1 for any
  methods                 the API's methods, a line each, with who may call them
  call METHOD [JSON]      calls a method, for example: call library.titles '{"limit":5}'
  watch [EVENT...]        prints events as they come, a JSON line each; all when none is named
  explain discovery TOPIC PAYLOAD    what Hearth makes of a discovery message, and why
  explain subtitle FILE              what Hearth reads out of a subtitle file: its format, letters and cues
  explain playlist FILE              what Hearth reads out of a playlist
  explain media FILE                 what a film holds, how its name is read, and what the library knows it as
  explain template TEXT PAYLOAD      what a template makes of a payload; @FILE reads a payload from a file
  diagnose [FILE.tar.gz]  what a fault report needs, without secrets: an archive, or JSON without FILE

Films, apps and appliances are driven by "call", for example:
  hearthctl call playback.open '{"id":"t-0123456789ab"}'
  hearthctl call appliances.list
DIR is the one that packaging/run or hearthd was given; without it the default is used.
)";

void printJson(const QJsonValue &value, FILE *stream)
{
    QByteArray text;
    if (value.isObject())
        text = QJsonDocument(value.toObject()).toJson();
    else if (value.isArray())
        text = QJsonDocument(value.toArray()).toJson();
    else
        text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1) + '\n';
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
}

int refuse(const Error &error)
{
    printJson(errorToJson(error), stderr);
    return error.code == ErrorCode::Unavailable &&
                   error.message.startsWith(QLatin1String("Hearth is not running"))
               ? 2
               : 1;
}

int usage(const QString &problem)
{
    std::fprintf(stderr, "hearthctl: %s\nhearthctl --help tells more\n", qUtf8Printable(problem));
    return 1;
}

int callAndPrint(const QString &socket, const QString &method, const QJsonObject &params)
{
    const Result<QJsonValue> result = callOnce(socket, method, params, kDeadline);
    if (!result)
        return refuse(result.error());
    printJson(*result, stdout);
    return 0;
}

int pressKeys(const QString &socket, const QStringList &names)
{
    for (const QString &name : names) {
        const auto result =
            callOnce(socket, QStringLiteral("input.key"), {{QStringLiteral("name"), name}}, kDeadline);
        if (!result)
            return refuse(result.error());
    }
    return 0;
}

int takePicture(const QString &socket, const QString &target)
{
    const auto result = callOnce(socket, QStringLiteral("screen.screenshot"), {}, kDeadline);
    if (!result)
        return refuse(result.error());
    const QString file = result->toObject().value(QLatin1String("file")).toString();
    QFile picture(file);
    const bool isRead = picture.open(QIODevice::ReadOnly);
    const QByteArray bytes = picture.readAll();
    picture.remove();
    // What stood there is replaced when the picture is whole, and only if it is a file.
    const QFileInfo there(target);
    QSaveFile out(target);
    if (!isRead || (there.exists() && !there.isFile()) || !out.open(QIODevice::WriteOnly) ||
        out.write(bytes) != bytes.size() || !out.commit())
        return refuse({ErrorCode::Io, QStringLiteral("cannot write %1").arg(target),
                       QStringLiteral("Choose another file")});
    return 0;
}

int listMethods(const QString &socket)
{
    const auto document = callOnce(socket, QStringLiteral("rpc.discover"), {}, kDeadline);
    if (!document)
        return refuse(document.error());
    const QJsonArray methods = document->toObject().value(QLatin1String("methods")).toArray();
    for (const QJsonValue &value : methods) {
        const QJsonObject method = value.toObject();
        QStringList params;
        for (const QJsonValue &param : method.value(QLatin1String("params")).toArray()) {
            const QString name = param.toObject().value(QLatin1String("name")).toString();
            params.append(param.toObject().value(QLatin1String("required")).toBool()
                              ? name
                              : QLatin1Char('[') + name + QLatin1Char(']'));
        }
        QStringList callers;
        for (const QJsonValue &caller : method.value(QLatin1String("x-callers")).toArray())
            callers.append(caller.toString());
        std::printf("%-26s %-24s %s (%s)\n", qUtf8Printable(method.value(QLatin1String("name")).toString()),
                    qUtf8Printable(params.join(QLatin1Char(' '))),
                    qUtf8Printable(method.value(QLatin1String("summary")).toString()),
                    qUtf8Printable(callers.join(QLatin1Char(','))));
    }
    return 0;
}

int watch(const QString &socket, const QStringList &names)
{
    RpcClient client(socket, RpcLimits{{16 * 1024 * 1024, 64}, 1024 * 1024});
    int exitCode = 0;
    QJsonArray wanted;
    for (const QString &name : names)
        wanted.append(name);
    if (wanted.isEmpty())
        wanted.append(QStringLiteral("*"));
    QObject::connect(&client, &RpcClient::event, &client, [](const QString &name, const QJsonObject &params) {
        const QByteArray line =
            toJson({{QStringLiteral("event"), name}, {QStringLiteral("params"), params}}) + '\n';
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
        std::fflush(stdout);
    });
    QObject::connect(&client, &RpcClient::connected, &client, [&] {
        client.call(QStringLiteral("events.subscribe"), {{QStringLiteral("names"), wanted}}, kDeadline,
                    &client, [&](const Result<QJsonValue> &result) {
                        if (!result)
                            QCoreApplication::exit(exitCode = refuse(result.error()));
                    });
    });
    client.start();
    if (!client.isConnected())
        return refuse({ErrorCode::Unavailable, QStringLiteral("Hearth is not running"),
                       QStringLiteral("Start it with packaging/run")});
    QCoreApplication::exec();
    return exitCode;
}

int diagnose(const QString &socket, const QString &target)
{
    const auto result = callOnce(socket, QStringLiteral("system.diagnose"), {}, kDeadline);
    if (!result)
        return refuse(result.error());
    if (target.isEmpty()) {
        printJson(*result, stdout);
        return 0;
    }
    QJsonObject report = result->toObject();
    std::vector<ArchiveEntry> entries;
    const QJsonObject logs = report.take(QStringLiteral("logs")).toObject();
    for (auto log = logs.begin(); log != logs.end(); ++log)
        entries.push_back({QStringLiteral("hearth/logs/%1.log").arg(log.key()), log->toString().toUtf8()});
    entries.push_back({QStringLiteral("hearth/report.json"), QJsonDocument(report).toJson()});
    if (Done done = writeArchive(target, entries); !done)
        return refuse(done.error());
    return 0;
}

/// "@FILE" stands for what the file holds.
Result<QString> textOrFile(const QString &argument)
{
    if (!argument.startsWith(QLatin1Char('@')))
        return argument;
    QFile file(argument.mid(1));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("cannot read %1").arg(file.fileName()),
                    QStringLiteral("Name a file that is there"));
    return QString::fromUtf8(file.read(1024 * 1024));
}

int explainFile(const QString &socket, const QString &kind, const QString &name)
{
    constexpr qint64 kMost = 700 * 1024; // what a message of the API holds, as base64
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse({ErrorCode::Io, QStringLiteral("cannot read %1").arg(name),
                       QStringLiteral("Name a file that is there")});
    const QByteArray bytes = file.read(kMost + 1);
    if (bytes.size() > kMost)
        return refuse({ErrorCode::TooLarge, QStringLiteral("%1 is larger than 700 KB").arg(name),
                       QStringLiteral("Explain its beginning: head -c 700000")});
    return callAndPrint(socket, QLatin1String("explain.") + kind,
                        {{QStringLiteral("name"), QFileInfo(name).fileName()},
                         {QStringLiteral("base64"), QString::fromLatin1(bytes.toBase64())}});
}

int explain(const QString &socket, const QStringList &words)
{
    const auto payload = textOrFile(words[2]);
    if (!payload)
        return refuse(payload.error());
    const bool isTemplate = words[0] == QLatin1String("template");
    return callAndPrint(socket, QLatin1String("explain.") + words[0],
                        {{isTemplate ? QStringLiteral("template") : QStringLiteral("topic"), words[1]},
                         {QStringLiteral("payload"), *payload}});
}

/// The check that a partner's app should pass, and that the launcher's pages do.
int walkInFront(const QString &socket, const QString &pictureFolder)
{
    FocusWalk walk([&](const QString &method,
                       const QJsonObject &params) { return callOnce(socket, method, params, kDeadline); },
                   pictureFolder, {});
    if (const auto state = callOnce(socket, QStringLiteral("screen.state"), {}, kDeadline); !state)
        return refuse(state.error());
    const FocusWalk::Place first = walk.place();
    const bool isWalked = walk.walk();
    const int places = walk.places();
    walk.backHome();
    const QStringList faults = walk.takeFaults();
    for (const QString &fault : faults)
        std::printf("%s\n", qUtf8Printable(fault));
    std::printf("%s: %d places, %lld faults%s\n", qUtf8Printable(first.page), places,
                static_cast<long long>(faults.size()), isWalked ? "" : "; a key was refused");
    return faults.isEmpty() && isWalked ? 0 : 1;
}

int run(const QString &socket, QStringList arguments)
{
    const QString command = arguments.takeFirst();
    if (command == QLatin1String("state") && arguments.isEmpty())
        return callAndPrint(socket, QStringLiteral("screen.state"), {});
    if (command == QLatin1String("key") && !arguments.isEmpty())
        return pressKeys(socket, arguments);
    if (command == QLatin1String("type") && arguments.size() == 1)
        return callAndPrint(socket, QStringLiteral("input.text"),
                            {{QStringLiteral("text"), arguments.first()}});
    if (command == QLatin1String("screenshot") && arguments.size() == 1)
        return takePicture(socket, arguments.first());
    if (command == QLatin1String("walk") && arguments.size() <= 1)
        return walkInFront(socket, arguments.value(0, QStringLiteral(".")));
    if (command == QLatin1String("methods") && arguments.isEmpty())
        return listMethods(socket);
    if (command == QLatin1String("watch"))
        return watch(socket, arguments);
    if (command == QLatin1String("diagnose") && arguments.size() <= 1)
        return diagnose(socket, arguments.value(0));
    if (command == QLatin1String("explain") && arguments.size() == 2 &&
        (arguments[0] == QLatin1String("subtitle") || arguments[0] == QLatin1String("playlist")))
        return explainFile(socket, arguments[0], arguments[1]);
    if (command == QLatin1String("explain") && arguments.size() == 2 &&
        arguments[0] == QLatin1String("media"))
        return callAndPrint(socket, QStringLiteral("explain.media"),
                            {{QStringLiteral("path"), QFileInfo(arguments[1]).absoluteFilePath()}});
    if (command == QLatin1String("explain") && arguments.size() == 3 &&
        (arguments.first() == QLatin1String("discovery") || arguments.first() == QLatin1String("template")))
        return explain(socket, arguments);
    if (command == QLatin1String("call") && (arguments.size() == 1 || arguments.size() == 2)) {
        const auto params =
            parseJsonObject(arguments.value(1, QStringLiteral("{}")).toUtf8(), {1024 * 1024, 32});
        if (!params)
            return refuse(params.error());
        return callAndPrint(socket, arguments.first(), *params);
    }
    static const QStringList kCommands = {QStringLiteral("key"),        QStringLiteral("type"),
                                          QStringLiteral("screenshot"), QStringLiteral("call"),
                                          QStringLiteral("explain"),    QStringLiteral("state"),
                                          QStringLiteral("methods"),    QStringLiteral("diagnose")};
    if (kCommands.contains(command))
        return usage(QStringLiteral("\"%1\" has too few or too many words after it").arg(command));
    return usage(QStringLiteral("\"%1\" is not understood").arg(command));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    QString socket = StatePaths{defaultStateFolder()}.ownerSocket();
    while (arguments.size() >= 2 && arguments.first().startsWith(QLatin1String("--"))) {
        const QString option = arguments.takeFirst();
        if (option == QLatin1String("--state"))
            socket = StatePaths{arguments.takeFirst()}.ownerSocket();
        else if (option == QLatin1String("--socket"))
            socket = arguments.takeFirst();
        else
            return usage(QStringLiteral("there is no option %1").arg(option));
    }
    if (arguments.size() == 1 &&
        (arguments.first() == QLatin1String("--state") || arguments.first() == QLatin1String("--socket")))
        return usage(arguments.first() + QLatin1String(" needs a value"));
    if (arguments.isEmpty() || arguments.first() == QLatin1String("--help") ||
        arguments.first() == QLatin1String("-h")) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    return run(socket, arguments);
}
