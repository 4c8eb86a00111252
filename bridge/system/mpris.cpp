// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/system/mpris.h"
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFile>
#include <QLoggingCategory>
#include <QUrl>
#include <algorithm>
#include <cmath>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(mprisLog, "hearth.mpris")

namespace
{

const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kRoot = QStringLiteral("org.mpris.MediaPlayer2");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kNoTrack = QStringLiteral("/org/mpris/MediaPlayer2/TrackList/NoTrack");
constexpr qint64 kUsPerMs = 1000;
constexpr qint64 kJumpUs = 1'500'000; // the film did not go there by itself
constexpr double kSlowest = 0.5;
constexpr double kFastest = 2;
constexpr qsizetype kLongestText = 500;
constexpr qsizetype kLongestAddress = 4096;

struct Method {
    const char *name;
    const char *signature; // of its arguments
};
constexpr Method kMethods[] = {{"Next", ""},      {"Previous", ""},      {"Pause", ""},
                               {"PlayPause", ""}, {"Stop", ""},          {"Play", ""},
                               {"Seek", "x"},     {"SetPosition", "ox"}, {"OpenUri", "s"}};

QString refusalOf(const Error &error)
{
    const Error said = inWords(error);
    return said.action.isEmpty() ? said.message : said.message + QStringLiteral(". ") + said.action;
}

QString described(const QVariantMap &properties, const QStringList &writable)
{
    QString xml;
    for (auto it = properties.begin(); it != properties.end(); ++it)
        xml += QStringLiteral("<property name=\"%1\" type=\"%2\" access=\"%3\"/>")
                   .arg(it.key(), QString::fromLatin1(QDBusMetaType::typeToSignature(it->metaType())),
                        writable.contains(it.key()) ? QStringLiteral("readwrite") : QStringLiteral("read"));
    return xml;
}

} // namespace

QDBusConnection Mpris::sessionBus()
{
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1String("/bus");
    // Without either libdbus would start a bus for a desktop that is not there.
    if (address.isEmpty() && !QFile::exists(usual))
        return QDBusConnection(QStringLiteral("hearth-no-bus"));
    return address.isEmpty()
               ? QDBusConnection::connectToBus(QLatin1String("unix:path=") + usual, QStringLiteral("mpris"))
               : QDBusConnection::connectToBus(address, QStringLiteral("mpris"));
}

Mpris::Mpris(const QDBusConnection &bus, Orders orders, QObject *parent)
    : QDBusVirtualObject(parent), m_bus(bus), m_orders(std::move(orders))
{
    m_told = player();
    if (!m_bus.isConnected() || !m_bus.registerVirtualObject(kPath, this))
        return;
    for (const QString &name :
         {kRoot + QStringLiteral(".hearth"),
          kRoot + QStringLiteral(".hearth.instance%1").arg(QCoreApplication::applicationPid())}) {
        if (m_bus.registerService(name)) {
            m_name = name;
            return;
        }
    }
    qCWarning(mprisLog, "the session's bus has no name for this set: %s",
              qUtf8Printable(m_bus.lastError().message()));
}

Mpris::~Mpris()
{
    if (!m_name.isEmpty())
        m_bus.unregisterService(m_name);
    m_bus.unregisterObject(kPath);
}

void Mpris::setFilm(const QJsonObject &film)
{
    if (m_name.isEmpty())
        return;
    const QDBusObjectPath before = track();
    const qint64 expected = positionUs();
    m_film = film;
    m_since.start();
    tellChanges();
    const qint64 now = positionUs();
    if (isOpen() && track() == before && std::abs(now - expected) > kJumpUs) {
        QDBusMessage seeked = QDBusMessage::createSignal(kPath, kPlayer, QStringLiteral("Seeked"));
        seeked << now;
        m_bus.send(seeked);
    }
}

void Mpris::setVolume(double volume)
{
    m_volume = volume;
    if (!m_name.isEmpty())
        tellChanges();
}

void Mpris::tellChanges()
{
    const QVariantMap now = player();
    QVariantMap changed;
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (it.key() != QLatin1String("Position") && m_told.value(it.key()) != it.value())
            changed.insert(it.key(), it.value());
    }
    m_told = now;
    if (changed.isEmpty())
        return;
    QDBusMessage message =
        QDBusMessage::createSignal(kPath, kProperties, QStringLiteral("PropertiesChanged"));
    message << kPlayer << changed << QStringList();
    m_bus.send(message);
}

QVariantMap Mpris::root() const
{
    return {{QStringLiteral("CanQuit"), false},
            {QStringLiteral("CanRaise"), false},
            {QStringLiteral("HasTrackList"), false},
            {QStringLiteral("Identity"), QStringLiteral("Hearth")},
            {QStringLiteral("SupportedUriSchemes"),
             QStringList{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("rtsp"),
                         QStringLiteral("udp"), QStringLiteral("rtp")}},
            {QStringLiteral("SupportedMimeTypes"), QStringList()}};
}

