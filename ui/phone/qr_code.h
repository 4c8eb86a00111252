// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A QR code (ISO/IEC 18004) of a text, black on white with its quiet zone, sharp at any size. GUI thread.

#include <QQuickPaintedItem>

namespace hearth::ui
{

class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Empty, or longer than a code holds: nothing is drawn.
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
public:
    explicit QrCode(QQuickItem *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
};

} // namespace hearth::ui
