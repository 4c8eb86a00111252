// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/pinyin.h"

#include <array>
#include <pinyinime.h>

namespace hearth::ui
{

namespace
{

// Its folder is not there: the library then keeps no dictionary of what was typed.
constexpr char kNoUserDictionary[] = "/nonexistent/pinyin";

QString candidate(size_t index)
{
    std::array<ime_pinyin::char16, 64> text{};
    const auto *found = ime_pinyin::im_get_candidate(index, text.data(), text.size() - 1);
    return found ? QString::fromUtf16(reinterpret_cast<const char16_t *>(found)) : QString();
}

} // namespace

Pinyin::Pinyin(QObject *parent) : QObject(parent)
{
    m_isOpen = ime_pinyin::im_open_decoder(HEARTH_PINYIN_DICTIONARY, kNoUserDictionary);
    if (!m_isOpen)
        qWarning("no pinyin: %s cannot be read", HEARTH_PINYIN_DICTIONARY);
}

Pinyin::~Pinyin()
{
    if (m_isOpen)
        ime_pinyin::im_close_decoder();
}

bool Pinyin::type(const QString &letter)
{
    const bool isLetter = letter.size() == 1 && letter >= QLatin1String("a") && letter <= QLatin1String("z");
    // The apostrophe parts syllables: xi'an.
    const bool parts = letter == QLatin1String("'") && !m_letters.isEmpty();
    if (!m_isOpen || (!isLetter && !parts))
        return false;
    if (m_letters.size() < kLongest) {
        m_letters += letter;
        search();
    }
    return true;
}

bool Pinyin::erase()
{
    if (m_letters.isEmpty())
        return false;
    m_letters.chop(1);
    search();
    return true;
}

void Pinyin::clear()
{
    m_letters.clear();
    search();
}

void Pinyin::search()
{
    m_chosen.clear();
    m_rest = m_letters;
    if (m_letters.isEmpty()) {
        ime_pinyin::im_reset_search();
        m_candidates.clear();
        Q_EMIT changed();
        return;
    }
    const QByteArray letters = m_letters.toLatin1();
    readCandidates(ime_pinyin::im_search(letters.constData(), static_cast<size_t>(letters.size())));
}

void Pinyin::readCandidates(size_t count)
{
    m_candidates.clear();
    for (size_t i = 0; i < count && m_candidates.size() < kMost; ++i) {
        const QString text = candidate(i);
        if (!text.isEmpty() && !m_candidates.contains(text))
            m_candidates.append(text);
    }
    Q_EMIT changed();
}

QString Pinyin::choose(int index)
{
    if (index < 0 || index >= m_candidates.size())
        return {};
    // What is shown left duplicates out.
    size_t wanted = 0;
    while (candidate(wanted) != m_candidates[index])
        ++wanted;
    const size_t count = ime_pinyin::im_choose(wanted);
    const ime_pinyin::uint16 *starts = nullptr;
    const size_t syllables = ime_pinyin::im_get_spl_start_pos(starts);
    const size_t fixed = ime_pinyin::im_get_fixed_len();
    const QString whole = candidate(0);
    size_t decoded = 0;
    ime_pinyin::im_get_sps_str(&decoded);
    if (fixed >= syllables) {
        // Letters that are no syllable stay as they are.
        const QString finished = whole + m_letters.mid(static_cast<qsizetype>(decoded));
        clear();
        return finished;
    }
    m_chosen = whole.left(static_cast<qsizetype>(fixed));
    m_rest = m_letters.mid(starts[fixed]);
    readCandidates(count);
    return {};
}

} // namespace hearth::ui
