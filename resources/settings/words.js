// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The words of schema.json, for the tool that collects what is to be translated. A test holds both together.
QT_TRANSLATE_NOOP("SettingsPage", "Language and region");
QT_TRANSLATE_NOOP("SettingsPage", "Language");
QT_TRANSLATE_NOOP("SettingsPage", "What the TV writes and says; films keep their own.");
QT_TRANSLATE_NOOP("SettingsPage", "As the system");
QT_TRANSLATE_NOOP("SettingsPage", "Clock");
QT_TRANSLATE_NOOP("SettingsPage", "24 hours");
QT_TRANSLATE_NOOP("SettingsPage", "12 hours");
QT_TRANSLATE_NOOP("SettingsPage", "Picture and movement");
QT_TRANSLATE_NOOP("SettingsPage", "High contrast");
QT_TRANSLATE_NOOP("SettingsPage", "Black grounds, white words, bright frames.");
QT_TRANSLATE_NOOP("SettingsPage", "Less movement");
QT_TRANSLATE_NOOP("SettingsPage", "Pages and focus change at once.");
QT_TRANSLATE_NOOP("SettingsPage", "Sound");
QT_TRANSLATE_NOOP("SettingsPage", "Quieter while the home tells something");
QT_TRANSLATE_NOOP("SettingsPage", "Films and apps step back for an alert.");
QT_TRANSLATE_NOOP("SettingsPage", "Power and screensaver");
QT_TRANSLATE_NOOP("SettingsPage", "Clock and pictures after");
QT_TRANSLATE_NOOP("SettingsPage", "When nothing moves on the screen and nobody presses a key.");
QT_TRANSLATE_NOOP("SettingsPage", "2 minutes");
QT_TRANSLATE_NOOP("SettingsPage", "5 minutes");
QT_TRANSLATE_NOOP("SettingsPage", "10 minutes");
QT_TRANSLATE_NOOP("SettingsPage", "30 minutes");
QT_TRANSLATE_NOOP("SettingsPage", "Never");
QT_TRANSLATE_NOOP("SettingsPage", "What shows then");
QT_TRANSLATE_NOOP("SettingsPage", "Pictures and the clock");
QT_TRANSLATE_NOOP("SettingsPage", "The clock alone");
QT_TRANSLATE_NOOP("SettingsPage", "Nothing: a black screen");
QT_TRANSLATE_NOOP("SettingsPage", "Standby after");
QT_TRANSLATE_NOOP("SettingsPage", "Also when something plays and nobody presses a key.");
QT_TRANSLATE_NOOP("SettingsPage", "1 hour");
QT_TRANSLATE_NOOP("SettingsPage", "2 hours");
QT_TRANSLATE_NOOP("SettingsPage", "4 hours");
QT_TRANSLATE_NOOP("SettingsPage", "8 hours");
