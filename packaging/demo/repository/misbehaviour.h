// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a server goes wrong, on purpose: an answer written by hand into the connection, slowly, cut short, or
// never finished. Each answer has a thread of its own, so that the others go on. For tests and
// demonstrations.

#include <libsoup/soup.h>
#include <string>

namespace hearth::demo
{

struct Misbehaviour {
    std::string match; // paths that hold this text; empty = every path
    long bytesPerSecond = 0;
    bool truncate = false; // promises everything, sends half, closes
    bool stall = false;    // promises everything, sends half, waits
    int status = 0;        // answers with this status and no file

    [[nodiscard]] bool concerns(const std::string &path) const
    {
        return (bytesPerSecond > 0 || truncate || stall || status > 0) &&
               path.find(match) != std::string::npos;
    }
};

/// Takes the connection away from the server and answers on it.
void answerBadly(SoupServerMessage *message, const Misbehaviour &misbehaviour, std::string body);

} // namespace hearth::demo
