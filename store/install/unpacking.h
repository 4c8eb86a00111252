// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One run of hearth-unpack, confined: it sees the package as a descriptor and one empty folder, nothing else.
// Lives on the thread that made it; destroying the object kills the run.

#include "resources/base/process.h"
#include <QTimer>

namespace hearth::store
{

class Unpacking : public QObject
{
    Q_OBJECT
public:
    struct Order {
        QString program; // hearth-unpack
        QString package;
        QString folder;
        qint64 unpackedBytes; // the most that the folder may grow
    };
    static Result<std::unique_ptr<Unpacking>> start(const Order &order);
    ~Unpacking() override;

    [[nodiscard]] const Done &outcome() const { return m_outcome; }

Q_SIGNALS:
    /// Once; outcome() says how.
    void finished();

private:
    Unpacking(std::unique_ptr<Process> process, Fd result);
    void processEnded(const QString &how);

    std::unique_ptr<Process> m_process;
    Fd m_result;
    QTimer m_deadline;
    Done m_outcome;
};

} // namespace hearth::store
