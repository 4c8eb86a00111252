// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A virtual Matter appliance (tests/matter/devices) as a process: started, told what to say of itself, asked
// what it was told, killed and started again with what it kept. Owned by a test.

#include "resources/base/process.h"
#include <QJsonObject>
#include <QTemporaryDir>

namespace hearth::test
{

class MatterDevice
{
public:
    MatterDevice(QString kind, int discriminator);
    ~MatterDevice();

    Done start();
    void kill();
    /// What it said last under that key, since its start; undefined for nothing.
    [[nodiscard]] QJsonValue said(const char *key) const;
    [[nodiscard]] QString log() const;
    /// Its own endpoint's attributes are these from now on.
    void set(int endpoint, const QString &cluster, const QJsonObject &attributes);

    /// Where Node is, or empty: packaging/deps --node was not run.
    static QString node();

private:
    QString m_kind;
    int m_discriminator;
    QTemporaryDir m_folder;
    int m_starts = 0;
    Fd m_orders;
    std::unique_ptr<Process> m_process;
};

} // namespace hearth::test
