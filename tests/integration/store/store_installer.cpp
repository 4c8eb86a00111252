// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Installs one app as hearthd would, in a process of its own that a test can kill or starve: STATE URL ROOT
// ID UNPACK. Prints the app as the store describes it in the end.

#include "resources/base/json.h"
#include "store/install/store.h"
#include <QCoreApplication>
#include <QUrl>
#include <cstdio>

using namespace hearth;
using namespace hearth::store;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    const auto state =
        words.size() == 6 ? prepareState(words[1]) : fail(ErrorCode::Invalid, QStringLiteral("arguments"));
    if (!state)
        return 2;
    HttpClient http;
    auto store = Store::create(*state, http, QUrl(words[2]), words[3], words[5]);
    if (!store)
        return 2;
    QObject::connect(store->get(), &Store::refreshed, &application, [&] {
        if (!(*store)->install(words[4]))
            QCoreApplication::exit(2);
    });
    QObject::connect(store->get(), &Store::changed, &application, [&](const QString &id) {
        const auto app = (*store)->app(id);
        if (id == words[4] && app && (*app)[QStringLiteral("state")] != QLatin1String("installing")) {
            std::printf("%s\n", toJson(*app).constData());
            QCoreApplication::exit(0);
        }
    });
    (*store)->refresh();
    return QCoreApplication::exec();
}
