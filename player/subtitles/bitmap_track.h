// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A subtitle stream of pictures: Blu-ray (PGS), DVB (ETSI EN 300 743), DVD. libavcodec decodes them to
// rectangles on the format's own plane, which is laid over the film's picture here. Keeps what was read for
// kMostBytes; what was dropped is read again after a seek.

#include "player/subtitles/drawn_subtitles.h"
#include "player/subtitles/pgs_objects.h"
#include "resources/base/result.h"
#include <QSize>
#include <map>
#include <memory>
#include <optional>
#include <vector>

struct AVCodecContext;
struct AVCodecParameters;
struct AVSubtitleRect;

namespace hearth::player
{

class BitmapTrack : public DrawnSubtitles
{
public:
    static constexpr qsizetype kMostBytes = 24 * 1024 * 1024; // of decoded pictures
    static constexpr qsizetype kLongestPacketBytes = 4 * 1024 * 1024;
    static constexpr int kLongestSide = 4096;

    /// `aspect`: of the film's picture as it is shown, width by height. Unsupported for what is no pictures.
    static Result<std::unique_ptr<BitmapTrack>> create(const AVCodecParameters *parameters, double aspect);
    ~BitmapTrack() override;

    void add(const QByteArray &packet, std::chrono::milliseconds start,
             std::chrono::milliseconds duration) override;
    Drawn draw(std::chrono::milliseconds position, QImage &canvas) override;
    [[nodiscard]] bool isHeavy() const override { return true; }

private:
    struct Picture {
        QImage image; // ARGB32 premultiplied
        QPoint at;    // on the plane
    };
    /// What is shown from one moment on; without pictures nothing is.
    struct Moment {
        std::optional<std::chrono::milliseconds> end; // else until the next one
        std::vector<Picture> pictures;
        QSize plane;
        qsizetype bytes = 0;
    };
    explicit BitmapTrack(AVCodecContext *decoder, double aspect) : m_decoder(decoder), m_aspect(aspect) {}
    [[nodiscard]] static std::optional<Picture> pictureOf(const AVSubtitleRect &rect);
    [[nodiscard]] QSize plane() const;
    /// Where the plane lies on the screen.
    [[nodiscard]] QRectF placeOf(QSize plane, QSize canvas) const;
    void keep(std::chrono::milliseconds start, Moment moment);

    AVCodecContext *m_decoder;
    double m_aspect;
    PgsObjects m_objects;
    std::map<std::chrono::milliseconds, Moment> m_moments;
    qsizetype m_bytes = 0;
    std::chrono::milliseconds m_readTo{-1};
    std::chrono::milliseconds m_position{};
    std::optional<std::chrono::milliseconds> m_drawn; // the moment on the screen; none: nothing is
};

} // namespace hearth::player
