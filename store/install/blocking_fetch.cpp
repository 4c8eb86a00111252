// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/blocking_fetch.h"
#include <QMetaObject>

namespace hearth::store
{

namespace
{

constexpr std::chrono::seconds kDeadline{30};

}

Result<QByteArray> BlockingFetch::get(const QUrl &url, qint64 sizeLimitBytes)
{
    const auto pending = std::make_shared<Pending>();
    {
        const std::lock_guard lock(m_mutex);
        pending->stopped = m_stopped;
        m_current = pending;
    }
    QMetaObject::invokeMethod(
        this,
        [this, url, sizeLimitBytes, pending] {
            m_http.get({url, sizeLimitBytes, kDeadline, {}, {}}, this, [pending](Result<HttpAnswer> answer) {
                const std::lock_guard lock(pending->mutex);
                pending->answer = std::move(answer);
                pending->changed.notify_one();
            });
        },
        Qt::QueuedConnection);
    std::unique_lock lock(pending->mutex);
    pending->changed.wait(lock, [&] { return pending->stopped || pending->answer; });
    if (!pending->answer)
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    const Result<HttpAnswer> &answer = *pending->answer;
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->status == 404)
        return fail(ErrorCode::NotFound, Error::tr("the store does not have %1").arg(url.path()));
    if (answer->status != 200)
        return fail(ErrorCode::Unavailable,
                    Error::tr("the store answered with an error (%1)").arg(answer->status),
                    Error::tr("Try again later"));
    return answer->body;
}

void BlockingFetch::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    if (!m_current)
        return;
    const std::lock_guard inner(m_current->mutex);
    m_current->stopped = true;
    m_current->changed.notify_one();
}

} // namespace hearth::store
