// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What each component of a Shelly is: one row of a table says what is read from its status, and by which
// method it is driven. Pure functions.

#include <QJsonObject>
#include <QString>
#include <vector>

namespace hearth::bridge
{

/// One thing that discovery knows, of one component.
struct ShellyPart {
    QString key; // "switch0_apower"
    QJsonObject config;
    struct Read {
        QString field; // of the entity
        QString path;  // in the component's status: ".output"
        QString wrap;  // "%1" or a template around the value
    };
    std::vector<Read> reads;
    bool isEvent = false; // told by NotifyEvent, not by status
};

/// `component`: "switch:0"; `status`: its own; `name`: the household's in the appliance, may be empty;
/// `rpc`: the topic of requests; `src`: who asks.
std::vector<ShellyPart> shellyParts(const QString &component, const QJsonObject &status, const QString &name,
                                    const QString &rpc, const QString &src);

} // namespace hearth::bridge
