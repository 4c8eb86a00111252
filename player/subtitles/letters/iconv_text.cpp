// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/letters/iconv_text.h"

#include "player/subtitles/letters/encodings.h"
#include <QHash>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iconv.h>
#include <memory>
#include <vector>

namespace hearth::player
{

namespace
{

struct Converter {
    explicit Converter(const char *from) : handle(iconv_open("UTF-16LE", from)) {}
    ~Converter()
    {
        if (isOpen())
            iconv_close(handle);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;
    [[nodiscard]] bool isOpen() const { return reinterpret_cast<intptr_t>(handle) != -1; }
    iconv_t handle;
};

using Table = std::array<char16_t, 256>;

/// A line end after each byte keeps them apart.
std::optional<Table> tableOf(const char *charset)
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes.append(char(byte)).append('\n');
    const auto read = iconvText(bytes, charset);
    if (!read || read->text.size() != 512)
        return {};
    Table table{};
    for (size_t byte = 0; byte < 256; ++byte)
        table[byte] = read->text[qsizetype(byte) * 2].unicode();
    return table;
}

const QHash<QByteArray, Table> &tables()
{
    static const QHash<QByteArray, Table> made = [] {
        QHash<QByteArray, Table> all;
        for (const Encoding &encoding : encodings())
            if (!encoding.hasSigns)
                if (const auto table = tableOf(encoding.name))
                    all.insert(encoding.name, *table);
        return all;
    }();
    return made;
}

} // namespace

std::optional<IconvText> singleByteText(const QByteArray &bytes, const char *charset)
{
    const auto table = tables().constFind(charset);
    if (table == tables().cend())
        return {};
    IconvText read;
    read.text.resize(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char16_t code = (*table)[uint8_t(bytes[i])];
        read.text[i] = QChar(code);
        read.badBytes += code == 0xfffd ? 1 : 0;
    }
    return read;
}

std::optional<IconvText> iconvText(const QByteArray &bytes, const char *charset)
{
    const Converter converter(charset);
    if (!converter.isOpen())
        return {};
    IconvText read;
    std::vector<char16_t> piece(8192);
    // iconv() takes a pointer to what it does not write.
    char *in = const_cast<char *>(bytes.constData());
    size_t inLeft = size_t(bytes.size());
    bool isFlushed = false;
    while (!isFlushed) {
        char *out = reinterpret_cast<char *>(piece.data());
        size_t outLeft = piece.size() * sizeof(char16_t);
        isFlushed = inLeft == 0;
        const size_t result = iconv(converter.handle, isFlushed ? nullptr : &in, &inLeft, &out, &outLeft);
        const int error = errno;
        read.text.append(QStringView(piece.data(), qsizetype(piece.size() - outLeft / sizeof(char16_t))));
        if (result != size_t(-1) || error == E2BIG || isFlushed)
            continue;
        read.text.append(QChar(0xfffd));
        if (error == EINVAL) { // cut off at the end
            inLeft = 0;
            continue;
        }
        ++read.badBytes;
        ++in;
        --inLeft;
    }
    return read;
}

} // namespace hearth::player
