// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace hearth::bridge
{

/// Waits for a file whose disk was pulled, and tells when another one can be read in its place. One whose
/// disk only does not answer for a while is not told of: who has it open reads on by himself.
class FileReturn : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kStep{1000};

    explicit FileReturn(QObject *parent = nullptr);

    /// Cheap to call again with the same.
    void await(const QString &path);
    void forget();

Q_SIGNALS:
    /// Once, and nothing is awaited any more.
    void returned();

private:
    void look();
    void take(const QString &path, bool isThere);

    QString m_path; // empty: nothing is awaited
    QTimer m_timer;
    bool m_isLooking = false;
    bool m_wasAway = false;
};

} // namespace hearth::bridge
