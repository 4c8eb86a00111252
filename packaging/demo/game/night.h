// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The landscape behind the run: sky, moon and hills, painted once for each level and size, so that a frame
// only copies what moved. GUI thread.

#include <QQuickPaintedItem>

namespace hearth::demo
{

class Night : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int level MEMBER m_level NOTIFY levelChanged)
public:
    explicit Night(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void levelChanged();

private:
    int m_level = 1;
};

} // namespace hearth::demo
