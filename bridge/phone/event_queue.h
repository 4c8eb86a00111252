// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The events that wait for one phone. Of events with the same name and the same "id" only the newest is kept,
// since each is a whole snapshot. A plain value; refuses to grow past a number.

#include <QJsonObject>
#include <utility>
#include <vector>

namespace hearth::bridge
{

class EventQueue
{
public:
    /// False when the queue is full.
    bool add(const QString &name, const QJsonObject &params)
    {
        const QString id = params.value(QLatin1String("id")).toString();
        std::erase_if(m_events, [&](const Event &event) {
            return event.name == name && event.params.value(QLatin1String("id")).toString() == id;
        });
        if (m_events.size() >= kMostEvents)
            return false;
        m_events.push_back({name, params});
        return true;
    }
    struct Event {
        QString name;
        QJsonObject params;
    };
    [[nodiscard]] bool isEmpty() const { return m_events.empty(); }
    std::vector<Event> take() { return std::exchange(m_events, {}); }

private:
    static constexpr size_t kMostEvents = 256;
    std::vector<Event> m_events;
};

} // namespace hearth::bridge
