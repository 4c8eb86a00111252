// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/ttml.h"

#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/ttml_document.h"
#include <QRegularExpression>
#include <algorithm>
#include <limits>
#include <set>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using Kind = TtmlNode::Kind;

constexpr milliseconds kOpen = milliseconds::max();
/// A paragraph is cut at no more times than this.
constexpr size_t kMostCuts = 500;

struct Interval {
    milliseconds begin{0};
    milliseconds end = kOpen;
};

milliseconds later(milliseconds time, milliseconds by)
{
    return time == kOpen || by == kOpen ? kOpen : time + by;
}

/// A piece of a paragraph's text with the time it is on the screen.
struct TimedRun {
    Interval when;
    TextRun run;
};

class Timer
{
public:
    explicit Timer(const TtmlDocument &document) : m_document(document) {}

    void run() { place(m_document.body, {}, kOpen); }
    QList<TtmlParagraph> paragraphs;
    CueList &cues() { return m_cues; }

private:
    /// The active interval of a node whose times count from `from`, in a parent that ends at `parentEnd`;
    /// what it holds is placed with it.
    Interval place(const TtmlNode &node, milliseconds from, milliseconds parentEnd)
    {
        Interval when{later(from, node.timing.begin.value_or(milliseconds(0))), kOpen};
        if (node.timing.end)
            when.end = later(from, *node.timing.end);
        if (node.timing.duration)
            when.end = std::min(when.end, later(when.begin, *node.timing.duration));
        const bool isImplicit = when.end == kOpen;
        when.end = std::min(when.end, parentEnd);
        const qsizetype paragraph = paragraphs.size();
        if (node.kind == Kind::Paragraph) {
            paragraphs.append(TtmlParagraph());
            m_runs.clear();
        }
        const milliseconds content = placeChildren(node, when);
        if (isImplicit)
            when.end = std::min(when.end, std::max(content, when.begin));
        if (node.kind == Kind::Paragraph)
            finish(node, when, paragraphs[paragraph]);
        return when;
    }
    /// Section 12.2.4: the end of what a node holds. Text in a par container has no end of its own, text in a
    /// seq container no duration.
    milliseconds placeChildren(const TtmlNode &node, const Interval &when)
    {
        milliseconds last = when.begin;
        for (const TtmlNode &child : node.children) {
            if (child.kind == Kind::Text) {
                const Interval shown{when.begin, node.timing.isSequence ? when.begin : when.end};
                if (!child.isHidden)
                    m_runs.append({shown, {child.text, child.style}});
                addWords(child.text);
                if (!node.timing.isSequence)
                    last = kOpen;
                continue;
            }
            const milliseconds from = node.timing.isSequence ? last : when.begin;
            const Interval inner = place(child, from, when.end);
            if (node.timing.isSequence)
                last = std::max(from, inner.end);
            else if (!endsByItself(child))
                last = kOpen;
            else
                last = std::max(last, inner.end);
            if (child.kind == Kind::Span && child.timing.isSet())
                ++paragraphs.last().timedChildren;
        }
        if (!paragraphs.isEmpty() && node.kind != Kind::Container)
            paragraphs.last().timedChildren += node.animations;
        // A paragraph holds its place as long as its container does, whatever its spans do.
        const bool isWords = node.kind == Kind::Paragraph || node.kind == Kind::Span;
        return isWords && !node.timing.isSequence ? kOpen : node.children.empty() ? kOpen : last;
    }
    static bool endsByItself(const TtmlNode &node)
    {
        if (node.timing.end || node.timing.duration)
            return true;
        if (node.kind != Kind::Container && !node.timing.isSequence)
            return false;
        return !node.children.empty() &&
               std::all_of(node.children.begin(), node.children.end(), [&](const TtmlNode &child) {
                   return child.kind == Kind::Text ? node.timing.isSequence : endsByItself(child);
               });
    }
    void addWords(const QString &text)
    {
        if (QString &words = paragraphs.last().text; words.size() <= kMostCueCharacters)
            words += text;
    }

