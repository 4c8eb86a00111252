// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/title_window.h"
#include "ui/client/api.h"
#include <QTimer>
#include <algorithm>

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};
constexpr QLatin1String kGroup("channel:group:");
constexpr QLatin1String kServer("server:");
constexpr std::chrono::milliseconds kServerDeadline{20000}; // somebody else's disks may have to start
constexpr std::chrono::milliseconds kRetryPause{2000};

} // namespace

TitleWindow::TitleWindow(QObject *parent) : QAbstractListModel(parent)
{
    connect(Api::instance(), &Api::homeChanged, this, [this] {
        // What others have is theirs to change, and they are not asked each time a film's second is kept.
        if (!isOfServer())
            askAgain();
    });
    connect(Api::instance(), &Api::appsChanged, this, [this] {
        if (m_kind == QLatin1String("app"))
            askAgain();
    });
    connect(Api::instance(), &Api::connectedChanged, this, &TitleWindow::askAgain);
}

void TitleWindow::setKind(const QString &kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_windows.clear();
    m_isKnown = false;
    setError({});
    setCount(0);
    Q_EMIT kindChanged();
    ask(0);
}

bool TitleWindow::isOfServer() const
{
    return m_kind.startsWith(kServer);
}

TitleWindow::Question TitleWindow::question(int window) const
{
    QJsonObject params{{QStringLiteral("offset"), window * kWindow}, {QStringLiteral("limit"), kWindow}};
    if (m_kind == QLatin1String("app"))
        return {QStringLiteral("store.apps"), params};
    if (isOfServer()) {
        const QString place = m_kind.sliced(kServer.size());
        params.insert(QStringLiteral("server"), place.section(QLatin1Char('/'), 0, 0));
        params.insert(QStringLiteral("folder"), place.section(QLatin1Char('/'), 1));
        return {QStringLiteral("servers.browse"), params};
    }
    if (m_kind.startsWith(QLatin1String("channel"))) {
        if (m_kind.startsWith(kGroup))
            params.insert(QStringLiteral("group"), m_kind.sliced(kGroup.size()));
        else
            params.insert(QStringLiteral("kept"), m_kind.endsWith(QLatin1String(":kept")));
        return {QStringLiteral("channels.list"), params};
    }
    const bool isAlbum = m_kind.startsWith(QLatin1String("album:"));
    params.insert(isAlbum ? QStringLiteral("album") : QStringLiteral("kind"), m_kind);
    return {isAlbum ? QStringLiteral("photos.list") : QStringLiteral("library.titles"), params};
}

void TitleWindow::ask(int window)
{
    if (m_kind.isEmpty() || !Api::instance()->isConnected())
        return;
    m_windows[window].lastLook = ++m_looks;
    const auto [method, params] = question(window);
    Api::instance()->rpc().call(method, params, isOfServer() ? kServerDeadline : kDeadline, this,
                                [this, window, kind = m_kind](const Result<QJsonValue> &result) {
                                    if (kind != m_kind)
                                        return;
                                    setError(result ? Error() : result.error());
                                    if (result)
                                        take(window, result->toObject());
                                    else
                                        askLater(window);
                                });
}

void TitleWindow::askLater(int window)
{
    const auto known = m_windows.find(window);
    if (known == m_windows.end() || std::exchange(known->second.waits, true))
        return;
    QTimer::singleShot(kRetryPause, this, [this, window, kind = m_kind] {
        const auto waiting = m_windows.find(window);
        if (kind != m_kind || waiting == m_windows.end())
            return;
        waiting->second.waits = false;
        ask(window);
    });
}

void TitleWindow::setError(const Error &error)
{
    if (error.message == m_error.message && error.action == m_error.action)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

void TitleWindow::take(int window, const QJsonObject &result)
{
    const bool wasKnown = std::exchange(m_isKnown, true);
    setCount(result.value(QLatin1String("total")).toInt());
    if (!wasKnown)
        Q_EMIT countChanged();
    if (!m_canBePlayed && result.value(QLatin1String("canBePlayed")).toBool()) {
        m_canBePlayed = true;
        Q_EMIT canBePlayedChanged();
    }
    QList<QJsonObject> records;
    const QJsonArray items = result.value(QLatin1String("items")).toArray();
    for (const QJsonValue &item : items)
        records.append(item.toObject());
    m_windows[window].records = std::move(records);
    if (m_windows.size() > kMostWindows) {
        const auto oldest =
            std::ranges::min_element(m_windows, {}, [](const auto &entry) { return entry.second.lastLook; });
        m_windows.erase(oldest);
    }
    const int first = window * kWindow;
    if (first < m_count)
        Q_EMIT dataChanged(index(first), index(std::min(first + kWindow, m_count) - 1));
}

void TitleWindow::setCount(int count)
{
    if (count == m_count)
        return;
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

void TitleWindow::askAgain()
{
    if (m_windows.empty())
        ask(0);
    for (const auto &[window, known] : m_windows)
        ask(window);
}

int TitleWindow::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant TitleWindow::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_count)
        return {};
    const int window = index.row() / kWindow;
    const auto known = m_windows.find(window);
    if (known == m_windows.end()) {
        // Not from within data(): the view is reading.
        m_windows[window].lastLook = ++m_looks;
        QMetaObject::invokeMethod(
            const_cast<TitleWindow *>(this),
            [self = const_cast<TitleWindow *>(this), window] { self->ask(window); }, Qt::QueuedConnection);
        return RecordModel::fieldOf({}, role);
    }
    known->second.lastLook = ++m_looks;
    const int at = index.row() % kWindow;
    return RecordModel::fieldOf(at < known->second.records.size() ? known->second.records[at] : QJsonObject(),
                                role);
}

QHash<int, QByteArray> TitleWindow::roleNames() const
{
    return RecordModel::roles();
}

TitleCatalogue::TitleCatalogue(QObject *parent) : QObject(parent)
{
    connect(&m_titles, &TitleWindow::kindChanged, this, &TitleCatalogue::kindChanged);
    connect(&m_titles, &TitleWindow::countChanged, this, &TitleCatalogue::countChanged);
    connect(&m_titles, &TitleWindow::errorChanged, this, &TitleCatalogue::errorChanged);
    connect(&m_titles, &TitleWindow::canBePlayedChanged, this, &TitleCatalogue::canBePlayedChanged);
}

} // namespace hearth::ui
