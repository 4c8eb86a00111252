// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/sound_focus.h"
#include <algorithm>
#include <array>
#include <ranges>

namespace hearth::bridge
{

void SoundFocus::request(const QString &holder, Kind kind)
{
    std::erase_if(m_holders, [&](const Holder &one) { return one.name == holder; });
    m_holders.push_back({.name = holder, .kind = kind});
    tell();
}

void SoundFocus::release(const QString &holder)
{
    if (std::erase_if(m_holders, [&](const Holder &one) { return one.name == holder; }) > 0)
        tell();
}

SoundFocus::Grant SoundFocus::grant(const QString &holder) const
{
    const auto found = std::ranges::find(m_holders, holder, &Holder::name);
    return found == m_holders.end() ? Grant::Pause : grantFor(*found);
}

SoundFocus::Grant SoundFocus::grantFor(const Holder &holder) const
{
    const auto has = [this](Kind kind) {
        return std::ranges::find(m_holders, kind, &Holder::kind) != m_holders.end();
    };
    switch (holder.kind) {
    case Kind::Alert:
        return Grant::Play;
    case Kind::Speech:
        return has(Kind::Alert) ? Grant::Duck : Grant::Play;
    case Kind::Film:
    case Kind::App:
        break;
    }
    const auto isMain = [](const Holder &one) { return one.kind == Kind::Film || one.kind == Kind::App; };
    const auto latest = std::ranges::find_if(std::views::reverse(m_holders), isMain);
    if (latest->name != holder.name)
        return Grant::Pause;
    return has(Kind::Alert) || has(Kind::Speech) ? Grant::Duck : Grant::Play;
}

void SoundFocus::tell()
{
    // Who must be quiet hears it before who may begin. A holder may ask again while it is told.
    std::vector<std::pair<QString, Grant>> news;
    for (Holder &holder : m_holders) {
        const Grant grant = grantFor(holder);
        if (std::exchange(holder.wasTold, true) && holder.told == grant)
            continue;
        holder.told = grant;
        news.emplace_back(holder.name, grant);
    }
    std::ranges::stable_sort(news, std::ranges::greater(), &std::pair<QString, Grant>::second);
    for (const auto &[name, grant] : news)
        Q_EMIT granted(name, grant);
}

QString SoundFocus::nameOf(Grant grant)
{
    static const std::array kNames{QStringLiteral("play"), QStringLiteral("duck"), QStringLiteral("pause")};
    return kNames.at(static_cast<std::size_t>(grant));
}

} // namespace hearth::bridge
