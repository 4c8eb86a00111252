// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a language is called in the viewer's own, by ICU's locale data: sound, subtitles, details. GUI thread.

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class LanguageNames : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
public:
    /// `code` as files and streams write it: ISO 639-1, 639-2 (both kinds: "deu" and "ger") or a BCP 47 tag
    /// ("pt-BR"). `language` is what it is said in: QML's Qt.uiLanguage. Begins with a capital where the
    /// script has them. Empty for no language ("", "und", "zxx", "mul"), and the code itself for one that
    /// nobody knows.
    Q_INVOKABLE static QString name(const QString &code, const QString &language);
};

} // namespace hearth::ui
