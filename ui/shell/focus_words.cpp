// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/focus_words.h"

#include <QCoreApplication>
#include <array>

namespace hearth::ui
{

namespace
{

struct RoleRow {
    const char *role;
    const char *words; // empty: the name says enough
};

// A row for each spokenRole in ui/; the words are translated in the context of the voice.
constexpr std::array kRoles = {
    RoleRow{"button", QT_TRANSLATE_NOOP("Voice", "button")},
    RoleRow{"switch", QT_TRANSLATE_NOOP("Voice", "switch")},
    RoleRow{"slider", QT_TRANSLATE_NOOP("Voice", "slider, left and right change it")},
    RoleRow{"option", QT_TRANSLATE_NOOP("Voice", "choice")},
    RoleRow{"menu item", QT_TRANSLATE_NOOP("Voice", "menu item")},
    RoleRow{"episode", QT_TRANSLATE_NOOP("Voice", "episode")},
    RoleRow{"song", QT_TRANSLATE_NOOP("Voice", "song")},
    RoleRow{"profile", QT_TRANSLATE_NOOP("Voice", "profile")},
    RoleRow{"film", QT_TRANSLATE_NOOP("Voice", "film")},
    RoleRow{"folder", QT_TRANSLATE_NOOP("Voice", "folder")},
    RoleRow{"tile", QT_TRANSLATE_NOOP("Voice", "card")},
    RoleRow{"key", QT_TRANSLATE_NOOP("Voice", "key")},
    RoleRow{"photo", QT_TRANSLATE_NOOP("Voice", "photo")},
    RoleRow{"application", QT_TRANSLATE_NOOP("Voice", "app")},
};

QString text(const QQuickItem &item, const char *property)
{
    return item.property(property).toString();
}

bool canBeSpoken(const QQuickItem &item)
{
    return item.isVisible() && item.isEnabled() && !text(item, "spokenName").isEmpty();
}

} // namespace

FocusPosition positionOf(const QQuickItem &item)
{
    const QQuickItem *child = &item;
    for (const QQuickItem *around = item.parentItem(); around;
         child = around, around = around->parentItem()) {
        if (around->inherits("QQuickItemView")) {
            const int count = around->property("count").toInt();
            return count > 1 ? FocusPosition{around->property("currentIndex").toInt() + 1, count}
                             : FocusPosition{};
        }
        FocusPosition position;
        for (const QQuickItem *sibling : around->childItems()) {
            if (!canBeSpoken(*sibling))
                continue;
            ++position.of;
            if (sibling == child)
                position.at = position.of;
        }
        if (position.of > 1 && position.at > 0)
            return position;
    }
    return {};
}

QString focusSentence(const QQuickItem &item)
{
    QStringList parts{text(item, "spokenName")};
    const QString role = text(item, "spokenRole");
    for (const RoleRow &row : kRoles) {
        if (role == QLatin1String(row.role))
            parts.append(QCoreApplication::translate("Voice", row.words));
    }
    if (const QString value = text(item, "spokenValue"); !value.isEmpty() && value != parts.first())
        parts.append(value);
    if (const FocusPosition position = positionOf(item); position.of > 1)
        parts.append(QCoreApplication::translate("Voice", "%1 of %2").arg(position.at).arg(position.of));
    return parts.join(QStringLiteral(", "));
}

} // namespace hearth::ui
