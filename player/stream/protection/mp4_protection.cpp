// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/protection/mp4_protection.h"
#include "player/stream/protection/mp4_boxes.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr qsizetype kVisualEntryBytes = 78; // 14496-12, 12.1.3: before the boxes of a sample entry
constexpr qsizetype kSoundEntryBytes = 28;  // 12.2.3
constexpr qsizetype kMostKeys = 64;
constexpr qsizetype kMostSamples = 200'000; // of a fragment
constexpr quint32 kFree = boxType("free");

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, Error::tr("A part of the stream is protected in a broken way"),
                Error::tr("Ask its provider; it may be broken"));
}

void rename(QByteArray &bytes, const Mp4Box &box, quint32 type)
{
    qToBigEndian(type, bytes.data() + box.at + 4);
}

std::optional<ProtectionScheme> schemeOf(quint32 type)
{
    switch (type) {
    case boxType("cenc"):
        return ProtectionScheme::Cenc;
    case boxType("cens"):
        return ProtectionScheme::Cens;
    case boxType("cbc1"):
        return ProtectionScheme::Cbc1;
    case boxType("cbcs"):
        return ProtectionScheme::Cbcs;
    default:
        return std::nullopt;
    }
}

/// What tenc (8.2) and seig (6) have in common.
std::optional<Mp4KeyUse> readUse(Mp4Numbers &numbers, bool hasPattern)
{
    Mp4KeyUse use;
    numbers.next<quint8>();
    const quint8 pattern = numbers.next<quint8>();
    if (hasPattern) {
        use.cryptBlocks = pattern >> 4;
        use.skipBlocks = pattern & 15;
    }
    use.isProtected = numbers.next<quint8>() == 1;
    use.ivBytes = numbers.next<quint8>();
    use.keyId = numbers.take(16);
    if (use.isProtected && use.ivBytes == 0)
        use.constantIv = numbers.take(numbers.next<quint8>());
    const bool isLength = use.ivBytes == 0 || use.ivBytes == 8 || use.ivBytes == 16;
    return numbers.isWhole() && isLength ? std::optional(use) : std::nullopt;
}

/// ISO/IEC 14496-12, 8.9.3.
QList<Mp4KeyUse> readGroups(const QByteArray &bytes, const Mp4Box &box)
{
    Mp4Numbers numbers(bytes, box);
    const quint8 version = numbers.next<quint32>() >> 24;
    if (numbers.next<quint32>() != boxType("seig"))
        return {};
    const quint32 common = version >= 1 ? numbers.next<quint32>() : 0;
    if (version >= 2)
        numbers.next<quint32>();
    const quint32 count = numbers.next<quint32>();
    QList<Mp4KeyUse> groups;
    for (quint32 i = 0; i < count && groups.size() < kMostKeys && numbers.isWhole(); ++i) {
        if (version >= 1 && common == 0)
            numbers.next<quint32>();
        const auto use = readUse(numbers, true);
        if (!use)
            break;
        groups.append(*use);
    }
    return groups;
}

/// The boxes of each sample entry of a track.
template <typename Visit> void forEachEntry(const QByteArray &bytes, const Mp4Box &stbl, Visit visit)
{
    const auto stsd = findBox(bytes, stbl.body, stbl.end, boxType("stsd"));
    if (!stsd || stsd->end - stsd->body < 8)
        return;
    forEachBox(bytes, stsd->body + 8, stsd->end, [&](const Mp4Box &entry) {
        const qsizetype fields = entry.type == boxType("encv")   ? kVisualEntryBytes
                                 : entry.type == boxType("enca") ? kSoundEntryBytes
                                                                 : -1;
        if (fields >= 0 && entry.body + fields <= entry.end)
            visit(entry, entry.body + fields);
    });
}

