// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Tasmota measures: each number of a reading is a sensor, named and classed by the key that it stands
// under. Pure functions.

#include <QJsonObject>
#include <QString>
#include <vector>

namespace hearth::bridge
{

struct TasmotaSensor {
    QString key;  // "ENERGY.Power.0", the same after every restart
    QString path; // in a template: ['ENERGY']['Power'][0]
    QJsonObject config;
};

/// Of the "sn" of a message of sensors; at most kMostTasmotaSensors, three levels deep.
std::vector<TasmotaSensor> tasmotaSensors(const QJsonObject &reading);

constexpr size_t kMostTasmotaSensors = 128;

} // namespace hearth::bridge
