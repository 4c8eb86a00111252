// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/content_directory.h"
#include <QTimer>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

Error silent(const ServerDescription &server, const Error &error)
{
    if (error.code != ErrorCode::Unavailable && error.code != ErrorCode::TimedOut &&
        error.code != ErrorCode::Io)
        return error;
    return {error.code, Error::tr("%1 does not answer").arg(server.name),
            Error::tr("See whether it is switched on and in this TV's network")};
}

/// What a server said, when it was not what it should be: the log has the reason, a person a sentence.
Error strange(const ServerDescription &server, const Error &error)
{
    if (error.code != ErrorCode::Invalid && error.code != ErrorCode::TooLarge)
        return error;
    return {error.code, Error::tr("%1 answers with something else than its folders").arg(server.name),
            Error::tr("Restart the media server, and try again")};
}

bool canBePlayed(const DidlEntry &entry)
{
    return entry.kind == DidlEntry::Kind::Film || entry.kind == DidlEntry::Kind::Song;
}

} // namespace

struct ContentDirectory::Browsing {
    ServerDescription server;
    QString folder;
    int limit;
    WindowAnswer answer;
    FolderWindow window;
};

struct ContentDirectory::Collecting {
    ServerDescription server;
    QString folder;
    QString first; // empty: from the beginning, or it was found
    EntriesAnswer answer;
    QList<DidlEntry> entries;
};

void ContentDirectory::ask(const ServerDescription &server, const BrowseQuestion &question, Read read)
{
    HttpRequest request{server.control, kLargestBrowseAnswer, kDeadline, {}, {}};
    request.post = browsePost(server.service, question);
    request.isThereAlone = true;
    m_http.get(std::move(request), this, [server, read = std::move(read)](const Result<HttpAnswer> &answer) {
        if (!answer) {
            read(std::unexpected(silent(server, answer.error())));
            return;
        }
        const auto said = readBrowseAnswer(answer->status, answer->body);
        read(said ? said : std::unexpected(strange(server, said.error())));
    });
}

void ContentDirectory::browse(const ServerDescription &server, const QString &folder, int offset, int limit,
                              WindowAnswer answer)
{
    browseOn(std::make_shared<Browsing>(Browsing{
        server, folder, std::clamp(limit, 1, kMostAsked), std::move(answer), {std::max(0, offset), 0, {}}}));
}

void ContentDirectory::browseOn(const std::shared_ptr<Browsing> &browsing)
{
    const int known = static_cast<int>(browsing->window.entries.size());
    const int from = browsing->window.offset + known;
    const int wanted = browsing->limit - known;
    ask(browsing->server, {browsing->folder, BrowseQuestion::About::Entries, from, wanted},
        [this, browsing, from, wanted](const Result<BrowseAnswer> &said) {
            FolderWindow &window = browsing->window;
            auto read =
                said ? readDidl(said->didl, browsing->server.control, wanted) : std::unexpected(said.error());
            if (!read) {
                // What came before stays what it is.
                if (window.entries.isEmpty())
                    browsing->answer(std::unexpected(strange(browsing->server, read.error())));
                else
                    browsing->answer(window);
                return;
            }
            window.entries += *read;
            const int end = from + static_cast<int>(read->size());
            // Where nobody says how many there are (0, behind some), there may be one more than was seen.
            const std::optional<int> total = said->total == 0 && from > 0 ? std::nullopt : said->total;
            const bool mayGoOn = !read->isEmpty() && (!total || end < *total);
            window.total = total ? std::max(*total, read->isEmpty() ? 0 : end) : end + (mayGoOn ? 1 : 0);
            if (mayGoOn && window.entries.size() < browsing->limit)
                browseOn(browsing);
            else
                browsing->answer(window);
        });
}

void ContentDirectory::about(const ServerDescription &server, const QString &id, EntryAnswer answer)
{
    ask(server, {id, BrowseQuestion::About::Itself, 0, 1},
        [server, answer = std::move(answer)](const Result<BrowseAnswer> &said) {
            const auto read = said ? readDidl(said->didl, server.control, 1) : std::unexpected(said.error());
            if (!read)
                answer(std::unexpected(strange(server, read.error())));
            else if (read->isEmpty() || read->constFirst().kind == DidlEntry::Kind::Other)
                answer(fail(ErrorCode::NotFound, Error::tr("This cannot be played on this TV")));
            else
                answer(read->constFirst());
        });
}

void ContentDirectory::collect(const ServerDescription &server, const QString &folder, const QString &first,
                               EntriesAnswer answer)
{
    const auto collecting =
        std::make_shared<Collecting>(Collecting{server, folder, first, std::move(answer), {}});
    if (const auto before = std::exchange(m_collecting, collecting))
        before->answer(fail(ErrorCode::Cancelled, tr("Something else was opened")));
    QTimer::singleShot(kCollectDeadline, this, [this, collecting] {
        finish(collecting,
               {ErrorCode::TimedOut, Error::tr("%1 did not answer in time").arg(collecting->server.name),
                Error::tr("Try again in a moment")});
    });
    collectOn(collecting, 0);
}

void ContentDirectory::finish(const std::shared_ptr<Collecting> &collecting, const Error &reason)
{
    if (collecting != m_collecting)
        return; // somebody wants something else, or it is finished
    m_collecting.reset();
    if (collecting->entries.isEmpty())
        collecting->answer(std::unexpected(reason));
    else
        collecting->answer(collecting->entries);
}

void ContentDirectory::collectOn(const std::shared_ptr<Collecting> &collecting, int offset)
{
    browse(collecting->server, collecting->folder, offset, kMostAsked,
           [this, collecting](const Result<FolderWindow> &window) {
               if (collecting != m_collecting)
                   return;
               if (!window) {
                   finish(collecting, window.error());
                   return;
               }
               for (const DidlEntry &entry : window->entries) {
                   if (!collecting->first.isEmpty() && entry.id != collecting->first)
                       continue;
                   collecting->first.clear();
                   if (canBePlayed(entry) && collecting->entries.size() < kMostPlayed)
                       collecting->entries.append(entry);
               }
               const int end = window->offset + static_cast<int>(window->entries.size());
               if (!window->entries.isEmpty() && end < window->total && end < kMostLooked &&
                   collecting->entries.size() < kMostPlayed)
                   collectOn(collecting, end);
               else
                   finish(collecting,
                          {ErrorCode::NotFound, Error::tr("There is nothing to play in this folder"), {}});
           });
}

} // namespace hearth::bridge
