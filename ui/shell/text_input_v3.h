// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The compositor's side of text-input-unstable-v3 (wayland-protocols 1.31), which SDL, GTK and most toolkits
// speak but Qt 6.4, on either side. Its focus follows the keyboard's. GUI thread.

#include "ui/shell/text_field.h"
#include <QHash>
#include <QObject>
#include <QPointer>
#include <optional>
#include <qwayland-server-text-input-unstable-v3.h>

class QWaylandCompositor;
class QWaylandSeat;
class QWaylandSurface;

namespace hearth::ui
{

class TextInputV3 : public QObject,
                    private QtWaylandServer::zwp_text_input_manager_v3,
                    private QtWaylandServer::zwp_text_input_v3
{
    Q_OBJECT
public:
    TextInputV3(QWaylandCompositor &compositor, QWaylandSeat &seat);

    /// Where the client that has the keyboard wants text; none while it has no field.
    [[nodiscard]] std::optional<TextField> field() const;
    void commit(const QString &text);

Q_SIGNALS:
    void fieldChanged();

private:
    using Input = QtWaylandServer::zwp_text_input_v3::Resource;

    struct State {
        bool isEnabled = false;
        bool hasPlace = false; // the client told where its cursor or what its text is
        quint32 hints = 0;
        quint32 purpose = 0;
        qsizetype letters = 0;
    };
    struct Client {
        State pending;
        State current;
        quint32 commits = 0; // the protocol's serial
        quint32 enabledAt = 0;
    };

    void
    zwp_text_input_manager_v3_get_text_input(QtWaylandServer::zwp_text_input_manager_v3::Resource *resource,
                                             uint32_t id, wl_resource *seat) override;
    void zwp_text_input_manager_v3_destroy(
        QtWaylandServer::zwp_text_input_manager_v3::Resource *resource) override;
    void zwp_text_input_v3_destroy(Input *input) override;
    void zwp_text_input_v3_destroy_resource(Input *input) override;
    void zwp_text_input_v3_enable(Input *input) override;
    void zwp_text_input_v3_disable(Input *input) override;
    void zwp_text_input_v3_set_surrounding_text(Input *input, const QString &text, int32_t cursor,
                                                int32_t anchor) override;
    void zwp_text_input_v3_set_content_type(Input *input, uint32_t hints, uint32_t purpose) override;
    void zwp_text_input_v3_set_cursor_rectangle(Input *input, int32_t x, int32_t y, int32_t width,
                                                int32_t height) override;
    void zwp_text_input_v3_commit(Input *input) override;
    void follow(QWaylandSurface *now, QWaylandSurface *before);
    [[nodiscard]] QList<Input *> inputsOf(const QWaylandSurface &surface) const;
    [[nodiscard]] Input *enabledInput() const;

    QPointer<QWaylandSurface> m_focus;
    QHash<Input *, Client> m_clients;
};

} // namespace hearth::ui
