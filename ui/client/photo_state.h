// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One photo of an album by its place, asked for again until its picture has been made. GUI thread; QML makes
// it.

#include <QJsonObject>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class PhotoState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString album READ album WRITE setAlbum NOTIFY placeChanged)
    Q_PROPERTY(int index READ index WRITE setIndex NOTIFY placeChanged)
    Q_PROPERTY(QString albumName READ albumName NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    /// A picture that fills the screen; empty until it has been made.
    Q_PROPERTY(QString file READ file NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool isGone READ isGone NOTIFY changed)
public:
    explicit PhotoState(QObject *parent = nullptr);

    [[nodiscard]] QString album() const { return m_album; }
    void setAlbum(const QString &album);
    [[nodiscard]] int index() const { return m_index; }
    void setIndex(int index);
    [[nodiscard]] QString albumName() const { return text("album"); }
    [[nodiscard]] int total() const { return m_record.value(QLatin1String("total")).toInt(); }
    [[nodiscard]] QString name() const { return text("name"); }
    [[nodiscard]] QString file() const { return text("file"); }
    [[nodiscard]] QString error() const { return text("error"); }
    [[nodiscard]] bool isGone() const { return m_isGone; }

Q_SIGNALS:
    void placeChanged();
    void changed();

private:
    void ask();
    [[nodiscard]] QString text(const char *field) const
    {
        return m_record.value(QLatin1String(field)).toString();
    }

    QString m_album;
    int m_index = 0;
    QJsonObject m_record;
    bool m_isGone = false;
};

} // namespace hearth::ui
