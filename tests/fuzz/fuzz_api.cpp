// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A call as the API checks it, against the real document: method, caller, parameters, each a line. The
// parameters are also read as a document of their own.

#include "bridge/hub/api_document.h"
#include "resources/base/json.h"
#include "tests/fuzz/fuzz.h"
#include <QFile>
#include <QJsonArray>

using namespace hearth;
using bridge::ApiDocument;

namespace
{

const ApiDocument &realDocument()
{
    static const ApiDocument document = [] {
        QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/resources/api/hearth.openrpc.json"));
        fuzz::require(file.open(QIODevice::ReadOnly), "the document is there");
        auto read = ApiDocument::load(file.readAll());
        fuzz::require(read.has_value(), "the document is read");
        return std::move(*read);
    }();
    return document;
}

QJsonObject entry(const QString &method)
{
    for (const QJsonValue &one : realDocument().json()[QLatin1String("methods")].toArray()) {
        if (one[QLatin1String("name")].toString() == method)
            return one.toObject();
    }
    return {};
}

void checkAccepted(const QString &method, const QString &caller, const QJsonObject &params)
{
    const QJsonObject described = entry(method);
    fuzz::require(!described.isEmpty(), "an accepted method is in the document");
    fuzz::require(described[QLatin1String("x-callers")].toArray().contains(caller),
                  "an accepted caller is in the document");
    qsizetype known = 0;
    for (const QJsonValue &one : described[QLatin1String("params")].toArray()) {
        const QJsonValue value = params.value(one[QLatin1String("name")].toString());
        fuzz::require(!value.isUndefined() || !one[QLatin1String("required")].toBool(),
                      "a required parameter is there");
        known += value.isUndefined() ? 0 : 1;
        const QJsonValue schema = one[QLatin1String("schema")];
        const QString type = schema[QLatin1String("type")].toString();
        if (value.isUndefined())
            continue;
        fuzz::require(type != QLatin1String("string") ||
                          (value.isString() &&
                           value.toString().size() <= schema[QLatin1String("maxLength")].toInt(4096)),
                      "an accepted text is one within its limit");
        fuzz::require(type != QLatin1String("integer") ||
                          (value.isDouble() && value.toDouble() == double(value.toInteger())),
                      "an accepted integer is one");
        fuzz::require(type != QLatin1String("boolean") || value.isBool(), "an accepted boolean is one");
    }
    fuzz::require(known == params.size(), "an accepted call has no unknown parameter");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 3);
    const QString method = QString::fromUtf8(input[0]);
    const QString caller = QString::fromUtf8(input[1]);
    if (const auto params = parseJsonObject(input[2], {1024 * 1024, 32})) {
        if (realDocument().check(method, caller, *params))
            checkAccepted(method, caller, *params);
        if (const auto other = ApiDocument::load(input[2])) {
            for (const QString &name : other->methods())
                (void)other->check(name, caller, *params);
        }
    }
    return 0;
}
