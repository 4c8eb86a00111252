// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One address in the home at which an appliance was heard: its connection, which comes again by itself with a
// pause that grows from half a second to a minute, and the orders that are under way. Each is answered once:
// by the appliance, by the end of the connection, or after six seconds; none is sent again. Gives up after
// twelve times in vain until wake(). Owned by the protocol, on its thread.

#include "bridge/appliances/direct/conversation.h"
#include "bridge/appliances/direct/web_socket.h"
#include "resources/base/http_client.h"
#include <map>

namespace hearth::bridge
{

class DirectPeer : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Done)>;
    using Begin = std::function<std::unique_ptr<Conversation>()>;

    /// `http` outlives it; null where the maker's conversations fetch nothing.
    DirectPeer(WebSocket::Way way, Begin begin, HttpClient *http, QObject *parent = nullptr);
    ~DirectPeer() override;

    /// It was heard: connects at once, or makes sure of the connection, unless it was tried a moment ago.
    void wake();
    /// Takes no part any more until `pause` is over: somebody else is who it says that it is.
    void turnAway();
    void order(const MqttMessage &message, Answer answer);

    /// Tried in vain several times: another that was heard now may have its place.
    [[nodiscard]] bool isGivenUp() const { return !isOpen() && m_failures >= kGivenUp; }
    [[nodiscard]] bool isOpen() const { return m_socket != nullptr && m_socket->isOpen(); }
    /// Of the present connection or the last; null before the first.
    [[nodiscard]] const Conversation *conversation() const { return m_conversation.get(); }
    [[nodiscard]] QString address() const { return m_way.address; }

Q_SIGNALS:
    /// What is to be taken in of it; what was to be sent has been.
    void heard(const hearth::bridge::DirectHeard &heard);
    void lost();

private:
    static constexpr int kGivenUp = 3;
    struct Waiting {
        Answer answer;
        std::chrono::steady_clock::time_point until;
    };
    void connectNow();
    void end(const QString &why);
    void take(Result<DirectHeard> heard);
    void fetch(const QString &path);
    void expire();

    WebSocket::Way m_way;
    Begin m_begin;
    HttpClient *m_http;
    WebSocket *m_socket = nullptr; // a child
    std::unique_ptr<Conversation> m_conversation;
    std::map<int, Waiting> m_waiting;
    int m_lastOrder = 0;
    int m_failures = 0;
    bool m_isTurnedAway = false;
    std::chrono::steady_clock::time_point m_tried;
    QTimer m_again;
    QTimer m_expiry;
    QTimer m_introduction; // until it has to have said who it is
    QTimer m_proven;       // since it is connected and has said who it is
};

} // namespace hearth::bridge
