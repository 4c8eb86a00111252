// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The language of everything on the screen: words, numbers, dates and the direction of reading. GUI thread.

#include <QTranslator>

class QQmlEngine;

namespace hearth::ui
{

class Language
{
public:
    /// "system", or a locale as the setting names it ("zh_CN"). Before there is an engine it is for the first
    /// paint.
    void apply(const QString &setting, QQmlEngine *engine);

private:
    QTranslator m_translator;
    QString m_applied; // null: none yet
};

} // namespace hearth::ui
