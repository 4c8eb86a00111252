// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One thread for what blocks: verifying, hashing, syncing, deleting. Jobs run one after another in order.
// Lives on the thread that made it; the destructor waits for the running job and drops the others.

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>
#include <type_traits>

namespace hearth::store
{

class Worker
{
public:
    explicit Worker(const QString &name);
    ~Worker();
    Worker(const Worker &) = delete;

    void post(std::function<void()> job);

    /// Runs `work` on the worker and `then(result)` back here, unless `context` is gone by then.
    template <typename Work, typename Then> void run(QObject *context, Work work, Then then)
    {
        post([this, guard = QPointer<QObject>(context), work = std::move(work),
              then = std::move(then)]() mutable {
            auto result = std::make_shared<std::invoke_result_t<Work>>(work());
            answer([guard, result, then = std::move(then)]() mutable {
                if (guard)
                    then(std::move(*result));
            });
        });
    }

    /// From a job: something to do on the owner's thread.
    void answer(std::function<void()> task);

private:
    QObject m_here;                   // on the owner's thread
    std::unique_ptr<QObject> m_there; // on the worker
    QThread m_thread;
};

} // namespace hearth::store
