// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/phone/bounded_stream.h"
#include "bridge/phone/glib_handle.h"

namespace
{

// GObject's classes are C structures whose first member is the parent.
struct BoundedInput {
    GFilterInputStream parent;
    gsize left;
    gsize limit;
};
struct BoundedInputClass {
    GFilterInputStreamClass parent;
};
struct BoundedStream {
    GIOStream parent;
    GIOStream *base;
    BoundedInput *input;
};
struct BoundedStreamClass {
    GIOStreamClass parent;
};

GInputStream *baseOf(gpointer input)
{
    return g_filter_input_stream_get_base_stream(G_FILTER_INPUT_STREAM(input));
}

/// Takes what was read off what is left.
gssize count(BoundedInput *input, gssize got, GError **error)
{
    if (got <= 0)
        return got;
    if (static_cast<gsize>(got) > input->left) {
        input->left = 0;
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "the message is too long");
        return -1;
    }
    input->left -= static_cast<gsize>(got);
    return got;
}

void pollable(gpointer type, gpointer)
{
    auto *interface = static_cast<GPollableInputStreamInterface *>(type);
    interface->can_poll = [](GPollableInputStream *self) {
        return g_pollable_input_stream_can_poll(G_POLLABLE_INPUT_STREAM(baseOf(self)));
    };
    interface->is_readable = [](GPollableInputStream *self) {
        return g_pollable_input_stream_is_readable(G_POLLABLE_INPUT_STREAM(baseOf(self)));
    };
    interface->create_source = [](GPollableInputStream *self, GCancellable *cancellable) {
        GSource *inner =
            g_pollable_input_stream_create_source(G_POLLABLE_INPUT_STREAM(baseOf(self)), cancellable);
        GSource *source = g_pollable_source_new_full(self, inner, nullptr);
        g_source_unref(inner);
        return source;
    };
    interface->read_nonblocking = [](GPollableInputStream *self, void *buffer, gsize size, GError **error) {
        return count(reinterpret_cast<BoundedInput *>(self),
                     g_pollable_input_stream_read_nonblocking(G_POLLABLE_INPUT_STREAM(baseOf(self)), buffer,
                                                              size, nullptr, error),
                     error);
    };
}

G_DEFINE_TYPE_WITH_CODE(BoundedInput, bounded_input, G_TYPE_FILTER_INPUT_STREAM,
                        G_IMPLEMENT_INTERFACE(G_TYPE_POLLABLE_INPUT_STREAM, pollable))

void bounded_input_init(BoundedInput *) {}

void bounded_input_class_init(BoundedInputClass *type)
{
    G_INPUT_STREAM_CLASS(type)->read_fn = [](GInputStream *self, void *buffer, gsize size,
                                             GCancellable *cancellable, GError **error) {
        return count(reinterpret_cast<BoundedInput *>(self),
                     g_input_stream_read(baseOf(self), buffer, size, cancellable, error), error);
    };
}

G_DEFINE_TYPE(BoundedStream, bounded_stream, G_TYPE_IO_STREAM)

void bounded_stream_init(BoundedStream *) {}

void bounded_stream_class_init(BoundedStreamClass *type)
{
    GIOStreamClass *stream = G_IO_STREAM_CLASS(type);
    stream->get_input_stream = [](GIOStream *self) {
        return G_INPUT_STREAM(reinterpret_cast<BoundedStream *>(self)->input);
    };
    stream->get_output_stream = [](GIOStream *self) {
        return g_io_stream_get_output_stream(reinterpret_cast<BoundedStream *>(self)->base);
    };
    stream->close_fn = [](GIOStream *self, GCancellable *cancellable, GError **error) {
        return g_io_stream_close(reinterpret_cast<BoundedStream *>(self)->base, cancellable, error);
    };
    // Without these two GIO would close on a thread of its own, while this one still reads.
    stream->close_async = [](GIOStream *self, int, GCancellable *cancellable, GAsyncReadyCallback done,
                             gpointer data) {
        GTask *task = g_task_new(self, cancellable, done, data);
        GError *error = nullptr;
        if (g_io_stream_close(reinterpret_cast<BoundedStream *>(self)->base, cancellable, &error))
            g_task_return_boolean(task, TRUE);
        else
            g_task_return_error(task, error);
        g_object_unref(task);
    };
    stream->close_finish = [](GIOStream *, GAsyncResult *result, GError **error) {
        return g_task_propagate_boolean(G_TASK(result), error);
    };
    G_OBJECT_CLASS(type)->dispose = [](GObject *self) {
        G_OBJECT_CLASS(bounded_stream_parent_class)->dispose(self); // closes, and needs both for it
        g_clear_object(&reinterpret_cast<BoundedStream *>(self)->input);
        g_clear_object(&reinterpret_cast<BoundedStream *>(self)->base);
    };
}

} // namespace

namespace hearth::bridge
{

GIOStream *boundedStream(GIOStream *base, gsize limitBytes)
{
    auto *stream = static_cast<BoundedStream *>(g_object_new(bounded_stream_get_type(), nullptr));
    stream->base = static_cast<GIOStream *>(g_object_ref(base));
    stream->input = static_cast<BoundedInput *>(g_object_new(bounded_input_get_type(), "base-stream",
                                                             g_io_stream_get_input_stream(base),
                                                             "close-base-stream", FALSE, nullptr));
    stream->input->left = stream->input->limit = limitBytes;
    return G_IO_STREAM(stream);
}

bool restartBound(GIOStream *stream)
{
    GHandle<GIOStream> inner;
    if (stream && g_object_class_find_property(G_OBJECT_GET_CLASS(stream), "base-iostream")) {
        GIOStream *found = nullptr;
        g_object_get(stream, "base-iostream", &found, nullptr);
        inner.reset(found);
        stream = found;
    }
    if (!stream || !G_TYPE_CHECK_INSTANCE_TYPE(stream, bounded_stream_get_type()))
        return false;
    BoundedInput *input = reinterpret_cast<BoundedStream *>(stream)->input;
    input->left = input->limit;
    return true;
}

} // namespace hearth::bridge
