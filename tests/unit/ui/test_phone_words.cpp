// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The phone page's words: what the page says is in every language, and nothing else is. That a browser
// chooses and shows them is in tests/integration/phone.

#include <QFile>
#include <QJSEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace
{

QString read(const char *name)
{
    QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/ui/phone/page/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList captured(const QString &text, const char *pattern)
{
    QStringList found;
    const QRegularExpression expression(QString::fromUtf8(pattern));
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found.append(match.next().captured(1));
    return found;
}

QStringList placeholders(const QString &text)
{
    QStringList found = captured(text, R"(\{(\w+)\})");
    found.sort();
    return found;
}

QStringList sorted(const QSet<QString> &set)
{
    QStringList list = set.values();
    list.sort();
    return list;
}

} // namespace

class TestPhoneWords : public QObject
{
    Q_OBJECT

    QString m_scripts;
    QSet<QString> m_used;
    QJsonObject m_words;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"page.js", "remote.js", "appliances.js"}) {
            const QString script = read(name);
            QVERIFY2(!script.isEmpty(), name);
            m_scripts += script;
        }
        // As language.js walks it: every text and label of the body that is no name.
        QString body = read("index.html");
        body =
            body.mid(body.indexOf(QLatin1String("<body>")))
                .remove(QRegularExpression(QStringLiteral("<(\\w+) [^>]*translate=\"no\"[^>]*>[^<]*</\\1>")));
        QStringList used = captured(m_scripts, "\\bt\\(\"([^\"]*)\"");
        used += captured(body, R"(>([^<>]*[A-Za-z][^<>]*)<)");
        used += captured(body, "aria-label=\"([^\"]*)\"");
        for (const QString &text : used)
            m_used.insert(text.trimmed());
        QVERIFY(m_used.size() > 40);

        QJSEngine engine;
        const QJSValue words = engine.evaluate(read("words.js") + QStringLiteral("\nJSON.stringify(words)"));
        QVERIFY2(!words.isError(), qPrintable(words.toString()));
        m_words = QJsonDocument::fromJson(words.toString().toUtf8()).object();
        QCOMPARE(m_words.keys(), (QStringList{QStringLiteral("ar"), QStringLiteral("de"),
                                              QStringLiteral("es"), QStringLiteral("zh")}));
    }

    void everyLanguageHasEachWordAndNoOther()
    {
        for (const QString &language : m_words.keys()) {
            const QStringList keys = m_words[language].toObject().keys();
            const QSet<QString> said(keys.begin(), keys.end());
            QCOMPARE(sorted(m_used - said), QStringList());
            QCOMPARE(sorted(said - m_used), QStringList());
        }
    }

    void whatIsFilledInAgrees()
    {
        const QHash<QString, QStringList> forms{
            {QStringLiteral("ar"),
             {QStringLiteral("few"), QStringLiteral("many"), QStringLiteral("one"), QStringLiteral("other"),
              QStringLiteral("two"), QStringLiteral("zero")}},
            {QStringLiteral("de"), {QStringLiteral("one"), QStringLiteral("other")}},
            {QStringLiteral("es"), {QStringLiteral("one"), QStringLiteral("other")}},
            {QStringLiteral("zh"), {QStringLiteral("other")}}};
        for (const QString &language : m_words.keys()) {
            const QJsonObject table = m_words[language].toObject();
            for (auto row = table.begin(); row != table.end(); ++row) {
                const QStringList wanted = placeholders(row.key());
                if (!wanted.contains(QLatin1String("count"))) {
                    QVERIFY2(!row->toString().isEmpty(),
                             qPrintable(language + QStringLiteral(": ") + row.key()));
                    QCOMPARE(placeholders(row->toString()), wanted);
                    continue;
                }
                const QJsonObject plural = row->toObject();
                QCOMPARE(plural.keys(), forms.value(language));
                for (auto form = plural.begin(); form != plural.end(); ++form) {
                    // Arabic has words for one and two of a thing.
                    if (form.key() != QLatin1String("one") && form.key() != QLatin1String("two"))
                        QCOMPARE(placeholders(form->toString()), wanted);
                }
            }
        }
    }

    void noSentenceGoesAroundTheTable()
    {
        // A literal that begins like a sentence and is not inside t(); keys, states and classes are in small
        // letters.
        QString rest = m_scripts;
        rest.remove(QRegularExpression(QStringLiteral("\\bt\\(\"[^\"]*\"")));
        QStringList found = captured(rest, "\"([A-Z][a-z]+[^\"]*)\"");
        found.removeAll(QStringLiteral("Hearth"));
        QCOMPARE(found, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPhoneWords)
#include "test_phone_words.moc"
