// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/corpora/corpus_file.h"

#include "resources/base/json.h"
#include <QFile>
#include <archive.h>
#include <memory>

namespace hearth::corpora
{
namespace
{

constexpr JsonLimits kLineLimits{qsizetype(16) << 20, 200};
constexpr qsizetype kMostBytes = qsizetype(2) << 30;

Result<QByteArray> contents(const QString &path)
{
    struct Close {
        void operator()(archive *reader) const { archive_read_free(reader); }
    };
    const std::unique_ptr<archive, Close> reader(archive_read_new());
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_none(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_entry *entry = nullptr;
    if (archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), 1 << 16) !=
            ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK)
        return fail(ErrorCode::Io,
                    path + QLatin1String(": ") + QString::fromLocal8Bit(archive_error_string(reader.get())));
    QByteArray all;
    QByteArray piece(1 << 20, Qt::Uninitialized);
    la_ssize_t got = 0;
    while ((got = archive_read_data(reader.get(), piece.data(), size_t(piece.size()))) > 0) {
        all.append(piece.constData(), qsizetype(got));
        if (all.size() > kMostBytes)
            return fail(ErrorCode::TooLarge, path + QLatin1String(": more than 2 GB"));
    }
    if (got < 0)
        return fail(ErrorCode::Io,
                    path + QLatin1String(": ") + QString::fromLocal8Bit(archive_error_string(reader.get())));
    return all;
}

bool keepsRaw(const QJsonObject &line)
{
    const QString kind = kindOf(line);
    return kind == QLatin1String("state") || kind == QLatin1String("template");
}

} // namespace

Result<QList<QJsonObject>> readCases(const QString &path)
{
    const Result<QByteArray> bytes = contents(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    QList<QJsonObject> cases;
    int number = 0;
    for (qsizetype from = 0; from < bytes->size();) {
        qsizetype to = bytes->indexOf('\n', from);
        to = to < 0 ? bytes->size() : to;
        const QByteArray line = bytes->mid(from, to - from).trimmed();
        from = to + 1;
        ++number;
        if (line.isEmpty())
            continue;
        Result<QJsonObject> object = parseJsonObject(line, kLineLimits);
        if (!object)
            return std::unexpected(
                std::move(object).error().within(QStringLiteral("%1:%2").arg(path).arg(number)));
        // Objects of JSON forget the order of their keys, which templates print.
        if (keepsRaw(*object))
            object->insert(QLatin1String("raw"), QString::fromUtf8(line));
        cases.append(std::move(*object));
    }
    return cases;
}

QString kindOf(const QJsonObject &line)
{
    const QString kind = line[QLatin1String("kind")].toString();
    return kind.isEmpty() && line.contains(QLatin1String("template")) ? QStringLiteral("template") : kind;
}

} // namespace hearth::corpora
