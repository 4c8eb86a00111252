// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The UI's one door to hearthd: keeps copies of what the screen shows, current by events, and makes calls.
// Paints from its cache before hearthd has answered. GUI thread; the one instance is QML's singleton, made
// before the first page.

#include "resources/base/rpc_client.h"
#include "ui/client/household_state.h"
#include "ui/client/playback_state.h"
#include "ui/client/rows_model.h"
#include "ui/client/settings_state.h"
#include <QSet>
#include <optional>

class QJSEngine;
class QQmlEngine;

namespace hearth::ui
{

class Api : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool connected READ isConnected NOTIFY connectedChanged)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadedChanged)
    Q_PROPERTY(hearth::ui::RowsModel *rows READ rows CONSTANT)
    Q_PROPERTY(hearth::ui::RowsModel *rooms READ rooms CONSTANT)
    /// What runs, cools, heats or stands open at home, the first few.
    Q_PROPERTY(hearth::ui::RecordModel *active READ active CONSTANT)
    /// The lamps among the appliances, the first few.
    Q_PROPERTY(hearth::ui::RecordModel *lights READ lights CONSTANT)
    Q_PROPERTY(hearth::ui::PlaybackState *playback READ playback CONSTANT)
    Q_PROPERTY(hearth::ui::SettingsState *settings READ settings CONSTANT)
    Q_PROPERTY(hearth::ui::HouseholdState *household READ household CONSTANT)
    Q_PROPERTY(QVariantList homeArrangement READ homeArrangement NOTIFY homeArrangementChanged)
    Q_PROPERTY(hearth::ui::RowsModel *found READ found CONSTANT)
    Q_PROPERTY(hearth::ui::RecordModel *phones READ phones CONSTANT)
    Q_PROPERTY(QString power READ power NOTIFY powerChanged)
    Q_PROPERTY(int volume READ volume NOTIFY volumeChanged)
    Q_PROPERTY(bool muted READ isMuted NOTIFY volumeChanged)
    Q_PROPERTY(QString front READ front NOTIFY stageChanged)
    Q_PROPERTY(QString frontApp READ frontApp NOTIFY stageChanged)
    /// Of the app in front: "native", "web".
    Q_PROPERTY(QString frontType READ frontType NOTIFY stageChanged)
    /// Which of the two players draws the film; the other may wait with what comes next.
    Q_PROPERTY(QString filmPlayer READ filmPlayer NOTIFY stageChanged)
    /// A film plays in the corner.
    Q_PROPERTY(bool hasCorner READ hasCorner NOTIFY stageChanged)
    Q_PROPERTY(QString phoneAddress READ phoneAddress NOTIFY phoneChanged)
    Q_PROPERTY(bool phonesCanReach READ phonesCanReach NOTIFY phoneChanged)
    Q_PROPERTY(QString phoneCode READ phoneCode NOTIFY phoneChanged)
public:
    Api(const QString &socketPath, const QString &cacheFolder, QObject *parent = nullptr);
    ~Api() override;
    static Api *create(QQmlEngine *, QJSEngine *);
    static Api *instance();

    void start();
    [[nodiscard]] RpcClient &rpc() { return m_rpc; }

    [[nodiscard]] bool isConnected() const { return m_rpc.isConnected(); }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] RowsModel *rooms() { return &m_rooms; }
    [[nodiscard]] RecordModel *active() { return &m_active; }
    [[nodiscard]] RecordModel *lights() { return &m_lights; }
    [[nodiscard]] PlaybackState *playback() { return &m_playback; }
    [[nodiscard]] SettingsState *settings() { return &m_settings; }
    [[nodiscard]] HouseholdState *household() { return &m_household; }
    /// Every row of Home, {id, hidden}; asked for by askForArrangement().
    [[nodiscard]] QVariantList homeArrangement() const { return m_arrangement; }
    [[nodiscard]] RowsModel *found() { return &m_found; }
    [[nodiscard]] RecordModel *phones() { return &m_phones; }
    /// "on", "ambient", "screenOff", "standby".
    [[nodiscard]] QString power() const { return m_power; }
    [[nodiscard]] int volume() const { return m_volume; }
    [[nodiscard]] bool isMuted() const { return m_isMuted; }
    [[nodiscard]] QString front() const { return m_front; }
    [[nodiscard]] QString frontType() const { return m_frontType; }
    [[nodiscard]] QString filmPlayer() const { return m_filmPlayer; }
    [[nodiscard]] bool hasCorner() const { return m_hasCorner; }
    [[nodiscard]] QString frontApp() const { return m_frontApp; }
    [[nodiscard]] QString phoneAddress() const { return m_phoneAddress; }
    /// The page is open to the home's network, not to this machine alone.
    [[nodiscard]] bool phonesCanReach() const { return m_phonesCanReach; }
    [[nodiscard]] QString phoneCode() const { return m_phoneCode; }
    [[nodiscard]] QJsonObject appliance(const QString &id) const { return m_appliances.value(id); }

    /// A call whose failure is shown to the viewer as a sentence; one that needs a PIN asks for it by
    /// pinWanted(). `toSay` is told when it was done.
    Q_INVOKABLE void call(const QString &method, const QJsonObject &params = {}, const QString &toSay = {});
    /// Repeats what wanted a PIN, with this one.
    Q_INVOKABLE void givePin(const QString &pin);
    Q_INVOKABLE void dropPin();
    /// Tells the viewer something that is no fault.
    Q_INVOKABLE void say(const QString &text) { Q_EMIT said(text); }
    /// To the running app that was in front last and is not `from`; none: nothing happens.
    Q_INVOKABLE void switchApp(const QString &from);
    Q_INVOKABLE void askForArrangement();
    /// `fresh`: a new code, which makes the one before void.
    Q_INVOKABLE void askForPairing(bool fresh = false);
    /// Fills `found` with what is called so; an answer that a later question overtook is dropped.
    Q_INVOKABLE void search(const QString &text);
    Q_INVOKABLE void askForPhones();
    Q_INVOKABLE void forgetPhone(const QString &id);
    Q_INVOKABLE void noticeShown(const QString &id);

