// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/bytes.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

enum class Encoding : std::uint8_t { Utf8, Ascii, Latin1 };

Encoding encodingOf(const Text &name)
{
    Text plain = lowered(name);
    std::erase_if(plain, [](char32_t c) { return c == '-' || c == '_'; });
    if (plain == U"utf8")
        return Encoding::Utf8;
    if (plain == U"ascii" || plain == U"usascii")
        return Encoding::Ascii;
    if (plain == U"latin1" || plain == U"iso88591")
        return Encoding::Latin1;
    raise(ErrorName::ValueError, "unknown encoding: " + toUtf8(name));
}

Value decode(Runtime &runtime, Arguments &arguments)
{
    return decodedBytes(arguments[0].as<Bytes>()->held,
                        arguments.has(1) ? shown(runtime, arguments[1]) : Text(U"utf8"),
                        arguments.has(2) ? shown(runtime, arguments[2]) : Text(U"strict"));
}

Value hex(Runtime &, Arguments &arguments)
{
    return Value::ascii(arguments[0].as<Bytes>()->held.toHex().toStdString());
}

constexpr std::array kMethods{
    NativeRow{"decode", "self encoding? errors?", &decode},
    NativeRow{"hex", "self", &hex},
};

} // namespace

Text Bytes::printed(Runtime &runtime) const
{
    runtime.growText(static_cast<std::size_t>(held.size()) * 4);
    const char quote = held.contains('\'') && !held.contains('"') ? '"' : '\'';
    Text text{U'b', static_cast<char32_t>(quote)};
    for (const char byte : held) {
        const auto c = static_cast<unsigned char>(byte);
        if (byte == quote || byte == '\\') {
            text.push_back('\\');
            text.push_back(c);
        } else if (c >= 0x20 && c < 0x7F) {
            text.push_back(c);
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            append(text, byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : "\\t");
        } else {
            append(text, "\\x");
            text.push_back(U"0123456789abcdef"[c >> 4U]);
            text.push_back(U"0123456789abcdef"[c & 15U]);
        }
    }
    text.push_back(static_cast<char32_t>(quote));
    return text;
}

Value Bytes::item(Runtime &, const Value &key)
{
    if (!key.isSmallInt())
        return {};
    const std::int64_t at = key.asInt() < 0 ? key.asInt() + held.size() : key.asInt();
    return at >= 0 && at < held.size() ? Value::integer(static_cast<unsigned char>(held.at(at))) : Value();
}

Value Bytes::attribute(Runtime &, TextView name)
{
    const NativeRow *const row = findRow(kMethods, name);
    return row == nullptr ? Value() : Value::thing(new NativeFunction(row, Value::thing(this)));
}

std::unique_ptr<Walk> Bytes::walk(Runtime &)
{
    return walkBy([self = Value::thing(this), this, at = qsizetype(0)](Runtime &, Value &next) mutable {
        if (at >= held.size())
            return false;
        next = Value::integer(static_cast<unsigned char>(held.at(at++)));
        return true;
    });
}

bool Bytes::equals(const Value &other) const
{
    const auto *const bytes = other.as<Bytes>();
    return bytes != nullptr && bytes->held == held;
}

Value encodedText(Runtime &runtime, TextView text, const Text &encoding, const Text &errors)
{
    runtime.growText(text.size());
    const Encoding to = encodingOf(encoding);
    if (to == Encoding::Utf8)
        return Value::thing(new Bytes(QByteArray::fromStdString(toUtf8(text))));
    QByteArray bytes;
    for (const char32_t c : text) {
        if (c < (to == Encoding::Ascii ? 0x80U : 0x100U))
            bytes.append(static_cast<char>(c));
        else if (errors == U"replace")
            bytes.append('?');
        else if (errors != U"ignore")
            raise(ErrorName::UnicodeEncodeError, "codec can't encode a character");
    }
    return Value::thing(new Bytes(bytes));
}

Value decodedBytes(const QByteArray &bytes, const Text &encoding, const Text &errors)
{
    const Encoding from = encodingOf(encoding);
    if (from == Encoding::Latin1)
        return Value::string(fromQString(QString::fromLatin1(bytes)));
    Text text = fromUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    const bool isWrong = from == Encoding::Ascii
                             ? std::ranges::any_of(text, [](char32_t c) { return c > 0x7F; })
                             : text.find(0xFFFD) != Text::npos && !bytes.contains("\xEF\xBF\xBD");
    if (isWrong && errors == U"ignore")
        std::erase_if(text, [](char32_t c) { return c == 0xFFFD; });
    else if (isWrong && errors != U"replace")
        raise(ErrorName::UnicodeDecodeError, "codec can't decode a byte");
    return Value::string(std::move(text));
}

} // namespace hearth::templates
