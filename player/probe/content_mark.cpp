// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/content_mark.h"
#include <QCryptographicHash>
#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth::player
{

QString contentMark(int file)
{
    constexpr off_t kPiece = 64 * 1024;
    constexpr qsizetype kLetters = 32;
    struct stat info{};
    if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(qint64(info.st_size)));
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (const off_t at : {off_t(0), info.st_size / 2, std::max<off_t>(0, info.st_size - kPiece)}) {
        const ssize_t got = ::pread(file, piece.data(), size_t(kPiece), at);
        if (got <= 0)
            return {};
        hash.addData(QByteArrayView(piece.constData(), got));
    }
    return QString::fromLatin1(hash.result().toHex().left(kLetters));
}

} // namespace hearth::player
