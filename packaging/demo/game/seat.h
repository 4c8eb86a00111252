// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The game's side of the Hearth API: reads what was saved, saves every second and when told, pauses when it
// is no longer in front, leaves. Without a hearthd (on a desk) the game runs and keeps nothing. GUI thread;
// owned by main().

#include "packaging/demo/game/run.h"
#include "resources/base/rpc_client.h"
#include <QTimer>
#include <qqmlregistration.h>

namespace hearth::demo
{

class Seat : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool settled READ isSettled NOTIFY settledChanged)
public:
    Seat(Run &run, const QString &socket, QString token);

    /// What was saved has been read, or there is nobody to read it from.
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    Q_INVOKABLE void leave();
    Q_INVOKABLE void ready();

Q_SIGNALS:
    void settledChanged();

private:
    void introduce();
    void save();
    void settle();

    Run &m_run;
    QString m_token;
    RpcClient m_hearthd;
    QTimer m_saving;
    QByteArray m_saved;
    bool m_isSettled = false;
};

} // namespace hearth::demo
