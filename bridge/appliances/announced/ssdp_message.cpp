// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/ssdp_message.h"
#include <QHash>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestText = 80;
constexpr qsizetype kLongestDevice = 120;
constexpr int kDefaultSeconds = 1800;  // UPnP Device Architecture 2.0, 1.2.2: the least that is advised
constexpr int kLongestSeconds = 86400; // nobody is believed for longer than a day

/// Letters that can be read, and nothing that could pass for markup or a control.
QString plain(const QByteArray &text, qsizetype most)
{
    QString result;
    const QString all = QString::fromUtf8(text.left(4 * most));
    for (const QChar letter : all) {
        if (letter.isPrint() && letter != QLatin1Char('<') && letter != QLatin1Char('>') &&
            result.size() < most)
            result += letter;
    }
    return result.simplified();
}

QString addressIn(const QByteArray &text)
{
    const bool isPlain = text.size() <= kLongestLocation && std::ranges::all_of(text, [](char letter) {
                             return letter > 0x20 && letter < 0x7f;
                         });
    return isPlain ? QString::fromLatin1(text) : QString();
}

std::chrono::seconds keptFor(const QByteArray &cacheControl)
{
    const qsizetype at = cacheControl.toLower().indexOf("max-age");
    const qsizetype equals = at < 0 ? -1 : cacheControl.indexOf('=', at);
    bool isNumber = false;
    const int seconds =
        equals < 0 ? 0 : cacheControl.mid(equals + 1).split(',').first().trimmed().toInt(&isNumber);
    return std::chrono::seconds(isNumber ? std::clamp(seconds, 1, kLongestSeconds) : kDefaultSeconds);
}

} // namespace

Result<SsdpMessage> readSsdpMessage(const QByteArray &datagram)
{
    if (datagram.size() > kLargestSsdpMessage)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(datagram.size()));
    const QByteArrayList lines = datagram.split('\n');
    if (lines.size() > kMostSsdpHeaders)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 headers").arg(lines.size()));
    const QByteArray first = lines.first().trimmed();
    const bool isNotice = first == "NOTIFY * HTTP/1.1";
    if (!isNotice && !first.startsWith("HTTP/1.1 200"))
        return fail(ErrorCode::Invalid, QStringLiteral("neither an answer nor a notice"));
    QHash<QByteArray, QByteArray> headers;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            headers.insert(lines[i].first(colon).trimmed().toLower(), lines[i].sliced(colon + 1).trimmed());
    }
    // "uuid:…", and "::" and what of it.
    const QByteArray usn = headers.value("usn");
    const QByteArray device =
        usn.first(std::max<qsizetype>(0, usn.indexOf("::") < 0 ? usn.size() : usn.indexOf("::")));
    if (!device.startsWith("uuid:") || device.size() > kLongestDevice)
        return fail(ErrorCode::Invalid, QStringLiteral("names no device"));
    const QByteArray type = headers.value(isNotice ? "nt" : "st");
    SsdpMessage message;
    message.device = plain(device, kLongestDevice);
    const QByteArrayList parts = type.split(':');
    if (type.startsWith("urn:")) {
        // "urn:schemas-upnp-org:device:MediaRenderer:1"
        if (parts.size() != 5 || parts[2] != "device")
            return fail(ErrorCode::Invalid, QStringLiteral("is no device"));
        message.kind = plain(parts[3], kLongestText);
    } else if (type != "upnp:rootdevice" && type != device) {
        return fail(ErrorCode::Invalid, QStringLiteral("is no device"));
    }
    message.product = plain(headers.value("server").split(' ').last(), kLongestText);
    message.location = addressIn(headers.value("location"));
    const bool goes = isNotice && headers.value("nts") == "ssdp:byebye";
    message.keptFor = goes ? std::chrono::seconds(0) : keptFor(headers.value("cache-control"));
    return message;
}

QByteArray ssdpQuestion(const QString &host, quint16 port, int mx, const QByteArray &target)
{
    return "M-SEARCH * HTTP/1.1\r\nHOST: " + host.toLatin1() + ':' + QByteArray::number(port) +
           "\r\nMAN: \"ssdp:discover\"\r\nMX: " + QByteArray::number(mx) + "\r\nST: " + target + "\r\n\r\n";
}

} // namespace hearth::bridge
