// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/language.h"
#include <QGuiApplication>
#include <QLocale>
#include <QQmlEngine>

namespace hearth::ui
{

void Language::apply(const QString &setting, QQmlEngine *engine)
{
    if (setting == m_applied)
        return;
    m_applied = setting;
    QLocale locale =
        setting.isEmpty() || setting == QLatin1String("system") ? QLocale::system() : QLocale(setting);
    // The C locale writes times with seconds; a household without a language set reads English.
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_translator);
    // Where there is no translation the source's English stays.
    if (m_translator.load(locale, QStringLiteral("hearth"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_translator);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    if (engine) {
        engine->setUiLanguage(
            locale.name()); // Qt.uiLanguage, for what depends on the language but is no word
        engine->retranslate();
    }
}

} // namespace hearth::ui
