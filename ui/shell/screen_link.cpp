// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/screen_link.h"
#include "ui/shell/focus_words.h"
#include "ui/shell/screen_keys.h"
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

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kReportPause{30};
constexpr qint64 kAnswers = 1500; // milliseconds after a key in which a change is its answer

Result<QJsonValue> noSuchKey(const QString &name)
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is no key \"%1\"").arg(name));
}

QRectF rectOf(const QQuickItem &item)
{
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

} // namespace

ScreenLink::ScreenLink(Api &api, Surfaces &surfaces, Speech &speech, QObject *parent)
    : QObject(parent), m_api(api), m_surfaces(surfaces), m_speech(speech)
{
    m_reportTimer.setSingleShot(true);
    m_reportTimer.setInterval(kReportPause);
    connect(&m_reportTimer, &QTimer::timeout, this, &ScreenLink::report);
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(kReportPause);
    connect(&m_restTimer, &QTimer::timeout, this, &ScreenLink::report);
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
    m_answers = std::make_unique<AnswerWatch>(*window, [this] {
        const QJsonObject where = focus();
        const auto part = [&](const char *name) { return where.value(QLatin1String(name)).toString(); };
        // Values and alerts change by themselves too.
        return QStringList{m_pages, m_page, part("key"), part("name")}.join(QLatin1Char('\n'));
    });
    m_frames.watch(window);
    // Emitted by the render thread; the time that counts is when the frame has been handed to the display.
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            followRect();
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
    } else if (method == QLatin1String("screen.press")) {
        pressWatched(id, params.value(QLatin1String("name")).toString());
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
    m_sinceKey.start();
    if (!m_window || !sendKey(*m_window, QEvent::KeyPress, name)) {
        m_api.rpc().answer(id, noSuchKey(name));
        return;
    }
    const auto release = [this, id, name] {
        sendKey(*m_window, QEvent::KeyRelease, name);
        // What the key changed is told before its answer, so that who asks next sees it.
        report();
        m_api.rpc().answer(id, QJsonValue(true));
    };
    if (holdMs > 0)
        QTimer::singleShot(holdMs, this, release);
    else
        release();
}

void ScreenLink::pressWatched(qint64 id, const QString &name)
{
    if (!m_window || !isKey(name)) {
        m_api.rpc().answer(id, noSuchKey(name));
        return;
    }
    m_answers->watch(
        [this, name] {
            sendKey(*m_window, QEvent::KeyPress, name);
            sendKey(*m_window, QEvent::KeyRelease, name);
        },
        [this, id](int frames) {
            report();
            m_api.rpc().answer(id, QJsonObject{{QStringLiteral("frames"), frames}});
        });
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

// What has the focus moves on after the key: pages scroll, rows slide. Told when it has come to rest.
void ScreenLink::followRect()
{
    const QQuickItem *item = spokenItem();
    const QRectF where = item ? rectOf(*item) : QRectF();
    if (std::exchange(m_rectBefore, where) != where)
        m_restTimer.start();
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
        const QRectF where = rectOf(*item);
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
