// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The readers behind the rows of subtitle_kinds.cpp; what each compares stands at its definition.

#include "tests/corpora/kinds.h"

namespace hearth::corpora
{

using Cases = const QList<QJsonObject> &;

void readSrtCases(Cases file, Tally &tally);
void readAssCases(Cases file, Tally &tally);
void readTmpCases(Cases file, Tally &tally);
void readVttAsTextCases(Cases file, Tally &tally);
void readPlainCases(Cases file, Tally &tally);
void readVttFiles(Cases file, Tally &tally);
void readVttCueTexts(Cases file, Tally &tally);
void readVttDrafts(Cases file, Tally &tally);
void readTtmls(Cases file, Tally &tally);
void readCharsets(Cases file, Tally &tally);
void readExternalSubtitles(Cases file, Tally &tally);
void readExternalTokens(Cases file, Tally &tally);

/// A case's input as bytes: a string, or {"base64": …}.
QByteArray inputBytes(const QJsonObject &line);

} // namespace hearth::corpora
