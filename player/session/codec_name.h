// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a stream's codec is called, for sentences and lists: also of codecs that libavformat 5.1 does not know
// and nothing here decodes.

#include <QByteArrayView>
#include <QList>
#include <QString>

struct AVFormatContext;
struct AVStream;

namespace hearth::player
{

/// "H264", "VVC", "AC-4"; empty where the file does not say it either. 40 letters at most.
[[nodiscard]] QString codecName(const AVStream &stream);

/// The CodecIDs ("V_MPEGI/ISO/VVC") of the tracks of picture, sound and words at the beginning of a Matroska
/// file, in its order (RFC 9559, 5.1.4.1); what is no Matroska has none. Reads nothing behind the first
/// cluster.
[[nodiscard]] QList<QByteArray> matroskaCodecs(QByteArrayView head);

/// Matroska's streams that libavformat knows nothing of are called what the file calls them, from then on.
/// Reads the file's beginning anew and goes back to where it stood.
void nameUnknownCodecs(AVFormatContext *format);

} // namespace hearth::player
