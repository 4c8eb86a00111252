// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/captioned_film.h"
#include <cstring>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

namespace hearth::test
{

namespace
{

constexpr AVRational kPicture{1, 25};

QByteArray triplets(const QList<player::CcTriplet> &captions)
{
    QByteArray bytes;
    for (const player::CcTriplet &one : captions) {
        bytes.append(static_cast<char>(0xfc | static_cast<int>(one.type)));
        bytes.append(static_cast<char>(one.first));
        bytes.append(static_cast<char>(one.second));
    }
    return bytes;
}

struct Writer {
    AVFormatContext *format = nullptr;
    AVCodecContext *codec = nullptr;
    AVFrame *frame = av_frame_alloc();
    AVPacket *packet = av_packet_alloc();

    ~Writer()
    {
        av_frame_free(&frame);
        av_packet_free(&packet);
        avcodec_free_context(&codec);
        if (format)
            avio_closep(&format->pb);
        avformat_free_context(format);
    }

    Done open(const CaptionedFilm &film, const QByteArray &file)
    {
        const AVCodec *encoder = avcodec_find_encoder_by_name(film.encoder.toLatin1().constData());
        if (!encoder || avformat_alloc_output_context2(&format, nullptr, nullptr, file.constData()) < 0)
            return fail(ErrorCode::Unsupported, film.encoder);
        codec = avcodec_alloc_context3(encoder);
        codec->width = 320;
        codec->height = 180;
        codec->time_base = kPicture;
        codec->framerate = av_inv_q(kPicture);
        codec->pix_fmt = AV_PIX_FMT_YUV420P;
        codec->gop_size = 25;
        codec->max_b_frames = film.predictedBack;
        if (format->oformat->flags & AVFMT_GLOBALHEADER)
            codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        av_opt_set(codec->priv_data, "preset", "ultrafast", 0);
        av_opt_set(codec->priv_data, "x264-params", "bframes=2:b-adapt=0", 0);
        AVStream *stream = avformat_new_stream(format, nullptr);
        if (avcodec_open2(codec, encoder, nullptr) < 0 ||
            avcodec_parameters_from_context(stream->codecpar, codec) < 0)
            return fail(ErrorCode::Unsupported, QStringLiteral("the encoder does not start"));
        stream->time_base = kPicture;
        if (film.areBeside) {
            AVStream *beside = avformat_new_stream(format, nullptr);
            beside->codecpar->codec_type = AVMEDIA_TYPE_SUBTITLE;
            beside->codecpar->codec_id = AV_CODEC_ID_EIA_608;
            beside->time_base = kPicture;
            av_dict_set(&beside->metadata, "language", "eng", 0);
        }
        if (avio_open(&format->pb, file.constData(), AVIO_FLAG_WRITE) < 0 ||
            avformat_write_header(format, nullptr) < 0)
            return fail(ErrorCode::Io, QString::fromUtf8(file));
        return {};
    }

    Done send(const AVFrame *next)
    {
        if (avcodec_send_frame(codec, next) < 0)
            return fail(ErrorCode::Io, QStringLiteral("a picture was refused"));
        while (avcodec_receive_packet(codec, packet) >= 0) {
            packet->stream_index = 0;
            av_packet_rescale_ts(packet, kPicture, format->streams[0]->time_base);
            if (av_interleaved_write_frame(format, packet) < 0)
                return fail(ErrorCode::Io, QStringLiteral("a packet was not written"));
        }
        return {};
    }

    Done beside(int number, const QList<player::CcTriplet> &captions)
    {
        const QByteArray bytes = triplets(captions);
        if (av_new_packet(packet, static_cast<int>(bytes.size())) < 0)
            return fail(ErrorCode::Io, QStringLiteral("no memory"));
        std::memcpy(packet->data, bytes.constData(), static_cast<size_t>(bytes.size()));
        packet->pts = packet->dts = number;
        packet->duration = 1;
        packet->stream_index = 1;
        av_packet_rescale_ts(packet, kPicture, format->streams[1]->time_base);
        if (av_interleaved_write_frame(format, packet) < 0)
            return fail(ErrorCode::Io, QStringLiteral("captions were not written"));
        return {};
    }

    Done picture(int number, const QList<player::CcTriplet> &captions)
    {
        av_frame_unref(frame);
        frame->width = codec->width;
        frame->height = codec->height;
        frame->format = codec->pix_fmt;
        if (av_frame_get_buffer(frame, 0) < 0)
            return fail(ErrorCode::Io, QStringLiteral("no memory"));
        std::memset(frame->data[0], 40 + number % 100, static_cast<size_t>(frame->linesize[0]) * 180);
        std::memset(frame->data[1], 128, static_cast<size_t>(frame->linesize[1]) * 90);
        std::memset(frame->data[2], 128, static_cast<size_t>(frame->linesize[2]) * 90);
        frame->pts = number;
        if (!captions.isEmpty()) {
            const QByteArray bytes = triplets(captions);
            AVFrameSideData *side =
                av_frame_new_side_data(frame, AV_FRAME_DATA_A53_CC, static_cast<size_t>(bytes.size()));
            std::memcpy(side->data, bytes.constData(), static_cast<size_t>(bytes.size()));
        }
        return send(frame);
    }
};

} // namespace

Done writeFilm(const CaptionedFilm &film, const QString &file)
{
    av_log_set_level(AV_LOG_ERROR);
    Writer writer;
    Done done = writer.open(film, file.toUtf8());
    for (int i = 0; done && i < film.pictures; ++i) {
        if (film.areBeside)
            done = writer.beside(i, film.captions.value(i));
        if (done)
            done = writer.picture(i, film.areBeside ? QList<player::CcTriplet>() : film.captions.value(i));
    }
    if (done)
        done = writer.send(nullptr);
    if (done && av_write_trailer(writer.format) < 0)
        done = fail(ErrorCode::Io, QStringLiteral("the end was not written"));
    return done;
}

void spread(CaptionedFilm &film, const QList<player::CcTriplet> &triplets, int first)
{
    film.captions.resize(std::max<qsizetype>(film.captions.size(), first + triplets.size()));
    for (qsizetype i = 0; i < triplets.size(); ++i)
        film.captions[first + i].append(triplets[i]);
}

} // namespace hearth::test
