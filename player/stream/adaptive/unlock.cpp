// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/unlock.h"
#include "player/stream/protection/mp4_boxes.h"
#include "player/stream/protection/mp4_protection.h"
#include "player/stream/protection/sample_aes.h"

namespace hearth::player
{

namespace
{

constexpr qint64 kLargestLicence = 256 * 1024;
constexpr size_t kMostOpened = 8;

class Transport : public KeyTransport
{
public:
    explicit Transport(PartFetch &fetch) : m_fetch(fetch) {}
    Result<QByteArray> fetch(const QUrl &url, const QByteArray &body) override
    {
        return m_fetch.ask(url, body, kLargestLicence);
    }

private:
    PartFetch &m_fetch;
};

bool isMp4(const QByteArray &bytes)
{
    const auto box = boxAt(bytes, 0, bytes.size());
    if (!box)
        return false;
    for (const quint32 type : {boxType("ftyp"), boxType("styp"), boxType("moof"), boxType("moov"),
                               boxType("sidx"), boxType("emsg"), boxType("prft"), boxType("free")}) {
        if (box->type == type)
            return true;
    }
    return false;
}

} // namespace

Result<SampleDecryptor *> Unlock::decryptorFor(const SampleProtection &protection, QList<QByteArray> keyIds,
                                               const QList<QByteArray> &initData)
{
    auto chosen = chooseKeySystem(protection.offers);
    if (!chosen)
        return std::unexpected(chosen.error());
    const auto &[system, offer] = *chosen;
    for (const QByteArray &id : protection.keyIds) {
        if (!keyIds.contains(id))
            keyIds.append(id);
    }
    for (const Opened &one : m_opened) {
        if (one.offer == offer && one.keyIds == keyIds)
            return one.decryptor.get();
    }
    Transport transport(m_fetch);
    auto decryptor = system.open({offer, keyIds, initData}, transport);
    if (!decryptor)
        return std::unexpected(decryptor.error());
    m_opened.push_back({offer, keyIds, std::move(*decryptor)});
    if (m_opened.size() > kMostOpened)
        m_opened.pop_front();
    return m_opened.back().decryptor.get();
}

Done Unlock::open(QByteArray &init, QByteArray &media, const Segment &segment)
{
    if (!segment.protection)
        return {};
    const SampleProtection &how = *segment.protection;
    if (init.isEmpty() && !isMp4(media)) {
        const auto decryptor = decryptorFor(how, {}, {});
        if (!decryptor)
            return std::unexpected(decryptor.error());
        return isTransportStream(media) ? decryptTransportSegment(media, how.iv, **decryptor)
                                        : decryptPackedAudio(media, how.iv, **decryptor);
    }
    auto protection = readMp4Protection(init.isEmpty() ? media : init);
    if (!protection)
        return std::unexpected(protection.error());
    // A clear beginning of a protected stream has an initialisation of its own.
    if (protection->tracks.isEmpty())
        return {};
    const auto decryptor = decryptorFor(how, protection->keyIds(), protection->initData);
    if (!decryptor)
        return std::unexpected(decryptor.error());
    for (Mp4TrackProtection &track : protection->tracks) {
        if (track.use.ivBytes == 0 && track.use.constantIv.isEmpty())
            track.use.constantIv = how.iv;
    }
    if (Done done = decryptMp4Segment(media, segment.media.range.offset, *protection, **decryptor); !done)
        return done;
    if (init.isEmpty())
        media = clearedMp4Init(media);
    else
        init = clearedMp4Init(init);
    return {};
}

} // namespace hearth::player
