// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/game/seat.h"
#include "resources/base/json.h"
#include <QCoreApplication>

namespace hearth::demo
{

namespace
{

constexpr std::chrono::seconds kDeadline{3};
constexpr std::chrono::seconds kSavePause{1};
constexpr JsonLimits kTokenLimits{65536, 6};

} // namespace

Seat::Seat(Run &run, const QString &socket, QString token)
    : m_run(run), m_token(std::move(token)), m_hearthd(socket, {})
{
    connect(&m_saving, &QTimer::timeout, this, &Seat::save);
    connect(&m_run, &Run::changed, this, [this] {
        // A pause or an end is kept at once; what moves, each second.
        if (m_run.state() != Run::Running)
            save();
    });
    connect(&m_hearthd, &RpcClient::connected, this, &Seat::introduce);
    connect(&m_hearthd, &RpcClient::abandoned, this, [] { QCoreApplication::quit(); });
    connect(&m_hearthd, &RpcClient::event, this, [this](const QString &name) {
        if (name == QLatin1String("app.background"))
            m_run.pause();
        if (name == QLatin1String("app.background") || name == QLatin1String("app.close"))
            save();
    });
    if (socket.isEmpty())
        settle();
    else
        m_hearthd.start();
}

void Seat::introduce()
{
    m_hearthd.notify(QStringLiteral("process.hello"), {{QStringLiteral("token"), m_token}});
    m_saved.clear();
    if (m_isSettled)
        return;
    m_hearthd.call(
        QStringLiteral("apps.state"), {}, kDeadline, this, [this](const Result<QJsonValue> &state) {
            if (state) {
                const QByteArray token = state->toObject().value(QLatin1String("token")).toString().toUtf8();
                if (const auto saved = parseJsonObject(token, kTokenLimits))
                    m_run.restore(*saved);
            }
            settle();
        });
}

void Seat::settle()
{
    m_isSettled = true;
    m_saving.start(kSavePause);
    Q_EMIT settledChanged();
}

void Seat::save()
{
    if (!m_isSettled || !m_hearthd.isConnected())
        return;
    const QByteArray token = toJson(m_run.save());
    if (token == m_saved)
        return;
    m_saved = token;
    m_hearthd.notify(QStringLiteral("apps.saveState"), {{QStringLiteral("token"), QString::fromUtf8(token)}});
}

void Seat::ready()
{
    m_hearthd.notify(QStringLiteral("apps.ready"), {});
}

void Seat::leave()
{
    m_run.pause();
    save();
    if (m_hearthd.isConnected())
        m_hearthd.notify(QStringLiteral("apps.leave"), {});
    else
        QCoreApplication::quit();
}

} // namespace hearth::demo
