// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The certificate that the home's own broker shows on the home's network. Made once by the set itself:
// nobody signs names inside a home, so appliances keep it by its fingerprint. Pure apart from two files.

#include "resources/base/result.h"
#include <QByteArray>

namespace hearth::bridge
{

struct BrokerCertificate {
    QString certificateFile; // PEM
    QString keyFile;         // PEM, 0600
    QByteArray fingerprint;  // SHA-256 of the certificate (RFC 6234), 32 bytes
};

/// What lies in `folder`, or a fresh one where nothing readable does. Io as it says.
Result<BrokerCertificate> keepCertificate(const QString &folder);

} // namespace hearth::bridge