template <typename Visit> void forEachTrack(const QByteArray &bytes, const Mp4Box &moov, Visit visit)
{
    forEachBox(bytes, moov.body, moov.end, [&](const Mp4Box &trak) {
        if (trak.type != boxType("trak"))
            return;
        const auto tkhd = findBox(bytes, trak.body, trak.end, boxType("tkhd"));
        const auto mdia = findBox(bytes, trak.body, trak.end, boxType("mdia"));
        const auto minf = mdia ? findBox(bytes, mdia->body, mdia->end, boxType("minf")) : std::nullopt;
        const auto stbl = minf ? findBox(bytes, minf->body, minf->end, boxType("stbl")) : std::nullopt;
        if (!tkhd || !stbl)
            return;
        Mp4Numbers numbers(bytes, *tkhd);
        const bool isLong = numbers.next<quint32>() >> 24 == 1;
        numbers.take(isLong ? 16 : 8);
        visit(numbers.next<quint32>(), *stbl);
    });
}

/// Where each sample of a fragment's track lies, and how it is protected.
class TrackFragment
{
public:
    TrackFragment(QByteArray &media, const Mp4Box &moof, const Mp4Box &traf, qint64 fileOffset,
                  const Mp4Protection &protection)
        : m_media(media), m_moof(moof), m_traf(traf), m_fileOffset(fileOffset), m_protection(protection)
    {
    }

    /// `next`: where the data of the track before ended; moved on.
    Done decrypt(SampleDecryptor &decryptor, qint64 &next)
    {
        const auto tfhd = box("tfhd");
        if (!tfhd)
            return damaged();
        readHeader(*tfhd, next);
        const auto track = m_protection.tracks.constFind(m_trackId);
        m_track = track == m_protection.tracks.cend() ? nullptr : &*track;
        if (Done done = readRuns(next); !done || !m_track)
            return done;
        readGroupsHere();
        if (Done done = readVectors(); !done)
            return done;
        for (qsizetype i = 0; i < m_samples.size(); ++i) {
            if (Done done = decryptOne(decryptor, i); !done)
                return done;
        }
        hide();
        return {};
    }

private:
    struct Sample {
        qsizetype at = 0;
        quint32 bytes = 0;
    };
    struct Vector {
        QByteArray iv;
        QList<Subsample> subsamples;
    };

    std::optional<Mp4Box> box(const char (&name)[5]) const
    {
        return findBox(m_media, m_traf.body, m_traf.end, boxType(name));
    }

    void readHeader(const Mp4Box &tfhd, qint64 next)
    {
        Mp4Numbers numbers(m_media, tfhd); // 14496-12, 8.8.7
        const quint32 flags = numbers.next<quint32>();
        m_trackId = numbers.next<quint32>();
        const bool isMoofBase = flags & 0x020000;
        m_base = isMoofBase ? m_moof.at : next;
        if (flags & 0x000001)
            m_base = static_cast<qint64>(numbers.next<quint64>()) - m_fileOffset;
        if (flags & 0x000002)
            numbers.next<quint32>();
        if (flags & 0x000008)
            numbers.next<quint32>();
        m_sampleBytes = m_protection.tracks.value(m_trackId).sampleBytes;
        if (flags & 0x000010)
            m_sampleBytes = numbers.next<quint32>();
    }

    Done readRuns(qint64 &next)
    {
        bool isWhole = true;
        qint64 at = m_base;
        forEachBox(m_media, m_traf.body, m_traf.end, [&](const Mp4Box &trun) {
            if (trun.type != boxType("trun"))
                return;
            Mp4Numbers numbers(m_media, trun); // 8.8.8
            const quint32 flags = numbers.next<quint32>();
            const quint32 count = numbers.next<quint32>();
            if (flags & 0x000001)
                at = m_base + static_cast<qint32>(numbers.next<quint32>());
            if (flags & 0x000004)
                numbers.next<quint32>();
            const bool hasSize = flags & 0x000200;
            for (quint32 i = 0; i < count && isWhole; ++i) {
                if (flags & 0x000100)
                    numbers.next<quint32>();
                const quint32 bytes = hasSize ? numbers.next<quint32>() : m_sampleBytes;
                if (flags & 0x000400)
                    numbers.next<quint32>();
                if (flags & 0x000800)
                    numbers.next<quint32>();
                isWhole = numbers.isWhole() && at >= 0 && at <= m_media.size() &&
                          bytes <= m_media.size() - at && m_samples.size() < kMostSamples;
                m_samples.append({static_cast<qsizetype>(at), bytes});
                at += bytes;
            }
        });
        next = at;
        // What does not fit matters where something is protected.
        return isWhole || !m_track ? Done{} : damaged();
    }

