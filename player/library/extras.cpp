// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/extras.h"
#include "player/library/name_rules.h"
#include <QFileInfo>
#include <QHash>
#include <array>

namespace hearth::player
{

namespace
{

struct Mark {
    const char *word;
    ExtraKind kind;
    bool isPlain; // films and folders of films are called so too
};

constexpr std::array kSuffixes = {
    Mark{"trailer", ExtraKind::Trailer, false},    Mark{"behindthescenes", ExtraKind::Other, false},
    Mark{"deletedscene", ExtraKind::Other, false}, Mark{"featurette", ExtraKind::Other, false},
    Mark{"sample", ExtraKind::Other, true},        Mark{"deleted", ExtraKind::Other, true},
    Mark{"scene", ExtraKind::Other, true},         Mark{"clip", ExtraKind::Other, true},
    Mark{"interview", ExtraKind::Other, true},     Mark{"short", ExtraKind::Other, true},
    Mark{"extra", ExtraKind::Other, true},         Mark{"other", ExtraKind::Other, true},
};

constexpr std::array kFolders = {
    Mark{"trailers", ExtraKind::Trailer, false},     Mark{"trailer", ExtraKind::Trailer, false},
    Mark{"extras", ExtraKind::Other, false},         Mark{"behind the scenes", ExtraKind::Other, false},
    Mark{"deleted scenes", ExtraKind::Other, false}, Mark{"featurettes", ExtraKind::Other, false},
    Mark{"samples", ExtraKind::Other, false},        Mark{"sample", ExtraKind::Other, false},
    Mark{"backdrops", ExtraKind::Other, false},      Mark{"theme-music", ExtraKind::Other, false},
    Mark{"interviews", ExtraKind::Other, true},      Mark{"scenes", ExtraKind::Other, true},
    Mark{"shorts", ExtraKind::Other, true},          Mark{"clips", ExtraKind::Other, true},
    Mark{"extra", ExtraKind::Other, true},           Mark{"other", ExtraKind::Other, true},
};

struct Candidate {
    Mark mark;
    QString folder; // where its title would lie
    QString stem;   // what its title would be called; empty: whatever lies there
};

QString parentOf(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(QLatin1Char('/')), 0));
}

QString lastOf(const QString &path)
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

QString stemOf(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

/// "Film-trailer" is one of "Film"; so are "Film.trailer", "Film_trailer" and a lone "trailer".
std::optional<Candidate> byName(const QString &path)
{
    const QString stem = stemOf(path);
    for (const Mark &mark : kSuffixes) {
        const QLatin1String word(mark.word);
        if (!stem.endsWith(word, Qt::CaseInsensitive))
            continue;
        const QString before = stem.chopped(word.size());
        if (before.isEmpty()) {
            if (!mark.isPlain || word == QLatin1String("sample"))
                return Candidate{mark, parentOf(path), {}};
            continue;
        }
        const QChar last = before.back();
        if (last == QLatin1Char('-') || last == QLatin1Char('_') || last == QLatin1Char('.'))
            return Candidate{mark, parentOf(path), before.chopped(1).trimmed()};
    }
    return std::nullopt;
}

/// The outermost folder below the source that is called as extras' are.
std::optional<Candidate> byFolder(const VideoPlace &place)
{
    std::optional<Candidate> found;
    for (QString folder = parentOf(place.path); folder.size() > place.root.size();
         folder = parentOf(folder)) {
        const QString name = lastOf(folder).toLower();
        for (const Mark &mark : kFolders) {
            if (name == QLatin1String(mark.word)) {
                const auto named = byName(place.path);
                Mark what = mark;
                // A trailer among the extras is a trailer.
                if (named && named->mark.kind == ExtraKind::Trailer)
                    what.kind = ExtraKind::Trailer;
                found = Candidate{what, parentOf(folder), named ? named->stem : stemOf(place.path)};
            }
        }
    }
    return found;
}

/// What lies in a folder and is no extra, by what it is called.
struct Titles {
    QMultiHash<QString, const VideoPlace *> films; // each by its file's name and by the name that it says
    QHash<QString, QString> series;
    const VideoPlace *onlyFilm = nullptr;
    int filmCount = 0;

    void addFilm(const VideoPlace &place)
    {
        onlyFilm = &place;
        ++filmCount;
        const QString stem = stemOf(place.path).toLower();
        const QString name = guessName(place.path).name.toLower();
        films.insert(stem, &place);
        if (name != stem)
            films.insert(name, &place);
    }
};

Extra ownedBy(const Candidate &candidate, const Titles &titles, bool isRoot)
{
    Extra extra{candidate.mark.kind, {}, {}};
    const GuessedName wanted = guessName(candidate.stem);
    const QString series = titles.series.value((wanted.isEpisode() ? wanted.series : wanted.name).toLower());
    const auto exact = titles.films.constFind(candidate.stem.toLower());
    if (!candidate.stem.isEmpty() && exact != titles.films.cend()) {
        extra.film = exact.value()->path;
        return extra;
    }
    for (auto film = titles.films.constFind(wanted.name.toLower());
         !candidate.stem.isEmpty() && film != titles.films.cend() && film.key() == wanted.name.toLower();
         ++film) {
        const int year = guessName(film.value()->path).year;
        if (wanted.year == 0 || year == 0 || wanted.year == year) {
            extra.film = film.value()->path;
            return extra;
        }
    }
    // In a folder of its own a title needs no naming.
    if (!series.isEmpty())
        extra.series = series;
    else if (!isRoot && titles.filmCount == 1 && titles.series.isEmpty())
        extra.film = titles.onlyFilm->path;
    else if (!isRoot && titles.filmCount == 0 && titles.series.size() == 1)
        extra.series = *titles.series.cbegin();
    return extra;
}

} // namespace

std::vector<Extra> extrasAmong(const std::vector<VideoPlace> &places)
{
    std::vector<std::optional<Candidate>> candidates;
    candidates.reserve(places.size());
    QHash<QString, Titles> byPlace;
    for (const VideoPlace &place : places) {
        auto candidate = byFolder(place);
        if (!candidate)
            candidate = byName(place.path);
        const QString folder = parentOf(place.path);
        if (!candidate && place.series.isEmpty()) {
            byPlace[folder].addFilm(place);
        } else if (!candidate) {
            byPlace[folder].series.insert(place.series.toLower(), place.series);
            if (isSeasonFolder(lastOf(folder)) && folder.size() > place.root.size())
                byPlace[parentOf(folder)].series.insert(place.series.toLower(), place.series);
        }
        candidates.push_back(std::move(candidate));
    }
    std::vector<Extra> extras(places.size());
    const Titles none;
    for (size_t i = 0; i < places.size(); ++i) {
        if (!candidates[i])
            continue;
        const auto titles = byPlace.constFind(candidates[i]->folder);
        const Extra extra = ownedBy(*candidates[i], titles == byPlace.constEnd() ? none : *titles,
                                    candidates[i]->folder == places[i].root);
        if (!candidates[i]->mark.isPlain || !extra.film.isEmpty() || !extra.series.isEmpty())
            extras[i] = extra;
    }
    return extras;
}

} // namespace hearth::player
