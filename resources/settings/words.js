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