Q_SIGNALS:
    void connectedChanged();
    void loadedChanged();
    void stageChanged();
    void phoneChanged();
    void appliancesChanged();
    void applianceChanged(const QString &id);
    /// Of one app, or of any when `id` is empty.
    void appsChanged(const QString &id);
    /// `page`: where OK leads, "appliance:ID"; empty for what only tells. Each at most once, also across
    /// restarts of hearthd; noticeShown() says when the viewer has seen it.
    void notice(const QString &id, const QString &kind, const QString &text, const QString &page);
    /// Something that may hurt somebody; to be shown over everything until somebody has seen it
    /// (noticeShown).
    void danger(const QVariantMap &notice);
    /// Somebody took it away, perhaps on a phone.
    void noticeGone(const QString &id);
    void failed(const QString &message, const QString &action);
    /// `sentence`: what it is for, or why the last one was not right; `hint` may be empty.
    void pinWanted(const QString &sentence, const QString &hint);
    void pinAccepted();
    void said(const QString &text);
    /// A text field of an app has got its focus, or no longer has it.
    void appField(const QString &id, bool isEditable, const QString &hint, bool isSecret);
    void homeChanged();
    void powerChanged();
    void volumeChanged();
    /// A viewer turned it; the other changes are silent.
    void volumeTurned();
    void homeArrangementChanged();

private:
    void load();
    void ask(const QString &method, const std::function<void(const QJsonValue &)> &take,
             const QJsonObject &params = {});
    void takeEvent(const QString &name, const QJsonObject &params);
    void takeRows(const QJsonArray &rows);
    /// The appliances from `offset` on, window by window; what was known stays until all are here.
    void askForAppliances(int offset, const QMap<QString, QJsonObject> &before);
    void takeStage(const QJsonObject &stage);
    void takeNotice(const QJsonObject &told);
    void takePower(const QJsonObject &power);
    void takeVolume(const QJsonObject &volume);
    void groupRooms();
    void gatherActive();
    void readCache();
    void writeCache();

    RpcClient m_rpc;
    QString m_cacheFile;
    QByteArray m_cached;
    RowsModel m_rows;
    RowsModel m_rooms;
    RecordModel m_active;
    RecordModel m_lights;
    PlaybackState m_playback;
    SettingsState m_settings;
    RecordModel m_phones;
    HouseholdState m_household;
    QVariantList m_arrangement;
    struct PinCall {
        QString method; // empty: nothing waits for a PIN
        QJsonObject params;
        QString toSay;
    };
    PinCall m_pinCall;
    RowsModel m_found;
    int m_question = 0;
    QString m_front = QStringLiteral("launcher");
    QString m_frontType;
    QString m_filmPlayer;
    bool m_hasCorner = false;
    QString m_frontApp;
    QString m_power = QStringLiteral("on");
    int m_volume = 0;
    bool m_isMuted = false;
    QString m_phoneAddress;
    QString m_phoneCode;
    bool m_phonesCanReach = false;
    // Appliances that changed or went since the first window of them was asked for; empty otherwise.
    std::optional<QSet<QString>> m_heardMeanwhile;
    QMap<QString, QJsonObject> m_appliances;
    QHash<QString, bool> m_notices; // by id: whether it has been shown
    bool m_isLoaded = false;
};

} // namespace hearth::ui
