// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One small picture of the run: rain, ice, a spark, a heart, the ember, a campfire. Painted once and then
// only moved, which is what a renderer in software does well. GUI thread.

#include <QQuickPaintedItem>

namespace hearth::demo
{

class Sprite : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int look MEMBER m_look NOTIFY lookChanged)
public:
    /// The first five are Thing::Kind's.
    enum Look { Nothing, Rain, Ice, Spark, Heart, Ember, Fire };
    Q_ENUM(Look)
    explicit Sprite(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void lookChanged();

private:
    int m_look = Nothing;
};

} // namespace hearth::demo
