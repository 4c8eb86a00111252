// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Walks what is in front, a page of the launcher or a web app, with the arrow keys as a graph: what has the
// focus has a name and stands wholly inside the safe area, no place is a trap, Back leads out from the
// farthest of them; the launcher answers no key later than in two frames; every word on the way is whole, in
// its box and bright enough. Blocks; any thread.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QRect>
#include <QStringList>
#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace hearth
{

class FocusWalk
{
public:
    /// Calls a method of the API.
    using Call = std::function<Result<QJsonValue>(const QString &method, const QJsonObject &params)>;

    struct Limits {
        int places = 70; // of a page; the letters of the keyboard are the most
        int presses = 500;
        int readsEvery = 8; // words are read at the first and every so many places
    };

    /// Where the focus is.
    struct Place {
        QString page; // "app:" and its id for an app's own
        bool isOfApp = false;
        QString key;
        QString name;
        QRect rect;
        auto operator<=>(const Place &other) const
        {
            return std::tuple(page, key, name) <=> std::tuple(other.page, other.key, other.name);
        }
        bool operator==(const Place &other) const { return (*this <=> other) == 0; }
        [[nodiscard]] QString text() const;
    };

    /// A picture of each fault goes into `pictureFolder`.
    FocusWalk(Call call, QString pictureFolder, Limits limits);

    /// Where the focus is now.
    [[nodiscard]] Place place();
    /// False when hearthd does not take the key.
    bool press(const QString &key);
    /// The same; that the launcher answers later than in the second frame is a fault.
    bool pressWatched(const QString &key);
    /// From where the focus is; what lies on other pages (the rail's are on all) is not followed. False when
    /// a key was refused.
    bool walk();
    /// Every text on the screen, as it stands.
    void read();
    /// Back leads home, or out of an app, from wherever the focus is.
    void backHome();

    /// Of the last walk.
    [[nodiscard]] int places() const { return m_places; }
    [[nodiscard]] int presses() const { return m_presses; }
    [[nodiscard]] QStringList takeFaults() { return std::exchange(m_faults, {}); }

private:
    [[nodiscard]] bool isOverApp() const;
    void judge(Place where);
    void read(const Place &where);
    void fault(const Place &where, const QString &what);
    [[nodiscard]] bool isInside(const QRect &rect) const;
    [[nodiscard]] std::optional<QStringList> wayToUntried(const Place &from);
    [[nodiscard]] QJsonArray faultyTexts(bool &isEmpty);
    static bool until(const std::function<bool()> &isTrue, std::chrono::milliseconds deadline);

    Call m_call;
    QString m_pictureFolder;
    Limits m_limits;
    QSize m_screen{1280, 720}; // as the last place was told
    QStringList m_faults;
    std::map<Place, std::map<QString, Place>> m_graph;
    int m_places = 0;
    int m_presses = 0;
};

} // namespace hearth
