// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_broker.h"
#include "bridge/appliances/mqtt/broker.h"
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <arpa/inet.h>
#include <cerrno>
#include <sys/socket.h>

namespace hearth::bridge
{

namespace
{

Result<QByteArray> keep(const QString &path, const std::function<QByteArray()> &make)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.readLine(256).trimmed();
        if (!text.isEmpty())
            return text;
    }
    const QByteArray text = make();
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || fresh.write(text + '\n') < 0 || !fresh.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(path),
                    QStringLiteral("Free some space and try again"));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return text;
}

QByteArray randomPassword()
{
    QByteArray bytes(18, '\0');
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A port that is free now; the broker takes it a moment later.
QByteArray freePort()
{
    const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket.get(), reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(socket.get(), reinterpret_cast<sockaddr *>(&address), &size);
    return QByteArray::number(ntohs(address.sin_port));
}

} // namespace

Result<HomeBroker> HomeBroker::create(const StatePaths &paths)
{
    HomeBroker broker;
    broker.m_folder = paths.root + QLatin1String("/broker");
    QDir().mkpath(broker.m_folder);
    const auto port = keep(broker.m_folder + QLatin1String("/port"), freePort);
    const auto hearth = keep(broker.m_folder + QLatin1String("/hearth.password"), randomPassword);
    const auto demo = keep(broker.m_folder + QLatin1String("/demo.password"), randomPassword);
    if (!port || !hearth || !demo)
        return std::unexpected(!port ? port.error() : !hearth ? hearth.error() : demo.error());
    broker.m_port = port->toUShort();
    broker.m_hearthPassword = *hearth;
    broker.m_demoPassword = *demo;
    return broker;
}

ProcessPlan HomeBroker::plan() const
{
    ProcessPlan plan;
    plan.name = QStringLiteral("mosquitto");
    plan.start = [broker = *this](const ProcessSeat &) {
        return prepareBroker({broker.m_folder,
                              broker.m_port,
                              {hearthAccount(broker.m_hearthPassword),
                               applianceAccount(QStringLiteral("demo"), broker.m_demoPassword,
                                                {QStringLiteral("demo"), QStringLiteral("hearth-demo")})}});
    };
    return plan;
}

QJsonObject HomeBroker::clientSettings() const
{
    return {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("port"), m_port},
            {QStringLiteral("user"), QStringLiteral("hearth")},
            {QStringLiteral("password"), QString::fromLatin1(m_hearthPassword)}};
}

} // namespace hearth::bridge