    void finish(const TtmlNode &node, const Interval &when, TtmlParagraph &paragraph)
    {
        paragraph.begin = when.begin;
        if (when.end != kOpen)
            paragraph.end = when.end;
        Interval shown = when;
        CuePlace where;
        if (const auto region = m_document.regions.constFind(node.region);
            region != m_document.regions.cend()) {
            const TtmlTiming &timing = region->timing;
            shown.begin = std::max(shown.begin, timing.begin.value_or(milliseconds(0)));
            if (timing.end)
                shown.end = std::min(shown.end, *timing.end);
            if (timing.duration)
                shown.end = std::min(shown.end, timing.begin.value_or(milliseconds(0)) + *timing.duration);
            where = region->place;
        }
        if (shown.begin >= shown.end)
            return;
        std::set<milliseconds> cuts{shown.begin, shown.end};
        for (const TimedRun &run : std::as_const(m_runs)) {
            if (cuts.size() > kMostCuts)
                break;
            for (const milliseconds time : {run.when.begin, run.when.end})
                if (time > shown.begin && time < shown.end)
                    cuts.insert(time);
        }
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut)
            addCue({*cut, *std::next(cut)}, where);
    }
    void addCue(const Interval &when, const CuePlace &where)
    {
        Cue cue;
        cue.start = when.begin;
        if (when.end != kOpen)
            cue.end = when.end;
        cue.place = where;
        qsizetype size = 0;
        for (const TimedRun &run : std::as_const(m_runs)) {
            if (size > kMostCueCharacters)
                break;
            if (run.when.begin > when.begin || run.when.end < when.end)
                continue;
            cue.runs.append(run.run);
            size += run.run.text.size();
        }
        cue.runs = collapsed(cue.runs);
        if (!cue.runs.isEmpty())
            m_cues.add(std::move(cue));
    }
    /// One space where there are several, none at either end of a line.
    static QList<TextRun> collapsed(const QList<TextRun> &runs)
    {
        QList<TextRun> out;
        bool isAfterBlank = true;
        for (const TextRun &run : runs) {
            TextRun kept{{}, run.style};
            for (const QChar c : run.text) {
                if (c == QLatin1Char(' ') && isAfterBlank)
                    continue;
                if (c == QLatin1Char('\n') && kept.text.endsWith(QLatin1Char(' ')))
                    kept.text.chop(1);
                kept.text += c;
                isAfterBlank = c == QLatin1Char(' ') || c == QLatin1Char('\n');
            }
            if (!kept.text.isEmpty())
                out.append(kept);
        }
        return tidyRuns(out);
    }

    const TtmlDocument &m_document;
    CueList m_cues;
    QList<TimedRun> m_runs; // of the paragraph at hand
};

} // namespace

Result<QList<TtmlParagraph>> parseTtml(QStringView text)
{
    const Result<TtmlDocument> document = readTtmlDocument(text);
    if (!document)
        return std::unexpected(document.error());
    Timer timer(*document);
    timer.run();
    return std::move(timer.paragraphs);
}

Result<QList<Cue>> readTtml(QStringView text)
{
    const Result<TtmlDocument> document = readTtmlDocument(text);
    if (!document)
        return std::unexpected(document.error());
    Timer timer(*document);
    timer.run();
    std::stable_sort(timer.cues().cues().begin(), timer.cues().cues().end(),
                     [](const Cue &a, const Cue &b) { return a.start < b.start; });
    return timer.cues().take();
}

bool looksLikeTtml(QStringView start)
{
    static const QRegularExpression root(QStringLiteral("<(?:[A-Za-z_][\\w.-]*:)?tt[\\s>]"));
    return root.match(start.left(8192).toString()).hasMatch();
}

} // namespace hearth::player
