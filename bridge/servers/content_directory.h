// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Asks media servers for what they have: a window of a folder, one thing, or all that can be played in a
// folder. Each question has a size limit and a deadline, and goes to the server's own address alone. Lives on
// the thread that made it; answers come there, at most once, and not after its end.

#include "bridge/servers/browse_message.h"
#include "bridge/servers/didl.h"
#include <QObject>
#include <chrono>
#include <functional>
#include <memory>

namespace hearth::bridge
{

struct FolderWindow {
    int offset = 0;
    int total = 0; // of the folder; a guess that grows where the server does not say
    QList<DidlEntry> entries;
};

class ContentDirectory : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kDeadline{7};        // of one question, within what the shell waits
    static constexpr std::chrono::seconds kCollectDeadline{6}; // of all that is played
    static constexpr int kMostAsked = 100;                     // entries of one question
    static constexpr int kMostLooked = 20'000;                 // entries of a folder that is played
    static constexpr int kMostPlayed = 10'000;

    explicit ContentDirectory(HttpClient &http, QObject *parent = nullptr) : QObject(parent), m_http(http) {}

    using WindowAnswer = std::function<void(const Result<FolderWindow> &)>;
    using EntryAnswer = std::function<void(const Result<DidlEntry> &)>;
    using EntriesAnswer = std::function<void(const Result<QList<DidlEntry>> &)>;

    /// `limit`: kMostAsked at most; a server that gives fewer at a time is asked again.
    void browse(const ServerDescription &server, const QString &folder, int offset, int limit,
                WindowAnswer answer);
    /// NotFound where it is none that can be played or opened.
    void about(const ServerDescription &server, const QString &id, EntryAnswer answer);
    /// What can be played of a folder itself, from `first` on where it is not empty. NotFound where there is
    /// nothing. After the deadline, what came until then. One at a time: Cancelled for the one before.
    void collect(const ServerDescription &server, const QString &folder, const QString &first,
                 EntriesAnswer answer);

private:
    struct Browsing;
    struct Collecting;
    using Read = std::function<void(const Result<BrowseAnswer> &)>;
    void ask(const ServerDescription &server, const BrowseQuestion &question, Read read);
    void browseOn(const std::shared_ptr<Browsing> &browsing);
    void collectOn(const std::shared_ptr<Collecting> &collecting, int offset);
    /// With what came until now, or this reason where that is nothing.
    void finish(const std::shared_ptr<Collecting> &collecting, const Error &reason);

    HttpClient &m_http;
    std::shared_ptr<Collecting> m_collecting; // null: none
};

} // namespace hearth::bridge
