// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Writes closed captions as broadcasters do: byte pairs of line 21 with their parity and doubled control
// codes, packets of digital services, cc_data() and what carries it in coded pictures.

#include "player/subtitles/captions/cc_data.h"

namespace hearth::test
{

using player::CcTriplet;

/// The byte with odd parity in its highest bit.
quint8 withParity(quint8 byte);

class Line21Writer
{
public:
    /// 1 to 4: CC1 to CC4.
    explicit Line21Writer(int channel) : m_channel(channel) {}

    /// A control code, twice; the first byte as for CC1.
    Line21Writer &code(quint8 first, quint8 second, int times = 2);
    Line21Writer &text(const QByteArray &letters);
    Line21Writer &raw(quint8 first, quint8 second); // as it is, without parity
    Line21Writer &nothing(int pairs);

    Line21Writer &loadPopOn() { return code(0x14, 0x20); }    // RCL
    Line21Writer &eraseHidden() { return code(0x14, 0x2e); }  // ENM
    Line21Writer &endOfCaption() { return code(0x14, 0x2f); } // EOC
    Line21Writer &eraseShown() { return code(0x14, 0x2c); }   // EDM
    Line21Writer &rollUp(quint8 rows) { return code(0x14, static_cast<quint8>(0x23 + rows)); }
    Line21Writer &paintOn() { return code(0x14, 0x29); } // RDC
    Line21Writer &carriageReturn() { return code(0x14, 0x2d); }
    Line21Writer &backspace() { return code(0x14, 0x21); }
    Line21Writer &tab(quint8 columns) { return code(0x17, static_cast<quint8>(0x20 + columns)); }
    /// Row 1 to 15, indented by columns that are a multiple of 4.
    Line21Writer &at(int row, int indent = 0) { return preamble(row, 0x10 + indent / 2); }
    /// With the attributes of a preamble address code, 0 to 0x1f.
    Line21Writer &preamble(int row, int attributes);

    /// One triplet for each pair.
    [[nodiscard]] const QList<CcTriplet> &triplets() const { return m_triplets; }

private:
    int m_channel;
    QList<CcTriplet> m_triplets;
};

/// A packet of digital services.
class ServicePacketWriter
{
public:
    ServicePacketWriter &block(int service, const QByteArray &data);
    /// `sequence` 0 to 3.
    [[nodiscard]] QList<CcTriplet> triplets(int sequence) const;

private:
    QByteArray m_blocks;
};

/// DefineWindow, visible.
QByteArray defineWindow(int window, int anchor, int vertical, int horizontal, int rows, int columns,
                        quint8 styles = 0x09, bool isVisible = true);

/// user_data_type_code and cc_data().
QByteArray ccData(const QList<CcTriplet> &triplets);
QByteArray mpeg2UserData(const QByteArray &ccData);
/// SEI messages with another one before ours, emulation prevented, without start code or length.
QByteArray h264Sei(const QByteArray &ccData);
QByteArray hevcSei(const QByteArray &ccData);
QByteArray withStartCode(const QByteArray &unit);
QByteArray withLength(const QByteArray &unit, int lengthBytes = 4);

} // namespace hearth::test
