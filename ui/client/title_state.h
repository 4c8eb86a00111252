// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One film, episode, series, course, workout or album of music by its id with what belongs to it, asked again
// whenever Home changes. GUI thread; QML makes it.

#include "ui/client/record_model.h"
#include <QObject>
#include <QVariantMap>

namespace hearth::ui
{

class TitleState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString titleId READ titleId WRITE setTitleId NOTIFY titleIdChanged)
    /// The record's fields, as library.title, library.series or library.parts returns them; empty until they
    /// are here.
    Q_PROPERTY(QVariantMap record READ record NOTIFY changed)
    /// Of a series or a whole: the episode or part to go on with.
    Q_PROPERTY(QString next READ next NOTIFY changed)
    /// It was asked for and is not there.
    Q_PROPERTY(bool isGone READ isGone NOTIFY changed)
    /// Of a series; of a course, a workout or an album its parts.
    Q_PROPERTY(hearth::ui::RecordModel *episodes READ episodes CONSTANT)
    Q_PROPERTY(hearth::ui::RecordModel *similar READ similar CONSTANT)
public:
    explicit TitleState(QObject *parent = nullptr);

    [[nodiscard]] QString titleId() const { return m_titleId; }
    void setTitleId(const QString &id);
    [[nodiscard]] QVariantMap record() const { return m_record; }
    [[nodiscard]] QString next() const { return m_record.value(QStringLiteral("next")).toString(); }
    [[nodiscard]] bool isGone() const { return m_isGone; }
    [[nodiscard]] RecordModel *episodes() { return &m_episodes; }
    [[nodiscard]] RecordModel *similar() { return &m_similar; }

Q_SIGNALS:
    void titleIdChanged();
    void changed();

private:
    void ask();
    void take(const QJsonObject &record);

    QString m_titleId;
    QVariantMap m_record;
    bool m_isGone = false;
    RecordModel m_episodes;
    RecordModel m_similar;
};

} // namespace hearth::ui