QVariantMap Mpris::player() const
{
    const QString state = m_film.value(QLatin1String("state")).toString();
    const bool isLive = m_film.contains(QLatin1String("live"));
    const bool isChannel = m_film.contains(QLatin1String("channel"));
    return {
        {QStringLiteral("PlaybackStatus"), !isOpen()                          ? QStringLiteral("Stopped")
                                           : state == QLatin1String("paused") ? QStringLiteral("Paused")
                                           : state == QLatin1String("failed") ? QStringLiteral("Stopped")
                                                                              : QStringLiteral("Playing")},
        {QStringLiteral("Rate"), m_film.value(QLatin1String("speed")).toDouble(1.0)},
        {QStringLiteral("MinimumRate"), isLive ? 1.0 : kSlowest},
        {QStringLiteral("MaximumRate"), isLive ? 1.0 : kFastest},
        {QStringLiteral("Metadata"), metadata()},
        {QStringLiteral("Volume"), m_volume},
        {QStringLiteral("Position"), positionUs()},
        {QStringLiteral("CanGoNext"), m_film.contains(QLatin1String("next")) || isChannel},
        {QStringLiteral("CanGoPrevious"), m_film.value(QLatin1String("hasPrevious")).toBool() || isChannel},
        {QStringLiteral("CanPlay"), isOpen()},
        {QStringLiteral("CanPause"), isOpen()},
        {QStringLiteral("CanSeek"), m_film.value(QLatin1String("durationMs")).toInteger() > 0},
        {QStringLiteral("CanControl"), true}};
}

QDBusObjectPath Mpris::track() const
{
    if (!isOpen())
        return QDBusObjectPath(kNoTrack);
    const QByteArray id = m_film.value(QLatin1String("id")).toString().toUtf8();
    return QDBusObjectPath(
        QLatin1String("/org/hearth/playback/") +
        QString::fromLatin1(QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex().left(24)));
}

QVariantMap Mpris::metadata() const
{
    QVariantMap data{{QStringLiteral("mpris:trackid"), QVariant::fromValue(track())}};
    if (!isOpen())
        return data;
    const QJsonObject title = m_film.value(QLatin1String("title")).toObject();
    const auto text = [&title](const char *name) {
        return title.value(QLatin1String(name)).toString().left(kLongestText);
    };
    data.insert(QStringLiteral("xesam:title"), text("name"));
    if (const QString series = text("series"); !series.isEmpty())
        data.insert(QStringLiteral("xesam:album"), series);
    if (const int episode = title.value(QLatin1String("episode")).toInt(); episode > 0)
        data.insert(QStringLiteral("xesam:trackNumber"), episode);
    if (const QString poster = title.value(QLatin1String("poster")).toString(); !poster.isEmpty())
        data.insert(QStringLiteral("mpris:artUrl"), QUrl::fromLocalFile(poster).toString());
    if (const qint64 length = m_film.value(QLatin1String("durationMs")).toInteger(); length > 0)
        data.insert(QStringLiteral("mpris:length"), length * kUsPerMs);
    return data;
}

qint64 Mpris::positionUs() const
{
    const qint64 told = m_film.value(QLatin1String("positionMs")).toInteger() * kUsPerMs;
    const bool moves = m_film.value(QLatin1String("state")).toString() == QLatin1String("playing") &&
                       !m_film.contains(QLatin1String("buffering"));
    if (!moves || !m_since.isValid())
        return told;
    const double speed = m_film.value(QLatin1String("speed")).toDouble(1.0);
    return told + static_cast<qint64>(static_cast<double>(m_since.nsecsElapsed()) / 1000 * speed);
}

QString Mpris::introspect(const QString &) const
{
    QString xml =
        QStringLiteral("<interface name=\"%1\"><method name=\"Raise\"/><method name=\"Quit\"/>").arg(kRoot) +
        described(root(), {}) + QStringLiteral("</interface><interface name=\"%1\">").arg(kPlayer);
    for (const Method &method : kMethods) {
        xml += QStringLiteral("<method name=\"%1\">").arg(QLatin1String(method.name));
        for (const char *type = method.signature; *type; ++type)
            xml += QStringLiteral("<arg direction=\"in\" type=\"%1\"/>").arg(QLatin1Char(*type));
        xml += QStringLiteral("</method>");
    }
    return xml + QStringLiteral("<signal name=\"Seeked\"><arg type=\"x\"/></signal>") +
           described(player(), {QStringLiteral("Rate"), QStringLiteral("Volume")}) +
           QStringLiteral("</interface>");
}

