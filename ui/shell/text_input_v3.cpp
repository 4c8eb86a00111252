// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/text_input_v3.h"
#include <QWaylandClient>
#include <QWaylandCompositor>
#include <QWaylandSeat>
#include <QWaylandSurface>

namespace hearth::ui
{

namespace
{

constexpr int kVersion = 1;
constexpr quint32 kSecret = QtWaylandServer::zwp_text_input_v3::content_hint_hidden_text |
                            QtWaylandServer::zwp_text_input_v3::content_hint_sensitive_data;

} // namespace

TextInputV3::TextInputV3(QWaylandCompositor &compositor, QWaylandSeat &seat)
    : QObject(&compositor), zwp_text_input_manager_v3(compositor.display(), kVersion)
{
    connect(&seat, &QWaylandSeat::keyboardFocusChanged, this, &TextInputV3::follow);
    m_focus = seat.keyboardFocus();
}

std::optional<TextField> TextInputV3::field() const
{
    Input *input = enabledInput();
    if (!input)
        return std::nullopt;
    const Client client = m_clients.value(input);
    const bool isSecret = (client.current.hints & kSecret) != 0 ||
                          client.current.purpose == content_purpose_password ||
                          client.current.purpose == content_purpose_pin;
    return TextField{isSecret, client.current.hasPlace, client.enabledAt, client.current.letters};
}

void TextInputV3::commit(const QString &text)
{
    if (Input *input = enabledInput()) {
        send_commit_string(input->handle, text);
        send_done(input->handle, m_clients.value(input).commits);
    }
}

QList<TextInputV3::Input *> TextInputV3::inputsOf(const QWaylandSurface &surface) const
{
    return zwp_text_input_v3::resourceMap().values(surface.client()->client());
}

TextInputV3::Input *TextInputV3::enabledInput() const
{
    if (!m_focus || !m_focus->client())
        return nullptr;
    const QList<Input *> inputs = inputsOf(*m_focus);
    for (Input *input : inputs) {
        if (m_clients.value(input).current.isEnabled)
            return input;
    }
    return nullptr;
}

void TextInputV3::follow(QWaylandSurface *now, QWaylandSurface *before)
{
    if (before && before->client() && before->resource()) {
        const QList<Input *> inputs = inputsOf(*before);
        for (Input *input : inputs) {
            send_leave(input->handle, before->resource());
            m_clients[input].pending = {};
            m_clients[input].current = {};
        }
    }
    m_focus = now;
    if (now && now->client() && now->resource()) {
        const QList<Input *> inputs = inputsOf(*now);
        for (Input *input : inputs)
            send_enter(input->handle, now->resource());
    }
    Q_EMIT fieldChanged();
}

void TextInputV3::zwp_text_input_manager_v3_get_text_input(
    QtWaylandServer::zwp_text_input_manager_v3::Resource *resource, uint32_t id, wl_resource *)
{
    Input *input = zwp_text_input_v3::add(resource->client(), id, kVersion);
    m_clients.insert(input, {});
    if (m_focus && m_focus->client() && m_focus->client()->client() == resource->client())
        send_enter(input->handle, m_focus->resource());
}

void TextInputV3::zwp_text_input_manager_v3_destroy(
    QtWaylandServer::zwp_text_input_manager_v3::Resource *resource)
{
    wl_resource_destroy(resource->handle);
}

void TextInputV3::zwp_text_input_v3_destroy(Input *input)
{
    wl_resource_destroy(input->handle);
}

void TextInputV3::zwp_text_input_v3_destroy_resource(Input *input)
{
    if (m_clients.take(input).current.isEnabled)
        Q_EMIT fieldChanged();
}

void TextInputV3::zwp_text_input_v3_enable(Input *input)
{
    Client &client = m_clients[input];
    client.pending = {.isEnabled = true};
    ++client.enabledAt;
}

void TextInputV3::zwp_text_input_v3_disable(Input *input)
{
    m_clients[input].pending = {};
}

void TextInputV3::zwp_text_input_v3_set_surrounding_text(Input *input, const QString &text, int32_t, int32_t)
{
    State &pending = m_clients[input].pending;
    pending.hasPlace = true;
    pending.letters = text.size();
}

void TextInputV3::zwp_text_input_v3_set_content_type(Input *input, uint32_t hints, uint32_t purpose)
{
    State &pending = m_clients[input].pending;
    pending.hints = hints;
    pending.purpose = purpose;
}

void TextInputV3::zwp_text_input_v3_set_cursor_rectangle(Input *input, int32_t, int32_t, int32_t, int32_t)
{
    m_clients[input].pending.hasPlace = true;
}

void TextInputV3::zwp_text_input_v3_commit(Input *input)
{
    const std::optional<TextField> before = field();
    Client &client = m_clients[input];
    ++client.commits;
    client.current = client.pending;
    if (field() != before)
        Q_EMIT fieldChanged();
}

} // namespace hearth::ui
