// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/media_server.h"
#include <QDir>
#include <QFile>
#include <csignal>
#include <unistd.h>
#include <vector>

namespace hearth::test
{

MediaServer::MediaServer(Kind kind, QString name) : m_kind(kind), m_name(std::move(name))
{
    QDir().mkpath(folder());
    // A group of its own, which ends together.
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
}

MediaServer::~MediaServer()
{
    kill();
}

bool MediaServer::start()
{
    return m_kind == Kind::Minidlna ? startMinidlna() : startRygel();
}

bool MediaServer::startMinidlna()
{
    const QString place = m_folder.path();
    // Its usual port: nobody else is in this network.
    return QDir().mkpath(place + QLatin1String("/db")) &&
           write(QStringLiteral("minidlna.conf"),
                 QStringLiteral("network_interface=home0\nmedia_dir=%1\nfriendly_name=%2\n"
                                "db_dir=%3/db\nlog_dir=%3\ninotify=no\nnotify_interval=900\n")
                     .arg(folder(), m_name, place)
                     .toUtf8()) &&
           [this, place] {
               m_process.start(QStringLiteral("/usr/sbin/minidlnad"),
                               {QStringLiteral("-S"), QStringLiteral("-f"),
                                place + QLatin1String("/minidlna.conf"), QStringLiteral("-P"),
                                place + QLatin1String("/pid")});
               return m_process.waitForStarted();
           }();
}

bool MediaServer::startRygel()
{
    const QString place = m_folder.path();
    const bool isWritten =
        write(QStringLiteral("rygel.conf"),
              QStringLiteral("[general]\ninterface=home0\nport=0\nipv6=false\nupnp-enabled=true\n"
                             "enable-transcoding=true\nmedia-engine=librygel-media-engine-gst.so\n"
                             "[MediaExport]\nenabled=true\ntitle=%1\nuris=%2\nextract-metadata=true\n"
                             "monitor-changes=false\nvirtual-folders=true\n[MPRIS]\nenabled=false\n"
                             "[External]\nenabled=false\n")
                  .arg(m_name, folder())
                  .toUtf8());
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        environment.insert(QLatin1String(name), place);
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral("dbus-run-session"), {QStringLiteral("--"), QStringLiteral("rygel")});
    return isWritten && m_process.waitForStarted();
}

bool MediaServer::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

void MediaServer::end(qint64 whom, int signal)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(whom), signal);
    m_process.waitForFinished(10'000);
}

qint64 MediaServer::serverPid() const
{
    if (m_kind == Kind::Minidlna)
        return m_process.processId();
    const QString pid = QString::number(m_process.processId());
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    const QByteArrayList pids =
        children.open(QIODevice::ReadOnly) ? children.readAll().simplified().split(' ') : QByteArrayList();
    for (const QByteArray &child : pids) {
        QFile name(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(child)));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "rygel")
            return child.toLongLong();
    }
    return 0;
}

void MediaServer::stop()
{
    // Without its bus it would end before it has said so.
    if (const qint64 pid = serverPid(); pid > 0)
        end(pid, SIGTERM);
}

void MediaServer::kill()
{
    end(-m_process.processId(), SIGKILL);
}

QByteArray MediaServer::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void MediaServer::enterHomeNetwork(int argc, char **argv)
{
    if (qEnvironmentVariable("HEARTH_HOME_NETWORK") == QLatin1String("inside"))
        return;
    std::vector<char *> again{const_cast<char *>(HEARTH_SOURCE_DIR "/tests/support/home-network"), argv[0]};
    again.insert(again.end(), argv + 1, argv + argc);
    again.push_back(nullptr);
    ::execv(again[0], again.data());
}

} // namespace hearth::test
