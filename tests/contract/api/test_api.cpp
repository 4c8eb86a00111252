// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The API document and the code held together: every method of the document, called in every wrong way, as
// every kind of caller. What a socket's caller may do is asked of the library; what exists, of the real
// hearthd.

#include "bridge/hub/api_server.h"
#include "resources/base/json.h"
#include "tests/support/hearthd_fixture.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using hearth::test::HearthdFixture;

namespace
{

constexpr const char *kRoles[] = {"shell", "owner", "player", "app", "phone"};

/// A value that fits the schema.
QJsonValue fitting(const QJsonObject &schema)
{
    const QString type = schema.value(QLatin1String("type")).toString();
    if (schema.contains(QLatin1String("enum")))
        return schema.value(QLatin1String("enum")).toArray().first();
    if (type == QLatin1String("string"))
        return QStringLiteral("x");
    if (type == QLatin1String("integer") || type == QLatin1String("number"))
        return schema.value(QLatin1String("minimum")).toInt(1);
    if (type == QLatin1String("boolean"))
        return true;
    if (type == QLatin1String("array"))
        return QJsonArray();
    return QJsonObject();
}

/// A value of another type than the schema's; undefined where every type fits.
QJsonValue misfitting(const QJsonObject &schema)
{
    const QString type = schema.value(QLatin1String("type")).toString();
    if (type == QLatin1String("any"))
        return QJsonValue(QJsonValue::Undefined);
    return type == QLatin1String("string") ? QJsonValue(5) : QJsonValue(QStringLiteral("x"));
}

QJsonObject fittingParams(const QJsonObject &method)
{
    QJsonObject params;
    for (const QJsonValue &param : method.value(QLatin1String("params")).toArray()) {
        if (param[QLatin1String("required")].toBool())
            params.insert(param[QLatin1String("name")].toString(),
                          fitting(param[QLatin1String("schema")].toObject()));
    }
    return params;
}

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

    QJsonObject m_json;
    QJsonArray m_methods;
    std::unique_ptr<ApiServer> m_library;
    std::unique_ptr<HearthdFixture> m_hearthd;
    QStringList m_reached;

    static QString nameOf(const QJsonValue &method) { return method[QLatin1String("name")].toString(); }

    /// What the library answers; every method has a handler there that notes its name.
    Result<QJsonValue> ask(const char *role, const QString &method, const QJsonObject &params)
    {
        Result<QJsonValue> answer = fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        m_library->call({QLatin1String(role), {}}, method, params,
                        [&](const Result<QJsonValue> &result) { answer = result; });
        return answer;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/resources/api/hearth.openrpc.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        auto document = ApiDocument::load(text);
        QVERIFY(document);
        m_json = document->json();
        m_methods = m_json.value(QLatin1String("methods")).toArray();
        QVERIFY(m_methods.size() > 40);
        m_library = std::make_unique<ApiServer>(std::move(*document));
        for (const QJsonValue &method : std::as_const(m_methods)) {
            const QString name = nameOf(method);
            m_library->add(name, [this, name](const Caller &, const QJsonObject &, const Reply &reply) {
                m_reached.append(name);
                reply(true);
            });
        }
        auto hearthd = HearthdFixture::start();
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        m_hearthd = std::move(*hearthd);
    }

    void everyMethodAndEventSaysWhoAndSinceWhen()
    {
        for (const char *list : {"methods", "x-events"}) {
            const QJsonArray rows = m_json.value(QLatin1String(list)).toArray();
            for (const QJsonValue &row : rows) {
                const QByteArray name = nameOf(row).toUtf8();
                QVERIFY2(!row[QLatin1String("summary")].toString().isEmpty(), name.constData());
                QVERIFY2(!row[QLatin1String("x-since")].toString().isEmpty(), name.constData());
                const QJsonArray callers = row[QLatin1String("x-callers")].toArray();
                QVERIFY2(!callers.isEmpty(), name.constData());
                for (const QJsonValue &caller : callers)
                    QVERIFY2(std::ranges::any_of(
                                 kRoles, [&](const char *role) { return caller == QLatin1String(role); }),
                             name.constData());
            }
        }
    }

