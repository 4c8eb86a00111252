// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names of one kind of thing, found by what somebody types: every word of the query must begin a word of the
// name (or stand in it, from three letters on), be its pinyin, or be a slip of the fingers away. One thread.

#include <QString>
#include <vector>

namespace hearth::bridge
{

class SearchIndex
{
public:
    void clear() { m_entries = {}; }
    void reserve(std::size_t count) { m_entries.reserve(count); }
    /// `also` is found too, but counts less than the name: a room, a series, a maker.
    void add(const QString &id, const QString &name, const QString &also = {});
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    struct Found {
        std::vector<QString> ids; // the best first, `limit` at most
        std::size_t total = 0;
    };
    /// Nothing for a query without a letter. Slips are looked for only when nothing else fits.
    [[nodiscard]] Found find(const QString &query, std::size_t limit) const;

private:
    struct Entry {
        QString id;
        QString words;       // " the salt road", each word behind a space
        QString more;        // `also` and pinyin, the same way
        quint64 letters = 0; // which there are, as lettersOf() says
    };
    std::vector<Entry> m_entries;
};

} // namespace hearth::bridge
