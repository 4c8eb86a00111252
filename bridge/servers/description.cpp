// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/description.h"
#include "bridge/servers/home_address.h"
#include "bridge/servers/plain_text.h"
#include "bridge/servers/xml_walk.h"
#include <QList>
#include <QRegularExpression>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestName = 120; // characters

struct Device {
    QString name;
    QString model;
};

bool isDirectory(const QString &type)
{
    static const QRegularExpression directory(
        QStringLiteral("^urn:schemas-upnp-org:service:ContentDirectory:[1-9]$"));
    return directory.match(type).hasMatch();
}

} // namespace

Result<ServerDescription> readDescription(const QByteArray &document, const QUrl &from)
{
    if (document.size() > kLargestDescription)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(document.size()));
    XmlWalk walk(document);
    QUrl base = from;
    QList<Device> open; // devices within each other
    QString type;
    QString control;
    while (walk.next()) {
        const QString name = walk.name();
        if (walk.isStart()) {
            if (name == QLatin1String("device"))
                open.append(Device());
            else if (name == QLatin1String("service"))
                type = control = QString();
            continue;
        }
        const QString text = walk.text().trimmed();
        if (name == QLatin1String("URLBase") && !text.isEmpty()) {
            // Of version 1.0.
            base = addressThere(text, from).value_or(from);
        } else if (name == QLatin1String("serviceType")) {
            type = text;
        } else if (name == QLatin1String("controlURL")) {
            control = text;
        } else if (name == QLatin1String("friendlyName") && !open.isEmpty()) {
            open.last().name = plainText(text, kLongestName);
        } else if (name == QLatin1String("modelName") && !open.isEmpty()) {
            open.last().model = plainText(text, kLongestName);
        } else if (name == QLatin1String("device") && !open.isEmpty()) {
            open.removeLast();
        } else if (name == QLatin1String("service") && !open.isEmpty() && isDirectory(type)) {
            const auto url = addressThere(control, base);
            if (control.isEmpty() || !url)
                return fail(ErrorCode::Invalid, QStringLiteral("asks for its folders elsewhere"));
            // Its name stands before its services (2.3).
            const Device &device = open.constLast();
            return ServerDescription{device.name.isEmpty() ? from.host() : device.name, device.model, *url,
                                     type.toLatin1()};
        }
        // What has ended is not the text of what is around it.
    }
    if (Done done = walk.result(); !done)
        return std::unexpected(done.error());
    return fail(ErrorCode::Invalid, QStringLiteral("has no ContentDirectory"));
}

} // namespace hearth::bridge
