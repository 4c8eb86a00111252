// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Templates as zigbee2mqtt and Shelly send them, ours beside Python's Jinja2 (package python3-jinja2,
// compiled templates, the sandbox that Home Assistant uses) in one run. Prints microseconds a rendering over
// JSON that is read already; the goals are 1 for a plain path, and a twentieth of Python's for the others.

#include "bridge/appliances/templates/json_text.h"
#include "bridge/appliances/templates/program.h"
#include <QElapsedTimer>
#include <QProcess>
#include <algorithm>
#include <array>
#include <cstdio>

using namespace hearth;

namespace
{

struct Case {
    const char *name;
    const char *text;
};

constexpr const char *kPayload =
    "{\"state\":\"ON\",\"brightness\":127,\"temperature\":21.5,\"humidity\":48,\"linkquality\":120,"
    "\"update\":{\"state\":\"idle\",\"installed_version\":1,\"latest_version\":2},\"action\":\"press_"
    "release\","
    "\"schedule\":[{\"h\":6,\"t\":21.5},{\"h\":22,\"t\":18}]}";

constexpr std::array kCases{
    Case{"plain path", "{{ value_json.temperature }}"},
    Case{"nested path", "{{ value_json['update'].installed_version }}"},
    Case{"default and string", "{{ value_json['nope']|default('',True)|string|truncate(254, True, '', 0) }}"},
    Case{"if", "{% if value_json.state == 'ON' %}on{% else %}off{% endif %}"},
    Case{"number", "{{ (value_json.brightness|float|multiply(0.3922))|round }}"},
    Case{"to_json", "{{ {'id': 1, 'method': 'Light.Set', 'on': value_json.state == 'ON'}|tojson }}"},
    Case{"update", "{{ {'installed': value_json['update'].installed_version, 'latest': "
                   "value_json['update'].get('latest_version'), 'busy': value_json['update'].state == "
                   "'updating'}|to_json }}"},
    Case{"loop",
         "{% set ns = namespace(r=[]) %}{% for s in value_json.schedule %}{% set ns.r = ns.r + [s.h ~ ':' ~ "
         "s.t] %}{% endfor %}{{ ns.r|join(' ') }}"},
    Case{"event", "{% set patterns = [{'p': "
                  "'^(?P<b>(?:button_)?[a-z0-9]+)_(?P<a>(?:press|hold)(?:_release)?)$', 'g': ['b', "
                  "'a']},{'p': '^(?P<a>recall|scene)_(?P<s>[0-2][0-9]{0,2})$', 'g': ['a', 's']},{'p': "
                  "'^(?P<a>dial_rotate)_(?P<d>left|right)_(?P<s>step|slow|fast)$', 'g': ['a', 'd', 's']}] "
                  "%}{% set ns = "
                  "namespace(r=[('a', value_json.action)]) %}{% for p in patterns %}{% set m = "
                  "value_json.action|regex_findall(p.p) %}{% if m[0] is undefined %}{% continue %}{% endif "
                  "%}{% for k, v in "
                  "zip(p.g, m[0]) %}{% set ns.r = ns.r|rejectattr(0, 'eq', k)|list + [(k, v)] %}{% endfor "
                  "%}{% endfor %}{{ "
                  "dict(ns.r|reject('eq', ('a', none)))|to_json }}"},
};

constexpr const char *kPython =
    "import sys, json, re, time\n"
    "from jinja2.sandbox import ImmutableSandboxedEnvironment as E\n"
    "env = E(extensions=['jinja2.ext.loopcontrols', 'jinja2.ext.do'])\n"
    "env.filters.update(float=float, multiply=lambda v, n: float(v) * n,\n"
    "    to_json=lambda v: json.dumps(v, ensure_ascii=False, separators=(',', ':')),\n"
    "    regex_findall=lambda v, p: re.compile(p).findall(v))\n"
    "env.globals.update(zip=zip)\n"
    "given = json.load(sys.stdin)\n"
    "data = json.loads(given['payload'])\n"
    "for text in given['texts']:\n"
    "    t = env.from_string(text)\n"
    "    n = 300\n"
    "    best = 1e9\n"
    "    for _ in range(7):\n"
    "        start = time.perf_counter()\n"
    "        for _ in range(n): t.render(value='', value_json=data)\n"
    "        best = min(best, (time.perf_counter() - start) / n * 1e6)\n"
    "    print(best)\n";

/// The best of several rounds, in microseconds.
double timeOf(const templates::Program &program, const templates::Variables &variables)
{
    constexpr int kTimes = 2000;
    double best = 1e9;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kTimes; ++i) {
            if (!program.render(variables))
                return -1;
        }
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e3 / kTimes);
    }
    return best;
}

/// Empty where there is no Jinja2.
QList<double> timesOfPython()
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QLatin1String(kPython)});
    std::string list;
    for (const Case &one : kCases) {
        std::string text = one.text;
        for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
            text.insert(at, "\\");
        list += (list.empty() ? "\"" : ",\"") + text + '"';
    }
    std::string payload = kPayload;
    for (std::size_t at = payload.find('"'); at != std::string::npos; at = payload.find('"', at + 2))
        payload.insert(at, "\\");
    python.write(QByteArray::fromStdString("{\"payload\":\"" + payload + "\",\"texts\":[" + list + "]}"));
    python.closeWriteChannel();
    QList<double> times;
    if (python.waitForFinished(120'000) && python.exitCode() == 0) {
        for (const QByteArray &line : python.readAllStandardOutput().split('\n'))
            if (!line.isEmpty())
                times.append(line.toDouble());
    }
    return times;
}

} // namespace

int main()
{
    templates::VariableList variables;
    variables.add(QStringLiteral("value"), templates::Value::string(templates::Text()));
    variables.add(QStringLiteral("value_json"), *templates::parseJson(kPayload));
    const QList<double> python = timesOfPython();
    if (python.isEmpty())
        std::printf("python3-jinja2 is not installed: ours alone\n");
    for (std::size_t i = 0; i < kCases.size(); ++i) {
        const auto program = templates::Program::compile(QString::fromUtf8(kCases.at(i).text));
        const double ours = program ? timeOf(**program, variables) : -1;
        std::printf("%-20s ours %7.2f us", kCases.at(i).name, ours);
        if (const double theirs = python.value(static_cast<qsizetype>(i)); theirs > 0)
            std::printf("   jinja2 %8.1f us   %5.1f times", theirs, theirs / ours);
        std::printf("\n");
    }
    constexpr int kTimes = 20000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kTimes; ++i)
        (void)templates::parseJson(kPayload);
    std::printf("%-20s ours %7.2f us for %zu bytes\n", "reading the JSON",
                static_cast<double>(timer.nsecsElapsed()) / 1e3 / kTimes, std::string_view(kPayload).size());
    return 0;
}
