// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/phone/browser.h"
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <unistd.h>

namespace hearth::test
{

namespace
{

const QString kChromium = QStringLiteral("/usr/bin/chromium");
constexpr int kStartMs = 30'000;

} // namespace

Result<std::unique_ptr<Browser>> Browser::start(const QString &folder, QSize window)
{
    if (!QFile::exists(kChromium))
        return fail(ErrorCode::NotFound, QStringLiteral("no Chromium here"));
    std::unique_ptr<Browser> browser(new Browser);
    QStringList arguments{QStringLiteral("--headless=new"), QStringLiteral("--disable-gpu"),
                          QStringLiteral("--user-data-dir=") + folder,
                          QStringLiteral("--remote-debugging-port=0"), QStringLiteral("about:blank")};
    if (::getuid() == 0)
        arguments.prepend(QStringLiteral("--no-sandbox")); // Chromium's own does not work for root
    browser->m_process.start(kChromium, arguments);
    QByteArray log;
    static const QRegularExpression listening(QStringLiteral("DevTools listening on (ws://\\S+)"));
    QString url;
    (void)QTest::qWaitFor(
        [&] {
            log += browser->m_process.readAllStandardError();
            url = listening.match(QString::fromUtf8(log)).captured(1);
            return !url.isEmpty();
        },
        kStartMs);
    if (url.isEmpty())
        return fail(ErrorCode::Unavailable, QString::fromUtf8(log));
    browser->m_tools = std::make_unique<PhoneClient>(url.toUtf8(), PhoneClient::Headers{});
    if (Done done = browser->attach(); !done)
        return std::unexpected(done.error());
    browser->resize(window);
    return browser;
}

Browser::~Browser()
{
    m_tools.reset();
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

Done Browser::attach()
{
    if (!QTest::qWaitFor([this] { return m_tools->isOpen(); }))
        return fail(ErrorCode::Unavailable, QStringLiteral("no DevTools"));
    QString page;
    const QJsonArray targets = call("Target.getTargets", {}).value(QLatin1String("targetInfos")).toArray();
    for (const QJsonValue &target : targets) {
        if (target[QLatin1String("type")] == QLatin1String("page"))
            page = target[QLatin1String("targetId")].toString();
    }
    m_session =
        call("Target.attachToTarget", {{QStringLiteral("targetId"), page}, {QStringLiteral("flatten"), true}})
            .value(QLatin1String("sessionId"))
            .toString();
    if (m_session.isEmpty())
        return fail(ErrorCode::Unavailable, QStringLiteral("no page to attach to"));
    call("Runtime.enable", {});
    call("Log.enable", {});
    call("Page.enable", {});
    return {};
}

QJsonObject Browser::call(const char *method, QJsonObject params)
{
    const int id = m_nextId++;
    QJsonObject message{{QStringLiteral("id"), id},
                        {QStringLiteral("method"), QLatin1String(method)},
                        {QStringLiteral("params"), std::move(params)}};
    if (!m_session.isEmpty())
        message.insert(QStringLiteral("sessionId"), m_session);
    m_tools->send(message);
    QJsonObject answer;
    (void)QTest::qWaitFor([&] { return !(answer = m_tools->takeAnswer(id)).isEmpty(); });
    return answer.value(QLatin1String("result")).toObject();
}

void Browser::open(const QString &url)
{
    call("Page.navigate", {{QStringLiteral("url"), url}});
}

void Browser::resize(QSize window)
{
    call("Emulation.setDeviceMetricsOverride", {{QStringLiteral("width"), window.width()},
                                                {QStringLiteral("height"), window.height()},
                                                {QStringLiteral("deviceScaleFactor"), 1},
                                                {QStringLiteral("mobile"), true}});
}

void Browser::speak(const QString &languages)
{
    const QJsonValue agent = call("Browser.getVersion", {}).value(QLatin1String("userAgent"));
    call("Emulation.setUserAgentOverride",
         {{QStringLiteral("userAgent"), agent}, {QStringLiteral("acceptLanguage"), languages}});
}

QJsonValue Browser::evaluate(const QString &expression)
{
    return call("Runtime.evaluate", {{QStringLiteral("expression"), expression}})
        .value(QLatin1String("result"))
        .toObject()
        .value(QLatin1String("value"));
}

QByteArray Browser::screenshot()
{
    const QJsonObject picture =
        call("Page.captureScreenshot", {{QStringLiteral("captureBeyondViewport"), true}});
    return QByteArray::fromBase64(picture.value(QLatin1String("data")).toString().toLatin1());
}

QStringList Browser::complaints() const
{
    QStringList found;
    for (const QJsonObject &message : m_tools->messages()) {
        const QString method = message.value(QLatin1String("method")).toString();
        const QJsonObject params = message.value(QLatin1String("params")).toObject();
        if (method == QLatin1String("Log.entryAdded") || method == QLatin1String("Runtime.exceptionThrown") ||
            (method == QLatin1String("Runtime.consoleAPICalled") &&
             params.value(QLatin1String("type")) != QLatin1String("log")))
            found.append(QString::fromUtf8(toJson(params)));
    }
    return found;
}

} // namespace hearth::test
