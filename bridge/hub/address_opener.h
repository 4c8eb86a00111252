// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds out what an address or a path that somebody typed is: one thing to play, or a list of them. Lists of
// the network are fetched, folders walked by a thread of their own. One at a time: who asks for something
// else meanwhile wants that. Main thread of hearthd.

#include "bridge/hub/play_list.h"
#include "resources/base/http_client.h"
#include <QObject>
#include <functional>
#include <thread>

namespace hearth::bridge
{

class AddressOpener : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Result<PlayList>)>;

    explicit AddressOpener(HttpClient &http, QObject *parent = nullptr) : QObject(parent), m_http(http) {}
    ~AddressOpener() override;

    /// `place`: an address (http, udp, …), a "file:" one or an absolute path. Answers once; Cancelled when
    /// another was asked for, Unavailable while a disk does not answer.
    void find(const QString &place, const QString &title, Answer answer);

private:
    void findHere(const QString &path);
    void fetch(const QUrl &url, const QString &title);
    void finish(quint64 question, Result<PlayList> list);

    HttpClient &m_http;
    std::thread m_worker;
    bool m_isWalking = false;
    quint64 m_question = 0;
    Answer m_answer; // of the latest question; null: none is open
};

} // namespace hearth::bridge
