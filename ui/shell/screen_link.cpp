// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/screen_link.h"
#include "ui/shell/focus_words.h"
#include "ui/shell/speech.h"
#include "ui/shell/surfaces.h"
#include "ui/shell/text_check.h"
#include <QCoreApplication>
#include <QImage>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMetaProperty>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <array>

namespace hearth::ui
{

namespace
{

struct KeyRow {
    const char *name;
    Qt::Key key;
    quint32 evdev; // linux/input-event-codes.h, for Wayland clients
};

constexpr std::array kKeys = {
    KeyRow{"left", Qt::Key_Left, 105},
    KeyRow{"right", Qt::Key_Right, 106},
    KeyRow{"up", Qt::Key_Up, 103},
    KeyRow{"down", Qt::Key_Down, 108},
    KeyRow{"ok", Qt::Key_Return, 28},
    KeyRow{"back", Qt::Key_Back, 158},
    KeyRow{"home", Qt::Key_HomePage, 172},
    KeyRow{"menu", Qt::Key_Menu, 127},
    KeyRow{"play", Qt::Key_MediaPlay, 207},
    KeyRow{"pause", Qt::Key_MediaPause, 201},
    KeyRow{"stop", Qt::Key_MediaStop, 166},
    KeyRow{"next", Qt::Key_MediaNext, 163},
    KeyRow{"previous", Qt::Key_MediaPrevious, 165},
    KeyRow{"red", Qt::Key_Red, 398},
    KeyRow{"green", Qt::Key_Green, 399},
    KeyRow{"yellow", Qt::Key_Yellow, 400},
    KeyRow{"blue", Qt::Key_Blue, 401},
    KeyRow{"0", Qt::Key_0, 11},
    KeyRow{"1", Qt::Key_1, 2},
    KeyRow{"2", Qt::Key_2, 3},
    KeyRow{"3", Qt::Key_3, 4},
    KeyRow{"4", Qt::Key_4, 5},
    KeyRow{"5", Qt::Key_5, 6},
    KeyRow{"6", Qt::Key_6, 7},
    KeyRow{"7", Qt::Key_7, 8},
    KeyRow{"8", Qt::Key_8, 9},
    KeyRow{"9", Qt::Key_9, 10},
    KeyRow{"channelup", Qt::Key_ChannelUp, 402},
    KeyRow{"channeldown", Qt::Key_ChannelDown, 403},
    KeyRow{"volumeup", Qt::Key_VolumeUp, 115},
    KeyRow{"volumedown", Qt::Key_VolumeDown, 114},
    KeyRow{"mute", Qt::Key_VolumeMute, 113},
    KeyRow{"power", Qt::Key_PowerOff, 116},
};

// X and xkb key codes are evdev's plus 8.
constexpr quint32 kXkbOffset = 8;
constexpr std::chrono::milliseconds kReportPause{30};
constexpr qint64 kAnswers = 1500; // milliseconds after a key in which a change is its answer

} // namespace

ScreenLink::ScreenLink(Api &api, Surfaces &surfaces, Speech &speech, QObject *parent)
    : QObject(parent), m_api(api), m_surfaces(surfaces), m_speech(speech)
{
    m_reportTimer.setSingleShot(true);
    m_reportTimer.setInterval(kReportPause);
    connect(&m_reportTimer, &QTimer::timeout, this, &ScreenLink::report);
    RpcClient &rpc = api.rpc();
    connect(&rpc, &RpcClient::request, this, &ScreenLink::takeRequest);
    connect(&rpc, &RpcClient::event, this, [this, &rpc](const QString &name, const QJsonObject &params) {
        if (name != QLatin1String("surface.listen"))
            return;
        std::vector<Fd> descriptors = rpc.takeDescriptors();
        if (!descriptors.empty())
            m_surfaces.listen(params.value(QLatin1String("process")).toString(),
                              std::move(descriptors.front()));
    });
    connect(&rpc, &RpcClient::connected, this, [this, &rpc] {
        m_lastReport.clear();
        if (m_isRestored) {
            m_reportTimer.start();
            return;
        }
        rpc.call(QStringLiteral("screen.restore"), {}, std::chrono::seconds(2), this,
                 [this](const Result<QJsonValue> &result) {
                     m_isRestored = true;
                     Q_EMIT restored(result ? result->toObject().value(QLatin1String("pages")).toString()
                                            : QString());
                 });
    });
    for (const auto signal :
         {&Api::stageChanged, &Api::loadedChanged, &Api::appliancesChanged, &Api::powerChanged})
        connect(&api, signal, &m_reportTimer, qOverload<>(&QTimer::start));
    connect(api.playback(), &PlaybackState::changed, &m_reportTimer, [this] {
        if (!m_reportTimer.isActive())
            m_reportTimer.start();
    });
}

void ScreenLink::watch(QQuickWindow *window)
{
    m_window = window;
    m_frames.watch(window);
    // Emitted by the render thread; the time that counts is when the frame has been handed to the display.
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            if (!m_sinceKey.isValid())
                return;
            m_keyToFrameMs = static_cast<double>(m_sinceKey.nsecsElapsed()) / 1e6;
            m_sinceKey.invalidate();
            m_reportTimer.start();
        },
        Qt::QueuedConnection);
    connect(&m_speech, &Speech::said, &m_reportTimer, qOverload<>(&QTimer::start));
    window->installEventFilter(this);
    connect(window, &QQuickWindow::activeFocusItemChanged, this, [this] {
        followSpoken();
        m_reportTimer.start();
    });
}

