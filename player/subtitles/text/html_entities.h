// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// HTML's character references, by the standard's section 13.2.5.72, outside of attributes. Pure, any thread.

#include <QString>
#include <QStringView>

namespace hearth::player
{

struct HtmlEntity {
    QString text;
    qsizetype length = 0; // of the reference after its '&'; 0: there is none here
};

/// `text` begins after the '&'. A ';' that is missing where old names allow it is no error.
HtmlEntity htmlEntity(QStringView text);

} // namespace hearth::player
