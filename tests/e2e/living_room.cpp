// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/living_room.h"
#include "resources/base/rpc_client.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTime>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace hearth::test
{

namespace
{

constexpr uid_t kNobody = 65534;
constexpr std::chrono::milliseconds kCallDeadline{10000};

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first process called `program` among `pid` and its descendants.
qint64 findBelow(qint64 pid, const QByteArray &program)
{
    const QString folder = QStringLiteral("/proc/%1").arg(pid);
    if (readFile(folder + QLatin1String("/comm")).trimmed() == program.left(15))
        return pid;
    const QStringList tasks =
        QDir(folder + QLatin1String("/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        const QByteArray children =
            readFile(folder + QLatin1String("/task/") + task + QLatin1String("/children"));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (const qint64 found = child.isEmpty() ? 0 : findBelow(child.toLongLong(), program))
                return found;
        }
    }
    return 0;
}

} // namespace

LivingRoom::LivingRoom() : m_folder(QDir::tempPath() + QLatin1String("/hl-XXXXXX"))
{
    QDir().mkpath(filmsPath());
    QDir().mkpath(m_folder.path() + QLatin1String("/run"));
    QFile::setPermissions(m_folder.path() + QLatin1String("/run"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (::geteuid() == 0) {
        for (const QString &path : {m_folder.path(), filmsPath(), m_folder.path() + QLatin1String("/run")}) {
            if (::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
                m_problem = QStringLiteral("chown");
        }
    }
}

LivingRoom::~LivingRoom()
{
    if (m_demoHome)
        m_demoHome->kill();
    if (m_hearthd && m_hearthd->state() == QProcess::Running) {
        m_hearthd->terminate();
        if (!m_hearthd->waitForFinished(8000))
            m_hearthd->kill();
    }
    if (m_sound && m_sound->state() == QProcess::Running) {
        ::kill(-static_cast<pid_t>(m_sound->processId()), SIGTERM);
        m_sound->waitForFinished(3000);
    }
    if (m_screen) {
        m_screen->terminate();
        m_screen->waitForFinished(3000);
    }
    for (const auto &process : {m_demoHome.get(), m_store.get(), m_hearthd.get(), m_screen.get()}) {
        if (process && process->state() == QProcess::Running) {
            process->kill();
            process->waitForFinished(2000);
        }
    }
    if (QTest::currentTestFailed() || !m_problem.isEmpty())
        qWarning("%s", logs().constData());
}

bool LivingRoom::fail(const QString &why)
{
    m_problem = why;
    return false;
}

std::unique_ptr<QProcess> LivingRoom::launch(const QString &program, const QStringList &arguments,
                                             const QString &log)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path() + QLatin1String("/run"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.path() + QLatin1String("/run/cache"));
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    // The shell's animations step by the frame, not by the clock of a busy machine.
    if (m_hasSteadyClock)
        environment.insert(QStringLiteral("QSG_FIXED_ANIMATION_STEP"), QStringLiteral("1"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    if (!m_soundSocket.isEmpty())
        environment.insert(QStringLiteral("PULSE_SERVER"), QLatin1String("unix:") + m_soundSocket);
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardOutputFile(m_folder.path() + QLatin1Char('/') + log, QIODevice::Append);
    if (::geteuid() == 0) {
        QStringList dropped{QStringLiteral("--reuid"),        QString::number(kNobody),
                            QStringLiteral("--regid"),        QString::number(kNobody),
                            QStringLiteral("--clear-groups"), program};
        process->start(QStringLiteral("setpriv"), dropped + arguments);
    } else {
        process->start(program, arguments);
    }
    return process;
}

void LivingRoom::stopStore()
{
    m_store->kill();
    m_store->waitForFinished();
}

bool LivingRoom::start(const QStringList &hearthdOptions)
{
    if (!makeFilm(QStringLiteral("Long Film (2024)"), 90) ||
        !makeFilm(QStringLiteral("Short Film (2023)"), 30))
        return fail(QStringLiteral("the films could not be made"));
    const QString displayFile = m_folder.path() + QLatin1String("/run/display");
    m_screen = std::make_unique<QProcess>();
    m_screen->setStandardOutputFile(displayFile);
    m_screen->start(QStringLiteral("Xvfb"),
                    {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                     QStringLiteral("0"), QStringLiteral("1280x720x24"), QStringLiteral("-nolisten"),
                     QStringLiteral("tcp"), QStringLiteral("-noreset")});
    if (!until([&] { return readFile(displayFile).endsWith('\n'); }))
        return fail(QStringLiteral("no virtual display"));
    m_display = QLatin1Char(':') + QString::fromLatin1(readFile(displayFile).trimmed());
    m_options += hearthdOptions;
    if (!startHearthd())
        return false;
    // Complete: everything probed and Home drawn from hearthd's own rows.
    const bool isComplete = until(
        [this] {
            const auto titles = call(QStringLiteral("library.titles"));
            if (!titles || titles->toObject().value(QLatin1String("total")).toInt() < 2)
                return false;
            for (const QJsonValue &title : titles->toObject().value(QLatin1String("items")).toArray()) {
                if (title.toObject().value(QLatin1String("durationMs")).toInt() == 0)
                    return false;
            }
            return state().value(QLatin1String("loaded")).toBool() && !focusName().isEmpty();
        },
        std::chrono::seconds(40));
    return isComplete || fail(QStringLiteral("Home did not become complete"));
}

bool LivingRoom::startHearthd()
{
    m_hearthd = launch(QStringLiteral(HEARTH_BIN_DIR "/hearthd"),
                       QStringList{QStringLiteral("--state"), statePath(), QStringLiteral("--media"),
                                   filmsPath(), QStringLiteral("--size"), QStringLiteral("1280x720")} +
                           m_options,
                       QStringLiteral("hearthd.log"));
    if (!until([this] { return call(QStringLiteral("system.version")).has_value(); }))
        return fail(QStringLiteral("hearthd did not answer"));
    return true;
}

void LivingRoom::killSound()
{
    if (m_sound->state() == QProcess::Running) {
        ::kill(-static_cast<pid_t>(m_sound->processId()), SIGKILL);
        m_sound->waitForFinished(3000);
    }
    // What it leaves would look like the next one's.
    for (const char *socket : {"/run/pulse/native", "/run/pipewire-0"})
        QFile::remove(m_folder.path() + QLatin1String(socket));
}

bool LivingRoom::isHeard(const QString &program)
{
    QProcess list;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path() + QLatin1String("/run"));
    list.setProcessEnvironment(environment);
    list.start(QStringLiteral("pw-cli"), {QStringLiteral("ls"), QStringLiteral("Node")});
    return list.waitForFinished(5000) && list.readAllStandardOutput().contains(program.toUtf8());
}

bool LivingRoom::startSound()
{
    m_sound = launch(QStringLiteral("setsid"),
                     {QStringLiteral(HEARTH_SOURCE_DIR "/packaging/sound"), QStringLiteral("--null")},
                     QStringLiteral("sound.log"));
    const QString socket = m_folder.path() + QLatin1String("/run/pulse/native");
    if (!until([&] { return QFile::exists(socket); }))
        return fail(QStringLiteral("no sound"));
    m_soundSocket = socket;
    return true;
}

bool LivingRoom::startDemoHome()
{
    const QString broker = statePath() + QLatin1String("/broker");
    if (!until([&] { return QFile::exists(broker + QLatin1String("/demo.password")); }))
        return fail(QStringLiteral("no broker"));
    m_demoHome = launch(QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-home"),
                        {QStringLiteral("--port"),
                         QString::fromLatin1(readFile(broker + QLatin1String("/port")).trimmed()),
                         QStringLiteral("--password-file"), broker + QLatin1String("/demo.password")},
                        QStringLiteral("demo-home.log"));
    return until([this] {
               const auto list = call(QStringLiteral("appliances.list"));
               return list && list->toArray().size() >= 6;
           }) ||
           fail(QStringLiteral("the demo home did not appear"));
}

bool LivingRoom::serveStore()
{
    const QString store = m_folder.path() + QLatin1String("/store");
    if (QProcess::execute(QStringLiteral(HEARTH_SOURCE_DIR "/packaging/demo/repository/make"),
                          {store, QStringLiteral(HEARTH_BIN_DIR)}) != 0 ||
        QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a+rX"), store}) !=
            0)
        return fail(QStringLiteral("the demo store could not be made"));
    const QString port = m_folder.path() + QLatin1String("/run/store-port");
    m_store = launch(QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-repository"),
                     {QStringLiteral("--port-file"), port, store}, QStringLiteral("store.log"));
    if (!until([&] { return !readFile(port).trimmed().isEmpty(); }))
        return fail(QStringLiteral("the demo store did not start"));
    m_options += {QStringLiteral("--repository"),
                  QStringLiteral("http://127.0.0.1:%1/").arg(QString::fromLatin1(readFile(port).trimmed())),
                  QStringLiteral("--trusted-root"), store + QLatin1String("/metadata/1.root.json")};
    return true;
}

bool LivingRoom::publish(const QString &appId, const QString &main)
{
    const QString store = m_folder.path() + QLatin1String("/store");
    const QString name = QFileInfo(main).fileName();
    const bool isWeb = name.endsWith(QLatin1String(".html"));
    const QString work = m_folder.path() + QLatin1String("/work-") + appId;
    const QString package = work + QLatin1String(".hpk");
    const QJsonObject manifest{{"id", appId},
                               {"version", "1.0.0"},
                               {"title", QFileInfo(main).baseName()},
                               {"vendor", "Hearth tests"},
                               {"type", isWeb ? "web" : "native"},
                               {"description", "An app of the tests."},
                               {"main", name},
                               {"icon", "icon.png"},
                               {"category", "app"},
                               {"permissions", QJsonArray()},
                               {"ageRating", 0}};
    QFile file(work + QLatin1String("/manifest.json"));
    const auto run = [](const QString &what, const QStringList &arguments) {
        return QProcess::execute(what, arguments) == 0;
    };
    const QString publisher = QStringLiteral(HEARTH_BIN_DIR "/hearth-publish");
    return (QDir().mkpath(work) && file.open(QIODevice::WriteOnly) && file.write(toJson(manifest)) > 0 &&
            file.flush() && QFile::copy(main, work + QLatin1Char('/') + name) &&
            run(QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-icon"),
                {QStringLiteral("unwind"), work + QLatin1String("/icon.png")}) &&
            run(publisher, {QStringLiteral("pack"), work, package}) &&
            run(publisher, {QStringLiteral("publish"), store, package, QStringLiteral("--keys"),
                            store + QLatin1String(".keys"), QStringLiteral("--partner"),
                            QStringLiteral("hearth-demo")}) &&
            run(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a+rX"), store})) ||
           fail(main + QLatin1String(" could not be published"));
}

bool LivingRoom::install(const QString &appId)
{
    const QJsonObject id{{QStringLiteral("id"), appId}};
    const bool isInstalled =
        until([&] { return call(QStringLiteral("store.install"), id).has_value(); }) && until([&] {
            return call(QStringLiteral("store.app"), id)
                       .value_or(QJsonValue())
                       .toObject()
                       .value(QLatin1String("state"))
                       .toString() == QLatin1String("installed");
        });
    return isInstalled || fail(appId + QLatin1String(" was not installed"));
}

QByteArray LivingRoom::situation()
{
    const QJsonObject all{
        {QStringLiteral("state"), state()},
        {QStringLiteral("processes"), call(QStringLiteral("system.processes")).value_or(QJsonValue())},
        {QStringLiteral("apps"), call(QStringLiteral("apps.running")).value_or(QJsonValue())}};
    return QJsonDocument(all).toJson() + logs();
}

QByteArray LivingRoom::logs() const
{
    QByteArray text;
    const QString folder = statePath() + QLatin1String("/logs/");
    for (const QString &log : QDir(folder).entryList(QDir::Files))
        text += "---- " + log.toUtf8() + '\n' + readFile(folder + log).right(3000);
    return text + "---- hearthd\n" + readFile(m_folder.path() + QLatin1String("/hearthd.log")).right(4000);
}

QJsonObject LivingRoom::savedState(const QString &appId, const QString &profile)
{
    QProcess query;
    query.start(
        QStringLiteral("sqlite3"),
        {QStringLiteral("-readonly"), statePath() + QLatin1String("/data/home.db"),
         QStringLiteral("SELECT token FROM app_saved WHERE app='%1' AND profile='%2'").arg(appId, profile)});
    query.waitForFinished();
    return QJsonDocument::fromJson(query.readAllStandardOutput()).object();
}

QJsonObject LivingRoom::runningApp(const QString &appId)
{
    const QJsonArray apps = call(QStringLiteral("apps.running")).value_or(QJsonValue()).toArray();
    for (const QJsonValue &app : apps) {
        if (app.toObject().value(QLatin1String("id")).toString() == appId)
            return app.toObject();
    }
    return {};
}

QString LivingRoom::titleId(const QString &name)
{
    const auto titles = call(QStringLiteral("library.titles"));
    const QJsonArray items = titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray();
    for (const QJsonValue &title : items) {
        if (title.toObject().value(QLatin1String("name")).toString() == name)
            return title.toObject().value(QLatin1String("id")).toString();
    }
    return {};
}

Result<QJsonValue> LivingRoom::call(const QString &method, const QJsonObject &params)
{
    return callOnce(statePath() + QLatin1String("/run/hearthd.sock"), method, params, kCallDeadline);
}

bool LivingRoom::goToFound(const QString &name)
{
    return until([&] {
        const QJsonObject focus = state().value(QLatin1String("focus")).toObject();
        const bool isLetter = focus.value(QLatin1String("role")).toString() == QLatin1String("key");
        return focus.value(QLatin1String("name")).toString() == name ||
               (key({isLetter ? QStringLiteral("right") : QStringLiteral("left")}) && focusName() == name);
    });
}

bool LivingRoom::key(const QStringList &names)
{
    for (const QString &name : names) {
        if (const auto done = call(QStringLiteral("input.key"), {{QStringLiteral("name"), name}}); !done) {
            qWarning("key %s: %s", qUtf8Printable(name), qUtf8Printable(done.error().message));
            return false;
        }
    }
    return true;
}

QJsonObject LivingRoom::state()
{
    return call(QStringLiteral("screen.state")).value_or(QJsonValue()).toObject();
}

bool LivingRoom::say(const QStringList &where, const QByteArray &payload)
{
    const QString broker = statePath() + QLatin1String("/broker/");
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
    };
    const QString port = read(broker + QLatin1String("port"));
    const QString password = read(broker + QLatin1String("demo.password"));
    const QStringList arguments{
        QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), port,
        QStringLiteral("-u"), QStringLiteral("demo"),      QStringLiteral("-P"), password,
        QStringLiteral("-m"), QString::fromUtf8(payload),  QStringLiteral("-t")};
    return QProcess::execute(QStringLiteral("mosquitto_pub"), arguments + where) == 0;
}

void LivingRoom::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("HEARTH_PICTURES");
    const auto taken =
        folder.isEmpty() ? Result<QJsonValue>(QJsonValue()) : call(QStringLiteral("screen.screenshot"));
    const QString file = taken ? taken->toObject().value(QLatin1String("file")).toString() : QString();
    if (!file.isEmpty())
        QFile::copy(file, folder + QLatin1Char('/') + name + QLatin1String(".png"));
}

QString LivingRoom::focusName()
{
    return state().value(QLatin1String("focus")).toObject().value(QLatin1String("name")).toString();
}

bool LivingRoom::until(const std::function<bool()> &isTrue, std::chrono::milliseconds deadline)
{
    return QTest::qWaitFor(isTrue, static_cast<int>(deadline.count()));
}

qint64 LivingRoom::pidOf(const QString &process, const QString &program)
{
    const auto processes = call(QStringLiteral("system.processes"));
    if (!processes)
        return 0;
    for (const QJsonValue &value : processes->toArray()) {
        const QJsonObject row = value.toObject();
        if (row.value(QLatin1String("name")).toString() == process &&
            row.value(QLatin1String("running")).toBool())
            return findBelow(row.value(QLatin1String("pid")).toInteger(), program.toLatin1());
    }
    return 0;
}

qint64 LivingRoom::hearthdChild(const QString &program) const
{
    return findBelow(hearthdPid(), program.toLatin1());
}

void LivingRoom::kill(qint64 pid)
{
    // 0 would be this program and whoever started it.
    if (pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

void LivingRoom::killHearthd()
{
    m_hearthd->kill();
    m_hearthd->waitForFinished(3000);
}

bool LivingRoom::restartHearthd()
{
    killHearthd();
    return startHearthd();
}

bool LivingRoom::makeFilm(const QString &name, int seconds, const QString &picture, int lineUntil)
{
    const QString subtitles = m_folder.path() + QLatin1String("/lines.srt");
    QFile lines(subtitles);
    if (!lines.open(QIODevice::WriteOnly))
        return false;
    const QTime end = QTime(0, 0).addSecs(lineUntil);
    lines.write("1\n00:00:01,000 --> " + end.toString(QStringLiteral("HH:mm:ss")).toLatin1() +
                ",000\nA line to read\n");
    lines.close();
    const QString t = QString::number(seconds);
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"), {QStringLiteral("-nostdin"),
                                            QStringLiteral("-loglevel"),
                                            QStringLiteral("error"),
                                            QStringLiteral("-y"),
                                            QStringLiteral("-f"),
                                            QStringLiteral("lavfi"),
                                            QStringLiteral("-t"),
                                            t,
                                            QStringLiteral("-i"),
                                            picture + QLatin1String("=s=640x360:r=25"),
                                            QStringLiteral("-f"),
                                            QStringLiteral("lavfi"),
                                            QStringLiteral("-t"),
                                            t,
                                            QStringLiteral("-i"),
                                            QStringLiteral("sine=f=220:r=48000"),
                                            QStringLiteral("-i"),
                                            subtitles,
                                            QStringLiteral("-c:v"),
                                            QStringLiteral("libx264"),
                                            QStringLiteral("-preset"),
                                            QStringLiteral("ultrafast"),
                                            QStringLiteral("-g"),
                                            QStringLiteral("50"),
                                            QStringLiteral("-c:a"),
                                            QStringLiteral("aac"),
                                            QStringLiteral("-c:s"),
                                            QStringLiteral("srt"),
                                            QStringLiteral("-pix_fmt"),
                                            QStringLiteral("yuv420p"),
                                            QStringLiteral("-metadata:s:s:0"),
                                            QStringLiteral("language=eng"),
                                            filmsPath() + QLatin1Char('/') + name + QLatin1String(".mkv")});
    return ffmpeg.waitForFinished(60000) && ffmpeg.exitCode() == 0;
}

} // namespace hearth::test
