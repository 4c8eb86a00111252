// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The settings' schema as it ships, what it allows, what is kept; and that every word of it and of the
// launcher is said in every language.

#include "bridge/hub/settings.h"
#include "home_schema.h"
#include "resources/base/json.h"
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace hearth;
using hearth::bridge::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray contentOf(const QString &path)
    {
        QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/resources/") + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray schema() { return contentOf(QStringLiteral("settings/schema.json")); }
    std::unique_ptr<Database> database(const QString &name)
    {
        auto opened = Database::open(m_folder.filePath(name), home_schema::kMigrations);
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void aChoiceIsKeptAndTold()
    {
        const auto home = database(QStringLiteral("a.db"));
        QVERIFY(home);
        {
            auto settings = Settings::create(schema(), *home);
            QVERIFY(settings);
            QCOMPARE((*settings)->value("language"), QJsonValue("system"));
            const QSignalSpy changed(settings->get(), &Settings::changed);
            QVERIFY((*settings)->set("language", "zh_CN"));
            QVERIFY((*settings)->set("language", "zh_CN"));
            QVERIFY((*settings)->set("highContrast", true));
            QCOMPARE(changed.size(), 2);
        }
        auto again = Settings::create(schema(), *home);
        QVERIFY(again);
        QCOMPARE((*again)->value("language"), QJsonValue("zh_CN"));
        QCOMPARE((*again)->values().value("highContrast"), QJsonValue(true));
        QCOMPARE((*again)->values().value("reducedMotion"), QJsonValue(false));
    }

    void whatTheSchemaDoesNotAllowIsRefused()
    {
        const auto home = database(QStringLiteral("b.db"));
        auto settings = Settings::create(schema(), *home);
        QVERIFY(settings);
        QCOMPARE((*settings)->set("volume", 3).error().code, ErrorCode::NotFound);
        for (const QJsonValue &wrong :
             {QJsonValue("tlh"), QJsonValue(true), QJsonValue(), QJsonValue(QJsonObject())})
            QCOMPARE((*settings)->set("language", wrong).error().code, ErrorCode::Invalid);
        QCOMPARE((*settings)->set("highContrast", "yes").error().code, ErrorCode::Invalid);
        QVERIFY((*settings)->value("volume").isUndefined());
    }

    void whatTheDatabaseHoldsIsNotTrusted()
    {
        const auto home = database(QStringLiteral("c.db"));
        for (const char *row :
             {"('language', '{\"value\":\"tlh\"}')", "('highContrast', 'nonsense')", "('gone', '{}')"}) {
            auto insert = home->prepare(QByteArray("INSERT INTO setting(key, value) VALUES") + row);
            QVERIFY(insert && insert->run());
        }
        auto settings = Settings::create(schema(), *home);
        QVERIFY(settings);
        QCOMPARE((*settings)->value("language"), QJsonValue("system"));
        QCOMPARE((*settings)->value("highContrast"), QJsonValue(false));
    }

    void aWrongSchemaIsRefused()
    {
        const auto home = database(QStringLiteral("d.db"));
        for (const char *wrong :
             {"", "[]", "{\"pages\":[{\"settings\":[{\"key\":\"a\",\"kind\":\"dial\",\"default\":1}]}]}",
              "{\"pages\":[{\"settings\":[{\"key\":\"a\",\"kind\":\"switch\"}]}]}",
              "{\"pages\":[{\"settings\":[{\"key\":\"a\",\"kind\":\"switch\",\"default\":true},"
              "{\"key\":\"a\",\"kind\":\"switch\",\"default\":true}]}]}"})
            QVERIFY2(!Settings::create(wrong, *home), wrong);
    }

    void everyWordOfTheSchemaIsCollected()
    {
        const QString words = QString::fromUtf8(contentOf(QStringLiteral("settings/words.js")));
        const auto document = parseJsonObject(schema(), {256 * 1024, 16});
        QVERIFY(document);
        const auto isThere = [&](const QJsonObject &object) {
            for (const char *key : {"title", "text", "also"}) {
                const QString text = object.value(QLatin1String(key)).toString();
                if (!text.isEmpty() && !words.contains(QLatin1Char('"') + text + QLatin1Char('"'))) {
                    qWarning("%s", qUtf8Printable(text));
                    return false;
                }
            }
            return true;
        };
        for (const QJsonValue &page : document->value("pages").toArray()) {
            QVERIFY(isThere(page.toObject()));
            for (const QJsonValue &setting : page["settings"].toArray()) {
                QVERIFY(isThere(setting.toObject()));
                for (const QJsonValue &option : setting["options"].toArray())
                    QVERIFY(isThere(option.toObject()));
            }
        }
    }

    void everyLanguageIsWhole_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(HEARTH_SOURCE_DIR "/resources/translations"));
        for (const QString &file : folder.entryList({QStringLiteral("*.ts")}))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }
    void everyLanguageIsWhole()
    {
        QFETCH(QString, file);
        QFile ts(file);
        QVERIFY(ts.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&ts);
        int messages = 0;
        QString source;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
                ++messages;
            } else if (xml.name() == QLatin1String("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QLatin1String("type")), qPrintable(source));
                const QString said = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                QVERIFY2(!said.isEmpty(), qPrintable(source));
                // A place for a number or a name that is lost leaves the sentence without it.
                for (const char *place : {"%1", "%2", "%3"})
                    QVERIFY2(said.contains(QLatin1String(place)) == source.contains(QLatin1String(place)),
                             qPrintable(source));
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(messages > 100);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
