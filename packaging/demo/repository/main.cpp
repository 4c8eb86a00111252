// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-demo-repository: serves the static files of a store's folder on the loopback, well or badly on
// purpose.

#include "packaging/demo/repository/misbehaviour.h"
#include <cstdio>
#include <cstdlib>
#include <glib-unix.h>

using hearth::demo::Misbehaviour;

namespace
{

struct Server {
    std::string folder;
    Misbehaviour misbehaviour;
};

void handle(SoupServer *, SoupServerMessage *message, const char *path, GHashTable *, gpointer user)
{
    const auto *server = static_cast<const Server *>(user);
    const std::string name = path;
    const char *method = soup_server_message_get_method(message);
    if (method != SOUP_METHOD_GET || name.find("/../") != std::string::npos || name.ends_with("/..")) {
        soup_server_message_set_status(message, SOUP_STATUS_NOT_FOUND, nullptr);
        return;
    }
    char *content = nullptr;
    gsize size = 0;
    if (!g_file_get_contents((server->folder + name).c_str(), &content, &size, nullptr)) {
        soup_server_message_set_status(message, SOUP_STATUS_NOT_FOUND, nullptr);
        return;
    }
    if (server->misbehaviour.concerns(name)) {
        hearth::demo::answerBadly(message, server->misbehaviour, std::string(content, size));
        g_free(content);
        return;
    }
    // libsoup answers a request for ranges out of the whole body by itself.
    soup_server_message_set_status(message, SOUP_STATUS_OK, nullptr);
    soup_server_message_set_response(message, "application/octet-stream", SOUP_MEMORY_TAKE, content, size);
}

int quit(gpointer loop)
{
    g_main_loop_quit(static_cast<GMainLoop *>(loop));
    return G_SOURCE_REMOVE;
}

int failWith(const char *what, GError *error)
{
    std::fprintf(stderr, "hearth-demo-repository: %s: %s\n", what, error ? error->message : "");
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    int port = 0;
    int slow = 0;
    int status = 0;
    gboolean truncate = FALSE;
    gboolean stall = FALSE;
    char *portFile = nullptr;
    char *match = nullptr;
    const GOptionEntry entries[] = {
        {"port", 0, 0, G_OPTION_ARG_INT, &port, "0 = any free one", "N"},
        {"port-file", 0, 0, G_OPTION_ARG_FILENAME, &portFile, "where the port is written once it listens",
         "FILE"},
        {"match", 0, 0, G_OPTION_ARG_STRING, &match,
         "misbehave for paths that hold TEXT (default /targets/apps/)", "TEXT"},
        {"slow", 0, 0, G_OPTION_ARG_INT, &slow, "send that slowly", "BYTES_PER_S"},
        {"truncate", 0, 0, G_OPTION_ARG_NONE, &truncate, "send half and close", nullptr},
        {"stall", 0, 0, G_OPTION_ARG_NONE, &stall, "send half and wait", nullptr},
        {"status", 0, 0, G_OPTION_ARG_INT, &status, "answer with N", "N"},
        {nullptr, 0, 0, G_OPTION_ARG_NONE, nullptr, nullptr, nullptr}};
    GError *error = nullptr;
    GOptionContext *context = g_option_context_new("FOLDER");
    g_option_context_add_main_entries(context, entries, nullptr);
    if (!g_option_context_parse(context, &argc, &argv, &error) || argc != 2)
        return failWith("usage: hearth-demo-repository [options] FOLDER", error);
    g_option_context_free(context);

    Server server{argv[1],
                  {match ? match : "/targets/apps/", slow, truncate != FALSE, stall != FALSE, status}};
    SoupServer *soup = soup_server_new("server-header", "hearth-demo-repository", nullptr);
    soup_server_add_handler(soup, nullptr, handle, &server, nullptr);
    if (!soup_server_listen_local(soup, static_cast<guint>(port), SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
        return failWith("cannot listen", error);
    GSList *addresses = soup_server_get_uris(soup);
    const std::string number = std::to_string(g_uri_get_port(static_cast<GUri *>(addresses->data))) + "\n";
    g_slist_free_full(addresses, reinterpret_cast<GDestroyNotify>(g_uri_unref));
    if (portFile && !g_file_set_contents(portFile, number.c_str(), -1, &error))
        return failWith("cannot write the port", error);
    std::printf("http://127.0.0.1:%s", number.c_str());
    std::fflush(stdout);

    GMainLoop *loop = g_main_loop_new(nullptr, FALSE);
    g_unix_signal_add(SIGTERM, quit, loop);
    g_unix_signal_add(SIGINT, quit, loop);
    g_main_loop_run(loop);
    return 0;
}
