// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The app's one page in the browser: answers its requests out of the package, gives it window.hearth, puts
// the remote's keys in and tells what the app says. Windows that the page opens are closed. Lives on the
// thread that made it; the pipe and the site must outlive it.

#include "store/run/web/devtools_pipe.h"
#include "store/run/web/packaged_site.h"
#include <QSet>

namespace hearth::store
{

/// What the app is told when it starts.
struct PageStart {
    QJsonObject launchParams;
    QString savedState;
    bool backStays = false; // the app itself answers Back, as webOS's disableBackHistoryAPI
};

class WebPage : public QObject
{
    Q_OBJECT
public:
    WebPage(DevtoolsPipe &devtools, const PackagedSite &site, PageStart start, QObject *parent = nullptr);

    /// Finds the browser's window and opens the app in it.
    void open();
    void pressKey(const QString &name);
    /// Into the field that has the focus, in the place of all that is in it with `replaces`.
    void typeText(const QString &text, bool replaces);
    /// {"focus": {"name", "role", "key", "rect"} or null, "texts": [{"text", "rect", "faults"}]}, on a screen
    /// of 1280 x 720; look.js says more. What a page answers is its own word.
    void look(const std::function<void(const Result<QJsonObject> &)> &answer);
    /// A CustomEvent "hearth:<name>" on the page's window.
    void tell(const QString &name, const QJsonObject &detail);

    [[nodiscard]] static QString startScript(const PageStart &start);

Q_SIGNALS:
    void loaded();
    void saveStateWanted(const QString &token);
    void ready();
    void leaveWanted();
    /// {"editable", "hint", "secret"} of the field that has got the focus, or {"editable": false}.
    void fieldChanged(const QJsonObject &field);
    /// The page's process is gone.
    void crashed();

private:
    void take(const QString &session, const QString &name, const QJsonObject &params);
    void attach(const QString &session, const QJsonObject &target);
    void setUp(const QString &session);
    void awaitFirstPage();
    /// Opens the app's start page in the window, again when another page came over it.
    void navigate();
    void noteNavigation(const QJsonObject &frame);
    void answerRequest(const QString &session, const QJsonObject &params);
    void hear(const QByteArray &payload);

    DevtoolsPipe &m_devtools;
    const PackagedSite &m_site;
    PageStart m_start;
    QString m_session;           // the page's; empty: not there yet
    bool m_hasFirstPage = false; // the window's own, before the app's is opened
    bool m_isListening = false;  // everything is set up, the app's page may come
    bool m_isAtHome = false;     // the window shows the app
    int m_tries = 0;             // of opening it
};

} // namespace hearth::store