void ScreenLink::setPages(const QString &pages)
{
    if (pages == m_pages)
        return;
    m_pages = pages;
    m_reportTimer.start();
    Q_EMIT pagesChanged();
}

void ScreenLink::setPage(const QString &page)
{
    if (page == m_page)
        return;
    m_page = page;
    m_reportTimer.start();
    Q_EMIT pagesChanged();
}

void ScreenLink::setToast(const QString &toast)
{
    if (toast == m_toast)
        return;
    m_toast = toast;
    if (!toast.isEmpty())
        m_speech.say(toast);
    m_reportTimer.start();
    Q_EMIT pagesChanged();
}

void ScreenLink::takeRequest(qint64 id, const QString &method, const QJsonObject &params)
{
    if (method == QLatin1String("screen.key")) {
        pressKey(id, params.value(QLatin1String("name")).toString(),
                 params.value(QLatin1String("holdMs")).toInt());
    } else if (method == QLatin1String("screen.text")) {
        typeText(params.value(QLatin1String("text")).toString());
        m_api.rpc().answer(id, QJsonValue(true));
    } else if (method == QLatin1String("screen.texts")) {
        m_api.rpc().answer(id, secret() ? QJsonValue(QJsonArray()) : QJsonValue(checkTexts(*m_window)));
    } else if (method == QLatin1String("screen.ping")) {
        m_api.rpc().answer(id, QJsonValue(true));
    } else if (method == QLatin1String("screen.frames")) {
        m_api.rpc().answer(id, QJsonValue(m_frames.take()));
    } else if (method == QLatin1String("screen.picture")) {
        takePicture(id, params.value(QLatin1String("file")).toString());
    } else {
        m_api.rpc().answer(id,
                           fail(ErrorCode::NotFound, QStringLiteral("The screen knows no %1").arg(method)));
    }
}

void ScreenLink::pressKey(qint64 id, const QString &name, int holdMs)
{
    const auto row = std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyRow &candidate) {
        return name == QLatin1String(candidate.name);
    });
    if (row == kKeys.end() || !m_window) {
        m_api.rpc().answer(id, fail(ErrorCode::NotFound, QStringLiteral("There is no key \"%1\"").arg(name)));
        return;
    }
    const QString text = row->key >= Qt::Key_0 && row->key <= Qt::Key_9 ? name : QString();
    m_sinceKey.start();
    QKeyEvent press(QEvent::KeyPress, row->key, Qt::NoModifier, row->evdev + kXkbOffset, 0, 0, text);
    QCoreApplication::sendEvent(m_window, &press);
    const auto release = [this, id, key = row->key, evdev = row->evdev, text] {
        QKeyEvent event(QEvent::KeyRelease, key, Qt::NoModifier, evdev + kXkbOffset, 0, 0, text);
        QCoreApplication::sendEvent(m_window, &event);
        // What the key changed is told before its answer, so that who asks next sees it.
        report();
        m_api.rpc().answer(id, QJsonValue(true));
    };
    if (holdMs > 0)
        QTimer::singleShot(holdMs, this, release);
    else
        release();
}

void ScreenLink::typeText(const QString &text)
{
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(m_window, &press);
        QKeyEvent release(QEvent::KeyRelease, Qt::Key_unknown, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(m_window, &release);
    }
}

void ScreenLink::takePicture(qint64 id, const QString &file)
{
    const QImage image = m_window->grabWindow();
    if (image.isNull() || !image.save(file, "PNG"))
        m_api.rpc().answer(
            id, fail(ErrorCode::Io, QStringLiteral("The screen could not be saved to %1").arg(file)));
    else
        m_api.rpc().answer(id, QJsonValue(true));
}

bool ScreenLink::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        m_sinceKeyPress.start();
    return false;
}

