// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The metadata that is trusted at one moment, and the only way into it: bytes in, verdict out (section 5 of
// the TUF specification 1.0). Knows no disk and no network; time is fixed at the start. Any thread, one at a
// time.
//
// Some steps accept a file as the base for later comparison and still report an error (an expired timestamp
// guards against going back): such a file is held but not final, and the next step refuses to build upon it.

#include "store/trust/metadata.h"
#include <set>

namespace hearth::store
{

enum class TimestampNews { Newer, Same };

class TrustedMetadata
{
public:
    /// The anchor: a root that the set already trusts. Invalid when it does not even sign itself.
    static Result<TrustedMetadata> create(const QByteArray &rootBytes, qint64 now);

    /// The next root: signed by the current one and by itself, one version on.
    Done updateRoot(const QByteArray &bytes);
    Result<TimestampNews> updateTimestamp(const QByteArray &bytes);
    /// `fromDisk`: length and hashes in the timestamp speak of a newer file, only the signature counts.
    enum class From { Network, Disk };
    Done updateSnapshot(const QByteArray &bytes, From from);
    Done updateTargets(const QByteArray &bytes, const std::string &role, const std::string &delegator);

    [[nodiscard]] const Root &root() const { return m_root; }
    [[nodiscard]] const Timestamp *timestamp() const { return m_timestamp ? &*m_timestamp : nullptr; }
    [[nodiscard]] const Snapshot *snapshot() const { return m_snapshot ? &*m_snapshot : nullptr; }
    /// Null until accepted.
    [[nodiscard]] const Targets *targets(const std::string &role) const;
    /// Whether a role that was accepted on one path is also what this delegator signs for.
    Done recheckTargets(const std::string &role, const std::string &delegator);
    /// What the snapshot says of a role's file; Damaged when it is not listed.
    [[nodiscard]] Result<FileMeta> fileOf(const std::string &role) const;

private:
    TrustedMetadata(Root root, qint64 now) : m_now(now), m_root(std::move(root)) {}
    [[nodiscard]] Done checkExpiry(const Envelope &envelope, const std::string &name) const;
    [[nodiscard]] Done checkSnapshotIsFinal() const;
    [[nodiscard]] Done checkDelegation(const Envelope &envelope, const std::string &role,
                                       const std::string &delegator) const;

    qint64 m_now;
    Root m_root;
    std::optional<Timestamp> m_timestamp;
    std::optional<Snapshot> m_snapshot;
    std::map<std::string, Targets> m_targets;
    std::set<std::pair<std::string, std::string>> m_checkedPaths; // role, delegator
};

} // namespace hearth::store
