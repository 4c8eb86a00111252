// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every title of a kind, every app, every channel, or all of a media server's folder, however many: rows are
// fetched from hearthd in windows when they are looked at, and few windows are kept. The roles are
// RecordModel's; a row that is still on its way has empty ones. GUI thread; QML makes the TitleCatalogue
// around it.

#include "resources/base/result.h"
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
    /// "channel", "channel:kept" or "channel:group:" and a name; "server:", a media server's id, a slash and
    /// its folder's.
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY kindChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY countChanged) // hearthd has answered
    /// Why the last window did not come, and what to do; it is asked for again by itself. Empty once one
    /// came.
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString remedy READ remedy NOTIFY errorChanged)
    /// Of a media server's folder: something of what was seen of it can be played.
    Q_PROPERTY(bool canBePlayed READ canBePlayed NOTIFY canBePlayedChanged)
public:
    static constexpr int kWindow = 100;
    static constexpr std::size_t kMostWindows = 12;

    explicit TitleWindow(QObject *parent = nullptr);

    [[nodiscard]] QString kind() const { return m_kind; }
    void setKind(const QString &kind);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] QString error() const { return m_error.message; }
    [[nodiscard]] QString remedy() const { return m_error.action; }
    [[nodiscard]] bool canBePlayed() const { return m_canBePlayed; }
    /// Asks for all of it anew; what is shown stays until the new is here.
    void askAgain();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void kindChanged();
    void countChanged();
    void errorChanged();
    void canBePlayedChanged();

private:
    struct Question {
        QString method;
        QJsonObject params;
    };
    [[nodiscard]] Question question(int window) const;
    [[nodiscard]] bool isOfServer() const;
    void setError(const Error &error);
    void askLater(int window);
    struct Window {
        QList<QJsonObject> records; // empty: on its way
        quint64 lastLook = 0;
        bool waits = false; // to be asked for again
    };
    void ask(int window);
    void take(int window, const QJsonObject &result);
    void setCount(int count);

    QString m_kind;
    int m_count = 0;
    bool m_isKnown = false;
    bool m_canBePlayed = false;
    Error m_error;
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
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString remedy READ remedy NOTIFY errorChanged)
    Q_PROPERTY(bool canBePlayed READ canBePlayed NOTIFY canBePlayedChanged)
public:
    explicit TitleCatalogue(QObject *parent = nullptr);
    [[nodiscard]] QString kind() const { return m_titles.kind(); }
    void setKind(const QString &kind) { m_titles.setKind(kind); }
    [[nodiscard]] TitleWindow *titles() { return &m_titles; }
    [[nodiscard]] int count() const { return m_titles.count(); }
    [[nodiscard]] bool isKnown() const { return m_titles.isKnown(); }
    [[nodiscard]] QString error() const { return m_titles.error(); }
    [[nodiscard]] QString remedy() const { return m_titles.remedy(); }
    [[nodiscard]] bool canBePlayed() const { return m_titles.canBePlayed(); }
    Q_INVOKABLE void askAgain() { m_titles.askAgain(); }

Q_SIGNALS:
    void kindChanged();
    void countChanged();
    void errorChanged();
    void canBePlayedChanged();

private:
    TitleWindow m_titles;
};

} // namespace hearth::ui
