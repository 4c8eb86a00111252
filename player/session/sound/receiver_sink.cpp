// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/sound/receiver_sink.h"
#include <algorithm>
#include <array>

extern "C" {
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

struct Row {
    AVCodecID codec;
    const char *caps; // as pulsesink's pad has them
    const char *bin;
};
// Not Dolby Digital Plus: pulsesink 1.22 does not manage to wrap it ("the stream is in the wrong format").
constexpr std::array kRows = {
    Row{AV_CODEC_ID_AC3, "audio/x-ac3,framed=true",
        "ac3parse ! queue max-size-time=500000000 max-size-bytes=0 max-size-buffers=0 ! "
        "pulsesink name=sound client-name=Hearth"},
    Row{AV_CODEC_ID_DTS, "audio/x-dts,framed=true",
        "dcaparse ! queue max-size-time=500000000 max-size-bytes=0 max-size-buffers=0 ! "
        "pulsesink name=sound client-name=Hearth"},
};

bool takes(GstElement *sink, const char *text)
{
    if (gst_element_set_state(sink, GST_STATE_READY) == GST_STATE_CHANGE_FAILURE)
        return false;
    GstCaps *wanted = gst_caps_from_string(text);
    GstPad *pad = gst_element_get_static_pad(sink, "sink");
    GstCaps *taken = gst_pad_query_caps(pad, nullptr);
    const bool fits = gst_caps_can_intersect(wanted, taken);
    gst_caps_unref(taken);
    gst_object_unref(pad);
    gst_caps_unref(wanted);
    return fits;
}

} // namespace

GstElement *makeReceiverSink(const AVStream &stream)
{
    const auto row = std::ranges::find(kRows, stream.codecpar->codec_id, &Row::codec);
    if (row == kRows.end())
        return nullptr;
    GError *error = nullptr;
    GstElement *bin = gst_parse_bin_from_description(row->bin, TRUE, &error);
    if (error) {
        g_warning("receiver: %s", error->message);
        g_error_free(error);
    }
    if (!bin)
        return nullptr;
    GstElement *sink = gst_bin_get_by_name(GST_BIN(bin), "sound");
    const bool fits = sink && takes(sink, row->caps);
    if (sink)
        gst_object_unref(sink);
    if (fits)
        return bin;
    gst_element_set_state(bin, GST_STATE_NULL);
    gst_object_unref(gst_object_ref_sink(bin));
    return nullptr;
}

} // namespace hearth::player
