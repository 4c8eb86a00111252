// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/photo_state.h"
#include "ui/client/api.h"

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};

} // namespace

PhotoState::PhotoState(QObject *parent) : QObject(parent)
{
    connect(Api::instance(), &Api::homeChanged, this, &PhotoState::ask);
    connect(Api::instance(), &Api::connectedChanged, this, &PhotoState::ask);
}

void PhotoState::setAlbum(const QString &album)
{
    if (album == m_album)
        return;
    m_album = album;
    Q_EMIT placeChanged();
    ask();
}

void PhotoState::setIndex(int index)
{
    if (index == m_index)
        return;
    m_index = index;
    Q_EMIT placeChanged();
    ask();
}

void PhotoState::ask()
{
    if (m_album.isEmpty() || !Api::instance()->isConnected())
        return;
    Api::instance()->rpc().call(
        QStringLiteral("photos.at"), {{QStringLiteral("album"), m_album}, {QStringLiteral("index"), m_index}},
        kDeadline, this, [this, album = m_album, index = m_index](const Result<QJsonValue> &result) {
            if (album != m_album || index != m_index)
                return;
            m_isGone = !result && result.error().code == ErrorCode::NotFound;
            if (result)
                m_record = result->toObject();
            Q_EMIT changed();
        });
}

} // namespace hearth::ui
