// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/letters/iconv_text.h"
#include <cerrno>
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
    [[nodiscard]] bool isOpen() const { return handle != reinterpret_cast<iconv_t>(-1); }
    iconv_t handle;
};

} // namespace

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
