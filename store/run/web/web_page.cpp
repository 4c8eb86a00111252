// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/web/web_page.h"
#include "resources/base/json.h"
#include "store/run/web/key_table.h"
#include <QFile>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QTimer>

namespace hearth::store
{

Q_LOGGING_CATEGORY(webLog, "hearth.web")

namespace
{

constexpr JsonLimits kPayloadLimits{512 * 1024, 8};
constexpr int kMostTries = 20;
constexpr std::chrono::milliseconds kRetryPause{100};

QJsonObject header(const char *name, const QString &value)
{
    return {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), value}};
}

QString headerOf(const QJsonObject &headers, QLatin1String wanted)
{
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        if (it.key().compare(wanted, Qt::CaseInsensitive) == 0)
            return it->toString();
    }
    return {};
}

/// JSON that may stand in a script: these two end a line in older JavaScript.
QString asScript(const QJsonObject &object)
{
    return QString::fromUtf8(toJson(object))
        .replace(QChar(0x2028), QLatin1String("\\u2028"))
        .replace(QChar(0x2029), QLatin1String("\\u2029"));
}

} // namespace

WebPage::WebPage(DevtoolsPipe &devtools, const PackagedSite &site, PageStart start, QObject *parent)
    : QObject(parent), m_devtools(devtools), m_site(site), m_start(std::move(start))
{
    connect(&m_devtools, &DevtoolsPipe::event, this, &WebPage::take);
}

