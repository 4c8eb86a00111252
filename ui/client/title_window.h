// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every title of a kind, every app, or every channel, however many: rows are fetched from hearthd in windows
// when they are looked at, and few windows are kept. The roles are RecordModel's; a row that is still on its
// way has empty ones. GUI thread; QML makes the TitleCatalogue around it.

#include "ui/client/record_model.h"
#include <map>

namespace hearth::ui
{

class TitleWindow : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("TitleCatalogue has it")
    /// "film", "series", "course", "workout", "music", "album" or "app"; an album's id, for its photos;
    /// "channel", "channel:kept" or "channel:group:" and a name.
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY kindChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY countChanged) // hearthd has answered
public:
    static constexpr int kWindow = 100;
    static constexpr std::size_t kMostWindows = 12;

    explicit TitleWindow(QObject *parent = nullptr);

    [[nodiscard]] QString kind() const { return m_kind; }
    void setKind(const QString &kind);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void kindChanged();
    void countChanged();

private:
    struct Window {
        QList<QJsonObject> records; // empty: on its way
        quint64 lastLook = 0;
    };
    void ask(int window);
    void take(int window, const QJsonObject &result);
    void setCount(int count);
    void askAgain();

    QString m_kind;
    int m_count = 0;
    bool m_isKnown = false;
    mutable std::map<int, Window> m_windows;
    mutable quint64 m_looks = 0;
};

/// What QML makes: qmllint 6.4 does not find the base of a model that QML makes itself.
class TitleCatalogue : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY kindChanged)
    Q_PROPERTY(hearth::ui::TitleWindow *titles READ titles CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY countChanged) // hearthd has answered
public:
    explicit TitleCatalogue(QObject *parent = nullptr);
    [[nodiscard]] QString kind() const { return m_titles.kind(); }
    void setKind(const QString &kind) { m_titles.setKind(kind); }
    [[nodiscard]] TitleWindow *titles() { return &m_titles; }
    [[nodiscard]] int count() const { return m_titles.count(); }
    [[nodiscard]] bool isKnown() const { return m_titles.isKnown(); }

Q_SIGNALS:
    void kindChanged();
    void countChanged();

private:
    TitleWindow m_titles;
};

} // namespace hearth::ui
