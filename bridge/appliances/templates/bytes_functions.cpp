// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Home Assistant's functions of bytes, hashes and names.
#include "bridge/appliances/templates/bytes.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include <QCryptographicHash>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace hearth::templates
{

namespace
{

/// One field of Python's struct: its size in bytes, and how it is read.
struct Field {
    char letter;
    int sizeBytes;
    bool isSigned;
    bool isFloat;
};

constexpr std::array kFields{
    Field{'b', 1, true, false},  Field{'B', 1, false, false}, Field{'h', 2, true, false},
    Field{'H', 2, false, false}, Field{'i', 4, true, false},  Field{'I', 4, false, false},
    Field{'l', 4, true, false},  Field{'L', 4, false, false}, Field{'q', 8, true, false},
    Field{'Q', 8, false, false}, Field{'f', 4, true, true},   Field{'d', 8, true, true},
    Field{'?', 1, false, false},
};

struct Format {
    const Field *field = nullptr; // null: not one field that is known
    int sizeBytes = 0;
    bool isBig = false;
};

Format formatOf(const Value &value)
{
    Format format;
    if (!value.is(Type::String))
        raise(ErrorName::TypeError, "Struct() argument 1 must be a str or bytes object");
    TextView text = value.text();
    bool isNative = true;
    if (!text.empty() && TextView(U"<>=!@").find(text[0]) != TextView::npos) {
        format.isBig = text[0] == '>' || text[0] == '!';
        isNative = text[0] == '@';
        text.remove_prefix(1);
    }
    const auto *const found = std::ranges::find_if(kFields, [&](const Field &one) {
        return text.size() == 1 && text[0] == static_cast<char32_t>(one.letter);
    });
    if (found != kFields.end()) {
        format.field = found;
        format.sizeBytes = isNative && (found->letter == 'l' || found->letter == 'L') ? 8 : found->sizeBytes;
    }
    return format;
}

/// The bits to be packed; nothing where the value does not fit.
std::optional<std::uint64_t> bitsOf(const Value &value, const Format &format)
{
    const int bits = format.sizeBytes * 8;
    if (format.field->letter == '?')
        return isTrue(value) ? 1 : 0;
    if (format.field->isFloat) {
        if (!value.isNumber())
            return std::nullopt;
        const double number = toFloat(value);
        return bits == 64 ? std::bit_cast<std::uint64_t>(number)
                          : std::bit_cast<std::uint32_t>(static_cast<float>(number));
    }
    if (!value.isInt())
        return std::nullopt;
    const auto power = [](int exponent) {
        return compute(IntOperation::Power, Value::integer(2), Value::integer(exponent));
    };
    const Value low = format.field->isSigned ? negated(power(bits - 1)) : Value::integer(0);
    const Value past = power(format.field->isSigned ? bits - 1 : bits);
    if (compareIntegers(value, low) < 0 || compareIntegers(value, past) >= 0)
        return std::nullopt;
    if (value.isSmallInt())
        return static_cast<std::uint64_t>(value.asInt());
    return static_cast<std::uint64_t>(compute(IntOperation::Subtract, value, power(64)).asInt());
}

Value pack(Runtime &, Arguments &arguments)
{
    const Format format = formatOf(arguments[1]);
    const std::optional<std::uint64_t> bits =
        format.field == nullptr ? std::nullopt : bitsOf(arguments[0], format);
    if (!bits)
        return Value::none();
    QByteArray bytes;
    for (int i = 0; i < format.sizeBytes; ++i) {
        const int shift = (format.isBig ? format.sizeBytes - 1 - i : i) * 8;
        bytes.append(static_cast<char>(*bits >> static_cast<unsigned>(shift)));
    }
    return Value::thing(new Bytes(bytes));
}

Value unpack(Runtime &, Arguments &arguments)
{
    const Format format = formatOf(arguments[1]);
    const auto *const bytes = arguments[0].as<Bytes>();
    mustBeDefined(arguments[0]);
    if (bytes == nullptr)
        raise(ErrorName::TypeError,
              std::string("a bytes-like object is required, not '") + typeName(arguments[0]) + '\'');
    std::int64_t offset = arguments.has(2) ? toIndex(arguments[2]) : 0;
    offset += offset < 0 ? bytes->held.size() : 0;
    if (format.field == nullptr || offset < 0 || offset > bytes->held.size() - format.sizeBytes)
        return Value::none();
    std::uint64_t bits = 0;
    for (int i = 0; i < format.sizeBytes; ++i) {
        const std::int64_t at = offset + (format.isBig ? i : format.sizeBytes - 1 - i);
        bits = bits << 8U | static_cast<unsigned char>(bytes->held.at(at));
    }
    if (format.field->letter == '?')
        return Value::boolean(bits != 0);
    if (format.field->isFloat)
        return Value::real(format.sizeBytes == 8 ? std::bit_cast<double>(bits)
                                                 : std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    const auto unused = static_cast<unsigned>(64 - format.sizeBytes * 8);
    if (format.field->isSigned)
        return Value::integer(static_cast<std::int64_t>(bits << unused) >> unused);
    return integerFromDigits(std::to_string(bits), 10);
}

QByteArray bytesOf(Runtime &runtime, const Value &value)
{
    if (const auto *const bytes = value.as<Bytes>())
        return bytes->held;
    const Text text = shown(runtime, value);
    runtime.growText(text.size() * 2);
    return QByteArray::fromStdString(toUtf8(text));
}

Value base64Encode(Runtime &runtime, Arguments &arguments)
{
    return Value::ascii(bytesOf(runtime, arguments[0]).toBase64().toStdString());
}

Value base64Decode(Runtime &runtime, Arguments &arguments)
{
    const auto decoded = QByteArray::fromBase64Encoding(bytesOf(runtime, arguments[0]));
    if (!decoded)
        raise(ErrorName::ValueError, "Incorrect padding");
    if (arguments.has(1) && !isTrue(arguments[1]))
        return Value::thing(new Bytes(*decoded));
    return decodedBytes(*decoded, arguments.has(1) ? shown(runtime, arguments[1]) : Text(U"utf-8"),
                        U"strict");
}

template <QCryptographicHash::Algorithm algorithm> Value digest(Runtime &runtime, Arguments &arguments)
{
    return Value::ascii(
        QCryptographicHash::hash(bytesOf(runtime, arguments[0]), algorithm).toHex().toStdString());
}

Value fromHex(Runtime &, Arguments &arguments)
{
    mustBeDefined(arguments[0]);
    if (!arguments[0].is(Type::String))
        raise(ErrorName::TypeError,
              std::string("fromhex() argument must be str, not ") + typeName(arguments[0]));
    QByteArray digits;
    for (const char32_t c : arguments[0].text()) {
        const bool isHex = (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'f');
        if (!isHex && !isSpace(c))
            raise(ErrorName::ValueError, "non-hexadecimal number found in fromhex() arg");
        if (isHex)
            digits.append(static_cast<char>(c));
    }
    if (digits.size() % 2 != 0)
        raise(ErrorName::ValueError, "non-hexadecimal number found in fromhex() arg");
    return Value::thing(new Bytes(QByteArray::fromHex(digits)));
}

/// Small ASCII letters and digits, all else as one separator.
Value slugify(Runtime &runtime, Arguments &arguments)
{
    const Text separator = arguments.has(1) ? shown(runtime, arguments[1]) : Text(U"_");
    const Text text = shown(runtime, arguments[0]);
    Text slug;
    bool isGap = false;
    for (const QChar c : toQString(caseFolded(text)).normalized(QString::NormalizationForm_KD)) {
        const bool isPlain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                             (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (c.isMark() || c == QLatin1Char('\''))
            continue;
        if (isPlain && isGap && !slug.empty())
            slug += separator;
        isGap = !isPlain;
        if (isPlain)
            slug.push_back(c.unicode());
    }
    return Value::string(slug.empty() && !text.empty() ? Text(U"unknown") : slug);
}

constexpr std::array kFunctions{
    NativeRow{"pack", "value format_string", &pack},
    NativeRow{"unpack", "value format_string offset?", &unpack},
    NativeRow{"base64_encode", "value", &base64Encode},
    NativeRow{"base64_decode", "value encoding?", &base64Decode},
    NativeRow{"md5", "value", &digest<QCryptographicHash::Md5>},
    NativeRow{"sha1", "value", &digest<QCryptographicHash::Sha1>},
    NativeRow{"sha256", "value", &digest<QCryptographicHash::Sha256>},
    NativeRow{"sha512", "value", &digest<QCryptographicHash::Sha512>},
    NativeRow{"from_hex", "value", &fromHex},
    NativeRow{"slugify", "value separator?", &slugify},
};

} // namespace

std::span<const NativeRow> bytesFunctions()
{
    return kFunctions;
}

} // namespace hearth::templates
