// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An installed app in a temporary folder, as the store would have laid it down, open to the ordinary user
// that a test run by root plays.

#include "resources/base/process.h"
#include "store/package/manifest.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth::test
{

class AppFolder
{
public:
    AppFolder()
    {
        open(m_root.path());
        QDir().mkpath(content());
        QDir().mkpath(run());
        QDir().mkpath(data());
        for (const QString &folder : {root() + "/apps", root() + "/apps/org.test.app", content(), run(),
                                      root() + "/apps/org.test.app/data", data()})
            open(folder);
        add(QStringLiteral("icon.png"), "png");
    }

    [[nodiscard]] QString root() const { return m_root.path(); }
    [[nodiscard]] QString content() const { return root() + QStringLiteral("/apps/org.test.app/1.0.0"); }
    [[nodiscard]] QString data() const { return root() + QStringLiteral("/apps/org.test.app/data/main"); }
    [[nodiscard]] QString run() const { return root() + QStringLiteral("/run"); }

    /// A file that the manifest will list.
    void add(const QString &path, const QByteArray &bytes, bool executable = false)
    {
        addUnlisted(path, bytes, executable);
        m_files.append(QJsonObject{
            {"path", path},
            {"sha256",
             QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex())},
            {"size", bytes.size()},
            {"mode", executable ? "755" : "644"}});
    }
    void addUnlisted(const QString &path, const QByteArray &bytes, bool executable = false)
    {
        QFile file(content() + '/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        ::chmod(QFile::encodeName(file.fileName()).constData(), executable ? 0755 : 0644);
    }
    QJsonObject writeManifest(const QString &type, const QString &main, const QJsonArray &permissions = {})
    {
        QJsonObject manifest{
            {"id", "org.test.app"}, {"version", "1.0.0"}, {"title", "Test"},    {"vendor", "Tests"},
            {"type", type},         {"main", main},       {"icon", "icon.png"}, {"permissions", permissions}};
        const QJsonObject known = manifest;
        manifest.insert("files", m_files);
        addUnlisted(QStringLiteral("manifest.json"), QJsonDocument(manifest).toJson());
        return known;
    }

    /// Root cannot play an ordinary user, so it becomes one first.
    static ProcessStart asOrdinaryUser(ProcessStart start)
    {
        if (::geteuid() != 0)
            return start;
        start.arguments.prepend(start.program);
        start.arguments =
            QStringList{"--reuid", "65534", "--regid", "65534", "--clear-groups", "--"} + start.arguments;
        start.program = QStringLiteral("/usr/bin/setpriv");
        return start;
    }
    static void open(const QString &path) { ::chmod(QFile::encodeName(path).constData(), 0777); }

private:
    QTemporaryDir m_root{QStringLiteral("/tmp/hearth-app-XXXXXX")};
    QJsonArray m_files;
};

} // namespace hearth::test
