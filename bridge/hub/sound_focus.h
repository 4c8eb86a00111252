// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may be heard. Films and apps are heard one at a time, the latest that asked; speech and alerts are
// heard over them, an alert over speech, and what lies below is quieter meanwhile. Pure: what a grant means
// is its holder's to do. Main thread of hearthd.

#include <QObject>
#include <QString>
#include <vector>

namespace hearth::bridge
{

class SoundFocus : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Film, App, Speech, Alert };
    enum class Grant { Play, Duck, Pause };
    Q_ENUM(Grant)

    using QObject::QObject;

    /// `holder` wants to be heard from now on; asking again makes it the latest.
    void request(const QString &holder, Kind kind);
    void release(const QString &holder);
    /// Pause for one that holds nothing.
    [[nodiscard]] Grant grant(const QString &holder) const;

    /// "play", "duck" or "pause", as the API says it.
    [[nodiscard]] static QString nameOf(Grant grant);

Q_SIGNALS:
    /// Told when it differs from what the holder heard last; a new holder always hears.
    void granted(const QString &holder, hearth::bridge::SoundFocus::Grant grant);

private:
    struct Holder {
        QString name;
        Kind kind;
        bool wasTold = false;
        Grant told = Grant::Pause;
    };
    [[nodiscard]] Grant grantFor(const Holder &holder) const;
    void tell();

    std::vector<Holder> m_holders; // the latest last
};

} // namespace hearth::bridge
