// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/devices.h"
#include "bridge/input/key_map.h"
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(inputLog, "hearth.input")

namespace
{

constexpr std::size_t kMostDevices = 32;
constexpr std::size_t kMostTvs = 8;

/// A device with OK and arrows, or a pad's buttons; a mouse, a lid or a sound card's jack is none, and a
/// keyboard with letters is the shell's.
bool hasTvKeys(int device)
{
    std::array<unsigned char, KEY_MAX / 8 + 1> keys{};
    if (::ioctl(device, EVIOCGBIT(EV_KEY, keys.size()), keys.data()) < 0)
        return false;
    const auto has = [&](unsigned code) { return (keys[code / 8] >> (code % 8) & 1) != 0; };
    const bool isPad = has(BTN_SOUTH);
    const bool isRemote = has(KEY_LEFT) && (has(KEY_OK) || has(KEY_SELECT) || has(KEY_ENTER)) && !has(KEY_A);
    return isPad || isRemote;
}

StickRange stickOf(int device)
{
    input_absinfo info{};
    if (::ioctl(device, EVIOCGABS(ABS_X), &info) < 0 || info.minimum >= info.maximum)
        return {};
    return {info.minimum, info.maximum};
}

} // namespace

InputDevices::InputDevices(QString folder, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)),
      m_cecFolder(QFileInfo(QDir::cleanPath(m_folder)).absolutePath())
{
    m_watcher.addPaths({m_folder, m_cecFolder});
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &InputDevices::look);
    look();
}

void InputDevices::look()
{
    const QStringList names =
        QDir(m_folder).entryList({QStringLiteral("event*")}, QDir::System | QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = m_folder + QLatin1Char('/') + name;
        if (!m_readers.contains(path) && m_readers.size() < kMostDevices)
            open(path);
    }
    static const QRegularExpression kCecName(QStringLiteral("^cec[0-9]+$"));
    const QStringList tvs =
        QDir(m_cecFolder).entryList({QStringLiteral("cec*")}, QDir::System | QDir::Files, QDir::Name);
    for (const QString &name : tvs) {
        const QString path = m_cecFolder + QLatin1Char('/') + name;
        if (kCecName.match(name).hasMatch() && !m_cecReaders.contains(path) && m_cecReaders.size() < kMostTvs)
            openCec(path);
    }
}

void InputDevices::setPower(cec::PowerStatus power)
{
    m_power = power;
    for (const auto &[path, reader] : m_cecReaders)
        reader->setPower(power);
}

void InputDevices::wakeTvs()
{
    for (const auto &[path, reader] : m_cecReaders)
        reader->wakeTv();
}

void InputDevices::sleepTvs()
{
    for (const auto &[path, reader] : m_cecReaders)
        reader->sleepTv();
}

void InputDevices::open(const QString &path)
{
    Fd device(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!device.isValid()) {
        qCInfo(inputLog, "%s: %s", qUtf8Printable(path), std::strerror(errno));
        return;
    }
    if (!hasTvKeys(device.get()))
        return;
    if (::ioctl(device.get(), EVIOCGRAB, 1) < 0)
        qCInfo(inputLog, "%s is read by somebody else too", qUtf8Printable(path));
    const StickRange stick = stickOf(device.get());
    auto reader = std::make_unique<EvdevReader>(std::move(device), stick);
    connect(reader.get(), &EvdevReader::pressed, this, &InputDevices::pressed);
    connect(reader.get(), &EvdevReader::held, this, &InputDevices::held);
    // Not from within its own signal.
    connect(
        reader.get(), &EvdevReader::ended, this, [this, path] { m_readers.erase(path); },
        Qt::QueuedConnection);
    qCInfo(inputLog, "%s is heard", qUtf8Printable(path));
    m_readers.emplace(path, std::move(reader));
}

void InputDevices::openCec(const QString &path)
{
    Fd device(::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!device.isValid()) {
        qCInfo(inputLog, "%s: %s", qUtf8Printable(path), std::strerror(errno));
        return;
    }
    if (const Done done = setUpCec(device.get()); !done) {
        qCInfo(inputLog, "%s: %s", qUtf8Printable(path), qUtf8Printable(done.error().message));
        return;
    }
    CecIo io = kernelCecIo(device.get());
    auto reader = std::make_unique<CecReader>(std::move(device), std::move(io));
    reader->setPower(m_power);
    connect(reader.get(), &CecReader::pressed, this, &InputDevices::pressed);
    connect(reader.get(), &CecReader::held, this, &InputDevices::held);
    connect(reader.get(), &CecReader::standbyWanted, this, &InputDevices::standbyWanted);
    connect(reader.get(), &CecReader::activated, this, &InputDevices::activated);
    connect(
        reader.get(), &CecReader::ended, this, [this, path] { m_cecReaders.erase(path); },
        Qt::QueuedConnection);
    qCInfo(inputLog, "%s is heard", qUtf8Printable(path));
    m_cecReaders.emplace(path, std::move(reader));
}

} // namespace hearth::bridge
