// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/worker.h"
#include <QMetaObject>

namespace hearth::store
{

Worker::Worker(const QString &name) : m_there(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_there->moveToThread(&m_thread);
    m_thread.start();
}

Worker::~Worker()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void Worker::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(
        m_there.get(),
        [job = std::move(job)] {
            if (!QThread::currentThread()->isInterruptionRequested())
                job();
        },
        Qt::QueuedConnection);
}

void Worker::answer(std::function<void()> task)
{
    QMetaObject::invokeMethod(&m_here, std::move(task), Qt::QueuedConnection);
}

} // namespace hearth::store
