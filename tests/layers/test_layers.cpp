// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Holds the tree to DESIGN section 3 (arrows point down only), to the rules of QML and naming, and each built
// binary to the libraries that its licence allows.

#include "tests/layers/source_tree.h"
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using hearth::test::matches;
using hearth::test::readSourceTree;
using hearth::test::SourceFile;

namespace
{

const QString kRoot = QStringLiteral(HEARTH_SOURCE_DIR);

/// Which top folders a folder may include from besides itself.
QStringList below(const QString &folder)
{
    static const QHash<QString, QStringList> arrows{
        {QStringLiteral("resources"), {}},
        {QStringLiteral("player"), {QStringLiteral("resources")}},
        {QStringLiteral("store"), {QStringLiteral("resources")}},
        {QStringLiteral("bridge"),
         {QStringLiteral("player"), QStringLiteral("store"), QStringLiteral("resources")}},
        {QStringLiteral("ui"), {QStringLiteral("resources")}}, // talks to hearthd through the API alone
        {QStringLiteral("packaging"),
         {QStringLiteral("ui"), QStringLiteral("bridge"), QStringLiteral("player"), QStringLiteral("store"),
          QStringLiteral("resources")}},
        {QStringLiteral("tests"), hearth::test::topFolders()},
    };
    return arrows.value(folder) + QStringList{folder};
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

    QList<SourceFile> m_files;

    template <typename Wanted> void expectNone(Wanted wanted, const char *pattern)
    {
        QStringList found;
        for (const SourceFile &file : std::as_const(m_files)) {
            if (wanted(file))
                found += matches(file, pattern);
        }
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    }
    static bool isQmlOutsideKit(const SourceFile &file)
    {
        return file.is(".qml") && file.folder() == QLatin1String("ui") &&
               !file.path.startsWith(QLatin1String("ui/kit/"));
    }
    static QStringList neededBy(const QString &binary)
    {
        QProcess readelf;
        readelf.start(QStringLiteral("readelf"), {QStringLiteral("-d"), binary});
        readelf.waitForFinished();
        static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\).*\\[([^\\]]+)\\]"));
        QStringList names;
        auto found = needed.globalMatch(QString::fromUtf8(readelf.readAllStandardOutput()));
        while (found.hasNext())
            names.append(found.next().captured(1));
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_files = readSourceTree(kRoot);
        QVERIFY(m_files.size() > 100);
    }

    void includesPointDown()
    {
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s+[\"<]([^\">]+)[\">]"),
                                                QRegularExpression::MultilineOption);
        QStringList wrong;
        for (const SourceFile &file : std::as_const(m_files)) {
            if (!file.isCpp())
                continue;
            const QStringList allowed = below(file.folder());
            auto found = include.globalMatch(file.text);
            while (found.hasNext()) {
                const QString path = found.next().captured(1);
                const QString top = path.section(QLatin1Char('/'), 0, 0);
                const bool isRelative = path.contains(QLatin1String("../"));
                const bool isUpward = path.contains(QLatin1Char('/')) &&
                                      hearth::test::topFolders().contains(top) && !allowed.contains(top);
                if (isRelative || isUpward)
                    wrong.append(file.path + QLatin1String(" includes ") + path);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void qmlImportsOnlyHearthQuickAndWayland()
    {
        expectNone(isQmlOutsideKit, "^import\\s+(?!Hearth\\.|QtQuick\\b|QtWayland\\.)");
    }
    void qmlTakesColoursFromTheTheme()
    {
        expectNone(isQmlOutsideKit, "\"#[0-9A-Fa-f]{3,8}\"|Qt\\.(rgba|hsla|hsva)\\(\\s*[0-9.]");
        // Behind a film is black, whatever the look.
        expectNone(isQmlOutsideKit, "\\bcolor:\\s*\"(?!transparent\"|black\")[a-z]+\"");
    }
    void onlyTheKitKnowsArrowsAndBack() { expectNone(isQmlOutsideKit, "Keys\\.on(Left|Right|Up|Down|Back)"); }
    void noContextProperties()
    {
        expectNone(
            [](const SourceFile &file) { return file.isCpp() && file.folder() != QLatin1String("tests"); },
            "setContextProperty|setContextObject");
    }
    void classesAreNamedForWhatTheyAre()
    {
        expectNone([](const SourceFile &file) { return file.isCpp(); },
                   "^\\s*(class|struct|namespace)\\s+\\w*(Manager|Helper|Helpers|Utils|Util)\\b");
        QStringList wrong;
        for (const SourceFile &file : std::as_const(m_files)) {
            static const QRegularExpression name(QStringLiteral("(manager|helpers?|utils?)\\.\\w+$"),
                                                 QRegularExpression::CaseInsensitiveOption);
            if (name.match(file.path).hasMatch())
                wrong.append(file.path);
        }
        QCOMPARE(wrong, QStringList());
    }

    void everySourceSaysItsLicence()
    {
        QStringList without;
        for (const SourceFile &file : std::as_const(m_files)) {
            const QString head = file.text.left(300);
            if (!head.contains(QLatin1String("SPDX-FileCopyrightText:")) ||
                !head.contains(QLatin1String("SPDX-License-Identifier: Apache-2.0")))
                without.append(file.path);
        }
        QCOMPARE(without, QStringList());
    }

    void documentsNameWhatExists()
    {
        static const QRegularExpression quoted(
            QStringLiteral("`((?:ui|player|store|bridge|resources|tests|packaging)/[A-Za-z0-9_./-]*)[^`]*`"));
        QStringList missing;
        for (const char *name : {"README.md", "ARCHITECTURE.md"}) {
            QFile file(kRoot + QLatin1Char('/') + QLatin1String(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto found = quoted.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                QString path = found.next().captured(1);
                while (path.endsWith(QLatin1Char('.')) || path.endsWith(QLatin1Char('/')))
                    path.chop(1);
                if (!QFile::exists(kRoot + QLatin1Char('/') + path))
                    missing.append(QLatin1String(name) + QLatin1String(" names ") + path);
            }
        }
        QCOMPARE(missing, QStringList());
    }

    void binariesLinkWhatTheirLicenceAllows()
    {
        QStringList wrong;
        const QDir folder(QStringLiteral(HEARTH_BIN_DIR));
        for (const QString &name : folder.entryList(QDir::Files | QDir::Executable)) {
            for (const QString &library : neededBy(folder.filePath(name))) {
                const bool isCompositor = library.startsWith(QLatin1String("libQt6WaylandCompositor"));
                const bool isFfmpeg =
                    library.startsWith(QLatin1String("libav")) || library.startsWith(QLatin1String("libsw"));
                const bool isGui = library.startsWith(QLatin1String("libQt6Gui")) ||
                                   library.startsWith(QLatin1String("libQt6Quick"));
                if ((isCompositor && name != QLatin1String("hearth")) ||
                    (isFfmpeg && name != QLatin1String("hearth-player") &&
                     name != QLatin1String("hearth-probe")) ||
                    (isGui && name == QLatin1String("hearthd")))
                    wrong.append(name + QLatin1String(" links ") + library);
            }
        }
        QCOMPARE(wrong, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
