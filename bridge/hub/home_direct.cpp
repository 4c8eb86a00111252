// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_direct.h"
#include "bridge/appliances/direct/direct_protocol.h"
#include "resources/base/json.h"
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

Q_LOGGING_CATEGORY(lcHomeDirect, "hearth.direct")

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kLimits{256 * 1024, 4};
constexpr qsizetype kMostPasswords = 500; // of one protocol
constexpr auto kOwn = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

HomeDirect::HomeDirect(QString folder, Registry &registry, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_registry(registry)
{
    QFile file(m_folder + QLatin1String("/passwords.json"));
    if (file.open(QIODevice::ReadOnly))
        m_passwords = parseJsonObject(file.read(kLimits.sizeBytes), kLimits).value_or(QJsonObject());
}

void HomeDirect::start()
{
    for (const ProtocolRow &row : protocols()) {
        if (!row.isDirect)
            continue;
        const QString name = QLatin1String(row.name);
        auto made = row.create({{QStringLiteral("passwords"), m_passwords[name].toObject()}});
        if (!made) {
            qCWarning(lcHomeDirect).noquote() << name << made.error().message;
            continue;
        }
        if (auto *direct = qobject_cast<DirectProtocol *>(made->get()))
            connect(direct, &DirectProtocol::passwordLearned, this,
                    [this, name](const QString &hardware, const QString &password) {
                        keep(name, hardware, password);
                    });
        m_registry.add(std::move(*made));
    }
}

void HomeDirect::keep(const QString &protocol, const QString &hardware, const QString &password)
{
    QJsonObject known = m_passwords[protocol].toObject();
    if (known.size() >= kMostPasswords && !known.contains(hardware))
        return;
    known.insert(hardware, password);
    m_passwords.insert(protocol, known);
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, kOwn | QFile::ExeOwner);
    QSaveFile file(m_folder + QLatin1String("/passwords.json"));
    const QByteArray bytes = toJson(m_passwords);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwn) || file.write(bytes) != bytes.size() ||
        !file.commit())
        qCWarning(lcHomeDirect, "a password is not kept: %s", qUtf8Printable(file.errorString()));
}

} // namespace hearth::bridge
