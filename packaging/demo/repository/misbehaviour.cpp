// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/repository/misbehaviour.h"
#include <algorithm>
#include <chrono>
#include <thread>

namespace hearth::demo
{

namespace
{

constexpr int kStepsPerSecond = 20;

void send(GIOStream *connection, const Misbehaviour &misbehaviour, const std::string &body)
{
    GOutputStream *out = g_io_stream_get_output_stream(connection);
    const std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n"
        "Content-Length: " +
        std::to_string(body.size()) + "\r\n\r\n";
    if (!g_output_stream_write_all(out, head.data(), head.size(), nullptr, nullptr, nullptr))
        return;
    const size_t wanted = misbehaviour.truncate || misbehaviour.stall ? body.size() / 2 : body.size();
    const size_t step =
        misbehaviour.bytesPerSecond > 0
            ? std::max<size_t>(1, static_cast<size_t>(misbehaviour.bytesPerSecond / kStepsPerSecond))
            : wanted;
    for (size_t sent = 0; sent < wanted;) {
        const size_t count = std::min(step, wanted - sent);
        if (!g_output_stream_write_all(out, body.data() + sent, count, nullptr, nullptr, nullptr))
            return;
        sent += count;
        if (misbehaviour.bytesPerSecond > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(1000 / kStepsPerSecond));
    }
    if (misbehaviour.stall) {
        // Until the other side gives up: a read ends when it closes.
        char byte = 0;
        g_input_stream_read(g_io_stream_get_input_stream(connection), &byte, 1, nullptr, nullptr);
    }
}

} // namespace

void answerBadly(SoupServerMessage *message, const Misbehaviour &misbehaviour, std::string body)
{
    if (misbehaviour.status > 0) {
        soup_server_message_set_status(message, static_cast<guint>(misbehaviour.status), nullptr);
        return;
    }
    GIOStream *connection = soup_server_message_steal_connection(message);
    if (auto *socket = SOUP_IS_SERVER_MESSAGE(message) ? soup_server_message_get_socket(message) : nullptr)
        g_socket_set_blocking(socket, TRUE);
    std::thread([connection, misbehaviour, content = std::move(body)] {
        send(connection, misbehaviour, content);
        g_io_stream_close(connection, nullptr, nullptr);
        g_object_unref(connection);
    }).detach();
}

} // namespace hearth::demo
