// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

// What a process and its descendants cost, from /proc: CPU time and proportional memory.

#include <QDir>
#include <QFile>
#include <unistd.h>

namespace hearth::test
{

inline QList<qint64> withDescendants(qint64 pid)
{
    QList<qint64> all{pid};
    const QString tasks = QStringLiteral("/proc/%1/task").arg(pid);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(tasks + QLatin1Char('/') + task + QLatin1String("/children"));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            if (!child.isEmpty())
                all += withDescendants(child.toLongLong());
        }
    }
    return all;
}

/// User and system time so far, seconds (fields 14 and 15 of /proc/PID/stat, proc(5)).
inline double cpuSeconds(qint64 pid)
{
    double total = 0;
    for (const qint64 one : withDescendants(pid)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(one));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        total += static_cast<double>(fields.value(11).toLongLong() + fields.value(12).toLongLong()) /
                 static_cast<double>(::sysconf(_SC_CLK_TCK));
    }
    return total;
}

/// Proportional set size of one process, MB.
inline double pssMegabytes(qint64 pid)
{
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : rollup.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

} // namespace hearth::test
