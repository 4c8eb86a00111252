// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes of closed captions as pictures carry them: cc_data() of ATSC A/53 part 4, 6.2.3 (also CTA-708-E,
// 4.4) and the user data of DVDs. Pure, any thread.

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace hearth::player
{

struct CcTriplet {
    enum class Type : quint8 { Field1, Field2, PacketData, PacketStart };
    Type type = Type::Field1;
    quint8 first = 0;
    quint8 second = 0;
    bool operator==(const CcTriplet &) const = default;
};

/// A picture carries at most this many (cc_count has five bits); a DVD's group of pictures somewhat more.
constexpr qsizetype kMostTriplets = 128;

/// What follows "GA94": user_data_type_code and cc_data(). Triplets that are not valid are left out, a cut
/// structure ends at its last whole triplet.
QList<CcTriplet> readCcData(QByteArrayView data);
/// What follows the start code of a DVD's user data, "CC" and on.
QList<CcTriplet> readDvdCaptions(QByteArrayView data);
/// Triplets one after another, three bytes each, as a track of its own has them.
QList<CcTriplet> readCcTriplets(QByteArrayView data);

} // namespace hearth::player
