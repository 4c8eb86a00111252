// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-web: one packaged web app on Chromium. Confined; the app lies at /app, what it keeps at /data.
// Speaks for the app on the socket that hearthd made for it ($HEARTH_SOCKET, $HEARTH_TOKEN). Ends when the
// browser does, and the other way round: whoever started it starts it again, and the app comes back with its
// saved state. For tests: HEARTH_WEB_HEADLESS=1 draws nowhere; HEARTH_WEB_APP and HEARTH_WEB_DATA name other
// folders.

#include "resources/base/log.h"
#include "resources/base/rpc_client.h"
#include "store/run/web/browser.h"
#include "store/run/web/web_page.h"
#include <QCoreApplication>
#include <QFile>
#include <csignal>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr std::chrono::seconds kDeadline{5};

QSize outputSize()
{
    const QStringList size = qEnvironmentVariable("HEARTH_OUTPUT").split(QLatin1Char('x'));
    if (size.size() == 2 && size[0].toInt() >= 320 && size[1].toInt() >= 180)
        return {size[0].toInt(), size[1].toInt()};
    return {1920, 1080};
}

int refuse(const Error &error)
{
    qCritical("%s. %s", qUtf8Printable(error.message), qUtf8Printable(error.action));
    return 1;
}

bool answersBackItself(const QString &folder)
{
    QFile file(folder + QLatin1String("/manifest.json"));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto manifest = parseJsonObject(file.readAll(), {kManifestBytes, 16});
    return manifest && manifest->value(QLatin1String("disableBackHistoryAPI")).toBool();
}

/// Between the app's page and hearthd.
class WebApp : public QObject
{
public:
    WebApp(Browser &browser, const PackagedSite &site, RpcClient &hearthd, bool backStays)
        : m_browser(browser), m_site(site), m_hearthd(hearthd), m_backStays(backStays)
    {
        connect(&hearthd, &RpcClient::connected, this, &WebApp::introduce);
        connect(&hearthd, &RpcClient::event, this, &WebApp::obey);
        connect(&hearthd, &RpcClient::request, this, &WebApp::answer);
    }

private:
    void answer(qint64 id, const QString &method)
    {
        if (method != QLatin1String("app.look") || !m_page) {
            m_hearthd.answer(id, fail(ErrorCode::Unavailable, Error::tr("The app is still starting")));
            return;
        }
        m_page->look([this, id](const Result<QJsonObject> &look) {
            m_hearthd.answer(id, look ? Result<QJsonValue>(*look) : std::unexpected(look.error()));
        });
    }

    void introduce()
    {
        m_hearthd.notify(QStringLiteral("process.hello"),
                         {{QStringLiteral("token"), qEnvironmentVariable("HEARTH_TOKEN")}});
        if (m_page) {
            // A new hearthd; what the app saved while there was none is told now.
            if (!m_unsent.isNull())
                save(std::exchange(m_unsent, {}));
            return;
        }
        m_hearthd.call(QStringLiteral("apps.state"), {}, kDeadline, this,
                       [this](const Result<QJsonValue> &state) {
                           if (state && !m_page)
                               open(state->toObject());
                           else if (!state)
                               qWarning("the app's state: %s", qUtf8Printable(state.error().message));
                       });
    }

    void open(const QJsonObject &state)
    {
        m_page = new WebPage(m_browser.devtools(), m_site,
                             {state.value(QLatin1String("params")).toObject(),
                              state.value(QLatin1String("token")).toString(), m_backStays},
                             this);
        const auto ready = [this] { m_hearthd.notify(QStringLiteral("apps.ready"), {}); };
        connect(m_page, &WebPage::ready, this, ready);
        connect(m_page, &WebPage::loaded, this, ready);
        connect(m_page, &WebPage::fieldChanged, this, [this](const QJsonObject &field) {
            m_hearthd.notify(
                QStringLiteral("apps.field"),
                {{QStringLiteral("editable"), field.value(QLatin1String("editable")).toBool()},
                 {QStringLiteral("hint"), field.value(QLatin1String("hint")).toString().left(80)},
                 {QStringLiteral("secret"), field.value(QLatin1String("secret")).toBool()}});
        });
        connect(m_page, &WebPage::leaveWanted, this,
                [this] { m_hearthd.notify(QStringLiteral("apps.leave"), {}); });
        connect(m_page, &WebPage::saveStateWanted, this, &WebApp::save);
        connect(m_page, &WebPage::crashed, this, [] {
            qWarning("the page's process ended");
            QCoreApplication::exit(1);
        });
        m_page->open();
    }

    void save(const QString &token)
    {
        m_hearthd.call(QStringLiteral("apps.saveState"), {{QStringLiteral("token"), token}}, kDeadline, this,
                       [this, token](const Result<QJsonValue> &result) {
                           if (!result && result.error().code == ErrorCode::Unavailable)
                               m_unsent = token;
                           else if (!result)
                               qWarning("saveState: %s", qUtf8Printable(result.error().message));
                       });
    }

    void obey(const QString &name, const QJsonObject &params)
    {
        if (!m_page)
            return;
        if (name == QLatin1String("app.key"))
            m_page->pressKey(params.value(QLatin1String("name")).toString());
        else if (name == QLatin1String("app.text"))
            m_page->typeText(params.value(QLatin1String("text")).toString(),
                             params.value(QLatin1String("replaces")).toBool());
        else if (name == QLatin1String("app.foreground") || name == QLatin1String("app.background") ||
                 name == QLatin1String("app.sound") || name == QLatin1String("app.close"))
            m_page->tell(name.mid(4), params);
    }

    Browser &m_browser;
    const PackagedSite &m_site;
    RpcClient &m_hearthd;
    bool m_backStays;
    WebPage *m_page = nullptr;
    QString m_unsent; // null: nothing waits
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    startLogging(QStringLiteral("hearth-web"));
    ::signal(SIGPIPE, SIG_IGN);

    const QString folder = qEnvironmentVariable("HEARTH_WEB_APP", QStringLiteral("/app"));
    const auto site = PackagedSite::open(folder);
    if (!site)
        return refuse(site.error());
    BrowserOptions options;
    options.program = QStringLiteral("/usr/lib/chromium/chromium");
    options.profileFolder =
        qEnvironmentVariable("HEARTH_WEB_DATA", QStringLiteral("/data")) + QLatin1String("/chromium");
    options.output = outputSize();
    options.proxy = qEnvironmentVariable("HEARTH_PROXY");
    if (qEnvironmentVariableIsSet("HEARTH_WEB_HEADLESS"))
        options.screen = BrowserOptions::Screen::None;
    const auto browser = Browser::start(options);
    if (!browser)
        return refuse(browser.error());
    QObject::connect(browser->get(), &Browser::ended, &application, [](const QString &how) {
        qWarning("the browser: %s", qUtf8Printable(how));
        QCoreApplication::exit(1);
    });
    RpcClient hearthd(qEnvironmentVariable("HEARTH_SOCKET"), {});
    QObject::connect(&hearthd, &RpcClient::abandoned, &application, &QCoreApplication::quit);
    const WebApp app(**browser, *site, hearthd, answersBackItself(folder));
    hearthd.start();
    return QCoreApplication::exec();
}
