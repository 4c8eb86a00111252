// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/text_fields.h"
#include "ui/shell/text_input_v3.h"
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QWaylandCompositor>
#include <QWaylandInputMethodControl>
#include <QWaylandQuickItem>
#include <QWaylandSeat>
#include <QWaylandSurface>
#include <QWaylandTextInputManager>
#include <utility>

namespace hearth::ui
{

namespace
{

// linux/input-event-codes.h; xkb's codes are these plus 8.
constexpr quint32 kXkbOffset = 8;
constexpr quint32 kBackspaceCode = 14;
constexpr quint32 kEnterCode = 28;
constexpr quint32 kEndCode = 107;
// Where a client does not tell how much is in its field.
constexpr int kLettersUntold = 64;
constexpr int kMostLetters = 4000; // a Wayland message holds no more

} // namespace

TextFields::TextFields(QWaylandCompositor &compositor)
    : QObject(&compositor), m_seat(*compositor.defaultSeat()), m_v3(new TextInputV3(compositor, m_seat))
{
    auto *manager = new QWaylandTextInputManager(&compositor);
    manager->initialize();
    connect(&m_seat, &QWaylandSeat::keyboardFocusChanged, this, &TextFields::follow);
    connect(m_v3, &TextInputV3::fieldChanged, this, &TextFields::currentChanged);
}

void TextFields::follow(QWaylandSurface *surface)
{
    if (m_v2)
        disconnect(m_v2, nullptr, this, nullptr);
    m_v2 = surface ? static_cast<QObject *>(surface->inputMethodControl()) : nullptr;
    // The class is not exported: its signals are known by their names.
    if (m_v2) {
        connect(m_v2, SIGNAL(enabledChanged(bool)), this, SLOT(takeV2()));
        connect(m_v2, SIGNAL(updateInputMethod(Qt::InputMethodQueries)), this, SLOT(takeV2()));
    }
    takeV2();
}

// A Qt client that goes from one field of a window to another only tells of another place and another kind of
// text.
void TextFields::takeV2()
{
    const bool wasEnabled = std::exchange(m_isV2Enabled, m_v2 && m_v2->property("enabled").toBool());
    const auto *picture = qobject_cast<const QWaylandQuickItem *>(m_picture);
    if (m_isV2Enabled && picture) {
        const int line = picture->inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect().y();
        const int hints = picture->inputMethodQuery(Qt::ImHints).toInt();
        const bool isSame = line == std::exchange(m_v2Line, line);
        if (!wasEnabled || !isSame || hints != m_v2Hints)
            ++m_v2Serial;
        m_v2Hints = hints;
    }
    Q_EMIT currentChanged();
}

std::optional<TextField> TextFields::field() const
{
    const auto found = m_v3->field();
    return found ? found : fieldOfV2();
}

std::optional<TextField> TextFields::fieldOfV2() const
{
    const auto *picture = qobject_cast<const QWaylandQuickItem *>(m_picture);
    if (!picture || !m_isV2Enabled)
        return std::nullopt;
    const auto hints = Qt::InputMethodHints(m_v2Hints);
    const QString around = picture->inputMethodQuery(Qt::ImSurroundingText).toString();
    return TextField{hints.testAnyFlags(Qt::ImhHiddenText | Qt::ImhSensitiveData), true, m_v2Serial,
                     around.size()};
}

QVariant TextFields::current() const
{
    const auto found = field();
    if (!found || !found->hasPlace)
        return QVariant::fromValue(nullptr);
    return QVariantMap{{QStringLiteral("serial"), found->serial},
                       {QStringLiteral("isSecret"), found->isSecret}};
}

bool TextFields::type(const QString &text)
{
    if (!field())
        return false;
    if (m_v3->field()) {
        m_v3->commit(text);
    } else {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(m_picture, &event);
    }
    return true;
}

void TextFields::erase()
{
    press(Qt::Key_Backspace, kBackspaceCode);
}

void TextFields::clear()
{
    const auto found = field();
    if (!found)
        return;
    press(Qt::Key_End, kEndCode);
    press(Qt::Key_Backspace, kBackspaceCode,
          found->letters > 0 ? static_cast<int>(qMin<qsizetype>(found->letters, kMostLetters))
                             : kLettersUntold);
}

void TextFields::accept()
{
    press(Qt::Key_Return, kEnterCode);
}

void TextFields::press(Qt::Key key, quint32 evdev, int times)
{
    for (int i = 0; i < times; ++i) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, evdev + kXkbOffset, 0, 0);
            m_seat.sendFullKeyEvent(&event);
        }
    }
}

} // namespace hearth::ui
