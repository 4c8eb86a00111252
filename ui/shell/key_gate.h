// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sees every key of the window before anything on the screen does, whatever is in front: wakes the screen
// (and eats the key that did), turns the volume, takes Home, and lends OK and Back to an alert. GUI thread.

#include "ui/client/api.h"
#include "ui/shell/key_sounds.h"
#include <QElapsedTimer>
#include <QObject>

class QKeyEvent;

namespace hearth::ui
{

class KeyGate : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// An alert shows that OK and Back answer.
    Q_PROPERTY(bool borrows READ borrows WRITE setBorrows NOTIFY borrowsChanged)
    /// Danger is told: no key reaches anything but the answer, so that none silences it or covers it.
    Q_PROPERTY(bool isClosed READ isClosed WRITE setClosed NOTIFY isClosedChanged)
public:
    explicit KeyGate(Api &api, QObject *parent = nullptr);
    void watch(QObject *window);

    [[nodiscard]] bool borrows() const { return m_borrows; }
    void setBorrows(bool borrows);
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    void setClosed(bool isClosed);

    /// Of the key that was pressed last.
    [[nodiscard]] KeySounds::Sound lastSound() const { return m_lastSound; }

Q_SIGNALS:
    void borrowsChanged();
    void isClosedChanged();
    /// Home is the shell's, whatever runs and whatever is asked.
    void homePressed();
    /// Twice within 400 ms; homePressed() came for either press. `from`: the app that was in front at the
    /// first.
    void homeDoubled(const QString &from);
    /// OK or Back while an alert borrows them.
    void answered(bool yes);

protected:
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    bool takePress(const QKeyEvent &event);
    void pressHome();
    void noteInput(bool atOnce);

    Api &m_api;
    bool m_borrows = false;
    bool m_isClosed = false;
    QSet<int> m_eaten; // keys whose release nobody shall see either
    QElapsedTimer m_lastNote;
    QString m_homeFrom;
    QElapsedTimer m_lastHome; // invalid: the next press is a first one
    KeySounds::Sound m_lastSound = KeySounds::Sound::Step;
};

} // namespace hearth::ui
