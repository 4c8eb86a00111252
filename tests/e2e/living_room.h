// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole Hearth for a test: a virtual display, hearthd with everything it starts, two small films, the demo
// home if wanted; driven through the owner's socket as hearthctl does. Everything lies in a temporary folder
// and ends with the object. Started by root it runs Hearth as nobody, as packaging/run does with its own
// user.

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
    bool startDemoHome();
    [[nodiscard]] QString problem() const { return m_problem; }

    Result<QJsonValue> call(const QString &method, const QJsonObject &params = {});
    bool key(const QStringList &names);
    QJsonObject state();
    QJsonObject playback() { return state().value(QLatin1String("playback")).toObject(); }
    QString page() { return state().value(QLatin1String("page")).toString(); }
    QString focusName();
    /// Asks again and again until it is true or the time is over.
    bool until(const std::function<bool()> &isTrue,
               std::chrono::milliseconds deadline = std::chrono::seconds(20));

    /// The pid of one of hearthd's processes, as system.processes names it; `program` is looked for below it.
    qint64 pidOf(const QString &process, const QString &program);
    qint64 hearthdPid() const { return m_hearthd->processId(); }
    void kill(qint64 pid);
    /// SIGKILL to hearthd alone, then a new one with the same options, as packaging/run does.
    bool restartHearthd();
    [[nodiscard]] QString display() const { return m_display; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString statePath() const { return m_folder.path() + QLatin1String("/s"); }
    [[nodiscard]] QString filmsPath() const { return m_folder.path() + QLatin1String("/films"); }
    /// A film of moving test pictures with sound, subtitles and chapters.
    bool makeFilm(const QString &name, int seconds);

private:
    bool startHearthd();
    std::unique_ptr<QProcess> launch(const QString &program, const QStringList &arguments,
                                     const QString &log);
    bool fail(const QString &why);

    QTemporaryDir m_folder;
    QString m_problem;
    QStringList m_options;
    QString m_display;
    std::unique_ptr<QProcess> m_screen;
    std::unique_ptr<QProcess> m_hearthd;
    std::unique_ptr<QProcess> m_demoHome;
};

} // namespace hearth::test
