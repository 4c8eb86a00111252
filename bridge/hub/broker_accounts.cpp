// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/broker_accounts.h"
#include "resources/base/json.h"
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kFileLimits{256 * 1024, 8};
constexpr qsizetype kLongestName = 80;
// Typed on a phone or a small web page: no letter that looks like another. 12 of 31 are 59 bits.
constexpr char kLetters[] = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr int kPasswordLetters = 12;

// A topic of its own for each account; what a maker's firmware needs besides stands here with its source.
const std::array kKinds{
    // Tasmota, "MQTT": %prefix%/%topic%/ with cmnd, stat and tele; "tasmota/discovery" of SetOption19 0.
    AccountKind{"tasmota", {"+/%1/#", "tasmota/discovery/#"}, {"cmnd/tasmotas/#", "homeassistant/status"}},
    // Shelly Gen2+, "MQTT": <topic_prefix>/…; answers go to <src>/rpc, and src is ours.
    AccountKind{"shelly", {"%1/#", "hearth-shelly-%1/rpc"}, {}},
    // Zigbee2MQTT, "MQTT topics and messages": its base topic, and Home Assistant's discovery.
    AccountKind{"zigbee2mqtt", {"zigbee2mqtt/#", "homeassistant/#"}, {}},
    // ESPHome, "MQTT Client Component": topic_prefix, discovery, esphome/discover.
    AccountKind{"esphome", {"%1/#", "homeassistant/#", "esphome/discover/#"}, {}},
    // WLED, "MQTT": the device topic and the group topic.
    AccountKind{"wled", {"wled/%1/#", "homeassistant/#"}, {"wled/all/#"}},
    AccountKind{"other", {"%1/#", "+/%1/#", "homeassistant/#"}, {}},
};

QByteArray letters(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += kLetters[QRandomGenerator::system()->bounded(int{sizeof kLetters} - 1)];
    return text;
}

const AccountKind *kindOf(const QString &name)
{
    const auto row =
        std::ranges::find_if(kKinds, [&](const AccountKind &one) { return name == QLatin1String(one.name); });
    return row == kKinds.end() ? nullptr : &*row;
}

std::unexpected<Error> noSuchAccount()
{
    return fail(ErrorCode::NotFound, Error::tr("There is no such account on the broker"),
                QStringLiteral("broker.state names them"));
}

} // namespace

std::span<const AccountKind> accountKinds()
{
    return kKinds;
}

BrokerAccounts BrokerAccounts::load(const QString &path)
{
    BrokerAccounts accounts;
    accounts.m_file = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return accounts;
    const Result<QJsonObject> read = parseJsonObject(file.read(kFileLimits.sizeBytes + 1), kFileLimits);
    if (!read) {
        file.close();
        QFile::remove(path + QLatin1String(".damaged"));
        QFile::rename(path, path + QLatin1String(".damaged"));
        return accounts;
    }
    const QJsonArray rows = (*read)[QLatin1String("accounts")].toArray();
    for (const QJsonValue &row : rows) {
        const auto text = [&row](const char *key) { return row[QLatin1String(key)].toString(); };
        if (kindOf(text("kind")) != nullptr && accounts.m_rows.size() < kMost)
            accounts.m_rows.push_back({text("user"), text("name"), text("kind"), text("password").toLatin1(),
                                       text("hash").toLatin1()});
    }
    return accounts;
}

Done BrokerAccounts::save() const
{
    QJsonArray rows;
    for (const Row &row : m_rows)
        rows.append(QJsonObject{{QStringLiteral("user"), row.user},
                                {QStringLiteral("name"), row.name},
                                {QStringLiteral("kind"), row.kind},
                                {QStringLiteral("password"), QString::fromLatin1(row.password)},
                                {QStringLiteral("hash"), QString::fromLatin1(row.hash)}});
    QSaveFile file(m_file);
    const QByteArray bytes = hearth::toJson({{QStringLiteral("accounts"), rows}});
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(m_file),
                    Error::tr("Free some space and try again"));
    return {};
}

QString BrokerAccounts::freshUser(const QString &kind) const
{
    QString user;
    do {
        user = kind + QLatin1Char('-') + QString::fromLatin1(letters(4));
    } while (std::ranges::find(m_rows, user, &Row::user) != m_rows.end());
    return user;
}

Result<QJsonObject> BrokerAccounts::add(const QString &kind, const QString &name)
{
    if (kindOf(kind) == nullptr)
        return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" is no kind of appliance").arg(kind.left(40)));
    if (m_rows.size() >= kMost)
        return fail(ErrorCode::TooLarge, Error::tr("There are %1 accounts already").arg(kMost),
                    Error::tr("Take away one that is not used"));
    const QString user = freshUser(kind);
    const QByteArray password = letters(kPasswordLetters);
    const Result<QByteArray> hash = brokerPasswordHash(password);
    if (!hash)
        return std::unexpected(hash.error());
    m_rows.push_back({user, name.simplified().left(kLongestName), kind, password, *hash});
    if (Done saved = save(); !saved) {
        m_rows.pop_back();
        return std::unexpected(saved.error());
    }
    return account(user);
}

Result<QJsonObject> BrokerAccounts::account(const QString &user) const
{
    const auto row = std::ranges::find(m_rows, user, &Row::user);
    if (row == m_rows.end())
        return noSuchAccount();
    return QJsonObject{{QStringLiteral("user"), row->user},
                       {QStringLiteral("name"), row->name},
                       {QStringLiteral("kind"), row->kind},
                       {QStringLiteral("password"), QString::fromLatin1(row->password)}};
}

Done BrokerAccounts::remove(const QString &user)
{
    const auto row = std::ranges::find(m_rows, user, &Row::user);
    if (row == m_rows.end())
        return noSuchAccount();
    const std::vector<Row> before = m_rows;
    m_rows.erase(row);
    Done saved = save();
    if (!saved)
        m_rows = before;
    return saved;
}

QJsonArray BrokerAccounts::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows)
        rows.append(QJsonObject{{QStringLiteral("user"), row.user},
                                {QStringLiteral("name"), row.name},
                                {QStringLiteral("kind"), row.kind}});
    return rows;
}

std::vector<BrokerAccount> BrokerAccounts::forBroker() const
{
    std::vector<BrokerAccount> accounts;
    for (const Row &row : m_rows) {
        const AccountKind *kind = kindOf(row.kind);
        const auto filled = [&row](const std::vector<const char *> &filters) {
            QStringList topics;
            for (const char *filter : filters)
                topics << QString::fromLatin1(filter).replace(QLatin1String("%1"), row.user);
            return topics;
        };
        accounts.push_back({row.user, row.password, filled(kind->topics), filled(kind->readOnly), row.hash});
    }
    return accounts;
}

} // namespace hearth::bridge
