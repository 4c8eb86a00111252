// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

#include "resources/base/result.h"
#include <QTest>
#include <QTranslator>

using namespace hearth;

namespace
{

/// A language that says everything backwards.
class Words : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Error") != 0)
            return {};
        if (qstrcmp(source, "%1 of %2 is away") == 0)
            return QStringLiteral("away is %2's %1");
        if (qstrcmp(source, "The disk") == 0)
            return QStringLiteral("Disk the");
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestSentence : public QObject
{
    Q_OBJECT
    Words m_words;
private Q_SLOTS:
    void init() { QCoreApplication::installTranslator(&m_words); }
    void cleanup() { QCoreApplication::removeTranslator(&m_words); }

    void isPutIntoWordsWhereItIsShown()
    {
        QCOMPARE(inWords(Error::tr("The disk")), QStringLiteral("Disk the"));
        QCOMPARE(inWords(Error::tr("%1 of %2 is away").arg(QStringLiteral("File"), QStringLiteral("disk"))),
                 QStringLiteral("away is disk's File"));
        // A part that is a sentence itself.
        QCOMPARE(inWords(Error::tr("%1 of %2 is away").arg(QStringLiteral("File"), Error::tr("The disk"))),
                 QStringLiteral("away is Disk the's File"));
    }
    void withoutATranslationItIsPlainEnglish()
    {
        cleanup();
        const QString said = inWords(Error::tr("%1 of %2 is away").arg(QStringLiteral("File")).arg(7));
        QCOMPARE(said, QStringLiteral("File of 7 is away"));
        QCOMPARE(inWords(QStringLiteral("anything, %1")), QStringLiteral("anything, %1"));
        QCOMPARE(inWords(QString()), QString());
    }
    void whereItHappenedIsApartToo()
    {
        const Error error = Error{ErrorCode::Io, Error::tr("The disk"), {}}.within(QStringLiteral("copy"));
        QCOMPARE(inWords(error).message, QStringLiteral("copy: Disk the"));
        QCOMPARE(inWords(error).code, ErrorCode::Io);
    }
    void aHostilePartStaysAPart()
    {
        const QString evil = QStringLiteral("%2%1 \u2069\u2068 %99");
        const QString said = inWords(Error::tr("%1 of %2 is away").arg(evil).arg(QStringLiteral("disk")));
        QVERIFY2(said.contains(QLatin1String("%99")), qPrintable(said));
        QVERIFY(!said.contains(QChar(0x2068)) && !said.contains(QChar(0x2069)));
        // Brackets without their end, and deep ones, come to an end.
        QVERIFY(!inWords(QString(100'000, QChar(0x2068))).contains(QChar(0x2068)));
        QCOMPARE(inWords(QString(1000, QChar(0x2069))), QString());
    }
};

QTEST_GUILESS_MAIN(TestSentence)
#include "test_sentence.moc"
