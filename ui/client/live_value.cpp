// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/live_value.h"

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};

} // namespace

LiveValue::LiveValue(QObject *parent) : QObject(parent)
{
    connect(Api::instance(), &Api::connectedChanged, this, [this] {
        if (Api::instance()->isConnected())
            ask();
    });
    connect(&Api::instance()->rpc(), &RpcClient::event, this,
            [this](const QString &name, const QJsonObject &params) {
                if (m_event.isEmpty() || name != m_event)
                    return;
                if (m_params.isEmpty())
                    take(params);
                else
                    ask();
            });
}

void LiveValue::componentComplete()
{
    ask();
    // What is asked about may become another thing.
    connect(this, &LiveValue::methodChanged, this, &LiveValue::ask);
}

void LiveValue::ask()
{
    if (m_method.isEmpty())
        return;
    Api::instance()->rpc().call(m_method, m_params, kDeadline, this,
                                [this](const Result<QJsonValue> &result) {
                                    if (result)
                                        take(result->toObject());
                                });
}

void LiveValue::take(const QJsonObject &value)
{
    const QVariantMap next = value.toVariantMap();
    if (m_isKnown && next == m_value)
        return;
    m_isKnown = true;
    m_value = next;
    Q_EMIT valueChanged();
}

} // namespace hearth::ui
