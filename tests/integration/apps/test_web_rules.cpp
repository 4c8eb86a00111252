// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a web app's requests are answered with, which keys it gets, and what the browser is started with.

#include "store/run/web/browser.h"
#include "store/run/web/key_table.h"
#include "store/run/web/packaged_site.h"
#include "tests/integration/apps/app_folder.h"
#include <QSet>

using namespace hearth;
using namespace hearth::store;
using hearth::test::AppFolder;
using Verdict = SiteAnswer::Verdict;

class TestWebRules : public QObject
{
    Q_OBJECT

    AppFolder m_folder;
    std::unique_ptr<PackagedSite> m_site;

    [[nodiscard]] SiteAnswer get(const QString &url, const QString &range = {}) const
    {
        return m_site->answer(QStringLiteral("GET"), QUrl(url), range);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.add(QStringLiteral("index.html"), "<p>hello");
        m_folder.add(QStringLiteral("a b.js"), "1");
        m_folder.add(QStringLiteral("film.mp4"), QByteArray(1000, 'f'));
        m_folder.addUnlisted(QStringLiteral("secret.txt"), "not listed");
        m_folder.writeManifest("web", "index.html");
        auto site = PackagedSite::open(m_folder.content());
        QVERIFY2(site, qPrintable(site ? QString() : site.error().message));
        m_site = std::make_unique<PackagedSite>(std::move(*site));
    }

    void servesWhatTheManifestLists()
    {
        QCOMPARE(m_site->startPage().toString(),
                 QStringLiteral("https://org.test.app.app.hearth.invalid/index.html"));
        const SiteAnswer page = get(m_site->origin() + "/");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.body, QByteArray("<p>hello"));
        QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
        const SiteAnswer script = get(m_site->origin() + "/a%20b.js?v=2#x");
        QCOMPARE(script.status, 200);
        QCOMPARE(script.contentType, QByteArray("text/javascript; charset=utf-8"));
        QVERIFY(m_site->answer("HEAD", m_site->startPage()).body.isEmpty());
    }

    void answersASentenceForWhatIsNotThere()
    {
        for (const QString &path : {QStringLiteral("/missing"), QStringLiteral("/secret.txt"),
                                    QStringLiteral("/manifest.json"), QStringLiteral("/../../data/x"),
                                    QStringLiteral("/..%2f..%2fdata%2fx"), QStringLiteral("//etc/passwd")}) {
            const SiteAnswer answer = get(m_site->origin() + path);
            QVERIFY2(answer.status == 404 || answer.verdict == Verdict::Block, qPrintable(path));
            QVERIFY2(!answer.body.contains("not listed") && !answer.body.contains("root:"), qPrintable(path));
        }
        QCOMPARE(m_site->answer("POST", m_site->startPage()).status, 405);
        QVERIFY(!get(m_site->origin() + "/<script>").body.contains("<script>"));
    }

    void everyOtherSiteIsBlocked()
    {
        for (const char *url :
             {"https://example.org/", "http://org.test.app.app.hearth.invalid/index.html",
              "https://org.test.app.app.hearth.invalid:8443/index.html",
              "https://x@org.test.app.app.hearth.invalid/", "https://other.app.app.hearth.invalid/",
              "file:///app/index.html", "http://127.0.0.1/", "chrome://version"})
            QVERIFY2(get(QLatin1String(url)).verdict == Verdict::Block, url);
    }

    void aGrantedHostIsReachedOverHttps()
    {
        AppFolder folder;
        folder.add(QStringLiteral("index.html"), "<p>hello");
        folder.writeManifest("web", "index.html", {"network:*.example.org", "network:api.example.com:8443"});
        const auto site = PackagedSite::open(folder.content());
        QVERIFY2(site, qPrintable(site ? QString() : site.error().message));
        const auto verdict = [&](const char *url) {
            return site->answer(QStringLiteral("POST"), QUrl(QLatin1String(url))).verdict;
        };
        for (const char *url : {"https://a.example.org/x", "https://api.example.com:8443/"})
            QVERIFY2(verdict(url) == Verdict::Elsewhere, url);
        for (const char *url : {"https://example.org/", "http://a.example.org/", "https://api.example.com/",
                                "https://user@a.example.org/", "https://a.example.org:8443/"})
            QVERIFY2(verdict(url) == Verdict::Block, url);
    }

    void partsOfAFile()
    {
        const SiteAnswer part = get(m_site->origin() + "/film.mp4", QStringLiteral("bytes=990-"));
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body.size(), qsizetype(10));
        QCOMPARE(part.range, QStringLiteral("bytes 990-999/1000"));
        QCOMPARE(get(m_site->origin() + "/film.mp4", QStringLiteral("bytes=0-0")).body.size(), qsizetype(1));
        QCOMPARE(get(m_site->origin() + "/film.mp4", QStringLiteral("bytes=1000-")).status, 416);
        QCOMPARE(get(m_site->origin() + "/film.mp4", QStringLiteral("bytes=-5,9")).status, 200);
    }

    void keysAreThoseOfATv()
    {
        struct Row {
            const char *name;
            int code;
        };
        for (const Row &row : {Row{"left", 37},
                               {"up", 38},
                               {"right", 39},
                               {"down", 40},
                               {"ok", 13},
                               {"back", 461},
                               {"red", 403},
                               {"green", 404},
                               {"yellow", 405},
                               {"blue", 406},
                               {"play", 415},
                               {"pause", 19},
                               {"stop", 413},
                               {"0", 48},
                               {"9", 57}}) {
            const auto down = keyDown(QLatin1String(row.name));
            QVERIFY2(down, row.name);
            QCOMPARE(down->value("windowsVirtualKeyCode").toInt(), row.code);
            QCOMPARE(keyUp(QLatin1String(row.name))->value("type").toString(), QStringLiteral("keyUp"));
        }
        // The set's own, whatever is in front.
        for (const char *name : {"home", "volumeup", "volumedown", "mute", "", "nonsense"})
            QVERIFY2(!keyDown(QLatin1String(name)), name);
        QSet<int> codes;
        for (const WebKey &key : webKeys())
            codes.insert(key.code);
        QCOMPARE(qsizetype(webKeys().size()), codes.size());
    }

    void theBrowserKeepsItsSandbox()
    {
        BrowserOptions options;
        options.profileFolder = QStringLiteral("/data/chromium");
        const QStringList arguments = Browser::arguments(options);
        QVERIFY(arguments.contains(QStringLiteral("--remote-debugging-pipe")));
        QVERIFY(arguments.contains(QStringLiteral("--ozone-platform=wayland")));
        QVERIFY(arguments.filter(QStringLiteral("sandbox")).isEmpty());
        QVERIFY(arguments.filter(QStringLiteral("remote-debugging-port")).isEmpty());
        QVERIFY(arguments.filter(QStringLiteral("proxy-server")).isEmpty());
    }

    void theBrowserWithANetworkHasOneWayOut()
    {
        BrowserOptions options;
        options.proxy = QStringLiteral("127.0.0.1:3128");
        const QStringList arguments = Browser::arguments(options);
        QVERIFY(arguments.contains(QStringLiteral("--proxy-server=http://127.0.0.1:3128")));
        QVERIFY(arguments.contains(QStringLiteral("--proxy-bypass-list=<-loopback>")));
    }
};

QTEST_GUILESS_MAIN(TestWebRules)
#include "test_web_rules.moc"
