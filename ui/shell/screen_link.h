// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What hearthd asks of the screen: keys, text, pictures, sockets to listen on; and what the screen tells
// hearthd: page, focus, and what it needs to show the same again. GUI thread.

#include "ui/client/api.h"
#include "ui/shell/answer_watch.h"
#include "ui/shell/frame_count.h"
#include <QElapsedTimer>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>
#include <memory>
#include <optional>

namespace hearth::ui
{

class Speech;
class Surfaces;

class ScreenLink : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    /// The launcher's pages as text, from PageStack.describe(); the shell sets it.
    Q_PROPERTY(QString pages READ pages WRITE setPages NOTIFY pagesChanged)
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pagesChanged)
    Q_PROPERTY(QString toast READ toast WRITE setToast NOTIFY pagesChanged)
public:
    ScreenLink(Api &api, Surfaces &surfaces, Speech &speech, QObject *parent = nullptr);

    void watch(QQuickWindow *window);
    [[nodiscard]] QString pages() const { return m_pages; }
    void setPages(const QString &pages);
    [[nodiscard]] QString page() const { return m_page; }
    void setPage(const QString &page);
    [[nodiscard]] QString toast() const { return m_toast; }
    void setToast(const QString &toast);

Q_SIGNALS:
    void pagesChanged();
    /// A key moved the focus.
    void focusMoved();
    /// hearthd remembers these pages from the shell before this one; empty at a fresh start.
    void restored(const QString &pages);

private Q_SLOTS:
    /// What has the focus says something else now.
    void noteSpoken();

protected:
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    void takeRequest(qint64 id, const QString &method, const QJsonObject &params);
    void pressKey(qint64 id, const QString &name, int holdMs);
    /// Answers in which frame the screen did.
    void pressWatched(qint64 id, const QString &name);
    void typeText(const QString &text);
    void takePicture(qint64 id, const QString &file);
    void report();
    [[nodiscard]] QJsonObject focus() const;
    /// What has the focus and a name; null for nothing.
    [[nodiscard]] QQuickItem *spokenItem() const;
    void followSpoken();
    void followRect();
    /// What is asked where the focus is for the viewer's eyes alone; nothing elsewhere.
    [[nodiscard]] std::optional<QString> secret() const;

    Api &m_api;
    Surfaces &m_surfaces;
    Speech &m_speech;
    QQuickWindow *m_window = nullptr;
    QString m_pages;
    QString m_page;
    QString m_toast;
    QTimer m_reportTimer;
    QTimer m_restTimer;
    QRectF m_rectBefore; // of what has the focus, in the window
    QPointer<QQuickItem> m_spoken;
    QString m_nameBefore;
    QElapsedTimer m_sinceKeyPress;
    QByteArray m_lastReport;
    bool m_isRestored = false;
    QElapsedTimer m_sinceKey; // valid until the frame that the last key changed
    double m_keyToFrameMs = 0;
    FrameCount m_frames;
    std::unique_ptr<AnswerWatch> m_answers;
};

} // namespace hearth::ui
