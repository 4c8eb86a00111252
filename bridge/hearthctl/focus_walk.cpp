// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hearthctl/focus_walk.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <deque>
#include <set>

namespace hearth
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const QStringList kArrows{QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("up"),
                          QStringLiteral("down")};
// The look's safe area: 96 of 1920 and 54 of 1080. A tile that has the focus is 6 % larger than where it
// stands.
constexpr double kSafe = 0.05;
constexpr double kGrown = 0.0102;
constexpr milliseconds kScrolls{600};       // a list that has to scroll does so with the next frame
constexpr milliseconds kPictureComes{1500}; // a picture may be about to come behind a text
constexpr milliseconds kAppAnswers{60};     // between a key and what a page makes of it
constexpr milliseconds kToastLeaves{20000};
constexpr int kMostBacks = 8;
constexpr int kFramesToAnswer = 2;

QString textOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

QRect rectOf(const QJsonObject &focus)
{
    const QJsonObject rect = focus.value(QLatin1String("rect")).toObject();
    const auto number = [&](const char *field) { return rect.value(QLatin1String(field)).toInt(); };
    return {number("x"), number("y"), number("width"), number("height")};
}

} // namespace

QString FocusWalk::Place::text() const
{
    return page + QLatin1String(" > ") + name + QLatin1String(" (") + key + QLatin1Char(')');
}

FocusWalk::FocusWalk(Call call, QString pictureFolder, Limits limits)
    : m_call(std::move(call)), m_pictureFolder(std::move(pictureFolder)), m_limits(limits)
{
}

bool FocusWalk::until(const std::function<bool()> &isTrue, milliseconds deadline)
{
    const auto end = steady_clock::now() + deadline;
    while (!isTrue()) {
        if (steady_clock::now() > end)
            return false;
        QThread::msleep(20);
    }
    return true;
}

bool FocusWalk::isInside(const QRect &rect) const
{
    const int x = qRound(m_screen.width() * kSafe);
    const int y = qRound(m_screen.height() * kSafe);
    const int grown = qRound(m_screen.width() * kGrown);
    const QRect safe(x, y, m_screen.width() - 2 * x, m_screen.height() - 2 * y);
    return !rect.isEmpty() && safe.adjusted(-grown, -grown, grown, grown).contains(rect);
}

FocusWalk::Place FocusWalk::place()
{
    const QJsonObject state = m_call(QStringLiteral("screen.state"), {}).value_or(QJsonValue()).toObject();
    QJsonObject focus = state.value(QLatin1String("focus")).toObject();
    const QString page = textOf(state, "page");
    const QStringList size = textOf(state, "size").split(QLatin1Char('x'));
    m_screen = {size.value(0).toInt(), size.value(1).toInt()};
    const bool isOfApp = textOf(state, "front") == QLatin1String("app");
    // Over an app may be our keyboard, which is no part of it.
    if (isOfApp && textOf(focus, "role") == QLatin1String("application")) {
        if (const auto look = m_call(QStringLiteral("apps.look"), {})) {
            focus = look->toObject().value(QLatin1String("focus")).toObject();
            m_screen = {1280, 720};
        }
    }
    return {page, isOfApp, textOf(focus, "key"), textOf(focus, "name"), rectOf(focus)};
}

bool FocusWalk::press(const QString &key)
{
    ++m_presses;
    const auto done = m_call(QStringLiteral("input.key"), {{QStringLiteral("name"), key}});
    if (done && isOverApp())
        QThread::msleep(static_cast<unsigned long>(kAppAnswers.count()));
    return done.has_value();
}

bool FocusWalk::pressWatched(const QString &key)
{
    if (isOverApp())
        return press(key);
    ++m_presses;
    const auto done = m_call(QStringLiteral("screen.press"), {{QStringLiteral("name"), key}});
    const int frames = done ? done->toObject().value(QLatin1String("frames")).toInt() : 0;
    if (frames > kFramesToAnswer)
        fault(place(), QStringLiteral("answers %1 only in frame %2").arg(key).arg(frames));
    return done.has_value();
}

bool FocusWalk::isOverApp() const
{
    return m_graph.begin() != m_graph.end() && m_graph.begin()->first.isOfApp;
}

void FocusWalk::fault(const Place &where, const QString &what)
{
    const auto taken = m_call(QStringLiteral("screen.screenshot"), {});
    const QString file =
        QDir(m_pictureFolder).filePath(QStringLiteral("hearth-focus-%1.png").arg(m_faults.size()));
    if (taken) {
        QFile::remove(file);
        QFile::copy(textOf(taken->toObject(), "file"), file);
    }
    m_faults.append(where.text() + QLatin1String(": ") + what + QLatin1String(" [") + file +
                    QLatin1Char(']'));
}