bool Mpris::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.path() != kPath || message.type() != QDBusMessage::MethodCallMessage)
        return false;
    if (message.interface() == kProperties) {
        connection.send(answerProperties(message));
        return true;
    }
    if (message.interface() == kRoot &&
        (message.member() == QLatin1String("Raise") || message.member() == QLatin1String("Quit"))) {
        connection.send(message.createReply()); // "should have no effect": CanRaise and CanQuit are false
        return true;
    }
    const auto *method = std::ranges::find_if(
        kMethods, [&](const Method &one) { return message.member() == QLatin1String(one.name); });
    const bool isPlayers = message.interface() == kPlayer || message.interface().isEmpty();
    if (!isPlayers || method == std::end(kMethods))
        return false;
    if (message.signature() != QLatin1String(method->signature)) {
        connection.send(message.createErrorReply(
            QDBusError::InvalidArgs,
            QStringLiteral("%1 takes \"%2\"").arg(message.member(), QLatin1String(method->signature))));
        return true;
    }
    const Done done = order(message.member(), message.arguments());
    connection.send(done ? message.createReply()
                         : message.createErrorReply(QDBusError::Failed, refusalOf(done.error())));
    return true;
}

QDBusMessage Mpris::answerProperties(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    const QString interface = arguments.value(0).toString();
    if (interface != kRoot && interface != kPlayer)
        return message.createErrorReply(QDBusError::UnknownInterface,
                                        QStringLiteral("There is no such interface here"));
    const QVariantMap properties = interface == kRoot ? root() : player();
    if (message.member() == QLatin1String("GetAll") && message.signature() == QLatin1String("s"))
        return message.createReply(properties);
    const QString name = arguments.value(1).toString();
    if (!properties.contains(name))
        return message.createErrorReply(QDBusError::UnknownProperty,
                                        QStringLiteral("There is no such property here"));
    if (message.member() == QLatin1String("Get") && message.signature() == QLatin1String("ss"))
        return message.createReply(QVariant::fromValue(QDBusVariant(properties.value(name))));
    if (message.member() != QLatin1String("Set") || message.signature() != QLatin1String("ssv"))
        return message.createErrorReply(QDBusError::UnknownMethod,
                                        QStringLiteral("There are Get, GetAll and Set"));
    const Done done = set(name, arguments.at(2).value<QDBusVariant>().variant());
    return done ? message.createReply()
                : message.createErrorReply(QDBusError::PropertyReadOnly, refusalOf(done.error()));
}

Done Mpris::set(const QString &name, const QVariant &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return fail(ErrorCode::Invalid, QStringLiteral("It needs a number"));
    if (name == QLatin1String("Volume")) {
        m_orders.setVolume(std::clamp(number, 0.0, 1.0));
        return {};
    }
    if (name != QLatin1String("Rate"))
        return fail(ErrorCode::NotAllowed, QStringLiteral("%1 can only be read").arg(name));
    if (number == 0) // "clients should use Pause; implementations should act as if it were called"
        return call("playback.pause");
    return call("playback.speed", {{QStringLiteral("speed"), number}});
}

Done Mpris::call(const char *method, const QJsonObject &params) const
{
    if (const auto result = m_orders.call(QLatin1String(method), params); !result)
        return std::unexpected(result.error());
    return {};
}

Done Mpris::order(const QString &name, const QVariantList &arguments)
{
    const bool isChannel = m_film.contains(QLatin1String("channel"));
    const qint64 length = m_film.value(QLatin1String("durationMs")).toInteger() * kUsPerMs;
    const auto seek = [this](qint64 us) {
        return call("playback.seek", {{QStringLiteral("positionMs"), us / kUsPerMs}});
    };
    const auto step = [this, isChannel](const char *title, int by) {
        return isChannel ? call("channels.step", {{QStringLiteral("by"), by}}) : call(title);
    };
    if (name == QLatin1String("OpenUri")) {
        const QString address = arguments.first().toString();
        if (address.size() > kLongestAddress)
            return fail(ErrorCode::TooLarge, QStringLiteral("The address is too long"));
        return call("playback.openAddress", {{QStringLiteral("url"), address}});
    }
    if (!isOpen()) // "if there is nothing to play, this has no effect"
        return {};
    if (name == QLatin1String("Next"))
        return step("playback.next", 1);
    if (name == QLatin1String("Previous"))
        return step("playback.previous", -1);
    if (name == QLatin1String("Stop"))
        return call("playback.stop");
    if (name == QLatin1String("Play"))
        return call("playback.play");
    if (name == QLatin1String("Pause"))
        return call("playback.pause");
    if (name == QLatin1String("PlayPause"))
        return call(m_film.value(QLatin1String("state")).toString() == QLatin1String("paused")
                        ? "playback.play"
                        : "playback.pause");
    if (length <= 0) // "if the CanSeek property is false, this has no effect"
        return {};
    if (name == QLatin1String("Seek")) {
        // Saturating: a bus may say anything.
        const qint64 by = std::clamp(arguments.first().toLongLong(), -length, length);
        const qint64 to = positionUs() + by;
        return to > length ? step("playback.next", 1) : seek(std::max<qint64>(to, 0));
    }
    const qint64 to = arguments.value(1).toLongLong();
    // A stale one is meant for a track that is gone.
    const bool isMeant = arguments.first().value<QDBusObjectPath>() == track() && to >= 0 && to <= length;
    return isMeant ? seek(to) : Done();
}

} // namespace hearth::bridge