QQuickItem *ScreenLink::spokenItem() const
{
    QQuickItem *item = m_window ? m_window->activeFocusItem() : nullptr;
    while (item && item->property("spokenName").toString().isEmpty())
        item = item->parentItem();
    return item;
}

// What has the focus may say something else while it has it.
void ScreenLink::followSpoken()
{
    if (m_spoken)
        disconnect(m_spoken, nullptr, this, nullptr);
    QQuickItem *before = m_spoken;
    m_spoken = spokenItem();
    if (before != m_spoken && m_sinceKeyPress.isValid() && m_sinceKeyPress.elapsed() < kAnswers)
        Q_EMIT focusMoved();
    if (!m_spoken)
        return;
    if (const auto asked = secret())
        m_speech.say(*asked);
    else
        m_speech.say(focusSentence(*m_spoken));
    m_nameBefore = m_spoken->property("spokenName").toString();
    const QMetaMethod note = metaObject()->method(metaObject()->indexOfSlot("noteSpoken()"));
    for (const char *name : {"spokenName", "spokenValue"}) {
        const QMetaProperty property =
            m_spoken->metaObject()->property(m_spoken->metaObject()->indexOfProperty(name));
        if (property.hasNotifySignal())
            connect(m_spoken, property.notifySignal(), this, note);
    }
}

void ScreenLink::noteSpoken()
{
    m_reportTimer.start();
    if (!m_spoken || secret())
        return;
    // A value that changes is enough to hear; a new name is another thing.
    const QString name = m_spoken->property("spokenName").toString();
    const bool isSame = name == std::exchange(m_nameBefore, name);
    const QString value = m_spoken->property("spokenValue").toString();
    // A film's position changes all the time.
    if (m_spoken->property("spokenRole").toString() != QLatin1String("slider") ||
        m_sinceKeyPress.elapsed() < kAnswers)
        m_speech.say(isSame ? value : focusSentence(*m_spoken));
}

std::optional<QString> ScreenLink::secret() const
{
    for (const QQuickItem *item = m_window ? m_window->activeFocusItem() : nullptr; item;
         item = item->parentItem()) {
        if (const QVariant sentence = item->property("secretOf"); sentence.isValid())
            return sentence.toString();
    }
    return std::nullopt;
}

QJsonObject ScreenLink::focus() const
{
    if (const auto sentence = secret())
        return {{QStringLiteral("name"), QStringLiteral("PIN")},
                {QStringLiteral("role"), QStringLiteral("pin")},
                {QStringLiteral("value"), *sentence},
                {QStringLiteral("key"), QStringLiteral("pin")}};
    QJsonObject focus;
    if (const QQuickItem *item = spokenItem()) {
        focus = {{QStringLiteral("name"), item->property("spokenName").toString()},
                 {QStringLiteral("role"), item->property("spokenRole").toString()},
                 {QStringLiteral("value"), item->property("spokenValue").toString()},
                 {QStringLiteral("key"), item->property("focusKey").toString()}};
        const QRectF where = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (const FocusPosition position = positionOf(*item); position.of > 1)
            focus.insert(QStringLiteral("position"), QJsonArray{position.at, position.of});
        focus.insert(QStringLiteral("rect"), QJsonObject{{QStringLiteral("x"), qRound(where.x())},
                                                         {QStringLiteral("y"), qRound(where.y())},
                                                         {QStringLiteral("width"), qRound(where.width())},
                                                         {QStringLiteral("height"), qRound(where.height())}});
    }
    return focus;
}

void ScreenLink::report()
{
    if (!m_api.isConnected() || !m_isRestored)
        return;
    const QJsonObject state{
        {QStringLiteral("page"), m_page},
        {QStringLiteral("front"), m_api.front()},
        {QStringLiteral("toast"), m_toast},
        {QStringLiteral("power"), m_api.power()},
        {QStringLiteral("focus"), focus()},
        {QStringLiteral("loaded"), m_api.isLoaded()},
        {QStringLiteral("keyToFrameMs"), secret() ? 0.0 : m_keyToFrameMs},
        {QStringLiteral("said"), m_speech.lastSentence()},
        {QStringLiteral("filmVisible"), m_surfaces.filmPicture() != nullptr},
        {QStringLiteral("size"), QStringLiteral("%1x%2").arg(m_window->width()).arg(m_window->height())}};
    const QJsonObject params{{QStringLiteral("state"), state},
                             {QStringLiteral("restore"), QJsonObject{{QStringLiteral("pages"), m_pages}}}};
    const QByteArray bytes = toJson(params);
    if (bytes == m_lastReport)
        return;
    m_lastReport = bytes;
    m_api.rpc().notify(QStringLiteral("screen.report"), params);
}

} // namespace hearth::ui
