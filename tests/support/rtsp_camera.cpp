// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// rtsp-camera PORT none|aac|pcma|pcmu|opus|g722 open|basic|digest [h264|h265|jpeg]: a camera at
// rtsp://127.0.0.1:PORT/camera for the tests, with a picture and that sound; its password is
// viewer:se:cret@1. Says "ready" and serves until it is killed. Like many cameras it tells the picture's
// parameters only in its description.

#include <cstdio>
#include <cstring>
#include <gst/rtsp-server/rtsp-server.h>
#include <string>

namespace
{

std::string pipelineWith(const std::string &sound, const std::string &picture)
{
    std::string text =
        "( videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=184,framerate=25/1 ";
    if (picture == "jpeg")
        text += "! jpegenc ! rtpjpegpay name=pay0 pt=26 ";
    else if (picture == "h265")
        text += "! x265enc tune=zerolatency speed-preset=ultrafast key-int-max=12 bitrate=500 "
                "! rtph265pay name=pay0 pt=96 ";
    else
        text += "! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=12 bitrate=500 "
                "! video/x-h264,stream-format=avc ! rtph264pay name=pay0 pt=96 ";
    if (sound == "aac")
        text += "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=1 ! avenc_aac ! rtpmp4gpay "
                "name=pay1 pt=97 ";
    else if (sound == "pcma")
        text += "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay "
                "name=pay1 pt=8 ";
    else if (sound == "pcmu")
        text += "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay "
                "name=pay1 pt=0 ";
    else if (sound == "opus")
        text += "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay "
                "name=pay1 pt=97 ";
    else if (sound == "g722")
        text += "audiotestsrc is-live=true ! audio/x-raw,rate=16000,channels=1 ! avenc_g722 ! rtpg722pay "
                "name=pay1 pt=9 ";
    return text + ")";
}

void lock(GstRTSPServer *server, GstRTSPMediaFactory *factory, bool isDigest)
{
    GstRTSPAuth *auth = gst_rtsp_auth_new();
    GstRTSPToken *token =
        gst_rtsp_token_new(GST_RTSP_TOKEN_MEDIA_FACTORY_ROLE, G_TYPE_STRING, "viewer", nullptr);
    if (isDigest) {
        gst_rtsp_auth_set_supported_methods(auth, GST_RTSP_AUTH_DIGEST);
        gst_rtsp_auth_add_digest(auth, "viewer", "se:cret@1", token);
    } else {
        gchar *basic = gst_rtsp_auth_make_basic("viewer", "se:cret@1");
        gst_rtsp_auth_add_basic(auth, basic, token);
        g_free(basic);
    }
    gst_rtsp_token_unref(token);
    gst_rtsp_server_set_auth(server, auth);
    g_object_unref(auth);
    gst_rtsp_media_factory_add_role(factory, "viewer", GST_RTSP_PERM_MEDIA_FACTORY_ACCESS, G_TYPE_BOOLEAN,
                                    TRUE, GST_RTSP_PERM_MEDIA_FACTORY_CONSTRUCT, G_TYPE_BOOLEAN, TRUE,
                                    nullptr);
}

} // namespace

int main(int argc, char *argv[])
{
    gst_init(&argc, &argv);
    if (argc < 4)
        return 2;
    GstRTSPServer *server = gst_rtsp_server_new();
    gst_rtsp_server_set_address(server, "127.0.0.1");
    gst_rtsp_server_set_service(server, argv[1]);
    GstRTSPMediaFactory *factory = gst_rtsp_media_factory_new();
    gst_rtsp_media_factory_set_launch(factory, pipelineWith(argv[2], argc > 4 ? argv[4] : "h264").c_str());
    gst_rtsp_media_factory_set_shared(factory, TRUE);
    if (std::strcmp(argv[3], "open") != 0)
        lock(server, factory, std::strcmp(argv[3], "digest") == 0);
    GstRTSPMountPoints *mounts = gst_rtsp_server_get_mount_points(server);
    gst_rtsp_mount_points_add_factory(mounts, "/camera", factory);
    g_object_unref(mounts);
    if (gst_rtsp_server_attach(server, nullptr) == 0)
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    g_main_loop_run(g_main_loop_new(nullptr, FALSE));
    return 0;
}
