// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/low_latency_server.h"
#include "tests/support/streams_bench.h"
#include <QFile>

namespace hearth::test
{

namespace
{

QByteArray read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Before each packet of the picture that begins a frame; the first one is the beginning.
QList<qsizetype> frames(const QByteArray &segment)
{
    QList<qsizetype> at;
    for (qsizetype i = 0; i + 188 <= segment.size(); i += 188) {
        const int pid = (segment[i + 1] & 31) << 8 | uchar(segment[i + 2]);
        if (pid == 0x100 && segment[i + 1] & 0x40)
            at.append(at.isEmpty() ? 0 : i);
    }
    return at;
}

} // namespace

bool LowLatencyServer::make(const QString &folder, FilmServer &server)
{
    const QString name = folder + QStringLiteral("/made.m3u8");
    const QStringList arguments =
        QStringLiteral("-c:v libx264 -preset ultrafast -g 5 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -ac 2 "
                       "-muxdelay 0 -f hls -hls_time 1 -hls_list_size 0 -hls_segment_filename s%d.ts")
            .split(QLatin1Char(' '));
    if (!makeFilm(kSeconds, arguments, name))
        return false;
    for (int i = 0; i < kSeconds; ++i) {
        const QByteArray segment = read(QStringLiteral("%1/s%2.ts").arg(folder).arg(i));
        QList<qsizetype> cuts = frames(segment);
        if (cuts.size() != 25)
            return false;
        cuts.append(segment.size());
        for (int part = 0; part < kPartsOfSegment; ++part) {
            const qsizetype from = cuts[part * 5];
            const qsizetype end = cuts[part * 5 + 5];
            if (!write(QStringLiteral("%1/s%2.%3.ts").arg(folder).arg(i).arg(part),
                       segment.mid(from, end - from)))
                return false;
        }
    }
    server.setHeldBody(QStringLiteral("low.m3u8"), [this](const QUrlQuery &query) { return lowList(query); });
    server.setHeldBody(QStringLiteral("plain.m3u8"), [this](const QUrlQuery &) { return plainList(); });
    return true;
}

std::optional<QByteArray> LowLatencyServer::lowList(const QUrlQuery &query)
{
    const qint64 parts = edgeMs() / kPartMs;
    const qint64 wanted = query.queryItemValue(QStringLiteral("_HLS_msn")).toLongLong() * kPartsOfSegment +
                          query.queryItemValue(QStringLiteral("_HLS_part")).toLongLong();
    if (query.hasQueryItem(QStringLiteral("_HLS_msn")) && wanted >= parts) {
        ++m_held;
        return std::nullopt;
    }
    const qint64 whole = parts / kPartsOfSegment;
    const qint64 first = std::max<qint64>(0, whole - kWindow);
    if (m_firstMs < 0)
        m_firstMs = first * 1000;
    QByteArray list = "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:1\n#EXT-X-PART-INF:PART-TARGET=0.2\n"
                      "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.6,CAN-SKIP-UNTIL=6\n"
                      "#EXT-X-MEDIA-SEQUENCE:" +
                      QByteArray::number(first) + '\n';
    qint64 from = first;
    if (query.hasQueryItem(QStringLiteral("_HLS_skip")) && whole - 6 > first) {
        ++m_deltas;
        from = whole - 6;
        list += "#EXT-X-SKIP:SKIPPED-SEGMENTS=" + QByteArray::number(from - first) + '\n';
    }
    for (qint64 i = from; i <= whole; ++i) {
        const QByteArray name = "s" + QByteArray::number(i);
        for (qint64 part = 0; i > whole - 3 && part < kPartsOfSegment && i * kPartsOfSegment + part < parts;
             ++part)
            list += "#EXT-X-PART:DURATION=0.2,INDEPENDENT=YES,URI=\"" + name + '.' +
                    QByteArray::number(part) + ".ts\"\n";
        if (i < whole)
            list += "#EXTINF:1,\n" + name + ".ts\n";
    }
    return list + "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"s" + QByteArray::number(parts / kPartsOfSegment) +
           '.' + QByteArray::number(parts % kPartsOfSegment) + ".ts\"\n";
}

std::optional<QByteArray> LowLatencyServer::plainList()
{
    const qint64 whole = edgeMs() / 1000;
    const qint64 first = std::max<qint64>(0, whole - kWindow);
    if (m_firstMs < 0)
        m_firstMs = first * 1000;
    QByteArray list = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" +
                      QByteArray::number(first) + '\n';
    for (qint64 i = first; i < whole; ++i)
        list += "#EXTINF:1,\ns" + QByteArray::number(i) + ".ts\n";
    return list;
}

} // namespace hearth::test
