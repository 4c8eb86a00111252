// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A native app with two text fields, the second a password's: what a partner's Qt app looks like to the
// shell. What is typed is printed, a line for each change. Down and Up go from one to the other.

#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(
        "import QtQuick\n"
        "Window { id: window; visible: true; width: 1280; height: 720; color: \"#203040\"\n"
        "  component Entry: TextInput { x: 100; width: 800; font.pixelSize: 40; color: \"white\"\n"
        "    onTextChanged: console.log(\"text=\" + text)\n"
        "    onAccepted: console.log(\"accepted=\" + text) }\n"
        "  Entry { id: first; y: 100; focus: true; KeyNavigation.down: second }\n"
        "  Entry { id: second; y: 200; echoMode: TextInput.Password; KeyNavigation.up: first;\n"
        "          KeyNavigation.down: none }\n"
        "  Item { id: none; KeyNavigation.up: second }\n"
        "}\n");
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}
