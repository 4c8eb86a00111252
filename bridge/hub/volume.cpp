// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/volume.h"
#include "resources/base/json.h"
#include <QLoggingCategory>
#include <QProcessEnvironment>
#include <algorithm>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(volumeLog, "hearth.volume")

namespace
{

constexpr JsonLimits kKeptLimits{1024, 2};
constexpr std::chrono::milliseconds kPatience{2000};

} // namespace

Volume::Volume(Database &home, QString runtimeFolder, QObject *parent)
    : QObject(parent), m_home(home), m_runtimeFolder(std::move(runtimeFolder))
{
    if (auto query = m_home.prepare("SELECT value FROM running WHERE key='volume'")) {
        const auto row = query->step();
        const auto kept = row && *row ? parseJsonObject(query->text(0).toUtf8(), kKeptLimits)
                                      : Result<QJsonObject>(QJsonObject());
        if (kept) {
            m_level = std::clamp(kept->value(QLatin1String("level")).toInt(m_level), 0, 100);
            m_isMuted = kept->value(QLatin1String("muted")).toBool();
        }
    }
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(kPatience);
    connect(&m_deadline, &QTimer::timeout, &m_tool, &QProcess::kill);
    connect(&m_tool, &QProcess::finished, this, [this](int code) {
        m_deadline.stop();
        if (code != 0)
            qCInfo(volumeLog, "wpctl: %s", m_tool.readAllStandardError().left(200).constData());
        if (std::exchange(m_isStale, false))
            run();
    });
    connect(&m_tool, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            qCInfo(volumeLog, "wpctl could not be started: %s", qUtf8Printable(m_tool.errorString()));
    });
    run();
}

QJsonObject Volume::toJson() const
{
    return {{QStringLiteral("level"), m_level}, {QStringLiteral("muted"), m_isMuted}};
}

void Volume::step(int percent)
{
    if (percent > 0)
        m_isMuted = false;
    m_level = std::clamp(m_level + percent, 0, 100);
    apply();
}

void Volume::setLevel(int percent)
{
    m_level = std::clamp(percent, 0, 100);
    apply();
}

void Volume::setMuted(bool isMuted)
{
    m_isMuted = isMuted;
    apply();
}

void Volume::setFloor(int percent)
{
    if (std::exchange(m_floor, std::clamp(percent, 0, 100)) != m_floor)
        run();
}

int Volume::heard() const
{
    return m_floor > 0 ? std::max(m_level, m_floor) : m_isMuted ? 0 : m_level;
}

void Volume::apply()
{
    keep();
    run();
    Q_EMIT changed();
}

void Volume::keep()
{
    auto statement = m_home.prepare("INSERT INTO running(key, value) VALUES('volume', ?1) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?1");
    const Done done = statement ? statement->bind(1, QString::fromUtf8(hearth::toJson(toJson()))).run()
                                : Done(std::unexpected(statement.error()));
    if (!done)
        qCWarning(volumeLog, "%s", qUtf8Printable(done.error().message));
}

void Volume::run()
{
    if (m_runtimeFolder.isEmpty())
        return;
    if (m_tool.state() != QProcess::NotRunning) {
        m_isStale = true;
        return;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_runtimeFolder);
    environment.insert(QStringLiteral("PIPEWIRE_RUNTIME_DIR"), m_runtimeFolder);
    m_tool.setProcessEnvironment(environment);
    m_tool.start(QStringLiteral("wpctl"),
                 {QStringLiteral("set-volume"), QStringLiteral("@DEFAULT_AUDIO_SINK@"),
                  QString::number(heard() / 100.0, 'f', 2)});
    m_deadline.start();
}

} // namespace hearth::bridge