void FocusWalk::judge(Place where)
{
    (void)until(
        [&] {
            where = place();
            return isInside(where.rect);
        },
        kScrolls);
    if (where.name.isEmpty())
        fault(where, QStringLiteral("what has the focus has no name"));
    else if (where.rect.isEmpty())
        fault(where, QStringLiteral("what has the focus has no place"));
    else if (!isInside(where.rect))
        fault(where, QStringLiteral("not wholly inside the safe area: %1,%2 %3x%4")
                         .arg(where.rect.x())
                         .arg(where.rect.y())
                         .arg(where.rect.width())
                         .arg(where.rect.height()));
}

QJsonArray FocusWalk::faultyTexts(bool &isEmpty)
{
    const bool isApp = place().isOfApp;
    const auto answer = m_call(isApp ? QStringLiteral("apps.look") : QStringLiteral("screen.texts"), {});
    QJsonArray all;
    if (answer)
        all = isApp ? answer->toObject().value(QLatin1String("texts")).toArray() : answer->toArray();
    isEmpty = all.isEmpty();
    QJsonArray faulty;
    for (const QJsonValue &text : std::as_const(all)) {
        if (!text.toObject().value(QLatin1String("faults")).toArray().isEmpty())
            faulty.append(text);
    }
    return faulty;
}

void FocusWalk::read()
{
    read(place());
}

void FocusWalk::read(const Place &where)
{
    QJsonArray faulty;
    bool isEmpty = false;
    const bool isWell = until(
        [&] {
            faulty = faultyTexts(isEmpty);
            return faulty.isEmpty() && !isEmpty;
        },
        kPictureComes);
    if (isWell)
        return;
    if (isEmpty)
        fault(where, QStringLiteral("there is no text on the screen"));
    for (const QJsonValue &text : std::as_const(faulty))
        fault(where, QString::fromUtf8(QJsonDocument(text.toObject()).toJson(QJsonDocument::Compact)));
}

/// The keys from one known place to the nearest that has an untried key; nothing when all were tried.
std::optional<QStringList> FocusWalk::wayToUntried(const Place &from)
{
    std::deque<std::pair<Place, QStringList>> queue{{from, {}}};
    std::set<Place> seen{from};
    while (!queue.empty()) {
        auto [at, way] = queue.front();
        queue.pop_front();
        if (m_graph[at].size() < static_cast<size_t>(kArrows.size()))
            return way;
        for (const auto &[key, to] : m_graph[at]) {
            if (seen.insert(to).second)
                queue.emplace_back(to, way + QStringList{key});
        }
    }
    return std::nullopt;
}

bool FocusWalk::walk()
{
    m_graph.clear();
    m_presses = 0;
    Place here = place();
    m_graph[here];
    judge(here);
    read(here);
    std::set<Place> judged{here};
    const QString page = here.page;
    while (judged.size() < static_cast<size_t>(m_limits.places) && m_presses < m_limits.presses) {
        const auto way = wayToUntried(here);
        if (!way)
            break;
        for (const QString &key : *way) {
            if (!press(key))
                return false;
            const Place next = place();
            if (!(next == m_graph[here][key]))
                m_graph[here][key] = next; // a list that scrolled: learned anew
            here = next;
        }
        for (const QString &key : kArrows) {
            if (m_graph[here].contains(key))
                continue;
            if (!pressWatched(key))
                return false;
            const Place next = place();
            if (next.page != page)
                fault(here, key + QLatin1String(" leads to another page, ") + next.text());
            m_graph[here][key] = next;
            if (judged.insert(next).second) {
                judge(next);
                if (judged.size() % static_cast<size_t>(m_limits.readsEvery) == 1)
                    read(next);
            }
            here = next;
            break;
        }
        if (here.page != page)
            break;
    }
    for (const auto &[where, ways] : m_graph) {
        const bool isTried = ways.size() == static_cast<size_t>(kArrows.size());
        const bool isStuck =
            isTried && std::ranges::all_of(ways, [&](const auto &way) { return way.second == where; });
        if (isStuck && judged.size() > 1)
            fault(where, QStringLiteral("no arrow leads away"));
    }
    m_places = static_cast<int>(judged.size());
    return true;
}

void FocusWalk::backHome()
{
    // An alert borrows Back.
    (void)until(
        [this] {
            const auto state = m_call(QStringLiteral("screen.state"), {});
            return state && textOf(state->toObject(), "toast").isEmpty();
        },
        kToastLeaves);
    const Place from = place();
    const bool isApp = from.isOfApp;
    for (int i = 0; i < kMostBacks; ++i) {
        const Place at = place();
        if (i > 0 && (isApp ? !at.isOfApp : at.page == QLatin1String("home")))
            return;
        if (!press(QStringLiteral("back")))
            break;
        if (isApp) // it may say its last word first
            (void)until([&] { return !place().isOfApp; }, kScrolls);
    }
    fault(from, QStringLiteral("Back does not lead %1 but to %2")
                    .arg(isApp ? QStringLiteral("out") : QStringLiteral("home"), place().text()));
}

} // namespace hearth
