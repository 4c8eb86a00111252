// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SubViewer 1 and 2 (.sub): [INFORMATION] and such headers, then "hh:mm:ss.cc,hh:mm:ss.cc" (hundredths) and
// the text until a blank line, with [br] between lines; version 1 has "[hh:mm:ss]", the text and "[hh:mm:ss]"
// again. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readSubViewer(QStringView text);
bool looksLikeSubViewer(QStringView start);

/// Version 1, also known as DKS.
Result<QList<Cue>> readSubViewer1(QStringView text);
bool looksLikeSubViewer1(QStringView start);

} // namespace hearth::player
