// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/key_sounds.h"

#include <QElapsedTimer>
#include <QTimer>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <pulse/simple.h>
#include <vector>

namespace hearth::ui
{

namespace
{

constexpr int kRate = 48000;
constexpr double kVolume = 0.10;
constexpr std::chrono::seconds kIdle{4};          // then the sink may sleep
constexpr std::chrono::seconds kUntilNextTry{10}; // after a server that did not answer

struct Tone {
    double hertz;
    double seconds;
    double decay; // time constant, seconds
};

constexpr std::array kTones{Tone{1150, 0.035, 0.007}, Tone{820, 0.07, 0.016}, Tone{520, 0.06, 0.013}};
constexpr std::array kChime{Tone{659, 0.55, 0.35}, Tone{523, 1.2, 0.5}}; // one after the other
constexpr double kChimeVolume = 0.35;
// A sweep between two tones of the band in which ears are keenest, as sirens do (ISO 7731, 6.2: 300 to 3000
// Hz).
constexpr double kSirenLow = 700;
constexpr double kSirenHigh = 1500;
constexpr double kSirenSweep = 0.5; // seconds, up or down
constexpr double kSirenSeconds = 3;
constexpr double kSirenVolume = 0.8;

std::vector<qint16> samplesOf(const Tone &tone, double volume = kVolume)
{
    std::vector<qint16> samples(static_cast<size_t>(tone.seconds * kRate));
    for (size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / kRate;
        const double attack = std::min(1.0, t / 0.002);
        const double value =
            attack * std::exp(-t / tone.decay) * std::sin(2 * std::numbers::pi * tone.hertz * t);
        samples[i] = static_cast<qint16>(value * volume * 32767);
    }
    return samples;
}

std::vector<qint16> siren()
{
    std::vector<qint16> samples(static_cast<size_t>(kSirenSeconds * kRate));
    double phase = 0;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / kRate;
        const double turn = std::fmod(t, 2 * kSirenSweep) / kSirenSweep;
        const double hertz = kSirenLow + (kSirenHigh - kSirenLow) * (turn < 1 ? turn : 2 - turn);
        phase += 2 * std::numbers::pi * hertz / kRate;
        const double edge = std::min({1.0, t / 0.01, (kSirenSeconds - t) / 0.01});
        samples[i] = static_cast<qint16>(edge * std::sin(phase) * kSirenVolume * 32767);
    }
    return samples;
}

/// Lives on the sound thread; writing may wait there.
class Player : public QObject
{
public:
    Player()
    {
        m_idle.setParent(this); // goes to the thread with it
        m_idle.setSingleShot(true);
        m_idle.setInterval(kIdle);
        connect(&m_idle, &QTimer::timeout, this, [this] { m_stream.reset(); });
        for (size_t i = 0; i < kTones.size(); ++i)
            m_samples[i] = samplesOf(kTones[i]);
        for (const Tone &tone : kChime) {
            const std::vector<qint16> samples = samplesOf(tone, kChimeVolume);
            m_samples[kTones.size()].insert(m_samples[kTones.size()].end(), samples.begin(), samples.end());
        }
        m_samples.back() = siren();
    }
    void play(KeySounds::Sound sound)
    {
        if (!m_stream && m_failed.isValid() &&
            m_failed.elapsed() < std::chrono::milliseconds(kUntilNextTry).count())
            return;
        if (!m_stream && !open())
            return;
        const std::vector<qint16> &samples = m_samples[static_cast<size_t>(sound)];
        if (pa_simple_write(m_stream.get(), samples.data(), samples.size() * sizeof(qint16), nullptr) < 0) {
            m_stream.reset();
            m_failed.start();
            return;
        }
        m_idle.start();
    }

private:
    struct Close {
        void operator()(pa_simple *stream) const { pa_simple_free(stream); }
    };
    bool open()
    {
        const pa_sample_spec spec{.format = PA_SAMPLE_S16LE, .rate = kRate, .channels = 1};
        // Short enough that the tick belongs to its key.
        pa_buffer_attr attributes{};
        attributes.maxlength = attributes.minreq = attributes.fragsize = static_cast<uint32_t>(-1);
        attributes.prebuf = 0;
        attributes.tlength = kRate * sizeof(qint16) * 30 / 1000;
        m_stream.reset(pa_simple_new(nullptr, "Hearth", PA_STREAM_PLAYBACK, nullptr, "keys", &spec, nullptr,
                                     &attributes, nullptr));
        if (!m_stream)
            m_failed.start();
        return m_stream != nullptr;
    }

    std::unique_ptr<pa_simple, Close> m_stream;
    std::array<std::vector<qint16>, kTones.size() + 2> m_samples; // then the chime and the siren
    QTimer m_idle;
    QElapsedTimer m_failed;
};

} // namespace

KeySounds::KeySounds(QObject *parent) : QObject(parent) {}

KeySounds::~KeySounds()
{
    m_thread.quit();
    m_thread.wait();
}

void KeySounds::setOn(bool isOn)
{
    m_isOn = isOn && qEnvironmentVariableIsSet("PULSE_SERVER");
    if (m_isOn)
        begin();
}

void KeySounds::begin()
{
    if (m_thread.isRunning())
        return;
    auto *player = new Player;
    player->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, player, &QObject::deleteLater);
    connect(this, &KeySounds::wanted, player, [this, player](Sound sound) {
        player->play(sound);
        --m_waiting;
    });
    m_thread.setObjectName(QStringLiteral("key sounds"));
    m_thread.start();
}

void KeySounds::ring()
{
    if (!qEnvironmentVariableIsSet("PULSE_SERVER"))
        return;
    begin();
    ++m_waiting;
    Q_EMIT wanted(Sound::Bell);
}

void KeySounds::sound()
{
    if (!qEnvironmentVariableIsSet("PULSE_SERVER"))
        return;
    begin();
    ++m_waiting;
    Q_EMIT wanted(Sound::Siren);
}

void KeySounds::play(Sound sound)
{
    if (!m_isOn || m_waiting > 1)
        return;
    ++m_waiting;
    Q_EMIT wanted(sound);
}

} // namespace hearth::ui
