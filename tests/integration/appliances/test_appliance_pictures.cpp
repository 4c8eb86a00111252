// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Cameras' bytes through the real hearth-probe: what the registry tells of is a picture made anew, and
// nothing else.

#include "bridge/hub/appliance_pictures.h"
#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

class HandProtocol final : public Protocol
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("hand"); }
    void start() override {}
    [[nodiscard]] QString problem() const override { return {}; }
    void send(const QString &, const QString &, const QString &, const QJsonValue &, Answer answer) override
    {
        answer({});
    }
};

QByteArray pngOf(Qt::GlobalColor colour)
{
    QImage image(1600, 1200, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestAppliancePictures : public QObject
{
    Q_OBJECT

    const QString m_id = QStringLiteral("hand:door");
    const QString m_capability = QStringLiteral("picture.door");
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<player::ProbeClient> m_probe;
    std::unique_ptr<AppliancePictures> m_pictures;
    HandProtocol *m_protocol = nullptr;

    [[nodiscard]] QString file() const
    {
        const auto appliance = m_registry->appliance(m_id);
        return appliance ? appliance
                               ->value(QLatin1String(
                                   "capabilities"))[0][QLatin1String("state")][QLatin1String("file")]
                               .toString()
                         : QString();
    }
    void send(const QByteArray &bytes) const { Q_EMIT m_protocol->pictured(m_id, m_capability, bytes); }
    [[nodiscard]] QStringList cached() const
    {
        return QDir(m_folder->filePath(QStringLiteral("appliances"))).entryList(QDir::Files);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_registry = std::move(*Registry::create(m_folder->filePath(QStringLiteral("a.db")), m_clock));
        m_probe = std::make_unique<player::ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                                        [](ProcessStart start) { return start; });
        m_pictures = std::make_unique<AppliancePictures>(*m_registry, *m_probe, m_folder->path());
        auto protocol = std::make_unique<HandProtocol>();
        m_protocol = protocol.get();
        m_registry->add(std::move(protocol));
        Appliance camera;
        camera.id = m_id;
        camera.name = QStringLiteral("Front door");
        camera.kind = ApplianceKind::Camera;
        Capability picture;
        picture.id = m_capability;
        picture.type = CapabilityType::Picture;
        camera.capabilities.push_back(picture);
        Q_EMIT m_protocol->seen(camera);
    }
    void cleanup()
    {
        m_pictures.reset();
        m_probe.reset();
        m_registry.reset();
    }

    void whatIsShownWasMadeAnew()
    {
        send(pngOf(Qt::red));
        QTRY_VERIFY(!file().isEmpty());
        QImage shown(file());
        QCOMPARE(shown.height(), 720);
        QVERIFY(QColor(shown.pixel(100, 100)).red() > 200);
        QFile made(file());
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE(made.read(2), QByteArray("\xff\xd8"));                // JPEG, though a PNG came
        QCOMPARE(cached(), QStringList{QFileInfo(file()).fileName()}); // nothing of what came is left
    }

    void theNewestOfManyIsShownInTheEnd()
    {
        for (int i = 0; i < 30; ++i)
            send(pngOf(Qt::red));
        send(pngOf(Qt::blue));
        QTRY_VERIFY(!file().isEmpty() && m_probe->waiting() == 0);
        QTRY_VERIFY(QColor(QImage(file()).pixel(100, 100)).blue() > 200);
        QVERIFY(cached().size() <= 2); // it, and the one before
    }

    void anotherPictureHasAnotherName()
    {
        send(pngOf(Qt::red));
        QTRY_VERIFY(!file().isEmpty());
        const QString first = file();
        send(pngOf(Qt::green));
        QTRY_VERIFY(file() != first);
        QVERIFY(QFile::exists(first)); // the shell may be reading it
    }

    void whatIsNoPictureChangesNothing()
    {
        send(pngOf(Qt::red));
        QTRY_VERIFY(!file().isEmpty());
        const QString first = file();
        send("\x89PNG\r\n\x1a\n and then nothing of the kind");
        send(QByteArray(20'000, '\0'));
        QTRY_COMPARE(m_probe->waiting(), size_t{0});
        QCOMPARE(file(), first);
        send(QByteArray(kLargestPicture + 1, 'x')); // not even written
        QCOMPARE(m_probe->waiting(), size_t{0});
        QCOMPARE(cached().size(), 1);
    }

    void anApplianceThatGoesTakesItsPicturesAlong()
    {
        send(pngOf(Qt::red));
        QTRY_VERIFY(!file().isEmpty());
        Q_EMIT m_protocol->gone(m_id);
        QCOMPARE(cached(), QStringList());
        send(pngOf(Qt::red));
        QTRY_COMPARE(m_probe->waiting(), size_t{0});
        QVERIFY(file().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAppliancePictures)
#include "test_appliance_pictures.moc"
