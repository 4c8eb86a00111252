// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/broker.h"
#include <QDir>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <unistd.h>

namespace hearth::bridge
{

namespace
{

constexpr int kIterations = 20'000;

Done writePrivate(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

/// What goes into a line of a file must not be able to begin another.
bool isPlainWord(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_');
    });
}

bool isPlainFilter(const QString &text)
{
    return !text.isEmpty() &&
           std::ranges::none_of(text, [](QChar c) { return c.isSpace() || c < QChar(0x20); });
}

QByteArray configuration(const BrokerSettings &settings)
{
    const QString folder = QDir(settings.folder).absolutePath();
    QString text = QStringLiteral("listener %1 127.0.0.1\n"
                                  "allow_anonymous false\n"
                                  "password_file %2/passwords\n"
                                  "acl_file %2/access\n"
                                  "persistence true\n"
                                  "persistence_location %2/\n"
                                  "autosave_on_changes true\n"
                                  "autosave_interval %3\n"
                                  "max_queued_messages 100000\n"
                                  "max_inflight_messages 200\n"
                                  "set_tcp_nodelay true\n"
                                  "message_size_limit 8388608\n" // kLargestPicture
                                  "max_connections 200\n"
                                  "log_dest stderr\n"
                                  "log_type error\n"
                                  "log_type warning\n"
                                  "log_type notice\n"
                                  "connection_messages false\n")
                       .arg(settings.port)
                       .arg(folder)
                       .arg(kMostUnsaved);
    if (settings.door == BrokerDoor::Password)
        text += QStringLiteral("listener %1\n").arg(settings.plainPort);
    if (settings.door != BrokerDoor::Closed)
        text += QStringLiteral("listener %1\n"
                               "certfile %2\n"
                               "keyfile %3\n"
                               "tls_version tlsv1.2\n") // the least; many appliances have no 1.3
                    .arg(settings.tlsPort)
                    .arg(settings.certificateFile, settings.keyFile);
    // Started by root, mosquitto would become a user that cannot read this folder.
    if (::geteuid() == 0)
        text += QStringLiteral("user root\n");
    return text.toUtf8();
}

} // namespace

BrokerAccount hearthAccount(const QByteArray &password)
{
    return {QStringLiteral("hearth"), password, {QStringLiteral("#")}, {}, {}};
}

BrokerAccount applianceAccount(const QString &user, const QByteArray &password, const QStringList &baseTopics)
{
    BrokerAccount account{user, password, {QStringLiteral("homeassistant/#")}, {}, {}};
    for (const QString &base : baseTopics)
        account.topics << base + QLatin1String("/#");
    return account;
}

Result<QByteArray> brokerPasswordHash(const QByteArray &password)
{
    std::array<unsigned char, 12> salt{};
    std::array<unsigned char, 64> hash{};
    if (RAND_bytes(salt.data(), salt.size()) != 1 ||
        PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()), salt.data(), salt.size(),
                          kIterations, EVP_sha512(), hash.size(), hash.data()) != 1)
        return fail(ErrorCode::Io, QStringLiteral("cannot hash a password"));
    const auto base64 = [](const auto &bytes) {
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), bytes.size()).toBase64();
    };
    return "$7$" + QByteArray::number(kIterations) + '$' + base64(salt) + '$' + base64(hash);
}

Done writeBrokerAccounts(const BrokerSettings &settings)
{
    const QString folder = QDir(settings.folder).absolutePath();
    if (!QDir().mkpath(folder) || !isPlainFilter(folder))
        return fail(ErrorCode::Io, QStringLiteral("cannot use the folder \"%1\" for the broker").arg(folder));
    QByteArray passwords;
    QByteArray access;
    const auto allow = [&access](const char *what, const QStringList &filters) -> Done {
        for (const QString &filter : filters) {
            if (!isPlainFilter(filter))
                return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" is no topic filter").arg(filter));
            access += QByteArray("topic ") + what + ' ' + filter.toUtf8() + '\n';
        }
        return {};
    };
    for (const BrokerAccount &account : settings.accounts) {
        if (!isPlainWord(account.user))
            return fail(ErrorCode::Invalid,
                        QStringLiteral("\"%1\" is no name for a broker account").arg(account.user));
        const Result<QByteArray> hash =
            account.hash.isEmpty() ? brokerPasswordHash(account.password) : account.hash;
        if (!hash)
            return std::unexpected(hash.error());
        passwords += account.user.toUtf8() + ':' + *hash + '\n';
        access += "user " + account.user.toUtf8() + '\n';
        for (Done done : {allow("readwrite", account.topics), allow("read", account.readOnly)}) {
            if (!done)
                return done;
        }
    }
    for (const auto &[name, bytes] : {std::pair{"/passwords", passwords}, {"/access", access}}) {
        if (Done written = writePrivate(folder + QLatin1String(name), bytes); !written)
            return std::unexpected(std::move(written.error()).within(QStringLiteral("broker")));
    }
    return {};
}

Result<ProcessStart> prepareBroker(const BrokerSettings &settings)
{
    if (Done written = writeBrokerAccounts(settings); !written)
        return std::unexpected(written.error());
    const QString configurationFile = QDir(settings.folder).absolutePath() + QLatin1String("/mosquitto.conf");
    if (Done written = writePrivate(configurationFile, configuration(settings)); !written)
        return std::unexpected(std::move(written.error()).within(QStringLiteral("broker")));
    ProcessStart start;
    start.program = QStringLiteral("/usr/sbin/mosquitto");
    start.arguments = {QStringLiteral("-c"), configurationFile};
    return start;
}

} // namespace hearth::bridge
