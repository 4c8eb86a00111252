// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A headless Chromium the size of a phone, driven over its DevTools WebSocket. Owned by a test, main thread.
// Keeps every complaint of the console.

#include "resources/base/result.h"
#include "tests/integration/phone/phone_client.h"
#include <QProcess>
#include <QSize>
#include <QStringList>

namespace hearth::test
{

class Browser
{
public:
    /// NotFound where no Chromium is installed. `folder` takes its profile.
    static Result<std::unique_ptr<Browser>> start(const QString &folder, QSize window);
    ~Browser();

    void open(const QString &url);
    void resize(QSize window);
    /// The languages that its owner reads, best first ("de-AT,de"); from the next page on.
    void speak(const QString &languages);
    /// What the expression gives in the page; undefined after five seconds.
    QJsonValue evaluate(const QString &expression);
    QByteArray screenshot();
    /// Errors and warnings of the console, of the network and of scripts.
    [[nodiscard]] QStringList complaints() const;

private:
    Browser() = default;
    Done attach();
    QJsonObject call(const char *method, QJsonObject params);

    QProcess m_process;
    std::unique_ptr<PhoneClient> m_tools;
    QString m_session;
    int m_nextId = 1;
};

} // namespace hearth::test
