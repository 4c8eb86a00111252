// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/film_patch.h"
#include <QFile>
#include <QtEndian>
#include <functional>

namespace hearth::test
{

namespace
{

bool change(const QString &film, const std::function<bool(QByteArray &)> &how)
{
    QFile file(film);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray bytes = file.readAll();
    file.close();
    return how(bytes) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Where the index begins, or the file where it has none: Matroska's head lies in front.
qsizetype indexOf(const QByteArray &bytes)
{
    return bytes.mid(4, 4) == "ftyp" ? bytes.lastIndexOf("moov") : 0;
}

} // namespace

bool turnPicture(const QString &film, const TurnMatrix &matrix)
{
    return change(film, [&](QByteArray &bytes) {
        constexpr qsizetype kToMatrix = 4 + 4 + 36; // of a header of version 0
        const qsizetype head = bytes.indexOf("tkhd", indexOf(bytes));
        const qsizetype at = head + kToMatrix;
        if (head < 0 || bytes.size() < at + 36)
            return false;
        static constexpr std::array<qsizetype, 4> kPlaces{0, 1, 3, 4};
        for (size_t i = 0; i < matrix.size(); ++i)
            qToBigEndian(matrix[i], bytes.data() + at + kPlaces[i] * 4);
        return true;
    });
}

bool describePicture(const QString &film, const QByteArray &box)
{
    return change(film, [&](QByteArray &bytes) {
        qsizetype at = indexOf(bytes);
        for (const char *around : {"moov", "trak", "mdia", "minf", "stbl", "stsd", "hvc1"}) {
            at = bytes.indexOf(around, at);
            if (at < 4)
                return false;
            uchar *size = reinterpret_cast<uchar *>(bytes.data()) + at - 4;
            qToBigEndian(qFromBigEndian<quint32>(size) + static_cast<quint32>(box.size()), size);
        }
        at = bytes.indexOf("hvcC", at);
        if (at < 4)
            return false;
        bytes.insert(at - 4 + qFromBigEndian<qint32>(bytes.constData() + at - 4), box);
        return true;
    });
}

bool renameInside(const QString &film, const QByteArray &from, const QByteArray &to)
{
    return from.size() == to.size() && change(film, [&](QByteArray &bytes) {
               qsizetype at = indexOf(bytes);
               int found = 0;
               while ((at = bytes.indexOf(from, at)) >= 0) {
                   bytes.replace(at, to.size(), to);
                   ++found;
               }
               return found > 0;
           });
}

} // namespace hearth::test
