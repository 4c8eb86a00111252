// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chinese out of pinyin letters, by libgooglepinyin. Nothing is learned: what a household types is kept
// nowhere. The library has one decoder for the whole process, and so is this QML's singleton. GUI thread.

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class Pinyin : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// What was typed and is not a word yet, with what was chosen of it so far before it.
    Q_PROPERTY(QString composing READ composing NOTIFY changed)
    /// The likeliest first, kMost at most.
    Q_PROPERTY(QStringList candidates READ candidates NOTIFY changed)
public:
    static constexpr int kMost = 8;
    static constexpr qsizetype kLongest =
        12; // letters at a time: past 15 equal ones an assertion of the library ends the process

    explicit Pinyin(QObject *parent = nullptr);
    ~Pinyin() override;

    [[nodiscard]] QString composing() const { return m_chosen + m_rest; }
    [[nodiscard]] QStringList candidates() const { return m_candidates; }

    /// False for what is no letter of pinyin, or where the dictionary is missing: then it is typed as it is.
    Q_INVOKABLE bool type(const QString &letter);
    /// Takes the last letter away; false when there is none.
    Q_INVOKABLE bool erase();
    /// The finished words when nothing is left to choose; else empty, with candidates for the rest.
    Q_INVOKABLE QString choose(int index);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void search();
    void readCandidates(size_t count);

    bool m_isOpen = false;
    QString m_letters;
    QString m_chosen;
    QString m_rest;
    QStringList m_candidates;
};

} // namespace hearth::ui
