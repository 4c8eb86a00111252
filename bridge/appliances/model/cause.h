// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who or what changed an appliance last. A report that is what was asked for within the command's deadline is
// that command's, and so is what comes along with it (a lamp that is dimmed goes on); everything else is the
// appliance's own: its switch, its remote control, another controller. What changed while nobody listened is
// nobody's.

#include <QJsonObject>
#include <QString>
#include <chrono>
#include <optional>
#include <vector>

namespace hearth::bridge
{

struct Appliance;
enum class CapabilityType;

enum class Actor { Tv, Phone, Program, Appliance, Unknown };

/// Who asks for a command. `who`: the profile's or the phone's name, as it is now; empty for a program.
struct Asker {
    Actor by = Actor::Program;
    QString who;
};

struct Change {
    qint64 atMs = 0; // wall clock, of the report
    Actor by = Actor::Appliance;
    QString who;
    QString what; // "on", "off", a phase as the capability has it ("locked"), else "set"
    QString capability;
    QJsonValue value; // of "set"; null for what is secret

    bool operator==(const Change &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing for an object without a time.
    [[nodiscard]] static std::optional<Change> fromJson(const QJsonObject &object);
};

/// The state of a capability that is being asked for.
struct Pending {
    QString command;
    QJsonValue value;

    bool operator==(const Pending &) const = default;
};

struct Asked {
    QString capability;
    Pending pending;
    Asker asker;
    std::chrono::milliseconds deadline; // monotonic
    bool isReached = false;
};

/// How long a report may still be a command's: a blind, a lock or a robot is under way for 90 s; 0 for what
/// answers at once.
std::chrono::milliseconds longestAnswer(CapabilityType type);

/// Nothing when nothing changed that somebody could have asked for. Marks in `asked`, where the newest is
/// last and none is past its deadline, what was reached. `atMs` is the report's.
std::optional<Change> changeOf(const Appliance &before, const Appliance &after, std::vector<Asked> &asked,
                               qint64 atMs);

} // namespace hearth::bridge
