// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Languages as files write them, in the words of who reads them.

#include "ui/kit/language_names.h"
#include <QTest>

using hearth::ui::LanguageNames;

class TestLanguageNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *code, const char *language, const char *name) {
            QTest::addRow("%s in %s", code, language)
                << QString::fromLatin1(code) << QString::fromLatin1(language) << QString::fromUtf8(name);
        };
        row("eng", "en", "English");
        row("en", "de", "Englisch");
        row("ger", "de", "Deutsch");
        row("deu", "en", "German");
        row("jpn", "es", "Japonés");
        row("chi", "zh-CN", "中文");
        row("fre", "ar", "الفرنسية");
        row("pt-BR", "en", "Portuguese (Brazil)");
        row("pt_BR", "en", "Portuguese (Brazil)");
        row("GER", "en", "German");
        row("und", "en", "");
        row("", "en", "");
        row("qqq", "en", "qqq");
        row("not a language", "en", "not a language");
    }
    void names()
    {
        QFETCH(QString, code);
        QFETCH(QString, language);
        QTEST(LanguageNames::name(code, language), "name");
    }
    void whatIsLongIsNotRead()
    {
        const QString code(100'000, QLatin1Char('e'));
        QCOMPARE(LanguageNames::name(code, QStringLiteral("en")), code);
    }
};

QTEST_APPLESS_MAIN(TestLanguageNames)
#include "test_language_names.moc"
