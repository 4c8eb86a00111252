// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// libarchive converts names through the thread's locale and gives a null pointer, or ends the process, where
// that knows only ASCII. While this lives, the calling thread reads and writes UTF-8 names whatever the
// environment says.

#include <clocale>
#include <locale.h>

namespace hearth::store
{

class Utf8Locale
{
public:
    Utf8Locale() : m_own(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), m_before(::uselocale(m_own)) {}
    ~Utf8Locale()
    {
        ::uselocale(m_before);
        if (m_own)
            ::freelocale(m_own);
    }
    Utf8Locale(const Utf8Locale &) = delete;
    Utf8Locale &operator=(const Utf8Locale &) = delete;

private:
    locale_t m_own;
    locale_t m_before;
};

} // namespace hearth::store
