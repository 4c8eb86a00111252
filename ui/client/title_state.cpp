// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/title_state.h"
#include "ui/client/api.h"

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};

} // namespace

TitleState::TitleState(QObject *parent) : QObject(parent)
{
    connect(Api::instance(), &Api::homeChanged, this, &TitleState::ask);
    connect(Api::instance(), &Api::connectedChanged, this, &TitleState::ask);
}

void TitleState::setTitleId(const QString &id)
{
    if (id == m_titleId)
        return;
    m_titleId = id;
    m_record.clear();
    m_episodes.merge({});
    m_similar.merge({});
    Q_EMIT titleIdChanged();
    Q_EMIT changed();
    ask();
}

void TitleState::ask()
{
    if (m_titleId.isEmpty() || !Api::instance()->isConnected())
        return;
    const bool isSeries = m_titleId.startsWith(QLatin1String("series:"));
    const bool isWhole = !isSeries && m_titleId.contains(QLatin1Char(':')); // a title's own has none
    RpcClient &rpc = Api::instance()->rpc();
    const QJsonObject which{{QStringLiteral("id"), m_titleId}};
    rpc.call(isSeries  ? QStringLiteral("library.series")
             : isWhole ? QStringLiteral("library.parts")
                       : QStringLiteral("library.title"),
             which, kDeadline, this, [this, id = m_titleId](const Result<QJsonValue> &result) {
                 if (id != m_titleId)
                     return;
                 m_isGone = !result && result.error().code == ErrorCode::NotFound;
                 if (result)
                     take(result->toObject());
                 else
                     Q_EMIT changed();
             });
    if (!isSeries && !isWhole)
        rpc.call(QStringLiteral("library.similar"), which, kDeadline, this,
                 [this, id = m_titleId](const Result<QJsonValue> &result) {
                     if (result && id == m_titleId)
                         m_similar.merge(result->toArray());
                 });
}

void TitleState::take(const QJsonObject &record)
{
    QJsonObject facts = record;
    const QJsonValue parts = facts.take(QStringLiteral("items"));
    m_episodes.merge((parts.isArray() ? parts : facts.take(QStringLiteral("episodes"))).toArray());
    m_record = facts.toVariantMap();
    Q_EMIT changed();
}

} // namespace hearth::ui