    /// Which key each sample takes, where groups of samples say so (23001-7, 6).
    void readGroupsHere()
    {
        m_uses.fill(-1, m_samples.size());
        forEachBox(m_media, m_traf.body, m_traf.end, [&](const Mp4Box &box) {
            if (box.type == boxType("sgpd") && m_groups.isEmpty())
                m_groups = readGroups(m_media, box);
            if (box.type != boxType("sbgp"))
                return;
            Mp4Numbers numbers(m_media, box); // 14496-12, 8.9.2
            const quint8 version = numbers.next<quint32>() >> 24;
            if (numbers.next<quint32>() != boxType("seig"))
                return;
            if (version == 1)
                numbers.next<quint32>();
            const quint32 count = numbers.next<quint32>();
            qsizetype at = 0;
            for (quint32 i = 0; i < count && numbers.isWhole() && at < m_uses.size(); ++i) {
                const quint32 samples = numbers.next<quint32>();
                const quint32 index = numbers.next<quint32>();
                for (quint32 k = 0; k < samples && at < m_uses.size(); ++k)
                    m_uses[at++] = static_cast<int>(std::min<quint32>(index, 0x7fffffff));
            }
        });
    }

    [[nodiscard]] const Mp4KeyUse &useOf(qsizetype sample) const
    {
        // From 0x10001 on they are the fragment's own (8.9.4).
        constexpr int kHere = 0x10001;
        const int index = m_uses[sample];
        if (index >= kHere && index - kHere < m_groups.size())
            return m_groups[index - kHere];
        if (index >= 1 && index <= m_track->groups.size())
            return m_track->groups[index - 1];
        return m_track->use;
    }

    bool readVector(Mp4Numbers &numbers, qsizetype sample, bool hasSubsamples)
    {
        Vector vector;
        vector.iv = numbers.take(useOf(sample).ivBytes);
        if (hasSubsamples) {
            const quint16 count = numbers.next<quint16>();
            for (quint16 i = 0; i < count && numbers.isWhole(); ++i) {
                const auto clear = numbers.next<quint16>();
                vector.subsamples.append({clear, numbers.next<quint32>()});
            }
        }
        m_vectors.append(vector);
        return numbers.isWhole();
    }

    /// From senc (23001-7, 7.2), or from where saio and saiz point (14496-12, 8.7.8 and 8.7.9).
    Done readVectors()
    {
        if (const auto senc = box("senc")) {
            Mp4Numbers numbers(m_media, *senc);
            const bool hasSubsamples = numbers.next<quint32>() & 2;
            const quint32 count = numbers.next<quint32>();
            for (quint32 i = 0; i < count && i < m_samples.size(); ++i) {
                if (!readVector(numbers, i, hasSubsamples))
                    return damaged();
            }
            return {};
        }
        const auto saiz = box("saiz");
        const auto saio = box("saio");
        if (!saiz || !saio)
            return {};
        Mp4Numbers offsets(m_media, *saio);
        const quint32 head = offsets.next<quint32>();
        if (head & 1)
            offsets.next<quint64>();
        if (offsets.next<quint32>() < 1)
            return damaged();
        const auto offset = head >> 24 == 0 ? static_cast<qint64>(offsets.next<quint32>())
                                            : static_cast<qint64>(offsets.next<quint64>());
        Mp4Numbers sizes(m_media, *saiz);
        if (sizes.next<quint32>() & 1)
            sizes.next<quint64>();
        const quint8 common = sizes.next<quint8>();
        const quint32 count = sizes.next<quint32>();
        const qint64 from = m_base + offset;
        if (!offsets.isWhole() || offset < 0 || from < 0 || from > m_media.size())
            return damaged();
        Mp4Numbers numbers(m_media, Mp4Box{0, 0, static_cast<qsizetype>(from), m_media.size()});
        for (quint32 i = 0; i < count && i < m_samples.size(); ++i) {
            const quint8 bytes = common ? common : sizes.next<quint8>();
            if (!sizes.isWhole() || !readVector(numbers, i, bytes > useOf(i).ivBytes))
                return damaged();
        }
        return {};
    }

