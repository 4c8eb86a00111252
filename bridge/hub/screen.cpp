// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/screen.h"
#include <QFile>

namespace hearth::bridge
{

namespace
{

const QString kShell = QStringLiteral("shell");
constexpr std::chrono::milliseconds kKeyDeadline{3000};
constexpr std::chrono::milliseconds kPictureDeadline{10000};
constexpr std::chrono::milliseconds kPingPause{3000};
constexpr int kPictures = 16; // that are kept

} // namespace

Screen::Screen(ApiServer &server, StatePaths paths, QObject *parent)
    : QObject(parent), m_server(server), m_paths(std::move(paths))
{
    m_ping.setInterval(kPingPause);
    connect(&m_ping, &QTimer::timeout, this, &Screen::ping);
    m_ping.start();
}

void Screen::ping()
{
    if (!m_server.isConnected(kShell))
        return;
    m_ping.stop();
    m_server.request(kShell, QStringLiteral("screen.ping"), {}, kPatience,
                     [this](const Result<QJsonValue> &result) {
                         m_ping.start();
                         if (!result && result.error().code == ErrorCode::TimedOut)
                             Q_EMIT hangs();
                     });
}

void Screen::pressKey(const QString &name, int holdMs, Reply reply)
{
    m_server.request(kShell, QStringLiteral("screen.key"),
                     {{QStringLiteral("name"), name}, {QStringLiteral("holdMs"), holdMs}},
                     kKeyDeadline + std::chrono::milliseconds(holdMs), std::move(reply));
}

void Screen::pressWatched(const QString &name, Reply reply)
{
    m_server.request(kShell, QStringLiteral("screen.press"), {{QStringLiteral("name"), name}},
                     kPictureDeadline, std::move(reply));
}

void Screen::typeText(const QString &text, Reply reply)
{
    m_server.request(kShell, QStringLiteral("screen.text"), {{QStringLiteral("text"), text}}, kKeyDeadline,
                     std::move(reply));
}

void Screen::takePicture(Reply reply)
{
    // Whoever asked has some time to read it; the cache does not grow with every picture.
    m_pictures = (m_pictures + 1) % kPictures;
    const QString file = m_paths.cache() + QStringLiteral("/screen-%1.png").arg(m_pictures);
    QFile::remove(file);
    m_server.request(kShell, QStringLiteral("screen.picture"), {{QStringLiteral("file"), file}},
                     kPictureDeadline, [file, reply = std::move(reply)](const Result<QJsonValue> &result) {
                         if (result)
                             reply(QJsonObject{{QStringLiteral("file"), file}});
                         else
                             reply(std::unexpected(result.error()));
                     });
}

void Screen::checkTexts(Reply reply)
{
    m_server.request(kShell, QStringLiteral("screen.texts"), {}, kPictureDeadline, std::move(reply));
}

void Screen::countFrames(Reply reply)
{
    m_server.request(kShell, QStringLiteral("screen.frames"), {}, kPictureDeadline, std::move(reply));
}

void Screen::report(const QJsonObject &state, const QJsonObject &restore)
{
    m_state = state;
    m_restore = restore;
    Q_EMIT changed();
}

QJsonObject Screen::state() const
{
    QJsonObject state = m_state;
    state.insert(QStringLiteral("on"), m_server.isConnected(kShell));
    return state;
}

} // namespace hearth::bridge
