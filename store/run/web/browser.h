// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Debian's Chromium as one app's screen: a window without anything of a browser around it, driven over its
// DevTools pipe. Runs inside the confinement that hearth-web runs in and keeps its own sandbox inside that.
// Lives on the thread that made it; the process ends with the confinement.

#include "resources/base/process.h"
#include "store/run/web/devtools_pipe.h"
#include <QSize>

namespace hearth::store
{

struct BrowserOptions {
    QString program;
    QString profileFolder; // what the browser keeps between starts
    QSize output;
    QString proxy; // host:port, or empty where there is no network
    enum class Screen { Wayland, None } screen = Screen::Wayland; // None: for tests, draws nowhere
};

class Browser : public QObject
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<Browser>> start(const BrowserOptions &options);
    /// Chromium's arguments, all of them.
    [[nodiscard]] static QStringList arguments(const BrowserOptions &options);
    ~Browser() override;

    [[nodiscard]] DevtoolsPipe &devtools() { return *m_devtools; }

Q_SIGNALS:
    void ended(const QString &how);

private:
    Browser(std::unique_ptr<Process> process, std::unique_ptr<DevtoolsPipe> devtools);

    std::unique_ptr<Process> m_process;
    std::unique_ptr<DevtoolsPipe> m_devtools;
};

} // namespace hearth::store
