// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The set's trusted metadata on disk: one file per role, byte for byte as received, replaced as a whole and
// synced. Role names come from outside and are percent-encoded. Used by one thread at a time.

#include "resources/base/result.h"
#include <QByteArray>
#include <string>

namespace hearth::store
{

/// A role's name as one URL or file name component.
QByteArray encodedRole(const std::string &role);

class TrustStore
{
public:
    explicit TrustStore(QString folder) : m_folder(std::move(folder)) {}

    /// NotFound when the role was never stored.
    [[nodiscard]] Result<QByteArray> load(const std::string &role) const;
    Done save(const std::string &role, const QByteArray &bytes);
    void remove(const std::string &role);

private:
    [[nodiscard]] QString path(const std::string &role) const;

    QString m_folder;
};

} // namespace hearth::store
