// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The language of templates: Jinja's with Python's values, and what a hostile template cannot do.

#include "bridge/appliances/mqtt/template.h"
#include "bridge/appliances/templates/json_text.h"
#include "bridge/appliances/templates/program.h"
#include <QTest>
#include <thread>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

class FixedMoment : public templates::MomentSource
{
public:
    [[nodiscard]] templates::Moment now() const override
    {
        return {1'700'000'000'000'000, QTimeZone("Europe/Berlin")}; // 2023-11-14 23:13:20 there
    }
};

/// The text, or the error's name after an exclamation mark.
QString rendered(const QString &text, const QByteArray &payload = "{}")
{
    static const FixedMoment moment;
    const Result<Template> read = Template::parse(text);
    const Result<QString> result =
        read ? read->render(TemplateInput(payload), moment) : std::unexpected(read.error());
    return result ? *result : QLatin1Char('!') + result.error().message.section(QLatin1Char(':'), 0, 0);
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

    void addCases(std::initializer_list<std::pair<const char *, const char *>> cases)
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const auto &[text, expected] : cases)
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    }
    void checkCase(const QByteArray &payload = "{}")
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(rendered(text, payload), expected);
    }

private Q_SLOTS:
    void numbersPrintAsPythonPrintsThem_data()
    {
        addCases(
            {{"{{ 1 }} {{ 1.0 }} {{ 21.50 }}", "1 1.0 21.5"},
             {"{{ 1e-7 }} {{ 1e16 }} {{ 0.0001 }} {{ -0.0 }}", "1e-07 1e+16 0.0001 -0.0"},
             {"{{ 2 ** 64 }} {{ 7 / 2 }} {{ 6 / 2 }} {{ -7 // 2 }} {{ -7 % 3 }}",
              "18446744073709551616 3.5 3.0 -4 2"},
             {"{{ 9223372036854775807 + 1 }}", "9223372036854775808"},
             {"{{ 0.1 + 0.2 }} {{ 1 / 3 }}", "0.30000000000000004 0.3333333333333333"},
             {"{{ 2.5|round }} {{ 3.5|round }} {{ 2.675|round(2) }} {{ 25|round(-1) }}", "2 4 2.67 20.0"},
             {"{{ 1 / 0 }}", "!ZeroDivisionError"}});
    }
    void numbersPrintAsPythonPrintsThem() { checkCase(); }

    void valuesPrintAsPythonPrintsThem_data()
    {
        addCases({{"{{ [1, 'a', none, true, \"it's\"] }}", "[1, 'a', None, True, \"it's\"]"},
                  {"{{ (1,) }} {{ {'b': 1, 'a': (2, 3)} }} {{ set() }}", "(1,) {'b': 1, 'a': (2, 3)} set()"},
                  {"{{ {'a': 1}.items() }} {{ range(3) }}", "dict_items([('a', 1)]) range(0, 3)"},
                  {"{{ ['\\x00', '\\u200b', '\xC3\xA9'] }}", "['\\x00', '\\u200b', '\xC3\xA9']"}});
    }
    void valuesPrintAsPythonPrintsThem() { checkCase(); }

    void operatorsBindAsInJinja_data()
    {
        addCases({{"{{ -1|abs }} {{ 2**3**2 }} {{ 1 ~ 2 * 3 }}", "1 64 16"},
                  {"{{ 1 < 2 < 3 }} {{ 1 in [1] }} {{ not 1 == 2 }}", "True True True"},
                  {"{{ 'a' if false }}|{{ 'a' if false else 'b' if false else 'c' }}", "|c"},
                  {"{{ 0 or 'x' }} {{ 1 and '' }}|{{ 1 if 2 is odd else 3 }}", "x |3"},
                  {"{{ 1 is odd is even }}", "!TemplateSyntaxError"}});
    }
    void operatorsBindAsInJinja() { checkCase(); }

    void missingThingsAreEmptyButNotLookedInto_data()
    {
        addCases({{"[{{ value_json.x }}]", "[]"},
                  {"{{ value_json.x.y }}", "!UndefinedError"},
                  {"{{ value_json.x.y|default('z') }}", "!UndefinedError"},
                  {"{{ value_json.x|default('z') }}{{ value_json.x is defined }}", "zFalse"},
                  {"{{ value_json.x + 1 }}", "!UndefinedError"},
                  {"{{ value_json.x|is_defined }}", "!UndefinedError"},
                  {"{{ value|float }}", "!ValueError"},
                  {"{{ none + 1 }}", "!TypeError"},
                  {"{{ 'a'.x() }}", "!UndefinedError"},
                  {"{{ 1|nosuch }}", "!TemplateAssertionError"},
                  {"{% if false %}{{ 1|nosuch }}{% endif %}ok", "ok"},
                  {"{{ [1]|map('nosuch')|list }}", "!TemplateRuntimeError"}});
    }
    void missingThingsAreEmptyButNotLookedInto() { checkCase(); }

    void statementsHaveTheScopesOfJinja_data()
    {
        addCases(
            {{"{% set y = 0 %}{% for x in [1,2] %}{% set y = x %}{% endfor %}{{ y }}", "0"},
             {"{% set n = namespace(y=0) %}{% for x in [1,2] %}{% set n.y = n.y + x %}{% endfor %}{{ n.y }}",
              "3"},
             {"{% for x in [1,2,3] if x > 1 %}{{ loop.index }}{{ x }}{{ loop.last }} {% endfor %}",
              "12False 23True"},
             {"{% for x in [1,2,3] %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% endfor %}", "13"},
             {"{% for x in [] %}{% else %}none{% endfor %}", "none"},
             {"{% macro f(a, b=a) %}{{ a }}{{ b }}{{ varargs }}{% endmacro %}{{ f(1, 2, 3) }}", "12(3,)"},
             {"{% macro f() %}<{{ caller(1) }}>{% endmacro %}{% call(x) f() %}{{ x }}{% endcall %}", "<1>"},
             {"{% set t | upper %}a{% endset %}{{ t }}{% filter lower %}B{% endfilter %}", "Ab"},
             {"{% with a = 1 %}{{ a }}{% endwith %}[{{ a }}]", "1[]"},
             {"{% for n in [[1,[2]],[3]] recursive %}{{ n if n is number else '(' ~ loop(n) ~ ')' }}{% "
              "endfor %}",
              "(1(2))(3)"},
             {"a {%- if true -%} b {%- endif -%} c{# d #}{% raw %}{{ e }}{% endraw %}", "abc{{ e }}"}});
    }
    void statementsHaveTheScopesOfJinja() { checkCase(); }

    void filtersOfJinjaAndHomeAssistantAreThere_data()
    {
        addCases(
            {{"{{ ['b','A']|sort|join(',') }} {{ [1,1,2]|unique|list }} {{ [1,2,3]|batch(2)|list }}",
              "A,b [1, 2] [[1, 2], [3]]"},
             {"{{ [{'k':1},{'k':2}]|selectattr('k','gt',1)|map(attribute='k')|first }}", "2"},
             {"{{ 'the quick brown fox'|truncate(9, true, '') }} {{ '<a>'|e }}", "the quick &lt;a&gt;"},
             {"{{ {'b':1,'a':'\xC3\xA9'}|tojson }} {{ {'b':1,'a':'\xC3\xA9'}|to_json }}",
              "{\"a\": \"\\u00e9\", \"b\": 1} {\"b\":1,\"a\":\"\xC3\xA9\"}"},
             {"{{ 'a1b2'|regex_findall('([a-z])([0-9])') }} {{ 'ab'|regex_replace('(a)', '<\\\\1>') }}",
              "[('a', '1'), ('b', '2')] <a>b"},
             {"{{ '%03d|%5.1f|%s' | format(5, 2.25, 'x') }} {{ '{:>4}|{:,}'.format('a', 1234) }}",
              "005|  2.2|x    a|1,234"},
             {"{{ '3.7'|int }} {{ 'x'|int(0) }} {{ 'ff'|int(base=16) }} {{ 'on'|bool }}", "3 0 255 True"},
             {"{{ max(1, 2) }} {{ zip([1],['a'])|list }} {{ dict.from_keys([('a', 1)]) }}",
              "2 [(1, 'a')] {'a': 1}"},
             {"{{ 'Kitchen Light'|slugify }} {{ 3|ordinal }} {{ 'aGk='|base64_decode }}",
              "kitchen_light 3rd hi"}});
    }
    void filtersOfJinjaAndHomeAssistantAreThere() { checkCase(); }

    void timeComesFromTheGivenClockAlone_data()
    {
        addCases(
            {{"{{ now() }}", "2023-11-14 23:13:20+01:00"},
             {"{{ as_timestamp(now()) }} {{ 0|timestamp_local }}", "1700000000.0 1970-01-01T01:00:00+01:00"},
             {"{{ 1700000000|timestamp_custom('%H:%M', false) }}", "22:13"},
             {"{{ strptime('05.03.2024', '%d.%m.%Y') + timedelta(days=1) }}", "2024-03-06 00:00:00"},
             {"{{ as_datetime('2024-01-31T12:00:00Z') }}", "2024-01-31 12:00:00+00:00"}});
    }
    void timeComesFromTheGivenClockAlone() { checkCase(); }

    void jsonKeepsTypesAndOrder_data()
    {
        addCases(
            {{"{{ value_json.a }} {{ value_json.b }} {{ value_json.c }}", "1 1.0 123456789012345678901"},
             {"{{ value_json }}", "{'b': 1.0, 'a': 1, 'c': 123456789012345678901, 'l': [1, {'x': None}]}"},
             {"{{ value_json.l.1.x }} {{ value_json['l'][-2] }}", "None 1"}});
    }
    void jsonKeepsTypesAndOrder()
    {
        checkCase("{\"b\":1.0,\"a\":2,\"c\":123456789012345678901,\"l\":[1,{\"x\":null}],\"a\":1}");
    }

    void whatIsNoJsonIsText()
    {
        QCOMPARE(rendered(QStringLiteral("{{ value }}"), "offline"), QStringLiteral("offline"));
        QCOMPARE(rendered(QStringLiteral("{{ value_json is defined }}"), "offline"), QStringLiteral("False"));
        QCOMPARE(rendered(QStringLiteral("{{ value_json.a }}"), "offline"),
                 QStringLiteral("!UndefinedError"));
        for (const char *wrong :
             {"", "{", "[1,]", "01", "1.", "\"a", "nul", "{\"a\" 1}", "[1] 2", "\"\x01\""})
            QVERIFY2(!templates::parseJson(wrong), wrong);
        QVERIFY(templates::parseJson("[NaN, -Infinity, 1E400]"));
        QVERIFY(!templates::parseJson(std::string(100, '[') + std::string(100, ']')));
    }

    void theSandboxHasNoWayOut_data()
    {
        addCases({{"{{ ''.__class__ }}", ""},
                  {"{{ ''.__class__.__mro__ }}", "!SecurityError"},
                  {"{{ [].append(1) }}", "!SecurityError"},
                  {"{{ value_json.update({'a': 1}) }}", "!SecurityError"},
                  {"{{ '{0.__class__.__mro__}'.format('') }}", "!SecurityError"},
                  {"{% include 'x' %}", "!TypeError"}});
    }
    void theSandboxHasNoWayOut() { checkCase(); }

    void everyTemplateEnds_data()
    {
        addCases(
            {{"{{ 'x' * 10**9 }}", "!LimitError"},
             {"{{ range(10**9) }}", "!OverflowError"},
             {"{{ 10**(10**10) }}", "!LimitError"},
             {"{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
              "!LimitError"},
             {"{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "!RecursionError"},
             {"{% set n = namespace(l=[1]) %}{% for i in range(300) %}{% set n.l = [n.l] %}{% endfor %}",
              "!RecursionError"},
             {"{% set n = namespace(l=[1]) %}{% for i in range(100) %}{% set n.l = [n.l, n.l] %}{% endfor %}",
              "!LimitError"},
             {"{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
              "!LimitError"},
             {"{{ ('a' * 40 ~ 'b')|regex_match('(a+)+$') }}", "False"},
             {"{% set n = namespace() %}{% set n.n = n %}{{ n.n.n.n is defined }}", "True"}});
    }
    void everyTemplateEnds() { checkCase(); }

    void aDeepTemplateIsRefused()
    {
        QCOMPARE(rendered(QStringLiteral("{{ ") + QString(5000, QLatin1Char('(')) + QLatin1Char('1')),
                 QStringLiteral("!RecursionError"));
        QCOMPARE(rendered(QStringLiteral("{{ ") + QStringLiteral("-").repeated(5000) + QLatin1Char('1')),
                 QStringLiteral("!RecursionError"));
        QCOMPARE(
            rendered(QStringLiteral("{{ 1") + QStringLiteral("+1").repeated(20000) + QStringLiteral(" }}")),
            QStringLiteral("!RecursionError"));
        QCOMPARE(rendered(QStringLiteral("{{ timedelta(days=40000000) + timedelta(days=40000000) }}")),
                 QStringLiteral("!OverflowError"));
        QCOMPARE(rendered(QStringLiteral("{% if 1 %}").repeated(5000)), QStringLiteral("!RecursionError"));
    }

    void aLongTableIsNotADeepTemplate()
    {
        QString table = QStringLiteral("{{ {");
        for (int i = 0; i < 1500; ++i)
            table += QStringLiteral("%1: 'x', ").arg(i);
        QCOMPARE(rendered(table + QStringLiteral("}|length }}")), QStringLiteral("1500"));
    }

    void oneProgramRendersOnSeveralThreads()
    {
        const auto read =
            Template::parse(QStringLiteral("{% for x in ['a', 'b'] %}{{ {'a': 1, 'b': 2}[x] }}{% endfor %}"));
        QVERIFY(read);
        std::vector<std::thread> threads;
        std::atomic<int> right = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 200; ++n)
                    right += read->render(TemplateInput("{}")) == QStringLiteral("12") ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 800);
    }

    void aCommandKeepsTheTypeOfItsValue()
    {
        const auto read = Template::parse(QStringLiteral("{{ {'v': value}|tojson }}"));
        QVERIFY(read);
        QCOMPARE(*read->render(TemplateInput::ofCommand(22)), QStringLiteral("{\"v\": 22}"));
        QCOMPARE(*read->render(TemplateInput::ofCommand(21.5)), QStringLiteral("{\"v\": 21.5}"));
        QCOMPARE(*read->render(TemplateInput::ofCommand(QStringLiteral("on"))),
                 QStringLiteral("{\"v\": \"on\"}"));
        QCOMPARE(*Template::parse({})->render(TemplateInput::ofCommand(21.5)), QStringLiteral("21.5"));
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "test_template.moc"
