// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// hearthd's side of the shell: presses keys on it, takes its picture, keeps what it reported so that a new
// shell can show the same, and notices when it answers no more. Main thread.

#include "bridge/hub/api_server.h"
#include "resources/base/paths.h"
#include <QTimer>

namespace hearth::bridge
{

class Screen : public QObject
{
    Q_OBJECT
public:
    Screen(ApiServer &server, StatePaths paths, QObject *parent = nullptr);

    void pressKey(const QString &name, int holdMs, Reply reply);
    /// Answers {"frames": in which frame the screen answered} (ui/shell/answer_watch.h); 0: nothing changed.
    void pressWatched(const QString &name, Reply reply);
    void typeText(const QString &text, Reply reply);
    /// Answers {"file": …} with a PNG that the caller removes.
    void takePicture(Reply reply);
    /// Answers every text on the screen with what is wrong with it (ui/shell/text_check.h).
    void checkTexts(Reply reply);
    /// How its frames came since this was asked last (ui/shell/frame_count.h).
    void countFrames(Reply reply);
    void report(const QJsonObject &state, const QJsonObject &restore);
    [[nodiscard]] QJsonObject state() const;
    [[nodiscard]] QJsonObject restore() const { return m_restore; }

    /// A shell that answers nothing for so long hangs.
    static constexpr std::chrono::milliseconds kPatience{8000};

Q_SIGNALS:
    void changed();
    void hangs();

private:
    void ping();

    ApiServer &m_server;
    StatePaths m_paths;
    QJsonObject m_state;
    QJsonObject m_restore;
    quint64 m_pictures = 0;
    QTimer m_ping;
};

} // namespace hearth::bridge
