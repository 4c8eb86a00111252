// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole Hearth for a test: a virtual display, hearthd with everything it starts, two small films, the demo
// home and the demo store if wanted; driven through the owner's socket as hearthctl does. Everything lies in
// a temporary folder and ends with the object. Started by root it runs Hearth as nobody, as packaging/run
// does with its own user.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>
#include <functional>
#include <memory>

namespace hearth::test
{

class LivingRoom
{
public:
    LivingRoom();
    ~LivingRoom();

    /// False with the reason in problem() when something did not start.
    bool start(const QStringList &hearthdOptions = {});
    /// Before start(): the shell's animations step by the frame, not by the clock.
    void useSteadyClock() { m_hasSteadyClock = true; }
    /// Before start(): films are heard by a PipeWire of its own, whose sink nobody hears.
    bool startSound();
    /// SIGKILL to all of it; startSound() begins it anew.
    void killSound();
    /// Whether it plays what this program says, now.
    bool isHeard(const QString &program);
    bool startDemoHome();
    /// Serves the demo store; before start(), which then tells hearthd of it.
    bool serveStore();
    /// Puts an app of one file into that store, a web app for a file of HTML, else a native one; before
    /// start().
    bool publish(const QString &appId, const QString &main);
    /// From now on nobody answers there.
    void stopStore();
    bool install(const QString &appId);
    [[nodiscard]] QString problem() const { return m_problem; }

    Result<QJsonValue> call(const QString &method, const QJsonObject &params = {});
    bool key(const QStringList &names);
    QJsonObject state();
    QJsonObject playback() { return state().value(QLatin1String("playback")).toObject(); }
    QString page() { return state().value(QLatin1String("page")).toString(); }
    QString focusName();
    /// From the letters of the search to one of what was found in its first row: there may have been others
    /// while the words were typed, and the focus stays with one that is still there.
    bool goToFound(const QString &name);
    /// Publishes as the demonstration home; `where`: the topic and further options of mosquitto_pub.
    bool say(const QStringList &where, const QByteArray &payload);
    /// Keeps what is on the screen as NAME.png in the folder HEARTH_PICTURES, for people to look at; nothing
    /// without one.
    void picture(const QString &name);
    /// Asks again and again until it is true or the time is over.
    bool until(const std::function<bool()> &isTrue,
               std::chrono::milliseconds deadline = std::chrono::seconds(20));

    /// The pid of one of hearthd's processes, as system.processes names it; `program` is looked for below it.
    qint64 pidOf(const QString &process, const QString &program);
    qint64 hearthdPid() const { return m_hearthd->processId(); }
    /// A process without a seat that hearthd started itself; 0 when there is none now.
    qint64 hearthdChild(const QString &program) const;
    void kill(qint64 pid);
    /// SIGKILL to hearthd alone, then a new one with the same options, as packaging/run does.
    bool restartHearthd();
    void killHearthd();
    bool startHearthd();
    [[nodiscard]] QString display() const { return m_display; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString statePath() const { return m_folder.path() + QLatin1String("/s"); }
    [[nodiscard]] QString filmsPath() const { return m_folder.path() + QLatin1String("/films"); }
    /// What runs and what is on the screen, for the message of a failed test.
    QByteArray situation();
    [[nodiscard]] QByteArray logs() const;
    /// What the app saved last, as hearthd keeps it.
    QJsonObject savedState(const QString &appId, const QString &profile = QStringLiteral("main"));
    /// The row of apps.running; empty when it does not run.
    QJsonObject runningApp(const QString &appId);
    /// The id of the title of this name; empty when the library has none.
    QString titleId(const QString &name);
    /// A film with sound and subtitles; its picture is a source of FFmpeg's, a moving one if not told
    /// otherwise. A line that is shown until a later second makes the file say that it is so long.
    bool makeFilm(const QString &name, int seconds, const QString &picture = QStringLiteral("testsrc2"),
                  int lineUntil = 80);

private:
    std::unique_ptr<QProcess> launch(const QString &program, const QStringList &arguments,
                                     const QString &log);
    bool fail(const QString &why);

    QTemporaryDir m_folder;
    bool m_hasSteadyClock = false;
    QString m_problem;
    QStringList m_options;
    QString m_display;
    std::unique_ptr<QProcess> m_screen;
    std::unique_ptr<QProcess> m_sound; // leads a session
    QString m_soundSocket;
    std::unique_ptr<QProcess> m_hearthd;
    std::unique_ptr<QProcess> m_demoHome;
    std::unique_ptr<QProcess> m_store;
};

} // namespace hearth::test
