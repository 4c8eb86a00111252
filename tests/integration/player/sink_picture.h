// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a session without a screen shows, looked at in its sink by a hook of GStreamer's own, and films whose
// corners tell which is which.

#ifndef GST_USE_UNSTABLE_API
#define GST_USE_UNSTABLE_API
#endif
#include <QColor>
#include <QImage>
#include <QStringList>
#include <gst/gsttracer.h>
#include <gst/video/video.h>
#include <mutex>
#include <vector>

namespace hearth::test
{

/// The elements of this process' pipelines that the test wants to know of. Filled on any thread.
class Elements
{
public:
    static Elements &instance()
    {
        static Elements elements;
        return elements;
    }
    /// Once, after gst_init().
    static void watch()
    {
        // Any object will do as the hook's owner; null is complained of.
        gst_tracing_register_hook(reinterpret_cast<GstTracer *>(gst_bin_new("hooks")), "element-new",
                                  G_CALLBACK(made));
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        for (GstElement *sink : m_sinks)
            gst_object_unref(sink);
        m_sinks.clear();
        m_flips = 0;
    }
    int flips()
    {
        const std::lock_guard lock(m_mutex);
        return m_flips;
    }
    /// What the picture's sink shows now.
    QImage picture()
    {
        GstSample *sample = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            for (GstElement *sink : m_sinks) {
                if (qstrcmp(GST_OBJECT_NAME(sink), "picture") == 0 && !sample)
                    g_object_get(sink, "last-sample", &sample, nullptr);
            }
        }
        if (!sample)
            return {};
        GstCaps *caps = gst_caps_from_string("video/x-raw,format=BGRx");
        GstSample *converted = gst_video_convert_sample(sample, caps, 5 * GST_SECOND, nullptr);
        gst_caps_unref(caps);
        gst_sample_unref(sample);
        if (!converted)
            return {};
        GstVideoInfo info;
        GstVideoFrame frame;
        QImage image;
        if (gst_video_info_from_caps(&info, gst_sample_get_caps(converted)) &&
            gst_video_frame_map(&frame, &info, gst_sample_get_buffer(converted), GST_MAP_READ)) {
            image = QImage(static_cast<const uchar *>(GST_VIDEO_FRAME_PLANE_DATA(&frame, 0)), info.width,
                           info.height, GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0), QImage::Format_RGB32)
                        .copy();
            gst_video_frame_unmap(&frame);
        }
        gst_sample_unref(converted);
        return image;
    }

private:
    static void made(GObject *, GstClockTime, GstElement *element)
    {
        Elements &all = instance();
        const std::lock_guard lock(all.m_mutex);
        const char *type = G_OBJECT_TYPE_NAME(element);
        all.m_flips += qstrcmp(type, "GstVideoFlip") == 0;
        if (qstrcmp(type, "GstFakeSink") == 0)
            all.m_sinks.push_back(GST_ELEMENT(gst_object_ref(element)));
    }

    std::mutex m_mutex; // guards what follows, between GStreamer's threads and the test's
    std::vector<GstElement *> m_sinks;
    int m_flips = 0;
};

/// The colours of the four corners from the upper left one row by row: red, green, blue, yellow.
inline QString corners(const QImage &image, const QRect &within)
{
    QString letters;
    for (const int down : {1, 3}) {
        for (const int across : {1, 3}) {
            const QColor colour = image.pixelColor(within.left() + within.width() * across / 4,
                                                   within.top() + within.height() * down / 4);
            const bool isRed = colour.red() > 140;
            const bool isGreen = colour.green() > 140;
            letters += QLatin1Char(isRed && isGreen      ? 'Y'
                                   : isRed               ? 'R'
                                   : isGreen             ? 'G'
                                   : colour.blue() > 140 ? 'B'
                                                         : '-');
        }
    }
    return letters;
}

/// FFmpeg's arguments for a picture of red and green over blue and yellow, and the tone.
inline QStringList inColours(int width, int height)
{
    const QString size = QStringLiteral("%1x%2").arg(width / 2).arg(height / 2);
    return {QStringLiteral("-filter_complex"),
            QStringLiteral("color=red:s=%1:r=25[a];color=lime:s=%1:r=25[b];color=blue:s=%1:r=25[c];"
                           "color=yellow:s=%1:r=25[d];[a][b]hstack[t];[c][d]hstack[u];[t][u]vstack[v]")
                .arg(size),
            QStringLiteral("-map"),
            QStringLiteral("[v]"),
            QStringLiteral("-map"),
            QStringLiteral("1:a"),
            QStringLiteral("-shortest")};
}

} // namespace hearth::test
