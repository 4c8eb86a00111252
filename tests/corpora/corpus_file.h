// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One file of cases: a JSON object a line, plain or gzip. Read whole; used by one thread.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QList>

namespace hearth::corpora
{

/// A line whose text matters (a template's, a state's) has it as "raw".
/// Invalid with the line's number where a line is no JSON object; Io when the file cannot be read.
Result<QList<QJsonObject>> readCases(const QString &path);

/// What a case is about. Template cases carry no "kind" of their own.
QString kindOf(const QJsonObject &line);

} // namespace hearth::corpora
