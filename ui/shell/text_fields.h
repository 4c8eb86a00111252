// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text field of the native app that has the keyboard, whichever protocol its toolkit speaks:
// text-input-v3, or text-input-v2 as Qt does. Letters are committed as text; what erases or ends goes as a
// key, which every toolkit understands. GUI thread.

#include "ui/shell/text_field.h"
#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QVariant>
#include <QtQml/qqmlregistration.h>
#include <optional>

class QWaylandCompositor;
class QWaylandQuickItem;
class QWaylandSeat;
class QWaylandSurface;

namespace hearth::ui
{

class TextInputV3;

class TextFields : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    /// {serial, isSecret} of the field that can be seen; null while there is none.
    Q_PROPERTY(QVariant current READ current NOTIFY currentChanged)
    /// What shows the app in front: Qt 6.4 gives a compositor its text-input-v2 through that item alone.
    Q_PROPERTY(QQuickItem *picture MEMBER m_picture)
public:
    /// Announces both protocols; before any client connects.
    explicit TextFields(QWaylandCompositor &compositor);

    [[nodiscard]] QVariant current() const;
    /// False where the app in front takes no text; nothing is sent then.
    Q_INVOKABLE bool type(const QString &text);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void accept();

Q_SIGNALS:
    void currentChanged();

private Q_SLOTS:
    void takeV2();

private:
    [[nodiscard]] std::optional<TextField> field() const;
    [[nodiscard]] std::optional<TextField> fieldOfV2() const;
    void follow(QWaylandSurface *surface);
    void press(Qt::Key key, quint32 evdev, int times = 1);

    QWaylandSeat &m_seat;
    TextInputV3 *m_v3;
    QPointer<QObject> m_v2; // of the surface that has the keyboard
    QPointer<QQuickItem> m_picture;
    bool m_isV2Enabled = false;
    int m_v2Line = 0; // where the cursor's line begins, and what may be typed there
    int m_v2Hints = 0;
    quint32 m_v2Serial = 0;
};

} // namespace hearth::ui