    Done decryptOne(SampleDecryptor &decryptor, qsizetype index)
    {
        const Mp4KeyUse &use = useOf(index);
        if (!use.isProtected)
            return {};
        SampleProtectionInfo info;
        info.scheme = m_track->scheme;
        info.keyId = use.keyId;
        info.cryptBlocks = use.cryptBlocks;
        info.skipBlocks = use.skipBlocks;
        if (index < m_vectors.size())
            info.subsamples = m_vectors[index].subsamples;
        info.iv = use.ivBytes > 0 && index < m_vectors.size() ? m_vectors[index].iv : use.constantIv;
        const Sample &sample = m_samples[index];
        return decryptor.decrypt({reinterpret_cast<uchar *>(m_media.data()) + sample.at, sample.bytes}, info);
    }

    /// Nobody decrypts a second time.
    void hide()
    {
        forEachBox(m_media, m_traf.body, m_traf.end, [&](const Mp4Box &box) {
            for (const quint32 type : {boxType("senc"), boxType("saiz"), boxType("saio")}) {
                if (box.type == type)
                    rename(m_media, box, kFree);
            }
        });
    }

    QByteArray &m_media;
    const Mp4Box m_moof;
    const Mp4Box m_traf;
    const qint64 m_fileOffset;
    const Mp4Protection &m_protection;
    const Mp4TrackProtection *m_track = nullptr;
    quint32 m_trackId = 0;
    quint32 m_sampleBytes = 0;
    qint64 m_base = 0;
    QList<Sample> m_samples;
    QList<Mp4KeyUse> m_groups;
    QList<int> m_uses;
    QList<Vector> m_vectors;
};

} // namespace

QList<QByteArray> Mp4Protection::keyIds() const
{
    QList<QByteArray> ids;
    const auto add = [&ids](const QByteArray &id) {
        if (!ids.contains(id) && ids.size() < kMostKeys)
            ids.append(id);
    };
    for (const Mp4TrackProtection &track : tracks) {
        add(track.use.keyId);
        for (const Mp4KeyUse &use : track.groups)
            add(use.keyId);
    }
    return ids;
}

Result<Mp4Protection> readMp4Protection(const QByteArray &init)
{
    Mp4Protection protection;
    const auto moov = findBox(init, 0, init.size(), boxType("moov"));
    if (!moov)
        return protection;
    bool isKnown = true;
    bool isWhole = true;
    forEachTrack(init, *moov, [&](quint32 id, const Mp4Box &stbl) {
        forEachEntry(init, stbl, [&](const Mp4Box &entry, qsizetype boxes) {
            const auto sinf = findBox(init, boxes, entry.end, boxType("sinf"));
            const auto schm = sinf ? findBox(init, sinf->body, sinf->end, boxType("schm")) : std::nullopt;
            const auto schi = sinf ? findBox(init, sinf->body, sinf->end, boxType("schi")) : std::nullopt;
            const auto tenc = schi ? findBox(init, schi->body, schi->end, boxType("tenc")) : std::nullopt;
            if (!schm || !tenc) {
                isWhole = false;
                return;
            }
            Mp4Numbers named(init, *schm);
            named.next<quint32>();
            const auto scheme = schemeOf(named.next<quint32>());
            isKnown = isKnown && scheme;
            Mp4Numbers numbers(init, *tenc);
            const auto use = readUse(numbers, numbers.next<quint32>() >> 24 > 0);
            isWhole = isWhole && use;
            if (!scheme || !use)
                return;
            Mp4TrackProtection &track = protection.tracks[id];
            track.scheme = *scheme;
            track.use = *use;
            if (const auto sgpd = findBox(init, stbl.body, stbl.end, boxType("sgpd")))
                track.groups = readGroups(init, *sgpd);
        });
    });
    if (!isKnown)
        return fail(ErrorCode::Unsupported,
                    Error::tr("This stream is protected in a way that this set does not know"),
                    Error::tr("Watch it in its provider's app"));
    if (!isWhole)
        return damaged();
    if (const auto mvex = findBox(init, moov->body, moov->end, boxType("mvex"))) {
        forEachBox(init, mvex->body, mvex->end, [&](const Mp4Box &trex) {
            if (trex.type != boxType("trex"))
                return;
            Mp4Numbers numbers(init, trex); // 8.8.3
            numbers.next<quint32>();
            const auto track = protection.tracks.find(numbers.next<quint32>());
            numbers.take(8);
            if (track != protection.tracks.end())
                track->sampleBytes = numbers.next<quint32>();
        });
    }
    forEachBox(init, moov->body, moov->end, [&](const Mp4Box &box) {
        if (box.type == boxType("pssh") && protection.initData.size() < kMostKeys)
            protection.initData.append(init.mid(box.at, box.end - box.at));
    });
    return protection;
}

