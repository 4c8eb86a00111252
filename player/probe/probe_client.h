// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// hearthd's way to hearth-probe: a queue of files to look into, one confined process at a time, each with a
// deadline. A probe that dies is tried once more; a second death is the file's fault. Main thread.

#include "resources/base/process.h"
#include <QJsonObject>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <deque>
#include <functional>

namespace hearth::player
{

struct ProbeTask {
    enum class Kind { Media, Still, Picture, Photo, Strip, Sound } kind = Kind::Media;
    QString file;
    QString output; // where a picture goes, made anew
    QSize size;
    std::function<void(Result<QJsonObject>)> done;
    bool isUrgent = false; // before the others that wait
    // Of a strip: `size` is one picture's.
    int columns = 1;
    int count = 1;
    std::chrono::milliseconds step{1000};
};

class ProbeClient : public QObject
{
    Q_OBJECT
public:
    /// Turns the plain start of a program into a confined one.
    using Confine = std::function<Result<ProcessStart>(ProcessStart)>;

    ProbeClient(QString program, Confine confine, QObject *parent = nullptr);
    ~ProbeClient() override;

    void add(ProbeTask task);
    [[nodiscard]] size_t waiting() const { return m_tasks.size() + (m_process ? 1 : 0); }

Q_SIGNALS:
    void idle();

private:
    void startNext();
    Done startTask();
    void readReady();
    void finish(Result<QJsonObject> result);
    void handleEnd(const QString &how);

    QString m_program;
    Confine m_confine;
    std::deque<ProbeTask> m_tasks;
    std::unique_ptr<Process> m_process;
    Fd m_output;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_received;
    QTimer m_deadline;
    int m_attempts = 0;
    bool m_isOverdue = false;
};

} // namespace hearth::player
