// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/package/package_path.h"
#include <QStringDecoder>
#include <QStringList>
#include <algorithm>

namespace hearth::store
{

Done checkPackagePath(const std::string &path)
{
    const QByteArray bytes = QByteArray::fromStdString(path);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    const auto refuse = [&text](const char *why) {
        return fail(ErrorCode::Invalid,
                    QStringLiteral("the name \"%1\" %2").arg(text.left(80), QLatin1String(why)));
    };
    if (bytes.isEmpty() || bytes.size() > kPackagePathBytes)
        return refuse("is empty or longer than 200 bytes");
    // A byte order mark decodes to nothing: two names for one file.
    if (decoder.hasError() || text.toUtf8() != bytes || text.normalized(QString::NormalizationForm_C) != text)
        return refuse("is not composed UTF-8");
    if (std::ranges::any_of(text, [](QChar c) {
            return c.unicode() < 0x20 || c == QLatin1Char('\\') || c.unicode() == 0x7f;
        }))
        return refuse("holds a control character or a backslash");
    const QStringList parts = text.split(QLatin1Char('/'));
    if (parts.size() > kPackagePathDepth)
        return refuse("is nested too deeply");
    for (const QString &part : parts) {
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String(".."))
            return refuse("must be relative and without \".\", \"..\" or empty parts");
    }
    return {};
}

QString foldedPath(const std::string &path)
{
    return QString::fromStdString(path).normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace hearth::store
