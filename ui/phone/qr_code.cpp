// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/phone/qr_code.h"

#include <QPainter>
#include <memory>
#include <qrencode.h>

namespace hearth::ui
{

namespace
{

constexpr int kQuietZone = 4; // modules, ISO/IEC 18004, 6.3.8

} // namespace

QrCode::QrCode(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(false);
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    update();
    Q_EMIT textChanged();
}

void QrCode::paint(QPainter *painter)
{
    if (m_text.isEmpty())
        return;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(m_text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return;
    const int modules = code->width + 2 * kQuietZone;
    const int module = std::max(1, static_cast<int>(std::min(width(), height())) / modules);
    const int left = (static_cast<int>(width()) - module * modules) / 2;
    const int top = (static_cast<int>(height()) - module * modules) / 2;
    painter->fillRect(QRect(left, top, module * modules, module * modules), Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            // The lowest bit tells black from white.
            if (code->data[y * code->width + x] & 1)
                painter->fillRect(
                    QRect(left + (x + kQuietZone) * module, top + (y + kQuietZone) * module, module, module),
                    Qt::black);
        }
    }
}

} // namespace hearth::ui
