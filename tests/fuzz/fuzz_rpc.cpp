// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Bytes on a local socket in pieces of the first byte's length: each line must be read as if it came alone.

#include "resources/base/rpc_connection.h"
#include "tests/fuzz/fuzz.h"
#include <QCoreApplication>
#include <sys/socket.h>

using namespace hearth;

namespace
{

constexpr RpcLimits kLimits{{4096, 8}, 4096};

struct Seen {
    QList<QJsonObject> messages;
    int malformed = 0;
};

Seen expected(const QByteArray &bytes)
{
    Seen seen;
    QByteArrayList all = bytes.split('\n');
    all.removeLast();
    for (const QByteArray &line : all) {
        if (line.trimmed().isEmpty())
            continue;
        if (const auto message = parseJsonObject(line, kLimits.message))
            seen.messages << *message;
        else
            ++seen.malformed;
    }
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    if (size < 2 || size > 4096)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype piece = qsizetype(data[0]) * 4 + 8;
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        std::abort();
    Fd writer(ends[0]);
    RpcConnection reader(Fd(ends[1]), kLimits);
    Seen seen;
    QObject::connect(&reader, &RpcConnection::received, &application,
                     [&](const QJsonObject &message) { seen.messages << message; });
    QObject::connect(&reader, &RpcConnection::malformed, &application, [&](const Error &error) {
        fuzz::require(!error.message.isEmpty(), "a refusal has a reason");
        ++seen.malformed;
    });
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const qsizetype length = std::min(piece, bytes.size() - at);
        fuzz::require(
            ::send(writer.get(), bytes.constData() + at, static_cast<size_t>(length), MSG_NOSIGNAL) == length,
            "the connection stays open for lines within the limit");
        QCoreApplication::processEvents();
    }
    writer.reset();
    while (reader.isOpen())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const Seen wanted = expected(bytes);
    fuzz::require(seen.messages == wanted.messages, "each line is read as if it came alone");
    fuzz::require(seen.malformed == wanted.malformed, "each wrong line is reported once");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return 0;
}
