// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/decoders.h"
#include <cstring>

namespace hearth::player
{

namespace
{

bool isHardware(GstElementFactory *factory)
{
    // "Codec/Decoder/Video/Hardware", as the plugin writer's guide has the classes.
    const char *klass =
        factory ? gst_element_factory_get_metadata(factory, GST_ELEMENT_METADATA_KLASS) : nullptr;
    return klass && std::strstr(klass, "Decoder") && std::strstr(klass, "Video") &&
           std::strstr(klass, "Hardware");
}

} // namespace

void useHardwareDecoders(bool wanted)
{
    constexpr guint kBeforeAll = GST_RANK_PRIMARY + 100;
    GList *decoders = gst_element_factory_list_get_elements(
        GST_ELEMENT_FACTORY_TYPE_DECODER | GST_ELEMENT_FACTORY_TYPE_MEDIA_VIDEO, GST_RANK_NONE);
    for (GList *one = decoders; one; one = one->next) {
        if (isHardware(GST_ELEMENT_FACTORY(one->data)))
            gst_plugin_feature_set_rank(GST_PLUGIN_FEATURE(one->data),
                                        wanted ? kBeforeAll : guint(GST_RANK_NONE));
    }
    gst_plugin_feature_list_free(decoders);
}

bool isHardwareDecoder(GstElement *element)
{
    return isHardware(gst_element_get_factory(element));
}

} // namespace hearth::player
