// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A real media server for tests, minidlna or rygel, with a folder of its own to share, in the network that
// tests/support/home-network makes. Owned by a test, its main thread.

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace hearth::test
{

class MediaServer
{
public:
    enum class Kind { Minidlna, Rygel };

    /// `name`: what it calls itself; shares what lies in folder().
    MediaServer(Kind kind, QString name);
    /// Killed with all that it started.
    ~MediaServer();

    [[nodiscard]] QString folder() const { return m_folder.path() + QLatin1String("/media"); }
    /// False where its program is missing or does not start.
    bool start();
    /// Asks it to end, and waits. It says good-bye, minidlna to other machines alone.
    void stop();
    /// Gone without a word, as by a power cut.
    void kill();
    [[nodiscard]] QByteArray log() const;

    /// Begins main() again in that network, where this process is not in it yet.
    static void enterHomeNetwork(int argc, char **argv);

private:
    bool startMinidlna();
    bool startRygel();
    bool write(const QString &name, const QByteArray &text) const;
    void end(qint64 whom, int signal);
    /// The server itself, and not the session bus that it runs on; 0: not found.
    [[nodiscard]] qint64 serverPid() const;

    Kind m_kind;
    QString m_name;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace hearth::test
