// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/address.h"

namespace hearth::player
{

namespace
{

enum class Taken { Yes, No };

struct Scheme {
    const char *name;
    Taken taken;
    const char *why;    // why not
    const char *action; // what to do instead
};

constexpr const char *kMount =
    QT_TRANSLATE_NOOP("Error", "Mount the folder and add it to the folders of films");

constexpr Scheme kSchemes[] = {
    {"http", Taken::Yes, "", ""},
    {"https", Taken::Yes, "", ""},
    {"file", Taken::No, QT_TRANSLATE_NOOP("Error", "A file of this set is not an address"),
     QT_TRANSLATE_NOOP("Error", "Open it from the library")},
    {"smb", Taken::No, QT_TRANSLATE_NOOP("Error", "Folders on the network are not opened by address"),
     kMount},
    {"nfs", Taken::No, QT_TRANSLATE_NOOP("Error", "Folders on the network are not opened by address"),
     kMount},
    {"ftp", Taken::No, QT_TRANSLATE_NOOP("Error", "FTP is not played"),
     QT_TRANSLATE_NOOP("Error", "Copy the file, or use an address that begins with http")},
    {"sftp", Taken::No, QT_TRANSLATE_NOOP("Error", "SFTP is not played"),
     QT_TRANSLATE_NOOP("Error", "Copy the file, or use an address that begins with http")},
    {"rtsp", Taken::Yes, "", ""},
    {"rtmp", Taken::No, QT_TRANSLATE_NOOP("Error", "RTMP is not played"),
     QT_TRANSLATE_NOOP("Error", "Look whether the server offers HLS as well")},
    {"mms", Taken::No, QT_TRANSLATE_NOOP("Error", "MMS is not played"),
     QT_TRANSLATE_NOOP("Error", "Look whether the server offers HLS as well")},
    {"udp", Taken::Yes, "", ""},
    {"rtp", Taken::Yes, "", ""},
    {"magnet", Taken::No, QT_TRANSLATE_NOOP("Error", "This is no stream"),
     QT_TRANSLATE_NOOP("Error", "Use an address that begins with http")},
};

} // namespace

Done checkAddress(const QUrl &address)
{
    if (!address.isValid() || address.isRelative())
        return fail(ErrorCode::Invalid, Error::tr("This is not an address"),
                    Error::tr("It should look like https://example.org/film.mp4"));
    for (const Scheme &scheme : kSchemes) {
        if (address.scheme() != QLatin1String(scheme.name))
            continue;
        if (scheme.taken == Taken::No)
            return fail(ErrorCode::Unsupported, QString::fromLatin1(scheme.why),
                        QString::fromLatin1(scheme.action));
        if (address.host().isEmpty())
            return fail(ErrorCode::Invalid, Error::tr("The address names no server"),
                        Error::tr("It should look like https://example.org/film.mp4"));
        return {};
    }
    return fail(ErrorCode::Unsupported,
                Error::tr("Addresses that begin with \"%1:\" are not played").arg(address.scheme()),
                Error::tr("Use one that begins with http, https, rtsp, udp or rtp"));
}

} // namespace hearth::player
