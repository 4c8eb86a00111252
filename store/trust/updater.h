// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Brings the set's trusted metadata up to date and finds targets in it: the order of requests, what is kept
// on disk, how delegations are walked (the TUF specification's client workflow). Blocks in `fetch`, so it
// belongs to a worker thread; one at a time per TrustStore.

#include "store/trust/trust_store.h"
#include "store/trust/trusted_metadata.h"
#include <functional>

namespace hearth::store
{

/// One metadata file below the metadata address; the name is encoded. NotFound for the server's 404 alone.
using FetchMetadata = std::function<Result<QByteArray>(const QByteArray &name, qint64 sizeLimitBytes)>;

class Updater
{
public:
    /// `now` in seconds since 1970 holds for the whole life of the object. NotFound without a stored root.
    static Result<Updater> create(TrustStore store, FetchMetadata fetch, qint64 now);

    Done refresh();
    /// NotFound when no role that may speak for the path lists it. After refresh().
    Result<TargetFile> find(const std::string &path);
    /// A role on the way from its delegator, both named: for lists. After refresh().
    Result<const Targets *> role(const std::string &name, const std::string &delegator);
    [[nodiscard]] const TrustedMetadata &trusted() const { return m_trusted; }

private:
    Updater(TrustStore store, FetchMetadata fetch, TrustedMetadata trusted)
        : m_store(std::move(store)), m_fetch(std::move(fetch)), m_trusted(std::move(trusted))
    {
    }
    Done updateRoot();
    Done updateTimestamp();
    Done updateSnapshot();
    [[nodiscard]] QByteArray versioned(const std::string &role, qint64 version) const;

    TrustStore m_store;
    FetchMetadata m_fetch;
    TrustedMetadata m_trusted;
};

/// Where a target lies below the targets address, encoded: with its hash in the name in consistent
/// repositories.
QByteArray targetUrlPath(const std::string &path, const TargetFile &file, bool consistentSnapshot);

} // namespace hearth::store