    void onlyWhoTheDocumentNamesIsServed()
    {
        for (const QJsonValue &method : std::as_const(m_methods)) {
            const QJsonArray callers = method[QLatin1String("x-callers")].toArray();
            for (const char *role : kRoles) {
                m_reached.clear();
                const auto answer = ask(role, nameOf(method), fittingParams(method.toObject()));
                const QByteArray what = nameOf(method).toUtf8() + " as " + role;
                if (callers.contains(QLatin1String(role))) {
                    QVERIFY2(answer.has_value(),
                             (what + ": " + (answer ? "" : answer.error().message.toUtf8())).constData());
                } else {
                    QVERIFY2(!answer && answer.error().code == ErrorCode::NotAllowed, what.constData());
                    QVERIFY2(m_reached.isEmpty(), what.constData());
                }
            }
        }
    }

    void wrongParametersAreNamed()
    {
        m_reached.clear();
        for (const QJsonValue &method : std::as_const(m_methods)) {
            const QString name = nameOf(method);
            const QByteArray role = method[QLatin1String("x-callers")][0].toString().toLatin1();
            const QJsonObject fits = fittingParams(method.toObject());
            const auto refusedNaming = [&](const QJsonObject &params, const QString &word) {
                const auto answer = ask(role.constData(), name, params);
                const bool isRight =
                    !answer && answer.error().code == ErrorCode::Invalid &&
                    answer.error().message.contains(QLatin1Char('"') + word + QLatin1Char('"'));
                if (!isRight)
                    qWarning("%s and %s: %s", qPrintable(name), qPrintable(word),
                             answer ? "was taken" : qPrintable(answer.error().message));
                return isRight;
            };
            QJsonObject unknown = fits;
            unknown.insert(QStringLiteral("surprise"), 1);
            QVERIFY(refusedNaming(unknown, QStringLiteral("surprise")));
            for (const QJsonValue &param : method[QLatin1String("params")].toArray()) {
                const QString paramName = param[QLatin1String("name")].toString();
                if (param[QLatin1String("required")].toBool()) {
                    QJsonObject missing = fits;
                    missing.remove(paramName);
                    QVERIFY(refusedNaming(missing, paramName));
                }
                const QJsonValue wrong = misfitting(param[QLatin1String("schema")].toObject());
                if (!wrong.isUndefined()) {
                    QJsonObject params = fits;
                    params.insert(paramName, wrong);
                    QVERIFY(refusedNaming(params, paramName));
                    params.insert(paramName, QJsonValue::Null);
                    QVERIFY(refusedNaming(params, paramName));
                }
            }
        }
        QVERIFY(m_reached.isEmpty());
    }

    void theRealHearthdServesThisDocument()
    {
        const auto served = m_hearthd->call("rpc.discover");
        QVERIFY(served);
        QCOMPARE(served->toObject(), m_json);
    }

    void theRealHearthdRefusesInTheSameWords()
    {
        const auto wrongCaller = m_hearthd->call("player.report");
        QVERIFY(!wrongCaller);
        QCOMPARE(wrongCaller.error().code, ErrorCode::NotAllowed);
        const auto unknown = m_hearthd->call("no.such");
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        const auto wrong =
            m_hearthd->call("library.titles", {{QStringLiteral("limit"), QStringLiteral("many")}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY(wrong.error().message.contains(QLatin1String("\"limit\"")));
    }

    /// Those of the owner's; what only others may call is behind sockets of their own.
    void theRealHearthdHasEveryMethod()
    {
        QStringList missing;
        for (const QJsonValue &method : std::as_const(m_methods)) {
            const QString name = nameOf(method);
            // The one that ends hearthd is proven at the end of this test.
            if (!method[QLatin1String("x-callers")].toArray().contains(QStringLiteral("owner")) ||
                name == QLatin1String("system.stop"))
                continue;
            const auto answer = m_hearthd->call(name.toUtf8().constData(), fittingParams(method.toObject()));
            if (!answer && answer.error().message.contains(QLatin1String("is not available in this hearthd")))
                missing.append(name);
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("without a handler: ") + missing.join(QLatin1String(", "))));
    }

    void stopEndsIt()
    {
        QVERIFY(m_hearthd->isRunning());
        QVERIFY(m_hearthd->call("system.stop"));
        QTRY_VERIFY(!m_hearthd->isRunning());
    }
};

QTEST_GUILESS_MAIN(TestApi)
#include "test_api.moc"