QByteArray clearedMp4Init(QByteArray init)
{
    const auto moov = findBox(init, 0, init.size(), boxType("moov"));
    if (!moov)
        return init;
    QList<std::pair<Mp4Box, quint32>> names;
    forEachTrack(init, *moov, [&](quint32, const Mp4Box &stbl) {
        forEachEntry(init, stbl, [&](const Mp4Box &entry, qsizetype boxes) {
            const auto sinf = findBox(init, boxes, entry.end, boxType("sinf"));
            const auto frma = sinf ? findBox(init, sinf->body, sinf->end, boxType("frma")) : std::nullopt;
            if (!frma || frma->end - frma->body < 4)
                return;
            names.append({entry, qFromBigEndian<quint32>(init.constData() + frma->body)});
            names.append({*sinf, kFree});
        });
    });
    forEachBox(init, moov->body, moov->end, [&](const Mp4Box &box) {
        if (box.type == boxType("pssh"))
            names.append({box, kFree});
    });
    for (const auto &[box, type] : names)
        rename(init, box, type);
    return init;
}

Done decryptMp4Segment(QByteArray &media, qint64 fileOffset, const Mp4Protection &protection,
                       SampleDecryptor &decryptor)
{
    qsizetype at = 0;
    while (const auto moof = boxAt(media, at, media.size())) {
        at = moof->end;
        if (moof->type != boxType("moof"))
            continue;
        qint64 next = moof->at; // 8.8.7: of the first track it is the fragment's beginning
        qsizetype inside = moof->body;
        while (const auto traf = boxAt(media, inside, moof->end)) {
            inside = traf->end;
            if (traf->type != boxType("traf"))
                continue;
            TrackFragment fragment(media, *moof, *traf, fileOffset, protection);
            if (Done done = fragment.decrypt(decryptor, next); !done)
                return done;
        }
    }
    return {};
}

Result<Pssh> readPssh(const QByteArray &bytes)
{
    const auto box = boxAt(bytes, 0, bytes.size());
    if (!box || box->type != boxType("pssh"))
        return damaged();
    Mp4Numbers numbers(bytes, *box);
    const quint8 version = numbers.next<quint32>() >> 24;
    Pssh pssh;
    pssh.system = numbers.take(16);
    if (version >= 1) {
        const quint32 count = numbers.next<quint32>();
        for (quint32 i = 0; i < count && i < kMostKeys && numbers.isWhole(); ++i)
            pssh.keyIds.append(numbers.take(16));
    }
    pssh.data = numbers.take(static_cast<qsizetype>(numbers.next<quint32>()));
    if (!numbers.isWhole())
        return damaged();
    return pssh;
}

} // namespace hearth::player