QString WebPage::startScript(const PageStart &start)
{
    QFile file(QStringLiteral(":/hearth-web/startup.js"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("startup.js is missing in the program");
    const QString state = asScript({{QStringLiteral("launchParams"), start.launchParams},
                                    {QStringLiteral("savedState"), start.savedState},
                                    {QStringLiteral("backStays"), start.backStays}});
    return QString::fromUtf8(file.readAll())
        .replace(QLatin1String("= HEARTH_STATE;"), QLatin1String("= ") + state + QLatin1Char(';'));
}

void WebPage::open()
{
    m_devtools.call({}, QStringLiteral("Target.setAutoAttach"),
                    {{QStringLiteral("autoAttach"), true},
                     {QStringLiteral("waitForDebuggerOnStart"), true},
                     {QStringLiteral("flatten"), true}});
}

void WebPage::take(const QString &session, const QString &name, const QJsonObject &params)
{
    if (name == QLatin1String("Target.attachedToTarget")) {
        attach(params.value(QLatin1String("sessionId")).toString(),
               params.value(QLatin1String("targetInfo")).toObject());
    } else if (name == QLatin1String("Fetch.requestPaused")) {
        answerRequest(session, params);
    } else if (session != m_session) {
        return;
    } else if (name == QLatin1String("Runtime.bindingCalled")) {
        hear(params.value(QLatin1String("payload")).toString().toUtf8());
    } else if (name == QLatin1String("Page.loadEventFired")) {
        if (m_isAtHome)
            Q_EMIT loaded();
    } else if (name == QLatin1String("Page.frameNavigated")) {
        noteNavigation(params.value(QLatin1String("frame")).toObject());
    } else if (name == QLatin1String("Inspector.targetCrashed")) {
        Q_EMIT crashed();
    } else if (name == QLatin1String("Page.javascriptDialogOpening")) {
        // A dialog holds the page up, and the remote cannot reach it.
        m_devtools.call(session, QStringLiteral("Page.handleJavaScriptDialog"),
                        {{QStringLiteral("accept"), true}});
    } else if (name == QLatin1String("Runtime.exceptionThrown")) {
        const QJsonObject details = params.value(QLatin1String("exceptionDetails")).toObject();
        qCWarning(webLog, "the app: %s (line %d)",
                  qUtf8Printable(details.value(QLatin1String("exception"))
                                     .toObject()
                                     .value(QLatin1String("description"))
                                     .toString()
                                     .left(500)),
                  details.value(QLatin1String("lineNumber")).toInt() + 1);
    }
}

void WebPage::attach(const QString &session, const QJsonObject &target)
{
    const bool isPage = target.value(QLatin1String("type")).toString() == QLatin1String("page");
    if (isPage && !m_session.isEmpty()) {
        m_devtools.call({}, QStringLiteral("Target.closeTarget"),
                        {{QStringLiteral("targetId"), target.value(QLatin1String("targetId"))}});
        return;
    }
    if (isPage) {
        m_session = session;
        setUp(session);
    } else {
        // Workers and frames: the same rules for their requests; who knows no requests says so and goes on.
        m_devtools.call(session, QStringLiteral("Fetch.enable"));
    }
    m_devtools.call(session, QStringLiteral("Runtime.runIfWaitingForDebugger"));
}

void WebPage::setUp(const QString &session)
{
    m_devtools.call(session, QStringLiteral("Target.setAutoAttach"),
                    {{QStringLiteral("autoAttach"), true},
                     {QStringLiteral("waitForDebuggerOnStart"), true},
                     {QStringLiteral("flatten"), true}});
    m_devtools.call(session, QStringLiteral("Page.enable"));
    m_devtools.call(session, QStringLiteral("Runtime.enable"));
    m_devtools.call(session, QStringLiteral("Inspector.enable"));
    m_devtools.call(session, QStringLiteral("Fetch.enable"));
    m_devtools.call(session, QStringLiteral("Emulation.setFocusEmulationEnabled"),
                    {{QStringLiteral("enabled"), true}});
    m_devtools.call(session, QStringLiteral("Runtime.addBinding"),
                    {{QStringLiteral("name"), QStringLiteral("__hearth")}});
    // The renderer takes what stands above when it comes to it, the navigation is the browser's and does not
    // wait for that: only an answer says that the script is there.
    m_devtools.call(session, QStringLiteral("Page.addScriptToEvaluateOnNewDocument"),
                    {{QStringLiteral("source"), startScript(m_start)}}, this,
                    [this, session](const Result<QJsonObject> &result) {
                        if (!result) {
                            qCWarning(webLog, "the start-up script: %s",
                                      qUtf8Printable(result.error().message));
                            Q_EMIT crashed();
                            return;
                        }
                        awaitFirstPage();
                    });
}

// Of two pages on their way into a window the later one to be committed stays, and which that is differs from
// start to start: the app's is asked for when the window's first one is there. It may have come before
// anybody listened, which the browser's history knows; or while the browser has yet to hear of it, which the
// page's own event tells.
void WebPage::awaitFirstPage()
{
    m_devtools.call(m_session, QStringLiteral("Page.getNavigationHistory"), {}, this,
                    [this](const Result<QJsonObject> &result) {
                        const QJsonObject history = result.value_or(QJsonObject());
                        const QString url = history.value(QLatin1String("entries"))
                                                .toArray()
                                                .at(history.value(QLatin1String("currentIndex")).toInt())
                                                .toObject()
                                                .value(QLatin1String("url"))
                                                .toString();
                        m_isListening = true;
                        m_hasFirstPage |= !result || url.startsWith(QLatin1String("data:"));
                        if (m_hasFirstPage)
                            navigate();
                    });
}

void WebPage::navigate()
{
    if (++m_tries > kMostTries) {
        qCWarning(webLog, "the browser does not open the app's page");
        Q_EMIT crashed();
        return;
    }
    m_devtools.call(m_session, QStringLiteral("Page.navigate"),
                    {{QStringLiteral("url"), m_site.startPage().toString()}}, this,
                    [this, mine = m_tries](const Result<QJsonObject> &result) {
                        const QString error = result ? result->value(QLatin1String("errorText")).toString()
                                                     : result.error().message;
                        // One that a later one overtook was aborted by it; to try it again would load the app
                        // twice, and whoever pressed a key in between would find it undone.
                        const auto isOvertaken = [this, mine] { return m_isAtHome || m_tries != mine; };
                        if (error.isEmpty() || isOvertaken())
                            return;
                        qCWarning(webLog, "opening the app: %s", qUtf8Printable(error));
                        QTimer::singleShot(kRetryPause, this, [this, isOvertaken] {
                            if (!isOvertaken())
                                navigate();
                        });
                    });
}

void WebPage::noteNavigation(const QJsonObject &frame)
{
    if (frame.contains(QLatin1String("parentId")))
        return;
    if (m_tries == 0) {
        m_hasFirstPage = true;
        if (m_isListening)
            navigate();
        return;
    }
    const QString url = frame.value(QLatin1String("url")).toString();
    m_isAtHome = url.startsWith(m_site.origin());
    if (m_isAtHome)
        return;
    qCWarning(webLog, "another page came over the app's: %s", qUtf8Printable(url.left(40)));
    navigate();
}

void WebPage::answerRequest(const QString &session, const QJsonObject &params)
{
    const QString id = params.value(QLatin1String("requestId")).toString();
    const QJsonObject request = params.value(QLatin1String("request")).toObject();
    const QUrl url(request.value(QLatin1String("url")).toString());
    // These carry their content with them and reach nobody.
    if (url.scheme() == QLatin1String("data") || url.scheme() == QLatin1String("blob")) {
        m_devtools.call(session, QStringLiteral("Fetch.continueRequest"),
                        {{QStringLiteral("requestId"), id}});
        return;
    }
    const SiteAnswer answer =
        m_site.answer(request.value(QLatin1String("method")).toString(), url,
                      headerOf(request.value(QLatin1String("headers")).toObject(), QLatin1String("range")));
    // Pages stay the app's own: one of another site would find the app's API in its window.
    const bool isPage = params.value(QLatin1String("resourceType")).toString() == QLatin1String("Document");
    if (answer.verdict == SiteAnswer::Verdict::Elsewhere && !isPage) {
        m_devtools.call(session, QStringLiteral("Fetch.continueRequest"),
                        {{QStringLiteral("requestId"), id}});
        return;
    }
    if (answer.verdict != SiteAnswer::Verdict::Serve) {
        qCInfo(webLog, "refused: %s", qUtf8Printable(url.toString().left(200)));
        m_devtools.call(session, QStringLiteral("Fetch.failRequest"),
                        {{QStringLiteral("requestId"), id},
                         {QStringLiteral("errorReason"), QStringLiteral("BlockedByClient")}});
        return;
    }
    QJsonArray headers{header("Content-Type", QString::fromLatin1(answer.contentType)),
                       header("X-Content-Type-Options", QStringLiteral("nosniff")),
                       header("Accept-Ranges", QStringLiteral("bytes")),
                       header("Cache-Control", QStringLiteral("no-store"))};
    if (!answer.range.isEmpty())
        headers.append(header("Content-Range", answer.range));
    m_devtools.call(session, QStringLiteral("Fetch.fulfillRequest"),
                    {{QStringLiteral("requestId"), id},
                     {QStringLiteral("responseCode"), answer.status},
                     {QStringLiteral("responseHeaders"), headers},
                     {QStringLiteral("body"), QString::fromLatin1(answer.body.toBase64())}});
}

void WebPage::hear(const QByteArray &payload)
{
    const auto message = parseJsonObject(payload, kPayloadLimits);
    if (!message)
        return;
    const QString name = message->value(QLatin1String("name")).toString();
    if (name == QLatin1String("saveState"))
        Q_EMIT saveStateWanted(message->value(QLatin1String("value")).toString());
    else if (name == QLatin1String("field"))
        Q_EMIT fieldChanged(message->value(QLatin1String("value")).toObject());
    else if (name == QLatin1String("ready"))
        Q_EMIT ready();
    else if (name == QLatin1String("leave"))
        Q_EMIT leaveWanted();
}

void WebPage::pressKey(const QString &name)
{
    const auto down = keyDown(name);
    if (!down || m_session.isEmpty())
        return;
    m_devtools.call(m_session, QStringLiteral("Input.dispatchKeyEvent"), *down);
    m_devtools.call(m_session, QStringLiteral("Input.dispatchKeyEvent"), *keyUp(name));
}

void WebPage::typeText(const QString &text, bool replaces)
{
    if (m_session.isEmpty())
        return;
    const auto insert = [this, text] {
        if (text.isEmpty())
            pressKey(QStringLiteral("erase"));
        else
            m_devtools.call(m_session, QStringLiteral("Input.insertText"), {{QStringLiteral("text"), text}});
    };
    if (!replaces) {
        insert();
        return;
    }
    // Scripts and input reach the page by different ways: only the answer says that all is selected.
    m_devtools.call(m_session, QStringLiteral("Runtime.evaluate"),
                    {{QStringLiteral("expression"), QStringLiteral("document.execCommand('selectAll')")}},
                    this, [insert](const Result<QJsonObject> &) { insert(); });
}

void WebPage::look(const std::function<void(const Result<QJsonObject> &)> &answer)
{
    QFile file(QStringLiteral(":/hearth-web/look.js"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("look.js is missing in the program");
    if (m_session.isEmpty()) {
        answer(fail(ErrorCode::Unavailable, QStringLiteral("The app is still starting")));
        return;
    }
    m_devtools.call(m_session, QStringLiteral("Runtime.evaluate"),
                    {{QStringLiteral("expression"), QString::fromUtf8(file.readAll())},
                     {QStringLiteral("returnByValue"), true}},
                    this, [answer](const Result<QJsonObject> &result) {
                        if (!result) {
                            answer(std::unexpected(result.error()));
                            return;
                        }
                        const QJsonObject value =
                            (*result)[QLatin1String("result")].toObject()[QLatin1String("value")].toObject();
                        if (value.isEmpty())
                            answer(fail(ErrorCode::Invalid, QStringLiteral("The page cannot be looked at")));
                        else
                            answer(value);
                    });
}

void WebPage::tell(const QString &name, const QJsonObject &detail)
{
    if (m_session.isEmpty())
        return;
    m_devtools.call(m_session, QStringLiteral("Runtime.evaluate"),
                    {{QStringLiteral("expression"),
                      QStringLiteral("window.dispatchEvent(new CustomEvent('hearth:%1', {detail: %2}))")
                          .arg(name, asScript(detail))}});
}

} // namespace hearth::store
